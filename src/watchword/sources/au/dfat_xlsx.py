"""Australia: the Department of Foreign Affairs and Trade's Consolidated List, a workbook.

SOURCE: "Australian Sanctions Consolidated List", kept under the Charter of the United
Nations (Dealing with Assets) Regulations 2008, regulation 40, and the Autonomous Sanctions
Regulations 2011. One row per name: ``101`` has the primary name of a target, ``101a``,
``101b`` its other names, and every row repeats the rest. The files of 2020 to 2025 have the
first twelve to fourteen columns of the nineteen of 2026; columns are known by their header.

**One target** is a run of rows whose references have the same number. Where that number
comes again further down, or a run has two primary names with one and the same reference, it
was given to two targets: both are kept, the second as ``101~2``, with the error ID_REUSED.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from watchword.errors import Malformed
from watchword.model import Entry, Problem, ProblemCode, Schema, Severity
from watchword.sources.au.fields import fill_draft
from watchword.sources.au.information import own_reference
from watchword.sources.au.rows import FIELDS, Line, distinct
from watchword.sources.contract import Document, Expectation, Recognition, Source
from watchword.sources.draft import Draft, clean
from watchword.sources.seen import Seen
from watchword.sources.tables import first_rows, open_workbook, sheet_rows

_HEADER_WITHIN = 30
_NEEDED = {"reference", "name", "type"}
_TELLING = {"control", "committees", "listing"}
_REFERENCE = re.compile(r"^(\d+)(?:\.0+)?\s*([a-z]*)$", re.I)


@dataclass(slots=True)
class _Target:
    """The rows of one target."""

    number: str
    lines: list[Line]
    locator: str


def recognise(document: Document) -> Recognition | None:
    """A workbook with the list's header in the first rows of a sheet."""
    for rows in first_rows(document, rows=_HEADER_WITHIN).values():
        if any(_read_header(cells) is not None for cells in rows):
            return Recognition(list="dfat")
    return None


def _read_header(cells: Sequence[str]) -> tuple[str, ...] | None:
    """What the columns are, None where the row is no header of the list."""
    fields = tuple(FIELDS.get(clean(cell).casefold(), "") for cell in cells)
    present = set(fields)
    return fields if present >= _NEEDED and present & _TELLING else None


def read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    """Each target as an entry.

    Raises:
        Malformed: The workbook can't be read or has no sheet with the list's header.
    """
    seen = Seen()
    for document in documents:
        targets = list(_targets(document))
        known = _known(targets)
        for target in targets:
            yield from _read_target(target, seen, known)


def _targets(document: Document) -> Iterator[_Target]:
    workbook = open_workbook(document)
    found = False
    for sheet in workbook.sheet_names:
        header: tuple[tuple[str, ...], list[str]] | None = None
        lines: list[Line] = []
        for number, cells in sheet_rows(workbook, sheet):
            if header is None:
                fields = _read_header(cells) if number <= _HEADER_WITHIN else None
                if fields is not None:
                    header = fields, [clean(cell) for cell in cells]
            elif any(cell.strip() for cell in cells):
                lines.append(Line.of(number, *header, cells))
        if header is not None:
            found = True
            yield from _group(lines)
    if not found:
        raise Malformed(f"{document.name or 'the file'} has no header of the list")


def _group(lines: Sequence[Line]) -> Iterator[_Target]:
    """The runs of rows with one number; a row without one stands for itself."""
    current: _Target | None = None
    for line in lines:
        number = _number(line)
        if current is None or not number or number != current.number or _again(line, current):
            if current is not None:
                yield current
            current = _Target(number, [], f"row {line.number}")
        current.lines.append(line)
    if current is not None:
        yield current


def _number(line: Line) -> str:
    """The number of a reference without its letters and leading zeros."""
    found = _REFERENCE.match(clean(line["reference"]))
    return str(int(found[1])) if found else ""


def _again(line: Line, target: _Target) -> bool:
    """Whether a row has a primary name under a reference that already has one."""
    reference = clean(line["reference"]).casefold()
    return line.is_primary and any(
        each.is_primary and clean(each["reference"]).casefold() == reference
        for each in target.lines
    )


def _known(targets: Sequence[_Target]) -> Mapping[str, tuple[str, str]]:
    """The id and the name of the targets that have a reference of the Security Council."""
    known: dict[str, tuple[str, str]] = {}
    for target in targets:
        lead = next((line for line in target.lines if line.is_primary), target.lines[0])
        for text in distinct(target.lines, "information"):
            reference = own_reference(text)
            if reference:
                known.setdefault(reference, (target.number, clean(lead["name"])))
    return known


def _read_target(
    target: _Target, seen: Seen, known: Mapping[str, tuple[str, str]]
) -> Iterator[Entry | Problem]:
    draft = Draft(target.number, Schema.LEGAL_ENTITY, target.locator)
    if not draft.id:
        _stand_in(draft, target.lines[0])
    stated = draft.id
    if not seen.claim_id(draft):
        draft.problem(
            ProblemCode.ID_REUSED,
            f"the reference {stated} already stands for the rows of another target",
            stated,
            severity=Severity.ERROR,
        )
    fill_draft(draft, target.lines, seen, known)
    yield from draft.finish()


def _stand_in(draft: Draft, line: Line) -> None:
    """An id out of the name for a row that has no reference."""
    named = f"{clean(line['name'])} {clean(line['type'])}".casefold()
    draft.id = f"N{hashlib.sha256(named.encode()).hexdigest()[:10]}"
    draft.problem(
        ProblemCode.ID_MISSING,
        "the row has no reference, so it is not known which target it belongs to",
        " | ".join(line.values.values())[:500],
        severity=Severity.ERROR,
    )
    draft.add_feature("Reference", line["reference"])


SOURCE = Source(
    key="au.dfat_xlsx",
    authority="au",
    title="Australian Sanctions Consolidated List (workbook)",
    expectations={
        "dfat": Expectation(
            least=1_500,
            most=20_000,
            fill={"names": 1.0, "designations": 0.99, "birth_dates": 0.2, "birth_places": 0.15},
        )
    },
    recognise=recognise,
    read_entries=read_entries,
)
