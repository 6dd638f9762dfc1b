"""Which entries differ between two releases, and who bears a name: the same on every backend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from tests.support.entries import OWNER, YACHT, write_release

from watchword.store.register import Register


@pytest.fixture
def register(location: str) -> Iterator[Register]:
    made = Register(location)
    yield made
    made.close()


def test_only_what_differs_is_read(register: Register) -> None:
    third = replace(YACHT, id="3")
    changed = replace(OWNER, sex="male")
    with register.write() as connection:
        write_release(connection, [third, OWNER, YACHT], released_on=date(2023, 4, 11), body=b"1")
        # The same content under another id is not the same entry.
        moved = replace(third, id="4", locator="line 9")
        write_release(connection, [moved, changed, YACHT], released_on=date(2023, 4, 12), body=b"2")
    with register.read() as reader:
        after, before = (stored.id for stored in reader.releases())
        found = reader.differing(before, after)
        assert found.before == (third, OWNER)
        assert found.after == (moved, changed)
        assert [entry.locator for entry in found.after] == ["line 9", ""]
        assert found.same == 1
        none = reader.differing(after, after)
        assert (none.before, none.after, none.same) == ((), (), 3)


def test_bearers_of_names_are_found_at_once(register: Register) -> None:
    namesake = replace(YACHT, id="3")
    with register.write() as connection:
        write_release(connection, [OWNER, YACHT, namesake], body=b"1")
        write_release(connection, [OWNER], released_on=date(2023, 4, 13), body=b"2")
    asked = ["USMANOV, Alisher Burhanovich", "Dilbar", "Nobody", *map(str, range(1200))]
    with register.read() as reader:
        after, before = (stored.id for stored in reader.releases())
        found = reader.entries_named(before, asked)
        assert list(found) == asked
        assert found["USMANOV, Alisher Burhanovich"] == [OWNER.id]
        assert sorted(found["Dilbar"]) == ["3", YACHT.id]
        assert found["Nobody"] == []
        assert reader.entries_named(after, ["Dilbar"]) == {"Dilbar": []}
