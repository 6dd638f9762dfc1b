"""What a user wants of a screening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from watchword.service.checking import Limits
from watchword.service.processes import cores
from watchword.service.screening.birth_dates import DayOrder
from watchword.service.screening.layout import Format


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenWishes:
    """How a file is to be screened; what is None is found out.

    Attributes:
        limits: The threshold, the most matches of a subject, the authorities.
        kind: What the subjects of rows are that do not say it; one of
            :data:`~watchword.service.stating.KINDS`.
        mapping: ``ROLE=COLUMN``, over what the headings say.
        form: The format of the input.
        encoding: Its encoding.
        header: Whether a CSV file has headings.
        day_order: How it writes a date of three numbers.
        out_form: The format of the output.
        only_alerts: Leave out everything but alerts and rows that could not be checked.
        jobs: How many processes; None for one a core.
        restart: Begin again, whatever an earlier run has left.
    """

    limits: Limits = field(default_factory=Limits)
    kind: str | None = None
    mapping: Sequence[str] = ()
    form: Format | None = None
    encoding: str | None = None
    header: bool = True
    day_order: DayOrder | None = None
    out_form: Format | None = None
    only_alerts: bool = False
    jobs: int | None = None
    restart: bool = False

    @property
    def processes(self) -> int:
        """How many processes, one for each core that this one may use by default."""
        return cores() if self.jobs is None else self.jobs
