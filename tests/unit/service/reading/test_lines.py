"""A line of JSON: every name that is in use, and nothing that breaks it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from watchword.errors import InputRefused, Malformed
from watchword.model import ProblemCode
from watchword.service.reading.lines import LineReport, read_line
from watchword.service.reading.stamps import read_stamp

TEXT = "The minister said on Friday that the talks would go on."


def line(**fields: Any) -> LineReport:
    return read_line(json.dumps({"text": TEXT, **fields}).encode())


@pytest.mark.parametrize("name", ["text", "body", "Content", "article", "full_text", "main-text"])
def test_the_text_has_many_names(name: str) -> None:
    found = read_line(json.dumps({name: TEXT, "other": 7}).encode())
    assert found.document.text == TEXT


@pytest.mark.parametrize(
    ("fields", "title", "day", "source", "url"),
    [
        (
            {"title": "A", "published_on": "2023-04-14", "source": "S", "url": "https://x/1"},
            "A", "2023-04-14", "S", "https://x/1",
        ),
        (
            {"headline": " A\n b ", "date": "April 14, 2023", "publisher": {"name": "S"}, "link": "u"},
            "A b", "2023-04-14", "S", "u",
        ),
        (
            {"publishedAt": "2023-04-14T23:30:00-05:00", "source": {"id": None, "name": "N"}},
            None, "2023-04-14", "N", None,
        ),
        ({"pubDate": "Fri, 14 Apr 2023 10:00:00 GMT", "site_name": "S"}, None, "2023-04-14", "S", None),
        ({"title": 7, "date": None, "source": "", "url": ["x"]}, None, None, None, None),
    ],
)  # fmt: skip
def test_what_a_line_says_of_its_report(
    fields: dict[str, Any], title: str, day: str, source: str, url: str
) -> None:
    found = line(**fields)
    document = found.document
    shown = str(document.published_on) if document.published_on else None
    assert (document.title, shown, document.source, found.url) == (title, day, source, url)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2023-04-14", "2023-04-14"), ("20230414", "2023-04-14"), ("2023/04/14", "2023-04-14"),
        ("2023-04-14 08:00", "2023-04-14"), ("14 April 2023", "2023-04-14"),
        ("Friday, April 14, 2023 at 5:00 pm", "2023-04-14"), ("Apr. 14, 2023", "2023-04-14"),
        ("14.04.2023", "2023-04-14"), ("04/14/2023", "2023-04-14"), ("14/04/2023", "2023-04-14"),
        ("04/04/2023", "2023-04-04"), (1681430400, "2023-04-14"), (1681430400000, "2023-04-14"),
        (1681430400.5, "2023-04-14"), ("14 Apr 2023 23:59:59 -0800", "2023-04-14"),
        ("04/05/2023", None), ("2023-04", None), ("2023", None), ("2023-13-01", None),
        ("20230231", None), ("yesterday", None), ("", None), (True, None), (1e300, None),
        (float("nan"), None), ("0001-01-01", None), ("9" * 5000, None), ({"a": 1}, None),
        ("Fri, 99 Apr 2023 10:00:00 GMT", None), ("circa 14 April 2023", None),
    ],
)  # fmt: skip
def test_a_stamp_is_one_day_or_none(stamp: object, day: str | None) -> None:
    assert read_stamp(stamp) == (None if day is None else date.fromisoformat(day))


def test_a_stamp_that_can_be_two_days_is_a_problem() -> None:
    found = line(date="04/05/2023").document
    assert found.published_on is None
    (problem,) = found.problems
    assert (problem.code, problem.raw) == (ProblemCode.DATE_UNREADABLE, "04/05/2023")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"{bad", "no JSON"),
        (b'{"text": "a"} trailing', "no JSON"),
        (b"[1, 2]", "no JSON object"),
        (b"7", "no JSON object"),
        (b"{}", "has no text"),
        (b'{"text": "", "html": null}', "has no text"),
        (b'{"text": {"a": 1}}', "is no text"),
        (b'{"text": ["a", 1]}', "is no text"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "can't be read|no JSON"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "can't be read|no text"),
    ],
)
def test_a_line_that_is_no_report_is_told_why(body: bytes, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        read_line(body)


def test_paragraphs_may_stand_in_a_list() -> None:
    found = read_line(json.dumps({"body": ["One.", "Two."]}).encode())
    assert found.document.text == "One.\nTwo."


def test_nothing_in_a_text_breaks_it() -> None:
    wild = "A\x00b \ud800 \u202e said “no”\r\n\U0001f600"
    found = read_line(json.dumps({"text": wild, "title": "t\x00\ud800u"}).encode())
    assert found.document.text == wild.replace("\ud800", "?")
    assert found.document.title == "t ?u"


def test_a_text_that_is_too_large_is_refused() -> None:
    with pytest.raises(InputRefused, match="limit"):
        read_line(json.dumps({"text": "é" * (6 * 1024 * 1024)}).encode())


@pytest.mark.news
def test_a_page_in_a_line_gives_its_article() -> None:
    page = "<html><head><title>Old</title></head><body><article>" + "".join(
        f"<p>The agency said on Thursday that measure {n} of the list was needed at once.</p>"
        for n in range(8)
    )
    found = read_line(json.dumps({"html": page, "title": "New", "date": "2023-04-14"}).encode())
    assert "measure 7 of the list" in found.document.text
    assert "<p>" not in found.document.text
    assert (found.document.title, found.document.published_on) == ("New", date(2023, 4, 14))
