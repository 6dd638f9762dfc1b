"""What holds of merging whatever the entries: order, increments and decisions."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.merging import entry, to_merge

from watchword.merge.member import MergeEntry
from watchword.merge.merging import Merged, judge_entries, merge_entries
from watchword.model import EntryKey

GIVEN = ("Sergei", "Sergey", "Ivan", "Mohammed", "Muhammad", "Zelimkhan")
FAMILY = ("Shoigu", "Shoygu", "Petrov", "Ali", "Yandarbiev")
LISTS = ("us/sdn", "eu/fsf", "gb/uksl", "un/sc", "jp/mof")


@st.composite
def entries(draw: st.DrawFn) -> list[MergeEntry]:
    count = draw(st.integers(min_value=1, max_value=9))
    found = []
    for number in range(count):
        name = f"{draw(st.sampled_from(GIVEN))} {draw(st.sampled_from(FAMILY))}"
        born = draw(st.sampled_from((None, "1955-05-21", "1970-01-02", "1970-01-03")))
        country = draw(st.sampled_from((None, "ru", "so")))
        stated = entry(f"e{number}", name, born=born, country=country)
        seen = draw(st.sampled_from((("2024-01-01", "2024-06-01"), ("2024-07-01", "2024-09-01"))))
        found.append(to_merge(draw(st.sampled_from(LISTS)), stated, seen=seen))
    return found


def shape(merged: Merged) -> list[list[EntryKey]]:
    return sorted([entry.key for entry in group] for group in merged.groups)


@given(entries(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_the_order_of_entries_does_not_count(found: list[MergeEntry], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge_entries(found).kept == merge_entries(shuffled).kept


@given(entries(), st.data())
@settings(deadline=None, max_examples=60)
def test_step_by_step_is_as_from_nothing(found: list[MergeEntry], data: st.DataObject) -> None:
    before = data.draw(st.lists(st.sampled_from(found), unique_by=lambda e: e.key))
    kept = merge_entries(before).kept
    assert merge_entries(found, earlier=kept).kept == merge_entries(found).kept


@given(entries())
@settings(deadline=None, max_examples=60)
def test_every_entry_has_one_target_and_no_contradiction_in_it(found: list[MergeEntry]) -> None:
    merged = merge_entries(found)
    assert sorted(e.key for group in merged.groups for e in group) == sorted(e.key for e in found)
    for group in merged.groups:
        days = {str(day) for e in group for day in e.load().birth_dates}
        assert not {"1955-05-21", "1970-01-02"} <= days


@given(entries(), st.data())
@settings(deadline=None, max_examples=60)
def test_a_decision_holds(found: list[MergeEntry], data: st.DataObject) -> None:
    pairs = list(combinations(sorted(e.key for e in found), 2))
    if not pairs:
        return
    pair, accepted = data.draw(st.sampled_from(pairs)), data.draw(st.booleans())
    merged = merge_entries(found, decisions={pair: accepted})
    together = any(set(pair) <= {e.key for e in group} for group in merged.groups)
    assert together is accepted


@given(entries(), st.data())
@settings(deadline=None, max_examples=60)
def test_an_accepted_pair_joins_whole_targets(found: list[MergeEntry], data: st.DataObject) -> None:
    pairs = list(combinations(sorted(e.key for e in found), 2))
    if not pairs:
        return
    pair = data.draw(st.sampled_from(pairs))
    before = [{e.key for e in group} for group in merge_entries(found).groups]
    after = [{e.key for e in g} for g in merge_entries(found, decisions={pair: True}).groups]
    assert all(any(group <= joined for joined in after) for group in before)


@given(entries())
@settings(deadline=None, max_examples=30)
def test_a_verdict_has_no_sides(found: list[MergeEntry]) -> None:
    for left, right in combinations(found, 2):
        there, back = judge_entries(left, right), judge_entries(right, left)
        assert (there.verdict, there.score) == (back.verdict, back.score)
