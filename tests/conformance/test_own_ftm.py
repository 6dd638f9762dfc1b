"""Own lists of FollowTheMoney entities, as OpenSanctions publishes them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from watchword.errors import Malformed
from watchword.model import (
    CountryRole,
    Designation,
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
)
from watchword.sources.contract import Document
from watchword.sources.own.ftm.stream import LINE_LIMIT
from watchword.sources.registry import recognise, recognise_own

Object = dict[str, Any]


def entity(entity_id: str, schema: str, *, more: Object | None = None, **properties: Any) -> Object:
    values = {
        name: list(stated) if isinstance(stated, tuple) else [stated]
        for name, stated in properties.items()
    }
    return {"id": entity_id, "schema": schema, "properties": values, **(more or {})}


def read(
    *lines: Object | str, name: str = "entities.ftm.json"
) -> tuple[list[Entry], list[Problem]]:
    texts = (each if isinstance(each, str) else json.dumps(each) for each in lines)
    return read_bytes("".join(f"{text}\n" for text in texts).encode(), name)


def read_bytes(body: bytes, name: str = "entities.ftm.json") -> tuple[list[Entry], list[Problem]]:
    document = Document.from_bytes(body, name)
    found = recognise_own(document, "opensanctions")
    assert found is not None
    assert found[0].key == "own.ftm_json"
    items = list(found[0].read_entries([document]))
    entries = [each for each in items if isinstance(each, Entry)]
    return entries, [each for each in items if isinstance(each, Problem)]


def one(*lines: Object) -> Entry:
    entries, problems = read(*lines)
    assert problems == []
    return entries[0]


OWNER = entity(
    "Q316831",
    "Person",
    more={
        "caption": "Alisher Usmanov",
        "target": True,
        "datasets": ["us_ofac_sdn", "eu_fsf"],
        "referents": ["ofac-35283", "Q316831"],
        "last_seen": "2024-06-01T12:00:00",
    },
    name=("Алишер Бурханович Усманов", "Alisher Usmanov"),
    alias="Alisher Burhanovich Usmanov",
    previousName="A. Usmonov",
    weakAlias="Uncle Alisher",
    firstName=("Алишер", "Alisher"),
    lastName=("Усманов", "Usmanov"),
    fatherName="Бурханович",
    birthDate="1953-09-09",
    birthPlace="Chust",
    birthCountry="uz",
    nationality="ru",
    gender="male",
    innCode="1601108019",
    position="Founder of a holding",
    email="a@example.org",
    topics=("sanction", "role.oligarch"),
    addressEntity="addr-1",
    address="10 Lenin St, Moscow",
    notes="A remark",
)
ADDRESS = entity(
    "addr-1",
    "Address",
    full="10 Lenin St., Moscow",
    street="10 Lenin St.",
    city="Moscow",
    country="ru",
)
SANCTION = entity(
    "ofac-1",
    "Sanction",
    more={"last_seen": "2024-06-01T12:00:00"},
    entity="Q316831",
    authority="Office of Foreign Assets Control",
    program="RUSSIA-EO14024",
    listingDate="2022-03-03",
    startDate="2022-03-03",
    provisions=("Block", "Travel ban"),
    reason="Executive Order 14024",
    authorityId="35283",
    unscId="TAi.002",
)
PASSPORT = entity(
    "pass-1",
    "Passport",
    holder="Q316831",
    number="AA 123",
    country="ru",
    authority="Ministry",
    startDate="2010-01-01",
    endDate="2020-01-01",
)
YACHT = entity(
    "ves-1", "Vessel", name="DILBAR", imoNumber="IMO9661792", flag="ky", buildDate="2016"
)


@pytest.mark.parametrize("order", [1, -1])
def test_a_person_with_what_belongs_to_it_before_or_after(order: int) -> None:
    entries, problems = read(*[OWNER, ADDRESS, SANCTION, PASSPORT][::order])
    assert problems == []
    (entry,) = entries
    assert (entry.id, entry.schema, entry.name) == ("Q316831", Schema.PERSON, "Alisher Usmanov")
    assert [(name.full, name.kind, name.strength) for name in entry.names] == [
        ("Alisher Usmanov", NameKind.PRIMARY, Strength.STRONG),
        ("Алишер Бурханович Усманов", NameKind.ORIGINAL_SCRIPT, Strength.STRONG),
        ("Alisher Burhanovich Usmanov", NameKind.ALIAS, Strength.STRONG),
        ("A. Usmonov", NameKind.FORMER, Strength.STRONG),
        ("Uncle Alisher", NameKind.ALIAS, Strength.WEAK),
    ]
    assert [(part.kind, part.value) for part in entry.names[1].parts] == [
        (NamePartKind.GIVEN, "Алишер"),
        (NamePartKind.PATRONYMIC, "Бурханович"),
        (NamePartKind.FAMILY, "Усманов"),
    ]
    assert entry.names[2].parts == ()
    assert [str(each) for each in entry.birth_dates] == ["1953-09-09"]
    assert [(each.text, each.country) for each in entry.birth_places] == [("Chust", "uz")]
    assert [(tie.role, tie.country) for tie in entry.countries] == [(CountryRole.NATIONALITY, "ru")]
    assert [(each.city, each.country) for each in entry.addresses] == [("Moscow", "ru")]
    assert {(each.kind, each.value, each.country) for each in entry.identifiers} == {
        (IdentifierKind.PASSPORT, "AA 123", "ru"),
        (IdentifierKind.TAX_NUMBER, "1601108019", "ru"),
    }
    assert entry.identifiers[0].expires_on == date(2020, 1, 1)
    assert entry.sex == "male"
    assert entry.positions == ("Founder of a holding",)
    assert [each.value for each in entry.contacts] == ["a@example.org"]
    assert entry.remarks == ("A remark",)
    assert {(each.scheme, each.value) for each in entry.cross_references} == {
        ("wikidata", "Q316831"),
        ("referent", "ofac-35283"),
        ("authority-id", "35283"),
        ("un-reference", "TAi.002"),
    }
    assert {(each.label, each.value) for each in entry.features} == {
        ("topics", "sanction"),
        ("topics", "role.oligarch"),
        ("dataset", "us_ofac_sdn"),
        ("dataset", "eu_fsf"),
    }
    assert entry.designations == (
        Designation(
            programmes=("RUSSIA-EO14024",),
            listed_on=date(2022, 3, 3),
            reason="Executive Order 14024",
            measures=("Block", "Travel ban"),
            source="Office of Foreign Assets Control",
        ),
    )


def test_a_ship_and_its_owner() -> None:
    link = entity("own-1", "Ownership", owner="Q316831", asset="ves-1", role="beneficial owner")
    entries, problems = read(YACHT, link, OWNER, ADDRESS)
    assert problems == []
    ship, owner = entries
    assert (ship.schema, ship.founded_on[0].precision) == (Schema.VESSEL, Precision.YEAR)
    assert [(each.kind, each.value) for each in ship.identifiers] == [
        (IdentifierKind.IMO, "9661792")
    ]
    assert [(tie.role, tie.country) for tie in ship.countries] == [(CountryRole.FLAG, "ky")]
    # The link stands where it starts; the register finds it from the other side.
    assert ship.relations == ()
    (relation,) = owner.relations
    assert (relation.kind, relation.other, relation.other_id, relation.detail) == (
        *(RelationKind.OWNER_OF, "DILBAR", "ves-1", "beneficial owner"),
    )


@pytest.mark.parametrize(
    ("schema", "ends", "kind"),
    [
        ("Family", ("person", "relative"), RelationKind.FAMILY),
        ("Associate", ("person", "associate"), RelationKind.ASSOCIATE),
        ("UnknownLink", ("subject", "object"), RelationKind.LINKED_TO),
        ("Representation", ("agent", "client"), RelationKind.ACTS_FOR),
        ("Membership", ("member", "organization"), RelationKind.MEMBER_OF),
        ("Directorship", ("director", "organization"), RelationKind.LEADER_OF),
    ],
)
def test_links_are_relations(schema: str, ends: tuple[str, str], kind: RelationKind) -> None:
    stated: Object = dict(zip(ends, ("a", "b"), strict=True))
    link = entity("l", schema, **stated)
    first, other = entity("a", "Person", name="Ann"), entity("b", "Person", name="Bob")
    assert [
        (each.kind, each.other, each.other_id) for each in one(first, other, link).relations
    ] == [(kind, "Bob", "b")]


def test_a_link_to_nobody_is_kept_with_its_id_and_reported() -> None:
    link = entity("l", "Family", person="gone", relative="a", relationship="brother")
    entries, problems = read(entity("a", "Person", name="Ann"), link)
    (relation,) = entries[0].relations
    assert (relation.other, relation.other_id, relation.inverse) == ("", "gone", True)
    assert [(each.code, each.raw) for each in problems] == [
        (ProblemCode.RELATION_UNRESOLVED, "gone")
    ]


def test_what_belongs_to_nobody_is_reported() -> None:
    stray = entity("s", "Sanction", entity="gone")
    loose = entity("t", "Sanction", program="X")
    _, problems = read(entity("a", "Person", name="Ann"), stray, loose)
    assert [(each.code, each.locator) for each in problems] == [
        (ProblemCode.RELATION_UNRESOLVED, "line 3"),
        (ProblemCode.RELATION_UNRESOLVED, "line 2"),
    ]


def test_an_end_counts_when_it_has_come() -> None:
    def act(end: str) -> Designation:
        seen = {"last_seen": "2024-06-01T12:00:00"}
        sanction = entity("s", "Sanction", more=seen, entity="a", endDate=end)
        (found,) = one(entity("a", "Person", name="Ann"), sanction).designations
        return found

    assert act("2024-05-01").delisted_on == date(2024, 5, 1)
    assert act("2023").delisted_on == date(2023, 12, 31)
    # Measures that lapse unless they are renewed are in force until then.
    assert act("2024-09-15") == Designation(remark="endDate: 2024-09-15")
    assert act("2024") == Designation(remark="endDate: 2024")


def test_who_is_of_interest_for_something_else_stays_on_the_list() -> None:
    past = entity("s", "Sanction", entity="a", endDate="2019-01-01", program="OLD")
    former = entity("a", "Person", name="Ann", topics="role.pep")
    acts = one(former, past).designations
    assert [act.delisted_on for act in acts] == [date(2019, 1, 1), None]
    assert acts[1].remark == "topics: role.pep"
    assert len(one(entity("a", "Person", name="Ann"), past).designations) == 1


def test_a_wallet_is_a_number_of_its_holder_or_a_party_of_its_own() -> None:
    owned = entity("w", "CryptoWallet", holder="a", publicKey="bc1q", currency="XBT")
    loose = entity("x", "CryptoWallet", publicKey="0xabc", currencySymbol="ETH")
    wanted = entity("y", "CryptoWallet", more={"target": True}, holder="a", publicKey="bc1z")
    entries, problems = read(entity("a", "Person", name="Ann"), owned, loose, wanted)
    assert problems == []
    assert [(entry.id, entry.name) for entry in entries] == [
        ("a", "Ann"),
        ("x", "0xabc"),
        ("y", "bc1z"),
    ]
    assert [(each.kind, each.value, each.remark) for each in entries[0].identifiers] == [
        (IdentifierKind.WALLET, "bc1q", "XBT"),
        (IdentifierKind.WALLET, "bc1z", ""),
    ]
    assert [(each.value, each.remark) for each in entries[1].identifiers] == [("0xabc", "ETH")]


def test_numbers_are_told_once_and_as_what_they_are() -> None:
    entry = one(
        entity("a", "Company", name="Acme", idNumber="1", registrationNumber="1", taxNumber="2"),
        entity("d", "Identification", holder="a", number="2", type="Numéro fiscal", country="fr"),
        entity("e", "Identification", holder="a", number="3", type=("Card", "national-id")),
    )
    assert [(each.kind, each.value, each.country, each.label) for each in entry.identifiers] == [
        (IdentifierKind.TAX_NUMBER, "2", "fr", "Numéro fiscal"),
        (IdentifierKind.NATIONAL_ID, "3", None, "Card"),
        (IdentifierKind.REGISTRATION_NUMBER, "1", None, ""),
    ]


def test_offices_are_positions() -> None:
    entry = one(
        entity("a", "Person", name="Ann"),
        entity("o", "Occupancy", holder="a", post="p", startDate="2010", endDate="2014"),
        entity("p", "Position", name="Minister of Works"),
    )
    assert entry.positions == ("Minister of Works (2010 to 2014)",)


def test_namibia_is_a_country() -> None:
    assert one(entity("a", "Person", name="Ann", nationality="na")).countries[0].country == "na"


def test_a_security_is_looked_for_too() -> None:
    entry = one(entity("a", "Security", name="Bond 2031", isin="RU000A0JWHA4"))
    assert entry.schema is Schema.LEGAL_ENTITY
    assert [(each.kind, each.value) for each in entry.identifiers] == [
        (IdentifierKind.ISIN, "RU000A0JWHA4")
    ]
    assert [(each.label, each.value) for each in entry.features] == [("schema", "Security")]


NESTED: Object = {
    "id": "Q1",
    "schema": "Person",
    "properties": {
        "name": ["Ann Nested"],
        "sanctions": [
            {"id": "s", "schema": "Sanction", "properties": {"listingDate": ["2022-03-03"]}}
        ],
        "addressEntity": [{"id": "d", "schema": "Address", "properties": {"full": ["Rue 1"]}}],
        "familyPerson": [
            {
                "schema": "Family",
                "properties": {
                    "relationship": ["sister"],
                    "relative": [
                        {"id": "Q2", "schema": "Person", "properties": {"name": ["Bea Nested"]}}
                    ],
                },
            }
        ],
    },
}


@pytest.mark.parametrize(
    "body",
    [
        json.dumps(NESTED),
        json.dumps(NESTED, indent=2),
        json.dumps([NESTED], indent=2),
        json.dumps([NESTED]),
        json.dumps({"total": {"value": 1}, "results": [NESTED]}, indent=2),
        "\ufeff" + json.dumps(NESTED) + "\r\n\r\n",
    ],
)
def test_the_nested_form_says_the_same(body: str) -> None:
    entries, problems = read_bytes(body.encode())
    assert problems == []
    (entry,) = entries
    assert entry.name == "Ann Nested"
    assert [act.listed_on for act in entry.designations] == [date(2022, 3, 3)]
    assert [place.text for place in entry.addresses] == ["Rue 1"]
    assert [(each.other, each.other_id, each.detail) for each in entry.relations] == [
        ("Bea Nested", "Q2", "sister")
    ]


ANN = json.dumps(entity("a", "Person", name="Ann"))


@pytest.mark.parametrize(
    ("line", "code", "severity"),
    [
        ("garbage", ProblemCode.ENTRY_UNREADABLE, Severity.ERROR),
        ("7", ProblemCode.ENTRY_UNREADABLE, Severity.ERROR),
        ('{"id": "b", "schema"', ProblemCode.ENTRY_UNREADABLE, Severity.ERROR),
        ("\x00\x00", ProblemCode.ENTRY_UNREADABLE, Severity.ERROR),
        ("[" * 100_000, ProblemCode.ENTRY_UNREADABLE, Severity.ERROR),
        ('{"a":' * 100_000, ProblemCode.ENTRY_UNREADABLE, Severity.ERROR),
        ('{"x": NaN}', ProblemCode.ENTRY_UNREADABLE, Severity.ERROR),
        ('{"x": %s}' % ("9" * 5_000), ProblemCode.ENTRY_UNREADABLE, Severity.ERROR),
        ('{"x": "\\ud800"}', ProblemCode.ENTRY_UNREADABLE, Severity.ERROR),
        ('{"id": "b"}', ProblemCode.VALUE_UNREADABLE, Severity.WARNING),
        ('{"id": 1, "schema": 7, "properties": []}', ProblemCode.VALUE_UNREADABLE, "warning"),
        (
            '{"id": "b", "schema": "Spaceship", "properties": {}}',
            ProblemCode.KIND_UNKNOWN,
            "warning",
        ),
        ('{"id": "b", "schema": "Article", "properties": {}}', ProblemCode.KIND_UNKNOWN, "info"),
        ('{"id": "b", "schema": "Person", "properties": {}}', ProblemCode.NAME_MISSING, "error"),
    ],
)
def test_what_can_not_be_used_is_a_problem_and_the_rest_is_read(
    line: str, code: ProblemCode, severity: Severity | str
) -> None:
    entries, problems = read(ANN, line, ANN.replace("a", "z", 1))
    assert [entry.name for entry in entries][:1] == ["Ann"]
    told = [(each.code, each.severity) for each in problems if each.locator == "line 2"]
    assert (code, severity) in told


def test_a_line_that_is_too_long_is_passed_over() -> None:
    long = ANN.replace("Ann", "A" * (LINE_LIMIT + 10))
    entries, problems = read(long, ANN)
    assert [entry.name for entry in entries] == ["Ann"]
    assert [(each.code, each.locator) for each in problems] == [
        (ProblemCode.ENTRY_UNREADABLE, "line 1")
    ]


def test_a_key_or_an_id_that_stands_twice_is_reported() -> None:
    twice = '{"id": "b", "schema": "Person", "properties": {"name": ["X"], "name": ["Bob"]}}'
    entries, problems = read(ANN, twice, ANN.replace("Ann", "Other"))
    assert [(entry.id, entry.name) for entry in entries] == [
        ("a", "Ann"),
        ("b", "Bob"),
        ("a~2", "Other"),
    ]
    assert [(each.code, each.locator) for each in problems] == [
        (ProblemCode.VALUE_CONFLICT, "line 2"),
        (ProblemCode.ID_REUSED, "line 3"),
    ]


def test_wrong_types_are_read_as_far_as_they_mean_something() -> None:
    odd = {
        "id": 7,
        "schema": "Person",
        "properties": {
            "name": "Ann Odd",
            "birthDate": [1970, None],
            "alias": [["x"], True, {"a": 1}, 3.5],
            "nationality": {"id": "x"},
        },
        "datasets": "one",
        "referents": {"a": 1},
        "target": "yes",
    }
    entries, problems = read(odd)
    (entry,) = entries
    assert (entry.id, entry.name, str(entry.birth_dates[0])) == ("7", "Ann Odd", "1970")
    assert [name.full for name in entry.names] == ["Ann Odd", "3.5"]
    assert {each.code for each in problems} == {ProblemCode.VALUE_UNREADABLE}
    assert len(problems) == 3


def test_an_entity_without_an_id_gets_the_same_one_every_time() -> None:
    bare = {"schema": "Person", "properties": {"name": ["Ann"], "birthDate": ["1970"]}}
    moved = {**bare, "properties": {**bare["properties"], "notes": ["more"]}}  # type: ignore[dict-item]
    (first,), problems = read(bare)
    (second,), _ = read(ANN.replace('"Person"', '"Article"'), moved)
    assert first.id == second.id
    assert first.id.startswith("auto-")
    assert [each.code for each in problems] == [ProblemCode.ID_MISSING]
    (long,), problems = read(entity("x" * 500, "Person", name="Ann"))
    assert long.id.startswith("auto-")
    assert {each.code for each in problems} == {
        ProblemCode.ID_MISSING,
        ProblemCode.VALUE_UNREADABLE,
    }


def test_far_too_many_values_are_cut_and_reported() -> None:
    many = entity("a", "Person", name="Ann", notes=tuple(f"note {n}" for n in range(3_000)))
    entries, problems = read(many)
    assert len(entries[0].remarks) == 2_000
    assert [each.code for each in problems] == [ProblemCode.VALUE_UNREADABLE]


@pytest.mark.parametrize("body", ["", "[]", "{}", "null", "1", '{"a": 1}', "{" * 10, "no"])
def test_a_file_without_a_party_is_refused(body: str) -> None:
    with pytest.raises(Malformed, match="no party"):
        read_bytes(body.encode(), "x.json")


def test_json_is_read_only_where_the_user_calls_it_an_own_list() -> None:
    assert recognise(Document.from_bytes(ANN.encode(), "entities.ftm.json")) is None


def test_an_entity_that_never_ends_is_cut() -> None:
    endless: Object = {f"property {n}": tuple(f"{n}-{m}" for m in range(100)) for n in range(80)}
    entries, problems = read(entity("a", "Person", name="Ann", **endless))
    assert len(entries[0].features) <= 5_000
    assert any("5,000 values" in problem.message for problem in problems)


def test_links_without_end_crowd_no_sanction_out() -> None:
    links = [
        entity(f"l{n}", "Family", person="a", relative=f"r{n}", relationship=f"cousin {n}")
        for n in range(5_100)
    ]
    act = entity("s", "Sanction", entity="a", program="X")
    (entry,), problems = read(entity("a", "Person", name="Ann"), *links, act)
    assert [each.programmes for each in entry.designations] == [("X",)]
    assert len(entry.relations) == 2_000
    assert any("too many acts" in problem.message for problem in problems)


def test_no_room_to_keep_things_aside_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    from watchword.errors import InputRefused
    from watchword.sources.own.ftm.spool import Spool

    def full(self: Spool) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Spool, "seal", full)
    with pytest.raises(InputRefused, match="disk is full"):
        read(entity("a", "Person", name="Ann"))
