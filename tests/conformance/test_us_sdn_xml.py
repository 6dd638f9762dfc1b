"""OFAC's classic XML, the SDN List and the consolidated list."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
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
from watchword.sources.contract import Document, Recognition
from watchword.sources.us.sdn_xml import SOURCE

_REAL = {
    "us-ofac-sdn/2021-03-10/sdn.xml.gz": ("sdn", date(2021, 3, 10)),
    "us-ofac-nonsdn/2022-12-15/consolidated.xml.gz": ("consolidated", date(2022, 12, 15)),
    "us-ofac-nonsdn/2023-05-19/consolidated.xml.gz": ("consolidated", date(2023, 5, 19)),
    # The folder has the day of reading; the file says this.
    "us-ofac-nonsdn/2025-09-15/consolidated.xml.gz": ("consolidated", date(2025, 6, 30)),
}

_USMANOV = """
  <sdnEntry>
    <uid>35283</uid><firstName>Alisher Burhanovich</firstName><lastName>USMANOV</lastName>
    <sdnType>Individual</sdnType>
    <programList><program>RUSSIA-EO14024</program></programList>
    <idList>
      <id><uid>1</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
      <id><uid>2</uid><idType>Tax ID No.</idType><idNumber>1601108019</idNumber>
        <idCountry>Russia</idCountry></id>
    </idList>
    <nationalityList><nationality><uid>3</uid><country>Russia</country>
      <mainEntry>true</mainEntry></nationality></nationalityList>
    <dateOfBirthList><dateOfBirthItem><uid>4</uid><dateOfBirth>09 Sep 1953</dateOfBirth>
      <mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>
    <placeOfBirthList><placeOfBirthItem><uid>5</uid>
      <placeOfBirth>Chust, Uzbekistan</placeOfBirth><mainEntry>true</mainEntry>
      </placeOfBirthItem></placeOfBirthList>
  </sdnEntry>"""
_DILBAR = """
  <sdnEntry>
    <uid>35301</uid><lastName>DILBAR</lastName><sdnType>Vessel</sdnType>
    <remarks>(Linked To: USMANOV, Alisher Burhanovich)</remarks>
    <programList><program>RUSSIA-EO14024</program></programList>
    <idList><id><uid>6</uid><idType>Vessel Registration Identification</idType>
      <idNumber>IMO 9661792</idNumber></id></idList>
    <vesselInfo><callSign>ZGFO</callSign><vesselType>Yacht</vesselType>
      <vesselFlag>Cayman Islands</vesselFlag>
      <grossRegisteredTonnage>15917</grossRegisteredTonnage></vesselInfo>
  </sdnEntry>"""
_AIRCRAFT = """
  <sdnEntry>
    <uid>35302</uid><lastName>M-IABU</lastName><sdnType>Aircraft</sdnType>
    <remarks>(Linked To: USMANOV, Alisher Burhanovich)</remarks>
    <programList><program>RUSSIA-EO14024</program></programList>
    <idList>
      <id><uid>7</uid><idType>Aircraft Manufacture Date</idType>
        <idNumber>17 Sep 2008</idNumber></id>
      <id><uid>8</uid><idType>Aircraft Model</idType><idNumber>Airbus A340-300</idNumber></id>
      <id><uid>9</uid><idType>Aircraft Manufacturer's Serial Number (MSN)</idType>
        <idNumber>955</idNumber></id>
      <id><uid>10</uid><idType>Aircraft Tail Number</idType><idNumber>M-IABU</idNumber></id>
    </idList>
  </sdnEntry>"""
_NAQDI = """
  <sdnEntry>
    <uid>12057</uid><firstName>Mohammad Reza</firstName><lastName>NAQDI</lastName>
    <title>Haji; Chief of the Mobilization of the Oppressed Organization</title>
    <sdnType>Individual</sdnType><remarks>Head of the Basij</remarks>
    <programList><program>IFSR</program><program>IRAN-EO13876</program></programList>
    <akaList>
      <aka><uid>11</uid><type>a.k.a.</type><category>strong</category>
        <lastName>NAGHDI</lastName><firstName>Mohammad Reza</firstName></aka>
      <aka><uid>12</uid><type>a.k.a.</type><category>weak</category>
        <lastName>SHAMS, Abu</lastName></aka>
    </akaList>
    <dateOfBirthList>
      <dateOfBirthItem><uid>13</uid><dateOfBirth>1960 to 1962</dateOfBirth>
        <mainEntry>false</mainEntry></dateOfBirthItem>
      <dateOfBirthItem><uid>14</uid><dateOfBirth>circa 1951</dateOfBirth>
        <mainEntry>true</mainEntry></dateOfBirthItem>
      <dateOfBirthItem><uid>15</uid><dateOfBirth>Apr 1961</dateOfBirth>
        <mainEntry>false</mainEntry></dateOfBirthItem>
    </dateOfBirthList>
    <citizenshipList><citizenship><uid>16</uid><country>Iran</country>
      <mainEntry>true</mainEntry></citizenship></citizenshipList>
    <idList><id><uid>17</uid><idType>Passport</idType><idNumber>K693812</idNumber>
      <idCountry>Iran</idCountry><issueDate>23 Apr 1999</issueDate>
      <expirationDate>22 Apr 2004</expirationDate></id></idList>
  </sdnEntry>"""
_BANK = """
  <sdnEntry>
    <uid>306</uid><lastName>BANCO NACIONAL DE CUBA</lastName><sdnType>Entity</sdnType>
    <programList><program>CUBA</program></programList>
    <akaList>
      <aka><uid>219</uid><type>a.k.a.</type><category>weak</category><lastName>BNC</lastName></aka>
      <aka><uid>221</uid><type>f.k.a.</type><category>strong</category>
        <lastName>OLD BANK, S.A.</lastName></aka>
      <aka><uid>222</uid><type>n.k.a.</type><category>strong</category>
        <lastName>NEW BANK</lastName></aka>
    </akaList>
    <addressList>
      <address><uid>199</uid><address1>Zweierstrasse 35</address1><address2>2nd floor</address2>
        <city>Zurich</city><postalCode>CH-8022</postalCode><country>Switzerland</country></address>
      <address><uid>200</uid><city>Sevastopol</city><country>Region: Crimea</country></address>
    </addressList>
    <idList>
      <id><uid>20</uid><idType>SWIFT/BIC</idType><idNumber>HAVIGB2L</idNumber></id>
      <id><uid>21</uid><idType>Website</idType><idNumber>www.bnc.cu</idNumber></id>
      <id><uid>22</uid><idType>Email Address</idType><idNumber>info@bnc.cu</idNumber></id>
      <id><uid>23</uid><idType>Phone Number</idType><idNumber>982188526302</idNumber></id>
      <id><uid>24</uid><idType>Digital Currency Address - XBT</idType>
        <idNumber>12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h</idNumber></id>
      <id><uid>25</uid><idType>Secondary sanctions risk:</idType>
        <idNumber>section 1(b) of Executive Order 13224</idNumber></id>
      <id><uid>26</uid><idType>Target Type</idType>
        <idNumber>State-Owned Enterprise</idNumber></id>
      <id><uid>27</uid><idType>Organization Established Date</idType>
        <idNumber>Jun 1961</idNumber></id>
    </idList>
  </sdnEntry>"""
_SBERBANK = """
  <sdnEntry>
    <uid>17018</uid><lastName>PUBLIC JOINT STOCK COMPANY SBERBANK OF RUSSIA</lastName>
    <sdnType>Entity</sdnType>
    <programList><program>UKRAINE-EO13662</program><program>RUSSIA-EO14024</program></programList>
    <idList>
      <id><uid>30</uid><idType>Executive Order 13662 Directive Determination -</idType>
        <idNumber>Subject to Directive 1</idNumber></id>
      <id><uid>31</uid><idType>Executive Order 14024 Directive Information -</idType>
        <idNumber>For more information on directives, please visit the following link: https://x</idNumber></id>
      <id><uid>32</uid><idType>Listing Date (EO 14024 Directive 3):</idType>
        <idNumber>01 Mar 2022</idNumber></id>
      <id><uid>33</uid><idType>Listing Date (EO 14024 Directive 2):</idType>
        <idNumber>24 Feb 2022</idNumber></id>
    </idList>
  </sdnEntry>"""
_HANIYA = """
  <sdnEntry>
    <uid>9639</uid><firstName>Ismail Abdul Salah</firstName><lastName>HANIYA</lastName>
    <sdnType>Individual</sdnType><programList><program>NS-PLC</program></programList>
  </sdnEntry>"""


def _body(*entries: str, count: int | None = None, published: str = "04/12/2023") -> bytes:
    declared = len(entries) if count is None else count
    return (
        '<?xml version="1.0" standalone="yes"?>\n'
        '<sdnList xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xmlns="http://tempuri.org/sdnList.xsd">\n  <publshInformation>'
        f"<Publish_Date>{published}</Publish_Date><Record_Count>{declared}</Record_Count>"
        f"</publshInformation>{''.join(entries)}\n</sdnList>"
    ).encode()


_WHOLE = _body(_BANK, _NAQDI, _USMANOV, _DILBAR, _AIRCRAFT)


def _document(body: bytes, name: str = "SDN.XML") -> Document:
    return Document.from_bytes(body, name)


def _read(*documents: Document) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for found in SOURCE.read_entries(documents):
        if isinstance(found, Entry):
            entries.append(found)
        else:
            problems.append(found)
    return entries, problems


@pytest.fixture(scope="module")
def small() -> dict[str, Entry]:
    entries, problems = _read(_document(_WHOLE))
    assert problems == []
    return {entry.id: entry for entry in entries}


def test_a_person(small: dict[str, Entry]) -> None:
    usmanov = small["35283"]
    assert usmanov.schema is Schema.PERSON
    assert usmanov.name == "Alisher Burhanovich USMANOV"
    assert [(part.kind, part.value) for part in usmanov.names[0].parts] == [
        (NamePartKind.FAMILY, "USMANOV"),
        (NamePartKind.GIVEN, "Alisher Burhanovich"),
    ]
    assert usmanov.names[0].kind is NameKind.PRIMARY
    assert usmanov.birth_dates[0].earliest == date(1953, 9, 9)
    assert usmanov.birth_places[0].text == "Chust, Uzbekistan"
    assert usmanov.birth_places[0].country == "uz"
    assert (usmanov.countries[0].role, usmanov.countries[0].country) == (
        CountryRole.NATIONALITY,
        "ru",
    )
    assert usmanov.sex == "male"
    (tax,) = usmanov.identifiers
    assert (tax.kind, tax.value, tax.country) == (IdentifierKind.TAX_NUMBER, "1601108019", "ru")
    (designation,) = usmanov.designations
    assert designation.programmes == ("RUSSIA-EO14024",)
    assert designation.basis == ("Executive Order 14024",)
    assert designation.listed_on is None


def test_a_vessel(small: dict[str, Entry]) -> None:
    dilbar = small["35301"]
    assert dilbar.schema is Schema.VESSEL
    assert [(identifier.kind, identifier.value) for identifier in dilbar.identifiers] == [
        (IdentifierKind.IMO, "9661792"),
        (IdentifierKind.CALL_SIGN, "ZGFO"),
    ]
    assert [(feature.label, feature.value) for feature in dilbar.features] == [
        ("Vessel Type", "Yacht"),
        ("Gross Registered Tonnage", "15917"),
    ]
    assert [(tie.role, tie.country) for tie in dilbar.countries] == [(CountryRole.FLAG, "ky")]
    (relation,) = dilbar.relations
    assert relation.kind is RelationKind.LINKED_TO
    assert relation.other == "USMANOV, Alisher Burhanovich"
    assert dilbar.remarks == ("(Linked To: USMANOV, Alisher Burhanovich)",)


def test_an_aircraft(small: dict[str, Entry]) -> None:
    aircraft = small["35302"]
    assert aircraft.schema is Schema.AIRPLANE
    assert aircraft.founded_on[0].earliest == date(2008, 9, 17)
    assert [(identifier.kind, identifier.value) for identifier in aircraft.identifiers] == [
        (IdentifierKind.AIRCRAFT_SERIAL, "955"),
        (IdentifierKind.TAIL_NUMBER, "M-IABU"),
    ]


def test_aliases_titles_and_several_birth_dates(small: dict[str, Entry]) -> None:
    naqdi = small["12057"]
    assert [(name.full, name.strength) for name in naqdi.names] == [
        ("Mohammad Reza NAQDI", Strength.STRONG),
        ("Mohammad Reza NAGHDI", Strength.STRONG),
        ("Abu SHAMS", Strength.WEAK),
    ]
    assert naqdi.titles == ("Haji",)
    assert naqdi.positions == ("Chief of the Mobilization of the Oppressed Organization",)
    # The main one first, then in the file's order.
    assert [(born.precision, born.circa, born.text) for born in naqdi.birth_dates] == [
        (Precision.YEAR, True, "circa 1951"),
        (Precision.RANGE, False, "1960 to 1962"),
        (Precision.MONTH, False, "Apr 1961"),
    ]
    (passport,) = naqdi.identifiers
    assert (passport.issued_on, passport.expires_on) == (date(1999, 4, 23), date(2004, 4, 22))
    assert naqdi.designations[0].programmes == ("IFSR", "IRAN-EO13876")
    assert naqdi.countries[0].role is CountryRole.CITIZENSHIP
    assert naqdi.remarks == ("Head of the Basij",)


def test_a_body(small: dict[str, Entry]) -> None:
    bank = small["306"]
    assert bank.schema is Schema.COMPANY
    assert [(name.full, name.kind, name.strength, name.remark) for name in bank.names] == [
        ("BANCO NACIONAL DE CUBA", NameKind.PRIMARY, Strength.STRONG, ""),
        ("BNC", NameKind.ALIAS, Strength.WEAK, ""),
        ("OLD BANK, S.A.", NameKind.FORMER, Strength.STRONG, ""),
        ("NEW BANK", NameKind.ALIAS, Strength.STRONG, "n.k.a."),
    ]
    zurich, crimea = bank.addresses
    assert zurich.text == "Zweierstrasse 35, 2nd floor, Zurich, CH-8022, Switzerland"
    assert (zurich.city, zurich.postal_code, zurich.country) == ("Zurich", "CH-8022", "ch")
    assert (crimea.city, crimea.region, crimea.country_text) == ("Sevastopol", "Crimea", "")
    assert (crimea.country or "").startswith("ua")
    assert [(contact.kind, contact.value) for contact in bank.contacts] == [
        (ContactKind.WEBSITE, "www.bnc.cu"),
        (ContactKind.EMAIL, "info@bnc.cu"),
        (ContactKind.PHONE, "982188526302"),
    ]
    assert [(identifier.kind, identifier.remark) for identifier in bank.identifiers] == [
        (IdentifierKind.BIC, ""),
        (IdentifierKind.WALLET, "XBT"),
    ]
    assert bank.founded_on[0].text == "Jun 1961"
    assert ("Secondary sanctions risk", "section 1(b) of Executive Order 13224") in [
        (feature.label, feature.value) for feature in bank.features
    ]


def test_the_file_says_its_day_and_its_list() -> None:
    assert SOURCE.recognise(_document(_WHOLE)) == Recognition(
        list="sdn", released_on=date(2023, 4, 12)
    )
    consolidated = _document(_body(_HANIYA, _SBERBANK), "anything.xml")
    recognition = SOURCE.recognise(consolidated)
    assert recognition is not None
    assert recognition.list == "consolidated"


def test_the_name_decides_where_the_programmes_do_not() -> None:
    body = _body(_USMANOV)
    names = {"CONSOLIDATED.XML": "consolidated", "SDN.XML": "sdn", "": "sdn"}
    for name, key in names.items():
        recognition = SOURCE.recognise(_document(body, name))
        assert recognition is not None
        assert recognition.list == key


def test_a_directive_has_its_own_listing_date_on_the_consolidated_list_only() -> None:
    entries, problems = _read(_document(_body(_HANIYA, _SBERBANK)))
    assert problems == []
    ukraine, russia = entries[1].designations
    assert (ukraine.programmes, ukraine.listed_on) == (("UKRAINE-EO13662",), None)
    assert ukraine.measures == (
        "Executive Order 13662 Directive Determination: Subject to Directive 1",
    )
    assert (russia.programmes, russia.listed_on) == (("RUSSIA-EO14024",), date(2022, 2, 24))
    assert russia.measures == ()
    # Sberbank was under Directive 2 weeks before it was blocked.
    blocked, _ = _read(_document(_body(_BANK, _SBERBANK)))
    (designation,) = blocked[1].designations
    assert designation.listed_on is None
    assert ("Listing Date (EO 14024 Directive 2)", "24 Feb 2022") in [
        (feature.label, feature.value) for feature in blocked[1].features
    ]


def test_fewer_entries_than_declared_are_a_file_cut_short() -> None:
    with pytest.raises(Malformed, match="declares 3 entries and holds 2"):
        _read(_document(_body(_BANK, _USMANOV, count=3)))


def test_more_entries_than_declared_are_a_problem() -> None:
    entries, problems = _read(_document(_body(_BANK, _USMANOV, count=1)))
    assert len(entries) == 2
    assert [problem.code for problem in problems] == [ProblemCode.COUNT_MISMATCH]


@pytest.mark.parametrize("count", ["", "many", "9" * 5_000])
def test_a_count_that_can_not_be_read_is_a_problem(count: str) -> None:
    body = _body(_BANK).replace(b"<Record_Count>1<", f"<Record_Count>{count}<".encode())
    entries, problems = _read(_document(body))
    assert len(entries) == 1
    assert [problem.code for problem in problems] == [ProblemCode.COUNT_MISMATCH]


def test_a_day_of_publication_that_can_not_be_is_a_problem() -> None:
    document = _document(_body(_BANK, published="13/45/2023"))
    recognition = SOURCE.recognise(document)
    assert recognition is not None
    assert recognition.released_on is None
    _, problems = _read(document)
    assert [problem.code for problem in problems] == [ProblemCode.DATE_UNREADABLE]


def test_the_day_of_publication_has_the_month_first() -> None:
    recognition = SOURCE.recognise(_document(_body(_BANK, published="03/10/2021")))
    assert recognition is not None
    assert recognition.released_on == date(2021, 3, 10)


def test_no_cut_goes_unnoticed() -> None:
    whole, _ = _read(_document(_WHOLE))
    for end in range(0, len(_WHOLE) - 1, 7):
        document = _document(_WHOLE[:end])
        if SOURCE.recognise(document) is None:
            continue
        with pytest.raises(Malformed):
            _read(document)
    assert len(whole) == 5


def test_an_id_that_stands_twice_keeps_both_entries() -> None:
    again = _DILBAR.replace("35301", "35283")
    entries, problems = _read(_document(_body(_USMANOV, again)))
    assert [entry.id for entry in entries] == ["35283", "35283~2"]
    assert [(problem.code, problem.severity) for problem in problems] == [
        (ProblemCode.ID_REUSED, Severity.ERROR)
    ]


def test_an_entry_without_an_id_or_a_known_type_stays() -> None:
    strange = _USMANOV.replace("<uid>35283</uid>", "").replace("Individual", "Spaceship")
    entries, problems = _read(_document(_body(strange)))
    assert (entries[0].id, entries[0].schema) == ("unnumbered", Schema.LEGAL_ENTITY)
    assert {problem.code for problem in problems} == {
        ProblemCode.ID_MISSING,
        ProblemCode.KIND_UNKNOWN,
    }


def test_an_entry_without_a_name_is_an_error_and_no_silence() -> None:
    nameless = _DILBAR.replace("<lastName>DILBAR</lastName>", "")
    entries, problems = _read(_document(_body(nameless)))
    assert entries == []
    assert [(problem.code, problem.entry) for problem in problems] == [
        (ProblemCode.NAME_MISSING, "35301")
    ]
    assert problems[0].severity is Severity.ERROR


def test_new_elements_and_labels_are_kept_and_reported_once() -> None:
    new = (
        "<moodList><mood>gloomy</mood></moodList>",
        "<id><uid>9</uid><idType>Aura</idType><idNumber>blue</idNumber></id></idList>",
    )
    strange = _USMANOV.replace("</sdnType>", f"</sdnType>{new[0]}").replace("</idList>", new[1])
    second = strange.replace("35283", "1").replace("blue", "green")
    entries, problems = _read(_document(_body(strange, second)))
    assert [(problem.code, problem.severity) for problem in problems] == [
        (ProblemCode.FIELD_UNKNOWN, Severity.INFO)
    ] * 2
    for entry, colour in zip(entries, ("blue", "green"), strict=True):
        values = {feature.value for feature in entry.features}
        assert {"gloomy", colour} <= values


def test_an_unreadable_birth_date_is_kept_and_reported() -> None:
    entries, problems = _read(_document(_body(_USMANOV.replace("09 Sep 1953", "31 Feb 1953"))))
    assert [problem.code for problem in problems] == [ProblemCode.DATE_UNREADABLE]
    assert "31 Feb 1953" in [feature.value for feature in entries[0].features]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!DOCTYPE html><html><body>Access denied</body></html>",
        b'{"message": "Internal server error"}',
        b"<Sanctions><DateOfIssue/></Sanctions>",
        b"<sanctionsData><publicationInfo/></sanctionsData>",
        b"36,AEROCARIBBEAN AIRLINES",
    ],
)
def test_what_is_something_else_is_not_recognised(body: bytes) -> None:
    assert SOURCE.recognise(_document(body)) is None


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE sdnList [<!ENTITY a "aaaa">]>' + _body(_USMANOV).split(b"?>", 1)[1]
    with pytest.raises(Malformed):
        _read(_document(bomb))


@pytest.mark.shared
def test_failures_of_servers_are_not_recognised(shared: Path) -> None:
    failures = sorted((shared / "lists/samples/source-failures").iterdir())
    assert failures
    for failure in failures:
        assert SOURCE.recognise(_document(failure.read_bytes(), failure.name)) is None


@pytest.mark.shared
@pytest.mark.parametrize("path", sorted(_REAL))
def test_real_releases_give_every_entry(shared: Path, path: str) -> None:
    body = gzip.decompress((shared / "lists" / path).read_bytes())
    document = _document(body, Path(path).stem)
    key, published = _REAL[path]
    assert SOURCE.recognise(document) == Recognition(list=key, released_on=published)
    entries, problems = _read(document)
    ids = re.findall(rb"<sdnEntry>\s*<uid>(\d+)</uid>", body)
    assert [entry.id for entry in entries] == [number.decode() for number in ids]
    declared = re.search(rb"<Record_Count>(\d+)<", body)
    assert declared is not None
    assert len(entries) == int(declared[1])
    assert len(problems) <= 5
    assert {problem.severity for problem in problems} <= {Severity.WARNING, Severity.INFO}
    kinds = Counter(re.findall(rb"<sdnType>(\w+)<", body))
    schemas = Counter(entry.schema for entry in entries)
    assert schemas[Schema.PERSON] == kinds[b"Individual"]
    assert schemas[Schema.VESSEL] == kinds[b"Vessel"]
    assert schemas[Schema.AIRPLANE] == kinds[b"Aircraft"]


@pytest.mark.shared
def test_real_entries_hold_all_that_the_file_states(shared: Path) -> None:
    """Every text of every seventh entry stands somewhere in ours."""
    for path in sorted(_REAL):
        body = gzip.decompress((shared / "lists" / path).read_bytes())
        entries = {entry.id: entry for entry in _read(_document(body))[0]}
        tree = etree.fromstring(body)
        elements = tree.findall("{*}sdnEntry")
        assert len(elements) > 400
        for element in elements[::7]:
            entry = entries[element.findtext("{*}uid")]
            lost = [text for text in _stated(element) if text not in _written(entry)]
            assert lost == [], (path, entry.id)


_SKIPPED = {"uid", "mainEntry", "type", "category", "sdnType"}


def _stated(element: etree._Element) -> list[str]:
    """The texts of an entry as we expect to find them again."""
    texts: list[str] = []
    for leaf in element.iter():
        tag = etree.QName(leaf).localname
        text = " ".join((leaf.text or "").split())
        if not text or tag in _SKIPPED or len(leaf):
            continue
        if tag in {"issueDate", "expirationDate"}:
            text = _as_iso(text)
        if tag == "title":
            texts.extend(
                re.sub(r"^(?:Alt\. )?Position: ", "", " ".join(piece.split()))
                for piece in text.split(";")
                if not re.match(r"\s*(?:Spouse|Child) of", piece) and piece.strip()
            )
            continue
        if tag == "country" and text.startswith("Region: "):
            text = text.removeprefix("Region: ")
        if tag == "idNumber":
            text = re.sub(r"^IMO (?=\d{7}$)", "", text)
            text = {"Male": "male", "Female": "female"}.get(text, text)
        if tag == "idType":
            label = text.rstrip(" :-")
            plain = {"Gender", "Website", "Email Address", "Phone Number"}
            known = {*plain, "Organization Established Date", "Aircraft Manufacture Date"}
            known |= {"Nationality of Registration", "Former Vessel Flag", "Other Vessel Flag"}
            if label in known:
                continue
            text = label.split(" - ")[0] if label.startswith("Digital Currency") else label
        if tag in {"lastName", "firstName"}:
            texts.extend(re.split(r",\s*", text))
            continue
        texts.append(text)
    return texts


def _as_iso(text: str) -> str:
    try:
        return datetime.strptime(text, "%d %b %Y").date().isoformat()
    except ValueError:
        return text


def _written(entry: Entry) -> str:
    """All that an entry says, white space folded as in :func:`_stated`."""
    text = encode_entry(entry).decode().replace('\\"', '"').replace("\\n", " ")
    return " ".join(text.split())


@pytest.mark.shared
def test_usual_suspects(shared: Path) -> None:
    body = gzip.decompress((shared / "lists/us-ofac-sdn/2021-03-10/sdn.xml.gz").read_bytes())
    entries = {entry.id: entry for entry in _read(_document(body))[0]}
    li = entries["24838"]
    assert li.name == "Shangfu LI"
    assert li.birth_dates[0].earliest == date(1958, 2, 1)
    assert li.birth_dates[0].latest == date(1958, 2, 28)
    assert li.positions == ("Director of Equipment Development Department",)
    assert len(li.designations[0].measures) == 4
    assert li.relations[0].other == "EQUIPMENT DEVELOPMENT DEPARTMENT"
    wagner = entries["22543"]
    assert "WAGNER" in wagner.name
    assert len(wagner.names) > 1
    yan = entries["25308"]
    wallets = [each for each in yan.identifiers if each.kind is IdentifierKind.WALLET]
    assert len(wallets) == 6
    assert "Steven YAN" in [name.full for name in yan.names if name.strength is Strength.WEAK]


@pytest.mark.shared
def test_links_and_weak_aliases_are_counted(shared: Path) -> None:
    body = gzip.decompress((shared / "lists/us-ofac-sdn/2021-03-10/sdn.xml.gz").read_bytes())
    entries, _ = _read(_document(body))
    links = _count(entries, "relations", RelationKind.LINKED_TO)
    assert links == len(re.findall(rb"Linked To: ", body))
    weak = sum(name.strength is Strength.WEAK for entry in entries for name in entry.names)
    assert weak == pytest.approx(body.count(b"<category>weak<"), abs=5)
    born = sum(len(entry.birth_dates) for entry in entries)
    # One party has others in its remarks.
    assert born == pytest.approx(body.count(b"<dateOfBirth>"), abs=2)


def _count(entries: Sequence[Entry], field: str, kind: object) -> int:
    return sum(each.kind is kind for entry in entries for each in getattr(entry, field))
