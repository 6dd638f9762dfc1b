"""``watchword compare``: its JSON, its exit codes, its text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Watchword

PAIRS = "schema,name1,name2,birth1\nPerson,Vladimir Putin,Владимир Путин,\nPerson,A,B,never\n"


def test_two_names(watchword: Watchword, tmp_path: Path) -> None:
    nowhere = tmp_path / "none.sqlite"
    arguments = ("compare", "Li Shangfu", "李尚福", "--kind", "Person", "--birth1", "1958")
    found = watchword(*arguments, "--birth2", "1958-02", "--json", register=nowhere).json()
    assert {"schema", "name1", "name2", "score", "explanation", "evidence"} <= set(found)
    assert found["schema"] == "Person"
    assert found["score"] > 0.7
    assert found["evidence"]["birth_date"]["agreement"] == "agree"
    shown = watchword(*arguments, "--birth2", "1990", register=nowhere).out
    assert "contradict" in shown
    assert "shang fu" in shown


def test_a_register_is_used_only_when_it_is_named(
    watchword: Watchword, sample: Path, tmp_path: Path
) -> None:
    names = ("compare", "Private Company Alpha", "Private Company Beta", "--json")
    plain = watchword(*names).json()
    assert plain == watchword(*names, register=tmp_path / "none.sqlite").json()
    counted = watchword(*names, "--register", str(sample)).json()
    assert counted["score"] != plain["score"]
    assert watchword(*names, "--register", str(tmp_path / "none.sqlite")).code == 4


def test_pairs_from_a_file_and_from_a_pipe(watchword: Watchword, tmp_path: Path) -> None:
    pairs, out = tmp_path / "pairs.csv", tmp_path / "scored.csv"
    pairs.write_text(PAIRS, encoding="utf-8")
    done = watchword("compare", "--pairs", str(pairs), "--out", str(out), "--explain")
    assert (done.code, done.out) == (0, "")
    assert "problem: 1" in done.err
    piped = watchword("compare", "--pairs", "-", "--explain", stdin=PAIRS.encode())
    assert piped.out == out.read_text(encoding="utf-8")
    good, bad = csv.DictReader(io.StringIO(piped.out))
    assert float(good["score"]) > 0.7
    assert bad["score"] == ""
    lines = watchword("compare", "--pairs", str(pairs), "--json").out.splitlines()
    assert [json.loads(line)["score"] for line in lines] == [float(good["score"]), None]


def test_a_broken_table_ends_with_3_and_leaves_no_file(
    watchword: Watchword, tmp_path: Path
) -> None:
    out = tmp_path / "scored.csv"
    body = b"schema,name1,name2\nPerson,A,B\nSpaceship,A,B\n"
    done = watchword("compare", "--pairs", "-", "--out", str(out), stdin=body)
    assert done.code == 3
    assert "line 3" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare",),
        ("compare", "A"),
        ("compare", "A", "B", "C"),
        ("compare", "A", " "),
        ("compare", "A", "B", "--kind", "Spaceship"),
        ("compare", "A", "B", "--out", "/tmp/x"),
        ("compare", "A", "B", "--identifier1", "7"),
        ("compare", "A", "--pairs", "-"),
        ("compare", "--pairs", "/nowhere/at/all.csv"),
        ("compare", "--pairs", "-", "--birth1", "1950"),
    ],
)
def test_wrong_use_ends_with_2(watchword: Watchword, arguments: tuple[str, ...]) -> None:
    done = watchword(*arguments, stdin=PAIRS.encode())
    assert done.code == 2, done.err
    assert done.out == ""
    assert "Traceback" not in done.err
