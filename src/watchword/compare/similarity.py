"""Whether two words can be one word, and how."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from watchword.compare.evidence import Meeting
from watchword.text.chinese import SYLLABLES
from watchword.text.names import is_initial
from watchword.text.sounds import fold, skeleton, unwritten_vowels, vowels
from watchword.text.words import CONFUSABLE_PLACES

UNWRITTEN = frozenset({"Arab", "Hebr", "Syrc"})
"""Scripts that leave short vowels out."""

_EXACT = (Meeting.EXACT, 1.0)
_INITIAL = (Meeting.INITIAL, 0.6)


@lru_cache(maxsize=262_144)
def compare_words(left: str, right: str, unwritten: str = "") -> tuple[Meeting, float] | None:
    """How two words in normal form meet, and how alike they are (0 to 1).

    Args:
        left, right: ASCII, lower case.
        unwritten: ``left`` or ``right`` where only that side comes from a script that
            leaves short vowels out.

    Returns:
        None where they are different words.
    """
    if left == right:
        return _EXACT
    if is_initial(left) or is_initial(right):
        return _INITIAL if _is_initial_of(left, right) else None
    if not (left.isalpha() and right.isalpha()):
        return None
    if unwritten:
        found = (
            _without_vowels(left, right) if unwritten == "left" else _without_vowels(right, left)
        )
        if found is not None:
            return found
    if fold(left) == fold(right):
        return Meeting.TRANSLITERATION, 0.96 if len(fold(left)) > 3 else 0.85
    if left in SYLLABLES and right in SYLLABLES:
        return None  # two syllables of pinyin are two words, however alike
    if {left, right} <= CONFUSABLE_PLACES:
        return None
    return _by_skeleton(left, right) or _by_edits(left, right)


def allowed_edits(letters: int) -> int:
    """How many slips a word of so many letters may hold and still be that word."""
    return 0 if letters < 4 else 1 if letters < 8 else 2


def _is_initial_of(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return len(long) > 1 and long.isalpha() and long[0] == short


def _without_vowels(bare: str, full: str) -> tuple[Meeting, float] | None:
    if len(bare) < 2 or not unwritten_vowels(bare).fullmatch(fold(full)):
        return None
    return Meeting.TRANSLITERATION, 0.92 if len(bare) > 2 else 0.8


def _by_skeleton(left: str, right: str) -> tuple[Meeting, float] | None:
    """The same consonants, and at most one vowel that differs."""
    if min(len(left), len(right)) < 4 or skeleton(left) != skeleton(right):
        return None
    if OSA.distance(vowels(left), vowels(right), score_cutoff=1) > 1:
        return None
    return Meeting.TRANSLITERATION, 0.9


def _by_edits(left: str, right: str) -> tuple[Meeting, float] | None:
    """One slip in a word of four letters, two in one of eight."""
    shorter, longer = sorted((len(left), len(right)))
    allowed = allowed_edits(shorter)
    if allowed == 0:
        return None
    edits = min(
        OSA.distance(left, right, score_cutoff=allowed),
        OSA.distance(fold(left), fold(right), score_cutoff=allowed),
    )
    if edits > allowed:
        return None
    alike = 1.0 - 1.4 * edits / longer
    return Meeting.TYPO, alike if left[0] == right[0] else alike * 0.9
