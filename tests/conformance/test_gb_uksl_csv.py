"""The UK Sanctions List as CSV: rows of one target are joined, and agree with the XML."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from watchword.errors import Malformed
from watchword.model import (
    CountryRole,
    CrossReference,
    Entry,
    Feature,
    IdentifierKind,
    NameKind,
    Problem,
    ProblemCode,
    RelationKind,
    Schema,
    Severity,
    Strength,
)
from watchword.sources.contract import Document
from watchword.sources.gb import uksl_xml as gb_uksl_xml
from watchword.sources.gb.fields import fold_label
from watchword.sources.gb.uksl_csv import SOURCE

SAMPLE = Path(__file__).parents[2] / (
    "src/watchword/sample/lists/gb-uksl/2023-04-13/UK-Sanctions-List.xml"
)

COLUMNS = (
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,"
    "Name 5,Name type,Alias strength,Title,Name non-latin script,Non-latin script type,"
    "Non-latin script language,Regime Name,Designation Type,Designation source,"
    "Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,"
    "Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,"
    "Address Country,Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),"
    "National Identifier number,National Identifier additional information,Passport number,"
    "Passport additional information,Position,Gender,Town of birth,Country of birth,"
    "Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,"
    "Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,"
    "Previous flags,Type of ship,Tonnage of ship,Length of ship,Year Built,"
    "Hull identification number (HIN)"
)
HEADER = COLUMNS.split(",")
DATE_LINE = "Report Date: 08-Oct-2026\r\n"
BASE = {
    "Last Updated": "31/07/2024",
    "Unique ID": "TST0001",
    "OFSI Group ID": "15001",
    "Regime Name": "The Testing (Sanctions) (EU Exit) Regulations 2019",
    "Designation Type": "Individual",
    "Designation source": "UK",
    "Sanctions Imposed": "Asset freeze|Travel Ban|Asset freeze",
    "Date Designated": "30/07/2024",
}
PERSON = [
    {"Name 6": "TESTOV", "Name 1": "Ivan", "Name type": "Primary Name", "D.O.B": "dd/mm/1960"},
    {"Name 6": "Vanya", "Name type": "Alias", "Alias strength": "Low quality a.k.a"},
    {"Address Line 6": "Moscow", "Address Country": "Russia", "D.O.B": "01/03/1961"},
    {"Nationality(/ies)": "Russia", "Town of birth": "Tver", "Country of birth": "Russia"},
    {"Nationality(/ies)": "Cyprus", "Passport number": "75 1234567", "Gender": "Male"},
]


def document(
    rows: list[dict[str, str]], *, header: list[str] = HEADER, date_line: str = DATE_LINE
) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, header, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return (date_line + stream.getvalue()).encode()


def read(body: bytes) -> tuple[dict[str, Entry], list[Problem]]:
    found = list(SOURCE.read_entries([Document.from_bytes(body, "UK-Sanctions-List.csv")]))
    entries = {each.id: each for each in found if isinstance(each, Entry)}
    return entries, [each for each in found if isinstance(each, Problem)]


def test_the_first_line_says_the_day() -> None:
    recognition = SOURCE.recognise(Document.from_bytes(document([BASE | PERSON[0]])))
    assert recognition is not None
    assert (recognition.list, recognition.released_on) == ("uksl", date(2026, 10, 8))


def test_the_header_alone_is_enough_to_recognise_the_list() -> None:
    body = document([BASE | PERSON[0]], date_line="")
    recognition = SOURCE.recognise(Document.from_bytes(body))
    assert recognition is not None
    assert recognition.released_on is None
    assert set(read(body)[0]) == {"TST0001"}


@pytest.mark.parametrize(
    "body",
    [b"", b"<Designations/>", b"Last Updated,05/06/2023\nName 6,Name 1,Group ID\n", b"\x00\xff"],
)
def test_other_documents_are_not_claimed(body: bytes) -> None:
    assert SOURCE.recognise(Document.from_bytes(body)) is None


def test_the_rows_of_a_target_are_one_entry() -> None:
    other = BASE | PERSON[0] | {"Unique ID": "TST0002", "Name 6": "OTHER"}
    rows = [BASE | row for row in PERSON]
    entries, problems = read(document([*rows[:2], other, *rows[2:]]))
    assert list(entries) == ["TST0001", "TST0002"]
    entry = entries["TST0001"]
    assert [(name.full, name.kind, name.strength) for name in entry.names] == [
        ("Ivan TESTOV", NameKind.PRIMARY, Strength.STRONG),
        ("Vanya", NameKind.ALIAS, Strength.WEAK),
    ]
    assert [str(each) for each in entry.birth_dates] == ["1960", "1961-03-01"]
    assert [place.text for place in entry.addresses] == ["Moscow, Russia"]
    assert [(place.city, place.country) for place in entry.birth_places] == [("Tver", "ru")]
    assert [tie.country for tie in entry.countries] == ["ru", "cy"]
    assert [(each.kind, each.value) for each in entry.identifiers] == [
        (IdentifierKind.PASSPORT, "75 1234567")
    ]
    assert entry.sex == "male"
    assert entry.cross_references == (CrossReference(scheme="ofsi-group", value="15001"),)
    (act,) = entry.designations
    assert act.measures == ("Asset freeze", "Travel Ban")
    assert (act.listed_on, act.amended_on) == (date(2024, 7, 30), (date(2024, 7, 31),))
    assert problems == []


def test_a_list_in_one_cell_is_taken_apart() -> None:
    row = (
        BASE
        | PERSON[0]
        | {
            "Nationality(/ies)": "1) Saudi Arabia 2) Qatar",
            "Position": "(1) General. (2) Minister",
            "Title": "Dr|Mr",
            "Town of birth": "(1) Tunis (2) -",
            "Country of birth": "(1) Tunisia (2) Morocco",
        }
    )
    entry = read(document([row]))[0]["TST0001"]
    assert [tie.country for tie in entry.countries] == ["sa", "qa"]
    assert entry.positions == ("General", "Minister")
    assert entry.titles == ("Dr", "Mr")
    assert [(place.city, place.country) for place in entry.birth_places] == [
        ("Tunis", "tn"),
        ("", "ma"),
    ]


def test_what_can_stand_only_once_is_kept_where_rows_disagree() -> None:
    rows = [
        BASE | PERSON[0] | {"Gender": "Male", "UK Statement of Reasons": "First."},
        BASE | PERSON[1] | {"Gender": "Female", "UK Statement of Reasons": "Second."},
        BASE | {"Designation Type": "Entity"},
    ]
    entries, problems = read(document(rows))
    entry = entries["TST0001"]
    assert entry.sex == "male"
    assert Feature(label="Gender", value="Female") in entry.features
    assert entry.schema is Schema.PERSON
    assert entry.designations[0].reason == "First.\n\nSecond."
    assert [each.code for each in problems] == [ProblemCode.VALUE_CONFLICT] * 2


def test_two_regimes_are_two_designations() -> None:
    second = {"Regime Name": "The Other Regulations 2020", "Date Designated": "01/01/2025"}
    acts = read(document([BASE | PERSON[0], BASE | PERSON[1] | second]))[0]["TST0001"].designations
    assert [(act.programmes[0], act.listed_on) for act in acts] == [
        ("The Testing (Sanctions) (EU Exit) Regulations 2019", date(2024, 7, 30)),
        ("The Other Regulations 2020", date(2025, 1, 1)),
    ]


def test_an_unknown_column_is_kept_and_reported_once() -> None:
    rows = [BASE | PERSON[0] | {"Aura": "violet"}, BASE | PERSON[1] | {"Aura": "grey"}]
    entries, problems = read(document(rows, header=[*HEADER, "Aura"]))
    assert entries["TST0001"].features == (
        Feature(label="Aura", value="violet"),
        Feature(label="Aura", value="grey"),
    )
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.FIELD_UNKNOWN, Severity.INFO)
    ]


def test_a_row_without_an_id_is_no_silent_loss() -> None:
    rows = [BASE | PERSON[0] | {"Unique ID": "", "OFSI Group ID": ""}, BASE | PERSON[0]]
    entries, problems = read(document(rows))
    assert set(entries) == {"name-ivan-testov", "TST0001"}
    assert [each.code for each in problems] == [ProblemCode.ID_MISSING]


def test_a_row_with_neither_id_nor_name_is_an_error() -> None:
    nothing = dict.fromkeys(("Unique ID", "OFSI Group ID"), "")
    entries, problems = read(document([BASE | PERSON[0], BASE | nothing]))
    assert set(entries) == {"TST0001"}
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.ID_MISSING, Severity.ERROR)
    ]


def test_a_row_that_is_cut_short_is_malformed() -> None:
    body = document([BASE | PERSON[0], BASE | PERSON[2]])
    with pytest.raises(Malformed):
        read(body[: body.rindex(b"Moscow")])


def test_a_quote_that_is_not_closed_is_malformed() -> None:
    with pytest.raises(Malformed):
        read(document([BASE | PERSON[0]]) + b'31/07/2024,"TST')


def test_a_last_line_without_an_end_is_reported() -> None:
    problems = read(document([BASE | PERSON[0]]).rstrip(b"\r\n"))[1]
    assert [each.code for each in problems] == [ProblemCode.ENTRY_UNREADABLE]


def test_a_short_row_in_the_middle_is_reported_and_read() -> None:
    body = document([BASE | PERSON[0]]) + b"31/07/2024,TST0009,,,SHORT\r\n"
    body += document([BASE | PERSON[1]], date_line="").split(b"\r\n", 1)[1]
    entries, problems = read(body)
    assert entries["TST0009"].name == "SHORT"
    assert ProblemCode.VALUE_UNREADABLE in [each.code for each in problems]


def test_cells_beyond_the_header_are_kept() -> None:
    body = document([BASE | PERSON[0]]).rstrip(b"\r\n") + b",stray\r\n"
    entries, problems = read(body)
    assert Feature(label="Column without a header", value="stray") in entries["TST0001"].features
    assert ProblemCode.VALUE_UNREADABLE in [each.code for each in problems]


@pytest.mark.parametrize("body", [b"", b"a,b\n1,2\n", document([])])
def test_a_file_without_header_or_target_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        read(body)


def _rows_of(designation: Any) -> list[dict[str, str]]:
    """A designation of the XML as the CSV has it: a row for each group of elements."""
    columns = {fold_label(column): column for column in HEADER}
    columns |= {"individualentityship": "Designation Type", "nationality": "Nationality(/ies)"}
    columns |= {"currentowneroperator": "Current owner/operator (s)"}
    columns |= {"previousflag": "Previous flags"}
    common: dict[str, str] = {}
    rows: list[dict[str, str]] = []
    for child in designation:
        if not len(child):
            common[columns[fold_label(child.tag)]] = child.text
    for parent in designation.iter():
        leaves = [leaf for leaf in parent if not len(leaf)]
        if parent is designation or not leaves:
            continue
        if len({leaf.tag for leaf in leaves}) < len(leaves):  # a list of equal elements
            rows += [{columns[fold_label(leaf.tag)]: leaf.text} for leaf in leaves]
        else:
            rows.append({columns[fold_label(leaf.tag)]: leaf.text for leaf in leaves})
    return [common | row for row in rows]


def test_the_same_facts_as_xml_and_as_csv_are_the_same_entries() -> None:
    body = SAMPLE.read_bytes()
    rows = [row for each in etree.fromstring(body) if len(each) for row in _rows_of(each)]
    from_csv, _ = read(document(rows))
    found = gb_uksl_xml.SOURCE.read_entries([Document.from_bytes(body)])
    from_xml = {each.id: each for each in found if isinstance(each, Entry)}
    assert len(from_xml) > 20
    assert from_csv == from_xml


@pytest.mark.shared
def test_the_real_row_is_read_whole(shared: Path) -> None:
    name = "UK-Sanctions-List_header_and_one_real_row_2026-10-08.csv"
    body = (shared / "lists/samples/uk-fcdo" / name).read_bytes()
    assert next(csv.reader(body.decode().splitlines()[1:2])) == HEADER
    entries, problems = read(body)
    ship = entries["RUS2176"]
    assert problems == []
    assert (ship.schema, ship.name) == (Schema.VESSEL, "KOROLEV PROSPECT")
    assert [each.value for each in ship.identifiers] == ["9826902"]
    assert [(tie.role, tie.country) for tie in ship.countries] == [(CountryRole.FLAG, "ga")]
    assert [(each.kind, each.other) for each in ship.relations] == [
        (RelationKind.OWNED_BY, "Stream Ship Management FZCO")
    ]
    (act,) = ship.designations
    assert act.measures == ("Shipping sanctions: (see 'Other information')",)
    assert act.listed_on == date(2024, 7, 31)
    assert act.reason.startswith("KOROLEV PROSPECT (IMO 9826902) is involved")
