"""The quality of matching, held to floors that only go up (``floors.toml``)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from benchmarks.matching import floors
from benchmarks.matching.floors import Measured
from benchmarks.matching.pairs import CHECKLIST, read_checklist

from watchword.model import Schema

MEASURED = {"typo": Measured(0.9, (0.8, 0.94)), "mix": Measured(0.5, (0.4, 0.6))}


def assert_reached(register: str, measured: dict[str, Measured]) -> None:
    pinned = floors.read_floors()[register]
    assert pinned
    assert floors.missed(pinned, measured) == []


@pytest.mark.shared
@pytest.mark.slow
def test_the_shared_lists_reach_their_floors(tmp_path: Path, shared: Path) -> None:
    assert_reached("shared", floors.measure_shared(tmp_path, shared))


def test_the_sample_and_the_checklist_reach_their_floors(tmp_path: Path) -> None:
    assert_reached("sample", floors.measure_sample(tmp_path))


def test_a_floor_above_what_is_measured_fails() -> None:
    assert floors.missed({"typo": 0.9, "mix": 0.5}, MEASURED) == []
    assert floors.missed({"typo": 0.901, "mix": 0.5}, MEASURED) == [
        "typo: 0.9000 is below the floor of 0.901"
    ]


def test_a_floor_of_what_is_no_longer_measured_fails() -> None:
    assert floors.missed({"gone": 0.1}, MEASURED) == ["gone: not measured, the floor is 0.100"]


def test_floors_only_go_up() -> None:
    before = {"typo": 0.89, "mix": 0.1, "gone": 0.3}
    assert floors.raised(before, MEASURED) == {"typo": 0.89, "mix": 0.4, "gone": 0.3}


def test_a_new_floor_lies_half_an_interval_below() -> None:
    assert floors.raised({}, MEASURED) == {"typo": 0.83, "mix": 0.4}
    assert floors.raised({}, MEASURED, slack=0) == {"typo": 0.9, "mix": 0.5}


def test_floors_are_read_as_they_are_written(tmp_path: Path) -> None:
    pinned = {"shared": {"people, typo, name: recall": 0.9}, "sample": {"pairs: lists, F1": 0.7}}
    floors.write_floors(pinned, tmp_path / "floors.toml")
    assert floors.read_floors(tmp_path / "floors.toml") == pinned
    assert floors.read_floors(tmp_path / "none.toml") == {}


def test_the_pinned_floors_are_shares() -> None:
    pinned = floors.read_floors()
    assert set(pinned) == {"shared", "sample"}
    assert all(0 <= value < 1 for values in pinned.values() for value in values.values())


def test_the_checklist_is_well_formed() -> None:
    with CHECKLIST.open(encoding="utf-8", newline="") as stream:
        rows = [(row["schema"], row["name1"], row["name2"]) for row in csv.DictReader(stream)]
    pairs = read_checklist()
    sides = {(schema, *sorted((one, two))) for schema, one, two in rows}
    assert len(sides) == len(rows) == len(pairs)
    assert all(pair.first.strip() and pair.second.strip() and pair.kind for pair in pairs)
    for schema in (Schema.PERSON, Schema.ORGANIZATION, Schema.VESSEL):
        same = [pair.same for pair in pairs if pair.schema is schema]
        assert 0.4 < sum(same) / len(same) < 0.6
