"""One suite for every register: SQLite and PostgreSQL must not differ."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from tests.support.entries import DOUBT, OWNER, YACHT, write_release

from watchword.errors import Malformed, NotFound, RegisterBusy, RegisterVersion, WrongUse
from watchword.model import Entry, EntryKey, Name, ProblemCode, Schema
from watchword.store.addresses import keep_validators, known_validators
from watchword.store.presence import Spell
from watchword.store.register import Register
from watchword.store.schema import SCHEMA_VERSION, metadata
from watchword.store.state import peek_state


@pytest.fixture
def register(location: str) -> Iterator[Register]:
    opened = Register(location)
    yield opened
    opened.close()


def test_what_is_written_is_read_back(register: Register) -> None:
    with register.write() as connection:
        written = write_release(connection, [DOUBT, OWNER, YACHT])
    with register.read() as reader:
        (stored,) = reader.current_releases()
        assert stored.release.targets == written.targets == 2
        assert stored.release.problems == written.problems == 1
        assert stored.release.read_at == written.read_at
        assert list(reader.entries(stored.id)) == [OWNER, YACHT]
        assert reader.entry(stored.id, "35301") == YACHT
        assert reader.entry(stored.id, "nobody") is None
        assert [problem for _, problem in reader.problems([stored.id])] == [DOUBT]
        assert list(reader.problems([stored.id], code="encoding")) == []
        sha256 = hashlib.sha256(b"the file").hexdigest()
        assert reader.raw_files(stored.id) == [("sdn.csv", sha256)]
        assert reader.raw(sha256) == b"the file"


def test_a_register_is_seen_as_it_was(location: str, register: Register) -> None:
    days = [datetime(2026, 3, day, 12, tzinfo=UTC) for day in (1, 2)]
    with register.write() as connection:
        write_release(connection, [OWNER], read_at=days[0], body=b"1")
    with register.read() as reader:
        before = reader.state()
    with register.write() as connection:
        write_release(
            connection, [YACHT], read_at=days[1], body=b"2", released_on=date(2023, 4, 13)
        )
    past = Register(location, known_at=days[0])
    with past.read() as reader:
        assert reader.state() == before
        assert [each.release.read_at for each in reader.releases()] == days[:1]
        assert {each.entry_id for each in reader.ever_listed("us", "sdn")} == {OWNER.id}
    with pytest.raises(WrongUse), past.write():
        pass
    past.close()
    with register.read() as reader:
        assert len(reader.releases()) == 2
        assert reader.state() != before


def test_an_entry_is_found_by_name_identifier_and_id(register: Register) -> None:
    with register.write() as connection:
        write_release(connection, [OWNER, YACHT])
    with register.read() as reader:
        (stored,) = reader.current_releases()
        among = [stored.id]
        assert reader.named(among, "usmanov alisher, burhanovich") == [(stored.id, "35283")]
        assert reader.named(among, "Усманов Алишер") == [(stored.id, "35283")]
        assert reader.named(among, "Usmanov") == []
        assert reader.identified(among, "1601108019") == [(stored.id, "35283")]
        assert reader.identified(among, "IMO") == []
        assert reader.with_id(among, "35301") == [(stored.id, "35301")]


def test_who_is_linked_to_an_entry(register: Register) -> None:
    with register.write() as connection:
        write_release(connection, [OWNER, YACHT])
    with register.read() as reader:
        (stored,) = reader.current_releases()
        (incoming,) = reader.incoming(stored.id, OWNER)
        assert (incoming.entry_id, incoming.name) == ("35301", "DILBAR")
        assert incoming.relation.detail == "Linked To"
        assert reader.incoming(stored.id, YACHT) == []


def test_the_newest_release_is_current_and_presence_is_told_by_releases(
    register: Register,
) -> None:
    with register.write() as connection:
        write_release(connection, [OWNER, YACHT], released_on=date(2023, 4, 12), body=b"2")
        write_release(connection, [OWNER], released_on=date(2023, 4, 11), body=b"1")
    with register.read() as reader:
        (stored,) = reader.current_releases()
        assert stored.release.released_on == date(2023, 4, 12)
        presence = reader.presence("us", "sdn")
        assert presence["35283"].first_seen_on == date(2023, 4, 11)
        assert presence["35283"].absent_on is None
        assert presence["35301"].first_seen_on == date(2023, 4, 12)
        assert presence["35301"].absent_on == date(2023, 4, 11)


def test_every_entry_that_was_ever_listed_is_known_with_its_spells(register: Register) -> None:
    def day(number: int) -> date:
        return date(2023, 4, number)

    renamed = replace(YACHT, names=(Name(full="DILBAR II"),))
    held = {1: [YACHT], 3: [YACHT], 5: [], 7: [OWNER, renamed], 9: [OWNER]}
    with register.write() as connection:
        for number in (9, 1, 7, 3, 5):
            body = b"%d" % number
            write_release(connection, held[number], released_on=day(number), body=body)
        write_release(connection, [OWNER], list_key="other", released_on=day(4), body=b"x")
    with register.read() as reader:
        owner, yacht = reader.ever_listed("us", "sdn")
        assert (owner.entry_id, yacht.entry_id) == (OWNER.id, YACHT.id)
        assert owner.presence.spells == (
            Spell(absent_on=day(5), first_seen_on=day(7), last_seen_on=day(9), gone_by=None),
        )
        assert yacht.presence.spells == (
            Spell(absent_on=None, first_seen_on=day(1), last_seen_on=day(3), gone_by=day(5)),
            Spell(absent_on=day(5), first_seen_on=day(7), last_seen_on=day(7), gone_by=day(9)),
        )
        bodies = reader.bodies([owner, yacht])
        assert bodies.read(1) == renamed
        assert bodies.read(0) == OWNER
        assert reader.ever_listed("us", "none") == []
        assert reader.ever_listed("us", "sdn", entry_ids={YACHT.id, "none"}) == [yacht]
        assert reader.ever_listed("us", "sdn", entry_ids=()) == []


def test_what_each_release_says_of_an_entry(register: Register) -> None:
    renamed = replace(YACHT, names=(Name(full="DILBAR II"),))
    double = [replace(YACHT, locator="row 1"), OWNER, replace(renamed, locator="row 3")]
    with register.write() as connection:
        write_release(connection, double, released_on=date(2023, 4, 1), body=b"1")
        write_release(connection, [OWNER], released_on=date(2023, 4, 2), body=b"2")
        write_release(connection, [renamed], released_on=date(2023, 4, 3), body=b"3")
        write_release(connection, [YACHT], list_key="other", body=b"4")
    with register.read() as reader:
        said = reader.contents(EntryKey("us", "sdn", YACHT.id))
        days = {each.id: each.release.released_on for each in reader.releases()}
        assert {days[release]: (entry, entry.locator) for release, entry in said.items()} == {
            date(2023, 4, 1): (YACHT, "row 1"),
            date(2023, 4, 3): (renamed, ""),
        }
        assert reader.contents(EntryKey("us", "sdn", "none")) == {}


def test_of_two_releases_of_a_day_the_one_read_last_holds(register: Register) -> None:
    renamed = replace(OWNER, names=(Name(full="Somebody Else"),))
    with register.write() as connection:
        write_release(connection, [OWNER, YACHT], body=b"1")
        write_release(connection, [renamed], body=b"2")
    with register.read() as reader:
        listed = reader.ever_listed("us", "sdn")
        bodies = reader.bodies(listed)
        assert [bodies.read(place) for place in range(2)] == [renamed, YACHT]
        assert [each.presence.gone_by for each in listed] == [None, date(2023, 4, 12)]


def test_bodies_are_fetched_in_any_order(register: Register) -> None:
    entries = [replace(YACHT, id=f"e{number:04d}") for number in range(1500)]
    with register.write() as connection:
        write_release(connection, entries)
    with register.read() as reader:
        listed = reader.ever_listed("us", "sdn")
        bodies = reader.bodies(listed)
        places = [*range(1500), 7, 1499, 0, 800, 801, 802, 803, 3]
        assert [bodies.read(place) for place in places] == [entries[place] for place in places]
        assert [each.entry_id for each in listed] == [entry.id for entry in entries]


def test_a_list_gives_way_to_its_successor(register: Register) -> None:
    with register.write() as connection:
        for key, day in (("conlist", date(2025, 4, 14)), ("uksl", date(2026, 2, 25))):
            write_release(connection, [OWNER], authority="gb", list_key=key, released_on=day)
    with register.read() as reader:
        assert [each.release.list for each in reader.current_releases()] == ["uksl"]


def test_equal_contents_are_stored_once(register: Register) -> None:
    with register.write() as connection:
        write_release(connection, [OWNER, YACHT], released_on=date(2023, 4, 11))
        write_release(connection, [OWNER, YACHT], released_on=date(2023, 4, 12))
        assert connection.scalar(text("SELECT count(*) FROM body")) == 2
        assert connection.scalar(text("SELECT count(*) FROM name")) == 4
        assert connection.scalar(text("SELECT count(*) FROM raw_file")) == 1


def test_a_failed_write_leaves_the_register_as_it_was(register: Register) -> None:
    with register.write() as connection:
        write_release(connection, [OWNER])
    with register.read() as reader:
        before = reader.state()

    def write_and_fail() -> None:
        with register.write() as connection:
            write_release(connection, [OWNER, YACHT], released_on=date(2023, 4, 20), body=b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_fail()
    with register.read() as reader:
        assert reader.state() == before
        assert len(reader.releases()) == 1
        with pytest.raises(NotFound):
            reader.raw(hashlib.sha256(b"new").hexdigest())


def test_a_reader_keeps_its_state_while_a_writer_commits(register: Register) -> None:
    with register.write() as connection:
        write_release(connection, [OWNER])
    with register.read() as reader:
        before = reader.state()
        with register.write() as connection:
            write_release(connection, [YACHT], released_on=date(2023, 4, 20))
        assert reader.state() == before
        assert len(reader.releases()) == 1
    with register.read() as reader:
        assert reader.state() != before


def test_two_writers_do_not_meet(location: str) -> None:
    first, second = Register(location), Register(location)
    busy = []

    def try_second() -> None:
        try:
            with second.write(patience=0.3):
                pass
        except RegisterBusy as error:
            busy.append(error)

    with first.write() as connection:
        write_release(connection, [OWNER])
        thread = threading.Thread(target=try_second)
        thread.start()
        thread.join()
    assert len(busy) == 1
    with second.write(patience=0.3) as connection:
        write_release(connection, [YACHT], released_on=date(2023, 4, 20))
    first.close()
    second.close()


def test_an_id_that_is_used_twice_loses_nobody(register: Register) -> None:
    twin = Entry(id="35283", schema=Schema.PERSON, names=(Name(full="Somebody Else"),))
    with register.write() as connection:
        write_release(connection, [OWNER, twin])
    with register.read() as reader:
        (stored,) = reader.current_releases()
        assert reader.entry_ids(stored.id) == ["35283", "35283~2"]
        ((_, problem),) = reader.problems([stored.id])
        assert problem.code is ProblemCode.ID_REUSED


def test_hostile_values_are_stored(register: Register) -> None:
    odd = Entry(
        id="x' OR 1=1 --",
        schema=Schema.PERSON,
        names=(Name(full="n" * 200_000), Name(full="'; DROP TABLE body; --\U0001f600")),
    )
    with register.write() as connection:
        write_release(connection, [odd])
    with register.read() as reader:
        (stored,) = reader.current_releases()
        assert list(reader.entries(stored.id)) == [odd]


def test_an_id_of_absurd_length_is_malformed(register: Register) -> None:
    endless = Entry(id="9" * 5000, schema=Schema.PERSON, names=(Name(full="A"),))
    with pytest.raises(Malformed), register.write() as connection:
        write_release(connection, [endless])


def test_validators_are_remembered(register: Register) -> None:
    with register.write() as connection:
        release = write_release(connection, [OWNER])
        assert known_validators(connection, "https://example.org/list") is None
        for etag in ('"1"', '"2"'):
            keep_validators(
                connection,
                "https://example.org/list",
                etag=etag,
                last_modified="",
                checked_at=release.read_at,
            )
        assert known_validators(connection, "https://example.org/list") == ('"2"', "")


def test_the_migrations_make_exactly_the_tables(register: Register) -> None:
    with register.write() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == SCHEMA_VERSION


def test_a_newer_register_is_refused(location: str) -> None:
    register = Register(location)
    with register.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    register.close()
    again = Register(location)
    with pytest.raises(RegisterVersion, match="9999"), again.read():
        pass
    again.close()


def test_no_register_is_not_found(location: str) -> None:
    register = Register(location)
    with pytest.raises(NotFound), register.read():
        pass
    register.close()


def test_the_state_is_the_same_on_every_backend_and_by_peeking(
    register: Register, tmp_path: Path
) -> None:
    with register.write() as connection:
        write_release(connection, [OWNER, YACHT])
    other = Register(tmp_path / "other.sqlite")
    with other.write() as connection:
        write_release(connection, [OWNER, YACHT])
    with register.read() as reader, other.read() as twin:
        assert reader.state() == twin.state()
        assert peek_state(tmp_path / "other.sqlite") == reader.state()
    other.close()
