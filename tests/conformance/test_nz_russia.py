"""New Zealand's register, as a workbook and as a pair of CSV files."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from tests.make_samples import NEW_ZEALAND, NZ_HEADER, NZ_SHIPS_HEADER, SAMPLES

from watchword.errors import Malformed
from watchword.model import (
    CountryRole,
    Entry,
    IdentifierKind,
    NameKind,
    Problem,
    ProblemCode,
    RelationKind,
    Schema,
    Severity,
    Strength,
    encode_entry,
)
from watchword.sources.contract import PRIMARY, Document
from watchword.sources.nz.russia import SHIPS, SOURCE

_REAL = "lists/nz-mfat-reconstructed/2026-03-08"

PERSON: dict[str, object] = {
    "Type": "Individual",
    "Unique Identifier": "IND-460",
    "First name": "Roman",
    "Middle name(s)": "Arkadyevich ",
    "Last name": "Abramovich",
    "DOB": "1966-10-24",
    "Title": "Owner of Millhouse Capital; Governor of Chukotka",
    "Alias/Alternate Spellings": "Roman ABRAMOVITCH; Roma",
    "Address": "Building 1, 3 Vvedenskogo Street, Moscow, 117342, Russia",
    "Place of Birth": "Saratov, Russian Federation",
    "Citizenship": "Russian Federation",
    "Citizenship 2": "Israel",
    "Citizenship 3": "Portugal",
    "Passport Number": "CB982788; 24132276",
    "Sanction Status": "Sanctioned",
    "Date of Sanction": "2022-04-05",
    "Date of Additional Sanction": "2022-10-12",
    "Travel Ban": "Yes",
    "Asset Freeze": "yes",
    "Aircraft Ban": "No",
    "General Rationale for Sanction": "Person of significance to Russia",
    "Associates/Relatives": "Close associate of Vladimir PUTIN",
}
SHIP: dict[str, object] = {
    "Type": "Ship",
    "Unique Identifier": "SHP-1",
    "IMO Number": "9288693",
    "Name of Ship as of Date of Sanction": "Andaman Skies",
    "Date of Sanction": "2025-06-19",
    "Sanction Status": "Sanctioned",
    "Ship Ban": "Yes",
}


def _workbook(
    rows: Sequence[Mapping[str, object]],
    *,
    ships: Sequence[Mapping[str, object]] = (),
    legend: Sequence[str] = ("Russia Sanctions Register", "Legend: ..."),
    header: Sequence[str] = NZ_HEADER,
) -> Document:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Register"
    for line in legend:
        sheet.append([line])
    sheet.append(list(header))
    for row in rows:
        sheet.append([row.get(label) for label in header])
    second = book.create_sheet("Ships")
    second.append(list(NZ_SHIPS_HEADER))
    for row in ships:
        second.append([row.get(label) for label in NZ_SHIPS_HEADER])
    stream = io.BytesIO()
    book.save(stream)
    return Document.from_bytes(stream.getvalue(), "Russia-Sanctions-Register.xlsx")


def _csv(
    rows: Sequence[Mapping[str, object]], header: Sequence[str], *, name: str = "register.csv"
) -> Document:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, header, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return Document.from_bytes(stream.getvalue().encode(), name)


def _read(*documents: Document) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for found in SOURCE.read_entries(documents):
        if isinstance(found, Entry):
            entries.append(found)
        else:
            problems.append(found)
    return entries, problems


def _one(row: Mapping[str, object]) -> Entry:
    entries, problems = _read(_workbook([row]))
    assert problems == []
    (entry,) = entries
    return entry


def test_a_person_keeps_everything_that_is_stated() -> None:
    entry = _one(PERSON)
    assert (entry.id, entry.schema, entry.locator) == (
        "IND-460",
        Schema.PERSON,
        "sheet Register, row 4",
    )
    assert [(name.full, name.kind, name.strength) for name in entry.names] == [
        ("Roman Arkadyevich Abramovich", NameKind.PRIMARY, Strength.STRONG),
        ("Roman ABRAMOVITCH", NameKind.ALIAS, Strength.STRONG),
        ("Roma", NameKind.ALIAS, Strength.WEAK),
    ]
    assert [(part.kind.value, part.value) for part in entry.names[0].parts] == [
        ("given", "Roman"),
        ("middle", "Arkadyevich"),
        ("family", "Abramovich"),
    ]
    assert [str(born) for born in entry.birth_dates] == ["1966-10-24"]
    assert entry.positions == ("Owner of Millhouse Capital", "Governor of Chukotka")
    assert [(place.text, place.country) for place in entry.addresses] == [(PERSON["Address"], "ru")]
    assert [(place.text, place.country) for place in entry.birth_places] == [
        (PERSON["Place of Birth"], "ru")
    ]
    assert [(tie.role, tie.country) for tie in entry.countries] == [
        (CountryRole.CITIZENSHIP, "ru"),
        (CountryRole.CITIZENSHIP, "il"),
        (CountryRole.CITIZENSHIP, "pt"),
    ]
    assert [(each.kind, each.value) for each in entry.identifiers] == [
        (IdentifierKind.PASSPORT, "CB982788"),
        (IdentifierKind.PASSPORT, "24132276"),
    ]
    (designation,) = entry.designations
    assert designation.listed_on == date(2022, 4, 5)
    assert designation.amended_on == (date(2022, 10, 12),)
    assert designation.delisted_on is None
    assert designation.measures == ("Travel Ban", "Asset Freeze")
    assert designation.reason == "Person of significance to Russia"
    assert [(each.kind, each.other) for each in entry.relations] == [
        (RelationKind.ASSOCIATE, "Vladimir PUTIN")
    ]
    assert ("Sanction Status", "Sanctioned") in [(f.label, f.value) for f in entry.features]
    assert entry.remarks == ("Aliases: Roman ABRAMOVITCH; Roma",)


def test_a_ship_stands_in_its_own_sheet() -> None:
    entries, problems = _read(_workbook([PERSON], ships=[SHIP]))
    assert problems == []
    ship = entries[1]
    assert (ship.id, ship.schema, ship.name) == ("SHP-1", Schema.VESSEL, "Andaman Skies")
    assert [(each.kind, each.value) for each in ship.identifiers] == [
        (IdentifierKind.IMO, "9288693")
    ]
    assert ship.designations[0].measures == ("Ship Ban",)


def test_the_pair_of_csv_files_says_the_same_as_the_workbook() -> None:
    register, ships = _csv([PERSON], NZ_HEADER), _csv([SHIP], NZ_SHIPS_HEADER, name="Ships.csv")
    recognitions = [SOURCE.recognise(document) for document in (register, ships)]
    assert [each and each.role for each in recognitions] == [PRIMARY, SHIPS]
    from_csv, problems = _read(register, ships)
    from_workbook, _ = _read(_workbook([PERSON], ships=[SHIP]))
    assert problems == []
    assert from_csv == from_workbook


def test_an_absent_file_of_ships_is_reported() -> None:
    entries, problems = _read(_csv([PERSON], NZ_HEADER))
    assert len(entries) == 1
    assert [problem.code for problem in problems] == [ProblemCode.PART_MISSING]


def test_a_register_without_its_first_part_is_refused() -> None:
    with pytest.raises(Malformed):
        _read(_csv([SHIP], NZ_SHIPS_HEADER))


def test_the_legend_above_the_header_is_no_target() -> None:
    legend = ["Russia Sanctions Register", "", "Status: Active, Expired, Revoked"] * 8
    entries, problems = _read(_workbook([PERSON], legend=legend))
    assert [entry.id for entry in entries] == ["IND-460"]
    assert problems == []


def test_the_legend_can_say_when_it_was_updated() -> None:
    document = _workbook([PERSON], legend=["Register", "Last updated on 8 March 2026"])
    recognition = SOURCE.recognise(document)
    assert recognition is not None
    assert recognition.released_on == date(2026, 3, 8)
    silent = SOURCE.recognise(_workbook([PERSON]))
    assert silent is not None
    assert silent.released_on is None


@pytest.mark.parametrize(
    ("status", "more", "delisted_on"),
    [
        ("Revoked", {"Date of Revocation": "12/05/2023"}, date(2023, 5, 12)),
        ("Expired", {"Date Record Deleted": "2024-03-18"}, date(2024, 3, 18)),
        ("Revoked 3 June 2024", {}, date(2024, 6, 3)),
        ("Revoked", {}, None),
        ("Sanctioned", {"Record Deleted Flag": "Yes"}, None),
    ],
)
def test_an_ended_sanction_is_delisted_or_remarked_on(
    status: str, more: Mapping[str, str], delisted_on: date | None
) -> None:
    row = PERSON | {"Sanction Status": status, **more}
    document = _workbook([row], header=[*NZ_HEADER, *more])
    entries, problems = _read(document)
    assert problems == []
    (designation,) = entries[0].designations
    assert designation.delisted_on == delisted_on
    assert status in designation.remark


def test_an_active_one_is_in_force() -> None:
    designation = _one(PERSON | {"Sanction Status": "Active"}).designations[0]
    assert (designation.delisted_on, designation.remark) == (None, "")


def test_a_status_that_is_new_is_reported() -> None:
    entries, problems = _read(_workbook([PERSON | {"Sanction Status": "Paused"}]))
    assert [problem.code for problem in problems] == [ProblemCode.VALUE_UNREADABLE]
    assert "Paused" in [each.value for each in entries[0].features]


@pytest.mark.parametrize(
    ("title", "other", "positions"),
    [
        ("Wife of Nikolai TOKAREV", "Nikolai TOKAREV", ()),
        ("Son of Yevgeniy Prigozhin; businessperson", "Yevgeniy Prigozhin", ("businessperson",)),
        ("Wife of Alexander LUKASHENKO, President of Belarus", "Alexander LUKASHENKO", ()),
        ("Eldest son of Alexander LUKASHENKO", "Alexander LUKASHENKO", ()),
    ],
)
def test_a_title_that_names_a_relative_is_a_relation(
    title: str, other: str, positions: tuple[str, ...]
) -> None:
    entry = _one(PERSON | {"Title": title, "Associates/Relatives": None})
    assert [(each.kind, each.other) for each in entry.relations] == [(RelationKind.FAMILY, other)]
    assert entry.positions == positions
    assert title.startswith(entry.relations[0].detail)


def test_other_types_are_kept_and_reported() -> None:
    rows = [
        PERSON | {"Type": "Asset", "Unique Identifier": "AST-1"},
        PERSON | {"Type": "Trust", "Unique Identifier": "TRU-1"},
        PERSON | {"Type": "Aircraft", "Unique Identifier": "AIR-1"},
    ]
    entries, problems = _read(_workbook(rows))
    assert [entry.schema for entry in entries] == [
        Schema.LEGAL_ENTITY,
        Schema.LEGAL_ENTITY,
        Schema.AIRPLANE,
    ]
    assert [(each.code, each.raw) for each in problems] == [(ProblemCode.KIND_UNKNOWN, "Trust")]
    assert ("Type", "Asset") in [(each.label, each.value) for each in entries[0].features]


def test_an_identifier_that_comes_twice_or_not_at_all_is_reported() -> None:
    rows = [PERSON, PERSON | {"First name": "Other"}, PERSON | {"Unique Identifier": None}]
    entries, problems = _read(_workbook(rows))
    assert len({entry.id for entry in entries}) == 3
    assert [entry.id for entry in entries][:2] == ["IND-460", "IND-460~2"]
    assert {problem.code for problem in problems} == {
        ProblemCode.ID_REUSED,
        ProblemCode.ID_MISSING,
    }


def test_values_that_cannot_be_read_are_kept_and_reported() -> None:
    row = PERSON | {"DOB": "sometime", "Date of Sanction": "soon", "Travel Ban": "perhaps"}
    entries, problems = _read(_workbook([row]))
    assert Counter(problem.code for problem in problems) == {
        ProblemCode.DATE_UNREADABLE: 2,
        ProblemCode.VALUE_UNREADABLE: 1,
    }
    kept = [each.value for each in entries[0].features]
    assert {"sometime", "soon", "perhaps"} <= set(kept)
    assert entries[0].designations[0].listed_on is None


def test_a_column_that_is_new_is_reported_once_and_its_values_kept() -> None:
    rows = [PERSON | {"Hull": "A"}, PERSON | {"Unique Identifier": "IND-2", "Hull": "B"}]
    entries, problems = _read(_workbook(rows, header=[*NZ_HEADER, "Hull"]))
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.FIELD_UNKNOWN, Severity.INFO)
    ]
    assert [entry.features[-1].value for entry in entries] == ["A", "B"]


def test_days_in_a_workbook_are_read_as_days() -> None:
    row = PERSON | {"DOB": date(1955, 5, 21), "Date of Sanction": date(2022, 3, 18)}
    entry = _one(row)
    assert str(entry.birth_dates[0]) == "1955-05-21"
    assert entry.designations[0].listed_on == date(2022, 3, 18)


def test_a_note_below_the_table_is_no_target() -> None:
    document = _csv([PERSON], NZ_HEADER)
    body = document.open().read() + b"\r\nSource: the Ministry\r\n"
    entries, problems = _read(Document.from_bytes(body), _csv([SHIP], NZ_SHIPS_HEADER))
    assert len(entries) == 2
    assert [problem.code for problem in problems] == [ProblemCode.ENTRY_UNREADABLE]


def test_a_file_that_is_cut_short_is_malformed() -> None:
    workbook = _workbook([PERSON]).open().read()
    with pytest.raises(Malformed):
        _read(Document.from_bytes(workbook[: len(workbook) // 2]))
    table = _csv([PERSON, PERSON | {"Unique Identifier": "IND-2"}], NZ_HEADER).open().read()
    with pytest.raises(Malformed):
        _read(Document.from_bytes(table[:-60]))
    with pytest.raises(Malformed):
        _read(Document.from_bytes(b"a,b\n1,2\n"))


def test_recognition_leaves_other_files_alone() -> None:
    for body in (b"", b"a,b\n", b"PK\x03\x04", b"<x/>", b"Unique Identifier,Name\n1,2\n"):
        assert SOURCE.recognise(Document.from_bytes(body)) is None


def test_the_sample_is_what_its_script_writes() -> None:
    """Member by member, since another zlib packs the same content to other bytes."""
    for path, build in SAMPLES.items():
        assert _members(path.read_bytes()) == _members(build())


def _members(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_sample_is_a_register_of_april_2023() -> None:
    document = Document.from_bytes(NEW_ZEALAND.read_bytes(), NEW_ZEALAND.name)
    recognition = SOURCE.recognise(document)
    assert recognition is not None
    assert recognition.role == PRIMARY
    entries, problems = _read(document)
    assert problems == []
    by_id = {entry.id: entry for entry in entries}
    assert by_id["IND-487"].name == "Alisher Burkhanovich Usmanov"
    assert by_id["IND-4"].name == "Sergei Kuzhugetovich Shoigu"
    assert by_id["ENT-25"].name == "Wagner Group"
    listed = [entry.designations[0].listed_on for entry in entries]
    assert all(day is not None and day <= date(2023, 4, 12) for day in listed)


def _raw(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _real(shared: Path, name: str) -> tuple[Document, list[dict[str, str]]]:
    path = shared / _REAL / name
    return Document.from_bytes(gzip.decompress(path.read_bytes()), name), _raw(path)


@pytest.mark.shared
def test_every_row_of_the_real_register_is_an_entry(shared: Path) -> None:
    register, people = _real(shared, "Russia_Sanctions_Register.csv.gz")
    ships, vessels = _real(shared, "Ships.csv.gz")
    entries, problems = _read(register, ships)
    assert problems == []
    assert len(entries) == 2058
    assert {entry.id for entry in entries} == {
        row["Unique Identifier"] for row in [*people, *vessels]
    }
    schemas = Counter(entry.schema for entry in entries)
    assert schemas[Schema.PERSON] == sum(row["Type"] == "Individual" for row in people)
    assert schemas[Schema.VESSEL] == len(vessels)
    usmanov = next(entry for entry in entries if entry.id == "IND-487")
    assert usmanov.designations[0].listed_on == date(2022, 4, 5)


@pytest.mark.shared
def test_nothing_that_a_row_states_is_lost(shared: Path) -> None:
    register, people = _real(shared, "Russia_Sanctions_Register.csv.gz")
    ships, vessels = _real(shared, "Ships.csv.gz")
    by_id = {entry.id: entry for entry in _read(register, ships)[0]}
    lost = []
    for row in [*people, *vessels]:
        stated = _fold(encode_entry(by_id[row["Unique Identifier"]]).decode().replace('\\"', '"'))
        for label, cell in row.items():
            if label == "Type" or cell.strip().casefold() in {"yes", "no"}:
                continue
            pieces = [_fold(piece).strip(" .") for piece in re.split(r";|\.\s+(?=[A-Z])", cell)]
            lost += [(row["Unique Identifier"], label) for piece in pieces if piece not in stated]
    assert lost == []


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text)
