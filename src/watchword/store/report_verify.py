"""Hold stored reports against their hashes, and who is in them against what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from watchword.errors import RegisterDamaged
from watchword.store.report_rows import (
    actor_rows,
    text_digest,
    unpack_document,
    unpack_problems,
    unpack_text,
)
from watchword.store.schema import report, report_actor, report_copy, report_reading

_AT_ONCE = 200


def report_faults(
    connection: Connection, advance: Callable[[str, int], None]
) -> Iterator[tuple[str, str]]:
    """What does not agree with itself: where, and what is wrong."""
    found: set[int] = set(connection.scalars(select(report_copy.c.report_id).distinct()))
    rows = connection.execution_options(yield_per=_AT_ONCE).execute(
        select(report).order_by(report.c.id)
    )
    for done, row in enumerate(rows, start=1):
        for message in _text_faults(row, found):
            yield f"report {row.sha256[:12]}", message
        advance("reports", done)
    yield from _copy_faults(connection)
    ids = list(connection.scalars(select(report_reading.c.id).order_by(report_reading.c.id)))
    for start in range(0, len(ids), _AT_ONCE):
        yield from _reading_faults(connection, ids[start : start + _AT_ONCE])
        advance("readings", start + _AT_ONCE)


def _text_faults(row: Row[Any], found: set[int]) -> Iterator[str]:
    try:
        text = unpack_text(row.content)
    except (RegisterDamaged, UnicodeDecodeError) as error:
        yield str(error)
        return
    if text_digest(text) != row.sha256:
        yield "its text is not what was read"
    elif len(text) != row.length:
        yield f"its text has {len(text)} characters, not {row.length}"
    if row.id not in found:
        yield "where it was found is not known"


def _copy_faults(connection: Connection) -> Iterator[tuple[str, str]]:
    rows = connection.execute(
        select(report_copy.c.report_id, report_copy.c.origin, report_copy.c.problems).where(
            report_copy.c.problems != ""
        )
    )
    for row in rows:
        try:
            unpack_problems(row.problems)
        except RegisterDamaged as error:
            yield row.origin, str(error)


def _reading_faults(connection: Connection, ids: list[int]) -> Iterator[tuple[str, str]]:
    stored: dict[int, list[dict[str, Any]]] = defaultdict(list)
    actors = select(report_actor).where(report_actor.c.reading_id.in_(ids))
    for row in connection.execute(
        actors.order_by(report_actor.c.reading_id, report_actor.c.position)
    ):
        values = dict(row._mapping)
        stored[values.pop("reading_id")].append(values)
    readings = select(report_reading).where(report_reading.c.id.in_(ids))
    for row in connection.execute(readings.order_by(report_reading.c.id)):
        where = f"reading {row.id}"
        try:
            document = unpack_document(row.content, row.sha256)
            expected = actor_rows(document)
        except (RegisterDamaged, ValueError, KeyError, TypeError, AttributeError) as error:
            yield where, str(error) or "it can't be read"
            continue
        if expected != stored[row.id]:
            yield where, "who is in it is not what it says"
