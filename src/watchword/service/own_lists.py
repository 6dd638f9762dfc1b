"""Own lists: take in a new version of one, or take one out of force."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from watchword.errors import NotFound, WrongUse
from watchword.model import OWN, OWN_REMOVED, DateBasis, Release
from watchword.service.context import Context
from watchword.service.outcome import Outcome, Status, Watcher, Wishes
from watchword.service.own_releases import distinct
from watchword.service.update import update_from_path
from watchword.store.raw import keep_raw
from watchword.store.reader import Reader
from watchword.store.writer import Heading, ReleaseWriter

_NAME_LIMIT = 40
_SUFFIX = re.compile(
    r"\.(?:gz|zip|csv|tsv|tab|txt|xlsx|xlsm|xlsb|xls|ods|ftm|json|jsonl|ndjson)$", re.I
)
_DATE = re.compile(r"[^0-9A-Za-z]*\d{4}[-_.]?\d{2}[-_.]?\d{2}$")


def list_name(text: str) -> str:
    """The plain key of an own list: lower case, digits and hyphens.

    Raises:
        WrongUse: The text gives none, or one that is too long.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    name = "-".join(re.findall(r"[a-z0-9]+", decomposed.encode("ascii", "ignore").decode()))
    if not name:
        raise WrongUse(f"{text!r} makes no name for a list: give one of letters, digits, hyphens")
    if len(name) > _NAME_LIMIT:
        raise WrongUse(f"{name}: a list's name has at most {_NAME_LIMIT} characters")
    return name


def name_from_file(path: Path) -> str:
    """The key that a file's name gives its list, without its suffix and a date at its end.

    Raises:
        WrongUse: It gives none.
    """
    stem = path.name
    while _SUFFIX.search(stem):
        stem = _SUFFIX.sub("", stem)
    try:
        return list_name(_DATE.sub("", stem) or stem)
    except WrongUse as error:
        raise WrongUse(f"{error}; name the list with --list") from error


def update_own_list(
    context: Context,
    path: Path,
    *,
    name: str | None = None,
    wishes: Wishes | None = None,
    watcher: Watcher | None = None,
) -> list[Outcome]:
    """Take in a file as the new release of an own list.

    Args:
        context: The register.
        path: A CSV file, a workbook, or FollowTheMoney entities as JSON (see
            ``docs/reference/own-lists.md``).
        name: The list's name; by default from the file's.
        wishes: What the user says about the file.
        watcher: Told how far the work is.

    Returns:
        What became of it; one outcome for each file where the path is an archive.

    Raises:
        WrongUse: There is no such file, or no name for the list.
        RegisterTrouble: The register can't be used.
    """
    if not path.is_file():
        raise WrongUse(f"{path}: an own list is one file, and there is none")
    key = name_from_file(path) if name is None else list_name(name)
    wishes = replace(wishes or Wishes(), own=key)
    outcomes = update_from_path(context, path, wishes=wishes, watcher=watcher)
    return [_say_if_older(context, each) for each in outcomes]


def _say_if_older(context: Context, outcome: Outcome) -> Outcome:
    """Say so where a newer release than the one that was read stays in force."""
    release = outcome.release
    if release is None:
        return outcome
    with context.register.read() as reader:
        newest = _newest(reader, release.list)
    if newest is None or newest.released_on <= release.released_on:
        return outcome
    said = f"the release of {newest.released_on} is newer and stays in force"
    return replace(outcome, message="; ".join(each for each in (outcome.message, said) if each))


def remove_own_list(context: Context, name: str) -> Outcome:
    """Take an own list out of force; what it held stays in the register's past.

    Raises:
        NotFound: There is no such list in force.
    """
    key = list_name(name)
    with context.register.read() as reader:
        _in_force(reader, key)
    with context.register.write() as connection:
        reader = Reader(connection)
        newest = _in_force(reader, key)
        sha256 = keep_raw(connection, io.BytesIO())
        read_at = datetime.now(UTC)
        heading = Heading(
            authority=OWN,
            list=key,
            format=OWN_REMOVED,
            released_on=max(read_at.date(), newest.released_on),
            released_on_basis=DateBasis.READ,
            read_at=read_at,
            sha256=sha256,
            origin="removed",
            files=(("removed", sha256),),
        )
        release = ReleaseWriter(connection, distinct(reader, heading)).finish()
    return Outcome(
        origin=f"{OWN}/{key}", status=Status.REMOVED, authority=OWN, list=key, release=release
    )


def _in_force(reader: Reader, key: str) -> Release:
    newest = _newest(reader, key)
    if newest is None or newest.format == OWN_REMOVED:
        known = own_lists(reader)
        there = f"there is {', '.join(known)}" if known else "there is none"
        raise NotFound(f"{key}: no such own list; {there}")
    return newest


def _newest(reader: Reader, key: str) -> Release | None:
    releases = (each.release for each in reader.releases(authority=OWN))
    return next((each for each in releases if each.list == key), None)


def own_lists(reader: Reader) -> Sequence[str]:
    """The names of the own lists in force."""
    return [each.release.list for each in reader.releases(authority=OWN) if each.release.current]
