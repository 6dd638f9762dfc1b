"""How long superseded releases are kept, and what to say of a day before that."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from watchword.service.context import Context
from watchword.service.outcome import Outcome, Status
from watchword.store.horizons import Horizon, horizons
from watchword.store.reader import Reader
from watchword.store.retention import drop_releases, superseded_before


def drop_superseded(context: Context) -> list[Outcome]:
    """Drop the releases that have been superseded for longer than the settings keep them.

    Returns:
        An outcome for each list of which releases were dropped; none where the setting
        ``keep_days`` is 0, which keeps everything.
    """
    days = context.settings.keep_days
    if days <= 0:
        return []
    before = datetime.now(UTC) - timedelta(days=days)
    with context.register.write() as connection:
        dropped = superseded_before(Reader(connection), before)
        if not dropped:
            return []
        drop_releases(connection, dropped)
        kept = {(each.authority, each.list): each for each in horizons(connection)}
    counts: dict[tuple[str, str], int] = {}
    for stored in dropped:
        key = (stored.release.authority, stored.release.list)
        counts[key] = counts.get(key, 0) + 1
    return [
        Outcome(
            origin=f"{authority}/{list_key}",
            status=Status.DROPPED,
            message=(
                f"{count} releases that were superseded more than {days} days ago; "
                f"the list is known from {kept[authority, list_key].kept_from}"
            ),
            authority=authority,
            list=list_key,
        )
        for (authority, list_key), count in sorted(counts.items())
    ]


def beyond(context: Context, day: date) -> list[Horizon]:
    """The lists that a question as of a day can't be answered from in full.

    Their releases of that day were dropped: who left the list before its horizon is unknown.
    """
    with context.register.read() as reader:
        return [each for each in reader.horizons() if day < each.kept_from]


def tell_beyond(found: list[Horizon]) -> str:
    """The same in a sentence; empty where nothing is missing."""
    if not found:
        return ""
    lists = ", ".join(
        f"{each.authority}/{each.list} (kept from {each.kept_from})" for each in found
    )
    return f"older releases were dropped, so that some who were listed then may be missing: {lists}"
