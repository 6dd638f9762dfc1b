"""The index: built whole, opened cheaply, never trusted when its files disagree."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from watchword.compare import Party, compare_parties, read_party_names, score
from watchword.errors import IndexDamaged, IndexMissing, RegisterTrouble, WrongUse
from watchword.index import (
    ALGORITHM,
    Index,
    IndexListing,
    IndexSource,
    IndexTarget,
    build_index,
    find_candidates,
    open_index,
    open_newest_index,
    verify_index,
    warm,
)
from watchword.index.layout import FILES
from watchword.model import Identifier, IdentifierKind, Name, NameKind, Schema, Strength

STATE = "0a1b"


def target(number: int, *names: str, schema: Schema = Schema.PERSON, imo: str = "") -> IndexTarget:
    identifiers = (Identifier(kind=IdentifierKind.IMO, value=imo),) if imo else ()
    return IndexTarget(
        id=f"ww-{number:04d}",
        schema=schema,
        name=names[0] if names else "",
        names=tuple(Name(full=name) for name in names),
        identifiers=identifiers,
        listings=(
            IndexListing(authority="us", list="sdn", entry=str(number), listed_on=date(2022, 3, 3)),
        ),
    )


TARGETS = (
    target(1, "Alisher Burhanovich USMANOV", "Усманов Алишер Бурханович"),
    target(2, "Sergei Kuzhugetovich SHOIGU", "Шойгу Сергей Кужугетович"),
    target(3, "LI, Shangfu", "李尚福"),
    target(4, "Private Military Company 'Wagner'", schema=Schema.ORGANIZATION),
    target(5, "OCEAN STAR", schema=Schema.VESSEL, imo="IMO 9187629"),
    target(6, "Muhammad bin Salman Al-Rawi", "محمد بن سلمان"),
    target(7, "!!!"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build_index(tmp_path / "index", state=STATE, targets=TARGETS, merging=b"kept")
    return tmp_path / "index"


@pytest.fixture
def index(folder: Path) -> Index:
    return open_index(folder, state=STATE)


def ask(index: Index, *names: str, schema: Schema | None = None, imo: str = "") -> list[str]:
    identifiers = (Identifier(kind=IdentifierKind.IMO, value=imo),) if imo else ()
    party = Party(
        schema=schema,
        names=read_party_names([Name(full=name) for name in names], schema),
        identifiers=identifiers,
    )
    return [index.target(found.target).id for found in find_candidates(index, party)]


def test_a_target_comes_back_as_it_was_given(index: Index) -> None:
    assert len(index) == len(TARGETS)
    assert [index.target(row) for row in range(len(index))] == list(TARGETS)
    party = TARGETS[0].to_party()
    assert tuple(map(index.name, index.names_of(0))) == party.names
    assert index.party(0) == replace(party, names=())


def test_everything_of_a_target_survives(tmp_path: Path) -> None:
    full = IndexTarget(
        id="ww-1",
        schema=Schema.PERSON,
        name="A",
        names=(Name(full="A B", kind=NameKind.FORMER, strength=Strength.WEAK, script="Latn"),),
        countries=("ru", "uz"),
        sex="male",
        listings=(
            IndexListing(
                authority="gb",
                list="uksl",
                entry="RUS0251",
                listed_on=None,
                programmes=("Russia",),
                current=False,
                reason="Because.",
            ),
        ),
    )
    build_index(tmp_path, state=STATE, targets=[full])
    assert open_index(tmp_path, state=STATE).target(0) == full


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Alisher Usmanov", "ww-0001"),
        ("Usmanov", "ww-0001"),
        ("Usmanow Alischer", "ww-0001"),
        ("alisherburhanovich usmanov", "ww-0001"),
        ("Шойгу", "ww-0002"),
        ("Shoygu Sergey", "ww-0002"),
        ("李尚福", "ww-0003"),
        ("Li Shang-fu", "ww-0003"),
        ("Shangfu", "ww-0003"),
        ("Vagner", "ww-0004"),
        ("MV Ocean Star", "ww-0005"),
        ("Mohammed bin Salman", "ww-0006"),
        ("محمد سلمان", "ww-0006"),
    ],
)
def test_candidates_by_name(index: Index, query: str, expected: str) -> None:
    assert ask(index, query)[0] == expected


def test_candidates_by_identifier_need_no_name(index: Index) -> None:
    assert ask(index, imo="9187629") == ["ww-0005"]
    assert ask(index, "Bluefin", imo="9187629")[0] == "ww-0005"


def test_a_name_of_another_kind_is_no_candidate(index: Index) -> None:
    assert ask(index, "Ocean Star", schema=Schema.PERSON) == []


def test_nothing_in_common_is_no_candidate(index: Index) -> None:
    assert ask(index, "Xqzv") == []
    assert ask(index, "") == []
    assert ask(index, "!!!") == []


def test_rare_words_tell_more(tmp_path: Path) -> None:
    many = [target(n, f"Ali Name{'abcdefghij'[n % 10] * 3}{n}") for n in range(50)]
    build_index(tmp_path, state=STATE, targets=many)
    index = open_index(tmp_path, state=STATE)
    assert 0 < index.rarity("ali") < index.rarity("nameaaa0") <= index.rarity("unheard") == 1.0


def test_an_empty_index_answers(tmp_path: Path) -> None:
    build_index(tmp_path, state=STATE, targets=[])
    index = open_index(tmp_path, state=STATE)
    verify_index(tmp_path, state=STATE)
    assert len(index) == 0
    assert ask(index, "Alisher Usmanov", imo="9187629") == []


def test_the_same_targets_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    build_index(tmp_path / "again", state=STATE, targets=TARGETS, merging=b"kept")
    place = f"{STATE}-{ALGORITHM}"
    for name in (*FILES, "manifest.json"):
        assert (folder / place / name).read_bytes() == (
            tmp_path / "again" / place / name
        ).read_bytes()


def test_no_index_is_missing(folder: Path) -> None:
    with pytest.raises(IndexMissing):
        open_index(folder, state="ffff")
    with pytest.raises(IndexMissing):
        open_index(folder / "nowhere", state=STATE)
    assert issubclass(IndexMissing, RegisterTrouble)


@pytest.mark.parametrize("state", ["", "../x", "a/b", ".hidden", "a" * 200, "a\x00b"])
def test_a_state_is_a_plain_word(tmp_path: Path, state: str) -> None:
    with pytest.raises(WrongUse):
        build_index(tmp_path, state=state, targets=[])
    with pytest.raises(WrongUse):
        open_index(tmp_path, state=state)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_short_or_gone_is_damage(folder: Path, name: str) -> None:
    path = folder / f"{STATE}-{ALGORITHM}" / name
    body = path.read_bytes()
    path.write_bytes(body + b"x")
    with pytest.raises(IndexDamaged):
        open_index(folder, state=STATE)
    path.unlink()
    with pytest.raises(IndexDamaged):
        open_index(folder, state=STATE)


@pytest.mark.parametrize(
    "manifest", [b"", b"{", b"[]", b"\xff\xfe", b'{"state":"0a1b"}', b'{"state":1}']
)
def test_a_broken_manifest_is_damage(folder: Path, manifest: bytes) -> None:
    (folder / f"{STATE}-{ALGORITHM}" / "manifest.json").write_bytes(manifest)
    with pytest.raises(IndexDamaged):
        open_index(folder, state=STATE)


def test_the_manifest_of_another_state_is_damage(folder: Path) -> None:
    path = folder / f"{STATE}-{ALGORITHM}" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "state": "ffff"}))
    with pytest.raises(IndexDamaged):
        open_index(folder, state=STATE)


@pytest.mark.parametrize("name", FILES)
def test_every_changed_byte_is_found(folder: Path, name: str) -> None:
    verify_index(folder, state=STATE)
    path = folder / f"{STATE}-{ALGORITHM}" / name
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(bytes(body))
    with pytest.raises(IndexDamaged):
        verify_index(folder, state=STATE)


def test_a_build_that_fails_leaves_nothing_and_keeps_the_old(folder: Path) -> None:
    def failing() -> Iterator[IndexTarget]:
        yield TARGETS[0]
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        build_index(folder, state=STATE, targets=failing())
    assert [path.name for path in folder.iterdir()] == [f"{STATE}-{ALGORITHM}"]
    assert len(open_index(folder, state=STATE)) == len(TARGETS)


def test_a_state_is_built_again_in_place(folder: Path) -> None:
    held = open_index(folder, state=STATE)
    build_index(folder, state=STATE, targets=TARGETS[:2])
    assert len(open_index(folder, state=STATE)) == 2
    assert held.target(6) == TARGETS[6]
    assert [path.name for path in folder.iterdir()] == [f"{STATE}-{ALGORITHM}"]


def test_the_newest_two_states_are_kept(folder: Path) -> None:
    abandoned = folder / ".building-1-1"
    abandoned.mkdir()
    os.utime(abandoned, (1, 1))
    (folder / "notes.txt").write_text("not ours")
    for age, state in enumerate(("b", "c", "d")):
        build_index(folder, state=state, targets=TARGETS[:1])
        os.utime(folder / f"{state}-{ALGORITHM}", (2e9 + age, 2e9 + age))
    assert {path.name for path in folder.iterdir()} == {
        f"c-{ALGORITHM}",
        f"d-{ALGORITHM}",
        "notes.txt",
    }


def files_of(folder: Path, state: str) -> dict[str, bytes]:
    place = folder / f"{state}-{ALGORITHM}"
    return {name: (place / name).read_bytes() for name in FILES}


def test_an_index_from_an_earlier_one_has_the_same_bytes(tmp_path: Path) -> None:
    """Targets go, come, change and move; what is taken over is as if it were read anew."""
    before = [*TARGETS, target(9, "Gone GONDOLA"), target(10, "Changed CHARLIE")]
    build_index(tmp_path / "a", state="1", targets=before)
    after = [
        target(10, "Changed CHARLES", "Чарльз", imo="IMO 9187629"),
        *reversed(TARGETS[1:]),
        target(11, "New NORBERT Usmanov"),
        TARGETS[0],
    ]
    earlier = open_newest_index(tmp_path / "a")
    assert earlier is not None
    build_index(tmp_path / "a", state="2", targets=after, earlier=earlier)
    build_index(tmp_path / "b", state="2", targets=after)
    assert files_of(tmp_path / "a", "2") == files_of(tmp_path / "b", "2")


def test_what_an_earlier_index_holds_is_not_read_again(tmp_path: Path) -> None:
    def source(each: IndexTarget, *, read: bool) -> IndexSource:
        def load() -> IndexTarget:
            assert read, f"{each.id} was read again"
            return each

        return IndexSource(key=each.id.encode(), load=load)

    first = [source(each, read=True) for each in TARGETS]
    build_index(tmp_path, state="1", targets=first)
    again = [source(each, read=False) for each in TARGETS]
    build_index(tmp_path, state="2", targets=again, earlier=open_newest_index(tmp_path))
    index = open_index(tmp_path, state="2")
    assert [index.target(row) for row in range(len(index))] == list(TARGETS)


def test_there_is_no_newest_index_in_an_empty_folder(tmp_path: Path) -> None:
    assert open_newest_index(tmp_path) is None


QUERIES = (
    "Alisher Usmanov", "Usmanow Alischer", "Шойгу", "Li Shang-fu", "李尚福", "Vagner",
    "Mohammed bin Salman", "A. Usmanov", "Alsiher Usamnov", "lshr smnv", "Salman Rawi",
)  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("floor", [0.0, 0.4, 0.7])
def test_the_compiled_loop_finds_the_same(index: Index, query: str, floor: float) -> None:
    party = Party(schema=None, names=read_party_names([Name(full=query)], None))
    interpreted = find_candidates(open_index(index.place.parent, state=STATE), party, floor=floor)
    warm(index)
    assert find_candidates(index, party, floor=floor) == interpreted


@pytest.mark.parametrize("query", QUERIES)
def test_no_estimate_hides_a_score(index: Index, query: str) -> None:
    """Whatever scores above the floor when all are compared is found."""
    party = Party(schema=None, names=read_party_names([Name(full=query)], None))
    found = {each.target for each in find_candidates(index, party, floor=0.7)}
    for row in range(len(index)):
        listed = replace(index.party(row), names=tuple(map(index.name, index.names_of(row))))
        if score(compare_parties(party, listed, rarity=index.rarity)) >= 0.7:
            assert row in found


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("Abdul Hakim AL-KHAIWANI", "Abdul Hauim al-Khaiwqni"),
        ("Abdul Rahman ZAHED", "Abzul Rayman Zahed"),
        ("Luis Ignacio MORENO", "Lus Ignaico Moreno"),
        ("Reza KHAKI", "Rza Khakl"),
    ],
)
def test_a_badly_written_compound_or_a_lost_vowel_is_found(
    tmp_path: Path, listed: str, asked: str
) -> None:
    build_index(tmp_path, state=STATE, targets=[target(1, listed), target(2, "Abdul Karim HAKIM")])
    query = Party(schema=None, names=read_party_names([Name(full=asked)], Schema.PERSON))
    found = find_candidates(open_index(tmp_path, state=STATE), query, floor=0.7)
    assert 0 in [candidate.target for candidate in found]
