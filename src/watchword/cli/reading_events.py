"""What ``watchword read`` shows of events, of designations and of relations."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console

from watchword.cli.console import cell, table
from watchword.model import DesignationClaim, Event, HeldStatus, Modality
from watchword.news.report import Reading

_TOLD_AS = {
    Modality.ACTUAL: "",
    Modality.FUTURE: "planned",
    Modality.HYPOTHETICAL: "possible",
    Modality.NEGATED: "not so",
    Modality.HISTORICAL: "earlier",
}
_STYLES = {HeldStatus.CONFIRMED: "green", HeldStatus.CONFLICT: "red", HeldStatus.UNKNOWN: "dim"}


def show_events(console: Console, reading: Reading) -> None:
    """What happened, what lists say of the sanctions that are told, and who is whose."""
    names = {actor.id: actor.name for actor in reading.actors}
    _events(console, reading, names)
    _designations(console, reading, names)
    _relations(console, reading, names)


def _events(console: Console, reading: Reading, names: Mapping[str, str]) -> None:
    if not reading.events:
        return
    console.print()
    console.print(cell("What happened", "bold"))
    rows = table("  when", "what", "who", "to whom", "where", "")
    for event in reading.events:
        rows.add_row(
            cell(f"  {days_of(event)}"),
            cell(kind_of(event)),
            cell(_joined(event.source, names)),
            cell(_joined(event.target, names)),
            cell(event.place or ""),
            cell(_marks(event), "yellow"),
        )
    console.print(rows)


def _marks(event: Event) -> str:
    """How it is told, and which second opinions added or doubt it."""
    marks = [_TOLD_AS[event.modality]]
    if event.origin != "rules":
        marks.append(f"found by {event.origin} alone")
    if event.doubted_by:
        marks.append(f"doubted by {', '.join(event.doubted_by)}")
    return "; ".join(mark for mark in marks if mark)


def days_of(event: Event) -> str:
    """The days of an event as far as they are known: a day, a month, from day to day."""
    start, end = event.starts_on, event.ends_on
    if start is None:
        return f"until {end}" if end is not None else ""
    if event.date_precision == "year":
        return f"{start:%Y}"
    if event.date_precision == "month":
        return f"{start:%Y-%m}"
    if end is None:
        return f"since {start}"
    return f"{start}" if end == start else f"{start} to {end}"


def kind_of(event: Event) -> str:
    """Type and mode: ``consult, visit``."""
    return ", ".join(word for word in (event.type.lower(), event.mode) if word)


def _joined(ids: tuple[str, ...], names: Mapping[str, str]) -> str:
    return ", ".join(names[each] for each in ids if each in names)


def _designations(console: Console, reading: Reading, names: Mapping[str, str]) -> None:
    if not reading.designations:
        return
    console.print()
    console.print(cell("Sanctions it tells of, and the lists", "bold"))
    rows = table("  by", "of", "announced", "lists", "")
    for claim in reading.designations:
        held = claim.held
        rows.add_row(
            cell(f"  {names.get(claim.by or '') or claim.authority or '?'}"),
            cell(_of(claim, names)),
            cell(str(claim.announced_on or "")),
            cell(held.status.value, _STYLES[held.status]),
            cell(held.note, "dim"),
        )
    console.print(rows)


def _of(claim: DesignationClaim, names: Mapping[str, str]) -> str:
    words = [] if not claim.delisted else ["taken off:"]
    if claim.target is not None:
        words.append(names.get(claim.target, "?"))
    elif claim.target_count is not None:
        words += [claim.count_qualifier or "", f"{claim.target_count:,} parties"]
        if claim.jurisdiction_count is not None:
            words.append(f"in {claim.jurisdiction_count} countries")
    else:
        words.append("a round")
    return " ".join(word for word in words if word)


def _relations(console: Console, reading: Reading, names: Mapping[str, str]) -> None:
    if not reading.relations:
        return
    console.print()
    console.print(cell("Who is whose", "bold"))
    rows = table("  who", "what", "of whom", "")
    for claim in reading.relations:
        what = " ".join(
            part
            for part in (
                "formerly" if claim.former else "",
                claim.detail or claim.kind.value,
                f"{claim.share}%" if claim.share else "",
            )
            if part
        )
        rows.add_row(
            cell(f"  {names.get(claim.source, '?')}"),
            cell(what),
            cell(names.get(claim.target, "?")),
            cell(claim.held.status.value, _STYLES[claim.held.status]),
        )
    console.print(rows)
