"""Rows of files as they are: encodings, delimiters, broken quotation marks."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

import pytest

from watchword.errors import Malformed, Unrecognised, WrongUse
from watchword.service.screening.layout import Format
from watchword.service.screening.plan import Plan, plan_screening
from watchword.service.screening.roles import Role
from watchword.service.screening.wishes import ScreenWishes

PEOPLE = "name;born\nJosé Núñez;1965\nŁukasz Żak;1970\n"


def planned(content: bytes | str, **wishes: object) -> Plan:
    body = content.encode() if isinstance(content, str) else content
    # The plan keeps a copy of a stream only as long as it is needed.
    with plan_screening(io.BytesIO(body), ScreenWishes(**wishes)) as plan:  # type: ignore[arg-type]
        rows = list(plan.rows.read())
    object.__setattr__(plan, "rows", rows)
    return plan


def rows_of(content: bytes | str, **wishes: object) -> list[tuple[list[object], str]]:
    rows: object = planned(content, **wishes).rows
    assert isinstance(rows, list)
    return [(list(cells), note) for cells, note in rows]


@pytest.mark.parametrize(
    "body",
    [
        PEOPLE.encode(),
        codecs.BOM_UTF8 + PEOPLE.encode(),
        PEOPLE.encode("utf-16"),
        PEOPLE.encode("utf-16-le"),
        PEOPLE.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + PEOPLE.encode("utf-16-be"),
        PEOPLE.encode("utf-32"),
        PEOPLE.replace("\n", "\r\n").encode(),
        PEOPLE.replace("\n", "\r").encode(),
        PEOPLE.replace(";", ",").encode(),
        PEOPLE.replace(";", "\t").encode(),
        PEOPLE.replace(";", "|").encode(),
        b"sep=;\n" + PEOPLE.encode(),
        PEOPLE.replace("\n", "\n\n").encode(),
        PEOPLE.rstrip("\n").encode(),
    ],
)
def test_every_usual_layout_gives_the_same_rows(body: bytes) -> None:
    assert rows_of(body) == [(["José Núñez", "1965"], ""), (["Łukasz Żak", "1970"], "")]


def test_windows_1252_is_recognised_far_into_the_file() -> None:
    text = "name,city\n" + "Plain Name,Rome\n" * 100_000 + "José Núñez,Málaga\n"
    plan = planned(text.encode("cp1252"))
    assert plan.layout.encoding == "cp1252"
    rows: object = plan.rows
    assert isinstance(rows, list)
    assert rows[-1][0] == ["José Núñez", "Málaga"]


def test_a_few_stray_bytes_do_not_change_the_encoding_of_all() -> None:
    plan = planned("name\nŁukasz Żak\nJosé\nŻaneta\n".encode() + "Núñez\x81\n".encode("latin-1"))
    assert plan.layout.encoding == "utf-8"
    assert "3 bytes are not utf-8" in plan.notes[0]
    rows: object = plan.rows
    assert isinstance(rows, list)
    assert [cells[0] for cells, _ in rows] == ["Łukasz Żak", "José", "Żaneta", "Núñez\x81"]


def test_an_encoding_can_be_said() -> None:
    assert rows_of("name\nИванов\n".encode("cp1251"), encoding="cp1251") == [(["Иванов"], "")]
    for name in ("no-such", "base64", "unicode_escape", "utf-7", "a\x00b"):
        with pytest.raises(WrongUse):
            rows_of("name\nA\n", encoding=name)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Сергей Шойгу", "cp1251"), ("习近平", "gb18030"), ("山田太郎", "shift_jis")],
)
def test_another_script_is_not_misread_as_windows_1252(text: str, encoding: str) -> None:
    body = f"name\n{text}\n".encode(encoding)
    with pytest.raises(Unrecognised, match="--encoding"):
        rows_of(body)
    assert rows_of(body, encoding=encoding) == [([text], "")]


def test_a_guess_of_the_encoding_is_noted() -> None:
    plan = planned("name\nJosé Núñez\nJörg Müller\n".encode("cp1252"))
    assert "Windows-1252" in plan.notes[0]
    assert planned("name\nJosé\n".encode("cp1252"), encoding="latin-1").notes == ()


def test_a_single_column_with_commas_in_it_stays_one() -> None:
    plan = planned("name\n" + '"Smith, John"\n' * 3)
    assert plan.columns.names == ("name",)
    plan = planned("name\nSmith, John\nDoe, Jane\n")
    rows: object = plan.rows
    assert isinstance(rows, list)
    assert [cells for cells, _ in rows] == [["Smith, John"], ["Doe, Jane"]]


def test_cells_may_run_over_lines_and_hold_anything() -> None:
    body = 'name,remark\n"A ""the"" B","one\ntwo, three"\nC,\x00<b>=1+1</b>\n'
    assert rows_of(body) == [
        (['A "the" B', "one\ntwo, three"], ""),
        (["C", "\x00<b>=1+1</b>"], ""),
    ]


@pytest.mark.parametrize(
    "broken",
    ['2,"Broken,1', '2,"Broken,"1', '2,"Bro"ken",1"', '2,"' + "x" * 200_000 + ",1"],
)
def test_a_broken_quotation_mark_costs_no_other_row(broken: str) -> None:
    good = "".join(f'{number},"Name, {number}",x\n' for number in range(3, 400))
    rows = rows_of(f"id,name,more\n1,First,x\n{broken}\n{good}")
    assert [cells[0] for cells, _ in rows] == [str(number) for number in range(1, 400)]
    assert rows[0] == (["1", "First", "x"], "")
    assert rows[2] == (["3", "Name, 3", "x"], "")
    assert all(not note for place, (_, note) in enumerate(rows) if place != 1)


def test_a_mark_that_is_not_closed_is_said() -> None:
    (_, (cells, note)) = rows_of('id,name,more\n1,A,x\n2,"Broken,1\n')
    assert cells == ["2", '"Broken', "1"]
    assert "quotation mark" in note


def test_uneven_rows_keep_what_they_have() -> None:
    rows = rows_of("id,name,more\n1,A\n2,B,x,extra,=more\n3,C,x,,\n")
    assert rows[0] == (["1", "A", ""], "the row has 2 of 3 cells")
    assert rows[1][0] == ["2", "B", "x"]
    assert "extra | =more" in rows[1][1]
    assert rows[2] == (["3", "C", "x"], "")


def test_a_file_without_headings() -> None:
    plan = planned("Usmanov\nShoigu\n", header=False)
    assert plan.columns.to_dict() == {"name": ["column_1"]}
    rows: object = plan.rows
    assert isinstance(rows, list)
    assert len(rows) == 2
    plan = planned("1,Usmanov\n", header=False, mapping=["name=column_2"])
    assert plan.columns.of(Role.NAME) == (1,)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b"PK\x03\x04...", "spreadsheet"),
        (b"\x1f\x8b...", "compressed"),
        (b"%PDF-1.7", "PDF"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b'[{"name": "A"}]', "JSON array"),
    ],
)
def test_what_is_no_table_is_refused_and_said(body: bytes, said: str) -> None:
    with pytest.raises(Unrecognised, match=said):
        planned(body)


def test_blank_lines_alone_are_no_table() -> None:
    with pytest.raises(Malformed, match="no rows"):
        planned(b"\n\n\n")


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    body = b"name,more\nA,x\nB," + b"x" * (1 << 22) + b"\n"
    with pytest.raises(Malformed, match="line 3"):
        planned(body)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with (
        pytest.raises(WrongUse, match="can't be read"),
        plan_screening(tmp_path / "none.csv", ScreenWishes()),
    ):
        pass


def test_json_lines_give_columns_in_the_order_of_their_first_use() -> None:
    body = (
        '{"name": "A", "birth_date": 1965, "more": {"inner": [1, "x"], "deep": {"x": null}}}\n'
        "\n"
        'not json\n[1]\n"text"\n'
        '{"extra": true, "name": ["B", "C"], "list": [{"x": 1}]}\n'
    )
    plan = planned(body)
    assert plan.layout.format is Format.JSONL
    assert plan.columns.names == (
        "name",
        "birth_date",
        "more.inner",
        "more.deep.x",
        "extra",
        "list",
    )
    rows: object = plan.rows
    assert isinstance(rows, list)
    assert rows[0] == (["A", 1965, [1, "x"], None, None, None], "")
    assert rows[1] == ([None] * 6, "no JSON object: not json")
    assert [note for _, note in rows[2:4]] == ["no JSON object: [1]", 'no JSON object: "text"']
    assert rows[4] == ([["B", "C"], None, None, None, True, '[{"x": 1}]'], "")


@pytest.mark.parametrize(
    "line",
    ["[" * 100_000, '{"a":' * 50_000, '{"a": ' + "9" * 5000 + "}", '{"a": "\x00"}', '{"name": }'],
)
def test_hostile_json_is_a_row_with_a_note(line: str) -> None:
    rows = rows_of('{"name": "A"}\n' + line + '\n{"name": "B"}\n')
    assert [cells[0] for cells, _ in rows] == ["A", None, "B"]
    assert rows[1][1].startswith("no JSON object")


def test_half_surrogates_and_numbers_that_are_none_can_be_written_again() -> None:
    ((cells, _),) = rows_of('{"name": "A\\ud800B \\ud83d\\ude00", "x": NaN}\n')
    assert cells == ["A\ufffdB \U0001f600", "NaN"]


def test_too_many_keys_are_refused() -> None:
    body = "".join(f'{{"name": "A", "k{number}": 1}}\n' for number in range(2100))
    with pytest.raises(Malformed, match="different keys"):
        planned(body)


def parquet(path: Path, select: str) -> bytes:
    import duckdb

    with duckdb.connect() as duck:
        duck.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return path.read_bytes()


def test_parquet_is_read_with_its_types(tmp_path: Path) -> None:
    body = parquet(
        tmp_path / "in.parquet",
        "SELECT 7::BIGINT AS id, 'José' AS name, DATE '1965-01-07' AS dob, NULL::VARCHAR AS alias,"
        " ['a', 'b'] AS aliases, {'x': 1} AS inner, true AS flag, 1.50::DECIMAL(9, 2) AS amount,"
        " 'x\\x00'::BLOB AS raw, [1, 2] AS numbers",
    )
    ((cells, note),) = rows_of(body)
    assert note == ""
    assert cells[:5] == ["7", "José", "1965-01-07", None, ["a", "b"]]
    assert cells[5:] == ['{"x":1}', True, "1.50", "x\\x00", "[1,2]"]


def test_broken_parquet_is_refused() -> None:
    with pytest.raises(Malformed, match="Parquet"):
        planned(b"PAR1" + b"x" * 100)
    with pytest.raises(Unrecognised, match="no Parquet"):
        planned("name\nA\n", form=Format.PARQUET)


def test_parquet_paths_hold_no_wildcards(tmp_path: Path) -> None:
    odd = tmp_path / "a*[b]?'c\"d.parquet"
    other = tmp_path / "axb1'c\"d.parquet"
    parquet(tmp_path / "one.parquet", "SELECT 'Right' AS name")
    (tmp_path / "one.parquet").rename(odd)
    parquet(tmp_path / "two.parquet", "SELECT 'Wrong' AS name")
    (tmp_path / "two.parquet").rename(other)
    with plan_screening(odd, ScreenWishes()) as plan:
        assert [list(cells) for cells, _ in plan.rows.read()] == [["Right"]]


def test_a_column_of_kinds_that_holds_something_else_is_not_read() -> None:
    plan = planned("name,type\nA,savings\nB,current\nC,person\n")
    assert Role.KIND not in plan.columns.places
    assert "type: not read as kind" in plan.notes[0]
    plan = planned("name,type\nA,savings\n", mapping=["kind=type"])
    assert plan.columns.of(Role.KIND) == (1,)
    assert planned("name,type\nA,person\nB,entity\n").columns.of(Role.KIND) == (1,)


def test_dates_that_can_be_two_days_are_noted() -> None:
    assert "3/4/1965" in planned("name,dob\nA,3/4/1965\n").notes[0]
    assert planned("name,dob\nA,3/4/1965\nB,13/4/1965\n").notes == ()
    assert planned("name,dob\nA,1965-04-03\n").notes == ()


@pytest.mark.shared
def test_every_bench_layout_is_understood(shared: Path) -> None:
    bench = sorted((shared / "bench").glob("*.csv"))
    for path in bench:
        with plan_screening(path, ScreenWishes()) as plan, path.open(encoding="utf-8") as stream:
            assert plan.columns.of(Role.NAME) == (0,)
            assert plan.columns.unused == ("place_of_birth",)
            wanted = list(csv.reader(stream))[1:]
            assert [list(cells) for cells, _ in plan.rows.read()] == wanted
