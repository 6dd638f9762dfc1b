"""How far two spellings lie apart, if they are spellings of one name.

Every difference between two strings of sounds costs something: little where customs mix
the two sounds up (``q`` and ``k``), more where only some do (``p`` and ``b``). A
difference that no custom explains is a *slip*. The costs are of the order of
``-log P(difference | same name)``; they were set by what is known of the standards
(BGN/PCGN, ISO 9, ISO 233, ALA-LC, Wade-Giles, McCune-Reischauer and the habits of the
French and German press) and checked against names that lists give in several spellings.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from watchword.text.sounds import sounds

# Two sounds and what it costs to write one for the other, in hundredths.
_MIXED = """
k q 2 · k x 9 · q x 10 · h x 3 · h q 25 · g G 3 · G q 5 · g q 7 · g k 12 · G x 15 · G k 14 · g h 9
g j 10 · G h 14
d D 3 · D z 6 · d z 14 · d t 13 · D T 10 · t T 3 · T s 6 · T z 14 · T d 14
z Z 12 · Z j 6 · j z 13 · j Y 6 · j i 8 · j C 6 · j h 16 · j G 14 · Z Y 16 · j S 20 · Y h 30
s S 9 · C S 8 · C c 7 · C x 9 · C k 12 · C h 14 · C W 8 · S W 6 · C t 22 · C s 16
c s 7 · c z 7 · c k 10 · s z 9 · c t 14 · S c 14 · C Z 15 · S Z 14
v w 2 · u w 5 · u v 9 · v ü 9 · b v 11 · f v 9 · b p 12 · f p 9 · b w 18
l r 14 · m n 22 · n N 5
a e 4 · e i 4 · o u 3 · a o 8 · e o 12 · a ø 9 · o ø 4 · u ø 6 · e ø 5 · u ü 4 · e ü 9 · o ü 8
i Y 4 · Y e 8 · i ü 12 · ë e 4 · ë o 7 · ë u 9 · ë ø 5 · ë a 16 · ë i 16
a u 20 · a i 22 · e u 15 · i u 18 · i o 22 · a Y 25 · a ü 18
"""
_GAP_Y, _GAP_J, _GAP_H, _GAP_W = 2, 8, 5, 6
_GAP_GREEK = 8
"""The Greek gamma before a front vowel: Giannis, Yannis."""
_AFTER_VOWEL = {"e": 8, "a": 12, "o": 10, "u": 12, "i": 16, "ø": 10, "ü": 10, "ë": 10}
"""A vowel more beside another vowel."""
_BETWEEN = {"e": 14, "a": 18, "o": 18, "u": 16, "i": 15, "ø": 18, "ü": 16, "ë": 18}
"""A vowel more between consonants."""
_AT_END = {"e": 10}
"""A vowel more at the end, where it mostly makes another name."""
_MOST_AT_END = 10
"""Vowels that lie further apart make another name at its end."""
_VOWELS = frozenset("aeiouøüëY")
_MORE = 0.35
"""How much each further difference adds to all: a name is seldom spelled otherwise in
every place."""
_SHORT_WORDS = {1: 9.0, 2: 9.0, 3: 5.0, 4: 1.7, 5: 1.2}


@dataclass(frozen=True, slots=True)
class Spelling:
    """What lies between two spellings.

    Attributes:
        cost: Of the differences that customs explain, weighed by the length.
        slips: How many differences none explains.
        at_start, at_end: Whether a slip hit the first or the last sound.
    """

    cost: float
    slips: int
    at_start: bool = False
    at_end: bool = False


def _table() -> dict[tuple[str, str], int]:
    costs: dict[tuple[str, str], int] = {}
    for cell in _MIXED.replace("·", "\n").strip().splitlines():
        one, other, cost = cell.split()
        costs[one, other] = costs[other, one] = int(cost)
    return costs


_COSTS = _table()


def compare_spellings(left: str, right: str, *, most_slips: int) -> Spelling | None:
    """What lies between two words; None where there are more slips than allowed."""
    ours, theirs = sounds(left), sounds(right)
    length = max(len(ours), len(theirs))
    most = most_slips + _most_costs(length)
    edits = Levenshtein.distance(ours, theirs, score_cutoff=most)
    if edits > most:
        return None
    found = _one_way(ours, theirs, most_slips)
    if edits > 1:
        # Of several shortest ways from one to the other each direction finds its own.
        back = _one_way(theirs, ours, most_slips)
        found = min((way for way in (found, back) if way is not None), key=_rank, default=None)
    return found


def _rank(found: Spelling) -> tuple[float, int, bool, bool]:
    return found.slips + found.cost, found.slips, found.at_start, found.at_end


def _one_way(ours: str, theirs: str, most_slips: int) -> Spelling | None:
    costs = count = slips = 0
    at_start = at_end = False
    for edit in Levenshtein.editops(ours, theirs, score_hint=4):
        tag, place, other = edit.tag, edit.src_pos, edit.dest_pos
        if tag == "replace":
            cost = _mixed(ours, place, theirs, other)
        else:
            cost = _gap(ours, place) if tag == "delete" else _gap(theirs, other)
        if cost is not None:
            costs += cost
            count += 1
            continue
        slips += 1
        if slips > most_slips:
            return None
        at_start = at_start or (place == 0 and other == 0)
        at_end = at_end or (place >= len(ours) - 1 and other >= len(theirs) - 1)
    length = max(len(ours), len(theirs))
    return Spelling(_weigh(costs, count, length), slips, at_start, at_end)


def _mixed(ours: str, place: int, theirs: str, other: int) -> int | None:
    """What it costs to write one sound for another; None where that is a slip."""
    cost = _COSTS.get((ours[place], theirs[other]))
    if cost is None or cost <= _MOST_AT_END or ours[place] not in _VOWELS:
        return cost
    last = place == len(ours) - 1 and other == len(theirs) - 1
    return None if last else cost


def _weigh(costs: int, count: int, length: int) -> float:
    more = 1.0 + _MORE * max(count - 1, 0) * min(1.0, 6 / max(length, 1))
    return costs / 100 * more * _SHORT_WORDS.get(length, 1.0)


def _most_costs(length: int) -> int:
    """How many differences that customs explain a word of so many sounds may hold."""
    return 1 if length < 4 else 2 if length < 6 else 3 if length < 8 else 4


def _gap(word: str, place: int) -> int | None:
    """What it costs to leave a sound out; None where that is a slip."""
    sound = word[place]
    if sound == "Y":
        return _GAP_Y
    last = place == len(word) - 1
    if sound not in _VOWELS:
        return _consonant_gap(sound, word, place)
    if place == 0:
        return None
    if last:
        return _AT_END.get(sound)
    if word[place - 1] in _VOWELS or word[place + 1] in _VOWELS:
        return _AFTER_VOWEL[sound]
    return _BETWEEN[sound]


def _consonant_gap(sound: str, word: str, place: int) -> int | None:
    if sound == "g" and word[place + 1 : place + 2] == "Y":
        return _GAP_GREEK
    if place == 0:
        return None
    if sound == "h":
        return _GAP_H
    beside = word[place - 1] in _VOWELS and word[place + 1 : place + 2] in _VOWELS
    if sound == "j" and beside:
        return _GAP_J
    return _GAP_W if sound == "w" and (beside or word[place - 1] == "u") else None
