"""Bodies and ships in the United Kingdom's lists: owners, registrations, flags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model import CountryRole, IdentifierKind, RelationKind
from watchword.sources.dates import read_date
from watchword.sources.draft import Draft
from watchword.sources.gb.fields import Target
from watchword.sources.gb.numbers import add_imo_numbers, add_registrations
from watchword.sources.gb.values import read_country, split_countries, split_values, stated

_BETWEEN_COMPANIES = re.compile(
    r";\s*|\n\s*|\.\.\s+|(?<!\bCo)(?<!\bLtd)(?<!\bInc)(?<!\bSt)(?<!\b[A-Z])\.\s+(?=[A-Z\"“(])"
)


def add_body(draft: Draft, target: Target) -> None:
    """Add what a target says of itself as a body: its type, its numbers, its group."""
    for value in target.each("type of entity"):
        draft.add_feature("Type of entity", value)
    for text in target.values("registration"):
        add_registrations(draft, text)
    for text in target.values("parent company"):
        for other in _companies(text):
            draft.add_relation(RelationKind.SUBSIDIARY_OF, other, detail="parent company")
    for text in target.values("subsidiary"):
        for other in _companies(text):
            draft.add_relation(RelationKind.PARENT_OF, other, detail="subsidiary")


def _companies(text: str) -> Iterator[str]:
    """The bodies that a cell lists: numbered, barred, or by line, semicolon or full stop."""
    for value in split_values(text.replace("\n", "|")):
        for name in _BETWEEN_COMPANIES.split(value):
            if stated(name):
                yield name.strip(" ,;")


def add_ship(draft: Draft, target: Target) -> None:
    """Add what a target says of itself as a ship.

    OFSI's list calls "current owners" what the UK Sanctions List calls "current
    owner/operator"; neither says which of the two a name is, so the relation is the
    owner's and its detail has the list's words.
    """
    for text in target.values("imo"):
        add_imo_numbers(draft, text)
    for value in target.each("hull number"):
        draft.add_identifier(IdentifierKind.HULL_NUMBER, value, label="Hull identification number")
    owners = (
        ("owner", RelationKind.OWNED_BY, "current owner/operator"),
        ("previous owner", RelationKind.FORMERLY_OWNED_BY, "previous owner/operator"),
    )
    for field, kind, detail in owners:
        for text in target.values(field):
            for other in _companies(text):
                draft.add_relation(kind, other, detail=detail)
    _add_flags(draft, target)
    for field in ("type of ship", "tonnage of ship", "length of ship"):
        for value in target.each(field):
            draft.add_feature(field.capitalize(), value)
    for value in target.each("year built"):
        draft.add_date(draft.founded_on, value, read_date)


def _add_flags(draft: Draft, target: Target) -> None:
    for field, role in (("flag", CountryRole.FLAG), ("previous flag", CountryRole.FORMER_FLAG)):
        for cell in target.values(field):
            for flag in split_countries(cell):
                code, note = read_country(flag)
                draft.add_country(role, flag, code=code, remark=note)
