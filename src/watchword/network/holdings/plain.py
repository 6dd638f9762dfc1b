"""The plain table: ``owner,owned,share,from,to,source``, and what more a row may say.

A party is known by its name within its file. ``interest`` is one of
:class:`~watchword.model.Interest` (``shares`` where none is stated), ``joint`` the name of
a joint arrangement (with ``held_jointly``: of one and the same shares), ``indirect`` a yes
where the holding sums up others.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

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
    span_problem,
)
from watchword.network.holdings.rows import csv_rows
from watchword.network.holdings.shares import read_share

_SIDES = ("owner", "owned")
_OF_A_SIDE = ("kind", "country", "birth_date", "id", "address", "founded_on")
COLUMNS = (
    *(*_SIDES, "share", "from", "to", "source", "interest", "joint", "held_jointly"),
    *("indirect", "detail"),
    *(f"{side}_{each}" for side in _SIDES for each in _OF_A_SIDE),
)
"""All that a table may have; ``owner`` and ``owned`` it must."""

_KINDS = {
    "person": Schema.PERSON,
    "individual": Schema.PERSON,
    "company": Schema.COMPANY,
    "organisation": Schema.ORGANIZATION,
    "organization": Schema.ORGANIZATION,
    "vessel": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
    **{schema.value.casefold(): schema for schema in Schema},
}
_YES = {"yes", "true", "1", "y"}
_URL = re.compile(r"https?://\S+")


def name_key(origin: Origin, name: str) -> str:
    """The key of a party that is known by its name alone."""
    return origin.local(clean(name).casefold())


def read_plain(path: Path, origin: Origin) -> Iterator[Item]:
    """Read a plain table."""
    told_columns = False
    for found in csv_rows(path, origin):
        if isinstance(found, Problem):
            yield found
            continue
        locator, row = found
        if not told_columns:
            told_columns = True
            yield from _unknown_columns(origin, row)
        yield from _read_row(origin, locator, row)


def _unknown_columns(origin: Origin, row: Mapping[str, str]) -> Iterator[Problem]:
    for column in row:
        if column and column not in COLUMNS:
            yield origin.problem(
                ProblemCode.FIELD_UNKNOWN, "line 1", "a column that is not read", raw=column
            )


def _read_row(origin: Origin, locator: str, row: Mapping[str, str]) -> Iterator[Item]:
    names = [clean(row.get(side)) for side in _SIDES]
    if not all(names):
        missing = " and ".join(side for side, name in zip(_SIDES, names, strict=True) if not name)
        yield origin.problem(
            ProblemCode.NAME_MISSING,
            locator,
            f"no {missing}, so the row states no holding",
            raw=" | ".join(names),
            severity=Severity.ERROR,
        )
        return
    for side, name in zip(_SIDES, names, strict=True):
        yield from _party(origin, locator, row, side, name)
    starts, wrong = day_of(origin, row.get("from"), locator)
    yield from wrong
    ends, wrong = day_of(origin, row.get("to"), locator, last=True)
    yield from wrong
    yield from span_problem(origin, starts, ends, locator)
    share, interest = yield from _what(origin, locator, row)
    stated = clean(row.get("source"))
    link = _URL.search(stated)
    terms = Terms(
        owner=name_key(origin, names[0]),
        owned=name_key(origin, names[1]),
        starts_on=starts,
        ends_on=ends,
        source=origin.source(locator, url=None if link is None else link[0], by=stated),
    )
    yield terms.holding(
        interest,
        share,
        detail=clean(row.get("detail")),
        indirect=clean(row.get("indirect")).casefold() in _YES,
        joint=clean(row.get("joint")) or None,
        held_jointly=clean(row.get("held_jointly")).casefold() in _YES,
    )


def _what(
    origin: Origin, locator: str, row: Mapping[str, str]
) -> Generator[Problem, None, tuple[Share | None, Interest]]:
    """Yield what is wrong with the share and the interest; return both."""
    share: Share | None = None
    stated = clean(row.get("share"))
    try:
        share = read_share(stated)
    except ValueError as error:
        yield origin.problem(
            ProblemCode.VALUE_UNREADABLE,
            locator,
            f"{error}: the holding has no share",
            raw=stated,
            severity=Severity.ERROR,
        )
    kind = clean(row.get("interest")).casefold()
    try:
        interest = Interest(kind) if kind else Interest.SHARES
    except ValueError:
        interest = Interest.UNKNOWN
        yield origin.problem(
            ProblemCode.KIND_UNKNOWN,
            locator,
            f"no interest that we know; one of {', '.join(Interest)}",
            raw=kind,
        )
    return share, interest


def _party(
    origin: Origin, locator: str, row: Mapping[str, str], side: str, name: str
) -> Iterator[Item]:
    kind = clean(row.get(f"{side}_kind"))
    if kind and kind.casefold() not in _KINDS:
        yield origin.problem(
            ProblemCode.KIND_UNKNOWN, locator, "no kind of party that we know", raw=kind
        )
    country = clean(row.get(f"{side}_country"))
    codes = countries_of(*re.split("[;|]", country)) if country else ()
    if country and not codes:
        yield origin.problem(
            ProblemCode.COUNTRY_UNKNOWN, locator, "no country that we know", raw=country
        )
    founded, wrong = day_of(origin, row.get(f"{side}_founded_on"), locator)
    yield from wrong
    identifiers = {}
    for stated in re.split("[;|]", clean(row.get(f"{side}_id"))):
        if not stated.strip():
            continue
        scheme, colon, value = stated.partition(":")
        found = identifier(scheme, value) if colon else identifier("other", stated)
        if found is None:
            yield origin.problem(
                ProblemCode.IDENTIFIER_INVALID,
                locator,
                "write an identifier as scheme:value, as in lei:… or gb-coh:…",
                raw=stated,
            )
        else:
            identifiers[found[0]] = found[1]
    yield Party(
        key=name_key(origin, name),
        name=name,
        schema=_KINDS.get(kind.casefold(), Schema.LEGAL_ENTITY),
        countries=codes,
        identifiers=identifiers,
        birth_date=clean(row.get(f"{side}_birth_date")) or None,
        address=clean(row.get(f"{side}_address")) or None,
        founded_on=founded,
    )
