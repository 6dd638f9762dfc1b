"""Dates, countries, kinds, identifiers."""

from __future__ import annotations

from datetime import date

import pytest

from watchword.compare.evidence import Agreement
from watchword.compare.facts import (
    compare_countries,
    compare_dates,
    compare_identifiers,
    compare_sexes,
    identifier_key,
    kinds_can_meet,
)
from watchword.model import (
    DateInterval,
    Identifier,
    IdentifierKind,
    Schema,
    day_interval,
    spanning_interval,
    year_interval,
)

AGREE, NEAR, CONTRADICT = Agreement.AGREE, Agreement.NEAR, Agreement.CONTRADICT


def day(text: str) -> DateInterval:
    return day_interval(date.fromisoformat(text))


@pytest.mark.parametrize(
    ("query", "listed", "expected"),
    [
        (day("1952-10-07"), day("1952-10-07"), AGREE),
        (day("1952-10-07"), year_interval(1952), AGREE),
        (year_interval(1960), spanning_interval(year_interval(1958), year_interval(1963)), AGREE),
        (day("1952-01-01"), day("1952-10-07"), AGREE),  # 1 January stands for the year
        (day("1952-07-10"), day("1952-10-07"), NEAR),
        (day("1925-10-07"), day("1952-10-07"), CONTRADICT),
        (day("1982-10-07"), day("1952-10-07"), NEAR),  # one digit
        (year_interval(1961), year_interval(1960, circa=True), NEAR),
        (year_interval(1963), year_interval(1960, circa=True), NEAR),
        (year_interval(1963), year_interval(1960), CONTRADICT),
        (year_interval(1990), year_interval(1960, circa=True), CONTRADICT),
    ],
)
def test_dates(query: DateInterval, listed: DateInterval, expected: Agreement) -> None:
    found = compare_dates([query], [listed])
    assert found is not None
    assert found.agreement is expected


def test_the_best_of_several_birth_dates_counts() -> None:
    found = compare_dates(
        [day("1952-10-07")], [year_interval(1952), day("1952-10-07"), day("1970-02-03")]
    )
    assert found is not None
    assert str(found.listed) == "1952-10-07"
    assert compare_dates([], [year_interval(1952)]) is None


def test_countries_and_sexes() -> None:
    shared = compare_countries(["ru", "uz"], ["uz"])
    other = compare_countries(["ru"], ["uz"])
    assert shared is not None
    assert other is not None
    assert (shared.agreement, shared.shared) == (AGREE, ("uz",))
    assert other.agreement is CONTRADICT
    assert compare_countries([], ["uz"]) is None
    sex = compare_sexes("male", "female")
    assert sex is not None
    assert sex.agreement is CONTRADICT
    assert compare_sexes(None, "female") is None


@pytest.mark.parametrize(
    ("query", "listed", "can"),
    [
        (None, Schema.VESSEL, True),
        (Schema.PERSON, Schema.PERSON, True),
        (Schema.PERSON, Schema.COMPANY, False),
        (Schema.PERSON, Schema.VESSEL, False),
        (Schema.COMPANY, Schema.ORGANIZATION, True),
        (Schema.COMPANY, Schema.VESSEL, False),
        (Schema.LEGAL_ENTITY, Schema.PERSON, True),
        (Schema.LEGAL_ENTITY, Schema.COMPANY, True),
        (Schema.LEGAL_ENTITY, Schema.AIRPLANE, False),
        (Schema.PERSON, Schema.CRYPTO_WALLET, True),
    ],
)
def test_kinds(query: Schema | None, listed: Schema, can: bool) -> None:
    assert kinds_can_meet(query, listed) is can


def number(kind: IdentifierKind, value: str, country: str | None = None) -> Identifier:
    return Identifier(kind=kind, value=value, country=country)


def agreements(query: Identifier, listed: Identifier) -> list[Agreement]:
    return [item.agreement for item in compare_identifiers([query], [listed])]


def test_a_shared_identifier_whatever_its_punctuation() -> None:
    passport = number(IdentifierKind.PASSPORT, "AB 123-4567", "ir")
    assert agreements(number(IdentifierKind.PASSPORT, "ab1234567"), passport) == [AGREE]
    assert agreements(number(IdentifierKind.OTHER, "AB1234567"), passport) == [AGREE]
    assert agreements(number(IdentifierKind.PASSPORT, "AB1234567", "iq"), passport) == []
    assert agreements(number(IdentifierKind.TAX_NUMBER, "AB1234567"), passport) == []


def test_two_passports_say_nothing_and_two_imo_numbers_do() -> None:
    assert (
        agreements(
            number(IdentifierKind.PASSPORT, "A1234567", "ir"),
            number(IdentifierKind.PASSPORT, "B7654321", "ir"),
        )
        == []
    )
    assert agreements(
        number(IdentifierKind.IMO, "9187629"), number(IdentifierKind.IMO, "IMO 9187631")
    ) == [CONTRADICT]


def test_national_numbers_contradict_within_one_country_only() -> None:
    ours = number(IdentifierKind.NATIONAL_ID, "1234567", "ir")
    assert agreements(ours, number(IdentifierKind.NATIONAL_ID, "7654321", "ir")) == [CONTRADICT]
    assert agreements(ours, number(IdentifierKind.NATIONAL_ID, "7654321", "iq")) == []
    assert agreements(ours, number(IdentifierKind.NATIONAL_ID, "7654321")) == []


def test_short_numbers_decide_nothing() -> None:
    assert (
        agreements(number(IdentifierKind.PASSPORT, "12"), number(IdentifierKind.PASSPORT, "12"))
        == []
    )


def test_wallets_keep_their_case_unless_hexadecimal() -> None:
    assert identifier_key(number(IdentifierKind.WALLET, "1AbCdEfGh")) == "1AbCdEfGh"
    one, other = (number(IdentifierKind.WALLET, text) for text in ("0xABCDEF12", "0xabcdef12"))
    assert identifier_key(one) == identifier_key(other)
