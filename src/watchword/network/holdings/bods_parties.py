"""Persons and entities of BODS 0.4 as parties."""

from __future__ import annotations

from typing import Any

from watchword.model import Party, Problem, ProblemCode, Schema
from watchword.network.holdings.building import (
    Origin,
    clean,
    countries_of,
    day_of,
    identifier,
    items,
    known_key,
    mapping,
)

_ENTITIES = {
    "registeredEntity": Schema.COMPANY,
    "legalEntity": Schema.ORGANIZATION,
    "arrangement": Schema.LEGAL_ENTITY,
    "state": Schema.PUBLIC_BODY,
    "stateBody": Schema.PUBLIC_BODY,
    "anonymousEntity": Schema.LEGAL_ENTITY,
    "unknownEntity": Schema.LEGAL_ENTITY,
}
UNNAMED = ("anonymousPerson", "unknownPerson", "anonymousEntity", "unknownEntity")
"""Who exists and is not named."""


def read_party(
    origin: Origin, record: str, kind: str, statement: dict[str, Any], place: str
) -> tuple[Party, list[Problem]]:
    """A party from the newest statement of its record."""
    details = mapping(statement.get("recordDetails"))
    if kind == "person":
        return _person(origin, record, details, place)
    return _entity(origin, record, details, place)


def unnamed_party(origin: Origin, record: str, side: str) -> Party:
    """A side of a relationship of which nothing is known, or that is withheld."""
    return Party(key=origin.local(f"{record}/{side}"), name="", known=False)


def _person(
    origin: Origin, record: str, details: dict[str, Any], place: str
) -> tuple[Party, list[Problem]]:
    stated = [_full_name(mapping(each)) for each in items(details.get("names"))]
    names = list(dict.fromkeys(name for name in stated if name))
    identifiers, problems = _identifiers(origin, details, place)
    nationalities = [_code(each) for each in items(details.get("nationalities"))]
    party = Party(
        key=known_key(identifiers) or origin.local(record),
        name=names[0] if names else "",
        schema=Schema.PERSON,
        countries=countries_of(*nationalities),
        identifiers=identifiers,
        birth_date=clean(details.get("birthDate")) or None,
        address=_address(details),
        known=details.get("personType") not in UNNAMED,
        aliases=tuple(names[1:]),
    )
    return party, [*problems, *_nameless(origin, party, place)]


def _entity(
    origin: Origin, record: str, details: dict[str, Any], place: str
) -> tuple[Party, list[Problem]]:
    stated = mapping(details.get("entityType"))
    kind = clean(stated.get("type") or details.get("entityType"))
    identifiers, problems = _identifiers(origin, details, place)
    founded, wrong = day_of(origin, details.get("foundingDate"), place)
    if kind not in _ENTITIES:
        wrong.append(origin.problem(ProblemCode.KIND_UNKNOWN, place, "no type of entity", raw=kind))
    jurisdiction = details.get("jurisdiction") or details.get("incorporatedInJurisdiction")
    aliases = (clean(each) for each in items(details.get("alternateNames")))
    party = Party(
        key=known_key(identifiers) or origin.local(record),
        name=clean(details.get("name")),
        schema=_ENTITIES.get(kind, Schema.LEGAL_ENTITY),
        countries=countries_of(_code(jurisdiction)),
        identifiers=identifiers,
        address=_address(details),
        founded_on=founded,
        known=kind not in UNNAMED,
        aliases=tuple(dict.fromkeys(each for each in aliases if each)),
    )
    return party, [*problems, *wrong, *_nameless(origin, party, place)]


def _nameless(origin: Origin, party: Party, place: str) -> list[Problem]:
    if party.name or not party.known:
        return []
    return [origin.problem(ProblemCode.NAME_MISSING, place, "the party has no name")]


def _full_name(name: dict[str, Any]) -> str:
    parts = (name.get("givenName"), name.get("patronymicName"), name.get("familyName"))
    return clean(name.get("fullName")) or " ".join(filter(None, map(clean, parts)))


def _code(value: Any) -> str:
    country = mapping(value)
    return clean(country.get("code") or country.get("name"))


def _address(details: dict[str, Any]) -> str | None:
    for each in map(mapping, items(details.get("addresses"))):
        parts = [clean(each.get("address")), clean(each.get("postCode"))]
        country = each.get("country")
        parts.append(clean(mapping(country).get("name") or country))
        if any(parts):
            return ", ".join(part for part in parts if part)
    return None


def _identifiers(
    origin: Origin, details: dict[str, Any], place: str
) -> tuple[dict[str, str], list[Problem]]:
    found: dict[str, str] = {}
    problems = []
    for each in map(mapping, items(details.get("identifiers"))):
        scheme = each.get("scheme") or each.get("schemeName")
        known = identifier(scheme, each.get("id"))
        if known is not None:
            found.setdefault(*known)
        elif clean(each.get("id")):
            problems.append(
                origin.problem(
                    ProblemCode.IDENTIFIER_INVALID,
                    place,
                    f"no number of {clean(scheme) or 'a scheme that is named'}",
                    raw=each.get("id"),
                )
            )
    return found, problems
