"""The network that a question is asked of, and who of it is listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from watchword.errors import NotFound, WrongUse
from watchword.model import Holding, Party, Problem
from watchword.network.verdict import Listing
from watchword.service.network.naming import parties_named, told_apart

if TYPE_CHECKING:
    from watchword.service.holdings.linking import PartyLink

STATED = "listed:"
"""Before the keys of parties that only the question names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Parties, holdings, and whom authorities list.

    Attributes:
        listed: What an authority's lists say, by the key of the party.
        links: Of parties of files to targets; the uncertain ones are no proof.
        notes: What was not known, each in a sentence.
        missing: Authorities of whom the register has no release of the day.
        problems: What could not be understood in files.
        subject: The key of the party that was asked for, where that is settled already.
        given: Keys of those that the question itself gives as listed.
    """

    parties: tuple[Party, ...]
    holdings: tuple[Holding, ...]
    listed: Mapping[str, Mapping[str, Listing]] = field(default_factory=dict)
    links: tuple[PartyLink, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    subject: str | None = None
    given: frozenset[str] = frozenset()

    def one(self, text: str) -> Party:
        """The party that a text means.

        Raises:
            NotFound: No party is known by it.
            WrongUse: Several are.
        """
        if self.subject is not None:
            return next(each for each in self.parties if each.key == self.subject)
        found = parties_named(self.parties, text)
        if not found:
            raise NotFound(f"no party of these holdings is known as {text!r}")
        if len(found) > 1:
            raise WrongUse(f"{text!r} may be: {told_apart(found)}; give the key in brackets")
        return found[0]

    def above(self, key: str) -> World:
        """The party and all who stand behind it on any day: its verdict rests on no other."""
        into: dict[str, list[Holding]] = {}
        for each in self.holdings:
            into.setdefault(each.owned, []).append(each)
        found, queue = {key}, [key]
        for owned in queue:  # grows
            for each in into.get(owned, ()):
                if each.owner not in found:
                    found.add(each.owner)
                    queue.append(each.owner)
        return replace(
            self,
            parties=tuple(each for each in self.parties if each.key in found),
            holdings=tuple(each for each in self.holdings if each.owned in found),
            listed={
                code: {party: listing for party, listing in listed.items() if party in found}
                for code, listed in self.listed.items()
            },
            links=tuple(each for each in self.links if each.party in found or each.target in found),
        )

    def with_listed(self, names: tuple[str, ...], authorities: tuple[str, ...]) -> World:
        """The same where these names are listed, too.

        A name that no party has makes a party of its own; of one that several have, each is
        only possibly the listed one.
        """
        parties, notes = list(self.parties), list(self.notes)
        added: dict[str, Listing] = {}
        for name in dict.fromkeys(each.strip() for each in names if each.strip()):
            found = parties_named(self.parties, name)
            if not found:
                parties.append(Party(key=f"{STATED}{name}", name=name))
                added[f"{STATED}{name}"] = Listing()
                notes.append(f"no holding names {name!r}, which was given as listed")
            if len(found) > 1:
                notes.append(
                    f"{name!r}, given as listed, may be: {told_apart(found)}; "
                    "what follows from each is only possible"
                )
            for party in found:
                certain = len(found) == 1 or added.get(party.key, _NOT).certain
                added[party.key] = Listing(certain=certain)
        listed = {code: {**self.listed.get(code, {}), **added} for code in authorities}
        return replace(
            self,
            parties=tuple(parties),
            listed=listed,
            notes=tuple(notes),
            given=frozenset(added),
        )


_NOT = Listing(certain=False)
