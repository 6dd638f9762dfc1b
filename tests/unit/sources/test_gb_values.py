"""Lists within cells, countries and dates of the United Kingdom's lists."""

from __future__ import annotations

import pytest

from watchword.sources.gb.values import (
    Listed,
    read_birth,
    read_country,
    says_no_date,
    split_countries,
    split_listed,
    split_values,
    stated,
)


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("Russia", [((), "Russia")]),
        ("(1) Russia. (2) Syria", [((1,), "Russia."), ((2,), "Syria")]),
        ("1) Saudi Arabia 2) Qatar", [((1,), "Saudi Arabia"), ((2,), "Qatar")]),
        ("a) General, b) Minister", [((1,), "General"), ((2,), "Minister")]),
        ("(A)001714467 (B)101505554", [((1,), "001714467"), ((2,), "101505554")]),
        ("(1) to (6) Algeria (7) Morocco", [((1, 2, 3, 4, 5, 6), "Algeria"), ((7,), "Morocco")]),
        ("(1-3) Libya (4) Morocco", [((1, 2, 3), "Libya"), ((4,), "Morocco")]),
        ("(1)-(2) Indonesia", [((1, 2), "Indonesia")]),
        ("(1) (2) Egypt", [((1, 2), "Egypt")]),
        ("(1) 6487 (2) - (3) 388181", [((1,), "6487"), ((3,), "388181")]),
        ("(1) 347834(2) 434021161", [((1,), "347834"), ((2,), "434021161")]),
        (
            "Jordanian (1) K048787 (2) 486298",
            [((1,), "Jordanian K048787"), ((2,), "Jordanian 486298")],
        ),
        ("(1) Bill a) x b) y (2) z", [((1,), "Bill a) x b) y"), ((2,), "z")]),
        ("Asset freeze|Travel Ban", [((), "Asset freeze"), ((), "Travel Ban")]),
        ("-", []),
        ("N/A", []),
        ("", []),
    ],
)
def test_a_cell_is_split_at_its_numbers(
    cell: str, values: list[tuple[tuple[int, ...], str]]
) -> None:
    assert split_listed(cell) == tuple(Listed(*value) for value in values)


@pytest.mark.parametrize(
    "cell",
    [
        "AUNG CHAN THAR (2) QUARTER",
        "Ward (1)",
        "0098 (1) 311",
        "00344994 (Yemeni). Issued (b) 973406",
        "Articles (2) and (3)",
    ],
)
def test_a_number_that_counts_nothing_splits_nothing(cell: str) -> None:
    assert split_values(cell) == (cell,)


@pytest.mark.parametrize(("text", "kept"), [("-", ""), (" - . ", ""), ("n/a", ""), ("Na", "Na")])
def test_only_placeholders_are_nothing(text: str, kept: str) -> None:
    assert stated(text) == kept


@pytest.mark.parametrize(
    ("text", "code", "note"),
    [
        ("Russia", "ru", ""),
        ("Congo (Democratic Republic)", "cd", ""),
        ("Iraq (previous address)", "iq", "(previous address)"),
        ("Libya (since 2009)", "ly", "(since 2009)"),
        ("Ukrainian SSR (now Ukraine)", "ua", "Ukrainian SSR (now Ukraine)"),
        ("Former USSR Currently Belarus", "by", "Former USSR Currently Belarus"),
        ("Belarusian SSR, (now Belarus)", "by", "Belarusian SSR, (now Belarus)"),
        ("Azerbaijan (former USSR)", "az", "(former USSR)"),
        ("(former USSR)", "suhh", "(former USSR)"),
        ("Possibly Ethiopian", "et", "Possibly Ethiopian"),
        ("Iranian citizenship", "ir", "Iranian citizenship"),
        ("In Syria as at June 2013", "sy", "In Syria as at June 2013"),
        ("Latakia Province, Syria", "sy", "Latakia Province, Syria"),
        ("Atlantis", None, ""),
        ("(" * 5000, None, ""),
    ],
)
def test_a_country_is_found_in_what_surrounds_it(text: str, code: str | None, note: str) -> None:
    assert read_country(text) == (code, note)


@pytest.mark.parametrize(
    ("cell", "countries"),
    [
        ("(1) Russia. (2) Syria", ("Russia", "Syria")),
        ("Estonia, Russia", ("Estonia", "Russia")),
        ("Germany. Russia", ("Germany", "Russia")),
        ("Bosnia and Herzegovina", ("Bosnia and Herzegovina",)),
        ("Atlantis, Russia", ("Atlantis, Russia",)),
    ],
)
def test_two_countries_in_one_cell_are_two(cell: str, countries: tuple[str, ...]) -> None:
    assert split_countries(cell) == countries


@pytest.mark.parametrize(
    ("text", "shown", "swapped"),
    [
        ("09/09/1953", "1953-09-09", False),
        ("00/00/1980", "1980", False),
        ("dd/mm/1945", "1945", False),
        ("00/12/1950", "1950-12", False),
        ("04/05/1960", "1960-05-04", False),
        ("05/13/1960", "1960-05-13", True),
    ],
)
def test_a_date_of_birth_has_its_day_first(text: str, shown: str, swapped: bool) -> None:
    interval, turned = read_birth(text)
    assert (str(interval), turned) == (shown, swapped)
    assert interval is not None
    assert interval.text == text


@pytest.mark.parametrize("text", ["31/02/1960", "00/13/1960", "32/13/1960"])
def test_a_date_that_can_be_read_neither_way_is_an_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_birth(text)


def test_the_bare_pattern_is_no_date() -> None:
    assert says_no_date("dd/mm/yyyy")
    assert not says_no_date("dd/mm/1945")
