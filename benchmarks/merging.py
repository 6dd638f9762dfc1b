"""How well entries of many lists become targets: ``python -m benchmarks.merging --register P``.

Two measures. *References*: pairs of entries that the lists themselves name as one (the id of
the United Nations, the group number of the UK's lists), with those references left out as
evidence. *Checked*: pairs that were looked at by hand (``tests/quality/merging.csv``): the
joined ones were drawn from all joins of entries whose leading names differ, the others are
namesakes, relatives, branches and sister companies that must stay apart.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import click

from watchword.merge.member import MergeEntry, read_traits
from watchword.merge.merging import merge_entries
from watchword.model import Entry, EntryKey
from watchword.service.context import Context
from watchword.service.targets import is_merged, listed_entries

CHECKED = Path(__file__).parents[1] / "tests" / "quality" / "merging.csv"
_SCHEMES = ("un-reference:", "ofsi-group:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """What was measured.

    Attributes:
        entries, targets: How many.
        seconds: The merging from nothing.
        again_seconds: Once more, from what was kept.
        references, joined_references: Pairs that lists name as one, and those found.
        checked_same, joined: Hand-checked pairs that are one, and those that were joined.
        checked_apart, kept_apart: Hand-checked pairs that are two, and those kept apart.
    """

    entries: int
    targets: int
    seconds: float
    again_seconds: float
    references: int
    joined_references: int
    checked_same: int
    joined: int
    checked_apart: int
    kept_apart: int

    @property
    def recall(self) -> float:
        """The share of the lists' own references that is found without them."""
        return self.joined_references / self.references


def measure(context: Context) -> Merging:
    """Merge a register's entries with and without references, and count."""
    with context.register.read() as reader:
        entries = [each.to_merge() for each in listed_entries(reader) if is_merged(each.key)]
        started = time.perf_counter()
        merged = merge_entries(entries)
        between = time.perf_counter()
        again = merge_entries(entries, earlier=merged.kept)
        ended = time.perf_counter()
        assert again.kept == merged.kept, "what is kept changes the targets"
        bare = merge_entries([_without_references(entry) for entry in entries])
        named = list(_named_pairs(entries))
    groups, bare_groups = _groups(merged.groups), _groups(bare.groups)
    checked = [pair for pair in read_checked() if {pair[0], pair[1]} <= groups.keys()]
    same = [(left, right) for left, right, is_same in checked if is_same]
    apart = [(left, right) for left, right, is_same in checked if not is_same]
    return Merging(
        entries=len(entries),
        targets=len(merged.groups),
        seconds=between - started,
        again_seconds=ended - between,
        references=len(named),
        joined_references=_count_joined(bare_groups, named),
        checked_same=len(same),
        joined=_count_joined(groups, same),
        checked_apart=len(apart),
        kept_apart=len(apart) - _count_joined(groups, apart),
    )


def read_checked(path: Path = CHECKED) -> list[tuple[EntryKey, EntryKey, bool]]:
    """The hand-checked pairs."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            (_key(row["left"]), _key(row["right"]), row["same"] == "yes")
            for row in csv.DictReader(stream)
        ]


def _key(text: str) -> EntryKey:
    authority, list_key, entry = text.split("/", 2)
    return EntryKey(authority, list_key, entry)


def _without_references(entry: MergeEntry) -> MergeEntry:
    def load() -> Entry:
        return replace(entry.load(), cross_references=())

    return replace(entry, load=load)


def _named_pairs(entries: Iterable[MergeEntry]) -> set[tuple[EntryKey, EntryKey]]:
    """The pairs of entries that share a reference."""
    sharing: dict[str, list[EntryKey]] = {}
    for entry in entries:
        for reference in read_traits(entry.key, entry.load()).references:
            if reference.startswith(_SCHEMES):
                sharing.setdefault(reference, []).append(entry.key)
    return {pair for keys in sharing.values() for pair in combinations(sorted(keys), 2)}


def _groups(groups: Sequence[Sequence[MergeEntry]]) -> dict[EntryKey, int]:
    return {entry.key: number for number, group in enumerate(groups) for entry in group}


def _count_joined(groups: dict[EntryKey, int], pairs: Iterable[tuple[EntryKey, EntryKey]]) -> int:
    return sum(groups[left] == groups[right] for left, right in pairs)


@click.command()
@click.option("--register", required=True, help="A register with the lists.")
def main(register: str) -> None:
    """Print what was measured."""
    found = measure(Context.open(register))
    click.echo(f"{found.entries:,} entries, {found.targets:,} targets")
    click.echo(f"from nothing {found.seconds:.1f} s, again {found.again_seconds:.1f} s")
    click.echo(f"references, left out: {found.joined_references} of {found.references} joined")
    click.echo(f"checked by hand, one party: {found.joined} of {found.checked_same} joined")
    click.echo(f"checked by hand, two: {found.kept_apart} of {found.checked_apart} kept apart")


if __name__ == "__main__":
    main()
