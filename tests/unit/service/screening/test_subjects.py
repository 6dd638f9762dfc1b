"""Rows as subjects: what is taken from them, and what is said of the rest."""

from __future__ import annotations

import pytest

from watchword.model import IdentifierKind, Schema
from watchword.screen.subject import Subject
from watchword.service.screening.answers import (
    read_country_cell,
    read_kind,
    read_sex,
    split_cell,
)
from watchword.service.screening.birth_dates import DayOrder
from watchword.service.screening.columns import guess_columns, unique_names
from watchword.service.screening.subjects import SubjectReader


def read(row: dict[str, object], kind: Schema | None = None) -> tuple[Subject | None, list[str]]:
    columns = guess_columns(unique_names(row))
    reader = SubjectReader(columns, order=DayOrder.EITHER, kind=kind)
    found = reader.read(list(row.values()))
    return found.subject, found.problems


def subject(row: dict[str, object], kind: Schema | None = None) -> Subject:
    found, problems = read(row, kind)
    assert found is not None
    assert problems == []
    return found


def test_everything_that_a_row_says() -> None:
    found = subject(
        {
            "id": "17",
            "name": " José Núñez ",
            "alias": "Pepe Núñez; J. Nunez | José Núñez",
            "dob": "1965-01-07",
            "nationality": "Spain;Cuba",
            "sex": "M",
            "type": "Individual",
            "passport": "A1234",
            "passport country": "Cuba",
            "tax number": "X-99",
            "IMO": "-",
        }
    )
    assert found.names == ("José Núñez", "Pepe Núñez", "J. Nunez")
    assert str(found.birth_date) == "1965-01-07"
    assert found.countries == ("es", "cu")
    assert found.sex == "male"
    assert found.schema is Schema.PERSON
    assert [(each.kind, each.value, each.country) for each in found.identifiers] == [
        (IdentifierKind.PASSPORT, "A1234", "cu"),
        (IdentifierKind.TAX_NUMBER, "X-99", None),
    ]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ({"first name": "Ana", "middle name": "Maria", "last name": "Cruz"}, ("Ana Maria Cruz",)),
        ({"last name": "Cruz", "first name": "Ana"}, ("Ana Cruz",)),
        ({"name": "Ana Cruz", "first name": "Ana", "last name": "Cruz"}, ("Ana Cruz",)),
        ({"name": "Cruz, Ana", "first name": "Ana", "last name": "CRUZ"}, ("Cruz, Ana",)),
        (
            {"name": "Annie C.", "first name": "Ana", "last name": "Cruz"},
            ("Annie C.", "Ana Cruz"),
        ),
        ({"name": "", "first name": "Ana", "last name": "Cruz"}, ("Ana Cruz",)),
        ({"name": "Ana Cruz", "surname": "Cruz"}, ("Ana Cruz",)),
        ({"name": "Ana", "surname": "Cruz"}, ("Ana Cruz",)),
        ({"first name": "NULL", "last name": "Cruz"}, ("Cruz",)),
        ({"first name": "Ana", "last name": "Null"}, ("Ana Null",)),
        (
            {"first name": "Ana", "last name": "Cruz", "maiden name": "Paz"},
            ("Ana Cruz", "Ana Paz"),
        ),
        ({"name": ["Ana Cruz", "Anna Cruz", None, "ana cruz"]}, ("Ana Cruz", "Anna Cruz")),
        ({"name": 12}, ("12",)),
    ],
)
def test_names(row: dict[str, object], names: tuple[str, ...]) -> None:
    assert subject(row).names == names


@pytest.mark.parametrize(
    ("row", "schema"),
    [
        ({"name": "A"}, None),
        ({"name": "A", "dob": "1970"}, None),
        ({"name": "A", "sex": "f"}, Schema.PERSON),
        ({"first name": "A", "last name": "B"}, Schema.PERSON),
        ({"first name": "", "last name": "Acme GmbH"}, None),
        ({"company name": "Acme"}, Schema.COMPANY),
        ({"company name": "Acme", "imo": "9661792"}, None),
        ({"vessel name": "Acme"}, Schema.VESSEL),
        ({"first name": "A", "last name": "B", "company": "Acme"}, Schema.PERSON),
        ({"name": "A", "kind": "Юридическое лицо"}, Schema.ORGANIZATION),
        ({"name": "A", "kind": "LegalEntity", "sex": "m"}, Schema.LEGAL_ENTITY),
        ({"first name": "A", "last name": "B", "kind": "vessel"}, Schema.VESSEL),
    ],
)
def test_what_a_subject_is(row: dict[str, object], schema: Schema | None) -> None:
    assert subject(row).schema is schema


def test_the_kind_that_is_said_stands_for_rows_that_say_none() -> None:
    assert subject({"name": "A"}, Schema.VESSEL).schema is Schema.VESSEL
    assert subject({"name": "A", "kind": ""}, Schema.VESSEL).schema is Schema.VESSEL
    assert subject({"name": "A", "kind": "person"}, Schema.VESSEL).schema is Schema.PERSON
    assert subject({"company": "A"}, Schema.VESSEL).schema is Schema.VESSEL


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"name": "A", "dob": "someday"}, "birth date 'someday' can't be read"),
        ({"name": "A", "nationality": "Atlantis"}, "no country that we know: Atlantis"),
        ({"name": "A", "nationality": "Cuba; Atlantis"}, "no country that we know: Atlantis"),
        ({"name": "A", "sex": "perhaps"}, "no sex that we know: perhaps"),
        ({"name": "A", "kind": "thing"}, "no kind of party that we know: thing"),
        ({"name": "A\ufffdB"}, "the name has characters that could not be read"),
        ({"name": "", "passport": "A12345"}, "no name: checked by its identifiers alone"),
        ({"name": "A", "dob": ["1970", "1980"]}, "a second birth date is not used: 1980"),
    ],
)
def test_what_is_not_understood_is_said_and_the_rest_is_checked(
    row: dict[str, object], said: str
) -> None:
    found, problems = read(row)
    assert found is not None
    assert problems == [said]


@pytest.mark.parametrize("name", ["", "  ", "-", "N/A", "NULL", "nan", None, [], [None, ""]])
def test_a_row_that_names_nobody(name: object) -> None:
    found, problems = read({"name": name, "dob": "someday"})
    assert found is None
    assert problems[0].startswith("no name")
    assert "someday" in problems[1]


def test_long_values_are_cut_in_what_is_said() -> None:
    _, problems = read({"name": "A", "dob": "x" * 10_000, "nationality": "y" * 10_000})
    assert all(len(each) < 200 for each in problems)


def test_a_row_without_a_nationality_has_the_country_of_its_registration() -> None:
    row: dict[str, object] = {"name": "A", "nationality": "", "jurisdiction": "Panama"}
    assert subject(row).countries == ("pa",)
    assert subject({**row, "nationality": "Cuba"}).countries == ("cu",)


def test_a_birth_date_in_parts_stands_in_for_one_that_is_missing() -> None:
    row: dict[str, object] = {"name": "A", "dob": "", "birth year": "1970", "birth month": "2"}
    assert str(subject(row).birth_date) == "1970-02"
    assert str(subject({**row, "dob": "1969"}).birth_date) == "1969"


def test_words_of_many_files() -> None:
    assert [read_sex(text) for text in ("M", "weiblich", "Ж", "Mme", "2")] == [
        "male",
        "female",
        "female",
        "female",
        "female",
    ]
    assert read_sex("divers") == ""
    assert read_sex("perhaps") is None
    assert read_kind("natürliche Person") is Schema.PERSON
    assert read_kind("PublicBody") is Schema.PUBLIC_BODY
    assert read_kind("perhaps") is None


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("Russia", ("ru",), ()),
        ("RUS", ("ru",), ()),
        ("ru; IR", ("ru", "ir"), ()),
        ("Russia, Iran", ("ru", "ir"), ()),
        ("Russia/Iran", ("ru", "ir"), ()),
        ("Atlantis", (), ("Atlantis",)),
        ("Congo, Atlantis", (), ("Congo, Atlantis",)),
        ("", (), ()),
        ("n/a", (), ()),
    ],
)
def test_countries(text: str, codes: tuple[str, ...], unknown: tuple[str, ...]) -> None:
    assert read_country_cell(text) == (codes, unknown)


def test_cells_of_several_values() -> None:
    assert split_cell("a; b|c\nd;;") == ["a", "b", "c", "d"]
    assert split_cell("Last, First") == ["Last, First"]
