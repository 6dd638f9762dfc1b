"""What became of the reports that were given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A report that could not be read, and why."""

    origin: str
    message: str

    def to_dict(self) -> dict[str, Any]:
        """The refusal as JSON values."""
        return {"origin": self.origin, "message": self.message}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRun:
    """What became of the reports that were given.

    Attributes:
        given: How many there were: files, and lines of files.
        reports: How many reports they are, copies and near copies counted once.
        read: How many of them were read now; the others were known.
        copies: How many have the very text of another, or of one that is stored.
        near_copies: How many pairs were found to be near copies.
        refused: Those that could not be read, in the order given.
        stored: Whether they are kept in the register.
        out: The file that was written; None for none.
    """

    given: int
    reports: int
    read: int
    copies: int
    near_copies: int
    refused: tuple[Refusal, ...]
    stored: bool
    out: str | None

    def to_dict(self) -> dict[str, Any]:
        """The counts as JSON values."""
        return {
            "given": self.given,
            "reports": self.reports,
            "read": self.read,
            "copies": self.copies,
            "near_copies": self.near_copies,
            "refused": [each.to_dict() for each in self.refused],
            "stored": self.stored,
            "out": self.out,
        }
