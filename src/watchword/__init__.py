"""Watchword: who is this, which authorities sanctioned them, since when and why.

The public Python interface is small: :func:`open` a register and ask it. Everything
that the command line does, it does through the same use cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from watchword.service.facade import Watchword

__all__ = ["__version__", "open"]


def open(  # noqa: A001 - reads as ww.open(...)
    register: str | Path | None = None, *, known_at: datetime | None = None
) -> Watchword:
    """Open a register.

    Args:
        register: A path to a register file or a PostgreSQL URL; by default what
            ``WATCHWORD_REGISTER`` names, or the register in the user's data directory.
        known_at: Answer from what it knew at this instant, with a time zone; None for now.

    Returns:
        The use cases, bound to that register.
    """
    from watchword.service.facade import Watchword

    return Watchword.open(register, known_at=known_at)
