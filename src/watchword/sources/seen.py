"""What a reader remembers from entry to entry of one release."""

from __future__ import annotations

from watchword.model import ProblemCode, Severity
from watchword.sources.draft import Draft


class Seen:
    """The ids that were given out and the oddities that were reported.

    One per release; its memory is the ids and the few labels, never the entries.
    """

    def __init__(self) -> None:
        self._uses: dict[str, int] = {}
        self._reported: set[str] = set()

    def claim_id(self, draft: Draft, *, qualifier: str = "") -> bool:
        """Make sure that the draft's id is its own within the release.

        The first entry keeps the id as stated; a later one gets ``id~qualifier`` or, where
        there is no qualifier or that is taken as well, ``id~2`` and so on.

        Returns:
            Whether the id was free as stated.
        """
        stated = draft.id
        if self._use(stated) == 1:
            return True
        qualified = f"{stated}~{qualifier}" if qualifier else stated
        if qualifier and self._use(qualified) == 1:
            draft.id = qualified
            return False
        while True:
            candidate = f"{qualified}~{self._uses[qualified]}"
            if self._use(candidate) == 1:
                draft.id = candidate
                return False
            self._use(qualified)

    def _use(self, entry_id: str) -> int:
        count = self._uses[entry_id] = self._uses.get(entry_id, 0) + 1
        return count

    def add_unknown(self, draft: Draft, label: str, value: str) -> None:
        """Keep a value under a label that the format does not know.

        The label is reported once per release, not once per entry.
        """
        if not value.strip():
            return
        draft.add_feature(label, value)
        self.report(draft, ProblemCode.FIELD_UNKNOWN, f"the format does not know {label!r}", label)

    def report(self, draft: Draft, code: ProblemCode, message: str, raw: str) -> None:
        """Report an oddity of the whole release where it is met first."""
        key = f"{code} {raw}"
        if key not in self._reported:
            self._reported.add(key)
            draft.problem(code, message, raw, severity=Severity.INFO)
