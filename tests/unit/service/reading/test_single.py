"""One report: shown as ever, and kept where there is a register."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.support.entries import OWNER, write_release
from tests.unit.news.test_copies import EDITS, WIRE

from watchword.errors import RegisterBusy, WrongUse
from watchword.service.context import Context
from watchword.service.reading import (
    ReadWishes,
    read_file,
    read_one,
    read_reports,
    single,
    stored_readings,
)
from watchword.settings import Settings

pytestmark = pytest.mark.news

GIVEN = ReadWishes(published_on=date(2023, 4, 14))


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = Context(Settings(register=str(tmp_path / "register.sqlite")))
    with made.register.write() as connection:
        write_release(connection, [OWNER])
    yield made
    made.close()


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    path = tmp_path / "wire.txt"
    path.write_bytes(WIRE.encode("cp1252"))
    return path


def test_it_is_read_and_kept_the_same(context: Context, wire: Path) -> None:
    done = read_one(context, wire, wishes=GIVEN)
    assert done.stored
    assert done.reading == read_file(context, wire, published_on=GIVEN.published_on)
    (stored,) = stored_readings(context)
    assert stored.reading == done.reading
    assert stored.sources == (str(wire),)


def test_alone_or_among_many_it_is_the_same(context: Context, wire: Path) -> None:
    read_one(context, wire, wishes=GIVEN)
    assert read_reports(context, [wire], wishes=GIVEN).read == 0


def test_a_copy_is_kept_with_the_longest(context: Context, wire: Path, tmp_path: Path) -> None:
    other = tmp_path / "cut.txt"
    other.write_text(EDITS["without its last paragraphs"])
    for path in (other, wire):
        read_one(context, path, wishes=GIVEN)
    (stored,) = stored_readings(context)
    assert stored.text == WIRE
    assert set(stored.sources) == {str(wire), str(other)}


def test_a_later_publication_does_not_move_the_first(context: Context, wire: Path) -> None:
    read_one(context, wire, wishes=GIVEN)
    later = read_one(context, Path("-"), wishes=ReadWishes(published_on=date(2023, 4, 20)),
                     stdin=io.BytesIO(WIRE.encode()))  # fmt: skip
    assert later.reading.report.published_on == date(2023, 4, 20)
    (stored,) = stored_readings(context)
    assert stored.reading.report.published_on == date(2023, 4, 14)
    assert stored.sources == (str(wire), "standard input")


def test_a_day_that_was_wrong_is_mended(context: Context, wire: Path) -> None:
    for day in (date(2023, 4, 10), date(2023, 4, 14)):
        read_one(context, wire, wishes=ReadWishes(published_on=day))
    (stored,) = stored_readings(context)
    assert stored.reading.report.published_on == date(2023, 4, 14)
    assert len(stored.copies) == 1


@pytest.mark.parametrize("wishes", [ReadWishes(store=False), ReadWishes(as_of=date(2023, 4, 14))])
def test_it_need_not_be_kept(context: Context, wire: Path, wishes: ReadWishes) -> None:
    dated = ReadWishes(published_on=date(2023, 4, 14), store=wishes.store, as_of=wishes.as_of)
    assert not read_one(context, wire, wishes=dated).stored
    assert list(stored_readings(context)) == []


def test_without_a_register_nothing_is_kept_unless_asked(tmp_path: Path, wire: Path) -> None:
    context = Context(Settings(register=str(tmp_path / "new.sqlite")))
    assert not read_one(context, wire, wishes=GIVEN).stored
    assert not (tmp_path / "new.sqlite").exists()
    wishes = ReadWishes(published_on=GIVEN.published_on, store=True)
    assert read_one(context, wire, wishes=wishes).stored
    assert len(list(stored_readings(context))) == 1
    context.close()


def test_a_register_that_can_not_be_written_keeps_nobody_from_reading(
    context: Context, wire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise RegisterBusy("another update has held the register")

    monkeypatch.setattr(single, "keep_opened", busy)
    done = read_one(context, wire, wishes=GIVEN)
    assert (done.stored, done.trouble) == (False, "another update has held the register")
    assert done.reading.statements
    with pytest.raises(RegisterBusy):
        read_one(context, wire, wishes=ReadWishes(published_on=GIVEN.published_on, store=True))


def test_a_day_is_needed(context: Context, wire: Path) -> None:
    with pytest.raises(WrongUse, match="--published"):
        read_one(context, wire)
    assert list(stored_readings(context)) == []
