"""How two parties are connected: the shortest way, by ownership where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from watchword.errors import NotFound, WrongUse
from watchword.model import Holding, Party
from watchword.service.context import Context
from watchword.service.network.around import held_on, neighbours
from watchword.service.network.picture import TIES, Edge
from watchword.service.network.unknown import problems_note
from watchword.service.network.wishes import Wishes
from watchword.service.network.worlds import whole_world
from watchword.service.outcome import Watcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A way between two parties.

    Attributes:
        parties: All on the way, from the first to the last.
        holdings: One between each two of them, whichever of the two the owner is.
        downwards: Whether each owns or controls the next, so that the first stands above
            the last.
    """

    as_of: date
    parties: tuple[Party, ...]
    holdings: tuple[Holding, ...]
    downwards: bool
    unknown: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``watchword path``."""
        ends = [{"key": each.key, "name": each.name} for each in self.parties]
        names = {each.key: each.name for each in self.parties}
        return {
            "as_of": self.as_of.isoformat(),
            "from": ends[0],
            "to": ends[-1],
            "length": len(self.holdings),
            "downwards": self.downwards,
            "parties": ends,
            "holdings": [
                {
                    "holder": names[each.owner],
                    "held": names[each.owned],
                    **Edge(holding=each).to_dict(),
                }
                for each in self.holdings
            ],
            "unknown": list(self.unknown),
        }


def path(
    context: Context,
    first: str,
    second: str,
    *,
    wishes: Wishes | None = None,
    watcher: Watcher | None = None,
) -> Path:
    """The shortest way between two parties on a day.

    A chain of ownership and control from the first down to the second goes before any other
    way, one that goes up and down, or along family and associates. Claims of reports count
    and are marked.

    Args:
        context: The register; it is not asked where files say everything.
        first: A party: a key, an identifier, or a name.
        second: Another.
        wishes: The day, and what is taken in the place of the register's holdings.
        watcher: Told how far the work is.

    Raises:
        NotFound: A party is not known, or nothing leads from the one to the other.
        WrongUse: They are one party, or several have the name.
        InputRefused: A file is no format of holdings, or broken.
        RegisterTrouble: The register, or the holdings beside it, are damaged.
    """
    wishes = wishes or Wishes()
    world = whole_world(context, (), wishes=wishes, watcher=watcher)
    ends = world.one(first), world.one(second)
    if ends[0].key == ends[1].key:
        raise WrongUse(f"{first!r} and {second!r} are one party: {ends[0].name}")
    held = [each for each in world.holdings if held_on(each, wishes.day)]
    above = [each for each in held if each.interest not in TIES]
    keys = ends[0].key, ends[1].key
    way = _shortest(above, *keys, downwards=True)
    downwards = bool(way)
    way = way or _shortest(held, *keys, downwards=False)
    if not way:
        raise NotFound(f"nothing leads from {ends[0].name} to {ends[1].name} on {wishes.day}")
    parties = {each.key: each for each in world.parties}
    notes = (problems_note(len(world.problems)),) if world.problems else ()
    return Path(
        as_of=wishes.day,
        parties=tuple(parties[key] for key in _along(keys[0], way)),
        holdings=tuple(way),
        downwards=downwards,
        unknown=(*world.notes, *notes),
    )


def _along(start: str, way: Iterable[Holding]) -> Iterable[str]:
    yield start
    for each in way:
        start = each.owned if each.owner == start else each.owner
        yield start


def _shortest(
    holdings: Iterable[Holding], start: str, end: str, *, downwards: bool
) -> list[Holding]:
    at = neighbours(holdings)
    came: dict[str, tuple[str, Holding] | None] = {start: None}
    frontier = [start]
    while frontier and end not in came:
        further = []
        for key in frontier:
            for each in at.get(key, ()):
                if downwards and each.owner != key:
                    continue
                other = each.owned if each.owner == key else each.owner
                if other not in came:
                    came[other] = (key, each)
                    further.append(other)
        frontier = further
    way: list[Holding] = []
    step = came.get(end)
    while step is not None:
        way.append(step[1])
        step = came[step[0]]
    return way[::-1]
