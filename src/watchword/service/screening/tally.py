"""How many of what: counted as the rows go by, kept through a kill."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of a screening.

    Attributes:
        rows: Rows of the input.
        not_screened: Of these, the ones that name nobody.
        problems: Of all rows, the ones of which something could not be understood.
        alerts: Subjects with an alert.
        matched: Subjects with a match at or above the threshold, an alert or not.
        matches: These matches.
        written: Rows of the output.
    """

    rows: int = 0
    not_screened: int = 0
    problems: int = 0
    alerts: int = 0
    matched: int = 0
    matches: int = 0
    written: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            **{
                field.name: getattr(self, field.name) + getattr(other, field.name)
                for field in fields(self)
            }
        )

    def to_dict(self) -> dict[str, int]:
        """The counts as JSON values."""
        return asdict(self)
