"""Make the catalogue: file all that is searched, in columns and by words."""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from watchword.compare.facts import identifier_key
from watchword.errors import IndexTrouble, RegisterBusy, RegisterTrouble
from watchword.index import Index, IndexListing, IndexTarget
from watchword.model import EntryKey, Identifier, Schema, Strength
from watchword.service.context import Context
from watchword.service.outcome import Silence, Watcher
from watchword.service.search import layout
from watchword.service.search.field import FieldFiling
from watchword.service.search.said import Said, Time, read_said, times_of
from watchword.service.search.words import words_of
from watchword.text.keys import identifier_key as loose_identifier_key

_STEP = 500

NameOf = Callable[[EntryKey], str]
"""The name of the target that an entry belongs to; empty where there is none."""


def ensure_catalogue(
    context: Context, index: Index, *, watcher: Watcher | None = None
) -> layout.Catalogue:
    """The catalogue of an open index, made if there is none.

    Raises:
        RegisterBusy: It has to be made, and the register has another state by now.
        RegisterTrouble: It can't be written.
    """
    try:
        return layout.open_catalogue(index.place, state=index.state)
    except IndexTrouble:
        # Missing or damaged; it is derived, so it is made again.
        return make_catalogue(context, index, watcher or Silence())


def make_catalogue(context: Context, index: Index, watcher: Watcher) -> layout.Catalogue:
    """Make the catalogue of an open index anew.

    Raises:
        RegisterBusy: The register has another state by now.
        RegisterTrouble: It can't be written.
    """
    said = _read_all(context, index.state, watcher)

    def name_of(key: EntryKey) -> str:
        row = index.row_of_target(key.target)
        return "" if row is None else index.target(row).name

    def targets() -> Iterable[IndexTarget]:
        watcher.begin("catalogue", len(index))
        for row in range(len(index)):
            if row % _STEP == 0:
                watcher.advance(row)
            yield index.target(row)

    write_catalogue(index.place, state=index.state, targets=targets(), said=said, name_of=name_of)
    return layout.open_catalogue(index.place, state=index.state)


def _read_all(context: Context, state: str, watcher: Watcher) -> dict[EntryKey, Said]:
    """What every entry that was ever listed says, in the newest release that holds it."""
    from watchword.service.targets import listed_entries

    found: dict[EntryKey, Said] = {}
    watcher.begin("read entries", None)
    with context.register.read() as reader:
        if reader.state() != state:
            raise RegisterBusy("the register has changed meanwhile: ask again")
        for done, each in enumerate(listed_entries(reader)):
            if done % _STEP == 0:
                watcher.advance(done)
            found[each.key] = read_said(each.load())
    return found


def write_catalogue(
    index_place: Path,
    *,
    state: str,
    targets: Iterable[IndexTarget],
    said: Mapping[EntryKey, Said],
    name_of: NameOf,
) -> None:
    """Write the catalogue of an index, and put it in place whole.

    Args:
        index_place: The folder of the index.
        state: The hash of the register's state.
        targets: All targets of the index, by row.
        said: What each entry says; an entry that is missing says nothing.
        name_of: What the other side of a relation is called where only its id is stated.

    Raises:
        RegisterTrouble: The files can't be written.
    """
    filing = _Filing(said, name_of)
    for target in targets:
        filing.add(target)
    try:
        building = layout.new_place(index_place)
    except OSError as error:
        raise RegisterTrouble(f"{index_place} can't be written: {error}") from error
    try:
        filing.write(building, state)
        layout.install(building, index_place)
    except OSError as error:
        raise RegisterTrouble(f"{index_place} can't be written: {error}") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


class _Numbers:
    """Numbers for values in the order in which they come, and then in their own."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}

    def of(self, *value: str) -> int:
        return self._numbers.setdefault(value, len(self._numbers))

    def ordered(self) -> tuple[list[tuple[str, ...]], NDArray[np.int32]]:
        """The values in order, and the new number of each old one."""
        values = sorted(self._numbers)
        renumbered = np.empty(len(values), np.int32)
        for number, value in enumerate(values):
            renumbered[self._numbers[value]] = number
        return values, renumbered


class _Filing:
    """What is filed so far."""

    def __init__(self, said: Mapping[EntryKey, Said], name_of: NameOf) -> None:
        self._said = said
        self._name_of = name_of
        self._fields = {name: FieldFiling(texts=name != "identifiers") for name in layout.FIELDS}
        self._schemas = [schema.value for schema in Schema]
        self._authorities, self._places, self._programmes = _Numbers(), _Numbers(), _Numbers()
        self._ids: list[str] = []
        self._names: list[tuple[str, str, str]] = []
        self._target_schema = bytearray()
        self._place_target, self._place = array("i"), array("i")
        self._listing_target, self._listing_authority = array("i"), array("i")
        self._time_listing = array("i")
        self._days: dict[str, array[int]] = {
            name: array("i") for name in ("first", "by", "after", "from", "until", "gone")
        }
        self._time_now = bytearray()
        self._programme_time, self._programme = array("i"), array("i")
        self._name_lead, self._name_strong = bytearray(), bytearray()

    def add(self, target: IndexTarget) -> None:
        """File a target."""
        row = len(self._ids)
        self._ids.append(target.id)
        self._names.append((" ".join(words_of(target.name)), target.name, target.id))
        self._target_schema.append(self._schemas.index(target.schema.value))
        for place, name in enumerate(target.names):
            self._fields["names"].add(row, name.full)
            self._name_lead.append(place == 0)
            self._name_strong.append(name.strength is Strength.STRONG)
        keys = {key: None for each in target.identifiers for key in identifier_words(each)}
        self._fields["identifiers"].add_words(row, list(keys))
        places: set[str] = set()
        for listing in target.listings:
            said = self._said.get(listing.key, Said())
            places.update(said.places)
            self._add_listing(row, listing, said)
        for code in sorted(places):
            self._place_target.append(row)
            self._place.append(self._places.of(code))

    def _add_listing(self, target: int, listing: IndexListing, said: Said) -> None:
        row = len(self._listing_target)
        self._listing_target.append(target)
        self._listing_authority.append(self._authorities.of(listing.authority))
        if said.reasons:
            self._fields["reasons"].add(row, "\n".join(said.reasons))
        for position in said.positions:
            self._fields["positions"].add(row, position)
        for link in said.links:
            for name in self._names_of(listing.key, *link):
                self._fields["links"].add(row, name)
        for each in times_of(listing, said.acts):
            self._add_time(row, listing.authority, each)

    def _names_of(self, key: EntryKey, name: str, entry: str) -> tuple[str, ...]:
        """What a related party is called: as the list writes it there, and by its own entry."""
        own = self._name_of(key._replace(entry=entry)) if entry else ""
        return tuple(dict.fromkeys(each for each in (name, own) if each))

    def _add_time(self, listing: int, authority: str, each: Time) -> None:
        row = len(self._time_listing)
        self._time_listing.append(listing)
        span = each.span
        by = None if span.by == date.max else span.by
        days = (each.first, each.by, span.after, by, span.until, span.gone_by)
        for column, day in zip(self._days.values(), days, strict=True):
            column.append(0 if day is None else day.toordinal())
        self._time_now.append(each.now)
        for key in dict.fromkeys(each.programmes):
            self._programme_time.append(row)
            self._programme.append(self._programmes.of(authority, key))

    def write(self, building: Path, state: str) -> None:
        """Write all files."""
        authorities, new_authority = self._authorities.ordered()
        places, new_place = self._places.ordered()
        programmes, new_programme = self._programmes.ordered()
        numbers = {code: number for number, (code,) in enumerate(authorities)}
        for name, field in self._fields.items():
            field.write(building, name)
        days = {f"time_{name}": _ints(column) for name, column in self._days.items()}
        layout.write_columns(
            building,
            layout.Columns(
                target_schema=np.frombuffer(bytes(self._target_schema), np.uint8),
                target_by_id=_ranks(self._ids),
                target_by_name=_ranks(self._names),
                place_target=_ints(self._place_target),
                place=new_place[_ints(self._place)],
                listing_target=_ints(self._listing_target),
                listing_authority=new_authority[_ints(self._listing_authority)].astype(np.uint8),
                time_listing=_ints(self._time_listing),
                time_now=np.frombuffer(bytes(self._time_now), np.bool_),
                programme_time=_ints(self._programme_time),
                programme=new_programme[_ints(self._programme)],
                name_lead=np.frombuffer(bytes(self._name_lead), np.bool_),
                name_strong=np.frombuffer(bytes(self._name_strong), np.bool_),
                **days,
            ),
        )
        layout.write_tables(
            building,
            state=state,
            names={
                "schemas": self._schemas,
                "authorities": [code for (code,) in authorities],
                "places": [code for (code,) in places],
                "programmes": [(numbers[authority], key) for authority, key in programmes],
            },
        )


def _ints(column: array[int]) -> NDArray[np.int32]:
    return np.array(column, np.int32)


def _ranks(values: list[str] | list[tuple[str, str, str]]) -> NDArray[np.int32]:
    """The place of each value in the order of all."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = np.empty(len(values), np.int32)
    ranks[order] = np.arange(len(values), dtype=np.int32)
    return ranks


def identifier_words(identifier: Identifier) -> tuple[str, ...]:
    """Under which words an identifier is filed: bare, and with its kind before it."""
    kind = identifier.kind.value
    keys = {
        loose_identifier_key(identifier.value): None,
        identifier_key(identifier).casefold(): None,
    }
    return (f"{kind}:", *(word for key in keys if key for word in (key, f"{kind}:{key}")))
