"""OFAC's features and documents of the newer formats as the fields of an entry.

A "feature" is OFAC's word for any typed statement about a party. The Advanced and the
Enhanced format state dates as bounds and countries as references, and say how reliable a
feature is; all else is the vocabulary of the older formats (``us_labels``).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date

from watchword.model import (
    CountryRole,
    DateInterval,
    Precision,
    ProblemCode,
)
from watchword.sources.dates import read_date
from watchword.sources.draft import Draft
from watchword.sources.us.classic import add_title_field
from watchword.sources.us.labels import canonical_label
from watchword.sources.us.remarks import read_remarks
from watchword.sources.us.stated import Stated, add_birth_place, add_stated
from watchword.sources.us.vocabulary import NO_COUNTRY

EARLIEST_BIRTH = 1850
"""The year before which nobody on a list can have been born; OFAC has printed "0177"."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_ROLES: dict[str, tuple[CountryRole, str]] = {
    "nationality country": (CountryRole.NATIONALITY, ""),
    "citizenship country": (CountryRole.CITIZENSHIP, ""),
    "nationality of registration": (CountryRole.JURISDICTION, "Nationality of Registration"),
    "registration country": (CountryRole.JURISDICTION, "Registration Country"),
    "vessel flag": (CountryRole.FLAG, ""),
    "other vessel flag": (CountryRole.FLAG, "Other Vessel Flag"),
    "former vessel flag": (CountryRole.FORMER_FLAG, ""),
}
_FOUNDED = frozenset(
    {"organization established date", "aircraft manufacture date", "vessel year of build"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One feature of a party.

    Attributes:
        label: OFAC's feature type.
        value: What is stated, as text.
        interval: The same as a date, for features that are dates.
        code: The ISO code of the country, for features that are countries.
        note: Reliability ("Confirmed", "Reported", "False") and comments.
    """

    label: str
    value: str = ""
    interval: DateInterval | None = None
    code: str | None = None
    note: str = ""

    @property
    def text(self) -> str:
        """The value, or the date in words."""
        return self.value or (self.interval.text if self.interval else "")


def add_fact(draft: Draft, fact: Fact) -> bool:
    """Put a feature where it belongs in an entry; what has no field stays a feature.

    Returns:
        Whether the label is one that we know.
    """
    label = _plain(fact.label)
    folded = label.casefold()
    if folded in _ROLES:
        role, remark = _ROLES[folded]
        note = "; ".join(part for part in (remark, fact.note) if part)
        if fact.code is None and fact.value.casefold() in NO_COUNTRY:
            draft.add_feature(label, fact.value)
        else:
            draft.add_country(role, fact.value, code=fact.code, remark=note)
        return True
    numbers = len(draft.identifiers)
    known = _add_by_label(draft, fact, label)
    if fact.note and len(draft.identifiers) > numbers:
        _remark_last(draft, fact.note)
    elif fact.note:
        draft.add_feature(f"Note on {label}", f"{fact.text}: {fact.note}")
    return known


def _add_by_label(draft: Draft, fact: Fact, label: str) -> bool:
    folded = label.casefold()
    if folded == "birthdate":
        _add_birth_date(draft, fact)
    elif folded in _FOUNDED:
        _add_interval(draft, draft.founded_on, fact)
    elif folded == "place of birth":
        add_birth_place(draft, fact.value)
    elif folded == "title":
        add_title_field(draft, fact.value)
    elif folded == "location":
        draft.add_place(draft.addresses, text=fact.value, code=fact.code)
    else:
        return add_stated(draft, Stated(label, fact.text))
    return True


_SAME = {
    "vessel type": "Vessel Type",
    "vessel tonnage": "Tonnage",
    "vessel gross registered tonnage": "Gross Registered Tonnage",
}
"""Labels under which the classic formats have the same feature."""


def _plain(label: str) -> str:
    """A label as the classic formats have it: the newer ones write "Manufacturer’s"."""
    straight = canonical_label(label).replace("\u2019", "'")
    return _SAME.get(straight.casefold(), straight)


def add_document(
    draft: Draft, stated: Stated, *, issuer: str = "", code: str | None = None, remark: str = ""
) -> bool:
    """Add an identity document or number.

    Args:
        draft: The entry.
        stated: The document; its country as OFAC spells it.
        issuer: The body that issued it, where one is stated.
        code: The ISO code of the country, for names that are not in the tables.
        remark: What OFAC adds.

    Returns:
        Whether the kind of document is one that we know.
    """
    numbers = len(draft.identifiers)
    known = add_stated(draft, stated)
    for index in range(numbers, len(draft.identifiers)):
        added = draft.identifiers[index]
        draft.identifiers[index] = replace(
            added, issuer=issuer or added.issuer, country=added.country or code
        )
        if remark:
            _remark_last(draft, remark)
    return known


def _remark_last(draft: Draft, note: str) -> None:
    added = draft.identifiers[-1]
    remark = f"{added.remark}; {note}" if added.remark else note
    draft.identifiers[-1] = replace(added, remark=remark)


def add_remark(draft: Draft, text: str | None) -> None:
    """Keep a remark as it is, and read its clauses."""
    draft.add_remark(text)
    read_remarks(draft, text or "")


def bounded_interval(
    bounds: tuple[date | None, date | None, date | None, date | None],
    *,
    circa: bool = False,
    ranged: bool | None = None,
    text: str = "",
) -> DateInterval | None:
    """The interval of OFAC's four bounds of a date.

    A date runs from somewhere between the first two bounds to somewhere between the last
    two (*Advanced Sanctions Data Model*, "DatePeriod"): ``1965`` is 1 January, 1 January,
    31 December, 31 December; ``1951 to 1953`` is all of 1951 to all of 1953.

    Args:
        bounds: First and last day of the start, first and last day of the end.
        circa: Whether OFAC says "approximate".
        ranged: Whether OFAC says that it is a range; None where the format does not say.
        text: OFAC's own wording; by default it is made in OFAC's way.
    """
    known = [bound for bound in bounds if bound is not None]
    if not known:
        return None
    earliest, latest = min(known), max(known)
    if ranged is None:
        ranged = bounds[0] != bounds[1] or bounds[2] != bounds[3]
    precision = _precision(earliest, latest, ranged=ranged)
    return DateInterval(
        earliest=earliest,
        latest=latest,
        precision=precision,
        circa=circa,
        text=text or _wording(earliest, latest, precision, circa=circa),
    )


def _precision(earliest: date, latest: date, *, ranged: bool) -> Precision:
    if earliest == latest:
        return Precision.DAY
    if ranged or earliest.year != latest.year or earliest.day != 1:
        return Precision.RANGE
    if (earliest.month, latest.month, latest.day) == (1, 12, 31):
        return Precision.YEAR
    last = calendar.monthrange(latest.year, latest.month)[1]
    whole = earliest.month == latest.month and latest.day == last
    return Precision.MONTH if whole else Precision.RANGE


def _wording(earliest: date, latest: date, precision: Precision, *, circa: bool) -> str:
    if precision is Precision.YEAR:
        words = f"{earliest.year:04d}"
    elif precision is Precision.MONTH:
        words = f"{_MONTHS[earliest.month - 1]} {earliest.year:04d}"
    elif precision is Precision.DAY:
        words = _day_words(earliest)
    elif (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        words = f"{earliest.year:04d} to {latest.year:04d}"
    else:
        words = f"{_day_words(earliest)} to {_day_words(latest)}"
    return f"circa {words}" if circa else words


def _day_words(day: date) -> str:
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year:04d}"


def _add_interval(draft: Draft, into: list[DateInterval], fact: Fact) -> None:
    if fact.interval is None:
        draft.add_date(into, fact.value, read_date)
    elif fact.interval not in into:
        into.append(fact.interval)


def _add_birth_date(draft: Draft, fact: Fact) -> None:
    known = len(draft.birth_dates)
    _add_interval(draft, draft.birth_dates, fact)
    for born in draft.birth_dates[known:]:
        if born.latest.year < EARLIEST_BIRTH:
            draft.problem(ProblemCode.DATE_DOUBTFUL, "a birth date that can't be", born.text)
