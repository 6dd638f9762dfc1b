"""The ``watchword`` command and what all its commands share."""

from __future__ import annotations

import importlib
import os
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from watchword import __version__
from watchword.cli.exits import INTERRUPTED, exit_code
from watchword.errors import WatchwordError

if TYPE_CHECKING:
    from watchword.service.context import Context

COMMANDS = {
    "affected": "verdicts",
    "allow": "allowing",
    "check": "screening",
    "compare": "comparing",
    "diff": "rounds",
    "export": "exporting",
    "find": "finding",
    "holdings": "holdings",
    "lists": "listing",
    "network": "networks",
    "path": "networks",
    "problems": "listing",
    "read": "reading",
    "review": "reviewing",
    "round": "rounds",
    "screen": "screening_files",
    "show": "showing",
    "timeline": "timeline",
    "update": "updating",
    "verdict": "verdicts",
    "verify": "verifying",
}
"""Every command, and the module of this room that holds it."""

_KNOWN_AT = "watchword.known_at"
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}"
    r"(?P<minute>[T ]\d{2}:\d{2}(?P<second>:\d{2}(?P<fraction>\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?"
)

F = TypeVar("F", bound=Callable[..., Any])


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All commands, in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, or None."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        found = getattr(importlib.import_module(f"watchword.cli.{module}"), cmd_name)
        assert isinstance(found, click.Command)  # noqa: S101
        return found


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--register",
    metavar="PATH|URL",
    help="The register to use: a file, or a postgresql:// URL. "
    "Default: WATCHWORD_REGISTER, or the user's data directory.",
)
@click.version_option(__version__, prog_name="watchword")
@click.pass_context
def watchword(context: click.Context, register: str | None) -> None:
    """Who is this, which authorities sanctioned them, since when and why.

    Start with `watchword update`, then ask: `watchword check "a name"`.
    """
    context.obj = register


def shared_options(command: F) -> F:
    """The options that every command has: ``--register`` and ``--json``."""
    command = click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON document and nothing else."
    )(command)
    return click.option(
        "--register", metavar="PATH|URL", help="The register to use (see `watchword --help`)."
    )(command)


def register_option(given: str | None) -> str | None:
    """The register that was chosen, on the command or before it."""
    chosen = given if given is not None else click.get_current_context().obj
    return None if chosen is None else str(chosen)


def known_on_option(command: F) -> F:
    """The option ``--known-on`` of a command that asks the register."""
    return click.option(
        "--known-on",
        metavar="DATE|INSTANT",
        callback=_keep_known_at,
        expose_value=False,
        help="Answer from what the register had read by the end of that day, or by that instant.",
    )(command)


def _keep_known_at(context: click.Context, option: click.Parameter, given: str | None) -> None:
    if given is None:
        return
    found = _INSTANT.fullmatch(given.strip())
    at = None if found is None else _end_of(found)
    if at is None:
        message = f"{given}: write a day (2026-03-01) or an instant (2026-03-01T09:30Z)"
        raise click.BadParameter(message, context, option)
    context.meta[_KNOWN_AT] = at


def _end_of(written: re.Match[str]) -> datetime | None:
    """The last instant of the day, minute or second that is written; None where it is none."""
    try:
        at = datetime.fromisoformat(written[0])
        at = (at if at.tzinfo is not None else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    if written["minute"] is None:
        return datetime.combine(at.date(), time.max, tzinfo=UTC)
    if written["second"] is None:
        return at.replace(second=59, microsecond=999_999)
    return at if written["fraction"] else at.replace(microsecond=999_999)


def open_context(register: str | None) -> Context:
    """The register that was chosen, as ``--known-on`` wants it seen."""
    from watchword.service.context import Context

    known_at = click.get_current_context().meta.get(_KNOWN_AT)
    return Context.open(register_option(register), known_at=known_at)


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        code = watchword.main(prog_name="watchword", standalone_mode=False)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (KeyboardInterrupt, click.exceptions.Abort):
        click.echo("interrupted", err=True)
        code = INTERRUPTED
    except WatchwordError as error:
        click.echo(f"watchword: {error}", err=True)
        code = exit_code(error)
    except BrokenPipeError:
        # The reader of a pipe went away, as `| head` does; that is no failure.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
