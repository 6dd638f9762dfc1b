"""Addresses at which very many bodies are registered."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator

from watchword.model import Party, Schema
from watchword.network.flags.facts import Facts
from watchword.network.flags.flag import Evidence, FlagStrength
from watchword.network.flags.raising import Found
from watchword.network.flags.reading import measure
from watchword.network.flags.telling import tie_evidence

_BODIES = frozenset({Schema.COMPANY, Schema.LEGAL_ENTITY, Schema.ORGANIZATION})
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 3
"""Less is a town, and not the address of one house."""


def find_mass_addresses(facts: Facts) -> Iterator[Found]:
    """A body at an address that it shares with many that do not belong to its group."""
    for keys in bodies_by_address(facts).values():
        if not is_mass(facts, keys):
            continue
        unlike = len({facts.group(key) for key in keys})
        for key in keys:
            party, root = facts.party(key), facts.tied.get(key)
            tie = f"; it is tied to {facts.name(root)}, who is listed" if root else ""
            yield Found(
                party=key,
                about=(root,) if root else (),
                sentence=(
                    f"{facts.name(key)} is registered at {party.address}, as are "
                    f"{len(keys) - 1} other bodies of the network, of {unlike} groups{tie}."
                ),
                evidence=[
                    Evidence(what=f"{len(keys)} bodies at {party.address}"),
                    *tie_evidence(facts, key),
                ],
                strength=FlagStrength.MODERATE if root else FlagStrength.WEAK,
            )


def is_mass(facts: Facts, keys: Collection[str]) -> bool:
    """Whether the bodies at an address are of so many groups that it ties nobody to anybody."""
    least = measure("mass-address", "groups")
    return len(keys) >= least and len({facts.group(key) for key in keys}) >= least


def bodies_by_address(facts: Facts) -> dict[str, list[str]]:
    """The bodies at each address, in order of their keys."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(facts.parties):
        place = address_key(facts.parties[key])
        if place:
            found[place].append(key)
    return found


def address_key(party: Party) -> str:
    """An address as it is compared; empty where a body has none that says a house."""
    if party.schema not in _BODIES or not party.address:
        return ""
    plain = unicodedata.normalize("NFKC", party.address).casefold()
    words = _WORD.findall(plain)
    return " ".join(words) if len(words) >= _LEAST_WORDS else ""
