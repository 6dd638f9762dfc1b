"""The Security Council's consolidated list: every field, the real releases, the traps."""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from watchword.errors import Malformed
from watchword.model import (
    ContactKind,
    CountryRole,
    CrossReference,
    Entry,
    IdentifierKind,
    NameKind,
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
from watchword.sources.un.sc_xml import SOURCE

RELEASES = ("2022-02-23", "2023-03-27", "2023-04-18", "2025-06-18", "2026-02-27")
SAMPLE = Path(__file__).parents[2] / (
    "src/watchword/sample/lists/un-sc/2023-04-13/consolidated.xml"
)


def whole(*, individuals: str = "", entities: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:noNamespaceSchemaLocation="https://www.un.org/sc/resources/sc-sanctions.xsd" '
        'dateGenerated="2024-05-06T19:09:24.975-04:00">'
        f"<INDIVIDUALS>{individuals}</INDIVIDUALS><ENTITIES>{entities}</ENTITIES>"
        "</CONSOLIDATED_LIST>"
    ).encode()


def read(body: bytes) -> tuple[dict[str, Entry], list[Problem]]:
    found = list(SOURCE.read_entries([Document.from_bytes(body, "consolidated.xml")]))
    entries = {each.id: each for each in found if isinstance(each, Entry)}
    return entries, [each for each in found if isinstance(each, Problem)]


def person(inner: str, reference: str = "QDi.999") -> str:
    return (
        f"<INDIVIDUAL><DATAID>77</DATAID><FIRST_NAME>OMAR</FIRST_NAME>"
        f"<REFERENCE_NUMBER>{reference}</REFERENCE_NUMBER><LISTED_ON>2020-01-02</LISTED_ON>"
        f"{inner}</INDIVIDUAL>"
    )


def only(inner: str) -> Entry:
    entries, _ = read(whole(individuals=person(inner)))
    return entries["QDi.999"]


FULL = """<INDIVIDUAL><DATAID>4711</DATAID><VERSIONNUM>1</VERSIONNUM>
<FIRST_NAME> IBRAHIM </FIRST_NAME><SECOND_NAME>HASSAN</SECOND_NAME><THIRD_NAME/>
<FOURTH_NAME>AL-ASIRI</FOURTH_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
<REFERENCE_NUMBER>QDi.901 </REFERENCE_NUMBER><LISTED_ON>2015-04-14-04:00</LISTED_ON>
<SUBMITTED_BY>Germany</SUBMITTED_BY><SUBMITTED_ON>2015-04-01</SUBMITTED_ON>
<GENDER>Male</GENDER><NAME_ORIGINAL_SCRIPT>إبراهيم حسن</NAME_ORIGINAL_SCRIPT>
<COMMENTS1>Leader of Group One (QDe.902) and associated with Two (QDe.555). Listed pursuant to
paragraphs 15 and 17 of resolution 1970 (2011) (Travel Ban, Asset Freeze). Mother's name: Mona.
Review pursuant to Security Council resolution 2368 (2017) was concluded on 24 Nov. 2020.
e-mail: one@example.org INTERPOL-UN Security Council Special Notice web link: https://x.int
</COMMENTS1>
<TITLE><VALUE>Dr.</VALUE></TITLE><DESIGNATION><VALUE>Emir</VALUE><VALUE>Judge</VALUE></DESIGNATION>
<NATIONALITY><VALUE>Saudi Arabia</VALUE><VALUE> na</VALUE></NATIONALITY>
<NATIONALITY2>Yemen</NATIONALITY2>
<LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
<LAST_DAY_UPDATED><VALUE>2018-05-09</VALUE><VALUE>2014-04-15</VALUE><VALUE/></LAST_DAY_UPDATED>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Asiri, Ibrahim Hasan</ALIAS_NAME>
<DATE_OF_BIRTH>1979-12-31</DATE_OF_BIRTH><CITY_OF_BIRTH>Riyadh</CITY_OF_BIRTH>
<COUNTRY_OF_BIRTH>Saudi Arabia</COUNTRY_OF_BIRTH><NOTE>previously listed as</NOTE>
</INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Saleh (أبو صالح)</ALIAS_NAME>
</INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Banat</ALIAS_NAME>
<NOTE>original script: Абу Банат</NOTE></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ibrahim Azeri; Ebrahim Azeri</ALIAS_NAME>
</INDIVIDUAL_ALIAS>
<INDIVIDUAL_ADDRESS><STREET>1 High Road</STREET><CITY>Aden</CITY>
<STATE_PROVINCE>Aden Governorate</STATE_PROVINCE><ZIP_CODE>0578</ZIP_CODE>
<COUNTRY>Yemen</COUNTRY><NOTE>previous address</NOTE></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_ADDRESS><NOTE>In prison in Germany</NOTE></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1982-04-19</DATE>
</INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_PLACE_OF_BIRTH><CITY>Riyadh</CITY><COUNTRY>Saudi Arabia</COUNTRY>
</INDIVIDUAL_PLACE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT>
<TYPE_OF_DOCUMENT2>Service passport</TYPE_OF_DOCUMENT2><NUMBER>F654645</NUMBER>
<ISSUING_COUNTRY>Saudi Arabia</ISSUING_COUNTRY><DATE_OF_ISSUE>2005-04-30</DATE_OF_ISSUE>
<CITY_OF_ISSUE>Riyadh</CITY_OF_ISSUE><COUNTRY_OF_ISSUE>Saudi Arabia</COUNTRY_OF_ISSUE>
<NOTE>expired on 7 Mar. 2010</NOTE></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT>
<TYPE_OF_DOCUMENT2>Italian Fiscal Code:</TYPE_OF_DOCUMENT2><NUMBER>DAOMMD74T11Z352Z</NUMBER>
</INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT>
<NUMBER>Jordan 654781</NUMBER></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT/>
<HEIGHT>176 cm</HEIGHT><SORT_KEY/><SORT_KEY_LAST_MOD/></INDIVIDUAL>"""

GROUP = """<ENTITY><DATAID>4712</DATAID><FIRST_NAME>GROUP ONE / GON</FIRST_NAME>
<UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>QDe.902</REFERENCE_NUMBER>
<LISTED_ON>2012-11-05</LISTED_ON><COMMENTS1>SWIFT/BIC: KUDBKPPY. IMO number: 5342883.</COMMENTS1>
<LAST_DAY_UPDATED><VALUE/></LAST_DAY_UPDATED>
<ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Group (OLG)</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ALIAS><QUALITY>Fair</QUALITY><ALIAS_NAME>Third Group</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ADDRESS><CITY>Pyongyang</CITY><COUNTRY>Atlantis</COUNTRY></ENTITY_ADDRESS></ENTITY>"""


@pytest.fixture(scope="module")
def full() -> tuple[dict[str, Entry], list[Problem]]:
    return read(whole(individuals=FULL, entities=GROUP))


def test_recognises_its_root_and_the_day_it_states() -> None:
    recognition = SOURCE.recognise(Document.from_bytes(whole(), "consolidated.xml"))
    assert recognition is not None
    assert (recognition.list, recognition.released_on) == ("sc", date(2024, 5, 6))
    assert recognition.partial == ""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b'<head><body> This object may be found <a HREF="https://maintenance.un.org/">here</a>',
        b"<html><body>CONSOLIDATED_LIST</body></html>",
        b"<sdnList/>",
        b'{"message": "Endpoint request timed out"}',
    ],
)
def test_claims_nothing_else(body: bytes) -> None:
    assert SOURCE.recognise(Document.from_bytes(body, "consolidated.xml")) is None


def test_identity(full: tuple[dict[str, Entry], list[Problem]]) -> None:
    entry = full[0]["QDi.901"]
    assert entry.schema is Schema.PERSON
    assert entry.sex == "male"
    assert entry.cross_references == (
        CrossReference(scheme="un-reference", value="QDi.901"),
        CrossReference(scheme="un-dataid", value="4711"),
    )
    assert entry.titles == ("Dr.",)
    assert entry.positions == ("Emir", "Judge")
    assert [(tie.role, tie.country) for tie in entry.countries] == [
        (CountryRole.NATIONALITY, "sa"),
        (CountryRole.NATIONALITY, "ye"),
    ]


def test_names(full: tuple[dict[str, Entry], list[Problem]]) -> None:
    entry = full[0]["QDi.901"]
    assert entry.name == "IBRAHIM HASSAN AL-ASIRI"
    assert [part.value for part in entry.names[0].parts] == ["IBRAHIM", "HASSAN", "AL-ASIRI"]
    stated = {name.full: (name.kind, name.strength, name.script) for name in entry.names}
    assert stated["إبراهيم حسن"] == (NameKind.ORIGINAL_SCRIPT, Strength.STRONG, "Arab")
    assert stated["Ibrahim Hasan Asiri"] == (NameKind.ALIAS, Strength.STRONG, "Latn")
    assert stated["Abu Saleh"] == (NameKind.ALIAS, Strength.WEAK, "Latn")
    assert stated["أبو صالح"] == (NameKind.ORIGINAL_SCRIPT, Strength.WEAK, "Arab")
    assert stated["Абу Банат"] == (NameKind.ORIGINAL_SCRIPT, Strength.WEAK, "Cyrl")
    assert stated["Ibrahim Azeri"] == stated["Ebrahim Azeri"] == stated["Ibrahim Hasan Asiri"]
    assert len(stated) == 9
    alias = next(name for name in entry.names if name.full == "Ibrahim Hasan Asiri")
    assert alias.remark == "born 1979-12-31 in Riyadh, Saudi Arabia; previously listed as"


def test_places(full: tuple[dict[str, Entry], list[Problem]]) -> None:
    entry = full[0]["QDi.901"]
    first, second = entry.addresses
    assert first.text == "1 High Road, Aden, Aden Governorate, 0578, Yemen"
    assert (first.street, first.city, first.region) == ("1 High Road", "Aden", "Aden Governorate")
    assert (first.postal_code, first.country, first.remark) == ("0578", "ye", "previous address")
    assert (second.text, second.country) == ("In prison in Germany", None)
    assert [(place.city, place.country) for place in entry.birth_places] == [("Riyadh", "sa")]


def test_documents(full: tuple[dict[str, Entry], list[Problem]]) -> None:
    passport, code, other = full[0]["QDi.901"].identifiers
    assert (passport.kind, passport.value) == (IdentifierKind.PASSPORT, "F654645")
    assert (passport.country, passport.issuer) == ("sa", "Saudi Arabia")
    assert passport.issued_on == date(2005, 4, 30)
    assert passport.expires_on == date(2010, 3, 7)
    assert passport.label == "Passport; Service passport"
    assert passport.remark == "expired on 7 Mar. 2010; issued in Riyadh, Saudi Arabia"
    assert (code.kind, code.value) == (IdentifierKind.TAX_NUMBER, "DAOMMD74T11Z352Z")
    assert (other.value, other.country) == ("654781", "jo")


def test_designation(full: tuple[dict[str, Entry], list[Problem]]) -> None:
    (act,) = full[0]["QDi.901"].designations
    assert act.programmes == ("Al-Qaida",)
    assert act.listed_on == date(2015, 4, 14)
    assert act.amended_on == (date(2014, 4, 15), date(2018, 5, 9))
    assert act.delisted_on is None
    assert act.source == "Germany"
    assert act.remark == "submitted on 2015-04-01"
    assert act.basis == ("paragraphs 15 and 17 of resolution 1970 (2011)",)
    assert act.measures == ("Travel ban", "Asset freeze")
    assert act.reason.startswith("Leader of Group One (QDe.902)")
    assert "INTERPOL" not in act.reason
    assert "Mother" not in act.reason


def test_comments_stay_raw_and_give_relations(
    full: tuple[dict[str, Entry], list[Problem]],
) -> None:
    entry = full[0]["QDi.901"]
    assert "Mother's name: Mona." in entry.remarks[0]
    assert "\n" in entry.remarks[0]
    assert [(each.kind, each.other_id, each.other) for each in entry.relations] == [
        (RelationKind.LEADER_OF, "QDe.902", "GROUP ONE / GON"),
        (RelationKind.ASSOCIATE, "QDe.555", "Two"),
    ]
    assert [(each.kind, each.value) for each in entry.contacts] == [
        (ContactKind.EMAIL, "one@example.org")
    ]


def test_another_partys_reference_is_a_relation_and_no_cross_reference(
    full: tuple[dict[str, Entry], list[Problem]],
) -> None:
    values = {each.value for each in full[0]["QDi.901"].cross_references}
    assert values == {"QDi.901", "4711"}


def test_entity(full: tuple[dict[str, Entry], list[Problem]]) -> None:
    entry = full[0]["QDe.902"]
    assert entry.schema is Schema.ORGANIZATION
    assert [(name.full, name.kind) for name in entry.names] == [
        ("GROUP ONE", NameKind.PRIMARY),
        ("GON", NameKind.ALIAS),
        ("Old Group", NameKind.FORMER),
        ("OLG", NameKind.FORMER),
        ("Third Group", NameKind.ALIAS),
    ]
    assert {(each.kind, each.value) for each in entry.identifiers} == {
        (IdentifierKind.BIC, "KUDBKPPY"),
        (IdentifierKind.REGISTRATION_NUMBER, "5342883"),
    }


def test_problems_keep_the_raw_value(full: tuple[dict[str, Entry], list[Problem]]) -> None:
    stated = {(each.code, each.severity, each.raw) for each in full[1]}
    assert stated == {
        (ProblemCode.FIELD_UNKNOWN, Severity.INFO, "HEIGHT"),
        (ProblemCode.RELATION_UNRESOLVED, Severity.INFO, "QDe.555"),
        (ProblemCode.KIND_UNKNOWN, Severity.WARNING, "Fair"),
        (ProblemCode.COUNTRY_UNKNOWN, Severity.WARNING, "Atlantis"),
    }
    features = {(each.label, each.value) for each in full[0]["QDi.901"].features}
    assert ("HEIGHT", "176 cm") in features
    assert full[0]["QDe.902"].names[-1].remark == "Fair"


@pytest.mark.parametrize(
    ("inner", "shown", "precision"),
    [
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1984</YEAR>", "1984", Precision.YEAR),
        (
            "<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1968</YEAR>",
            "circa 1968",
            Precision.YEAR,
        ),
        (
            "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1957</FROM_YEAR>"
            "<TO_YEAR>1962</TO_YEAR>",
            "1957 to 1962",
            Precision.RANGE,
        ),
        (
            "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><NOTE>Approximately</NOTE>"
            "<FROM_YEAR>1955</FROM_YEAR><TO_YEAR>1958</TO_YEAR>",
            "circa 1955 to 1958",
            Precision.RANGE,
        ),
        (
            "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1958</YEAR><NOTE>Sep.</NOTE>",
            "1958-09",
            Precision.MONTH,
        ),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973</NOTE>", "1973-11", Precision.MONTH),
        (
            "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Between Aug. and Sep. 1977</NOTE>",
            "1977-08-01 to 1977-09-30",
            Precision.RANGE,
        ),
        (
            "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1979-03-03</DATE>"
            "<NOTE>from false passport</NOTE>",
            "1979-03-03",
            Precision.DAY,
        ),
        (
            "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>24/06/1402 (Hijri Calendar)</NOTE>",
            "circa 1982-04-19",
            Precision.DAY,
        ),
    ],
)
def test_birth_dates_of_every_type(inner: str, shown: str, precision: Precision) -> None:
    entry = only(f"<INDIVIDUAL_DATE_OF_BIRTH>{inner}</INDIVIDUAL_DATE_OF_BIRTH>")
    (birth,) = entry.birth_dates
    assert (str(birth), birth.precision) == (shown, precision)


@pytest.mark.parametrize(
    "inner",
    [
        "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1979-13-41</DATE>",
        "<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><NOTE>30-35 years old</NOTE>",
        "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>19x7</FROM_YEAR><TO_YEAR>1962</TO_YEAR>",
    ],
)
def test_an_unreadable_birth_date_is_kept_and_reported(inner: str) -> None:
    body = whole(
        individuals=person(f"<INDIVIDUAL_DATE_OF_BIRTH>{inner}</INDIVIDUAL_DATE_OF_BIRTH>")
    )
    entries, problems = read(body)
    assert [each.code for each in problems] == [ProblemCode.DATE_UNREADABLE]
    assert entries["QDi.999"].birth_dates == ()
    assert "Unread date" in {each.label for each in entries["QDi.999"].features}


def test_low_quality_aliases_are_weak() -> None:
    entry = only(
        "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Joe</ALIAS_NAME></INDIVIDUAL_ALIAS>"
    )
    assert entry.names[1].strength is Strength.WEAK


def test_a_body_of_control_characters_is_malformed() -> None:
    body = whole(individuals=person("<COMMENTS1>" + "\x0b\x02" * 300 + "</COMMENTS1>"))
    with pytest.raises(Malformed):
        read(body)


def test_a_truncated_file_is_malformed_and_never_a_shorter_list() -> None:
    body = SAMPLE.read_bytes()
    for share in (0.2, 0.5, 0.9, 0.999):
        with pytest.raises(Malformed):
            read(body[: int(len(body) * share)])


def test_the_same_reference_twice_is_reported_and_both_are_kept() -> None:
    entries, problems = read(whole(individuals=person("") + person("<GENDER>Male</GENDER>")))
    assert set(entries) == {"QDi.999", "QDi.999~2"}
    assert [each.code for each in problems] == [ProblemCode.ID_REUSED]


def test_an_entry_without_a_name_is_an_error_and_not_silence() -> None:
    body = "<ENTITY><DATAID>9</DATAID><REFERENCE_NUMBER>KPe.001</REFERENCE_NUMBER></ENTITY>"
    entries, problems = read(whole(entities=body))
    assert entries == {}
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.NAME_MISSING, Severity.ERROR)
    ]


def test_an_entry_without_a_reference_keeps_its_data_id() -> None:
    entries, problems = read(
        whole(entities="<ENTITY><DATAID>9</DATAID><FIRST_NAME>ONE</FIRST_NAME></ENTITY>")
    )
    assert set(entries) == {"9"}
    assert [each.code for each in problems] == [ProblemCode.ID_MISSING]


def test_a_vessel_only_where_the_file_says_so() -> None:
    ship = (
        "<ENTITY><DATAID>1</DATAID><FIRST_NAME>PAEK MA</FIRST_NAME>"
        "<REFERENCE_NUMBER>KPe.801</REFERENCE_NUMBER>"
        "<COMMENTS1>PAEK MA is a DPRK tanker. IMO number: 9066978</COMMENTS1></ENTITY>"
    )
    owner = (
        "<ENTITY><DATAID>2</DATAID><FIRST_NAME>PAEKMA SHIPPING CO</FIRST_NAME>"
        "<REFERENCE_NUMBER>KPe.802</REFERENCE_NUMBER><COMMENTS1>Registered owner of the DPRK "
        "tanker PAEK MA. IMO number: 5342884.</COMMENTS1></ENTITY>"
    )
    entries, problems = read(whole(entities=ship + owner))
    assert entries["KPe.801"].schema is Schema.VESSEL
    assert [(each.kind, each.value) for each in entries["KPe.801"].identifiers] == [
        (IdentifierKind.IMO, "9066978")
    ]
    assert entries["KPe.802"].schema is Schema.ORGANIZATION
    assert [(each.code, each.raw) for each in problems] == [
        (ProblemCode.IDENTIFIER_INVALID, "5342884")
    ]


def real(shared: Path, day: str) -> bytes:
    return gzip.decompress((shared / f"lists/un-sc/{day}/consolidated.xml.gz").read_bytes())


@pytest.mark.shared
@pytest.mark.parametrize("day", RELEASES)
def test_real_release(shared: Path, day: str) -> None:
    body = real(shared, day)
    recognition = SOURCE.recognise(Document.from_bytes(body, "consolidated.xml"))
    assert recognition is not None
    stated = re.search(rb"dateGenerated=[\"']([\d-]{10})", body)
    assert stated is not None
    assert recognition.released_on == date.fromisoformat(stated[1].decode())
    entries, problems = read(body)
    references = re.findall(rb"<REFERENCE_NUMBER>\s*([^<]*?)\s*</REFERENCE_NUMBER>", body)
    assert len(entries) == len(references) == len(re.findall(rb"<DATAID>", body))
    assert set(entries) == {each.decode() for each in references}
    people = len(re.findall(rb"<INDIVIDUAL>", body))
    assert Counter(each.schema for each in entries.values()) == {
        Schema.PERSON: people,
        Schema.ORGANIZATION: len(entries) - people,
    }
    assert not [each for each in problems if each.severity is Severity.ERROR]
    assert len(problems) < 25
    assert all(each.designations[0].listed_on for each in entries.values())
    expected = SOURCE.expectations["sc"]
    assert expected.least < len(entries) < expected.most
    for field, share in expected.fill.items():
        filled = sum(bool(getattr(each, field)) for each in entries.values())
        assert filled / len(entries) >= share, field


@pytest.mark.shared
def test_real_targets(shared: Path) -> None:
    entries, _ = read(real(shared, "2026-02-27"))
    akhund = entries["TAi.002"]
    assert akhund.name == "MOHAMMAD HASSAN AKHUND"
    assert [str(each) for each in akhund.birth_dates] == [
        "circa 1955 to 1958",
        "circa 1945 to 1950",
    ]
    assert entries["QDi.430"].names[-1].strength is Strength.WEAK
    nusrah = {name.full for name in entries["QDe.137"].names}
    assert {"Hay’at Tahrir al-Sham", "HTS", "هيئة تحرير الشام", "Al-Nusrah Front"} <= nusrah
    kony = entries["CFi.009"]
    assert len(kony.birth_dates) == 10
    assert kony.relations[0].other_id == "CFe.002"


@pytest.mark.shared
def test_a_rekeyed_entry_keeps_its_id(shared: Path) -> None:
    """DATAID of eight parties changed between the releases; no reference did."""
    keys: dict[str, str] = {}
    changed = set()
    for day in RELEASES:
        for entry in read(real(shared, day))[0].values():
            data_id = entry.cross_references[1].value
            if keys.setdefault(entry.id, data_id) != data_id:
                changed.add(entry.id)
            keys[entry.id] = data_id
    assert "HTi.001" in changed
    assert len(changed) == 8


@pytest.mark.shared
@pytest.mark.parametrize("day", ["2022-02-23", "2026-02-27"])
def test_nothing_that_the_file_states_is_lost(shared: Path, day: str) -> None:
    """Every word of every element stands somewhere in the entry."""
    body = real(shared, day)
    entries, _ = read(body)
    quiet = {"SORT_KEY", "SORT_KEY_LAST_MOD", "VERSIONNUM", "TYPE_OF_DATE"}
    missing = []
    for block in re.findall(rb"<(INDIVIDUAL|ENTITY)>(.*?)</\1>", body, re.S)[::3]:
        text = block[1].decode()
        reference = re.search(r"<REFERENCE_NUMBER>\s*([\w.]+)", text)
        assert reference is not None
        kept = _words(encode_entry(entries[reference[1]]).decode())
        for tag, value in re.findall(r"<(\w+)>([^<]+)</\1>", text):
            words = _words(re.sub(r"-0[45]:00$", "", value)) - kept
            if tag not in quiet and value.strip() != "na" and words:
                missing.append((reference[1], tag, words))
    assert missing == []


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", re.sub(r"\\[nt]", " ", text))
    for code, char in (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ('\\"', '"')):
        plain = plain.replace(code, char)
    words = re.findall(r"\w+", plain.casefold())
    return {word.lstrip("0") for word in words} - _MEANT


# Words that the entry says in its own vocabulary.
_MEANT = {
    "good",
    "low",
    "a",
    "k",
    "f",
    "approximately",
    "male",
    "female",
    "original",
    "script",
    "tigrinya",
    "",
}


def test_the_sample_in_the_package() -> None:
    body = SAMPLE.read_bytes()
    recognition = SOURCE.recognise(Document.from_bytes(body, SAMPLE.name))
    assert recognition is not None
    assert recognition.released_on == date(2023, 4, 13)
    entries, problems = read(body)
    assert len(entries) == body.count(b"<DATAID>") == 14
    assert problems == []
    assert [str(each) for each in entries["TAi.144"].birth_dates] == ["circa 1977 to 1978"]
    assert entries["HTi.001"].names[1].strength is Strength.WEAK
    assert {each.script for each in entries["QDe.004"].names} == {"Latn", "Arab"}
    assert max(
        act.listed_on for each in entries.values() for act in each.designations if act.listed_on
    ) <= date(2023, 4, 13)
