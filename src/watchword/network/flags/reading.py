"""The data of flags: windows and counts, thresholds of registers, lists of countries, documents."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCountry:
    """A country that a list named on a day.

    Attributes:
        text: The list, since when the country is on it, and until when the data know.
    """

    country: str
    since: date
    text: str


@lru_cache(maxsize=8)
def _read(name: str) -> dict[str, Any]:
    text = files("watchword.network.flags").joinpath("data", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def measure(flag: str, name: str) -> int:
    """A window in days, a count or a level of ``measures.toml``."""
    value: int = _read("measures")[flag][name]
    return value


def citation(key: str) -> str:
    """A document of ``citations.toml``, as a flag names it."""
    cited = _read("citations")[key]
    text = f"{cited['title']}, {cited['date']}"
    return f"{text} [verify: {cited['verify']}]" if "verify" in cited else text


def citation_keys() -> frozenset[str]:
    """The keys of all documents."""
    return frozenset(_read("citations"))


def register_thresholds() -> tuple[tuple[Fraction, str], ...]:
    """The levels from which on registers of owners name them, and who has that level."""
    found = _read("measures")["register"]
    return tuple((Fraction(each["level"]), each["whose"]) for each in found)


def named_countries(family: str, country: str, day: date) -> tuple[NamedCountry, ...]:
    """The lists of a family that named a country on a day."""
    return tuple(
        _named(stated, country, since, day)
        for stated, since, until in _spans(family).get(country.casefold(), ())
        if since <= day and (until is None or day < until)
    )


@lru_cache(maxsize=4)
def _spans(family: str) -> Mapping[str, list[tuple[dict[str, Any], date, date | None]]]:
    found: dict[str, list[tuple[dict[str, Any], date, date | None]]] = {}
    for stated in _read("jurisdictions")["list"]:
        if stated["family"] == family:
            for span in stated["span"]:
                for country in span["countries"].split():
                    found.setdefault(country, []).append((stated, span["from"], span.get("until")))
    return found


def _named(stated: Mapping[str, Any], country: str, since: date, day: date) -> NamedCountry:
    known = stated["known_until"]
    limit = f" (as the list was on {known})" if day > known else ""
    text = f"{country.upper()} is named by {stated['title']} since {since}{limit}"
    return NamedCountry(country=country, since=since, text=text)
