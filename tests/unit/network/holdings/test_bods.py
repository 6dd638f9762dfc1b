from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from tests.support.holdings import (
    entity,
    lines,
    person,
    read,
    relationship,
    shares,
    statement,
)

from watchword.errors import Unrecognised
from watchword.model import Holding, Interest, Schema, Share, SpellKind
from watchword.network.holdings.bods import INTERESTS, read_bounds

ACME = entity("e1", "Acme Ltd", ("GB-COH", "102498"))
JANE = person("p1", "Jane Smith", birthDate="1975-06", nationalities=[{"code": "GB"}])


def one(*interests: dict[str, Any], **more: object) -> Holding:
    found = read(lines(ACME, JANE, relationship("r1", "e1", "p1", *interests, **more)))
    (holding,) = found.holdings
    return holding


@pytest.mark.parametrize("form", ["lines", "list"])
def test_a_person_and_a_company(form: str) -> None:
    stated = [ACME, JANE, relationship("r1", "e1", "p1", shares(75, startDate="2010-01-01"))]
    found = read(lines(*stated) if form == "lines" else json.dumps(stated, indent=2))
    assert found.formats == ["bods"]
    assert found.problems == []
    (holding,) = found.holdings
    assert (holding.owner, holding.owned) == ("test:p1", "gb-coh:00102498")
    assert (holding.interest, holding.share) == (Interest.SHARES, Share.exactly(75))
    assert holding.starts_on == date(2010, 1, 1)
    assert holding.source.url == "https://register.example/"
    assert "statement r1-2024-05-01" in holding.source.locator
    jane = found.party("Jane Smith")
    assert (jane.schema, jane.birth_date, jane.countries) == (Schema.PERSON, "1975-06", ("gb",))
    acme = found.party("Acme Ltd")
    assert (acme.key, acme.schema) == ("gb-coh:00102498", Schema.COMPANY)


def test_references_may_come_before_their_records() -> None:
    found = read(lines(relationship("r1", "e1", "p1", shares(10)), JANE, ACME))
    assert found.problems == []
    assert found.holdings[0].owner == "test:p1"


@pytest.mark.parametrize(
    ("share", "wanted"),
    [
        ({"exact": 14.2}, Share.exactly(Fraction(71, 5))),
        ({"minimum": 25, "maximum": 50}, Share(low=Fraction(25), high=Fraction(50))),
        (
            {"exclusiveMinimum": 25, "maximum": 50},
            Share(low=Fraction(25), high=Fraction(50), low_open=True),
        ),
        (
            {"minimum": 25, "exclusiveMaximum": 50},
            Share(low=Fraction(25), high=Fraction(50), high_open=True),
        ),
        # Version 0.3 said with a truth value that an end is open.
        (
            {"minimum": 25, "maximum": 50, "exclusiveMinimum": True, "exclusiveMaximum": False},
            Share(low=Fraction(25), high=Fraction(50), low_open=True),
        ),
        ({"minimum": 25}, Share(low=Fraction(25), high=Fraction(100))),
        ({"maximum": 5}, Share(low=Fraction(0), high=Fraction(5))),
        ({}, None),
    ],
)
def test_the_bounds_of_a_share(share: dict[str, Any], wanted: Share | None) -> None:
    assert read_bounds(share) == wanted


@pytest.mark.parametrize(
    "share",
    [
        {"exact": 101},
        {"exact": -1},
        {"exact": True},
        {"exact": [50]},
        {"exact": "1/0"},
        {"exact": 1e300},
        {"minimum": 60, "maximum": 50},
    ],
)
def test_a_share_that_cannot_be_is_a_problem(share: dict[str, Any]) -> None:
    found = read(
        lines(ACME, JANE, relationship("r1", "e1", "p1", {"type": "shareholding", "share": share}))
    )
    assert found.holdings[0].share is None
    assert found.codes == ["value-unreadable"]


def test_every_interest_of_the_codelist_is_read() -> None:
    found = read(
        lines(ACME, JANE, relationship("r1", "e1", "p1", *({"type": kind} for kind in INTERESTS)))
    )
    assert found.problems == []
    assert [each.interest for each in found.holdings] == list(INTERESTS.values())
    assert INTERESTS["appointmentOfBoard"] is Interest.BOARD
    assert INTERESTS["nominee"] is Interest.NOMINEE


def test_an_interest_of_no_codelist_is_unknown_and_told() -> None:
    found = read(lines(ACME, JANE, relationship("r1", "e1", "p1", {"type": "affection"})))
    assert found.holdings[0].interest is Interest.UNKNOWN
    assert found.codes == ["kind-unknown"]


def test_the_end_is_the_first_day_on_which_the_interest_is_no_more() -> None:
    assert one(shares(50, endDate="2020-03-01")).ends_on == date(2020, 2, 29)
    same = one(shares(50, startDate="2020-03-01", endDate="2020-03-01"))
    assert (same.starts_on, same.ends_on) == (date(2020, 3, 1), date(2020, 3, 1))


def test_indirect_and_summed_up_holdings_are_marked() -> None:
    assert one(shares(50, directOrIndirect="indirect")).indirect
    assert one(shares(50), componentRecords=["r2"]).indirect
    assert not one(shares(50, directOrIndirect="unknown")).indirect
    assert not one(shares(50, directOrIndirect="direct"), componentRecords=[]).indirect


def test_what_makes_a_beneficial_owner_is_kept() -> None:
    assert one(shares(50, beneficialOwnershipOrControl=True)).beneficial is True
    assert one(shares(50)).beneficial is None


def test_the_bands_of_the_uk_s_register_have_its_open_ends() -> None:
    words = "Relationship Type: ['ownership-of-shares-25-to-50-percent']"
    assert one(shares(25.0, 50.0, details=words)).share == Share(
        low=Fraction(25), high=Fraction(50), low_open=True
    )


def test_consolidation_is_no_control_and_the_ultimate_parent_sums_up() -> None:
    words = "Relationship Type: IS_ULTIMATELY_CONSOLIDATED_BY"
    holding = one({"type": "otherInfluenceOrControl", "details": words})
    assert (holding.interest, holding.indirect) == (Interest.CONSOLIDATION, True)
    direct = one({"type": "otherInfluenceOrControl", "details": "IS_DIRECTLY_CONSOLIDATED_BY"})
    assert (direct.interest, direct.indirect) == (Interest.CONSOLIDATION, False)


def test_the_newest_statement_of_a_record_holds_and_earlier_ones_are_its_past() -> None:
    renamed = entity("e1", "Acme Group Ltd", ("GB-COH", "102498"))
    renamed["statementDate"] = "2024-06-01"
    found = read(lines(renamed, ACME, JANE, relationship("r1", "e1", "p1", shares(5))))
    assert [each.name for each in found.parties] == ["Acme Group Ltd", "Jane Smith"]
    assert found.problems == []
    acme = found.parties[0]
    assert acme.aliases == ("Acme Ltd",)
    assert [(each.kind, each.value, each.starts_on, each.ends_on) for each in acme.spells] == [
        (SpellKind.NAME, "Acme Ltd", None, date(2024, 5, 31)),
        (SpellKind.NAME, "Acme Group Ltd", date(2024, 6, 1), None),
    ]
    assert "statement e1-2024-05-01" in acme.spells[0].source.locator


def test_an_older_statement_stays_true_of_the_time_before() -> None:
    older = relationship("r1", "e1", "p1", shares(60, startDate="2010-01-01"))
    older = {**older, "statementDate": "2010-02-01"}
    newer = {
        **relationship("r1", "e1", "p1", shares(40, startDate="2023-05-01")),
        "statementDate": "2023-06-01",
    }
    for order in ((older, newer), (newer, older)):
        found = read(lines(ACME, JANE, *order))
        spans = {(each.share, each.starts_on, each.ends_on) for each in found.holdings}
        assert spans == {
            (Share.exactly(60), date(2010, 1, 1), date(2023, 4, 30)),
            (Share.exactly(40), date(2023, 5, 1), None),
        }


def test_a_correction_replaces_what_it_corrects() -> None:
    older = {**relationship("r1", "e1", "p1", shares(60)), "statementDate": "2010-02-01"}
    found = read(lines(ACME, JANE, older, relationship("r1", "e1", "p1", shares(40))))
    assert [each.share for each in found.holdings] == [Share.exactly(40)]
    assert found.codes == ["value-conflict"]


def test_a_closed_relationship_ended() -> None:
    details = relationship("r1", "e1", "p1", shares(50, startDate="2020-01-01"))["recordDetails"]
    closed = statement("r1", "relationship", details, status="closed", day="2022-01-01")
    (holding,) = read(lines(ACME, JANE, closed)).holdings
    assert holding.ends_on == date(2021, 12, 31)


def test_an_unspecified_owner_exists_without_a_name() -> None:
    reason = {"reason": "subjectUnableToConfirmOrIdentifyBeneficialOwner", "description": "no idea"}
    found = read(lines(ACME, relationship("r1", "e1", reason)))
    (holding,) = found.holdings
    owner = next(each for each in found.parties if each.key == holding.owner)
    assert (owner.known, owner.name) == (False, "")
    assert holding.detail == "subjectUnableToConfirmOrIdentifyBeneficialOwner: no idea"
    assert holding.interest is Interest.UNKNOWN


def test_an_anonymous_person_is_a_person_without_a_name() -> None:
    hidden = statement("p9", "person", {"isComponent": False, "personType": "anonymousPerson"})
    found = read(lines(ACME, hidden, relationship("r1", "e1", "p9", shares(50))))
    owner = next(each for each in found.parties if each.key == "test:p9")
    assert (owner.known, owner.schema, owner.name) == (False, Schema.PERSON, "")
    assert found.problems == []


def test_a_reference_to_nothing_is_told_and_kept() -> None:
    found = read(lines(ACME, relationship("r1", "e1", "nobody", shares(50))))
    assert found.codes == ["relation-unresolved"]
    assert found.holdings[0].owner == "test:nobody"
    assert "test:nobody" in {each.key for each in found.parties}


def test_an_older_version_is_named() -> None:
    old = {"statementID": "x", "statementType": "entityStatement", "name": "Acme"}
    with pytest.raises(Unrecognised, match=r"before 0\.4"):
        read(lines(old))


@pytest.mark.parametrize(
    "odd",
    [
        {"recordType": "entity", "recordId": "e2", "recordDetails": None},
        {"recordType": "entity", "recordId": "e2", "recordDetails": {"entityType": "state"}},
        {"recordType": "person", "recordId": "p2", "recordDetails": {"names": "x"}},
        {"recordType": "person", "recordId": "p2", "recordDetails": {"birthDate": {"a": 1}}},
        {"recordType": "relationship", "recordId": "r2", "recordDetails": {"interests": 5}},
        {"recordType": "relationship", "recordId": "r2", "recordDetails": {"interests": [None]}},
        {"recordType": "relationship", "recordId": "r2", "statementDate": 5},
        {"recordType": "planet", "recordId": "x"},
        {"recordType": "entity"},
        {"recordType": ["entity"], "recordId": {"a": 1}},
    ],
)
def test_odd_statements_are_told_or_read_and_never_fail(odd: dict[str, Any]) -> None:
    good = [ACME, JANE, relationship("r1", "e1", "p1", shares(75))]
    found = read(lines(*good, *good, *good, *good, odd))
    assert Share.exactly(75) in {each.share for each in found.holdings}
