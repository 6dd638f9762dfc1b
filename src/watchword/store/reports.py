"""Questions about reports: which there are, where each was found, who is in them.

Reports that are near copies of each other are one *family*. Which they are follows from the
texts alone, so it does not matter in which order they came: the family is told by its longest
report that was read, and all its places count as its sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from watchword.model import ActorSchema
from watchword.store.report_rows import unpack_document, unpack_problems, unpack_text
from watchword.store.report_values import ActorCount, KeptReport, ReportCopy, ReportSketch
from watchword.store.rows import name_key
from watchword.store.schema import (
    report,
    report_actor,
    report_copy,
    report_likeness,
    report_reading,
)

_AT_ONCE = 400


class ReportReader:
    """Questions to one committed state, about reports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def kept(self) -> list[KeptReport]:
        """Every report that was read, one for each family, by day of publication and id."""
        lengths = self._lengths()
        readings = self._readings()
        copies = self._copies(lengths)
        kept = []
        for members in self._families(lengths):
            read = [number for number in members if number in readings]
            if read:
                told = min(read, key=lambda n: (-lengths[n][1], lengths[n][0]))
                own = sorted(copies[told], key=lambda each: each.place)
                near = [each for n in members if n != told for each in copies[n]]
                near.sort(key=lambda each: (each.place, each.report))
                kept.append(_kept(readings[told], lengths[told][0], (*own, *near)))
        kept.sort(key=lambda each: (each.published_on, each.sha256))
        return kept

    def newest(self, *, until: date | None = None) -> date | None:
        """The day of publication of the newest report that was read, up to a day."""
        query = select(func.max(report_reading.c.published_on))
        if until is not None:
            query = query.where(report_reading.c.published_on <= until)
        found: date | None = self._connection.scalar(query)
        return found

    def involving(
        self,
        *,
        names: Collection[str] = (),
        countries: Collection[str] = (),
        targets: Collection[str] = (),
    ) -> set[int]:
        """The numbers of the readings in which any of these is an actor.

        Args:
            names: Keys of names (see :func:`watchword.store.rows.name_key`).
            countries: Of the country itself, and of whoever the text puts there.
            targets: Ids of targets.
        """
        found: set[int] = set()
        for column, values in (
            (report_actor.c.key, set(names) - {""}),
            (report_actor.c.country, set(countries)),
            (report_actor.c.target, set(targets)),
        ):
            for some in _some(sorted(values)):
                found.update(
                    self._connection.scalars(
                        select(report_actor.c.reading_id).where(column.in_(some)).distinct()
                    )
                )
        return found

    def actor_names(self) -> list[tuple[str, str, str]]:
        """The names that reports have for actors: key, name and schema, each once."""
        rows = self._connection.execute(
            select(report_actor.c.key, report_actor.c.name, report_actor.c.schema)
            .where(report_actor.c.key != "")
            .distinct()
        )
        return sorted((row.key, row.name, row.schema) for row in rows)

    def people_of(self, country: str) -> list[str]:
        """The names of all persons whom any report puts in a country."""
        return sorted(
            self._connection.scalars(
                select(report_actor.c.name)
                .where(
                    report_actor.c.country == country,
                    report_actor.c.schema == ActorSchema.PERSON.value,
                    report_actor.c.key != "",
                    report_actor.c.reading_id.in_(_newest_readings()),
                )
                .distinct()
            )
        )

    def actors(
        self, names: Collection[str], targets: Collection[str] = (), *, until: date | None = None
    ) -> list[ActorCount]:
        """The actors of these names or targets, with the number of readings that have each.

        Args:
            names: As :meth:`actor_names` gives them.
            targets: Ids of targets.
            until: Only in reports that were published by this day.
        """
        columns = [report_actor.c[key] for key in ("name", "schema", "country", "target")]
        query = (
            select(*columns, func.count(report_actor.c.reading_id.distinct()).label("readings"))
            .join(report_reading, report_reading.c.id == report_actor.c.reading_id)
            .where(report_actor.c.key != "", report_reading.c.id.in_(_newest_readings()))
            .group_by(*columns)
        )
        if until is not None:
            query = query.where(report_reading.c.published_on <= until)
        found: dict[ActorCount, None] = {}
        keys = {name_key(name) for name in names} - {""}
        for column, values in (("key", keys), ("target", set(targets))):
            for some in _some(sorted(values)):
                for row in self._connection.execute(query.where(report_actor.c[column].in_(some))):
                    if column == "target" or row.name in names:
                        found[ActorCount(**row._mapping)] = None
        return sorted(found, key=lambda each: (each.name, repr(each)))

    def documents(self, kept: Sequence[KeptReport]) -> Iterator[tuple[str, dict[str, Any]]]:
        """The text and the reading's JSON of each report, in the order given.

        Raises:
            RegisterDamaged: One is not what was written.
        """
        for some in _some(kept):
            rows = self._connection.execute(
                select(
                    report_reading.c.id, report_reading.c.content, report.c.content.label("text")
                )
                .join(report, report.c.id == report_reading.c.report_id)
                .where(report_reading.c.id.in_([each.number for each in some]))
            )
            found = {row.id: row for row in rows}
            for each in some:
                row = found[each.number]
                yield unpack_text(row.text), unpack_document(row.content, each.reading)

    def untold(
        self, numbers: Collection[int], *, version: str, model: str, again: bool = False
    ) -> list[tuple[int, date]]:
        """The reports that have to be read so that these are told, with their first days.

        Of each family with one of these it is the longest report, unless its newest reading is
        by this version and model and against that day.

        Args:
            numbers: Of reports.
            version, model: See :class:`KeptReport`.
            again: Those that were read just so, too.
        """
        lengths = self._lengths()
        readings = self._readings()
        copies = self._copies(lengths)
        found = []
        for members in self._families(lengths, numbers):
            told = min(members, key=lambda n: (-lengths[n][1], lengths[n][0]))
            day = min(each.published_on for each in copies[told])
            last = readings.get(told)
            done = last and (last.version, last.model, last.published_on) == (version, model, day)
            if again or not done:
                found.append((told, day))
        return sorted(found)

    def families_with(self, numbers: Collection[int]) -> list[list[int]]:
        """The families with any of these reports, each by its reports' numbers."""
        return self._families(self._lengths(), numbers)

    def known(self, sha256: Iterable[str]) -> dict[str, int]:
        """The numbers of the reports whose texts have these hashes."""
        found: dict[str, int] = {}
        for some in _some(sorted(set(sha256))):
            rows = self._connection.execute(
                select(report.c.sha256, report.c.id).where(report.c.sha256.in_(some))
            )
            found.update((row.sha256, row.id) for row in rows)
        return found

    def text(self, report_id: int) -> str:
        """A report's text."""
        query = select(report.c.content).where(report.c.id == report_id)
        return unpack_text(self._connection.execute(query).scalar_one())

    def first_day(self, report_id: int) -> date:
        """The first day on which a report was published, by what was last said of each place."""
        rows = self._connection.execute(
            select(report_copy.c.origin, report_copy.c.published_on)
            .where(report_copy.c.report_id == report_id)
            .order_by(report_copy.c.position)
        )
        days: dict[str, date] = {row.origin: row.published_on for row in rows}
        return min(days.values())

    def sketches(self, since: date, until: date) -> list[ReportSketch]:
        """What near copies are looked for by, of the reports first published in these days."""
        first = func.min(report_copy.c.published_on)
        rows = self._connection.execute(
            select(report.c.id, report.c.sha256, report.c.length, report.c.signature, first)
            .join(report_copy, report_copy.c.report_id == report.c.id)
            .group_by(report.c.id, report.c.sha256, report.c.length, report.c.signature)
            .having(first.between(since, until))
            .order_by(report.c.id)
        )
        return [
            ReportSketch(
                report_id=row[0], sha256=row[1], length=row[2], signature=row[3],
                published_on=row[4],
            )
            for row in rows
        ]  # fmt: skip

    def _lengths(self) -> dict[int, tuple[str, int]]:
        """The hash and the length of every text."""
        rows = self._connection.execute(select(report.c.id, report.c.sha256, report.c.length))
        return {row.id: (row.sha256, row.length) for row in rows}

    def _readings(self) -> dict[int, Row[Any]]:
        """The newest reading of every report, without its content."""
        columns = [each for each in report_reading.c if each.name != "content"]
        rows = self._connection.execute(
            select(*columns).where(report_reading.c.id.in_(_newest_readings()))
        )
        return {row.report_id: row for row in rows}

    def _copies(self, lengths: Mapping[int, tuple[str, int]]) -> dict[int, list[ReportCopy]]:
        """The copies of every report; what was last said of a place holds."""
        rows = self._connection.execute(
            select(report_copy).order_by(report_copy.c.report_id, report_copy.c.position)
        )
        found: dict[int, dict[str, ReportCopy]] = defaultdict(dict)
        for row in rows:
            found[row.report_id][row.origin] = _copy(row, *lengths[row.report_id])
        return defaultdict(list, {key: list(each.values()) for key, each in found.items()})

    def _families(
        self, lengths: Collection[int], numbers: Collection[int] | None = None
    ) -> list[list[int]]:
        """The reports by family: all that a chain of near copies joins.

        Args:
            lengths: All reports.
            numbers: Only families with one of these are wanted.
        """
        above = {number: number for number in lengths}

        def top(number: int) -> int:
            while above[number] != number:
                above[number] = above[above[number]]
                number = above[number]
            return number

        pairs = select(report_likeness.c.report_id, report_likeness.c.other_id)
        for left, right in self._connection.execute(pairs):
            if left in above and right in above:
                above[top(left)] = top(right)
        families: dict[int, list[int]] = defaultdict(list)
        for number in sorted(above):
            families[top(number)].append(number)
        wanted = None if numbers is None else set(numbers)
        return [
            family
            for family in families.values()
            if wanted is None or not wanted.isdisjoint(family)
        ]


def _copy(row: Row[Any], sha256: str, length: int) -> ReportCopy:
    return ReportCopy(
        report=sha256,
        origin=row.origin,
        outlet=row.outlet,
        title=row.title,
        published_on=row.published_on,
        published_basis=row.published_basis,
        length=length,
        problems=unpack_problems(row.problems),
    )


def _newest_readings() -> Select[tuple[int]]:
    """The numbers of the newest reading of every report."""
    return select(func.max(report_reading.c.id)).group_by(report_reading.c.report_id)


def _kept(row: Row[Any], sha256: str, copies: tuple[ReportCopy, ...]) -> KeptReport:
    return KeptReport(
        number=row.id,
        report_id=row.report_id,
        sha256=sha256,
        published_on=row.published_on,
        version=row.version,
        model=row.model,
        state=row.state,
        reading=row.sha256,
        read_at=row.read_at,
        copies=copies,
    )


def _some(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
