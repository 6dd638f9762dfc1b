"""OFSI's consolidated list as xlsx and csv: every label, the real releases, the traps."""

from __future__ import annotations

import csv
import gzip
import io
import re
import subprocess
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from watchword.errors import Malformed
from watchword.model import (
    ContactKind,
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
    encode_entry,
)
from watchword.sources.contract import Document
from watchword.sources.gb.conlist import SOURCE
from watchword.sources.tables import open_workbook, sheet_rows

HEADER_NOW = (
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,"
    "Non-Latin Script Type,Non-Latin Script Language,DOB,Town of Birth,Country of Birth,"
    "Nationality,Passport Number,Passport Details,National Identification Number,"
    "National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,Address 5,"
    "Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,"
    "Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID"
)
HEADER_2020 = (
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,"
    "Nationality,Passport Details,NI Number,Position,Address 1,Address 2,Address 3,Address 4,"
    "Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Regime,"
    "Listed On,Last Updated,Group ID"
)
REAL = {"2023-06-05": 3_993, "2025-04-14": 4_688}
BASE = {
    "Group Type": "Individual",
    "Regime": "Russia",
    "Listed On": "15/03/2022",
    "UK Sanctions List Date Designated": "14/03/2022",
    "Last Updated": "21/03/2023",
    "Group ID": "14640",
}
PRIMARY = {"Name 6": "TESTOV", "Name 1": "Ivan", "Alias Type": "Primary name"}


def table(
    rows: list[dict[str, str]], *, header: str = HEADER_NOW, day: str = "05/06/2023"
) -> list[list[str]]:
    columns = header.split(",")
    return [
        ["Last Updated", day],
        columns,
        *([row.get(column, "") for column in columns] for row in rows),
    ]


def as_csv(rows: list[list[str]], *, encoding: str = "utf-8") -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode(encoding)


def as_xlsx(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Data"
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(body: bytes) -> tuple[dict[str, Entry], list[Problem]]:
    found = list(SOURCE.read_entries([Document.from_bytes(body, "ConList")]))
    entries = {each.id: each for each in found if isinstance(each, Entry)}
    return entries, [each for each in found if isinstance(each, Problem)]


def read_one(row: dict[str, str], *, header: str = HEADER_NOW) -> tuple[Entry, list[Problem]]:
    entries, problems = read(as_csv(table([BASE | PRIMARY | row], header=header)))
    (entry,) = entries.values()
    return entry, problems


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
@pytest.mark.parametrize("header", [HEADER_NOW, HEADER_2020])
def test_both_files_and_both_headers_are_recognised(write: object, header: str) -> None:
    assert callable(write)
    body = write(table([BASE | PRIMARY], header=header))
    recognition = SOURCE.recognise(Document.from_bytes(body))
    assert recognition is not None
    assert (recognition.list, recognition.released_on) == ("conlist", date(2023, 6, 5))
    assert read(body)[0]["14640"].name == "Ivan TESTOV"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"Last Updated,05/06/2023\nA,B\n",
        b"Report Date: 08-Oct-2026\nUnique ID,OFSI Group ID,Name 6\n",
        b"PK\x03\x04 no zip",
        as_xlsx([["Reference", "Name of Individual or Entity"], ["101", "X"]]),
    ],
)
def test_other_documents_are_not_claimed(body: bytes) -> None:
    assert SOURCE.recognise(Document.from_bytes(body)) is None


def test_scattered_rows_of_a_group_are_one_entry() -> None:
    rows = [
        BASE | {"Name 6": "VANYA", "Alias Type": "AKA", "Alias Quality": "Low quality"},
        BASE | PRIMARY | {"Group ID": "99", "Group Type": "Entity", "Name 1": ""},
        BASE | PRIMARY | {"DOB": "00/00/1960", "Address 6": "Moscow", "Country": "Russia"},
        BASE | {"Name 6": "TESTOW", "Alias Type": "Primary name variation", "DOB": "02/03/1961"},
        BASE | {"Name 6": "OLDNAME", "Alias Type": "FKA", "Alias Quality": "Good quality"},
    ]
    entries, problems = read(as_csv(table(rows)))
    assert list(entries) == ["14640", "99"]
    entry = entries["14640"]
    assert [(name.full, name.kind, name.strength) for name in entry.names] == [
        ("Ivan TESTOV", NameKind.PRIMARY, Strength.STRONG),
        ("VANYA", NameKind.ALIAS, Strength.WEAK),
        ("TESTOW", NameKind.SPELLING, Strength.STRONG),
        ("OLDNAME", NameKind.FORMER, Strength.STRONG),
    ]
    assert [str(each) for each in entry.birth_dates] == ["1960", "1961-03-02"]
    assert [place.text for place in entry.addresses] == ["Moscow, Russia"]
    assert entries["99"].schema is Schema.ORGANIZATION
    assert problems == []


def test_every_label_of_other_information_is_read() -> None:
    information = (
        "(UK Sanctions List Ref):BEL0047 and GHR0051. (UN Ref):QDi.042 and SOi. 002. Listed under "
        "both regimes. Financial sanctions imposed in addition to an asset freeze: Correspondent "
        "banking relationships etc. Trust services. Date trust services sanctions imposed: "
        "21/03/2023. (Further Identifiying Information):Wears a hat. (UK Statement of "
        "Reasons):Responsible (see 1) for tests.\nSecond line. (Phone number):(1) +7 495 1112233 "
        "(2) +7 495 1112244 (Fax): +7 495 9998877 (Email address):a@example.org "
        "(Website):www.example.org (Type of entity):Public Joint Stock Company "
        "(Parent company):(1) Great Works (2) Greater Works (Subsidiaries):Small Works. Tiny Works "
        "(Business Reg No):(1) OGRN: 1025403641900 (2) INN/TIN: 5408100018 (Gender):Female"
    )
    entry, problems = read_one({"Group Type": "Entity", "Other Information": information})
    assert entry.cross_references == (
        CrossReference(scheme="un-reference", value="QDi.042"),
        CrossReference(scheme="un-reference", value="SOi.002"),
        CrossReference(scheme="uk-reference", value="BEL0047"),
        CrossReference(scheme="uk-reference", value="GHR0051"),
    )
    (act,) = entry.designations
    assert act.reason == "Responsible (see 1) for tests.\nSecond line."
    assert act.measures == (
        "Asset freeze",
        "Correspondent banking relationships etc",
        "Trust services",
    )
    assert entry.remarks[0].startswith("Listed under both regimes. Financial sanctions")
    assert entry.remarks[1] == "Wears a hat."
    assert [(each.kind, each.value) for each in entry.contacts] == [
        (ContactKind.PHONE, "+7 495 1112233"),
        (ContactKind.PHONE, "+7 495 1112244"),
        (ContactKind.FAX, "+7 495 9998877"),
        (ContactKind.EMAIL, "a@example.org"),
        (ContactKind.WEBSITE, "www.example.org"),
    ]
    assert [(each.kind, each.other) for each in entry.relations] == [
        (RelationKind.SUBSIDIARY_OF, "Great Works"),
        (RelationKind.SUBSIDIARY_OF, "Greater Works"),
        (RelationKind.PARENT_OF, "Small Works"),
        (RelationKind.PARENT_OF, "Tiny Works"),
    ]
    assert [(each.kind, each.value) for each in entry.identifiers] == [
        (IdentifierKind.REGISTRATION_NUMBER, "1025403641900"),
        (IdentifierKind.TAX_NUMBER, "5408100018"),
    ]
    assert entry.schema is Schema.COMPANY
    assert entry.sex == "female"
    assert problems == []


def test_a_ships_labels_are_read() -> None:
    information = (
        "(UK Sanctions List Ref):DPR0100. M/V TEST. Listed as asset of Testing Shipping (OFSI ID: "
        "13635, UN Reference Number: UN Ref KPe.064) (IMO number):7408873 (Current "
        "owners/operators):Testing Shipping (Previous owners/operators):Old Shipping (Flag of "
        "ship):North Korea (Previous flags):Panama. South Korea (Type of ship):Oil tanker (Tonnage "
        "of ship):1676 (Length of ship):80 (Year built):1975"
    )
    entry, problems = read_one({"Group Type": "Ship", "Other Information": information})
    assert entry.schema is Schema.VESSEL
    assert [(each.kind, each.other, each.other_id) for each in entry.relations] == [
        (RelationKind.OWNED_BY, "Testing Shipping", None),
        (RelationKind.FORMERLY_OWNED_BY, "Old Shipping", None),
        (RelationKind.OWNED_BY, "Testing Shipping", "13635"),
    ]
    assert [(tie.role, tie.country) for tie in entry.countries] == [
        (CountryRole.FLAG, "kp"),
        (CountryRole.FORMER_FLAG, "pa"),
        (CountryRole.FORMER_FLAG, "kr"),
    ]
    assert [(each.label, each.value) for each in entry.features] == [
        ("Type of ship", "Oil tanker"),
        ("Tonnage of ship", "1676"),
        ("Length of ship", "80"),
    ]
    assert str(entry.founded_on[0]) == "1975"
    assert entry.cross_references == (CrossReference(scheme="uk-reference", value="DPR0100"),)
    assert problems == []


def test_an_unknown_label_is_kept_and_reported_once() -> None:
    text = "(UK Sanctions List Ref):RUS0001. (Shoe size):43 (Gender):Male"
    rows = [
        BASE | PRIMARY | {"Other Information": text},
        BASE | PRIMARY | {"Other Information": text.replace("43", "44"), "Group ID": "2"},
    ]
    entries, problems = read(as_csv(table(rows)))
    assert entries["14640"].features == (Feature(label="Shoe size", value="43"),)
    assert entries["2"].features == (Feature(label="Shoe size", value="44"),)
    assert [(each.code, each.severity, each.raw) for each in problems] == [
        (ProblemCode.FIELD_UNKNOWN, Severity.INFO, "Shoe size")
    ]


def test_brackets_within_a_sentence_are_no_label() -> None:
    text = "Employer Identification Number (United States of America): 36-3823186. resolution (2022): x"
    entry, problems = read_one({"Other Information": f"(UK Sanctions List Ref):AQD0038. {text}"})
    assert entry.remarks == (text,)
    assert [(each.kind, each.value) for each in entry.identifiers] == [
        (IdentifierKind.TAX_NUMBER, "36-3823186")
    ]
    assert problems == []


def test_numbers_tie_the_cells_of_a_row_together() -> None:
    entry, problems = read_one(
        {
            "Passport Number": "(1) OR801168 (2) - (3) 4117921",
            "Passport Details": "(1) Afghan number, issued on 28 Feb. 2006 (2) - (3) Pakistan",
            "National Identification Number": "(1) 20645897 (2) -",
            "National Identification Details": "(1) Danish driving licence (2) Birth certificate",
            "Town of Birth": "(1) Tunis (2) - (3) Cairo",
            "Country of Birth": "(1)-(2) Tunisia (3) Egypt",
            "Nationality": "(1) Russia. (2) Former USSR Currently Ukraine",
        }
    )
    assert [(each.kind, each.value, each.country) for each in entry.identifiers] == [
        (IdentifierKind.PASSPORT, "OR801168", "af"),
        (IdentifierKind.PASSPORT, "4117921", "pk"),
        (IdentifierKind.DRIVING_LICENCE, "20645897", "dk"),
    ]
    assert entry.identifiers[0].issued_on == date(2006, 2, 28)
    assert entry.features == (Feature(label="National identifier", value="Birth certificate"),)
    assert [(place.city, place.country) for place in entry.birth_places] == [
        ("Tunis", "tn"),
        ("Cairo", "eg"),
    ]
    assert [tie.country for tie in entry.countries] == ["ru", "ua"]
    assert problems == []


def test_the_columns_of_2020_hold_number_and_details_in_one() -> None:
    entry, problems = read_one(
        {
            "Alias Type": "Prime Alias",
            "Passport Details": "Passport No: 592667 (Qatari passport issued on 3 May 2007).",
            "NI Number": "1) Saudi Arabia 2135314355 2) no 3603251708570001",
            "Nationality": "1) Saudi Arabia 2) Qatar",
            "Title": "Mullah/Haji",
            "Country": "Afghanistan (since 2009)",
            "Other Information": "UN Ref QDe.004. Emir of a zone. Gender: male.",
        },
        header=HEADER_2020,
    )
    assert entry.names[0].kind is NameKind.PRIMARY
    assert [(each.kind, each.value, each.country) for each in entry.identifiers] == [
        (IdentifierKind.PASSPORT, "592667", "qa"),
        (IdentifierKind.NATIONAL_ID, "2135314355", "sa"),
        (IdentifierKind.NATIONAL_ID, "3603251708570001", None),
    ]
    assert entry.identifiers[0].issued_on == date(2007, 5, 3)
    assert [tie.country for tie in entry.countries] == ["sa", "qa"]
    assert entry.titles == ("Mullah", "Haji")
    assert (entry.addresses[0].country, entry.addresses[0].remark) == ("af", "(since 2009)")
    assert entry.cross_references == (CrossReference(scheme="un-reference", value="QDe.004"),)
    assert entry.sex == "male"
    assert entry.remarks == ("UN Ref QDe.004. Emir of a zone. Gender: male.",)
    assert problems == []


def test_another_partys_reference_is_not_the_targets() -> None:
    entry, _ = read_one({"Other Information": "Associated with Ali Khan (TAi.162). Former judge."})
    assert entry.cross_references == ()
    assert [(each.kind, each.other, each.detail) for each in entry.relations] == [
        (RelationKind.ASSOCIATE, "Ali Khan", "associated with (TAi.162)")
    ]


def test_na_is_a_name() -> None:
    entry, _ = read_one({"Name 1": "Kim", "Name 2": "Na", "Name 3": "-", "Name 6": "PAK"})
    assert entry.name == "Kim Na PAK"


def test_two_regimes_of_one_group_are_two_designations() -> None:
    second = {"Regime": "Syria", "Listed On": "24/08/2011"}
    rows = [BASE | PRIMARY, BASE | PRIMARY | second]
    acts = read(as_csv(table(rows)))[0]["14640"].designations
    assert [(act.programmes, act.listed_on) for act in acts] == [
        (("Russia",), date(2022, 3, 15)),
        (("Syria",), date(2011, 8, 24)),
    ]
    assert acts[0].remark == "UK Sanctions List Date Designated: 14/03/2022"
    assert acts[0].amended_on == (date(2023, 3, 21),)


def test_the_older_code_page_is_read() -> None:
    row = BASE | PRIMARY | {"Position": "Leader of the ‘People’s Republic’"}
    entries, _ = read(as_csv(table([row]), encoding="cp1252"))
    assert entries["14640"].positions == ("Leader of the ‘People’s Republic’",)


@pytest.mark.parametrize("keep", [0.4, 0.9])
def test_a_workbook_that_is_cut_short_is_malformed(keep: float) -> None:
    body = as_xlsx(table([BASE | PRIMARY] * 20))
    with pytest.raises(Malformed):
        read(body[: int(len(body) * keep)])


def test_a_csv_that_is_cut_short_is_malformed() -> None:
    body = as_csv(table([BASE | PRIMARY, BASE | PRIMARY | {"Group ID": "2"}]))
    with pytest.raises(Malformed):
        read(body[: body.rindex(b"Russia")])


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of a real release by header, read without the source under test."""
    if path.suffix == ".gz":
        text = gzip.decompress(path.read_bytes()).decode("cp1252", errors="replace")
        rows = list(csv.reader(io.StringIO(text, newline="")))
    else:
        workbook = openpyxl.load_workbook(path, read_only=True)
        sheet = workbook.worksheets[0]
        rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
    return [dict(zip(rows[1], row, strict=False)) for row in rows[2:] if any(row)]


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("day", REAL)
def test_the_real_spreadsheets_lose_no_group_and_no_word(shared: Path, day: str) -> None:
    path = shared / f"lists/uk-ofsi/{day}/ConList.xlsx"
    body = path.read_bytes()
    recognition = SOURCE.recognise(Document.from_bytes(body))
    assert recognition is not None
    assert recognition.released_on == date.fromisoformat(day)
    entries, problems = read(body)
    rows = _rows(path)
    assert len(entries) == REAL[day]
    assert set(entries) == {row["Group ID"] for row in rows}
    assert len(problems) <= 30
    assert not [each for each in problems if each.severity is Severity.ERROR]
    _assert_names_kept(rows, entries)
    _assert_words_kept(rows, entries)
    _assert_known_targets(entries)


def _assert_known_targets(entries: dict[str, Entry]) -> None:
    usmanov, shoigu, wagner = entries["14210"], entries["14640"], entries["15033"]
    assert usmanov.name == "Alisher Burkhanovich USMANOV"
    assert CrossReference(scheme="uk-reference", value="RUS0266") in usmanov.cross_references
    assert usmanov.designations[0].listed_on == date(2022, 3, 3)
    assert usmanov.designations[0].measures == ("Asset freeze", "Trust services")
    assert str(usmanov.birth_dates[0]) == "1953-09-09"
    assert shoigu.positions == (
        "Minister of Defence of the Russian Federation",
        "Member of the Russian Security Council",
    )
    assert shoigu.sex == "male"
    assert "ЧВК Вагнера" in [name.full for name in wagner.names]
    assert (RelationKind.FAMILY, "Alisher USMANOV") in [
        (each.kind, each.other) for each in entries["15276"].relations
    ]
    ships = [each for each in entries.values() if each.schema is Schema.VESSEL]
    assert len(ships) == 15
    assert all(each.identifiers and each.founded_on for each in ships)


@pytest.mark.shared
def test_the_real_csv_of_2020_loses_no_group_and_no_word(shared: Path) -> None:
    path = shared / "lists/uk-ofsi/2020-04-27/ConList.csv.gz"
    entries, problems = read(gzip.decompress(path.read_bytes()))
    rows = _rows(path)
    assert set(entries) == {row["Group ID"] for row in rows}
    assert len(problems) <= 60
    assert not [each for each in problems if each.severity is Severity.ERROR]
    _assert_names_kept(rows, entries)
    _assert_words_kept(rows, entries)
    references = {ref.value for each in entries.values() for ref in each.cross_references}
    stated = {
        found
        for row in rows
        for found in re.findall(r"UN Ref:? ?([A-Z]{2}[ei]\.\d{3})", row["Other Information"])
    }
    assert len(stated) > 100
    assert stated <= references


def _assert_names_kept(rows: list[dict[str, str]], entries: dict[str, Entry]) -> None:
    for row in rows:
        cells = [row[f"Name {number}"].split() for number in (1, 2, 3, 4, 5, 6)]
        full = " ".join(word for cell in cells for word in cell)
        weak = row.get("Alias Quality") == "Low quality"
        found = [name for name in entries[row["Group ID"]].names if name.full == full]
        assert found, (row["Group ID"], full)
        assert not weak or any(name.strength is Strength.WEAK for name in found)


def _assert_words_kept(rows: list[dict[str, str]], entries: dict[str, Entry]) -> None:
    """Every word of every cell stands somewhere in its entry; labels and numbers do not."""
    dropped = {"Group Type", "Alias Type", "Alias Quality", "Group ID", "Listed On", "Last Updated"}
    dropped |= {"UK Sanctions List Date Designated", "Non-Latin Script Type"}
    dropped |= {"Non-Latin Script Language"}
    cells: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        cells[row["Group ID"]] |= {cell for column, cell in row.items() if column not in dropped}
    for group, texts in cells.items():
        known = set(_words(re.sub(r"\\[nt]", " ", encode_entry(entries[group]).decode())))
        for text in texts:
            # a soft hyphen is no part of a word
            lost = set(_words(_LABELS.sub(" ", text.replace("\xad", "")))) - known
            assert not lost, (group, lost, text)


_LABELS = re.compile(
    r"\((?:UK Sanctions List Ref|UK Statement of Reasons|UN Ref|Gender|Phone number|Email address"
    r"|Type of entity|Website|Parent company|Subsidiaries|Business Reg No|IMO number|Flag of ship"
    r"|Type of ship|Tonnage of ship|Length of ship|Year built|Current owners|Previous flags)\)\s*:"
    r"|\b(?:tele)?fax\b|\btel(?:ephone)?\b",
    re.I,
)


def _words(text: str) -> list[str]:
    """The words of a text, without the counting ("(1)", "a)", "to") that lists are split at."""
    words = re.findall(r"\w+", text.casefold())
    return [word for word in words if not re.fullmatch(r"\d{1,2}|[a-h]|and|to", word)]


@pytest.mark.shared
@pytest.mark.slow
def test_the_largest_spreadsheet_needs_less_than_300_megabytes(shared: Path) -> None:
    path = shared / "lists/uk-ofsi/2025-04-14/ConList.xlsx"
    script = (
        "import re, sys\n"
        "from pathlib import Path\n"
        "from watchword.sources.contract import HEAD_BYTES, Document\n"
        "from watchword.sources.gb.conlist import SOURCE\n"
        "path = Path(sys.argv[1])\n"
        "head = path.open('rb').read(HEAD_BYTES)\n"
        "document = Document(name=path.name, head=head, open=lambda: path.open('rb'))\n"
        "count = sum(1 for _ in SOURCE.read_entries([document]))\n"
        # Not getrusage: its peak counts the test process that this one was forked from.
        "status = Path('/proc/self/status').read_text()\n"
        "print(count, re.search(r'VmHWM:\\s+(\\d+) kB', status)[1])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    count, kilobytes = map(int, done.stdout.split())
    assert count >= REAL["2025-04-14"]
    assert kilobytes < 300 * 1024


@pytest.mark.shared
def test_the_real_sheet_has_the_columns_of_the_tests(shared: Path) -> None:
    body = (shared / "lists/uk-ofsi/2025-04-14/ConList.xlsx").read_bytes()
    workbook = open_workbook(Document.from_bytes(body))
    rows = sheet_rows(workbook, workbook.sheet_names[0])
    next(rows)
    assert next(rows)[1] == HEADER_NOW.split(",")
