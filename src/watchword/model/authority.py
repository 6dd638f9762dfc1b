"""The authorities and the lists that they publish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A body that designates targets and publishes a list of them.

    Attributes:
        code: ISO 3166-1 alpha-2 in lower case, or ``eu``, ``un``, ``own``.
        name: The authority's name in English.
        jurisdiction: How a sentence names the side that it acts for.
    """

    code: str
    name: str
    jurisdiction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """One list of an authority; a release is one dated publication of it.

    Attributes:
        authority: The code of its authority.
        key: Short, unique within the authority.
        name: The list's own name.
        closed_on: The day since which another list (``successor``) stands in its place.
        successor: The key of that other list of the same authority.
    """

    authority: str
    key: str
    name: str
    closed_on: date | None = None
    successor: str | None = None


OWN = "own"
"""The code under which the users' own lists stand beside the official ones."""

AUTHORITIES: dict[str, Authority] = {
    authority.code: authority
    for authority in (
        Authority(code="us", name="Office of Foreign Assets Control", jurisdiction="United States"),
        Authority(code="eu", name="European Union", jurisdiction="European Union"),
        Authority(
            code="gb",
            name="Foreign, Commonwealth and Development Office",
            jurisdiction="United Kingdom",
        ),
        Authority(
            code="ch", name="State Secretariat for Economic Affairs", jurisdiction="Switzerland"
        ),
        Authority(code="ca", name="Global Affairs Canada", jurisdiction="Canada"),
        Authority(
            code="au", name="Department of Foreign Affairs and Trade", jurisdiction="Australia"
        ),
        Authority(code="jp", name="Ministry of Finance", jurisdiction="Japan"),
        Authority(
            code="nz", name="Ministry of Foreign Affairs and Trade", jurisdiction="New Zealand"
        ),
        Authority(code="un", name="Security Council", jurisdiction="United Nations"),
        Authority(code=OWN, name="Own list", jurisdiction="own list"),
    )
}
"""The nine authorities by code, in the order in which tables show them, then own lists."""


def is_official(code: str) -> bool:
    """Whether an authority is one that sanctions: who stands on an own list only, is not."""
    return code != OWN


LISTS: dict[tuple[str, str], List] = {
    (entry.authority, entry.key): entry
    for entry in (
        List(authority="us", key="sdn", name="Specially Designated Nationals and Blocked Persons"),
        List(authority="us", key="consolidated", name="Consolidated (non-SDN) Sanctions List"),
        List(authority="eu", key="fsf", name="Consolidated list of financial sanctions"),
        List(authority="gb", key="uksl", name="UK Sanctions List"),
        List(
            authority="gb",
            key="conlist",
            name="OFSI Consolidated List of Asset Freeze Targets",
            # The UK Sanctions List is the only one since this day.
            closed_on=date(2026, 1, 28),
            successor="uksl",
        ),
        List(authority="ch", key="seco", name="SECO Sanctions List"),
        List(authority="ca", key="sema", name="Consolidated Canadian Autonomous Sanctions List"),
        List(authority="au", key="dfat", name="Consolidated List"),
        List(authority="jp", key="mof", name="Targets of asset freezes"),
        List(authority="nz", key="russia", name="Russia Sanctions Register"),
        List(authority="un", key="sc", name="Security Council Consolidated List"),
    )
}
"""Every official list by ``(authority, key)``; own lists have the names that users give."""
