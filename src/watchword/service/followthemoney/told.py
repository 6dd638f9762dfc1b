"""What is written: a party, and whose data it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from watchword.model import Release, Schema
from watchword.service.held import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party to be written.

    Attributes:
        id: Its id.
        name: What it is called in short.
        told: The entries that say what it is; at least one.
        referents: Other ids that lead to it.
        first_seen_on: The day of the earliest release that has it, where that is known.
    """

    id: str
    schema: Schema
    name: str
    told: tuple[Told, ...]
    referents: tuple[str, ...] = ()
    first_seen_on: date | None = None


def dataset_of(release: Release) -> str:
    """The name of a list's data set: lower case, digits and underscores, as others ask for."""
    return f"{release.authority}_{release.list}".replace("-", "_")


def newest(told: Iterable[Told]) -> str:
    """The day of the newest of these releases."""
    return max(each.release.released_on for each in told).isoformat()
