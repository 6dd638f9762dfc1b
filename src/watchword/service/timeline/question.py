"""What is asked: whose line of time, between which days, of which types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from watchword.errors import WrongUse
from watchword.news.events.ontology import TYPES
from watchword.news.lexicon import countries, institutions
from watchword.news.names import fold

_BLOCS = {"eu": "European Union", "un": "United Nations", "nato": "NATO"}
_ALIASES = {"uk": "gb"}
_CUTS = re.compile(r"\s*[-–—/:]\s*|\s+(?:and|vs\.?|versus|with)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What of a line of time is shown.

    Attributes:
        since, until: The first and the last day.
        types: Only events of these; empty for all.
        as_of: Only reports that were out by that day, and lists as they stood on it.
        statements: Whether the person's own words are shown too.
    """

    since: date | None = None
    until: date | None = None
    types: Sequence[str] = ()
    as_of: date | None = None
    statements: bool = False

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.since > self.until:
            raise WrongUse(f"since {self.since} is after until {self.until}")

    def covers(self, first: date, last: date) -> bool:
        """Whether any of these days is asked for."""
        begun = self.until is None or first <= self.until
        return begun and (self.since is None or last >= self.since)


def read_types(words: Sequence[str]) -> tuple[str, ...]:
    """Types of events as a user writes them.

    Raises:
        WrongUse: There is no such type.
    """
    found = []
    for word in words:
        if word.strip().upper() not in TYPES:
            known = ", ".join(each.lower() for each in TYPES)
            raise WrongUse(f"{word}: no such type of event; one of {known}")
        found.append(word.strip().upper())
    return tuple(dict.fromkeys(found))


def read_pair(text: str) -> tuple[str, str] | None:
    """The two countries or blocs that a text names, as codes; None where it names no pair.

    Raises:
        WrongUse: It names one country twice.
    """
    for one, other in _cuts(text):
        first, second = country_of(one), country_of(other)
        if first is not None and second is not None:
            if first == second:
                raise WrongUse(f"{text}: a pair is of two countries")
            return first, second
    return None


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """Every way to cut a text in two."""
    for cut in _CUTS.finditer(text):
        if text[: cut.start()].strip() and text[cut.end() :].strip():
            yield text[: cut.start()], text[cut.end() :]


def country_of(text: str) -> str | None:
    """The code of the country or bloc that a text names or codes; None where it is none."""
    word = " ".join(text.split())
    code = word.casefold()
    code = _ALIASES.get(code, code)
    if code in country_names():
        return code
    bare = re.sub(r"^the\s+", "", word, flags=re.IGNORECASE)
    return _codes().get(fold(bare))


@lru_cache(maxsize=1)
def country_names() -> Mapping[str, str]:
    """What countries and blocs are called, by their codes."""
    return {**{each.code: each.name for each in countries() if len(each.code) == 2}, **_BLOCS}


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    """The codes of countries and blocs by their names, folded."""
    found = {fold(name): each.code for each in countries() for name in each.names}
    for institution in institutions():
        for code, name in _BLOCS.items():
            if institution.name == name:
                found.update({fold(each): code for each in institution.names})
    return {name: code for name, code in found.items() if code in country_names()}
