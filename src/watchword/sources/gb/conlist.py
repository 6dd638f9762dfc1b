"""OFSI's consolidated list of asset freeze targets (ConList), as a spreadsheet and as CSV.

The first row says the day (``Last Updated``, ``05/06/2023``), the second has the headers:
36 since 2022, 29 before (one column for passports, one for national identities, nothing on
scripts). A target has a row for each combination of its names, titles, dates of birth and
addresses, all with the same Group ID, not always together. Whatever has no column stands
under labels in "Other Information" (see :mod:`watchword.sources.gb.remarks`). Every
target is subject to an asset freeze; that is what the list is. It was closed on 28
January 2026.

Source: OFSI, "Consolidated list of asset freeze targets" (gov.uk), xlsx and csv.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from watchword.errors import Malformed
from watchword.model import Entry, Problem
from watchword.sources.contract import Document, Expectation, Recognition, Source
from watchword.sources.gb.entry import build_entry
from watchword.sources.gb.fields import Target
from watchword.sources.gb.remarks import unpack_information
from watchword.sources.gb.tables import (
    Row,
    TargetTable,
    head_rows,
    header_position,
    stated_day,
)
from watchword.sources.seen import Seen
from watchword.sources.tables import (
    csv_rows,
    first_rows,
    is_spreadsheet,
    open_end,
    open_workbook,
    sheet_rows,
)

_HEADER = frozenset({"group id", "name 6", "regime", "name type"})


def _recognise(document: Document) -> Recognition | None:
    sheets = list(first_rows(document).values()) or [head_rows(document)]
    for rows in sheets:
        if header_position(rows, _HEADER) is not None:
            return Recognition(list="conlist", released_on=stated_day(rows, "Last Updated"))
    return None


def _read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    for document in documents:
        spreadsheet = is_spreadsheet(document.head)
        table = TargetTable("row" if spreadsheet else "line", "group id", _HEADER)
        yield from table.read(_sheet(document) if spreadsheet else csv_rows(document))
        if not spreadsheet:
            yield from open_end(document)
        if not table.targets:
            raise Malformed(f"{document.name or 'the file'} has no target")
        yield from _entries(table.targets)


def _sheet(document: Document) -> Iterator[Row]:
    """The rows of the sheet that has the list's header."""
    workbook = open_workbook(document)
    for sheet, rows in first_rows(document).items():
        if header_position(rows, _HEADER) is not None:
            return sheet_rows(workbook, sheet)
    raise Malformed(f"{document.name or 'the file'} has no sheet with the list's columns")


def _entries(targets: dict[str, Target]) -> Iterator[Entry | Problem]:
    seen = Seen()
    for entry_id, target in targets.items():
        for text in target.cells.pop("other information", {}):
            unpack_information(target, text)
        yield from build_entry(
            target, entry_id, seen, by_uk_reference=False, measures=("Asset freeze",)
        )


SOURCE = Source(
    key="gb.conlist",
    authority="gb",
    title="OFSI consolidated list (ConList, xlsx and csv)",
    expectations={
        "conlist": Expectation(
            least=1_500,
            most=20_000,
            fill={"names": 1.0, "designations": 0.95, "birth_dates": 0.15, "countries": 0.2},
        )
    },
    recognise=_recognise,
    read_entries=_read_entries,
)
