"""Transfers about a designation: to anybody, to relatives, to employees and associates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model import Holding, Interest
from watchword.network.flags.facts import HOLDS, Facts
from watchword.network.flags.flag import FlagStrength
from watchword.network.flags.handover import (
    Dealings,
    Transfer,
    is_near,
    nearest_listing,
    transfer_evidence,
    transfer_text,
)
from watchword.network.flags.raising import Found
from watchword.network.flags.reading import measure
from watchword.network.flags.telling import days_text, holding_evidence, listing_text

_WORKS = re.compile(
    r"\b(employ\w*|staff|assistant|driver|guard|bodyguard|secretary|lawyer|accountant|manager"
    r"|adviser|advisor|trustee|proxy)\b",
    re.IGNORECASE,
)


def find_near_designation(facts: Dealings) -> Iterator[Found]:
    """A stake that a listed party gave up shortly before or after an authority listed it."""
    flag = "transfer-near-designation"
    for given in facts.transfers:
        near = nearest_listing(facts, given.giver, given.on)
        if near is None or not is_near(flag, near[1]):
            continue
        listing, days = near
        close = abs(days) <= measure(flag, "close")
        both = FlagStrength.STRONG if close else FlagStrength.MODERATE
        yield Found(
            party=given.company,
            about=(given.giver, *given.taken_by),
            sentence=f"{transfer_text(facts, given)}, {days_text(days)} {listing_text(listing)}.",
            evidence=transfer_evidence(facts, given, listing),
            strength=both if given.takers else FlagStrength.WEAK,
        )


def find_to_relatives(facts: Dealings) -> Iterator[Found]:
    """A stake that went from a listed party to its family."""
    for given in facts.transfers:
        ties = {key: tie for key, tie in facts.kin(given.giver) if tie.interest is Interest.FAMILY}
        yield from _to_close_ones(facts, given, ties, flag="transfer-to-relative")


def find_to_employees(facts: Dealings) -> Iterator[Found]:
    """A stake that went from a listed party to who works for it or is its associate."""
    for given in facts.transfers:
        yield from _to_close_ones(facts, given, _workers(facts, given), flag="transfer-to-employee")


def _to_close_ones(
    facts: Facts, given: Transfer, ties: dict[str, Holding], *, flag: str
) -> Iterator[Found]:
    """One flag for all takers of a transfer that are tied to the giver so."""
    takers = [key for key in given.taken_by if key in ties]
    near = nearest_listing(facts, given.giver, given.on)
    if not takers or near is None or not is_near(flag, near[1]):
        return
    listing, days = near
    who = ", ".join(f"{facts.name(key)} ({_tie_text(facts, ties[key])})" for key in takers[:3])
    close = abs(days) <= measure(flag, "close")
    yield Found(
        party=given.company,
        about=(given.giver, *takers),
        sentence=(
            f"{transfer_text(facts, given)}, {days_text(days)} {listing_text(listing)}; close to "
            f"{facts.name(given.giver)} is {who}."
        ),
        evidence=[
            *(holding_evidence(facts, ties[key]) for key in takers),
            *transfer_evidence(facts, given, listing),
        ],
        strength=FlagStrength.STRONG if close else FlagStrength.MODERATE,
    )


def _workers(facts: Facts, given: Transfer) -> dict[str, Holding]:
    """Associates, and who sits on the boards of the giver's companies before the transfer."""
    found = {
        key: tie
        for key, tie in facts.kin(given.giver)
        if tie.interest is Interest.ASSOCIATE or _WORKS.search(tie.detail)
    }
    takers, owned = (
        set(given.taken_by),
        {each.owned for each in facts.of(given.giver) if each.interest in HOLDS},
    )
    for taker in sorted(takers - found.keys()):
        for seat in facts.of(taker):
            if (
                seat.owned in {given.giver, *owned}
                and seat.interest is Interest.DIRECTOR
                and (seat.starts_on is None or seat.starts_on < given.on)
            ):
                found.setdefault(taker, seat)
    return found


def _tie_text(facts: Facts, tie: Holding) -> str:
    if tie.interest is Interest.DIRECTOR:
        return f"director of {facts.name(tie.owned)}"
    return tie.detail or tie.interest.value
