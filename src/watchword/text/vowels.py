"""Words that have lost their vowels: "Vldmr" is Vladimir.

Some systems and some writers drop vowels to save room. What is left is told from
another name by the number of its consonants: three leave several names, two leave too
many to tell.
"""

from __future__ import annotations

from watchword.text.sounds import bones, consonants, without_doubles

_VOWELS = frozenset("aeiou")
_ALL_LOST = {2: 0.7, 3: 0.8, 4: 0.88}
"""How alike a word is to its consonants, by the number of these."""
_SOME_LOST = {3: 0.75, 4: 0.84}
_SOUNDS_ONLY = 0.1
"""How much less where only the sounds of the consonants are the same."""
_TWO_LETTERS = 0.5
_SHORT = 5


def vowel_loss(left: str, right: str) -> float | None:
    """How alike two words are of which one has lost two vowels or all.

    None where that is not all that they differ in. One vowel that is lost among others
    is a slip, and a vowel more at the end another name ("Martin", "Martina").
    """
    if len(left) == len(right):
        return None
    bare, full = (left, right) if len(left) < len(right) else (right, left)
    count = len(consonants(bare))
    if count < 2 or (bare[0] in _VOWELS and bare[0] != full[0]):
        return None
    if _VOWELS.isdisjoint(bare[1:]):
        return _all_lost(bare, full, count)
    if count > 2 and _lost_inside(bare, full) > 1:
        return _SOME_LOST[min(count, 4)]
    return None


def _all_lost(bare: str, full: str, count: int) -> float | None:
    if len(bare) == 2:
        near = len(full) <= _SHORT and bare[0] == full[0] and consonants(bare) == consonants(full)
        return _TWO_LETTERS if near and not _VOWELS.isdisjoint(full) else None
    if _VOWELS.isdisjoint(full[1:]):
        return None
    grade = _ALL_LOST[min(count, 4)]
    if consonants(bare) == consonants(full):
        return grade if _lost_inside(bare, full) >= 0 else None
    if len(bones(bare)) > 2 and bones(bare) == bones(full):
        return grade - _SOUNDS_ONLY
    return None


def _lost_inside(bare: str, full: str) -> int:
    """How many vowels a word has that the other lacks, apart from its end.

    -1 where they differ in anything else but double letters.
    """
    return max(_count_lost(bare, full), _count_lost(without_doubles(bare), without_doubles(full)))


def _count_lost(bare: str, full: str) -> int:
    place = lost = 0
    for letter in full:
        if place < len(bare) and bare[place] == letter:
            place += 1
        elif letter in _VOWELS or (letter == "y" and place):
            lost += place < len(bare)
        else:
            return -1
    return lost if place == len(bare) else -1
