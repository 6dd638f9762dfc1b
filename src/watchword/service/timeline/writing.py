"""A line of time as a file: CSV, JSON, Markdown or iCalendar, by the ending of its name."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from watchword.service.profile.markdown import escaped
from watchword.service.screening.cells import harmless_row
from watchword.service.timeline.answer import Timeline
from watchword.service.timeline.calendar import write_calendar
from watchword.service.timeline.line import Item
from watchword.service.timeline.phrases import (
    names,
    notes,
    stance_words,
    summary,
    told_by,
    what,
    who,
    words,
)
from watchword.service.writing import replacing, write_document, writer_of

COLUMNS = (
    "date",
    "starts_on",
    "ends_on",
    "precision",
    "kind",
    "type",
    "mode",
    "status",
    "source",
    "target",
    "third",
    "place",
    "place_country",
    "what",
    "notes",
    "told_by",
    "reports",
    "first_told_on",
    "last_told_on",
    "evidence",
    "id",
)
"""Of the CSV file."""

_MANY = 1_000


def write_timeline(found: Timeline, path: Path) -> None:
    """Write a line of time to a file, which appears when it is complete.

    Raises:
        WrongUse: The name has another ending, or the file can't be written there.
        ExtraMissing: For a calendar, the ``news`` extra is not installed.
    """
    write = writer_of(path, _WRITERS)
    with replacing(path, errors="replace") as stream:  # a report can hold what is no character
        write(found, stream)


def check_ending(path: Path) -> None:
    """See that a line of time can be written to a file of this name.

    Raises:
        WrongUse: The ending is none that we write.
    """
    writer_of(path, _WRITERS)


def _write_json(found: Timeline, stream: TextIO) -> None:
    write_document(found.to_dict(), stream)


def _write_csv(found: Timeline, stream: TextIO) -> None:
    out = csv.writer(stream, lineterminator="\n")
    out.writerow(COLUMNS)
    for item in (*found.items, *found.background):
        out.writerow(harmless_row(_cells(item)))


def _cells(item: Item) -> list[object]:
    published = item.published
    return [
        item.day_text,
        _text(item.starts_on),
        _text(item.ends_on),
        item.precision,
        item.kind.value,
        item.type,
        item.mode or "",
        item.status.value,
        *(names(item.side(side), most=_MANY) for side in ("source", "target", "third")),
        item.place or "",
        item.place_country or "",
        item.what,
        "; ".join(notes(item)),
        told_by(item),
        "; ".join(report.id for report in item.reports),
        _text(published[0] if published else None),
        _text(published[-1] if published else None),
        " | ".join(str(each["text"]) for each in item.evidence),
        item.id,
    ]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _write_markdown(found: Timeline, stream: TextIO) -> None:
    stream.writelines(f"{line}\n" for line in _markdown(found))


def _markdown(found: Timeline) -> Iterator[str]:
    yield f"# {escaped(found.title)}"
    yield ""
    yield f"{escaped(summary(found))}."
    if stance_words(found):
        yield ""
        yield f"Stance: {escaped(stance_words(found))}"
    yield from _table("Line of time", found.items)
    yield from _table("Background", found.background)
    if found.statements:
        yield from ("", "## Statements", "")
        for each in found.statements:
            papers = ", ".join(report.label for report in each.reports)
            yield f"- {escaped(each.day_text)}: {escaped(each.words)} ({escaped(papers)})"


def _table(title: str, items: Iterable[Item]) -> Iterator[str]:
    rows = [
        (
            item.day_text,
            who(item),
            what(item),
            words(item),
            "; ".join(notes(item)),
            told_by(item),
        )
        for item in items
    ]
    if rows:
        yield from ("", f"## {title}", "", "| date | who | what | words | notes | told by |")
        yield "|---|---|---|---|---|---|"
        yield from (f"| {' | '.join(map(escaped, row))} |" for row in rows)


_WRITERS = {
    ".csv": _write_csv,
    ".ics": write_calendar,
    ".json": _write_json,
    ".md": _write_markdown,
}
