"""Who stands for whom: keys that are joined, two by two, into groups (union-find)."""

from __future__ import annotations

from collections.abc import Iterator


class Leaders:
    """Groups of keys, each with one key that stands for it.

    Source: union-find with path halving (van Leeuwen and van der Weide, 1977).
    """

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, key: str) -> str:
        """The key that stands for a key's group: itself where it is in none."""
        above = self._above
        while above.get(key, key) != key:
            above[key] = above.get(above[key], above[key])
            key = above[key]
        return key

    def put_under(self, leader: str, other: str) -> None:
        """Let a key that leads its group stand for that of another that leads, too."""
        self._above[other] = leader

    def __iter__(self) -> Iterator[str]:
        """The keys that were put under another, or under themselves."""
        return iter(self._above)
