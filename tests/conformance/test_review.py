"""Merge decisions give the same targets on every register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.support.reviewing import SPELLED, SPELLED_OTHERWISE, WAITING, review_register, targets

from watchword.service.context import Context
from watchword.service.record_files import Signature
from watchword.service.review import (
    decide,
    export_acts,
    import_acts,
    list_acts,
    list_open,
    show_pair,
)
from watchword.settings import Settings
from watchword.store.review_acts import ReviewVerb, entry_pair

SIGNATURE = Signature(by="A. Officer", reason="Seen 'both' :passports")
JOINED = entry_pair(SPELLED, SPELLED_OTHERWISE)


@pytest.fixture
def context(location: str, tmp_path: Path) -> Iterator[Context]:
    made = review_register(location, cache=tmp_path / "cache")
    yield made
    made.close()


def test_targets_follow_decisions_and_files_carry_them(context: Context, tmp_path: Path) -> None:
    plain = targets(context)
    assert list_open(context).total == 1
    decide(context, ReviewVerb.ACCEPT, [WAITING], signature=SIGNATURE)
    decide(context, ReviewVerb.REJECT, [JOINED], signature=SIGNATURE)
    decided = targets(context)
    assert frozenset({"us:1", "jp:J1", "eu:E1", "eu:E2"}) in decided
    assert {frozenset({"us:9"}), frozenset({"jp:J9"})} <= decided
    assert show_pair(context, WAITING).one_target
    assert export_acts(context, tmp_path / "decisions.json") == 2

    other = review_register(tmp_path / "other.sqlite")
    rows = import_acts(other, tmp_path / "decisions.json", signature=SIGNATURE)
    assert [row.made for row in rows] == [True, True]
    assert targets(other) == decided
    assert [row.act.reason for row in list_acts(other)] == [SIGNATURE.reason] * 2
    other.close()

    decide(context, ReviewVerb.WITHDRAW, [WAITING, JOINED], signature=SIGNATURE)
    assert targets(context) == plain


def test_whoever_looks_back_sees_no_later_decision(context: Context) -> None:
    plain, state = targets(context), context.state()
    before = datetime.now(UTC)
    decide(context, ReviewVerb.REJECT, [WAITING], signature=SIGNATURE)
    decide(context, ReviewVerb.ACCEPT, [WAITING], signature=SIGNATURE)
    settings: Settings = context.settings
    back = Context(settings, known_at=before)
    assert (back.state(), list_acts(back)) == (state, [])
    assert targets(back) == plain
    back.close()
