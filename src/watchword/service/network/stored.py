"""The network that is kept beside the register, with its lists."""

from __future__ import annotations

from watchword.errors import NotFound
from watchword.service.context import Context
from watchword.service.finding import find_targets
from watchword.service.holdings.network import (
    LinkedNetwork,
    find_parties,
    read_above,
    read_network,
)
from watchword.service.indexing import ensure_index
from watchword.service.network.listings import with_lists
from watchword.service.network.wishes import Wishes
from watchword.service.network.world import World
from watchword.service.outcome import Watcher


def stored_above(
    context: Context,
    name: str,
    authorities: tuple[str, ...],
    *,
    wishes: Wishes,
    watcher: Watcher | None = None,
) -> World:
    """All who stand behind a party.

    Raises:
        NotFound: Nobody is known by the name; or there is no register.
        RegisterTrouble: Holdings are missing or damaged.
    """
    found = read_above(context, keys_of(context, name), as_of=wishes.as_of, watcher=watcher)
    return _with_lists(context, found, authorities, wishes)


def stored_whole(
    context: Context,
    authorities: tuple[str, ...],
    *,
    wishes: Wishes,
    watcher: Watcher | None = None,
) -> World:
    """All that is known.

    Raises:
        NotFound: There is no register.
        RegisterTrouble: Holdings are missing or damaged.
    """
    found = read_network(context, as_of=wishes.as_of, watcher=watcher)
    return _with_lists(context, found, authorities, wishes)


def keys_of(context: Context, name: str) -> tuple[str, ...]:
    """The keys by which a party is known: a target's id, or those that files have.

    Raises:
        NotFound: Nobody is known by the name.
    """
    parties = find_parties(context, name)
    if parties:
        return tuple(each.key for each in parties)
    with context.register.read() as reader:
        found = find_targets(context, reader, name)
    if not found:
        raise NotFound(f"neither the lists nor the holdings know {name!r}")
    return (found[0].target.id,)


def _with_lists(
    context: Context, found: LinkedNetwork, authorities: tuple[str, ...], wishes: Wishes
) -> World:
    notes = ("what lies further up: the network is too large",) if found.cut else ()
    world = World(parties=found.parties, holdings=found.holdings, links=found.links, notes=notes)
    return with_lists(context, ensure_index(context), world, authorities, day=wishes.day)
