"""OFAC's Enhanced format: the SDN List, the consolidated list, and excerpts."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from watchword.errors import Malformed
from watchword.model import (
    ContactKind,
    CountryRole,
    CrossReference,
    Designation,
    Entry,
    Feature,
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
from watchword.sources.us.enhanced_xml import SOURCE

DOCUMENTS = Path(__file__).parent / "documents"
SMALL = (DOCUMENTS / "us_enhanced.xml").read_bytes()
EXCERPTS = {
    "us-ofac-enhanced-excerpts/2024-05-24/yemen_sanctions.xml.gz": ("YEMEN", date(2024, 5, 24)),
    "us-ofac-enhanced-excerpts/2024-08-28/IRGC_sanctions.xml.gz": ("IRGC", date(2024, 8, 28)),
}

Found = tuple[dict[str, Entry], list[Problem]]


def read(body: bytes, name: str = "SDN_ENHANCED.XML") -> Found:
    """The entries by id and the problems of a document."""
    items = list(SOURCE.read_entries([Document.from_bytes(body, name)]))
    entries = [item for item in items if isinstance(item, Entry)]
    problems = [item for item in items if isinstance(item, Problem)]
    assert len({entry.id for entry in entries}) == len(entries)
    return {entry.id: entry for entry in entries}, problems


def change(old: str, new: str, body: bytes = SMALL) -> bytes:
    """The document with one piece of text replaced."""
    text = body.decode()
    assert old in text
    return text.replace(old, new, 1).encode()


@pytest.fixture(scope="module")
def small() -> Found:
    return read(SMALL)


def test_all_entities_are_read_without_problems(small: Found) -> None:
    entries, problems = small
    assert list(entries) == ["35283", "42031", "35301"]
    assert problems == []
    assert [entry.schema for entry in entries.values()] == [
        Schema.PERSON,
        Schema.ORGANIZATION,
        Schema.VESSEL,
    ]
    assert entries["35301"].locator == "entity 35301"


def test_names_have_kind_strength_script_and_parts(small: Found) -> None:
    names = small[0]["35283"].names
    assert [(name.full, name.kind, name.strength, name.script) for name in names] == [
        ("Alisher Borisovich PRIMEROV", NameKind.PRIMARY, Strength.STRONG, "Latn"),
        ("Алишер Борисович ПРИМЕРОВ", NameKind.ORIGINAL_SCRIPT, Strength.STRONG, "Cyrl"),
        ("ALIK", NameKind.ALIAS, Strength.WEAK, "Latn"),
        ("Alisher PRIMEROF", NameKind.FORMER, Strength.STRONG, "Latn"),
    ]
    assert [(part.kind, part.value) for part in names[0].parts] == [
        (NamePartKind.GIVEN, "Alisher"),
        (NamePartKind.MIDDLE, "Borisovich"),
        (NamePartKind.FAMILY, "Primerov"),
    ]
    assert names[2].parts[0].kind is NamePartKind.NICKNAME
    chinese = small[0]["42031"].names[1]
    assert (chinese.full, chinese.script) == ("範例電信股份有限公司", "Hani")
    assert chinese.remark == "Chinese Traditional"
    assert small[0]["42031"].names[0].parts[0].kind is NamePartKind.WHOLE


def test_birth_dates_keep_their_bounds_and_the_main_one_leads(small: Found) -> None:
    exact, circa, span = small[0]["35283"].birth_dates
    assert (exact.earliest, exact.latest, exact.precision) == (
        date(1953, 9, 9),
        date(1953, 9, 9),
        Precision.DAY,
    )
    assert (circa.earliest, circa.latest, circa.precision, circa.circa) == (
        date(1957, 1, 1),
        date(1957, 12, 31),
        Precision.YEAR,
        True,
    )
    assert circa.text == "circa 1957"
    assert (span.earliest, span.latest, span.precision, span.circa) == (
        date(1951, 1, 1),
        date(1953, 12, 31),
        Precision.RANGE,
        False,
    )


def test_a_false_birth_date_is_marked(small: Found) -> None:
    note = Feature(label="Note on Birthdate", value="circa 1957: False")
    assert note in small[0]["35283"].features


def test_the_life_of_a_person(small: Found) -> None:
    person = small[0]["35283"]
    assert person.sex == "male"
    assert person.titles == ("Dr",)
    assert person.positions == ("Chairman of the Board",)
    assert [(place.text, place.country) for place in person.birth_places] == [
        ("Chust, Uzbekistan", "uz")
    ]
    assert [(tie.role, tie.country, tie.remark) for tie in person.countries] == [
        (CountryRole.NATIONALITY, "ru", "Confirmed"),
        # A country that no table knows is found by the ISO code of its reference.
        (CountryRole.CITIZENSHIP, "ee", ""),
    ]
    address, country_only = person.addresses
    assert address.street == "28 Rublevskoye Highway, Office 1"
    assert (address.city, address.region, address.postal_code, address.country) == (
        "Moscow",
        "Moscow Region",
        "121609",
        "ru",
    )
    assert (country_only.text, country_only.country) == ("Elbonia", "ee")


def test_remarks_are_kept_and_read(small: Found) -> None:
    person = small[0]["35283"]
    assert person.remarks == ("Telephone: 74951234567; Listed by the UN as QDi.999",)
    assert [(contact.kind, contact.value) for contact in person.contacts] == [
        (ContactKind.PHONE, "74951234567")
    ]
    assert person.cross_references == (CrossReference(scheme="un-reference", value="QDi.999"),)


def test_documents_have_issuer_dates_and_remarks(small: Found) -> None:
    passport, tax = small[0]["35283"].identifiers
    assert (passport.kind, passport.value) == (IdentifierKind.PASSPORT, "51 1234567")
    assert (passport.issuer, passport.country) == ("FMS 770", "ru")
    assert passport.issued_on == date(2012, 6, 19)
    assert passport.expires_on is None
    for piece in (
        "expires 2022",
        "second booklet",
        "not valid",
        "issued in Moscow",
        "Gender: Male",
        "in the name of PRIMEROF, Alisher",
    ):
        assert piece in passport.remark
    assert (tax.kind, tax.value, tax.country) == (IdentifierKind.TAX_NUMBER, "1601108019", "ru")
    assert tax.remark == ""


def test_each_list_gives_a_designation_with_its_own_day(small: Found) -> None:
    assert small[0]["35283"].designations == (
        Designation(
            programmes=("RUSSIA-EO14024",),
            listed_on=date(2022, 3, 3),
            basis=("Executive Order 14024 (Russia)",),
            measures=("Block",),
            remark="SDN List",
        ),
        Designation(
            programmes=("UKRAINE-EO13662",),
            listed_on=date(2014, 7, 16),
            basis=("Executive Order 14024 (Russia)",),
            measures=("Block",),
            remark="Sectoral Sanctions Identifications List",
        ),
    )


def test_features_become_fields(small: Found) -> None:
    company = small[0]["42031"]
    assert [(i.kind, i.value, i.remark) for i in company.identifiers] == [
        (IdentifierKind.WALLET, "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "XBT; Reported"),
        (IdentifierKind.BIC, "EXMPHU22", ""),
    ]
    assert str(company.founded_on[0]) == "2018"
    assert company.contacts[0].kind is ContactKind.WEBSITE
    assert company.features == (
        Feature(label="Additional Sanctions Information", value="Subject to Secondary Sanctions"),
    )
    vessel = small[0]["35301"]
    assert [(i.kind, i.value) for i in vessel.identifiers] == [
        (IdentifierKind.CALL_SIGN, "ZGFO"),
        (IdentifierKind.IMO, "9074729"),
    ]
    assert [(tie.role, tie.country) for tie in vessel.countries] == [(CountryRole.FLAG, "ky")]
    assert Feature(label="Vessel Type", value="Yacht") in vessel.features
    assert Feature(label="Gross Registered Tonnage", value="15917") in vessel.features
    assert Feature(label="Former Vessel Flag", value="None Identified") in vessel.features


def test_trap_some_relations_are_written_backwards(small: Found) -> None:
    person = small[0]["35283"].relations[0]
    # The file says that the person is owned or controlled by the company.
    assert (person.kind, person.inverse) == (RelationKind.OWNER_OF, True)
    assert (person.other_id, person.detail) == ("42031", "Owned or Controlled By")
    owned, supports = small[0]["42031"].relations
    assert (owned.kind, owned.inverse, owned.other) == (
        RelationKind.OWNED_BY,
        False,
        "PRIMEROV, Alisher Borisovich",
    )
    assert owned.detail == "Owned or Controlled By; quality: High"
    # What the other party is is not in the file, so the file's own direction stands.
    assert (supports.kind, supports.other_id) == (RelationKind.SUPPORTS, "77777")
    assert [relation.kind for relation in small[0]["35301"].relations] == [
        RelationKind.OWNED_BY,
        RelationKind.OWNED_BY,
    ]


def test_trap_low_quality_names_are_weak() -> None:
    entries, _ = read(SMALL.replace(b"<isLowQuality>true", b"<isLowQuality>false"))
    assert all(name.strength is Strength.STRONG for name in entries["35283"].names)


def test_a_full_list_is_recognised_with_its_day() -> None:
    found = SOURCE.recognise(Document.from_bytes(SMALL, "anything.xml"))
    assert found is not None
    assert (found.list, found.released_on, found.partial) == ("sdn", date(2024, 5, 24), "")


CHOICE = '<sanctionsList refId="1550">SDN List</sanctionsList>'


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (
            '<sanctionsList refId="91469">FSE List</sanctionsList>'
            '<sanctionsList refId="92052">Non-SDN CMIC List</sanctionsList>',
            ("consolidated", ""),
        ),
        (
            '<sanctionsList refId="91512">Consolidated List</sanctionsList>',
            ("consolidated", ""),
        ),
        (
            '<sanctionsList refId="92052">Non-SDN CMIC List</sanctionsList>',
            ("consolidated", "filtered to Non-SDN CMIC List"),
        ),
        # All entities stand on the SDN List, whatever else was chosen.
        (CHOICE + '<sanctionsList refId="91469">FSE List</sanctionsList>', ("sdn", "")),
        ("", ("sdn", "")),
    ],
)
def test_the_list_is_told_by_the_choice_of_lists(choice: str, expected: tuple[str, str]) -> None:
    found = SOURCE.recognise(Document.from_bytes(change(CHOICE, choice), "x.xml"))
    assert found is not None
    assert (found.list, found.partial) == expected


def test_parties_of_several_lists_in_one_file_are_no_whole_list() -> None:
    body = change(CHOICE, "").replace(
        b'id="111" datePublished="2022-03-03">SDN List',
        b'id="111" datePublished="2022-03-03">FSE List',
    )
    found = SOURCE.recognise(Document.from_bytes(body, "x.xml"))
    assert found is not None
    assert found.list == "sdn"
    assert found.partial


@pytest.mark.parametrize(
    "narrowing",
    [
        '<sanctionsPrograms><sanctionsProgram refId="1">YEMEN</sanctionsProgram></sanctionsPrograms>',
        '<countries><country refId="2">YEMEN</country></countries>',
    ],
)
def test_any_other_filter_makes_it_an_excerpt(narrowing: str) -> None:
    body = change("</filters>", f"{narrowing}</filters>")
    found = SOURCE.recognise(Document.from_bytes(body, "SDN_ENHANCED.XML"))
    assert found is not None
    assert found.partial == "filtered to YEMEN"


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"<html><body>sanctionsData</body></html>", b"<Sanctions/>", b"<sdnList/>", b"<a"],
)
def test_other_files_are_not_recognised(body: bytes) -> None:
    assert SOURCE.recognise(Document.from_bytes(body, "SDN_ENHANCED.XML")) is None


def test_a_file_that_ends_early_is_malformed_wherever_it_ends() -> None:
    for end in range(200, len(SMALL) - 20, 797):
        with pytest.raises(Malformed):
            read(SMALL[:end])


def test_a_new_element_is_reported_once_and_its_values_are_kept() -> None:
    body = SMALL.replace(
        b"<addresses>", b'<risk level="7"><note>new thing</note></risk><addresses>'
    )
    entries, problems = read(body)
    assert [(p.code, p.severity) for p in problems] == [(ProblemCode.FIELD_UNKNOWN, Severity.INFO)]
    for entry in entries.values():
        assert Feature(label="entity/risk@level", value="7") in entry.features
        assert Feature(label="entity/risk/note", value="new thing") in entry.features


def test_a_new_feature_and_a_new_document_are_reported_and_kept() -> None:
    body = change("Vessel Call Sign", "Vessel Mood").replace(
        b"Vessel Registration Identification", b"Vessel Papers"
    )
    entries, problems = read(body)
    assert {p.code for p in problems} == {ProblemCode.FIELD_UNKNOWN}
    assert Feature(label="Vessel Mood", value="ZGFO") in entries["35301"].features
    assert b"9074729" in encode_entry(entries["35301"])


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('<entityType refId="602">Vessel', '<entityType refId="602">Airship', "KIND_UNKNOWN"),
        ("<fromDateBegin>1953-09-09", "<fromDateBegin>1953-13-09", "DATE_UNREADABLE"),
        ('id="1" datePublished="2022-03-03"', 'id="1" datePublished="soon"', "DATE_UNREADABLE"),
        ("<value>Cayman Islands", "<value>Atlantis", "COUNTRY_UNKNOWN"),
        ("<fromDateBegin>1953-09-09", "<fromDateBegin>0177-09-09", "DATE_DOUBTFUL"),
        ("IMO 9074729", "IMO 9074728", "IDENTIFIER_INVALID"),
    ],
)
def test_a_bad_value_is_a_problem_and_the_entry_goes_on(old: str, new: str, code: str) -> None:
    body = change(old, new)
    if code == "DATE_DOUBTFUL":
        for bound in ("fromDateEnd", "toDateBegin", "toDateEnd"):
            body = change(f"<{bound}>1953-09-09", f"<{bound}>0177-09-09", body)
    entries, problems = read(body)
    assert len(entries) == 3
    assert [p.code for p in problems] == [ProblemCode[code]]
    raw = re.sub(r"^.*[>\"]", "", new.rstrip('"'))
    stated = b"".join(encode_entry(entry) for entry in entries.values()).decode()
    assert raw.removeprefix("IMO ") in stated or problems[0].raw in stated


def test_an_entity_without_an_id_is_an_error_and_not_a_silent_loss() -> None:
    entries, problems = read(change('<entity id="42031">', "<entity>"))
    assert set(entries) == {"35283", "35301"}
    assert [(p.severity, p.code) for p in problems] == [(Severity.ERROR, ProblemCode.ID_MISSING)]
    assert "EXAMPLE TELECOM" in problems[0].raw


@pytest.mark.parametrize(("entity", "left"), [("42031", 2), ("35301", 2)])
def test_a_target_under_an_unknown_name_is_an_error(entity: str, left: int) -> None:
    body = re.sub(
        rf'(?s)<entity id="{entity}">(.*?)</entity>'.encode(),
        rb"<vesselEntity>\1</vesselEntity>",
        SMALL,
    )
    entries, problems = read(body)
    assert len(entries) == left
    assert [(p.severity, p.locator) for p in problems if p.code is ProblemCode.FIELD_UNKNOWN] == [
        (Severity.ERROR, "element vesselEntity")
    ]


def test_an_id_that_stands_twice_is_an_error_and_both_stay() -> None:
    entries, problems = read(change('<entity id="42031">', '<entity id="35283">'))
    assert len(entries) == 3
    assert [(p.severity, p.code) for p in problems] == [(Severity.ERROR, ProblemCode.ID_REUSED)]


def test_an_entity_without_a_name_is_an_error() -> None:
    body = re.sub(rb"(?s)(<entity id=\"35301\">.*?)<names>.*?</names>", rb"\1", SMALL)
    entries, problems = read(body)
    assert set(entries) == {"35283", "42031"}
    assert (Severity.ERROR, ProblemCode.NAME_MISSING, "35301") in [
        (p.severity, p.code, p.entry) for p in problems
    ]


# The real excerpts.

STRUCTURE = {
    "isPrimary",
    "isLowQuality",
    "isValid",
    "isApproximate",
    "isDateRange",
    "identityId",
    "versionId",
    "valueRefId",
    "script",
    "formattedFullName",
}
"""Elements whose text is an internal number or says how to read another one."""


@pytest.fixture(scope="module", params=EXCERPTS)
def excerpt(request: pytest.FixtureRequest, shared: Path) -> tuple[str, bytes]:
    with gzip.open(shared / "lists" / request.param) as stream:
        return request.param, stream.read()


@pytest.mark.shared
def test_real_excerpts_are_told_from_the_list(excerpt: tuple[str, bytes]) -> None:
    path, body = excerpt
    programme, day = EXCERPTS[path]
    found = SOURCE.recognise(Document.from_bytes(body, Path(path).stem))
    assert found is not None
    assert (found.list, found.released_on) == ("sdn", day)
    assert found.partial == f"filtered to {programme}"


@pytest.mark.shared
def test_real_excerpts_give_every_entity_and_no_problem(excerpt: tuple[str, bytes]) -> None:
    _, body = excerpt
    entries, problems = read(body)
    expected = re.findall(rb'<entity id="(\d+)"', body)
    assert list(entries) == [each.decode() for each in expected]
    assert problems == []
    for entry in entries.values():
        assert all(each.listed_on is not None for each in entry.designations)
        assert all(each.programmes and each.basis for each in entry.designations)


def _stated(entity: etree._Element) -> Iterable[tuple[str, str]]:
    for leaf in entity.iter():
        name = etree.QName(leaf).localname
        text = " ".join((leaf.text or "").split())
        if text and len(leaf) == 0 and name not in STRUCTURE:
            yield name, text


@pytest.mark.shared
def test_nothing_that_a_real_entity_states_is_lost(excerpt: tuple[str, bytes]) -> None:
    _, body = excerpt
    entries, _ = read(body)
    looked_at = 0
    for entity in etree.fromstring(body).iter("{*}entity"):
        kept = encode_entry(entries[entity.get("id")]).decode().casefold()
        for name, text in _stated(entity):
            for piece in text.split(";") if name == "title" else [text]:
                # Words of the format (a label, a type) are ours to translate.
                if name in {"type", "entityType", "aliasType"} or name.startswith(("from", "to")):
                    continue
                clean = re.sub("[\u202a-\u202e]", "", piece).strip().casefold()
                clean = clean.replace("\\", "\\\\").replace('"', '\\"')
                found = clean in kept
                if name == "name" and not found:
                    # The bearer of a document; kept where it is not the leading name.
                    last, _, first = clean.partition(", ")
                    found = f"{first} {last}" in kept
                assert found, (entity.get("id"), name, piece)
                looked_at += 1
    assert looked_at > 20 * len(entries)


@pytest.mark.shared
def test_real_targets_of_the_excerpts(shared: Path) -> None:
    yemen, irgc = EXCERPTS
    with gzip.open(shared / "lists" / yemen) as stream:
        entries, _ = read(stream.read())
    zabin = next(entry for entry in entries.values() if entry.name == "Sultan ZABIN")
    assert "سلطان صالح عیضة عیضة زابن" in {name.full for name in zabin.names}
    with gzip.open(shared / "lists" / irgc) as stream:
        entries, _ = read(stream.read())
    named = {entry.name: entry for entry in entries.values()}
    aircraft = named["EP-PUS"]
    assert aircraft.schema is Schema.AIRPLANE
    assert str(aircraft.founded_on[0]) == "1992"
    assert aircraft.relations[0].kind is RelationKind.OWNED_BY
    assert aircraft.relations[0].other == "POUYA AIR"
    assert aircraft.designations[0].listed_on == date(2024, 4, 25)
    exchange = entries["26527"]
    assert exchange.relations[0].kind is RelationKind.OWNED_BY
    assert exchange.relations[0].other == "ANSAR BANK"


# The package's own sample.

SAMPLE = Path(__file__).parents[2] / "src/watchword/sample/lists/us-sdn/2023-04-12/SDN_ENHANCED.XML"
ROUND = date(2023, 4, 12)


@pytest.fixture(scope="module")
def sample() -> Found:
    return read(SAMPLE.read_bytes())


def test_the_sample_is_a_whole_list_in_form(sample: Found) -> None:
    body = SAMPLE.read_bytes()
    found = SOURCE.recognise(Document.from_bytes(body, SAMPLE.name))
    assert found is not None
    assert (found.list, found.released_on, found.partial) == ("sdn", ROUND, "")
    entries, problems = sample
    assert problems == []
    assert len(entries) == body.count(b"<entity id=") > 40


def test_the_sample_holds_nothing_that_came_later(sample: Found) -> None:
    days = [
        designation.listed_on
        for entry in sample[0].values()
        for designation in entry.designations
        if designation.listed_on is not None
    ]
    assert max(days) == ROUND
    assert days.count(ROUND) > 25


def test_links_of_the_sample_lead_to_targets_of_the_sample(sample: Found) -> None:
    entries, _ = sample
    links = [relation for entry in entries.values() for relation in entry.relations]
    assert len(links) > 20
    for relation in links:
        assert relation.other_id in entries
        assert relation.kind is not RelationKind.OTHER


def test_known_targets_of_the_sample(sample: Found) -> None:
    entries, _ = sample
    usmanov = entries["35283"]
    assert usmanov.designations[0].listed_on == date(2022, 3, 3)
    assert "Алишер Бурханович УСМАНОВ" in {name.full for name in usmanov.names}
    assert usmanov.birth_places[0].country == "uz"
    assert entries["35301"].relations[0].other_id == "35283"
    assert entries["35302"].schema is Schema.AIRPLANE
    assert entries["35173"].designations[0].listed_on == date(2022, 2, 25)
    li = entries["24838"]
    assert "李尚福" in {name.full for name in li.names}
    assert (li.birth_dates[0].earliest, li.birth_dates[0].latest) == (
        date(1958, 2, 1),
        date(1958, 2, 28),
    )
    assert li.designations[0].programmes == ("CAATSA - RUSSIA",)
    assert li.relations[0].other_id == "24837"
    wagner = entries["22543"]
    assert wagner.designations[0].listed_on == date(2017, 6, 20)
    assert {"WAGNER GROUP", "PMC WAGNER"} <= {name.full for name in wagner.names}
    patriot = entries["42072"]
    assert patriot.designations[0].listed_on == ROUND
    assert [name.full for name in patriot.names if name.strength is Strength.WEAK] == [
        "PATRIOT PMC"
    ]
    assert entries["42075"].addresses[0].country == "cn"
    assert IdentifierKind.WALLET in {identifier.kind for identifier in entries["36025"].identifiers}


@pytest.mark.shared
def test_the_round_of_the_sample_is_the_real_one(sample: Found, shared: Path) -> None:
    """What the sample says was listed that day is in the authority's own difference."""
    diff = shared / "lists/us-ofac-sdn/diff_2023-04-11_to_2023-04-12.csv.gz"
    with gzip.open(diff, "rt", encoding="utf-8") as stream:
        added = {row.split(",")[1] for row in stream if row.startswith("added,")}
    listed = {entry.id for entry in sample[0].values() if entry.designations[0].listed_on == ROUND}
    assert listed <= added
    assert not (set(sample[0]) - listed) & added
