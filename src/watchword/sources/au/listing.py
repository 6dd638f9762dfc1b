"""When and by which act a party came onto Australia's list.

The column "Listing Information" is free text ("Listed by UN 1267 Committee on 25 January
2001 (amended on 20 December 2005, 9 July 2007)"), a day, or no more than the title of the
instrument.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from watchword.sources.dates import read_day
from watchword.sources.draft import clean
from watchword.sources.tables import day_of_serial

_TITLES = re.compile(
    r"\([^()]*\b(?:Persons|Entities|Vessels)\b[^()]*\)"
    r"|\bAmendment\b(?:\s*\(No\.?\s*\d+\))?\s*(?:List|Instrument|Designation)?\s*\d{4}",
    re.I,
)
_TOKEN = re.compile(
    r"(?P<later>amend\w*|re-?list\w*|last listed|declared|extended|continu\w+)"
    r"|(?P<first>(?:first )?listed|designated|gazette|start date)"
    r"|(?P<skip>\bnote\b|in effect from|valid)"
    r"|(?P<day>(?<!\d)\d{1,2}(?:st|nd|rd|th)?[\s-]*(?:of )?[A-Z][a-z]{2,8}\.?,?[\s-]*\d{4}"
    r"|(?<!\d)\d{1,2}/\d{1,2}/\d{4}|(?<!\d)\d{4}-\d{2}-\d{2})",
    re.I,
)
_ACT = re.compile(r"\b(?:Instrument|Regulations?|Act|Charter|List 20\d\d|Designation 20\d\d)\b")
_ACT_YEAR = re.compile(
    r"\b(?:Instrument|List|Designation)\s+(?P<year>20\d\d)\b(?!.*\bInstrument 20)", re.S
)
_FORMER_ID = re.compile(r"\b(?:19|20)\d\d[A-Z]{3}\d{4}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the cells say of the act.

    Attributes:
        listed_on: The day of the first listing.
        amended_on: The days of amendments and relistings, in order.
        former_ids: The ids on the Reserve Bank's list, which came before.
    """

    listed_on: date | None = None
    amended_on: tuple[date, ...] = ()
    former_ids: tuple[str, ...] = ()


def read_listing(text: str) -> Listing:
    """Read one cell of "Listing Information"."""
    stated = clean(text)
    whole = read_day(day_of_serial(stated))
    if whole is not None:
        return Listing(listed_on=whole)
    first: list[date] = []
    later: list[date] = []
    into: list[date] | None = first
    for token in _TOKEN.finditer(_TITLES.sub(" ", stated)):
        if token["day"]:
            day = read_day(_spaced(token["day"]))
            if day is not None and into is not None:
                into.append(day)
        else:
            into = later if token["later"] else first if token["first"] else None
    listed_on = min(first, default=None)
    amended = sorted({*later, *first} - {listed_on})
    return Listing(
        listed_on=listed_on,
        amended_on=tuple(day for day in amended if day is not None),
        former_ids=tuple(dict.fromkeys(_FORMER_ID.findall(stated))),
    )


def _spaced(day: str) -> str:
    """``3Sep 2003`` and ``4 Sep.2010`` with spaces, as dates are read."""
    return re.sub(r"(?<=[\d])(?=[A-Za-z]{3})|(?<=[a-z.])(?=\d)", " ", day)


def names_act(text: str) -> bool:
    """Whether a text names a legal act, and does not only tell of the listing."""
    return _ACT.search(text) is not None


def first_control(texts: Iterable[str], control: date | None) -> date | None:
    """The control date as the day of the listing, where it can be no other.

    A row is "controlled" when it is listed and whenever it changes. Where the texts name
    nothing but an instrument of the control date's own year, the row has not changed since
    the instrument came into force: in the release of February 2026 all rows of one such
    instrument have one control date, and those that changed have one of a later year.
    """
    if control is None:
        return None
    years = {int(found["year"]) for text in texts for found in _ACT_YEAR.finditer(text)}
    return control if years == {control.year} else None
