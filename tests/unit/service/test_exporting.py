"""What is exported is valid FollowTheMoney, by followthemoney's own word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.support.entries import OWNER, YACHT
from tests.support.sample import sample_register

from watchword.errors import WrongUse
from watchword.model import (
    DateBasis,
    DateInterval,
    Entry,
    Name,
    Precision,
    Relation,
    RelationKind,
    Release,
    Schema,
    target_id,
)
from watchword.service.context import Context
from watchword.service.exporting import export_followthemoney
from watchword.service.followthemoney import Exporter
from watchword.text.keys import loose_key

# After watchword.text, which stands in for PyICU where that is missing.
from followthemoney import model  # isort: skip
from followthemoney.cli.cli import cli  # isort: skip

Entity = dict[str, Any]


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    made = sample_register(tmp_path_factory.mktemp("sample"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def entities(context: Context) -> list[Entity]:
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


def test_every_target_is_there_with_its_sanction(context: Context, entities: list[Entity]) -> None:
    targets = {entity["id"] for entity in entities if entity.get("target")}
    sanctioned = {
        entity["properties"]["entity"][0] for entity in entities if entity["schema"] == "Sanction"
    }
    with context.register.read() as reader:
        total = sum(each.release.targets for each in reader.current_releases())
    assert len(targets) == total
    assert sanctioned <= targets
    assert len(sanctioned) > total * 0.9


def test_an_unknown_authority_is_wrong_use(context: Context) -> None:
    with pytest.raises(WrongUse, match="xx"):
        list(export_followthemoney(context, authority="xx"))


def exported(*entries: Entry) -> list[Entity]:
    from datetime import UTC, date, datetime

    release = Release(
        authority="us",
        list="sdn",
        format="us.sdn_xml",
        released_on=date(2023, 4, 12),
        released_on_basis=DateBasis.GIVEN,
        read_at=datetime.now(UTC),
        sha256="",
        targets=len(entries),
        problems=0,
    )
    known = {loose_key(name.full): entry.id for entry in entries for name in entry.names}
    schemas = {entry.id: entry.schema.value for entry in entries}
    exporter = Exporter(release, known, schemas)
    return [entity for entry in entries for entity in exporter.entities(entry)]


def test_names_go_where_their_kind_and_strength_say() -> None:
    owner = exported(OWNER)[0]["properties"]
    assert set(owner["name"]) == {"Alisher Burhanovich USMANOV", "Алишер УСМАНОВ"}
    assert owner["weakAlias"] == ["Uncle Alisher"]
    assert owner["birthDate"] == ["1953-09-09"]
    assert owner["taxNumber"] == ["1601 108019"]


def test_a_range_of_dates_gives_its_ends_and_keeps_its_words() -> None:
    from datetime import date

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
