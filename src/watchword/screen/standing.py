"""What is to be said of a target's listings beside the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from watchword.index import IndexListing, ListedSpan, Standing
from watchword.model import is_official


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
        who = "no authority lists" if official else "no own list holds"
        ends = [f"{_name(item)}: {_end(item.spans[-1])}" for item in listings if item.spans]
        return f"{who} the target any longer" + (f" ({'; '.join(ends)})" if ends else "")
    found = [(item, item.standing_on(as_of)) for item in listings]
    if any(standing is Standing.YES for _, standing in found):
        return ""
    doubtful = [item for item, standing in found if standing is Standing.UNCERTAIN]
    if not doubtful:
        who = "no authority listed" if official else "no own list held"
        return f"{who} the target on {as_of}"
    reasons = [f"{_name(item)}: {_doubt(item, as_of)}" for item in doubtful]
    return f"whether it was listed on {as_of} is not certain ({'; '.join(reasons)})"


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
