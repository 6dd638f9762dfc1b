"""An open index: what stands in its files, read as it is asked for."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from watchword.compare import Party, PartyName
from watchword.errors import IndexDamaged, IndexTrouble
from watchword.index.keys import VOWELLESS, exact_key
from watchword.index.layout import KEY_BYTES, Manifest, newest_state, place_of, read_manifest
from watchword.index.target import IndexTarget, entry_number
from watchword.index.weights import PER_MILLE

_decode_party = msgspec.msgpack.Decoder(Party).decode
_decode_name = msgspec.msgpack.Decoder(PartyName).decode
_decode_target = msgspec.msgpack.Decoder(IndexTarget).decode

_CACHED = 16_384
"""How many records of a kind stay decoded: the common names are asked for again and again."""

T = TypeVar("T", bound=np.generic)
R = TypeVar("R")


def open_index(folder: Path, *, state: str) -> Index:
    """Open the index of a state of the register; its files are mapped, not read.

    Sizes are checked here; :func:`~watchword.index.layout.verify_index` checks every byte.

    Raises:
        IndexMissing: If there is no index of that state by this algorithm.
        IndexDamaged: If its files do not agree with its manifest.
    """
    manifest = read_manifest(folder, state)
    place = place_of(folder, state)
    try:
        return Index(place, manifest)
    except (OSError, ValueError, EOFError) as error:
        raise IndexDamaged(f"{place} can't be opened: {error}") from error


def open_newest_index(folder: Path) -> Index | None:
    """The newest index of any state, to build the next one from; None where there is none."""
    state = newest_state(folder)
    try:
        return None if state is None else open_index(folder, state=state)
    except IndexTrouble:
        return None


class Index:
    """All targets of one state of the register, to be asked for candidates.

    Targets and names go by their row: 0, 1, 2 in the order in which they were built.
    The names of a target have neighbouring rows. A term goes by its number in the order
    of all terms.
    """

    def __init__(self, place: Path, manifest: Manifest) -> None:
        self.place = place
        self.state = manifest.state
        self.algorithm = manifest.algorithm
        self.counts = manifest.counts
        self._parties = _Blobs(place, "parties.bin", "party_ends.npy")
        self._details = _Blobs(place, "details.bin", "detail_ends.npy")
        self._forms = _Blobs(place, "forms.bin", "form_ends.npy")
        self._terms = _Blobs(place, "terms.txt", "term_starts.npy")
        self.target_dates: NDArray[np.int32] = _array(place, "target_dates.npy")
        self.target_countries: NDArray[np.int64] = _array(place, "target_countries.npy")
        self.target_group: NDArray[np.uint32] = _array(place, "target_group.npy")
        self.name_target: NDArray[np.int32] = _array(place, "name_target.npy")
        self.name_reading: NDArray[np.uint8] = _array(place, "name_reading.npy")
        self.name_initials: NDArray[np.uint8] = _array(place, "name_initials.npy")
        self.name_weight: NDArray[np.int32] = _array(place, "name_weight.npy")
        self.name_terms: NDArray[np.int32] = _array(place, "name_terms.npy")
        self.name_term_ends: NDArray[np.int64] = _array(place, "name_term_ends.npy")
        self.term_weights: NDArray[np.int16] = _array(place, "term_weights.npy")
        self.term_letters: NDArray[np.int32] = _array(place, "term_letters.npy")
        # Looked at one by one: numbers come out of a view as Python's own.
        self.term_shapes = self.term_letters.data
        self.fold_shapes = _array(place, "fold_letters.npy").data
        self.term_postings: NDArray[np.int32] = _array(place, "term_postings.npy")
        self.term_ends: NDArray[np.int64] = _array(place, "term_ends.npy")
        self._keys = _Lookup(place, "keys.npy", "key_terms.npy", "key_ends.npy")
        self._identifiers = _Lookup(
            place, "identifiers.npy", "identifier_targets.npy", "identifier_ends.npy"
        )
        self._entry_ids: NDArray[np.uint64] = _array(place, "entry_ids.npy")
        self._entry_targets: NDArray[np.int32] = _array(place, "entry_targets.npy")
        self.party = lru_cache(_CACHED)(self._party)
        self.name = lru_cache(_CACHED)(self._name)
        self.target = lru_cache(_CACHED)(self._target)
        self.rarity = lru_cache(_CACHED)(self._rarity)
        self.term = lru_cache(8 * _CACHED)(self._term)

    def __len__(self) -> int:
        return self.counts.get("targets", 0)

    def _party(self, target: int) -> Party:
        """A target as it is compared, without its names.

        Raises IndexDamaged where its bytes are broken, as :meth:`name` and
        :meth:`target` do.
        """
        return self._decoded(_decode_party, self._parties, target)

    def _name(self, row: int) -> PartyName:
        """A name in normal form."""
        return self._decoded(_decode_name, self._forms, row)

    def _target(self, target: int) -> IndexTarget:
        """A target as it is shown."""
        return self._decoded(_decode_target, self._details, target)

    def _decoded(self, decode: Callable[[bytes], R], blobs: _Blobs, row: int) -> R:
        try:
            return decode(blobs.read(row))
        except msgspec.MsgspecError as error:
            raise IndexDamaged(f"record {row} of {self.place} is broken: {error}") from error

    def names_of(self, target: int) -> range:
        """The rows of a target's names."""
        first, after = np.searchsorted(self.name_target, (target, target + 1))
        return range(int(first), int(after))

    def _rarity(self, word: str) -> float:
        """How much a word tells, above 0 and up to 1; 1 for a word that no target has."""
        for term in (word, VOWELLESS + word):
            number = self.term_number(term)
            if number is not None:
                return int(self.term_weights[number]) / PER_MILLE
        return 1.0

    def term_number(self, term: str) -> int | None:
        """The number of a term; None where no name has it."""
        encoded = term.encode()
        for number in self._keys.find(exact_key(term)).tolist():
            if self._terms.read(number) == encoded:
                return int(number)
        return None

    def _term(self, number: int) -> str:
        """The term of a number."""
        return self._terms.read(number).decode()

    @property
    def term_text(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """The letters of all terms, and where each term starts."""
        return np.frombuffer(self._terms.all(), np.uint8), self._terms.ends

    def terms_of_keys(self, keys: Sequence[int]) -> list[int]:
        """The numbers of the terms that have any of the keys, in order."""
        return self._keys.find_any(keys)

    def targets_of_identifier(self, key: str) -> list[int]:
        """The targets that may have an identifier, by its key."""
        found: list[int] = self._identifiers.find(crc32(key.encode())).tolist()
        return found

    def row_of_target(self, target: str) -> int | None:
        """The row of the target that an id leads to; None where no entry has it.

        Every entry has an id of its own, and that of one of its entries is its target's:
        an id that was a target's once leads to where its entry is now.
        """
        number = entry_number(target)
        place = -1 if number is None else int(self._entry_ids.searchsorted(np.uint64(number)))
        if place < 0 or place == len(self._entry_ids) or int(self._entry_ids[place]) != number:
            return None
        return int(self._entry_targets[place])

    # What a new index takes over:

    @property
    def merging(self) -> bytes:
        """What was kept of the merging that made the targets; it means nothing here."""
        return (self.place / "merging.bin").read_bytes()

    def rows_by_key(self) -> dict[bytes, int]:
        """The row of each target by the key of its source."""
        keys = (self.place / "sources.bin").read_bytes()
        starts = range(0, len(keys), KEY_BYTES)
        return {keys[start : start + KEY_BYTES]: row for row, start in enumerate(starts)}

    def all_terms(self) -> list[str]:
        """Every term, in order."""
        return [self._term(number) for number in range(self.counts["terms"])]

    def all_keys(self) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
        """Every key with each of its terms."""
        return self._keys.pairs()

    def identifier_keys_of(self, target: int) -> list[int]:
        """The keys of a target's identifiers, in order."""
        return self._identifier_keys.get(target, [])

    @cached_property
    def _identifier_keys(self) -> dict[int, list[int]]:
        return _by_target(*self._identifiers.pairs())

    def entry_numbers_of(self, target: int) -> list[int]:
        """The ids of a target's entries as numbers, in order."""
        return self._entry_numbers.get(target, [])

    @cached_property
    def _entry_numbers(self) -> dict[int, list[int]]:
        return _by_target(self._entry_ids, self._entry_targets)

    def form_spans(self, names: range) -> Iterator[tuple[int, int]]:
        """Where the records of names start and end."""
        ends = self._forms.ends[names.start : names.stop + 1].tolist()
        return pairwise(ends)

    def form_bytes(self, names: range) -> bytes:
        """The records of neighbouring names, one after the other."""
        return self._forms.span(names.start, names.stop)

    def party_bytes(self, target: int) -> bytes:
        """The record of :meth:`party`."""
        return self._parties.read(target)

    def detail_bytes(self, target: int) -> bytes:
        """The record of :meth:`target`."""
        return self._details.read(target)


def _array(place: Path, name: str) -> NDArray[T]:
    loaded: NDArray[T] = np.load(place / name, mmap_mode="r", allow_pickle=False)
    return loaded.view(np.ndarray)  # a plain array over the map: its slices cost less


def _by_target(
    values: NDArray[np.unsignedinteger[Any]], targets: NDArray[np.int32]
) -> dict[int, list[int]]:
    """The values of each target, in order."""
    found: dict[int, list[int]] = {}
    for value, target in zip(values.tolist(), targets.tolist(), strict=True):
        found.setdefault(target, []).append(value)
    return found


def _mapped(path: Path) -> mmap.mmap | bytes:
    """A file's bytes, mapped; an empty file can't be."""
    with path.open("rb") as stream:
        if path.stat().st_size == 0:
            return b""
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)


class _Blobs:
    """Records one after the other, found by where they end."""

    def __init__(self, place: Path, blobs: str, ends: str) -> None:
        self._bytes = _mapped(place / blobs)
        self.ends: NDArray[np.int64] = _array(place, ends)

    def read(self, row: int) -> bytes:
        return self.span(row, row + 1)

    def all(self) -> mmap.mmap | bytes:
        return self._bytes

    def span(self, first: int, after: int) -> bytes:
        return self._bytes[int(self.ends[first]) : int(self.ends[after])]


class _Lookup:
    """Values by a key of 32 bits."""

    def __init__(self, place: Path, keys: str, values: str, ends: str) -> None:
        self.keys: NDArray[np.uint32] = _array(place, keys)
        self.values: NDArray[np.int32] = _array(place, values)
        self.ends: NDArray[np.int64] = _array(place, ends)
        self._keys, self._values = self.keys.data, self.values.data
        self._ends = self.ends.data

    def find(self, key: int) -> NDArray[np.int32]:
        """The values of a key, in order."""
        place = int(self.keys.searchsorted(np.uint32(key)))
        if place == len(self.keys) or self.keys[place] != key:
            return self.values[:0]
        return self.values[int(self.ends[place]) : int(self.ends[place + 1])]

    def find_any(self, keys: Sequence[int]) -> list[int]:
        """The values of any of some keys, each once, in order."""
        found: set[int] = set()
        # One look-up for all; what it leads to is little, which Python is quicker with.
        places = self.keys.searchsorted(np.array(keys, np.uint32)).tolist()
        for key, place in zip(keys, places, strict=True):
            if place < len(self._keys) and self._keys[place] == key:
                found.update(self._values[self._ends[place] : self._ends[place + 1]])
        return sorted(found)

    def pairs(self) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
        """Every key with each of its values."""
        return np.repeat(self.keys, np.diff(self.ends)), np.asarray(self.values)
