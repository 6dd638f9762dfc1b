"""Everybody whom an authority's lists reach: the whole network at once."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TextIO

from watchword.errors import WrongUse
from watchword.network.assessment import assess
from watchword.network.rules import rule_on
from watchword.service.context import Context
from watchword.service.network.answer import Affected
from watchword.service.network.unknown import problems_note, told_by
from watchword.service.network.wishes import ALL, Wishes, authorities_of
from watchword.service.network.worlds import whole_world
from watchword.service.outcome import Watcher
from watchword.service.screening.cells import harmless_row
from watchword.service.writing import replacing, write_document

COLUMNS = ("key", "name", "verdict", "owners", "authority", "as_of")
"""Of the CSV file."""


def affected(
    context: Context,
    *,
    authority: str,
    wishes: Wishes | None = None,
    watcher: Watcher | None = None,
) -> Affected:
    """All that an authority's measures reach on a day, or may reach, without listing them.

    Args:
        context: The register; it is not asked where files and names say everything.
        authority: ``us``, ``eu`` …
        wishes: The day, and what is taken in the place of the register's holdings and lists.
        watcher: Told how far the work is.

    Raises:
        NotFound: There is no register.
        WrongUse: There is no such authority, or a file can't be read.
        InputRefused: A file is no format of holdings, or broken.
        RegisterTrouble: The register, or the holdings beside it, are damaged.
    """
    wishes = wishes or Wishes()
    if authority.strip().lower() == ALL:
        raise WrongUse("name one authority: each reaches others")
    (code,) = authorities_of(authority)
    world = whole_world(context, (code,), wishes=wishes, watcher=watcher)
    listed = world.listed.get(code, {})
    found = assess(world.parties, world.holdings, listed=listed, authority=code, as_of=wishes.day)
    problems, unknown = (*world.problems, *found.problems), [*told_by(world, (code,), wishes.day)]
    if problems:
        unknown.append(problems_note(len(problems)))
    rule = rule_on(code, wishes.day)
    return Affected(
        authority=code,
        as_of=wishes.day,
        rule=rule.name,
        citation=rule.citation,
        affected=found.affected(),
        listed=sum(1 for each in listed.values() if each.is_in_force_on(wishes.day)),
        parties=len(world.parties),
        holdings=len(world.holdings),
        unknown=tuple(unknown),
        problems=problems,
    )


def check_ending(path: Path) -> None:
    """See that a file of this name can be written.

    Raises:
        WrongUse: The ending is none that we write.
    """
    if path.suffix.lower() not in {".csv", ".json", ".jsonl"}:
        raise WrongUse(f"{path}: the name must end in .csv, .json or .jsonl")


def write_affected(found: Affected, path: Path) -> None:
    """Write who is affected to a file, which appears when it is complete.

    Raises:
        WrongUse: The name has another ending, or the file can't be written there.
    """
    check_ending(path)
    write = {".csv": _write_csv, ".json": _write_json, ".jsonl": _write_lines}
    with replacing(path) as stream:
        write[path.suffix.lower()](found, stream)


def _write_csv(found: Affected, stream: TextIO) -> None:
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(COLUMNS)
    for each in found.affected:
        owners = "; ".join(each.owners)
        cells = (each.key, each.name, each.answer.value, owners, found.authority, found.as_of)
        rows.writerow(harmless_row(cells))


def _write_json(found: Affected, stream: TextIO) -> None:
    write_document(found.to_dict(), stream)


def _write_lines(found: Affected, stream: TextIO) -> None:
    for each in found.affected:
        line = {**each.to_dict(), "authority": found.authority, "as_of": found.as_of.isoformat()}
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")
