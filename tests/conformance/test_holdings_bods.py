"""Real BODS 0.4 files of two registers, and the fixtures of the standard's community."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.support.holdings import Read, lines, read

from watchword.model import Holding, Interest, Share
from watchword.network.holdings import read_share
from watchword.network.holdings.bods_writer import BodsWriter

pytestmark = pytest.mark.shared

_UK_BANDS = {read_share(text) for text in (">25-50", ">50-<75", "75-100")}


def files(shared: Path, pattern: str) -> list[Path]:
    found = sorted((shared / "ownership" / "bods").glob(pattern))
    assert found
    return found


def statements(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def said(found: list[Holding]) -> Counter[tuple[Any, ...]]:
    """What holdings say, without where they stand and under which key a party is known."""
    return Counter(
        (
            *(each.owned, each.interest, each.share, each.starts_on, each.ends_on),
            *(each.indirect, each.beneficial, each.detail),
        )
        for each in found
    )


def written(found: Read) -> list[dict[str, Any]]:
    writer = BodsWriter(stated_on=date(2025, 3, 6))
    made = list(writer.statements(found.parties, found.holdings))
    assert writer.left_out == {}
    return made


def test_every_statement_of_the_real_files_is_read(shared: Path) -> None:
    for path in files(shared, "*.jsonl"):
        stated, found = statements(path), read(path.read_bytes())
        assert found.problems == [], path.name
        kinds = Counter(each["recordType"] for each in stated)
        assert len(found.parties) == kinds["entity"] + kinds["person"]
        interests = sum(len(each["recordDetails"].get("interests", ())) for each in stated)
        assert len(found.holdings) == interests
        keys = {each.key for each in found.parties}
        assert {end for each in found.holdings for end in (each.owner, each.owned)} <= keys


def test_shares_of_the_uk_s_register_are_its_bands(shared: Path) -> None:
    for path in files(shared, "uk-*.jsonl"):
        found = [each for each in read(path.read_bytes()).holdings if each.share is not None]
        assert {each.share for each in found} <= _UK_BANDS
        assert {each.interest for each in found} <= {
            Interest.SHARES,
            Interest.VOTES,
            Interest.UNKNOWN,
        }


def test_no_share_and_no_control_comes_of_consolidated_accounts(shared: Path) -> None:
    for path in files(shared, "gleif-*.jsonl"):
        found = read(path.read_bytes()).holdings
        assert {each.share for each in found} == {None}
        assert {each.interest for each in found} <= {Interest.CONSOLIDATION, Interest.ASSOCIATE}
        ultimate = [each for each in found if "IS_ULTIMATELY" in each.detail]
        assert ultimate
        assert all(each.indirect for each in ultimate)


def test_the_real_files_come_back_as_they_were(shared: Path) -> None:
    for path in files(shared, "*.jsonl"):
        first = read(path.read_bytes())
        second = read(lines(*written(first)))
        assert second.problems == []
        assert said(second.holdings) == said(first.holdings)
        assert Counter(each.name for each in second.parties) == Counter(
            each.name for each in first.parties
        )


def fixtures() -> Any:
    """The package of fixtures; CI must have it."""
    if importlib.util.find_spec("bods_fixtures") is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set, but bods-v04-fixtures is not installed")
        pytest.skip("needs the package bods-v04-fixtures")
    return importlib.import_module("bods_fixtures")


@pytest.fixture
def cases() -> dict[str, list[dict[str, Any]]]:
    package = fixtures()
    return {name: package.load(name).statements for name in package.list_cases()}


def test_all_fixtures_are_read_and_come_back(cases: dict[str, list[dict[str, Any]]]) -> None:
    assert len(cases) >= 3
    for name, stated in cases.items():
        first = read(json.dumps(stated))
        assert first.problems == [], name
        made = written(first)
        assert said(read(lines(*made)).holdings) == said(first.holdings), name
        before = Counter(each["recordType"] for each in stated)
        assert Counter(each["recordType"] for each in made) == before, name


def test_direct_ownership(cases: dict[str, list[dict[str, Any]]]) -> None:
    found = read(json.dumps(cases["core/01-direct-ownership"]))
    assert {(each.interest, each.share, each.beneficial) for each in found.holdings} == {
        (Interest.SHARES, Share.exactly(75), True),
        (Interest.VOTES, Share.exactly(75), True),
    }
    (tie,) = (each for each in written(found) if each["recordType"] == "relationship")
    assert [each["beneficialOwnershipOrControl"] for each in tie["recordDetails"]["interests"]] == [
        True,
        True,
    ]


def test_neither_side_of_a_circle_is_lost(cases: dict[str, list[dict[str, Any]]]) -> None:
    first, second = read(json.dumps(cases["edge-cases/10-circular-ownership"])).holdings
    assert (first.owner, first.owned) == (second.owned, second.owner)


def test_a_declared_unknown_owner_stays_one(cases: dict[str, list[dict[str, Any]]]) -> None:
    stated = cases["edge-cases/11-anonymous-person"]
    found = read(json.dumps(stated))
    assert [each.known for each in found.parties].count(False) == 1
    (before,) = (each for each in stated if each["recordType"] == "relationship")
    (after,) = (each for each in written(found) if each["recordType"] == "relationship")
    side = before["recordDetails"]["interestedParty"]
    assert after["recordDetails"]["interestedParty"] == side
