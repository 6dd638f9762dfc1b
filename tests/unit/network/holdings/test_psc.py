from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from tests.support.holdings import lines, read

from watchword.model import Interest, Schema, Share

_KIND = "-person-with-significant-control"


def psc(
    company: str = "102498", kind: str = f"individual{_KIND}", **data: object
) -> dict[str, Any]:
    stated = {
        "kind": kind,
        "name": "Ms Jane Example",
        "links": {"self": f"/company/{company}/persons-with-significant-control/x/abc"},
        "notified_on": "2016-04-06",
        **data,
    }
    return {"company_number": company, "data": {k: v for k, v in stated.items() if v is not None}}


def test_a_person_and_the_natures_of_her_control() -> None:
    found = read(
        lines(
            psc(
                date_of_birth={"month": 2, "year": 1977},
                nationality="British,Cypriot",
                address={"premises": "1", "address_line_1": "High St", "country": "England"},
                natures_of_control=[
                    "ownership-of-shares-25-to-50-percent",
                    "voting-rights-50-to-75-percent-as-trust",
                    "right-to-appoint-and-remove-directors",
                    "significant-influence-or-control",
                ],
            )
        )
    )
    assert (found.formats, found.problems) == (["uk-psc"], [])
    assert {each.owned for each in found.holdings} == {"gb-coh:00102498"}
    assert [each.interest for each in found.holdings] == [
        Interest.SHARES,
        Interest.VOTES,
        Interest.BOARD,
        Interest.INFLUENCE,
    ]
    first, second, *_ = found.holdings
    assert first.share == Share(low=Fraction(25), high=Fraction(50), low_open=True)
    assert second.share == Share(low=Fraction(50), high=Fraction(75), low_open=True, high_open=True)
    assert second.detail == "voting-rights-50-to-75-percent-as-trust"
    assert first.starts_on == date(2016, 4, 6)
    assert first.source.url is not None
    owner = found.party("Ms Jane Example")
    assert (owner.schema, owner.birth_date) == (Schema.PERSON, "1977-02")
    assert owner.countries == ("gb", "cy")
    assert owner.address == "1, High St, England"


def test_one_who_ceased_held_until_the_day_before() -> None:
    (holding,) = read(lines(psc(ceased_on="2020-01-01", natures_of_control=[]))).holdings
    assert (holding.ends_on, holding.interest) == (date(2019, 12, 31), Interest.UNKNOWN)


@pytest.mark.parametrize(
    ("registered", "number", "key"),
    [
        ("England", "01234567", "gb-coh:01234567"),
        ("United Kingdom", "1234567", "gb-coh:01234567"),
        ("Scotland", "SC123456", "gb-coh:SC123456"),
        ("Cyprus", "HE 123", "test:/company/102498/persons-with-significant-control/x/abc"),
    ],
)
def test_a_body_is_the_company_of_its_number(registered: str, number: str, key: str) -> None:
    body = psc(
        kind=f"corporate-entity{_KIND}",
        name="Vesna Ltd",
        identification={"country_registered": registered, "registration_number": number},
        natures_of_control=["ownership-of-shares-75-to-100-percent"],
    )
    found = read(lines(body))
    assert found.holdings[0].owner == key
    party = found.party("Vesna Ltd")
    assert party.schema is Schema.COMPANY
    assert party.countries == (("cy",) if registered == "Cyprus" else ("gb",))


def test_a_protected_person_exists_without_a_name() -> None:
    found = read(
        lines(
            psc(
                kind=f"super-secure{_KIND}",
                name=None,
                description="super-secure-persons-with-significant-control",
            )
        )
    )
    owner = next(each for each in found.parties if each.key == found.holdings[0].owner)
    assert (owner.known, owner.name) == (False, "")
    assert found.problems == []


def test_statements_give_an_unknown_owner_or_nobody() -> None:
    kind = "persons-with-significant-control-statement"
    found = read(
        lines(
            psc("1", kind, name=None, statement="psc-exists-but-not-identified"),
            psc("2", kind, name=None, statement="no-individual-or-entity-with-signficant-control"),
            {"company_number": "3", "data": {"kind": "exemptions"}},
            {"data": {"kind": "totals#persons-of-significant-control-snapshot", "count": 3}},
        )
    )
    (holding,) = found.holdings
    assert (holding.owned, holding.detail) == ("gb-coh:00000001", "psc-exists-but-not-identified")
    told = [each.message for each in found.problems]
    assert len(told) == 3
    assert any("count" not in each and "no-individual" in each for each in told)


@pytest.mark.parametrize(
    "odd",
    [
        {"company_number": None, "data": {"kind": "x"}},
        {"company_number": "1", "data": {"kind": None, "natures_of_control": "x"}},
        {"company_number": "1", "data": {"kind": "x", "date_of_birth": {"year": "1970"}}},
        {"company_number": "1", "data": {"kind": "x", "date_of_birth": {"year": 10**30}}},
        {"company_number": "1", "data": {"kind": "x", "natures_of_control": [5, {"a": 1}]}},
        {"company_number": ["1"], "data": []},
        {"company_number": "1", "data": {"kind": "x", "notified_on": "soon", "links": 4}},
    ],
)
def test_odd_lines_are_told_and_never_fail(odd: dict[str, Any]) -> None:
    found = read(lines(psc(), odd))
    assert found.holdings
    assert found.problems
