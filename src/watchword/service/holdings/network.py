"""The network of a register: holdings of all kinds, with targets of lists as parties of it.

A party of a file that is certainly a target stands under the target's id; one that may be
a target stands by itself, with the link beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from watchword.model import Holding, Party
from watchword.network.holdings.joining import merge, merge_records
from watchword.service.context import Context
from watchword.service.holdings.linking import PartyLink, link_parties
from watchword.service.holdings.listed import claimed_holdings, listed_holdings, target_party
from watchword.service.holdings.loading import (
    MOST_PARTIES,
    Holdings,
    HoldingsReader,
    open_holdings,
)
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Watcher


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedNetwork:
    """Parties, holdings, and which parties are targets.

    Attributes:
        parties: By key, in the order of keys. The key of a target is its id.
        links: Of parties of files to targets; of a certain one, ``party`` is the key that
            the party has in its file, and the network has it under the target's id.
        cut: Whether more lies around what was asked for.
    """

    parties: tuple[Party, ...]
    holdings: tuple[Holding, ...]
    links: tuple[PartyLink, ...] = ()
    cut: bool = False

    @property
    def uncertain(self) -> tuple[PartyLink, ...]:
        """The links that are no proof."""
        return tuple(each for each in self.links if not each.certain)


def read_network(
    context: Context,
    *,
    as_of: date | None = None,
    claims: bool = True,
    watcher: Watcher | None = None,
) -> LinkedNetwork:
    """The whole network: what files state, what lists state, what reports claim.

    Args:
        context: The register.
        as_of: Only what held on this day.
        claims: Whether claims of reports are in it.
        watcher: Told how far the work is.

    Raises:
        NotFound: There is no register yet.
        RegisterTrouble: Holdings are missing or damaged.
    """
    stated = _stated(context, as_of=as_of, claims=claims, watcher=watcher)
    with open_holdings(context) as reader:
        found = reader.all(as_of=as_of)
    links = linked_parties(context, found, watcher=watcher)
    return join_network(context, [found, *stated], links)


def read_around(
    context: Context,
    keys: Collection[str],
    *,
    depth: int = 2,
    as_of: date | None = None,
    claims: bool = True,
    watcher: Watcher | None = None,
) -> LinkedNetwork:
    """What lies within so many holdings of some parties.

    Args:
        context: The register.
        keys: Ids of targets, and keys of parties of files.
        depth: How many holdings away.
        as_of: Only what held on this day.
        claims: Whether claims of reports are in it.
        watcher: Told how far the work is.

    Raises:
        NotFound: There is no register yet.
        RegisterTrouble: Holdings are missing or damaged.
    """
    stated = _stated(context, as_of=as_of, claims=claims, watcher=watcher)
    neighbours = _neighbours(stated)
    pieces: list[Holdings] = []
    links: dict[tuple[str, str], PartyLink] = {}
    seen: set[str] = set()
    frontier, cut = set(keys), False
    with open_holdings(context) as reader:
        for step in range(depth + 1):
            frontier |= _in_files(context, reader, frontier)
            seen |= frontier
            found = reader.around(frontier, depth=min(1, depth - step), as_of=as_of)
            pieces.append(found)
            cut = cut or found.cut
            for link in linked_parties(context, found, watcher=watcher):
                links[link.party, link.target] = link
            beyond = {each.key for each in found.parties}
            beyond |= {end for key in frontier for end in neighbours.get(key, ())}
            beyond |= {each.target for each in links.values() if each.party in beyond}
            frontier = beyond - seen
            if not frontier or len(seen) > MOST_PARTIES:
                cut = cut or bool(frontier)
                break
    return join_network(
        context, [*pieces, *_within(stated, seen)], list(links.values()), kept=seen, cut=cut
    )


def read_above(
    context: Context,
    keys: Collection[str],
    *,
    as_of: date | None = None,
    watcher: Watcher | None = None,
) -> LinkedNetwork:
    """All who stand behind some parties, however far: owners, and owners of owners.

    Holdings of files are of all days, so that since when a verdict holds can be told.

    Args:
        context: The register.
        keys: Ids of targets, and keys of parties of files.
        as_of: The day whose lists and reports are asked.
        watcher: Told how far the work is.

    Raises:
        NotFound: There is no register yet.
        RegisterTrouble: Holdings are missing or damaged.
    """
    stated = _stated(context, as_of=as_of, claims=True, watcher=watcher)
    owners: dict[str, set[str]] = {}
    for each in (holding for part in stated for holding in part.holdings):
        owners.setdefault(each.owned, set()).add(each.owner)
    pieces: list[Holdings] = []
    links: dict[tuple[str, str], PartyLink] = {}
    seen: set[str] = set()
    frontier = set(keys)
    with open_holdings(context) as reader:
        while frontier and len(seen) <= MOST_PARTIES:
            frontier |= _in_files(context, reader, frontier)
            found = reader.above(frontier)
            described = {each.key for each in found.parties}
            seen |= frontier | (described & frontier)
            pieces.append(found)
            for link in link_parties(context, found.parties, watcher=watcher):
                links[link.party, link.target] = link
            beyond = described | {end for key in frontier for end in owners.get(key, ())}
            beyond |= {each.target for each in links.values() if each.certain}
            frontier = beyond - seen
    return join_network(
        context,
        [*pieces, *_within(stated, seen | frontier)],
        list(links.values()),
        kept=seen,
        cut=bool(frontier),
    )


def linked_parties(
    context: Context, holdings: Holdings, *, watcher: Watcher | None = None
) -> list[PartyLink]:
    """The links of the parties of files to targets; who holds nothing is no way to anybody."""
    owners = {each.owner for each in holdings.holdings}
    alone = {each.key for each in holdings.parties} if not holdings.holdings else owners
    return link_parties(
        context, [each for each in holdings.parties if each.key in alone], watcher=watcher
    )


def find_parties(context: Context, text: str) -> tuple[Party, ...]:
    """The parties of files that a key, a number or a whole name means.

    Raises:
        RegisterTrouble: Holdings are missing or damaged.
    """
    with open_holdings(context) as reader:
        return reader.named(text)


def _stated(
    context: Context, *, as_of: date | None, claims: bool, watcher: Watcher | None
) -> list[Holdings]:
    stated = [listed_holdings(context, as_of=as_of, watcher=watcher)]
    return [*stated, claimed_holdings(context, as_of=as_of)] if claims else stated


def _neighbours(stated: Sequence[Holdings]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in (holding for part in stated for holding in part.holdings):
        found.setdefault(each.owner, set()).add(each.owned)
        found.setdefault(each.owned, set()).add(each.owner)
    return found


def _in_files(context: Context, reader: HoldingsReader, keys: Iterable[str]) -> set[str]:
    """The parties of files that may be targets, by their whole names and their numbers."""
    index = ensure_index(context)
    found: set[str] = set()
    for key in keys:
        row = index.row_of_target(key)
        if row is None:
            continue
        target = index.target(row)
        texts = {name.full for name in target.names} | {each.value for each in target.identifiers}
        named = reader.named_any(texts)
        found |= {each.party for each in link_parties(context, named) if each.target == target.id}
    return found


def _within(stated: Sequence[Holdings], keys: Collection[str]) -> list[Holdings]:
    wanted = set(keys)
    found = []
    for part in stated:
        holdings = tuple(
            each for each in part.holdings if each.owner in wanted and each.owned in wanted
        )
        ends = {end for each in holdings for end in (each.owner, each.owned)} | wanted
        parties = tuple(each for each in part.parties if each.key in ends)
        found.append(Holdings(parties=parties, holdings=holdings))
    return found


def join_network(
    context: Context,
    pieces: Sequence[Holdings],
    links: Sequence[PartyLink],
    *,
    kept: Collection[str] = (),
    cut: bool = False,
) -> LinkedNetwork:
    """All in one, with each party that is certainly a target under the target's id.

    Args:
        context: The register.
        pieces: What files, lists and reports state.
        links: How the parties of files are tied to targets.
        kept: Ids of targets that are parties, whether or not anything is stated of them.
        cut: Whether more lies around.
    """
    keys = _certain(links)
    index = ensure_index(context)
    parties = merge_records(each for piece in pieces for each in piece.parties)
    made: dict[str, Party] = {}
    for key, party in parties.items():
        target = keys.get(key, key)
        row = index.row_of_target(target)
        if row is not None and target not in made:
            made[target] = target_party(index.target(row))
        known = made.get(target)
        renamed = replace(party, key=target)
        made[target] = renamed if known is None else merge(known, renamed)
    for key in kept:
        row = index.row_of_target(key)
        if row is not None and index.target(row).id not in made:
            made[index.target(row).id] = target_party(index.target(row))
    holdings = dict.fromkeys(
        replace(
            each, owner=keys.get(each.owner, each.owner), owned=keys.get(each.owned, each.owned)
        )
        for piece in pieces
        for each in piece.holdings
    )
    return LinkedNetwork(
        parties=tuple(made[key] for key in sorted(made)),
        holdings=tuple(holdings),
        links=tuple(sorted(links, key=lambda each: (each.party, not each.certain, -each.score))),
        cut=cut,
    )


def _certain(links: Iterable[PartyLink]) -> Mapping[str, str]:
    """The target of each party that certainly is one: the likeliest where there are several."""
    best: dict[str, PartyLink] = {}
    for each in links:
        known = best.get(each.party)
        if each.certain and (known is None or each.score > known.score):
            best[each.party] = each
    return {key: link.target for key, link in best.items()}
