"""Holdings beside a register: taken in whole or not at all, found again, taken out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.support.holdings import lines, table

from watchword.errors import (
    InputRefused,
    NotFound,
    RegisterBusy,
    RegisterDamaged,
    RegisterTrouble,
    RegisterVersion,
    WrongUse,
)
from watchword.sample import SAMPLE_HOLDINGS
from watchword.service.context import Context
from watchword.service.holdings import (
    AddStatus,
    HoldingsFolder,
    add_holdings,
    list_holdings,
    remove_holdings,
)
from watchword.service.holdings.exporting import export_bods
from watchword.service.holdings.loading import holdings_problems, open_holdings
from watchword.settings import Settings

HEAD = "owner,owned,share,from,to,source"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = Context(Settings(register=str(tmp_path / "r.sqlite")))
    yield made
    made.close()


def put(context: Context, name: str, *rows: str, heading: str = HEAD) -> AddStatus:
    path = Path(context.settings.register).with_name("in.csv")
    path.write_text(table(heading, *rows), encoding="utf-8")
    return add_holdings(context, [path], name=name).status


def ends(context: Context, **asked: object) -> list[tuple[str, str]]:
    with open_holdings(context) as reader:
        found = reader.all(**asked)  # type: ignore[arg-type]
    return [(each.owner, each.owned) for each in found.holdings]


def test_a_source_is_kept_with_its_counts_and_its_hash(context: Context) -> None:
    added = add_holdings(context, [SAMPLE_HOLDINGS])
    assert (added.status, added.source.name) == (AddStatus.READ, "holdings")
    assert (added.source.parties, added.source.holdings, added.source.problems) == (5, 6, 1)
    (kept,) = list_holdings(context)
    assert kept == added.source
    assert kept.files[0].name == "holdings.csv"
    assert json.loads(json.dumps(kept.to_dict()))["sha256"] == kept.sha256
    (problem,) = holdings_problems(context, "holdings")
    assert (problem.code, problem.raw) == ("value-unreadable", "101")
    assert not Path(context.settings.register).exists()


def test_the_same_bytes_are_read_once(context: Context) -> None:
    add_holdings(context, [SAMPLE_HOLDINGS])
    assert add_holdings(context, [SAMPLE_HOLDINGS]).status is AddStatus.UNCHANGED
    with pytest.raises(WrongUse, match="there already, as holdings"):
        add_holdings(context, [SAMPLE_HOLDINGS], name="Other")
    assert len(list_holdings(context)) == 1


def test_a_source_replaces_the_one_of_its_name(context: Context) -> None:
    put(context, "Ours", "X,A,50,,,")
    put(context, "Theirs", "Z,A,1,,,")
    put(context, "Ours", "Y,A,60,,,")
    assert ends(context) == [("Ours:y", "Ours:a"), ("Theirs:z", "Theirs:a")]
    assert [each.name for each in list_holdings(context)] == ["Ours", "Theirs"]
    kept = list_holdings(context, everything=True)
    assert [each.gone_at is None for each in kept] == [False, True, True]


def test_a_broken_file_never_replaces_a_good_one(context: Context, tmp_path: Path) -> None:
    put(context, "Ours", "X,A,50,,,")
    before = sorted(path.name for path in HoldingsFolder.of(context).place.iterdir())
    bad = tmp_path / "bad.jsonl"
    party = {"id": "a", "schema": "Person", "properties": {"name": ["A"]}}
    bad.write_text(lines(*[party] * 50) + '{"id": "cut', encoding="utf-8")
    with pytest.raises(InputRefused, match="cut short"):
        add_holdings(context, [bad], name="Ours")
    assert ends(context) == [("Ours:x", "Ours:a")]
    put(context, "More", "Y,A,50,,,")
    after = {path.name for path in HoldingsFolder.of(context).place.iterdir()}
    assert set(before) < after
    assert len(after) == len(before) + 1  # what was half read is gone


def test_a_removed_source_counts_no_more_and_can_be_asked_for(context: Context) -> None:
    put(context, "Ours", "X,A,50,,,")
    then = datetime.now(UTC)
    assert remove_holdings(context, "Ours").status is AddStatus.REMOVED
    assert (list_holdings(context), ends(context)) == ((), [])
    past = Context(context.settings, known_at=then)
    assert ends(past) == [("Ours:x", "Ours:a")]
    with pytest.raises(WrongUse, match="not changed"):
        remove_holdings(past, "Ours")
    with pytest.raises(WrongUse, match="not changed"):
        add_holdings(past, [SAMPLE_HOLDINGS])
    with pytest.raises(NotFound):
        remove_holdings(context, "Ours")
    remove_holdings(context, "Ours", erase=True)
    with pytest.raises(RegisterTrouble, match="not there any more"):
        ends(past)
    long_ago = Context(context.settings, known_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert ends(long_ago) == []


def test_only_what_held_on_a_day(context: Context) -> None:
    put(context, "Ours", "X,A,50,2020-01-01,2020-12-31,", "Y,A,50,2021-01-01,,", "Z,A,1,,,")
    assert ends(context, as_of=date(2020, 12, 31)) == [("Ours:x", "Ours:a"), ("Ours:z", "Ours:a")]
    assert ends(context, as_of=date(2021, 1, 1)) == [("Ours:y", "Ours:a"), ("Ours:z", "Ours:a")]


def test_neighbours_by_depth_in_both_directions(context: Context) -> None:
    put(context, "Ours", "A,B,1,,,", "B,C,1,,,", "C,D,1,,,", "X,B,1,,,", "D,A,1,,,")
    with open_holdings(context) as reader:
        assert reader.around(["Ours:b"], depth=0).holdings == ()
        near = reader.around(["Ours:b"], depth=1)
        assert {each.name for each in near.parties} == {"A", "B", "C", "X"}
        far = reader.around(["Ours:b"], depth=9)
        assert len(far.holdings) == 5
        assert reader.around(["nobody"], depth=3).parties == ()


def test_a_neighbour_is_found_under_another_key(context: Context, tmp_path: Path) -> None:
    number = "lei:213800LH1BZH3DI6G760"
    heading = "owner,owned,owned_id,owner_id"
    put(context, "One", f"X,Middle Ltd,{number},", heading=heading)
    put(context, "Two", f"The Middle,Y,,{number}", heading=heading)
    with open_holdings(context) as reader:
        found = reader.around(["One:x"], depth=2)
    assert {each.name for each in found.parties} == {"X", "Middle Ltd", "Y"}
    first, second = found.holdings
    assert first.owned == second.owner


def test_parties_are_found_by_name_number_and_key(context: Context) -> None:
    add_holdings(context, [SAMPLE_HOLDINGS], name="Ours")
    with open_holdings(context) as reader:
        for text in ("star MORNING", "9074729", "Ours:morning star"):
            assert [each.name for each in reader.named(text)] == ["Morning Star"]
        assert reader.named("nobody at all") == ()
        assert reader.named("") == ()
        assert reader.named("'; DROP TABLE wanted; --") == ()


@pytest.mark.parametrize(
    "name", ["", " ", "../up", "a/b", "lei", "ICIJ", "ww-1", "x" * 65, "new\nline", ".hidden"]
)
def test_what_is_no_name_is_refused(context: Context, name: str) -> None:
    if not name:
        with pytest.raises(WrongUse):
            add_holdings(context, [], name="x")
        return
    with pytest.raises(WrongUse):
        add_holdings(context, [SAMPLE_HOLDINGS], name=name)


def test_what_nothing_describes_is_told(context: Context, tmp_path: Path) -> None:
    link = {"id": "o", "schema": "Ownership", "properties": {"owner": ["a"], "asset": ["b"]}}
    path = tmp_path / "in.jsonl"
    path.write_text(lines(link))
    added = add_holdings(context, [path], name="Ours")
    assert (added.source.parties, added.source.holdings, added.source.problems) == (0, 1, 2)
    told = [(each.code, each.raw) for each in holdings_problems(context, "Ours")]
    assert told == [("relation-unresolved", "Ours:a"), ("relation-unresolved", "Ours:b")]
    with open_holdings(context) as reader:
        assert [each.name for each in reader.all().parties] == ["a", "b"]


def test_nothing_is_there_at_first(context: Context) -> None:
    assert list_holdings(context) == ()
    assert ends(context) == []
    assert HoldingsFolder.of(context).state == ""
    with pytest.raises(NotFound):
        remove_holdings(context, "Ours")
    with pytest.raises(NotFound):
        holdings_problems(context, "Ours")
    with pytest.raises(NotFound):
        export_bods(context, Path(context.settings.register).with_name("out.jsonl"))


def test_the_state_tells_what_counts(context: Context) -> None:
    put(context, "Ours", "X,A,50,,,")
    first = HoldingsFolder.of(context).state
    put(context, "Ours", "Y,A,50,,,")
    second = HoldingsFolder.of(context).state
    assert first != second
    put(context, "Ours", "X,A,50,,,")
    assert HoldingsFolder.of(context).state == first


def test_two_cannot_write_at_once(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("watchword.service.holdings.folder._PATIENCE", 0.01)
    folder = HoldingsFolder.of(context)
    with folder.writing(), pytest.raises(RegisterBusy):
        add_holdings(context, [SAMPLE_HOLDINGS])
    assert add_holdings(context, [SAMPLE_HOLDINGS]).status is AddStatus.READ


def test_damage_is_told(context: Context) -> None:
    added = add_holdings(context, [SAMPLE_HOLDINGS])
    place = HoldingsFolder.of(context).place
    (place / added.source.folder / "party.parquet").write_bytes(b"nothing")
    with pytest.raises(RegisterDamaged), open_holdings(context) as reader:
        reader.all()
    (place / "sources.json").write_text('{"shape": 99, "sources": []}')
    with pytest.raises(RegisterVersion):
        list_holdings(context)
    (place / "sources.json").write_text("[")
    with pytest.raises(RegisterDamaged):
        list_holdings(context)


def test_a_setting_says_where(tmp_path: Path) -> None:
    settings = Settings(register="postgresql://host/db", holdings=str(tmp_path / "shared"))
    context = Context(settings)
    add_holdings(context, [SAMPLE_HOLDINGS])
    assert (tmp_path / "shared" / "sources.json").is_file()
    other = Context(replace(settings, holdings=""))
    assert HoldingsFolder.of(other).place.name.startswith("holdings-")


def test_export_writes_the_same_bytes(context: Context, tmp_path: Path) -> None:
    add_holdings(context, [SAMPLE_HOLDINGS])
    first = export_bods(context, tmp_path / "a.jsonl")
    assert (first.statements, sum(first.left_out.values())) == (9, 1)
    export_bods(context, tmp_path / "b.jsonl", names=("holdings",))
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    later = export_bods(context, tmp_path / "c.jsonl", as_of=date(2023, 1, 1))
    assert later.statements == 8
    with pytest.raises(NotFound, match="nobody"):
        export_bods(context, tmp_path / "d.jsonl", names=("nobody",))
