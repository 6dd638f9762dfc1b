"""Build an index: every target in normal form, its names filed under their terms."""

from __future__ import annotations

import hashlib
import shutil
from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

import msgspec
import numpy as np

from watchword.compare import Party
from watchword.compare.facts import as_year, identifier_key
from watchword.index import layout
from watchword.index.assemble import Flat, Terms, assemble
from watchword.index.keys import name_terms
from watchword.index.reader import Index
from watchword.index.target import IndexSource, IndexTarget, entry_number
from watchword.text.names import Reading

READING_CODES = {reading: code for code, reading in enumerate(Reading)}
_encode = msgspec.msgpack.Encoder().encode


def build_index(
    folder: Path,
    *,
    state: str,
    targets: Iterable[IndexTarget | IndexSource],
    earlier: Index | None = None,
    merging: bytes = b"",
    keep: Collection[str] = frozenset(),
) -> None:
    """Build the index of a state of the register, and put it in place whole.

    An index of the same state is replaced; of older ones only the newest is kept. The
    bytes are the same with and without an earlier index.

    Args:
        folder: Where the indexes of a register lie; made where it is missing.
        state: The hash of the register's state.
        targets: All of them, in any order; one pass is made over them.
        earlier: An open index whose targets are taken over where their keys are the same.
        merging: What the next merging takes over (see :attr:`Index.merging`).

        keep: States whose indexes are not dropped, however old they are.

    Raises:
        WrongUse: If the state is no plain word.
    """
    layout.place_of(folder, state)
    building = layout.new_place(folder)
    try:
        with (
            (building / "parties.bin").open("wb") as parties,
            (building / "details.bin").open("wb") as details,
            (building / "forms.bin").open("wb") as forms,
        ):
            filing = _Filing(Terms.of(earlier), _Blobs(parties, details, forms))
            known = {} if earlier is None else earlier.rows_by_key()
            for target in targets:
                key = _digest(target)
                row = known.get(key)
                if row is not None and earlier is not None:
                    filing.take_over(earlier, row)
                elif isinstance(target, IndexSource):
                    filing.add(target.load())
                else:
                    filing.add(target)
                filing.source_keys += key
        counts = filing.write(building, earlier)
        (building / "merging.bin").write_bytes(merging)
        layout.write_manifest(building, state, counts)
        layout.install(building, folder, state, keep=keep)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def _digest(target: IndexTarget | IndexSource) -> bytes:
    """What tells whether an earlier index holds the same of a target."""
    key = target.key if isinstance(target, IndexSource) else _encode(target)
    return hashlib.blake2b(key, digest_size=layout.KEY_BYTES).digest()


@dataclass(frozen=True, slots=True)
class _Blobs:
    """The files that records are streamed into."""

    parties: BinaryIO
    details: BinaryIO
    forms: BinaryIO


class _Filing:
    """What is filed so far."""

    def __init__(self, terms: Terms, blobs: _Blobs) -> None:
        self.terms = terms
        self.blobs = blobs
        self.source_keys = bytearray()
        self.party_ends = array("q", [0])
        self.detail_ends = array("q", [0])
        self.form_ends = array("q", [0])
        self.dates = array("i")
        self.countries = array("q")
        self.groups = array("I")
        self.name_target = array("i")
        self.name_reading = bytearray()
        self.name_initials = bytearray()
        self.name_terms = array("i")
        self.name_term_ends = array("q", [0])
        self.identifier_keys = array("I")
        self.identifier_targets = array("i")
        self.entry_numbers = array("Q")
        self.entry_targets = array("i")

    @property
    def _row(self) -> int:
        """The row of the target that is filed next."""
        return len(self.party_ends) - 1

    def add(self, target: IndexTarget) -> None:
        """File a target that is new."""
        party = target.to_party()
        for name in party.names:
            self.form_ends.append(self.form_ends[-1] + self.blobs.forms.write(_encode(name)))
            self.name_target.append(self._row)
            self.name_reading.append(READING_CODES[name.form.reading])
            self.name_initials.append(min(sum(name.form.initials), 255))
            self.name_terms.extend(self.terms.number(term) for term in name_terms(name.form))
            self.name_term_ends.append(len(self.name_terms))
        self.dates.extend(days_of(party))
        self.countries.append(country_bits(party.countries))
        self.groups.append(_group(party))
        keys = {crc32(key.encode()) for each in party.identifiers if (key := identifier_key(each))}
        self.identifier_keys.extend(sorted(keys))
        self.identifier_targets.extend([self._row] * len(keys))
        self._name_entries(_entry_numbers(target))
        bare = replace(party, names=())
        self._end(self.blobs.parties.write(_encode(bare)), self.blobs.details, _encode(target))

    def take_over(self, earlier: Index, row: int) -> None:
        """File a target as an earlier index has it."""
        names = earlier.names_of(row)
        for start, end in earlier.form_spans(names):
            self.form_ends.append(self.form_ends[-1] + end - start)
        self.blobs.forms.write(earlier.form_bytes(names))
        self.name_target.extend([self._row] * len(names))
        span = slice(names.start, names.stop)
        self.name_reading += earlier.name_reading[span].tobytes()
        self.name_initials += earlier.name_initials[span].tobytes()
        ends = earlier.name_term_ends
        first = int(ends[names.start])
        shift = len(self.name_terms) - first
        self.name_terms.frombytes(earlier.name_terms[first : int(ends[names.stop])].tobytes())
        self.name_term_ends.extend(
            end + shift for end in ends[names.start + 1 : names.stop + 1].tolist()
        )
        self.dates.frombytes(earlier.target_dates[row].tobytes())
        self.countries.append(int(earlier.target_countries[row]))
        self.groups.append(int(earlier.target_group[row]))
        keys = earlier.identifier_keys_of(row)
        self.identifier_keys.extend(keys)
        self.identifier_targets.extend([self._row] * len(keys))
        self._name_entries(earlier.entry_numbers_of(row))
        party, detail = earlier.party_bytes(row), earlier.detail_bytes(row)
        self._end(self.blobs.parties.write(party), self.blobs.details, detail)

    def _name_entries(self, numbers: list[int]) -> None:
        self.entry_numbers.extend(numbers)
        self.entry_targets.extend([self._row] * len(numbers))

    def _end(self, party_size: int, details: BinaryIO, detail: bytes) -> None:
        self.party_ends.append(self.party_ends[-1] + party_size)
        self.detail_ends.append(self.detail_ends[-1] + details.write(detail))

    def write(self, place: Path, earlier: Index | None) -> dict[str, int]:
        """Write all files but those that were streamed; the counts for the manifest."""
        (place / "sources.bin").write_bytes(self.source_keys)
        np.save(place / "party_ends.npy", np.frombuffer(self.party_ends, np.int64))
        np.save(place / "detail_ends.npy", np.frombuffer(self.detail_ends, np.int64))
        np.save(place / "form_ends.npy", np.frombuffer(self.form_ends, np.int64))
        np.save(place / "target_dates.npy", np.array(self.dates, np.int32).reshape(-1, 2))
        np.save(place / "target_countries.npy", np.array(self.countries, np.int64))
        np.save(place / "target_group.npy", np.array(self.groups, np.uint32))
        np.save(place / "name_target.npy", np.array(self.name_target, np.int32))
        np.save(place / "name_reading.npy", np.frombuffer(bytes(self.name_reading), np.uint8))
        np.save(place / "name_initials.npy", np.frombuffer(bytes(self.name_initials), np.uint8))
        numbers = np.array(self.entry_numbers, np.uint64)
        order = np.argsort(numbers, kind="stable")
        np.save(place / "entry_ids.npy", numbers[order])
        np.save(place / "entry_targets.npy", np.array(self.entry_targets, np.int32)[order])
        flat = Flat(
            terms=np.array(self.name_terms, np.int32),
            ends=np.array(self.name_term_ends, np.int64),
            targets=np.array(self.name_target, np.int32),
            groups=np.array(self.groups, np.uint32),
            readings=np.frombuffer(bytes(self.name_reading), np.uint8),
            identifier_keys=np.array(self.identifier_keys, np.uint32),
            identifier_targets=np.array(self.identifier_targets, np.int32),
        )
        return {
            "targets": self._row,
            "names": len(self.name_target),
            **assemble(place, flat, self.terms, earlier),
        }


def _entry_numbers(target: IndexTarget) -> list[int]:
    """The ids of a target and of each of its entries, as numbers in order."""
    return sorted(number for each in target.ids if (number := entry_number(each)) is not None)


def days_of(party: Party) -> tuple[int, int]:
    """The first and the last day on which a party may be born; zeros where not known."""
    spans = [as_year(each) for each in party.birth_dates]
    if not spans:
        return 0, 0
    return (
        min(each.earliest.toordinal() for each in spans),
        max(each.latest.toordinal() for each in spans),
    )


def country_bits(countries: Iterable[str]) -> int:
    """A bit for each country; two countries may share one."""
    bits = 0
    for code in countries:
        bits |= 1 << crc32(code.encode()) % 62
    return bits


def _group(party: Party) -> int:
    """The same number for entries of one name, so that they count once for a word."""
    return crc32(party.names[0].form.sorted_key.encode()) if party.names else 0
