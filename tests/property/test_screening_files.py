"""What holds for every file of subjects there can be."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.support.sample import sample_register

from watchword.errors import InputRefused, WrongUse
from watchword.service.context import Context
from watchword.service.screening import ScreenWishes, screen_file
from watchword.service.screening.birth_dates import DayOrder, read_birth_date
from watchword.service.screening.columns import apply_wishes, guess_columns, unique_names
from watchword.service.screening.headings import read_heading
from watchword.service.screening.layout import Format
from watchword.service.screening.results import output_columns
from watchword.service.screening.roles import Role
from watchword.service.screening.subjects import SubjectReader
from watchword.service.writing import harmless_cell, original_cell

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
HEADINGS = st.one_of(
    TEXT,
    st.sampled_from(
        ["name", "Nom", "first name", "surname", "dob", "kind", "Country", "row", "imo"]
    ),
)
CELLS = st.one_of(
    TEXT,
    st.sampled_from(
        ["=1+1", "-", "1/2/1970", "Usmanov", "'", "a\r\nb", '"', "person", "x;y|z", ""]
    ),
)
VALUES = st.recursive(
    st.one_of(CELLS, st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False)),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
BYTES = st.one_of(
    st.binary(max_size=200), TEXT.map(str.encode), TEXT.map(lambda t: t.encode("utf-16"))
)
EASY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    context = sample_register(tmp_path_factory.mktemp("sample"))
    yield context
    context.close()


def written(rows: list[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    return stream.getvalue().encode()


@EASY
@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=6), HEADINGS)
@example([["=cmd|' /C calc'!A0", "'"], ["\x00", "\r"]], "=name")
def test_any_text_in_any_column_comes_out_as_it_went_in(
    register: Context, cells: list[list[str]], heading: str
) -> None:
    body = written([["name", f"{heading}!"], *cells])
    wishes = ScreenWishes(jobs=1, mapping=["name=name"])
    out = io.BytesIO()
    done = screen_file(register, io.BytesIO(body), out, wishes=wishes)
    shown = list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))
    assert all(not cell.startswith(tuple("=+-@\t\r\n")) for row in shown for cell in row)
    rows = {int(row[0]): [original_cell(cell) for cell in row[1:3]] for row in shown[1:]}
    assert list(rows.values()) == cells
    lines = io.BytesIO()
    wishes = ScreenWishes(jobs=1, mapping=["name=name"], out_form=Format.JSONL)
    assert screen_file(register, io.BytesIO(body), lines, wishes=wishes).tally == done.tally
    found = [json.loads(line) for line in lines.getvalue().splitlines()]
    columns = output_columns(done.plan.columns.names)
    assert {line["row"]: [line[name] for name in columns[1:3]] for line in found} == rows


@EASY
@given(st.lists(HEADINGS, max_size=12), st.lists(st.tuples(st.sampled_from(Role), HEADINGS)))
def test_no_headings_are_too_odd_to_be_mapped(
    headings: list[str], wishes: list[tuple[Role, str]]
) -> None:
    names = unique_names(headings)
    assert len({name.casefold() for name in names}) == len(headings)
    columns = guess_columns(names)
    for places in columns.places.values():
        assert places
        assert all(0 <= place < len(names) for place in places)
    used = [place for places in columns.places.values() for place in places]
    assert len(used) == len(set(used))
    with suppress(WrongUse):
        said = apply_wishes(columns, [f"{role}={heading}" for role, heading in wishes])
        assert set(said.said) == {role for role, _ in wishes}
    shown = output_columns(names)
    assert len({name.casefold() for name in shown}) == len(shown)


@given(TEXT)
def test_a_heading_means_the_same_however_it_is_written(heading: str) -> None:
    meaning = read_heading(heading)
    assert read_heading(f"  {heading} ") == meaning
    for written_so in ("date of birth", "Date_Of_Birth", "dateOfBirth", "DATE-OF-BIRTH"):
        assert read_heading(written_so) == (Role.BIRTH_DATE, 0)


@EASY
@given(st.lists(st.tuples(HEADINGS, VALUES), min_size=1, max_size=10), st.sampled_from(DayOrder))
def test_no_row_is_too_odd_to_be_read(row: list[tuple[str, object]], order: DayOrder) -> None:
    columns = guess_columns(unique_names(heading for heading, _ in row))
    found = SubjectReader(columns, order=order).read([value for _, value in row])
    if found.subject is None:
        assert found.problems
    else:
        assert found.subject.names or found.subject.identifiers
        assert all(name.strip() for name in found.subject.names)


@given(
    st.one_of(TEXT, st.from_regex(r"\A\d{1,4}[./-]\d{1,4}[./-]\d{1,4}\Z")),
    st.sampled_from(DayOrder),
)
def test_no_date_is_too_odd_to_be_read(text: str, order: DayOrder) -> None:
    found = read_birth_date(text, order)
    assert isinstance(found, str) or found.earliest <= found.latest


@EASY
@given(BYTES)
@example(b"\xff\xfe\x00")
@example(b'name,"\n')
@example(b"name\n\x00\x00\n")
@example(b"sep=\n")
@example(b'{"name": ["a", {"b": "\\ud800"}]}')
def test_any_bytes_are_read_or_refused(register: Context, body: bytes) -> None:
    with suppress(InputRefused, WrongUse):
        done = screen_file(register, io.BytesIO(body), io.BytesIO(), wishes=ScreenWishes(jobs=1))
        assert done.tally.written >= done.tally.rows


@EASY
@given(BYTES)
@example(b'a,"b')
@example(b'"a""b",c"')
def test_a_broken_line_costs_no_other_row(register: Context, broken: bytes) -> None:
    body = b"id,name\nfirst,Sergei Shoigu\n" + broken + b"\nlast,Alisher Usmanov\n"
    out = io.BytesIO()
    wishes = ScreenWishes(jobs=1, form=Format.CSV, encoding="latin-1", mapping=["name=name"])
    # What is refused is the whole file, with a reason.
    with suppress(InputRefused, WrongUse):
        screen_file(register, io.BytesIO(body), out, wishes=wishes)
        rows = csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
        assert {"first", "last"} <= {row["id"] for row in rows if row["alert"] == "true"}


@given(TEXT)
def test_a_harmless_cell_gives_back_what_it_was(text: str) -> None:
    assert original_cell(harmless_cell(text)) == text


def test_parquet_holds_any_text(register: Context, tmp_path: Path) -> None:
    import duckdb

    texts = ["\x00", "\r\n", "=1", "\ufffe", "\U0001f600", '"', "\\u0000", "'", "null", "{}"]
    out = tmp_path / "out.parquet"
    body = written([["name", "x"], *([f"Name {text}", text] for text in texts)])
    screen_file(register, io.BytesIO(body), out, wishes=ScreenWishes(jobs=1))
    with duckdb.connect() as duck:
        found = duck.execute("SELECT name, x FROM read_parquet(?)", [str(out)]).fetchall()
    assert found == [(f"Name {text}", text) for text in texts]
