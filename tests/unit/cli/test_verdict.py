"""``watchword verdict`` and ``watchword affected`` on files of holdings, without a register."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.unit.cli.conftest import Watchword

from watchword.cli.app import watchword as command
from watchword.errors import InputRefused, NotFound, WrongUse

SINCE_2024, BEFORE = "2024-09-01", "2024-06-01"

CASES: dict[str, tuple[str, str, str, str]] = {
    # holdings; US and EU since July 2024; Switzerland and EU before; United Kingdom
    "chain": ("X A 50, A B 50", "A B", "", ""),
    "two halves": ("X A 50, X B 50, A C 25, B C 25", "A B C", "", ""),
    "owner and company add up": ("X A 50, X B 10, A B 40", "A B", "", ""),
    "half of a half is not enough": ("X A 50, X B 25, A C 25, B C 25", "A", "", ""),
    "quarters first": ("X A 25, X B 25, A C 50, B C 50", "", "", ""),
    "two listed owners": ("X A 25, Y A 25", "A", "", ""),
    "two listed owners, more": ("X A 30, Y A 25", "A", "A", ""),
    "five hops": ("X A 50, A B 50, B C 50, C D 50, D E 50", "A B C D E", "", ""),
    "just under": ("X A 49.9, A B 100", "", "", ""),
    "multiplying invents": ("X A 40, X B 40, X C 30, A C 35, B C 35", "", "", ""),
    "loop": ("A B 100, B A 100", "", "", ""),
    "loop with an outside owner": ("X A 10, B A 90, A B 100", "", "", ""),
    "treasury shares": ("X A 45, A A 20", "", "", ""),
}

Ask = Callable[..., Result]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Ask:
    """Run a command in this process, with no register anywhere."""
    monkeypatch.setenv("WATCHWORD_REGISTER", str(tmp_path / "none.sqlite"))

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(command, [str(each) for each in arguments])

    return run


def table(folder: Path, holdings: str, *, joint: str = "") -> Path:
    path = folder / "holdings.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["owner", "owned", "share", "from", "to", "source", "joint"])
        for each in holdings.split(","):
            owner, owned, share = each.split()
            rows.writerow([owner, owned, share, "", "", "a register", joint])
    return path


def reached(ask: Ask, path: Path, authority: str, day: str) -> dict[str, str]:
    names = [name for name in "XY" if f"{name}," in path.read_text(encoding="utf-8")]
    listed = [part for name in names for part in ("--listed", name)]
    done = ask(
        *("affected", "--authority", authority, "--as-of", day),
        *("--holdings", path, "--json"),
        *listed,
    )
    assert done.exit_code == 0, done.output
    return {each["name"]: each["verdict"] for each in json.loads(done.stdout)["affected"]}


def verdict(ask: Ask, path: Path, name: str, **options: str) -> Any:
    more = [
        part for key, value in options.items() for part in (f"--{key.replace('_', '-')}", value)
    ]
    done = ask("verdict", name, "--holdings", path, "--json", *more)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.parametrize("case", CASES)
def test_the_cases_of_the_rules(ask: Ask, tmp_path: Path, case: str) -> None:
    holdings, half, more_than_half, alone = CASES[case]
    path = table(tmp_path, holdings)
    for authority, day, expected in (
        ("us", SINCE_2024, half),
        ("us", BEFORE, half),
        ("eu", SINCE_2024, half),
        ("eu", BEFORE, more_than_half),
        ("ch", SINCE_2024, more_than_half),
        ("gb", SINCE_2024, alone),
    ):
        found = reached(ask, path, authority, day)
        affected = {name for name, word in found.items() if word == "affected"}
        assert affected == set(expected.split()), (authority, day)
        if "Y" in holdings:
            continue
        for name in sorted({each.split()[1] for each in holdings.split(",")}):
            said = verdict(ask, path, name, authority=authority, as_of=day, listed="X")
            assert said["verdict"] == found.get(name, "not_affected"), (authority, name)


def test_a_joint_arrangement_counts_as_one_in_the_united_kingdom(ask: Ask, tmp_path: Path) -> None:
    path = table(tmp_path, "X A 30, Y A 25", joint="their agreement")
    assert reached(ask, path, "gb", SINCE_2024) == {"A": "affected"}


@pytest.mark.parametrize("case", ["loop with an outside owner", "treasury shares"])
def test_what_listed_parties_alone_own_from_outside_is_flagged(
    ask: Ask, tmp_path: Path, case: str
) -> None:
    path = table(tmp_path, CASES[case][0])
    found = verdict(ask, path, "A", authority="us", as_of=SINCE_2024, listed="X")
    assert found["verdict"] == "not_affected"
    assert "inconclusive" in [each["flag"] for each in found["flags"]]


def test_a_verdict_has_its_proof_and_what_would_flip_it(ask: Ask, tmp_path: Path) -> None:
    path = table(tmp_path, "X A 50, X B 10, A B 40")
    found = verdict(ask, path, "B", authority="us", as_of=SINCE_2024, listed="X")
    assert (found["authority"], found["as_of"]) == ("us", SINCE_2024)
    assert found["owners"] == ["X"]
    assert found["share"] == {"low": "50", "high": "50"}
    steps = [(each["holder"], each["held"], each["share"]["low"]) for each in found["proof"]]
    assert sorted(steps) == [("A", "B", "40"), ("X", "A", "50"), ("X", "B", "10")]
    assert all("a register" in each["source"] for each in found["proof"])
    assert found["flip"]["kind"] == "divestment"
    assert "B is affected" in found["explanation"]
    assert any("50% of B" in each for each in found["unknown"])


def test_a_verdict_rests_on_those_who_stand_behind_and_on_nobody_else(
    ask: Ask, tmp_path: Path
) -> None:
    path = tmp_path / "two.csv"
    path.write_text(
        "owner,owned,share,from,to,source\nX,A,60,,,r\nX,B,60,,,r\nY,B,60,,,r\nB,B,10,,,r\n",
        "utf-8",
    )
    found = verdict(ask, path, "A", authority="us", as_of=SINCE_2024, listed="X")
    assert (found["verdict"], found["problems"]) == ("affected", [])
    other = verdict(ask, path, "B", authority="us", as_of=SINCE_2024, listed="X")
    assert other["problems"]


def test_a_company_just_under_the_threshold_has_a_flag_and_a_flip(ask: Ask, tmp_path: Path) -> None:
    path = table(tmp_path, "X A 49.9")
    found = verdict(ask, path, "A", authority="us", as_of=SINCE_2024, listed="X")
    assert found["verdict"] == "not_affected"
    assert (found["flip"]["kind"], found["flip"]["share"]) == ("stake", "0.1")
    (flag,) = [each for each in found["flags"] if each["flag"] == "just-under-threshold"]
    assert flag["evidence"]
    assert flag["citation"]
    every = verdict(ask, path, "A", as_of=SINCE_2024, listed="X")
    assert "just-under-threshold" in {each["flag"] for each in every["flags"]}
    shown = ask("verdict", "A", "--holdings", path, "--listed", "X", "--as-of", SINCE_2024)
    assert "flag just-under-threshold" in shown.stdout


def test_all_authorities_side_by_side(ask: Ask, tmp_path: Path) -> None:
    path = table(tmp_path, "X A 50, A B 50")
    found = verdict(ask, path, "B", authority="all", as_of=SINCE_2024, listed="X")
    assert found["name"] == "B"
    by_authority = {each["authority"]: each["verdict"] for each in found["verdicts"]}
    assert list(by_authority) == ["us", "eu", "gb", "ch", "ca", "au", "jp", "nz", "un"]
    assert by_authority["us"] == by_authority["eu"] == "affected"
    assert by_authority["gb"] == by_authority["ch"] == by_authority["jp"] == "not_affected"
    assert by_authority["au"] == by_authority["un"] == "indeterminate"
    done = ask("verdict", "B", "--holdings", path, "--listed", "X", "--as-of", SINCE_2024)
    assert done.exit_code == 0
    for word in ("possibly affected", "indeterminate", "not affected", "gb", "un"):
        assert word in done.stdout


def test_the_terminal_shows_sentence_tree_and_flip(ask: Ask, tmp_path: Path) -> None:
    path = table(tmp_path, "X A 50, A B 50")
    done = ask(
        *("verdict", "B", "--authority", "us", "--as-of", SINCE_2024),
        *("--holdings", path, "--listed", "X"),
    )
    assert done.stdout.startswith("AFFECTED")
    for words in ("└── A  50%", "X (listed)  50%", "line 2", "What would change it", "not known"):
        assert words in done.stdout


def test_bands_are_definite_or_possible(ask: Ask, tmp_path: Path) -> None:
    path = table(tmp_path, "X A >25-50, Y A >25-50, X B 40-60")
    assert reached(ask, path, "us", SINCE_2024) == {"A": "affected", "B": "possibly_affected"}


def test_the_days_of_a_holding_count(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text(
        "owner,owned,share,from,to,source\nX,A,60,2020-01-01,2024-06-30,register\n", "utf-8"
    )
    for day, word in (("2019-12-31", "not_affected"), ("2024-06-30", "affected")):
        found = verdict(ask, path, "A", authority="us", as_of=day, listed="X")
        assert found["verdict"] == word
    assert verdict(ask, path, "A", authority="us", as_of="2024-07-01", listed="X")["verdict"] == (
        "not_affected"
    )


def test_names_are_found_as_they_are_written_before_as_they_sound_alike(
    ask: Ask, tmp_path: Path
) -> None:
    path = tmp_path / "names.csv"
    path.write_text(
        "owner,owned,share,from,to,source\n"
        "Évora Holding,Kama J.S.C.,60,,,r\n"
        "Somebody,Kama JSC Two,60,,,r\n",
        "utf-8",
    )
    found = verdict(ask, path, "kama  j.s.c.", authority="us", listed="evora HOLDING")
    assert (found["name"], found["verdict"]) == ("Kama J.S.C.", "affected")
    assert found["owners"] == ["Évora Holding"]


def test_a_listed_name_that_nobody_or_several_bear_is_told(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(
        "owner,owned,share,from,to,source\nAcme (One),A,60,,,r\nOne Acme,B,60,,,r\n", "utf-8"
    )
    found = verdict(ask, path, "A", authority="us", listed="acme one")
    assert found["verdict"] == "possibly_affected"
    assert any("may be" in each for each in found["unknown"])
    found = verdict(ask, path, "Nemo", authority="us", listed="Nemo")
    assert (found["verdict"], found["listed"]) == ("affected", True)
    done = ask("verdict", "one acme?", "--holdings", path, "--listed", "A", "--authority", "us")
    assert isinstance(done.exception, WrongUse)


def test_codes_and_refusals(ask: Ask, tmp_path: Path) -> None:
    path = table(tmp_path, "X A 50, B C 50")
    asked = ("--holdings", path, "--listed", "X", "--authority", "us", "--fail-on-match")
    assert ask("verdict", "A", *asked).exit_code == 1
    assert ask("verdict", "C", *asked).exit_code == 0
    assert ask("affected", *asked).exit_code == 1
    assert isinstance(ask("verdict", "Nemo", *asked).exception, NotFound)
    wrong = ask("verdict", "A", "--holdings", path, "--listed", "X", "--authority", "xx")
    assert isinstance(wrong.exception, WrongUse)
    missing = tmp_path / "none.csv"
    assert isinstance(
        ask("verdict", "A", "--holdings", missing, "--listed", "X").exception, WrongUse
    )
    junk = tmp_path / "junk.csv"
    junk.write_bytes(b"\x00\xff\x00 no table")
    assert isinstance(
        ask("verdict", "A", "--holdings", junk, "--listed", "X").exception, InputRefused
    )


def test_garbage_in_a_share_is_told_and_counts_as_unstated(ask: Ask, tmp_path: Path) -> None:
    path = table(tmp_path, "X A 101, X B -5, X C 60")
    found = verdict(ask, path, "A", authority="us", listed="X")
    assert found["verdict"] == "possibly_affected"
    assert len(found["problems"]) >= 2
    assert any("see the problems" in each for each in found["unknown"])


def test_without_any_register_it_is_said_that_no_list_was_asked(ask: Ask, tmp_path: Path) -> None:
    path = table(tmp_path, "A B 100, B A 100")
    found = verdict(ask, path, "A", authority="us")
    assert found["verdict"] == "not_affected"
    assert any("no register" in each for each in found["unknown"])
    named = ask("verdict", "A", "--holdings", path, "--register", tmp_path / "wrong.sqlite")
    assert isinstance(named.exception, NotFound)


def test_files_of_who_is_affected_hold_no_formula(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "formula.csv"
    path.write_text(
        "owner,owned,share,from,to,source\nX,=1+1,60,,,r\nX,<b>\x1b[31m,60,,,r\n", "utf-8"
    )
    asked = ("--authority", "us", "--as-of", SINCE_2024, "--holdings", path, "--listed", "X")
    out = tmp_path / "affected.csv"
    assert ask("affected", *asked, "--out", out).exit_code == 0
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert "'=1+1" in [row["name"] for row in rows]
    assert {row["owners"] for row in rows} == {"X"}
    lines = tmp_path / "affected.jsonl"
    assert ask("affected", *asked, "--out", lines).exit_code == 0
    assert len(lines.read_text(encoding="utf-8").splitlines()) == 2
    refused = ask("affected", *asked, "--out", tmp_path / "affected.exe")
    assert isinstance(refused.exception, WrongUse)


def test_as_a_process_only_json_is_on_standard_output(watchword: Watchword, tmp_path: Path) -> None:
    path = table(tmp_path, "X A 50")
    done = watchword(
        *("verdict", "A", "--authority", "us", "--holdings", str(path), "--listed", "X", "--json"),
        register=tmp_path / "none.sqlite",
    )
    assert done.code == 0, done.err
    assert done.json()["verdict"] == "affected"
    assert watchword("verdict", "Nemo", "--holdings", str(path), "--listed", "X").code == 4
