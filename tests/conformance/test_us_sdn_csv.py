"""OFAC's legacy CSV files, of the SDN List and of the consolidated list."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest

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
from watchword.sources.contract import Document, Recognition
from watchword.sources.us.sdn_csv import SOURCE
from watchword.sources.us.sdn_xml import SOURCE as XML

_END = "\x1a"
_N = "-0- "


def _row(*cells: str) -> str:
    """A row as OFAC writes it: quotes around text, none around numbers and nulls."""
    plain = re.compile(r"\d+$|-0- ?$")
    return ",".join(cell if plain.match(cell) else f'"{cell}"' for cell in cells) + "\r\n"


_PRIMARY_ROWS = (
    _row("306", "BANCO NACIONAL DE CUBA", _N, "CUBA", *[_N] * 7, "a.k.a. 'BNC'."),
    _row(
        "12057",
        "NAQDI, Mohammad Reza",
        "individual",
        "SDGT] [NPWMD] [IRAN-EO13876",
        "Haji; Chief of the Mobilization of the Oppressed Organization",
        *[_N] * 6,
        "DOB 1951 to 1953; alt. DOB circa 1955; POB Najaf, Iraq; nationality Iran; Gender Male; "
        "Haji; Chief of the Mobilization of the Oppressed Organization; a.k.a. 'SHAMS, Abu'.",
    ),
    _row(
        "22543",
        "PRIVATE MILITARY COMPANY 'WAGNER'",
        _N,
        "TCO] [UKRAINE-EO13660] [CAR] [RUSSIA-EO14024",
        *[_N] * 7,
        "Secondary sanctions risk: Ukraine-/Russia-Related Sanctions Regulations, 31 CFR "
        "589.201 and/or 589.209.",
    ),
    _row(
        "35283",
        "USMANOV, Alisher Burhanovich",
        "individual",
        "RUSSIA-EO14024",
        *[_N] * 7,
        "DOB 09 Sep 1953; POB Chust, Uzbekistan; nationality Russia; Gender Male; Tax ID No. "
        "1601108019 (Russia).",
    ),
    _row(
        "35301",
        "DILBAR",
        "vessel",
        "RUSSIA-EO14024",
        _N,
        "ZGFO",
        "Yacht",
        _N,
        "15917",
        "Cayman Islands",
        "NAVIS MARINE LTD",
        "Vessel Registration Identification IMO 9661792; Linked To: USMANOV, Alisher Burhanovich.",
    ),
    _row(
        "35302",
        "M-IABU",
        "aircraft",
        "RUSSIA-EO14024",
        *[_N] * 7,
        "Aircraft Manufacture Date 17 Sep 2008; Aircraft Tail Number M-IABU; Linked To: USMANOV, "
        "Alisher Burhanovich.",
    ),
)
_PRIMARY = "".join(_PRIMARY_ROWS) + _END
_ADDRESSES = (
    _row("306", "199", "Zweierstrasse 35", "Zurich CH-8022", "Switzerland", _N)
    + _row("306", "200", _N, "Zapopan, Jalisco C.P. 45019", "Mexico", "head office")
    + _row("12057", "42179", _N, _N, "Iran", _N)
    + _row("35283", "1", _N, _N, _N, _N)
    + _END
)
_ALIASES = (
    _row("306", "220", "aka", "NATIONAL BANK OF CUBA", _N)
    + _row("306", "221", "fka", "OLD BANK, S.A.", _N)
    + _row("12057", "13562", "aka", "NAGHDI, Mohammad Reza", "spelling")
    + _row("22543", "5", "nka", "VAGNER", _N)
    + _END
)


def _document(text: str, name: str = "sdn.csv") -> Document:
    return Document.from_bytes(text.encode(), name)


def _read(*documents: Document) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for found in SOURCE.read_entries(documents):
        if isinstance(found, Entry):
            entries.append(found)
        else:
            problems.append(found)
    return entries, problems


def _codes(problems: Iterable[Problem]) -> list[ProblemCode]:
    """The codes without those of the files that a release of one file lacks."""
    return [
        problem.code
        for problem in problems
        if not (problem.code is ProblemCode.PART_MISSING and problem.entry is None)
    ]


@pytest.fixture(scope="module")
def small() -> dict[str, Entry]:
    entries, problems = _read(
        _document(_ALIASES, "alt.csv"), _document(_PRIMARY), _document(_ADDRESSES, "add.csv")
    )
    assert _codes(problems) == []
    return {entry.id: entry for entry in entries}


def test_a_person(small: dict[str, Entry]) -> None:
    usmanov = small["35283"]
    assert (usmanov.schema, usmanov.name) == (Schema.PERSON, "Alisher Burhanovich USMANOV")
    assert usmanov.birth_dates[0].earliest == date(1953, 9, 9)
    assert usmanov.birth_places[0].country == "uz"
    assert usmanov.countries[0].country == "ru"
    assert usmanov.sex == "male"
    assert usmanov.identifiers[0].value == "1601108019"
    (designation,) = usmanov.designations
    assert designation.programmes == ("RUSSIA-EO14024",)
    assert designation.listed_on is None
    assert usmanov.addresses == ()
    assert usmanov.remarks[0].startswith("DOB 09 Sep 1953; POB Chust, Uzbekistan; ")


def test_a_vessel_has_columns_of_its_own(small: dict[str, Entry]) -> None:
    dilbar = small["35301"]
    assert dilbar.schema is Schema.VESSEL
    assert [(identifier.kind, identifier.value) for identifier in dilbar.identifiers] == [
        (IdentifierKind.CALL_SIGN, "ZGFO"),
        (IdentifierKind.IMO, "9661792"),
    ]
    assert [(feature.label, feature.value) for feature in dilbar.features] == [
        ("Vessel Type", "Yacht"),
        ("Gross Registered Tonnage", "15917"),
    ]
    assert [(tie.role, tie.country) for tie in dilbar.countries] == [(CountryRole.FLAG, "ky")]
    assert [(relation.kind, relation.other) for relation in dilbar.relations] == [
        (RelationKind.OWNED_BY, "NAVIS MARINE LTD"),
        (RelationKind.LINKED_TO, "USMANOV, Alisher Burhanovich"),
    ]


def test_an_aircraft(small: dict[str, Entry]) -> None:
    assert small["35302"].schema is Schema.AIRPLANE
    assert small["35302"].founded_on[0].earliest == date(2008, 9, 17)


def test_strong_aliases_stand_in_alt_and_weak_ones_in_the_remarks(small: dict[str, Entry]) -> None:
    names = [
        (name.full, name.kind, name.strength)
        for entry in (small["306"], small["12057"])
        for name in entry.names
    ]
    assert names == [
        ("BANCO NACIONAL DE CUBA", NameKind.PRIMARY, Strength.STRONG),
        ("NATIONAL BANK OF CUBA", NameKind.ALIAS, Strength.STRONG),
        ("OLD BANK, S.A.", NameKind.FORMER, Strength.STRONG),
        ("BNC", NameKind.ALIAS, Strength.WEAK),
        ("Mohammad Reza NAQDI", NameKind.PRIMARY, Strength.STRONG),
        ("Mohammad Reza NAGHDI", NameKind.ALIAS, Strength.STRONG),
        ("Abu SHAMS", NameKind.ALIAS, Strength.WEAK),
    ]
    assert small["12057"].names[1].remark == "spelling"
    assert small["22543"].names[1].remark == "n.k.a."


def test_addresses_come_with_city_region_and_postal_code(small: dict[str, Entry]) -> None:
    zurich, zapopan = small["306"].addresses
    assert zurich.text == "Zweierstrasse 35, Zurich CH-8022, Switzerland"
    assert (zurich.street, zurich.city) == ("Zweierstrasse 35", "Zurich")
    assert (zurich.postal_code, zurich.country) == ("CH-8022", "ch")
    assert (zapopan.city, zapopan.region, zapopan.postal_code) == (
        "Zapopan",
        "Jalisco",
        "C.P. 45019",
    )
    assert zapopan.remark == "head office"
    assert [place.text for place in small["12057"].addresses] == ["Iran"]


@pytest.mark.parametrize(
    ("text", "city", "region", "postal"),
    [
        ("Moscow 119048", "Moscow", "", "119048"),
        ("London EC3N 1DY", "London", "", "EC3N 1DY"),
        ("Corpus Christi, TX 78411", "Corpus Christi", "TX", "78411"),
        ("Kunduz City, Kunduz District", "Kunduz City", "Kunduz District", ""),
        ("8593111111", "", "", "8593111111"),
        ("Ilam Province", "", "Ilam Province", ""),
        ("St. Petersburg", "St. Petersburg", "", ""),
    ],
)
def test_one_column_holds_city_region_and_postal_code(
    text: str, city: str, region: str, postal: str
) -> None:
    row = _row("306", "1", "Street 1", text, "Russia", _N)
    entries, _ = _read(_document(_PRIMARY), _document(row + _END, "add.csv"))
    (place,) = entries[0].addresses
    assert (place.city, place.region, place.postal_code) == (city, region, postal)
    assert place.text == f"Street 1, {text}, Russia"


def test_several_programmes_share_one_designation(small: dict[str, Entry]) -> None:
    (designation,) = small["22543"].designations
    assert designation.programmes == ("TCO", "UKRAINE-EO13660", "CAR", "RUSSIA-EO14024")
    assert designation.basis == ("Executive Order 13660", "Executive Order 14024")


def test_titles_are_split_and_the_remarks_do_not_repeat_them(small: dict[str, Entry]) -> None:
    naqdi = small["12057"]
    assert naqdi.titles == ("Haji",)
    assert naqdi.positions == ("Chief of the Mobilization of the Oppressed Organization",)
    assert naqdi.features == ()
    assert [born.text for born in naqdi.birth_dates] == ["1951 to 1953", "circa 1955"]


def test_the_primary_file_can_be_read_alone_and_says_what_is_missing() -> None:
    entries, problems = _read(_document(_PRIMARY))
    assert len(entries) == 6
    assert [(problem.code, problem.locator) for problem in problems] == [
        (ProblemCode.PART_MISSING, "add.csv"),
        (ProblemCode.PART_MISSING, "alt.csv"),
        (ProblemCode.PART_MISSING, "sdn_comments.csv"),
    ]


def test_without_the_primary_file_nothing_can_be_read() -> None:
    with pytest.raises(Malformed, match=r"sdn\.csv is missing"):
        _read(_document(_ALIASES, "alt.csv"), _document(_ADDRESSES, "add.csv"))


def test_two_files_of_one_part_are_refused() -> None:
    with pytest.raises(Malformed, match="two files"):
        _read(_document(_PRIMARY), _document(_PRIMARY))


def test_remarks_go_on_in_the_comments_in_mid_word() -> None:
    start = "DOB 1951; " + "; ".join(f"a.k.a. 'NAME {number:05}'" for number in range(60))
    start = start[:989] + "; Passport "
    more = "AB12345 (Iran); Linked To: USMANOV, Alisher Burhanovich."
    cells = ("7", "TEST, One", "individual", "SDGT", *[_N] * 7)
    primary = _row(*cells, start) + _PRIMARY_ROWS[3] + _END
    assert len(start) == 1000
    whole, problems = _read(
        _document(primary), _document(_row("7", more) + _END, "sdn_comments.csv")
    )
    assert _codes(problems) == []
    assert whole[0].identifiers[0].value == "AB12345"
    assert whole[0].relations[0].other == "USMANOV, Alisher Burhanovich"
    assert whole[0].remarks == (start + more,)


def test_remarks_that_break_off_state_nothing_at_their_end() -> None:
    start = "DOB 1951; " + "; ".join(f"a.k.a. 'NAME {number:05}'" for number in range(60))
    start = (start[:970] + "; Tax ID No. 1601108019 (Russia)")[:1000]
    start += "x" * (1000 - len(start))
    cells = ("7", "TEST, One", "individual", "SDGT", *[_N] * 7)
    entries, problems = _read(_document(_row(*cells, start) + _PRIMARY_ROWS[3] + _END))
    assert _codes(problems) == [ProblemCode.PART_MISSING]
    assert entries[0].identifiers == ()
    assert entries[0].remarks == (start,)


def test_the_end_mark_is_no_row_and_a_file_without_it_is_suspect() -> None:
    entries, problems = _read(_document("".join(_PRIMARY_ROWS)))
    assert len(entries) == 6
    assert _codes(problems) == [ProblemCode.COUNT_MISMATCH]
    entries, problems = _read(_document(_PRIMARY + "\r\n"))
    assert (len(entries), _codes(problems)) == (6, [])


def test_a_last_row_with_too_few_columns_is_a_file_cut_short() -> None:
    with pytest.raises(Malformed, match="cut short"):
        _read(_document("".join(_PRIMARY_ROWS[:3]) + '35283,"USMANOV, Alisher",-0- ,'))


@pytest.mark.parametrize("which", ["primary", "addresses", "aliases"])
def test_no_cut_goes_unnoticed(which: str) -> None:
    """A file cut anywhere is not recognised, refused, or reported; never just shorter."""
    texts = {"primary": _PRIMARY, "addresses": _ADDRESSES, "aliases": _ALIASES}
    names = {"primary": "sdn.csv", "addresses": "add.csv", "aliases": "alt.csv"}
    outcomes: Counter[str] = Counter()
    for end in range(len(texts[which])):
        cut = _document(texts[which][:end], names[which])
        if SOURCE.recognise(cut) is None:
            outcomes["not recognised"] += 1
            continue
        others = [] if which == "primary" else [_document(_PRIMARY)]
        try:
            _, problems = _read(cut, *others)
        except Malformed:
            outcomes["refused"] += 1
            continue
        outcomes["reported"] += 1
        assert ProblemCode.COUNT_MISMATCH in _codes(problems), end
    assert min(outcomes["refused"], outcomes["reported"]) > 0


def test_a_row_of_another_width_is_an_error_and_no_silence() -> None:
    rows = [*_PRIMARY_ROWS]
    rows[2] = '22543,"WAGNER",-0- ,"CAR"\r\n'
    entries, problems = _read(_document("".join(rows) + _END))
    assert len(entries) == 5
    assert [
        (problem.code, problem.severity, problem.entry)
        for problem in problems
        if problem.code is not ProblemCode.PART_MISSING
    ] == [(ProblemCode.ENTRY_UNREADABLE, Severity.ERROR, "22543")]


def test_a_number_that_stands_twice_keeps_both_entries() -> None:
    rows = [*_PRIMARY_ROWS, _PRIMARY_ROWS[4].replace("35301", "35283")]
    entries, problems = _read(_document("".join(rows) + _END))
    assert [entry.id for entry in entries][-1] == "35283~2"
    assert _codes(problems) == [ProblemCode.ID_REUSED]


def test_a_type_or_name_that_is_none() -> None:
    rows = [*_PRIMARY_ROWS]
    rows[5] = rows[5].replace("aircraft", "balloon")
    rows[4] = rows[4].replace('"DILBAR"', "-0- ")
    entries, problems = _read(_document("".join(rows) + _END))
    assert entries[-1].schema is Schema.LEGAL_ENTITY
    assert len(entries) == 5
    assert _codes(problems) == [ProblemCode.NAME_MISSING, ProblemCode.KIND_UNKNOWN]


def test_rows_of_an_entry_that_is_not_there_are_reported() -> None:
    stray = _row("99999", "1", "aka", "NOBODY", _N)
    _, problems = _read(_document(_PRIMARY), _document(stray + _ALIASES, "alt.csv"))
    assert _codes(problems) == [ProblemCode.RELATION_UNRESOLVED]
    assert problems[-1].raw == "99999"


def test_bytes_of_windows_1252_are_read() -> None:
    text = _PRIMARY.replace("DILBAR", "DILBÄR")
    entries, _ = _read(Document.from_bytes(text.encode("cp1252"), "sdn.csv"))
    assert entries[4].name == "DILBÄR"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (_PRIMARY, "download", Recognition(list="sdn")),
        (_PRIMARY, "SDN.CSV", Recognition(list="sdn")),
        (_ADDRESSES, "ADD.CSV", Recognition(list="sdn", role="addresses")),
        (_ALIASES, "ALT.CSV", Recognition(list="sdn", role="aliases")),
        (
            _row("9639", "HANIYA, Ismail", "individual", "NS-PLC", *[_N] * 7, "DOB 1962."),
            "x.csv",
            Recognition(list="consolidated"),
        ),
        (
            _row("9639", "12812", _N, _N, "Palestinian", _N),
            "cons_add.csv",
            Recognition(list="consolidated", role="addresses"),
        ),
        (
            _row("9639", "9150", "aka", "HANIYA, Ismail", _N),
            "CONS_ALT.CSV",
            Recognition(list="consolidated", role="aliases"),
        ),
        (
            _row("17018", "ive 2): 24 Feb 2022"),
            "cons_comments.csv",
            Recognition(list="consolidated", role="comments"),
        ),
        (
            _row("17018", "ive 2): 24 Feb 2022; Tax ID No. 7707083893 (Russia); a.k.a. 'X'."),
            "sdn_comments.csv",
            Recognition(list="sdn", role="comments"),
        ),
    ],
)
def test_each_file_of_a_set_is_known_by_its_columns(
    text: str, name: str, expected: Recognition
) -> None:
    assert SOURCE.recognise(_document(text, name)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        _END,
        "<!DOCTYPE html><html><body>Access denied</body></html>",
        '{"message": "Internal server error"}',
        "id,name\r\n1,somebody\r\n",
        "1,somebody\r\n2,somebody else\r\n",
        "ent_num,SDN_Name,SDN_Type,Program,Title,Call_Sign,Vess_type,Tonnage,GRT,a,b,c\r\n",
        "a,b,c,d,e,f,g,h,i,j,k,l\r\n1,2,3,4,5,6,7,8,9,10,11,12\r\n",
        "\x00\x01\x02",
        _row("9" * 5_000, "1", "aka", "NOBODY", _N),
    ],
)
def test_what_is_something_else_is_not_recognised(text: str) -> None:
    assert SOURCE.recognise(_document(text)) is None


@pytest.mark.shared
def test_failures_of_servers_are_not_recognised(shared: Path) -> None:
    failures = sorted((shared / "lists/samples/source-failures").iterdir())
    assert failures
    for failure in failures:
        assert SOURCE.recognise(Document.from_bytes(failure.read_bytes(), "sdn.csv")) is None


_REAL_SDN = {
    "2021-04-25": None,
    "2022-02-24": None,
    "2022-03-04": None,
    "2023-02-24": None,
    "2023-04-11": 11_973,
    "2023-04-12": 12_117,
    "2023-07-11": None,
    "2024-05-03": None,
}


def _bytes(shared: Path, day: str, name: str = "sdn.csv", *, family: str = "sdn") -> bytes:
    return gzip.decompress((shared / f"lists/us-ofac-{family}/{day}/{name}.gz").read_bytes())


def _real(shared: Path, day: str, *names: str, family: str = "sdn") -> list[Document]:
    return [
        Document.from_bytes(_bytes(shared, day, name, family=family), name)
        for name in names or ("sdn.csv",)
    ]


def _raw_rows(body: bytes, width: int = 12) -> list[list[str]]:
    rows = csv.reader(io.StringIO(body.decode(), newline=""))
    return [row for row in rows if len(row) == width]


@pytest.mark.shared
@pytest.mark.parametrize("day", sorted(_REAL_SDN))
def test_real_releases_give_every_entry(shared: Path, day: str) -> None:
    body = _bytes(shared, day)
    (document,) = _real(shared, day)
    assert SOURCE.recognise(document) == Recognition(list="sdn")
    entries, problems = _read(document)
    numbers = re.findall(rb"^(\d+),", body, re.M)
    assert [entry.id for entry in entries] == [number.decode() for number in numbers]
    assert _REAL_SDN[day] in {None, len(entries)}
    # Remarks that go on in the comments, and three "possibly Palestinian".
    long = sum(len(row[11]) >= 1000 for row in _raw_rows(body))
    assert Counter(_codes(problems)) == {
        ProblemCode.PART_MISSING: long,
        ProblemCode.COUNTRY_UNKNOWN: 3,
    }


@pytest.mark.shared
def test_clauses_are_counted(shared: Path) -> None:
    """What the remarks state is found as often as their text has it."""
    body = _bytes(shared, "2023-04-12")
    remarks = [row[11] for row in _raw_rows(body) if len(row[11]) < 1000]
    short = {row[0] for row in _raw_rows(body) if len(row[11]) < 1000}
    entries = [entry for entry in _read(*_real(shared, "2023-04-12"))[0] if entry.id in short]

    def stated(pattern: str) -> int:
        return sum(len(re.findall(pattern, text)) for text in remarks)

    identifiers = Counter(each.kind for entry in entries for each in entry.identifiers)
    links = Counter(each.kind for entry in entries for each in entry.relations)
    weak = sum(name.strength is Strength.WEAK for entry in entries for name in entry.names)
    assert links[RelationKind.LINKED_TO] == stated("Linked To: ")
    ships = stated(r"Vessel Registration Identification (?:IMO +)?\d{7}\b")
    assert identifiers[IdentifierKind.IMO] == ships
    assert identifiers[IdentifierKind.MMSI] == stated(r"MMSI \d")
    assert identifiers[IdentifierKind.WALLET] == stated("Digital Currency Address - ")
    assert identifiers[IdentifierKind.BIC] == stated("SWIFT/BIC ")
    assert identifiers[IdentifierKind.TAIL_NUMBER] == stated("Aircraft Tail Number ")
    assert weak == pytest.approx(stated(r"[afn]\.k\.a\. '"), abs=5)
    assert sum(len(entry.birth_dates) for entry in entries) == pytest.approx(
        stated(r"(?:^|; )(?:alt\. )?DOB "), abs=5
    )
    assert sum(len(entry.birth_places) for entry in entries) == stated(r"(?:^|; )(?:alt\. )?POB ")
    passports = stated(r"(?:^|; )(?:alt\. )?(?:[A-Z][a-z ]+)?Passport [^;]*\d")
    assert identifiers[IdentifierKind.PASSPORT] == pytest.approx(passports, abs=10)
    assert sum(entry.sex is not None for entry in entries) == stated("Gender (?:Male|Female)")


@pytest.mark.shared
def test_real_entries_hold_all_that_the_columns_state(shared: Path) -> None:
    body = _bytes(shared, "2023-04-12")
    entries = {entry.id: entry for entry in _read(*_real(shared, "2023-04-12"))[0]}
    for row in _raw_rows(body)[::9]:
        written = encode_entry(entries[row[0]]).decode().replace('\\"', '"')
        stated = [cell.strip() for cell in (*row[5:11], *row[3].split("] ["))]
        stated += re.split(r",\s*", row[1].strip())
        stated += [piece.strip().removeprefix("Position: ") for piece in row[4].split(";")]
        if row[11].strip() != "-0-":
            stated.append(" ".join(row[11].split()))
        folded = " ".join(written.split())
        lost = [text for text in stated if text not in {"", "-0-"} and text not in folded]
        assert [text for text in lost if not re.match("(?:Spouse|Child) of", text)] == [], row[0]


@pytest.mark.shared
def test_the_round_of_12_april_2023(shared: Path) -> None:
    before = {entry.id: entry for entry in _read(*_real(shared, "2023-04-11"))[0]}
    after = {entry.id: entry for entry in _read(*_real(shared, "2023-04-12"))[0]}
    added = after.keys() - before.keys()
    changed = {number for number in after.keys() & before.keys() if after[number] != before[number]}
    answer = gzip.decompress(
        (shared / "lists/us-ofac-sdn/diff_2023-04-11_to_2023-04-12.csv.gz").read_bytes()
    ).decode()
    rows = list(csv.DictReader(io.StringIO(answer, newline="")))
    assert added == {row["ent_num"] for row in rows if row["change"] == "added"}
    assert changed == {row["ent_num"] for row in rows if row["change"] == "changed_to"}
    assert before.keys() - after.keys() == set()
    assert len(added) == 144
    kinds = Counter(after[number].schema for number in added)
    assert (kinds[Schema.PERSON], kinds[Schema.VESSEL]) == (34, 19)
    usmanov = "USMANOV, Alisher Burhanovich"
    linked = {n for n in added if usmanov in [each.other for each in after[n].relations]}
    assert linked == {row["ent_num"] for row in rows if f"Linked To: {usmanov}" in row["Remarks"]}
    assert len(linked) == 6


@pytest.mark.shared
def test_usual_suspects(shared: Path) -> None:
    entries = {entry.id: entry for entry in _read(*_real(shared, "2023-04-12"))[0]}
    assert entries["35283"].name == "Alisher Burhanovich USMANOV"
    shoigu = entries["35173"]
    assert shoigu.birth_dates[0].earliest == date(1955, 5, 21)
    assert entries["38657"].relations[0].other == "SHOIGU, Sergei Kuzhugetovich"
    wagner = entries["22543"]
    assert len(wagner.designations[0].programmes) == 4
    li = entries["24838"]
    assert (li.birth_dates[0].earliest, li.birth_dates[0].latest) == (
        date(1958, 2, 1),
        date(1958, 2, 28),
    )
    assert len(li.designations[0].measures) == 4
    assert entries["35301"].identifiers[1].value == "9661792"


@pytest.mark.shared
@pytest.mark.parametrize("day", ["2021-04-25", "2023-07-11"])
def test_real_sets_bring_aliases_and_addresses(shared: Path, day: str) -> None:
    entries, problems = _read(*_real(shared, day, "sdn.csv", "add.csv", "alt.csv"))
    known = {entry.id for entry in entries}
    aliases = [row for row in _raw_rows(_bytes(shared, day, "alt.csv"), 5) if row[0] in known]
    strong = sum(
        name.strength is Strength.STRONG and name.kind is not NameKind.PRIMARY
        for entry in entries
        for name in entry.names
    )
    assert strong == pytest.approx(len(aliases), abs=25)
    addresses = [
        row
        for row in _raw_rows(_bytes(shared, day, "add.csv"), 6)
        if row[0] in known and any(cell.strip() != "-0-" for cell in row[2:])
    ]
    placed = sum(len(entry.addresses) for entry in entries)
    assert placed == pytest.approx(len(addresses), abs=60)
    assert placed <= len(addresses)
    assert len(problems) < 30


@pytest.mark.shared
def test_the_consolidated_list(shared: Path) -> None:
    names = ("cons_prim.csv", "cons_add.csv", "cons_alt.csv", "cons_comments.csv")
    documents = _real(shared, "2025-12-19", *names, family="nonsdn")
    recognised = [SOURCE.recognise(document) for document in documents]
    assert recognised == [
        Recognition(list="consolidated", role=role)
        for role in ("primary", "addresses", "aliases", "comments")
    ]
    entries, problems = _read(*documents)
    body = _bytes(shared, "2025-12-19", "cons_prim.csv", family="nonsdn")
    assert len(entries) == len(re.findall(rb"^\d+,", body, re.M))
    assert problems == []
    sberbank = next(entry for entry in entries if entry.id == "17018")
    assert [(each.programmes, each.listed_on) for each in sberbank.designations] == [
        (("UKRAINE-EO13662",), None),
        (("RUSSIA-EO14024",), date(2022, 2, 24)),
    ]
    # The tax number stands in the comments, behind the thousandth character.
    assert "7707083893" in [identifier.value for identifier in sberbank.identifiers]
    telecom = next(entry for entry in entries if entry.id == "30882")
    assert telecom.schema is Schema.COMPANY
    assert telecom.designations[0].listed_on == date(2021, 6, 3)


@pytest.mark.shared
def test_a_release_without_its_primary_file_names_it(shared: Path) -> None:
    documents = _real(shared, "2025-12-24", "add.csv", "alt.csv", "sdn_comments.csv")
    assert [getattr(SOURCE.recognise(each), "role", None) for each in documents] == [
        "addresses",
        "aliases",
        "comments",
    ]
    with pytest.raises(Malformed, match=r"sdn\.csv is missing"):
        _read(*documents)


@pytest.mark.shared
def test_csv_and_xml_say_the_same(shared: Path) -> None:
    """The two formats of nearly the same day agree, though read by different ways."""
    names = ("sdn.csv", "add.csv", "alt.csv")
    rows = {entry.id: entry for entry in _read(*_real(shared, "2021-04-25", *names))[0]}
    body = _bytes(shared, "2021-03-10", "sdn.xml")
    elements = {
        entry.id: entry
        for entry in XML.read_entries([Document.from_bytes(body, "sdn.xml")])
        if isinstance(entry, Entry)
    }
    both = sorted(rows.keys() & elements.keys())
    assert len(both) > 8_800

    def differing(field: str) -> int:
        return sum(_facts(rows[n], field) != _facts(elements[n], field) for n in both)

    limits = {"names": 15, "birth_dates": 3, "birth_places": 3, "countries": 5, "contacts": 5}
    limits |= {"identifiers": 10, "relations": 12, "founded_on": 0, "positions": 6}
    found = {field: differing(field) for field in limits}
    assert {field: n for field, n in found.items() if n > limits[field]} == {}
    assert all(rows[n].schema is elements[n].schema for n in both)


def _facts(entry: Entry, field: str) -> set[object]:
    """A field's values without what the two formats order or name differently."""
    values: Sequence[object] = getattr(entry, field)
    if field == "identifiers":
        return {(i.kind, i.value, i.country, i.issued_on, i.expires_on) for i in entry.identifiers}
    if field == "names":
        return {(name.full, name.kind, name.strength) for name in entry.names}
    return set(values)
