"""From verdicts on pairs to targets, without chains of strangers.

Decisions of people come first, then pairs that are the same, the most trusted ground and the
highest score first. Two groups are joined only if nothing between any two of their members
speaks against it: a person's rejection, kinds that can't be one, birth dates or identifiers
that contradict each other, two entries that stand beside each other on one list, or a pair
that was laid side by side and found different. (A reference that the lists state outweighs a
differing birth date: lists do err, and the profile shows both.) Last come entries of which a pair says *likely*: such an entry joins if it is
likely to be one target's, and not if two could claim it.

This is agglomeration with cannot-link constraints (I. Davidson and S. S. Ravi, *Agglomerative
hierarchical clustering with constraints*, PKDD 2005).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from watchword.merge.pairs import Ground, Verdict

_ORDER = {verdict: rank for rank, verdict in enumerate(Verdict)}
_UNLIKE = 0.6
"""Names below this score are two names, and not two forms of one."""

_TRUST = {ground: rank for rank, ground in enumerate(Ground)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two entries by their places, and the verdict on them; ``left`` is below ``right``."""

    left: int
    right: int
    verdict: Verdict
    ground: Ground
    score: float


@dataclass(slots=True, kw_only=True)
class Clusters:
    """Targets as groups of places.

    Attributes:
        groups: Every place in exactly one of them, in order, each group in order.
        open: The pairs that a person should look at: one for two groups that may be one.
    """

    groups: list[list[int]] = field(default_factory=list)
    open: list[Pair] = field(default_factory=list)


def cluster(
    count: int,
    pairs: Iterable[Pair],
    *,
    decided: Sequence[tuple[int, int, bool]],
    against: Callable[[int, int, Ground], bool],
) -> Clusters:
    """The targets that verdicts on pairs make.

    Args:
        count: How many entries there are.
        pairs: The verdicts, in any order.
        decided: What people said of pairs: two places, and whether they are one party.
        against: Whether the facts of two entries part them, where the ground is this.
    """
    state = _State(count, against)
    for left, right, accepted in sorted(decided):
        if not accepted:
            state.reject(left, right)
    for left, right, accepted in sorted(decided):
        if accepted:
            state.accept(left, right)
    ordered = sorted(pairs, key=_order)
    for pair in ordered:
        state.note(pair)
    for pair in ordered:
        if pair.verdict is Verdict.SAME:
            state.join(pair)
    _join_likely(state, [pair for pair in ordered if pair.verdict is Verdict.LIKELY])
    return Clusters(
        groups=state.groups(),
        open=_open_pairs(state, ordered),
    )


def _open_pairs(state: _State, pairs: list[Pair]) -> list[Pair]:
    """For each two groups that may be one party the pair that says so best, likely ones first."""
    best: dict[tuple[int, int], Pair] = {}
    for pair in sorted(pairs, key=lambda pair: (_ORDER[pair.verdict], -pair.score, _order(pair))):
        if pair.verdict is not Verdict.DIFFERENT and state.is_open(pair.left, pair.right):
            groups = _ordered(state.root(pair.left), state.root(pair.right))
            best.setdefault(groups, pair)
    return list(best.values())


def _order(pair: Pair) -> tuple[int, float, int, int]:
    return _TRUST[pair.ground], -pair.score, pair.left, pair.right


def _join_likely(state: _State, pairs: list[Pair]) -> None:
    """Join what is likely where nobody else can claim it.

    Who claims whom is asked once, before any of them is joined: the order does not count.
    """
    claims: dict[int, set[int]] = {}
    for pair in pairs:
        left, right = state.kin(pair.left), state.kin(pair.right)
        if left != right:
            claims.setdefault(left, set()).add(right)
            claims.setdefault(right, set()).add(left)
    rival = {
        group
        for group, others in claims.items()
        if any(
            state.are_apart(first, second)
            for first in others
            for second in others
            if first < second
        )
    }
    for pair in pairs:
        sides = {state.kin(pair.left), state.kin(pair.right)}
        if rival.isdisjoint(sides):
            state.join(pair)


class _State:
    """Groups as they grow, and which entries are kept apart.

    What a person joined is one group, but its parts remain kin of their own: that one part
    contradicts a further entry does not keep that entry from the other part, where the
    machine has it and where the person saw it.
    """

    def __init__(self, count: int, against: Callable[[int, int, Ground], bool]) -> None:
        self._groups = _Groups(count)
        self._kin = _Groups(count)
        self._rejected: set[tuple[int, int]] = set()
        self._different: set[tuple[int, int]] = set()
        self._same: set[tuple[int, int]] = set()
        self._against = against

    def root(self, place: int) -> int:
        """The least place of the group of a place."""
        return self._groups.root(place)

    def kin(self, place: int) -> int:
        """The least place of those that the machine joined with a place."""
        return self._kin.root(place)

    def reject(self, left: int, right: int) -> None:
        """Keep two entries apart for ever."""
        self._rejected.add(_ordered(left, right))

    def note(self, pair: Pair) -> None:
        """Remember which entries were found to be different, or the same."""
        if pair.verdict is Verdict.DIFFERENT:
            # Too little in common is no proof: a third entry may bring what is missing.
            if pair.ground is Ground.CONTRADICTION or pair.score < _UNLIKE:
                self._different.add((pair.left, pair.right))
        elif pair.verdict is Verdict.SAME:
            self._same.add((pair.left, pair.right))

    def accept(self, left: int, right: int) -> None:
        """Join two entries because a person said so; only a rejection stands against it."""
        if self.is_open(left, right):
            self._groups.unite(left, right)

    def join(self, pair: Pair) -> None:
        """Join the groups of a pair unless something stands between them."""
        left, right = pair.left, pair.right
        if self._kin.root(left) == self._kin.root(right):
            return
        if self._has(self._rejected, self._groups.of(left), self._groups.of(right)):
            return
        if not self._are_parted(self._kin.of(left), self._kin.of(right), pair):
            self._kin.unite(left, right)
            self._groups.unite(left, right)

    def are_apart(self, first: int, second: int) -> bool:
        """Whether anything stands between the kin of two places that no person has joined."""
        if self.root(first) == self.root(second):
            return False
        if self._has(self._rejected, self._groups.of(first), self._groups.of(second)):
            return True
        return self._are_parted(self._kin.of(first), self._kin.of(second))

    def _are_parted(
        self, ours: Sequence[int], theirs: Sequence[int], pair: Pair | None = None
    ) -> bool:
        """Whether facts part two groups, beside the pair that would join them."""
        ground = Ground.NAME if pair is None else pair.ground
        if ground is not Ground.REFERENCE and self._has(self._different, ours, theirs):
            return True
        joining = None if pair is None else (pair.left, pair.right)
        return any(
            both != joining and both not in self._same and self._against(*both, ground)
            for left in ours
            for right in theirs
            if (both := _ordered(left, right))
        )

    def is_open(self, left: int, right: int) -> bool:
        """Whether two entries stand in two groups and nobody has said that they should."""
        if self.root(left) == self.root(right):
            return False
        return not self._has(self._rejected, self._groups.of(left), self._groups.of(right))

    def groups(self) -> list[list[int]]:
        """All groups."""
        return self._groups.all()

    @staticmethod
    def _has(apart: set[tuple[int, int]], ours: Sequence[int], theirs: Sequence[int]) -> bool:
        return any(_ordered(left, right) in apart for left in ours for right in theirs)


class _Groups:
    """Disjoint groups of places, each named by its least."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))
        self._members: dict[int, list[int]] = {}

    def root(self, place: int) -> int:
        """The least place of the group of a place."""
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def of(self, place: int) -> list[int]:
        """The group of a place, in order."""
        root = self.root(place)
        return self._members.get(root) or [root]

    def unite(self, left: int, right: int) -> None:
        """Make one group of two."""
        low, high = _ordered(self.root(left), self.root(right))
        if low != high:
            self._members[low] = sorted(self.of(low) + self.of(high))
            self._members.pop(high, None)
            self._parent[high] = low

    def all(self) -> list[list[int]]:
        """All groups."""
        found: dict[int, list[int]] = {}
        for place in range(len(self._parent)):
            found.setdefault(self.root(place), []).append(place)
        return list(found.values())


def _ordered(left: int, right: int) -> tuple[int, int]:
    return (left, right) if left < right else (right, left)
