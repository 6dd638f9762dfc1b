"""Australia's list: many rows to one target."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from tests.make_samples import AU_HEADER, AUSTRALIA

from watchword.errors import Malformed
from watchword.model import (
    ContactKind,
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
from watchword.sources.au.dfat_xlsx import SOURCE
from watchword.sources.contract import Document

_REAL = "lists/au-dfat/2026-02-24/Australian_Sanctions_Consolidated_List.xlsx"

_OLD_HEADER = [
    label
    for label in AU_HEADER
    if label not in {"Alias Strength", "IMO Number", "Instrument of Designation", *AU_HEADER[-4:]}
]
"""The twelve columns of the releases of 2020 to 2023."""

ROW: dict[str, object] = {
    "Reference": 101,
    "Name of Individual or Entity": "Abdul Kabir MOHAMMAD JAN",
    "Type": "Individual",
    "Name Type": "Primary Name",
    "Date of Birth": 1963,
    "Place of Birth": "a) Kabul, Afghanistan b) Osh, Kyrgyz SSR (now Kyrgyzstan)",
    "Citizenship": "Afghanistan",
    "Address": "Daman District, Kandahar Province, Afghanistan (previous address)",
    "Additional Information": "TAi.003. Title: a) Mullah b) Haji. Designation: Deputy Governor.",
    "Listing Information": "Listed by UN 1267 Committee on 25 January 2001 (amended on3 Sep 2003)",
    "Committees": "1988 (Taliban)",
    "Control Date": date(2012, 8, 16),
    "Instrument of Designation": (
        "Charter of the United Nations (Sanctions—the Taliban) Regulation 2013"
    ),
    "Targeted Financial Sanction": True,
    "Travel Ban": True,
    "Arms Embargo": False,
    "Maritime Restriction": False,
}


def _alias(letter: str, name: str, **more: object) -> dict[str, object]:
    return ROW | {
        "Reference": f"101{letter}",
        "Name of Individual or Entity": name,
        "Name Type": "Alias",
        "Alias Strength": "Strong",
        **more,
    }


def _workbook(
    rows: Sequence[Mapping[str, object]], *, header: Sequence[str] = AU_HEADER
) -> Document:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(header))
    for row in rows:
        sheet.append([row.get(label) for label in header])
    stream = io.BytesIO()
    book.save(stream)
    return Document.from_bytes(stream.getvalue(), "Australian_Sanctions_Consolidated_List.xlsx")


def _read(document: Document) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for found in SOURCE.read_entries([document]):
        if isinstance(found, Entry):
            entries.append(found)
        else:
            problems.append(found)
    return entries, problems


def _one(*rows: Mapping[str, object]) -> Entry:
    entries, problems = _read(_workbook(rows))
    assert problems == []
    (entry,) = entries
    return entry


def test_the_rows_of_a_target_are_one_entry_with_everything_stated() -> None:
    entry = _one(
        ROW,
        _alias("a", "A. Kabir"),
        _alias("b", "Le Messie", **{"Alias Strength": "Weak"}),
        _alias("c", "عبد الکبیر", **{"Name Type": "Original Script", "Alias Strength": None}),
    )
    assert (entry.id, entry.schema, entry.locator) == ("101", Schema.PERSON, "row 2")
    assert [(name.full, name.kind, name.strength) for name in entry.names] == [
        ("Abdul Kabir MOHAMMAD JAN", NameKind.PRIMARY, Strength.STRONG),
        ("A. Kabir", NameKind.ALIAS, Strength.STRONG),
        ("Le Messie", NameKind.ALIAS, Strength.WEAK),
        ("عبد الکبیر", NameKind.ORIGINAL_SCRIPT, Strength.STRONG),
    ]
    assert [str(born) for born in entry.birth_dates] == ["1963"]
    assert [(place.text, place.country) for place in entry.birth_places] == [
        ("Kabul, Afghanistan", "af"),
        ("Osh, Kyrgyz SSR (now Kyrgyzstan)", "kg"),
    ]
    assert [(place.country, place.remark) for place in entry.addresses] == [
        ("af", "previous address")
    ]
    assert [(tie.role, tie.country) for tie in entry.countries] == [(CountryRole.CITIZENSHIP, "af")]
    assert entry.titles == ("Mullah", "Haji")
    assert entry.positions == ("Deputy Governor",)
    assert [(each.scheme, each.value) for each in entry.cross_references] == [
        ("un-reference", "TAi.003")
    ]
    (designation,) = entry.designations
    assert designation.programmes == ("1988 (Taliban)",)
    assert designation.listed_on == date(2001, 1, 25)
    assert designation.amended_on == (date(2003, 9, 3), date(2012, 8, 16))
    assert designation.basis == (ROW["Instrument of Designation"],)
    assert designation.measures == ("Targeted Financial Sanction", "Travel Ban")
    assert designation.source == "United Nations Security Council"
    assert designation.remark == ROW["Listing Information"]
    assert ("Control Date", "2012-08-16") in [(each.label, each.value) for each in entry.features]
    assert entry.remarks == (ROW["Additional Information"],)


def test_references_with_and_without_letters_are_one_target() -> None:
    rows = [
        ROW | {"Reference": 2.0},
        _alias("", "Second", Reference="2a"),
        _alias("", "Third", Reference=" 2 B"),
        _alias("", "Fourth", Reference="2aa"),
    ]
    assert [name.full for name in _one(*rows).names][1:] == ["Second", "Third", "Fourth"]


def test_a_reference_that_comes_again_further_down_is_an_error_and_both_are_kept() -> None:
    other = ROW | {"Reference": 102, "Name of Individual or Entity": "OTHER"}
    again = ROW | {"Name of Individual or Entity": "STRANGER"}
    entries, problems = _read(_workbook([ROW, other, again, _alias("a", "Stranger B")]))
    assert [(entry.id, entry.name) for entry in entries] == [
        ("101", "Abdul Kabir MOHAMMAD JAN"),
        ("102", "OTHER"),
        ("101~2", "STRANGER"),
    ]
    assert [name.full for name in entries[2].names] == ["STRANGER", "Stranger B"]
    assert [(each.code, each.severity, each.locator) for each in problems] == [
        (ProblemCode.ID_REUSED, Severity.ERROR, "row 4")
    ]


def test_a_reference_with_two_primary_names_in_a_row_is_two_targets() -> None:
    entries, problems = _read(_workbook([ROW, ROW | {"Name of Individual or Entity": "TWIN"}]))
    assert [entry.id for entry in entries] == ["101", "101~2"]
    assert [problem.code for problem in problems] == [ProblemCode.ID_REUSED]


def test_a_row_without_a_reference_is_an_error_and_is_kept() -> None:
    entries, problems = _read(_workbook([ROW, ROW | {"Reference": None}]))
    assert len({entry.id for entry in entries}) == 2
    assert [(each.code, each.severity, each.locator) for each in problems] == [
        (ProblemCode.ID_MISSING, Severity.ERROR, "row 3")
    ]


def test_the_primary_name_leads_wherever_its_row_stands() -> None:
    assert _one(_alias("a", "A. Kabir"), ROW).name == "Abdul Kabir MOHAMMAD JAN"


def test_a_target_without_a_primary_name_is_known_by_its_first() -> None:
    entries, problems = _read(_workbook([_alias("b", "Yahya PANJAKI")]))
    assert entries[0].name == "Yahya PANJAKI"
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.NAME_AMBIGUOUS, Severity.INFO)
    ]


def test_the_older_files_have_fewer_columns() -> None:
    rows = [
        ROW,
        _alias("a", "A. Kabir", **{"Name Type": "aka"}),
        _alias("b", "Kabir Jan", **{"Name Type": "Formerly known as"}),
    ]
    entries, problems = _read(_workbook(rows, header=_OLD_HEADER))
    assert len(_OLD_HEADER) == 12
    assert problems == []
    (entry,) = entries
    assert [name.kind for name in entry.names] == [
        NameKind.PRIMARY,
        NameKind.ALIAS,
        NameKind.FORMER,
    ]
    assert entry.designations[0].listed_on == date(2001, 1, 25)
    assert entry.designations[0].measures == ()


def test_columns_are_known_by_header_in_any_order_and_below_a_title() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Consolidated List"])
    header = list(reversed(AU_HEADER))
    sheet.append(header)
    sheet.append([ROW.get(label) for label in header])
    stream = io.BytesIO()
    book.save(stream)
    document = Document.from_bytes(stream.getvalue())
    assert SOURCE.recognise(document) is not None
    (entry,), problems = _read(document)
    assert problems == []
    assert entry.names == _one(ROW).names
    assert entry.birth_places == _one(ROW).birth_places
    assert set(entry.designations[0].measures) == set(_one(ROW).designations[0].measures)


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("1945, 1946, 1947", ["1945", "1946", "1947"]),
        ("Approximately 1960, 1966", ["circa 1960", "1966"]),
        ("Between 1963 and 1968", ["1963 to 1968"]),
        ("circa 1955", ["circa 1955"]),
        ("a) 1 January 1960 b) 1961", ["1960-01-01", "1961"]),
        ("10/07/1965, 07/11/1965", ["1965-07-10", "1965-11-07"]),
        ("27/05/1973 01/01/1975", ["1973-05-27", "1975-01-01"]),
        ("1979, 1980.1981", ["1979", "1980", "1981"]),
        ("1961,\n/02/1961,\n13/03/1961", ["1961", "1961-02", "1961-03-13"]),
        ("7/02/1950/11/1950 08/08/1945", ["1950-02-07", "1950-11", "1945-08-08"]),
        ("5 May 1957, April 1957", ["1957-05-05", "1957-04"]),
        ("1/01/1960, 01/01/1960", ["1960-01-01"]),
        (1963.0, ["1963"]),
        (datetime(1953, 9, 9), ["1953-09-09"]),
        (date(1953, 9, 9), ["1953-09-09"]),
        ("19610", ["1953-09-08"]),
    ],
)
def test_dates_of_birth_in_all_forms(stated: object, read: list[str]) -> None:
    entry = _one(ROW | {"Date of Birth": stated})
    assert [str(born) for born in entry.birth_dates] == read


@pytest.mark.parametrize("stated", ["10/061962", "24/06/1402", "31/02/1960", "unknown"])
def test_a_date_that_is_none_is_kept_and_reported(stated: str) -> None:
    entries, problems = _read(_workbook([ROW | {"Date of Birth": f"1960, {stated}"}]))
    assert [problem.code for problem in problems] == [ProblemCode.DATE_UNREADABLE]
    assert [str(born) for born in entries[0].birth_dates] == ["1960"]
    assert stated in [each.value for each in entries[0].features]


@pytest.mark.parametrize(
    ("listing", "listed_on", "amended"),
    [
        ("Listed on 2 Sep. 2014 (relisted on 1 Sep. 2017)", "2014-09-02", ["2017-09-01"]),
        ("First listed on 2/03/2016", "2016-03-02", []),
        (date(2020, 10, 8), "2020-10-08", []),
        (
            "Listed on 9 May 2014 (amended on 4 Nov. 2014; 16 Feb. 2018)",
            "2014-05-09",
            ["2014-11-04", "2018-02-16"],
        ),
        (
            "Designated under the Autonomous Sanctions Regulations 2011 on 2 March 2012. Formerly "
            "listed on the RBA Consolidated List as 2011SYR0019. Relisted on 12 January 2024",
            "2012-03-02",
            ["2024-01-12"],
        ),
        (
            "Instrument of first listing: Charter of the United Nations (Anti terrorism — Persons "
            "and Entities) List 2001 (No. 2) [F2021L00643, Gazette No. S 500, 21 December 2001]. "
            "Relisted on 6 November 2022, 13/09/2025 in Charter of the United Nations (Listed "
            "Persons and Entities) Amendment (No. 2) Instrument 2025.",
            "2001-12-21",
            ["2022-11-06", "2025-09-13"],
        ),
        (
            "The Minister for Foreign Affairs listed this person on 4 December 2019 under "
            "regulation 6(1). (Note: This was a re-listing of a previous designation that was in "
            "effect from 27 November 2013 to 2 December 2019.) Relisted on 3 December 2022.",
            "2019-12-04",
            ["2022-12-03"],
        ),
    ],
)
def test_listing_information_in_all_forms(
    listing: object, listed_on: str, amended: list[str]
) -> None:
    row = ROW | {"Listing Information": listing, "Control Date": date(2000, 1, 1)}
    designation = _one(row).designations[0]
    assert str(designation.listed_on) == listed_on
    assert [str(day) for day in designation.amended_on] == amended


def test_the_reserve_banks_id_is_a_cross_reference() -> None:
    listing = "Formerly listed on the RBA Consolidated List as 2011SYR0019."
    entry = _one(ROW | {"Listing Information": listing})
    assert ("au-reference", "2011SYR0019") in [
        (each.scheme, each.value) for each in entry.cross_references
    ]


_INSTRUMENT = (
    "Autonomous Sanctions (Designated Persons and Entities and Declared Persons—Russia and "
    "Ukraine) Amendment (No. 6) Instrument 2022"
)


@pytest.mark.parametrize(
    ("control", "listed_on", "amended"),
    [
        (date(2022, 3, 14), date(2022, 3, 14), ()),
        (date(2026, 2, 24), None, (date(2026, 2, 24),)),
    ],
)
def test_the_control_date_lists_only_in_its_instruments_own_year(
    control: date, listed_on: date | None, amended: tuple[date, ...]
) -> None:
    row = ROW | {
        "Listing Information": _INSTRUMENT,
        "Instrument of Designation": _INSTRUMENT,
        "Control Date": control,
    }
    designation = _one(row).designations[0]
    assert (designation.listed_on, designation.amended_on) == (listed_on, amended)
    assert ("control date" in designation.remark) == (listed_on is not None)


def test_rows_that_disagree_on_the_day_are_reported_and_both_days_kept() -> None:
    other = _alias("a", "A. Kabir", **{"Listing Information": "Listed on 3 May 2002"})
    entries, problems = _read(_workbook([ROW, other]))
    designation = entries[0].designations[0]
    assert designation.listed_on == date(2001, 1, 25)
    assert date(2002, 5, 3) in designation.amended_on
    assert [each.code for each in problems] == [ProblemCode.VALUE_CONFLICT]


def test_a_vessel_has_its_number_and_its_former_names() -> None:
    entry = _one(
        {
            "Reference": 8631,
            "Name of Individual or Entity": "VOKKI",
            "Type": "Vessel",
            "Name Type": "Primary Name",
            "Additional Information": "Previous names include NAUTILUS, OCEAN AMZ and PONE",
            "Listing Information": "Designated as a sanctioned vessel",
            "IMO Number": 9288693.0,
            "Committees": "Autonomous (Vessels)",
            "Control Date": date(2025, 6, 18),
            "Maritime Restriction": True,
            "Travel Ban": False,
        }
    )
    assert entry.schema is Schema.VESSEL
    assert [(each.kind, each.value) for each in entry.identifiers] == [
        (IdentifierKind.IMO, "9288693")
    ]
    assert [(name.full, name.kind) for name in entry.names[1:]] == [
        ("NAUTILUS", NameKind.FORMER),
        ("OCEAN AMZ", NameKind.FORMER),
        ("PONE", NameKind.FORMER),
    ]
    assert entry.designations[0].measures == ("Maritime Restriction",)


def test_a_wrong_imo_number_is_kept_and_reported() -> None:
    entries, problems = _read(_workbook([ROW | {"Type": "Vessel", "IMO Number": 9434980}]))
    assert [problem.code for problem in problems] == [ProblemCode.IDENTIFIER_INVALID]
    assert entries[0].identifiers[0].value == "9434980"


@pytest.mark.parametrize(
    ("stated", "codes"),
    [
        ("Uzbekistan, Afghanistan", ["uz", "af"]),
        ("a) Sudan b) South Sudan", ["sd", "ss"]),
        ("Somalia: Sweden", ["so", "se"]),
        ("Chad\n, Central African Republic", ["td", "cf"]),
        ("Tanzania, United Republic of", ["tz"]),
        ("Russia, German", ["ru", "de"]),
    ],
)
def test_citizenships(stated: str, codes: list[str]) -> None:
    entry = _one(ROW | {"Citizenship": stated})
    assert [tie.country for tie in entry.countries] == codes


@pytest.mark.parametrize(
    ("name", "full", "others"),
    [
        ("Abdul Jalil Haqqani (previously listed as)", "Abdul Jalil Haqqani", []),
        ("HARAKAT UL-MUJAHIDIN / HUM", "HARAKAT UL-MUJAHIDIN", ["HUM"]),
        ("Alexandra GAUS/GAUSS", "Alexandra GAUS", ["Alexandra GAUSS"]),
        (
            "Merai Zoghbai (previously listed as, in Arabic: مرعي زغبي)",
            "Merai Zoghbai",
            ["مرعي زغبي"],
        ),
        ("Agha Jan Alizai اغا جان (formerly listed as)", "Agha Jan Alizai", ["اغا جان"]),
        ("Andrii TROFYMOV;", "Andrii TROFYMOV", []),
        ("Musa Hilal (Janjaweed)", "Musa Hilal (Janjaweed)", []),
    ],
)
def test_notes_and_second_names_in_a_name_cell(name: str, full: str, others: list[str]) -> None:
    entry = _one(ROW | {"Name of Individual or Entity": name})
    assert [each.full for each in entry.names] == [full, *others]


def test_the_numbers_in_the_information_are_identifiers() -> None:
    text = (
        "Passport no: a) Indian number A-333602, issued on 4 Jun. 1985, issued in Bombay b) "
        "Pakistani number G866537 (expired on 3 Mar. 1999). National identification no: SSN "
        "156-92-9858 (United States of America). Tax ID No.: 7841424184 (Russia). Gender: male"
    )
    entry = _one(ROW | {"Additional Information": text})
    assert [
        (each.kind, each.value, each.country, each.issued_on, each.expires_on)
        for each in entry.identifiers
    ] == [
        (IdentifierKind.PASSPORT, "A-333602", "in", date(1985, 6, 4), None),
        (IdentifierKind.PASSPORT, "G866537", "pk", None, date(1999, 3, 3)),
        (IdentifierKind.SOCIAL_SECURITY, "156-92-9858", "us", None, None),
        (IdentifierKind.TAX_NUMBER, "7841424184", "ru", None, None),
    ]
    assert entry.sex == "male"
    assert entry.remarks == (text,)


def test_the_numbers_of_a_body_and_its_addresses() -> None:
    text = "Company Identification No. 1027700433804; Website: www.klimov.ru\nTel: +963 11 6858111"
    entry = _one(ROW | {"Type": "Entity", "Additional Information": text})
    assert [(each.kind, each.value) for each in entry.identifiers] == [
        (IdentifierKind.REGISTRATION_NUMBER, "1027700433804")
    ]
    assert [(each.kind, each.value) for each in entry.contacts] == [
        (ContactKind.WEBSITE, "www.klimov.ru"),
        (ContactKind.PHONE, "+963 11 6858111"),
    ]


def test_days_and_references_are_no_numbers() -> None:
    text = (
        "National identification no.:na Address: na Listed on: 25 Jan. 2001. Associated with "
        "Jemaah Islamiyah (QE.J.92.02). Review pursuant to resolution 1822 (2008)."
    )
    assert _one(ROW | {"Additional Information": text}).identifiers == ()


def test_other_targets_that_the_information_names_are_relations() -> None:
    leader = ROW | {
        "Reference": 4,
        "Name of Individual or Entity": "Mohammed Omar GHULAM NABI",
        "Additional Information": "TAi.004. Title: Mullah.",
    }
    text = (
        "TAi.003. A close associate of Mullah Mohammed Omar (TAi.004). Brother of Ibrahim Omari "
        "(TI.O.4.01) and Khalil Haqqani (TAi.150). Father’s name is Ghulam Nabi."
    )
    entries, problems = _read(_workbook([leader, ROW | {"Additional Information": text}]))
    assert problems == []
    assert [(each.kind, each.other, each.other_id) for each in entries[1].relations] == [
        (RelationKind.FAMILY, "Ghulam Nabi", None),
        (RelationKind.ASSOCIATE, "Mohammed Omar GHULAM NABI", "4"),
        (RelationKind.FAMILY, "Mohammed Omar GHULAM NABI", "4"),
        (RelationKind.FAMILY, "Khalil Haqqani", None),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "other"),
    [
        ("Wife of Yevgeniy PRIGOZHIN", RelationKind.FAMILY, "Yevgeniy PRIGOZHIN"),
        (
            "Son of the President of Belarus, Alexander LUKASHENKO",
            RelationKind.FAMILY,
            "Alexander LUKASHENKO",
        ),
        (
            "Spouse of Dmitry Peskov (Press Secretary for President Putin)",
            RelationKind.FAMILY,
            "Dmitry Peskov",
        ),
        ("Connected to designated entity Kohas AG", RelationKind.LINKED_TO, "Kohas AG"),
    ],
)
def test_a_phrase_says_whose_relative_one_is(text: str, kind: RelationKind, other: str) -> None:
    entry = _one(ROW | {"Additional Information": text})
    assert [(each.kind, each.other) for each in entry.relations] == [(kind, other)]
    assert entry.positions == ()


def test_a_phrase_says_who_owns_a_body() -> None:
    row = ROW | {"Type": "Entity", "Additional Information": "Owned by Khatam al-Anbiya (KAA)."}
    assert [(each.kind, each.other) for each in _one(row).relations] == [
        (RelationKind.OWNED_BY, "Khatam al-Anbiya (KAA)")
    ]


def test_another_entry_of_the_list_is_the_same_party() -> None:
    text = "SOe.001.  Also listed by the Minister, see Consolidated List entry 1131."
    relations = _one(ROW | {"Additional Information": text}).relations
    assert [(each.kind, each.other_id) for each in relations] == [(RelationKind.SAME_AS, "1131")]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Defence Minister of the Russian Federation", 1),
        ("IRGC Navy Commander; Chairman of Paravar Pars Company", 2),
        ("Last known position ‑ General Director of Technolab", 1),
        ("So-called ‘Minister of Transport’ of the so-called ‘People’s Republic’", 1),
        ("Responsible for repressive policies as head of the government.", 0),
        ("Medibank Significant Cyber Incident 2022", 0),
        ("Believed to be in the Afghanistan/Pakistan border area.", 0),
    ],
)
def test_an_office_is_a_position_and_a_sentence_is_not(text: str, positions: int) -> None:
    assert len(_one(ROW | {"Additional Information": text}).positions) == positions


def test_a_type_that_is_missing_or_new_is_reported() -> None:
    entries, problems = _read(_workbook([ROW, _alias("a", "B", Type=None)]))
    assert (entries[0].schema, problems) == (Schema.PERSON, [])
    entries, problems = _read(_workbook([ROW | {"Type": "Trust"}]))
    assert entries[0].schema is Schema.LEGAL_ENTITY
    assert [problem.code for problem in problems] == [ProblemCode.KIND_UNKNOWN]


def test_a_column_that_is_new_is_reported_once_and_its_values_kept() -> None:
    rows = [ROW | {"Hull": "A"}, ROW | {"Reference": 102, "Hull": "B"}]
    entries, problems = _read(_workbook(rows, header=[*AU_HEADER, "Hull"]))
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.FIELD_UNKNOWN, Severity.INFO)
    ]
    assert [entry.features[-1].value for entry in entries] == ["A", "B"]


def test_a_measure_that_is_neither_true_nor_false_is_reported() -> None:
    entries, problems = _read(_workbook([ROW | {"Travel Ban": "perhaps"}]))
    assert [problem.code for problem in problems] == [ProblemCode.VALUE_UNREADABLE]
    assert "perhaps" in [each.value for each in entries[0].features]


def test_a_row_without_a_name_is_an_error() -> None:
    entries, problems = _read(_workbook([ROW | {"Name of Individual or Entity": None}]))
    assert entries == []
    assert (ProblemCode.NAME_MISSING, Severity.ERROR, "row 2") in [
        (each.code, each.severity, each.locator) for each in problems
    ]


def test_a_file_that_is_cut_short_is_malformed() -> None:
    body = _workbook([ROW]).open().read()
    for cut in (body[: len(body) // 2], body[:-30], b"PK\x03\x04", b""):
        with pytest.raises(Malformed):
            _read(Document.from_bytes(cut))


def test_a_sheet_that_is_cut_short_is_malformed() -> None:
    whole = _workbook([ROW, _alias("a", "A. Kabir")]).open().read()
    cut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as read, zipfile.ZipFile(cut, "w") as written:
        for name in read.namelist():
            body = read.read(name)
            if name.endswith("sheet1.xml"):
                body = body[: body.rindex(b"<row ")]
            written.writestr(name, body)
    with pytest.raises(Malformed):
        _read(Document.from_bytes(cut.getvalue()))


def test_recognition_leaves_other_files_alone() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Reference", "Name", "Amount"])
    stream = io.BytesIO()
    book.save(stream)
    for body in (b"", b"<x/>", b"Reference,Name,Type\n", b"PK\x03\x04", stream.getvalue()):
        assert SOURCE.recognise(Document.from_bytes(body)) is None


def test_the_sample_is_a_list_of_april_2023() -> None:
    document = Document.from_bytes(AUSTRALIA.read_bytes(), AUSTRALIA.name)
    recognition = SOURCE.recognise(document)
    assert recognition is not None
    assert (recognition.list, recognition.partial) == ("dfat", "")
    entries, problems = _read(document)
    assert problems == []
    by_id = {entry.id: entry for entry in entries}
    assert by_id["6751"].name == "Alisher Burkhanovich USMANOV"
    assert by_id["6682"].name == "Sergei Kuzhugetovich SHOIGU"
    assert [name.full for name in by_id["7209"].names][1:] == ["PMC Wagner", "Wagner Group"]
    assert {each.other_id for each in by_id["3175"].relations} >= {"3176"}
    days = [
        day
        for entry in entries
        for day in (entry.designations[0].listed_on, *entry.designations[0].amended_on)
    ]
    assert all(day is not None and day <= date(2023, 4, 13) for day in days)


def _raw(path: Path) -> list[dict[str, object]]:
    """The rows as openpyxl reads them, which the parser does not use."""
    book = openpyxl.load_workbook(path, read_only=True)
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    book.close()
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


@pytest.mark.shared
@pytest.mark.slow
def test_every_target_of_the_real_list_is_an_entry_and_nothing_is_lost(shared: Path) -> None:
    path = shared / _REAL
    raw = _raw(path)
    entries, problems = _read(Document.from_bytes(path.read_bytes(), path.name))
    numbers = {re.match(r"\d+", str(row["Reference"]))[0] for row in raw}  # type: ignore[index]
    assert {entry.id for entry in entries} == numbers
    assert len(entries) == len(numbers) == 3811
    assert len(raw) == 10976
    assert len(problems) < 40
    assert not [each for each in problems if each.severity is Severity.ERROR]
    schemas = Counter(entry.schema for entry in entries)
    assert schemas[Schema.VESSEL] == sum(row["Type"] == "Vessel" for row in raw)
    by_id = {entry.id: entry for entry in entries}
    assert by_id["6751"].designations[0].listed_on == date(2022, 3, 14)
    assert by_id["2"].titles == ("Mullah", "Haji")
    assert len(by_id["2"].birth_dates) == 10
    assert list(_lost(raw, by_id)) == []


_TEXTS = (
    "Name of Individual or Entity",
    "Place of Birth",
    "Citizenship",
    "Address",
    "Additional Information",
    "Listing Information",
    "IMO Number",
    "Committees",
    "Instrument of Designation",
)


def _lost(
    raw: Sequence[Mapping[str, object]], by_id: Mapping[str, Entry]
) -> Sequence[tuple[object, str]]:
    """The texts of the rows that are not in their entry, whole or by their pieces."""
    stated = {
        key: _fold(encode_entry(entry).decode().replace("\\n", " ").replace('\\"', '"'))
        for key, entry in by_id.items()
    }
    lost = []
    for row in raw:
        number = re.sub(r"\D", "", str(row["Reference"]))
        for label in _TEXTS:
            text = _fold(str(row[label] or "").removesuffix(" 00:00:00"))
            pieces = re.split(r"\b[a-z]\)|[;,()/:]| and |Formerly known as", text)
            if text not in stated[number]:
                lost += [
                    (row["Reference"], label)
                    for piece in pieces
                    if piece.strip(" .") not in stated[number]
                ]
    return lost


def _fold(text: str) -> str:
    text = text.replace("_x000D_", "\n")  # a carriage return, as the workbook's XML has it
    text = re.sub("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", text)
    return re.sub(r"(?:\\t|\s)+", " ", text).strip()
