"""A round that a report tells of against what the lists added or removed then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from watchword.errors import NotFound
from watchword.model import DesignationClaim, Entry, Held, HeldStatus, Modality
from watchword.service.context import Context
from watchword.service.holding.days import later, window_of
from watchword.service.rounds.answer import Round, listing_day
from watchword.service.rounds.asking import find_round
from watchword.service.rounds.telling import authority_name, totals_text
from watchword.service.rounds.totals import Kind, Totals, count_entries

_FOLLOWS = timedelta(days=7)
"""How long after the announcement the release of a round may come."""
_GAP = timedelta(days=14)
"""Two releases that lie farther apart hold more than one round."""
_MOST_ROUNDS = 3
_NEAR = 0.1
_ABOUT = 0.2
_DOZENS = {"dozens": (24, 144), "scores": (40, 200), "hundreds": (200, 2_000)}


def hold_round(context: Context, claim: DesignationClaim, days: Sequence[date]) -> Held:
    """What the register says of a round as a whole.

    Args:
        context: The register.
        claim: It has an authority and no target.
        days: The days of the authority's releases in the register.
    """
    window = window_of(claim)
    if not days:
        return _unknown(f"the register has no list of {claim.authority}")
    if claim.announced_on is None or claim.modality is not Modality.ACTUAL:
        return _unknown("the report gives no day on which it was done")
    assert window is not None  # noqa: S101 - the claim has a day
    near = _near(claim.announced_on, days)
    unsure: Held | None = None
    for day in near[:_MOST_ROUNDS]:
        try:
            found = find_round(context, str(claim.authority), day)
        except NotFound:
            continue
        held = compare_round(claim, found)
        if held is not None and held.status is not HeldStatus.UNKNOWN:
            return held
        unsure = unsure or held
    return unsure or _unknown(
        f"the register has no release of {claim.authority} from {claim.announced_on} to "
        f"{later(claim.announced_on)} that can be held against one before it"
    )


def _near(announced: date, days: Sequence[date]) -> list[date]:
    """The releases that can be of the round: of its day, then those that follow.

    That of the day before comes last: it may be dated in another time zone.
    """
    follow = [day for day in sorted(set(days)) if timedelta() <= day - announced <= _FOLLOWS]
    return follow + [day for day in set(days) if announced - day == timedelta(days=1)]


def compare_round(claim: DesignationClaim, found: Round) -> Held | None:
    """The counts of a claim against those of a round; None where it changed nothing."""
    added = [
        entry
        for each in found.lists
        for entry in (each.changes.removed if claim.delisted else each.changes.added)
    ]
    if not added:
        return None
    of_the_day = _of_the_day(added, claim)
    totals = count_entries(of_the_day or added)
    note = _note(claim, found, totals)
    if not of_the_day and any(
        each.after.released_on - each.before.released_on > _GAP for each in found.lists
    ):
        return _unknown(f"{note}; the releases lie too far apart to tell which are of that day")
    if claim.target_count is None and claim.count_qualifier not in _DOZENS:
        return Held(status=HeldStatus.CONFIRMED, note=f"{note}.", listed_on=found.end)
    fits = any(_fits(claim, number) for number in _numbers(totals))
    status = HeldStatus.CONFIRMED if fits else HeldStatus.CONFLICT
    return Held(status=status, note=f"{note}.", listed_on=found.end)


def _of_the_day(entries: Sequence[Entry], claim: DesignationClaim) -> list[Entry]:
    """Those that the list itself dates to the announcement."""
    window = window_of(claim)
    return [
        entry
        for entry in entries
        if window is not None and (day := listing_day(entry)) is not None and window.admits(day)
    ]


def _numbers(totals: Totals) -> tuple[int, ...]:
    """What a report may have counted: all, or individuals and entities alone."""
    vessels = sum(totals.kinds.get(kind, 0) for kind in (Kind.VESSEL, Kind.AIRCRAFT, Kind.WALLET))
    return totals.entries, totals.entries - vessels


def _fits(claim: DesignationClaim, number: int) -> bool:
    """Whether a number is what the text's count and its qualifier allow."""
    told, qualifier = claim.target_count, claim.count_qualifier
    if told is None:
        low, high = _DOZENS[str(qualifier)]
        return low <= number <= high
    if qualifier in {"over", "at least"}:
        return told <= number <= told * (1 + 2 * _ABOUT)
    if qualifier in {"nearly", "about"}:
        return abs(number - told) <= _ABOUT * told
    if qualifier in {"up to", "as many as", "under", "fewer than", "less than"}:
        return number <= told
    return abs(number - told) <= _NEAR * told


def _note(claim: DesignationClaim, found: Round, totals: Totals) -> str:
    clause = totals_text(totals, verb="removed" if claim.delisted else "added")
    note = f"on {found.end} {authority_name(found.authority)} {clause}"
    said = " ".join(str(part) for part in (claim.count_qualifier, claim.target_count) if part)
    if said and claim.jurisdiction_count is not None:
        said += f" in {claim.jurisdiction_count} countries"
    return f"{note}; the report says {said}" if said else note


def _unknown(note: str) -> Held:
    return Held(status=HeldStatus.UNKNOWN, note=f"{note}.")
