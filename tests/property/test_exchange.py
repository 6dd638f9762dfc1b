"""What we write as FollowTheMoney says the same when it is read back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.exchange import read_back, stated

from watchword.model import (
    DateBasis,
    DateInterval,
    Designation,
    Entry,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Release,
    Schema,
    Strength,
    day_interval,
    month_interval,
    spanning_interval,
    year_interval,
)
from watchword.service.followthemoney import Party, Told, entities_of

words = st.sampled_from(["Ann", "Иван", "王伟", "Lee", "Al-Sham", "O'Neil", "Smith", "Петров"])
names = st.builds(
    lambda parts, kind, strength: Name(full=" ".join(parts), kind=kind, strength=strength),
    st.lists(words, min_size=1, max_size=3),
    st.sampled_from(NameKind),
    st.sampled_from(Strength),
)
days = st.dates(date(1900, 1, 1), date(2023, 12, 31))
years = st.integers(1940, 1950)
plain = (
    days.map(day_interval)
    | years.map(year_interval)
    | st.builds(month_interval, years, st.integers(1, 12))
)
circa = st.booleans().flatmap(
    lambda about: st.builds(
        lambda year: year_interval(year, circa=about, text=f"{'about ' if about else ''}{year}"),
        years,
    )
)
ranges = st.builds(spanning_interval, plain, plain)
dates: st.SearchStrategy[DateInterval] = plain | circa | ranges

numbers = st.builds(
    Identifier,
    kind=st.sampled_from(IdentifierKind),
    value=st.sampled_from(["AB 123", "77", "9187629", "1601108019", "DEUTDEFF500", "5299", "x-1"]),
    country=st.sampled_from([None, "ru", "na"]),
    issuer=st.sampled_from(["", "Ministry of Works"]),
    label=st.sampled_from(["", "Карта", "Tax No."]),
    issued_on=st.none() | days,
)
lines = st.sampled_from(["", "A reason; of two parts", "Русская причина", "1: 2", "fraud"])
some = st.lists(lines.filter(bool), max_size=2, unique=True).map(tuple)
acts = st.builds(
    Designation,
    programmes=some,
    listed_on=st.none() | days,
    delisted_on=st.none() | days,
    basis=some,
    reason=lines,
    measures=some,
    source=st.sampled_from(["", "UN", "EU"]),
    remark=lines,
)


def entries(entry_id: str) -> st.SearchStrategy[Entry]:
    return st.builds(
        Entry,
        id=st.just(entry_id),
        schema=st.sampled_from(Schema),
        names=st.lists(names, min_size=1, max_size=4).map(tuple),
        birth_dates=st.lists(dates, max_size=3).map(tuple),
        death_dates=st.lists(dates, max_size=1).map(tuple),
        founded_on=st.lists(dates, max_size=2).map(tuple),
        identifiers=st.lists(numbers, max_size=4).map(tuple),
        sex=st.sampled_from([None, "male"]),
        designations=st.lists(acts, max_size=3).map(tuple),
    )


def release(authority: str, key: str) -> Release:
    return Release(
        authority=authority,
        list=key,
        format="",
        released_on=date(2024, 1, 1),
        released_on_basis=DateBasis.GIVEN,
        read_at=datetime(2024, 1, 1, tzinfo=UTC),
        sha256="",
        targets=1,
        problems=0,
    )


@settings(max_examples=200, deadline=None)
@given(entries("7"), st.none() | entries("EU.9"), st.sampled_from(Schema))
def test_a_party_says_the_same_when_it_is_read_back(
    first: Entry, second: Entry | None, schema: Schema
) -> None:
    told = [(release("us", "sdn"), first)]
    if second is not None:
        told.append((release("eu", "fsf"), second))
    party = Party(
        id="ww-1",
        schema=schema,
        name=first.name,
        told=tuple(Told(release=each, entry=entry) for each, entry in told),
    )
    written = list(entities_of(party, lambda told, relation: None))
    body = "".join(f"{json.dumps(entity, ensure_ascii=False)}\n" for entity in written)
    back, problems = read_back(body.encode())
    assert list(back) == ["ww-1"]
    assert back["ww-1"].schema is schema
    found, expected = stated([(None, back["ww-1"])]), stated(told)
    # FollowTheMoney's normal form of a number can say it anew; none may be lost.
    assert expected.pop("numbers") <= found.pop("numbers")
    assert found == expected
    assert {problem.code for problem in problems} <= {"identifier-invalid"}
