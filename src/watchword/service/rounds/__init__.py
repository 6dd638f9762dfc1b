"""Rounds: what one release of a list changed, and what changed between two days.

The core (:mod:`~watchword.service.rounds.changes`) compares entries and reads nothing.
"""

from watchword.service.rounds.changes import (
    Amendment,
    Changes,
    Rekeying,
    apply_changes,
    compare_releases,
)
from watchword.service.rounds.fields import Fact, FactChange, FieldChange

__all__ = [
    "Amendment",
    "Changes",
    "Fact",
    "FactChange",
    "FieldChange",
    "Rekeying",
    "apply_changes",
    "compare_releases",
]
