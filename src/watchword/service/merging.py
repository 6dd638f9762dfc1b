"""Merge the register's entries, and tell why, and what is left to a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from watchword.errors import NotFound
from watchword.index import Index, IndexSource
from watchword.merge.member import MergeEntry
from watchword.merge.merging import judge_entries, merge_entries, open_pairs
from watchword.merge.pairs import Verdict
from watchword.model import EntryKey
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.targets import index_source, is_merged, listed_entries

if TYPE_CHECKING:
    from watchword.service.outcome import Watcher
    from watchword.store.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two entries that may be, or are, one party, and why.

    Attributes:
        verdict: What the machine says.
        ground: What it rests on (see :class:`watchword.merge.pairs.Ground`).
        score: How likely they are one by names and facts, 0 to 1.
        reason: Why, in a sentence.
    """

    left: EntryKey
    right: EntryKey
    left_name: str
    right_name: str
    verdict: Verdict
    ground: str
    score: float
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """The link as JSON values."""
        return {
            "left": {**self.left._asdict(), "name": self.left_name},
            "right": {**self.right._asdict(), "name": self.right_name},
            "verdict": self.verdict.value,
            "ground": self.ground,
            "score": self.score,
            "reason": self.reason,
        }


def merged_sources(
    reader: Reader, earlier: Index | None, watcher: Watcher
) -> tuple[list[IndexSource], bytes]:
    """Every target that any release ever held, and what the next merging takes over."""
    listed = {each.key: each for each in listed_entries(reader)}
    entries = [each.to_merge() for key, each in listed.items() if is_merged(key)]
    watcher.begin("merge", len(entries))
    decisions = {pair: each.accepted for pair, each in reader.review_decisions().items()}
    merged = merge_entries(
        entries,
        decisions=decisions,
        earlier=b"" if earlier is None else earlier.merging,
        advance=watcher.advance,
    )
    sources = [index_source([listed[entry.key] for entry in group]) for group in merged.groups]
    sources.extend(index_source([each]) for key, each in listed.items() if not is_merged(key))
    return sources, merged.kept


def links_of(context: Context, target: str) -> list[Link]:
    """Why the entries of a target are one party: the pairs of them that say so.

    Args:
        context: The register.
        target: Any id that leads to the target.

    Raises:
        NotFound: There is no such target.
    """
    index = ensure_index(context)
    row = index.row_of_target(target)
    if row is None:
        raise NotFound(f"no target is known as {target}")
    keys = [listing.key for listing in index.target(row).listings]
    with context.register.read() as reader:
        found = _entries(reader, keys)
        links = [_link(found[left], found[right]) for left, right in combinations(keys, 2)]
    return [link for link in links if link.verdict in {Verdict.SAME, Verdict.LIKELY}]


def uncertain_pairs(
    context: Context, *, authority: str | None = None, limit: int | None = None
) -> tuple[list[Link], int]:
    """The pairs that a person should look at, the most likely first.

    Args:
        context: The register.
        authority: Only pairs with an entry of this authority.
        limit: How many are told in full.

    Returns:
        These pairs, and how many there are in all.
    """
    index = ensure_index(context)
    with context.register.read() as reader:
        entries = [each.to_merge() for each in listed_entries(reader) if is_merged(each.key)]
        pairs = [
            pair
            for pair in open_pairs(entries, index.merging)
            if authority is None or authority in {side.key.authority for side in pair}
        ]
        return [_link(*pair) for pair in pairs[:limit]], len(pairs)


def _entries(reader: Reader, keys: Sequence[EntryKey]) -> dict[EntryKey, MergeEntry]:
    return {each.key: each.to_merge() for each in listed_entries(reader, keys=keys)}


def _link(first: MergeEntry, second: MergeEntry) -> Link:
    left, right = sorted((first, second), key=lambda entry: entry.key)
    found = judge_entries(left, right)
    return Link(
        left=left.key,
        right=right.key,
        left_name=left.load().name,
        right_name=right.load().name,
        verdict=found.verdict,
        ground=found.ground.value,
        score=found.score,
        reason=found.reason,
    )
