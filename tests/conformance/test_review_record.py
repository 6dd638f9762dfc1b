"""The record of merge decisions, on every register alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text
from tests.support.entries import OWNER, write_release

import watchword.store
from watchword.errors import RegisterDamaged
from watchword.model import EntryKey
from watchword.store.engine import connect, is_url, writing
from watchword.store.register import Register
from watchword.store.review_acts import ReviewAct, ReviewRecord, ReviewVerb, entry_pair
from watchword.store.review_writer import add_review_acts
from watchword.store.state import peek_state

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
OURS = EntryKey("us", "sdn", "35283")
THEIRS = EntryKey("eu", "fsf", 'EU.7741.48 "x" :head')


def act(verb: ReviewVerb = ReviewVerb.ACCEPT, **fields: object) -> ReviewAct:
    left, right = entry_pair(OURS, THEIRS)
    made = ReviewAct(
        act=verb,
        left=left,
        right=right,
        left_name="Алишер УСМАНОВ \U0001f600",
        right_name="USMANOV, Alisher",
        reason="It's the same passport %(x)s :head",
        acted_by="A. Officer",
        acted_at=WHEN,
        recorded_at=WHEN + timedelta(hours=1),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.fixture
def register(location: str) -> Iterator[Register]:
    opened = Register(location)
    with opened.write() as connection:
        write_release(connection, [OWNER])
    yield opened
    opened.close()


def add(register: Register, *acts: ReviewAct) -> list[ReviewAct]:
    with register.write() as connection:
        return add_review_acts(connection, acts)


def read(register: Register) -> ReviewRecord:
    with register.read() as reader:
        record = reader.review_record()
        assert reader.review_head() == record.head
        assert reader.review_decisions() == record.decisions()
        return record


def state(register: Register) -> str:
    with register.read() as reader:
        found = reader.state()
    if register.path is not None:
        assert peek_state(register.path) == found
    return found


def test_there_is_no_act_at_first(register: Register) -> None:
    assert read(register) == ReviewRecord()


def test_a_pair_is_one_pair_from_either_side() -> None:
    assert entry_pair(OURS, THEIRS) == entry_pair(THEIRS, OURS) == (THEIRS, OURS)


def test_acts_are_read_back_in_order(register: Register) -> None:
    (first,) = add(register, act())
    east = timezone(timedelta(hours=5))
    second, third = add(
        register,
        act(ReviewVerb.REJECT, left=EntryKey("ca", "sema", "1")),
        act(ReviewVerb.WITHDRAW, acted_at=WHEN.astimezone(east)),
    )
    record = read(register)
    assert record.acts == (first, second, third)
    assert record.head == third.chain
    assert record.acts[2].acted_at == WHEN
    assert len({each.chain for each in record.acts}) == 3


def test_the_newest_act_on_a_pair_holds(register: Register) -> None:
    other = (EntryKey("ca", "sema", "1"), OURS)
    add(register, act(), act(left=other[0]))
    assert [each.accepted for each in read(register).decisions().values()] == [True, True]
    add(register, act(ReviewVerb.REJECT))
    decisions = read(register).decisions()
    assert {pair: each.accepted for pair, each in decisions.items()} == {
        (THEIRS, OURS): False,
        other: True,
    }
    (gone,) = add(register, act(ReviewVerb.WITHDRAW))
    record = read(register)
    assert list(record.decisions()) == [other]
    assert list(record.newest()) == [other, (THEIRS, OURS)]
    assert record.newest()[THEIRS, OURS] == gone


def test_each_act_changes_the_state(register: Register) -> None:
    states = [state(register)]
    for verb in (ReviewVerb.ACCEPT, ReviewVerb.REJECT, ReviewVerb.WITHDRAW):
        add(register, act(verb))
        states.append(state(register))
    assert len(set(states)) == 4


def test_the_same_record_gives_the_same_state(register: Register, tmp_path: Path) -> None:
    other = Register(tmp_path / "other.sqlite")
    with other.write() as connection:
        write_release(connection, [OWNER])
    assert state(register) == state(other)
    add(register, act(), act(ReviewVerb.REJECT))
    add(other, act())
    assert state(register) != state(other)
    add(other, act(ReviewVerb.REJECT))
    assert state(register) == state(other)
    other.close()


def test_no_act_is_recorded_before_the_one_before_it(register: Register) -> None:
    (first,) = add(register, act())
    early = act(ReviewVerb.REJECT, recorded_at=first.recorded_at - timedelta(days=1))
    (second,) = add(register, early)
    assert second.recorded_at == first.recorded_at
    assert read(register).acts == (first, second)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE review_act SET act = 'reject' WHERE position = 2",
        "UPDATE review_act SET acted_by = 'Somebody else' WHERE position = 1",
        "UPDATE review_act SET right_entry = '1' WHERE position = 3",
        "UPDATE review_act SET recorded_at = acted_at WHERE position = 1",
        "DELETE FROM review_act WHERE position = 1",
    ],
)
def test_a_record_that_was_changed_is_damaged(register: Register, change: str) -> None:
    add(register, act(), act(left=EntryKey("ca", "sema", "1")), act(ReviewVerb.REJECT))
    with register.write() as connection:
        connection.execute(text(change))
    with register.read() as reader, pytest.raises(RegisterDamaged, match="merge decisions"):
        reader.review_decisions()


def test_a_register_that_is_older_than_the_record_has_none(location: str) -> None:
    config = Config()
    folder = Path(watchword.store.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    engine = connect(location)
    with writing(engine, patience=1.0) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        write_release(connection, [OWNER])
    engine.dispose()
    # What only peeks does not migrate, and finds the state that a migrated one has.
    before = None if is_url(location) else peek_state(Path(location))
    register = Register(location)
    assert read(register) == ReviewRecord()
    if before is not None:
        assert state(register) == before
    (written,) = add(register, act())
    assert read(register).acts == (written,)
    register.close()
