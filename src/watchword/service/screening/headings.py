"""What a heading means, alone and without the rest of the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from watchword.service.screening.header_words import (
    ADDRESS,
    EITHER,
    NO_ADDRESS,
    PHRASES,
    QUALIFIERS,
    SUFFIXES,
)
from watchword.service.screening.roles import Role

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d+$)")
_WORD = re.compile(r"[^\W_]+")
_UNMARKED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"}
)
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_LONGEST = 200

QUALIFIED = 1_000
"""From this rank on a heading means its role only without a qualifier."""
_EITHER_RANK = 500
_SUFFIX_RANK = 100


def heading_words(text: str) -> list[str]:
    """The words of a heading without case and accents; camel case is taken apart."""
    spaced = _CAMEL.sub(" ", text.strip()[:_LONGEST])
    folded = unicodedata.normalize("NFKD", spaced.casefold().translate(_UNMARKED))
    return _WORD.findall("".join(each for each in folded if not unicodedata.combining(each)))


def heading_key(text: str) -> str:
    """A heading as it is looked up: letters and digits only."""
    return "".join(heading_words(text))


@cache
def _known() -> dict[str, tuple[Role | None, int]]:
    """What each heading means, and its rank among those of its role; None for either."""
    found: dict[str, tuple[Role | None, int]] = {}
    for role, phrases in PHRASES.items():
        for rank, phrase in enumerate(phrases):
            found.setdefault(heading_key(phrase), (role, rank))
    for rank, phrase in enumerate(EITHER, start=_EITHER_RANK):
        found.setdefault(heading_key(phrase), (None, rank))
    return found


def read_heading(text: str) -> tuple[Role | None, int] | None:
    """The role that a heading speaks of, and how clearly (0 is clearest).

    A heading of an object inside an object (``properties.birthDate``) is read by its last
    part. Qualifiers in front ("customer"), and numbers and suffixes behind ("code",
    "alias 2"), are taken off when the heading is not known as it stands.

    Returns:
        None for a heading that we don't know; the role is None for one that is a whole
        name or a part of one, depending on its neighbours ("Name", "Nom").
    """
    words = heading_words(text.rsplit(".", 1)[-1]) or heading_words(text)
    for loss, shorter in _shortened(words):
        key = "".join(shorter)
        for spelling in dict.fromkeys((key, _without_umlauts(key))):
            meaning = _known().get(spelling)
            if meaning is not None:
                return meaning[0], meaning[1] + loss
    return None


def is_address(text: str) -> bool:
    """Whether a heading is of a part of an address."""
    words = set(heading_words(text))
    return bool(words & _address_words()) and not words & NO_ADDRESS


@cache
def _address_words() -> frozenset[str]:
    return frozenset(heading_key(word) for word in ADDRESS)


def _shortened(words: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The words as they are, then without what may be taken off, with what that costs."""
    yield 0, words
    bare = words
    while len(bare) > 1 and (bare[-1].isdecimal() or bare[-1] in SUFFIXES):
        bare = bare[:-1]
        yield _SUFFIX_RANK, bare
    for start in (words, bare):
        shorter = start
        while len(shorter) > 1 and shorter[0] in QUALIFIERS:
            shorter = shorter[1:]
            yield QUALIFIED, shorter


def _without_umlauts(key: str) -> str:
    """``staatsangehoerigkeit`` as the key of ``Staatsangehörigkeit``."""
    for written, folded in _UMLAUTS:
        key = key.replace(written, folded)
    return key
