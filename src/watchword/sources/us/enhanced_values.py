"""The recurring pieces of OFAC's Enhanced format: groups, countries, dates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from watchword.model import DateInterval, ProblemCode, Schema
from watchword.sources.draft import Draft, clean
from watchword.sources.us.features import bounded_interval
from watchword.sources.us.fields import Fields, first_text
from watchword.sources.xml import Element
from watchword.text.countries import country_code

Found = dict[str, list[Element]]
"""Children of an element by name."""

_BOUNDS = ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd")
_DATE = frozenset({*_BOUNDS, "isApproximate", "isDateRange"})


@dataclass(slots=True)
class Context:
    """What one release knows beyond a single entity.

    Attributes:
        fields: Sorts children and reports new elements.
        iso: ISO codes of countries by reference id.
        schemas: What each entity of the file is, by its id.
    """

    fields: Fields = field(default_factory=Fields)
    iso: dict[str, str] = field(default_factory=dict)
    schemas: Mapping[str, Schema] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """An entity under construction and what the release knows beyond it."""

    draft: Draft
    context: Context

    def sort(self, element: Element, known: Collection[str]) -> Found:
        """Children by name; see :meth:`Fields.sort`."""
        return self.context.fields.sort(element, known, self.draft)

    def group(self, found: Found, path: str) -> list[Element]:
        """The elements of a group such as ``names/name``."""
        group, item = path.split("/")
        return [
            child
            for element in found.get(group, ())
            for child in self.sort(element, (item,)).get(item, ())
        ]

    def texts(self, found: Found, path: str) -> tuple[str, ...]:
        """The different texts of the elements of a group."""
        stated = (clean(each.text) for each in self.group(found, path))
        return tuple(dict.fromkeys(text for text in stated if text))

    def country(self, found: Found, name: str) -> tuple[str, str | None]:
        """A country's name and code: by its name, or by the ISO code of its reference."""
        elements = found.get(name)
        if not elements:
            return "", None
        text = clean(elements[0].text)
        return text, country_code(text) or self.context.iso.get(elements[0].get("refId", ""))

    def interval(self, found: Found, name: str, *, text: str = "") -> DateInterval | None:
        """The interval of a date element, worded as ``text``."""
        elements = found.get(name)
        if not elements:
            return None
        cells = self.sort(elements[0], _DATE)
        bounds = [self.day(first_text(cells, bound), name) for bound in _BOUNDS]
        return bounded_interval(
            (bounds[0], bounds[1], bounds[2], bounds[3]),
            circa=first_text(cells, "isApproximate") == "true",
            ranged=first_text(cells, "isDateRange") == "true",
            text=text,
        )

    def day(self, stated: str, label: str) -> date | None:
        """A day as XML Schema writes it, with or without a time; an unreadable one is kept."""
        text = clean(stated)
        if not text:
            return None
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            self.draft.problem(ProblemCode.DATE_UNREADABLE, f"{label} is no date", text)
            self.draft.add_feature(label, text)
            return None
