"""Whole answers in files: nothing in a cell acts on a spreadsheet or a browser."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.support.searching import Searched, make_target, searched

from watchword.errors import WrongUse
from watchword.index import IndexListing, ListedSpan
from watchword.model import day_interval
from watchword.service.search import Question, Status, View
from watchword.service.search.export import CSV_COLUMNS, write_answer
from watchword.service.search.said import Said
from watchword.service.writing import original_cell

NASTY = '=HYPERLINK("http://x","a|b")\x1b[2J<script>\u202e'
LISTED = IndexListing(
    authority="us",
    list="sdn",
    entry="1",
    listed_on=date(2023, 4, 12),
    programmes=("@SUM(A1)", "RUSSIA-EO14024"),
    spans=(ListedSpan(after=date(2023, 4, 11), by=date(2023, 4, 12)),),
)
BETWEEN = IndexListing(
    authority="eu",
    list="fsf",
    entry="1",
    current=False,
    spans=(
        ListedSpan(
            after=date(2022, 1, 1),
            by=date(2022, 3, 1),
            until=date(2024, 1, 1),
            gone_by=date(2024, 2, 1),
        ),
    ),
)
FIRST = replace(BETWEEN, entry="2", spans=(ListedSpan(after=None, by=date(2022, 3, 1)),))
OWN = IndexListing(authority="own", list="watch", entry="1")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    target = replace(
        make_target(1, LISTED, BETWEEN, FIRST, names=(NASTY, "+1", "Plain name")),
        birth_dates=(day_interval(date(1953, 9, 9)), day_interval(date(1953, 9, 9), text="then")),
    )
    said = {LISTED.key: Said(reasons=("-1+1\nis | <b>bold</b> *here*",), places=("ru",))}
    return searched(tmp_path_factory.mktemp("export"), [target, make_target(2, OWN)], said)


Writes = Callable[..., str]


@pytest.fixture
def written(made: Searched, tmp_path: Path) -> Writes:
    def write(name: str, **filters: object) -> str:
        question = Question(status=Status.EVER, **filters)  # type: ignore[arg-type]
        answer = made.answer(question, View(facets=True))
        path = tmp_path / name
        write_answer(path, answer.findings([]), map(answer.hit, answer.order.tolist()))
        assert [child.name for child in tmp_path.iterdir()] == [name]
        return path.read_text(encoding="utf-8")

    return write


def test_a_csv_has_a_row_for_each_target(written: Writes) -> None:
    (row,) = csv.DictReader(written("out.csv", reason="bold").splitlines(keepends=True))
    assert tuple(row) == CSV_COLUMNS
    assert row["target"] == LISTED.key.target
    assert row["listed_on"] == "us 2023-04-12"
    assert row["countries"] == "ru"
    assert row["birth_dates"] == "1953-09-09"
    assert row["certain"] == "true"
    assert row["said"] == "us/sdn: -1+1 is | <b>bold</b> *here*"
    every = list(csv.DictReader(written("out.csv").splitlines(keepends=True)))
    assert [row["own_lists"] for row in every] == ["", "watch"]
    assert every[0]["listed_on"] == "us 2023-04-12;eu 2022-01-02/2022-03-01;eu ../2022-03-01"
    assert every[1]["listed_on"] == "own"


def test_no_cell_of_a_csv_is_a_formula(written: Writes) -> None:
    text = written("out.csv")
    for cells in csv.reader(text.splitlines(keepends=True)):
        assert all(cell[:1] not in {"=", "+", "-", "@", "\t", "\r"} for cell in cells)
    (row, _) = csv.DictReader(text.splitlines(keepends=True))
    assert original_cell(row["name"]) == NASTY
    assert original_cell(row["programmes"]).split(";")[0] == "@SUM(A1)"


def test_a_json_file_is_one_document(written: Writes, made: Searched) -> None:
    told = json.loads(written("out.json"))
    page = made.find(Question(status=Status.EVER), View(facets=True)).to_dict()
    paging = {"page", "pages", "per_page", "after"}
    assert told == {key: value for key, value in page.items() if key not in paging}
    assert json.loads(written("out.json", text="nobody"))["results"] == []


def test_nothing_in_a_markdown_file_acts(written: Writes) -> None:
    text = written("out.md", reason="<b>bold")
    assert text.startswith("# 1 target\n")
    assert "- reason: &lt;b&gt;bold\n" in text
    assert "<script>" not in text
    assert "<b>" not in text.replace("<br>", "")
    assert not {"\x1b", "\u202e"} & set(text)
    (row,) = [line for line in text.splitlines() if LISTED.key.target in line]
    assert row.replace("\\|", "").count("|") == 6
    assert r"a\|b" in row
    assert "us/sdn since 2023-04-12" in row
    assert "| us: @SUM(A1) | 1 |" in text
    everything = written("out.md")
    assert "eu/fsf between 2022-01-02 and 2022-03-01 (gone by 2024-02-01)" in everything
    assert "eu/fsf by 2022-03-01 (gone)" in everything
    assert "own list watch" in everything


@pytest.mark.parametrize("name", ["out.xlsx", "out", ".csv"])
def test_another_ending_is_refused(written: Writes, name: str) -> None:
    with pytest.raises(WrongUse, match=r"\.csv, \.json, \.md"):
        written(name)


def test_where_nothing_can_be_written_it_says_so(made: Searched, tmp_path: Path) -> None:
    answer = made.answer(Question())
    with pytest.raises(WrongUse, match="can't be written"):
        write_answer(tmp_path / "none" / "out.csv", answer.findings([]), [])
