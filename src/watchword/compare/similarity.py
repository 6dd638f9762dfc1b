"""Whether two words can be one word, and how."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from watchword.compare.evidence import Meeting
from watchword.text.chinese import SYLLABLES
from watchword.text.names import is_initial
from watchword.text.nicknames import nickname_likeness
from watchword.text.sounds import fold, skeleton, unwritten_vowels, vowels
from watchword.text.vowels import vowel_loss
from watchword.text.words import CONFUSABLE_PLACES

UNWRITTEN = frozenset({"Arab", "Hebr", "Syrc"})
"""Scripts that leave short vowels out."""

_EXACT = (Meeting.EXACT, 1.0)
_INITIAL = (Meeting.INITIAL, 0.6)


@lru_cache(maxsize=262_144)
def compare_words(
    left: str, right: str, unwritten: str = "", *, syllables: bool = False
) -> tuple[Meeting, float] | None:
    """How two words in normal form meet, and how alike they are (0 to 1).

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
    if not (left.isalpha() and right.isalpha()):
        return None
    if unwritten == "both":
        return _by_edits(left, right, folded=False)
    if unwritten:
        bare, full = (left, right) if unwritten == "left" else (right, left)
        return _without_vowels(bare, full)
    if fold(left) == fold(right):
        return Meeting.TRANSLITERATION, 0.96 if len(fold(left)) > 3 else 0.85
    if left in SYLLABLES and right in SYLLABLES:
        return None  # two syllables of pinyin are two words, however alike
    if {left, right} <= CONFUSABLE_PLACES:
        return None
    if syllables:
        return None
    found = (
        _by_skeleton(left, right),
        _by_vowels(left, right),
        _by_nickname(left, right),
        _by_edits(left, right) or _by_lost_vowel(left, right),
    )
    return max((met for met in found if met is not None), key=lambda met: met[1], default=None)


def allowed_edits(letters: int) -> int:
    """How many slips a word of so many letters may hold and still be that word."""
    return 0 if letters < 4 else 1 if letters < 8 else 2 if letters < 11 else 3


def _is_initial_of(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return len(long) > 1 and long.isalpha() and long[0] == short


def _without_vowels(bare: str, full: str) -> tuple[Meeting, float] | None:
    if len(bare) < 2 or not unwritten_vowels(bare).fullmatch(fold(full)):
        return None
    return Meeting.TRANSLITERATION, 0.92 if len(bare) > 2 else 0.8


def _by_skeleton(left: str, right: str) -> tuple[Meeting, float] | None:
    """The same consonants, and at most one vowel that differs.

    Where there are only two consonants, a vowel more or less is another name.
    """
    bare = skeleton(left)
    if min(len(left), len(right)) < 4 or bare != skeleton(right):
        return None
    ours, theirs = vowels(left), vowels(right)
    if OSA.distance(ours, theirs, score_cutoff=1) > 1:
        return None
    if len(bare.lstrip("a")) < 3 and len(ours) != len(theirs):
        return None
    if {fold(left)[-1], fold(right)[-1]} == {"a", "u"}:
        return Meeting.TYPO, 0.65  # Antonia is not Antonio, though a slip can make her so
    return Meeting.TRANSLITERATION, 0.9


def _by_vowels(left: str, right: str) -> tuple[Meeting, float] | None:
    alike = vowel_loss(left, right)
    return None if alike is None else (Meeting.VOWELS, alike)


def _by_nickname(left: str, right: str) -> tuple[Meeting, float] | None:
    alike = nickname_likeness(left, right)
    return None if alike is None else (Meeting.NICKNAME, alike)


def _by_edits(left: str, right: str, *, folded: bool = True) -> tuple[Meeting, float] | None:
    """One slip in a word of four letters, two in one of eight, three in one of eleven."""
    shorter, longer = sorted((len(left), len(right)))
    allowed = allowed_edits(shorter)
    if allowed == 0:
        return None
    edits = OSA.distance(left, right, score_cutoff=allowed)
    if folded:
        edits = min(edits, OSA.distance(fold(left), fold(right), score_cutoff=allowed))
    if edits > allowed:
        return None
    alike = 1.0 - 1.4 * edits / longer
    return Meeting.TYPO, alike if left[0] == right[0] else alike * 0.9


def _by_lost_vowel(left: str, right: str) -> tuple[Meeting, float] | None:
    """A word of four letters that has lost a vowel ("Asf", "Asef")."""
    shorter, longer = sorted((left, right), key=len)
    if (len(shorter), len(longer)) != (3, 4) or shorter[0] != longer[0]:
        return None
    lost = any(
        longer[place] in "aeiou" and longer[:place] + longer[place + 1 :] == shorter
        for place in range(1, 4)
    )
    return (Meeting.TYPO, 0.7) if lost else None
