"""Merge the register's entries, and tell why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from watchword.errors import NotFound
from watchword.index import Index, IndexSource
from watchword.merge.member import MergeEntry
from watchword.merge.merging import judge_entries, merge_entries
from watchword.merge.pairs import Verdict
from watchword.model import EntryKey
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.targets import index_source, is_merged, listed_entries
from watchword.store.review_acts import ReviewAct, ReviewVerb, entry_pair

if TYPE_CHECKING:
    from watchword.service.outcome import Watcher
    from watchword.store.reader import Reader

_MANY = 4_000
"""So many entries are read faster with all the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two entries that may be, or are, one party, and why.

    Attributes:
        verdict: What the machine says.
        ground: What it rests on (see :class:`watchword.merge.pairs.Ground`).
        score: How likely they are one by names and facts, 0 to 1.
        reason: Why, in a sentence.
        decision: The newest act of a person on the two, which wins over the verdict.
    """

    left: EntryKey
    right: EntryKey
    left_name: str
    right_name: str
    verdict: Verdict
    ground: str
    score: float
    reason: str
    decision: ReviewAct | None = None

    @property
    def accepted(self) -> bool:
        """Whether a person says that they are one."""
        return self.decision is not None and self.decision.act is ReviewVerb.ACCEPT

    @property
    def rejected(self) -> bool:
        """Whether a person says that they are two."""
        return self.decision is not None and self.decision.act is ReviewVerb.REJECT

    def to_dict(self) -> dict[str, Any]:
        """The link as JSON values."""
        return {
            "left": {**self.left._asdict(), "name": self.left_name},
            "right": {**self.right._asdict(), "name": self.right_name},
            "verdict": self.verdict.value,
            "ground": self.ground,
            "score": self.score,
            "reason": self.reason,
            "decision": None if self.decision is None else decision_dict(self.decision),
        }


def decision_dict(act: ReviewAct) -> dict[str, Any]:
    """What somebody did, as JSON values."""
    return {
        "act": act.act.value,
        "reason": act.reason,
        "decided_by": act.acted_by,
        "decided_at": act.acted_at.isoformat(),
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

    What a person accepted is one of them, whatever the machine says; what a person
    rejected is none.

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
        links = link_pairs(reader, list(combinations(keys, 2)))
    joining = {Verdict.SAME, Verdict.LIKELY}
    return [
        link for link in links if link.accepted or (link.verdict in joining and not link.rejected)
    ]


def link_pairs(reader: Reader, pairs: Sequence[tuple[EntryKey, EntryKey]]) -> list[Link]:
    """What the machine says of pairs of entries, and what people do.

    Raises:
        KeyError: The register has no such entry.
    """
    acts = reader.review_record().newest()
    found = load_entries(reader, {key for pair in pairs for key in pair})
    return [
        link_entries(found[left], found[right], acts.get((left, right)))
        for left, right in (entry_pair(*pair) for pair in pairs)
    ]


def load_entries(reader: Reader, keys: Collection[EntryKey]) -> dict[EntryKey, MergeEntry]:
    """These entries, as they are merged; those that the register does not have are left out."""
    wanted = None if len(keys) > _MANY else keys
    return {
        each.key: each.to_merge()
        for each in listed_entries(reader, keys=wanted)
        if each.key in keys
    }


def link_entries(left: MergeEntry, right: MergeEntry, decision: ReviewAct | None) -> Link:
    """What the machine says of two entries, in the order of their keys, and what people do."""
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
        decision=decision,
    )
