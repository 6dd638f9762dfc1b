"""``watchword timeline``, as a process."""

from __future__ import annotations

import json
from pathlib import Path

from tests.unit.cli.conftest import Watchword


def test_the_rounds_of_a_pair_stand_on_its_line(watchword: Watchword) -> None:
    done = watchword("timeline", "US-RU", "--since", "2023-04-01", "--until", "2023-04-12")
    assert done.code == 0, done.err
    assert "United States → Russia" in done.out
    assert "2023-04-12" in done.out
    assert "2022" not in done.out
    found = watchword("timeline", "us-ru", "--type", "Sanction", "--json").json()
    assert found["query"]["countries"] == ["us", "ru"]
    assert {event["type"] for event in found["events"]} == {"SANCTION"}
    for event in found["events"]:
        assert event["kind"] == "round"
        assert {"starts_on", "type", "actors", "reports", "evidence"} <= set(event)


def test_the_listings_of_a_target_stand_on_its_line(watchword: Watchword, tmp_path: Path) -> None:
    out = tmp_path / "line.json"
    done = watchword("timeline", "Alisher Usmanov", "--out", str(out), "--json")
    assert done.code == 0, done.err
    assert "written to" in done.err
    assert json.loads(out.read_text(encoding="utf-8")) == done.json()
    authorities = {event["register"]["authority"] for event in done.json()["events"]}
    assert {"us", "gb", "eu"} <= authorities


def test_wrong_questions_are_told_apart(watchword: Watchword, tmp_path: Path) -> None:
    for arguments, code, words in (
        (("cn-ru", "--type", "visit"), 2, "consult"),
        (("cn-ru", "--out", str(tmp_path / "line.pdf")), 2, ".csv"),
        (("Captain Nemo",), 4, "Nemo"),
    ):
        done = watchword("timeline", *arguments)
        assert (done.code, done.out) == (code, ""), arguments
        assert words in done.err
