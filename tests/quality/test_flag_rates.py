"""Rates of red flags: rare in an ordinary economy, raised on planted cases.

The floors and ceilings leave room for the small sizes; ``python -m benchmarks.flags`` prints
the rates on larger ones.
"""

from __future__ import annotations

import pytest
from benchmarks.flags import CASES, Planter, cases_found, facts_of, listed_with
from benchmarks.ordinary_economy import Economy, make_economy

from watchword.network.flags import FLAG_RULES, FlagStrength
from watchword.network.flags.registry import apply_rules

pytestmark = pytest.mark.slow

LEAST_FOUND = 0.8
MOST_STRONG = 0.03
MOST_OF_ONE_CODE = 0.02
COMMON = {"mass-address", "shared-director", "transshipment-jurisdiction", "just-under-threshold"}
"""What ordinary companies show too; such flags are weak unless more comes to it."""


def test_planted_cases_are_found() -> None:
    hits = cases_found(apply_rules(facts_of(Planter(7).plant()), FLAG_RULES))
    rates = {rule.code: len(hits[rule.code]) / CASES for rule in FLAG_RULES}
    assert {code: rate for code, rate in rates.items() if rate < LEAST_FOUND} == {}


def test_flags_are_rare_where_listings_are_drawn_by_lot() -> None:
    world = make_economy(Economy(companies=4_000, vessels=200, listed=600), seed=7)
    flags = apply_rules(facts_of(world), FLAG_RULES)
    strong = [flag for flag in flags if flag.strength is FlagStrength.STRONG]
    hit = set().union(*listed_with(world, strong).values())
    assert len(hit) / len(world.listings) <= MOST_STRONG
    often = {
        code
        for code, keys in listed_with(world, flags).items()
        if len(keys) / len(world.listings) > MOST_OF_ONE_CODE
    }
    assert often <= COMMON
