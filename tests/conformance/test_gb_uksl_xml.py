"""The UK Sanctions List as XML: every field, the rebuilt releases, the traps."""

from __future__ import annotations

import gzip
import re
from datetime import date
from pathlib import Path

import pytest

from watchword.errors import Malformed
from watchword.model import (
    Contact,
    ContactKind,
    CountryRole,
    CrossReference,
    Entry,
    Feature,
    IdentifierKind,
    NameKind,
    NamePart,
    NamePartKind,
    Precision,
    Problem,
    ProblemCode,
    Relation,
    RelationKind,
    Schema,
    Severity,
    Strength,
    encode_entry,
)
from watchword.sources.contract import Document
from watchword.sources.gb.uksl_xml import SOURCE

SAMPLE = Path(__file__).parents[2] / (
    "src/watchword/sample/lists/gb-uksl/2023-04-13/UK-Sanctions-List.xml"
)
REBUILT = {"2026-02-25": 6035, "2026-08-22": 6346}

PERSON = """<Designation>
  <LastUpdated>14/04/2026</LastUpdated>
  <DateDesignated>25/01/2001</DateDesignated>
  <UniqueID>TST0001</UniqueID>
  <OFSIGroupID>7172</OFSIGroupID>
  <UNReferenceNumber>TAi.999</UNReferenceNumber>
  <Names>
    <Name><Name1>Ivan</Name1><Name2>Petrovich</Name2><Name3>de</Name3><Name6>TESTOV</Name6>
      <NameType>Primary Name</NameType></Name>
    <Name><Name1>Iwan</Name1><Name6>Testow</Name6><NameType>Primary name variation</NameType></Name>
    <Name><Name6>Haji Ivan</Name6><NameType>Alias</NameType>
      <AliasStrength>Good quality a.k.a</AliasStrength></Name>
    <Name><Name6>Vanya</Name6><NameType>Alias</NameType>
      <AliasStrength>Low quality a.k.a</AliasStrength></Name>
    <Name><Name1>Ivan</Name1><Name6>Oldname</Name6><NameType>FKA</NameType></Name>
  </Names>
  <NonLatinNames><NonLatinName><NameNonLatinScript>ТЕСТОВ, Иван Петрович</NameNonLatinScript>
    <NonLatinScriptType>Cyrillic</NonLatinScriptType>
    <NonLatinScriptLanguage>Russian</NonLatinScriptLanguage></NonLatinName></NonLatinNames>
  <Titles><Title>Mullah</Title><Title>Haji</Title></Titles>
  <RegimeName>The Testing (Sanctions) (EU Exit) Regulations 2020</RegimeName>
  <IndividualEntityShip>Individual</IndividualEntityShip>
  <DesignationSource>UK|UN</DesignationSource>
  <SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>
  <SanctionsImposedIndicators>
    <AssetFreeze>true</AssetFreeze><TravelBan>true</TravelBan>
    <DirectorDisqualificationSanction>true</DirectorDisqualificationSanction>
    <ArmsEmbargo>false</ArmsEmbargo>
  </SanctionsImposedIndicators>
  <OtherInformation>Height 180 cm. Mother's name: Anna Testova.</OtherInformation>
  <UKStatementofReasons>TESTOV is the son of Petr TESTOV (TST0009).</UKStatementofReasons>
  <Addresses>
    <Address><AddressLine1>1 Main Street</AddressLine1><AddressLine5>Kandahar City</AddressLine5>
      <AddressLine6>Kandahar Province</AddressLine6><AddressPostalCode>12345</AddressPostalCode>
      <AddressCountry>Afghanistan</AddressCountry></Address>
    <Address><AddressCountry>Iraq (previous address)</AddressCountry></Address>
  </Addresses>
  <PhoneNumbers><PhoneNumber>+7 (495) 696-88-00</PhoneNumber></PhoneNumbers>
  <Websites><Website>https://example.org/a</Website></Websites>
  <EmailAddresses><EmailAddress>ivan@example.org</EmailAddress></EmailAddresses>
  <IndividualDetails><Individual>
    <DOBs><DOB>dd/mm/1945</DOB><DOB>00/00/1980</DOB><DOB>05/13/1958</DOB></DOBs>
    <Nationalities><Nationality>Afghanistan</Nationality></Nationalities>
    <NationalIdentifierDetails><NationalIdentifier>
      <NationalIdentifierNumber>782513826759</NationalIdentifierNumber>
      <NationalIdentifierAdditionalInformation>Russian INN</NationalIdentifierAdditionalInformation>
    </NationalIdentifier></NationalIdentifierDetails>
    <PassportDetails><Passport><PassportNumber>P04581926</PassportNumber>
      <PassportAdditionalInformation>Afghanistan number, issued on 28 Feb. 2006. Expired 27 Feb. 2011</PassportAdditionalInformation>
    </Passport></PassportDetails>
    <Positions><Position>Deputy Minister</Position></Positions>
    <Genders><Gender>Male</Gender></Genders>
    <BirthDetails>
      <Location><TownOfBirth>Lakhi village</TownOfBirth><CountryOfBirth>Afghanistan</CountryOfBirth></Location>
      <Location><CountryOfBirth>Ukrainian SSR (now Ukraine)</CountryOfBirth></Location>
    </BirthDetails>
  </Individual></IndividualDetails>
</Designation>"""

ENTITY = """<Designation>
  <LastUpdated>01/02/2024</LastUpdated><DateDesignated>01/02/2024</DateDesignated>
  <UniqueID>TST0002</UniqueID>
  <Names><Name><Name6>Testing Works</Name6><NameType>Primary Name</NameType></Name></Names>
  <RegimeName>The Testing (Sanctions) (EU Exit) Regulations 2020</RegimeName>
  <IndividualEntityShip>Entity</IndividualEntityShip>
  <DesignationSource>UK</DesignationSource>
  <SanctionsImposed>De-flag</SanctionsImposed>
  <SanctionsImposedIndicators><Deflag>true</Deflag></SanctionsImposedIndicators>
  <EntityDetails><Entity>
    <TypeOfEntities><TypeOfEntity>Joint Stock Company</TypeOfEntity></TypeOfEntities>
    <Subsidiaries><Subsidiary>Small Works Co., Ltd. (Testburg); Tiny Works</Subsidiary></Subsidiaries>
    <ParentCompanies><ParentCompany>Great Works</ParentCompany></ParentCompanies>
    <BusinessRegistrationNumbers>
      <BusinessRegistrationNumber>OGRN: 1025403641900; Tax ID No. 7718989383 (Russia)</BusinessRegistrationNumber>
    </BusinessRegistrationNumbers>
  </Entity></EntityDetails>
</Designation>"""

SHIP = """<Designation>
  <UniqueID>TST0003</UniqueID>
  <Names><Name><Name6>Petrel 99</Name6><NameType>Primary name</NameType></Name></Names>
  <IndividualEntityShip>Ship</IndividualEntityShip>
  <ShipDetails><Ship>
    <IMONumbers><IMONumber>IMO9562233</IMONumber></IMONumbers>
    <CurrentOwnerOperators><CurrentOwnerOperator>Testing Shipping</CurrentOwnerOperator></CurrentOwnerOperators>
    <PreviousOwnerOperators><PreviousOwnerOperator>Old Shipping</PreviousOwnerOperator></PreviousOwnerOperators>
    <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
    <PreviousFlags><PreviousFlag>India</PreviousFlag></PreviousFlags>
    <TypeOfShipDetails><TypeOfShip>Bulk Carrier</TypeOfShip></TypeOfShipDetails>
    <TonnageOfShipDetails><TonnageOfShip>7078</TonnageOfShip></TonnageOfShipDetails>
    <LengthOfShipDetails><LengthOfShip>110</LengthOfShip></LengthOfShipDetails>
    <YearsBuilt><YearBuilt>2011</YearBuilt></YearsBuilt>
    <HullIdentificationNumbers><HullIdentificationNumber>HIN77</HullIdentificationNumber></HullIdentificationNumbers>
  </Ship></ShipDetails>
</Designation>"""


def whole(*designations: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<Designations>'
        "<DateGenerated>20/08/2026</DateGenerated>"
        f"{''.join(designations)}</Designations>"
    ).encode()


def read(body: bytes) -> tuple[dict[str, Entry], list[Problem]]:
    found = list(SOURCE.read_entries([Document.from_bytes(body, "UK-Sanctions-List.xml")]))
    entries = {each.id: each for each in found if isinstance(each, Entry)}
    return entries, [each for each in found if isinstance(each, Problem)]


def named(inner: str, unique_id: str = "<UniqueID>TST0004</UniqueID>") -> str:
    return (
        f"<Designation>{unique_id}<Names><Name><Name6>Someone</Name6>"
        "<NameType>Primary Name</NameType></Name></Names>"
        f"<IndividualEntityShip>Individual</IndividualEntityShip>{inner}</Designation>"
    )


def test_the_head_says_the_list_and_its_day() -> None:
    recognition = SOURCE.recognise(Document.from_bytes(whole(PERSON)))
    assert recognition is not None
    assert (recognition.list, recognition.released_on) == ("uksl", date(2026, 8, 20))
    assert recognition.partial == ""


@pytest.mark.parametrize(
    "body",
    [b"", b"<html><body>maintenance</body></html>", b"<export/>", b"Report Date: 1", b"\x00\xff"],
)
def test_other_documents_are_not_claimed(body: bytes) -> None:
    assert SOURCE.recognise(Document.from_bytes(body)) is None


def test_every_field_of_a_person_is_read() -> None:
    entries, problems = read(whole(PERSON))
    entry = entries["TST0001"]
    assert entry.schema is Schema.PERSON
    assert [(name.full, name.kind, name.strength) for name in entry.names] == [
        ("Ivan Petrovich de TESTOV", NameKind.PRIMARY, Strength.STRONG),
        ("Iwan Testow", NameKind.SPELLING, Strength.STRONG),
        ("Haji Ivan", NameKind.ALIAS, Strength.STRONG),
        ("Vanya", NameKind.ALIAS, Strength.WEAK),
        ("Ivan Oldname", NameKind.FORMER, Strength.STRONG),
        ("Иван Петрович ТЕСТОВ", NameKind.ORIGINAL_SCRIPT, Strength.STRONG),
    ]
    assert (entry.names[5].script, entry.names[5].language) == ("Cyrl", "ru")
    assert entry.sex == "male"
    assert entry.titles == ("Mullah", "Haji")
    assert entry.positions == ("Deputy Minister",)
    assert entry.cross_references == (
        CrossReference(scheme="un-reference", value="TAi.999"),
        CrossReference(scheme="ofsi-group", value="7172"),
    )
    assert [(tie.role, tie.country) for tie in entry.countries] == [(CountryRole.NATIONALITY, "af")]
    assert entry.contacts == (
        Contact(kind=ContactKind.PHONE, value="+7 (495) 696-88-00"),
        Contact(kind=ContactKind.EMAIL, value="ivan@example.org"),
        Contact(kind=ContactKind.WEBSITE, value="https://example.org/a"),
    )
    assert entry.remarks == ("Height 180 cm. Mother's name: Anna Testova.",)
    assert [problem.code for problem in problems] == [ProblemCode.DATE_DOUBTFUL]


def test_name_one_is_given_name_six_family_and_the_rest_middle() -> None:
    entry = read(whole(PERSON))[0]["TST0001"]
    assert entry.names[0].parts == (
        NamePart(kind=NamePartKind.GIVEN, value="Ivan"),
        NamePart(kind=NamePartKind.MIDDLE, value="Petrovich"),
        NamePart(kind=NamePartKind.MIDDLE, value="de"),
        NamePart(kind=NamePartKind.FAMILY, value="TESTOV"),
    )
    assert entry.names[2].parts == (NamePart(kind=NamePartKind.WHOLE, value="Haji Ivan"),)


def test_a_thirteenth_month_is_read_swapped_and_reported() -> None:
    entries, problems = read(whole(PERSON))
    dates = entries["TST0001"].birth_dates
    assert [(str(each), each.precision) for each in dates] == [
        ("1945", Precision.YEAR),
        ("1980", Precision.YEAR),
        ("1958-05-13", Precision.DAY),
    ]
    assert dates[2].text == "05/13/1958"
    assert problems[0].raw == "05/13/1958"


def test_an_ambiguous_date_is_read_as_written_without_a_word() -> None:
    entries, problems = read(whole(named("<DOBs><DOB>04/05/1960</DOB></DOBs>")))
    assert entries["TST0004"].birth_dates[0].earliest == date(1960, 5, 4)
    assert problems == []


def test_two_dates_that_mirror_each_other_are_worth_knowing() -> None:
    body = whole(named("<DOBs><DOB>04/05/1960</DOB><DOB>05/04/1960</DOB></DOBs>"))
    entries, problems = read(body)
    assert len(entries["TST0004"].birth_dates) == 2
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.DATE_DOUBTFUL, Severity.INFO)
    ]


def test_places_keep_their_lines_and_their_notes() -> None:
    entry = read(whole(PERSON))[0]["TST0001"]
    address, previous = entry.addresses
    assert address.text == "1 Main Street, Kandahar City, Kandahar Province, 12345, Afghanistan"
    assert (address.street, address.city, address.region, address.postal_code, address.country) == (
        "1 Main Street",
        "Kandahar City",
        "Kandahar Province",
        "12345",
        "af",
    )
    assert (previous.country, previous.remark) == ("iq", "(previous address)")
    assert [(place.city, place.country, place.country_text) for place in entry.birth_places] == [
        ("Lakhi village", "af", "Afghanistan"),
        ("", "ua", "Ukrainian SSR (now Ukraine)"),
    ]


def test_documents_have_kind_issuer_and_days() -> None:
    tax, passport = sorted(
        read(whole(PERSON))[0]["TST0001"].identifiers, key=lambda each: each.value
    )
    assert (tax.kind, tax.value, tax.country) == (IdentifierKind.TAX_NUMBER, "782513826759", "ru")
    assert (passport.kind, passport.value, passport.country) == (
        IdentifierKind.PASSPORT,
        "P04581926",
        "af",
    )
    assert (passport.issued_on, passport.expires_on) == (date(2006, 2, 28), date(2011, 2, 27))
    assert passport.remark == "Afghanistan number, issued on 28 Feb. 2006. Expired 27 Feb. 2011"


def test_the_designation_has_regime_days_source_and_measures() -> None:
    (act,) = read(whole(PERSON))[0]["TST0001"].designations
    assert act.programmes == ("The Testing (Sanctions) (EU Exit) Regulations 2020",)
    assert act.basis == act.programmes
    assert act.listed_on == date(2001, 1, 25)
    assert act.amended_on == (date(2026, 4, 14),)
    assert act.source == "UK, UN"
    assert act.measures == ("Asset freeze", "Travel Ban", "Director disqualification sanction")
    assert act.reason == "TESTOV is the son of Petr TESTOV (TST0009)."


def test_an_indicator_adds_no_measure_that_is_listed_in_other_spelling() -> None:
    (act,) = read(whole(ENTITY))[0]["TST0002"].designations
    assert act.measures == ("De-flag",)


def test_relatives_are_read_from_the_texts() -> None:
    assert read(whole(PERSON))[0]["TST0001"].relations == (
        Relation(kind=RelationKind.FAMILY, other="Anna Testova", detail="Mother's name"),
        Relation(kind=RelationKind.FAMILY, other="Petr TESTOV", other_id="TST0009", detail="son"),
    )


def test_every_field_of_a_body_is_read() -> None:
    entries, problems = read(whole(ENTITY))
    entry = entries["TST0002"]
    assert entry.schema is Schema.COMPANY
    assert entry.names[0].parts == ()
    assert entry.features == (Feature(label="Type of entity", value="Joint Stock Company"),)
    assert [(each.kind, each.other, each.detail) for each in entry.relations] == [
        (RelationKind.SUBSIDIARY_OF, "Great Works", "parent company"),
        (RelationKind.PARENT_OF, "Small Works Co., Ltd. (Testburg)", "subsidiary"),
        (RelationKind.PARENT_OF, "Tiny Works", "subsidiary"),
    ]
    assert [(each.kind, each.value, each.label, each.country) for each in entry.identifiers] == [
        (IdentifierKind.REGISTRATION_NUMBER, "1025403641900", "OGRN", None),
        (IdentifierKind.TAX_NUMBER, "7718989383", "Tax ID No", "ru"),
    ]
    assert problems == []


def test_an_entity_of_no_stated_type_is_no_company() -> None:
    body = whole(ENTITY.replace("Joint Stock Company", "Armed Separatist Group"))
    assert read(body)[0]["TST0002"].schema is Schema.ORGANIZATION


def test_every_field_of_a_ship_is_read() -> None:
    entries, problems = read(whole(SHIP))
    entry = entries["TST0003"]
    assert entry.schema is Schema.VESSEL
    assert [(each.kind, each.value) for each in entry.identifiers] == [
        (IdentifierKind.IMO, "9562233"),
        (IdentifierKind.HULL_NUMBER, "HIN77"),
    ]
    assert [(each.kind, each.other) for each in entry.relations] == [
        (RelationKind.OWNED_BY, "Testing Shipping"),
        (RelationKind.FORMERLY_OWNED_BY, "Old Shipping"),
    ]
    assert [(tie.role, tie.country) for tie in entry.countries] == [
        (CountryRole.FLAG, "km"),
        (CountryRole.FORMER_FLAG, "in"),
    ]
    assert {(each.label, each.value) for each in entry.features} == {
        ("Type of ship", "Bulk Carrier"),
        ("Tonnage of ship", "7078"),
        ("Length of ship", "110"),
    }
    assert str(entry.founded_on[0]) == "2011"
    assert entry.designations == ()
    assert problems == []


def test_a_wrong_check_digit_is_reported_and_the_number_kept() -> None:
    entries, problems = read(whole(SHIP.replace("IMO9562233", "IMO9562234")))
    assert entries["TST0003"].identifiers[0].value == "9562234"
    assert [problem.code for problem in problems] == [ProblemCode.IDENTIFIER_INVALID]


def test_an_unknown_element_is_kept_and_reported_once() -> None:
    inner = "<Aura>violet</Aura><Names><Name><Mood>glad</Mood></Name></Names>"
    body = whole(named(inner), named("<Aura>grey</Aura>", "<UniqueID>TST0005</UniqueID>"))
    entries, problems = read(body)
    assert entries["TST0004"].features == (
        Feature(label="Aura", value="violet"),
        Feature(label="Mood", value="glad"),
    )
    assert entries["TST0005"].features == (Feature(label="Aura", value="grey"),)
    assert [(each.code, each.severity, each.raw) for each in problems] == [
        (ProblemCode.FIELD_UNKNOWN, Severity.INFO, "Aura"),
        (ProblemCode.FIELD_UNKNOWN, Severity.INFO, "Mood"),
    ]


def test_a_stray_text_and_an_attribute_are_kept() -> None:
    body = whole(named('<Names kind="odd">stray<Name/>tail</Names>'))
    values = {(each.label, each.value) for each in read(body)[0]["TST0004"].features}
    assert values == {("Names/@kind", "odd"), ("Names", "stray"), ("Names", "tail")}


def test_an_unreadable_day_is_reported_and_kept() -> None:
    entries, problems = read(whole(named("<DateDesignated>soon</DateDesignated>")))
    assert Feature(label="Unread date", value="soon") in entries["TST0004"].features
    assert [problem.code for problem in problems] == [ProblemCode.DATE_UNREADABLE]


def test_an_id_that_is_used_twice_loses_no_target() -> None:
    entries, problems = read(whole(named(""), named("<Title>Mr</Title>")))
    assert len(entries) == 2
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.ID_REUSED, Severity.ERROR)
    ]


def test_a_target_without_an_id_gets_one_from_what_it_states() -> None:
    entries, problems = read(whole(named("<OFSIGroupID>77</OFSIGroupID>", ""), named("", "")))
    assert set(entries) == {"ofsi-77", "name-someone"}
    assert {each.code for each in problems} == {ProblemCode.ID_MISSING}


def test_a_target_without_a_name_is_an_error() -> None:
    entries, problems = read(whole("<Designation><UniqueID>TST0006</UniqueID></Designation>"))
    assert entries == {}
    assert (problems[-1].code, problems[-1].severity, problems[-1].entry) == (
        ProblemCode.NAME_MISSING,
        Severity.ERROR,
        "TST0006",
    )


def test_a_child_of_the_root_under_another_name_is_an_error() -> None:
    renamed = PERSON.replace("Designation>", "Designatoin>")
    entries, problems = read(whole(renamed, ENTITY))
    assert set(entries) == {"TST0002"}
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.ENTRY_UNREADABLE, Severity.ERROR)
    ]
    assert "TST0001" in problems[0].raw


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_a_file_that_is_cut_short_is_malformed(keep: float) -> None:
    body = whole(PERSON, ENTITY, SHIP)
    with pytest.raises(Malformed):
        read(body[: int(len(body) * keep)])


def test_a_list_without_a_designation_is_malformed() -> None:
    with pytest.raises(Malformed):
        read(whole())


def test_the_sample_has_the_targets_of_april_2023() -> None:
    body = SAMPLE.read_bytes()
    recognition = SOURCE.recognise(Document.from_bytes(body))
    assert recognition is not None
    assert recognition.released_on == date(2023, 4, 13)
    entries, problems = read(body)
    assert problems == []
    assert len(entries) == body.count(b"<UniqueID>")
    for entry in entries.values():
        (act,) = entry.designations
        assert act.listed_on is not None
        assert max(act.listed_on, *act.amended_on) <= date(2023, 4, 13)
    assert entries["RUS0266"].name == "Alisher Burkhanovich USMANOV"
    assert entries["RUS0266"].designations[0].listed_on == date(2022, 3, 3)
    assert entries["RUS0689"].positions[0] == "Minister of Defence of the Russian Federation"
    assert "ЧВК Вагнера" in [name.full for name in entries["RUS1090"].names]
    assert (RelationKind.FAMILY, "Alisher USMANOV") in [
        (each.kind, each.other) for each in entries["RUS1319"].relations
    ]
    assert (RelationKind.OWNED_BY, "Alisher USMANOV") in [
        (each.kind, each.other) for each in entries["RUS1821"].relations
    ]
    assert any(name.strength is Strength.WEAK for name in entries["AQD0194"].names)


@pytest.mark.shared
def test_the_real_fragments_are_read_whole(shared: Path) -> None:
    path = shared / "lists/samples/uk-fcdo/UK-Sanctions-List_real_fragments_2026-08-26.xml"
    body = path.read_bytes()
    entries, problems = read(body)
    assert set(entries) == set(re.findall(r"<UniqueID>(\w+)", body.decode()))
    assert problems == []
    person, ship = entries["AFG0006"], entries["DPR0075"]
    assert [str(each) for each in person.birth_dates] == ["1945", "1946", "1958-03-01"]
    assert person.titles == ("Mullah", "Haji")
    assert [place.city for place in person.birth_places] == ["Lakhi village", "Darvishan"]
    assert ship.identifiers[0].value == "9562233"
    assert ship.designations[0].measures == ("Prohibition of port entry",)


@pytest.mark.shared
@pytest.mark.parametrize("day", REBUILT)
def test_the_rebuilt_lists_lose_no_target_and_no_word(shared: Path, day: str) -> None:
    path = shared / f"lists/reconstructed/uk-fcdo/{day}/UK-Sanctions-List.xml.gz"
    body = gzip.decompress(path.read_bytes())
    text = body.decode()
    entries, problems = read(body)
    assert len(entries) == REBUILT[day] == text.count("<Designation>")
    assert set(entries) == set(re.findall(r"<UniqueID>([^<]+)</UniqueID>", text))
    assert len(problems) <= 20
    usmanov = entries["RUS0266"]
    assert usmanov.designations[0].listed_on == date(2022, 3, 3)
    assert CrossReference(scheme="ofsi-group", value="14210") in usmanov.cross_references
    assert (
        Relation(
            kind=RelationKind.FAMILY,
            other="Igor Ivanovich SHUVALOV",
            other_id="RUS0265",
            detail="son",
        )
        in entries["RUS0809"].relations
    )
    _assert_words_kept(text, entries)


def _assert_words_kept(text: str, entries: dict[str, Entry]) -> None:
    """Every word of every tenth designation's texts stands somewhere in its entry."""
    from lxml import etree

    dropped = {"NameType", "AliasStrength", "LastUpdated", "DateDesignated", "IndividualEntityShip"}
    for element in list(etree.fromstring(text.encode()).iter("Designation"))[::10]:
        entry = entries[element.findtext("UniqueID")]
        known = set(re.findall(r"\w+", encode_entry(entry).decode().replace("\\n", " ").casefold()))
        known |= set(re.findall(r"\w+", entry.id.casefold()))
        for leaf in element.iter():
            within = leaf.getparent() is not None and leaf.getparent().tag
            if leaf.tag in dropped or len(leaf) or within == "SanctionsImposedIndicators":
                continue
            words = set(re.findall(r"\w+", (leaf.text or "").casefold()))
            lost = {word for word in words - known if not re.fullmatch(r"\d{1,2}|a|n", word)}
            assert not lost, (entry.id, leaf.tag, lost)
