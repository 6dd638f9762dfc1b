"""Rounds of the real lists, against what was counted by others."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from watchword.model import Entry
from watchword.service.context import Context
from watchword.service.outcome import Status
from watchword.service.rounds import Fact, apply_changes, compare_releases
from watchword.service.rounds.asking import RoundWishes, diff, find_round
from watchword.service.rounds.changes import by_id
from watchword.service.rounds.telling import summary
from watchword.service.rounds.totals import Kind
from watchword.service.update import update_from_path
from watchword.settings import Settings
from watchword.sources.contract import Document
from watchword.sources.registry import recognise

pytestmark = [pytest.mark.shared, pytest.mark.slow]

BEFORE, DAY, ADDRESSES = date(2023, 4, 11), date(2023, 4, 12), date(2023, 7, 11)
KINDS = {"individual": Kind.INDIVIDUAL, "vessel": Kind.VESSEL, "-0-": Kind.ENTITY}


def _sdn(shared: Path, name: str) -> Path:
    return shared / "lists" / "us-ofac-sdn" / name


@pytest.fixture(scope="module")
def rows(shared: Path) -> dict[str, list[dict[str, str]]]:
    """The difference of the two releases as others have found it, by the kind of change."""
    packed = _sdn(shared, f"diff_{BEFORE}_to_{DAY}.csv.gz").read_bytes()
    found: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(io.StringIO(gzip.decompress(packed).decode())):
        found.setdefault(row["change"], []).append(row)
    return found


@pytest.fixture(scope="module")
def context(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """A register of three releases: the two, and the next one that has addresses."""
    folder = tmp_path_factory.mktemp("rounds")
    made = Context(Settings(register=str(folder / "register.sqlite")))
    for day in (BEFORE, DAY, ADDRESSES):
        outcomes = update_from_path(made, _sdn(shared, str(day)))
        assert {each.status for each in outcomes} == {Status.READ}
    yield made
    made.close()


def test_the_round_of_april_2023_is_exactly_the_known_one(
    context: Context, rows: dict[str, list[dict[str, str]]]
) -> None:
    told = find_round(context, "us", DAY)
    (part,) = told.lists
    changes = part.changes
    assert [entry.id for entry in changes.added] == [row["ent_num"] for row in rows["added"]]
    assert (len(changes.added), len(changes.removed), len(changes.amended)) == (144, 0, 1)
    assert not changes.rekeyed
    assert not changes.restated
    kinds = Counter(KINDS[row["SDN_Type"].strip()] for row in rows["added"])
    assert told.added.kinds == kinds == {"entity": 91, "individual": 34, "vessel": 19}
    assert told.added.programmes == {"RUSSIA-EO14024": 144}
    (changed,) = changes.amended
    assert changed.after.id == rows["changed_from"][0]["ent_num"]
    (identifiers, remarks) = changed.facts
    assert identifiers.fact is Fact.IDENTIFIERS
    assert remarks.removed == (rows["changed_from"][0]["Remarks"],)
    assert remarks.added == (rows["changed_to"][0]["Remarks"],)
    assert [each.value for each in identifiers.removed] == ["770501001"]
    assert [each.value for each in identifiers.added] == ["9705083235"]


def test_those_linked_to_usmanov_are_named(
    context: Context, rows: dict[str, list[dict[str, str]]]
) -> None:
    told = find_round(context, "us", DAY)
    network = next(each for each in told.lists[0].networks if "USMANOV" in each.to.name)
    stated = [row for row in rows["added"] if "Linked To: USMANOV, Alisher" in row["Remarks"]]
    assert stated
    assert [link.entry.id for link in network.direct] == [row["ent_num"] for row in stated]
    assert network.to.entry == "35283"
    assert not network.added
    # Who is linked to those says so too.
    names = {link.entry.name for link in (*network.direct, *network.through)}
    assert {link.via for link in network.through} <= names
    assert "Alisher Burhanovich USMANOV" in summary(told)


def test_the_nations_are_twenty_with_the_addresses_of_july(context: Context) -> None:
    bare = diff(context, "us", BEFORE, DAY)
    assert (len(bare.added.places), bare.added.unknown_places) == (11, 92)
    wishes = RoundWishes(places_from=ADDRESSES)
    told = diff(context, "us", BEFORE, DAY, wishes=wishes)
    assert (len(told.added.places), told.added.unknown_places) == (20, 0)
    assert "across 20 nations and jurisdictions;" in summary(told)
    assert "1 entry changed, none was removed." in summary(told)


def test_a_round_gives_the_same_bytes_again(context: Context) -> None:
    wishes = RoundWishes(places_from=ADDRESSES)
    first, second = (
        json.dumps(diff(context, "us", BEFORE, DAY, wishes=wishes).to_dict()) for _ in range(2)
    )
    assert first == second


def test_addresses_that_come_with_their_file_amend_nobody(context: Context) -> None:
    told = find_round(context, "us", ADDRESSES)
    (part,) = told.lists
    facts = {fact.fact for each in part.changes.amended for fact in each.facts}
    assert Fact.ADDRESSES not in facts
    assert len(part.changes.amended) < 100
    assert any("addresses" in note for note in told.notes)


def _releases(shared: Path, context: Context) -> Iterator[tuple[str, list[Entry]]]:
    """Every release of 2021 to 2024 by its day; from the register where that has it."""
    with context.register.read() as reader:
        known = {
            str(stored.release.released_on): list(reader.entries(stored.id))
            for stored in reader.releases(authority="us")
        }
    for folder in sorted(each for each in _sdn(shared, "").iterdir() if each.is_dir()):
        if folder.name in known:
            yield folder.name, known[folder.name]
            continue
        documents = [
            Document.from_bytes(gzip.decompress(path.read_bytes()), path.name.removesuffix(".gz"))
            for path in sorted(folder.iterdir())
        ]
        main = next((each for each in documents if each.name.startswith("sdn.")), None)
        found = None if main is None else recognise(main)
        if found is not None:
            items = found[0].read_entries(documents)
            yield folder.name, [item for item in items if isinstance(item, Entry)]


def test_the_releases_of_2021_to_2024_balance_pair_by_pair(shared: Path, context: Context) -> None:
    steps = 0
    for (_, before), (day, after) in pairwise(_releases(shared, context)):
        changes = compare_releases(before, after)
        assert apply_changes(before, changes) == by_id(after), day
        old, new = set(by_id(before)), set(by_id(after))
        rekeyed = {(each.before.id, each.after.id) for each in changes.rekeyed}
        added = {entry.id for entry in changes.added}
        removed = {entry.id for entry in changes.removed}
        assert added == new - old - {now for _, now in rekeyed}, day
        assert removed == old - new - {was for was, _ in rekeyed}, day
        assert len(old) + len(added) - len(removed) == len(new), day
        steps += 1
    assert steps == 8
