"""A report from a line of JSON, by the names that feeds, archives and scrapers use."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from watchword.errors import Malformed
from watchword.model import Problem, ProblemCode, Severity
from watchword.news.text_in import ReportText, read_string
from watchword.service.reading.stamps import read_stamp

_FIELDS = {
    "text": "text body content article articletext articlebody maintext fulltext plaintext",
    "page": "html rawhtml contenthtml",
    "title": "title headline",
    "published": "publishedon published date publishedat publisheddate publishdate datepublished "
    "datepublish publicationdate pubdate datetime timestamp",
    "source": "source outlet publisher newspaper sourcename sitename site agency sourcedomain domain",
    "url": "url link uri sourceurl canonicalurl",
}
"""For each field its names, in the order in which they are believed; case and marks do not count."""
_LONGEST = 500
_ZEROS = "\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineReport:
    """A report of a line.

    Attributes:
        document: Its text, with what the line says of it over what its page says.
        url: Where it was published.
    """

    document: ReportText
    url: str | None


def read_line(line: bytes) -> LineReport:
    """The report of a line.

    Raises:
        Malformed: It is no JSON object, or has no text.
        InputRefused: Its text is too large, empty, or a page without an article.
    """
    fields = _by_name(_parse(line))
    document = _document(fields)
    problems = list(document.problems)
    day = _day(fields, problems)
    return LineReport(
        document=replace(
            document,
            title=_words(fields.get("title")) or document.title,
            source=_words(fields.get("source")) or document.source,
            published_on=day or document.published_on,
            problems=tuple(problems),
        ),
        url=_words(fields.get("url")),
    )


def _parse(line: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Malformed("the line is not UTF-8", locator=f"byte {error.start + 1}") from error
    except json.JSONDecodeError as error:
        raise Malformed(
            f"the line is no JSON: {error.msg}", locator=f"column {error.colno}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise Malformed(f"the line can't be read: {type(error).__name__}") from error
    if not isinstance(value, dict):
        raise Malformed("the line is no JSON object")
    return value


def _by_name(value: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that we know, each by our name; empty ones are not there."""
    bare: dict[str, Any] = {}
    for key, content in value.items():
        name = "".join(char for char in key if char.isalnum()).casefold()
        if content not in (None, "", [], {}):
            bare.setdefault(name, content)
    found: dict[str, Any] = {}
    for field, names in _FIELDS.items():
        for name in names.split():
            if name in bare:
                found[field] = bare[name]
                break
    return found


def _document(fields: Mapping[str, Any]) -> ReportText:
    text, page = fields.get("text"), fields.get("page")
    if isinstance(text, list) and all(isinstance(each, str) for each in text):
        text = "\n".join(text)  # paragraphs
    if isinstance(text, str) and text.strip():
        return read_string(text)
    if isinstance(page, str) and page.strip():
        return read_string(page, page=True)
    if text is not None or page is not None:
        raise Malformed("the text of the line is no text")
    raise Malformed("the line has no text: none of text, body, content, html")


def _day(fields: Mapping[str, Any], problems: list[Problem]) -> date | None:
    stated = fields.get("published")
    if stated is None:
        return None
    day = read_stamp(stated)
    if day is None:
        problems.append(
            Problem(
                severity=Severity.WARNING,
                code=ProblemCode.DATE_UNREADABLE,
                locator="date of publication",
                message="it can't be read as one day",
                raw=str(stated)[:_LONGEST],
            )
        )
    return day


def _words(value: object) -> str | None:
    """A text on one line; of an object its name."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value.get("uri")
    if not isinstance(value, str):
        return None
    words = " ".join(value.replace(_ZEROS, " ").encode("utf-8", "replace").decode().split())
    return words[:_LONGEST] or None
