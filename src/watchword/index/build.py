"""Build an index: every name in normal form, filed under its keys."""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np

from watchword.compare import Party
from watchword.compare.facts import identifier_key
from watchword.index import layout
from watchword.index.keys import marks, word_keys
from watchword.index.target import IndexSource, IndexTarget
from watchword.index.weights import rarities
from watchword.text.names import Reading

READING_CODES = {reading: code for code, reading in enumerate(Reading)}
_encode = msgspec.msgpack.Encoder().encode


def build_index(folder: Path, *, state: str, targets: Iterable[IndexTarget | IndexSource]) -> None:
    """Build the index of a state of the register, and put it in place whole.

    An index of the same state is replaced; of older ones only the newest is kept.

    Args:
        folder: Where the indexes of a register lie; made where it is missing.
        state: The hash of the register's state.
        targets: All of them, in any order; one pass is made over them.

    Raises:
        WrongUse: If the state is no plain word.
    """
    layout.place_of(folder, state)
    building = layout.new_place(folder)
    try:
        filing = _Filing()
        with (
            (building / "parties.bin").open("wb") as parties,
            (building / "details.bin").open("wb") as details,
        ):
            for given in targets:
                target = given.load() if isinstance(given, IndexSource) else given
                party = target.to_party()
                filing.party_ends.append(filing.party_ends[-1] + parties.write(_encode(party)))
                filing.detail_ends.append(filing.detail_ends[-1] + details.write(_encode(target)))
                filing.file(party)
        counts = filing.write(building)
        layout.write_manifest(building, state, counts)
        layout.install(building, folder, state)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


@dataclass(slots=True)
class _Filing:
    """What is filed so far: postings by key, and a row for each name."""

    party_ends: array[int] = field(default_factory=lambda: array("q", [0]))
    detail_ends: array[int] = field(default_factory=lambda: array("q", [0]))
    name_target: array[int] = field(default_factory=lambda: array("i"))
    name_reading: bytearray = field(default_factory=bytearray)
    name_words: list[tuple[str, ...]] = field(default_factory=list)
    name_keys: list[str] = field(default_factory=list)
    words: dict[str, array[int]] = field(default_factory=dict)
    word_counts: dict[str, int] = field(default_factory=dict)
    marks: dict[str, array[int]] = field(default_factory=dict)
    identifiers: dict[str, array[int]] = field(default_factory=dict)

    def file(self, party: Party) -> None:
        """File the next target under the keys of its names and its identifiers."""
        target = len(self.party_ends) - 2
        seen: set[str] = set()
        for name in party.names:
            row = len(self.name_target)
            words = word_keys(name.form)
            self.name_target.append(target)
            self.name_reading.append(READING_CODES[name.form.reading])
            self.name_words.append(words)
            self.name_keys.append(name.form.sorted_key)
            for word in words:
                self.words.setdefault(word, array("i")).append(row)
            for mark in marks(name.form):
                self.marks.setdefault(mark, array("i")).append(row)
            seen.update(words)
        for word in seen:
            self.word_counts[word] = self.word_counts.get(word, 0) + 1
        for identifier in party.identifiers:
            key = identifier_key(identifier)
            if key:
                rows = self.identifiers.setdefault(key.replace("\n", " "), array("i"))
                if not rows or rows[-1] != target:
                    rows.append(target)

    def write(self, place: Path) -> dict[str, int]:
        """Write all files but the two that were streamed; the counts for the manifest."""
        np.save(place / "party_ends.npy", np.frombuffer(self.party_ends, np.int64))
        np.save(place / "detail_ends.npy", np.frombuffer(self.detail_ends, np.int64))
        np.save(place / "name_target.npy", np.array(self.name_target, np.int32))
        np.save(place / "name_reading.npy", np.array(list(self.name_reading), np.uint8))
        (place / "name_keys.txt").write_bytes("\n".join(self.name_keys).encode())
        words = sorted(self.words)
        counts = np.array([self.word_counts[word] for word in words], np.int32)
        np.save(place / "word_counts.npy", counts)
        weights = dict(zip(words, rarities(counts, len(self.party_ends) - 1).tolist(), strict=True))
        sums = [sum(weights[word] for word in words) for words in self.name_words]
        np.save(place / "name_weight.npy", np.array(sums, np.float32))
        _write_terms(place / "words.txt", None, words)
        _write_postings(place, "word", [self.words[word] for word in words])
        signs = sorted(self.marks)
        _write_terms(place / "marks.txt", place / "mark_starts.npy", signs)
        _write_postings(place, "mark", [self.marks[sign] for sign in signs])
        numbers = sorted(self.identifiers)
        _write_terms(place / "identifiers.txt", None, numbers)
        _write_postings(place, "identifier", [self.identifiers[number] for number in numbers])
        return {
            "targets": len(self.party_ends) - 1,
            "names": len(self.name_target),
            "words": len(words),
            "marks": len(signs),
            "identifiers": len(numbers),
        }


def _write_terms(path: Path, starts_path: Path | None, terms: list[str]) -> None:
    """Terms in order, a line each; with where each line starts, to search without reading."""
    encoded = [term.encode() for term in terms]
    path.write_bytes(b"\n".join(encoded))
    if starts_path is not None:
        lengths = np.fromiter((len(term) + 1 for term in encoded), np.int64, len(encoded))
        np.save(starts_path, np.concatenate(([0], np.cumsum(lengths))).astype(np.int64))


def _write_postings(place: Path, name: str, postings: list[array[int]]) -> None:
    lengths = np.fromiter((len(rows) for rows in postings), np.int64, len(postings))
    np.save(place / f"{name}_ends.npy", np.concatenate(([0], np.cumsum(lengths))).astype(np.int64))
    joined = array("i")
    for rows in postings:
        joined.extend(rows)
    np.save(place / f"{name}_postings.npy", np.array(joined, np.int32))
