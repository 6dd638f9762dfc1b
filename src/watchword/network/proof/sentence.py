"""A verdict in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby

from watchword.model import Interest, Share
from watchword.network.rules import Rule
from watchword.network.verdict import Answer, Step, show

_TIES = {
    Interest.BOARD: "{} can appoint the majority of the board of {}",
    Interest.INFLUENCE: "{} has a dominant influence over {}",
    Interest.FAMILY: "{} and {} are relatives",
    Interest.ASSOCIATE: "{} and {} are associates",
    Interest.CONSOLIDATION: "{} consolidates {} in its accounts",
    Interest.UNKNOWN: "{} has an interest of an unknown kind in {}",
}

OUTCOMES = {
    Answer.AFFECTED: "affected",
    Answer.POSSIBLY_AFFECTED: "possibly affected",
    Answer.NOT_AFFECTED: "not affected",
}


def say_share(share: Share | None) -> str:
    """``50%``, ``more than 25% and at most 50%``, ``a share that is not stated``."""
    if share is None or (share.low == 0 and share.high == _WHOLE):
        return "an unstated share"
    if share.low == share.high:
        return f"{show(share.low)}%"
    low = f"more than {show(share.low)}%" if share.low_open else f"at least {show(share.low)}%"
    high = f"less than {show(share.high)}%" if share.high_open else f"at most {show(share.high)}%"
    if share.high == _WHOLE and not share.high_open:
        return low
    return high if share.low == 0 and not share.low_open else f"{low} and {high}"


_WHOLE = Fraction(100)


def say_steps(steps: Sequence[Step]) -> str:
    """A proof: ``X 50% of A; A 40% and X 10%, together 50%, of B``."""
    groups = groupby(steps, key=lambda step: (step.held, step.interest))
    return "; ".join(_say_group(held, interest, list(group)) for (held, interest), group in groups)


def _say_group(held: str, interest: Interest, steps: Sequence[Step]) -> str:
    if interest in _TIES:
        return " and ".join(_TIES[interest].format(step.holder, held) for step in steps)
    of = f"of the votes in {held}" if interest is Interest.VOTES else f"of {held}"
    parts = " and ".join(f"{step.holder} {say_share(step.share)}" for step in steps)
    if len(steps) == 1:
        return f"{parts} {of}"
    if any(step.together for step in steps):
        return f"{parts} {of}, held together"
    return f"{parts}, together {say_share(_sum(steps))}, {of}"


def _sum(steps: Sequence[Step]) -> Share:
    shares = [step.share for step in steps if step.share]
    low, high = (
        sum((share.low for share in shares), Fraction(0)),
        sum(share.high for share in shares),
    )
    return Share(
        low=min(low, _WHOLE),
        high=min(Fraction(high), _WHOLE),
        low_open=low < _WHOLE and any(share.low_open for share in shares),
        high_open=high <= _WHOLE and any(share.high_open for share in shares),
    )


def say_reached(
    name: str, answer: Answer, rule: Rule, *, steps: Sequence[Step], since: date | None
) -> str:
    """Why a party is affected or may be."""
    held = f" since {since.isoformat()}" if since else ""
    return f"{say_steps(steps)}: {name} is {OUTCOMES[answer]} under the {cited(rule)}{held}."


def say_clear(name: str, rule: Rule, *, owners: Sequence[str], share: Share) -> str:
    """Why a party is not affected."""
    needed = " or ".join(
        f"{measure.phrase} of the {'votes' if measure.interest is Interest.VOTES else 'shares'}"
        for measure in rule.sure.measures
    )
    if not owners or share.high == 0:
        nobody = f"No listed party, and nobody whom one reaches, holds anything of {name} directly"
        return f"{nobody}: it is not affected under the {cited(rule)}, which asks for {needed}."
    held = f"{' and '.join(owners)}, with all that they reach, hold {say_share(share)} of {name}"
    return f"{held} directly; the {cited(rule)} asks for {needed}: {name} is not affected."


def cited(rule: Rule) -> str:
    """A rule's name with its source: ``US rule (31 CFR 587.406)``."""
    return f"{rule.short} ({rule.citation})" if rule.citation else rule.short
