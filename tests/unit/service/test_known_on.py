"""What the register knew at an instant: asked again, the answer is the same, byte for byte."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.support.entries import OWNER, write_release

from watchword.errors import NotFound, WrongUse
from watchword.model import Entry, Name, Schema
from watchword.service.allowing import decide
from watchword.service.checking import Limits, check, make_subject
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.listing import list_releases
from watchword.service.profile import show
from watchword.settings import Settings

BANK = Entry(id="7", schema=Schema.COMPANY, names=(Name(full="Bank of Ruritania"),))
FIRST, SECOND = datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 2, 9, tzinfo=UTC)
BETWEEN = datetime(2026, 3, 1, 23, 59, tzinfo=UTC)


@pytest.fixture
def register(tmp_path: Path) -> Settings:
    settings = Settings(register=str(tmp_path / "register.sqlite"))
    context = Context(settings)
    with context.register.write() as connection:
        write_release(connection, [OWNER], released_on=date(2026, 2, 28), read_at=FIRST, body=b"1")
    context.close()
    return settings


def then_come(settings: Settings) -> None:
    """A later release renames the owner and brings a bank."""
    context = Context(settings)
    renamed = replace(OWNER, names=(Name(full="Alisher USMANOV"), *OWNER.names[1:]))
    with context.register.write() as connection:
        write_release(
            connection,
            [renamed, BANK],
            released_on=date(2026, 3, 2),
            read_at=SECOND,
            body=b"2",
        )
    ensure_index(context)
    context.close()


def answer(settings: Settings, known_at: datetime | None = None) -> bytes:
    context = Context(settings, known_at=known_at)
    result = check(context, make_subject("Alisher Usmanov"), limits=Limits())
    context.close()
    return json.dumps(result.to_dict(), ensure_ascii=False).encode()


def test_an_answer_can_be_replayed(register: Settings) -> None:
    before = answer(register)
    then_come(register)
    assert answer(register) != before
    assert answer(register, BETWEEN) == before
    assert answer(register, SECOND) == answer(register)


def test_every_question_is_limited(register: Settings) -> None:
    then_come(register)
    context = Context(register, known_at=BETWEEN)
    assert [row.release.released_on for row in list_releases(context)] == [date(2026, 2, 28)]
    profile = show(context, OWNER.id)
    assert "Alisher USMANOV" not in {each["name"] for each in profile.to_dict()["names"]}
    with pytest.raises(NotFound):
        show(context, BANK.id)
    with context.register.read() as reader:
        assert len(reader.releases()) == 1
        assert {each.entry_id for each in reader.ever_listed("us", "sdn")} == {OWNER.id}
    context.close()


def test_the_index_of_now_stays_while_the_past_is_asked(register: Settings) -> None:
    then_come(register)
    now = Context(register)
    index = ensure_index(now).place
    made = index.stat().st_mtime_ns
    for day in range(1, 6):
        past = Context(register, known_at=datetime(2026, 3, 1, 9 + day, tzinfo=UTC))
        ensure_index(past)
        past.close()
    assert index.is_dir()
    assert index.stat().st_mtime_ns == made
    now.close()


def test_decisions_of_later_do_not_count(register: Settings) -> None:
    before = answer(register)
    context = Context(register)
    decide(context, make_subject("Alisher Usmanov"), OWNER.id, reason="Another man", by="A.")
    context.close()
    assert answer(register) != before
    assert answer(register, BETWEEN) == before


def test_the_past_cannot_be_changed(register: Settings) -> None:
    context = Context(register, known_at=BETWEEN)
    with pytest.raises(WrongUse, match="not changed"), context.register.write():
        pass
    context.close()


def test_before_the_first_release_nothing_is_known(register: Settings) -> None:
    context = Context(register, known_at=datetime(2020, 1, 1, tzinfo=UTC))
    with pytest.raises(NotFound, match="knew nothing"):
        ensure_index(context)
    context.close()
