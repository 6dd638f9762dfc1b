"""``watchword holdings``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Watchword

from watchword.sample import SAMPLE_HOLDINGS


@pytest.mark.slow
def test_from_the_file_to_bods_and_out_again(tmp_path: Path, watchword: Watchword) -> None:
    register, out = tmp_path / "r.sqlite", tmp_path / "out.jsonl"
    done = watchword("holdings", "add", str(SAMPLE_HOLDINGS), "--name", "Ours", register=register)
    assert (done.code, "5 parties, 6 holdings" in done.out) == (0, True), done.err
    assert "value-unreadable" in done.out

    (kept,) = watchword("holdings", "list", "--json", register=register).json()
    assert (kept["name"], kept["formats"], kept["problems"]) == ("Ours", ["csv"], 1)
    assert "Ours" in watchword("holdings", "list", register=register).out
    (problem,) = watchword("holdings", "problems", "Ours", "--json", register=register).json()
    assert (problem["code"], problem["locator"]) == ("value-unreadable", "holdings.csv, line 7")
    assert "101" in watchword("holdings", "problems", "Ours", register=register).out

    done = watchword("holdings", "export", "--out", str(out), "--json", register=register)
    assert done.json()["statements"] == len(out.read_text().splitlines())
    assert {json.loads(line)["recordType"] for line in out.read_text().splitlines()} == {
        "entity",
        "person",
        "relationship",
    }
    done = watchword("holdings", "remove", "Ours", "--json", register=register)
    assert done.json()["status"] == "removed"
    assert watchword("holdings", "list", "--json", register=register).json() == []
    assert "Ours" in watchword("holdings", "list", "--all", register=register).out


@pytest.mark.slow
def test_what_fails_has_its_exit_code(tmp_path: Path, watchword: Watchword) -> None:
    register, bad = tmp_path / "r.sqlite", tmp_path / "bad.csv"
    bad.write_text("a,b\n1,2\n")
    assert watchword("holdings", "add", str(bad), register=register).code == 3
    assert watchword("holdings", "add", str(tmp_path / "none"), register=register).code == 2
    assert watchword("holdings", "remove", "nobody", register=register).code == 4
    assert watchword("holdings", "problems", "nobody", register=register).code == 4
    added = ("holdings", "add", str(SAMPLE_HOLDINGS))
    assert watchword(*added, "--json", register=register).json()["status"] == "read"
    assert watchword(*added, "--json", register=register).json()["status"] == "unchanged"
    assert "already there" in watchword(*added, register=register).out
    assert watchword(*added, "--name", "Other", register=register).code == 2
