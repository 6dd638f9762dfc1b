"""What a target takes from the entries that make it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.support.entries import OWNER, write_release

from watchword.index import Index
from watchword.model import (
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Schema,
    Strength,
    day_interval,
)
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.targets import common_schema, join_names, lead_name
from watchword.settings import Settings

BORN = day_interval(date(1953, 9, 9))


def test_the_name_that_most_lists_lead_with_stands_for_a_target() -> None:
    entries = [
        replace(OWNER, names=(Name(full=name),))
        for name in ("Mohammed Hassan Ibrahim", "Hassan Dahir AWEYS", "hassan dahir aweys")
    ]
    assert lead_name(entries) == "Hassan Dahir AWEYS"
    assert lead_name(entries[:2]) == "Mohammed Hassan Ibrahim"


def test_the_kind_is_what_most_lists_say_and_else_the_narrower() -> None:
    assert common_schema([Schema.ORGANIZATION, Schema.ORGANIZATION, Schema.COMPANY]) == (
        Schema.ORGANIZATION
    )
    assert common_schema([Schema.ORGANIZATION, Schema.COMPANY]) is Schema.COMPANY
    assert common_schema([Schema.LEGAL_ENTITY, Schema.PERSON]) is Schema.PERSON


def test_a_name_is_strong_where_any_list_has_it_so() -> None:
    weak = Name(full="Sheikh Hassan", kind=NameKind.ALIAS, strength=Strength.WEAK)
    strong = replace(weak, full="SHEIKH  Hassan", strength=Strength.STRONG)
    lead = Name(full="Hassan Dahir Aweys")
    found = join_names(
        [replace(OWNER, names=(weak,)), replace(OWNER, names=(lead, strong))], lead.full
    )
    assert [(name.full, name.strength) for name in found] == [
        ("Hassan Dahir Aweys", Strength.STRONG),
        ("Sheikh Hassan", Strength.STRONG),
    ]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    context = Context(Settings(register=str(tmp_path / "register.sqlite")))
    passport = Identifier(kind=IdentifierKind.PASSPORT, value="72 1234567", country="ru")
    other = replace(
        OWNER,
        id="EU.1.2",
        names=(Name(full="Alisher USMANOV"),),
        birth_dates=(replace(BORN, text="09/09/1953"), day_interval(date(1953, 9, 10))),
        identifiers=(passport, replace(passport, value="721234567")),
        sex="male",
    )
    with context.register.write() as connection:
        write_release(connection, [OWNER], released_on=date(2022, 3, 4), body=b"us")
        write_release(
            connection,
            [other],
            authority="eu",
            list_key="fsf",
            released_on=date(2022, 3, 5),
            body=b"eu",
        )
        write_release(
            connection,
            [replace(OWNER, id="house-1")],
            authority="own",
            list_key="house",
            released_on=date(2022, 3, 6),
            body=b"own",
        )
    yield ensure_index(context)
    context.close()


def test_facts_of_all_lists_stand_side_by_side_once_each(index: Index) -> None:
    row = index.row_of_target("ww-0000000000000000")
    assert row is None
    (target,) = [
        target
        for target in map(index.target, range(len(index)))
        if "us" in {listing.authority for listing in target.listings}
    ]
    assert [listing.authority for listing in target.listings] == ["us", "eu"]
    assert [str(each) for each in target.birth_dates] == ["1953-09-09", "1953-09-10"]
    assert [each.kind.value for each in target.identifiers] == ["tax-number", "passport"]
    assert target.sex == "male"


def test_the_id_of_every_entry_leads_to_its_target(index: Index) -> None:
    rows = set()
    for row in range(len(index)):
        target = index.target(row)
        assert target.id == target.listings[0].key.target
        assert {index.row_of_target(each) for each in target.ids} == {row}
        rows.add(row)
    assert len(rows) == len(index)
    assert index.row_of_target("ww-zz") is None


def test_an_own_list_stays_by_itself(index: Index) -> None:
    assert len(index) == 2
    (own,) = [
        target
        for target in map(index.target, range(len(index)))
        if target.listings[0].authority == "own"
    ]
    assert len(own.listings) == 1
