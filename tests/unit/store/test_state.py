from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.errors import RegisterDamaged, RegisterTrouble
from watchword.store.engine import connect, is_url
from watchword.store.state import peek_state, state_of

rows = st.lists(st.tuples(*[st.text(max_size=5)] * 5), max_size=6, unique=True)


@given(rows=rows)
def test_the_state_does_not_depend_on_order(rows: list[tuple[str, ...]]) -> None:
    assert state_of(rows) == state_of(reversed(rows))


def test_the_state_changes_with_any_column() -> None:
    row = ("us", "sdn", "2023-04-12", "aa", "bb")
    states = {state_of([row])}
    for place in range(len(row)):
        states.add(state_of([(*row[:place], "x", *row[place + 1 :])]))
    states.add(state_of([]))
    assert len(states) == len(row) + 2


def test_there_is_nothing_to_peek_at(tmp_path: Path) -> None:
    assert peek_state(tmp_path / "none.sqlite") is None
    (tmp_path / "empty.sqlite").touch()
    assert peek_state(tmp_path / "empty.sqlite") is None


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(RegisterDamaged):
        peek_state(path)


def test_only_postgresql_urls_are_registers() -> None:
    assert is_url("postgresql://host/db")
    assert not is_url("/a/path")
    assert not is_url(Path("postgresql:"))
    with pytest.raises(RegisterTrouble, match="mysql"):
        connect("mysql://host/db")
