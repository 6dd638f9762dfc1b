"""Review as the Python interface offers it."""

from __future__ import annotations

from pathlib import Path

from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.record_files import Signature
from watchword.service.review.deciding import decide, list_acts
from watchword.service.review.files import export_acts, import_acts
from watchword.service.review.naming import name_pairs
from watchword.service.review.queue import Queue, list_open
from watchword.service.review.record import Decided
from watchword.service.review.view import PairView, show_pair
from watchword.store.review_acts import ReviewVerb


class Review:
    """The pairs of entries that wait for a decision, and the decisions (``watchword review``).

    A pair is named by its id (``p-…``) or by two texts that name an entry each.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self, *, authority: str | None = None, limit: int | None = None) -> Queue:
        """The pairs that wait, the most likely first."""
        return list_open(self._context, authority=authority, limit=limit)

    def decided(
        self, *, authority: str | None = None, everything: bool = False
    ) -> tuple[Decided, ...]:
        """What people hold of pairs, or all that they ever did."""
        return tuple(list_acts(self._context, authority=authority, everything=everything))

    def show(self, *pair: str) -> tuple[PairView, ...]:
        """Pairs side by side."""
        pairs = name_pairs(self._context, pair)
        return tuple(show_pair(self._context, each) for each in pairs)

    def accept(self, *pair: str, by: str, reason: str = "") -> tuple[Decided, ...]:
        """Decide that two entries are one party."""
        return self._decide(ReviewVerb.ACCEPT, pair, Signature(by=by, reason=reason))

    def reject(self, *pair: str, by: str, reason: str = "") -> tuple[Decided, ...]:
        """Decide that they are two."""
        return self._decide(ReviewVerb.REJECT, pair, Signature(by=by, reason=reason))

    def withdraw(self, *pair: str, by: str, reason: str = "") -> tuple[Decided, ...]:
        """Take a decision back."""
        return self._decide(ReviewVerb.WITHDRAW, pair, Signature(by=by, reason=reason))

    def take_in(self, path: str | Path, *, by: str, reason: str = "") -> tuple[Decided, ...]:
        """Take in the decisions of a CSV or JSON file (``watchword review import``)."""
        signature = Signature(by=by, reason=reason)
        rows = import_acts(self._context, Path(path), signature=signature)
        ensure_index(self._context)
        return tuple(rows)

    def export(self, path: str | Path) -> int:
        """Write the newest decision on each pair to a CSV or JSON file; gives how many."""
        return export_acts(self._context, Path(path))

    def _decide(
        self, verb: ReviewVerb, pair: tuple[str, ...], signature: Signature
    ) -> tuple[Decided, ...]:
        pairs = name_pairs(self._context, pair)
        rows = decide(self._context, verb, pairs, signature=signature)
        ensure_index(self._context)
        return tuple(rows)
