"""Canada's list, in its three sets of tags."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from watchword.errors import Malformed
from watchword.model import (
    CountryRole,
    Entry,
    IdentifierKind,
    NameKind,
    Precision,
    Problem,
    ProblemCode,
    Schema,
    Severity,
    Strength,
    encode_entry,
)
from watchword.sources.ca.sema_xml import SOURCE
from watchword.sources.contract import Document

_SAMPLE = Path(__file__).parents[2] / "src/watchword/sample/lists/ca-sema/2023-04-11/sema-lmes.xml"
_REAL = {
    "2020": "ca-sema/2020-04-15/sema-lmes.xml.gz",
    "2025": "ca-sema/2025-05-25/sema-lmes.xml.gz",
    "2026": "reconstructed/ca-sema/2026-08-22/sema-lmes.xml.gz",
}


def _document(*records: Mapping[str, str]) -> Document:
    rows = "".join(
        "<record>" + "".join(f"<{tag}>{text}</{tag}>" for tag, text in record.items()) + "</record>"
        for record in records
    )
    body = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<data-set xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{rows}</data-set>'
    )
    return Document.from_bytes(body.encode(), "sema-lmes.xml")


def _read(*documents: Document) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for found in SOURCE.read_entries(documents):
        if isinstance(found, Entry):
            entries.append(found)
        else:
            problems.append(found)
    return entries, problems


def _one(record: Mapping[str, str]) -> Entry:
    entries, problems = _read(_document(record))
    assert problems == []
    (entry,) = entries
    return entry


PERSON = {
    "Country": "Russia / Russie",
    "LastName": "SHOIGU",
    "GivenName": "Sergei Kuzhugetovich",
    "Aliases": "Сергей Кужугетович Шойгу; Sergey Shoigu, Sergey Shoygu; Kuzhuget",
    "DateOfBirthOrShipBuildDate": "1955-05-21",
    "TitleOrShip": "General/général",
    "Schedule": "1, Part 1",
    "Item": "504",
    "DateOfListing": "2022-02-28",
}


def test_a_person_keeps_everything_that_is_stated() -> None:
    entry = _one(PERSON)
    assert entry.id == "RU-1.1-504"
    assert entry.schema is Schema.PERSON
    assert entry.locator == "record 1"
    assert [(name.full, name.kind, name.strength) for name in entry.names] == [
        ("Sergei Kuzhugetovich SHOIGU", NameKind.PRIMARY, Strength.STRONG),
        ("Сергей Кужугетович Шойгу", NameKind.ORIGINAL_SCRIPT, Strength.STRONG),
        ("Sergey Shoigu", NameKind.ALIAS, Strength.STRONG),
        ("Sergey Shoygu", NameKind.ALIAS, Strength.STRONG),
        ("Kuzhuget", NameKind.ALIAS, Strength.WEAK),
    ]
    assert [(part.kind.value, part.value) for part in entry.names[0].parts] == [
        ("given", "Sergei Kuzhugetovich"),
        ("family", "SHOIGU"),
    ]
    assert entry.names[1].script == "Cyrl"
    assert [str(born) for born in entry.birth_dates] == ["1955-05-21"]
    assert entry.titles == ("General",)
    assert [(each.label, each.value) for each in entry.features] == [("Title", "General/général")]
    (tie,) = entry.countries
    assert (tie.role, tie.country, tie.text) == (CountryRole.REGIME, "ru", "Russia / Russie")
    (designation,) = entry.designations
    assert designation.programmes == ("Special Economic Measures (Russia) Regulations",)
    assert designation.basis == (
        "Special Economic Measures (Russia) Regulations, Schedule 1, Part 1, item 504",
    )
    assert designation.listed_on == date(2022, 2, 28)
    assert entry.remarks == (f"Aliases: {PERSON['Aliases']}",)


def test_a_ship_is_a_vessel_with_its_number() -> None:
    entry = _one(
        {
            "Country": "Russia / Russie",
            "EntityOrShip": "Musa Jalil",
            "TitleOrShip": "Oil Tanker",
            "ShipIMONumber": "8846814",
            "DateOfBirthOrShipBuildDate": "1989",
            "Schedule": "1.1",
            "Item": "2",
            "DateOfListing": "2025-02-21",
        }
    )
    assert entry.schema is Schema.VESSEL
    assert entry.id == "RU-IMO-8846814"
    assert [(each.kind, each.value) for each in entry.identifiers] == [
        (IdentifierKind.IMO, "8846814")
    ]
    assert [(str(built), built.precision) for built in entry.founded_on] == [
        ("1989", Precision.YEAR)
    ]
    assert entry.birth_dates == ()
    assert [(each.label, each.value) for each in entry.features] == [("Ship type", "Oil Tanker")]
    assert entry.designations[0].basis == (
        "Special Economic Measures (Russia) Regulations, Schedule 1.1, item 2",
    )


def test_the_three_sets_of_tags_say_the_same() -> None:
    old = {
        "Country": "Iran",
        "Entity": "IRGC Navy/Force navale du CGRI",
        "Schedule": "1",
        "Item": "21",
    }
    newer = old | {"Schedule": "1, Part 1"}
    newer["EntityOrShip"] = newer.pop("Entity")
    bilingual = {
        "Country-Pays": "Iran",
        "EntityOrShip-EntiteOuNavire": newer["EntityOrShip"],
        "Schedule-Annexe": "1, Part 1",
        "Item-Article": "21",
    }
    entries = [_one(record) for record in (old, newer, bilingual)]
    assert {entry.id for entry in entries} == {"IR-1.1-21"}
    assert entries[1] == entries[2]
    assert {entry.names for entry in entries} == {entries[0].names}
    assert [(name.full, name.language) for name in entries[0].names] == [
        ("IRGC Navy", None),
        ("Force navale du CGRI", "fr"),
    ]


def test_an_id_survives_a_rename_and_another_spelling_of_the_country() -> None:
    before = {"Country": "Burma / Birmanie", "LastName": "Aung", "Schedule": "2", "Item": "7"}
    after = {
        "Country-Pays": "Myanmar (Burma) / Myanmar (Birmanie)",
        "LastName-NomDeFamille": "AUNG",
        "GivenName-Prenom": "Moe",
        "Schedule-Annexe": "Part 2",
        "Item": "7",
    }
    assert _one(before).id == _one(after).id == "MM-1.2-7"


@pytest.mark.parametrize(
    ("country", "schedule", "entry_id"),
    [
        ("Venezuela ", "", "VE-1.1-3"),
        ("Venezuela", "N/A", "VE-1.1-3"),
        ("Ukraine", "1, Part 2", "UA-1.2-3"),
        ("Ukraine", "Part 2", "UA-1.2-3"),
        ("Belarus / Bélarus", "1,Part 3", "BY-1.3-3"),
        ("Russia / Russie", "1, Part 1.1 ", "RU-1.1.1-3"),
        ("Russia / Russie", "1.1", "RU-S1.1-3"),
        ("Russia / Russie", "2", "RU-S2-3"),
        ("Syria / Syrie", "2", "SY-1.2-3"),
        (
            "Justice for Victims of Corrupt Foreign Officials Regulations (JVCFOR) / Règlement",
            "1",
            "JVCFO-1.1-3",
        ),
        ("Extremist Settler Violence / Violence", "Part 1", "EXTREMIST-SETTLER-VIOLENCE-1.1-3"),
    ],
)
def test_the_id_is_the_place_in_the_schedules(country: str, schedule: str, entry_id: str) -> None:
    entry = _one({"Country": country, "LastName": "A", "Schedule": schedule, "Item": "3"})
    assert entry.id == entry_id


def test_a_place_that_stands_twice_is_reported_and_both_are_kept() -> None:
    entries, problems = _read(_document(PERSON, PERSON | {"LastName": "OTHER"}))
    assert [entry.id for entry in entries] == ["RU-1.1-504", "RU-1.1-504~2"]
    assert [problem.code for problem in problems] == [ProblemCode.ID_REUSED]


def test_a_record_without_an_item_is_known_by_its_name() -> None:
    record = {"Country": "Haiti / Haïti", "EntityOrShip": "Viv Ansanm", "Schedule": "Part 3"}
    entries, problems = _read(_document(record, record | {"EntityOrShip": "Gran Grif"}))
    assert [problem.code for problem in problems] == [ProblemCode.ID_MISSING] * 2
    assert len({entry.id for entry in entries}) == 2


def test_regimes_about_deeds_give_no_country() -> None:
    entry = _one(
        {
            "Country": "Hamas Terrorist Attacks / Attaques terroristes du Hamas",
            "LastName": "Issa",
            "GivenName": "Marwan",
            "Schedule": "Part 1",
            "Item": "5",
        }
    )
    assert entry.countries == ()
    assert entry.designations[0].programmes == (
        "Special Economic Measures (Hamas Terrorist Attacks) Regulations",
    )
    assert ("Country", "Hamas Terrorist Attacks / Attaques terroristes du Hamas") in [
        (each.label, each.value) for each in entry.features
    ]


def test_corrupt_officials_stand_under_their_own_regulations() -> None:
    entry = _one(
        {
            "Country": "Justice for Victims of Corrupt Foreign Officials Regulations (JVCFOR) / R",
            "LastName": "A",
            "Item": "3",
        }
    )
    assert entry.designations[0].programmes == (
        "Justice for Victims of Corrupt Foreign Officials Regulations (JVCFOR)",
    )


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("1972-08-10 or 1972-08-11", ["1972-08-10", "1972-08-11"]),
        ("1963-1964", ["1963 to 1964"]),
        ("1987/1988", ["1987 to 1988"]),
        ("1964-03", ["1964-03"]),
        ("born in the early 1970s", ["1970 to 1973"]),
    ],
)
def test_dates_of_birth_in_all_forms(stated: str, read: list[str]) -> None:
    entry = _one(PERSON | {"DateOfBirthOrShipBuildDate": stated})
    assert [str(born) for born in entry.birth_dates] == read


def test_a_date_that_is_none_is_kept_and_reported() -> None:
    entries, problems = _read(_document(PERSON | {"DateOfBirthOrShipBuildDate": "Sep-99"}))
    assert [problem.code for problem in problems] == [ProblemCode.DATE_UNREADABLE]
    assert entries[0].birth_dates == ()
    assert "Sep-99" in [each.value for each in entries[0].features]


def test_an_unknown_element_is_reported_once_and_its_values_kept() -> None:
    records = [PERSON | {"Item": str(item), "Gender-Genre": f"M{item}"} for item in (1, 2)]
    entries, problems = _read(_document(*records))
    assert [(each.code, each.severity, each.raw) for each in problems] == [
        (ProblemCode.FIELD_UNKNOWN, Severity.INFO, "Gender-Genre")
    ]
    assert [entry.features[-1].value for entry in entries] == ["M1", "M2"]


def test_a_record_without_a_name_is_an_error() -> None:
    entries, problems = _read(_document({"Country": "Iran", "LastName": " ", "Item": "9"}))
    assert entries == []
    assert (ProblemCode.NAME_MISSING, Severity.ERROR, "record 1") in [
        (each.code, each.severity, each.locator) for each in problems
    ]


def test_a_record_under_another_name_is_read_and_reported() -> None:
    body = _document(PERSON, PERSON | {"Item": "505"}).open().read()
    renamed = body.replace(b"record>", b"enregistrement>", 2)
    entries, problems = _read(Document.from_bytes(renamed))
    assert [entry.id for entry in entries] == ["RU-1.1-504", "RU-1.1-505"]
    assert [(each.code, each.locator) for each in problems] == [
        (ProblemCode.FIELD_UNKNOWN, "enregistrement")
    ]


def test_two_records_run_together_are_an_error() -> None:
    body = _document(PERSON, PERSON | {"LastName": "OTHER", "Item": "505"}).open().read()
    joined = body.replace(b"</record><record>", b"")
    entries, problems = _read(Document.from_bytes(joined))
    assert len(entries) == 1
    conflicts = [each for each in problems if each.code is ProblemCode.VALUE_CONFLICT]
    assert "OTHER" in [each.raw for each in conflicts]
    assert all(each.severity is Severity.ERROR for each in conflicts)


def test_an_empty_record_is_an_error() -> None:
    body = _document(PERSON).open().read().replace(b"<record>", b"<record/><record>")
    entries, problems = _read(Document.from_bytes(body))
    assert [entry.locator for entry in entries] == ["record 2"]
    assert ProblemCode.NAME_MISSING in {each.code for each in problems}


def test_a_wrong_imo_number_is_kept_and_reported() -> None:
    record = {
        "Country": "Russia",
        "EntityOrShip": "Skif V",
        "ShipIMONumber": "8858088",
        "Item": "3",
    }
    entries, problems = _read(_document(record))
    assert [problem.code for problem in problems] == [ProblemCode.IDENTIFIER_INVALID]
    assert entries[0].identifiers[0].value == "8858088"


def test_a_file_that_is_cut_short_is_malformed() -> None:
    body = _document(PERSON, PERSON).open().read()
    for cut in (len(body) - 3, len(body) // 2, 200):
        with pytest.raises(Malformed):
            _read(Document.from_bytes(body[:cut]))


def test_recognition_is_by_content() -> None:
    recognition = SOURCE.recognise(_document(PERSON))
    assert recognition is not None
    assert (recognition.list, recognition.released_on) == ("sema", None)
    for body in (b"", b"<html><record/><Country/></html>", b"<data-set><row/></data-set>", b"{}"):
        assert SOURCE.recognise(Document.from_bytes(body)) is None


def test_the_sample_is_a_list_of_april_2023() -> None:
    document = Document.from_bytes(_SAMPLE.read_bytes(), _SAMPLE.name)
    assert SOURCE.recognise(document) is not None
    entries, problems = _read(document)
    assert [each for each in problems if each.severity is not Severity.INFO] == []
    by_id = {entry.id: entry for entry in entries}
    assert by_id["RU-1.1-543"].name == "Alisher Burkhanovich USMANOV"
    assert by_id["RU-1.1-504"].name == "Sergei Kuzhugetovich SHOIGU"
    assert by_id["RU-1.2-88"].name == "Wagner"
    listed = [entry.designations[0].listed_on for entry in entries]
    assert all(day is not None and day <= date(2023, 4, 11) for day in listed)


def _raw(path: Path) -> list[dict[str, str]]:
    """The records by other means than the parser's: a regular expression per element."""
    text = gzip.decompress(path.read_bytes()).decode()
    return [
        {
            tag: value.replace("&amp;", "&").replace("&apos;", "'").replace("&quot;", '"')
            for tag, value in re.findall(r"<([A-Za-z]+)>([^<]*)</\1>", body)
        }
        for body in re.findall(r"<record>(.*?)</record>", text, re.S)
    ]


@pytest.mark.shared
@pytest.mark.parametrize("year", sorted(_REAL))
def test_every_record_of_a_real_release_is_an_entry(shared: Path, year: str) -> None:
    path = shared / "lists" / _REAL[year]
    raw = _raw(path)
    entries, problems = _read(Document.from_bytes(gzip.decompress(path.read_bytes())))
    assert len(entries) == len(raw) == {"2020": 1369, "2025": 4759, "2026": 5690}[year]
    assert len({entry.id for entry in entries}) == len(entries)
    assert len(problems) <= 5
    assert not [each for each in problems if each.severity is Severity.ERROR]
    persons = sum("LastName" in record or "GivenName" in record for record in raw)
    schemas = Counter(entry.schema for entry in entries)
    assert schemas[Schema.PERSON] == persons


@pytest.mark.shared
@pytest.mark.parametrize("year", sorted(_REAL))
def test_nothing_that_a_record_states_is_lost(shared: Path, year: str) -> None:
    path = shared / "lists" / _REAL[year]
    entries, _ = _read(Document.from_bytes(gzip.decompress(path.read_bytes())))
    lost = list(_lost(zip(_raw(path), entries, strict=True)))
    assert lost == []


def _lost(pairs: Iterable[tuple[dict[str, str], Entry]]) -> Iterable[tuple[str, str, str]]:
    for record, entry in pairs:
        stated = _fold(encode_entry(entry).decode().replace('\\"', '"'))
        for tag, value in record.items():
            text = _fold(value).strip(" ;")
            if tag == "Schedule" and text.casefold() == "n/a":
                continue
            if text and text not in stated and not _in_parts(text, stated):
                yield entry.id, tag, text


def _in_parts(text: str, stated: str) -> bool:
    """Whether the halves of "1972-08-10 or 1972-08-11" are all there."""
    return all(part in stated for part in re.split(r"(?: or | OR |^born in )", text))


def _fold(text: str) -> str:
    return re.sub(r"[\s\u200b\u200e\u200f\ufeff\u00ad]+", " ", text)


@pytest.mark.shared
def test_ids_survive_five_years(shared: Path) -> None:
    """Between two releases a party keeps its id, however its regulations are named."""
    releases = []
    for year in ("2020", "2025", "2026"):
        body = gzip.decompress((shared / "lists" / _REAL[year]).read_bytes())
        releases.append({entry.id: entry for entry in _read(Document.from_bytes(body))[0]})
    for before, after in pairwise(releases):
        both = before.keys() & after.keys()
        assert len(both) > 0.9 * len(before)
        renamed = [each for each in both if before[each].name != after[each].name]
        assert len(renamed) < 12


@pytest.mark.shared
def test_known_targets(shared: Path) -> None:
    body = gzip.decompress((shared / "lists" / _REAL["2025"]).read_bytes())
    by_id = {entry.id: entry for entry in _read(Document.from_bytes(body))[0]}
    usmanov = by_id["RU-1.1-543"]
    assert usmanov.name == "Alisher Burkhanovich USMANOV"
    assert str(usmanov.birth_dates[0]) == "1953"
    assert by_id["RU-1.1-504"].designations[0].listed_on == date(2022, 2, 28)
    assert [name.full for name in by_id["RU-1.2-88"].names] == [
        "Wagner",
        "Гру́ппа Ва́гнера",
        "Vagner",
    ]
    assert by_id["RU-1.2-504"].names[1].full == "Duks"
    assert sum(entry.schema is Schema.VESSEL for entry in by_id.values()) == 109
