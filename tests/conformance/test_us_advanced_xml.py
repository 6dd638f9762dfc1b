"""OFAC's Advanced format, on a document that its schema accepts."""

from __future__ import annotations

import gzip
import re
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from watchword.errors import Malformed
from watchword.model import (
    ContactKind,
    CountryRole,
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
from watchword.sources.us.advanced_xml import SOURCE

DOCUMENTS = Path(__file__).parent / "documents"
SMALL = (DOCUMENTS / "us_advanced.xml").read_bytes()
SCHEMA = "us-ofac-advanced-excerpts/2020-04-15/sdn_advanced_namespace.xml.gz"
OFAC_NAMESPACE = (
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML"
)

Found = tuple[dict[str, Entry], list[Problem]]


def read(body: bytes, name: str = "SDN_ADVANCED.XML") -> Found:
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


@pytest.mark.shared
def test_the_document_is_one_that_the_published_schema_accepts(shared: Path) -> None:
    with gzip.open(shared / "lists" / SCHEMA) as stream:
        schema = etree.XMLSchema(etree.parse(stream))
    assert schema.validate(etree.fromstring(SMALL)), schema.error_log


@pytest.mark.shared
def test_no_element_that_the_schema_allows_in_a_party_is_new(shared: Path) -> None:
    """The children that we know of each element are those that the schema lists."""
    with gzip.open(shared / "lists" / SCHEMA) as stream:
        schema = etree.parse(stream)
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (Path(__file__).parents[2] / "src/watchword/sources/us").glob("advanced_*.py")
    )
    types = {
        "LocationSchemaType",
        "IDRegDocumentSchemaType",
        "DistinctPartySchemaType",
        "FeatureSchemaType",
        "IdentitySchemaType",
        "DocumentedNameSchemaType",
        "ProfileRelationshipSchemaType",
        "SanctionsEntrySchemaType",
        "SanctionsEntryLinkSchemaType",
    }
    named = {
        element.get("name") or element.get("ref")
        for kind in schema.getroot().iterchildren("{*}complexType")
        if kind.get("name") in types
        for element in kind.iter("{*}element")
    }
    # The group of groups is passed through, the text of supporting information taken whole.
    assert {name for name in named if f'"{name}"' not in code} == {"MasterNamePartGroup", "Text"}
    assert len(named) > 30


def test_all_parties_are_read(small: Found) -> None:
    entries, problems = small
    assert list(entries) == re.findall(r'<DistinctParty FixedRef="(\d+)"', SMALL.decode())
    assert {entry.id: entry.schema for entry in entries.values()} == {
        "35283": Schema.PERSON,
        "24837": Schema.ORGANIZATION,
        "24838": Schema.PERSON,
        # "Target Type: Private Company" says so.
        "22543": Schema.COMPANY,
        "35301": Schema.VESSEL,
        "35302": Schema.AIRPLANE,
        "36025": Schema.ORGANIZATION,
        "90001": Schema.PERSON,
    }
    # One birth date stands in another calendar.
    assert [(p.code, p.entry) for p in problems] == [(ProblemCode.DATE_UNREADABLE, "90001")]


def test_names_have_kind_strength_script_and_parts(small: Found) -> None:
    entries, _ = small
    primerov = entries["35283"].names
    assert [(name.full, name.kind, name.script) for name in primerov] == [
        ("Alisher Borisovich Primerov", NameKind.PRIMARY, "Latn"),
        ("Алишер Борисович Примеров", NameKind.ORIGINAL_SCRIPT, "Cyrl"),
        ("Alisher Primerof", NameKind.ALIAS, "Latn"),
        ("Alisher Borysovych Primerov", NameKind.ALIAS, "Latn"),
    ]
    # The parts stay in the file's order; the whole name is in spoken order.
    assert [part.kind for part in primerov[0].parts] == [
        NamePartKind.FAMILY,
        NamePartKind.GIVEN,
        NamePartKind.MIDDLE,
    ]
    ge = entries["24838"].names[1]
    assert (ge.full, ge.kind, ge.script) == ("葛示例", NameKind.ORIGINAL_SCRIPT, "Hani")
    assert ge.remark == "Chinese Simplified"
    assert entries["24837"].names[2].kind is NameKind.FORMER
    company = {name.full: name for name in entries["22543"].names}
    assert company["Exemplar Group"].remark == "n.k.a."
    assert company["Частная компания «Пример»"].kind is NameKind.ORIGINAL_SCRIPT
    testani = {name.full: name for name in entries["90001"].names}
    assert testani["أميرة تستاني"].script == "Arab"
    assert testani["Umm Nadir"].parts[0].kind is NamePartKind.NICKNAME


def test_trap_low_quality_names_are_weak(small: Found) -> None:
    weak = {
        name.full
        for entry in small[0].values()
        for name in entry.names
        if name.strength is Strength.WEAK
    }
    assert weak == {"The Samples", "Umm Nadir"}


def test_trap_birth_dates_are_ranges_with_fuzzy_ends(small: Found) -> None:
    entries, _ = small
    (born,) = entries["35283"].birth_dates
    assert (born.earliest, born.precision, born.text) == (
        date(1953, 9, 9),
        Precision.DAY,
        "09 Sep 1953",
    )
    (born,) = entries["24838"].birth_dates
    assert (born.earliest, born.latest, born.precision) == (
        date(1958, 2, 1),
        date(1958, 2, 28),
        Precision.RANGE,
    )
    assert born.text == "01 Feb 1958 to 28 Feb 1958"
    span, circa, month = entries["90001"].birth_dates
    assert (str(span), span.text, span.precision) == (
        "1960 to 1962",
        "1960 to 1962",
        Precision.RANGE,
    )
    assert (str(circa), circa.circa, circa.text) == ("circa 1955", True, "circa 1955")
    assert (str(month), month.precision, month.text) == ("1971-01", Precision.MONTH, "Jan 1971")
    assert str(entries["35302"].founded_on[0]) == "2008-09-17"
    assert str(entries["22543"].founded_on[0]) == "circa 2014"


def test_a_date_of_another_calendar_is_kept_and_not_misread(small: Found) -> None:
    features = {feature.label: feature.value for feature in small[0]["90001"].features}
    assert "1376-5-1" in features["Date (Hijri)"]


def test_places_countries_sex_and_titles(small: Found) -> None:
    entries, _ = small
    primerov = entries["35283"]
    assert [(place.text, place.country) for place in primerov.birth_places] == [
        ("Chust, Uzbekistan", "uz")
    ]
    assert [(place.text, place.country) for place in primerov.addresses] == [
        ("Russia", "ru"),
        ("Monaco", "mc"),
    ]
    assert [(tie.role, tie.country) for tie in primerov.countries] == [
        (CountryRole.NATIONALITY, "ru")
    ]
    assert Feature(label="Citizenship Country", value="undetermined") in primerov.features
    assert primerov.sex == "male"
    testani = entries["90001"]
    assert (testani.sex, testani.titles, testani.positions) == (
        "female",
        ("Dr",),
        ("Minister of Industry",),
    )
    assert testani.birth_places[0].text == "Homs, Homs Province, Syria"
    damascus, region = testani.addresses
    assert (damascus.city, damascus.region, damascus.country) == ("Damascus", "Rif Dimashq", "sy")
    assert damascus.remark == "as of 2012; last known"
    assert (region.region, region.country) == ("Northern Mali", "ml")
    tallinn = entries["36025"].addresses[0]
    assert tallinn.street == "Harju maakond, Naide linnaosa, Naide tn 5-3"
    assert (tallinn.city, tallinn.postal_code, tallinn.country) == ("Tallinn", "10999", "ee")
    assert [(tie.role, tie.country) for tie in entries["35301"].countries] == [
        (CountryRole.FLAG, "ky"),
        (CountryRole.FORMER_FLAG, "de"),
    ]


def test_reliability_is_kept(small: Found) -> None:
    testani = small[0]["90001"]
    assert Feature(label="Note on Birthdate", value="1960 to 1962: Reported") in testani.features
    assert testani.countries[0].remark == "Confirmed"
    assert any("False" in f.value for f in testani.features if f.label == "Note on Place of Birth")


def test_documents_wallets_and_contacts(small: Found) -> None:
    entries, _ = small
    assert [(i.kind, i.value, i.country) for i in entries["35283"].identifiers] == [
        (IdentifierKind.TAX_NUMBER, "1600000019", "ru")
    ]
    xbt, eth, number = entries["36025"].identifiers
    assert (xbt.kind, xbt.value, xbt.remark) == (
        IdentifierKind.WALLET,
        "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        "XBT",
    )
    assert (eth.kind, eth.remark) == (IdentifierKind.WALLET, "ETH")
    assert (number.kind, number.country, number.issuer, number.issued_on) == (
        IdentifierKind.REGISTRATION_NUMBER,
        "ee",
        "Tartu County Court",
        date(2019, 11, 18),
    )
    passport, national = entries["90001"].identifiers
    assert (passport.issued_on, passport.expires_on) == (date(2012, 6, 19), date(2018, 6, 18))
    assert passport.remark == "seized; Not valid"
    assert national.remark == "issued 1999; in the name of Amira Testanye"
    assert [(i.kind, i.value) for i in entries["35301"].identifiers] == [
        (IdentifierKind.CALL_SIGN, "ZGFO"),
        (IdentifierKind.IMO, "9074729"),
    ]
    assert [(i.kind, i.value) for i in entries["35302"].identifiers] == [
        (IdentifierKind.AIRCRAFT_SERIAL, "999"),
        (IdentifierKind.TAIL_NUMBER, "M-EXPL"),
    ]
    assert entries["90001"].contacts[0].kind is ContactKind.EMAIL
    assert entries["22543"].contacts[0].kind is ContactKind.PHONE


def test_a_listing_has_day_basis_programmes_and_measures(small: Found) -> None:
    entries, _ = small
    assert entries["35301"].designations == (
        Designation(
            programmes=("RUSSIA-EO14024",),
            listed_on=date(2022, 3, 3),
            basis=("Executive Order 14024 (Russia)",),
            measures=("Block",),
            remark="SDN List",
        ),
    )
    (company,) = entries["22543"].designations
    assert company.programmes == ("UKRAINE-EO13660", "CAR")
    assert company.listed_on == date(2017, 6, 20)
    assert company.amended_on == (date(2023, 1, 26),)
    assert company.basis == ("Executive Order 13660 (Ukraine)", "Executive Order 13667 (CAR)")
    assert "Designated again in 2023." in company.remark
    assert "Executive Order 13667 (CAR): 2023-01-26" in company.remark


def test_trap_some_relations_are_written_backwards(small: Found) -> None:
    relations = {
        (entry.id, relation.other_id): relation
        for entry in small[0].values()
        for relation in entry.relations
    }
    owned = relations["35301", "35283"]
    assert (owned.kind, owned.inverse, owned.other) == (
        RelationKind.OWNED_BY,
        False,
        "Alisher Borisovich Primerov",
    )
    assert relations["35302", "35283"].detail == "Owned or Controlled By; quality: High"
    assert relations["24838", "24837"].kind is RelationKind.LEADER_OF
    led = relations["24837", "24838"]
    assert (led.kind, led.inverse) == (RelationKind.LED_BY, True)
    owner = relations["90001", "36025"]
    assert (owner.kind, owner.inverse) == (RelationKind.OWNER_OF, True)
    assert "as a shareholder" in owner.detail
    former = relations["36025", "35283"]
    assert (former.kind, former.detail) == (
        RelationKind.FORMERLY_OWNED_BY,
        "Owned or Controlled By; former",
    )
    assert relations["90001", "22543"].detail == "Providing support to; quality: Low"


def test_references_and_comments_are_kept(small: Found) -> None:
    testani = small[0]["90001"]
    kept = {feature.value for feature in testani.features}
    assert {"press release", "https://example.test/sm123"} <= kept
    assert small[0]["22543"].remarks == ("Telephone: 74950000000; Listed with its fronts.",)


def test_nothing_that_the_document_states_is_lost(small: Found) -> None:
    kept = b"".join(encode_entry(entry) for entry in small[0].values()).decode()
    root = etree.fromstring(SMALL)
    skip = {"Year", "Month", "Day"}
    looked_at = 0
    for section in root:
        if etree.QName(section).localname in {"DateOfIssue", "ReferenceValueSets"}:
            continue
        for leaf in section.iter():
            text = re.sub("[\u202a-\u202e]", "", leaf.text or "").strip()
            if text and etree.QName(leaf).localname not in skip:
                looked_at += 1
                for piece in text.split("; "):
                    assert piece.removeprefix("IMO ") in kept, leaf.text
    assert looked_at > 60


def test_meanings_come_from_the_file_and_not_from_fixed_numbers(small: Found) -> None:
    """With every reference renumbered, the entries are the same."""
    attributes = {
        "AliasType": "AliasTypeID",
        "CalendarType": "CalendarTypeID",
        "Country": "CountryID",
        "DetailReference": "DetailReferenceID",
        "EntryEventType": "EntryEventTypeID",
        "FeatureType": "FeatureTypeID",
        "IDRegDocDateType": "IDRegDocDateTypeID",
        "IDRegDocType": "IDRegDocTypeID",
        "LegalBasis": "LegalBasisID",
        "List": "ListID",
        "LocPartType": "LocPartTypeID",
        "NamePartType": "NamePartTypeID",
        "PartySubType": "PartySubTypeID",
        "PartyType": "PartyTypeID",
        "RelationType": "RelationTypeID",
        "RelationQuality": "RelationQualityID",
        "Reliability": "ReliabilityID",
        "SanctionsType": "SanctionsTypeID",
        "Script": "ScriptID",
        "Validity": "ValidityID",
    }
    root = etree.fromstring(SMALL)
    for number, (kind, attribute) in enumerate(attributes.items(), start=1):
        offset = number * 100_000
        for element in root.iter():
            if etree.QName(element).localname == kind:
                element.set("ID", str(int(element.get("ID")) + offset))
            for name in (attribute, f"IssuedBy-{attribute}"):
                if name in element.attrib:
                    element.set(name, str(int(element.get(name)) + offset))
    entries, _ = read(etree.tostring(root))
    assert entries == small[0]


@pytest.mark.parametrize("namespace", ["http://www.un.org/sanctions/1.0", OFAC_NAMESPACE, ""])
def test_both_namespaces_are_read(small: Found, namespace: str) -> None:
    body = SMALL.replace(b"http://www.un.org/sanctions/1.0", namespace.encode())
    found = SOURCE.recognise(Document.from_bytes(body, "x.xml"))
    assert found is not None
    assert (found.list, found.released_on, found.partial) == ("sdn", date(2023, 4, 12), "")
    assert read(body)[0] == small[0]


def test_the_list_is_told_by_the_sanctions_entries() -> None:
    other = SMALL.replace(b'ListID="1550"', b'ListID="91507"')
    found = SOURCE.recognise(Document.from_bytes(other, "SDN_ADVANCED.XML"))
    assert found is not None
    assert (found.list, found.partial) == ("consolidated", "")
    mixed = other.replace(b'ListID="91507"', b'ListID="1550"', 2)
    found = SOURCE.recognise(Document.from_bytes(mixed, "x.xml"))
    assert found is not None
    assert found.list == "consolidated"
    assert found.partial
    for entry in read(other)[0].values():
        assert entry.designations[0].remark.startswith("Sectoral Sanctions Identifications List")


@pytest.mark.parametrize(("name", "key"), [("CONS_ADVANCED.XML", "consolidated"), ("x", "sdn")])
def test_without_entries_the_name_tells_the_list(name: str, key: str) -> None:
    body = re.sub(rb"(?s)<SanctionsEntries>.*</SanctionsEntries>", b"<SanctionsEntries/>", SMALL)
    found = SOURCE.recognise(Document.from_bytes(body, name))
    assert found is not None
    assert found.list == key


def test_a_delta_is_no_whole_list() -> None:
    body = change('Version="1"', 'Version="2" DeltaBaseVersion="1"')
    found = SOURCE.recognise(Document.from_bytes(body, "SDN_ADVANCED.XML"))
    assert found is not None
    assert found.partial == "a delta against version 1"


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"<html>Sanctions ReferenceValueSets</html>", b"<Sanctions/>", b"<sdnList/>"],
)
def test_other_files_are_not_recognised(body: bytes) -> None:
    assert SOURCE.recognise(Document.from_bytes(body, "SDN_ADVANCED.XML")) is None


def test_a_file_that_ends_early_is_malformed_wherever_it_ends() -> None:
    for end in range(200, len(SMALL) - 12, 2_411):
        with pytest.raises(Malformed):
            read(SMALL[:end])


def test_a_listing_of_a_party_that_is_not_there_is_an_error() -> None:
    body = re.sub(rb'(?s)<DistinctParty FixedRef="36025">.*?</DistinctParty>', b"", SMALL)
    entries, problems = read(body)
    assert len(entries) == 7
    errors = [p for p in problems if p.severity is Severity.ERROR]
    assert [(p.code, p.raw) for p in errors] == [(ProblemCode.ENTRY_UNREADABLE, "36025")]
    codes = {p.code for p in problems if p.severity is Severity.WARNING}
    assert ProblemCode.RELATION_UNRESOLVED in codes
    # The documents of the missing party are reported as well.
    assert any(p.locator.startswith("identity") for p in problems)


def test_a_party_without_a_listing_stays_and_is_reported() -> None:
    body = re.sub(
        rb'(?s)<SanctionsEntry ID="\d+" ProfileID="35301".*?</SanctionsEntry>', b"", SMALL
    )
    entries, problems = read(body)
    assert entries["35301"].designations == ()
    assert (ProblemCode.VALUE_UNREADABLE, "35301") in [(p.code, p.entry) for p in problems]


def test_a_party_without_its_reference_is_an_error() -> None:
    entries, problems = read(change('<DistinctParty FixedRef="35302">', "<DistinctParty>"))
    assert len(entries) == 7
    assert (Severity.ERROR, ProblemCode.ID_MISSING) in [(p.severity, p.code) for p in problems]


@pytest.mark.parametrize("party", ["22543", "90001"])
def test_a_target_under_an_unknown_name_is_an_error(party: str) -> None:
    body = re.sub(
        rf'(?s)<DistinctParty FixedRef="{party}">(.*?)</DistinctParty>'.encode(),
        rb"<CommonParty>\1</CommonParty>",
        SMALL,
    )
    entries, problems = read(body)
    assert len(entries) == 7
    assert (Severity.ERROR, "element CommonParty") in [(p.severity, p.locator) for p in problems]


def test_a_reference_that_stands_twice_is_an_error_and_both_stay() -> None:
    entries, problems = read(
        change('<DistinctParty FixedRef="35302">', '<DistinctParty FixedRef="35301">')
    )
    assert len(entries) == 8
    assert (Severity.ERROR, ProblemCode.ID_REUSED) in [(p.severity, p.code) for p in problems]


def test_a_new_element_is_reported_once_and_its_values_are_kept() -> None:
    body = SMALL.replace(b"</Profile>", b"<Mood since='2020'>grim</Mood></Profile>").replace(
        b"</Location>", b"<Altitude>12 m</Altitude></Location>"
    )
    entries, problems = read(body)
    new = [p for p in problems if p.code is ProblemCode.FIELD_UNKNOWN]
    assert sorted(p.message.split("'")[1] for p in new) == ["Location/Altitude", "Profile/Mood"]
    assert all(p.severity is Severity.INFO for p in new)
    for entry in entries.values():
        assert Feature(label="Profile/Mood", value="grim") in entry.features
        assert Feature(label="Profile/Mood@since", value="2020") in entry.features
    assert Feature(label="Location/Altitude", value="12 m") in entries["35283"].features


@pytest.mark.parametrize(
    ("old", "new", "code", "kept"),
    [
        ("<Month>9</Month><Day>9</Day>", "<Month>13</Month><Day>9</Day>", "DATE", "1953-13-9"),
        ("<Year>2022</Year><Month>3</Month>", "<Year>x</Year><Month>3</Month>", "DATE", "x-3-3"),
        ('PartySubTypeID="1">', 'PartySubTypeID="77">', "KIND_UNKNOWN", "PartySubType 77"),
        ('AliasTypeID="1400"', 'AliasTypeID="77"', "KIND_UNKNOWN", "AliasType 77"),
        ('RelationTypeID="15003"', 'RelationTypeID="77"', "VALUE", "RelationType 77"),
        (' LocationID="101"', ' LocationID="77"', "VALUE", "Location 77"),
        ('DetailReferenceID="91526"', 'DetailReferenceID="77"', "VALUE", "DetailReference 77"),
    ],
)
def test_a_bad_value_is_a_problem_and_the_entry_goes_on(
    old: str, new: str, code: str, kept: str
) -> None:
    entries, problems = read(change(old, new))
    assert len(entries) == 8
    assert len(problems) > 1
    assert any(p.code.name.startswith(code) and p.entry != "90001" for p in problems)
    assert kept in b"".join(encode_entry(entry) for entry in entries.values()).decode()


def test_dates_without_month_or_day_are_the_widest_that_they_can_be() -> None:
    body = SMALL.replace(
        b"<Year>1953</Year><Month>9</Month><Day>9</Day>",
        b"<Year>1953</Year><Month>0</Month><Day>0</Day>",
    )
    (born,) = read(body)[0]["35283"].birth_dates
    assert (born.earliest, born.latest) == (date(1953, 1, 1), date(1953, 12, 31))
