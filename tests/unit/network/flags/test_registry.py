"""All rules together: any input, one order, documents that exist."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.model import Holding, HoldingSource, Interest, Party, Schema, Share, Spell, SpellKind
from watchword.network.flags import FLAG_RULES, find_flags
from watchword.network.flags.reading import citation, citation_keys
from watchword.network.verdict import Listing

KEYS = st.sampled_from(["A", "B", "C", "X", "Y", ""])
DAYS = st.none() | st.sampled_from([date.min, date.max]) | st.dates(date(2021, 6, 1))
TEXTS = st.sampled_from(["", "nominee", "\x00", "1 Long Street, Dover", "=A1", "ae"]) | st.text()
SOURCES = st.builds(HoldingSource, name=TEXTS, locator=TEXTS, claim=st.booleans())
SHARES = st.builds(
    Share,
    low=st.fractions() | st.sampled_from([Fraction(50), Fraction(499, 10), Fraction(10**40)]),
    high=st.fractions(),
    low_open=st.booleans(),
)
HOLDINGS = st.builds(
    Holding,
    owner=KEYS,
    owned=KEYS,
    interest=st.sampled_from(Interest),
    share=st.none() | SHARES,
    starts_on=DAYS,
    ends_on=DAYS,
    indirect=st.booleans(),
    detail=TEXTS,
    source=SOURCES,
)
SPELLS = st.builds(
    Spell,
    kind=st.sampled_from(SpellKind),
    value=st.sampled_from(["ae", "pa", "M/V", ""]) | st.text(),
    starts_on=DAYS,
    ends_on=DAYS,
    source=SOURCES,
)
PARTIES = st.builds(
    Party,
    key=KEYS,
    name=TEXTS,
    schema=st.sampled_from(Schema),
    countries=st.lists(st.sampled_from(["ae", "pa", "fr", "", "zzz"])).map(tuple),
    identifiers=st.dictionaries(st.sampled_from(["imo", "lei"]), TEXTS),
    address=st.none() | TEXTS,
    founded_on=DAYS,
    known=st.booleans(),
    spells=st.lists(SPELLS, max_size=4).map(tuple),
)
LISTINGS = st.dictionaries(
    KEYS,
    st.dictionaries(
        st.sampled_from(["us", "eu", "gb", "au", "un", "own", "no such", ""]),
        st.builds(Listing, listed_on=DAYS, delisted_on=DAYS, certain=st.booleans()),
    ),
)
AS_OF = st.dates(date(2021, 6, 1)) | st.sampled_from([date.min, date.max])


@settings(max_examples=60, deadline=None)
@given(
    parties=st.lists(PARTIES, max_size=6),
    holdings=st.lists(HOLDINGS, max_size=14),
    listings=LISTINGS,
    as_of=AS_OF,
    seed=st.integers(0, 99),
)
def test_no_input_crashes_and_its_order_does_not_matter(
    parties: list[Party],
    holdings: list[Holding],
    listings: dict[str, dict[str, Listing]],
    as_of: date,
    seed: int,
) -> None:
    flags = find_flags(parties, holdings, listings, as_of=as_of)
    json.dumps([flag.to_dict() for flag in flags])
    shuffled = Random(seed).sample(holdings, len(holdings))
    turned = dict(reversed(listings.items()))
    assert find_flags(parties, shuffled, turned, as_of=as_of) == flags


def test_every_rule_cites_a_document_that_the_data_have() -> None:
    cited = {key for rule in FLAG_RULES for key in rule.cites}
    assert cited == citation_keys()
    assert all(citation(key) for key in cited)


def test_every_code_is_used_once() -> None:
    codes = [rule.code for rule in FLAG_RULES]
    assert len(codes) == len(set(codes))
