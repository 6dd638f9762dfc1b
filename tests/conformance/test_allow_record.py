"""The record of decisions, on every register alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from tests.support.entries import OWNER, YACHT, write_release

import watchword.store
from watchword.errors import NotFound, RegisterDamaged, RegisterTrouble
from watchword.store.allow_acts import Act, AllowAct, Record, peek_record
from watchword.store.allow_writer import add_acts
from watchword.store.engine import connect, is_url, writing
from watchword.store.register import Register
from watchword.store.state import peek_state

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def act(number: int, **fields: object) -> AllowAct:
    made = AllowAct(
        act=Act.ALLOW,
        decision=f"d-{number}",
        fingerprint=f"{number:064x}",
        subject='{"names":["Jane Roe"]}',
        target="ww-1",
        target_name="Jane ROE",
        target_facts='{"names":["Jane ROE","Иван \U0001f600"]}',
        reason='Another woman; she\'s "ours" %(x)s :head',
        acted_by="A. Officer",
        acted_at=WHEN,
        recorded_at=WHEN + timedelta(seconds=number),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.fixture
def register(location: str) -> Iterator[Register]:
    opened = Register(location)
    with opened.write() as connection:
        write_release(connection, [OWNER])
    yield opened
    opened.close()


def read(register: Register, **asked: object) -> Record:
    with register.read() as reader:
        return reader.allow_record(**asked)  # type: ignore[arg-type]


def add(register: Register, *acts: AllowAct) -> list[AllowAct]:
    with register.write() as connection:
        return add_acts(connection, acts)


def test_there_is_no_record_at_first(register: Register) -> None:
    assert read(register) == Record()
    assert read(register, targets=["ww-1"]) == Record()
    with pytest.raises(NotFound, match="never stood"):
        read(register, head="0" * 64)


def test_acts_are_read_back_in_order(register: Register) -> None:
    first, second = add(register, act(1), act(2, target="ww-2", act=Act.REMOVE))
    (third,) = add(register, act(3, acted_at=WHEN.astimezone(timezone(timedelta(hours=5)))))
    record = read(register)
    assert record.acts == (first, second, third)
    assert record.head == third.chain
    assert len({first.chain, second.chain, third.chain}) == 3
    assert record.acts[2].acted_at == WHEN
    only = read(register, targets=["ww-2", "ww-9"])
    assert (only.head, only.acts) == (third.chain, (second,))
    assert read(register, targets=[]).acts == ()


def test_the_record_is_read_as_it_stood(register: Register) -> None:
    (first,) = add(register, act(1))
    add(register, act(2))
    assert read(register, head=first.chain) == Record(head=first.chain, acts=(first,))
    assert read(register, head=first.chain, targets=["ww-1"]).acts == (first,)
    with pytest.raises(NotFound):
        read(register, head="unknown")


def test_facts_are_stored_once(register: Register) -> None:
    add(register, act(1), act(2), act(3))
    with register.write() as connection:
        assert connection.scalar(text("SELECT count(*) FROM facts")) == 2


def test_decisions_leave_the_state_as_it_is(register: Register) -> None:
    with register.read() as reader:
        before = reader.state()
    add(register, act(1))
    with register.read() as reader:
        assert reader.state() == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE allow_act SET reason = 'Never mind' WHERE position = 1",
        "UPDATE allow_act SET acted_by = 'Somebody else' WHERE position = 2",
        "DELETE FROM allow_act WHERE position = 1",
        "UPDATE facts SET content = '{\"names\":[\"John Doe\"]}' WHERE content LIKE '%Jane Roe%'",
    ],
)
def test_a_record_that_was_changed_is_damaged(register: Register, change: str) -> None:
    add(register, act(1), act(2), act(3))
    with register.write() as connection:
        connection.execute(text(change.replace(":", r"\:")))
    with pytest.raises(RegisterDamaged, match="record of decisions"):
        read(register)


def test_many_targets_are_asked_for_at_once(register: Register) -> None:
    add(register, *(act(n, target=f"ww-{n}") for n in range(1, 1_203)))
    record = read(register, targets=[f"ww-{n}" for n in range(1, 1_200)])
    assert len(record.acts) == 1_199


def test_peeking_sees_what_the_register_holds(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    register = Register(path)
    with register.write() as connection:
        write_release(connection, [OWNER])
    assert peek_record(path) == Record()
    (first, _) = add(register, act(1), act(2, target="ww-2"))
    assert peek_record(path) == read(register)
    assert peek_record(path, targets=["ww-2"]) == read(register, targets=["ww-2"])
    assert peek_record(path, head=first.chain) == read(register, head=first.chain)
    register.close()


def test_a_record_that_can_not_be_read_is_not_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    with pytest.raises(RegisterTrouble):
        peek_record(path)
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(RegisterDamaged):
        peek_record(path)


def _make_first_version(connection: Connection) -> None:
    config = Config()
    folder = Path(watchword.store.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    config.attributes["connection"] = connection
    command.upgrade(config, "0001")


def test_a_register_of_the_first_version_is_brought_up_to_date(location: str) -> None:
    engine = connect(location)
    with writing(engine, patience=1.0) as connection:
        _make_first_version(connection)
        write_release(connection, [OWNER, YACHT])
    engine.dispose()
    if not is_url(location):
        # What only peeks does not migrate, and finds nothing.
        assert peek_record(Path(location)) == Record()
        with pytest.raises(NotFound):
            peek_record(Path(location), head="0" * 64)
        before = peek_state(Path(location))
    register = Register(location)
    with register.read() as reader:
        assert reader.allow_record() == Record()
        (stored,) = reader.current_releases()
        assert list(reader.entries(stored.id)) == [OWNER, YACHT]
        if not is_url(location):
            assert reader.state() == before
    (written,) = add(register, act(1))
    assert read(register).acts == (written,)
    register.close()
