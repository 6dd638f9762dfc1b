"""What is exported is valid FollowTheMoney, by followthemoney's own word."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.support.entries import OWNER, YACHT, write_release
from tests.support.sample import sample_register

from watchword.errors import WrongUse
from watchword.model import (
    AUTHORITIES,
    DateBasis,
    DateInterval,
    Designation,
    Entry,
    EntryKey,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Place,
    Precision,
    Relation,
    RelationKind,
    Release,
    Schema,
    Strength,
    day_interval,
    target_id,
    year_interval,
)
from watchword.service.context import Context
from watchword.service.exporting import export_followthemoney
from watchword.service.followthemoney import Other, Party, entities_of
from watchword.service.held import Told
from watchword.service.indexing import ensure_index
from watchword.text.keys import loose_key

# After watchword.text, which stands in for PyICU where that is missing.
from followthemoney import model  # isort: skip
from followthemoney.cli.cli import cli  # isort: skip
from followthemoney.types import registry  # isort: skip

Entity = dict[str, Any]


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    made = sample_register(tmp_path_factory.mktemp("sample"))
    yield made
    made.close()


@pytest.fixture(scope="module", params=["targets", "entries"])
def entities(context: Context, request: pytest.FixtureRequest) -> list[Entity]:
    return list(export_followthemoney(context, entries=request.param == "entries"))


@pytest.fixture(scope="module")
def targets(context: Context) -> list[Entity]:
    return list(export_followthemoney(context))


def contents(entity: Entity) -> tuple[str, str, dict[str, set[str]]]:
    properties = {name: set(values) for name, values in entity["properties"].items()}
    return entity["id"], entity["schema"], properties


def test_followthemoney_validates_all_and_drops_nothing(
    entities: list[Entity], tmp_path: Path
) -> None:
    given, validated = tmp_path / "given.json", tmp_path / "validated.json"
    given.write_text("".join(json.dumps(each) + "\n" for each in entities), encoding="utf-8")
    done = CliRunner().invoke(cli, ["validate", "-i", str(given), "-o", str(validated)])
    assert done.exit_code == 0, done.output
    back = [json.loads(line) for line in validated.read_text(encoding="utf-8").splitlines()]
    assert [contents(each) for each in back] == [contents(each) for each in entities]


def test_every_value_has_the_form_that_its_type_asks_for(entities: list[Entity]) -> None:
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema is not None
        for name, values in entity["properties"].items():
            property_ = schema.get(name)
            assert property_ is not None
            for value in values:
                assert property_.type.validate(value), (entity["schema"], name, value)


def test_ids_are_unique_and_references_lead_somewhere(entities: list[Entity]) -> None:
    ids = [entity["id"] for entity in entities]
    assert len(set(ids)) == len(ids)
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema is not None
        for name, values in entity["properties"].items():
            property_ = schema.get(name)
            if property_ is not None and property_.range is not None:
                assert set(values) <= set(ids)


def parties(entities: list[Entity]) -> list[Entity]:
    return [entity for entity in entities if entity.get("target")]


def in_force(context: Context) -> dict[EntryKey, Entry]:
    with context.register.read() as reader:
        return {
            EntryKey(stored.release.authority, stored.release.list, entry.id): entry
            for stored in reader.current_releases()
            for entry in reader.entries(stored.id)
        }


def test_each_entry_in_force_stands_in_one_party(context: Context, targets: list[Entity]) -> None:
    index = ensure_index(context)
    expected: dict[str, set[str]] = {}
    for key in in_force(context):
        row = index.row_of_target(key.target)
        assert row is not None
        expected.setdefault(index.target(row).id, set()).add(key.target)
    written = {entity["id"]: {entity["id"], *entity["referents"]} for entity in parties(targets)}
    assert len(parties(targets)) == len(written)
    assert written.keys() == expected.keys()
    assert all(expected[target] <= ids for target, ids in written.items())
    everyone = [each for ids in written.values() for each in ids]
    assert len(everyone) == len(set(everyone))
    assert any(len(ids) > 3 for ids in written.values())


def test_without_merging_each_entry_is_a_party(context: Context) -> None:
    written = list(export_followthemoney(context, entries=True))
    assert {entity["id"] for entity in parties(written)} == {
        key.target for key in in_force(context)
    }
    assert all(entity["referents"] == [] for entity in parties(written))


def test_a_target_has_what_each_authority_says(context: Context, targets: list[Entity]) -> None:
    owner = max(parties(targets), key=lambda party: len(party["datasets"]))
    assert len(owner["datasets"]) > 3
    index = ensure_index(context)
    row = index.row_of_target(owner["id"])
    assert row is not None
    listings = index.target(row).listings
    assert owner["datasets"] == sorted({f"{each.authority}_{each.list}" for each in listings})
    acts = [
        each["properties"]
        for each in targets
        if each["schema"] == "Sanction" and each["properties"]["entity"] == [owner["id"]]
    ]
    assert {act["authority"][0] for act in acts} == {
        AUTHORITIES[each.authority].name for each in listings
    }
    entries = in_force(context)
    for listing in listings:
        for name in entries[listing.key].names:
            assert name.full in names_of(owner)
        stated = {act.listed_on for act in entries[listing.key].designations}
        told = {
            date.fromisoformat(each["listingDate"][0]) if "listingDate" in each else None
            for each in acts
            if each["recordId"] == [listing.entry]
        }
        assert told == stated


def names_of(entity: Entity) -> set[str]:
    properties = entity["properties"]
    return {
        value
        for name in ("name", "alias", "previousName", "weakAlias")
        for value in properties.get(name, [])
    }


def test_one_authority_says_its_part_of_the_same_target(
    context: Context, targets: list[Entity]
) -> None:
    whole = {entity["id"]: entity for entity in parties(targets)}
    part = list(export_followthemoney(context, authority="eu"))
    assert {entity["datasets"][0] for entity in part} == {"eu_fsf"}
    assert parties(part)
    for entity in parties(part):
        assert names_of(entity) <= names_of(whole[entity["id"]])
        assert entity["referents"] == whole[entity["id"]]["referents"]


def test_the_bytes_depend_on_nothing_but_the_register(context: Context) -> None:
    def exported_with(seed: str) -> bytes:
        arguments = ["export", "--register", context.settings.register]
        return subprocess.run(
            [sys.executable, "-m", "watchword", *arguments],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout

    assert exported_with("1") == exported_with("2") != b""


def test_an_unknown_authority_is_wrong_use(context: Context) -> None:
    with pytest.raises(WrongUse, match="xx"):
        list(export_followthemoney(context, authority="xx"))


RELEASE = Release(
    authority="us",
    list="sdn",
    format="us.sdn_xml",
    released_on=date(2023, 4, 12),
    released_on_basis=DateBasis.GIVEN,
    read_at=datetime(2023, 4, 13, tzinfo=UTC),
    sha256="",
    targets=1,
    problems=0,
)
ELSEWHERE = replace(RELEASE, authority="eu", list="fsf", released_on=date(2023, 5, 1))
OWN_RELEASE = replace(RELEASE, authority="own", list="house-list")


def exported(*entries: Entry) -> list[Entity]:
    """Entries of one release, each a party."""
    known = {loose_key(name.full): entry for entry in entries for name in entry.names}

    def resolve(told: Told, relation: Relation) -> Other | None:
        other = known.get(loose_key(relation.other))
        if other is None:
            return None
        return Other(id=target_id("us", "sdn", other.id), schema=other.schema)

    told = [Told(release=RELEASE, entry=entry) for entry in entries]
    made = [
        Party(id=each.key.target, schema=each.entry.schema, name=each.entry.name, told=(each,))
        for each in told
    ]
    return [entity for party in made for entity in entities_of(party, resolve)]


def joined(*told: tuple[Release, Entry]) -> list[Entity]:
    """Entries of several releases as one party."""
    members = tuple(Told(release=release, entry=entry) for release, entry in told)
    first = members[0]
    party = Party(
        id=first.key.target,
        schema=first.entry.schema,
        name=first.entry.name,
        told=members,
        referents=tuple(each.key.target for each in members),
    )
    return list(entities_of(party, lambda told, relation: None))


def test_names_go_where_their_kind_and_strength_say() -> None:
    owner = exported(OWNER)[0]["properties"]
    assert set(owner["name"]) == {"Alisher Burhanovich USMANOV", "Алишер УСМАНОВ"}
    assert owner["weakAlias"] == ["Uncle Alisher"]
    assert owner["birthDate"] == ["1953-09-09"]
    assert owner["taxNumber"] == ["1601 108019"]


def test_a_range_of_dates_gives_its_ends_and_keeps_its_words() -> None:
    ranged = DateInterval(
        earliest=date(1958, 1, 1),
        latest=date(1963, 12, 31),
        precision=Precision.RANGE,
        text="between 1958 and 1963",
    )
    party = Entry(id="1", schema=Schema.PERSON, names=(Name(full="A"),), birth_dates=(ranged,))
    properties = exported(party)[0]["properties"]
    assert sorted(properties["birthDate"]) == ["1958", "1963"]
    assert "birthDate: between 1958 and 1963" in properties["notes"]


def test_relations_become_links_between_targets_of_the_list() -> None:
    wife = Entry(
        id="2",
        schema=Schema.PERSON,
        names=(Name(full="Irina"),),
        relations=(
            Relation(
                kind=RelationKind.FAMILY, other="Alisher Burhanovich USMANOV", detail="spouse"
            ),
            Relation(kind=RelationKind.FAMILY, other="Somebody on no list"),
        ),
    )
    entities = exported(OWNER, YACHT, wife)
    (family,) = [each for each in entities if each["schema"] == "Family"]
    owner = target_id("us", "sdn", "35283")
    assert family["properties"]["person"] == [target_id("us", "sdn", "2")]
    assert family["properties"]["relative"] == [owner]
    assert family["properties"]["relationship"] == ["spouse"]
    (link,) = [each for each in entities if each["schema"] == "UnknownLink"]
    assert link["properties"]["object"] == [owner]
    assert link["properties"]["subject"] == [target_id("us", "sdn", "35301")]


PERSON = Entry(id="7", schema=Schema.PERSON, names=(Name(full="Ann Lee"),))


def test_what_two_lists_say_of_one_party_joins() -> None:
    passport = Identifier(kind=IdentifierKind.PASSPORT, value="AB 1", country="ru")
    here = replace(
        PERSON,
        names=(
            Name(full="Ann Lee"),
            Name(full="Annie", kind=NameKind.ALIAS, strength=Strength.WEAK),
        ),
        identifiers=(passport,),
        designations=(Designation(programmes=("X",), listed_on=date(2022, 1, 1)),),
    )
    there = replace(
        PERSON,
        id="EU.9",
        names=(Name(full="LEE Anna"), Name(full="Annie", kind=NameKind.ALIAS)),
        birth_dates=(day_interval(date(1970, 1, 2)),),
        identifiers=(replace(passport, value="AB1", issuer="Moscow"),),
        designations=(
            Designation(basis=("Regulation 1",), delisted_on=date(2023, 1, 1), source="UN"),
        ),
    )
    party, *rest = joined((RELEASE, here), (ELSEWHERE, there))
    assert party["datasets"] == ["eu_fsf", "us_sdn"]
    assert party["referents"] == [target_id("eu", "fsf", "EU.9")]
    assert party["last_seen"] == "2023-05-01"
    properties = party["properties"]
    assert properties["name"] == ["Ann Lee", "LEE Anna"]
    assert properties["alias"] == ["Annie"]  # strong where any list has it so
    assert "weakAlias" not in properties
    assert properties["topics"] == ["sanction"]
    acts = {each["id"]: each for each in rest if each["schema"] == "Sanction"}
    first = acts[f"{target_id('us', 'sdn', '7')}-sanction-1"]
    assert first["properties"]["authority"] == ["Office of Foreign Assets Control"]
    assert first["datasets"] == ["us_sdn"]
    second = acts[f"{target_id('eu', 'fsf', 'EU.9')}-sanction-1"]
    assert second["properties"]["entity"] == [party["id"]]
    assert second["properties"]["endDate"] == ["2023-01-01"]
    assert set(second["properties"]["summary"]) == {"basis: Regulation 1", "source: UN"}
    (document,) = [each for each in rest if each["schema"] == "Passport"]
    assert document["datasets"] == ["eu_fsf", "us_sdn"]
    assert document["properties"]["authority"] == ["Moscow"]
    assert document["properties"]["number"] == ["AB 1", "AB1"]


def test_who_is_on_a_list_no_more_has_no_topic() -> None:
    over = replace(PERSON, designations=(Designation(delisted_on=date(2020, 1, 1)),))
    assert "topics" not in exported(over)[0]["properties"]


def test_an_own_list_sanctions_nobody() -> None:
    act = Designation(programmes=("fraud",), listed_on=date(2024, 5, 2), reason="Forged papers")
    party, note = joined((OWN_RELEASE, replace(PERSON, designations=(act,))))
    assert party["datasets"] == ["own_house_list"]
    assert "topics" not in party["properties"]
    assert note["schema"] == "Note"
    assert note["properties"]["name"] == ["own list house-list"]
    assert note["properties"]["description"] == ["Forged papers"]
    assert {"programme: fraud", "listed on: 2024-05-02"} <= set(note["properties"]["summary"])


def test_a_date_that_looks_like_what_is_left_of_another_keeps_its_words() -> None:
    circa = year_interval(1963, circa=True, text="circa 1963")
    party = replace(PERSON, birth_dates=(circa, year_interval(1963), year_interval(1970)))
    properties = exported(party)[0]["properties"]
    assert properties["birthDate"] == ["1963", "1970"]
    assert set(properties["notes"]) == {"birthDate: circa 1963", "birthDate: 1963"}


def test_what_has_no_property_is_a_note() -> None:
    ship = replace(
        YACHT,
        relations=(
            Relation(kind=RelationKind.LINKED_TO, other="Nobody known", detail="Linked To:"),
        ),
        identifiers=(
            Identifier(kind=IdentifierKind.HULL_NUMBER, value="H 77"),
            Identifier(kind=IdentifierKind.IMO, value="1234568"),
            Identifier(kind=IdentifierKind.BIC, value="NOT A BIC"),
        ),
    )
    party, _ = exported(ship)
    assert set(party["properties"]["notes"]) == {
        "hull-number: H 77",
        "imoNumber: 1234568",
        "bic: NOT A BIC",
        "Linked To: Nobody known",
    }


def test_a_relation_inside_one_target_is_no_link() -> None:
    relation = Relation(kind=RelationKind.FAMILY, other="Ann Lee")
    schemata = [each["schema"] for each in exported(replace(PERSON, relations=(relation,)))]
    assert schemata == ["Person", "Sanction"]


DAYS = (date(2022, 1, 10), date(2023, 4, 12), date(2024, 6, 1))


@pytest.fixture
def moving(tmp_path: Path) -> Iterator[Context]:
    """A register of three releases: one stays and is renamed, one goes, one comes."""
    from watchword.settings import Settings

    made = Context(Settings(register=str(tmp_path / "register.sqlite")))
    stays = replace(PERSON, id="1", designations=(Designation(listed_on=date(2021, 5, 5)),))
    renamed = replace(stays, names=(Name(full="Ann Lee-Smith"),))
    goes = replace(YACHT, id="2")
    ended = Designation(listed_on=date(2020, 1, 1), delisted_on=date(2023, 9, 1))
    over = Entry(
        id="3", schema=Schema.COMPANY, names=(Name(full="Over Ltd"),), designations=(ended,)
    )
    comes = Entry(id="4", schema=Schema.COMPANY, names=(Name(full="New Example Ltd"),))
    for day, entries in zip(
        DAYS, ((stays, goes, over), (stays, over), (renamed, over, comes)), strict=True
    ):
        with made.register.write() as connection:
            write_release(connection, entries, released_on=day, body=str(day).encode())
    yield made
    made.close()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 6, 1), {"DILBAR"}),  # of whom nobody says since when
        (date(2020, 6, 1), {"DILBAR", "Over Ltd"}),
        (date(2022, 1, 10), {"Ann Lee", "DILBAR", "Over Ltd"}),
        (date(2022, 9, 1), {"Ann Lee", "DILBAR", "Over Ltd"}),
        (date(2023, 4, 12), {"Ann Lee", "Over Ltd"}),
        (date(2023, 12, 1), {"Ann Lee", "New Example Ltd"}),
        (date(2024, 6, 1), {"Ann Lee-Smith", "New Example Ltd"}),
    ],
)
def test_as_of_a_day_it_is_who_stood_on_the_list(
    moving: Context, day: date, expected: set[str]
) -> None:
    written = parties(list(export_followthemoney(moving, as_of=day)))
    assert {entity["caption"] for entity in written} == expected
    assert all(entity["properties"]["topics"] == ["sanction"] for entity in written)


def test_an_address_with_nothing_between_its_commas_is_in_normal_form() -> None:
    place = Place(text="101-19, Longgang District, , Shenzhen, CHINA")
    (address,) = exported(replace(PERSON, addresses=(place,)))[0]["properties"]["address"]
    assert (
        address == registry.address.clean(address) == "101-19, Longgang District, Shenzhen, CHINA"
    )
