"""What is planned, as an iCalendar file (RFC 5545).

Every planned event of which a day is known is an all-day event. Its UID follows from the
report that told it first, and its DTSTAMP from the newest report that tells it, so the
same register gives the same bytes, and a calendar that reads the file again replaces what
it had.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from watchword import __version__
from watchword.errors import ExtraMissing
from watchword.service.timeline.answer import Timeline
from watchword.service.timeline.happening import Status
from watchword.service.timeline.line import Item
from watchword.service.timeline.phrases import notes, told_by, what, who

if TYPE_CHECKING:
    from icalendar import Event

_PLANNED = frozenset({Status.PLANNED, Status.UNCONFIRMED})
_LONGEST_DAYS = 31
"""A time longer than a month is no entry for a calendar."""


def write_calendar(found: Timeline, stream: TextIO) -> None:
    """Write the planned events of a line of time.

    Raises:
        ExtraMissing: The ``news`` extra is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise ExtraMissing("news", "writing a calendar") from error

    calendar = Calendar()
    calendar.add("prodid", f"-//Watchword//Watchword {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(found.title))
    for item in found.items:
        if is_planned(item):
            calendar.add_component(_event(item))
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(newline="")  # RFC 5545 asks for CRLF, everywhere
    stream.write(calendar.to_ical().decode("utf-8"))


def is_planned(item: Item) -> bool:
    """Whether an item is an entry for a calendar: planned, not done, and not for "some time"."""
    if item.status not in _PLANNED or item.starts_on is None or item.ends_on is None:
        return False
    if item.ends_on == date.max:
        return False
    return (item.ends_on - item.starts_on).days < _LONGEST_DAYS


def _event(item: Item) -> Event:
    from icalendar import Event

    assert item.starts_on is not None  # noqa: S101 - is_planned has seen to it
    assert item.ends_on is not None  # noqa: S101
    event = Event()
    event.add("uid", f"{item.id}@watchword")
    event.add("dtstamp", datetime.combine(item.published[-1], time(), tzinfo=UTC))
    event.add("dtstart", item.starts_on)
    event.add("dtend", item.ends_on + timedelta(days=1))
    event.add("summary", _line(f"{who(item)}: {what(item)}"))
    event.add("description", _line("; ".join((item.day_text, *notes(item), told_by(item)))))
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [item.type])
    if item.place:
        event.add("location", _line(item.place))
    return event


def _line(text: str) -> str:
    """Text without what could end a line or steer a reader."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
