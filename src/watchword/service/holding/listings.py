"""A designation claim against what the lists of its authority have of the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from watchword.index import IndexListing, Standing
from watchword.model import DesignationClaim, Held, HeldStatus, Modality
from watchword.service.holding.days import Window, later, since, window_of

_NOT_YET = frozenset({Modality.FUTURE, Modality.HYPOTHETICAL})
_RANK = {HeldStatus.CONFIRMED: 0, HeldStatus.CONFLICT: 1, HeldStatus.UNKNOWN: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """From when to when the register has releases of an authority; None where it has none."""

    authority: str
    first: date | None
    last: date | None


def hold_listing(
    claim: DesignationClaim,
    name: str,
    listings: Sequence[IndexListing],
    *,
    day: date,
    coverage: Coverage,
) -> Held:
    """What the register says of a claim about one target.

    Args:
        claim: Its authority is the one of the coverage.
        name: The target's name in the register.
        listings: What the lists of the authority have of it, now or earlier.
        day: The day of the report.
        coverage: What the register has of the authority.
    """
    if not listings:
        return _without(claim, name, day=day, coverage=coverage)
    # Of two lists of an authority the one that is still kept speaks.
    kept = sorted(listings, key=lambda each: (not each.current, each.list, each.entry))
    answers = [_against(claim, name, each, day=day) for each in kept]
    return min(answers, key=lambda held: _RANK[held.status])


def _without(claim: DesignationClaim, name: str, *, day: date, coverage: Coverage) -> Held:
    authority = coverage.authority
    if coverage.first is None or coverage.last is None:
        return _held(HeldStatus.UNKNOWN, f"the register has no list of {authority}")
    has = f"the releases of {authority} from {coverage.first} to {coverage.last}"
    note = f"no entry for {name} is known in {has}"
    if claim.modality in _NOT_YET or claim.delisted:
        return _held(HeldStatus.UNKNOWN, note)
    if coverage.last < day:
        return _held(HeldStatus.UNKNOWN, f"{note}, which end before the report of {day}")
    if claim.modality is Modality.NEGATED:
        return _held(HeldStatus.CONFIRMED, note)
    window = window_of(claim)
    if (window.first if window else day) < coverage.first:
        return _held(HeldStatus.UNKNOWN, f"{note}, which begin later")
    told = f"the report says {window.text}" if window else f"the report is of {day}"
    return _held(HeldStatus.CONFLICT, f"{told}, but {note}")


def _against(claim: DesignationClaim, name: str, listing: IndexListing, *, day: date) -> Held:
    where = f"{listing.authority}/{listing.list}"
    on = f"{where} has {name} {since(listing)}{_ending(listing)}"
    if claim.modality in _NOT_YET:
        return _held(HeldStatus.UNKNOWN, f"told as a plan or a possibility; {on}", listing)
    if claim.modality is Modality.NEGATED:
        return _denied(claim, listing, on, day=day)
    if claim.delisted:
        return _taken_off(claim, listing, on, day=day)
    return _put_on(claim, listing, on, day=day)


def _ending(listing: IndexListing) -> str:
    """Until when, where it is over."""
    gone_by = listing.gone_by
    return f", and no longer by {gone_by}" if gone_by is not None else ""


def _put_on(claim: DesignationClaim, listing: IndexListing, on: str, *, day: date) -> Held:
    window = window_of(claim)
    if window is None:
        return _begun(listing, on, day=day)
    if _may_start(listing, window):
        return _held(HeldStatus.CONFIRMED, f"{on}; the report says {window.text}", listing)
    return _held(HeldStatus.CONFLICT, f"the report says {window.text}, but {on}", listing)


def _may_start(listing: IndexListing, window: Window) -> bool:
    if listing.listed_on is not None and window.admits(listing.listed_on):
        return True
    if listing.listed_on is not None and len(listing.spans) < 2:
        return False
    return any(window.admits_span(span) for span in listing.spans)


def _begun(listing: IndexListing, on: str, *, day: date) -> Held:
    """A claim without a day: it holds if the listing had begun by the day of the report."""
    start = listing.listed_on
    if start is None and listing.spans:
        start = listing.spans[0].after  # it was not listed yet on that day
        if start is None or start < day:
            return _held(HeldStatus.CONFIRMED, on, listing)
    if start is None or start <= later(day):
        return _held(HeldStatus.CONFIRMED, on, listing)
    return _held(HeldStatus.CONFLICT, f"the report is of {day}, but {on}", listing)


def _denied(claim: DesignationClaim, listing: IndexListing, on: str, *, day: date) -> Held:
    standing = listing.standing_on(day)
    if claim.delisted:
        # "has not lifted": it must still stand there.
        kept = {Standing.YES: HeldStatus.CONFIRMED, Standing.NO: HeldStatus.CONFLICT}
    else:
        kept = {Standing.YES: HeldStatus.CONFLICT, Standing.NO: HeldStatus.CONFIRMED}
    status = kept.get(standing, HeldStatus.UNKNOWN)
    return _held(status, f"the report of {day} denies it; {on}", listing)


def _taken_off(claim: DesignationClaim, listing: IndexListing, on: str, *, day: date) -> Held:
    window = window_of(claim)
    ended = [span for span in listing.spans if span.gone_by is not None]
    told = f"the report says off the list, {window.text}" if window else f"the report is of {day}"
    if any(
        window.admits_end(span) if window else span.until is None or span.until <= later(day)
        for span in ended
    ):
        return _held(HeldStatus.CONFIRMED, on, listing)
    # The list may follow, so that standing there on the very day says nothing yet.
    if ended or listing.standing_on(later(day)) is Standing.YES:
        return _held(HeldStatus.CONFLICT, f"{told}, but {on}", listing)
    return _held(HeldStatus.UNKNOWN, on, listing)


def _held(status: HeldStatus, note: str, listing: IndexListing | None = None) -> Held:
    return Held(
        status=status,
        note=f"{note}.",
        listed_on=listing.listed_on if listing is not None else None,
    )
