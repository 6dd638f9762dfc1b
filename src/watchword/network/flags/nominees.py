"""Nominees: directors and shareholders who stand there for somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model import Holding, Interest
from watchword.network.flags.facts import HOLDS, SEATS, Facts
from watchword.network.flags.flag import FlagStrength
from watchword.network.flags.raising import Found
from watchword.network.flags.telling import holding_evidence, tie_evidence

_WORD = re.compile(r"\bnominees?\b", re.IGNORECASE)


def find_nominees(facts: Facts) -> Iterator[Found]:
    """A party that has a nominee for a director or a shareholder, as its source says."""
    for key in sorted(facts.by_owned):
        found = [each for each in facts.into(key) if _is_nominee(each) and facts.running(each)]
        if not found:
            continue
        owners = dict.fromkeys(each.owner for each in found)
        names = ", ".join(facts.name(owner) for owner in list(owners)[:3])
        tied = key in facts.tied
        yield Found(
            party=key,
            about=owners,
            sentence=f"{facts.name(key)} has nominees: {names}"
            + (f", and is tied to {facts.name(facts.tied[key])}, who is listed." if tied else "."),
            evidence=[
                *(holding_evidence(facts, each, each.starts_on) for each in found),
                *tie_evidence(facts, key),
            ],
            strength=FlagStrength.MODERATE if tied else FlagStrength.WEAK,
        )


def _is_nominee(held: Holding) -> bool:
    if held.interest is Interest.NOMINEE:
        return True
    return held.interest in HOLDS | SEATS and _WORD.search(held.detail) is not None
