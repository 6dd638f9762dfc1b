"""Reports to write into registers, without reading a text."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection

from watchword.store.report_rows import pack_reading, text_digest
from watchword.store.report_writer import FoundCopy, ReportWriter

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
FRIDAY = date(2023, 4, 14)


def actor(
    name: str, *, country: str | None = None, targets: tuple[str, ...] = (), named: bool = True
) -> dict[str, Any]:
    """An actor of a reading's JSON."""
    return {
        "id": "a1", "name": name, "schema": "Person", "country": country, "named": named,
        "mentions": [], "offices": [],
        "targets": [{"id": each, "name": name, "score": 1.0, "alert": True} for each in targets],
    }  # fmt: skip


def document(text: str, *actors: dict[str, Any], day: date = FRIDAY) -> dict[str, Any]:
    """The JSON of a reading in which there are these actors."""
    return {
        "report": {
            "id": f"sha256:{text_digest(text)}", "title": None, "published_on": day.isoformat(),
            "published_basis": "given", "source": None, "language": "en",
        },
        "actors": list(actors),
    }  # fmt: skip


def found(origin: str = "/news/a.txt", *, day: date = FRIDAY, **fields: Any) -> FoundCopy:
    """A place where a report was found."""
    made = {"outlet": None, "title": None, "published_basis": "given", **fields}
    return FoundCopy(origin=origin, published_on=day, **made)


def write_report(
    connection: Connection,
    text: str,
    *copies: FoundCopy,
    at: datetime = WHEN,
    read: dict[str, Any] | None = None,
) -> int:
    """Store a report with a reading; gives its number."""
    writer = ReportWriter(connection, at=at)
    number = writer.keep_text(text, signature=b"")
    for copy in copies or (found(),):
        writer.keep_copy(number, copy)
    made = document(text) if read is None else read
    writer.keep_reading(number, pack_reading(made, version="1", model="m", state=None))
    return number
