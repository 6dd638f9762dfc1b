"""The ICIJ's Offshore Leaks Database as CSV files (offshoreleaks.icij.org, "Download").

``nodes-entities.csv``, ``nodes-officers.csv``, ``nodes-intermediaries.csv``,
``nodes-others.csv``, ``nodes-addresses.csv`` and ``relationships.csv`` belong together:
the relationships name the others by number. Shares are not stated. Being in it is no
suggestion of any wrong, as the ICIJ itself says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

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
    span_problem,
)
from watchword.network.holdings.rows import csv_rows

_WEB = "https://offshoreleaks.icij.org/nodes/"
_LINKS = (
    (re.compile(r"nominee"), Interest.NOMINEE),
    (re.compile(r"sharehold|stockhold|beneficial owner|\bowner|partner of"), Interest.SHARES),
    (
        re.compile(r"director|president|chair|secretary|treasurer|officer|manager|board"),
        Interest.DIRECTOR,
    ),
    (
        re.compile(r"trustee|protector|settlor|beneficiary|founder|power of attorney|signator"),
        Interest.INFLUENCE,
    ),
)
_SAME = {"same_name_as", "same_id_as", "same_as", "similar", "similar_company_as",
         "same_company_as", "probably_same_officer_as", "same_address_as"}  # fmt: skip
"""Two records that may be one party: the ICIJ does not say that they are."""


def read_nodes(path: Path, origin: Origin) -> Iterator[Item]:
    """Read a file of nodes; those of addresses give nobody (see :func:`read_addresses`)."""
    for found in csv_rows(path, origin):
        if isinstance(found, Problem):
            yield found
            continue
        locator, row = found
        identity = clean(row.get("node_id"))
        if not identity:
            yield origin.problem(
                ProblemCode.ID_MISSING,
                locator,
                "a node without a number can't be tied to any",
                raw=" | ".join(row.values()),
                severity=Severity.ERROR,
            )
            continue
        yield from _node(origin, locator, row, identity)


def _node(origin: Origin, locator: str, row: dict[str, str], identity: str) -> Iterator[Item]:
    name = clean(row.get("name"))
    if not name:
        yield origin.problem(
            ProblemCode.NAME_MISSING, locator, "the party has no name", raw=identity
        )
    founded, wrong = day_of(origin, _day(row.get("incorporation_date")), locator)
    yield from wrong
    body = "jurisdiction" in row or "incorporation_date" in row
    codes = re.split("[;|]", f"{row.get('jurisdiction') or ''};{row.get('country_codes') or ''}")
    others = (clean(row.get(each)) for each in ("original_name", "former_name"))
    yield Party(
        key=node_key(identity),
        name=name,
        schema=Schema.COMPANY if body else Schema.LEGAL_ENTITY,
        countries=countries_of(*codes),
        identifiers={"icij": identity},
        address=clean(row.get("address")) or None,
        founded_on=founded,
        aliases=tuple(dict.fromkeys(each for each in others if each and each != name)),
    )


def node_key(identity: str) -> str:
    """The key of a node: its number is the same in every edition of the database."""
    return f"icij:{clean(identity)}"


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMED = re.compile(r"(\d{1,2})-([A-Za-z]{3})-(\d{4})")


def _day(text: str | None) -> str:
    """``23-MAR-2006``, as most dates of the files are, in ISO 8601."""
    stated = clean(text)
    found = _NAMED.fullmatch(stated)
    if found is None or found[2].casefold() not in _MONTHS:
        return stated
    return f"{found[3]}-{_MONTHS.index(found[2].casefold()) + 1:02d}-{int(found[1]):02d}"


def read_addresses(path: Path, origin: Origin) -> Iterator[Item]:
    """Read the file of addresses into ``origin``'s memory of them."""
    for found in csv_rows(path, origin):
        if isinstance(found, Problem):
            yield found
            continue
        _, row = found
        identity = clean(row.get("node_id"))
        text = clean(row.get("address")) or clean(row.get("name"))
        if identity and text:
            origin.addresses[identity] = text


def read_relationships(path: Path, origin: Origin) -> Iterator[Item]:
    """Read the file of relationships; the addresses must have been read before."""
    for found in csv_rows(path, origin):
        if isinstance(found, Problem):
            yield found
            continue
        locator, row = found
        start, end = clean(row.get("node_id_start")), clean(row.get("node_id_end"))
        kind = clean(row.get("rel_type")).casefold()
        if not start or not end:
            yield origin.problem(
                ProblemCode.ID_MISSING,
                locator,
                "a relationship without both its ends is not read",
                raw=" | ".join(row.values()),
                severity=Severity.ERROR,
            )
        elif kind == "registered_address":
            yield from _addressed(origin, locator, start, end)
        else:
            yield from _related(origin, locator, row, kind)


def _addressed(origin: Origin, locator: str, start: str, end: str) -> Iterator[Item]:
    text = origin.addresses.get(end)
    if text is None:
        yield origin.problem(
            ProblemCode.RELATION_UNRESOLVED,
            locator,
            "an address that no file read before holds",
            raw=end,
        )
    else:
        yield Party(key=node_key(start), name="", address=text)


def _related(origin: Origin, locator: str, row: dict[str, str], kind: str) -> Iterator[Item]:
    start, end = clean(row.get("node_id_start")), clean(row.get("node_id_end"))
    starts, wrong = day_of(origin, _day(row.get("start_date")), locator)
    yield from wrong
    ends, wrong = day_of(origin, _day(row.get("end_date")), locator, last=True)
    yield from wrong
    yield from span_problem(origin, starts, ends, locator)
    link = clean(row.get("link"))
    terms = Terms(
        owner=node_key(start),
        owned=node_key(end),
        starts_on=starts,
        ends_on=ends,
        source=origin.source(locator, url=_WEB + start if start.isdecimal() else None),
    )
    detail = "; ".join(each for each in (link or kind, clean(row.get("status"))) if each)
    yield terms.holding(_interest(kind, link), detail=detail)


def _interest(kind: str, link: str) -> Interest:
    if kind in _SAME or kind == "intermediary_of":
        return Interest.ASSOCIATE
    said = f"{link} {kind}".casefold() if kind != "officer_of" else link.casefold()
    return next((each for pattern, each in _LINKS if pattern.search(said)), Interest.UNKNOWN)
