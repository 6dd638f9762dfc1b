"""``make demo``: the main job on the package's own sample, with the real commands."""

from __future__ import annotations

import shlex
import tempfile
from pathlib import Path

import click

from watchword.cli.app import watchword
from watchword.cli.console import cell, out
from watchword.sample import SAMPLE_LISTS, SAMPLE_REPORT


def run(*arguments: str) -> None:
    """Show a command as a person would type it, and run it."""
    out().print(cell(f"\n$ watchword {shlex.join(arguments)}\n", "bold cyan"))
    watchword.main(list(arguments), prog_name="watchword", standalone_mode=False)


def _shown(path: Path) -> str:
    """A path as a person here would type it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


@click.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to put the register; by default a temporary folder.",
)
def demo(folder: Path | None) -> None:
    """Read the sample lists, then the sample report against them."""
    with tempfile.TemporaryDirectory() as temporary:
        register = str((folder or Path(temporary)) / "register.sqlite")
        # The sample lists are excerpts in form of the real ones: far shorter than a
        # whole list, which an update would refuse.
        lists, report = _shown(SAMPLE_LISTS), _shown(SAMPLE_REPORT)
        run("update", "--from", lists, "--accept", "--register", register)
        run("read", report, "--published", "2023-04-14", "--register", register)
    console = out()
    console.print(cell("\nWhere to go next", "bold"))
    for command, what in (
        (f'watchword check "Шойгу" --register {register}', "one name, in any script"),
        (f"watchword show Dilbar --register {register}", "everything that a list says"),
        ("watchword update", "the authorities' whole lists, from their own servers"),
    ):
        console.print(cell(f"  .venv/bin/{command}"))
        console.print(cell(f"      {what}", "dim"))


demo()
