"""Labelled facts in the free text of the European and the Swiss list."""

from __future__ import annotations

import pytest

from watchword.model import ContactKind, IdentifierKind, RelationKind, Schema
from watchword.sources.draft import Draft
from watchword.sources.european_text import read_free_text, says_company


def _read(text: str, schema: Schema = Schema.ORGANIZATION) -> Draft:
    draft = Draft("1", schema, "here")
    read_free_text(draft, text)
    return draft


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (
            "State Registration Number: 1067746244026",
            IdentifierKind.REGISTRATION_NUMBER,
            "1067746244026",
        ),
        ("Tax Registration Number: 7705713236", IdentifierKind.TAX_NUMBER, "7705713236"),
        ("OGRN: 1027700067328", IdentifierKind.REGISTRATION_NUMBER, "1027700067328"),
        ("IMO Number: 8405270", IdentifierKind.IMO, "8405270"),
        (
            "(a) International Maritime Organization (IMO) Number: 9187629; (b) other",
            IdentifierKind.IMO,
            "9187629",
        ),
        ("SWIFT/BIC AGRULYLT (Libya)", IdentifierKind.BIC, "AGRULYLT"),
    ],
)
def test_numbers_of_bodies(text: str, kind: IdentifierKind, value: str) -> None:
    assert [(each.kind, each.value) for each in _read(text).identifiers] == [(kind, value)]


def test_a_number_in_brackets_is_another_partys() -> None:
    text = "Associated entity: Managed by UAC (registration number: 1067759884598)"
    assert _read(text).identifiers == []


def test_a_persons_text_gives_no_numbers_of_bodies() -> None:
    text = "Owner of a company. Registration number: 1067746244026. Passport number: M174950"
    draft = _read(text, Schema.PERSON)
    assert [each.value for each in draft.identifiers] == ["M174950"]


def test_contacts_and_foundation() -> None:
    draft = _read(
        "Telephone: +963-11-5327266; Fax: +963 11 5316396; E-mail: info@example.sy, "
        "Website: http://example.sy\nDate of registration: 30.12.1996"
    )
    assert [(each.kind, each.value) for each in draft.contacts] == [
        (ContactKind.PHONE, "+963-11-5327266"),
        (ContactKind.FAX, "+963 11 5316396"),
        (ContactKind.EMAIL, "info@example.sy"),
        (ContactKind.WEBSITE, "http://example.sy"),
    ]
    assert [str(each) for each in draft.founded_on] == ["1996-12-30"]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Son of Jalaluddin Haqqani.", [(RelationKind.FAMILY, "Jalaluddin Haqqani")]),
        (
            "Daughter of Sajida Khayrallah Tilfah and Saddam Hussein. Name in Arabic: x",
            [
                (RelationKind.FAMILY, "Sajida Khayrallah Tilfah"),
                (RelationKind.FAMILY, "Saddam Hussein"),
            ],
        ),
        (
            "Brother of Jalaluddin Haqqani and uncle of Sirajuddin Haqqani.",
            [
                (RelationKind.FAMILY, "Jalaluddin Haqqani"),
                (RelationKind.FAMILY, "Sirajuddin Haqqani"),
            ],
        ),
        ("Father’s name is Mabrouk.", [(RelationKind.FAMILY, "Mabrouk")]),
        (
            "Subsidiary of Iran Electronics Industries. Date of listing 23.5.2011.",
            [(RelationKind.SUBSIDIARY_OF, "Iran Electronics Industries")],
        ),
        (
            "Associated individuals: Milad Jafari; Artem Yamshchikov, director",
            [
                (RelationKind.ASSOCIATE, "Milad Jafari"),
                (RelationKind.ASSOCIATE, "Artem Yamshchikov"),
            ],
        ),
        (
            "Last known directors: Hana Paul Jon, Adnan Talib Hashim Al-Amiri",
            [
                (RelationKind.LED_BY, "Hana Paul Jon"),
                (RelationKind.LED_BY, "Adnan Talib Hashim Al-Amiri"),
            ],
        ),
        (
            "Associated entities:\n-\tOOO TSK Vektor, a.k.a. LLC TSK Vektor\n"
            "-\tXiamen Limbach Aviation Engine Co., Ltd.",
            [
                (RelationKind.LINKED_TO, "OOO TSK Vektor"),
                (RelationKind.LINKED_TO, "Xiamen Limbach Aviation Engine Co., Ltd."),
            ],
        ),
        ("The son of a general, he is controlled by nobody.", []),
    ],
)
def test_relations(text: str, relations: list[tuple[RelationKind, str]]) -> None:
    assert [(each.kind, each.other) for each in _read(text).relations] == relations


def test_only_an_own_reference_of_the_united_nations_is_taken() -> None:
    own = _read("UN reference number: QDi.401. Associated with ISIL (QDe.115).")
    assert [(each.scheme, each.value) for each in own.cross_references] == [
        ("un-reference", "QDi.401")
    ]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Limited Liability Company", True),
        ("Public Joint Stock Company", True),
        ("Type of entity: private company", True),
        ("Front company of Sad Export Import Company", False),
        ("Type of entity: Museum", False),
    ],
)
def test_what_says_that_it_is_a_company(text: str, company: bool) -> None:
    assert says_company(text) is company
