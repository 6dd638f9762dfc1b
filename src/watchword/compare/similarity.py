"""Whether two words can be one word, and how.

A likeness is a judgement of how probable the difference is between two writings of one
name, against its probability between two names: spellings of one custom or another lie
from 1 to about .85, one slip in a long word near .9 and in a short one near .7.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp

from rapidfuzz.distance import OSA

from watchword.compare.evidence import Meeting
from watchword.compare.slips import slip_cost
from watchword.text.abjad import is_spelled_out, spoken, unwritten_vowels
from watchword.text.arabic import part_of_compound, without_article
from watchword.text.chinese import SYLLABLES, split_syllables
from watchword.text.common_names import commonness
from watchword.text.gender import FAMILY_NAMES, GIVEN_NAMES, gender_likeness
from watchword.text.kin import kin_groups
from watchword.text.names import is_initial
from watchword.text.nicknames import nickname_likeness
from watchword.text.sounds import fold, sounds
from watchword.text.spelling import compare_spellings
from watchword.text.variants import FAMILY, family_likeness
from watchword.text.vowels import vowel_loss
from watchword.text.words import CONFUSABLE_PLACES

Met = tuple[Meeting, float] | None

UNWRITTEN = frozenset({"Arab", "Hebr", "Syrc"})
"""Scripts that leave short vowels out."""

_EXACT = (Meeting.EXACT, 1.0)
_INITIAL = (Meeting.INITIAL, 0.6)
_SAME_SOUNDS = 0.97
_SAME_FOLD = 0.95
_SHORT_FOLD = 0.85
_ARTICLE = 0.92
"""With the article written as one with it, and without ("Almasri")."""
_PART = 0.72
"""A compound and the part of it by which its bearer may be called ("Aziz")."""
_LEAST_SPELLING = 0.75
"""Below, a difference in spelling is taken for a slip."""
_LEAST = 0.6
_SLIPS: tuple[dict[int, float], ...] = (
    {0: 1.0},
    {0: 0.91, 3: 0.5, 4: 0.68, 5: 0.74, 6: 0.8, 7: 0.84, 8: 0.87, 9: 0.89},
    {0: 0.8, 6: 0.6, 7: 0.63, 8: 0.7, 9: 0.74, 10: 0.78},
    {0: 0.68, 10: 0.62},
)
"""How alike a word with no slip, one, two and three is to itself, by its length; under 0
for longer ones. A slip in a long word leaves no other word near it."""
_FIRST_LETTER = 0.94
_LAST_LETTER = 0.88
_LAST_VOWEL = 0.85
"""Another vowel at the end mostly makes another name: Haruka, Haruki."""
_VOWELS = frozenset("aeiou")
_SPELLED = frozenset("eiu")
"""Vowels that only stand in a word without vowels where a table spells it out."""
_SURE = 0.92
_BOTH_KNOWN = 0.85
_BOTH_PINYIN = 0.8
"""Two words that are whole syllables of pinyin each: Xiaomin is not Xiaoming."""
_LEAST_PINYIN = 6
_BOTH_KNOWN_AND_SLIPS = 0.8
"""Two words that are common names both, and differ by more than customs do, are likelier
to be two names."""


@lru_cache(maxsize=262_144)
def compare_words(left: str, right: str, unwritten: str = "", *, syllables: bool = False) -> Met:
    """How two words in normal form meet, and how alike they are (0 to 1).

    The order of the two does not matter, but for ``unwritten``.

    Args:
        left, right: ASCII, lower case.
        unwritten: ``left`` or ``right`` where that side comes from a script that leaves
            short vowels out and the other is in Latin letters; ``both`` where both do.
        syllables: Whether a side comes from a script of syllables, where a letter
            more or less is another syllable.

    Returns:
        None where they are different words.
    """
    if left == right:
        return _EXACT
    if is_initial(left) or is_initial(right):
        return _INITIAL if _is_initial_of(left, right) else None
    if not (left.isalpha() and right.isalpha()) or _are_two(left, right):
        return None
    if unwritten == "both":
        return _by_letters(left, right)
    if unwritten:
        bare, full = (left, right) if unwritten == "left" else (right, left)
        return _without_vowels(bare, full)
    same = _by_sound(left, right)
    return same if same is not None or syllables else _by_difference(left, right)


def allowed_edits(letters: int) -> int:
    """How many slips a word of so many letters may hold and still be that word."""
    return 0 if letters < 4 else 1 if letters < 6 else 2 if letters < 11 else 3


def _are_two(left: str, right: str) -> bool:
    """Whether two words are two, however alike: syllables of pinyin, names of places."""
    return (left in SYLLABLES and right in SYLLABLES) or {left, right} <= CONFUSABLE_PLACES


def _is_initial_of(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return len(long) > 1 and long.isalpha() and long[0] == short


def _without_vowels(bare: str, full: str) -> Met:
    spelled = is_spelled_out(bare)
    if not spelled and len(bare) > 1 and unwritten_vowels(bare).fullmatch(spoken(full)):
        return Meeting.TRANSLITERATION, 0.92 if len(bare) > 2 else 0.8
    if spelled or not _SPELLED.isdisjoint(bare):
        return _by_sound(bare, full) or _by_difference(bare, full)
    return None


def _by_sound(left: str, right: str) -> Met:
    folded = fold(left)
    if folded != fold(right):
        return None
    if len(folded) <= 3:
        return Meeting.TRANSLITERATION, _SHORT_FOLD
    same = sounds(left) == sounds(right)
    return Meeting.TRANSLITERATION, _SAME_SOUNDS if same else _SAME_FOLD


def _by_difference(left: str, right: str) -> Met:
    gender = _by_gender(left, right)
    if gender is not None:
        return gender
    best: Met = None
    for way in (_by_tables, _by_vowels, _by_spelling):
        met = way(left, right)
        if met is not None and (best is None or met[1] > best[1]):
            best = met
    return best


def _by_gender(left: str, right: str) -> Met:
    alike = gender_likeness(left, right)
    if alike is None:
        return None
    if alike == FAMILY_NAMES and commonness(left) and commonness(right):
        alike = GIVEN_NAMES  # Martina, not the wife of a man called Martin
    return Meeting.GENDER, alike


def _by_tables(left: str, right: str) -> Met:
    if not kin_groups(left).isdisjoint(kin_groups(right)):
        family = family_likeness(left, right)
        if family is not None:
            how = Meeting.TRANSLITERATION if family == FAMILY else Meeting.NICKNAME
            return how, family
        alike = nickname_likeness(left, right)
        if alike is not None:
            return Meeting.NICKNAME, alike
    shorter, longer = (left, right) if len(left) <= len(right) else (right, left)
    if _are_one(without_article(longer), shorter):
        return Meeting.TRANSLITERATION, _ARTICLE
    if _are_one(part_of_compound(longer), shorter):
        return Meeting.NICKNAME, _PART
    return None


def _are_one(left: str, right: str) -> bool:
    return bool(left) and fold(left) == fold(right)


def _by_vowels(left: str, right: str) -> Met:
    alike = vowel_loss(left, right)
    return None if alike is None else (Meeting.VOWELS, alike)


def _by_spelling(left: str, right: str) -> Met:
    """Spellings by several customs, and slips."""
    allowed = allowed_edits(min(len(left), len(right)))
    best: Met = None
    for met in (_by_customs(left, right, allowed), _by_letters(left, right)):
        if met is None or met[1] < _LEAST:  # what follows only lowers it
            continue
        how, alike = met
        if alike < _SURE and commonness(left) and commonness(right):
            alike *= _BOTH_KNOWN if how is Meeting.TRANSLITERATION else _BOTH_KNOWN_AND_SLIPS
        if alike < _SURE and _is_pinyin(left) and _is_pinyin(right):
            alike *= _BOTH_PINYIN
        if alike >= _LEAST and (best is None or alike > best[1]):
            spelled = how is Meeting.TRANSLITERATION and alike >= _LEAST_SPELLING
            best = (Meeting.TRANSLITERATION if spelled else Meeting.TYPO), alike
    return best


@lru_cache(maxsize=65_536)
def _is_pinyin(word: str) -> bool:
    """Whether a word looks like a Chinese given name of two syllables."""
    return len(word) >= _LEAST_PINYIN and len(split_syllables(word)) == 2


def _by_customs(left: str, right: str, allowed: int) -> Met:
    found = compare_spellings(left, right, most_slips=allowed)
    if found is None:
        return None
    length = max(len(sounds(left)), len(sounds(right)))
    alike = _SAME_SOUNDS * exp(-found.cost) * _after_slips(found.slips, length)
    if found.at_start:
        alike *= _FIRST_LETTER
    if found.at_end:
        alike *= _LAST_LETTER
    return (Meeting.TYPO if found.slips else Meeting.TRANSLITERATION), alike


def _by_letters(left: str, right: str) -> Met:
    """Slips of the pen: letters more, less, other or exchanged."""
    allowed = allowed_edits(min(len(left), len(right)))
    if not allowed:
        return None
    edits = OSA.distance(left, right, score_cutoff=allowed)
    if edits > allowed:
        return None
    length = max(len(left), len(right))
    alike = _after_slips(edits, length)
    if edits and alike and not (commonness(left) and commonness(right)):
        # Between one slip less and so many, by how easily they are made; that two names
        # lie side by side on the keyboard as well says nothing (Jamal, Kamal).
        saved = edits - slip_cost(left, right)
        alike += saved / edits * (_after_slips(edits - 1, length) - alike)
    if left[0] != right[0]:
        alike *= _FIRST_LETTER
    if left[-1] != right[-1] and left[:-1] == right[:-1] and {left[-1], right[-1]} <= _VOWELS:
        alike *= _LAST_VOWEL
    return Meeting.TYPO, alike


def _after_slips(slips: int, length: int) -> float:
    """How alike a word of so many letters is to itself with so many slips."""
    table = _SLIPS[slips]
    return table.get(length, table[0] if length > max(table) else 0.0)
