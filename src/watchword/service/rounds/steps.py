"""Which two releases of a list a question compares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from watchword.errors import NotFound, WrongUse
from watchword.model import AUTHORITIES, LISTS, Release
from watchword.store.in_force import gave_way, newest_releases
from watchword.store.reader import StoredRelease

_MOST_DATES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From one release to a later one, of the same list or of the one in its place."""

    before: StoredRelease
    after: StoredRelease

    @property
    def same_list(self) -> bool:
        """Whether both are of one list; else the later one took the other's place."""
        return self.before.release.list == self.after.release.list


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is compared, and what can't be.

    Attributes:
        notes: Why lists were left out, in sentences.
    """

    steps: tuple[Step, ...]
    notes: tuple[str, ...]


def in_force(releases: Iterable[StoredRelease], day: date) -> dict[str, StoredRelease]:
    """The release of each list that was in force on a day, as the register knows it.

    Args:
        releases: Of one authority, as ``Reader.releases`` gives them.
        day: The newest release of that day or before is the one; a list that had given
            way to another one by then has none.
    """
    stored: dict[Release, StoredRelease] = {}
    for each in releases:
        stored.setdefault(each.release, each)
    newest = newest_releases(stored, day=day)
    return {
        release.list: stored[release]
        for release in newest.values()
        if not gave_way(release, newest)
    }


def plan_diff(
    releases: Sequence[StoredRelease], start: date, end: date, *, list_key: str | None = None
) -> Plan:
    """The steps between two days.

    Raises:
        WrongUse: The days are in the wrong order, or there is no such list.
        NotFound: No list has a release in force on both days.
    """
    if start > end:
        raise WrongUse(f"{start} is after {end}: give the earlier day first")
    known = _known_lists(releases, list_key)
    old, new = in_force(releases, start), in_force(releases, end)
    steps = {key: _step(key, old, new) for key in new}
    notes = [
        f"{_list_name(new[key])} has no release of {start} or before: that of "
        f"{new[key].release.released_on} is a baseline, and nothing of it is counted."
        for key, step in steps.items()
        if step is None and key in known
    ]
    found = [step for step in steps.values() if step is not None and _is_of(step, known)]
    if not found:
        raise NotFound(_nothing_on(releases, known, start))
    return Plan(steps=tuple(found), notes=tuple(notes))


def plan_round(
    releases: Sequence[StoredRelease], day: date, *, list_key: str | None = None
) -> Plan:
    """The steps that end in the releases of a day.

    Raises:
        WrongUse: There is no such list.
        NotFound: No release is of that day, or none of them has one before it.
    """
    known = _known_lists(releases, list_key)
    old, new = in_force(releases, _before(day)), in_force(releases, day)
    todays = {
        key: each for key, each in new.items() if key in known and each.release.released_on == day
    }
    if not todays:
        raise NotFound(
            f"the register has no release of {_names(releases, known)} of {day}; it has "
            f"{_dates(releases, known)}"
        )
    steps = {key: _step(key, old, new) for key in todays}
    notes = [
        f"{_list_name(todays[key])} has no release before that of {day}: it is a baseline, and "
        "no round"
        for key, step in steps.items()
        if step is None
    ]
    found = [step for step in steps.values() if step is not None]
    if not found:
        raise NotFound("; ".join(notes))
    return Plan(steps=tuple(found), notes=tuple(f"{note}." for note in notes))


def _step(
    key: str, old: Mapping[str, StoredRelease], new: Mapping[str, StoredRelease]
) -> Step | None:
    before = old.get(key)
    if before is None:
        # The list that it took the place of, where that one was still in force.
        before = next(
            (
                stored
                for stored in old.values()
                if stored.release.list not in new and _successor(stored) == key
            ),
            None,
        )
    return None if before is None else Step(before=before, after=new[key])


def _successor(stored: StoredRelease) -> str | None:
    known = LISTS.get((stored.release.authority, stored.release.list))
    return None if known is None else known.successor


def _known_lists(releases: Sequence[StoredRelease], list_key: str | None) -> list[str]:
    keys = sorted({stored.release.list for stored in releases})
    if list_key is None:
        return keys
    if list_key not in keys:
        raise WrongUse(f"{list_key}: the register has no such list; it has {', '.join(keys)}")
    return [list_key]


def _is_of(step: Step, known: Sequence[str]) -> bool:
    return step.after.release.list in known or step.before.release.list in known


def _list_name(stored: StoredRelease) -> str:
    return f"{stored.release.authority}/{stored.release.list}"


def _names(releases: Sequence[StoredRelease], known: Sequence[str]) -> str:
    authority = releases[0].release.authority
    return " or ".join(f"{authority}/{key}" for key in known)


def _dates(releases: Sequence[StoredRelease], known: Sequence[str]) -> str:
    days = sorted({each.release.released_on for each in releases if each.release.list in known})
    told = ", ".join(map(str, days[-_MOST_DATES:]))
    return told if len(days) <= _MOST_DATES else f"{len(days)}, the newest being {told}"


def _nothing_on(releases: Sequence[StoredRelease], known: Sequence[str], start: date) -> str:
    return (
        f"no release of {_names(releases, known)} was in force on {start}; the register has "
        f"{_dates(releases, known)}"
    )


def check_authority(authority: str, releases: Sequence[StoredRelease]) -> None:
    """See that there is such an authority, and a release of it.

    Raises:
        WrongUse: There is no such authority.
        NotFound: The register has no release of it.
    """
    if authority not in AUTHORITIES:
        raise WrongUse(f"{authority}: no such authority; one of {', '.join(AUTHORITIES)}")
    if not releases:
        raise NotFound(f"the register has no release of {authority}: run `watchword update`")


def _before(day: date) -> date:
    return day if day == date.min else day - timedelta(days=1)
