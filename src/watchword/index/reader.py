"""An open index: what stands in its files, read as it is asked for."""

from __future__ import annotations

import mmap
from bisect import bisect_left
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from watchword.compare import Party
from watchword.errors import IndexDamaged
from watchword.index.layout import Manifest, place_of, read_manifest
from watchword.index.target import IndexTarget
from watchword.index.weights import rarities

_decode_party = msgspec.msgpack.Decoder(Party).decode
_decode_target = msgspec.msgpack.Decoder(IndexTarget).decode

Rows = NDArray[np.int32]
_NO_ROWS: Rows = np.empty(0, np.int32)


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


class Index:
    """All targets of one state of the register, to be asked for candidates.

    Targets and names go by their row: 0, 1, 2 in the order in which they were built.
    The names of a target have neighbouring rows.
    """

    def __init__(self, place: Path, manifest: Manifest) -> None:
        self.place = place
        self.state = manifest.state
        self.algorithm = manifest.algorithm
        self.counts = manifest.counts
        self._parties = _Blobs(place, "parties.bin", "party_ends.npy")
        self._details = _Blobs(place, "details.bin", "detail_ends.npy")
        self.name_target = _array(place, "name_target.npy")
        self.name_reading = _array(place, "name_reading.npy")
        self.name_weight = _array(place, "name_weight.npy")
        self._word_postings = _Postings(place, "word")
        self._marks = _Lines(place, "marks.txt", "mark_starts.npy")
        self._mark_postings = _Postings(place, "mark")
        self._identifier_postings = _Postings(place, "identifier")
        self._rarities = rarities(
            np.asarray(_array(place, "word_counts.npy")), self.counts.get("targets", 0)
        )

    def __len__(self) -> int:
        return self.counts.get("targets", 0)

    def party(self, target: int) -> Party:
        """A target as it is compared; raises IndexDamaged where its bytes are broken."""
        try:
            return _decode_party(self._parties.read(target))
        except msgspec.MsgspecError as error:
            raise IndexDamaged(f"target {target} of {self.place} is broken: {error}") from error

    def target(self, target: int) -> IndexTarget:
        """A target as it is shown; raises IndexDamaged where its bytes are broken."""
        try:
            return _decode_target(self._details.read(target))
        except msgspec.MsgspecError as error:
            raise IndexDamaged(f"target {target} of {self.place} is broken: {error}") from error

    def first_name(self, target: int) -> int:
        """The row of a target's first name."""
        return int(np.searchsorted(self.name_target, np.int32(target)))

    def rarity(self, word: str) -> float:
        """How much a word tells, above 0 and up to 1; 1 for a word that no target has."""
        place = self._word_place(word)
        return 1.0 if place is None else float(self._rarities[place])

    def rows_of_word(self, word: str) -> Rows:
        """The names that have a word."""
        place = self._word_place(word)
        return _NO_ROWS if place is None else self._word_postings.read(place)

    def rows_of_word_at(self, place: int) -> Rows:
        """The names that have the word of a place in :attr:`words`."""
        return self._word_postings.read(place)

    def rarity_at(self, place: int) -> float:
        """How much the word of a place in :attr:`words` tells."""
        return float(self._rarities[place])

    def rows_of_mark(self, mark: str) -> Rows:
        """The names that are filed under a mark."""
        place = self._marks.find(mark.encode())
        return _NO_ROWS if place is None else self._mark_postings.read(place)

    def targets_of_identifier(self, key: str) -> Rows:
        """The targets that have an identifier, by its key."""
        place = _find(self._identifiers, key)
        return _NO_ROWS if place is None else self._identifier_postings.read(place)

    @cached_property
    def words(self) -> list[str]:
        """All words, in order."""
        return _lines(self.place / "words.txt")

    @cached_property
    def word_lengths(self) -> NDArray[np.int32]:
        """The letters of each word."""
        return np.fromiter(map(len, self.words), np.int32, len(self.words))

    @cached_property
    def name_keys(self) -> list[str]:
        """The sorted words of each name."""
        return _lines(self.place / "name_keys.txt")

    @cached_property
    def _identifiers(self) -> list[str]:
        return _lines(self.place / "identifiers.txt")

    def _word_place(self, word: str) -> int | None:
        return _find(self.words, word)


def _find(ordered: list[str], term: str) -> int | None:
    place = bisect_left(ordered, term)
    return place if place < len(ordered) and ordered[place] == term else None


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return text.split("\n") if text else []


def _array(place: Path, name: str) -> NDArray[np.generic]:
    loaded: NDArray[np.generic] = np.load(place / name, mmap_mode="r", allow_pickle=False)
    return loaded


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
        self._ends = _array(place, ends)

    def read(self, row: int) -> bytes:
        return self._bytes[int(self._ends[row]) : int(self._ends[row + 1])]


class _Postings:
    """Rows of names or targets for each term."""

    def __init__(self, place: Path, name: str) -> None:
        self._ends = _array(place, f"{name}_ends.npy")
        self._rows = _array(place, f"{name}_postings.npy")

    def read(self, term: int) -> Rows:
        rows = self._rows[int(self._ends[term]) : int(self._ends[term + 1])]
        return np.asarray(rows, np.int32)


class _Lines:
    """Terms in order, searched in the file itself: none is read that is not met."""

    def __init__(self, place: Path, lines: str, starts: str) -> None:
        self._bytes = _mapped(place / lines)
        self._starts = _array(place, starts)

    def find(self, term: bytes) -> int | None:
        low, high = 0, len(self._starts) - 1
        while low < high:
            middle = (low + high) // 2
            line = self._bytes[int(self._starts[middle]) : int(self._starts[middle + 1]) - 1]
            if middle == len(self._starts) - 2:
                line = self._bytes[int(self._starts[middle]) :]
            if line == term:
                return middle
            if line < term:
                low = middle + 1
            else:
                high = middle
        return None
