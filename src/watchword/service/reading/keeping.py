"""Storing reports: texts and where they were found, near copies, readings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from watchword.news.copies import DAYS_APART, Sketch, near_copies
from watchword.service.reading.opening import Opened
from watchword.store.register import Register
from watchword.store.report_rows import PackedReading
from watchword.store.report_writer import ReportWriter

_PER_MILLE = 1000


def keep_opened(register: Register, opened: Iterable[Opened]) -> list[int]:
    """Store reports that were decoded, and where they were found; gives their numbers."""
    numbers = []
    with register.write() as connection:
        writer = ReportWriter(connection, at=datetime.now(UTC))
        for each in opened:
            if each.found is not None:
                number = writer.keep_text(each.text, signature=each.signature)
                writer.keep_copy(number, each.found)
                numbers.append(number)
    return numbers


def keep_near_copies(register: Register, numbers: Collection[int], days: Sequence[date]) -> int:
    """Find the near copies of reports among all that are stored; gives how many pairs.

    Args:
        register: Where they are stored.
        numbers: The reports.
        days: When they were published.
    """
    apart = timedelta(days=DAYS_APART)
    with register.read() as reader:
        reports = reader.reports()
        stored = reports.sketches(_before(min(days), apart), _after(max(days), apart))
        ids = {each.sha256: each.report_id for each in stored}
        fresh = frozenset(each.sha256 for each in stored if each.report_id in set(numbers))
        sketches = [
            Sketch(each.sha256, each.length, each.published_on, each.signature) for each in stored
        ]
        pairs = [
            (ids[one], ids[other], round(shared * _PER_MILLE))
            for one, other, shared in near_copies(
                sketches, lambda key: reports.text(ids[key]), fresh=fresh
            )
        ]
    if pairs:
        with register.write() as connection:
            ReportWriter(connection, at=datetime.now(UTC)).keep_likeness(pairs)
    return len(pairs)


def keep_readings(register: Register, readings: Iterable[tuple[int, PackedReading]]) -> None:
    """Store what reports say, by their numbers."""
    with register.write() as connection:
        writer = ReportWriter(connection, at=datetime.now(UTC))
        for number, reading in readings:
            writer.keep_reading(number, reading)


def _before(day: date, apart: timedelta) -> date:
    return date.min if day - date.min < apart else day - apart


def _after(day: date, apart: timedelta) -> date:
    return date.max if date.max - day < apart else day + apart
