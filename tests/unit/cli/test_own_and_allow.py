"""``watchword update --own`` and ``watchword allow``."""

from __future__ import annotations

import getpass
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Watchword

from watchword.sample import SAMPLE_CUSTOMERS, SAMPLE_HOUSE_LIST

pytestmark = pytest.mark.slow  # each command is a process of its own

OWN = ("update", "--own", str(SAMPLE_HOUSE_LIST))
NADIA = ("Nadia Example", "--birth", "1971", "--country", "AT")
TARGET = "own:house-list:H-001"


@pytest.fixture
def house(tmp_path: Path, watchword: Watchword) -> Path:
    register = tmp_path / "register.sqlite"
    done = watchword(*OWN, register=register)
    assert (done.code, "own/house-list" in done.out) == (0, True), done.err
    return register


def test_an_own_list_is_shown_as_own(house: Path, watchword: Watchword) -> None:
    done = watchword("check", "Nadja Beispiel", register=house)
    assert "own list house-list since 2024-05-02" in done.out
    answer = watchword("check", "Nadja Beispiel", "--json", register=house).json()
    (match, *_) = answer["matches"]
    assert (match["authorities"], match["own_lists"]) == ([], {"house-list": "2024-05-02"})
    (row,) = watchword("lists", "--json", register=house).json()
    assert (row["authority"], row["list"], row["targets"]) == ("own", "house-list", 3)
    shown = watchword("show", TARGET, register=house)
    assert "Own list" in shown.out
    assert watchword("export", "--authority", "own", register=house).code == 0


def test_an_own_list_is_named_and_removed(house: Path, watchword: Watchword) -> None:
    assert watchword(*OWN, "--list", "Desk 2", register=house).code == 0
    removed = watchword("update", "--own-remove", "house-list", "--json", register=house)
    assert (removed.code, removed.json()[0]["status"]) == (0, "removed")
    rows = watchword("lists", "--json", register=house).json()
    assert [row["list"] for row in rows] == ["desk-2"]
    again = watchword("update", "--own-remove", "house-list", register=house)
    assert (again.code, "desk-2" in again.err) == (4, True)


def test_a_file_that_is_no_own_list_ends_with_3(
    house: Path, watchword: Watchword, tmp_path: Path
) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("a,b\n1,2\n")
    done = watchword("update", "--own", str(path), register=house)
    assert (done.code, "no column is called 'name'" in done.out) == (3, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--own", "x.csv", "us"),
        ("--own", "x.csv", "--from", "y"),
        ("--own", "x.csv", "--own-remove", "z"),
        ("--own", "x.csv", "--authority", "us"),
        ("--list", "x"),
        ("--released-on", "2024-01-01"),
        ("--own", "no-such-file.csv"),
        ("--own-remove", "!!"),
        ("own",),
        ("--from", ".", "--authority", "own"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_use(
    arguments: tuple[str, ...], house: Path, watchword: Watchword
) -> None:
    assert watchword("update", *arguments, register=house).code == 2


def test_a_decision_and_its_removal(house: Path, watchword: Watchword) -> None:
    asked = ("check", *NADIA, "--fail-on-match")
    assert watchword(*asked, register=house).code == 1
    done = watchword(
        *("allow", "add", *NADIA, TARGET, "--reason", "Another", "--by", "A. Officer"),
        register=house,
    )
    assert (done.code, "Nadia Example is not Nadia Example" in done.out) == (0, True), done.err
    allowed = watchword(*asked, register=house)
    assert allowed.code == 0
    for said in ("allowed by d-", "A. Officer", "Another", "0 alerts", "decisions "):
        assert said in " ".join(allowed.out.split())
    assert watchword(*asked, "--decisions", "none", register=house).code == 1
    lapsed = watchword("check", "Nadia Example", "--country", "AT", "--json", register=house).json()
    assert lapsed["matches"][0]["lapsed"]["changes"] == ["with birth date 1971"]
    (row,) = watchword("allow", "list", "--json", register=house).json()
    assert (row["status"], row["decided_by"], row["removed"]) == ("in force", "A. Officer", None)
    assert row["subject"]["names"] == ["Nadia Example"]
    assert row["target_facts"]["birth_dates"] == ["1971-03-14"]
    listed = watchword("allow", "list", register=house)
    assert row["decision"] in listed.out
    removed = watchword("allow", "remove", row["decision"], "--json", register=house)
    assert removed.json()["removed"]["removed_by"] == getpass.getuser()
    assert watchword(*asked, register=house).code == 1
    assert watchword("allow", "remove", row["decision"], register=house).code == 4
    assert "No decision is in force" in watchword("allow", "list", register=house).out
    assert "removed" in watchword("allow", "list", "--all", register=house).out


def test_both_spellings_of_options_are_one(house: Path, watchword: Watchword) -> None:
    add = ("allow", "add", "Nadia Example", TARGET, "--json")
    first = watchword(*add, "--birth", "1971", "--identifier", "A 1", register=house).json()
    again = watchword(*add, "--birth-date", "1971", "--id", "a1", register=house).json()
    assert first["decision"] == again["decision"]
    assert first["decided_by"] == getpass.getuser()


def test_decisions_go_out_and_in(house: Path, watchword: Watchword, tmp_path: Path) -> None:
    watchword("allow", "add", *NADIA, TARGET, register=house)
    path = str(tmp_path / "decisions.csv")
    written = watchword("allow", "export", path, "--json", register=house)
    assert written.json() == {"file": path, "decisions": 1}
    other = tmp_path / "other.sqlite"
    watchword(*OWN, register=other)
    taken = watchword("allow", "import", path, register=other)
    assert (taken.code, "1 decided, 0 in force already" in taken.out) == (0, True)
    assert "0 decided, 1 in force already" in watchword("allow", "import", path, register=other).out
    assert watchword("check", *NADIA, "--fail-on-match", register=other).code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("add", "Nadia Example"), 2),
        (("add", "Nobody", TARGET), 2),
        (("add", "Nadia Example", TARGET, "--birth", "soon"), 2),
        (("add", "Nadia Example", TARGET, "--by", " "), 2),
        (("add", " ", TARGET), 2),
        (("add", "Nadia Example", "own:nobody"), 4),
        (("remove", "d-1"), 4),
        (("import", "no-such-file.csv"), 2),
        (("import", str(SAMPLE_CUSTOMERS)), 3),
        (("export", "no/such/folder.csv"), 2),
        ((), 2),
    ],
)
def test_exit_codes(
    arguments: tuple[str, ...], code: int, house: Path, watchword: Watchword
) -> None:
    assert watchword("allow", *arguments, register=house).code == code


def test_there_is_nothing_to_list_without_a_register(watchword: Watchword, tmp_path: Path) -> None:
    assert watchword("allow", "list", register=tmp_path / "none.sqlite").code == 4


@pytest.mark.news
def test_an_own_list_is_no_further_authority_in_a_report(
    sample: Path, watchword: Watchword, tmp_path: Path
) -> None:
    register = tmp_path / "register.sqlite"
    with closing(sqlite3.connect(sample)) as db:
        db.execute("VACUUM INTO ?", (str(register),))
    own = tmp_path / "watched.csv"
    own.write_text("name,kind\nAlisher Usmanov,person\nWang Wenbin,person\n", encoding="utf-8")
    assert watchword("update", "--own", str(own), register=register).code == 0
    text = (
        "Alisher Usmanov was named on Friday. Chinese Foreign Ministry spokesman Wang Wenbin "
        "spoke in Beijing on Friday."
    )
    asked = ("read", "-", "--published", "2023-04-14")
    shown = watchword(*asked, register=register, stdin=text.encode())
    assert "sanctioned by 8 authorities  on own list watched" in shown.out
    assert "1 actor under sanctions" in shown.out
    (line,) = [each for each in shown.out.splitlines() if each.startswith("Wang Wenbin")]
    assert "sanctioned" not in line
    assert line.endswith("on own list watched")
    answer = watchword(*asked, "--json", register=register, stdin=text.encode()).json()
    targets = {actor["name"]: actor["targets"] for actor in answer["actors"] if actor["targets"]}
    assert all("own" not in each["authorities"] for each in targets["Alisher Usmanov"])
    assert [each["own_lists"] for each in targets["Wang Wenbin"]] == [["watched"]]
