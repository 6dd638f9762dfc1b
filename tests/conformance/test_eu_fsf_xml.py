"""The EU's consolidated financial sanctions list in XML 1.1."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree

from watchword.errors import Malformed
from watchword.model import (
    ContactKind,
    CountryRole,
    Entry,
    IdentifierKind,
    NameKind,
    NamePartKind,
    Precision,
    Problem,
    ProblemCode,
    RelationKind,
    Schema,
    Severity,
    Strength,
    encode_entry,
)
from watchword.sources.contract import Document
from watchword.sources.eu.fsf_xml import SOURCE

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<export xmlns="http://eu.europa.ec/fpi/fsd/export" '
    'generationDate="2023-04-13T16:30:00.000+02:00" globalFileId="1">'
)
ACT = (
    '<regulation regulationType="amendment" organisationType="council" '
    'publicationDate="2022-03-09" entryIntoForceDate="2022-03-10" '
    'numberTitle="2022/396 (OJ L80)" programme="UKR" logicalId="5">'
    "<publicationUrl>https://eur-lex.example/396</publicationUrl></regulation>"
)
QUOTED = (
    '<regulationSummary regulationType="amendment" publicationDate="2022-02-28" '
    'numberTitle="2022/336 (OJ L58)" publicationUrl="https://eur-lex.example/336"/>'
)
PERSON = '<subjectType code="person" classificationCode="P"/>'
BODY = '<subjectType code="enterprise" classificationCode="E"/>'


def _entity(content: str, attributes: str = 'euReferenceNumber="EU.1.1" logicalId="7"') -> str:
    return f"<sanctionEntity {attributes}>{content}</sanctionEntity>"


def _alias(whole: str, attributes: str = "", inner: str = "") -> str:
    return f'<nameAlias wholeName="{whole}" strong="true" {attributes}>{inner}</nameAlias>'


def _items(*entities: str) -> list[Entry | Problem]:
    body = HEAD + "".join(entities) + "</export>"
    return list(SOURCE.read_entries([Document.from_bytes(body.encode())]))


def _read(*entities: str) -> tuple[list[Entry], list[Problem]]:
    items = _items(*entities)
    return (
        [item for item in items if isinstance(item, Entry)],
        [item for item in items if isinstance(item, Problem)],
    )


def _one(entity: str) -> tuple[Entry, list[Problem]]:
    entries, problems = _read(entity)
    assert len(entries) == 1
    return entries[0], problems


FULL = _entity(
    "<remark>Date of listing: 1.1.2020\nSon of Jalaluddin Haqqani.</remark>"
    "<remark>Second remark</remark>"
    + ACT
    + PERSON
    + _alias("Alisjer USMANOV", 'nameLanguage="SV"', QUOTED)
    + _alias(
        "Alisher Burkhanovich  USMANOV",
        'firstName="Alisher" middleName="Burkhanovich" lastName="USMANOV" gender="M" '
        'title="(a) Dr, (b) Mullah" function="Chairman" nameLanguage="EN"',
        QUOTED,
    )
    + _alias("Алишер Бурханович УСМАНОВ", 'nameLanguage="RU"')
    + _alias("Alik", inner="<remark>low quality a.k.a.</remark>")
    + '<citizenship region="North" countryIso2Code="UZ" countryDescription="UZBEKISTAN">'
    "<remark>by birth</remark></citizenship>"
    '<birthdate circa="true" calendarType="GREGORIAN" city="Chust" place="Village" zipCode="1" '
    'birthdate="1953-09-09" dayOfMonth="9" monthOfYear="9" year="1953" region="Namangan" '
    'countryIso2Code="UZ" countryDescription="UZBEKISTAN"><remark>disputed</remark></birthdate>'
    '<address city="Tashkent" street="Street 1" poBox="12" zipCode="100" region="R" place="Block" '
    'asAtListingTime="true" countryIso2Code="UZ" countryDescription="UZBEKISTAN">'
    '<remark>former location</remark><contactInfo key="PHONE" value="+998 1; +998 2"/>'
    '<contactInfo key="EMAIL" value="a@b.uz"/><contactInfo key="FAX" value="+998 3"/>'
    '<contactInfo key="WEB" value="https://a.uz"/></address>'
    '<identification diplomatic="true" knownExpired="true" knownFalse="true" reportedLost="true" '
    'revokedByIssuer="true" issuedBy="Ministry" issueDate="2010-01-02" validFrom="2010-01-03" '
    'validTo="2020-01-02" latinNumber="L1" nameOnDocument="A. U." number="55 0314316" '
    'region="Moscow" identificationTypeCode="passport" '
    'identificationTypeDescription="National passport" countryIso2Code="RU" '
    'countryDescription="RUSSIAN FEDERATION"><remark>second page torn</remark></identification>',
    'designationDate="2022-02-28" designationDetails="Some details" unitedNationId="QDi.401" '
    'euReferenceNumber="EU.7514.12" logicalId="136051"',
)


def test_recognises_the_list_by_root_and_namespace() -> None:
    recognition = SOURCE.recognise(Document.from_bytes((HEAD + "</export>").encode()))
    assert recognition is not None
    assert recognition.list == "fsf"
    assert recognition.released_on == date(2023, 4, 13)
    assert recognition.partial == ""
    named = Document.from_bytes((HEAD + "</export>").encode(), "20230412-FULL-1_1(xsd).xml")
    again = SOURCE.recognise(named)
    assert again is not None
    assert again.date_in_name == date(2023, 4, 12)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<export generationDate='2023-04-13'/>",
        b'{"timestamp":"2026-02-08T01:15:33.971+00:00","status":500}',
        b"<html><body>http://eu.europa.ec/fpi/fsd/export</body></html>",
        b"Date_filexxxx;Entity_logical_id;Subject_type",
        b"<swiss-sanctions-list/>",
    ],
)
def test_leaves_everything_else_alone(body: bytes) -> None:
    assert SOURCE.recognise(Document.from_bytes(body)) is None


def test_every_field_of_a_person() -> None:
    entry, problems = _one(FULL)
    assert problems == []
    assert entry.id == "EU.7514.12"
    assert entry.schema is Schema.PERSON
    assert entry.locator == "sanctionEntity EU.7514.12"
    assert [(each.full, each.kind, each.strength, each.language) for each in entry.names] == [
        ("Alisher Burkhanovich USMANOV", NameKind.PRIMARY, Strength.STRONG, "en"),
        ("Alisjer USMANOV", NameKind.SPELLING, Strength.STRONG, "sv"),
        ("Алишер Бурханович УСМАНОВ", NameKind.ORIGINAL_SCRIPT, Strength.STRONG, "ru"),
        ("Alik", NameKind.ALIAS, Strength.WEAK, None),
    ]
    assert [(part.kind, part.value) for part in entry.names[0].parts] == [
        (NamePartKind.GIVEN, "Alisher"),
        (NamePartKind.MIDDLE, "Burkhanovich"),
        (NamePartKind.FAMILY, "USMANOV"),
    ]
    assert entry.names[0].remark == "2022/336 (OJ L58)"
    assert entry.names[3].remark == "low quality a.k.a."
    assert entry.sex == "male"
    assert entry.titles == ("Dr", "Mullah")
    assert entry.positions == ("Chairman",)
    assert entry.remarks == (
        "Date of listing: 1.1.2020\nSon of Jalaluddin Haqqani.",
        "Second remark",
    )
    assert [(each.scheme, each.value) for each in entry.cross_references] == [
        ("eu-logical-id", "136051"),
        ("un-reference", "QDi.401"),
    ]
    assert [(each.kind, each.other) for each in entry.relations] == [
        (RelationKind.FAMILY, "Jalaluddin Haqqani")
    ]


def test_birth_citizenship_and_address_of_a_person() -> None:
    entry, _ = _one(FULL)
    (born,) = entry.birth_dates
    assert (born.earliest, born.precision, born.circa) == (date(1953, 9, 9), Precision.DAY, True)
    (birth_place,) = entry.birth_places
    assert birth_place.text == "Village, Chust, Namangan, 1, UZBEKISTAN"
    assert (birth_place.country, birth_place.remark) == ("uz", "disputed")
    (tie,) = entry.countries
    assert (tie.role, tie.country, tie.text) == (CountryRole.CITIZENSHIP, "uz", "UZBEKISTAN")
    assert tie.remark == "North, by birth"
    (address,) = entry.addresses
    assert address.street == "Block, Street 1, P.O. Box 12"
    assert (address.city, address.region, address.postal_code) == ("Tashkent", "R", "100")
    assert address.remark == "former location, as at listing time"
    assert [(each.kind, each.value) for each in entry.contacts] == [
        (ContactKind.PHONE, "+998 1"),
        (ContactKind.PHONE, "+998 2"),
        (ContactKind.EMAIL, "a@b.uz"),
        (ContactKind.FAX, "+998 3"),
        (ContactKind.WEBSITE, "https://a.uz"),
    ]


def test_document_of_a_person() -> None:
    entry, _ = _one(FULL)
    (passport,) = entry.identifiers
    assert passport.kind is IdentifierKind.PASSPORT
    assert (passport.value, passport.country, passport.issuer) == ("55 0314316", "ru", "Ministry")
    assert (passport.issued_on, passport.expires_on) == (date(2010, 1, 2), date(2020, 1, 2))
    assert passport.label == "National passport"
    for said in (
        *("second page torn", "diplomatic", "expired", "false", "lost", "revoked"),
        *("L1", "A. U.", "Moscow", "valid from 2010-01-03"),
    ):
        assert said in passport.remark


def test_designation_of_a_person() -> None:
    entry, _ = _one(FULL)
    (designation,) = entry.designations
    assert designation.programmes == ("UKR",)
    assert designation.listed_on == date(2022, 2, 28)
    assert designation.basis == ("2022/396 (OJ L80)", "2022/336 (OJ L58)")
    assert designation.measures == ("Asset freeze",)
    assert designation.source == "UN"
    assert designation.remark == "Some details"
    acts = [each.value for each in entry.features if each.label == "Regulation"]
    assert acts == [
        "2022/396 (OJ L80): amendment by council, published 2022-03-09, in force 2022-03-10, "
        "https://eur-lex.example/396",
        "2022/336 (OJ L58): amendment, published 2022-02-28, https://eur-lex.example/336",
    ]


def test_a_body_has_its_function_as_the_reason() -> None:
    entry, problems = _one(
        _entity(
            ACT
            + BODY
            + _alias("M-Invest", 'function="cover entity for the Wagner Group in Sudan"')
            + '<identification number="1177847044066" identificationTypeCode="regnumber" '
            'countryIso2Code="00" countryDescription="UNKNOWN"/>'
            '<identification number="7811636632" identificationTypeCode="fiscalcode"/>'
            '<identification number="8405270" identificationTypeCode="imo"/>'
            '<identification number="AGRULYLT" identificationTypeCode="swiftbic"/>'
            '<identification number="156" identificationTypeCode="ssn"/>'
            '<identification number="77" identificationTypeCode="id"/>'
        )
    )
    assert problems == []
    assert entry.schema is Schema.ORGANIZATION
    assert entry.positions == ()
    assert entry.designations[0].reason == "cover entity for the Wagner Group in Sudan"
    assert [(each.kind, each.country) for each in entry.identifiers] == [
        (IdentifierKind.REGISTRATION_NUMBER, None),
        (IdentifierKind.TAX_NUMBER, None),
        (IdentifierKind.IMO, None),
        (IdentifierKind.BIC, None),
        (IdentifierKind.SOCIAL_SECURITY, None),
        (IdentifierKind.NATIONAL_ID, None),
    ]


def test_a_body_is_a_company_only_where_the_file_says_so() -> None:
    details = 'euReferenceNumber="EU.1.1" designationDetails="Limited Liability Company"'
    entry, _ = _one(_entity(ACT + BODY + _alias("X"), details))
    assert entry.schema is Schema.COMPANY
    entry, _ = _one(_entity(ACT + BODY + _alias("X Trading Company")))
    assert entry.schema is Schema.ORGANIZATION


@pytest.mark.parametrize(
    ("attributes", "remark", "strength"),
    [
        ('strong="false"', "", Strength.WEAK),
        ('strong="false"', "good quality alias", Strength.WEAK),
        ('strong="true"', "low quality alias", Strength.WEAK),
        ('strong="true"', "Low quality a.k.a.", Strength.WEAK),
        ('strong="true"', "lo quality", Strength.WEAK),
        ('strong="true"', "low-quality aka", Strength.WEAK),
        ('strong="true"', "good quality a.k.a.", Strength.STRONG),
        ('strong="true"', "develops high-quality optics", Strength.STRONG),
        ("", "", Strength.STRONG),
    ],
)
def test_trap_weak_aliases_stand_in_remarks(
    attributes: str, remark: str, strength: Strength
) -> None:
    alias = f'<nameAlias wholeName="Alik" {attributes}><remark>{remark}</remark></nameAlias>'
    entry, _ = _one(_entity(ACT + PERSON + _alias("Main Name", 'lastName="Name"') + alias))
    assert [each.strength for each in entry.names if each.full == "Alik"] == [strength]


def test_trap_weak_aliases_stand_in_remarks_on_the_whole_entry() -> None:
    entry, _ = _one(
        _entity(
            "<remark>Low quality a.k.a.: Abu Ali, Faycal. Good quality a.k.a.: Abu Alia</remark>"
            + ACT
            + PERSON
            + "".join(_alias(name) for name in ("Main Name", "Abu Ali", "Faycal", "Abu Alia"))
        )
    )
    assert {each.full for each in entry.names if each.strength is Strength.WEAK} == {
        "Abu Ali",
        "Faycal",
    }


def test_trap_strong_that_is_neither_true_nor_false_is_kept() -> None:
    entry, problems = _one(_entity(ACT + PERSON + '<nameAlias wholeName="A" strong="maybe"/>'))
    assert [problem.code for problem in problems] == [ProblemCode.VALUE_UNREADABLE]
    assert ("strong", "maybe") in [(each.label, each.value) for each in entry.features]


def test_names_in_remarks_and_kinds_of_names() -> None:
    entry, _ = _one(
        _entity(
            ACT
            + BODY
            + _alias(
                "Chernomorneftegaz",
                'nameLanguage="EN"',
                "<remark>formerly known as PJSC Old</remark>",
            )
            + _alias("Older", inner="<remark>formerly known as</remark>")
            + _alias("Abu Yasir", inner="<remark>(original script: Абу Ясир)</remark>")
            + _alias("Groupe X", 'nameLanguage="FR"')
            + _alias("Петр ЗИМА", inner="<remark>(original script)</remark>")
        )
    )
    kinds = {each.full: each.kind for each in entry.names}
    assert kinds == {
        "Chernomorneftegaz": NameKind.PRIMARY,
        "PJSC Old": NameKind.FORMER,
        "Older": NameKind.FORMER,
        "Abu Yasir": NameKind.ALIAS,
        "Абу Ясир": NameKind.ORIGINAL_SCRIPT,
        "Groupe X": NameKind.ALIAS,
        "Петр ЗИМА": NameKind.ORIGINAL_SCRIPT,
    }


def test_one_spelling_in_several_languages_is_one_name_that_says_so() -> None:
    entry, _ = _one(
        _entity(
            ACT
            + PERSON
            + _alias("A MAIN", 'lastName="MAIN"')
            + _alias("Ališer", 'nameLanguage="CS"', "<remark>one</remark>")
            + _alias("Ališer", 'nameLanguage="SK"', "<remark>two</remark>")
        )
    )
    (name,) = [each for each in entry.names if each.full == "Ališer"]
    assert (name.language, name.remark) == ("cs", "one; two; also sk")


def test_trap_a_person_stands_twice_under_two_regimes() -> None:
    first = _entity(ACT + PERSON + _alias("A"))
    other = _entity(ACT.replace("UKR", "LBY") + PERSON + _alias("A"))
    entries, problems = _read(first, other)
    assert [(each.id, each.designations[0].programmes) for each in entries] == [
        ("EU.1.1", ("UKR",)),
        ("EU.1.1~LBY", ("LBY",)),
    ]
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.ID_REUSED, Severity.INFO)
    ]
    assert ("eu-reference", "EU.1.1") in [
        (each.scheme, each.value) for each in entries[1].cross_references
    ]


def test_trap_an_id_that_two_entities_share_is_an_error_and_loses_neither() -> None:
    one = _entity(ACT + PERSON + _alias("A"), 'euReferenceNumber="EU.1.1"')
    entries, problems = _read(one, one.replace('"A"', '"B"'), one.replace('"A"', '"C"'))
    assert [each.name for each in entries] == ["A", "B", "C"]
    assert len({each.id for each in entries}) == 3
    assert {(each.code, each.severity) for each in problems} >= {
        (ProblemCode.ID_REUSED, Severity.ERROR)
    }


@pytest.mark.parametrize(
    ("attributes", "entry_id", "severity"),
    [
        ('logicalId="5295"', "5295", Severity.INFO),
        ('euReferenceNumber=" " logicalId="5295"', "5295", Severity.INFO),
        ("", "name-559aead08264d579", Severity.WARNING),
    ],
)
def test_trap_the_id_falls_back(attributes: str, entry_id: str, severity: Severity) -> None:
    entry, problems = _one(_entity(ACT + PERSON + _alias("A"), attributes))
    assert entry.id == entry_id
    assert [(each.code, each.severity) for each in problems] == [(ProblemCode.ID_MISSING, severity)]


@pytest.mark.parametrize(
    ("attributes", "shown", "circa"),
    [
        ('year="1958"', "1958", False),
        ('year="1958" circa="true"', "circa 1958", True),
        ('year="1958" monthOfYear="5"', "1958-05", False),
        ('yearRangeFrom="1958" yearRangeTo="1963"', "1958 to 1963", False),
        ('yearRangeFrom="1963" yearRangeTo="1958" circa="true"', "circa 1958 to 1963", True),
        ('birthdate="1958-05-06"', "1958-05-06", False),
        (
            'calendarType="ISLAMIC" birthdate="1982-04-19" year="1402" monthOfYear="6" '
            'dayOfMonth="24"',
            "1982-04-19",
            False,
        ),
    ],
)
def test_trap_partial_and_ranged_birth_dates(attributes: str, shown: str, circa: bool) -> None:
    entry, problems = _one(_entity(ACT + PERSON + _alias("A") + f"<birthdate {attributes}/>"))
    assert problems == []
    assert [(str(each), each.circa) for each in entry.birth_dates] == [(shown, circa)]


@pytest.mark.parametrize(
    ("country", "years"), [("IR", (1964, 1965)), ("AF", (1964, 1965)), ("SA", (1924, 1925))]
)
def test_trap_an_islamic_year_alone_is_doubtful(country: str, years: tuple[int, int]) -> None:
    born = f'<birthdate calendarType="ISLAMIC" year="1343" countryIso2Code="{country}"/>'
    entry, problems = _one(_entity(ACT + PERSON + _alias("A") + born))
    assert [problem.code for problem in problems] == [ProblemCode.DATE_DOUBTFUL]
    (interval,) = entry.birth_dates
    assert (interval.earliest.year, interval.latest.year) == years
    assert interval.text == "1343"


@pytest.mark.parametrize(
    ("attributes", "code", "kept"),
    [
        ('yearRangeTo="1980"', ProblemCode.DATE_DOUBTFUL, "until 1980"),
        ('birthdate="1958-02-30"', ProblemCode.DATE_UNREADABLE, "1958-02-30"),
        ('year="nineteen"', ProblemCode.DATE_UNREADABLE, "nineteen"),
        ('year="0"', ProblemCode.DATE_UNREADABLE, "0"),
        ('calendarType="ISLAMIC" year="99999"', ProblemCode.DATE_UNREADABLE, "99999"),
    ],
)
def test_a_bad_birth_date_is_kept_and_reported(
    attributes: str, code: ProblemCode, kept: str
) -> None:
    entry, problems = _one(_entity(ACT + PERSON + _alias("A") + f"<birthdate {attributes}/>"))
    assert code in [problem.code for problem in problems]
    assert kept in [each.value for each in entry.features]


def test_a_date_that_only_the_remark_states() -> None:
    born = "<birthdate><remark>between 1953 and 1958</remark></birthdate>"
    entry, _ = _one(_entity(ACT + PERSON + _alias("A") + born))
    assert [str(each) for each in entry.birth_dates] == ["1953 to 1958"]
    assert ("Birth", "between 1953 and 1958") in [(e.label, e.value) for e in entry.features]


@pytest.mark.parametrize(
    ("attributes", "remark", "listed_on"),
    [
        ('designationDate="2014-07-25"', "Date of listing: 1.1.2020", date(2014, 7, 25)),
        ('designationDetails="Date of listing: 25/06/2018"', "", date(2018, 6, 25)),
        ('designationDetails="22.1.2018"', "", date(2018, 1, 22)),
        ('designationDetails="(26.7.2010, suspended since 16.1.2016)"', "", date(2010, 7, 26)),
        (
            'designationDetails="Date of EU designation: 24.4.2007 (UN: 3.3.2008)"',
            "",
            date(2007, 4, 24),
        ),
        ("", "Member of IRGC. Date of listing 01.12.2011", date(2011, 12, 1)),
        ('designationDetails="Date of UN designation: 9.6.2010"', "", None),
        ("", "Date of designation referred to in Article 2a(4)(b): 13.3.2015.", None),
        ('designationDetails="date of listing: 21.01.201"', "", None),
        ("", "", None),
    ],
)
def test_trap_the_regulation_is_not_the_listing(
    attributes: str, remark: str, listed_on: date | None
) -> None:
    entry, _ = _one(
        _entity(
            f"<remark>{remark}</remark>" + ACT + PERSON + _alias("A"),
            f'euReferenceNumber="EU.1.1" {attributes}',
        )
    )
    assert entry.designations[0].listed_on == listed_on


def test_the_act_that_began_the_regime_is_the_listing() -> None:
    first_act = ACT.replace('"amendment"', '"regulation"')
    entry, _ = _one(_entity(first_act + PERSON + _alias("A")))
    assert entry.designations[0].listed_on == date(2022, 3, 9)
    entry, _ = _one(_entity(first_act + PERSON + _alias("A", inner=QUOTED)))
    assert entry.designations[0].listed_on is None


def test_amendments_follow_the_listing() -> None:
    later = QUOTED.replace("2022-02-28", "2023-09-14").replace("336", "1765")
    entry, _ = _one(
        _entity(
            ACT + PERSON + _alias("A", inner=QUOTED + later),
            'euReferenceNumber="EU.1.1" designationDate="2022-02-28"',
        )
    )
    assert entry.designations[0].amended_on == (date(2023, 9, 14),)
    entry, _ = _one(_entity(ACT + PERSON + _alias("A", inner=QUOTED + later)))
    assert entry.designations[0].amended_on == (date(2022, 3, 9), date(2023, 9, 14))


def test_several_programmes_are_several_designations() -> None:
    second = ACT.replace("UKR", "HR").replace("396", "2195")
    entry, _ = _one(_entity(ACT + second + PERSON + _alias("A", inner=QUOTED)))
    assert [(each.programmes, each.basis) for each in entry.designations] == [
        (("UKR",), ("2022/396 (OJ L80)",)),
        (("HR",), ("2022/2195 (OJ L80)",)),
    ]


def test_trap_country_00_is_no_country() -> None:
    entry, problems = _one(
        _entity(
            ACT
            + PERSON
            + _alias("A")
            + '<citizenship countryIso2Code="00" countryDescription="UNKNOWN"/>'
            '<birthdate year="1958" city="Baghdad" countryIso2Code="00" countryDescription="UNKNOWN"/>'
            '<citizenship countryIso2Code="CS" countryDescription="SERBIA AND MONTENEGRO"/>'
        )
    )
    assert problems == []
    assert [each.country for each in entry.countries] == ["csxx"]
    assert [(each.text, each.country) for each in entry.birth_places] == [("Baghdad", None)]


def test_an_unknown_country_is_kept_and_reported() -> None:
    citizen = '<citizenship countryIso2Code="QX" countryDescription="ATLANTIS"/>'
    entry, problems = _one(_entity(ACT + PERSON + _alias("A") + citizen))
    assert [problem.code for problem in problems] == [ProblemCode.COUNTRY_UNKNOWN]
    assert [(each.country, each.text) for each in entry.countries] == [(None, "ATLANTIS")]


def test_a_document_without_a_number_is_kept() -> None:
    entry, _ = _one(
        _entity(
            ACT
            + PERSON
            + _alias("A")
            + '<identification number="-" identificationTypeCode="passport" countryIso2Code="RU">'
            "<remark>in his mother's name</remark></identification>"
        )
    )
    assert entry.identifiers == ()
    assert any("in his mother's name" in each.value for each in entry.features)


def test_what_the_format_does_not_know_is_kept_and_reported_once() -> None:
    strange = (
        ACT
        + PERSON
        + '<nameAlias wholeName="A" colour="blue"/><vessel imo="1"><flag>KP</flag></vessel>'
        '<address city="X"><contactInfo key="TELEX" value="123"/></address>'
        '<identification number="1" identificationTypeCode="euvoter"/>'
    )
    entries, problems = _read(_entity(strange), _entity(strange, 'euReferenceNumber="EU.2.2"'))
    for entry in entries:
        kept = {each.label: each.value for each in entry.features}
        assert kept["nameAlias colour"] == "blue"
        assert kept["sanctionEntity vessel"] == "imo: 1; KP"
        assert kept["contactInfo TELEX"] == "123"
        assert entry.identifiers[0].label == "euvoter"
    assert Counter(problem.code for problem in problems) == {
        ProblemCode.FIELD_UNKNOWN: 3,
        ProblemCode.KIND_UNKNOWN: 1,
    }


def test_nothing_under_the_root_vanishes() -> None:
    inside = _entity(ACT + PERSON + _alias("Inner"), 'euReferenceNumber="EU.2.2"')
    entries, problems = _read(
        "<sanctionEntitx><nameAlias wholeName='Lost'/></sanctionEntitx>",
        _entity(ACT + PERSON + _alias("A") + inside),
        _entity(ACT + PERSON, 'euReferenceNumber="EU.3.3"'),
    )
    assert [entry.name for entry in entries] == ["A"]
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert [(each.code, each.locator) for each in errors] == [
        (ProblemCode.ENTRY_UNREADABLE, "line 1"),
        (ProblemCode.ENTRY_UNREADABLE, "sanctionEntity EU.1.1"),
        (ProblemCode.NAME_MISSING, "sanctionEntity EU.3.3"),
    ]
    assert "Lost" in errors[0].raw
    assert "Inner" in errors[1].raw


def test_an_unknown_subject_type_is_kept_and_reported() -> None:
    entry, problems = _one(_entity(ACT + '<subjectType code="robot"/>' + _alias("A")))
    assert entry.schema is Schema.LEGAL_ENTITY
    assert [problem.code for problem in problems] == [ProblemCode.KIND_UNKNOWN]
    assert ("subjectType", "robot") in [(each.label, each.value) for each in entry.features]


def test_a_cut_file_is_malformed() -> None:
    body = (HEAD + FULL + FULL + "</export>").encode()
    for length in range(len(HEAD) + 1, len(body) - 1, 211):
        with pytest.raises(Malformed):
            list(SOURCE.read_entries([Document.from_bytes(body[:length])]))


def test_damage_gives_problems_or_malformed_and_never_loses_a_target() -> None:
    body = (HEAD + FULL + _entity(ACT + BODY + _alias("B")) + "</export>").encode()
    rng = random.Random(20230413)
    readable = 0
    for _ in range(300):
        damaged = bytearray(body)
        for _ in range(rng.randint(1, 4)):
            damaged[rng.randrange(len(HEAD), len(damaged))] = rng.choice(b'<>"=/ 0aZ\x00\xff&')
        try:
            items = list(SOURCE.read_entries([Document.from_bytes(bytes(damaged))]))
        except Malformed:
            continue
        readable += 1
        errors = [e for e in items if isinstance(e, Problem) and e.severity is Severity.ERROR]
        assert len([item for item in items if isinstance(item, Entry)]) + len(errors) >= 2
    assert readable > 20


def _sample() -> Document:
    path = files("watchword") / "sample/lists/eu-fsf/2023-04-13/xmlFullSanctionsList_1_1.xml"
    return Document.from_bytes(path.read_bytes(), path.name)


def test_the_packages_own_sample() -> None:
    document = _sample()
    recognition = SOURCE.recognise(document)
    assert recognition is not None
    assert recognition.released_on == date(2023, 4, 13)
    items = list(SOURCE.read_entries([document]))
    entries = {item.id: item for item in items if isinstance(item, Entry)}
    assert len(entries) == len(items) == 22
    assert entries["EU.7514.12"].name == "Alisher Burkhanovich USMANOV"
    assert entries["EU.7514.12"].designations[0].listed_on == date(2022, 2, 28)
    assert entries["EU.7370.6"].positions == ("Minister of Defence of the Russian Federation",)
    wagner = [entry for entry in entries.values() if entry.name == "Wagner Group"]
    assert [
        (each.designations[0].programmes, each.designations[0].listed_on) for each in wagner
    ] == [
        (("HR",), date(2021, 12, 13)),
        (("UKR",), date(2023, 4, 13)),
    ]
    for entry in entries.values():
        for designation in entry.designations:
            assert designation.listed_on is not None
            assert designation.listed_on <= date(2023, 4, 14)


REAL = {
    "2021": ("lists/eu-fsf/2021-03-02/xmlFullSanctionsList_1_1.xml.gz", date(2021, 3, 2)),
    "2026": (
        "lists/reconstructed/eu-fsf/2026-03-09/xmlFullSanctionsList_1_1.xml.gz",
        date(2026, 3, 9),
    ),
    "excerpt": ("lists/eu-fsf-excerpts/2020-04-15/sample_eu.xml.gz", date(2020, 4, 15)),
}


class _Release:
    """A real release, read once."""

    def __init__(self, path: Path) -> None:
        self.body = gzip.decompress(path.read_bytes())
        self.document = Document.from_bytes(self.body, path.name.removesuffix(".gz"))
        items = list(SOURCE.read_entries([self.document]))
        self.entries = [item for item in items if isinstance(item, Entry)]
        self.problems = [item for item in items if isinstance(item, Problem)]
        self.by_id = {entry.id: entry for entry in self.entries}


@pytest.fixture(scope="module")
def releases(shared: Path) -> dict[str, _Release]:
    return {key: _Release(shared / path) for key, (path, _) in REAL.items()}


@pytest.mark.shared
@pytest.mark.parametrize("key", REAL)
def test_real_releases_give_one_entry_per_entity(releases: dict[str, _Release], key: str) -> None:
    release = releases[key]
    recognition = SOURCE.recognise(release.document)
    assert recognition is not None
    assert recognition.released_on == REAL[key][1]
    assert len(release.entries) == len(re.findall(rb"<sanctionEntity ", release.body))
    assert len(release.by_id) == len(release.entries)
    stated = re.findall(rb'euReferenceNumber="([^"]+)"', release.body)
    assert {entry.id.partition("~")[0] for entry in release.entries} == {
        each.decode() for each in stated
    }
    assert not [each for each in release.problems if each.severity is Severity.ERROR]


@pytest.mark.shared
def test_the_size_and_the_problems_of_the_real_lists(releases: dict[str, _Release]) -> None:
    assert len(releases["2021"].entries) == 2_269
    assert len(releases["2026"].entries) == 5_860
    assert Counter(each.code for each in releases["2021"].problems) == {
        # 21 entities stand in two acts under one reference, as the format has it.
        ProblemCode.ID_REUSED: 21,
        ProblemCode.DATE_DOUBTFUL: 1,
    }
    assert len(releases["2026"].problems) <= 20


@pytest.mark.shared
def test_what_real_lists_must_fill(releases: dict[str, _Release]) -> None:
    expectation = SOURCE.expectations["fsf"]
    for key in ("2021", "2026"):
        entries = releases[key].entries
        assert expectation.least <= len(entries) <= expectation.most
        for name, share in expectation.fill.items():
            assert sum(bool(getattr(entry, name)) for entry in entries) >= share * len(entries)


@pytest.mark.shared
def test_known_targets_of_the_real_list(releases: dict[str, _Release]) -> None:
    by_id = releases["2026"].by_id
    usmanov = by_id["EU.7514.12"]
    assert usmanov.name == "Alisher Burkhanovich USMANOV"
    assert [str(each) for each in usmanov.birth_dates] == ["1953-09-09"]
    assert [each.value for each in usmanov.identifiers] == ["55 0314316"]
    assert "Алишер Бурханович УСМАНОВ" in [each.full for each in usmanov.names]
    shoigu = by_id["EU.7370.6"]
    assert shoigu.name == "Sergei Kuzhugetovich SHOIGU"
    assert shoigu.designations[0].programmes == ("UKR",)
    wagner = [entry for entry in by_id.values() if entry.name == "Wagner Group"]
    assert sorted(each.designations[0].programmes for each in wagner) == [("HR",), ("UKR",)]


@pytest.mark.shared
def test_the_weak_aliases_of_the_real_list_are_those_that_remarks_call_low(
    releases: dict[str, _Release],
) -> None:
    release = releases["2021"]
    remarks = re.findall(rb"<remark>(?:low|Low) quality[^<]*</remark>", release.body)
    weak = [n for e in release.entries for n in e.names if n.strength is Strength.WEAK]
    assert len(remarks) == len(weak) == 51


_NOT_WORDS = {
    # Keys of the Commission's database and the language of the act.
    *("logicalId", "regulationLanguage", "classificationCode"),
    # Read as dates, codes and flags, and checked above as such.
    *("birthdate", "dayOfMonth", "monthOfYear", "year", "yearRangeFrom", "yearRangeTo"),
    *("code", "countryIso2Code", "calendarType", "circa", "strong", "gender", "key"),
    *("identificationTypeCode", "issueDate", "validFrom", "validTo"),
}


def _words(texts: Iterable[str]) -> set[str]:
    joined = " ".join(texts).replace("\u00ad", "")
    return {word.casefold() for word in re.findall(r"\w{2,}", joined)}


def _texts_of(value: object) -> Iterator[str]:
    """Every text of an entry, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts_of(inner)


@pytest.mark.shared
@pytest.mark.parametrize("key", ["2021", "2026", "excerpt"])
def test_no_word_of_the_real_list_is_lost(releases: dict[str, _Release], key: str) -> None:
    release = releases[key]
    lost: Counter[str] = Counter()
    for element, entry in zip(etree.fromstring(release.body), release.entries, strict=True):
        assert element.get("euReferenceNumber") == entry.id.partition("~")[0]
        stated = [
            text
            for each in element.iter()
            for text in (
                each.text or "",
                *(value for name, value in each.attrib.items() if name not in _NOT_WORDS),
            )
        ]
        lost.update(_words(stated) - _words(_texts_of(json.loads(encode_entry(entry)))))
    # A flag that is false says nothing, a country that is unknown neither, and an IMO
    # number needs no description.
    assert set(lost) <= {"true", "false", "unknown", "vessel", "identification"}
