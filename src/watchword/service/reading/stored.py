"""The readings that the register keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from watchword.news.codec import reading_from_dict
from watchword.news.report import Reading
from watchword.service.context import Context
from watchword.store.report_values import KeptReport, ReportCopy
from watchword.store.reports import ReportReader
from watchword.store.rows import name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReading:
    """What a stored report says, and who published it.

    Attributes:
        reading: As it was read; its actors are linked to the targets of that time.
        sources: Who published the report or a near copy of it, the first first: the outlet,
            or the path or address where that is unknown. Each is named once.
        text: Of the report; all offsets of the reading refer to it.
        copies: Every place where it, or a near copy, was found.
    """

    reading: Reading
    sources: tuple[str, ...]
    text: str
    copies: tuple[ReportCopy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """Somebody who must be among a report's actors, by any of these.

    Attributes:
        names: However written: case, accents and the order of words do not count.
        countries: The country itself, or whoever the report puts there; as in readings.
        targets: Ids of targets that the report's actors were linked to.
    """

    names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def stored_readings(
    context: Context,
    *,
    since: date | None = None,
    until: date | None = None,
    involving: Sequence[Involved] = (),
) -> Iterator[StoredReading]:
    """The stored readings, by day of publication and then by id.

    Of near copies only the longest is among them. The register is read as it was when the
    first is taken, and held open until the last is.

    Args:
        context: The register; what it knew at ``context.known_at``, if that is given.
        since, until: The days of publication, both included.
        involving: Only reports in which each of these is an actor.

    Raises:
        NotFound: There is no register yet.
        RegisterDamaged: A report is not what was written.
    """
    with context.register.read() as reader:
        reports = reader.reports()
        kept = [
            each
            for each in reports.kept()
            if (since is None or each.published_on >= since)
            and (until is None or each.published_on <= until)
        ]
        for who in involving:
            kept = _with(reports, kept, who)
        yield from _stored(reports, kept)


def readings_of(reports: ReportReader, numbers: Collection[int]) -> Iterator[StoredReading]:
    """The stored readings that tell these reports: see :func:`stored_readings`."""
    families = {number for family in reports.families_with(numbers) for number in family}
    return _stored(reports, [each for each in reports.kept() if each.report_id in families])


def _stored(reports: ReportReader, kept: Sequence[KeptReport]) -> Iterator[StoredReading]:
    for each, (text, document) in zip(kept, reports.documents(kept), strict=True):
        yield StoredReading(
            reading=_headed(reading_from_dict(document), each),
            sources=tuple(dict.fromkeys(copy.source for copy in _by_day(each.copies))),
            text=text,
            copies=each.copies,
        )


def _with(reports: ReportReader, kept: Sequence[KeptReport], who: Involved) -> list[KeptReport]:
    numbers = reports.involving(
        names={name_key(name) for name in who.names},
        countries=set(who.countries),
        targets=set(who.targets),
    )
    return [each for each in kept if each.number in numbers]


def _headed(reading: Reading, kept: KeptReport) -> Reading:
    """The reading with the title, the source and the problems of the report's first copy."""
    first = kept.copies[0]
    report = replace(
        reading.report,
        title=first.title,
        source=first.outlet,
        published_basis=first.published_basis,
    )
    return replace(reading, report=report, problems=(*first.problems, *reading.problems))


def _by_day(copies: Collection[ReportCopy]) -> list[ReportCopy]:
    return sorted(copies, key=lambda copy: (copy.published_on, copy.source, copy.report))
