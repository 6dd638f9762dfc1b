"""SECO's sanctions list in XML."""

from __future__ import annotations

import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree

from watchword.errors import Malformed
from watchword.model import (
    CountryRole,
    Designation,
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
from watchword.sources.ch.seco_names import MOST_SPELLINGS
from watchword.sources.ch.seco_xml import SOURCE
from watchword.sources.contract import Document

PROGRAMME = (
    '<sanctions-program ssid="20" version-date="2022-01-01">'
    '<program-key lang="ger">Weissrussland</program-key><program-key lang="eng">Belarus</program-key>'
    '<program-name lang="eng">Ordinance on Belarus</program-name>'
    '<sanctions-set ssid="1" lang="fre">Article 3</sanctions-set>'
    '<sanctions-set ssid="1" lang="eng">Asset freeze, annex 1</sanctions-set>'
    '<sanctions-set ssid="2" lang="ger">Nur Deutsch</sanctions-set>'
    "<origin>EU</origin></sanctions-program>"
)
PLACES = (
    '<place ssid="501"><location>Minsk</location>'
    '<location-variant variant-type="spelling-variant">Mensk</location-variant>'
    '<area>Minsk Region</area><country iso-code="BY">Belarus</country></place>'
    '<place ssid="502"><country iso-code="RU">Russian Federation</country></place>'
)


def _list(*targets: str, attributes: str = 'list-type="whole-list" date="2023-04-12"') -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f"<swiss-sanctions-list {attributes}>{PROGRAMME}{''.join(targets)}{PLACES}"
        "</swiss-sanctions-list>"
    ).encode()


def _part(kind: str, value: str, inner: str = "", order: int = 1) -> str:
    return (
        f'<name-part order="{order}" name-part-type="{kind}"><value>{value}</value>{inner}'
        "</name-part>"
    )


def _name(*parts: str, attributes: str = 'name-type="primary-name" quality="good"') -> str:
    return f'<name ssid="9" {attributes} lang="eng">{"".join(parts)}</name>'


def _variant(text: str, language: str = "RUS", script: str = "LATN") -> str:
    return (
        f'<spelling-variant lang="{language}" script="{script}" '
        f'spelling-variant-type="not-defined">{text}</spelling-variant>'
    )


def _identity(content: str, attributes: str = 'ssid="11" main="true"') -> str:
    return f"<identity {attributes}>{content}</identity>"


def _individual(content: str, more: str = "", attributes: str = "") -> str:
    return f"<individual {attributes}>{_identity(content)}{more}</individual>"


def _target(body: str, *modifications: str, ssid: str = "10", sets: Iterable[str] = "1") -> str:
    ids = "".join(f"<sanctions-set-id>{each}</sanctions-set-id>" for each in sets)
    return f'<target ssid="{ssid}">{ids}{body}{"".join(modifications)}</target>'


def _modification(kind: str, **dates: str) -> str:
    stated = "".join(f' {name}-date="{day}"' for name, day in dates.items())
    return f'<modification modification-type="{kind}"{stated}/>'


WHOLE = _name(_part("whole-name", "Name"))


def _read(*targets: str) -> tuple[list[Entry], list[Problem]]:
    items = list(SOURCE.read_entries([Document.from_bytes(_list(*targets))]))
    return (
        [item for item in items if isinstance(item, Entry)],
        [item for item in items if isinstance(item, Problem)],
    )


def _one(*targets: str) -> tuple[Entry, list[Problem]]:
    entries, problems = _read(*targets)
    return entries[0], problems


def _names(*names: str) -> list[tuple[str, NameKind, Strength]]:
    entry, _ = _one(_target(_individual("".join(names))))
    return [(each.full, each.kind, each.strength) for each in entry.names]


def _designations(*modifications: str) -> tuple[tuple[Designation, ...], list[Problem]]:
    entry, problems = _one(_target(_individual(WHOLE), *modifications))
    return entry.designations, problems


def test_recognises_the_list_and_its_day() -> None:
    document = Document.from_bytes(_list(), "consolidated-list_2023-04-11.xml")
    recognition = SOURCE.recognise(document)
    assert recognition is not None
    assert (recognition.list, recognition.partial) == ("seco", "")
    assert recognition.released_on == date(2023, 4, 12)
    assert recognition.date_in_name == date(2023, 4, 11)


@pytest.mark.parametrize("list_type", ["amendment", "excerpt"])
def test_an_amendment_is_not_the_whole_list(list_type: str) -> None:
    body = _list(attributes=f'list-type="{list_type}" date="2023-04-12"')
    recognition = SOURCE.recognise(Document.from_bytes(body))
    assert recognition is not None
    assert list_type in recognition.partial


@pytest.mark.parametrize("body", [b"", b"<export/>", b"{}", b"<html>swiss-sanctions-list</html>"])
def test_leaves_everything_else_alone(body: bytes) -> None:
    assert SOURCE.recognise(Document.from_bytes(body)) is None


FULL = _target(
    _individual(
        _name(
            _part("family-name", "Lukashenka", order=1),
            _part("given-name", "Dzmitry", order=2),
            _part("father-name", "Aliaksandravich", order=3),
            _part("title", "Dr", order=4),
        )
        + '<nationality ssid="12"><country iso-code="BY">Belarus</country>'
        "<remark>since 1991</remark></nationality>"
        '<day-month-year ssid="13" day="23" month="3" year="1980" calendar="Gregorian" '
        'quality="good"/>'
        '<place-of-birth ssid="14" place-id="501" quality="low"/>'
        '<address ssid="15" place-id="501" quality="good"><c-o>The Club</c-o>'
        "<address-details>ul. Starovilenskaya, 4</address-details><p-o-box>77</p-o-box>"
        "<zip-code>220029</zip-code><remarks>office</remarks></address>"
        '<identification-document ssid="16" document-type="passport"><number>AB 1</number>'
        '<issuer code="BY">Belarus</issuer><date-of-issue>2010-01-02</date-of-issue>'
        "<expiry-date>2020-01-02</expiry-date><remark>lost</remark>"
        '<place-of-issue place-id="502"/></identification-document>',
        '<justification ssid="17">He finances.</justification>'
        '<justification ssid="18">He owns.</justification>'
        '<other-information ssid="19">Travel ban suspended. E-mail: a@b.by</other-information>'
        '<relation ssid="20" target-id="99" relation-type="brother-of"><remark>elder</remark>'
        "</relation>",
        'sex="male"',
    )
    + '<foreign-identifier>140</foreign-identifier><generic-attribute name="status">active'
    "</generic-attribute>",
    _modification(
        "listed", enactment="2014-01-01", publication="2014-01-02", effective="2014-01-03"
    ),
    sets=("1", "2"),
)
OTHER = _target(_individual(_name(_part("whole-name", "Viktar Lukashenka"))), ssid="99")


def test_every_field_of_a_person() -> None:
    entry, problems = _one(FULL, OTHER)
    assert problems == []
    assert (entry.id, entry.schema, entry.locator) == ("10", Schema.PERSON, "target 10")
    (name,) = entry.names
    assert (name.full, name.kind) == ("Dzmitry Aliaksandravich Lukashenka", NameKind.PRIMARY)
    assert name.language == "eng"
    assert [(part.kind, part.value) for part in name.parts] == [
        (NamePartKind.FAMILY, "Lukashenka"),
        (NamePartKind.GIVEN, "Dzmitry"),
        (NamePartKind.PATRONYMIC, "Aliaksandravich"),
        (NamePartKind.TITLE, "Dr"),
    ]
    assert (entry.titles, entry.sex) == (("Dr",), "male")
    (nationality,) = entry.countries
    assert (nationality.role, nationality.country) == (CountryRole.NATIONALITY, "by")
    assert nationality.remark == "since 1991"
    assert [str(each) for each in entry.birth_dates] == ["1980-03-23"]
    (birth_place,) = entry.birth_places
    assert birth_place.text == "Minsk, Minsk Region, Belarus"
    assert birth_place.remark == "also Mensk; low quality"
    (address,) = entry.addresses
    assert address.street == "c/o The Club, ul. Starovilenskaya, 4, P.O. Box 77"
    assert (address.city, address.region, address.postal_code, address.country) == (
        *("Minsk", "Minsk Region", "220029", "by"),
    )
    assert address.remark == "office; also Mensk"


def test_documents_relations_and_the_rest() -> None:
    entry, _ = _one(FULL, OTHER)
    (passport,) = entry.identifiers
    assert (passport.kind, passport.value) == (IdentifierKind.PASSPORT, "AB 1")
    assert (passport.issuer, passport.country) == ("Belarus", "by")
    assert (passport.issued_on, passport.expires_on) == (date(2010, 1, 2), date(2020, 1, 2))
    assert passport.remark == "lost; issued at Russian Federation"
    (relation,) = entry.relations
    assert (relation.kind, relation.other) == (RelationKind.FAMILY, "Viktar Lukashenka")
    assert (relation.other_id, relation.detail) == ("99", "brother-of; elder")
    assert entry.remarks == ("Travel ban suspended. E-mail: a@b.by",)
    assert [each.value for each in entry.contacts] == ["a@b.by"]
    assert [(each.scheme, each.value) for each in entry.cross_references] == [("ch-foreign", "140")]
    assert ("status", "active") in [(each.label, each.value) for each in entry.features]


def test_designation_names_programme_act_measures_and_origin() -> None:
    entry, _ = _one(FULL, OTHER)
    (designation,) = entry.designations
    assert designation.programmes == ("Belarus",)
    assert designation.basis == ("Ordinance on Belarus",)
    assert designation.measures == ("Asset freeze, annex 1", "Nur Deutsch")
    assert designation.source == "EU"
    assert designation.reason == "He finances.\nHe owns."
    assert designation.listed_on == date(2014, 1, 3)
    assert designation.delisted_on is None
    assert (
        "Modification",
        "listed, effective-date 2014-01-03, publication-date 2014-01-02, enactment-date 2014-01-01",
    ) in [(each.label, each.value) for each in entry.features]


@pytest.mark.parametrize(
    ("text", "schemes"),
    [
        ("QDe.004", ["ch-foreign", "un-reference"]),
        ("EU.7514.12", ["ch-foreign", "eu-reference"]),
        ("140", ["ch-foreign"]),
    ],
)
def test_foreign_identifiers(text: str, schemes: list[str]) -> None:
    body = _individual(WHOLE) + f"<foreign-identifier>{text}</foreign-identifier>"
    entry, _ = _one(_target(body))
    assert [each.scheme for each in entry.cross_references] == schemes


def test_entities_and_objects() -> None:
    body = _identity(WHOLE + '<day-month-year year="2002" month="5"/>')
    entity, _ = _one(_target(f"<entity>{body}</entity>"))
    assert entity.schema is Schema.ORGANIZATION
    assert [str(each) for each in entity.founded_on] == ["2002-05"]
    assert entity.birth_dates == ()
    information = "<other-information>{}</other-information>"
    company, _ = _one(
        _target(f"<entity>{body}{information.format('Type of entity: private company')}</entity>")
    )
    assert company.schema is Schema.COMPANY
    vessel, problems = _one(
        _target(
            f'<object object-type="vessel">{_identity(WHOLE)}'
            + information.format(
                "IMO Number: 8405270. MMSI: 445114000. Call sign: HMZF7. Flag: DPRK"
            )
            + "</object>"
        )
    )
    assert problems == []
    assert vessel.schema is Schema.VESSEL
    assert [(each.kind, each.value) for each in vessel.identifiers] == [
        (IdentifierKind.IMO, "8405270"),
        (IdentifierKind.MMSI, "445114000"),
        (IdentifierKind.CALL_SIGN, "HMZF7"),
    ]
    assert [(each.role, each.country) for each in vessel.countries] == [(CountryRole.FLAG, "kp")]
    aircraft, _ = _one(_target(f'<object object-type="aircraft">{_identity(WHOLE)}</object>'))
    assert aircraft.schema is Schema.AIRPLANE


def test_an_object_of_unknown_type_and_a_bad_imo_number_are_reported() -> None:
    entry, problems = _one(_target(f'<object object-type="submarine">{_identity(WHOLE)}</object>'))
    assert entry.schema is Schema.LEGAL_ENTITY
    assert [problem.code for problem in problems] == [ProblemCode.KIND_UNKNOWN]
    wrong = "<other-information>IMO Number: 8405275</other-information>"
    entry, problems = _one(
        _target(f'<object object-type="vessel">{_identity(WHOLE)}{wrong}</object>')
    )
    assert [problem.code for problem in problems] == [ProblemCode.IDENTIFIER_INVALID]
    assert [each.value for each in entry.identifiers] == ["8405275"]


def test_trap_delisted_targets_stay_in_the_file() -> None:
    designations, problems = _designations(
        _modification("de-listed", enactment="2016-02-29", effective="2016-03-01"),
        _modification("amended", effective="2015-11-18"),
        _modification("listed", effective="2014-01-03"),
    )
    assert problems == []
    (designation,) = designations
    assert designation.listed_on == date(2014, 1, 3)
    assert designation.amended_on == (date(2015, 11, 18),)
    assert designation.delisted_on == date(2016, 3, 1)


@pytest.mark.parametrize(
    ("modifications", "delisted"),
    [
        # Effect decides before publication, publication before enactment.
        (
            [
                _modification("listed", effective="2016-03-02", publication="2016-02-01"),
                _modification("de-listed", effective="2016-03-01", publication="2016-03-05"),
            ],
            False,
        ),
        (
            [
                _modification("amended", effective="2016-03-01", publication="2016-02-28"),
                _modification("de-listed", effective="2016-03-01", publication="2016-03-01"),
            ],
            True,
        ),
        (
            [
                _modification("amended", effective="2016-03-01", enactment="2016-02-29"),
                _modification("de-listed", effective="2016-03-01", enactment="2016-02-28"),
            ],
            False,
        ),
        # What did not state its effect took effect when it was published.
        (
            [
                _modification("de-listed", publication="2016-03-01"),
                _modification("listed", effective="2014-01-03"),
            ],
            True,
        ),
    ],
)
def test_trap_the_latest_effective_modification_decides(
    modifications: list[str], delisted: bool
) -> None:
    for order in (modifications, modifications[::-1]):
        designations, _ = _designations(*order)
        assert (designations[0].delisted_on is not None) is delisted


def test_a_target_that_came_back_has_a_designation_per_stay() -> None:
    designations, _ = _designations(
        _modification("listed", effective="2018-01-01"),
        _modification("de-listed", effective="2016-03-01"),
        _modification("listed", effective="2014-01-03"),
    )
    assert [(each.listed_on, each.delisted_on) for each in designations] == [
        (date(2018, 1, 1), None),
        (date(2014, 1, 3), date(2016, 3, 1)),
    ]


def test_delisted_without_a_day_was_so_by_the_day_of_the_release() -> None:
    for modifications in (
        [_modification("de-listed"), _modification("listed", effective="2014-01-03")],
        [_modification("de-listed"), _modification("listed")],
    ):
        designations, problems = _designations(*modifications)
        assert [each.delisted_on for each in designations] == [date(2023, 4, 12)]
        assert [problem.code for problem in problems] == [ProblemCode.DATE_DOUBTFUL]


def test_listed_and_delisted_on_one_day_is_reported() -> None:
    designations, problems = _designations(
        _modification("de-listed", effective="2016-03-01"),
        _modification("listed", effective="2016-03-01"),
    )
    assert designations[0].delisted_on == date(2016, 3, 1)
    assert [problem.code for problem in problems] == [ProblemCode.VALUE_CONFLICT]


def test_trap_a_modification_nests_old_copies() -> None:
    old = (
        '<modification modification-type="amended" effective-date="2015-01-01"><removed>'
        + _identity(_name(_part("whole-name", "Old Name")))
        + '<target ssid="77">'
        + _individual(_name(_part("whole-name", "Old Target")))
        + "</target></removed></modification>"
    )
    entries, problems = _read(_target(_individual(WHOLE), old))
    assert problems == []
    assert [[name.full for name in entry.names] for entry in entries] == [["Name"]]


def test_bad_dates_and_kinds_of_modifications_are_reported() -> None:
    designations, problems = _designations(
        _modification("listed", effective="2014-02-30"), _modification("suspended")
    )
    assert designations[0].listed_on is None
    assert {problem.code for problem in problems} == {
        ProblemCode.DATE_UNREADABLE,
        ProblemCode.KIND_UNKNOWN,
    }


def test_trap_names_are_a_product_of_spelling_variants() -> None:
    names = _names(
        _name(
            _part("family-name", "Lukashenka", _variant("Lukashenko") + _variant("Lukašenko")),
            _part("given-name", "Dzmitry", _variant("Dmitri"), order=2),
        )
    )
    assert names[0] == ("Dzmitry Lukashenka", NameKind.PRIMARY, Strength.STRONG)
    assert {full for full, _, _ in names} == {
        f"{given} {family}"
        for given in ("Dzmitry", "Dmitri")
        for family in ("Lukashenka", "Lukashenko", "Lukašenko")
    }
    assert {kind for _, kind, _ in names[1:]} == {NameKind.SPELLING}
    assert len(names) == 6


def test_variants_of_one_language_are_not_mixed_with_another() -> None:
    names = _names(
        _name(
            _part("family-name", "Base", _variant("Russe", "RUS")),
            _part("given-name", "Given", _variant("Français", "FRE"), order=2),
        )
    )
    assert [full for full, _, _ in names] == ["Given Base", "Given Russe", "Français Base"]


def test_trap_a_variant_in_another_script_is_the_name_at_home() -> None:
    entry, _ = _one(
        _target(
            _individual(
                _name(
                    _part("family-name", "Shoigu", _variant("Шойгу", script="CYRL")),
                    _part("given-name", "Sergei", _variant("Сергей", script="CYRL"), order=2),
                )
            )
        )
    )
    (_, original) = entry.names
    assert (original.full, original.kind) == ("Сергей Шойгу", NameKind.ORIGINAL_SCRIPT)
    assert (original.script, original.language) == ("Cyrl", "rus")
    assert [part.value for part in original.parts] == ["Шойгу", "Сергей"]


def test_a_name_that_is_spelled_in_part_only_is_weak() -> None:
    names = _names(
        _name(
            _part("family-name", "Shoigu", _variant("Шойгу", script="CYRL")),
            _part("given-name", "Sergei", order=2),
        )
    )
    assert names[1] == ("Шойгу", NameKind.ORIGINAL_SCRIPT, Strength.WEAK)


def test_trap_a_hostile_product_does_not_explode() -> None:
    parts = "".join(
        _part(
            "given-name",
            f"Part{number}",
            "".join(_variant(f"Variant{number}x{each}") for each in range(40)),
            order=number,
        )
        for number in range(8)
    )
    started = time.monotonic()
    entry, problems = _one(_target(_individual(_name(parts) * 30)))
    assert time.monotonic() - started < 20
    assert len(entry.names) == MOST_SPELLINGS + 1
    assert ProblemCode.NAME_AMBIGUOUS in {problem.code for problem in problems}
    shown = " ".join(name.full for name in entry.names)
    kept = " ".join(each.value for each in entry.features if each.label == "Spelling variants")
    for number in range(8):
        for each in range(40):
            assert re.search(rf"\bVariant{number}x{each}\b", f"{shown} {kept}")


def test_trap_a_tribal_name_is_a_weak_alias() -> None:
    entry, _ = _one(
        _target(
            _individual(
                _name(
                    _part("given-name", "Abdul"),
                    _part("family-name", "Kabir", order=2),
                    _part("tribal-name", "Zadran", order=3),
                )
            )
        )
    )
    assert [(each.full, each.strength) for each in entry.names] == [
        ("Abdul Kabir", Strength.STRONG),
        ("Zadran", Strength.WEAK),
    ]
    assert NamePartKind.TRIBAL in [part.kind for part in entry.names[0].parts]
    assert [part.kind for part in entry.names[1].parts] == [NamePartKind.TRIBAL]
    assert _names(WHOLE, _name(_part("tribal-name", "Zadran")))[1] == (
        *("Zadran", NameKind.ALIAS, Strength.WEAK),
    )


def test_kinds_and_quality_of_names() -> None:
    assert _names(
        _name(_part("whole-name", "Weak"), attributes='name-type="alias" quality="low"'),
        _name(_part("whole-name", "Alias"), attributes='name-type="alias" quality="good"'),
        _name(_part("whole-name", "Old"), attributes='name-type="formerly-known-as"'),
        WHOLE,
        _name(_part("maiden-name", "Putina"), attributes='name-type="formerly-known-as"'),
        _name(_part("whole-name", "Odd"), attributes='name-type="pseudonym"'),
    ) == [
        ("Name", NameKind.PRIMARY, Strength.STRONG),
        ("Weak", NameKind.ALIAS, Strength.WEAK),
        ("Alias", NameKind.ALIAS, Strength.STRONG),
        ("Old", NameKind.FORMER, Strength.STRONG),
        ("Putina", NameKind.MAIDEN, Strength.STRONG),
        ("Odd", NameKind.ALIAS, Strength.STRONG),
    ]


def test_names_stand_in_spoken_order() -> None:
    names = _names(
        _name(
            _part("family-name", "Saleh", order=1),
            _part("suffix", "Jr", order=6),
            _part("given-name", "Ahmed", order=2),
            _part("grand-father-name", "Abdullah", order=4),
            _part("father-name", "Ali", order=3),
            _part("maiden-name", "Ahmar", order=5),
        )
    )
    assert names == [
        ("Ahmed Ali Abdullah Saleh Jr", NameKind.PRIMARY, Strength.STRONG),
        ("Ahmed Ali Abdullah Ahmar Jr", NameKind.MAIDEN, Strength.STRONG),
    ]


def test_several_identities_are_one_target_and_the_main_one_leads() -> None:
    second = _identity(
        _name(_part("whole-name", "False Identity")) + '<day-month-year year="1970"/>',
        'ssid="12" main="false"',
    )
    main = _identity(WHOLE + '<day-month-year year="1965"/>')
    entry, _ = _one(_target(f"<individual>{second}{main}</individual>"))
    assert [(each.full, each.kind) for each in entry.names] == [
        ("Name", NameKind.PRIMARY),
        ("False Identity", NameKind.ALIAS),
    ]
    assert [str(each) for each in entry.birth_dates] == ["1965", "1970"]


@pytest.mark.parametrize(
    ("attributes", "shown", "precision"),
    [
        ('year="1965"', "1965", Precision.YEAR),
        ('year="1965" month="4"', "1965-04", Precision.MONTH),
        ('year="1965" quality="low"', "circa 1965", Precision.YEAR),
        ('from-year="1960" to-year="1965"', "1960 to 1965", Precision.RANGE),
        ('year-from="1960" year-to="1965" quality="low"', "circa 1960 to 1965", Precision.RANGE),
        ('year="1400" month="1" day="1" calendar="Iranian"', "2021-03-21", Precision.DAY),
        ('year="1402" month="6" day="24" calendar="Islamic"', "circa 1982-04-19", Precision.DAY),
    ],
)
def test_dates(attributes: str, shown: str, precision: Precision) -> None:
    entry, problems = _one(_target(_individual(f"{WHOLE}<day-month-year {attributes}/>")))
    assert problems == []
    assert [(str(each), each.precision) for each in entry.birth_dates] == [(shown, precision)]


@pytest.mark.parametrize(
    ("attributes", "code", "kept"),
    [
        ('month="10" day="5"', ProblemCode.DATE_UNREADABLE, "?-10-05"),
        ('year="1965" month="2" day="30"', ProblemCode.DATE_UNREADABLE, "1965-02-30"),
        ('year="19x5"', ProblemCode.DATE_UNREADABLE, "19x5"),
        ('year="5726" calendar="Hebrew"', ProblemCode.DATE_UNREADABLE, "5726"),
        ('from-year="1960"', ProblemCode.DATE_DOUBTFUL, "from 1960"),
    ],
)
def test_a_bad_date_is_kept_and_reported(attributes: str, code: ProblemCode, kept: str) -> None:
    entry, problems = _one(_target(_individual(f"{WHOLE}<day-month-year {attributes}/>")))
    assert [problem.code for problem in problems] == [code]
    assert entry.birth_dates == ()
    assert kept in [each.value for each in entry.features]


def test_what_points_to_nothing_is_kept_and_reported() -> None:
    entry, problems = _one(
        _target(
            _individual(
                WHOLE + '<place-of-birth place-id="777"/>',
                '<relation target-id="888" relation-type="owned-by"/>',
            ),
            sets=("999",),
        )
    )
    assert Counter(problem.code for problem in problems) == {ProblemCode.RELATION_UNRESOLVED: 3}
    kept = {each.label: each.value for each in entry.features}
    assert (kept["Place"], kept["Sanctions set"]) == ("777", "999")
    assert [(each.kind, each.other_id) for each in entry.relations] == [
        (RelationKind.OWNED_BY, "888")
    ]


def test_a_target_without_a_body_is_an_error_with_its_ssid() -> None:
    entries, problems = _read(_target("", ssid="34423"), OTHER)
    assert [entry.id for entry in entries] == ["99"]
    assert [(each.code, each.severity, each.locator, each.entry) for each in problems] == [
        (ProblemCode.ENTRY_UNREADABLE, Severity.ERROR, "target 34423", "34423")
    ]


def test_nothing_under_the_root_vanishes() -> None:
    inside = _target(_individual(WHOLE + OTHER), ssid="1")
    entries, problems = _read("<tarxet>Lost</tarxet>", inside, _target(_individual(""), ssid="2"))
    assert [entry.id for entry in entries] == ["1"]
    errors = [(each.code, each.locator) for each in problems if each.severity is Severity.ERROR]
    assert errors == [
        (ProblemCode.ENTRY_UNREADABLE, "line 1"),
        (ProblemCode.ENTRY_UNREADABLE, "target 1"),
        (ProblemCode.NAME_MISSING, "target 2"),
    ]
    assert "Lost" in problems[0].raw


def test_ids_that_are_missing_or_used_twice_lose_no_target() -> None:
    nameless = _target(_individual(WHOLE)).replace(' ssid="10"', "")
    entries, problems = _read(OTHER, OTHER, nameless, nameless.replace('"11"', '""'))
    ids = [entry.id for entry in entries]
    assert len(set(ids)) == 4
    assert ids[:3] == ["99", "99~2", "identity-11"]
    assert Counter(problem.code for problem in problems) == {
        ProblemCode.ID_REUSED: 1,
        ProblemCode.ID_MISSING: 2,
    }


def test_what_the_format_does_not_know_is_kept_and_reported_once() -> None:
    strange = _individual(
        _name(_part("whole-name", "A"), attributes='name-type="primary-name" tone="high"')
        + "<biometrics><eyes>blue</eyes></biometrics>",
    )
    entries, problems = _read(_target(strange, ssid="1"), _target(strange, ssid="2"))
    for entry in entries:
        kept = {each.label: each.value for each in entry.features}
        assert kept["name tone"] == "high"
        assert kept["identity biometrics"] == "blue"
    assert Counter(problem.code for problem in problems) == {ProblemCode.FIELD_UNKNOWN: 2}


def test_a_cut_file_is_malformed_before_anything_is_yielded() -> None:
    body = _list(FULL, OTHER)
    for length in range(60, len(body) - 1, 173):
        with pytest.raises(Malformed):
            next(SOURCE.read_entries([Document.from_bytes(body[:length])]))


def test_damage_gives_problems_or_malformed_and_never_loses_a_target() -> None:
    body = _list(FULL, OTHER)
    start, end = body.index(b"<target"), body.rindex(b"</target>")
    rng = random.Random(20230412)
    readable = 0
    for _ in range(400):
        damaged = bytearray(body)
        for _ in range(rng.randint(1, 2)):
            damaged[rng.randrange(start, end)] = rng.choice(b'<>"=/ 0aZ\x00\xff&')
        try:
            items = list(SOURCE.read_entries([Document.from_bytes(bytes(damaged))]))
        except Malformed:
            continue
        readable += 1
        errors = [e for e in items if isinstance(e, Problem) and e.severity is Severity.ERROR]
        assert len([item for item in items if isinstance(item, Entry)]) + len(errors) >= 2
    assert readable > 20


def test_the_packages_own_sample() -> None:
    path = files("watchword") / "sample/lists/ch-seco/2023-04-12/consolidated-list.xml"
    document = Document.from_bytes(path.read_bytes(), path.name)
    recognition = SOURCE.recognise(document)
    assert recognition is not None
    assert (recognition.released_on, recognition.partial) == (date(2023, 4, 12), "")
    items = list(SOURCE.read_entries([document]))
    entries = {item.id: item for item in items if isinstance(item, Entry)}
    assert len(entries) == len(items) == 14
    assert entries["50771"].name == "Alisher Burkhanovich Usmanov"
    assert "Алишер Бурханович Усманов" in [name.full for name in entries["50771"].names]
    assert entries["50771"].designations[0].listed_on == date(2022, 3, 4)
    assert entries["47839"].designations[0].programmes == ("Ukraine",)
    assert [key for key, entry in entries.items() if entry.designations[0].delisted_on] == ["5142"]
    assert [key for key, entry in entries.items() if entry.schema is Schema.VESSEL] == ["34461"]
    for entry in entries.values():
        assert entry.designations[0].programmes
        assert (entry.designations[0].listed_on or date.min) <= date(2023, 4, 12)


REAL = {
    "whole": "lists/reconstructed/ch-seco/2026-02-18/consolidated-list_2026-02-18.xml.gz",
    "bodyless": (
        "lists/reconstructed/ch-seco/2026-02-18/with-bodyless-targets/"
        "consolidated-list_2026-02-18.xml.gz"
    ),
    "example": "lists/ch-seco-example/2024-01-17/seco.xml.gz",
    "trimmed": "lists/samples/ch-seco/real_trimmed_2026-08-27.xml",
}


class _Release:
    """A real release, read once."""

    def __init__(self, path: Path) -> None:
        raw = path.read_bytes()
        self.body = gzip.decompress(raw) if path.suffix == ".gz" else raw
        self.document = Document.from_bytes(self.body, path.name.removesuffix(".gz"))
        items = list(SOURCE.read_entries([self.document]))
        self.entries = [item for item in items if isinstance(item, Entry)]
        self.problems = [item for item in items if isinstance(item, Problem)]
        self.by_id = {entry.id: entry for entry in self.entries}


@pytest.fixture(scope="module")
def releases(shared: Path) -> dict[str, _Release]:
    return {key: _Release(shared / path) for key, path in REAL.items()}


@pytest.mark.shared
@pytest.mark.parametrize("key", REAL)
def test_real_releases_give_an_entry_or_an_error_per_target(
    releases: dict[str, _Release], key: str
) -> None:
    release = releases[key]
    stated = re.findall(rb'<target ssid="(\d+)">', release.body)
    errors = [each for each in release.problems if each.severity is Severity.ERROR]
    assert len(release.by_id) == len(release.entries)
    assert len(release.entries) + len(errors) == len(stated)
    assert {*release.by_id, *(each.entry for each in errors)} == {each.decode() for each in stated}


@pytest.mark.shared
def test_the_size_and_the_problems_of_the_real_lists(releases: dict[str, _Release]) -> None:
    assert {key: len(release.entries) for key, release in releases.items()} == {
        "whole": 7_608,
        "bodyless": 7_608,
        "example": 3,
        "trimmed": 3,
    }
    kinds = {
        key: Counter(each.code for each in release.problems) for key, release in releases.items()
    }
    # The reconstruction has no programmes, so none of its sets can be found.
    assert kinds["whole"][ProblemCode.RELATION_UNRESOLVED] == len(
        set(re.findall(rb"<sanctions-set-id>(\d+)<", releases["whole"].body))
    )
    assert kinds["whole"].total() - kinds["whole"][ProblemCode.RELATION_UNRESOLVED] <= 10
    assert kinds["bodyless"][ProblemCode.ENTRY_UNREADABLE] == 646
    assert kinds["example"].total() == 0
    assert kinds["trimmed"] == {ProblemCode.RELATION_UNRESOLVED: 1}


@pytest.mark.shared
def test_what_a_real_list_must_fill(releases: dict[str, _Release]) -> None:
    expectation = SOURCE.expectations["seco"]
    entries = releases["whole"].entries
    assert expectation.least <= len(entries) <= expectation.most
    for name, share in expectation.fill.items():
        assert sum(bool(getattr(entry, name)) for entry in entries) >= share * len(entries)


@pytest.mark.shared
def test_known_targets_of_the_real_lists(releases: dict[str, _Release]) -> None:
    whole = releases["whole"].by_id
    assert whole["50771"].name == "Alisher Burkhanovich Usmanov"
    assert [str(each) for each in whole["50771"].birth_dates] == ["1953-09-09"]
    assert whole["47839"].name == "Sergei Kuzhugetovich Shoigu"
    assert whole["62081"].name == "Wagner Group"
    trimmed = releases["trimmed"].by_id
    assert trimmed["5142"].designations[0].delisted_on == date(2016, 3, 1)
    assert trimmed["46130"].designations[0].delisted_on is None
    assert trimmed["34461"].schema is Schema.VESSEL
    assert [each.value for each in trimmed["34461"].identifiers] == ["8405270"]
    recognition = SOURCE.recognise(releases["example"].document)
    assert recognition is not None
    assert recognition.partial == "an amendment"


@pytest.mark.shared
def test_low_quality_names_of_the_real_list_are_weak(releases: dict[str, _Release]) -> None:
    release = releases["whole"]
    stated = len(re.findall(rb'quality="low"', release.body))
    weak = [n for e in release.entries for n in e.names if n.strength is Strength.WEAK]
    # A name that an entry repeats letter for letter is kept once.
    assert stated - 5 <= len(weak) <= stated


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
@pytest.mark.parametrize("key", ["whole", "example", "trimmed"])
def test_no_word_of_the_real_lists_is_lost(releases: dict[str, _Release], key: str) -> None:
    release = releases[key]
    targets = {each.get("ssid"): each for each in etree.fromstring(release.body).iter("target")}
    lost: Counter[str] = Counter()
    for entry in release.entries:
        stated = []
        for child in targets[entry.id]:
            # Sets are read as programmes, modifications nest what was replaced.
            if child.tag not in ("sanctions-set-id", "modification"):
                stated += list(child.itertext())
        lost.update(_words(stated) - _words(_texts_of(json.loads(encode_entry(entry)))))
    assert not lost
