"""From rows of the catalogue to what a reader sees of a target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np

from watchword.index import Index, IndexTarget
from watchword.service.search.answer import Hit, HitListing
from watchword.service.search.field import Field
from watchword.service.search.layout import Catalogue
from watchword.service.search.ordering import name_scores
from watchword.service.search.question import Filters
from watchword.service.search.selecting import Selection
from watchword.service.search.words import Term, words_of, words_of_chunk

_AROUND = 12
"""How many words of a text are shown before and behind the first that was asked for."""

_SAID = {"reasons": "reason", "positions": "position", "links": "linked_to"}


class Display:
    """Shows targets of one answer."""

    def __init__(
        self, index: Index, catalogue: Catalogue, filters: Filters, selection: Selection
    ) -> None:
        self._index = index
        self._catalogue = catalogue
        self._filters = filters
        self._selection = selection

    def hit(self, row: int) -> Hit:
        """The target of a row."""
        target = self._index.target(row)
        columns, places = self._catalogue.columns, self._catalogue.tables.places
        first, after = np.searchsorted(columns.place_target, (row, row + 1))
        return Hit(
            target=target,
            countries=tuple(sorted(places[code] for code in columns.place[first:after].tolist())),
            certain=bool(self._selection.certain[row]),
            listings=tuple(self._listings(row, target)),
            matched_name=self._matched_name(row),
        )

    def _listings(self, row: int, target: IndexTarget) -> Iterator[HitListing]:
        rows = self._catalogue.listings_of(row)
        for number, listing in zip(rows, target.listings, strict=True):
            times = self._catalogue.times_of(number)
            meeting = [time for time in times if self._selection.times[time]]
            newest = max(meeting, default=times[-1], key=self._days)
            yield HitListing(
                listing=listing,
                stands=any(self._selection.standing[time] for time in times),
                meets=bool(meeting),
                first=_day(int(self._catalogue.columns.time_first[newest])),
                by=_day(int(self._catalogue.columns.time_by[newest])),
                said=self._said(number) if meeting else {},
            )

    def _days(self, time: int) -> tuple[int, int]:
        columns = self._catalogue.columns
        return int(columns.time_first[time]), int(columns.time_by[time])

    def _said(self, listing: int) -> Mapping[str, str]:
        return {
            _SAID[name]: _passage(self._catalogue.field(name), listing, terms)
            for name, terms in self._filters.texts.items()
        }

    def _matched_name(self, row: int) -> str | None:
        terms, names = self._filters.names, self._selection.names
        if terms is None or names is None:
            return None
        field = self._catalogue.field("names")
        own = field.docs_of(row)
        docs = names[np.searchsorted(names, own.start) : np.searchsorted(names, own.stop)]
        best = int(np.argmax(name_scores(self._catalogue, docs, terms)))
        return field.text(int(docs[best]))


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _passage(field: Field, owner: int, terms: tuple[Term, ...]) -> str:
    """The part of an owner's text that has the words asked for, or the first of them."""
    for doc in field.docs_of(owner):
        text = field.text(doc)
        words = words_of(text)
        places = [term.place_in(words) for term in terms]
        found = [place for place in places if place is not None]
        if len(found) == len(terms):
            return _cut(text, min(found))
    return ""


def _cut(text: str, word: int) -> str:
    """A text from some words before one of its words to some behind it."""
    chunks = text.split()
    place, seen = 0, 0
    for place, chunk in enumerate(chunks):  # noqa: B007 - the place is what is looked for
        seen += len(words_of_chunk(chunk))
        if seen > word:
            break
    start, end = max(0, place - _AROUND), place + _AROUND + 1
    before = "… " if start else ""
    behind = " …" if end < len(chunks) else ""
    return f"{before}{' '.join(chunks[start:end])}{behind}"
