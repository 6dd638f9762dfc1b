"""What a rule of flags is: pure, small, from the facts of a network to flags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from watchword.network.flags.flag import Evidence, FlagStrength
from watchword.network.flags.handover import Dealings

MOST_EVIDENCE = 20
"""So many facts of a flag are shown; a pattern that needs more is plain by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a rule found: a flag without the rule's own code and citation."""

    party: str
    sentence: str
    evidence: Sequence[Evidence]
    strength: FlagStrength
    about: Iterable[str] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRule:
    """One rule.

    Attributes:
        title: What it looks for, in a few words.
        cites: Keys of ``data/citations.toml``.
        find: The rule.
    """

    code: str
    title: str
    cites: tuple[str, ...]
    find: Callable[[Dealings], Iterable[Found]]
