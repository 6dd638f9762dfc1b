"""Time expressions in sentences, published on Friday 2023-04-14."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.news.conftest import Reader

from watchword.news.date_values import add_months, read_number, shift, span_of

pytestmark = pytest.mark.news


def values(read: Reader, text: str) -> list[tuple[str, str]]:
    return [(found["text"], found["value"]) for found in read(text)["dates"]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministry said on Friday that it agreed.", [("Friday", "2023-04-14")]),
        ("The ministry said on Thursday that it agreed.", [("Thursday", "2023-04-13")]),
        ("He will visit Moscow on Sunday.", [("Sunday", "2023-04-16")]),
        ("He arrived on Sunday.", [("Sunday", "2023-04-09")]),
        ("He is visiting Beijing on Tuesday.", [("Tuesday", "2023-04-18")]),
        ("The vote is scheduled for Saturday.", [("Saturday", "2023-04-15")]),
        ("It was put off until Monday.", [("Monday", "2023-04-17")]),
        ("He left last Tuesday.", [("last Tuesday", "2023-04-11")]),
        ("He leaves next Thursday.", [("next Thursday", "2023-04-20")]),
        ("They met in Moscow on March 20.", [("March 20", "2023-03-20")]),
        ("They met on December 5.", [("December 5", "2022-12-05")]),
        ("They met on April 30.", [("April 30", "2022-04-30")]),
        ("It follows a meeting in Moscow on March 20.", [("March 20", "2023-03-20")]),
        ("It follows a meeting on Wednesday.", [("Wednesday", "2023-04-12")]),
        ("They will meet on June 3.", [("June 3", "2023-06-03")]),
        ("They met on 12 April 2023.", [("12 April 2023", "2023-04-12")]),
        ("They met on Sept. 4, 2022.", [("Sept. 4, 2022", "2022-09-04")]),
        ("He will stay from April 17 to 21.", [("April 17 to 21", "2023-04-17/2023-04-21")]),
        ("It was imposed in February.", [("February", "2023-02")]),
        ("It was imposed in December.", [("December", "2022-12")]),
        ("They signed it in May 2022.", [("May 2022", "2022-05")]),
        ("She has led the party since 2012.", [("2012", "2012")]),
        ("It was founded last year.", [("last year", "2022")]),
        ("It happened two years ago.", [("two years ago", "2021")]),
        ("It happened a year ago.", [("a year ago", "2022")]),
        ("It happened three days ago.", [("three days ago", "2023-04-11")]),
        ("They meet this week.", [("this week", "2023-W15")]),
        ("It fell last month.", [("last month", "2023-03")]),
        ("It grew in the first quarter of 2022.", [("the first quarter of 2022", "2022-Q1")]),
        ("The four-day visit went well.", [("four-day", "P4D")]),
        ("He spoke yesterday.", [("yesterday", "2023-04-13")]),
        ("It began in the 1990s.", [("the 1990s", "199")]),
    ],
)
def test_an_expression_is_found_and_resolved(
    read: Reader, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert values(read, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    ["He may march with them.", "The May family agreed.", "It costs $2012.", "Flight 1,999 left."],
)
def test_words_and_numbers_that_are_no_dates(read: Reader, sentence: str) -> None:
    assert values(read, sentence) == []


def test_the_same_month_is_that_of_the_date_before(read: Reader) -> None:
    found = read("They met in May 2022. In the same month the talks failed.")["dates"]
    assert [(d["value"], d["basis"]) for d in found] == [
        ("2022-05", "stated"),
        ("2022-05", "context"),
    ]


def test_a_date_has_its_span_its_precision_and_its_place(read: Reader) -> None:
    text = "“Soon,” he said. They’ll meet from April 17 to 21."
    (found,) = read(text)["dates"]
    assert text[found["start"] : found["end"]] == found["text"] == "April 17 to 21"
    assert (found["earliest"], found["latest"]) == ("2023-04-17", "2023-04-21")
    assert (found["precision"], found["basis"], found["kind"]) == ("day", "published", "date")


def test_the_day_of_publication_decides(read: Reader) -> None:
    text = "The ministry announced it on Wednesday."
    (found,) = read(text, published_on=date(2022, 1, 1))["dates"]
    assert found["value"] == "2021-12-29"


@pytest.mark.parametrize("text", ["On February 31 they met.", "On 2023-13-45 they met."])
def test_days_that_can_not_be_are_left_out(read: Reader, text: str) -> None:
    assert all(found["precision"] != "day" for found in read(text)["dates"])


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2023-04-16", "2023-04-16", "2023-04-16", "day"),
        ("2023-04-16TNI", "2023-04-16", "2023-04-16", "day"),
        ("2023-W15", "2023-04-10", "2023-04-16", "week"),
        ("2023-W15-WE", "2023-04-15", "2023-04-16", "week"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023-Q2", "2023-04-01", "2023-06-30", "quarter"),
        ("2023-H2", "2023-07-01", "2023-12-31", "half"),
        ("2022-WI", "2022-12-01", "2023-02-28", "season"),
        ("2012", "2012-01-01", "2012-12-31", "year"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("19", "1900-01-01", "1999-12-31", "century"),
    ],
)
def test_the_days_of_a_value(value: str, first: str, last: str, precision: str) -> None:
    span = span_of(value)
    assert span is not None
    assert (span[0].isoformat(), span[1].isoformat(), span[2]) == (first, last, precision)


@pytest.mark.parametrize("value", ["P4D", "PAST_REF", "XXXX", "2023-99", "2023-W60", "", "0000"])
def test_what_has_no_place_on_the_calendar(value: str) -> None:
    assert span_of(value) is None


def test_arithmetic_stays_on_the_calendar() -> None:
    assert add_months(date(2023, 3, 31), -1) == date(2023, 2, 28)
    assert shift(date(2023, 4, 14), -5000, "year") is None
    assert shift(date(2023, 4, 14), 10**9, "day") is None
    assert [read_number(words) for words in ("12", "twenty-one", "a couple of", "1.5")] == [
        12,
        21,
        2,
        None,
    ]
