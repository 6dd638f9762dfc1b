"""What is superseded is dropped where the settings say so, and it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.support.entries import OWNER, YACHT, write_release

from watchword.errors import WrongUse
from watchword.model import Name
from watchword.service.checking import Limits, check, make_subject
from watchword.service.context import Context
from watchword.service.retention import beyond, drop_superseded, tell_beyond
from watchword.service.verifying import verify
from watchword.settings import Settings
from watchword.store.schema import body, raw_chunk, raw_file

NOW = datetime.now(UTC)
FIRST = replace(OWNER, names=(Name(full="Alik Usmanoff"), *OWNER.names))


def opened(tmp_path: Path, keep_days: int) -> Context:
    context = Context(Settings(register=str(tmp_path / "r.sqlite"), keep_days=keep_days))
    releases = ((FIRST, 90, b"1"), (OWNER, 60, b"2"), (OWNER, 5, b"3"))
    with context.register.write() as connection:
        for entry, days, content in releases:
            read_at = NOW - timedelta(days=days)
            write_release(
                connection,
                [entry, YACHT],
                released_on=read_at.date(),
                read_at=read_at,
                body=content,
            )
        write_release(
            connection,
            [YACHT],
            authority="gb",
            list_key="conlist",
            released_on=date(2020, 1, 1),
            read_at=NOW - timedelta(days=300),
            body=b"4",
        )
    return context


def test_what_is_superseded_for_longer_is_dropped_with_all_that_nothing_else_needs(
    tmp_path: Path,
) -> None:
    context = opened(tmp_path, keep_days=30)
    (outcome,) = drop_superseded(context)
    # The second release gave way five days ago: it stays.
    assert (outcome.origin, outcome.status.value) == ("us/sdn", "dropped")
    assert outcome.message.startswith("1 releases")
    with context.register.read() as reader:
        left = [(each.release.authority, each.release.released_on) for each in reader.releases()]
        (horizon,) = reader.horizons()
        connection = reader._connection
        counts = [
            connection.scalar(select(func.count()).select_from(table))
            for table in (body, raw_file, raw_chunk)
        ]
    assert left == [
        ("gb", date(2020, 1, 1)),
        ("us", (NOW - timedelta(days=5)).date()),
        ("us", (NOW - timedelta(days=60)).date()),
    ]
    assert (horizon.kept_from, horizon.dropped) == ((NOW - timedelta(days=60)).date(), 1)
    assert counts == [2, 3, 3]
    assert verify(context).faults == ()
    assert drop_superseded(context) == []
    context.close()


def test_by_default_everything_is_kept(tmp_path: Path) -> None:
    context = opened(tmp_path, keep_days=0)
    assert drop_superseded(context) == []
    with context.register.read() as reader:
        assert len(reader.releases()) == 4
        assert reader.horizons() == []
    context.close()
    with pytest.raises(WrongUse):
        Settings(keep_days=-1)


def test_a_day_before_the_horizon_is_told(tmp_path: Path) -> None:
    context = opened(tmp_path, keep_days=30)
    day = (NOW - timedelta(days=80)).date()
    assert beyond(context, day) == []
    drop_superseded(context)
    assert "us/sdn (kept from" in tell_beyond(beyond(context, day))
    assert beyond(context, NOW.date()) == []
    result = check(context, make_subject("Alisher Usmanov"), limits=Limits(as_of=day))
    assert result.matches
    context.close()
