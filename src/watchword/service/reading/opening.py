"""From what the user gave to the text of a report, or to why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from watchword.errors import ExtraMissing, WatchwordError
from watchword.news.copies import sign
from watchword.news.text_in import ReportText, read_text
from watchword.service.reading.given import Given
from watchword.service.reading.lines import read_line
from watchword.service.reading.one import load_file
from watchword.store.report_writer import FoundCopy

NO_DAY = "it does not say when it was published: give --published DATE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A report that was decoded.

    Attributes:
        origin: Where it is.
        text: Its text; empty where it was refused.
        signature: By which near copies of it are found.
        found: What it says of itself; None where it was refused.
        refused: Why.
    """

    origin: str
    text: str = ""
    signature: bytes = b""
    found: FoundCopy | None = None
    refused: str = ""


def open_report(given: Given, published_on: date | None) -> Opened:
    """Decode a report.

    Args:
        given: Where it is.
        published_on: The day of publication, over everything that the report says.

    Raises:
        ExtraMissing: An optional part of the package is needed.
    """
    if given.trouble:
        return Opened(origin=given.origin, refused=given.trouble)
    try:
        document, url = _document(given)
    except ExtraMissing:
        raise
    except WatchwordError as error:
        return Opened(origin=given.origin, refused=str(error))
    day = published_on or document.published_on
    if day is None:
        said = "; ".join(f"{each.locator}: {each.message}" for each in document.problems)
        return Opened(origin=given.origin, refused=f"{NO_DAY} ({said})" if said else NO_DAY)
    return Opened(
        origin=given.origin,
        text=document.text,
        signature=sign(document.text),
        found=copy_of(
            document, origin=url or given.origin, day=day, given=published_on is not None
        ),
    )


def _document(given: Given) -> tuple[ReportText, str | None]:
    if given.in_line and given.body is not None:
        line = read_line(given.body)
        return line.document, line.url
    if given.body is not None:
        return read_text(given.body), None
    assert given.path is not None  # noqa: S101 - it has one or the other
    body, media_type = load_file(given.path)
    return read_text(body, media_type=media_type), None


def copy_of(document: ReportText, *, origin: str, day: date, given: bool) -> FoundCopy:
    """What a decoded report says of itself, as the register keeps it.

    Args:
        document: The report.
        origin: Where it is.
        day: When it was published.
        given: Whether the user said so.
    """
    return FoundCopy(
        origin=origin,
        outlet=document.source,
        title=document.title,
        published_on=day,
        published_basis="given" if given else "stated",
        problems=document.problems,
    )
