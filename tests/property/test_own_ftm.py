"""Any JSON is read or refused: no crash, and what is read can be kept."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.errors import Malformed
from watchword.model import Entry, decode_entry, encode_entry
from watchword.sources.contract import Document
from watchword.sources.own.ftm import ftm_source

SOURCE = ftm_source("any")

ids = st.sampled_from(["a", "b", "c", "", "Q7", "x" * 300, 5, None, "a\x00", ["a"]])
schemata = st.sampled_from(
    [
        *("Person", "Company", "Vessel", "CryptoWallet", "Security", "Airplane", "PublicBody"),
        *("Sanction", "Passport", "Identification", "Address", "Ownership", "Family", "Note"),
        *("UnknownLink", "Occupancy", "Position", "Directorship", "Similar", "Thing", "Asset"),
        *("Nonsense", 7, None, ""),
    ]
)
names = st.sampled_from(
    [
        *("name", "alias", "weakAlias", "firstName", "lastName", "birthDate", "endDate", "entity"),
        *("holder", "owner", "asset", "person", "relative", "subject", "object", "post", "number"),
        *("type", "country", "nationality", "flag", "address", "addressEntity", "notes", "topics"),
        *("imoNumber", "innCode", "publicKey", "listingDate", "program", "sanctions", "gender"),
        *("familyPerson", "summary", "nonsense", ""),
    ]
)
texts = st.sampled_from(
    [
        *("Ann", "Иван Петров", "a", "b", "c", "1970", "1970-02-31", "0000-00-00", "2022-03-03T10"),
        *("na", "ru", "IMO 9187629", "basis: x", "birthDate: 1950 to 1955", "circa", "passport: 1"),
        *(
            "own list x",
            "\u202e",
            "\x00",
            "=1+1",
            "<b>",
            "9" * 400,
            "\ud83d\ude00",
            "",
            " ",
            "male",
        ),
    ]
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
scalars = texts | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False)


def objects(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {"schema": schemata},
        optional={
            "id": ids,
            "caption": scalars,
            "target": scalars,
            "datasets": st.lists(scalars, max_size=2) | scalars,
            "referents": st.lists(scalars, max_size=2) | scalars,
            "last_seen": scalars,
            "properties": st.dictionaries(names, st.lists(values, max_size=3) | values, max_size=8)
            | scalars,
        },
    )


nested = st.recursive(scalars, lambda inner: objects(inner) | st.lists(inner, max_size=3))
gently = settings(max_examples=200, deadline=None)


def read(body: bytes) -> list[Any] | None:
    try:
        return list(SOURCE.read_entries([Document.from_bytes(body, "any.json")]))
    except Malformed:
        return None


@gently
@given(st.lists(objects(nested) | nested, max_size=6))
def test_any_entities_are_read_or_refused(values: list[Any]) -> None:
    body = "\n".join(json.dumps(value) for value in values).encode()
    found = read(body)
    if found is None:
        return
    entries = [each for each in found if isinstance(each, Entry)]
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        assert decode_entry(encode_entry(entry)) == entry
        assert 0 < len(entry.id) <= 200
        assert entry.name.strip()
    assert all(each.locator and each.message for each in found if not isinstance(each, Entry))
    assert read(body) == found


@gently
@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for each in (body, b'{"schema": "Person", "properties": {"name": ["Ann"]}}\n' + body):
        found = read(each)
        assert found is None or read(each) == found
