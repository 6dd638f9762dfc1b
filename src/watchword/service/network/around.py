"""Find what lies around a party."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from watchword.model import Holding
from watchword.network.assessment import assess
from watchword.network.verdict import Verdict
from watchword.service.context import Context
from watchword.service.network.picture import Edge, Node, Picture
from watchword.service.network.unknown import problems_note, told_by
from watchword.service.network.wishes import Wishes, authorities_of, official
from watchword.service.network.world import World
from watchword.service.network.worlds import world_above, world_around
from watchword.service.outcome import Watcher

DEPTH = 2
"""How many holdings away parties are shown, where nobody says."""


def network(
    context: Context,
    name: str,
    *,
    depth: int = DEPTH,
    authority: str | None = None,
    wishes: Wishes | None = None,
    watcher: Watcher | None = None,
) -> Picture:
    """Who owns, controls or is tied to a party, and whom it owns, on a day.

    Args:
        context: The register; it is not asked where files and names say everything.
        name: The party: a key, an identifier, a target's id, or a name.
        depth: How many holdings away.
        authority: Mark the proof of this authority's verdict, and show all that belongs to it.
        wishes: The day, and what is taken in the place of the register's holdings and lists.
        watcher: Told how far the work is.

    Raises:
        NotFound: No party is known by the name; or there is no register.
        WrongUse: There is no such authority, several parties have the name, or a file
            can't be read.
        InputRefused: A file is no format of holdings, or broken.
        RegisterTrouble: The register, or the holdings beside it, are damaged.
    """
    wishes = wishes or Wishes()
    asked = () if authority is None else authorities_of(authority)[:1]
    every = official()
    world = world_around(context, name, every, depth=depth, wishes=wishes, watcher=watcher)
    subject = world.one(name).key
    said: Verdict | None = None
    proof: frozenset[Holding] = frozenset()
    if asked:
        above = world_above(context, name, asked, wishes=wishes, watcher=watcher)
        said, proof = _proof(above, subject, asked[0], wishes.day)
        world = _more(world, above, proof)
    held = [each for each in world.holdings if held_on(each, wishes.day)]
    distances = _distances(subject, held, depth)
    for end in (end for each in proof for end in (each.owner, each.owned)):
        distances.setdefault(end, depth)
    edges = [each for each in held if each.owner in distances and each.owned in distances]
    notes = (problems_note(len(world.problems)),) if world.problems else ()
    return Picture(
        subject=subject,
        as_of=wishes.day,
        depth=depth,
        nodes=tuple(_nodes(world, distances, proof, wishes.day)),
        edges=tuple(Edge(holding=each, proof=each in proof) for each in sorted(edges, key=_order)),
        authority=asked[0] if asked else None,
        verdict=None if said is None else said.answer,
        unknown=(*told_by(world, every, wishes.day), *notes),
        links=tuple(each for each in world.links if each.party in distances or each.certain),
        problems=world.problems,
    )


def held_on(holding: Holding, day: date) -> bool:
    """Whether a holding is valid on a day."""
    return (holding.starts_on is None or holding.starts_on <= day) and (
        holding.ends_on is None or day <= holding.ends_on
    )


def _order(holding: Holding) -> tuple[str, ...]:
    source = holding.source
    return (holding.owner, holding.owned, holding.interest.value, source.name, source.locator)


def neighbours(holdings: Iterable[Holding]) -> dict[str, list[Holding]]:
    """The holdings at each party, in an order that does not depend on files."""
    found: dict[str, list[Holding]] = {}
    for each in sorted(holdings, key=_order):
        found.setdefault(each.owner, []).append(each)
        if each.owned != each.owner:
            found.setdefault(each.owned, []).append(each)
    return found


def _distances(subject: str, holdings: Sequence[Holding], depth: int) -> dict[str, int]:
    at, found, frontier = neighbours(holdings), {subject: 0}, [subject]
    for distance in range(1, depth + 1):
        further = []
        for key in frontier:
            for each in at.get(key, ()):
                other = each.owned if each.owner == key else each.owner
                if other not in found:
                    found[other] = distance
                    further.append(other)
        frontier = further
    return found


def _proof(
    world: World, subject: str, authority: str, day: date
) -> tuple[Verdict, frozenset[Holding]]:
    """The verdict, and the holdings that prove it."""
    listed = world.listed.get(authority, {})
    found = assess(world.parties, world.holdings, listed=listed, authority=authority, as_of=day)
    said = found.verdict(subject)
    names = {each.key: each.name for each in world.parties}
    steps = {(step.holder, step.held, step.interest, step.source) for step in said.proof}
    return said, frozenset(
        each
        for each in world.holdings
        if (names.get(each.owner), names.get(each.owned), each.interest, each.source) in steps
    )


def _more(world: World, above: World, proof: Collection[Holding]) -> World:
    """A network with the proof in it, however far away it begins."""
    known = {each.key for each in world.parties}
    ends = {end for each in proof for end in (each.owner, each.owned)} - known
    return replace(
        world,
        parties=(*world.parties, *(each for each in above.parties if each.key in ends)),
        holdings=tuple(dict.fromkeys((*world.holdings, *sorted(proof, key=_order)))),
        listed={
            code: {**above.listed.get(code, {}), **listed} for code, listed in world.listed.items()
        },
    )


def _nodes(
    world: World, distances: Mapping[str, int], proof: Collection[Holding], day: date
) -> Iterable[Node]:
    proving = {end for each in proof for end in (each.owner, each.owned)}
    shown = [each for each in world.parties if each.key in distances]
    for party in sorted(shown, key=lambda each: (distances[each.key], each.name, each.key)):
        listings = {
            code: listed[party.key]
            for code, listed in world.listed.items()
            if party.key in listed and listed[party.key].is_in_force_on(day)
        }
        yield Node(
            party=party,
            distance=distances[party.key],
            authorities=tuple(code for code in official() if code in listings),
            unsure=tuple(
                code for code in official() if code in listings and not listings[code].certain
            ),
            proof=party.key in proving,
        )
