"""The contract of ``watchword find``."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Watchword

import watchword as package
from watchword.errors import WrongUse


def test_find_as_the_contract_has_it(watchword: Watchword) -> None:
    answer = watchword("find", "usmanov", "--facets", "--json").json()
    assert set(answer) == {
        *("query", "state", "algorithm", "total", "certain", "page", "pages", "per_page"),
        *("after", "notes", "results", "facets"),
    }
    assert answer["query"]["text"] == "usmanov"
    assert answer["total"] == answer["certain"] == len(answer["results"])
    (first, *_) = answer["results"]
    assert set(first) == {
        *("target", "name", "matched_name", "schema", "kind", "certain", "countries"),
        *("birth_dates", "identifiers", "names", "authorities", "own_lists", "programmes"),
        "listings",
    }
    assert first["schema"] == "Person"
    assert {"us", "eu", "gb", "ch"} <= set(first["authorities"])
    assert set(first["listings"][0]) == {
        *("authority", "list", "entry", "current", "stands", "meets", "listed_on", "listed"),
        *("programmes", "said"),
    }
    assert set(answer["facets"]) == {"authority", "kind", "country", "programme", "year"}


def test_find_shows_tables_and_bars(watchword: Watchword) -> None:
    shown = watchword("find", "--linked-to", "usmanov", "--kind", "vessel", "--facets")
    assert shown.code == 0
    assert "DILBAR" in shown.out
    assert "us/sdn since 2022-03-03" in shown.out
    assert "USMANOV, Alisher Burhanovich" in shown.out
    assert "Cayman Islands (KY)" in shown.out
    assert "█" in shown.out
    assert "\x1b" not in shown.out


def test_find_pages(watchword: Watchword) -> None:
    first = watchword("find", "--per-page", "4", "--json").json()
    assert (first["page"], len(first["results"])) == (1, 4)
    by_page = watchword("find", "--per-page", "4", "--page", "2", "--json").json()
    by_cursor = watchword("find", "--per-page", "4", "--after", first["after"], "--json").json()
    assert by_page["results"] == by_cursor["results"]
    assert by_cursor["page"] is None
    shown = watchword("find", "--per-page", "4", "--page", "2")
    assert f"page 2 of {first['pages']}" in shown.out


def test_find_tells_of_a_programme_that_there_is_not(watchword: Watchword) -> None:
    run = watchword("find", "--programme", "Narnia")
    assert run.code == 0
    assert "no list has a programme 'Narnia'" in run.err
    assert "0 targets" in run.out
    assert watchword("find", "--programme", "Narnia", "--json").json()["notes"]


def test_find_by_status_and_day(watchword: Watchword) -> None:
    def names(*options: str) -> set[str]:
        found = watchword("find", *options, "--per-page", "1000", "--json").json()
        return {each["name"] for each in found["results"]}

    gone = names("--gone")
    assert gone
    assert not gone & names("--current")
    assert gone <= names("--ever")
    assert gone <= names("--ever", "--current", "--gone")  # the last one counts
    assert names("--as-of", "2014-01-01", "--certain") < names("--ever")


def test_find_answers_from_what_the_register_knew(watchword: Watchword) -> None:
    run = watchword("find", "--known-on", "2001-01-01")
    assert run.code == 4
    now = watchword("find", "--known-on", "9000-01-01", "--json").json()
    assert now == watchword("find", "--json").json()


def test_find_writes_files(watchword: Watchword, tmp_path: Path) -> None:
    total = watchword("find", "--authority", "gb", "--json").json()["total"]
    for name in ("a.csv", "a.json", "a.md"):
        run = watchword("find", "--authority", "gb", "--out", str(tmp_path / name))
        assert (run.code, run.out) == (0, "")
        assert f"{total} targets" in run.err
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == total
    assert len(json.loads((tmp_path / "a.json").read_text("utf-8"))["results"]) == total
    told = watchword("find", "--authority", "gb", "--out", str(tmp_path / "a.md"), "--json").json()
    assert set(told) == {"file", "total", "certain", "state", "notes"}


@pytest.mark.parametrize(
    "options",
    [
        ("",),
        ("--authority", "fr"),
        ("--kind", "dragon"),
        ("--country", "Narnia"),
        ("--listed-since", "12.4.2023"),
        ("--listed-since", "2023-02-30"),
        ("--listed-since", "2023-05-01", "--listed-until", "2023-04-01"),
        ("--sort", "relevance"),
        ("--page", "0"),
        ("--per-page", "1001"),
        ("--page", "2", "--after", "ww-0"),
        ("--after", "ww-0000000000000000"),
        ("--reason", "?!"),
        ("--out", "x.pdf"),
        ("--out", "x.csv", "--page", "2"),
        ("x" * 5_000,),
    ],
)
def test_find_refuses_what_makes_no_sense(watchword: Watchword, options: tuple[str, ...]) -> None:
    run = watchword("find", *options)
    assert run.code == 2
    assert run.out == ""
    assert "Traceback" not in run.err


def test_find_without_a_register_says_what_to_do(watchword: Watchword, tmp_path: Path) -> None:
    run = watchword("find", "x", register=tmp_path / "none.sqlite")
    assert run.code == 4
    assert "watchword update" in run.err


def test_find_in_python(sample: Path) -> None:
    with package.open(sample) as ww:
        found = ww.find(
            authorities=["us"], listed_since=date(2023, 4, 12), sort="name", facets=True
        )
        assert found.total > found.certain > 0
        assert [hit.target.name for hit in found.hits] == sorted(
            (hit.target.name for hit in found.hits),
            key=lambda name: re.findall("[a-z0-9]+", name.casefold()),
        )
        with pytest.raises(WrongUse, match="current, gone, ever"):
            ww.find(status="dead")
