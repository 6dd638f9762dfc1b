"""What the readers of all formats share: texts, days, countries and keys of parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, TypeAlias

from watchword.model import (
    Holding,
    HoldingSource,
    Interest,
    Party,
    Problem,
    ProblemCode,
    Severity,
    Share,
)

Item: TypeAlias = Party | Holding | Problem

LONGEST_TEXT = 2_000
"""More of a name or an address is cut off; none is so long."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_UK_NUMBER = re.compile(r"(?:[A-Z]{2}|[A-Z]\d|\d{2})\d{5,6}[A-Z]?|\d{1,8}")
_LEI = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
_SCHEMES = {"xi-lei": "lei", "lei": "lei", "gb-coh": "gb-coh", "xi-imo": "imo"}
FIRST_KEYS = ("lei", "gb-coh")
"""The identifiers by which a party is known in whatever file it stands, the best first."""


@dataclass(slots=True)
class Origin:
    """The file that is read, and what was odd in it.

    Attributes:
        name: The name of the source that it belongs to.
        file: The file's own name.
        noted: How often something was met of which only the number is told.
        addresses: The addresses of a source whose files name them by number.
    """

    name: str
    file: str
    noted: dict[tuple[Severity, ProblemCode, str], int] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    def source(self, locator: str, *, url: str | None = None, by: str = "") -> HoldingSource:
        """Who states a holding, and where."""
        return HoldingSource(name=by or self.name, locator=f"{self.file}, {locator}", url=url)

    def problem(
        self,
        code: ProblemCode,
        locator: str,
        message: str,
        *,
        raw: object = "",
        severity: Severity = Severity.WARNING,
    ) -> Problem:
        """Something that could not be understood."""
        return Problem(
            severity=severity,
            code=code,
            locator=f"{self.file}, {locator}",
            message=message,
            raw=clean(str(raw)[:500]),
        )

    def note(self, code: ProblemCode, message: str, *, severity: Severity = Severity.INFO) -> None:
        """Something of which a file holds thousands: only their number is told."""
        place = (severity, code, message)
        self.noted[place] = self.noted.get(place, 0) + 1

    def notes(self) -> Iterator[Problem]:
        """What was noted, each once."""
        for (severity, code, message), count in self.noted.items():
            yield Problem(
                severity=severity,
                code=code,
                locator=self.file,
                message=f"{count:,} times: {message}",
            )
        self.noted.clear()

    def local(self, identity: str) -> str:
        """The key of a party that only its file knows.

        A file that we wrote ourselves has such keys for ids.
        """
        stated = clean(identity)
        return stated if stated.startswith(f"{self.name}:") else f"{self.name}:{stated}"


def clean(value: object) -> str:
    """A text of one line, without controls and direction overrides, and not endless."""
    if not isinstance(value, str):
        return "" if value is None or isinstance(value, (dict, list)) else str(value)[:LONGEST_TEXT]
    text = _CONTROLS.sub(" ", value) if not value.isprintable() else value
    return " ".join(text.split())[:LONGEST_TEXT]


def mapping(value: object) -> dict[str, Any]:
    """An object of JSON; an empty one where it is none."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """A list of JSON; what is none and not nothing is a list of one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


@lru_cache(maxsize=65_536)
def read_bound(text: str, *, last: bool = False) -> date | None:
    """The first day, or the last one, that a date, month or year covers.

    Raises:
        ValueError: It is no date.
    """
    stated = text.strip()
    if not stated:
        return None
    try:
        return date.fromisoformat(stated[:10])
    except ValueError:
        from watchword.sources.dates import read_date

        interval = read_date(stated[:100])
    if interval is None:
        raise ValueError("no date that can be read")
    return interval.latest if last else interval.earliest


def day_of(
    origin: Origin, value: object, locator: str, *, last: bool = False
) -> tuple[date | None, list[Problem]]:
    """A day of a validity, and what is wrong with it."""
    text = clean(value)
    try:
        return read_bound(text, last=last), []
    except (ValueError, OverflowError) as error:
        wrong = origin.problem(
            ProblemCode.DATE_UNREADABLE, locator, f"{error}; taken as open", raw=text
        )
        return None, [wrong]


def day_before(ceased_on: date | None, starts_on: date | None) -> date | None:
    """The last day of what ceased on a day; of what ceased as it began, that day."""
    if ceased_on is None or ceased_on == date.min:
        return ceased_on
    last = ceased_on - timedelta(days=1)
    return starts_on if starts_on is not None and last < starts_on == ceased_on else last


def span_problem(origin: Origin, starts: date | None, ends: date | None, at: str) -> list[Problem]:
    """What is wrong with a time that ends before it begins."""
    if starts is None or ends is None or starts <= ends:
        return []
    return [
        origin.problem(
            ProblemCode.DATE_DOUBTFUL,
            at,
            "it ends before it begins, and so holds on no day",
            raw=f"{starts} to {ends}",
        )
    ]


@lru_cache(maxsize=4_096)
def read_country(text: str) -> str | None:
    """A country's code from a code or a name; ``US-DE`` is of the US."""
    stated = text.strip()
    if re.fullmatch(r"[A-Za-z]{2}(?:-[A-Za-z0-9]{1,3})?", stated):
        return stated[:2].lower()
    from watchword.text.countries import country_code

    return country_code(stated[:200]) if stated else None


def countries_of(*stated: object) -> tuple[str, ...]:
    """The codes of countries that are stated, each once."""
    found = (read_country(clean(each)) for each in stated)
    return tuple(dict.fromkeys(code for code in found if code))


def identifier(scheme: object, value: object) -> tuple[str, str] | None:
    """An identifier in the form in which all files have it; None where it is none.

    ``GB-COH`` 102498 is ``gb-coh`` 00102498, ``XI-LEI`` is ``lei``.
    """
    name, number = clean(scheme).casefold(), clean(value).upper()
    if not name or not number:
        return None
    known = _SCHEMES.get(name, name)
    if known == "gb-coh":
        compact = number.replace(" ", "")
        if not _UK_NUMBER.fullmatch(compact):
            return None
        return known, compact.zfill(8) if compact.isdecimal() else compact
    if known == "lei":
        return (known, number) if _LEI.fullmatch(number) else None
    return known, number


def known_key(identifiers: dict[str, str]) -> str | None:
    """The key of a party by the best of its identifiers that all files share."""
    for scheme in FIRST_KEYS:
        if scheme in identifiers:
            return f"{scheme}:{identifiers[scheme]}"
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holdings of one statement have in common."""

    owner: str
    owned: str
    starts_on: date | None = None
    ends_on: date | None = None
    source: HoldingSource

    def holding(
        self,
        interest: Interest,
        share: Share | None = None,
        *,
        detail: str = "",
        indirect: bool = False,
        joint: str | None = None,
        held_jointly: bool = False,
        beneficial: bool | None = None,
    ) -> Holding:
        """One of them."""
        return Holding(
            owner=self.owner,
            owned=self.owned,
            interest=interest,
            share=share,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            indirect=indirect,
            joint=joint,
            held_jointly=held_jointly,
            beneficial=beneficial,
            detail=detail,
            source=self.source,
        )
