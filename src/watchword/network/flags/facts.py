"""What flags are read from: parties, holdings known on a day, and who was listed when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from watchword.model import Holding, Interest, Party
from watchword.network.flags.reading import measure
from watchword.network.holdings.joining import merge_records
from watchword.network.leaders import Leaders
from watchword.network.verdict import Listing

COUNTABLE = (Interest.SHARES, Interest.VOTES)
HOLDS = frozenset({Interest.SHARES, Interest.VOTES, Interest.BOARD, Interest.INFLUENCE})
"""Interests that somebody can hand over."""
KIN = frozenset({Interest.FAMILY, Interest.ASSOCIATE})
_CONTROL = frozenset({Interest.BOARD, Interest.INFLUENCE, Interest.CONSOLIDATION})
_HALF = 50
SEATS = frozenset({Interest.DIRECTOR, Interest.BOARD})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBy:
    """That an authority listed a party."""

    party: str
    authority: str
    listing: Listing

    @property
    def on(self) -> date | None:
        """The day; None where the authority's lists do not say."""
        return self.listing.listed_on


class Facts:
    """A network as it was known on a day: nothing later is in it.

    Holdings that sum up others are left out, since their parts are there.

    Attributes:
        as_of: The day.
        parties: By key; a holding may name further ones.
        holdings: In a fixed order, each once.
    """

    def __init__(
        self,
        parties: Iterable[Party],
        holdings: Iterable[Holding],
        listings: Mapping[str, Mapping[str, Listing]],
        *,
        as_of: date,
    ) -> None:
        self.as_of = as_of
        self.parties = merge_records(parties)
        known = (
            each
            for each in holdings
            if not each.indirect and (each.starts_on is None or each.starts_on <= as_of)
        )
        self.holdings = tuple(sorted(dict.fromkeys(known), key=_order))
        self.designations = {
            key: found for key in sorted(listings) if (found := _designations(key, listings, as_of))
        }

    @cached_property
    def by_owner(self) -> Mapping[str, list[Holding]]:
        """The holdings of each owner."""
        found: dict[str, list[Holding]] = defaultdict(list)
        for each in self.holdings:
            found[each.owner].append(each)
        return found

    @cached_property
    def by_owned(self) -> Mapping[str, list[Holding]]:
        """The holdings in each party."""
        found: dict[str, list[Holding]] = defaultdict(list)
        for each in self.holdings:
            found[each.owned].append(each)
        return found

    @cached_property
    def tied(self) -> Mapping[str, str]:
        """Parties tied to a listed one, to the nearest such party; listed ones are not in it.

        Tied are companies up to some levels below a listed party, now or before, in any
        share, and its kin.
        """
        return {key: root for key, (root, _, _) in self._ties.items()}

    def tie(self, key: str) -> list[Holding]:
        """The holdings that tie a party to a listed one, from the latter on."""
        found: list[Holding] = []
        while key in self._ties:
            _, key, held = self._ties[key]
            found.append(held)
        return found[::-1]

    @cached_property
    def _ties(self) -> Mapping[str, tuple[str, str, Holding]]:
        """For each tied party the listed one, the party before it, and the holding between."""
        roots = {key: key for key in self.designations if self.is_listed(key)}
        row, found = list(roots), dict[str, tuple[str, str, Holding]]()
        for level in range(measure("tie", "levels")):
            reached = [
                (other, key, held)
                for key in row
                for other, held in (*self._held(key), *(self.kin(key) if level == 0 else ()))
            ]
            row = []
            for other, key, held in reached:
                if other not in roots:
                    roots[other] = roots[key]
                    found[other] = (roots[key], key, held)
                    row.append(other)
        return found

    def _held(self, key: str) -> list[tuple[str, Holding]]:
        return [(each.owned, each) for each in self.of(key) if each.interest in HOLDS]

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """For parties that belong together by majorities and control: one of them.

        Who is in no group stands for itself and is not in the mapping.
        """
        leaders = Leaders()
        for each in self.holdings:
            if self.running(each) and _leads(each) and not each.source.claim:
                leaders.put_under(*sorted((leaders.of(each.owner), leaders.of(each.owned))))
        return {key: leaders.of(key) for key in leaders}

    def group(self, key: str) -> str:
        """The group of a party, or the party itself."""
        return self.groups.get(key, key)

    def kin(self, key: str) -> list[tuple[str, Holding]]:
        """Relatives and associates of a party, with the statement of each tie."""
        found = [(each.owned, each) for each in self.of(key) if each.interest in KIN]
        found += [(each.owner, each) for each in self.into(key) if each.interest in KIN]
        return found

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, str], list[Holding]]:
        found: dict[tuple[str, str], list[Holding]] = defaultdict(list)
        for each in self.holdings:
            found[each.owner, each.owned].append(each)
        return found

    def between(self, owner: str, owned: str) -> list[Holding]:
        """The holdings of one party in another, in order."""
        return self._pairs.get((owner, owned), [])

    def of(self, owner: str) -> list[Holding]:
        """The holdings of an owner, in order."""
        return self.by_owner.get(owner, [])

    def into(self, owned: str) -> list[Holding]:
        """The holdings in a party, in order."""
        return self.by_owned.get(owned, [])

    def party(self, key: str) -> Party:
        """A party; one that only holdings name has its key for a name."""
        return self.parties.get(key) or Party(key=key, name=key)

    def name(self, key: str) -> str:
        """How a sentence names a party."""
        party = self.party(key)
        return party.name or (key if party.known else "an owner who is not named")

    def is_listed(self, key: str, day: date | None = None) -> bool:
        """Whether any authority lists a party on a day (else on the day of the facts)."""
        on = day or self.as_of
        return any(each.listing.is_in_force_on(on) for each in self.designations.get(key, ()))

    def dated(self, key: str) -> list[ListedBy]:
        """The listings of a party whose day is known, the first one first."""
        return [each for each in self.designations.get(key, ()) if each.on is not None]

    def ended(self, held: Holding) -> bool:
        """Whether a holding had ended by the day of the facts."""
        return held.ends_on is not None and held.ends_on < self.as_of

    def running(self, held: Holding, day: date | None = None) -> bool:
        """Whether a holding ran on a day (else on the day of the facts)."""
        on = day or self.as_of
        return (held.starts_on is None or held.starts_on <= on) and (
            held.ends_on is None or on <= held.ends_on
        )


def _designations(
    key: str, listings: Mapping[str, Mapping[str, Listing]], as_of: date
) -> tuple[ListedBy, ...]:
    found = [
        ListedBy(party=key, authority=authority, listing=listing)
        for authority, listing in listings[key].items()
        if listing.listed_on is None or listing.listed_on <= as_of
    ]
    return tuple(sorted(found, key=lambda each: (each.on or date.min, each.authority)))


def _leads(held: Holding) -> bool:
    """Whether a holding makes two parties one group: more than half, or control."""
    if held.interest in COUNTABLE:
        return held.share is not None and held.share.low > _HALF
    return held.interest in _CONTROL


def _order(held: Holding) -> tuple[object, ...]:
    share = held.share
    return (
        held.owned,
        held.starts_on or date.min,
        held.owner,
        held.interest.value,
        held.ends_on or date.max,
        (share.low, share.high, share.low_open, share.high_open) if share else (),
        held.joint or "",
        held.detail,
        (held.source.name, held.source.locator, held.source.url or "", held.source.claim),
        (held.held_jointly, str(held.beneficial)),
    )
