"""Red flags of circumvention: what to look at, never a verdict.

Each rule is small and pure: from the facts of a network (:class:`~.facts.Facts`) to flags
with evidence, days and the document that names the pattern. :func:`find_flags` applies all.
"""

from watchword.network.flags.flag import Evidence, Flag, FlagStrength
from watchword.network.flags.registry import FLAG_RULES, find_flags

__all__ = ["FLAG_RULES", "Evidence", "Flag", "FlagStrength", "find_flags"]
