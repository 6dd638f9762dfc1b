"""The legal acts of an EU entry and what they say of its listing.

An entry carries the act that gave it its present form (``regulation``) and, on each of
its elements, the act that brought that element (``regulationSummary``). Neither is the
act of the listing unless the file says so: of the entries of March 2021 that state their
``designationDate``, nine in ten have a later regulation. So the day of the listing is
taken from a stated date, or from an act of the type ``regulation``, which is the one that
began the regime and can't have listed anybody earlier; the acts stand as the basis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from watchword.model import Designation, ProblemCode
from watchword.sources.dates import read_day
from watchword.sources.draft import Draft, clean, clean_block
from watchword.sources.xml import Element, children, local_name, text_of

MEASURES = ("Asset freeze",)
"""The file holds those whose funds are frozen and nobody else; travel bans and sectoral
measures stand in the acts only."""

_DAY = r"(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} [a-z]+\.? \d{4})"
_LISTING = (
    re.compile(rf"\b(?:date of )?EU (?:listing|designation)\s*:?\s*{_DAY}", re.I),
    re.compile(rf"\bdate\s+of\s+(?:listing|listig|designation)\s*:?\s*{_DAY}", re.I),
    re.compile(rf"\blisted on\s*:?\s*{_DAY}", re.I),
)
_BARE_DAY = re.compile(rf"^\(?{_DAY}\b", re.I)
_BY_THE_UN = re.compile(
    r"\bUN (?:SC )?(?:designation|listing)|\bUN listed\b|\bUNSC designation", re.I
)

# The act of a listing is published within days of it; the Union takes over the United
# Nations' listings within two weeks.
_LISTING_LAG = timedelta(days=14)


_ACT_ATTRIBUTES = (
    "numberTitle",
    "regulationType",
    "organisationType",
    "publicationDate",
    "entryIntoForceDate",
    "programme",
)


@dataclass(frozen=True, slots=True)
class _Act:
    """A legal act as one ``regulation`` or ``regulationSummary`` quotes it."""

    number: str
    kind: str
    by: str
    published: str
    in_force: str
    programme: str
    address: str

    def __str__(self) -> str:
        said = [
            f"{self.kind} by {self.by}" if self.by else self.kind,
            f"published {self.published}" if self.published else "",
            f"in force {self.in_force}" if self.in_force else "",
            self.address,
        ]
        return f"{self.number}: " + ", ".join(part for part in said if part)


def add_designations(
    draft: Draft, element: Element, remarks: Sequence[str], *, reason: str = ""
) -> None:
    """Add one designation per programme of the entry.

    Args:
        element: The ``sanctionEntity``.
        remarks: The entry's remarks, in which older entries state their day.
        reason: What the file says of why the party is listed.
    """
    main = [_act(each) for each in children(element, "regulation")]
    quoted = set(_quoted_acts(element))
    details = clean_block(element.get("designationDetails"))
    if not (main or details or reason or element.get("designationDate")):
        return
    known = {(act.number, act.published, act.address) for act in main}
    acts = sorted(
        (act for act in quoted if (act.number, act.published, act.address) not in known),
        key=lambda act: (act.published, act.number),
    )
    for act in (*main, *acts):
        if act.number:
            draft.add_feature("Regulation", str(act))
    listed_on = _listing_day(draft, element, [details, *remarks]) or _first_act_day(main, acts)
    by_programme: dict[str, list[_Act]] = {}
    for act in main:
        by_programme.setdefault(act.programme, []).append(act)
    for programme, own in (by_programme or {"": []}).items():
        # With two programmes, nothing tells to which of them a quoted act belongs.
        behind = [*own, *acts] if len(by_programme) <= 1 else own
        draft.designations.append(
            Designation(
                programmes=(programme,) if programme else (),
                listed_on=listed_on,
                amended_on=_amendments(draft, behind, listed_on),
                basis=tuple(dict.fromkeys(act.number for act in behind if act.number)),
                reason=reason,
                measures=MEASURES,
                source="UN" if _is_un(element, own, [details, *remarks]) else "",
                remark=details,
            )
        )


def _act(element: Element) -> _Act:
    """An act as a ``regulation`` or a ``regulationSummary`` quotes it."""
    address = element.get("publicationUrl") or text_of(element, "publicationUrl")
    values = [element.get(name) for name in _ACT_ATTRIBUTES]
    return _cleaned_act(*values, address)


@lru_cache(maxsize=4096)
def _cleaned_act(*values: str | None) -> _Act:
    # A few hundred acts are quoted tens of thousands of times.
    return _Act(*(clean(value) for value in values))


def _quoted_acts(element: Element) -> Iterator[_Act]:
    for each in element:
        if len(each) and local_name(each) != "regulation":
            for summary in children(each, "regulationSummary"):
                yield _act(summary)


def _listing_day(draft: Draft, element: Element, texts: list[str]) -> date | None:
    stated = clean(element.get("designationDate"))
    if stated:
        day = read_day(stated)
        if day is not None:
            return day
        draft.problem(ProblemCode.DATE_UNREADABLE, "designationDate is no day", stated)
        draft.add_feature("designationDate", stated)
    for pattern in _LISTING:
        for text in texts:
            for found in pattern.finditer(text):
                day = read_day(found[1])
                if day is not None:
                    return day
    bare = _BARE_DAY.match(texts[0])
    return read_day(bare[1]) if bare else None


def _first_act_day(main: list[_Act], quoted: list[_Act]) -> date | None:
    """The day of the act that began the regime, where the entry goes back to it."""
    days = [day for act in main if act.kind == "regulation" and (day := read_day(act.published))]
    if not days or any(act.published < min(days).isoformat() for act in quoted):
        return None
    return min(days)


def _amendments(draft: Draft, acts: list[_Act], listed_on: date | None) -> tuple[date, ...]:
    """The days of the acts that changed the entry after its listing.

    Where the listing's day is not stated, the oldest act may be the listing itself and is
    not counted.
    """
    days: set[date] = set()
    for act in acts:
        day = read_day(act.published)
        if day is not None:
            days.add(day)
        elif act.published:
            draft.problem(ProblemCode.DATE_UNREADABLE, "publicationDate is no day", act.published)
    if listed_on is None:
        return tuple(sorted(days)[1:])
    return tuple(sorted(day for day in days if day > listed_on + _LISTING_LAG))


def _is_un(element: Element, acts: list[_Act], texts: list[str]) -> bool:
    return (
        bool(clean(element.get("unitedNationId")))
        or any(act.programme == "UNLI" or act.by == "un" for act in acts)
        or any(_BY_THE_UN.search(text) for text in texts)
    )
