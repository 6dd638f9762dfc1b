"""A round in tables, for the terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from watchword.model import Entry
from watchword.service.rounds.answer import ListChanges, Round, counts_of, listing_day
from watchword.service.rounds.changes import Amendment
from watchword.service.rounds.elsewhere import AlreadyListed
from watchword.service.rounds.fields import Fact, FactChange
from watchword.service.rounds.networks import Link, Network
from watchword.service.rounds.telling import authority_name, days_text, one_line
from watchword.service.rounds.totals import kind_of, programmes_of
from watchword.service.rounds.values import value_text
from watchword.text.countries import country_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A table with its title; every cell is text."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sections(told: Round) -> list[Section]:
    """All tables of a round that have a row, the counts first."""
    found = [
        _section("Lists", ("list", "from", "to", "before", "after", *_COUNTED), _lists(told)),
        _totals("Kinds", "kind", told.added.kinds, told.removed.kinds),
        _totals("Programmes", "programme", told.added.programmes, told.removed.programmes),
        _places(told),
    ]
    for part in told.lists:
        found.extend(_of_list(part, named=len(told.lists) > 1))
    return [each for each in found if each.rows]


_COUNTED = ("added", "removed", "amended", "moved", "rekeyed")


def _of_list(part: ListChanges, *, named: bool) -> Iterator[Section]:
    where = f" on {part.key}" if named else ""
    changes = part.changes
    heads = ("entry", "name", "kind", "programmes", "nations", "listed on")
    yield _section(f"Added{where}", heads, _entries(part, changes.added))
    yield _section(
        f"Linked to{where}",
        ("party", "entry", "directly", "through others", "who"),
        map(_network, part.networks),
    )
    yield _section(
        f"Already listed by others{where}",
        ("entry", "name", "by", "since", "before"),
        (row for each in part.already for row in _already(each)),
    )
    yield _section(
        f"Amended{where}",
        ("entry", "name", "fact", "removed", "added"),
        (row for each in changes.amended for row in _amended(each)),
    )
    yield _section(
        f"Moved between programmes{where}",
        ("entry", "name", "left", "joined"),
        (_moved(each) for each in changes.moved),
    )
    yield _section(
        f"Under another id{where}",
        ("before", "now", "name", "why"),
        ((each.before.id, each.after.id, each.after.name, each.reason) for each in changes.rekeyed),
    )
    yield _section(f"Removed{where}", heads, _entries(part, changes.removed))
    yield _section(f"Listed before{where}", heads, _entries(part, changes.brought))


def _lists(told: Round) -> Iterator[tuple[str, ...]]:
    for part in told.lists:
        counts = counts_of(part.changes)
        origin = part.before.released_on.isoformat()
        yield (
            part.key,
            origin if part.same_list else f"{part.before.list} {origin}",
            part.after.released_on.isoformat(),
            *(f"{counts[key]:,}" for key in ("before", "after", *_COUNTED)),
        )


def _totals(
    title: str, heading: str, added: Mapping[Any, int], removed: Mapping[Any, int]
) -> Section:
    keys = dict.fromkeys((*added, *removed))
    rows = ((str(key), f"{added.get(key, 0):,}", f"{removed.get(key, 0):,}") for key in keys)
    return _section(title, (heading, "added", "removed"), rows)


def _places(told: Round) -> Section:
    added, removed = dict(told.added.places), dict(told.removed.places)
    rows: list[tuple[str, ...]] = [
        (country_name(code), f"{added.get(code, 0):,}", f"{removed.get(code, 0):,}")
        for code in dict.fromkeys((*added, *removed))
    ]
    unknown = told.added.unknown_places, told.removed.unknown_places
    if any(unknown):
        rows.append(("unknown", *(f"{count:,}" for count in unknown)))
    return _section(
        "Nations and jurisdictions", ("nation or jurisdiction", "added", "removed"), rows
    )


def _entries(part: ListChanges, entries: Sequence[Entry]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        listed_on = listing_day(entry)
        yield (
            entry.id,
            entry.name,
            kind_of(entry).value,
            ", ".join(programmes_of(entry)),
            ", ".join(country_name(code) for code in part.places(entry)),
            "" if listed_on is None else listed_on.isoformat(),
        )


def _network(network: Network) -> tuple[str, ...]:
    return (
        network.to.name,
        network.to.entry or "",
        str(len(network.direct)),
        str(len(network.through)),
        "; ".join(_link(link) for link in (*network.direct, *network.through)),
    )


def _link(link: Link) -> str:
    return link.entry.name if link.via is None else f"{link.entry.name} (through {link.via})"


def _already(each: AlreadyListed) -> Iterator[tuple[str, ...]]:
    for earlier in each.earlier:
        since = earlier.since.isoformat()
        days = days_text(earlier.days)
        yield (
            each.entry.id,
            each.entry.name,
            authority_name(earlier.authority),
            since if earlier.exact else f"{since} at the latest",
            days if earlier.exact else f"at least {days}",
        )


def _amended(each: Amendment) -> Iterator[tuple[str, ...]]:
    for fact in told_facts(each.facts):
        yield (
            each.after.id,
            each.after.name,
            fact.fact.value,
            "; ".join(map(value_text, fact.removed)),
            "; ".join(map(value_text, fact.added)),
        )


def told_facts(facts: Sequence[FactChange]) -> list[FactChange]:
    """The facts that a table shows: free text only where nothing else says what changed.

    Some formats repeat in free text what they state in fields.
    """
    return [each for each in facts if each.fact is not Fact.REMARKS] or list(facts)


def _moved(each: Amendment) -> tuple[str, ...]:
    move = each.move
    left, joined = (move.removed, move.added) if move is not None else ((), ())
    return (each.after.id, each.after.name, ", ".join(left), ", ".join(joined))


def _section(title: str, headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Section:
    lines = tuple(tuple(one_line(text) for text in row) for row in rows)
    return Section(title=title, headings=headings, rows=lines)
