"""``watchword diff`` and ``watchword round``, as processes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.make_samples_us import EARLIER, LATER, earlier_release
from tests.unit.cli.conftest import Watchword

from watchword.sample import SAMPLE_EARLIER, SAMPLE_LISTS
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Wishes
from watchword.service.update import update_from_path
from watchword.settings import Settings


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the sample with two releases of one list."""
    path = tmp_path_factory.mktemp("two") / "register.sqlite"
    context = Context(Settings(register=str(path)))
    for folder in (SAMPLE_EARLIER, SAMPLE_LISTS):
        update_from_path(context, folder, wishes=Wishes(accept=True))
    ensure_index(context)
    context.close()
    return path


def test_the_earlier_release_of_the_sample_is_made_from_the_later_one() -> None:
    assert EARLIER.read_text(encoding="utf-8") == earlier_release(LATER.read_text(encoding="utf-8"))


def test_a_round_is_told_as_a_report_would(watchword: Watchword, two: Path) -> None:
    done = watchword("round", "us", "2023-04-12", register=two)
    assert done.code == 0, done.err
    told = " ".join(done.out.split())
    assert told.startswith(
        "On 2023-04-12 the United States (Office of Foreign Assets Control) added 30 targets — "
    )
    assert "under RUSSIA-EO14024" in told
    assert "already listed by the United Kingdom" in told
    assert "linked to Alisher Burhanovich USMANOV" in told
    for heading in ("Kinds", "Nations and jurisdictions", "Linked to", "Already listed by others"):
        assert f"\n{heading}" in done.out
    assert "5 more: use --all, --out or --json" in done.out
    whole = watchword("round", "us", "2023-04-12", "--all", register=two)
    assert "more: use" not in whole.out
    assert whole.out.count("\n42208 ") == 1


def test_a_diff_of_the_same_days_has_the_same_changes(watchword: Watchword, two: Path) -> None:
    one = watchword("round", "us", "2023-04-12", "--json", register=two).json()
    other = watchword("diff", "us", "2023-04-11", "2023-04-30", "--json", register=two).json()
    assert one["lists"] == other["lists"]
    assert one["totals"] == other["totals"]
    assert (one["from"], other["from"], other["to"]) == ("2023-04-11", "2023-04-11", "2023-04-30")
    assert one["lists"][0]["counts"]["added"] == 30


@pytest.mark.parametrize("ending", ["csv", "json", "md"])
def test_a_round_is_written_by_the_ending(
    watchword: Watchword, two: Path, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"round.{ending}"
    done = watchword("round", "us", "2023-04-12", "--out", str(path), register=two)
    assert done.code == 0
    assert f"written to {path}" in done.err
    assert done.out.startswith("On 2023-04-12")
    assert "\nKinds" not in done.out
    text = path.read_text(encoding="utf-8")
    if ending == "csv":
        assert len(list(csv.DictReader(text.splitlines()))) == 30
    elif ending == "json":
        assert json.loads(text)["totals"]["added"]["entries"] == 30
    else:
        assert "## Already listed by others" in text


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["round", "us", "2023-04-13"], 4, "it has 2023-04-11, 2023-04-12"),
        (["round", "us", "2023-04-11"], 4, "it is a baseline, and no round"),
        (["round", "eu", "2023-04-13"], 4, "it is a baseline, and no round"),
        (["diff", "us", "2022-01-01", "2023-04-12"], 4, "was in force on 2022-01-01"),
        (["diff", "us", "2023-04-12", "2023-04-11"], 2, "give the earlier day first"),
        (["diff", "xx", "2023-04-11", "2023-04-12"], 2, "xx: no such authority"),
        (["diff", "us", "soon", "2023-04-12"], 2, "soon"),
        (["round", "us", "2023-04-12", "--list", "nsdn"], 2, "nsdn: the register has no such list"),
        (["round", "us", "2023-04-12", "--out", "round.xlsx"], 2, "ends in .csv, .json, .md"),
        (["round", "us", "2023-04-12", "--places-from", "1999-01-01"], 4, "1999-01-01"),
    ],
)
def test_what_cannot_be_answered_says_why(
    watchword: Watchword, two: Path, arguments: list[str], code: int, told: str
) -> None:
    done = watchword(*arguments, register=two)
    assert done.code == code
    assert told in " ".join(done.err.split())
    assert done.out == ""
