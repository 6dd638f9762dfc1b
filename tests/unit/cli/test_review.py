"""``watchword review``."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.reviewing import WAITING, review_register
from tests.unit.cli.conftest import Watchword

from watchword.service.review.naming import pair_id

pytestmark = pytest.mark.slow  # each command is a process of its own

ID = pair_id(WAITING)
BY = ("--by", "A. Officer")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.sqlite"
    review_register(path).close()
    return path


def test_a_pair_is_found_looked_at_and_accepted(register: Path, watchword: Watchword) -> None:
    listed = watchword("review", "list", register=register)
    assert listed.code == 0, listed.err
    assert ID in listed.out
    assert "against: eu/fsf E1 and eu/fsf E2" in listed.out
    shown = watchword("review", "show", "eu:E1", "eu:E2", register=register)
    assert f"{ID}: not decided, in two targets now" in shown.out
    assert "born ≠" in shown.out
    refused = watchword("review", "accept", ID, *BY, register=register)
    assert (refused.code, "say why with --reason" in refused.err) == (2, True)
    accepted = watchword("review", "accept", ID, *BY, "--reason", "One [b]", register=register)
    assert accepted.out == (f"{ID}: accepted: Ivan PETROV (eu/fsf E1) is Ivan Petrov (eu/fsf E2)\n")
    assert "in spite of: eu/fsf E2 and us/sdn 1" in accepted.err
    told = watchword("show", "us:1", register=register)
    assert "Decided by A. Officer on " in told.out
    assert "One [b]" in told.out


def test_what_was_decided_is_told_and_taken_back(register: Path, watchword: Watchword) -> None:
    (row,) = watchword("review", "reject", ID, "--json", *BY, register=register).json()
    assert (row["pair"], row["act"], row["decided_by"]) == (ID, "reject", "A. Officer")
    assert watchword("review", "list", "--json", register=register).json() == {
        "total": 0,
        "pairs": [],
    }
    again = watchword("review", "reject", ID, *BY, register=register)
    assert "rejected already" in again.out
    watchword("review", "withdraw", ID, *BY, register=register)
    standing = watchword("review", "list", "--decided", register=register)
    assert "No decision is in force" in standing.out
    rows = watchword("review", "list", "--decided", "--all", "--json", register=register).json()
    assert [(each["act"], each["status"]) for each in rows] == [
        ("reject", "replaced"),
        ("withdraw", "in force"),
    ]
    gone = watchword("review", "withdraw", ID, *BY, register=register)
    assert (gone.code, "no decision stands" in gone.err) == (4, True)


def test_decisions_go_out_and_come_in(register: Path, watchword: Watchword, tmp_path: Path) -> None:
    watchword("review", "reject", ID, *BY, register=register)
    path = tmp_path / "decisions.csv"
    done = watchword("review", "export", str(path), register=register)
    assert done.out == f"1 decision written to {path}\n"
    done = watchword("review", "import", str(path), register=register)
    assert done.out == "0 taken in, 1 here already\n"
    path.write_text("act\n")
    done = watchword("review", "import", str(path), register=register)
    assert (done.code, "no column" in done.err) == (3, True)


def test_without_a_register_there_is_nothing_to_review(
    watchword: Watchword, tmp_path: Path
) -> None:
    done = watchword("review", "list", register=tmp_path / "none.sqlite")
    assert (done.code, done.out) == (4, "")
