"""Who decides, and why: what every command asks that records a decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def signed(command: F) -> F:
    """The options of who decides, and why."""
    command = click.option("--by", metavar="WHO", help="Who decides. Default: the system's user.")(
        command
    )
    return click.option("--reason", default="", help="Why.")(command)


def who(stated: str | None) -> str:
    """Who decides: whom the option names, or the system's user."""
    if stated is not None:
        return stated
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for the user's number
        return ""
