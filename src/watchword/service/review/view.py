"""A pair side by side: all that is stated of either, what speaks for one party and against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from watchword.errors import NotFound
from watchword.index import Index, IndexTarget
from watchword.model import EntryKey
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.merging import Link, link_pairs, load_entries
from watchword.service.outcome import Watcher
from watchword.service.profile import Profile
from watchword.service.profile import phrases as told
from watchword.service.profile.lookup import profile_of
from watchword.service.profile.phrases import Line, Row
from watchword.service.review.against import Objection, concerned, find_against
from watchword.service.review.naming import entry_name, pair_id
from watchword.service.review.record import Decided, follow
from watchword.store.reader import Reader
from watchword.store.review_acts import EntryPair


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """What both sides state of one matter.

    Attributes:
        conflict: Whether the statements of both, taken together, contradict each other.
    """

    label: str
    left: tuple[Line, ...]
    right: tuple[Line, ...]
    conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """Two entries that may be one party.

    Attributes:
        link: What the machine makes of the two entries, and the newest act on them.
        one_target: Whether they stand in one target now.
        left, right: The targets to which they belong; of one target the two entries alone.
        both: What the two are together.
        against: What contradicts between any entries of the two targets.
        history: All that people ever did on it, and on other entries of the two targets.
    """

    link: Link
    one_target: bool
    left: Profile
    right: Profile
    both: Profile
    against: tuple[Objection, ...]
    history: tuple[Decided, ...]

    @property
    def id(self) -> str:
        """The pair's short id."""
        return pair_id((self.link.left, self.link.right))

    def rows(self) -> tuple[SideBySide, ...]:
        """All that either states, matter by matter."""
        shown = [row for tell in _TOLD for row in tell(self.both)]
        sides = [
            {row.label: row.lines for tell in _TOLD for row in tell(profile)}
            for profile in (self.left, self.right)
        ]
        return tuple(
            SideBySide(
                label=row.label,
                left=sides[0].get(row.label, ()),
                right=sides[1].get(row.label, ()),
                conflict=row.conflict,
            )
            for row in shown
        )

    def to_dict(self) -> dict[str, Any]:
        """The pair as JSON values."""
        return {
            "pair": self.id,
            **self.link.to_dict(),
            "against": [each.to_dict() for each in self.against],
            "one_target": self.one_target,
            "history": [each.to_dict() for each in self.history],
            "profiles": [self.left.to_dict(), self.right.to_dict()],
        }


def show_pair(context: Context, pair: EntryPair, *, watcher: Watcher | None = None) -> PairView:
    """Two entries side by side, each with the target to which it belongs.

    Args:
        context: The register.
        pair: The entries.
        watcher: Told how far the work is.

    Raises:
        NotFound: The register does not have one of them.
    """
    index = ensure_index(context, watcher=watcher)
    targets = {key: _target(index, key) for key in pair}
    one_target = len({target.id for target in targets.values()}) == 1
    with context.register.read() as reader:
        (link,) = link_pairs(reader, [pair])
        between = concerned(index, pair)
        entries = load_entries(reader, {key for each in between for key in each})
        left, right, both = _profiles(reader, index, pair, targets)
        here = {listing.key for target in targets.values() for listing in target.listings}
        history = follow(reader.review_record(), everything=True)
        return PairView(
            link=link,
            one_target=one_target,
            left=left,
            right=right,
            both=both,
            against=find_against(between, entries),
            history=tuple(each for each in history if here.issuperset(each.act.pair)),
        )


def _target(index: Index, key: EntryKey) -> IndexTarget:
    row = index.row_of_target(key.target)
    if row is None:
        raise NotFound(f"the register has no entry {entry_name(key)}")
    return index.target(row)


def _profiles(
    reader: Reader, index: Index, pair: EntryPair, targets: Mapping[EntryKey, IndexTarget]
) -> list[Profile]:
    left, right = (targets[key] for key in pair)
    if left.id == right.id:
        left, right = (_alone(left, key) for key in pair)
    both = replace(left, listings=(*left.listings, *right.listings))
    return [profile_of(reader, index, target) for target in (left, right, both)]


def _alone(target: IndexTarget, key: EntryKey) -> IndexTarget:
    """A target as if this entry were all of it."""
    listings = tuple(each for each in target.listings if each.key == key)
    return replace(target, id=key.target, listings=listings)


def _listings(profile: Profile) -> tuple[Row, ...]:
    """On which lists it stands."""
    lines = [
        Line(
            " ".join(
                part
                for part in (
                    told.entry_text(row.key),
                    f"since {row.since}" if row.since else "",
                    f"({row.standing})",
                    "; ".join(row.act.programmes),
                )
                if part
            )
        )
        for row in profile.coverage
    ]
    return (Row("listed", tuple(lines)),) if lines else ()


_TOLD = (told.name_rows, _listings, told.identity_rows)
