"""When a Swiss target was listed, amended and de-listed, and under which programme.

De-listed targets stay in the file: the ``modification`` that took effect last decides
whether a target is listed. A target that came back has one designation per stay, the
latest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from watchword.model import Designation, ProblemCode
from watchword.sources.ch.seco_reference import BODIES, Reference, SanctionsSet
from watchword.sources.dates import read_day
from watchword.sources.draft import Draft, clean, clean_block
from watchword.sources.seen import Seen
from watchword.sources.xml import Element, children, local_name

_LISTED, _AMENDED, _DELISTED = "listed", "amended", "de-listed"
# In the order in which they decide what came last, and which day counts.
_DATES = ("effective-date", "publication-date", "enactment-date")


@dataclass(frozen=True, slots=True)
class _Modification:
    kind: str
    days: tuple[date | None, ...]

    @property
    def day(self) -> date | None:
        """The day on which it took effect, as far as it is stated."""
        return next((day for day in self.days if day is not None), None)

    def order(self) -> tuple[date, ...]:
        """Where it stands in time: by effect, then publication, then enactment."""
        day = self.day or date.min
        return (day, *(each or day for each in self.days))


@dataclass(slots=True)
class _Stay:
    """One time on the list."""

    listed_on: date | None = None
    amended_on: list[date] = field(default_factory=list)
    delisted_on: date | None = None
    over: bool = False


def add_designations(
    draft: Draft, target: Element, reference: Reference, seen: Seen, *, released_on: date | None
) -> None:
    """Add a target's designations.

    Args:
        target: The ``target`` element.
        released_on: The day of the release; what is de-listed without a day was so by then.
    """
    sets = _sets(draft, target, reference, seen)
    stays = _stays(draft, _modifications(draft, target, seen), released_on)
    reason = "\n".join(_justifications(target))
    if not (stays or reason or children(target, "sanctions-set-id")):
        return
    for stay in reversed(stays or [_Stay()]):
        draft.designations.append(
            Designation(
                programmes=_distinct(each.programme for each in sets),
                listed_on=stay.listed_on,
                amended_on=tuple(dict.fromkeys(stay.amended_on)),
                delisted_on=stay.delisted_on,
                basis=_distinct(each.act for each in sets),
                reason=reason,
                measures=_distinct(each.measure for each in sets),
                source=", ".join(_distinct(each.origin for each in sets)),
                remark="de-listed" if stay.over and stay.delisted_on is None else "",
            )
        )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _justifications(target: Element) -> Iterator[str]:
    for body in target:
        if local_name(body) in BODIES:
            for each in children(body, "justification"):
                text = clean_block("".join(each.itertext()))
                if text:
                    yield text


def _sets(draft: Draft, target: Element, reference: Reference, seen: Seen) -> list[SanctionsSet]:
    sets = []
    for each in children(target, "sanctions-set-id"):
        stated = clean(each.text)
        known = reference.sets.get(stated)
        if known is not None:
            sets.append(known)
        elif stated:
            draft.add_feature("Sanctions set", stated)
            seen.report(
                draft,
                ProblemCode.RELATION_UNRESOLVED,
                "a sanctions set that no programme of the file has",
                stated,
            )
    return sets


def _modifications(draft: Draft, target: Element, seen: Seen) -> list[_Modification]:
    """The modifications, oldest first."""
    modifications = []
    for each in children(target, "modification"):
        kind = clean(each.get("modification-type"))
        stated = [(name, clean(each.get(name))) for name in _DATES]
        for name, text in stated:
            if text and read_day(text) is None:
                draft.problem(ProblemCode.DATE_UNREADABLE, f"{name} is no day", text)
        said = [kind, *(f"{name} {text}" for name, text in stated if text)]
        draft.add_feature("Modification", ", ".join(part for part in said if part))
        if kind in (_LISTED, _AMENDED, _DELISTED):
            days = tuple(read_day(text) for _, text in stated)
            modifications.append(_Modification(kind, days))
        else:
            seen.report(draft, ProblemCode.KIND_UNKNOWN, "an unknown modification", kind)
    return _in_time(draft, modifications)


def _in_time(draft: Draft, modifications: list[_Modification]) -> list[_Modification]:
    """Sort modifications; of those that took effect together, the file has the last first.

    One without any day can't be put among the others: where there is one, the order of
    the file is kept instead, turned where its days run backwards.
    """
    if all(each.day for each in modifications):
        file_backwards = modifications[::-1]
        ordered = sorted(file_backwards, key=_Modification.order)
        last = [each for each in ordered if each.order() == ordered[-1].order()]
        if len({each.kind == _DELISTED for each in last}) > 1:
            draft.problem(
                ProblemCode.VALUE_CONFLICT,
                "de-listed and not de-listed on one day; the first in the file is believed",
                ", ".join(each.kind for each in last),
            )
        return ordered
    days = [each.day for each in modifications if each.day]
    forwards = len(days) > 1 and days == sorted(days)
    return modifications if forwards else modifications[::-1]


def _stays(
    draft: Draft, modifications: list[_Modification], released_on: date | None
) -> list[_Stay]:
    stays: list[_Stay] = []
    for each in modifications:
        if not stays or (stays[-1].over and each.kind != _DELISTED):
            stays.append(_Stay())
        stay = stays[-1]
        if each.kind == _LISTED and stay.listed_on is None and not stay.amended_on:
            stay.listed_on = each.day
        elif each.kind == _DELISTED:
            stay.over = True
            stay.delisted_on = each.day or released_on
            if each.day is None:
                draft.problem(
                    ProblemCode.DATE_DOUBTFUL,
                    "de-listed without a day; the day of the release is taken",
                    each.kind,
                )
        elif each.day is not None:
            stay.amended_on.append(each.day)
    return stays
