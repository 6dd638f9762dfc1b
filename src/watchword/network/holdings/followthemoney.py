"""FollowTheMoney entities as JSON lines (followthemoney.tech): parties and their links.

A share is a free text ("25–50%"). What a link names and the file does not hold keeps its
id for a name.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
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
    Share,
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
    read_bound,
    span_problem,
)
from watchword.network.holdings.rows import json_values
from watchword.network.holdings.shares import hull, read_share


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """A schema of links: its two ends, the one that holds first."""

    owner: str
    owned: str
    interest: Interest
    words: tuple[str, ...] = ("role",)


_LINKS = {
    "Ownership": _Link(
        owner="owner", owned="asset", interest=Interest.SHARES, words=("role", "ownershipType")
    ),
    "Directorship": _Link(owner="director", owned="organization", interest=Interest.DIRECTOR),
    "Family": _Link(
        owner="person", owned="relative", interest=Interest.FAMILY, words=("relationship",)
    ),
    "Associate": _Link(
        owner="person", owned="associate", interest=Interest.ASSOCIATE, words=("relationship",)
    ),
    "UnknownLink": _Link(owner="subject", owned="object", interest=Interest.UNKNOWN),
    "Membership": _Link(owner="member", owned="organization", interest=Interest.ASSOCIATE),
    "Employment": _Link(owner="employee", owned="employer", interest=Interest.ASSOCIATE),
    "Representation": _Link(owner="agent", owned="client", interest=Interest.NOMINEE),
    "Succession": _Link(owner="predecessor", owned="successor", interest=Interest.ASSOCIATE),
}
_PARTIES = {
    **{schema.value: schema for schema in Schema},
    "Asset": Schema.LEGAL_ENTITY,
    "Vehicle": Schema.LEGAL_ENTITY,
    "Security": Schema.LEGAL_ENTITY,
    "RealEstate": Schema.LEGAL_ENTITY,
}
_IDENTIFIERS = {
    "leiCode": "lei",
    "imoNumber": "imo",
    "innCode": "ru-inn",
    "ogrnCode": "ru-ogrn",
    "taxNumber": "tax",
    "vatCode": "vat",
    "passportNumber": "passport",
    "idNumber": "national-id",
    "swiftBic": "bic",
    "mmsi": "mmsi",
    "dunsCode": "duns",
    "isin": "isin",
    "registrationNumber": "registration",
}
_OTHER_NAMES = ("name", "alias", "previousName", "weakAlias")


def read_followthemoney(path: Path, origin: Origin) -> Iterator[Item]:
    """Read entities: parties, and the links between them."""
    for found in json_values(path, origin):
        if isinstance(found, Problem):
            yield found
            continue
        locator, value = found
        entity = mapping(value)
        identity, schema = clean(entity.get("id")), clean(entity.get("schema"))
        properties = mapping(entity.get("properties"))
        if not identity or not schema:
            yield origin.problem(
                ProblemCode.ENTRY_UNREADABLE,
                locator,
                "no entity: it has no id or no schema",
                raw=value,
                severity=Severity.ERROR,
            )
        elif schema in _LINKS:
            place = f"{locator}, {identity}"
            yield from _link(origin, place, entity, _LINKS[schema], properties)
        elif schema in _PARTIES:
            yield from _party(origin, f"{locator}, {identity}", entity, properties)
        else:
            origin.note(ProblemCode.KIND_UNKNOWN, f"a {schema} is no party and no link")


def _values(properties: dict[str, Any], name: str) -> list[str]:
    """The texts of a property; an entity in its place gives its id."""
    found = (
        clean(each.get("id")) if isinstance(each, dict) else clean(each)
        for each in items(properties.get(name))
    )
    return [each for each in found if each]


def _party(
    origin: Origin, place: str, entity: dict[str, Any], properties: dict[str, Any]
) -> Iterator[Item]:
    stated = [each for name in _OTHER_NAMES for each in _values(properties, name)]
    names = list(dict.fromkeys(stated))
    caption = clean(entity.get("caption"))
    if caption and caption in names:
        names.sort(key=lambda each: each != caption)
    if not names:
        yield origin.problem(ProblemCode.NAME_MISSING, place, "the party has no name")
    countries = (
        each
        for name in ("jurisdiction", "nationality", "citizenship", "country", "mainCountry", "flag")
        for each in _values(properties, name)
    )
    codes = countries_of(*countries)
    founded = next(iter(_values(properties, "incorporationDate")), "")
    try:
        day = read_bound(founded)
    except (ValueError, OverflowError):
        day = None
        yield origin.problem(
            ProblemCode.DATE_UNREADABLE, place, "no date of incorporation", raw=founded
        )
    identifiers, problems = _identifiers(origin, place, properties)
    yield from problems
    yield Party(
        key=origin.local(clean(entity.get("id"))),
        name=names[0] if names else "",
        schema=_PARTIES[clean(entity.get("schema"))],
        countries=codes,
        identifiers=identifiers,
        birth_date=next(iter(_values(properties, "birthDate")), None),
        address=next(iter(_values(properties, "address")), None),
        founded_on=day,
        aliases=tuple(names[1:]),
    )


def _identifiers(
    origin: Origin, place: str, properties: dict[str, Any]
) -> tuple[dict[str, str], list[Problem]]:
    found: dict[str, str] = {}
    problems = []
    # A number is of the register where the body is registered, and of no other.
    seat = countries_of(*_values(properties, "jurisdiction"))
    for name, scheme in _IDENTIFIERS.items():
        for number in _values(properties, name):
            known = None
            if scheme == "registration" and seat == ("gb",):
                known = identifier("gb-coh", number)
            if known is None and scheme in {"registration", "tax", "vat"} and seat:
                known = identifier(f"{seat[0]}-{scheme}", number)
            known = known or identifier(scheme, number)
            if known is None:
                problems.append(
                    origin.problem(ProblemCode.IDENTIFIER_INVALID, place, f"no {name}", raw=number)
                )
            elif found.setdefault(*known) != known[1]:
                # A party has one number of a scheme here; others are kept apart.
                found[f"{known[0]}~{len(found)}"] = known[1]
    return found, problems


def _link(
    origin: Origin, place: str, entity: dict[str, Any], link: _Link, properties: dict[str, Any]
) -> Iterator[Item]:
    owners, owned = _values(properties, link.owner), _values(properties, link.owned)
    if not owners or not owned:
        missing = link.owned if owners else link.owner
        yield origin.problem(
            ProblemCode.RELATION_UNRESOLVED,
            place,
            f"a {clean(entity.get('schema'))} without {missing} is not read",
            raw=" | ".join((*owners, *owned)),
            severity=Severity.ERROR,
        )
        return
    starts, wrong = day_of(origin, min(_values(properties, "startDate"), default=""), place)
    yield from wrong
    ends, wrong = day_of(origin, max(_values(properties, "endDate"), default=""), place, last=True)
    yield from wrong
    yield from span_problem(origin, starts, ends, place)
    share = yield from _share(origin, place, properties)
    detail = "; ".join(each for word in link.words for each in _values(properties, word))
    by = next(iter(_values(properties, "publisher")), "")
    url = next((each for each in _values(properties, "sourceUrl") if each.startswith("http")), None)
    for first in owners:
        for second in owned:
            terms = Terms(
                owner=origin.local(first),
                owned=origin.local(second),
                starts_on=starts,
                ends_on=ends,
                source=origin.source(place, url=url, by=by),
            )
            countable = link.interest is Interest.SHARES
            yield terms.holding(link.interest, share if countable else None, detail=detail)


def _share(
    origin: Origin, place: str, properties: dict[str, Any]
) -> Generator[Problem, None, Share | None]:
    """Yield what is wrong with the percentages; return the share that all allow."""
    found: list[Share] = []
    for text in _values(properties, "percentage"):
        try:
            share = read_share(text)
        except ValueError as error:
            yield origin.problem(
                ProblemCode.VALUE_UNREADABLE,
                place,
                f"{error}: the link has no share",
                raw=text,
                severity=Severity.ERROR,
            )
            continue
        if share is not None:
            found.append(share)
    if len(found) > 1:
        yield origin.problem(
            ProblemCode.VALUE_CONFLICT,
            place,
            "several percentages: all between them is possible",
            raw=" | ".join(_values(properties, "percentage")),
        )
    return hull(found)
