"""Which column says what, from the headings that real files have."""

from __future__ import annotations

import pytest

from watchword.errors import WrongUse
from watchword.service.screening.columns import (
    Columns,
    apply_wishes,
    guess_columns,
    need_a_name,
    unique_names,
)
from watchword.service.screening.header_words import EITHER, PHRASES
from watchword.service.screening.headings import heading_key, read_heading
from watchword.service.screening.roles import IDENTIFIER_ROLES, Role


def guess(headings: str) -> dict[str, list[str]]:
    return guess_columns(unique_names(headings.split("|"))).to_dict()


@pytest.mark.parametrize(
    ("headings", "wanted"),
    [
        (
            "full_name|first_name|middle_name|last_name|gender|date_of_birth|nationality",
            {
                "name": ["full_name"],
                "given_name": ["first_name"],
                "middle_name": ["middle_name"],
                "family_name": ["last_name"],
                "birth_date": ["date_of_birth"],
                "nationality": ["nationality"],
                "sex": ["gender"],
            },
        ),
        (
            "CustomerID|CustomerName|CustomerDOB|CountryCode|Passport No.|alias1|alias2",
            {
                "name": ["CustomerName"],
                "alias": ["alias1", "alias2"],
                "birth_date": ["CustomerDOB"],
                "country": ["CountryCode"],
                "id": ["CustomerID"],
                "passport": ["Passport No."],
            },
        ),
        (
            "Kunden-Nr|Name|Vorname|Geburtsdatum|Staatsangehoerigkeit|Steuernummer",
            {
                "given_name": ["Vorname"],
                "family_name": ["Name"],
                "birth_date": ["Geburtsdatum"],
                "nationality": ["Staatsangehoerigkeit"],
                "id": ["Kunden-Nr"],
                "tax_number": ["Steuernummer"],
            },
        ),
        (
            "id_client|Nom|Prénom|Date de naissance|Nationalité|Sexe",
            {
                "given_name": ["Prénom"],
                "family_name": ["Nom"],
                "birth_date": ["Date de naissance"],
                "nationality": ["Nationalité"],
                "sex": ["Sexe"],
                "id": ["id_client"],
            },
        ),
        (
            "Nombre|Primer Apellido|Segundo Apellido|Fecha de Nacimiento|País|DNI",
            {
                "given_name": ["Nombre"],
                "family_name": ["Primer Apellido", "Segundo Apellido"],
                "birth_date": ["Fecha de Nacimiento"],
                "country": ["País"],
                "national_id": ["DNI"],
            },
        ),
        (
            "cognome|nome|data di nascita|cittadinanza|codice fiscale",
            {
                "given_name": ["nome"],
                "family_name": ["cognome"],
                "birth_date": ["data di nascita"],
                "nationality": ["cittadinanza"],
                "tax_number": ["codice fiscale"],
            },
        ),
        (
            "imię|nazwisko|data urodzenia|obywatelstwo|płeć|PESEL",
            {
                "given_name": ["imię"],
                "family_name": ["nazwisko"],
                "birth_date": ["data urodzenia"],
                "nationality": ["obywatelstwo"],
                "sex": ["płeć"],
                "national_id": ["PESEL"],
            },
        ),
        (
            "ФИО|Дата рождения|Гражданство|ИНН|Пол",
            {
                "name": ["ФИО"],
                "birth_date": ["Дата рождения"],
                "nationality": ["Гражданство"],
                "sex": ["Пол"],
                "tax_number": ["ИНН"],
            },
        ),
        (
            "姓名|出生日期|国籍|性别|护照号码",
            {
                "name": ["姓名"],
                "birth_date": ["出生日期"],
                "nationality": ["国籍"],
                "sex": ["性别"],
                "passport": ["护照号码"],
            },
        ),
        (
            "Entity Type|Company Name|Registration No|LEI|BIC/SWIFT|Jurisdiction|IMO Number",
            {
                "company_name": ["Company Name"],
                "country": ["Jurisdiction"],
                "kind": ["Entity Type"],
                "registration_number": ["Registration No"],
                "imo": ["IMO Number"],
                "bic": ["BIC/SWIFT"],
                "lei": ["LEI"],
            },
        ),
        (
            "id|schema|properties.name|properties.birthDate|properties.passportNumber",
            {
                "name": ["properties.name"],
                "birth_date": ["properties.birthDate"],
                "kind": ["schema"],
                "id": ["id"],
                "passport": ["properties.passportNumber"],
            },
        ),
        ("name|year of birth", {"name": ["name"], "birth_year": ["year of birth"]}),
    ],
)
def test_headings_of_real_files(headings: str, wanted: dict[str, list[str]]) -> None:
    assert guess(headings) == wanted


@pytest.mark.parametrize(
    "heading",
    [
        "place_of_birth",
        "country of birth",
        "bank name",
        "mother's name",
        "city",
        "account type",
        "e-mail",
        "remark",
        "username",
        "document type",
        "spouse first name",
        "country_risk",
        "::",
        "\x00",
        "",
    ],
)
def test_what_is_something_else_is_not_taken(heading: str) -> None:
    assert read_heading(heading) is None


def test_no_heading_means_two_things() -> None:
    seen: dict[str, Role] = {}
    for role, phrases in PHRASES.items():
        for phrase in phrases:
            assert seen.setdefault(heading_key(phrase), role) is role, phrase
    assert not {heading_key(phrase) for phrase in EITHER} & set(seen)


def test_every_role_but_the_parts_can_be_guessed() -> None:
    assert set(PHRASES) == set(Role)
    assert len(IDENTIFIER_ROLES) > 10


def test_other_parties_of_a_row_are_left_alone() -> None:
    columns = guess_columns(["name", "beneficiary name", "nationality", "beneficiary nationality"])
    assert columns.to_dict() == {"name": ["name"], "nationality": ["nationality"]}
    assert columns.unused == ("beneficiary name", "beneficiary nationality")


def test_a_second_plain_name_is_another_name_of_the_same_party() -> None:
    assert guess("full name|name") == {"name": ["full name"], "alias": ["name"]}


def test_a_country_among_an_address_is_no_nationality() -> None:
    columns = guess_columns(["name", "street", "city", "country"])
    assert Role.COUNTRY not in columns.places
    assert "country" in columns.notes[0]
    said = apply_wishes(columns, ["country=country"])
    assert said.of(Role.COUNTRY) == (3,)
    assert guess("name|e-mail address|country")["country"] == ["country"]


def test_a_maiden_name_is_the_family_name_where_there_is_no_other() -> None:
    assert guess("prénom|nom de naissance")["family_name"] == ["nom de naissance"]
    assert guess("prénom|nom|nom de naissance")["maiden_name"] == ["nom de naissance"]


def test_what_the_user_says_stands() -> None:
    columns = guess_columns(["Name", "Given Name", "Surname", "Kunde seit", "x"])
    said = apply_wishes(columns, ["name=kunde  SEIT", "birth-date=x", "sex="])
    assert said.to_dict() == {"name": ["Kunde seit"], "birth_date": ["x"]}
    assert said.said == {Role.NAME, Role.BIRTH_DATE, Role.SEX}
    parts = apply_wishes(columns, ["given_name=x"])
    assert Role.NAME not in parts.places
    several = apply_wishes(columns, ["alias=x", "alias=Kunde seit"])
    assert several.of(Role.ALIAS) == (4, 3)


def test_a_column_that_is_said_to_be_one_thing_is_no_other() -> None:
    columns = apply_wishes(guess_columns(["name", "dob"]), ["id=dob"])
    assert columns.to_dict() == {"name": ["name"], "id": ["dob"]}


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("name", "ROLE=COLUMN"),
        ("nom=x", "no such role"),
        ("name=nothing", "no column 'nothing'"),
        ("name=x!", "no column"),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(wish: str, said: str) -> None:
    columns = Columns(names=("x", "X "), places={})
    with pytest.raises(WrongUse, match=said):
        apply_wishes(columns, [wish])


def test_a_file_without_a_name_is_refused() -> None:
    with pytest.raises(WrongUse, match="no column looks like a name among: a, dob"):
        need_a_name(guess_columns(["a", "dob"]))


def test_headings_become_unique_whatever_their_case() -> None:
    assert unique_names(["a", "A", "", "a", " b "]) == ("a", "A_2", "column_3", "a_3", "b")
