"""Slips of the pen and of the finger: how many part two words, and how easily each is made.

Nine of ten misspelt words are one letter more, less, other or exchanged away from the word
that was meant (F. J. Damerau, 1964, "A technique for computer detection and correction of
spelling errors"). On a keyboard a wrong letter is mostly one beside the right one, and a
letter too many is the one before or beside it once more (J. T. Grudin, 1983, "Error patterns
in novice and skilled transcription typing"). Names differ from each other by any letters.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

EASY = 0.65
"""What a slip counts that fingers make by themselves; any other counts one."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiou")


def _beside() -> frozenset[str]:
    """The pairs of letters whose keys lie side by side, in both orders."""
    pairs = {first + second for row in _ROWS for first, second in pairwise(row)}
    for upper, lower in pairwise(_ROWS):
        for place, letter in enumerate(lower):
            pairs.update(other + letter for other in upper[place : place + 2])
    # Another vowel makes another name more often than a finger does.
    pairs = {pair for pair in pairs if not _VOWELS.issuperset(pair)}
    return frozenset(pairs | {pair[::-1] for pair in pairs})


_BESIDE = _beside()


def slip_cost(left: str, right: str) -> float:
    """What the slips between two words count together, each easy one less than one.

    The order of the two does not matter. It is never more than their distance in letters
    more, less, other or exchanged (optimal string alignment).
    """
    start = _shared(left, right)
    end = _shared(left[start:][::-1], right[start:][::-1])
    ours, theirs = left[start : len(left) - end], right[start : len(right) - end]
    if len(ours) == len(theirs) == 1:
        return _other(ours, theirs)
    if len(ours) + len(theirs) == 1:
        return _more(left, start) if ours else _more(right, start)
    # A letter is looked at with those around it, so one of what both share is kept.
    first, last = max(start - 1, 0), max(end - 1, 0)
    return _align(left[first : len(left) - last], right[first : len(right) - last])


def _shared(left: str, right: str) -> int:
    """How many first letters two words share."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _align(left: str, right: str) -> float:
    """The least that all slips between two words can count together."""
    extra = [_more(right, place) for place in range(len(right))]
    line = [0.0, *accumulate(extra)]
    above: list[float] = []
    for row, letter in enumerate(left):
        more = _more(left, row)
        above, line, before = line, [line[0] + more], above
        for column, other in enumerate(right):
            cost = min(
                above[column] + _other(letter, other),
                above[column + 1] + more,
                line[column] + extra[column],
            )
            if row and column and left[row - 1] + letter == other + right[column - 1]:
                cost = min(cost, before[column - 1] + EASY)
            line.append(cost)
    return line[-1]


def _other(letter: str, other: str) -> float:
    """What it counts that one letter stands for another."""
    if letter == other:
        return 0.0
    return EASY if letter + other in _BESIDE else 1.0


def _more(word: str, place: int) -> float:
    """What a letter counts that only one of the words has."""
    letter = word[place]
    around = word[max(place - 1, 0) : place] + word[place + 1 : place + 2]
    easy = any(letter == other or letter + other in _BESIDE for other in around)
    return EASY if easy else 1.0
