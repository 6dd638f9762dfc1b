"""``watchword read``: one report, many, and what it leaves behind."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Watchword

from watchword.sample import SAMPLE_LISTS

pytestmark = pytest.mark.news

REPORT = SAMPLE_LISTS.parent / "reports" / "april-2023.txt"
DAY = "2023-04-14"


@pytest.fixture
def mine(sample: Path, tmp_path: Path) -> Path:
    """A register of one's own, to write to."""
    copied = tmp_path / "register.sqlite"
    with closing(sqlite3.connect(sample)) as source, closing(sqlite3.connect(copied)) as target:
        source.backup(target)
    index = sample.with_name(f"{sample.name}.index")
    if index.is_dir():
        shutil.copytree(index, copied.with_name(f"{copied.name}.index"))
    return copied


@pytest.mark.slow
def test_json_is_the_same_stored_or_not_and_without_a_register(
    watchword: Watchword, mine: Path, tmp_path: Path
) -> None:
    def read(*more: str, register: Path) -> str:
        run = watchword("read", str(REPORT), "--published", DAY, "--json", *more, register=register)
        assert (run.code, run.err) == (0, "")
        return run.out

    assert read(register=mine) == read("--no-store", register=mine) == read(register=mine)
    alone = json.loads(read(register=tmp_path / "none.sqlite"))
    assert not (tmp_path / "none.sqlite").exists()
    assert list(alone) == list(json.loads(read(register=mine)))


def test_many_are_summed_up(watchword: Watchword, mine: Path, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    shutil.copy(REPORT, folder / "a.txt")
    shutil.copy(REPORT, folder / "b.txt")
    (folder / "evil\x1b[31m.jsonl").write_text("{no")
    out = tmp_path / "out.jsonl"
    run = watchword(
        "read", str(folder), "--published", DAY, "--out", str(out), "--json", register=mine
    )
    assert run.code == 3
    told = run.json()
    (refused,) = told.pop("refused")
    assert "no JSON" in refused["message"]
    assert told == {
        "given": 3, "reports": 1, "read": 1, "copies": 1, "near_copies": 0, "stored": True,
        "out": str(out),
    }  # fmt: skip
    (line,) = map(json.loads, out.read_text().splitlines())
    assert line["sources"] == [str(folder / "a.txt"), str(folder / "b.txt")]
    shown = watchword("read", str(folder), "--published", DAY, register=mine)
    assert (shown.code, shown.err) == (3, "")
    assert "\x1b" not in shown.out
    for words in ("3  given", "0  of them read now", "no JSON", "Kept in the register."):
        assert words in shown.out


def test_standard_input(watchword: Watchword, mine: Path, tmp_path: Path) -> None:
    alone = watchword("read", "-", "--published", DAY, register=mine, stdin=REPORT.read_bytes())
    assert "people named" in alone.out
    lines = json.dumps({"text": REPORT.read_text(), "date": DAY}).encode() + b"\n\n"
    many = watchword("read", "-", "--json", register=mine, stdin=lines * 2)
    assert (many.code, many.json()["given"], many.json()["read"]) == (0, 2, 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Missing argument"),
        (("no-such-file.txt", "--published", DAY), "no-such-file.txt can't be read"),
        (("no-such-file.txt", "nor-this"), "there is no no-such-file.txt"),
        ((str(REPORT),), "--published DATE"),
        ((str(REPORT), "--as-of", DAY, "--published", DAY, "--store"), "not stored"),
        ((str(REPORT), "--known-on", "2099-01-01", "--published", DAY, "--store"), "not stored"),
        ((str(REPORT), str(REPORT.parent), "--no-store"), "--out FILE"),
    ],
)
def test_wrong_use_is_told(
    watchword: Watchword, mine: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = watchword("read", *arguments, register=mine)
    assert run.code == 2
    assert said in run.err


@pytest.mark.slow
def test_a_second_opinion_is_asked_by_name(watchword: Watchword, tmp_path: Path) -> None:
    nowhere = tmp_path / "none.sqlite"
    asked = ("read", str(REPORT), "--published", DAY, "--json", "--opinion")
    run = watchword(*asked, "llm", register=nowhere)
    assert run.code == 0
    (problem,) = json.loads(run.out)["problems"]
    assert (problem["code"], problem["locator"]) == ("opinion-failed", "second opinion llm")
    assert "is not set up" in problem["message"]
    wrong = watchword(*asked, "nobody", register=nowhere)
    assert (wrong.code, wrong.out) == (2, "")
    assert "no second opinion is called 'nobody'; installed: " in wrong.err
