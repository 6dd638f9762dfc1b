"""Applying what changed to the one release gives the other, whatever the two are."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.model import (
    Contact,
    ContactKind,
    CountryRole,
    CountryTie,
    CrossReference,
    Designation,
    Entry,
    Feature,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Place,
    Relation,
    RelationKind,
    Schema,
    Strength,
    day_interval,
    year_interval,
)
from watchword.service.rounds import Fact, apply_changes, compare_releases
from watchword.service.rounds.changes import by_id
from watchword.service.rounds.fields import minus
from watchword.service.rounds.values import same_key, value_text

# Few values, so that they meet.
ids = st.sampled_from(["1", "2", "3", "4", "5", "6"])
words = st.sampled_from(["Ivan", "Petrov", "Ali Hassan", "NEFT", "", "=1+1", "\x00", "<b>|"])
days = st.sampled_from([date(1953, 9, 9), date(2022, 3, 3), date(2023, 4, 12)])
intervals = days.map(day_interval) | st.integers(1950, 1953).map(year_interval)
names = st.builds(
    Name,
    full=st.sampled_from(
        ["Ivan Petrov", "PETROV, Ivan", "Ali Hassan Omar", "NEFT", "Neft Trading", "x"]
    ),
    kind=st.sampled_from(NameKind),
    strength=st.sampled_from(Strength),
    remark=words,
)
places = st.builds(Place, text=words, country=st.sampled_from([None, "ru", "cy"]))
entries = st.builds(
    Entry,
    id=ids,
    schema=st.sampled_from(Schema),
    names=st.lists(names, min_size=1, max_size=3).map(tuple),
    birth_dates=st.lists(intervals, max_size=2).map(tuple),
    founded_on=st.lists(intervals, max_size=1).map(tuple),
    birth_places=st.lists(places, max_size=2).map(tuple),
    addresses=st.lists(places, max_size=2).map(tuple),
    countries=st.lists(
        st.builds(
            CountryTie,
            role=st.sampled_from(CountryRole),
            country=st.sampled_from([None, "ru"]),
            text=words,
        ),
        max_size=2,
    ).map(tuple),
    identifiers=st.lists(
        st.builds(
            Identifier,
            kind=st.sampled_from(IdentifierKind),
            value=st.sampled_from(["9187629", "7701 234", "A-1"]),
            expires_on=st.none() | days,
        ),
        max_size=2,
    ).map(tuple),
    cross_references=st.lists(
        st.builds(CrossReference, scheme=st.just("un-reference"), value=words), max_size=1
    ).map(tuple),
    contacts=st.lists(
        st.builds(Contact, kind=st.sampled_from(ContactKind), value=words), max_size=1
    ).map(tuple),
    sex=st.sampled_from([None, "male", "female"]),
    titles=st.lists(words, max_size=2).map(tuple),
    positions=st.lists(words, max_size=2).map(tuple),
    designations=st.lists(
        st.builds(
            Designation,
            programmes=st.lists(st.sampled_from(["A", "B", "C"]), max_size=2).map(tuple),
            listed_on=st.none() | days,
            amended_on=st.lists(days, max_size=2).map(tuple),
            reason=words,
            measures=st.lists(words, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    relations=st.lists(
        st.builds(
            Relation,
            kind=st.sampled_from(RelationKind),
            other=words,
            other_id=st.none() | ids,
        ),
        max_size=2,
    ).map(tuple),
    features=st.lists(
        st.builds(Feature, label=st.sampled_from(["Tonnage", "Flag"]), value=words), max_size=2
    ).map(tuple),
    remarks=st.lists(words, max_size=2).map(tuple),
)
releases = st.lists(entries, max_size=6, unique_by=lambda entry: entry.id)


@given(before=releases, after=releases)
def test_the_changes_applied_to_the_one_release_give_the_other(
    before: list[Entry], after: list[Entry]
) -> None:
    changes = compare_releases(before, after)
    assert apply_changes(before, changes) == by_id(after)
    assert (changes.before, changes.after) == (len(before), len(after))


@settings(max_examples=50)
@given(before=releases, after=releases)
def test_each_entry_goes_one_way(before: list[Entry], after: list[Entry]) -> None:
    changes = compare_releases(before, after)
    editions = (*changes.amended, *changes.restated, *changes.rekeyed)
    came = [entry.id for entry in changes.added] + [each.after.id for each in editions]
    gone = [entry.id for entry in changes.removed] + [each.before.id for each in editions]
    assert len(came) == len(set(came))
    assert len(gone) == len(set(gone))
    assert len(after) - len(before) == len(changes.added) - len(changes.removed)


@settings(max_examples=50)
@given(before=releases, after=releases)
def test_the_facts_of_an_amendment_are_its_balance(before: list[Entry], after: list[Entry]) -> None:
    for each in compare_releases(before, after).amended:
        assert each.facts
        for fact in each.facts:
            gone, came = ([same_key(it) for it in side] for side in (fact.removed, fact.added))
            assert gone or came
            if fact.fact is not Fact.LEADING_NAME:
                assert set(gone).isdisjoint(came)
            assert all(isinstance(value_text(it), str) for it in (*fact.removed, *fact.added))
        for field in each.fields:
            old, new = Counter(field.before), Counter(field.after)
            left, joined = minus(field.before, field.after), minus(field.after, field.before)
            assert old - Counter(left) + Counter(joined) == new


@settings(max_examples=50)
@given(releases)
def test_a_release_does_not_differ_from_itself(release: list[Entry]) -> None:
    changes = compare_releases(release, reversed(release))
    assert changes.unchanged == len(release)
    assert changes.before == changes.after == len(release)


@settings(max_examples=50)
@given(before=releases, after=releases)
def test_what_is_the_same_can_be_left_out(before: list[Entry], after: list[Entry]) -> None:
    same = [entry for entry in after if by_id(before).get(entry.id) == entry]
    short = compare_releases(
        [entry for entry in before if entry not in same],
        [entry for entry in after if entry not in same],
        unchanged=len(same),
    )
    assert short == compare_releases(before, after)


@settings(max_examples=50)
@given(releases)
def test_new_ids_alone_add_and_remove_nobody(release: list[Entry]) -> None:
    renamed = [replace(entry, id=f"new {entry.id}") for entry in release]
    changes = compare_releases(release, renamed)
    assert not changes.added
    assert not changes.removed
    assert len(changes.rekeyed) == len(release)
    assert not any(each.facts for each in changes.rekeyed)


@settings(max_examples=50)
@given(before=releases, after=releases, other=releases)
def test_changes_fit_only_what_they_start_from(
    before: list[Entry], after: list[Entry], other: list[Entry]
) -> None:
    changes = compare_releases(before, after)
    touched = {entry.id: entry for entry in changes.removed}
    touched |= {each.before.id: each.before for each in changes.rekeyed}
    fits = all(by_id(other).get(key) == entry for key, entry in touched.items())
    if not fits:
        with pytest.raises(ValueError, match="is not what the changes start from"):
            apply_changes(other, changes)
