"""``watchword export``: what it writes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.deltas import apply
from tests.unit.cli.conftest import Watchword


def test_a_target_is_written_once_and_its_entries_each_by_itself(watchword: Watchword) -> None:
    def parties(*arguments: str) -> set[str]:
        lines = map(json.loads, watchword("export", *arguments).out.splitlines())
        return {line["id"] for line in lines if line.get("target")}

    targets, entries = parties(), parties("--entries")
    assert 0 < len(targets) < len(entries)
    assert targets < entries


def test_deltas_to_a_file_or_out(watchword: Watchword, tmp_path: Path) -> None:
    path = tmp_path / "us.delta.jsonl"
    assert watchword("export", "--delta", "us", "--out", str(path)).code == 0
    text = path.read_text(encoding="utf-8")
    assert watchword("export", "--delta", "us").out == text
    lists: dict[str, dict[str, object]] = {}
    apply(map(json.loads, text.splitlines()), lists)
    assert lists["sdn"]
    newer = watchword("export", "--delta", "us", "--from", "2040-01-01").out.splitlines()
    assert [json.loads(line)["op"] for line in newer] == ["HEADER", "TRAILER"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--from", "2023-04-11"),
        ("--to", "2023-04-11"),
        ("--delta", "us", "--entries"),
        ("--delta", "us", "--authority", "us"),
        ("--delta", "xx"),
        ("--delta", "us", "--from", "yesterday"),
        ("--delta", "us", "--from", "2023-04-12", "--to", "2023-04-11"),
    ],
)
def test_what_makes_no_sense_ends_with_2(watchword: Watchword, arguments: tuple[str, ...]) -> None:
    done = watchword("export", *arguments)
    assert done.code == 2, done.err
    assert done.out == ""


def test_days_without_a_release_end_with_4(watchword: Watchword) -> None:
    assert watchword("export", "--delta", "us", "--to", "1990-01-01").code == 4
