"""Edges in the making: columns of a graph before it is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from watchword.network.engine.columns import CLAIM, Array, Columns
from watchword.network.engine.scale import Scale

CLAIMED = 128
"""The bit of an edge's kind that says that it is only claimed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Edges in the making: see :class:`~watchword.network.engine.graph.Graph`."""

    owner: Array
    owned: Array
    kind: Array
    low: Array
    high: Array
    row: Array

    def take(self, chosen: Array) -> Edges:
        """Some of them: by a mask, or in another order."""
        return Edges(**{name: getattr(self, name)[chosen] for name in self.__slots__})

    def join(self, others: Sequence[tuple[int, int, int, Any, Any, int]]) -> Edges:
        """These and others, each as the attributes in their order."""
        if not others:
            return self
        added = list(zip(*others, strict=True))
        return Edges(
            **{
                name: np.concatenate((array, _as(array.dtype, values)))
                for name, values in zip(self.__slots__, added, strict=True)
                for array in (getattr(self, name),)
            }
        )


def edges_of(columns: Columns, rows: Array, scale: Scale) -> Edges:
    """The edges that rows stand for. Where all shares are exact, both ends are one array."""
    low, high = scale.encode(columns, rows)
    kind = columns.interest[rows]
    kind |= (columns.flags[rows] & CLAIM) * np.uint8(CLAIMED // CLAIM)
    return Edges(
        owner=columns.owner[rows],
        owned=columns.owned[rows],
        kind=kind,
        low=low,
        high=high,
        row=rows,
    )


def _as(dtype: np.dtype[Any], values: Sequence[Any]) -> Array:
    array = np.empty(len(values), dtype)
    array[:] = values
    return array
