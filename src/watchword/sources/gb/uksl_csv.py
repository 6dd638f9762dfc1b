"""The UK Sanctions List as CSV.

The first line says the day (``Report Date: 08-Oct-2026``), the second has 58 headers. A
target has a row for each of its names, addresses, dates of birth and so on, all with the
same Unique ID; cells that hold several values separate them with bars.

Source: FCDO, UK Sanctions List (gov.uk), CSV file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from watchword.errors import Malformed
from watchword.model import Entry, Problem
from watchword.sources.contract import Document, Expectation, Recognition, Source
from watchword.sources.gb.entry import build_entry
from watchword.sources.gb.tables import (
    TargetTable,
    head_rows,
    header_position,
    stated_day,
)
from watchword.sources.seen import Seen
from watchword.sources.tables import csv_rows, open_end

EXPECTATION = Expectation(
    least=3_000,
    most=40_000,
    fill={"names": 1.0, "designations": 0.95, "addresses": 0.2},
)
"""What the whole UK Sanctions List holds, in either format."""

_HEADER = frozenset({"unique id", "ofsi group", "name 6"})


def _recognise(document: Document) -> Recognition | None:
    rows = head_rows(document)
    if header_position(rows, _HEADER) is None:
        return None
    return Recognition(list="uksl", released_on=stated_day(rows, "Report Date"))


def _read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    for document in documents:
        table = TargetTable("line", "unique id", _HEADER)
        yield from table.read(csv_rows(document))
        yield from open_end(document)
        if not table.targets:
            raise Malformed(f"{document.name or 'the file'} has no target")
        seen = Seen()
        for entry_id, target in table.targets.items():
            yield from build_entry(target, entry_id, seen, by_uk_reference=True)


SOURCE = Source(
    key="gb.uksl_csv",
    authority="gb",
    title="UK Sanctions List (CSV)",
    expectations={"uksl": EXPECTATION},
    recognise=_recognise,
    read_entries=_read_entries,
)
