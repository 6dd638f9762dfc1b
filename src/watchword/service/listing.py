"""What the register holds: its releases, and the problems found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from watchword.errors import WrongUse
from watchword.model import Problem, ProblemCode, Release
from watchword.service.context import Context
from watchword.store.in_force import releases_in_force
from watchword.store.reader import StoredRelease


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRow:
    """A release, and how many of its list the register holds."""

    release: Release
    count: int

    def to_dict(self) -> dict[str, Any]:
        """The release as JSON values."""
        release = self.release
        return {
            "authority": release.authority,
            "list": release.list,
            "released_on": release.released_on.isoformat(),
            "released_on_basis": release.released_on_basis.value,
            "read_at": release.read_at.isoformat(),
            "targets": release.targets,
            "problems": release.problems,
            "sha256": release.sha256,
            "current": release.current,
            "format": release.format,
            "releases": self.count,
            "origin": release.origin,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    """A problem and the release that it was found in."""

    authority: str
    list: str
    released_on: date
    problem: Problem

    def to_dict(self) -> dict[str, Any]:
        """The problem as JSON values."""
        problem = self.problem
        return {
            "authority": self.authority,
            "list": self.list,
            "released_on": self.released_on.isoformat(),
            "severity": problem.severity.value,
            "code": problem.code.value,
            "entry": problem.entry,
            "locator": problem.locator,
            "message": problem.message,
            "raw": problem.raw,
        }


def _chosen(
    releases: Sequence[StoredRelease], *, everything: bool, as_of: date | None
) -> list[StoredRelease]:
    if everything:
        return list(releases)
    if as_of is not None:
        then = set(releases_in_force((each.release for each in releases), day=as_of))
        return [each for each in releases if each.release in then]
    return [each for each in releases if each.release.current]


def list_releases(
    context: Context, *, everything: bool = False, as_of: date | None = None
) -> list[ReleaseRow]:
    """The current release of each list, or every release, by authority, newest first.

    Args:
        context: The register.
        everything: Every release.
        as_of: The releases that were in force on this day, instead of now.

    Raises:
        NotFound: There is no register yet.
    """
    with context.register.read() as reader:
        stored = reader.releases()
    counts: dict[tuple[str, str], int] = {}
    for each in stored:
        key = (each.release.authority, each.release.list)
        counts[key] = counts.get(key, 0) + 1
    return [
        ReleaseRow(release=each.release, count=counts[each.release.authority, each.release.list])
        for each in _chosen(stored, everything=everything, as_of=as_of)
    ]


def list_problems(
    context: Context,
    *,
    authority: str | None = None,
    code: str | None = None,
    severity: str | None = None,
    everything: bool = False,
    as_of: date | None = None,
) -> list[ProblemRow]:
    """The problems of the current releases, of those in force on a day, or of all.

    Raises:
        NotFound: There is no register yet.
        WrongUse: No such kind of problem.
    """
    if code is not None and code not in set(ProblemCode):
        raise WrongUse(f"{code}: no such problem; one of {', '.join(ProblemCode)}")
    with context.register.read() as reader:
        releases = {
            each.id: each.release
            for each in _chosen(
                reader.releases(authority=authority), everything=everything, as_of=as_of
            )
        }
        return [
            ProblemRow(
                authority=releases[release_id].authority,
                list=releases[release_id].list,
                released_on=releases[release_id].released_on,
                problem=problem,
            )
            for release_id, problem in reader.problems(list(releases), code=code, severity=severity)
        ]
