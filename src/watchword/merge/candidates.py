"""Pairs of entries that share a key, found for all entries at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from watchword.merge.blocks import MOST_SHARING, NO_NAME

Keys = NDArray[np.uint64]
"""Rows of a key and the number of the name that it comes from."""


def pack_keys(keys: Sequence[tuple[int, int]]) -> bytes:
    """The keys of an entry as bytes: ten for each."""
    hashes = np.array([key for key, _ in keys], np.uint64)
    names = np.array([name for _, name in keys], np.uint16)
    return hashes.tobytes() + names.tobytes()


def unpack_keys(packed: bytes) -> tuple[NDArray[np.uint64], NDArray[np.uint16]]:
    """The hashes and the names that :func:`pack_keys` wrote."""
    count = len(packed) // 10
    return (
        np.frombuffer(packed, np.uint64, count),
        np.frombuffer(packed, np.uint16, count, offset=8 * count),
    )


def candidate_pairs(packed: Sequence[bytes]) -> NDArray[np.uint64]:
    """The pairs of entries that share a key which few have.

    Args:
        packed: The keys of each entry.

    Returns:
        Each pair once, in order, as ``left << 32 | right`` with ``left < right``.
    """
    if not packed:
        return np.empty(0, np.uint64)
    hashes = [unpack_keys(each)[0] for each in packed]
    places = np.repeat(
        np.arange(len(packed), dtype=np.uint64), np.array([len(each) for each in hashes])
    )
    keys = np.concatenate(hashes)
    order = np.lexsort((places, keys))
    keys, places = keys[order], places[order]
    first = np.ones(len(keys), bool)
    first[1:] = (keys[1:] != keys[:-1]) | (places[1:] != places[:-1])
    keys, places = keys[first], places[first]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    sizes = np.diff(np.concatenate((starts, [len(keys)])))
    found = [np.empty(0, np.uint64)]
    for size in range(2, MOST_SHARING + 1):
        rows = places[starts[sizes == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        found.append(np.unique((rows[:, left] << np.uint64(32) | rows[:, right]).ravel()))
    return np.unique(np.concatenate(found))


def shared_names(left: bytes, right: bytes) -> list[tuple[int, int]]:
    """The names of two entries that share a key, those that share most of them first."""
    names: dict[int, list[int]] = {}
    for key, name in _listed(left):
        if name != NO_NAME:
            names.setdefault(key, []).append(name)
    counts: dict[tuple[int, int], int] = {}
    for key, name in _listed(right):
        for other in names.get(key, ()) if name != NO_NAME else ():
            counts[other, name] = counts.get((other, name), 0) + 1
    return sorted(counts, key=lambda pair: (-counts[pair], pair))


def _listed(packed: bytes) -> list[tuple[int, int]]:
    hashes, names = unpack_keys(packed)
    return list(zip(hashes.tolist(), names.tolist(), strict=True))
