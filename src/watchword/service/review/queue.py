"""The queue: pairs that may be one party and that nothing settles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.merging import Link, link_entries, load_entries
from watchword.service.outcome import Silence, Watcher
from watchword.service.review.against import Objection, concerned, find_against
from watchword.service.review.naming import check_authority, is_of, open_keys, pair_id

_STEP = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPair:
    """A pair of the queue: it stands for two targets that may be one.

    Attributes:
        link: The two entries, and what the machine makes of them.
        against: What contradicts between any entries of the two targets.
    """

    link: Link
    against: tuple[Objection, ...]

    @property
    def id(self) -> str:
        """The pair's short id."""
        return pair_id((self.link.left, self.link.right))

    def to_dict(self) -> dict[str, Any]:
        """The pair as JSON values."""
        return {
            "pair": self.id,
            **self.link.to_dict(),
            "against": [each.to_dict() for each in self.against],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The first pairs of the queue.

    Attributes:
        pairs: The most likely first.
        total: How many there are in all.
    """

    pairs: tuple[OpenPair, ...]
    total: int

    def to_dict(self) -> dict[str, Any]:
        """The queue as JSON values."""
        return {"total": self.total, "pairs": [pair.to_dict() for pair in self.pairs]}


def list_open(
    context: Context,
    *,
    authority: str | None = None,
    limit: int | None = None,
    watcher: Watcher | None = None,
) -> Queue:
    """The pairs that wait for a decision.

    Args:
        context: The register.
        authority: Only pairs with an entry of this authority.
        limit: How many at most; None for all.
        watcher: Told how far the work is.

    Raises:
        WrongUse: There is no such authority.
        NotFound: There is no register yet.
    """
    check_authority(authority)
    watcher = watcher or Silence()
    index = ensure_index(context, watcher=watcher)
    waiting = [pair for pair in open_keys(index) if is_of(pair, authority)]
    told = {pair: concerned(index, pair) for pair in waiting[:limit]}
    watcher.begin("review", len(told))
    rows: list[OpenPair] = []
    with context.register.read() as reader:
        entries = load_entries(
            reader, {key for between in told.values() for pair in between for key in pair}
        )
        acts = reader.review_record().newest()
        for done, (pair, between) in enumerate(told.items(), start=1):
            left, right = (entries[key] for key in pair)
            rows.append(
                OpenPair(
                    link=link_entries(left, right, acts.get(pair)),
                    against=find_against(between, entries),
                )
            )
            if done % _STEP == 0:
                watcher.advance(done)
    return Queue(pairs=tuple(rows), total=len(waiting))
