"""The red flags on a party, from all that is known of those who stand behind it."""

from __future__ import annotations

from datetime import date

from watchword.network.flags import Flag, find_flags
from watchword.network.verdict import Listing
from watchword.service.network.world import World


def flags_on(world: World, key: str, given_by: tuple[str, ...], day: date) -> tuple[Flag, ...]:
    """The flags on a party, and those of others that it is part of, the strongest first.

    Args:
        world: The party with all who stand behind it, and what every authority lists of them.
        key: The party.
        given_by: The authorities that are asked: of what the question itself gives as
            listed, only they list it.
        day: The day.
    """
    listings: dict[str, dict[str, Listing]] = {}
    for authority, listed in world.listed.items():
        for party, listing in listed.items():
            if authority in given_by or party not in world.given:
                listings.setdefault(party, {})[authority] = listing
    found = find_flags(world.parties, world.holdings, listings, as_of=day)
    return tuple(each for each in found if key in (each.party, *each.about))
