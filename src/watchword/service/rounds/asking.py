"""The use cases: what changed between two days, and what the releases of one day changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from watchword.errors import NotFound
from watchword.index import Index
from watchword.model import Entry, ProblemCode, Relation, Release
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.rounds.answer import ListChanges, Round
from watchword.service.rounds.changes import Changes, compare_releases, set_brought_apart
from watchword.service.rounds.elsewhere import AlreadyListed, added_on, find_already_listed
from watchword.service.rounds.fields import FIELDS
from watchword.service.rounds.networks import Network, Party, find_networks
from watchword.service.rounds.pairing import key_of, register_pairer
from watchword.service.rounds.steps import (
    Plan,
    Step,
    check_authority,
    in_force,
    plan_diff,
    plan_round,
)
from watchword.service.rounds.totals import Places, address_countries, places_of
from watchword.service.rounds.unstated import count_sorts, fields_of, unstated_sorts

if TYPE_CHECKING:
    from watchword.service.outcome import Watcher
    from watchword.store.reader import Reader, StoredRelease


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundWishes:
    """What is asked beyond the days.

    Attributes:
        list_key: Only this list; all of the authority where it is None.
        places_from: The day whose release gives the addresses of entries that state
            neither a country nor an address in theirs.
    """

    list_key: str | None = None
    places_from: date | None = None


def diff(
    context: Context,
    authority: str,
    start: date,
    end: date,
    *,
    wishes: RoundWishes | None = None,
    watcher: Watcher | None = None,
) -> Round:
    """What the lists of an authority changed between two days.

    Raises:
        WrongUse: There is no such authority or list, or the days are in the wrong order.
        NotFound: No list has releases in force on both days.
    """
    wishes = wishes or RoundWishes()
    plan = partial(plan_diff, start=start, end=end, list_key=wishes.list_key)
    asked = _Asked(authority=authority, start=start, end=end, single=False)
    return _answer(context, asked, wishes, plan, watcher)


def find_round(
    context: Context,
    authority: str,
    day: date,
    *,
    wishes: RoundWishes | None = None,
    watcher: Watcher | None = None,
) -> Round:
    """What the releases of a day changed against those before them in the register.

    Raises:
        WrongUse: There is no such authority or list.
        NotFound: No release is of that day, or none has one before it.
    """
    wishes = wishes or RoundWishes()
    plan = partial(plan_round, day=day, list_key=wishes.list_key)
    asked = _Asked(authority=authority, start=day, end=day, single=True)
    return _answer(context, asked, wishes, plan, watcher)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    authority: str
    start: date
    end: date
    single: bool


def _answer(
    context: Context,
    asked: _Asked,
    wishes: RoundWishes,
    make_plan: Callable[[Sequence[StoredRelease]], Plan],
    watcher: Watcher | None,
) -> Round:
    with context.register.read() as reader:
        releases = reader.releases(authority=asked.authority)
        check_authority(asked.authority, releases)
        plan = make_plan(releases)
    # Not while reading: an index that is missing is built from a register of its own.
    index = ensure_index(context, watcher=watcher)
    notes = list(plan.notes)
    with context.register.read() as reader:
        places = _Places(reader, releases, wishes.places_from)
        lists = [_compare(reader, index, step, places, notes) for step in plan.steps]
    start = asked.start
    if asked.single:
        start = max(each.before.released_on for each in lists)
    return Round(
        authority=asked.authority,
        start=start,
        end=asked.end,
        single=asked.single,
        lists=tuple(lists),
        notes=(*notes, *places.notes),
        state=index.state,
    )


def _compare(
    reader: Reader, index: Index, step: Step, places: _Places, notes: list[str]
) -> ListChanges:
    before, after = step.before.release, step.after.release
    unstated = _unstated(reader, step)
    changes = _changes(reader, index, step, unstated)
    notes.extend((*_lacks(reader, step.after), *_notes(step, unstated)))
    return ListChanges(
        before=before,
        after=after,
        changes=changes,
        networks=_networks(reader, step.after.id, changes.added),
        already=tuple(_already_listed(index, changes.added, before, after)),
        places=places.of_list(after.list),
    )


def _changes(reader: Reader, index: Index, step: Step, unstated: frozenset[Hashable]) -> Changes:
    differing = reader.differing(step.before.id, step.after.id)
    pairer = register_pairer(reader, index, step)
    if step.same_list:
        return compare_releases(
            differing.before,
            differing.after,
            pairer=pairer,
            unchanged=differing.same,
            unstated=unstated,
        )
    changes = compare_releases(
        reader.entries(step.before.id),
        reader.entries(step.after.id),
        pairer=pairer,
        same_ids=False,
    )
    return set_brought_apart(changes, step.before.release.released_on)


def _comparable(step: Step) -> bool:
    """Whether what both releases state of an entry can be laid side by side."""
    empty = not step.before.release.targets or not step.after.release.targets
    return step.same_list and not empty


def _unstated(reader: Reader, step: Step) -> frozenset[Hashable]:
    """What one of the releases can't state, where they were not read from the same parts."""
    if not _comparable(step) or _parts(reader, step.before) == _parts(reader, step.after):
        return frozenset()
    counts = [
        count_sorts(reader.entries(stored.id), FIELDS) for stored in (step.before, step.after)
    ]
    found = unstated_sorts(*counts)
    if step.before.release.format != step.after.release.format:
        # Free text is what each format makes of it.
        found |= {("remarks", None)}
    return found


def _parts(reader: Reader, stored: StoredRelease) -> tuple[str, frozenset[str]]:
    """The format of a release, and what it lacks."""
    problems = reader.problems([stored.id], code=ProblemCode.PART_MISSING)
    lacking = frozenset(each.message for _, each in problems if each.entry is None)
    return stored.release.format, lacking


def _lacks(reader: Reader, stored: StoredRelease) -> list[str]:
    lacking = sorted(_parts(reader, stored)[1])
    release = stored.release
    if not lacking:
        return []
    return [
        f"Not all of the release of {release.authority}/{release.list} of {release.released_on} "
        f"is there: {'; '.join(lacking)}."
    ]


def _notes(step: Step, unstated: frozenset[Hashable]) -> list[str]:
    before, after = step.before.release, step.after.release
    notes = []
    if not step.same_list:
        notes.append(
            f"{after.authority}/{after.list} took the place of {before.authority}/{before.list}: "
            "who stands on both is found by the targets that their entries make, and who is on "
            f"the new list alone is added if it was listed after {before.released_on}."
        )
    elif before.format != after.format and _comparable(step):
        notes.append(
            f"The releases of {after.authority}/{after.list} were read from different formats "
            f"({before.format}, {after.format}): what the two word differently counts as amended."
        )
    if unstated:
        notes.append(
            f"Of {after.authority}/{after.list}, one of the two releases lacks some or all "
            f"{', '.join(fields_of(unstated))}: that these come or go is not counted as a change."
        )
    return notes


def _networks(reader: Reader, release_id: int, added: Sequence[Entry]) -> tuple[Network, ...]:
    stated = [relation for entry in added for relation in entry.relations]
    named = reader.entries_named(
        release_id, (relation.other for relation in stated if relation.other_id is None)
    )
    known: dict[str, Entry | None] = {}

    def resolve(relation: Relation) -> Party:
        entry_id = relation.other_id
        if entry_id is None:
            bearers = named[relation.other]
            entry_id = bearers[0] if len(bearers) == 1 else None
        if entry_id is None:
            return Party(name=relation.other)
        if entry_id not in known:
            known[entry_id] = reader.entry(release_id, entry_id)
        entry = known[entry_id]
        return (
            Party(name=relation.other) if entry is None else Party(name=entry.name, entry=entry.id)
        )

    return find_networks(added, resolve)


def _already_listed(
    index: Index, added: Sequence[Entry], before: Release, after: Release
) -> list[AlreadyListed]:
    found = []
    for entry in added:
        row = index.row_of_target(key_of(after, entry).target)
        if row is None:
            continue
        day = added_on(entry, after=before.released_on, until=after.released_on)
        told = find_already_listed(entry, index.target(row), authority=after.authority, day=day)
        if told is not None:
            found.append(told)
    return found


class _Places:
    """The countries of entries, with addresses from another day where that was asked for."""

    def __init__(self, reader: Reader, releases: Sequence[StoredRelease], day: date | None) -> None:
        self._later: dict[str, dict[str, tuple[str, ...]]] = {}
        self.notes: list[str] = []
        if day is None:
            return
        in_force_then = in_force(releases, day)
        if not in_force_then:
            raise NotFound(f"no release was in force on {day} to take addresses from")
        for key, stored in in_force_then.items():
            self._later[key] = {
                entry.id: address_countries(entry) for entry in reader.entries(stored.id)
            }
            release = stored.release
            self.notes.append(
                f"Addresses of {release.authority}/{key} come from the release of "
                f"{release.released_on} where an entry states neither a country nor an address."
            )

    def of_list(self, key: str) -> Places:
        """Gives the countries of an entry of a list."""
        later = self._later.get(key, {})
        return lambda entry: places_of(entry) or later.get(entry.id, ())
