"""An ordinary economy, made from a seed: who owns what where nobody evades anything.

It is no statistics of a country. The shares below are round figures of what registers of
companies show (most companies have one or two owners, some stand below holding companies,
many share an address with an accountant or a formation agent, a few per cent change hands in
a year); they are assumptions, and all stand in :class:`Economy`, so that they can be changed.
What matters is that listings are drawn by lot, as placebos: whatever is flagged about them
happened by chance.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from watchword.model import (
    Holding,
    HoldingSource,
    Interest,
    Party,
    Schema,
    Share,
    Spell,
    SpellKind,
)
from watchword.network.verdict import Listing

SOURCE = HoldingSource(name="made", locator="1")
FIRST, LAST = date(2012, 1, 1), date(2025, 1, 1)
AUTHORITIES = ("us", "eu", "gb", "ch", "ca")
HOME = "cy"
ABROAD = ("gb", "de", "nl", "lu", "ie", "us", "ae", "pa", "vg", "tr", "cn", "sc", "rs", "in")
SPLITS = ((100,), (100,), (100,), (50, 50), (50, 50), (60, 40), (51, 49), (75, 25), (34, 33, 33))
KIN = ("wife", "husband", "son", "daughter", "brother", "sister")


@dataclass(frozen=True, slots=True, kw_only=True)
class Economy:
    """Its sizes, and how often in a thousand (of those concerned) things happen.

    Attributes:
        listed: How many owners are listed by lot.
        sold: Stakes that change hands, a year; of these go to family, to managers, to a
            company founded for the purpose.
        reduced: Stakes of which a part is sold, a year.
        sold_together: Owners of several companies who sell two of them at one time, to two
            companies that the buyer has founded at one address.
        moved, renamed, reflagged: A year; the first of companies, the others of vessels.
        portfolio: Owners who own other companies too.
        treasury, crossed: Companies that hold some of their own shares; pairs that hold a
            part of each other.
    """

    companies: int = 20_000
    vessels: int = 1_000
    listed: int = 3_000
    held_by_holding: int = 200
    foreign: int = 80
    with_family: int = 600
    owner_directs: int = 650
    nominee: int = 10
    portfolio: int = 150
    treasury: int = 15
    crossed: int = 3
    sold_together: int = 20
    sold: int = 40
    sold_to_family: int = 150
    sold_to_managers: int = 60
    sold_to_new: int = 100
    reduced: int = 15
    moved: int = 2
    renamed: int = 60
    reflagged: int = 50
    at_agent: int = 60
    agents: int = 20
    at_accountant: int = 250
    accountants: int = 600


@dataclass(slots=True)
class World:
    """What is made: parties, holdings and listings as flags take them."""

    parties: dict[str, Party] = field(default_factory=dict)
    holdings: list[Holding] = field(default_factory=list)
    listings: dict[str, dict[str, Listing]] = field(default_factory=dict)

    def add(self, party: Party) -> str:
        """Add a party; gives its key."""
        self.parties[party.key] = party
        return party.key

    def hold(
        self,
        owner: str,
        owned: str,
        what: Fraction | int | Interest,
        *,
        span: tuple[date | None, date | None] = (None, None),
        detail: str = "",
    ) -> None:
        """Add a holding of shares, or of an interest without any."""
        self.holdings.append(
            Holding(
                owner=owner,
                owned=owned,
                interest=what if isinstance(what, Interest) else Interest.SHARES,
                share=None if isinstance(what, Interest) else Share.exactly(what),
                starts_on=span[0],
                ends_on=span[1],
                detail=detail,
                source=SOURCE,
            )
        )


class Maker:
    """Makes a world, one company after the other."""

    def __init__(self, economy: Economy, seed: int) -> None:
        self.economy, self.random, self.world = economy, Random(seed), World()
        self.count = 0
        self.kin: dict[str, list[str]] = {}
        self.directors: list[str] = []
        self.boards: dict[str, list[str]] = {}
        self.owners: list[str] = []

    def chance(self, per_thousand: int) -> bool:
        """Whether something happens that happens so often."""
        return self.random.randrange(1000) < per_thousand

    def day(self, first: date = FIRST, last: date = LAST) -> date:
        """A day between two."""
        return first + timedelta(days=self.random.randrange(max(1, (last - first).days)))

    def key(self, kind: str) -> str:
        """A key that nobody has."""
        self.count += 1
        return f"{kind}-{self.count:06}"

    def person(self) -> str:
        """A person, perhaps with a family."""
        key = self.key("person")
        self.world.add(Party(key=key, name=key, schema=Schema.PERSON, countries=(HOME,)))
        if self.chance(self.economy.with_family):
            self.kin[key] = []
            for _ in range(self.random.randint(1, 3)):
                other = self.key("person")
                self.world.add(Party(key=other, name=other, schema=Schema.PERSON))
                self.world.hold(other, key, Interest.FAMILY, detail=self.random.choice(KIN))
                self.kin[key].append(other)
        return key

    def company(self, founded: date | None = None) -> str:
        """A company with a place, and perhaps with a move behind it."""
        key = self.key("company")
        country = self.random.choice(ABROAD) if self.chance(self.economy.foreign) else HOME
        day = founded or self.day(date(1995, 1, 1), date(2022, 1, 1))
        spells: tuple[Spell, ...] = ()
        years = (LAST - FIRST).days // 365
        if self.chance(self.economy.moved * years):
            before, country = country, self.random.choice(ABROAD)
            spells = (
                Spell(kind=SpellKind.COUNTRY, value=before, starts_on=day, source=SOURCE),
                Spell(kind=SpellKind.COUNTRY, value=country, starts_on=self.day(), source=SOURCE),
            )
        return self.world.add(
            Party(
                key=key,
                name=key,
                schema=Schema.COMPANY,
                countries=(country,),
                address=self.address(),
                founded_on=day,
                spells=spells,
            )
        )

    def address(self) -> str:
        """At a formation agent's, at an accountant's, or of its own."""
        if self.chance(self.economy.at_agent):
            return f"Suite 1, {self.random.randrange(self.economy.agents)} Agent Street, Nicosia"
        if self.chance(self.economy.at_accountant):
            return f"{self.random.randrange(self.economy.accountants)} Office Road, Nicosia"
        return f"{self.count} Own Street, Nicosia"

    def direct(self, company: str, owners: list[str]) -> None:
        """Give a company its board."""
        board = [
            owner
            for owner in owners
            if owner.startswith("person") and self.chance(self.economy.owner_directs)
        ]
        while not board or self.chance(300):
            known = self.directors and self.chance(500)
            board.append(self.random.choice(self.directors) if known else self.person())
        self.boards[company] = board
        for director in board:
            self.directors.append(director)
            self.world.hold(
                director, company, Interest.DIRECTOR, span=(self.day(FIRST, date(2021, 1, 1)), None)
            )
        if self.chance(self.economy.nominee):
            self.world.hold(self.person(), company, Interest.NOMINEE)

    def own(self, company: str) -> None:
        """Give a company its owners, and what became of their stakes."""
        split = self.random.choice(SPLITS)
        owners = [self.owner() for _ in split]
        self.direct(company, owners)
        for owner, share in zip(owners, split, strict=True):
            self.stake(owner, company, Fraction(share))
        if self.chance(self.economy.treasury):
            self.world.hold(company, company, self.random.randint(1, 10))
        if self.chance(self.economy.crossed):
            other = self.company()
            self.world.hold(company, other, self.random.randint(5, 60))
            self.world.hold(other, company, self.random.randint(5, 30))

    def owner(self) -> str:
        """One who owns other companies already, or a new one."""
        if self.owners and self.chance(self.economy.portfolio):
            return self.random.choice(self.owners)
        held = self.chance(self.economy.held_by_holding)
        owner = self.company() if held else self.person()
        if held:
            self.world.hold(self.person(), owner, 100)
        self.owners.append(owner)
        return owner

    def sell_together(self) -> None:
        """Owners of several companies sell two of them to one buyer."""
        stakes: dict[str, list[int]] = {}
        for number, held in enumerate(self.world.holdings):
            if held.interest is Interest.SHARES and held.ends_on is None:
                stakes.setdefault(held.owner, []).append(number)
        for owner in sorted(stakes):
            if len(stakes[owner]) < 2 or not self.chance(self.economy.sold_together):
                continue
            end, address = self.day(date(2017, 1, 1)), self.address()
            for number in stakes[owner][:2]:
                held = self.world.holdings[number]
                buyer = replace(self.world.parties[self.company()], address=address)
                self.world.add(buyer)
                self.world.holdings[number] = replace(held, ends_on=end)
                self.world.holdings.append(
                    replace(held, owner=buyer.key, starts_on=end + timedelta(days=1))
                )

    def stake(self, owner: str, company: str, share: Fraction) -> None:
        """A stake from year to year: kept, sold or reduced."""
        start, economy = self.day(FIRST, date(2016, 1, 1)), self.economy
        for year in range(start.year + 1, LAST.year):
            if self.chance(economy.sold):
                end = self.day(date(year, 1, 1), date(year, 12, 31))
                self.world.hold(owner, company, share, span=(start, end))
                self.world.hold(
                    self.buyer(owner, company, end),
                    company,
                    share,
                    span=(end + timedelta(days=1), None),
                )
                return
            if self.chance(economy.reduced) and share > 1:
                end = self.day(date(year, 1, 1), date(year, 12, 31))
                self.world.hold(owner, company, share, span=(start, end))
                left = Fraction(self.random.randrange(1, int(share)))
                buyer = self.buyer(owner, company, end)
                start = end + timedelta(days=1)
                self.world.hold(buyer, company, share - left, span=(start, None))
                share = left
        self.world.hold(owner, company, share, span=(start, None))

    def buyer(self, owner: str, company: str, day: date) -> str:
        """Who comes in."""
        drawn = self.random.randrange(1000)
        family, managers = self.economy.sold_to_family, self.economy.sold_to_managers
        if drawn < family and self.kin.get(owner):
            return self.random.choice(self.kin[owner])
        board = [each for each in self.boards[company] if each != owner]
        if drawn < family + managers and board:
            return self.random.choice(board)
        if drawn < family + managers + self.economy.sold_to_new:
            return self.company(day - timedelta(days=self.random.randrange(1, 120)))
        return self.company() if self.chance(400) else self.person()

    def vessel(self) -> None:
        """A vessel with its owner, its names and its flags."""
        key = self.key("vessel")
        spells = [
            *self.spells(SpellKind.NAME, lambda: f"SEA {self.random.randrange(10**6)}"),
            *self.spells(SpellKind.COUNTRY, lambda: self.random.choice(ABROAD)),
        ]
        number = f"{9_000_000 + self.count}"
        self.world.add(
            Party(
                key=key,
                name=key,
                schema=Schema.VESSEL,
                identifiers={"imo": number},
                spells=tuple(spells),
            )
        )
        self.world.hold(self.company(), key, 100)

    def spells(self, kind: SpellKind, value: Callable[[], str]) -> list[Spell]:
        """Names or flags, one after the other."""
        often = self.economy.renamed if kind is SpellKind.NAME else self.economy.reflagged
        years = [year for year in range(FIRST.year + 1, LAST.year) if self.chance(often)]
        days = [FIRST, *(self.day(date(year, 1, 1), date(year, 12, 31)) for year in years)]
        return [Spell(kind=kind, value=value(), starts_on=day, source=SOURCE) for day in days]


def listing_days(random: Random, first: date) -> dict[str, Listing]:
    """Listings by one to five authorities, the later ones up to seven months after the first."""
    chosen = random.sample(AUTHORITIES, random.randint(1, len(AUTHORITIES)))
    return {
        authority: Listing(listed_on=first + timedelta(days=random.randrange(210) if number else 0))
        for number, authority in enumerate(chosen)
    }


def make_economy(economy: Economy, *, seed: int) -> World:
    """An ordinary economy in which some owners, companies and vessels were listed by lot."""
    maker = Maker(economy, seed)
    for _ in range(economy.companies):
        maker.own(maker.company())
    for _ in range(economy.vessels):
        maker.vessel()
    maker.sell_together()
    world = maker.world
    owners = {each.owner for each in world.holdings if each.interest is Interest.SHARES}
    bodies = sorted(key for key in world.parties if key.startswith(("company", "vessel")))
    drawn = maker.random.sample(sorted(owners), economy.listed * 7 // 10)
    drawn += maker.random.sample(bodies, economy.listed - len(drawn))
    for key in sorted(set(drawn)):
        first = maker.day(date(2022, 2, 1), date(2023, 6, 1))
        world.listings[key] = listing_days(maker.random, first)
    return world
