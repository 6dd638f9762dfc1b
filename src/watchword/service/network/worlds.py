"""Bring together the network that a question needs, and who of it is listed."""

from __future__ import annotations

from dataclasses import replace

from watchword.errors import NotFound
from watchword.service.context import Context
from watchword.service.network.files import read_files
from watchword.service.network.naming import parties_named
from watchword.service.network.wishes import Wishes
from watchword.service.network.world import World
from watchword.service.outcome import Watcher


def world_above(
    context: Context,
    name: str,
    authorities: tuple[str, ...],
    *,
    wishes: Wishes,
    watcher: Watcher | None = None,
) -> World:
    """All that stands behind a party, and whom the authorities list of it.

    Raises:
        NotFound: The register knows nobody by the name; or there is none.
    """
    if not wishes.files:
        from watchword.service.network.stored import stored_above

        world = stored_above(context, name, authorities, wishes=wishes, watcher=watcher)
    else:
        world = _of_files(context, authorities, wishes=wishes, name=name, watcher=watcher)
    return world.with_listed(wishes.listed, authorities) if wishes.listed else world


def world_around(
    context: Context,
    name: str,
    authorities: tuple[str, ...],
    *,
    depth: int,
    wishes: Wishes,
    watcher: Watcher | None = None,
) -> World:
    """At least what lies within so many holdings of a party, and whom authorities list of it.

    Raises:
        NotFound: The register knows nobody by the name; or there is none.
    """
    if not wishes.files:
        from watchword.service.network.stored import stored_around

        world = stored_around(
            context, name, authorities, depth=depth, wishes=wishes, watcher=watcher
        )
    else:
        world = _of_files(context, authorities, wishes=wishes, name=name, watcher=watcher)
    return world.with_listed(wishes.listed, authorities) if wishes.listed else world


def whole_world(
    context: Context,
    authorities: tuple[str, ...],
    *,
    wishes: Wishes,
    watcher: Watcher | None = None,
) -> World:
    """The whole network, and whom the authorities list of it.

    Raises:
        NotFound: There is no register.
    """
    if not wishes.files:
        from watchword.service.network.stored import stored_whole

        world = stored_whole(context, authorities, wishes=wishes, watcher=watcher)
    else:
        world = _of_files(context, authorities, wishes=wishes, watcher=watcher)
    return world.with_listed(wishes.listed, authorities) if wishes.listed else world


def _of_files(
    context: Context,
    authorities: tuple[str, ...],
    *,
    wishes: Wishes,
    name: str = "",
    watcher: Watcher | None = None,
) -> World:
    world = read_files(wishes.files)
    if wishes.alone or not authorities:
        return world
    from watchword.service.indexing import ensure_index
    from watchword.service.network.listings import with_lists

    try:
        index = ensure_index(context)
    except NotFound:
        note = f"who is listed: there is no register at {context.settings.register}"
        return replace(world, notes=(*world.notes, note))
    linked = _linked(context, world, name=name, watcher=watcher)
    return with_lists(context, index, linked, authorities, day=wishes.day)


def _linked(context: Context, world: World, *, name: str, watcher: Watcher | None) -> World:
    """The parties of files tied to targets: those who hold, and the one that is asked for."""
    from watchword.service.holdings.linking import link_parties
    from watchword.service.holdings.loading import Holdings
    from watchword.service.holdings.network import join_network

    owners = {each.owner for each in world.holdings}
    asked = {each.key for each in parties_named(world.parties, name)}
    concerned = [each for each in world.parties if each.key in owners | asked]
    links = link_parties(context, concerned, watcher=watcher)
    read = Holdings(parties=world.parties, holdings=world.holdings)
    joined = join_network(context, [read], links)
    return replace(
        world,
        parties=joined.parties,
        holdings=joined.holdings,
        links=joined.links,
    )
