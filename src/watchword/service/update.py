"""Take in releases, from the authorities' servers or from files.

Each release is taken in whole, in one transaction, or not at all. What is no list, is
broken, or does not look like the whole list is refused with a reason, and what stood
before stays current.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from watchword import __version__
from watchword.errors import InputRefused, Unrecognised, WrongUse
from watchword.fetch.addresses import Address, addresses_of
from watchword.fetch.download import Download, Downloader, Limits, Validators
from watchword.fetch.local import local_files
from watchword.fetch.spool import Spooled
from watchword.model import AUTHORITIES, OWN
from watchword.service.context import Context
from watchword.service.intake import Intake
from watchword.service.outcome import Outcome, Silence, Status, Watcher, Wishes
from watchword.service.retention import drop_superseded
from watchword.service.sorting import Group, GroupKey, sort_in
from watchword.store.addresses import keep_validators, known_validators


def update_from_path(
    context: Context, path: Path, *, wishes: Wishes | None = None, watcher: Watcher | None = None
) -> list[Outcome]:
    """Read a file, or everything below a folder, into the register.

    Returns:
        What became of each release and of each file that is none, in order.

    Raises:
        WrongUse: There is nothing at the path, or no such authority.
        RegisterTrouble: The register can't be used.
    """
    wishes = wishes or Wishes()
    _check_authority(wishes.authority)
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="watchword-") as folder:
        groups: dict[GroupKey, Group] = {}
        for packed in local_files(path):
            outcome = sort_in(
                packed,
                groups,
                wishes,
                folder=Path(folder),
                most_bytes=context.settings.most_bytes,
            )
            if outcome is not None:
                outcomes.append(outcome)
        intake = Intake(context, wishes, watcher or Silence())
        outcomes.extend(_take_in_all(intake, groups.values()))
    outcomes.extend(drop_superseded(context))
    if path.is_file():
        # A file that was named is expected to be a list.
        outcomes = [
            replace(each, status=Status.REFUSED) if each.status is Status.SKIPPED else each
            for each in outcomes
        ]
    return outcomes


def update_from_servers(
    context: Context,
    authorities: Sequence[str] = (),
    *,
    accept: bool = False,
    watcher: Watcher | None = None,
) -> list[Outcome]:
    """Download the lists of these authorities, or of all, and read what has changed.

    One authority's trouble does not stop the others.

    Returns:
        What became of each list, in the order of the authorities.

    Raises:
        WrongUse: No such authority.
        RegisterTrouble: The register can't be used.
    """
    watcher = watcher or Silence()
    settings = context.settings
    with tempfile.TemporaryDirectory(prefix="watchword-") as folder:
        downloader = Downloader(
            Path(folder),
            Limits(
                most_bytes=settings.most_bytes,
                timeout=settings.timeout,
                download_seconds=settings.download_seconds,
            ),
            user_agent=_user_agent(settings.contact),
        )
        try:
            outcomes = [
                _update_one(
                    Intake(context, Wishes(authority=address.authority, accept=accept), watcher),
                    downloader,
                    address,
                    folder=Path(folder),
                )
                for address in addresses_of(tuple(authorities), settings.addresses)
            ]
        finally:
            downloader.close()
    return [*outcomes, *drop_superseded(context)]


def _update_one(
    intake: Intake, downloader: Downloader, address: Address, *, folder: Path
) -> Outcome:
    try:
        with intake.context.register.write() as connection:
            known = known_validators(connection, address.url)
        intake.watcher.begin(f"{address.authority}/{address.list}", None)
        download = downloader.fetch(
            address,
            known=Validators(etag=known[0], last_modified=known[1]) if known else None,
            progress=lambda done, total: intake.watcher.advance(done),  # noqa: ARG005
        )
        if download.file is None:
            return _outcome(address, Status.UNCHANGED, "the server says it has not changed")
        group = _only_group(intake, download.file, folder)
        return intake.take_in(group, after=_remember(address, download))
    except InputRefused as error:
        return _outcome(address, Status.REFUSED, str(error))


def _only_group(intake: Intake, file: Spooled, folder: Path) -> Group:
    """The one release in a download."""
    groups: dict[GroupKey, Group] = {}
    most_bytes = intake.context.settings.most_bytes
    refused = sort_in(file, groups, intake.wishes, folder=folder, most_bytes=most_bytes)
    if refused is not None:
        raise Unrecognised(refused.message)
    if len(groups) != 1:
        raise Unrecognised(f"{file.origin} holds {len(groups)} lists instead of one")
    return next(iter(groups.values()))


def _outcome(address: Address, status: Status, message: str) -> Outcome:
    return Outcome(
        # Without the query: a token in it is nobody's business.
        origin=address.url.partition("?")[0],
        status=status,
        message=message,
        authority=address.authority,
        list=address.list,
    )


def _remember(address: Address, download: Download) -> Callable[[Connection], None]:
    def keep(connection: Connection) -> None:
        keep_validators(
            connection,
            address.url,
            etag=download.validators.etag,
            last_modified=download.validators.last_modified,
            checked_at=datetime.now(UTC),
        )

    return keep


def _user_agent(contact: str) -> str:
    product = f"watchword/{__version__}"
    return f"{product} (+{contact})" if contact else product


def _check_authority(authority: str | None) -> None:
    if authority == OWN:
        raise WrongUse("an own list is read with --own")
    if authority is not None and authority not in AUTHORITIES:
        raise WrongUse(f"{authority}: no such authority; one of {', '.join(AUTHORITIES)}")


def _take_in_all(intake: Intake, groups: Iterable[Group]) -> Iterator[Outcome]:
    """Take the releases in by date, so that each is held against the one before it."""
    today = datetime.now(UTC).date()
    for group in sorted(
        groups,
        key=lambda each: (
            each.source.authority,
            each.list_key,
            each.released_on or today,
            each.origin,
        ),
    ):
        try:
            yield intake.take_in(group)
        except InputRefused as error:
            yield Outcome(
                origin=group.origin,
                status=Status.REFUSED,
                message=str(error),
                authority=group.source.authority,
                list=group.list_key,
            )
