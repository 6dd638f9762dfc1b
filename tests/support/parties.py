"""Entries that hypothesis makes up."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from watchword.model import (
    DateInterval,
    Designation,
    Entry,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Schema,
    Strength,
    day_interval,
    month_interval,
    spanning_interval,
    year_interval,
)

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
        # One text is one number: nothing is a ship's number and a bank's code at once.
        identifiers=st.lists(numbers, max_size=4, unique_by=lambda each: each.value).map(tuple),
        sex=st.sampled_from([None, "male"]),
        designations=st.lists(acts, max_size=3).map(tuple),
    )
