"""Birth dates of the United Nations list (``INDIVIDUAL_DATE_OF_BIRTH``)."""

from __future__ import annotations

import re
from dataclasses import replace

from watchword.model import DateInterval, spanning_interval
from watchword.sources.calendars import islamic_interval
from watchword.sources.dates import read_date
from watchword.sources.draft import Draft, clean
from watchword.sources.xml import Element, text_of

_HIJRI = re.compile(r"(\d{1,2})/(\d{1,2})/(1[34]\d\d)\s*\(?Hijri", re.I)


def read_birth_date(draft: Draft, element: Element) -> None:
    """Add one birth date: a day, a year, a range of years, or what its note says."""
    kind = clean(text_of(element, "TYPE_OF_DATE"))
    note = clean(text_of(element, "NOTE"))
    first, last = clean(text_of(element, "FROM_YEAR")), clean(text_of(element, "TO_YEAR"))
    single = clean(text_of(element, "DATE")) or clean(text_of(element, "YEAR"))
    circa = kind.upper() == "APPROXIMATELY" or note.casefold().startswith("approximately")
    stated = f"{first} to {last}" if first and last else single or first or last
    if not stated and not note:
        return
    draft.add_date(
        draft.birth_dates, stated or note, lambda text: _interval(text, note=note, circa=circa)
    )
    if note and not note.casefold().startswith("approximately"):
        draft.add_feature("Date of birth note", f"{stated}: {note}" if stated else note)


def _interval(text: str, *, note: str, circa: bool) -> DateInterval | None:
    """A birth date; a note such as "Sep." beside a year narrows it."""
    if found := _HIJRI.search(text):
        day, month, year = (int(found[number]) for number in (1, 2, 3))
        return replace(islamic_interval(year, month, day, solar=False), text=text)
    interval = read_date(text[:10] if re.match(r"\d{4}-\d\d-\d\d", text) else text)
    if interval is None and (within := re.match(r"between (\S+) and (\S+) (\d{4})$", text, re.I)):
        months = [read_date(f"{within[number]} {within[3]}") for number in (1, 2)]
        if months[0] and months[1]:
            interval = spanning_interval(months[0], months[1], text=text)
    if interval is None:
        return None
    if re.fullmatch(r"\d{4}", text) and re.fullmatch(r"[A-Z][a-z]{2,8}\.?", note):
        interval = read_date(f"{note} {text}") or interval
    return DateInterval(
        earliest=interval.earliest,
        latest=interval.latest,
        precision=interval.precision,
        circa=circa or interval.circa,
        text=text,
        calendar=interval.calendar,
    )
