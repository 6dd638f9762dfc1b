"""The words in which a line of time is shown, on a terminal and in files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from watchword.model import HeldStatus, Modality
from watchword.service.timeline.answer import Timeline
from watchword.service.timeline.claims import Claim
from watchword.service.timeline.happening import Actor, Status, Variant
from watchword.service.timeline.line import Item, Kind

_MOST_NAMES = 3
_MOST_SOURCES = 3
_MOST_WORDS = 140
_STATUS = {
    Status.PLANNED: "planned",
    Status.UNCONFIRMED: "was planned; no report confirms it",
    Status.POSSIBLE: "possible",
    Status.DENIED: "denied",
    Status.DISPUTED: "some say it happened, some deny it",
}
_DETAILS = {
    "days": "other day",
    "place": "other place",
    "mode": "told otherwise",
    "type": "told otherwise",
    "told_as": "disputed",
}


def who(item: Item) -> str:
    """The parties to an item: ``Li Shangfu → Sergei Shoigu``."""
    source, target = names(item.side("source")), names(item.side("target"))
    between = " – " if item.mutual else " → "
    return between.join(part for part in (source, target) if part)


def names(actors: Sequence[Actor], *, most: int = _MOST_NAMES) -> str:
    """The names of a side; a country is left out where somebody acts for it."""
    shown = [actor for actor in actors if not _is_spoken_for(actor, actors)]
    listed = [_name(actor) for actor in shown]
    more = len(listed) - most
    return ", ".join(listed[:most]) + (f" and {more} more" if more > 0 else "")


def _name(actor: Actor) -> str:
    """A name; "foreign ministry" says itself not whose it is."""
    party = actor.party
    bare = party.country and party.name[:1].islower() and not party.is_person
    return f"{party.name} ({party.country.upper()})" if bare and party.country else party.name


def _is_spoken_for(actor: Actor, actors: Iterable[Actor]) -> bool:
    party = actor.party
    return party.is_country and any(
        not other.party.is_country and party.country in (*other.party.states, other.party.country)
        for other in actors
    )


def what(item: Item) -> str:
    """What happened, and where."""
    return f"{item.what}, {item.place}" if item.place else item.what


def words(item: Item, *, most: int = _MOST_WORDS) -> str:
    """The words of a report by which it is known, of the surest telling; cut between words."""
    if item.kind is Kind.REGISTER:
        return ""  # its words are the list's
    told = max(item.evidence, key=_sureness, default=None)
    text = str(told["text"]) if told else ""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def _sureness(told: Mapping[str, Any]) -> tuple[bool, float]:
    """What tells it as done goes before what announced it."""
    planned = told.get("modality") in {Modality.FUTURE.value, Modality.HYPOTHETICAL.value}
    return not planned, float(told.get("confidence", 0))


def told_by(item: Item) -> str:
    """Who tells it: the register, and how many reports of which papers."""
    register = "register" if item.kind in {Kind.REGISTER, Kind.ROUND} else ""
    count = len(item.reports)
    if not count:
        return register
    labels = list(dict.fromkeys(label for each in item.reports for label in each.labels))
    shown = ", ".join(labels[:_MOST_SOURCES]) + (" …" if len(labels) > _MOST_SOURCES else "")
    reports = f"{count} report{'s' if count > 1 else ''}: {shown}"
    return f"{register}; {reports}" if register else reports


def notes(item: Item) -> tuple[str, ...]:
    """What a reader has to know besides: how sure it is, who differs, what the register says."""
    found = [_STATUS[item.status]] if item.status in _STATUS else []
    if item.planned and item.status is Status.HAPPENED:
        found.append("announced before")
    for name, variants in item.differences.items():
        found.append(_difference(name, variants))
    found += dict.fromkeys(_claim(claim, item) for claim in item.claims)
    return tuple(note for note in found if note)


def _difference(name: str, variants: Sequence[Variant]) -> str:
    told = "; ".join(
        f"{variant.value} ({', '.join(dict.fromkeys(each.label for each in variant.reports))})"
        for variant in variants
    )
    return f"{_DETAILS[name]}: {told}"


def _claim(claim: Claim, item: Item) -> str:
    party = f" ({claim.target.name})" if claim.target and item.kind is Kind.ROUND else ""
    said = f"{claim.report.label}: {claim.words}{party}, {claim.day_text or 'without a day'}"
    instead = item.instead or str(claim.claim.held.listed_on or "")
    if item.kind is Kind.REGISTER or claim.status is HeldStatus.CONFIRMED:
        return f"confirmed: {said}"
    if claim.status is HeldStatus.CONFLICT and not instead:
        return f"conflict: {claim.report.label}: {claim.claim.held.note}"
    if claim.status is HeldStatus.CONFLICT or (instead and claim.days):
        return f"conflict: {said}; register: {instead}"
    if instead:
        return f"{said}; register: {instead}"
    # Else the item says in its own words what the claim says.
    return "" if item.kind in {Kind.CLAIM, Kind.EVENT} else said


def summary(found: Timeline) -> str:
    """The first sentence of an answer."""
    reports = f"{found.reports:,} report{'' if found.reports == 1 else 's'}"
    events = f"{len(found.items):,} item{'' if len(found.items) == 1 else 's'}"
    upto = f", as far as {found.horizon}" if found.horizon else ""
    return f"{found.title}: {events} from {reports}{upto}"


def stance_words(found: Timeline) -> str:
    """The stance of a pair: one block a month, with the first and the last month."""
    months = found.stance or ()
    if not months:
        return ""
    return f"{months[0].month} {found.stance_line} {months[-1].month}"
