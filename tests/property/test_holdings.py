"""Whatever a file of holdings holds, it is read, told or refused: it never fails otherwise."""

from __future__ import annotations

import json
from contextlib import suppress
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.holdings import entity, lines, read, relationship, shares

from watchword.errors import InputRefused
from watchword.model import Share
from watchword.network.holdings import read_share, write_share
from watchword.network.holdings.bods import read_bounds
from watchword.network.holdings.bods_writer import bounds

_TEXTS = st.text(max_size=12)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=8,
)
_KEYS = st.sampled_from(
    [
        *("recordId", "recordType", "recordDetails", "statementDate", "recordStatus", "source"),
        *("names", "identifiers", "entityType", "interests", "subject", "interestedParty"),
        *("id", "schema", "properties", "owner", "asset", "percentage", "startDate"),
        *("company_number", "data", "kind", "natures_of_control", "date_of_birth", "ceased_on"),
        *("Relationship", "StartNode", "EndNode", "relations", "attributes"),
    ]
)
_WORDS = st.sampled_from(
    ["entity", "person", "relationship", "closed", "Ownership", "Person", "Company", "e1", "50%"]
)
_STATEMENTS = st.dictionaries(
    _KEYS,
    _WORDS | _JSON | st.dictionaries(_KEYS, _WORDS | _JSON | st.lists(_JSON, max_size=2)),
    max_size=6,
)
_GOOD = (entity("e1", "Acme", ("GB-COH", "1")), relationship("r1", "e1", "e1", shares(5)))


@settings(max_examples=60, deadline=None)
@given(st.lists(_STATEMENTS, max_size=4))
def test_any_json_is_read_told_or_refused(values: list[dict[str, Any]]) -> None:
    found = read(lines(*_GOOD, *values))
    assert found.holdings
    with suppress(InputRefused):
        read(lines(*values) or "{}\n")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_table_is_read_told_or_refused(text: str) -> None:
    body = f"owner,owned,share\nX,A,50\n{text}".encode("utf-8", "replace")
    with suppress(InputRefused):
        assert read(body).holdings


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with suppress(InputRefused):
        read(body)


_ENDS = st.integers(0, 10_000_000).map(lambda value: Fraction(value, 100_000))


@given(_ENDS, _ENDS, st.booleans(), st.booleans())
def test_a_share_survives_text_and_json(
    first: Fraction, second: Fraction, low_open: bool, high_open: bool
) -> None:
    low, high = sorted((first, second))
    opened = low != high
    share = Share(low=low, high=high, low_open=low_open and opened, high_open=high_open and opened)
    assert read_share(write_share(share)) == share
    assert read_bounds(json.loads(json.dumps(bounds(share)))) == share


@given(st.text(max_size=40))
def test_any_text_is_a_share_none_or_no_share(text: str) -> None:
    with suppress(ValueError):
        share = read_share(text)
        assert share is None or 0 <= share.low <= share.high <= 100
