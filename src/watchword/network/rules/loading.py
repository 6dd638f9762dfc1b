"""Read the rules' files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from watchword.errors import WrongUse
from watchword.model import AUTHORITIES, Interest, is_official
from watchword.network.rules.rule import Criteria, Excepted, Measure, Rule, Together

_HALF = Measure(
    interest=Interest.SHARES, threshold=Fraction(50), strict=False, together=Together.ALL
)
_FACTS = Criteria(measures=(_HALF,))
"""By what facts are collected where a period states no test."""


@lru_cache(maxsize=len(AUTHORITIES))
def rules_of(authority: str) -> tuple[Rule, ...]:
    """The rules of an authority, the earliest period first.

    Raises:
        WrongUse: There is no such authority, or it sanctions nobody.
    """
    if authority not in AUTHORITIES or not is_official(authority):
        known = " ".join(code for code in AUTHORITIES if is_official(code))
        raise WrongUse(f"no authority {authority!r} has a rule of ownership; there are: {known}")
    text = files("watchword.network.rules").joinpath(f"{authority}.toml").read_text("utf-8")
    return read_rules(text)


def rule_on(authority: str, day: date) -> Rule:
    """The rule of an authority on a day.

    Raises:
        WrongUse: There is no such authority, or it sanctions nobody.
    """
    return next(rule for rule in rules_of(authority) if rule.is_valid_on(day))


def read_rules(text: str) -> tuple[Rule, ...]:
    """Read one file of rules.

    Raises:
        ValueError: A key is unknown, or the periods leave a gap or overlap.
    """
    data = tomllib.loads(text)
    periods, excepted = data.pop("period"), tuple(map(_excepted, data.pop("excepted", ())))
    rules = tuple(_rule({**data, **period}, excepted) for period in periods)
    starts, ends = [rule.valid_from for rule in rules], [rule.valid_to for rule in rules]
    meet = all(
        before.valid_to is not None
        and after.valid_from is not None
        and (after.valid_from - before.valid_to).days == 1
        for before, after in pairwise(rules)
    )
    if starts[0] is not None or ends[-1] is not None or not meet:
        raise ValueError(f"the periods of {data['authority']} leave a gap or overlap")
    return rules


def _rule(stated: Mapping[str, Any], excepted: tuple[Excepted, ...]) -> Rule:
    fields = dict(stated)
    sure = _test(fields.pop("sure")) if "sure" in fields else _FACTS
    possible = _test(fields.pop("possible")) if "possible" in fields else sure
    return Rule(
        sure=sure,
        possible=possible,
        valid_from=fields.pop("from", None),
        valid_to=fields.pop("to", None),
        warnings=_interests(fields.pop("warnings", ())),
        owners_except=frozenset(fields.pop("owners_except", ())),
        excepted=excepted,
        **fields,
    )


def _test(stated: Mapping[str, Any]) -> Criteria:
    measures = tuple(_measure(measure) for measure in stated["measure"])
    if len({(measure.together, measure.joint) for measure in measures}) != 1:
        raise ValueError("the measures of a test differ in whose stakes they add up")
    return Criteria(
        measures=measures,
        control=_interests(stated.get("control", ())),
        family=_interests(stated.get("family", ())),
    )


def _measure(stated: Mapping[str, Any]) -> Measure:
    return Measure(
        interest=Interest(stated["interest"]),
        threshold=Fraction(stated["threshold"]),
        strict=stated["strict"],
        together=Together(stated["together"]),
        joint=stated.get("joint", False),
    )


def _excepted(stated: Mapping[str, Any]) -> Excepted:
    return Excepted(
        programmes=frozenset(stated.get("programmes", ())),
        lists=frozenset(stated.get("lists", ())),
        why=stated["why"],
        citation=stated["citation"],
    )


def _interests(names: Iterable[str]) -> frozenset[Interest]:
    return frozenset(map(Interest, names))
