"""One party for all records that are one: by key, and by the numbers of registers.

A party stands in several files under several keys: under its LEI in GLEIF's, under its
company number in Companies House's. Two records are one where they share a number that
a register gives once. Names never join.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from watchword.model import Holding, Party, Schema
from watchword.network.holdings.building import FIRST_KEYS
from watchword.network.leaders import Leaders

_ALONE = frozenset({"lei", "gb-coh", "imo", "duns"})
_OF_REGISTER = re.compile(r"[a-z]{2}-[a-z]{2,8}")
"""The schemes of org-id.guide: a country, and a register of it."""

_GENERAL = (Schema.LEGAL_ENTITY, Schema.ORGANIZATION)


def joining_number(scheme: str, value: str) -> str | None:
    """The number as it joins parties; None where it does not: no register gives it once."""
    if scheme in _ALONE or _OF_REGISTER.fullmatch(scheme):
        compact = "".join(char for char in value if char.isalnum())
        return f"{scheme}:{compact}" if compact else None
    return None


def joining_numbers(party: Party) -> list[str]:
    """All numbers of a party that join it with others."""
    found = (joining_number(*each) for each in party.identifiers.items())
    return [each for each in found if each is not None]


def merge_records(records: Iterable[Party]) -> dict[str, Party]:
    """All that is said of each key, in one party; what came first leads."""
    found: dict[str, Party] = {}
    for party in records:
        known = found.get(party.key)
        found[party.key] = party if known is None or known == party else merge(known, party)
    return found


def merge(first: Party, second: Party) -> Party:
    """Two records as one party: what the first does not say is as the second says."""
    names = [first.name, second.name, *first.aliases, *second.aliases]
    distinct = list(dict.fromkeys(name for name in names if name))
    return replace(
        first,
        name=distinct[0] if distinct else "",
        aliases=tuple(distinct[1:]),
        schema=second.schema if first.schema in _GENERAL else first.schema,
        countries=tuple(dict.fromkeys((*first.countries, *second.countries))),
        identifiers={**second.identifiers, **first.identifiers},
        birth_date=first.birth_date or second.birth_date,
        address=first.address or second.address,
        founded_on=first.founded_on or second.founded_on,
        known=first.known or second.known,
        spells=tuple(dict.fromkeys((*first.spells, *second.spells))),
    )


def named(party: Party) -> Party:
    """A party that files tell by number only, with the number for a name."""
    if party.name or not party.known:
        return party
    return replace(party, name=party.key.partition(":")[2] or party.key)


def one_keys(parties: Mapping[str, Party]) -> dict[str, str]:
    """The key that stands for each key whose party is another one too."""
    leaders = Leaders()
    holder: dict[str, str] = {}
    for key, party in parties.items():
        for number in joining_numbers(party):
            first, second = leaders.of(holder.setdefault(number, key)), leaders.of(key)
            if first != second:
                leaders.put_under(*sorted((first, second), key=_rank))
    return {key: leaders.of(key) for key in parties if leaders.of(key) != key}


def _rank(key: str) -> tuple[int, str]:
    scheme = key.partition(":")[0]
    return (FIRST_KEYS.index(scheme) if scheme in FIRST_KEYS else len(FIRST_KEYS), key)


def join(
    parties: Iterable[Party], holdings: Iterable[Holding]
) -> tuple[tuple[Party, ...], tuple[Holding, ...]]:
    """Make one party of all records that are one, and let the holdings name it.

    A party that holdings name and nothing describes has the rest of its key for a name.
    The same statement in two files of a source is one. What remains of several sources on
    one holding is told apart by whoever reads them.
    """
    known, held = merge_records(parties), tuple(holdings)
    for key in {end for each in held for end in (each.owner, each.owned)} - known.keys():
        known[key] = Party(key=key, name="")
    keys = one_keys(known)
    if not keys:
        return tuple(named(known[key]) for key in sorted(known)), held
    joined = merge_records(
        replace(known[key], key=keys[key]) if key in keys else known[key]
        for key in sorted(known, key=lambda key: (key in keys, key))
    )
    renamed = (
        replace(
            each, owner=keys.get(each.owner, each.owner), owned=keys.get(each.owned, each.owned)
        )
        if each.owner in keys or each.owned in keys
        else each
        for each in held
    )
    return tuple(named(joined[key]) for key in sorted(joined)), tuple(dict.fromkeys(renamed))
