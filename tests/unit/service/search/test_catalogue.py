"""The catalogue: made once for a state, the same every time, mended where it is broken."""

from __future__ import annotations

import random
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.sample import sample_register

from watchword.errors import IndexDamaged, IndexMissing, RegisterBusy, RegisterTrouble
from watchword.index import verify_index
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Silence
from watchword.service.search import Question, View, filing, find, find_all, layout
from watchword.service.search.layout import open_catalogue, place_in
from watchword.store.reader import Reader

QUESTION, VIEW = Question(reason="military", text="a"), View(facets=True)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    made = sample_register(tmp_path_factory.mktemp("catalogue"))
    yield made
    made.close()


@pytest.fixture
def place(context: Context) -> Path:
    """The folder of the catalogue, whole."""
    find(context, Question())
    return place_in(ensure_index(context).place)


def contents(place: Path) -> dict[str, bytes]:
    return {child.name: child.read_bytes() for child in place.iterdir()}


def test_it_is_made_by_the_first_search_and_read_by_the_next(
    context: Context, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = find(context, QUESTION, view=VIEW)

    def never(*_: object) -> None:
        raise AssertionError("it was there")

    monkeypatch.setattr(filing, "_read_all", never)
    assert find(context, QUESTION, view=VIEW).to_dict() == first.to_dict()
    assert first.total > 0
    verify_index(context.index_folder, state=first.state)


def test_it_is_the_same_to_the_byte_every_time(context: Context, place: Path) -> None:
    before = contents(place)
    index = ensure_index(context)
    filing.make_catalogue(context, index, Silence())
    assert contents(place) == before
    for archive in place.glob("*.npz"):
        with zipfile.ZipFile(archive) as opened:
            assert {each.date_time for each in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not list(place.parent.glob(".find-*"))


def test_whatever_is_broken_is_mended(context: Context, place: Path) -> None:
    whole = contents(place)
    expected = find(context, QUESTION, view=VIEW).to_dict()
    chance = random.Random(7)
    for name, content in whole.items():
        for damage in ("cut", "changed", "gone"):
            path = place / name
            if damage == "gone":
                path.unlink()
            elif damage == "cut":
                path.write_bytes(content[: len(content) // 2])
            elif name.endswith(".npz"):  # the texts have no sum that would tell
                spot = chance.randrange(len(content) // 4, len(content) // 2)
                path.write_bytes(content[:spot] + b"\xff\x00\xff" + content[spot + 3 :])
            assert find(context, QUESTION, view=VIEW).to_dict() == expected, (name, damage)
            path.write_bytes(content)


def test_that_of_another_state_is_not_taken(context: Context, place: Path) -> None:
    with pytest.raises(IndexDamaged):
        open_catalogue(place.parent, state="another")
    with pytest.raises(IndexMissing):
        open_catalogue(place, state="another")


def test_one_of_another_version_is_dropped(context: Context, place: Path) -> None:
    old = place.with_name("find-0")
    old.mkdir()
    (old / "x").write_bytes(b"x")
    index = ensure_index(context)
    filing.make_catalogue(context, index, Silence())
    assert not old.exists()
    assert place.is_dir()


def test_a_maker_that_dies_leaves_what_was_there(
    context: Context, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(place)

    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(layout, "write_columns", full)
    with pytest.raises(RegisterTrouble, match="no space left"):
        filing.make_catalogue(context, ensure_index(context), Silence())
    assert contents(place) == before
    assert not list(place.parent.glob(".find-*"))


def test_another_maker_may_be_quicker(
    context: Context, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes make it at once; both end with the same one."""
    before = contents(place)
    remove = shutil.rmtree

    def meanwhile(path: Path, **_: object) -> None:
        remove(path, ignore_errors=True)
        if path.name.startswith(".find-waste") and not place.exists():
            place.mkdir()
            for name, content in before.items():
                (place / name).write_bytes(content)

    monkeypatch.setattr(shutil, "rmtree", meanwhile)
    filing.make_catalogue(context, ensure_index(context), Silence())
    assert contents(place) == before
    assert not list(place.parent.glob(".find-*"))


def test_it_is_never_made_of_another_state(
    context: Context, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update comes between the index and the texts."""
    state = Reader.state
    asked: list[str] = []

    def moving(reader: Reader) -> str:
        asked.append(state(reader))
        return "newer" if len(asked) == 1 else asked[-1]

    monkeypatch.setattr(Reader, "state", moving)
    with pytest.raises(RegisterBusy, match="ask again"):
        filing.make_catalogue(context, ensure_index(context), Silence())
    asked.clear()
    shutil.rmtree(place)
    assert find(context, Question()).total > 0
    assert len(asked) == 2
    assert place.is_dir()


def test_the_whole_answer_needs_no_page(context: Context) -> None:
    told, hits = find_all(context, Question())
    ids = [hit.target.id for hit in hits]
    assert len(ids) == told.total == len(set(ids))
    assert told.hits == ()
    page = find(context, Question(), view=View(per_page=7))
    assert [hit.target.id for hit in page.hits] == ids[:7]
