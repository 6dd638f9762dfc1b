"""``watchword verify``."""

from __future__ import annotations

import sys

import click

from watchword.cli.app import open_context, shared_options
from watchword.cli.console import bars, cell, out, print_json, table
from watchword.cli.exits import REGISTER_TROUBLE


@click.command()
@shared_options
def verify(register: str | None, as_json: bool) -> None:
    """Hold all that the register stores against its own hashes and counts.

    Every file that was read, every entry, release, record of decisions and the index. Says
    what is wrong and how to mend it, and changes nothing. Exits with 5 if anything is wrong.
    """
    from watchword.service.verifying import verify as verify_register

    with bars() as watcher:
        found = verify_register(open_context(register), watcher=watcher)
    if as_json:
        print_json(found.to_dict())
    else:
        console = out()
        if found.faults:
            rows = table("what", "where", "what is wrong", "how to mend it")
            for fault in found.faults:
                rows.add_row(
                    cell(fault.what, "bold red"),
                    cell(fault.where),
                    cell(fault.message),
                    cell(fault.mend),
                )
            console.print(rows)
        faults = len(found.faults)
        standing = f"{faults} fault{'s' * (faults > 1)}" if faults else "all is well"
        console.print(
            cell(
                f"{standing}: {found.releases} releases, {found.files} files, tables of version "
                f"{found.schema}, index {found.index}; register state {found.state[:12]}",
                "dim" if found.faults else "green",
            )
        )
    if any(fault.what != "unused" for fault in found.faults):
        sys.exit(REGISTER_TROUBLE)
