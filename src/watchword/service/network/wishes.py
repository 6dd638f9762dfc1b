"""What is asked of a network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from watchword.errors import WrongUse
from watchword.model import AUTHORITIES, is_official

ALL = "all"
"""In the place of an authority: each of the nine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """From what a question is answered.

    Attributes:
        as_of: The day; today where None.
        files: Files of holdings that are read in the place of those kept beside the register.
        listed: Names that count as listed by the authority that is asked for. With files,
            they are all that are listed, and no register is asked.
    """

    as_of: date | None = None
    files: tuple[Path, ...] = ()
    listed: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day that is asked for."""
        return self.as_of or datetime.now(UTC).date()

    @property
    def alone(self) -> bool:
        """Whether files and names say everything."""
        return bool(self.files and self.listed)


def official() -> tuple[str, ...]:
    """The nine authorities, in the order in which tables show them."""
    return tuple(code for code in AUTHORITIES if is_official(code))


def authorities_of(stated: str) -> tuple[str, ...]:
    """One authority, or all nine for ``all``.

    Raises:
        WrongUse: There is no such authority.
    """
    code = stated.strip().lower()
    if code == ALL:
        return official()
    if code not in official():
        raise WrongUse(
            f"no authority {stated!r} sanctions anybody; there are: {' '.join(official())}"
        )
    return (code,)
