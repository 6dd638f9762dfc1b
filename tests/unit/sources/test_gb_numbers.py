"""Passports, identities and registrations in the United Kingdom's lists."""

from __future__ import annotations

from datetime import date

import pytest

from watchword.model import Feature, IdentifierKind, ProblemCode, Schema
from watchword.sources.draft import Draft
from watchword.sources.gb.numbers import add_documents, add_imo_numbers, add_registrations

PASSPORT, NATIONAL = IdentifierKind.PASSPORT, IdentifierKind.NATIONAL_ID
TAX, REGISTRATION = IdentifierKind.TAX_NUMBER, IdentifierKind.REGISTRATION_NUMBER


def draft() -> Draft:
    return Draft("TST0001", Schema.PERSON, "")


@pytest.mark.parametrize(
    ("details", "country", "issued_on", "expires_on"),
    [
        ("Iranian", "ir", None, None),
        ("(Libya)", "ly", None, None),
        ("UK passport", "gb", None, None),
        ("CAR diplomatic passport no.", "cf", None, None),
        ("as of 2006", None, None, None),
        ("Issuing Country: Belgium. Date of Expiry: 19/09/2023.", "be", None, date(2023, 9, 19)),
        ("Issued by the Democratic People's Republic of Korea", "kp", None, None),
        ("Issued in Muscat, Oman", "om", None, None),
        (
            "Date of issue: 10 Jan 2012. Place of issue: Bamako, Mali.",
            "ml",
            date(2012, 1, 10),
            None,
        ),
        ("Afghan. Issued in Kabul on 13 Sep 1998", "af", date(1998, 9, 13), None),
        ("Valid from 20.5.2014 to 19.5.2019", None, date(2014, 5, 20), date(2019, 5, 19)),
        ("Expiration date: 24 November 2026", None, None, date(2026, 11, 24)),
    ],
)
def test_details_say_who_issued_a_passport_and_when(
    details: str, country: str | None, issued_on: date | None, expires_on: date | None
) -> None:
    made = draft()
    add_documents(made, PASSPORT, "P 123456", details)
    (found,) = made.identifiers
    assert (found.kind, found.value, found.country) == (PASSPORT, "P 123456", country)
    assert (found.issued_on, found.expires_on) == (issued_on, expires_on)
    assert found.remark == details


@pytest.mark.parametrize(
    ("number", "details", "kind", "value"),
    [
        ("770701114560", "Russia INN", TAX, "770701114560"),
        ("TIN: 782513826759", "", TAX, "782513826759"),
        ("INN 772914217910", "", TAX, "772914217910"),
        ("Taxpayer No. 184101937739", "", TAX, "184101937739"),
        ("423-31-3021", "US social security", IdentifierKind.SOCIAL_SECURITY, "423-31-3021"),
        ("012546", "Malian birth certificate", IdentifierKind.BIRTH_CERTIFICATE, "012546"),
        ("12/SAKHANA(N)020199", "NRC number", NATIONAL, "12/SAKHANA(N)020199"),
        ("Identity card 216040 (Yemeni)", "", NATIONAL, "216040"),
        ("Italian Fiscal Code SSDSBN68B10Z352F", "", TAX, "SSDSBN68B10Z352F"),
    ],
)
def test_details_say_what_a_national_number_is(
    number: str, details: str, kind: IdentifierKind, value: str
) -> None:
    made = draft()
    add_documents(made, NATIONAL, number, details)
    assert [(each.kind, each.value) for each in made.identifiers] == [(kind, value)]


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("Tunisia number G557170 issued on 16 Nov 1989.", ["G557170"]),
        ("LIBYAN PASSPORT No.B/001897", ["B/001897"]),
        ("NO33301/862. Issued 17 Oct 1997. Expires 1 Oct 2005", ["NO33301/862"]),
        ("TR-P 614 166 (Turkish). Issued on 22 Mar 2006", ["TR-P 614 166"]),
        ("Holder of Tunisian Passport No x599070 issued in November 2016", ["x599070"]),
        ("381420565 and 654120219", ["381420565", "654120219"]),
        ("No. 563310042", ["563310042"]),
    ],
)
def test_a_number_is_found_among_the_words_about_it(cell: str, values: list[str]) -> None:
    made = draft()
    add_documents(made, PASSPORT, "", cell)
    assert [each.value for each in made.identifiers] == values


def test_a_cell_without_a_number_is_kept() -> None:
    made = draft()
    add_documents(made, PASSPORT, "", "Uganda Passport.")
    assert made.identifiers == []
    assert made.features == [Feature(label="Passport", value="Uganda Passport.")]


def test_a_monstrous_cell_is_kept_whole() -> None:
    made = draft()
    add_documents(made, PASSPORT, "1 " * 50_000, "")
    assert made.identifiers == []
    assert len(made.features[0].value) == 99_999


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("5742647", [(REGISTRATION, "5742647", "", None)]),
        ("M 354838 D 0001", [(REGISTRATION, "M 354838 D 0001", "", None)]),
        ("1534407 (BVI)", [(REGISTRATION, "1534407", "", "vg")]),
        ("Russian TIN: 7718763393", [(TAX, "7718763393", "Russian TIN", "ru")]),
        ("Russian TIN number - \n6310000160", [(TAX, "6310000160", "Russian TIN number", "ru")]),
        ("9709056472 - Russia INN", [(TAX, "9709056472", "Russia INN", "ru")]),
        (
            "(1) OGRN: 1056604520499 (2) Tax ID Number/INN: 6672197493 (3) KPP: 668501001",
            [
                (REGISTRATION, "1056604520499", "OGRN", None),
                (TAX, "6672197493", "Tax ID Number/INN", None),
                (REGISTRATION, "668501001", "KPP", None),
            ],
        ),
        (
            "SWIFT/BIC MINNRUMM  Tax ID No. 7725039953 (Russia)",
            [
                (IdentifierKind.BIC, "MINNRUMM", "SWIFT/BIC", None),
                (TAX, "7725039953", "Tax ID No", "ru"),
            ],
        ),
        (
            "(1) Legal Entity Identifier: 5299008ONRYZRO61SY92 (2) VAT Tax Number - DE 258714047",
            [
                (IdentifierKind.LEI, "5299008ONRYZRO61SY92", "Legal Entity Identifier", None),
                (TAX, "DE 258714047", "VAT Tax Number", None),
            ],
        ),
    ],
)
def test_registrations_keep_label_and_country(
    cell: str, numbers: list[tuple[IdentifierKind, str, str, str | None]]
) -> None:
    made = draft()
    add_registrations(made, cell)
    found = [(each.kind, each.value, each.label, each.country) for each in made.identifiers]
    assert found == numbers
    assert made.features == []


def test_a_registration_without_a_number_is_kept() -> None:
    made = draft()
    add_registrations(made, "registered in Minsk")
    assert made.features == [
        Feature(label="Business registration number", value="registered in Minsk")
    ]


def test_imo_numbers_lose_their_prefix_and_keep_what_else_is_said() -> None:
    made = draft()
    add_imo_numbers(made, "IMO9562233|IMO 7408873 (formerly)|IMO9562234")
    assert [each.value for each in made.identifiers] == ["9562233", "7408873", "9562234"]
    assert made.features == [Feature(label="IMO number", value="IMO 7408873 (formerly)")]
    assert [each.code for each in made.problems] == [ProblemCode.IDENTIFIER_INVALID]
