"""A line of time as a file."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest
from tests.support.told import LI, RUSSIA, SHOIGU, person, report, told

from watchword.errors import WrongUse
from watchword.service.timeline.answer import Timeline
from watchword.service.timeline.building import Material, build_timeline
from watchword.service.timeline.focus import PairFocus
from watchword.service.timeline.question import Wishes
from watchword.service.timeline.tellings import SourcedReport
from watchword.service.timeline.writing import check_ending, write_timeline

HOSTILE = person("=cmd|'/C calc'!A0 | <script>\x07\u202e *x*", "cn", "defense minister")
PLAN = report(
    "2023-04-14",
    told(
        "CONSULT/visit",
        LI,
        RUSSIA,
        "2023-04-16/2023-04-19",
        modality="future",
        place="Moscow; a, b",
    ),
    told("CONSULT", LI, SHOIGU, modality="future"),
    told("AGREE", HOSTILE, RUSSIA, "2023-04-10"),
    told("AGREE", LI, RUSSIA, "2024-01-01/2024-12-31", precision="year", modality="future"),
    source="=Gazette",
)


def line(*reports: SourcedReport) -> Timeline:
    focus = PairFocus(first="cn", second="ru")
    return build_timeline("cn-ru", focus, Material(reports=reports), Wishes())


def written(tmp_path: Path, ending: str, *reports: SourcedReport) -> bytes:
    path = tmp_path / f"line{ending}"
    write_timeline(line(*(reports or (PLAN,))), path)
    return path.read_bytes()


def test_json_is_what_the_answer_is(tmp_path: Path) -> None:
    assert json.loads(written(tmp_path, ".json")) == line(PLAN).to_dict()


def test_no_cell_of_the_csv_file_is_a_formula(tmp_path: Path) -> None:
    rows = list(csv.reader(written(tmp_path, ".csv").decode().splitlines()))
    assert len(rows) == 1 + len(line(PLAN).items)
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@"}]
    assert any("'=cmd" in cell for row in rows for cell in row)


def test_markdown_takes_nothing_of_a_report_for_its_own(tmp_path: Path) -> None:
    text = written(tmp_path, ".md").decode()
    assert "<script>" not in text
    assert "\\| &lt;script&gt;" in text
    assert not {"\x07", "\u202e"} & set(text)
    tables = [row for row in text.splitlines() if row.startswith("|")]
    assert {row.replace("\\|", "").count("|") for row in tables} == {7}


def test_the_calendar_holds_the_plans_that_have_a_day(tmp_path: Path) -> None:
    body = written(tmp_path, ".ics")
    assert body.count(b"\n") == body.count(b"\r\n")
    (event,) = icalendar.Calendar.from_ical(body).walk("VEVENT")
    days = [event.decoded(key) for key in ("dtstart", "dtend", "dtstamp")]
    assert days == [date(2023, 4, 16), date(2023, 4, 20), datetime(2023, 4, 14, tzinfo=UTC)]
    assert str(event["location"]) == "Moscow; a, b"
    assert str(event["summary"]).startswith("Li Shangfu → Russia: consult: visit")


def test_a_calendar_entry_stays_the_same_while_reports_come_in(tmp_path: Path) -> None:
    def uids(*reports: SourcedReport) -> list[str]:
        body = written(tmp_path, ".ics", *reports)
        return [str(each["uid"]) for each in icalendar.Calendar.from_ical(body).walk("VEVENT")]

    later = report(
        "2023-04-15", told("CONSULT/visit", LI, SHOIGU, "2023-04-16", modality="future"), source="B"
    )
    assert uids(PLAN) == uids(later, PLAN)
    assert written(tmp_path, ".ics") == written(tmp_path, ".ics")


def test_what_took_place_is_no_plan_any_more(tmp_path: Path) -> None:
    done = report("2023-04-17", told("CONSULT/visit", LI, RUSSIA, "2023-04-16"), source="B")
    body = written(tmp_path, ".ics", PLAN, done)
    assert not icalendar.Calendar.from_ical(body).walk("VEVENT")


def test_other_endings_are_refused() -> None:
    with pytest.raises(WrongUse, match="csv"):
        check_ending(Path("line.pdf"))


def test_hostile_days_and_words_do_no_harm(tmp_path: Path) -> None:
    strange = report(
        "9999-12-30",
        told("CONSULT/visit", LI, RUSSIA, "9999-12-31", modality="future"),
        told("CONSULT", LI, RUSSIA, modality="future"),
        told("ASSAULT", person("\ud800" + "x" * 10_000, "cn", "president"), RUSSIA, "0001-01-01"),
    )
    for ending in (".csv", ".md", ".ics"):
        assert written(tmp_path, ending, strange)
