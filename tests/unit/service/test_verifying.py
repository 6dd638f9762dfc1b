"""Each thing that can break is damaged, and seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.entries import DOUBT, OWNER, YACHT, write_release

from watchword.service.allowing import decide
from watchword.service.checking import make_subject
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.verifying import Verified, verify
from watchword.settings import Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "register.sqlite"
    context = Context(Settings(register=str(path)))
    with context.register.write() as connection:
        write_release(connection, [DOUBT, OWNER, YACHT])
    ensure_index(context)
    for name in ("Alisher Usmanov", "Alisher B. Usmanov"):
        decide(context, make_subject(name), OWNER.id, reason="Another man", by="A. Officer")
    context.close()
    return path


def verified(path: Path) -> Verified:
    context = Context(Settings(register=str(path)))
    found = verify(context)
    context.close()
    return found


def test_a_sound_register_has_no_fault(path: Path) -> None:
    found = verified(path)
    assert found.faults == ()
    assert (found.releases, found.files, found.index) == (1, 1, "whole")
    assert found.to_dict()["faults"] == []


def change(sql: str) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        with sqlite3.connect(path) as db:
            assert db.execute(sql).rowcount > 0

    return damage


def break_index(path: Path) -> None:
    (terms,) = path.with_name(f"{path.name}.index").glob("*/terms.txt")
    terms.write_bytes(terms.read_bytes()[::-1])


@pytest.mark.parametrize(
    ("damage", "what", "message"),
    [
        (change("UPDATE raw_chunk SET content = x'00'"), "raw-file", "unpacked"),
        (change("DELETE FROM raw_chunk"), "raw-file", "is not what was read"),
        (change("UPDATE body SET content = x'7b7d' WHERE id = 1"), "entry", "not what was written"),
        (change("DELETE FROM entry WHERE position = 2"), "release", "1 entries stand there, not 2"),
        (change("UPDATE entry SET entry_id = 'x' WHERE position = 1"), "release", "are not those"),
        (change("DELETE FROM problem"), "release", "0 problems stand there, not 1"),
        (change("DELETE FROM name WHERE body_id = 1"), "search", "0 rows of name, not 3"),
        (change("UPDATE allow_act SET reason = 'x' WHERE position = 1"), "record", "act 1"),
        (change("UPDATE raw_chunk SET content = 'text'"), "raw-file", "expected a bytes"),
        (change("UPDATE release SET released_on = 'then'"), "release", "released_on can't"),
        (change("UPDATE body SET content = 'text' WHERE id = 1"), "entry", "not what was written"),
        (change("UPDATE release SET read_at = 'then'"), "release", "read_at can't be read"),
        (change("UPDATE release SET released_on_basis = 'x'"), "release", "can't be read: 'x'"),
        (change("INSERT INTO raw_file VALUES ('ab', 1)"), "unused", "belong to no release"),
        (break_index, "index", "not what was written"),
    ],
)
def test_what_is_damaged_is_named_with_a_way_to_mend_it(
    path: Path, damage: Callable[[Path], None], what: str, message: str
) -> None:
    damage(path)
    found = [fault for fault in verified(path).faults if fault.what == what]
    assert found
    assert any(message in fault.message for fault in found)
    assert all(fault.mend and fault.where for fault in found)


def test_a_missing_index_is_no_fault(path: Path) -> None:
    for file in path.with_name(f"{path.name}.index").glob("*/manifest.json"):
        file.parent.rename(file.parent.with_name("elsewhere"))
    found = verified(path)
    assert (found.faults, found.index) == ((), "missing")
