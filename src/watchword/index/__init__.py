"""The index: names to candidates, built once for each state of the register.

Derived and disposable: it can be deleted at any time and built again to the same bytes.
"""

from watchword.index.build import build_index
from watchword.index.candidates import Candidate, find_candidates, warm
from watchword.index.layout import ALGORITHM, verify_index
from watchword.index.reader import Index, open_index, open_newest_index
from watchword.index.target import IndexListing, IndexSource, IndexTarget, ListedSpan, Standing

__all__ = [
    "ALGORITHM",
    "Candidate",
    "Index",
    "IndexListing",
    "IndexSource",
    "IndexTarget",
    "ListedSpan",
    "Standing",
    "build_index",
    "find_candidates",
    "open_index",
    "open_newest_index",
    "verify_index",
    "warm",
]
