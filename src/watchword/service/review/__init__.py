"""Review: pairs of entries that the machine leaves open, and what people decide on them.

A decision names two entries and says that they are one party, or that they are two. It is
kept in the register for good (:mod:`watchword.store.review_acts`) and wins over the machine
whenever targets are made (:mod:`watchword.service.merging`).
"""

from watchword.service.review.asking import Review
from watchword.service.review.deciding import decide, list_acts
from watchword.service.review.files import export_acts, import_acts
from watchword.service.review.naming import name_pairs
from watchword.service.review.queue import OpenPair, Queue, list_open
from watchword.service.review.record import Decided
from watchword.service.review.view import PairView, show_pair

__all__ = [
    "Decided",
    "OpenPair",
    "PairView",
    "Queue",
    "Review",
    "decide",
    "export_acts",
    "import_acts",
    "list_acts",
    "list_open",
    "name_pairs",
    "show_pair",
]
