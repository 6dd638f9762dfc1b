"""Which two releases a question compares."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count

import pytest

from watchword.errors import NotFound, WrongUse
from watchword.model import DateBasis, Release
from watchword.service.rounds.steps import Plan, in_force, plan_diff, plan_round
from watchword.store.reader import StoredRelease

_numbers = count(1)


def stored(authority: str, list_key: str, day: date) -> StoredRelease:
    return StoredRelease(
        id=next(_numbers),
        release=Release(
            authority=authority,
            list=list_key,
            format="any",
            released_on=day,
            released_on_basis=DateBasis.GIVEN,
            read_at=datetime(2026, 1, 1, tzinfo=UTC),
            sha256="0" * 64,
            targets=0,
            problems=0,
        ),
    )


D1, D2, D3 = date(2023, 4, 11), date(2023, 4, 12), date(2023, 7, 11)
SDN = [stored("us", "sdn", day) for day in (D3, D2, D1)]
CONSOLIDATED = [stored("us", "consolidated", date(2023, 5, 19))]
US = [*CONSOLIDATED, *SDN]
CLOSED = date(2026, 1, 28)
OLD = [stored("gb", "conlist", day) for day in (date(2025, 4, 14), date(2023, 6, 5))]
NEW = [stored("gb", "uksl", day) for day in (date(2026, 8, 22), date(2026, 2, 24))]
GB = [*OLD, *NEW]


def days(plan: Plan) -> list[tuple[str, date, str, date]]:
    return [
        (
            step.before.release.list,
            step.before.release.released_on,
            step.after.release.list,
            step.after.release.released_on,
        )
        for step in plan.steps
    ]


def test_the_newest_release_of_a_day_or_before_is_in_force() -> None:
    assert in_force(US, date(2023, 4, 10)) == {}
    assert in_force(US, date(2023, 7, 10)) == {"sdn": SDN[1], "consolidated": CONSOLIDATED[0]}
    assert in_force(US, D3)["sdn"] is SDN[0]


def test_of_two_releases_of_a_day_the_one_read_last_holds() -> None:
    again = stored("us", "sdn", D2)
    # The register gives the one that was read last first.
    assert in_force([again, *SDN[1:]], D2)["sdn"] is again


def test_two_days_are_compared_by_what_was_in_force() -> None:
    plan = plan_diff(US, date(2023, 4, 15), date(2023, 12, 31))
    assert days(plan) == [("sdn", D2, "sdn", D3)]
    assert len(plan.notes) == 1
    assert "us/consolidated has no release of 2023-04-15 or before" in plan.notes[0]
    assert plan_diff(US, D1, D2, list_key="sdn").notes == ()


def test_a_day_is_compared_with_the_release_before_it() -> None:
    assert days(plan_round(US, D2)) == [("sdn", D1, "sdn", D2)]
    assert days(plan_round(US, D3)) == [("sdn", D2, "sdn", D3)]


@pytest.mark.parametrize(
    ("list_key", "told"),
    [(None, "us/consolidated or us/sdn of 2023-04-13"), ("sdn", "us/sdn of 2023-04-13")],
)
def test_a_day_without_a_release_tells_the_days_there_are(list_key: str | None, told: str) -> None:
    with pytest.raises(NotFound, match=told) as caught:
        plan_round(US, date(2023, 4, 13), list_key=list_key)
    assert "2023-04-11, 2023-04-12" in str(caught.value)


def test_the_first_release_is_a_baseline() -> None:
    with pytest.raises(NotFound, match="it is a baseline, and no round"):
        plan_round(US, D1)


def test_before_the_first_release_nothing_can_be_compared() -> None:
    with pytest.raises(NotFound, match="no release of us/sdn was in force on 2023-04-10"):
        plan_diff(US, date(2023, 4, 10), D2, list_key="sdn")


def test_days_in_the_wrong_order_and_unknown_lists_are_refused() -> None:
    with pytest.raises(WrongUse, match="give the earlier day first"):
        plan_diff(US, D2, D1)
    with pytest.raises(WrongUse, match="it has consolidated, sdn"):
        plan_diff(US, D1, D2, list_key="nsdn")


def test_the_list_in_anothers_place_is_compared_with_it() -> None:
    plan = plan_diff(GB, date(2025, 12, 31), date(2026, 3, 1))
    assert days(plan) == [("conlist", date(2025, 4, 14), "uksl", date(2026, 2, 24))]
    assert days(plan_diff(GB, date(2025, 12, 31), date(2026, 3, 1), list_key="conlist")) == days(
        plan
    )
    assert days(plan_round(GB, date(2026, 2, 24))) == days(plan)
    assert not plan.steps[0].same_list


def test_after_the_change_the_closed_list_is_out() -> None:
    plan = plan_diff(GB, date(2026, 3, 1), date(2026, 8, 22))
    assert days(plan) == [("uksl", date(2026, 2, 24), "uksl", date(2026, 8, 22))]


def test_while_both_lists_are_kept_each_is_compared_with_itself() -> None:
    both = [*GB, stored("gb", "uksl", date(2024, 1, 1))]
    both.sort(key=lambda each: each.release.released_on, reverse=True)
    before = plan_diff(both, date(2024, 6, 1), date(2025, 6, 1))
    assert sorted(days(before)) == [
        ("conlist", date(2023, 6, 5), "conlist", date(2025, 4, 14)),
        ("uksl", date(2024, 1, 1), "uksl", date(2024, 1, 1)),
    ]
    over = plan_diff(both, date(2025, 6, 1), date(2026, 3, 1))
    assert days(over) == [("uksl", date(2024, 1, 1), "uksl", date(2026, 2, 24))]
