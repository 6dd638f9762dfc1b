"""Holdings tied to targets: what lists state, what reports claim, who is whom and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from tests.support.entries import write_release
from tests.support.holdings import table
from tests.support.reports import actor, document, write_report

from watchword.model import (
    CountryRole,
    CountryTie,
    Designation,
    Entry,
    EntryKey,
    Identifier,
    IdentifierKind,
    Interest,
    Name,
    Party,
    Relation,
    RelationKind,
    Schema,
    Share,
    day_interval,
)
from watchword.service.allowing import decide
from watchword.service.context import Context
from watchword.service.holdings import add_holdings
from watchword.service.holdings.linking import Ground, link_parties, party_subject
from watchword.service.holdings.listed import claimed_holdings, listed_holdings
from watchword.service.holdings.network import find_parties, read_around, read_network
from watchword.service.indexing import ensure_index
from watchword.settings import Settings


def in_country(code: str, role: CountryRole) -> tuple[CountryTie, ...]:
    return (CountryTie(role=role, country=code, text=code),)


LISTED = (Designation(listed_on=date(2022, 3, 3)),)
PETROV = Entry(
    id="1",
    schema=Schema.PERSON,
    names=(Name(full="Oleg Petrovich Lanternov"),),
    designations=LISTED,
    birth_dates=(day_interval(date(1961, 5, 4)),),
    countries=in_country("ru", CountryRole.NATIONALITY),
)
BANK = Entry(
    id="2",
    schema=Schema.COMPANY,
    names=(Name(full="Kamaspero Shipping JSC"),),
    designations=LISTED,
    countries=in_country("ru", CountryRole.JURISDICTION),
    identifiers=(Identifier(kind=IdentifierKind.TAX_NUMBER, value="7707083893", country="ru"),),
    relations=(
        Relation(kind=RelationKind.OWNED_BY, other="Oleg Petrovich Lanternov"),
        Relation(kind=RelationKind.LED_BY, other="Somebody Unlisted", detail="Director:"),
        Relation(kind=RelationKind.FORMERLY_OWNED_BY, other="", other_id="3"),
        Relation(kind=RelationKind.LINKED_TO, other="Kamaspero Shipping JSC"),
    ),
)
SISTER = Entry(
    id="3",
    schema=Schema.PERSON,
    names=(Name(full="Vesna Lanternova"),),
    designations=LISTED,
    relations=(Relation(kind=RelationKind.FAMILY, other="x", other_id="1", detail="sister"),),
)
OLEG, SHIPPING, VESNA = (EntryKey("us", "sdn", each).target for each in "123")
TIE = {
    "source": "a1",
    "target": "a2",
    "kind": "ownership",
    "detail": "owns",
    "share": ">25",
    "former": False,
    "evidence": {"start": 0, "end": 9},
    "held": {"status": "unknown", "note": ""},
}


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    made = Context(Settings(register=str(tmp_path_factory.mktemp("network") / "r.sqlite")))
    with made.register.write() as connection:
        write_release(connection, [PETROV, BANK, SISTER])
        owner = actor("Oleg Lanternov", targets=(OLEG,))
        owned = {**actor("Night Trading", country="cy"), "id": "a2", "schema": "Company"}
        write_report(
            connection, "Oleg owns it.", read={**document("Oleg owns it.", owner, owned),
                                                "relations": [TIE]}
        )  # fmt: skip
    ensure_index(made)
    yield made
    made.close()


def person(key: str, **facts: object) -> Party:
    return Party(key=key, name="Oleg Petrovich Lanternov", schema=Schema.PERSON, **facts)  # type: ignore[arg-type]


def body(key: str, name: str, **facts: object) -> Party:
    return Party(key=key, name=name, schema=Schema.COMPANY, **facts)  # type: ignore[arg-type]


def test_relations_of_lists_are_holdings_of_their_entries(context: Context) -> None:
    found = listed_holdings(context)
    told = {(each.owner, each.owned): each for each in found.holdings}
    owned = told[OLEG, SHIPPING]
    assert (owned.interest, owned.share, owned.detail) == (Interest.SHARES, None, "owned by")
    assert owned.source.name == "us/sdn"
    assert owned.source.locator == "entry 2, release of 2023-04-12"
    over = told[VESNA, SHIPPING]
    assert (over.interest, over.ends_on) == (Interest.SHARES, date(2023, 4, 11))
    family = told[VESNA, OLEG]
    assert (family.interest, family.detail) == (Interest.FAMILY, "sister")
    leader = next(each for each in found.holdings if each.interest is Interest.DIRECTOR)
    assert (leader.owned, leader.detail) == (SHIPPING, "Director")
    assert leader.owner.startswith("listed:us/sdn:")
    assert len(found.holdings) == 4  # a relation to itself is none
    assert not any(each.source.claim for each in found.holdings)


def test_nobody_stood_on_the_list_before_it_was_there(context: Context) -> None:
    assert listed_holdings(context, as_of=date(2001, 1, 1)).holdings == ()
    assert len(listed_holdings(context, as_of=date(2023, 4, 12)).holdings) == 4


def test_what_lists_state_is_remembered_until_it_is_damaged(context: Context) -> None:
    found = listed_holdings(context, as_of=date(2024, 1, 1))
    for path in context.index_folder.glob("holdings-*.json"):
        path.write_text(path.read_text().replace("owned by", "OWNED BY"))
    again = listed_holdings(context, as_of=date(2024, 1, 1))
    assert [each.detail for each in again.holdings] == [
        each.detail.replace("owned by", "OWNED BY") for each in found.holdings
    ]
    for path in context.index_folder.glob("holdings-*.json"):
        path.write_text("[[], [{}]]")
    assert listed_holdings(context, as_of=date(2024, 1, 1)) == found


def test_relations_of_reports_are_claims(context: Context) -> None:
    (claim,) = claimed_holdings(context).holdings
    assert claim.source.claim
    assert (claim.owner, claim.interest) == (OLEG, Interest.SHARES)
    assert claim.share is not None
    assert (claim.share.low, claim.share.low_open) == (Fraction(25), True)
    assert claim.source.locator.endswith("characters 0-9")
    assert claimed_holdings(context, as_of=date(2001, 1, 1)).holdings == ()


@pytest.mark.parametrize(
    ("party", "target", "ground"),
    [
        (person("a", birth_date="1961-05-04", countries=("ru",)), OLEG, Ground.FACTS),
        (person("a", birth_date="1961-05", countries=("ru", "cy")), OLEG, Ground.FACTS),
        (person("a", birth_date="1961", countries=("ru",)), OLEG, Ground.NAME),
        (person("a", birth_date="1961-05-04"), OLEG, Ground.NAME),
        (person("a"), OLEG, Ground.NAME),
        (body("a", "Kamaspero Shipping JSC", countries=("ru",)), SHIPPING, Ground.FACTS),
        (body("a", "Kamaspero Shipping", countries=("ru",)), SHIPPING, Ground.FACTS),
        (body("a", "Kamaspero Shipping JSC"), SHIPPING, Ground.NAME),
        (
            body("a", "Renamed Holding", identifiers={"ru-inn": "7707083893"}),
            SHIPPING,
            Ground.IDENTIFIER,
        ),
    ],
)
def test_how_sure_a_link_is(context: Context, party: Party, target: str, ground: Ground) -> None:
    (link,) = link_parties(context, [party])
    assert (link.party, link.target, link.ground) == ("a", target, ground)
    assert link.certain is (ground is not Ground.NAME)
    assert link.explanation


@pytest.mark.parametrize(
    "party",
    [
        person("a", birth_date="1985-01-01", countries=("br",)),
        body("a", "Kamaspero Shipping JSC", identifiers={"ru-inn": "1234567890"}),
    ],
)
def test_what_contradicts_is_never_certain(context: Context, party: Party) -> None:
    assert not any(each.certain for each in link_parties(context, [party]))


def test_who_is_not_named_is_linked_to_nobody(context: Context) -> None:
    assert link_parties(context, [Party(key="a", name="", known=False)]) == []
    assert link_parties(context, [body("a", "Entirely Unrelated Bakery")]) == []


def test_a_known_false_positive_is_no_link(context: Context) -> None:
    party = person("a", birth_date="1961-05", countries=("cy", "ru"))
    assert link_parties(context, [party])
    decide(context, party_subject(party), OLEG, by="me")
    assert link_parties(context, [party]) == []


def test_the_network_has_certain_parties_under_their_targets(
    context: Context, tmp_path: Path
) -> None:
    path = tmp_path / "in.csv"
    path.write_text(
        table(
            "owner,owned,share,owner_kind,owner_birth_date,owner_country",
            "Oleg Petrovich Lanternov,Front One,60,person,1961-05-04,ru",
            "Vesna Lanternova,Front One,40,person,,",
            "Front One,Front Two,100,,,",
            "Stranger,Elsewhere,100,,,",
        )
    )
    add_holdings(context, [path], name="Ours")
    whole = read_network(context)
    stakes = {(each.owner, each.owned): each.share for each in whole.holdings}
    assert stakes[OLEG, "Ours:front one"] == Share.exactly(60)
    assert stakes["Ours:vesna lanternova", "Ours:front one"] == Share.exactly(40)
    assert [each.party for each in whole.uncertain] == ["Ours:vesna lanternova"]
    keys = {each.key for each in whole.parties}
    assert "Ours:oleg petrovich lanternov" not in keys
    assert {OLEG, SHIPPING, "Ours:stranger"} <= keys
    assert {end for ends in stakes for end in ends} <= keys

    near = read_around(context, [OLEG], depth=1)
    owned = {each.owned for each in near.holdings if each.owner == OLEG}
    assert {"Ours:front one", SHIPPING} <= owned
    assert "Ours:stranger" not in {each.key for each in near.parties}
    far = read_around(context, [OLEG], depth=3, claims=False)
    assert "Ours:front two" in {each.key for each in far.parties}
    assert not any(each.source.claim for each in far.holdings)
    from_below = read_around(context, ["Ours:front two"], depth=2)
    assert OLEG in {each.key for each in from_below.parties}

    (front,) = find_parties(context, "front ONE")
    assert front.key == "Ours:front one"
