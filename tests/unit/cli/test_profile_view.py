from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console
from tests.support.entries import OWNER
from tests.support.members import DAY, make_member, make_profile
from tests.unit.cli.conftest import Watchword

from watchword.cli.profile_view import MOST, ProfileView
from watchword.model import Designation, Name, NameKind, year_interval
from watchword.service.profile import Profile

pytestmark = pytest.mark.slow  # each command is a process of its own


def drawn(profile: Profile, *, everything: bool = False, colour: bool = False) -> str:
    console = Console(file=io.StringIO(), width=140, force_terminal=colour, highlight=False)
    ProfileView(console, everything=everything).print(profile)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_matrix_has_a_row_for_each_authority() -> None:
    text = drawn(
        make_profile(
            make_member("us", (DAY, OWNER)),
            make_member("gb", (DAY, OWNER), (date(2023, 5, 1), None)),
        )
    )
    lines = text.splitlines()
    (us,) = (line for line in lines if line.startswith("United States"))
    assert us.split() == ["United", "States", "2022-03-03", "RUSSIA-EO14024", "current"]
    (gb,) = (line for line in lines if line.startswith("United Kingdom"))
    assert gb.rstrip().endswith("gone by 2023-05-01")


def test_past_rows_are_dim_and_only_a_terminal_has_colour() -> None:
    profile = make_profile(make_member("us", (DAY, OWNER), (date(2023, 5, 1), None)))
    assert "\x1b[2mgone by" in drawn(profile, colour=True)
    assert "\x1b" not in drawn(profile)


def test_conflicts_are_marked_where_people_look() -> None:
    text = drawn(
        make_profile(
            make_member("us", (DAY, OWNER)),
            make_member("gb", (DAY, replace(OWNER, birth_dates=(year_interval(1990),)))),
        )
    )
    assert "birth date ≠" in text
    assert "born ≠" in text


def test_long_lists_are_cut_and_counted() -> None:
    aliases = tuple(Name(full=f"Name {n:03d}", kind=NameKind.ALIAS) for n in range(40))
    reason = "because of this " * 100
    entry = replace(OWNER, names=aliases, designations=(Designation(reason=reason),))
    profile = make_profile(make_member("us", (DAY, entry)))
    short, whole = drawn(profile), drawn(profile, everything=True)
    assert f"… and {40 - MOST} more" in short
    assert ("Name 039" in short, "Name 039" in whole) == (False, True)
    assert "more" not in whole
    assert whole.count("because") == 100


def test_nothing_in_a_name_steers_the_terminal() -> None:
    entry = replace(OWNER, names=(Name(full="\x1b[31mRed \x07[bold]x[/bold] \u202eevil\n"),))
    text = drawn(make_profile(make_member("us", (DAY, entry))))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold]x[/bold]" in text


def test_one_party_across_the_authorities(watchword: Watchword) -> None:
    told = watchword("show", "Usmanov", "--json").json()
    assert {row["authority"]: row["listed_on"] for row in told["coverage"]} == {
        "us": "2022-03-03",
        "eu": "2022-02-28",
        "gb": "2022-03-03",
        "ch": "2022-03-04",
        "ca": "2023-03-10",
        "au": "2022-03-14",
        "jp": "2022-03-08",
        "nz": "2022-04-05",
    }
    text = watchword("show", "Usmanov").out
    assert "Listed by 8 authorities" in text
    for told_to_people in ("nz/russia IND-487", "2022/336 (OJ L58)", "is named by", "DILBAR"):
        assert told_to_people in text


def test_show_as_of_a_day(watchword: Watchword) -> None:
    told = watchword("show", "35283", "--as-of", "2022-03-05", "--json").json()
    states = {row["authority"]: row["state"] for row in told["coverage"]}
    assert (states["us"], states["gb"], states["ca"]) == ("current", "current", "not-yet")
    assert told["as_of"] == "2022-03-05"
    assert max(act["by"] for act in told["timeline"]) <= "2022-03-05"


def test_show_writes_a_document(watchword: Watchword, tmp_path: Path) -> None:
    path = tmp_path / "profile.md"
    done = watchword("show", "35283", "--out", str(path))
    assert (done.code, done.out) == (0, "")
    assert "## Coverage" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["profile.html", "profile", "none/profile.md"])
def test_show_writes_nothing_else(watchword: Watchword, tmp_path: Path, name: str) -> None:
    done = watchword("show", "35283", "--out", str(tmp_path / name))
    assert done.code == 2
    assert list(tmp_path.iterdir()) == []
