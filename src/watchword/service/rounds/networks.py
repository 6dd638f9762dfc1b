"""Whom the new entries are linked to: one group for each party that they name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from watchword.model import Entry, Relation
from watchword.text.keys import loose_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The other side of a relation.

    Attributes:
        name: As its own entry has it, where it is known; else as stated.
        entry: The id of its entry in the same list; None where it is not known.
    """

    name: str
    entry: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What makes two of them one."""
        return ("name", loose_key(self.name)) if self.entry is None else ("entry", self.entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry of a network.

    Attributes:
        how: What its entry says of the party that it is linked to.
        via: The name of the entry through which it is linked; None where it is direct.
    """

    entry: Entry
    how: str
    via: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The link as JSON values."""
        told = {"entry": self.entry.id, "name": self.entry.name, "how": self.how}
        return told if self.via is None else {**told, "via": self.via}


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A party, and the new entries that are linked to it.

    Attributes:
        to: The party.
        added: Whether it was added by the same release.
        direct: Those whose own entries name it.
        through: Those that name one of these, or one that does, and so on.
    """

    to: Party
    added: bool
    direct: tuple[Link, ...]
    through: tuple[Link, ...]

    @property
    def size(self) -> int:
        """How many new entries are linked to it, in one step or several."""
        return len(self.direct) + len(self.through)

    def to_dict(self) -> dict[str, Any]:
        """The network as JSON values."""
        return {
            "linked_to": self.to.name,
            "entry": self.to.entry,
            "added": self.added,
            "direct": [link.to_dict() for link in self.direct],
            "through": [link.to_dict() for link in self.through],
        }


Resolve = Callable[[Relation], Party]
"""Finds the other side of a relation that an entry states."""


def find_networks(added: Sequence[Entry], resolve: Resolve) -> tuple[Network, ...]:
    """The networks of new entries, the largest first.

    Args:
        added: The new entries of a list.
        resolve: Finds the other side of what they state.
    """
    parties: dict[tuple[str, str], Party] = {}
    links: dict[tuple[str, str], dict[str, Link]] = {}
    for entry in added:
        for relation in entry.relations:
            party = resolve(relation)
            if party.entry == entry.id:
                continue
            parties.setdefault(party.key, party)
            how = relation.detail.rstrip(": ") or relation.kind.value.replace("-", " ")
            links.setdefault(party.key, {}).setdefault(entry.id, Link(entry=entry, how=how))
    new = {entry.id for entry in added}
    found = [
        Network(
            to=party,
            added=party.entry in new,
            direct=tuple(links[key].values()),
            through=_through(key, links),
        )
        for key, party in parties.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.size, -len(each.direct), each.to.name)))


def _through(
    root: tuple[str, str], links: dict[tuple[str, str], dict[str, Link]]
) -> tuple[Link, ...]:
    seen = {root, *(("entry", each) for each in links[root])}
    waiting = list(links[root].values())
    found: list[Link] = []
    for link in waiting:
        for each in links.get(("entry", link.entry.id), {}).values():
            if ("entry", each.entry.id) not in seen:
                seen.add(("entry", each.entry.id))
                step = Link(entry=each.entry, how=each.how, via=link.entry.name)
                found.append(step)
                waiting.append(step)
    return tuple(found)
