"""The use case: ask for a line of time."""

from __future__ import annotations

import gc
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from watchword.errors import NotFound, WrongUse
from watchword.model import ActorSchema, Schema, Strength
from watchword.news.names import person_name
from watchword.service.context import Context
from watchword.service.finding import find_targets
from watchword.service.indexing import ensure_index
from watchword.service.reading import Involved, StoredReading, stored_readings
from watchword.service.timeline.answer import Timeline
from watchword.service.timeline.building import Line, Material, build_timeline
from watchword.service.timeline.focus import CountryFocus, Focus, NameFocus, PairFocus
from watchword.service.timeline.naming import (
    Known,
    Wanted,
    are_alike,
    find_named,
    may_be_called,
)
from watchword.service.timeline.question import Wishes, country_of, read_pair
from watchword.service.timeline.register_line import acts_on, rounds_between
from watchword.service.timeline.tellings import SourcedReport

if TYPE_CHECKING:
    from watchword.index import Index, IndexTarget
    from watchword.store.reader import Reader

_ID = re.compile(r"(?:ww-|[a-z]{2,3}[:/]).+|\S*\d\S*")
"""An id of a target or an entry, or an identifier in one word."""


def timeline(context: Context, text: str, *, wishes: Wishes | None = None) -> Timeline:
    """What stored reports and the register tell of somebody, or of two countries, in order.

    Args:
        context: The register.
        text: A pair of countries or blocs (``cn-ru``, "China-Russia"), one country, or what
            :func:`watchword.service.profile.show` takes; else the name of an actor of the
            stored reports.
        wishes: Which part is shown.

    Raises:
        NotFound: Neither the register nor any report knows the name, or there is no register.
        WrongUse: A surname that several persons bear, one country twice, or nothing.
    """
    text = " ".join(text.split())
    if not text:
        raise WrongUse("a name or a pair of countries is needed")
    with _uncollected():
        return _timeline(context, text, wishes or Wishes())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Spare the collector of garbage what is needed to the end, more than half of all time.

    Thousands of readings make millions of values, and it looks through them again and again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _timeline(context: Context, text: str, wishes: Wishes) -> Timeline:
    index = _index(context)
    pair = read_pair(text)
    country = None if pair else country_of(text)
    if wishes.statements and (pair or country):
        raise WrongUse("statements are those of a person or a body: give its name")
    if pair is not None:
        focus: Focus = PairFocus(first=pair[0], second=pair[1])
        stored = _stored(context, wishes, *_acting_for(context, pair))
    elif country is not None:
        focus = CountryFocus(code=country)
        stored = _stored(context, wishes, Involved(countries=(country,)))
    else:
        focus, stored = _named(context, index, text, wishes)
    material = Material(
        reports=stored,
        lines=_lines(context, index, focus, wishes.as_of),
        horizon=_horizon(context, wishes.as_of),
        state=index.state if index is not None else None,
    )
    return build_timeline(text, focus, material, wishes)


def _index(context: Context) -> Index | None:
    """The index; None where the register holds reports and no lists."""
    try:
        return ensure_index(context)
    except NotFound:
        with context.register.read() as reader:
            if reader.reports().newest() is None:
                raise
        return None


def _acting_for(context: Context, pair: tuple[str, str]) -> list[Involved]:
    """Who can act for either country of a pair: it, and whomever any report puts there.

    A report that writes "President Biden met Putin" and names no country is found by what
    others tell of the two.
    """
    with context.register.read() as reader:
        reports = reader.reports()
        people = [reports.people_of(code) for code in pair]
        alone: dict[str, set[str]] = defaultdict(set)
        for _, name, schema in reports.actor_names():
            if schema == ActorSchema.PERSON and " " not in name:
                for word in person_name(name).family:
                    alone[word].add(name)
    found = []
    for code, names in zip(pair, people, strict=True):
        families = {word for name in names if " " in name for word in person_name(name).family}
        surnames = {name for word in families for name in alone[word]}
        found.append(Involved(countries=(code,), names=tuple(sorted({*names, *surnames}))))
    return found


def _stored(context: Context, wishes: Wishes, *involving: Involved) -> list[SourcedReport]:
    found = stored_readings(context, until=wishes.as_of, involving=involving)
    return [_sourced(each) for each in found]


def _sourced(stored: StoredReading) -> SourcedReport:
    return SourcedReport(reading=stored.reading, sources=stored.sources, text=stored.text)


def _named(
    context: Context, index: Index | None, text: str, wishes: Wishes
) -> tuple[NameFocus, list[SourcedReport]]:
    """Whom a name means, and the reports in which it is an actor."""
    with context.register.read() as reader:
        wanted = None if index is None else _wanted(context, reader, text)
        known = _known(reader, text, wanted, until=wishes.as_of)
    try:
        focus = find_named(text, known, wanted)
    except NotFound as error:
        if index is None:
            raise
        raise _with_hint(context, text, error) from error
    names = tuple(sorted({name for name, _ in focus.known}))
    targets = () if focus.target is None else (focus.target,)
    return focus, _stored(context, wishes, Involved(names=names, targets=targets))


def _known(reader: Reader, text: str, wanted: Wanted | None, *, until: date | None) -> list[Known]:
    """All actors of reports who may be meant."""
    reports = reader.reports()
    asked = (text,) if wanted is None else wanted.names
    names = {
        name
        for _, name, schema in reports.actor_names()
        if any(may_be_called(name, ActorSchema(schema), each) for each in asked)
    }
    counts: dict[tuple[str, ActorSchema, str | None], int] = defaultdict(int)
    linked: dict[tuple[str, ActorSchema, str | None], set[str]] = defaultdict(set)
    for each in reports.actors(names, () if wanted is None else (wanted.target,), until=until):
        key = (" ".join(each.name.split()), ActorSchema(each.schema), each.country)
        counts[key] = max(counts[key], each.readings)
        linked[key] |= {each.target} if each.target else set()
    return [
        Known(name=name, schema=schema, country=country, targets=frozenset(linked[key]), reports=n)
        for key, n in sorted(counts.items(), key=repr)
        for name, schema, country in [key]
    ]


def _with_hint(context: Context, text: str, error: NotFound) -> NotFound:
    """The failure, with the targets that may be meant."""
    with context.register.read() as reader:
        found = [each.target for each in find_targets(context, reader, text)][:_HINTS]
    shown = "; ".join(f"{each.name} ({each.id})" for each in found)
    return NotFound(f"{error}. On lists: {shown}: give an id or a full name") if shown else error


_HINTS = 3


def _wanted(context: Context, reader: Reader, text: str) -> Wanted | None:
    """The target of the register that a text means, as ``show`` finds it; None for none.

    A single word means no person: a surname alone is nobody.
    """
    found = [each.target for each in find_targets(context, reader, text)]
    if not _ID.fullmatch(text.casefold()):
        found = [target for target in found if _bears(target, text)]
    if not found:
        return None
    first = found[0]
    return Wanted(
        target=first.id,
        name=first.name,
        names=tuple(_strong_names(first)),
        countries=first.countries,
        others=tuple(f"{each.name} ({each.id})" for each in found[1:]),
    )


def _bears(target: IndexTarget, text: str) -> bool:
    """Whether a target has a name, or an identifier of the same digits."""
    digits = _digits(text)
    if len(digits) >= _LEAST_DIGITS:
        return any(_digits(each.value) == digits for each in target.identifiers)
    person = target.schema is Schema.PERSON
    if person and len(text.split()) == 1:
        return False
    schema = ActorSchema.PERSON if person else ActorSchema.ORGANIZATION
    return any(are_alike(name, text, schema) for name in _strong_names(target))


_LEAST_DIGITS = 5


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _strong_names(target: IndexTarget) -> Iterator[str]:
    """The names by which a target can be meant: a weak alias is many people's."""
    return (
        name.full
        for name in target.names
        if name.strength is Strength.STRONG or name.full == target.name
    )


def _lines(
    context: Context, index: Index | None, focus: Focus, until: date | None
) -> tuple[Line, ...]:
    """What the register has."""
    if index is None:
        return ()
    if isinstance(focus, PairFocus):
        return tuple(rounds_between(context, index, focus.first, focus.second, until=until))
    if not isinstance(focus, NameFocus) or focus.target is None:
        return ()
    row = index.row_of_target(focus.target)
    if row is None:
        return ()
    with context.register.read() as reader:
        return tuple(acts_on(reader, index.target(row), until=until))


def _horizon(context: Context, as_of: date | None) -> date | None:
    """The day of publication of the newest report."""
    with context.register.read() as reader:
        return reader.reports().newest(until=as_of)
