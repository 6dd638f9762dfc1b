"""GLEIF's files: who consolidates whose accounts, and the names of the LEIs.

Sources: the Relationship Record CDF 2.1 and the LEI CDF 3.1 (gleif.org), as CSV and JSON
of the golden copy, and the JSON of the API. The start node is the child, the end node its
parent. A relationship is one of accounting: no percentage follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watchword.model import (
    Interest,
    Party,
    Problem,
    ProblemCode,
    Schema,
    Severity,
)
from watchword.network.holdings.building import (
    Item,
    Origin,
    Terms,
    clean,
    countries_of,
    day_of,
    identifier,
    items,
    mapping,
    span_problem,
)
from watchword.network.holdings.rows import csv_rows, json_values

TYPES = {
    "IS_DIRECTLY_CONSOLIDATED_BY": (Interest.CONSOLIDATION, False),
    "IS_ULTIMATELY_CONSOLIDATED_BY": (Interest.CONSOLIDATION, True),
    "IS_INTERNATIONAL_BRANCH_OF": (Interest.CONSOLIDATION, False),
    "IS_FUND-MANAGED_BY": (Interest.ASSOCIATE, False),
    "IS_SUBFUND_OF": (Interest.ASSOCIATE, False),
    "IS_FEEDER_TO": (Interest.ASSOCIATE, False),
}
"""The types of relationship: the interest, and whether it sums up others."""

_VOID = {"ANNULLED", "DUPLICATE", "TRANSFERRED"}
"""The states of a registration of which nothing holds."""
_PERIODS = 5
_START, _END = "relationship.startnode.nodeid", "relationship.endnode.nodeid"
_NAME = "entity.legalname"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """A relationship record, whatever file it came from."""

    child: str
    parent: str
    kind: str
    status: str = ""
    registration: str = ""
    starts: str = ""
    ends: str = ""


def read_relationship_rows(path: Path, origin: Origin) -> Iterator[Item]:
    """Read the golden copy of relationship records as CSV."""
    for found in csv_rows(path, origin):
        if isinstance(found, Problem):
            yield found
            continue
        locator, row = found
        starts, ends = _period(row)
        yield from _read(
            origin,
            locator,
            _Record(
                child=row.get(_START, ""),
                parent=row.get(_END, ""),
                kind=row.get("relationship.relationshiptype", ""),
                status=row.get("relationship.relationshipstatus", ""),
                registration=row.get("registration.registrationstatus", ""),
                starts=starts,
                ends=ends,
            ),
        )


def _period(row: dict[str, str]) -> tuple[str, str]:
    """The days of the relationship itself; its accounting and filing periods are others."""
    for number in range(1, _PERIODS + 1):
        head = f"relationship.period.{number}"
        if row.get(f"{head}.periodtype", "").strip() == "RELATIONSHIP_PERIOD":
            return row.get(f"{head}.startdate", ""), row.get(f"{head}.enddate", "")
    return "", ""


def read_relationship_json(path: Path, origin: Origin) -> Iterator[Item]:
    """Read relationship records as JSON: of the golden copy, or of the API."""
    for found in json_values(path, origin):
        if isinstance(found, Problem):
            yield found
            continue
        locator, value = found
        document = mapping(value)
        listed = document.get("relations") or document.get("data")
        records = items(listed) if listed is not None else [document]
        for number, record in enumerate(records, start=1):
            place = f"{locator}, record {number}" if listed is not None else locator
            yield from _read(origin, place, _of_json(mapping(record)))


def _of_json(record: dict[str, Any]) -> _Record:
    inner = mapping(record.get("RelationshipRecord") or record.get("attributes") or record)
    inner = _folded(inner)
    relationship, registration = mapping(inner.get("relationship")), inner.get("registration")
    starts = ends = ""
    periods = relationship.get("relationshipperiods") or relationship.get("periods")
    if isinstance(periods, dict):
        periods = periods.get("relationshipperiod")
    for period in map(mapping, items(periods)):
        kind = _value(period.get("periodtype") or period.get("type"))
        if kind == "RELATIONSHIP_PERIOD":
            starts, ends = _value(period.get("startdate")), _value(period.get("enddate"))
    return _Record(
        child=_node(relationship.get("startnode")),
        parent=_node(relationship.get("endnode")),
        kind=_value(relationship.get("relationshiptype") or relationship.get("type")),
        status=_value(relationship.get("relationshipstatus") or relationship.get("status")),
        registration=_value(
            mapping(registration).get("registrationstatus") or mapping(registration).get("status")
        ),
        starts=starts,
        ends=ends,
    )


def _folded(value: Any) -> Any:
    """The same with all keys in lower case: the two kinds of JSON differ in that."""
    if isinstance(value, dict):
        return {str(key).casefold(): _folded(each) for key, each in value.items()}
    return [_folded(each) for each in value] if isinstance(value, list) else value


def _node(value: Any) -> str:
    node = mapping(value)
    return _value(node.get("nodeid") or node.get("id"))


def _value(value: Any) -> str:
    """A value; the golden copy writes it as ``{"$": …}``."""
    return clean(value.get("$") if isinstance(value, dict) else value)


def _read(origin: Origin, locator: str, record: _Record) -> Iterator[Item]:
    kind = clean(record.kind)
    child, parent = identifier("lei", record.child), identifier("lei", record.parent)
    if child is None or parent is None:
        yield origin.problem(
            ProblemCode.IDENTIFIER_INVALID,
            locator,
            "a relationship whose ends are no LEIs is not read",
            raw=f"{clean(record.child)} {kind} {clean(record.parent)}",
            severity=Severity.ERROR,
        )
        return
    if clean(record.registration).upper() in _VOID:
        origin.note(ProblemCode.VALUE_CONFLICT, "an annulled, doubled or moved record is not read")
        return
    interest, indirect = TYPES.get(kind, (Interest.UNKNOWN, False))
    if kind not in TYPES:
        yield origin.problem(
            ProblemCode.KIND_UNKNOWN, locator, "no type of relationship that we know", raw=kind
        )
    keys = []
    for each in (child, parent):
        keys.append(f"lei:{each[1]}")
        yield Party(key=keys[-1], name="", identifiers=dict([each]))
    starts, wrong = day_of(origin, record.starts, locator)
    yield from wrong
    ends, wrong = day_of(origin, record.ends, locator)
    yield from wrong
    yield from span_problem(origin, starts, ends, locator)
    detail = kind if clean(record.status) in {"", "ACTIVE"} else f"{kind}; {clean(record.status)}"
    terms = Terms(
        owner=keys[1],
        owned=keys[0],
        starts_on=starts,
        ends_on=ends,
        source=origin.source(locator),
    )
    yield terms.holding(interest, detail=detail, indirect=indirect)


def read_names(path: Path, origin: Origin) -> Iterator[Item]:
    """Read the golden copy of LEI records as CSV: the names of those whom the others tie."""
    for found in csv_rows(path, origin):
        if isinstance(found, Problem):
            yield found
            continue
        locator, row = found
        lei = identifier("lei", row.get("lei"))
        if lei is None:
            yield origin.problem(
                ProblemCode.IDENTIFIER_INVALID,
                locator,
                "a row without an LEI is not read",
                raw=row.get("lei", ""),
                severity=Severity.ERROR,
            )
            continue
        number = clean(row.get("entity.registrationauthority.registrationauthorityentityid"))
        country = clean(row.get("entity.legaljurisdiction"))
        found_countries = countries_of(country)
        identifiers = dict([lei])
        if found_countries == ("gb",) and (known := identifier("gb-coh", number)) is not None:
            identifiers.setdefault(*known)
        elif number and found_countries:
            identifiers[f"{found_countries[0]}-registration"] = number
        yield Party(
            key=f"lei:{lei[1]}",
            name=clean(row.get(_NAME)),
            schema=Schema.COMPANY,
            countries=found_countries,
            identifiers=identifiers,
            address=_address(row),
        )


def _address(row: dict[str, str]) -> str | None:
    head = "entity.legaladdress."
    parts = [clean(row.get(head + each)) for each in ("firstaddressline", "city", "postalcode")]
    parts.append(clean(row.get(f"{head}country")))
    return ", ".join(part for part in parts if part) or None
