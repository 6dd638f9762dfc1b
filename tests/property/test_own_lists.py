"""Any table is read or refused: no crash, and no row that vanishes in silence."""

from __future__ import annotations

import csv
import io

from hypothesis import example, given, settings
from hypothesis import strategies as st

from watchword.errors import Malformed
from watchword.model import Entry, Problem, decode_entry, encode_entry
from watchword.sources.contract import Document
from watchword.sources.own.columns import COLUMNS
from watchword.sources.own.table import own_source

SOURCE = own_source("any")

words = st.sampled_from(
    [
        *(
            "Jane Roe",
            "Иван Петров",
            "王伟",
            "weak:Bob",
            "a;b;;c",
            "03/04/1970",
            "1970",
            "circa 1955",
        ),
        *(
            "RU",
            "Narnia",
            "imo:9187629",
            "passport/ru:1",
            "9" * 400,
            "=1+1",
            "\x1b[2J",
            "N/A",
            "é" * 50,
        ),
        *(
            "person",
            "ship",
            "\u202egnp",
            "½",
            "12/13/1999",
            "45000",
            "wallet/xbt:bc1",
            " ",
            "'",
            "\t",
        ),
    ]
)
cells = words | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
headers = st.lists(
    st.sampled_from(["name", "Full Name", "colour", "", *sorted(COLUMNS)]) | cells,
    min_size=1,
    max_size=8,
)
gently = settings(max_examples=150, deadline=None)


def read(body: bytes) -> tuple[list[Entry], list[Problem]] | None:
    entries: list[Entry] = []
    problems: list[Problem] = []
    try:
        for item in SOURCE.read_entries([Document.from_bytes(body, "own.csv")]):
            if isinstance(item, Entry):
                entries.append(item)
            else:
                problems.append(item)
    except Malformed:
        return None
    return entries, problems


@gently
@given(header=headers, rows=st.lists(st.lists(cells, max_size=10), max_size=8), data=st.data())
def test_each_row_is_an_entry_or_a_problem(
    header: list[str], rows: list[list[str]], data: st.DataObject
) -> None:
    header = data.draw(st.permutations(["name", *header]))
    stream = io.StringIO(newline="")
    delimiter = data.draw(st.sampled_from(",;\t|"))
    csv.writer(stream, delimiter=delimiter).writerows([header, *rows])
    found = read(stream.getvalue().encode())
    if found is None:
        # Only where the header is not seen as one, or a cell is taken for binary data.
        assert "\x00" in stream.getvalue() or _delimiters_in(header, delimiter)
        return
    entries, problems = found
    stated = [row for row in rows if any(_visible(cell) for cell in row)]
    unread = [each for each in problems if each.severity == "error" or "above" in each.message]
    if not _delimiters_in(header, delimiter):
        assert len(entries) + len(unread) == len(stated)
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        assert decode_entry(encode_entry(entry)) == entry
        assert entry.name.strip()
    assert all(problem.locator and problem.message for problem in problems)
    assert read(stream.getvalue().encode()) == found


def _delimiters_in(header: list[str], delimiter: str) -> bool:
    """Whether the header could be cut in another way than it was written."""
    return any(mark in cell for cell in header for mark in ',;\t|\n\r"' if mark != delimiter)


def _visible(cell: str) -> bool:
    from watchword.sources.draft import clean

    return bool(clean(cell))


@gently
@given(body=st.binary(max_size=400) | st.text(max_size=300).map(str.encode))
@example(body=b"name\n" + b'"' * 3 + b"\n")
@example(body=b"\xff\xfen\x00a\x00m\x00e\x00\n\x00J\x00")
@example(body=b"\xef\xbb\xbfname\r\rJane Roe")
@example(body=b"name" + b"," * 9_000 + b"\nJane Roe")
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    found = read(body)
    if found is not None:
        for entry in found[0]:
            assert decode_entry(encode_entry(entry)) == entry
