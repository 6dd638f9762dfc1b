"""Whose line of time it is: which events belong on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from watchword.model import Actor
from watchword.service.timeline.parties import Party
from watchword.service.timeline.question import country_names
from watchword.service.timeline.tellings import Telling

_AGAINST_ITS_OWN = frozenset({"SANCTION", "COERCE"})
"""What is done to a state's firms and citizens is done to it too."""


class Focus(Protocol):
    """Whom a line of time is about."""

    @property
    def title(self) -> str:
        """What the line is called."""
        ...

    def holds(self, telling: Telling) -> bool:
        """Whether an event belongs on the line."""
        ...

    def to_dict(self) -> dict[str, Any]:
        """Who was found, as JSON values."""
        ...


def acts_for(party: Party, code: str) -> bool:
    """Whether a party counts for a country or bloc."""
    return code in party.states or (party.is_country and party.country == code)


def concerns(party: Party, code: str, event_type: str) -> bool:
    """Whether what is done to a party is done to a country."""
    if acts_for(party, code):
        return True
    return event_type in _AGAINST_ITS_OWN and party.country == code


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFocus:
    """Two countries or blocs."""

    first: str
    second: str

    @property
    def title(self) -> str:
        """The names of both."""
        names = country_names()
        return f"{names[self.first]} – {names[self.second]}"

    def holds(self, telling: Telling) -> bool:
        """Whether one side is the one's and the other side the other's."""
        if self._directed(telling, self.first, self.second):
            return True
        if self._directed(telling, self.second, self.first):
            return True
        # "China and Russia agreed": both stand on the same side.
        alone = not telling.target and telling.is_mutual
        return alone and all(
            any(acts_for(party, code) for party in telling.source)
            for code in (self.first, self.second)
        )

    def _directed(self, telling: Telling, source: str, target: str) -> bool:
        kind = telling.event.type
        return any(acts_for(party, source) for party in telling.source) and any(
            concerns(party, target, kind) and not acts_for(party, source)
            for party in telling.target
        )

    def to_dict(self) -> dict[str, Any]:
        """The pair as JSON values."""
        return {"kind": "pair", "countries": [self.first, self.second], "name": self.title}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFocus:
    """One country or bloc."""

    code: str

    @property
    def title(self) -> str:
        """Its name."""
        return country_names()[self.code]

    def holds(self, telling: Telling) -> bool:
        """Whether it is on any side."""
        kind = telling.event.type
        return any(acts_for(party, self.code) for party in telling.source) or any(
            concerns(party, self.code, kind) for party in telling.target
        )

    def to_dict(self) -> dict[str, Any]:
        """The country as JSON values."""
        return {"kind": "country", "countries": [self.code], "name": self.title}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFocus:
    """A person or an organisation.

    Attributes:
        name: Under which it is shown.
        target: The target of the register that it is, if any.
        known: The parties of the reports that are it: name and country.
        others: Whom the name may mean besides.
    """

    name: str
    target: str | None = None
    known: frozenset[tuple[str, str | None]] = field(default_factory=frozenset)
    others: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its name."""
        return self.name

    def is_meant(self, party: Party) -> bool:
        """Whether a party of a report is it."""
        if self.target is not None and self.target in party.targets:
            return True
        return (party.name, party.country) in self.known

    def is_actor(self, actor: Actor) -> bool:
        """Whether an actor of a report is it."""
        if any(each.id == self.target for each in actor.targets if each.alert):
            return True
        return (" ".join(actor.name.split()), actor.country) in self.known

    def holds(self, telling: Telling) -> bool:
        """Whether it is party to the event, or concerned by it."""
        return self.any_of((*telling.source, *telling.target, *telling.third))

    def any_of(self, parties: Iterable[Party]) -> bool:
        """Whether it is among parties."""
        return any(self.is_meant(party) for party in parties)

    def to_dict(self) -> dict[str, Any]:
        """Who was found, as JSON values."""
        return {
            "kind": "name",
            "name": self.name,
            "target": self.target,
            "known_as": sorted({name for name, _ in self.known}),
            "others": list(self.others),
        }
