"""Read a news report, and hold its actors against the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from watchword.errors import WrongUse
from watchword.news.gazetteer import NameLookup
from watchword.news.opinion_process import Panel
from watchword.news.reader import read_report
from watchword.news.report import Reading
from watchword.news.text_in import SIZE_LIMIT, ReportText, read_text
from watchword.service.context import Context
from watchword.service.holding import ClaimHolder
from watchword.service.reading.lookup import open_lookup
from watchword.settings import Settings

_PAGES = frozenset({".html", ".htm", ".xhtml"})


def read_file(
    context: Context,
    path: Path,
    *,
    published_on: date | None = None,
    as_of: date | None = None,
) -> Reading:
    """Read the report in a file.

    Args:
        context: The register that its actors are held against; where there is none yet,
            the report is read all the same.
        path: A text or an HTML page.
        published_on: The day of publication; by default what the page itself states.
        as_of: Who was listed on this day, instead of who is now.

    Raises:
        WrongUse: There is no such file, or no day of publication.
        InputRefused: It is no text that can be read.
        ExtraMissing: The ``news`` extra is not installed.
    """
    body, media_type = load_file(path)
    return read_body(context, body, media_type=media_type, published_on=published_on, as_of=as_of)


def read_body(
    context: Context,
    body: bytes,
    *,
    media_type: str | None = None,
    published_on: date | None = None,
    as_of: date | None = None,
) -> Reading:
    """Read the report in these bytes; see :func:`read_file`."""
    with open_panel(context.settings) as panel:
        reading = read_document(
            read_text(body, media_type=media_type),
            published_on=published_on,
            lookup=open_lookup(context, as_of=as_of),
            model=context.settings.model,
            panel=panel,
        )
    return ClaimHolder(context).hold(reading)


def open_panel(settings: Settings) -> Panel:
    """Those whose second opinion the user wants on each report.

    Raises:
        WrongUse: One of them is not installed.
    """
    return Panel(
        settings.second_opinions, tables=settings.opinions, seconds=settings.opinion_seconds
    )


def read_document(
    document: ReportText,
    *,
    published_on: date | None,
    lookup: NameLookup | None,
    model: str = "",
    panel: Panel | None = None,
) -> Reading:
    """Read a decoded report.

    Args:
        document: What was taken from its bytes.
        published_on: The day of publication; by default what the document states.
        lookup: The register's names; without it no actor is linked to a target.
        model: The spaCy model; empty for the one that the package pins.
        panel: Whose second opinion is asked.

    Raises:
        WrongUse: There is no day of publication.
        ExtraMissing: The ``news`` extra is not installed.
    """
    day = published_on or document.published_on
    if day is None:
        raise WrongUse("the report does not say when it was published: give --published DATE")
    reading = read_report(
        document.text,
        published_on=day,
        lookup=lookup,
        title=document.title,
        published_basis="given" if published_on else "stated",
        source=document.source,
        model=model or None,
        problems=document.problems,
    )
    return panel.review(reading, document.text) if panel is not None else reading


def load_file(path: Path) -> tuple[bytes, str | None]:
    """The bytes of a report's file, and the media type that its name tells.

    No more is read than shows that it is too large.

    Raises:
        WrongUse: There is no such file.
    """
    try:
        with path.open("rb") as stream:
            body = stream.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise WrongUse(f"{path} can't be read: {said}") from error
    return body, "text/html" if path.suffix.casefold() in _PAGES else None
