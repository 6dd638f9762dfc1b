"""Own lists and decisions give the same answers on every register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from watchword.errors import NotFound
from watchword.sample import SAMPLE_HOUSE_LIST
from watchword.service.allowing import (
    decide,
    list_decisions,
    load_allowances,
    remove_decision,
)
from watchword.service.checking import Limits, check, make_subject
from watchword.service.context import Context
from watchword.service.listing import list_releases
from watchword.service.own_lists import remove_own_list, update_own_list
from watchword.settings import Settings


@pytest.fixture
def context(location: str, tmp_path: Path) -> Iterator[Context]:
    made = Context(Settings(register=location, cache=str(tmp_path / "cache")))
    yield made
    made.close()


def test_an_own_list_comes_and_goes(context: Context) -> None:
    subject = make_subject("Nadia Example")
    for _ in range(2):
        (outcome,) = update_own_list(context, SAMPLE_HOUSE_LIST)
        assert outcome.status == "read"
        assert [match.own_lists for match in check(context, subject).alerts] == [("house-list",)]
        remove_own_list(context, "house-list")
        assert list_releases(context) == []
        assert check(context, subject).alerts == ()
    with pytest.raises(NotFound):
        remove_own_list(context, "house-list")


def test_a_decision_is_applied_and_taken_back(context: Context) -> None:
    update_own_list(context, SAMPLE_HOUSE_LIST)
    subject = make_subject("Nadia Example", countries=["at"])
    before = check(context, subject)
    assert (len(before.alerts), before.decisions) == (1, None)
    made = decide(context, subject, "own:H-001", reason="Another", by="A. Officer")
    allowed = check(context, subject)
    assert allowed.alerts == ()
    assert [each.decision for each in list_decisions(context)] == [made.decision]
    assert list(load_allowances(context).pairs.values()) == [made.decision]
    remove_decision(context, made.decision.id, by="A. Officer")
    after = check(context, subject)
    assert after.matches == before.matches
    assert check(context, subject, limits=Limits(decisions=allowed.decisions)) == allowed
