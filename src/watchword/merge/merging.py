"""All entries to targets, and again when a few of them have changed.

What is known of an entry (its traits and keys) and of a pair (its verdict) depends on nothing
else, so it is kept from one state of the register to the next; only what is new is read and
judged. Groups are formed anew each time, from all verdicts.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from watchword.compare.evidence import Agreement
from watchword.compare.facts import compare_dates, compare_identifiers, kinds_can_meet
from watchword.merge.blocks import block_keys
from watchword.merge.candidates import candidate_pairs, pack_keys, shared_names
from watchword.merge.clusters import Pair, cluster
from watchword.merge.member import MergeEntry, Traits, read_full_party, read_traits
from watchword.merge.pairs import Ground, Judgement, Side, Verdict, judge
from watchword.model import EntryKey

VERSION = 1
"""Goes up when an entry is read, or a pair judged, otherwise."""

_VERDICTS = tuple(Verdict)
_GROUNDS = tuple(Ground)
_WORTH_TWO = 20_000
"""So many pairs are worth a second process."""
_BATCH = 2_000

Decisions = Mapping[tuple[EntryKey, EntryKey], bool]
"""What people said of pairs of entries: whether they are one party."""


class Kept(msgspec.Struct, frozen=True):
    """What is kept of a merging, to be read by the next one.

    Attributes:
        ids: Of each entry, from its key and all that it states.
        traits, keys: Of each entry, encoded.
        pairs: ``left << 32 | right`` as 8 bytes each, in order, with 1 in the highest bit
            where the two stand beside each other on a list.
        verdicts: Verdict and ground of each pair, a byte each.
        scores: Of each pair, in ten-thousandths, two bytes each.
        groups: The places of each target's entries, in order.
        open: The pairs that a person should look at, as places.
    """

    version: int
    ids: list[bytes]
    traits: list[bytes]
    keys: list[bytes]
    pairs: bytes
    verdicts: bytes
    scores: bytes
    groups: list[list[int]]
    open: list[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The targets.

    Attributes:
        groups: The entries of each target, the one that was seen first at the head.
        kept: To be handed to the next merging.
    """

    groups: list[list[MergeEntry]]
    kept: bytes


def merge_entries(
    entries: Sequence[MergeEntry],
    *,
    decisions: Decisions | None = None,
    earlier: bytes = b"",
    advance: Callable[[int], None] = lambda _: None,
) -> Merged:
    """The targets that entries of any number of lists make.

    The same entries and decisions give the same targets, whatever was kept from earlier.

    Args:
        entries: All of them, in any order.
        decisions: What people said of pairs of them.
        earlier: :attr:`Merged.kept` of an earlier merging, or nothing.
        advance: Called with the count of entries that are read so far.
    """
    ordered = sorted(entries, key=lambda entry: entry.key)
    work = _Work(ordered, _read_kept(earlier), advance)
    pairs = work.judge_all()
    decided = _decided(ordered, decisions or {})
    found = cluster(len(ordered), pairs, decided=decided, against=work.against)
    kept = Kept(
        version=VERSION,
        ids=work.ids,
        traits=work.traits,
        keys=work.keys,
        pairs=work.pairs.tobytes(),
        verdicts=work.verdicts.tobytes(),
        scores=work.scores.tobytes(),
        groups=found.groups,
        open=[(pair.left, pair.right) for pair in found.open],
    )
    groups = [[ordered[place] for place in group] for group in found.groups]
    return Merged(groups=[_first_at_head(group) for group in groups], kept=_encode(kept))


def open_pairs(keys: Iterable[EntryKey], kept: bytes) -> list[tuple[EntryKey, EntryKey]]:
    """The pairs of a merging that a person should look at, the most likely first.

    Args:
        keys: The entries that were merged.
        kept: :attr:`Merged.kept`.
    """
    known = _read_kept(kept)
    ordered = sorted(keys)
    if known is None or len(known.ids) != len(ordered):
        return []
    return [(ordered[left], ordered[right]) for left, right in known.open]


def judge_entries(first: MergeEntry, second: MergeEntry) -> Judgement:
    """Whether two entries are one party, and why."""
    left, right = map(read_side, sorted((first, second), key=lambda entry: entry.key))
    ours, theirs = (pack_keys(block_keys(side.party, side.traits)) for side in (left, right))
    return judge(left, right, shared_names(ours, theirs))


def read_side(entry: MergeEntry) -> Side:
    """An entry, read to be laid beside another."""
    loaded = entry.load()
    traits = read_traits(entry.key, loaded)
    return Side(entry=entry, traits=traits, party=read_full_party(loaded, traits))


_encode = msgspec.msgpack.Encoder().encode
_decode_kept = msgspec.msgpack.Decoder(Kept).decode
_decode_traits = msgspec.msgpack.Decoder(Traits).decode


def _read_kept(kept: bytes) -> Kept | None:
    """What was kept, unless it is of another version or broken: then all is done anew."""
    if not kept:
        return None
    try:
        known = _decode_kept(kept)
    except msgspec.MsgspecError:
        return None
    return known if known.version == VERSION else None


def _first_at_head(group: list[MergeEntry]) -> list[MergeEntry]:
    """The entry that was seen first names the target: later ones don't change its id."""
    return sorted(group, key=lambda entry: (entry.first_seen_on, entry.key))


def _decided(ordered: Sequence[MergeEntry], decisions: Decisions) -> list[tuple[int, int, bool]]:
    places = {entry.key: place for place, entry in enumerate(ordered)}
    found = []
    for (first, second), accepted in decisions.items():
        if first in places and second in places and first != second:
            left, right = sorted((places[first], places[second]))
            found.append((left, right, accepted))
    return found


def _entry_id(entry: MergeEntry) -> bytes:
    stated = "\x00".join(entry.key).encode() + b"\x00" + entry.digest
    return hashlib.blake2b(stated, digest_size=16).digest()


_BESIDE = np.uint64(1 << 63)
_PLACE = 0xFFFFFFFF


class _Work:
    """One merging: what is taken over, what is read, what is judged."""

    def __init__(
        self,
        entries: Sequence[MergeEntry],
        known: Kept | None,
        advance: Callable[[int], None],
    ) -> None:
        self.entries = entries
        self.ids = [_entry_id(entry) for entry in entries]
        self._known = known
        self._earlier = {} if known is None else {id_: n for n, id_ in enumerate(known.ids)}
        self._sides: dict[int, Side] = {}
        self.traits: list[bytes] = []
        self.keys: list[bytes] = []
        for place in range(len(entries)):
            self._take(place)
            if place % 500 == 0:
                advance(place)
        self.pairs: NDArray[np.uint64] = np.empty(0, np.uint64)
        self.verdicts: NDArray[np.uint8] = np.empty((0, 2), np.uint8)
        self.scores: NDArray[np.uint16] = np.empty(0, np.uint16)
        self._traits = lru_cache(None)(lambda place: _decode_traits(self.traits[place]))
        self.against = lru_cache(None)(self._against)

    def _take(self, place: int) -> None:
        """The traits and keys of an entry: from earlier where it states the same."""
        old = self._earlier.get(self.ids[place])
        if old is not None and self._known is not None:
            self.traits.append(self._known.traits[old])
            self.keys.append(self._known.keys[old])
            return
        side = self._sides[place] = read_side(self.entries[place])
        self.traits.append(_encode(side.traits))
        self.keys.append(pack_keys(block_keys(side.party, side.traits)))

    def judge_all(self) -> list[Pair]:
        """A verdict on every pair that shares a key."""
        plain = candidate_pairs(self.keys)
        self.pairs = plain | np.where(self._beside(plain), _BESIDE, np.uint64(0))
        known = self._known_verdicts()
        at = np.searchsorted(known[0], self.pairs)
        at[at == len(known[0])] = 0
        taken = (
            known[0][at] == self.pairs if len(known[0]) else np.zeros(len(self.pairs), dtype=bool)
        )
        self.verdicts = np.zeros((len(self.pairs), 2), np.uint8)
        self.scores = np.zeros(len(self.pairs), np.uint16)
        self.verdicts[taken] = known[1][at[taken]]
        self.scores[taken] = known[2][at[taken]]
        new = np.flatnonzero(~taken)
        for place, (verdict, ground, score) in zip(
            new.tolist(), self._judge(plain[new].tolist()), strict=True
        ):
            self.verdicts[place] = verdict, ground
            self.scores[place] = score
        return self._listed_pairs(plain)

    def _beside(self, pairs: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Which pairs stand beside each other on a list."""
        lists = {key: n for n, key in enumerate(dict.fromkeys(e.key[:2] for e in self.entries))}
        of = np.array([lists[entry.key[:2]] for entry in self.entries], np.int32)
        left, right = _sides_of(pairs)
        found = of[left] == of[right] if len(pairs) else np.zeros(0, bool)
        for place in np.flatnonzero(found).tolist():
            first, second = self.entries[left[place]], self.entries[right[place]]
            found[place] = first.stands_beside(second)
        return found

    def _known_verdicts(
        self,
    ) -> tuple[NDArray[np.uint64], NDArray[np.uint8], NDArray[np.uint16]]:
        """The verdicts of earlier, by the present places of the entries."""
        known = self._known
        if known is None:
            return np.empty(0, np.uint64), np.empty((0, 2), np.uint8), np.empty(0, np.uint16)
        now = {id_: place for place, id_ in enumerate(self.ids)}
        places = np.array([now.get(id_, -1) for id_ in known.ids] or [-1], np.int64)
        pairs = np.frombuffer(known.pairs, np.uint64)
        left, right = (places[side] for side in _sides_of(pairs & ~_BESIDE))
        # Entries keep their order, so that left stays left.
        kept = (left >= 0) & (right >= 0)
        moved = (left[kept].astype(np.uint64) << np.uint64(32)) | right[kept].astype(np.uint64)
        moved |= pairs[kept] & _BESIDE
        order = np.argsort(moved, kind="stable")
        verdicts = np.frombuffer(known.verdicts, np.uint8).reshape(-1, 2)
        scores = np.frombuffer(known.scores, np.uint16)
        return moved[order], verdicts[kept][order], scores[kept][order]

    def _judge(self, pairs: list[int]) -> Iterable[tuple[int, int, int]]:
        for place in sorted({side for pair in pairs for side in (pair >> 32, pair & _PLACE)}):
            if place not in self._sides:
                self._sides[place] = read_side(self.entries[place])
        if len(pairs) < _WORTH_TWO or (os.cpu_count() or 1) < 2 or not _can_fork():
            yield from map(self._judge_pair, pairs)
            return
        global _working  # noqa: PLW0603 - a forked process finds its work there
        _working = self
        batches = [pairs[start : start + _BATCH] for start in range(0, len(pairs), _BATCH)]
        with ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork")) as pool:
            for judged in pool.map(_judge_batch, batches):
                yield from judged
        _working = None

    def _judge_pair(self, pair: int) -> tuple[int, int, int]:
        left, right = pair >> 32, pair & _PLACE
        found = judge(
            self._sides[left],
            self._sides[right],
            shared_names(self.keys[left], self.keys[right]),
        )
        score = round(found.score * 10_000)
        return _VERDICTS.index(found.verdict), _GROUNDS.index(found.ground), score

    def _listed_pairs(self, plain: NDArray[np.uint64]) -> list[Pair]:
        left, right = (side.tolist() for side in _sides_of(plain))
        verdicts, scores = self.verdicts.tolist(), self.scores.tolist()
        return [
            Pair(
                left=left[place],
                right=right[place],
                verdict=_VERDICTS[verdict],
                ground=_GROUNDS[ground],
                score=scores[place] / 10_000,
            )
            for place, (verdict, ground) in enumerate(verdicts)
        ]

    def _against(self, left: int, right: int, ground: Ground) -> bool:
        """Whether the facts of two entries part them."""
        left_traits, right_traits = self._traits(left), self._traits(right)
        ours, theirs = left_traits.party, right_traits.party
        if theirs.schema is None or not kinds_can_meet(ours.schema, theirs.schema):
            return True
        if ground is Ground.REFERENCE:
            return False
        beside = self.entries[left].stands_beside(self.entries[right])
        if beside and left_traits.under_one_programme(right_traits):
            return True
        date = compare_dates(ours.birth_dates, theirs.birth_dates)
        if date is not None and date.agreement is Agreement.CONTRADICT:
            return True
        if ours.sex and theirs.sex and ours.sex != theirs.sex:
            return True
        identifiers = compare_identifiers(ours.identifiers, theirs.identifiers)
        agreed = {each.agreement for each in identifiers}
        return Agreement.CONTRADICT in agreed and Agreement.AGREE not in agreed


_working: _Work | None = None


def _judge_batch(pairs: list[int]) -> list[tuple[int, int, int]]:
    assert _working is not None  # noqa: S101
    return [_working._judge_pair(pair) for pair in pairs]


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


def _sides_of(pairs: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    left = (pairs >> np.uint64(32)).astype(np.int64)
    return left, (pairs & np.uint64(_PLACE)).astype(np.int64)
