"""What is to be said of a target's listings beside the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from watchword.index import IndexListing, ListedSpan, Standing
from watchword.model import LISTS, is_official


def tell_standing(listings: Sequence[IndexListing], as_of: date | None) -> str:
    """That no list holds the target (any longer), or that this is not certain.

    Empty where a listing stands beyond doubt, or where there is none at all.
    """
    if not listings:
        return ""
    official = any(is_official(item.authority) for item in listings)
    if as_of is None:
        if any(item.current for item in listings):
            return ""
        return _tell_end(listings, official=official)
    found = [(item, item.standing_on(as_of)) for item in listings]
    if any(standing is Standing.YES for _, standing in found):
        return ""
    doubtful = [item for item, standing in found if standing is Standing.UNCERTAIN]
    if not doubtful:
        who = "no authority listed" if official else "no own list held"
        return f"{who} the target on {as_of}"
    reasons = [f"{_name(item)}: {_doubt(item, as_of)}" for item in doubtful]
    return f"whether it was listed on {as_of} is not certain ({'; '.join(reasons)})"


def _tell_end(listings: Sequence[IndexListing], *, official: bool) -> str:
    ended = [item for item in listings if item.spans]
    closed = [item for item in ended if _is_closed(item)]
    ends = [
        f"{_name(item)}: {_successor(item) if item in closed else _end(item.spans[-1])}"
        for item in ended
    ]
    if closed == list(listings):
        told = "its list is closed"
    else:
        told = f"no {'authority lists' if official else 'own list holds'} the target any longer"
    return f"{told} ({'; '.join(ends)})" if ends else told


def _is_closed(item: IndexListing) -> bool:
    """Whether the target went because its whole list did."""
    known = LISTS.get((item.authority, item.list))
    gone_by = item.spans[-1].gone_by
    return bool(known and known.closed_on and gone_by and gone_by >= known.closed_on)


def _successor(item: IndexListing) -> str:
    known = LISTS[item.authority, item.list]
    return f"{known.authority}/{known.successor} stands in its place since {known.closed_on}"


def _name(item: IndexListing) -> str:
    return f"{item.authority}/{item.list}"


def _doubt(item: IndexListing, day: date) -> str:
    """Why it is not certain whether a listing stood on a day."""
    spans = [span for span in item.spans if span.standing_on(day) is Standing.UNCERTAIN]
    if not spans:
        return "when it stood there is not known"
    return "; ".join(_start(span) if day < span.by else _end(span) for span in spans)


def _start(span: ListedSpan) -> str:
    if span.after is None:
        return f"there by {span.by}, and nothing is known before"
    return f"not there on {span.after}, there by {span.by}"


def _end(span: ListedSpan) -> str:
    if span.gone_by is None:
        return f"there until {span.until}, and nothing is known after"
    if span.until is None or span.until + timedelta(days=1) >= span.gone_by:
        return f"off it since {span.gone_by}"
    return f"there until {span.until}, gone by {span.gone_by}"
