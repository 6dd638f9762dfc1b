"""The UK's register of people with significant control: the snapshot, as JSON lines.

Source: Companies House, "People with significant control (PSC) snapshot" and the public
data API's ``persons-with-significant-control``. A line is a company and one person, body
or statement. Who is protected ("super-secure") exists and is not named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
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
    day_before,
    day_of,
    identifier,
    items,
    mapping,
    read_country,
    span_problem,
)
from watchword.network.holdings.natures import read_nature
from watchword.network.holdings.rows import json_values

_WEB = "https://find-and-update.company-information.service.gov.uk"
_PERSON, _BODY, _SECRET = "individual", ("corporate-entity", "legal-person"), "super-secure"
_STATEMENT = "persons-with-significant-control-statement"
_NOBODY = ("no-individual-or-entity", "all-beneficial-owners-identified")
"""Statements that there is nobody to be named."""
_UK_REGISTER = re.compile(r"companies house|england|wales|scotland|united kingdom|\buk\b|\bgb\b")


def read_psc(path: Path, origin: Origin) -> Iterator[Item]:
    """Read a PSC snapshot."""
    for found in json_values(path, origin):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _read_line(origin, *found)


def _read_line(origin: Origin, locator: str, value: Any) -> Iterator[Item]:
    line = mapping(value)
    data = mapping(line.get("data"))
    kind = clean(data.get("kind"))
    if kind.startswith("totals#"):
        origin.note(ProblemCode.COUNT_MISMATCH, f"the file's own totals: {_totals(data)}")
        return
    company = identifier("gb-coh", line.get("company_number"))
    if company is None:
        yield origin.problem(
            ProblemCode.IDENTIFIER_INVALID,
            locator,
            "no company number, so the line states no holding",
            raw=line.get("company_number") or kind,
            severity=Severity.ERROR,
        )
        return
    if kind == "exemptions":
        origin.note(ProblemCode.VALUE_UNREADABLE, "a company that need not name anybody")
        return
    yield Party(
        key=f"gb-coh:{company[1]}",
        name="",
        schema=Schema.COMPANY,
        countries=("gb",),
        identifiers=dict([company]),
    )
    starts, wrong = day_of(origin, data.get("notified_on"), locator)
    yield from wrong
    ceased, wrong = day_of(origin, data.get("ceased_on"), locator)
    yield from wrong
    ends = day_before(ceased, starts)
    yield from span_problem(origin, starts, ends, locator)
    link = clean(mapping(data.get("links")).get("self"))
    place = f"{locator}, {link}" if link else locator
    terms = Terms(
        owner="",
        owned=f"gb-coh:{company[1]}",
        starts_on=starts,
        ends_on=ends,
        source=origin.source(
            place,
            url=f"{_WEB}/company/{company[1]}/persons-with-significant-control",
        ),
    )
    if kind == _STATEMENT:
        yield from _statement(origin, terms, clean(data.get("statement")), link or locator)
        return
    party, problems = _party(origin, kind, data, link or f"{company[1]}/{locator}", place)
    yield from problems
    yield party
    yield from _holdings(origin, replace(terms, owner=party.key), data, place)


def _totals(data: dict[str, Any]) -> str:
    counts = {key: value for key, value in data.items() if isinstance(value, int)}
    return ", ".join(f"{key} {value:,}" for key, value in sorted(counts.items()))[:500]


def _statement(origin: Origin, terms: Terms, statement: str, identity: str) -> Iterator[Item]:
    if statement.startswith(_NOBODY):
        origin.note(ProblemCode.VALUE_UNREADABLE, f"no holding follows from {statement}")
        return
    owner = Party(key=origin.local(identity), name="", known=False)
    yield owner
    yield replace(terms, owner=owner.key).holding(Interest.UNKNOWN, detail=statement)


def _holdings(origin: Origin, terms: Terms, data: dict[str, Any], place: str) -> Iterator[Item]:
    natures = [clean(each) for each in items(data.get("natures_of_control"))]
    if not natures:
        yield terms.holding(Interest.UNKNOWN)
    for nature in natures:
        known = read_nature(nature)
        if known is None:
            yield origin.problem(
                ProblemCode.KIND_UNKNOWN, place, "no nature of control that we know", raw=nature
            )
            known = (Interest.UNKNOWN, None)
        interest, share = known
        yield terms.holding(interest, share, detail=nature)


def _party(
    origin: Origin, kind: str, data: dict[str, Any], identity: str, place: str
) -> tuple[Party, list[Problem]]:
    problems = []
    name = clean(data.get("name"))
    secret = kind.startswith(_SECRET)
    if not secret and not name:
        name = _joined_name(mapping(data.get("name_elements")))
    if not secret and not name:
        problems.append(origin.problem(ProblemCode.NAME_MISSING, place, "the owner has no name"))
    if not kind.startswith((_PERSON, *_BODY, _SECRET)):
        problems.append(
            origin.problem(ProblemCode.KIND_UNKNOWN, place, "no kind of owner we know", raw=kind)
        )
    party = Party(
        key=origin.local(identity),
        name="" if secret else name,
        schema=Schema.PERSON if kind.startswith(_PERSON) else Schema.LEGAL_ENTITY,
        countries=_countries(data),
        birth_date=_birth(mapping(data.get("date_of_birth"))),
        address=_address(mapping(data.get("address"))),
        known=not secret,
    )
    if kind.startswith(_BODY):
        party = _body(party, mapping(data.get("identification")))
    return party, problems


def _body(party: Party, identification: dict[str, Any]) -> Party:
    """A body with its number; one of the UK's register is the company of that number."""
    number = identification.get("registration_number")
    country = clean(identification.get("country_registered"))
    place = f"{country} {clean(identification.get('place_registered'))}".casefold()
    schema = Schema.COMPANY if clean(number) else Schema.ORGANIZATION
    british = bool(_UK_REGISTER.search(place))
    known = identifier("gb-coh", number) if british else None
    if known is not None:
        return replace(
            party,
            key=f"gb-coh:{known[1]}",
            schema=schema,
            countries=("gb",),
            identifiers=dict([known]),
        )
    code = read_country(country) if country else None
    identifiers = {}
    if clean(number) and code is not None:
        identifiers[f"{code}-registration"] = clean(number).upper()
    return replace(
        party,
        schema=schema,
        identifiers=identifiers,
        countries=tuple(dict.fromkeys(each for each in (code, *party.countries) if each)),
    )


def _countries(data: dict[str, Any]) -> tuple[str, ...]:
    stated = clean(data.get("nationality"))
    return countries_of(*re.split("[,;/]", stated)) if stated else ()


def _joined_name(parts: dict[str, Any]) -> str:
    words = ("title", "forename", "middle_name", "other_forenames", "surname")
    return " ".join(text for text in (clean(parts.get(each)) for each in words) if text)


def _birth(date_of_birth: dict[str, Any]) -> str | None:
    year, month = date_of_birth.get("year"), date_of_birth.get("month")
    if not isinstance(year, int) or not 1000 <= year <= 9999:
        return None
    return f"{year}-{month:02d}" if isinstance(month, int) and 1 <= month <= 12 else str(year)


def _address(address: dict[str, Any]) -> str | None:
    parts = ("care_of", "po_box", "premises", "address_line_1", "address_line_2")
    words = [clean(address.get(each)) for each in (*parts, "locality", "postal_code", "country")]
    return ", ".join(word for word in words if word) or None
