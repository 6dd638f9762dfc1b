"""A sanctions entry of OFAC's Advanced format as a designation."""

from __future__ import annotations

from datetime import date

from watchword.model import Designation
from watchword.sources.us.advanced_background import Party
from watchword.sources.us.advanced_dates import Period
from watchword.sources.us.advanced_records import Event, Listing
from watchword.sources.us.advanced_reference import SILENT
from watchword.sources.us.vocabulary import fold_label

# What an event does to a listing, by the first letters of OFAC's word for it.
_BEGINS = ("creat", "list", "add", "designat")
_AMENDS = ("amend", "modif", "chang", "updat", "revis", "correct")
_ENDS = ("delet", "remov", "delist", "expir", "revok")


def add_listing(party: Party, listing: Listing) -> None:
    """One designation per sanctions entry.

    A programme stands as a measure of the type "Program" whose comment is its key; each
    legal basis is an event of its own, so a later one is an amendment of the first.
    """
    words = party.words
    begun, amended, ended, notes = [], [], [], list(listing.notes)
    for event in listing.events:
        kind = words.word("EntryEventType", event.kind)
        day = _event_day(party, event)
        folded = kind.casefold()
        basis = words.word("LegalBasis", event.basis)
        if day is not None and folded.startswith(_BEGINS):
            begun.append((day, basis))
        elif day is not None and folded.startswith(_AMENDS):
            amended.append(day)
        elif day is not None and folded.startswith(_ENDS):
            ended.append(day)
        else:
            notes.append(f"{kind}: {'-'.join(event.day)}")
        if event.note:
            notes.append(f"{kind}: {event.note}")
    first = min((day for day, _ in begun), default=None)
    later = sorted({day for day, _ in begun if day != first} | set(amended))
    if len({day for day, _ in begun}) > 1:
        notes += [f"{basis}: {day}" for day, basis in sorted(begun) if basis]
    programmes, measures, more = _measures(party, listing)
    party.draft.designations.append(
        Designation(
            programmes=programmes,
            listed_on=first,
            amended_on=tuple(later),
            delisted_on=max(ended, default=None),
            basis=tuple(
                dict.fromkeys(
                    basis
                    for event in listing.events
                    if (basis := words.word("LegalBasis", event.basis)).casefold() not in SILENT
                )
            ),
            measures=measures,
            remark="; ".join(
                part for part in (words.word("List", listing.list), *notes, *more) if part
            ),
        )
    )
    party.keep(listing.extra)


def _event_day(party: Party, event: Event) -> date | None:
    period = Period((event.day, event.day, event.day, event.day), calendar_id=event.calendar)
    interval = party.interval(period)
    return interval.earliest if interval else None


def _measures(party: Party, listing: Listing) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
    programmes: list[str] = []
    measures: list[str] = []
    notes: list[str] = []
    for kind, comment, period in listing.measures:
        word = party.words.word("SanctionsType", kind)
        if fold_label(word) == "program":
            programmes.append(comment)
        else:
            measures.append(f"{word}: {comment}" if comment else word)
        interval = party.interval(period)
        if interval is not None:
            notes.append(f"{comment or word}: {interval}")
        if period is not None and period.note:
            notes.append(f"{comment or word}: {period.note}")
    kept = tuple(dict.fromkeys(programme for programme in programmes if programme))
    return kept, tuple(dict.fromkeys(measures)), notes
