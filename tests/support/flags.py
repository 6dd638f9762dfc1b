"""Networks for tests of flags: X is the listed party."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from watchword.model import Holding, HoldingSource, Interest, Party, Schema, Share, Spell, SpellKind
from watchword.network.flags import Flag, find_flags
from watchword.network.verdict import Listing

TODAY = date(2025, 1, 1)
_SOURCE = HoldingSource(name="register", locator="1")


def held(
    owner: str,
    owned: str,
    what: int | str | Interest,
    *,
    starts: str | None = None,
    ends: str | None = None,
    **more: Any,
) -> Holding:
    """A holding: of shares in per cent, or an interest."""
    interest = what if isinstance(what, Interest) else Interest.SHARES
    share = None if isinstance(what, Interest) else Share.exactly(Fraction(what))
    return Holding(
        owner=owner,
        owned=owned,
        **{
            "interest": interest,
            "share": share,
            "starts_on": date.fromisoformat(starts) if starts else None,
            "ends_on": date.fromisoformat(ends) if ends else None,
            "source": _SOURCE,
            **more,
        },
    )


def claimed(locator: str) -> HoldingSource:
    """A source that only claims."""
    return HoldingSource(name="a report", locator=locator, claim=True)


def company(key: str, country: str | None = None, **more: Any) -> Party:
    """A company."""
    countries = (country,) if country else ()
    return Party(key=key, name=key, countries=countries, **more)


def found(*given: Any, code: str, as_of: date = TODAY, **listed_on: str | None) -> list[Flag]:
    """The flags of a code, where X was listed by these authorities on these days."""
    listings = {
        authority: Listing(listed_on=date.fromisoformat(day) if day else None)
        for authority, day in listed_on.items()
    }
    flags = find_flags(
        [each for each in given if isinstance(each, Party)],
        [each for each in given if isinstance(each, Holding)],
        {"X": listings} if listings else {},
        as_of=as_of,
    )
    return [each for each in flags if each.code == code]


def person(key: str, **more: Any) -> Party:
    """A person."""
    return Party(key=key, name=key, schema=Schema.PERSON, **more)


def spell(kind: SpellKind, value: str, starts: str) -> Spell:
    """A name, a country or an address since a day."""
    return Spell(kind=kind, value=value, starts_on=date.fromisoformat(starts), source=_SOURCE)
