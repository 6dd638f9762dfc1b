"""Small networks for tests: ``X>A 50`` and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from watchword.model import Holding, HoldingSource, Interest, Share
from watchword.network.assessment import Assessment, assess
from watchword.network.verdict import Listing

DAY = date(2025, 1, 1)
BEFORE = date(2024, 7, 2)
"""The last day of the EU's older rule."""

_EDGE = re.compile(r"(\S+?)>(\S+) (\S+)")
_BAND = re.compile(r"(>?)([\d./]+)-(<?)([\d./]+)")


def share_of(text: str) -> Share | None:
    """``50``, ``100/3``, ``25-50``, ``>25-50``, ``?``."""
    if text == "?":
        return None
    band = _BAND.fullmatch(text)
    if band is None:
        return Share.exactly(Fraction(text))
    low_open, low, high_open, high = band.groups()
    return Share(
        low=Fraction(low), high=Fraction(high), low_open=bool(low_open), high_open=bool(high_open)
    )


def holding(owner: str, owned: str, share: str = "?", **facts: Any) -> Holding:
    facts.setdefault("interest", Interest.SHARES)
    facts.setdefault("source", HoldingSource(name="register", locator=f"{owner}>{owned}"))
    return Holding(owner=owner, owned=owned, share=share_of(share), **facts)


def holdings_of(text: str) -> list[Holding]:
    """``X>A 50, A>B 50``."""
    return [holding(*match.groups()) for match in _EDGE.finditer(text.replace(",", " "))]


def assess_text(
    network: str | Iterable[Holding],
    authority: str,
    listed: Iterable[str] | Mapping[str, Listing] = ("X", "Y"),
    *,
    on: date = DAY,
    **more: Any,
) -> Assessment:
    holdings = holdings_of(network) if isinstance(network, str) else list(network)
    facts = listed if isinstance(listed, Mapping) else {key: Listing() for key in listed}
    return assess((), holdings, listed=facts, authority=authority, as_of=on, **more)


def affected(assessment: Assessment, answer: str = "affected") -> str:
    """The names that have an answer: ``A B``."""
    return " ".join(each.name for each in assessment.affected() if each.answer.value == answer)
