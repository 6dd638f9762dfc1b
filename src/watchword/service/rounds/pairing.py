"""Which entries are one party, by what the register knows: its targets, and what people said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from watchword.index import Index
from watchword.model import Entry, EntryKey, Release
from watchword.service.rounds.rekeyed import Pair, Pairer, find_pairs, pair_by_targets
from watchword.service.rounds.steps import Step
from watchword.store.reader import Reader
from watchword.store.review_acts import entry_pair


def register_pairer(reader: Reader, index: Index, step: Step) -> Pairer:
    """Finds new ids by the targets of the index; what a person kept apart stays apart."""
    before, after = step.before.release, step.after.release
    decisions = reader.review_decisions()

    def are_apart(pair: Pair) -> bool:
        keys = entry_pair(key_of(before, pair.before), key_of(after, pair.after))
        return keys in decisions and not decisions[keys].accepted

    def find(gone: Sequence[Entry], new: Sequence[Entry]) -> list[Pair]:
        by_targets = partial(
            pair_by_targets,
            target_before=partial(_target, index, before),
            target_after=partial(_target, index, after),
        )
        return [pair for pair in find_pairs(gone, new, by_targets) if not are_apart(pair)]

    return find


def key_of(release: Release, entry: Entry) -> EntryKey:
    """The key of an entry of a release."""
    return EntryKey(release.authority, release.list, entry.id)


def _target(index: Index, release: Release, entry: Entry) -> str | None:
    row = index.row_of_target(key_of(release, entry).target)
    return None if row is None else index.target(row).id
