"""The catalogue: every target and listing in columns, to be filtered, counted and sorted.

It is derived from the index and the register, lies within the index's folder, and goes
with it. It is written beside its place and moved there whole. Rows of targets are the
index's own; a *listing* is one of a target's entries, and a *time* one time that it stood
on its list (:class:`~watchword.service.search.said.Time`).
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from watchword.errors import IndexDamaged, IndexMissing
from watchword.service.search.field import BROKEN, Field, read_arrays

FORMAT = "1"
"""Grows with every change of what the files hold or how a text is read."""

FIELDS = ("names", "identifiers", "reasons", "positions", "links")
_TABLES = "tables.json"
_COLUMNS = "columns.npz"


class Tables(msgspec.Struct, frozen=True):
    """What the numbers in the columns stand for, each in its order.

    Attributes:
        state: The hash of the register's state.
        schemas, authorities, places: By number.
        programmes: Each with its authority's number.
        sizes: Of the other files, in bytes, by their names.
    """

    state: str
    schemas: list[str]
    authorities: list[str]
    places: list[str]
    programmes: list[tuple[int, str]]
    sizes: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns. Days are ordinals of the Gregorian calendar, 0 where not known.

    Attributes:
        target_schema: By target.
        target_by_id: By target: its place in the order of all ids.
        target_by_name: The same, in the order of names.
        place_target, place: Each target with each of its places.
        listing_target, listing_authority: By listing; a target's are neighbours.
        time_listing: By time; a listing's are neighbours.
        time_first, time_by: The first and the last day that its day of listing can be.
        time_after, time_from, time_until, time_gone: The bounds of its span.
        time_now: Whether it stands there now.
        programme_time, programme: Each time with each of its programmes.
        name_lead, name_strong: By document of the names: whether the target goes by it,
            and whether it is a strong name.
    """

    target_schema: NDArray[np.uint8]
    target_by_id: NDArray[np.int32]
    target_by_name: NDArray[np.int32]
    place_target: NDArray[np.int32]
    place: NDArray[np.int32]
    listing_target: NDArray[np.int32]
    listing_authority: NDArray[np.uint8]
    time_listing: NDArray[np.int32]
    time_first: NDArray[np.int32]
    time_by: NDArray[np.int32]
    time_after: NDArray[np.int32]
    time_from: NDArray[np.int32]
    time_until: NDArray[np.int32]
    time_gone: NDArray[np.int32]
    time_now: NDArray[np.bool_]
    programme_time: NDArray[np.int32]
    programme: NDArray[np.int32]
    name_lead: NDArray[np.bool_]
    name_strong: NDArray[np.bool_]


class Catalogue:
    """An open catalogue."""

    def __init__(self, place: Path, tables: Tables, columns: Columns) -> None:
        self.place = place
        self.tables = tables
        self.columns = columns
        self._fields: dict[str, Field] = {}

    def __len__(self) -> int:
        return len(self.columns.target_schema)

    def field(self, name: str) -> Field:
        """One of :data:`FIELDS`."""
        if name not in self._fields:
            self._fields[name] = Field(self.place, name)
        return self._fields[name]

    @cached_property
    def time_target(self) -> NDArray[np.int32]:
        """By time: its target."""
        return self.columns.listing_target[self.columns.time_listing]

    @cached_property
    def time_authority(self) -> NDArray[np.uint8]:
        """By time: its authority."""
        return self.columns.listing_authority[self.columns.time_listing]

    def listings_of(self, target: int) -> range:
        """The listings of a target, in the order in which the index has them."""
        first, after = np.searchsorted(self.columns.listing_target, (target, target + 1))
        return range(int(first), int(after))

    def times_of(self, listing: int) -> range:
        """The times of a listing."""
        first, after = np.searchsorted(self.columns.time_listing, (listing, listing + 1))
        return range(int(first), int(after))


def place_in(index_place: Path) -> Path:
    """Where the catalogue of an index lies."""
    return index_place / f"find-{FORMAT}"


def open_catalogue(index_place: Path, *, state: str) -> Catalogue:
    """Open the catalogue of an index.

    Raises:
        IndexMissing: There is none by this version.
        IndexDamaged: Its files do not belong together.
    """
    place = place_in(index_place)
    if not place.is_dir():
        raise IndexMissing(f"no catalogue in {index_place}")
    try:
        tables = msgspec.json.decode((place / _TABLES).read_bytes(), type=Tables)
        sizes = {name: (place / name).stat().st_size for name in tables.sizes}
        arrays = read_arrays(place / _COLUMNS)
        columns = Columns(**{each.name: arrays[each.name] for each in fields(Columns)})
    except BROKEN as error:
        raise IndexDamaged(f"{place} can't be read: {error}") from error
    if tables.state != state or sizes != tables.sizes:
        raise IndexDamaged(f"{place} is of another state, or not what was written")
    return Catalogue(place, tables, columns)


def new_place(index_place: Path) -> Path:
    """An empty folder beside the catalogue's place, to write one in."""
    building = index_place / f".find-{os.getpid()}-{time.time_ns()}"
    building.mkdir()
    return building


def write_columns(building: Path, columns: Columns) -> None:
    """Write the columns."""
    np.savez(
        building / _COLUMNS, **{each.name: getattr(columns, each.name) for each in fields(columns)}
    )


def write_tables(building: Path, *, state: str, names: dict[str, Sequence[Any]]) -> None:
    """Write the tables, last of all files: they tell the sizes of the others."""
    sizes = {child.name: child.stat().st_size for child in sorted(building.iterdir())}
    tables = Tables(state=state, sizes=sizes, **{key: list(each) for key, each in names.items()})
    (building / _TABLES).write_bytes(msgspec.json.format(msgspec.json.encode(tables)))


def install(building: Path, index_place: Path) -> None:
    """Move a finished catalogue to its place, whole, and drop those of other versions."""
    for child in building.iterdir():
        with child.open("rb") as stream:
            os.fsync(stream.fileno())
    for child in index_place.glob("find-*"):
        waste = index_place / f".find-waste-{os.getpid()}-{time.time_ns()}"
        with suppress(FileNotFoundError):  # another process is quicker
            child.rename(waste)
        shutil.rmtree(waste, ignore_errors=True)
    place = place_in(index_place)
    try:
        building.rename(place)
    except OSError:
        # Another process has put the same there meanwhile.
        if not place.is_dir():
            raise
