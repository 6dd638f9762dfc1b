"""Rows of the output, and how they are written."""

from __future__ import annotations

import csv
import io
import json

import pytest

from watchword.service.checking import Terms
from watchword.service.screening.cells import json_value, text_of
from watchword.service.screening.results import (
    RESULT_COLUMNS,
    CsvEncoder,
    JsonEncoder,
    Result,
    Stamp,
    empty_values,
    output_columns,
)
from watchword.service.screening.tally import Tally
from watchword.service.writing import original_cell

STAMP = Stamp(
    state="s",
    algorithm="a",
    terms=Terms(threshold=0.7, thresholds={}, limit=10, authorities=None, as_of=None),
)


def test_columns_of_the_input_make_way_for_ours() -> None:
    columns = output_columns(["name", "Score", "input_Score", "ROW", "explanation"])
    assert columns[0] == "row"
    assert columns[1:6] == (
        "name",
        "input_input_Score",
        "input_Score",
        "input_ROW",
        "input_explanation",
    )
    assert columns[6:] == RESULT_COLUMNS
    assert len({name.casefold() for name in columns}) == len(columns)


def test_a_row_without_a_match_has_a_value_for_each_column() -> None:
    values = dict(zip(RESULT_COLUMNS, empty_values(Result.NO_MATCH, "odd", STAMP), strict=True))
    known = {key: value for key, value in values.items() if value is not None}
    assert known == {
        "result": "no match",
        "alert": False,
        "problem": "odd",
        "state": "s",
        "algorithm": "a",
        "threshold": 0.7,
    }


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@A1",
        "\tx",
        "\rx",
        "\nx",
        "\r",
        "\x00",
        "'x",
        "''",
        "a\rb",
        'a"b',
        "a,b",
        "",
        " =1",
        "x\r\n=2",
        "＝1",
    ],
)
def test_no_cell_of_a_csv_is_a_formula_and_all_can_be_had_back(cell: str) -> None:
    encoder = CsvEncoder(output_columns([cell]))
    content = encoder.begin()
    encoder.encode(1, [cell], [empty_values(Result.NO_MATCH, cell, STAMP)])
    content += encoder.take()
    header, row = csv.reader(io.StringIO(content.decode(), newline=""))
    for shown in (header[1], row[1], row[2 + RESULT_COLUMNS.index("problem")]):
        assert not shown.startswith(tuple("=+-@\t\r\n"))
        assert original_cell(shown) == cell
    assert row[0] == "1"


def test_values_of_json_lines_stay_what_they_are() -> None:
    encoder = JsonEncoder(output_columns(["a", "b", "c", "d", "e"]))
    assert encoder.begin() == b""
    cells = ["=1", None, [1, "x"], True, float("inf")]
    encoder.encode(3, cells, [empty_values(Result.NO_MATCH, "", STAMP)])
    line = json.loads(encoder.take())
    assert [line[key] for key in ("row", "a", "b", "c", "d", "e")] == [
        3,
        "=1",
        None,
        [1, "x"],
        True,
        "inf",
    ]
    assert line["problem"] is None
    assert encoder.take() == b""


def test_cells_as_text() -> None:
    assert [text_of(each) for each in (None, True, False, 7, 1.5, "x", ["a", 1], {"k": None})] == [
        "",
        "true",
        "false",
        "7",
        "1.5",
        "x",
        '["a",1]',
        '{"k":null}',
    ]
    assert json_value([float("nan"), 1]) == ["nan", 1]


def test_counts_add_up() -> None:
    assert Tally(rows=1, alerts=2) + Tally(rows=3, written=4) == Tally(rows=4, alerts=2, written=4)
