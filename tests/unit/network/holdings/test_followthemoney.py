from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from tests.support.holdings import lines, read

from watchword.model import Interest, Schema, Share


def ftm(identity: str, schema: str, **properties: object) -> dict[str, Any]:
    return {"id": identity, "schema": schema, "properties": properties}


OWNER = ftm("p1", "Person", name=["Oleg Petrov", "Олег Петров"], birthDate=["1961"], country=["ru"])
ASSET = ftm(
    "c1",
    "Company",
    name=["Vesna Holdings"],
    jurisdiction=["cy"],
    registrationNumber=["HE 123"],
    leiCode=["5493001KJTIIGC8Y1R12"],
    incorporationDate=["2018-06"],
)


def test_parties_and_an_ownership() -> None:
    link = ftm(
        "o1",
        "Ownership",
        owner=["p1"],
        asset=["c1"],
        percentage=["25–50%"],
        startDate=["2018-06-01"],
        endDate=["2021"],
        role=["shareholder"],
        publisher=["Cyprus Registrar"],
        sourceUrl=["https://register.example/"],
    )
    found = read(lines(OWNER, ASSET, link))
    assert (found.formats, found.problems) == (["ftm"], [])
    (holding,) = found.holdings
    assert (holding.owner, holding.owned) == ("test:p1", "test:c1")
    assert (holding.interest, holding.detail) == (Interest.SHARES, "shareholder")
    assert holding.share == Share(low=Fraction(25), high=Fraction(50))
    assert (holding.starts_on, holding.ends_on) == (date(2018, 6, 1), date(2021, 12, 31))
    assert holding.source.name == "Cyprus Registrar"
    assert holding.source.url == "https://register.example/"
    person, company = found.parties
    assert (person.schema, person.aliases) == (Schema.PERSON, ("Олег Петров",))
    assert company.identifiers == {
        "lei": "5493001KJTIIGC8Y1R12",
        "cy-registration": "HE 123",
    }
    assert company.founded_on == date(2018, 6, 1)


@pytest.mark.parametrize(
    ("schema", "owner", "owned", "interest"),
    [
        ("Directorship", "director", "organization", Interest.DIRECTOR),
        ("Family", "person", "relative", Interest.FAMILY),
        ("Associate", "person", "associate", Interest.ASSOCIATE),
        ("UnknownLink", "subject", "object", Interest.UNKNOWN),
        ("Membership", "member", "organization", Interest.ASSOCIATE),
        ("Representation", "agent", "client", Interest.NOMINEE),
    ],
)
def test_links_of_every_kind(schema: str, owner: str, owned: str, interest: Interest) -> None:
    link = ftm("l1", schema, **{owner: ["p1"], owned: ["c1"]}, percentage=["50"])
    (holding,) = read(lines(OWNER, ASSET, link)).holdings
    assert (holding.owner, holding.owned) == ("test:p1", "test:c1")
    assert (holding.interest, holding.share) == (interest, None)


def test_a_link_of_several_ends_is_several_holdings() -> None:
    link = ftm("o1", "Ownership", owner=["p1", {"id": "p2"}], asset=["c1"])
    assert [each.owner for each in read(lines(OWNER, ASSET, link)).holdings] == [
        "test:p1",
        "test:p2",
    ]


def test_several_percentages_are_all_between_them() -> None:
    link = ftm("o1", "Ownership", owner=["p1"], asset=["c1"], percentage=["40", ">50-60"])
    found = read(lines(OWNER, ASSET, link))
    assert found.holdings[0].share == Share(low=Fraction(40), high=Fraction(60))
    assert found.codes == ["value-conflict"]


def test_a_percentage_of_garbage_is_told() -> None:
    link = ftm("o1", "Ownership", owner=["p1"], asset=["c1"], percentage=["most of it"])
    found = read(lines(OWNER, ASSET, link))
    assert (found.holdings[0].share, found.codes) == (None, ["value-unreadable"])


def test_a_link_of_one_end_and_a_schema_of_no_party_are_told() -> None:
    half = ftm("o1", "Ownership", owner=["p1"])
    found = read(lines(OWNER, ASSET, half, ftm("s1", "Sanction"), ftm("s2", "Sanction")))
    assert found.holdings == []
    assert found.codes == ["relation-unresolved", "kind-unknown"]
    assert "2 times" in found.problems[1].message


def test_a_british_number_is_the_company_s() -> None:
    company = ftm("c2", "Company", name=["B"], jurisdiction=["gb"], registrationNumber=["102498"])
    (party,) = read(lines(company)).parties
    assert party.identifiers == {"gb-coh": "00102498"}
