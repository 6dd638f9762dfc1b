"""The Beneficial Ownership Data Standard, version 0.4 (standard.openownership.org/en/0.4.0).

A file is a list of statements about records: the newest statement of a record holds, and
what an earlier one said of a time before the newer one's interests began stays true of
that time. A record that is closed ended when it was closed. An indirect relationship
sums up its components and is never added to them; one of which the file does not say
whether it is direct counts as direct. Version 0.3's ``incorporatedInJurisdiction`` and
boolean bounds are read too.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from watchword.model import (
    Holding,
    Interest,
    Party,
    Problem,
    ProblemCode,
    Schema,
    Severity,
    Share,
)
from watchword.network.holdings.bods_parties import read_party, unnamed_party
from watchword.network.holdings.bods_spells import Said, with_past
from watchword.network.holdings.building import (
    Item,
    Origin,
    Terms,
    clean,
    day_before,
    day_of,
    items,
    mapping,
    span_problem,
)
from watchword.network.holdings.gleif import TYPES
from watchword.network.holdings.natures import refine
from watchword.network.holdings.rows import json_values
from watchword.network.holdings.shares import make_share

INTERESTS = {
    "shareholding": Interest.SHARES,
    "votingRights": Interest.VOTES,
    "appointmentOfBoard": Interest.BOARD,
    "otherInfluenceOrControl": Interest.INFLUENCE,
    "seniorManagingOfficial": Interest.DIRECTOR,
    "settlor": Interest.INFLUENCE,
    "trustee": Interest.INFLUENCE,
    "protector": Interest.INFLUENCE,
    "beneficiaryOfLegalArrangement": Interest.INFLUENCE,
    "rightsToSurplusAssetsOnDissolution": Interest.UNKNOWN,
    "rightsToProfitOrIncome": Interest.UNKNOWN,
    "rightsGrantedByContract": Interest.INFLUENCE,
    "conditionalRightsGrantedByContract": Interest.UNKNOWN,
    "controlViaCompanyRulesOrArticles": Interest.INFLUENCE,
    "controlByLegalFramework": Interest.INFLUENCE,
    "boardMember": Interest.DIRECTOR,
    "boardChair": Interest.DIRECTOR,
    "unknownInterest": Interest.UNKNOWN,
    "unpublishedInterest": Interest.UNKNOWN,
    "enjoymentAndUseOfAssets": Interest.INFLUENCE,
    "rightToProfitOrIncomeFromAssets": Interest.UNKNOWN,
    "nominee": Interest.NOMINEE,
    "nominator": Interest.INFLUENCE,
}
"""The codelist ``interestType`` of 0.4. Rights to profit or surplus are no shares."""

_JOINT = re.compile(r"(?:^|; )joint: ([^;]+)$")
"""How our own files name a joint arrangement: the standard has no place for it."""


@dataclass(slots=True)
class _Relationship:
    """The newest statement of a relationship, and what earlier ones leave."""

    locator: str
    statement: dict[str, Any]
    earlier: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    origin: Origin
    parties: dict[str, Party] = field(default_factory=dict)
    said_on: dict[str, str] = field(default_factory=dict)
    relationships: dict[str, _Relationship] = field(default_factory=dict)
    components: set[str] = field(default_factory=set)
    said: dict[str, list[Said]] = field(default_factory=dict)


def read_bods(path: Path, origin: Origin) -> Iterator[Item]:
    """Read the statements of a BODS file, JSON or JSON lines."""
    reading = _Reading(origin)
    for found in json_values(path, origin):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _take(reading, *found)
    for record, party in reading.parties.items():
        said = reading.said.get(record, ())
        yield with_past(party, said) if len(said) > 1 else party
    for record, relationship in reading.relationships.items():
        yield from _read_relationship(reading, record, relationship)


def _take(reading: _Reading, locator: str, value: Any) -> Iterator[Problem]:
    statement, origin = mapping(value), reading.origin
    record, kind = clean(statement.get("recordId")), clean(statement.get("recordType"))
    if not record or kind not in {"entity", "person", "relationship"}:
        yield origin.problem(
            ProblemCode.ENTRY_UNREADABLE,
            locator,
            "no statement of BODS 0.4: recordId or recordType is missing",
            raw=clean(statement.get("statementId") or statement.get("statementID") or value),
            severity=Severity.ERROR,
        )
        return
    place = f"{locator}, statement {clean(statement.get('statementId')) or record}"
    said_on = clean(statement.get("statementDate"))
    newest = said_on >= reading.said_on.get(record, "")
    if newest:
        reading.said_on[record] = said_on
    if kind == "relationship":
        _take_relationship(reading, record, place, statement, newest=newest)
    else:
        party, problems = read_party(origin, record, kind, statement, place)
        yield from problems
        if newest:
            reading.parties[record] = party
        on, _ = day_of(origin, said_on, place)
        if on is not None:
            source = origin.source(place)
            reading.said.setdefault(record, []).append(Said(on=on, party=party, source=source))


def _take_relationship(
    reading: _Reading, record: str, place: str, statement: dict[str, Any], *, newest: bool
) -> None:
    details = mapping(statement.get("recordDetails"))
    for key in ("componentRecords", "componentRecordIDs"):
        if items(details.get(key)):
            reading.components.add(record)
    known = reading.relationships.get(record)
    if known is None:
        reading.relationships[record] = _Relationship(place, statement)
    elif newest:
        known.earlier.append((known.locator, known.statement))
        known.locator, known.statement = place, statement
    else:
        known.earlier.append((place, statement))


def _read_relationship(
    reading: _Reading, record: str, relationship: _Relationship
) -> Iterator[Item]:
    found: list[Holding] = []
    for item in _holdings(reading, record, relationship.locator, relationship.statement):
        if isinstance(item, Holding):
            found.append(item)
        yield item
    replaced = sorted(
        relationship.earlier, key=lambda each: clean(each[1].get("statementDate")), reverse=True
    )
    for place, statement in replaced:
        before = _cut(statement)
        if before:
            reading.origin.note(ProblemCode.VALUE_CONFLICT, "an older closing was replaced")
            continue
        for item in _holdings(reading, record, place, statement):
            if not isinstance(item, Holding):
                continue
            past = _before(item, found)
            if past is None:
                reading.origin.note(
                    ProblemCode.VALUE_CONFLICT, "an older statement of an interest was replaced"
                )
            else:
                found.append(past)
                yield past


def _cut(statement: dict[str, Any]) -> bool:
    return clean(statement.get("recordStatus")) == "closed"


def _before(older: Holding, newer: list[Holding]) -> Holding | None:
    """What an older statement still says: of the time before the newer interests began."""
    begun = [
        each.starts_on
        for each in newer
        if (each.owner, each.owned, each.interest) == (older.owner, older.owned, older.interest)
    ]
    if not begun or any(day is None for day in begun):
        return None
    first = min(day for day in begun if day is not None)
    if older.starts_on is None or older.starts_on >= first:
        return None
    last = first - timedelta(days=1)
    return replace(older, ends_on=last if older.ends_on is None else min(older.ends_on, last))


def _holdings(
    reading: _Reading, record: str, place: str, statement: dict[str, Any]
) -> Iterator[Item]:
    details = mapping(statement.get("recordDetails"))
    owned = yield from _side(reading, record, place, details.get("subject"), "subject")
    holder = details.get("interestedParty")
    owner = yield from _side(reading, record, place, holder, "interestedParty")
    closed_on = None
    if clean(statement.get("recordStatus")) == "closed":
        closed_on, wrong = day_of(reading.origin, statement.get("statementDate"), place)
        yield from wrong
    source = mapping(statement.get("source"))
    terms = Terms(
        owner=owner,
        owned=owned,
        source=reading.origin.source(place, url=clean(source.get("url")) or None),
    )
    reason = ""
    if isinstance(holder, dict):
        reason = ": ".join(
            text for text in (clean(holder.get("reason")), clean(holder.get("description"))) if text
        )
    interests = items(details.get("interests"))
    if not interests:
        ends = day_before(closed_on, None)
        yield replace(terms, ends_on=ends).holding(Interest.UNKNOWN, detail=reason)
    for each in interests:
        yield from _interest(
            reading,
            terms,
            place,
            mapping(each),
            summed=record in reading.components,
            closed_on=closed_on,
            reason=reason,
        )


def _side(
    reading: _Reading, record: str, place: str, value: Any, side: str
) -> Generator[Item, None, str]:
    """Yield a party that has to be made for a side; return the key of the side."""
    origin = reading.origin
    if isinstance(value, str) and value in reading.parties:
        return reading.parties[value].key
    if isinstance(value, str) and value:
        yield origin.problem(
            ProblemCode.RELATION_UNRESOLVED,
            place,
            f"the {side} is no record of this file",
            raw=value,
        )
        party = Party(key=origin.local(value), name=clean(value), schema=Schema.LEGAL_ENTITY)
        reading.parties[value] = party
    else:
        party = unnamed_party(origin, record, side)
        reading.parties[party.key] = party
    yield party
    return party.key


def _interest(
    reading: _Reading,
    terms: Terms,
    place: str,
    stated: dict[str, Any],
    *,
    summed: bool,
    closed_on: date | None,
    reason: str,
) -> Iterator[Item]:
    origin = reading.origin
    kind, words = clean(stated.get("type")), clean(stated.get("details"))
    interest = INTERESTS.get(kind)
    if interest is None:
        interest = Interest.UNKNOWN
        if kind:
            yield origin.problem(
                ProblemCode.KIND_UNKNOWN, place, "no interest of BODS 0.4", raw=kind
            )
    summed = summed or stated.get("directOrIndirect") == "indirect"
    if kind == "otherInfluenceOrControl":
        # Open Ownership's files of GLEIF's records keep the type in the details.
        for consolidated, (meant, ultimate) in TYPES.items():
            if consolidated in words:
                interest, summed = meant, summed or ultimate
    share: Share | None = None
    try:
        share = read_bounds(mapping(stated.get("share")))
    except ValueError as error:
        yield origin.problem(
            ProblemCode.VALUE_UNREADABLE,
            place,
            f"{error}: the interest has no share",
            raw=stated.get("share"),
            severity=Severity.ERROR,
        )
    starts, wrong = day_of(origin, stated.get("startDate"), place)
    yield from wrong
    ceased, wrong = day_of(origin, stated.get("endDate"), place)
    yield from wrong
    ends = day_before(ceased if ceased is not None else closed_on, starts)
    yield from span_problem(origin, starts, ends, place)
    beneficial = stated.get("beneficialOwnershipOrControl")
    joint = _JOINT.search(words)
    detail = "; ".join(each for each in (kind, words, reason) if each)
    yield replace(terms, starts_on=starts, ends_on=ends).holding(
        interest,
        None if share is None else refine(share, words),
        detail=detail,
        indirect=summed,
        joint=None if joint is None else joint[1],
        beneficial=beneficial if isinstance(beneficial, bool) else None,
    )


def read_bounds(share: dict[str, Any]) -> Share | None:
    """The share of an interest: ``exact``, or its bounds.

    Raises:
        ValueError: It is none that can be.
    """
    if share.get("exact") is not None:
        exact = _per_cent(share["exact"])
        return make_share(low=exact, high=exact)
    low, low_open = _end(share, "minimum", "exclusiveMinimum")
    high, high_open = _end(share, "maximum", "exclusiveMaximum")
    if low is None and high is None:
        return None
    return make_share(
        low=Fraction(0) if low is None else low,
        high=Fraction(100) if high is None else high,
        low_open=low_open,
        high_open=high_open,
    )


def _end(share: dict[str, Any], inclusive: str, exclusive: str) -> tuple[Fraction | None, bool]:
    """An end and whether it is open; a truth value says it of the other (version 0.3)."""
    value, other = share.get(inclusive), share.get(exclusive)
    if isinstance(other, bool) or other is None:
        return (None if value is None else _per_cent(value)), bool(other) and value is not None
    return _per_cent(other), True


def _per_cent(value: Any) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError("no number")  # noqa: TRY004 - it is data, not a caller's mistake
    text = str(value).strip()
    if len(text) > 40 or "/" in text:
        raise ValueError("no number that a share can be")
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError("no number") from error
