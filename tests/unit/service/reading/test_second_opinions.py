"""Second opinions where reports are read: off by default, asked where named, kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.support.entries import OWNER, write_release
from tests.support.opinions import make_plugin

from watchword.errors import WrongUse
from watchword.model import Event
from watchword.service.context import Context
from watchword.service.reading import (
    ReadWishes,
    read_file,
    read_one,
    read_reports,
    stored_readings,
)
from watchword.settings import Settings

pytestmark = pytest.mark.news

DAY = date(2023, 4, 14)
TEXT = "Alisher Usmanov thanked France on Friday. It was number {}."

MARKING = """
from watchword.model import Modality, Span
from watchword.model.report import Event
from watchword.news.opinions import Opinion

class Marking:
    name, version = "marking", "1"

    def review(self, reading, text):
        at = Span(start=0, end=7)
        return Opinion(added=(Event(
            id="", type="PROTEST", mode=None, plover="", modality=Modality.ACTUAL,
            source=(reading.actors[0].id,), target=(), place=None, starts_on=None, ends_on=None,
            date_precision=None, statement=None, trigger=at, evidence=at, rule="",
            confidence=0.5),))

def create(settings):
    return Marking()
"""


@pytest.fixture(autouse=True)
def marking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    make_plugin(tmp_path, "marking", MARKING)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = Context(Settings(register=str(tmp_path / "register.sqlite")))
    with made.register.write() as connection:
        write_release(connection, [OWNER])
    yield made
    made.close()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT.format(0))
    return path


def added(events: tuple[Event, ...]) -> list[tuple[str, str]]:
    return [(event.origin, event.type) for event in events if event.origin != "rules"]


MARKED = [("marking", "PROTEST")]


def test_nobody_is_asked_by_default(context: Context, report: Path) -> None:
    assert added(read_file(context, report, published_on=DAY).events) == []
    assert (
        added(read_one(context, report, wishes=ReadWishes(published_on=DAY)).reading.events) == []
    )


def test_who_is_set_is_asked(report: Path, tmp_path: Path) -> None:
    settings = Settings(register=str(tmp_path / "none.sqlite"), second_opinions=("marking",))
    reading = read_file(Context(settings), report, published_on=DAY)
    assert added(reading.events) == MARKED
    assert reading.problems == ()


def test_who_is_wished_is_asked_and_the_reading_kept(context: Context, report: Path) -> None:
    wishes = ReadWishes(published_on=DAY, opinions=("marking",))
    done = read_one(context, report, wishes=wishes)
    assert added(done.reading.events) == MARKED
    (stored,) = stored_readings(context)
    assert stored.reading.to_dict() == done.reading.to_dict()


@pytest.mark.slow
def test_what_was_read_without_is_read_again_with(context: Context, report: Path) -> None:
    plain = ReadWishes(published_on=DAY)
    asked = replace(plain, opinions=("marking",))
    assert [read_reports(context, [report], wishes=each).read for each in (plain, asked, asked)] == [
        1, 1, 0,
    ]  # fmt: skip
    (stored,) = stored_readings(context)
    assert added(stored.reading.events) == MARKED


@pytest.mark.slow
def test_each_process_asks_for_itself(context: Context, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(14):
        (folder / f"{number}.txt").write_text(TEXT.format(number) + f" Word{number}. " * 9)
    wishes = ReadWishes(published_on=DAY, opinions=("marking",), jobs=2)
    assert read_reports(context, [folder], wishes=wishes).read == 14
    readings = [each.reading for each in stored_readings(context)]
    assert [added(each.events) for each in readings] == [MARKED] * 14


@pytest.mark.parametrize("opinions", [("nobody",), ("marking", "nobody")])
def test_a_name_that_nothing_has_stops_before_anything_is_read(
    context: Context, report: Path, opinions: tuple[str, ...]
) -> None:
    wishes = ReadWishes(published_on=DAY, opinions=opinions)
    with pytest.raises(WrongUse, match="no second opinion is called 'nobody'"):
        read_one(context, report, wishes=wishes)
    with pytest.raises(WrongUse, match="no second opinion is called 'nobody'"):
        read_reports(context, [report], wishes=wishes)
    assert list(stored_readings(context)) == []
