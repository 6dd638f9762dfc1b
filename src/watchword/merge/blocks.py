"""Which entries are worth a comparison: those that share a key.

A key stands for something that two entries of one party have in common as a rule: a
reference, an identifier, a name in any of three normal forms, two words of a name, a birth
day and a word. What is common to more entries than :data:`MOST_SHARING` tells nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import combinations

from watchword.compare import Party, PartyName
from watchword.compare.facts import identifier_key, is_strong
from watchword.compare.names import is_light, plain_rarity, word_weight
from watchword.merge.member import Traits
from watchword.model import DateInterval, Precision
from watchword.text.names import Reading
from watchword.text.sounds import fold, skeleton

MOST_SHARING = 40
NO_NAME = 0xFFFF
"""Where a key belongs to no name of the entry in particular."""
_MOST_WORDS = 6
_MOST_YEARS = 4
_TELLING_PAIR = 1.5


def block_keys(party: Party, traits: Traits) -> list[tuple[int, int]]:
    """The keys of an entry, each with the number of the name that it comes from.

    Args:
        party: With its names.
        traits: Of the same entry.

    Returns:
        Pairs of a hash of 63 bits and the place of a name in ``party.names``, or
        :data:`NO_NAME`; each once, in order.
    """
    found = {(_hash("reference", each), NO_NAME) for each in traits.references}
    found |= {
        (_hash("identifier", identifier_key(each)), NO_NAME)
        for each in party.identifiers
        if is_strong(each)
    }
    days = _days(party.birth_dates)
    years = _years(party.birth_dates)
    for place, name in enumerate(party.names[:NO_NAME]):
        found.update((key, place) for key in _name_keys(name, days, years))
    return sorted(found)


def _name_keys(name: PartyName, days: list[str], years: list[str]) -> Iterator[int]:
    form = name.form
    words = [word for word in dict.fromkeys(form.tokens) if not is_light(word, form.reading)]
    folds = sorted({_sound(word, fold) for word in words})
    bare = sorted({_sound(word, skeleton) for word in words if len(word) > 1})
    yield _hash("name", " ".join(folds))
    yield _hash("skeleton", " ".join(bare))
    yield _hash("joined", fold("".join(form.tokens)))
    for day in days:
        for word in bare:
            yield _hash("day", day, word)
    if form.reading is Reading.PERSON:
        for first, second in combinations(bare[:_MOST_WORDS], 2):
            yield _hash("two", first, second)
            for year in years:
                yield _hash("year", year, first, second)
    else:
        yield from _body_keys(name, words)


def _body_keys(name: PartyName, words: list[str]) -> Iterator[int]:
    """Two words that tell much; and the name without its acronym in brackets."""
    weights = {word: word_weight(word, name.form.reading, plain_rarity) for word in words}
    heavy = sorted(words, key=lambda word: (-weights[word], word))[:4]
    for first, second in combinations(heavy, 2):
        if weights[first] + weights[second] >= _TELLING_PAIR:
            yield _hash("two", *sorted((fold(first), fold(second))))
    for word in words:
        rest = [other for other in words if other != word]
        if len(rest) > 1 and 2 < len(word) <= len(rest) and _is_acronym(word, rest):
            yield _hash("name", " ".join(sorted({_sound(other, fold) for other in rest})))


def _is_acronym(word: str, rest: list[str]) -> bool:
    """Whether a word's letters start the others, in their order."""
    starts = iter(other[0] for other in rest)
    return all(letter in starts for letter in word)


def _sound(word: str, of: object) -> str:
    return of(word) if callable(of) and word[:1].isalpha() else word


def _days(dates: tuple[DateInterval, ...]) -> list[str]:
    return sorted({str(each.earliest) for each in dates if each.precision is Precision.DAY})


def _years(dates: tuple[DateInterval, ...]) -> list[str]:
    found = {
        year
        for each in dates
        for year in range(each.earliest.year, each.latest.year + 1)[:_MOST_YEARS]
    }
    return [str(year) for year in sorted(found)]


def _hash(*parts: str) -> int:
    digest = hashlib.blake2b("\x00".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
