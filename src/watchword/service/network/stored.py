"""The network that is kept beside the register, with its lists."""

from __future__ import annotations

from dataclasses import replace

from watchword.errors import NotFound, WrongUse
from watchword.service.context import Context
from watchword.service.finding import find_targets
from watchword.service.holdings.network import (
    LinkedNetwork,
    find_parties,
    read_above,
    read_around,
    read_network,
)
from watchword.service.indexing import ensure_index
from watchword.service.network.listings import with_lists
from watchword.service.network.naming import parties_named, told_apart
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
        WrongUse: Several parties have the name.
        RegisterTrouble: Holdings are missing or damaged.
    """
    asked = keys_of(context, name)
    found = read_above(context, asked, as_of=wishes.as_of, watcher=watcher)
    world = _with_lists(context, found, authorities, wishes)
    return with_subject(context, world, asked, name)


def stored_around(
    context: Context,
    name: str,
    authorities: tuple[str, ...],
    *,
    depth: int,
    wishes: Wishes,
    watcher: Watcher | None = None,
) -> World:
    """What lies within so many holdings of a party.

    Raises:
        NotFound: Nobody is known by the name; or there is no register.
        WrongUse: Several parties have the name.
        RegisterTrouble: Holdings are missing or damaged.
    """
    asked = keys_of(context, name)
    found = read_around(context, asked, depth=depth, as_of=wishes.as_of, watcher=watcher)
    world = _with_lists(context, found, authorities, wishes)
    return with_subject(context, world, asked, name)


def with_subject(context: Context, world: World, asked: tuple[str, ...], name: str) -> World:
    """The same, knowing which party was asked for.

    Raises:
        WrongUse: There are several.
    """
    sure = {each.party: each.target for each in world.links if each.certain}
    meant = {sure.get(key, key) for key in asked}
    found = [each for each in world.parties if each.key in meant]
    if not found:
        raise NotFound(f"nothing is known around {name!r}")
    if len(found) > 1:
        raise WrongUse(f"{name!r} may be: {told_apart(found)}; give the key in brackets")
    party = found[0]
    notes = world.notes
    if not (name in asked or _is_entry(context, party.key, name) or parties_named([party], name)):
        notes = (*notes, f"whether {name!r} means {party.name}: it is the nearest that is known")
    return replace(world, subject=party.key, notes=notes)


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


def _is_entry(context: Context, identity: str, text: str) -> bool:
    """Whether a text is the id of an entry of a target, alone or after its authority."""
    index = ensure_index(context)
    row = index.row_of_target(identity)
    if row is None:
        return False
    target, entry = index.target(row), text.replace("/", ":").rpartition(":")[2]
    return text in target.ids or entry in {each.entry for each in target.listings}


def _with_lists(
    context: Context, found: LinkedNetwork, authorities: tuple[str, ...], wishes: Wishes
) -> World:
    notes = ("what lies further up: the network is too large",) if found.cut else ()
    world = World(parties=found.parties, holdings=found.holdings, links=found.links, notes=notes)
    return with_lists(context, ensure_index(context), world, authorities, day=wishes.day)
