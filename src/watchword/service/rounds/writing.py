"""A round as a file: CSV, JSON or Markdown, by the ending of its name."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from watchword.model import Entry, EntryKey
from watchword.service.profile.markdown import escaped
from watchword.service.rounds.answer import ListChanges, Round, listing_day
from watchword.service.rounds.changes import Amendment, Rekeying
from watchword.service.rounds.tables import sections
from watchword.service.rounds.telling import sentences
from watchword.service.rounds.totals import PLACES_DEFINED, kind_of, programmes_of
from watchword.service.rounds.values import value_text
from watchword.service.screening.cells import harmless_row
from watchword.service.writing import replacing, write_document, writer_of

COLUMNS = (
    "change",
    "list",
    "entry",
    "former_entry",
    "target",
    "name",
    "kind",
    "programmes",
    "places",
    "listed_on",
    "linked_to",
    "already_listed",
    "fact",
    "removed",
    "added",
)
"""Of the CSV file."""


def write_round(told: Round, path: Path) -> None:
    """Write a round to a file, which appears when it is complete.

    Raises:
        WrongUse: The name has another ending, or the file can't be written there.
    """
    write = writer_of(path, _WRITERS)
    with replacing(path) as stream:
        write(told, stream)


def check_ending(path: Path) -> None:
    """See that a round can be written to a file of this name.

    Raises:
        WrongUse: The ending is none that we write.
    """
    writer_of(path, _WRITERS)


def _write_json(told: Round, stream: TextIO) -> None:
    write_document(told.to_dict(), stream)


def _write_csv(told: Round, stream: TextIO) -> None:
    out = csv.writer(stream, lineterminator="\n")
    out.writerow(COLUMNS)
    for part in told.lists:
        for row in _rows(part):
            out.writerow(harmless_row([row.get(column, "") for column in COLUMNS]))


def _rows(part: ListChanges) -> Iterator[dict[str, str]]:
    """A row for each entry that came or went, and for each fact that changed."""
    changes = part.changes
    already = {
        each.entry.id: "; ".join(
            f"{earlier.authority} {earlier.since}{'' if earlier.exact else ' at the latest'}"
            for earlier in each.earlier
        )
        for each in part.already
    }
    for entry in changes.added:
        row = _entry(part, entry, "added")
        yield {**row, "already_listed": already.get(entry.id, "")}
    for amended in changes.amended:
        yield from _facts(part, amended, "amended")
    for rekeyed in changes.rekeyed:
        yield from _facts(part, rekeyed, "rekeyed")
    for entry in changes.removed:
        yield _entry(part, entry, "removed")
    for entry in changes.brought:
        yield _entry(part, entry, "brought")


def _entry(part: ListChanges, entry: Entry, change: str) -> dict[str, str]:
    listed_on = listing_day(entry)
    release = part.before if change == "removed" else part.after
    key = EntryKey(release.authority, release.list, entry.id)
    return {
        "change": change,
        "list": f"{key.authority}/{key.list}",
        "entry": entry.id,
        "target": key.target,
        "name": entry.name,
        "kind": kind_of(entry).value,
        "programmes": "; ".join(programmes_of(entry)),
        "places": "; ".join(part.places(entry)),
        "listed_on": "" if listed_on is None else listed_on.isoformat(),
        "linked_to": "; ".join(relation.other for relation in entry.relations),
    }


def _facts(part: ListChanges, each: Amendment, change: str) -> Iterator[dict[str, str]]:
    row = _entry(part, each.after, change)
    if isinstance(each, Rekeying):
        row["former_entry"] = each.before.id
        if not each.facts:
            yield row
    for fact in each.facts:
        yield {
            **row,
            "fact": fact.fact.value,
            "removed": "; ".join(map(value_text, fact.removed)),
            "added": "; ".join(map(value_text, fact.added)),
        }


def _write_markdown(told: Round, stream: TextIO) -> None:
    stream.writelines(f"{line}\n" for line in _markdown(told))


def _markdown(told: Round) -> Iterator[str]:
    when = str(told.end) if told.single else f"{told.start} to {told.end}"
    yield f"# {told.authority.upper()}, {when}"
    yield ""
    yield from (escaped(sentence) for sentence in sentences(told))
    for section in sections(told):
        yield from ("", f"## {section.title}", "")
        yield f"| {' | '.join(section.headings)} |"
        yield f"|{'---|' * len(section.headings)}"
        yield from (f"| {' | '.join(map(escaped, row))} |" for row in section.rows)
    yield ""
    yield escaped(PLACES_DEFINED)
    yield from (escaped(note) for note in told.notes)
    yield ""
    yield f"Register state {told.state[:12]}."


_WRITERS = {".csv": _write_csv, ".json": _write_json, ".md": _write_markdown}
