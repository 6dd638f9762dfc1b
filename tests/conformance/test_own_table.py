"""Own lists: tables as people keep them."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from watchword.errors import Malformed
from watchword.model import (
    OWN,
    ContactKind,
    CountryRole,
    Entry,
    Identifier,
    IdentifierKind,
    NameKind,
    Precision,
    Problem,
    ProblemCode,
    Schema,
    Severity,
    Strength,
)
from watchword.sources.contract import Document
from watchword.sources.own.columns import COLUMNS, Field, column_of
from watchword.sources.own.table import own_source
from watchword.sources.registry import SOURCES, recognise, recognise_own

SOURCE = own_source("staff")


def read(text: str | bytes, name: str = "own.csv") -> tuple[list[Entry], list[Problem]]:
    body = text.encode() if isinstance(text, str) else text
    entries: list[Entry] = []
    problems: list[Problem] = []
    for item in SOURCE.read_entries([Document.from_bytes(body, name)]):
        if isinstance(item, Entry):
            entries.append(item)
        else:
            problems.append(item)
    return entries, problems


def one(text: str) -> Entry:
    (entry,), _ = read(text)
    return entry


def codes(problems: list[Problem]) -> list[ProblemCode]:
    return [problem.code for problem in problems]


FULL = (
    "id,name,aliases,weak_aliases,kind,birth date,nationality,identifiers,passport,programme,"
    "reason,listed_on,delisted_on,remark,tier\n"
    "7,Jane Q. Roe,Jane Row; weak:Janey; former: Jane Doe,JR,person,9 Sep 1953; 1954,RU; Germany,"
    "tax number/ru:1601 108019; wallet/xbt:bc1q; X-77,AB 12,fraud; PEP,Cheated the bank,"
    "2024-05-01,,Seen in 2023,gold\n"
)


def test_a_row_with_everything() -> None:
    (entry,), problems = read(FULL)
    assert (entry.id, entry.schema, entry.locator) == ("7", Schema.PERSON, "line 2")
    assert [(name.full, name.kind, name.strength) for name in entry.names] == [
        ("Jane Q. Roe", NameKind.PRIMARY, Strength.STRONG),
        ("Jane Row", NameKind.ALIAS, Strength.STRONG),
        ("Janey", NameKind.ALIAS, Strength.WEAK),
        ("Jane Doe", NameKind.FORMER, Strength.STRONG),
        ("JR", NameKind.ALIAS, Strength.WEAK),
    ]
    assert [str(each) for each in entry.birth_dates] == ["1953-09-09", "1954"]
    assert [(each.role, each.country) for each in entry.countries] == [
        (CountryRole.NATIONALITY, "ru"),
        (CountryRole.NATIONALITY, "de"),
    ]
    assert entry.identifiers == (
        Identifier(kind=IdentifierKind.TAX_NUMBER, value="1601 108019", country="ru"),
        Identifier(kind=IdentifierKind.WALLET, value="bc1q", remark="XBT"),
        Identifier(kind=IdentifierKind.OTHER, value="X-77"),
        Identifier(kind=IdentifierKind.PASSPORT, value="AB 12", label="passport"),
    )
    (act,) = entry.designations
    assert (act.programmes, act.reason) == (("fraud", "PEP"), "Cheated the bank")
    assert (act.listed_on, act.delisted_on) == (date(2024, 5, 1), None)
    assert entry.remarks == ("Seen in 2023",)
    assert [(each.label, each.value) for each in entry.features] == [("tier", "gold")]
    assert codes(problems) == [ProblemCode.FIELD_UNKNOWN]


def test_the_order_and_the_writing_of_headers_do_not_count() -> None:
    rows = [
        "NAME,Date_of_Birth,citizenship\nJane Roe,1953,us\n",
        "Citizenship;name;dob\nus;Jane Roe;1953\n",
        "full name\tbirthDate\tCITIZENSHIPS\nJane Roe\t1953\tus\n",
        "Main Name|Born|Citizenship\nJane Roe|1953|us\n",
    ]
    read_rows = {(one(text).names, one(text).birth_dates, one(text).countries) for text in rows}
    assert len(read_rows) == 1


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Alias 2", Field.ALIAS),
        ("a.k.a.", Field.ALIAS),
        ("IMO_Number", IdentifierKind.IMO),
        ("SWIFT/BIC", IdentifierKind.BIC),
        ("Tax Identification Number", IdentifierKind.TAX_NUMBER),
        ("Favourite colour", None),
        ("", None),
        ("12", None),
    ],
)
def test_what_a_column_holds(header: str, expected: object) -> None:
    assert column_of(header) is expected


def test_every_word_for_a_column_is_known_in_one_sense() -> None:
    assert all(column_of(word) is column for word, column in COLUMNS.items())


def test_a_name_in_parts() -> None:
    entry = one("first name,last name,middle name\nJane,Roe,Q.\n")
    assert entry.name == "Jane Q. Roe"
    assert [part.value for part in entry.names[0].parts] == ["Jane", "Q.", "Roe"]
    assert entry.schema is Schema.PERSON


@pytest.mark.parametrize(
    ("row", "schema"),
    [
        ("Acme,individual,,", Schema.PERSON),
        ("Acme,Company,,", Schema.COMPANY),
        ("Acme,ENTITY,,", Schema.ORGANIZATION),
        ("Acme,Ship,,", Schema.VESSEL),
        ("Acme,PublicBody,,", Schema.PUBLIC_BODY),
        ("Acme,,1970,", Schema.PERSON),
        ("Acme,,,9187629", Schema.VESSEL),
        ("Acme,,,", Schema.LEGAL_ENTITY),
    ],
)
def test_what_a_party_is(row: str, schema: Schema) -> None:
    assert one(f"name,kind,dob,imo\n{row}\n").schema is schema


def test_a_kind_that_we_do_not_know_is_reported_and_kept() -> None:
    (entry,), problems = read("name,type\nAcme,sorcerer\n")
    assert entry.schema is Schema.LEGAL_ENTITY
    assert ProblemCode.KIND_UNKNOWN in codes(problems)
    assert [each.value for each in entry.features] == ["sorcerer"]


def test_a_date_that_is_two_days_keeps_both() -> None:
    (entry,), problems = read("id,name,dob,since\n1,Jane Roe,03/04/1970,01/02/2024\n")
    assert [str(each) for each in entry.birth_dates] == ["1970-04-03", "1970-03-04"]
    assert entry.designations[0].listed_on == date(2024, 2, 1)
    assert codes(problems) == [ProblemCode.DATE_DOUBTFUL] * 2


@pytest.mark.parametrize("text", ["13/04/1970", "04/13/1970", "13.4.1970", "1970-04-13", "25671"])
def test_a_date_that_is_one_day(text: str) -> None:
    (entry,), problems = read(f"id,name,dob\n1,Jane Roe,{text}\n")
    assert [str(each) for each in entry.birth_dates] == ["1970-04-13"]
    assert problems == []


@pytest.mark.parametrize("text", ["1.1.70", "soon", "31/02/1970", "9" * 5000])
def test_a_date_that_can_not_be_read_is_kept_as_it_is(text: str) -> None:
    (entry,), problems = read(f"id,name,dob,listed on\n1,Jane Roe,{text},{text}\n")
    assert entry.birth_dates == ()
    assert entry.designations[0].listed_on is None
    assert [each.value for each in entry.features] == [text, text]
    assert codes(problems) == [ProblemCode.DATE_UNREADABLE] * 2


def test_an_approximate_birth_date() -> None:
    (born,) = one("name,dob\nJane Roe,circa 1970\n").birth_dates
    assert (born.precision, born.circa) == (Precision.YEAR, True)


def test_countries_and_their_roles() -> None:
    entry = one('name,kind,country,flag\nDilbar,ship,"Korea, North",Panama\n')
    assert [(each.role, each.country) for each in entry.countries] == [
        (CountryRole.FLAG, "pa"),
        (CountryRole.FLAG, "kp"),
    ]
    (entry,), problems = read('name,country\nAcme,"de, fr, Narnia"\n')
    assert [each.country for each in entry.countries] == ["de", "fr", None]
    assert ProblemCode.COUNTRY_UNKNOWN in codes(problems)


def test_identifiers_of_no_known_kind_are_kept_whole() -> None:
    entry = one("name,identifiers\nAcme,bitcoincash:qq1; LEI: 5299; PASSPORT/Ruritania:7\n")
    assert entry.identifiers == (
        Identifier(kind=IdentifierKind.OTHER, value="bitcoincash:qq1"),
        Identifier(kind=IdentifierKind.LEI, value="5299"),
        Identifier(kind=IdentifierKind.OTHER, value="PASSPORT/Ruritania:7"),
    )


def test_an_imo_number_that_fails_its_check_digit_is_reported() -> None:
    _, problems = read("id,name,imo\n1,Dilbar,9661793\n")
    assert codes(problems) == [ProblemCode.IDENTIFIER_INVALID]


def test_contacts_addresses_and_offices() -> None:
    entry = one("name,email,address,position,sex\nRoe,a@b.org,1 High St; 2 Low St,Minister,F\n")
    assert [(each.kind, each.value) for each in entry.contacts] == [(ContactKind.EMAIL, "a@b.org")]
    assert [each.text for each in entry.addresses] == ["1 High St", "2 Low St"]
    assert (entry.positions, entry.sex) == (("Minister",), "female")


def test_an_id_is_made_from_the_name_and_the_birth_date() -> None:
    (first, second), problems = read(
        "name,dob,country,passport\nJane Roe,13 April 1970,,\nJohn Doe,,,\n"
    )
    assert codes(problems) == [ProblemCode.ID_MISSING] * 2
    (again, moved), _ = read(
        "name,dob,passport\nDOE John,,7\n“ROE, Jane”,1970-04-13,AB\n".replace(
            "“ROE, Jane”", '"ROE, Jane"'
        )
    )
    assert (again.id, moved.id) == (second.id, first.id)
    assert one("name,dob\nJane Roe,1971\n").id != first.id


def test_rows_with_one_id_are_both_kept() -> None:
    (first, second), problems = read("id,name\n1,Jane Roe\n1,John Doe\n")
    assert (first.id, second.id) == ("1", "1~2")
    assert codes(problems) == [ProblemCode.ID_REUSED]


def test_an_id_that_is_longer_than_any_is_not_used() -> None:
    (entry,), problems = read(f"id,name\n{'9' * 5000},Jane Roe\n")
    assert entry.id.startswith("auto-")
    assert codes(problems) == [ProblemCode.ID_MISSING]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", ProblemCode.NAME_MISSING),
        ("  ", ProblemCode.NAME_MISSING),
        ("---", ProblemCode.NAME_MISSING),
        ("x" * 1_001, ProblemCode.ENTRY_UNREADABLE),
    ],
)
def test_a_row_that_can_not_be_used_is_a_problem_with_its_line(
    cell: str, code: ProblemCode
) -> None:
    entries, (problem,) = read(f"id,name,remark\n1,Jane Roe,\n2,{cell},who is it\n")
    assert [entry.id for entry in entries] == ["1"]
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert problem.locator == "line 3"
    assert problem.raw.startswith("2")


def test_a_row_of_another_length_is_read_and_reported() -> None:
    entries, problems = read("id,name,remark\n1,Jane Roe\n2,John Doe,old,more,\n")
    assert [entry.id for entry in entries] == ["1", "2"]
    assert [(each.label, each.value) for each in entries[1].features] == [("column 4", "more")]
    assert codes(problems) == [ProblemCode.VALUE_UNREADABLE, ProblemCode.FIELD_UNKNOWN]
    assert problems[0].locator == "line 2"


def test_rows_above_the_header_are_reported() -> None:
    (entry,), problems = read("Our list,,\n,,\nas of today,,\nid,name,remark\n1,Jane Roe,\n")
    assert entry.name == "Jane Roe"
    assert [problem.locator for problem in problems] == ["line 1", "line 3"]
    assert {problem.severity for problem in problems} == {Severity.INFO}


def test_a_file_that_may_be_cut_short_is_reported() -> None:
    _, problems = read("id,name\n1,Jane Roe\n2,John D")
    assert [problem.locator for problem in problems] == ["last line"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"   \n\n", "holds nothing"),
        (b"a,b,c\n1,2,3\n", "no column is called 'name'"),
        (b"Jane Roe,1970\n", "no column is called 'name'"),
        (b"<html><body>name</body></html>", "no column is called 'name'"),
        (b'{"name": "Jane Roe"}', "no column is called 'name'"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary data"),
        (b"name\nJane\x00Roe\n", "binary data"),
        (b'id,name\n1,"Jane" Roe\n', "broken"),
        (b'id,name\n1,"Jane Roe\n', "broken"),
        (b"PK\x03\x04nothing", "no readable spreadsheet"),
    ],
)
def test_what_is_no_own_list_is_refused(body: bytes, said: str) -> None:
    with pytest.raises(Malformed, match=said):
        read(body)


def test_encodings() -> None:
    text = "id,name,land\n1,Zoë Müller,Österreich\n"
    for body in (
        text.encode(),
        text.encode("utf-8-sig"),
        text.encode("cp1252"),
        text.encode("utf-16"),
        text.replace("\n", "\r\n").encode(),
    ):
        (entry,), _ = read(body)
        assert entry.name == "Zoë Müller"


def test_hostile_cells_are_kept_harmlessly() -> None:
    text = "id,name,remark\n1,=cmd|' /C calc'!A0,<script>\x1b[31m</script>\n2,../../etc/passwd,a\n"
    (first, second), _ = read(text)
    assert first.name == "=cmd|' /C calc'!A0"
    assert first.remarks == ("<script>[31m</script>",)
    assert second.name == "../../etc/passwd"


def test_a_flood_of_names_is_cut_and_reported() -> None:
    aliases = ";".join(f"Alias {n}" for n in range(3_000))
    (entry,), problems = read(f"id,name,aliases\n1,Jane Roe,{aliases}\n")
    assert len(entry.names) == 501
    assert len(entry.features) == 1_501
    assert codes(problems) == [ProblemCode.VALUE_UNREADABLE]


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet(f"More {number}")
        assert sheet is not None
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook() -> None:
    body = workbook(
        [
            ["Our list"],
            ["id", "name", "dob", "passport"],
            [1, "Jane Roe", datetime(1970, 4, 13), 1234567],
            [None, None, None, None],
            [2, None, None, 5],
        ],
        [["Explanations"], ["of the columns"]],
        [["name"], ["John Doe"]],
    )
    entries, problems = read(body, "own.xlsx")
    assert [entry.name for entry in entries] == ["Jane Roe", "John Doe"]
    assert (entries[0].id, entries[0].locator) == ("1", "sheet Sheet, row 3")
    assert [str(each) for each in entries[0].birth_dates] == ["1970-04-13"]
    assert [each.value for each in entries[0].identifiers] == ["1234567"]
    assert [(problem.code, problem.locator) for problem in problems] == [
        (ProblemCode.ENTRY_UNREADABLE, "sheet Sheet, row 1"),
        (ProblemCode.NAME_MISSING, "sheet Sheet, row 5"),
        (ProblemCode.ENTRY_UNREADABLE, "sheet More 1"),
        (ProblemCode.ID_MISSING, "sheet More 2, row 2"),
    ]


def test_a_workbook_without_names_is_refused() -> None:
    with pytest.raises(Malformed, match="no column is called 'name'"):
        read(workbook([["a", "b"], [1, 2]]), "own.xlsx")


def test_only_who_asks_by_name_gets_an_own_list(tmp_path: Path) -> None:
    document = Document.from_bytes(FULL.encode(), "own.csv")
    assert recognise(document) is None
    assert OWN not in {source.authority for source in SOURCES}
    found = recognise_own(document, "staff")
    assert found is not None
    source, seen = found
    assert (source.authority, seen.list, seen.role) == (OWN, "staff", "primary")
    assert list(source.expectations) == ["staff"]


def test_the_example_of_the_reference_is_read_without_a_problem() -> None:
    page = Path(__file__).parents[2] / "docs/reference/own-lists.md"
    text = page.read_text(encoding="utf-8")
    example = text.split("```csv\n")[1].split("```")[0]
    entries, problems = read(example)
    assert len(entries) == len(example.splitlines()) - 1
    assert problems == []


SIMPLE = (
    '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions",'
    '"phones","emails","program_ids","dataset","first_seen","last_seen","last_change"\n'
    '"Q316831","Person","Alisher Usmanov","Алишер Усманов;A. Usmanov","1953-09-09","ru;uz",'
    '"Moscow;Tashkent","1601108019;AA 123","OFAC SDN - RUSSIA-EO14024 - 2022-03-03","+7 495",'
    '"a@example.org","US-RUSHAR;EU-UKR","US OFAC SDN;EU FSF","2021-01-01T00:00:00",'
    '"{seen}T00:00:00","2024-05-01T00:00:00"\n'
)


def test_the_simple_table_of_opensanctions() -> None:
    entries, problems = read(SIMPLE.replace("{seen}", "2024-06-01"), "targets.simple.csv")
    (entry,) = entries
    assert (entry.id, entry.schema, entry.name) == ("Q316831", Schema.PERSON, "Alisher Usmanov")
    assert [name.full for name in entry.names[1:]] == ["Алишер Усманов", "A. Usmanov"]
    assert [tie.country for tie in entry.countries] == ["ru", "uz"]
    assert [place.text for place in entry.addresses] == ["Moscow", "Tashkent"]
    assert [each.value for each in entry.identifiers] == ["1601108019", "AA 123"]
    assert {each.kind for each in entry.contacts} == {ContactKind.PHONE, ContactKind.EMAIL}
    assert entry.designations[0].programmes == ("US-RUSHAR", "EU-UKR")
    assert entry.designations[0].reason == "OFAC SDN - RUSSIA-EO14024 - 2022-03-03"
    assert codes(problems) == [ProblemCode.FIELD_UNKNOWN] * 2  # dataset, first_seen
    # That it was exported again changes nothing.
    assert read(SIMPLE.replace("{seen}", "2024-06-02"))[0] == entries
