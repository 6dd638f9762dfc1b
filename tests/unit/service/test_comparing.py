"""Two parties as stated, and tables of pairs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from watchword.compare import Agreement
from watchword.errors import Malformed, NotFound, WrongUse
from watchword.model import Schema
from watchword.service.comparing import Side, compare_sides, read_schema, register_rarity
from watchword.service.context import Context
from watchword.service.pairs import PairResult, compare_table, write_json_lines, write_table
from watchword.service.writing import harmless_cell, original_cell
from watchword.settings import Settings


def compare(text: str | bytes, *, explained: bool = False) -> list[PairResult]:
    body = text.encode() if isinstance(text, str) else text
    table = compare_table(io.BufferedReader(io.BytesIO(body)), explained=explained)
    return list(table.rows)


def written(text: str, *, explained: bool = False) -> list[dict[str, str]]:
    table = compare_table(io.BufferedReader(io.BytesIO(text.encode())), explained=explained)
    target = io.StringIO()
    assert list(write_table(table, target, explained=explained))
    return list(csv.DictReader(io.StringIO(target.getvalue()), strict=True))


def test_the_facts_of_both_sides_count() -> None:
    def score(**facts: str) -> float:
        first, second = (
            Side(
                name="Ivan Petrov",
                birth=facts.get(f"birth{place}", ""),
                country=facts.get(f"country{place}", ""),
                sex=facts.get(f"sex{place}", ""),
            )
            for place in "12"
        )
        return compare_sides(first, second, schema=Schema.PERSON).score

    plain = score()
    assert score(birth1="1953-09-09", birth2="9 Sep 1953") > plain
    assert score(birth1="1953-09-09", birth2="1990") < plain
    assert score(country1="RU", country2="Russia; Iran") > plain
    assert score(country1="RU", country2="fr|de") < plain
    assert score(sex1="m", sex2="Female") < plain
    assert score(sex1="m", sex2="male", birth1=" ") == plain


def test_an_identifier_can_veto_and_decide() -> None:
    def compared(ours: str, theirs: str) -> tuple[float, Agreement]:
        found = compare_sides(
            Side(name="Ocean Star", identifiers=(ours,)),
            Side(name="Ocean Star", identifiers=(theirs,)),
            schema=Schema.VESSEL,
        )
        (evidence,) = found.evidence.identifiers
        return found.score, evidence.agreement

    assert compared("imo:9187629", "IMO: 9187629") > (0.9, Agreement.AGREE)
    veto = compared("imo:9187629", "imo:9074729")
    assert veto[0] < 0.5
    assert veto[1] is Agreement.CONTRADICT


@pytest.mark.parametrize(
    "side",
    [
        Side(name=" "),
        Side(name="?!"),
        Side(name="A B", birth="someday"),
        Side(name="A B", birth="30 February 1960"),
        Side(name="A B", country="Atlantis"),
        Side(name="A B", sex="maybe"),
        Side(name="A B", identifiers=("9187629",)),
        Side(name="A B", identifiers=("imo:",)),
        Side(name="A B", identifiers=("number:7",)),
    ],
)
def test_what_can_not_be_understood_is_wrong_use(side: Side) -> None:
    with pytest.raises(WrongUse):
        compare_sides(side, Side(name="A B"))
    with pytest.raises(WrongUse):
        compare_sides(Side(name="A B"), side)


def test_schemas_have_their_followthemoney_names() -> None:
    assert {read_schema(schema.value) for schema in Schema} == set(Schema)
    assert {read_schema(schema.value.upper()) for schema in Schema} == set(Schema)
    assert read_schema("Thing") is read_schema(" ") is None
    assert read_schema("ship") is Schema.VESSEL
    with pytest.raises(WrongUse, match="Spaceship"):
        read_schema("Spaceship")


def test_rarities_of_a_register_are_asked_for_by_name_only(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        register_rarity(Context(Settings(register=str(tmp_path / "none.sqlite"))))
    rare = compare_sides(Side(name="Li Wei"), Side(name="Li Na"))
    common = compare_sides(
        Side(name="Li Wei"), Side(name="Li Na"), rarity=lambda word: 0.1 if word == "li" else 1.0
    )
    assert common.score < rare.score


def test_every_pair_gets_a_score_and_every_column_stays() -> None:
    rows = written(
        "judgement,SCHEMA,Name1,name2,note\n"
        "1,Person,Vladimir Putin,Владимир Путин,\n"
        '0,company,Bank of Armenia,Bank of America,"a, ""b""\nc"\n'
        "1,,习近平,Xi Jinping,x\n"
    )
    assert [row["judgement"] for row in rows] == ["1", "0", "1"]
    assert rows[1]["note"] == 'a, "b"\nc'
    assert list(rows[0]) == ["judgement", "SCHEMA", "Name1", "name2", "note", "score", "problem"]
    scores = [float(row["score"]) for row in rows]
    assert all(len(row["score"]) == len("0.0000") for row in rows)
    assert min(scores[0], scores[2]) > 0.7 > scores[1]
    assert {row["problem"] for row in rows} == {""}


def test_a_pair_scores_as_it_does_alone() -> None:
    (row,) = compare("schema,name1,name2,birth2\nPerson,Jon Smith,John Smith,1950\n")
    alone = compare_sides(
        Side(name="Jon Smith"), Side(name="John Smith", birth="1950"), schema=Schema.PERSON
    )
    assert row.score == alone.score
    (explained,) = compare("name1,name2\nJon Smith,John Smith\n", explained=True)
    assert "“jon”" in explained.explanation
    (said,) = written("name1,name2\nJon Smith,John Smith\n", explained=True)
    assert said["explanation"] == explained.explanation


def test_a_bad_row_is_kept_with_its_problem() -> None:
    rows = compare(
        "schema,name1,name2,birth1\n"
        "Person,,B,\n"
        "Person,A B\n"
        "\n"
        "Person,A,B,the year dot\n"
        "Person,A,B,,extra\n"
        "Person,A B,A B,1950\n"
    )
    assert [row.score is None for row in rows] == [True, True, True, True, False]
    assert [row.line for row in rows] == [2, 3, 5, 6, 7]
    assert ["name1" in rows[0].problem, "name2" in rows[1].problem] == [True, True]
    assert "the year dot" in rows[2].problem
    assert rows[3].cells == ("Person", "A", "B", ",extra")
    assert len(compare(f"name1,name2,birth1\nA,B,{'x' * 100_000}\n")[0].problem) < 400


def test_lines_are_counted_over_cells_of_several_lines() -> None:
    rows = compare('name1,name2,note\nA B,C D,"1\n2\n3"\n,E,\n')
    assert [row.line for row in rows] == [2, 5]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "line 1"),
        ("one,two\nA,B\n", "line 1"),
        ("name1,name2,NAME2\nA,B,C\n", "line 1"),
        ("schema,name1,name2\nPerson,A,B\nSpaceship,A,B\n", "line 3"),
        ('name1,name2\nA,B\nC,"D\nE,F\n', "line 3"),
        (f"name1,name2\nA,{'x' * 1_000_001}\n", "line 2"),
    ],
)
def test_a_table_that_is_none_is_refused_with_the_line(text: str, where: str) -> None:
    with pytest.raises(Malformed, match=where):
        compare(text)


@pytest.mark.parametrize(
    "body",
    [
        "\ufeffname1,name2\nИванов,Ivanov\n".encode(),
        "name1\tname2\r\nИванов\tIvanov\r\n".encode("utf-16"),
        "name1;name2\nИванов;Ivanov".encode(),
    ],
)
def test_marks_and_separators_are_recognised(body: bytes) -> None:
    (row,) = compare(body)
    assert row.cells == ("Иванов", "Ivanov")
    assert row.score is not None
    assert row.score > 0.5


def test_hostile_cells_do_no_harm() -> None:
    (latin,) = compare("name1,name2\nJos\xe9,Jose\n".encode("latin-1"))
    assert latin.score is None
    assert "UTF-8" in latin.problem
    rows = written('name1,name2,x\n"=HYPERLINK(""a"")",B\x00C,-5\n@A,<b>B</b>,+1+1\n')
    assert rows[0]["name1"].startswith("'=")
    assert rows[0]["x"] == "'-5"
    assert rows[1]["x"] == "'+1+1"
    assert all(row["score"] for row in rows)
    (bad,) = written("name1,name2,birth1\nA,B,=1+1\n")
    assert bad["problem"].startswith("'=")


@pytest.mark.parametrize("cell", ["", "A", "5", "4.5", "1e5", "a=b", "A'"])
def test_plain_cells_stay(cell: str) -> None:
    assert harmless_cell(cell) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-5", "@A", "\tA", "\rA", "\nA", "＝1", "'A", "''"])
def test_formulas_are_guarded_and_can_be_had_back(cell: str) -> None:
    assert harmless_cell(cell) == f"'{cell}"
    assert original_cell(harmless_cell(cell)) == cell


def test_columns_with_our_names_are_kept() -> None:
    (row,) = written("name1,name2,score,score_given,\nA B,A B,0.5,0.6,x\n")
    assert row["score_given"] == "0.5"
    assert row["score_given_given"] == "0.6"
    assert row["column5"] == "x"
    assert float(row["score"]) > 0.7


def test_json_lines_have_the_same_rows() -> None:
    text = "name1,name2,id\nA B,A B,1\n,B,2\n"
    table = compare_table(io.BufferedReader(io.BytesIO(text.encode())), explained=True)
    target = io.StringIO()
    assert len(list(write_json_lines(table, target, explained=True))) == 2
    good, bad = (json.loads(line) for line in target.getvalue().splitlines())
    assert good["score"] > 0.7
    assert good["id"] == "1"
    assert good["explanation"]
    assert bad["score"] is None
    assert bad["problem"]
