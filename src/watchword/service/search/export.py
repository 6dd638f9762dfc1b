"""Write a whole answer to a file: CSV, JSON or Markdown, by its ending."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from watchword.service.search.answer import Findings, Hit
from watchword.service.search.phrases import (
    also_words,
    count_label,
    count_words,
    interval,
    listing_words,
    said_words,
)
from watchword.service.writing import harmless_cell, replacing, writer_of

CSV_COLUMNS = (
    *("target", "name", "matched_name", "schema", "kind", "certain", "countries"),
    *("birth_dates", "identifiers", "names", "authorities", "own_lists", "programmes"),
    *("listed_on", "said", "state"),
)


def write_answer(path: Path, findings: Findings, hits: Iterable[Hit]) -> None:
    """Write an answer with these targets; the file appears when it is complete.

    Raises:
        WrongUse: The ending names no format, or the file can't be written there.
    """
    write = writer_of(path, _writers())
    with replacing(path) as stream:
        write(stream, findings, hits)


def check_ending(path: Path) -> None:
    """See that an answer can be written to a file of this name.

    Raises:
        WrongUse: The ending names no format.
    """
    writer_of(path, _writers())


_Writer = Callable[[TextIO, Findings, Iterable[Hit]], None]


def _writers() -> dict[str, _Writer]:
    return {".csv": _write_csv, ".json": _write_json, ".md": _write_markdown}


def _write_csv(stream: TextIO, findings: Findings, hits: Iterable[Hit]) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for hit in hits:
        writer.writerow([harmless_cell(text) for text in _cells(hit, findings.state)])


def _cells(hit: Hit, state: str) -> Iterator[str]:
    target = hit.target
    yield from (target.id, target.name, hit.matched_name or "", target.schema.value, hit.kind)
    yield "true" if hit.certain else "false"
    yield from (_joined(hit.countries), _joined(hit.birth_dates))
    yield _joined(f"{each.kind.value}:{each.value}" for each in target.identifiers)
    yield _joined(name.full for name in target.names)
    yield from (_joined(hit.authorities), _joined(hit.own_lists), _joined(hit.programmes))
    yield _joined(
        f"{each.listing.authority} {interval(each.first, each.by)}".strip() for each in hit.meeting
    )
    yield _joined(said_words(hit))
    yield state


def _joined(values: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(values))


def _write_json(stream: TextIO, findings: Findings, hits: Iterable[Hit]) -> None:
    """One document as ``--json`` prints it, without pages, with a target on each line."""
    head = findings.to_dict()
    for key in ("page", "pages", "per_page", "after", "results"):
        head.pop(key)
    written = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
    stream.write(f'{written},\n  "results": [')
    for number, hit in enumerate(hits):
        stream.write(",\n    " if number else "\n    ")
        stream.write(json.dumps(hit.to_dict(), ensure_ascii=False))
    stream.write("\n  ]\n}\n")


def _write_markdown(stream: TextIO, findings: Findings, hits: Iterable[Hit]) -> None:
    from watchword.service.profile.markdown import escaped

    stream.write(f"# {escaped(count_words(findings))}\n\n")
    for filter_name, value in findings.question.to_dict().items():
        if value:
            shown = ", ".join(map(str, value)) if isinstance(value, list) else value
            stream.write(f"- {filter_name.replace('_', ' ')}: {escaped(shown)}\n")
    stream.write(f"- register state: {findings.state}\n\n")
    stream.write("| target | kind | countries | listings | said |\n|---|---|---|---|---|\n")
    for hit in hits:
        listings = [listing_words(each) for each in hit.meeting]
        cells = (
            [hit.target.name, hit.target.id],
            [hit.kind if hit.certain else f"{hit.kind} (perhaps)"],
            [" ".join(hit.countries).upper()],
            [each for each in (*listings, also_words(hit)) if each],
            said_words(hit),
        )
        row = " | ".join("<br>".join(escaped(line) for line in cell) for cell in cells)
        stream.write(f"| {row} |\n")
    if findings.facets is not None:
        for title, counts in findings.facets.named():
            stream.write(f"\n## By {title}\n\n| {title} | targets |\n|---|---|\n")
            stream.writelines(
                f"| {escaped(count_label(title, each))} | {each.count} |\n" for each in counts
            )
