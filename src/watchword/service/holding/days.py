"""How far the day of a list may lie from the day of a report and still be the same act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from watchword.index import IndexListing, ListedSpan
from watchword.model import DesignationClaim

BEFORE = timedelta(days=5)
"""How long before its announcement an act may be dated: Canada's regulations are made some
days before the news of them, and a day lies between Tokyo and Washington."""
AFTER = timedelta(days=10)
"""How long after its announcement a list may show an act: the Security Council's names reach
Switzerland the same day and other lists within days, a consolidated list is republished weekly."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which an act can have been, as a report tells them."""

    first: date
    last: date

    @property
    def text(self) -> str:
        """As a sentence shows it."""
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"

    def admits(self, day: date) -> bool:
        """Whether a list's day can be that of the act."""
        return earlier(self.first) <= day <= later(self.last)

    def admits_span(self, span: ListedSpan) -> bool:
        """Whether an entry that appeared between two releases can have appeared then."""
        begun = span.after is None or span.after < later(self.last)
        return begun and span.by >= earlier(self.first)

    def admits_end(self, span: ListedSpan) -> bool:
        """Whether an entry that went between two releases can have gone then."""
        if span.until is None or span.gone_by is None:
            return False
        return span.until <= later(self.last) and span.gone_by >= earlier(self.first)


def window_of(claim: DesignationClaim) -> Window | None:
    """The days that a claim gives its act; None where it gives none."""
    if claim.announced_on is not None:
        return Window(claim.announced_on, claim.announced_on)
    if claim.announced_between is not None:
        return Window(*claim.announced_between)
    return None


def earlier(day: date) -> date:
    """The earliest day of a list that can be this one."""
    return day - BEFORE if day - date.min > BEFORE else date.min


def later(day: date) -> date:
    """The latest day of a list that can be this one."""
    return day + AFTER if date.max - day > AFTER else date.max


def since(listing: IndexListing) -> str:
    """Since when a list has an entry, in words: by its own day, else by its releases."""
    if listing.listed_on is not None:
        return f"since {listing.listed_on}"
    first = listing.spans[0] if listing.spans else None
    if first is None:
        return "(no day is stated)"
    seen = f"(no day is stated; first seen in the release of {first.by}"
    return f"{seen})" if first.after is None else f"{seen}, not yet in that of {first.after})"
