"""What the register holds of reports, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from watchword.model import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCopy:
    """One place where a text of a family was found.

    Attributes:
        report: The SHA-256 of the text that was found there.
        origin: A path, an address, or a line of a file.
        outlet: Who published it, where known.
        length: Of that text, in characters.
        problems: What was found on the way to it.
    """

    report: str
    origin: str
    outlet: str | None
    title: str | None
    published_on: date
    published_basis: str
    length: int
    problems: tuple[Problem, ...] = ()

    @property
    def source(self) -> str:
        """Who published it; where that is unknown, where it was found."""
        return self.outlet or self.origin

    @property
    def place(self) -> tuple[Any, ...]:
        """The order of copies: the first says what the report's title and source are."""
        titled = self.title is None, self.title or ""
        named = self.outlet is None, self.outlet or ""
        return self.published_on, *titled, *named, self.origin


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A report that was read, with all near copies of it.

    Attributes:
        number: Of the reading.
        report_id: The register's number of the report.
        sha256: Of its text.
        copies: Of the whole family, those of its own text first.
        version, model, state: What the reading follows from.
    """

    number: int
    report_id: int
    sha256: str
    published_on: date
    version: str
    model: str
    state: str | None
    reading: str
    read_at: datetime
    copies: tuple[ReportCopy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCount:
    """An actor as readings have it.

    Attributes:
        target: The id of a target that it is linked to; one of several has a count for each.
        readings: How many have it so.
    """

    name: str
    schema: str
    country: str | None
    target: str | None
    readings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSketch:
    """What near copies are looked for by.

    Attributes:
        signature: See :mod:`watchword.news.copies`.
        published_on: The first day on which it was published.
    """

    report_id: int
    sha256: str
    length: int
    signature: bytes
    published_on: date
