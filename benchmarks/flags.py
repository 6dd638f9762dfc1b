"""How often flags are raised in an ordinary economy, and on planted cases.

    python -m benchmarks.flags [--companies N] [--seed N] [--sweep]

Listings in the ordinary economy are drawn by lot, so that a flag about them is chance. Planted
cases are made as the documents describe the patterns, with days spread about the listing; they
say whether a pattern is found, and not how many evaders there are. ``--sweep`` prints both
rates for other windows and counts than those of ``measures.toml``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import click

from benchmarks.ordinary_economy import LAST, SOURCE, Economy, World, listing_days, make_economy
from watchword.model import Interest, Party, Schema, Spell, SpellKind
from watchword.network.flags import FLAG_RULES, Flag, reading
from watchword.network.flags.handover import Dealings
from watchword.network.flags.registry import apply_rules

CASES = 100
"""Planted cases of each code."""
SWEEPS: tuple[tuple[str, str, str, tuple[int, ...]], ...] = (
    ("transfer-near-designation", "before", "any", (14, 30, 60, 90, 180, 365)),
    ("transfer-near-designation", "after", "any", (14, 30, 60, 90, 180, 365)),
    ("transfer-near-designation", "close", "strong", (7, 14, 30, 60)),
    ("transfer-to-relative", "before", "any", (90, 180, 365, 730)),
    ("transfer-to-employee", "before", "any", (90, 180, 365, 730)),
    ("shaved-below-threshold", "margin_hundredths", "any", (10, 50, 100, 200, 500)),
    ("staggered-listings", "after", "any", (30, 90, 180, 365)),
    ("mass-address", "groups", "any", (10, 20, 50, 100)),
    ("shared-director", "seats", "any", (5, 10, 15, 30)),
    ("founded-after", "days", "any", (30, 90, 180, 365, 730)),
    ("moved-to-jurisdiction", "after", "any", (180, 365, 730)),
    ("vessel-changed", "after", "any", (90, 180, 365, 730)),
)
"""A measure, whose flags are counted, and the values tried."""
_TELLS = {
    "founded-after": ("new-transferee", "successor-company"),
    "vessel-changed": ("vessel-renamed", "vessel-reflagged"),
    "moved-to-jurisdiction": ("moved-to-jurisdiction", "transfer-to-jurisdiction"),
}


class Planter:
    """Plants cases; each has parties of its own, and its listed party is ``CODE/N/X``."""

    def __init__(self, seed: int) -> None:
        self.random, self.world, self.case = Random(seed), World(), ""
        self.first = date(2022, 2, 28)

    def party(self, name: str, schema: Schema = Schema.COMPANY, **more: object) -> str:
        """A party of the case."""
        party = Party(key=f"{self.case}/{name}", name=name, schema=schema)
        return self.world.add(replace(party, **more))  # type: ignore[arg-type]

    def day(self, spread: int, centre: int = 0) -> date:
        """A day about the first listing."""
        return self.first + timedelta(days=round(self.random.gauss(centre, spread)))

    def sold(self, spread: int, *, centre: int = 0, company: str = "C", taker: str) -> date:
        """A stake that goes from the listed party to a taker."""
        end = self.day(spread, centre)
        owned = self.party(company, countries=("cy",))
        self.world.hold(f"{self.case}/X", owned, 60, span=(date(2015, 1, 1), end))
        start = end + timedelta(days=self.random.randrange(1, 15))
        self.world.hold(taker, owned, 60, span=(start, None))
        return end

    def plant(self) -> World:
        """All cases."""
        for code, make in _PATTERNS.items():
            for number in range(CASES):
                self.case = f"{code}/{number:03}"
                self.first = date(2022, 2, 28) + timedelta(days=self.random.randrange(300))
                self.party("X", Schema.PERSON, countries=("ru",))
                make(self)
                days = listing_days(self.random, self.first)
                while len({each.listed_on for each in days.values()}) < 2:
                    days = listing_days(self.random, self.first)
                self.world.listings.setdefault(f"{self.case}/X", days)
        return self.world


def _near(case: Planter) -> None:
    case.sold(45, taker=case.party("Y"))


def _relative(case: Planter) -> None:
    taker = case.party("Y", Schema.PERSON)
    case.world.hold(taker, f"{case.case}/X", Interest.FAMILY, detail="sister")
    case.sold(240, taker=taker)


def _employee(case: Planter) -> None:
    taker = case.party("Y", Schema.PERSON)
    firm = case.party("B")
    case.world.hold(f"{case.case}/X", firm, 100)
    case.world.hold(taker, firm, Interest.DIRECTOR, span=(date(2016, 1, 1), None))
    case.sold(240, taker=taker)


def _shaved(case: Planter) -> None:
    end, owned = case.day(60), case.party("C")
    level = case.random.choice((50, 50, 25))
    left = Fraction(level) - _a_little(case)
    case.world.hold(f"{case.case}/X", owned, level + 10, span=(date(2015, 1, 1), end))
    case.world.hold(f"{case.case}/X", owned, left, span=(end + timedelta(days=1), None))


def _just_under(case: Planter) -> None:
    case.world.hold(f"{case.case}/X", case.party("C"), 50 - _a_little(case))


def _a_little(case: Planter) -> Fraction:
    """From one hundredth of a per cent on, mostly less than one per cent."""
    return Fraction(1 + int(case.random.expovariate(1 / 50)), 100)


def _staggered(case: Planter) -> None:
    later = case.first + timedelta(days=case.random.randrange(20, 210))
    end = case.first + timedelta(days=case.random.randrange((later - case.first).days))
    days = listing_days(Random(1), case.first)
    firsts = {key: replace(each, listed_on=case.first) for key, each in days.items()}
    last = next(reversed(firsts))
    firsts[last] = replace(firsts[last], listed_on=later)
    if len(firsts) < 2:
        firsts["own"] = replace(firsts[last], listed_on=case.first)
    case.world.listings[f"{case.case}/X"] = firsts
    case.world.hold(f"{case.case}/X", case.party("C"), 60, span=(date(2015, 1, 1), end))


def _nominee(case: Planter) -> None:
    owned = case.party("C")
    case.world.hold(f"{case.case}/X", owned, 30)
    case.world.hold(case.party("N"), owned, Interest.NOMINEE)


def _mass(case: Planter) -> None:
    for number in range(case.random.randrange(15, 400)):
        case.party(f"B{number}", address=f"Suite 1, {case.case}, Long Street")
    case.world.hold(f"{case.case}/X", f"{case.case}/B0", 40)


def _tie_in(country: str) -> Callable[[Planter], None]:
    def make(case: Planter) -> None:
        owned = case.party("C", countries=(country,), founded_on=case.day(200))
        case.world.hold(f"{case.case}/X", owned, 40)

    return make


def _moved(case: Planter) -> None:
    days = (date(2010, 1, 1), case.day(300, 200))
    spells = tuple(
        Spell(kind=SpellKind.COUNTRY, value=value, starts_on=day, source=SOURCE)
        for value, day in zip(("cy", case.random.choice(("tr", "pa"))), days, strict=True)
    )
    owned = case.party("C", spells=spells)
    case.world.hold(f"{case.case}/X", owned, 40)


def _to_country(case: Planter) -> None:
    case.sold(250, taker=case.party("Y", countries=(case.random.choice(("tr", "pa")),)))


def _directors(case: Planter) -> None:
    case.party("X", countries=("ru",))
    other = case.party("C")
    for number in range(case.random.randint(1, 3)):
        director = case.party(f"P{number}", Schema.PERSON)
        case.world.hold(director, f"{case.case}/X", Interest.DIRECTOR)
        case.world.hold(director, other, Interest.DIRECTOR)


def _successor(case: Planter) -> None:
    place = f"Suite 1, {case.case}, Long Street"
    case.party("X", address=place)
    day = case.first + timedelta(days=int(case.random.expovariate(1 / 120)))
    other = case.party("C", address=place, founded_on=day)
    if case.random.randrange(2):
        director = case.party("P", Schema.PERSON)
        case.world.hold(director, f"{case.case}/X", Interest.DIRECTOR)
        case.world.hold(director, other, Interest.DIRECTOR, span=(day, None))


def _new_taker(case: Planter) -> None:
    founded = case.first + timedelta(days=int(case.random.expovariate(1 / 120)))
    taker = case.party("Y", founded_on=founded)
    case.sold(20, centre=(founded - case.first).days + 60, taker=taker)


def _alike(case: Planter) -> None:
    for name in "YZ":
        taker = case.party(name, address=f"Suite 1, {case.case}, Long Street")
        case.sold(60, company=f"C{name}", taker=taker)


def _vessel(kind: SpellKind, *values: str) -> Callable[[Planter], None]:
    def make(case: Planter) -> None:
        day = case.first + timedelta(days=int(case.random.expovariate(1 / 150)))
        spells = tuple(
            Spell(kind=kind, value=value, starts_on=on, source=SOURCE)
            for value, on in zip(values, (date(2012, 1, 1), day), strict=True)
        )
        key = case.party(
            "V",
            Schema.VESSEL,
            spells=spells,
            identifiers={"imo": f"{9_000_000 + len(case.world.parties)}"},
        )
        case.world.hold(f"{case.case}/X", key, 100)

    return make


def _loop(case: Planter) -> None:
    first, second = case.party("A"), case.party("B")
    case.world.hold(f"{case.case}/X", first, 10)
    case.world.hold(second, first, 90)
    case.world.hold(first, second, 100)


_PATTERNS: dict[str, Callable[[Planter], None]] = {
    "transfer-near-designation": _near,
    "transfer-to-relative": _relative,
    "transfer-to-employee": _employee,
    "shaved-below-threshold": _shaved,
    "just-under-threshold": _just_under,
    "staggered-listings": _staggered,
    "nominee": _nominee,
    "mass-address": _mass,
    "secrecy-jurisdiction": _tie_in("pa"),
    "transshipment-jurisdiction": _tie_in("ae"),
    "moved-to-jurisdiction": _moved,
    "transfer-to-jurisdiction": _to_country,
    "shared-director": _directors,
    "successor-company": _successor,
    "new-transferee": _new_taker,
    "alike-transferees": _alike,
    "vessel-renamed": _vessel(SpellKind.NAME, "SEA ONE", "BLUE SKY"),
    "vessel-reflagged": _vessel(SpellKind.COUNTRY, "pa", "cm"),
    "inconclusive-ownership": _loop,
}


def facts_of(world: World) -> Dealings:
    """A world on its last day."""
    return Dealings(world.parties.values(), world.holdings, world.listings, as_of=LAST)


def listed_with(world: World, flags: Iterable[Flag]) -> dict[str, set[str]]:
    """For each code the listed parties that a flag is about."""
    found: dict[str, set[str]] = defaultdict(set)
    for flag in flags:
        found[flag.code].update(key for key in (flag.party, *flag.about) if key in world.listings)
    return found


def cases_found(flags: Iterable[Flag]) -> dict[str, set[str]]:
    """For each code the planted cases of that code that it found."""
    found: dict[str, set[str]] = defaultdict(set)
    for flag in flags:
        code, number, _ = flag.party.split("/")
        if code == flag.code:
            found[code].add(number)
    return found


@contextmanager
def measures_as(flag: str, name: str, value: int) -> Iterator[None]:
    """Another window or count than the data's, for a while."""
    measures = reading._read("measures")[flag]
    before = measures[name]
    measures[name] = value
    try:
        yield
    finally:
        measures[name] = before


def table(ordinary: World, planted: World) -> Iterator[str]:
    """The rates of all flags, one line each."""
    flags, hits = (
        apply_rules(facts_of(ordinary), FLAG_RULES),
        cases_found(apply_rules(facts_of(planted), FLAG_RULES)),
    )
    per = listed_with(ordinary, flags)
    strong = listed_with(ordinary, [flag for flag in flags if flag.strength.value == "strong"])
    counts = Counter((flag.code, flag.strength.value) for flag in flags)
    total, width = len(ordinary.listings), max(len(rule.code) for rule in FLAG_RULES)
    head = "of 100 listed by lot | strong | flags: weak, moderate, strong | planted found"
    yield f"{'flag'.ljust(width)} | {head}"
    for rule in FLAG_RULES:
        code = rule.code
        levels = ", ".join(f"{counts[code, each]:,}" for each in ("weak", "moderate", "strong"))
        yield (
            f"{code.ljust(width)} | {100 * len(per[code]) / total:20.1f} | "
            f"{100 * len(strong[code]) / total:6.1f} | {levels.rjust(29)} | "
            f"{100 * len(hits[code]) / CASES:12.0f}%"
        )
    any_flag, any_strong = set().union(*per.values()), set().union(*strong.values())
    yield (
        f"{'any of them'.ljust(width)} | {100 * len(any_flag) / total:20.1f} | "
        f"{100 * len(any_strong) / total:6.1f} |"
    )


def sweep(ordinary: World, planted: World) -> Iterator[str]:
    """Both rates for other values of the measures."""
    facts = (facts_of(ordinary), facts_of(planted))
    for flag, name, level, values in SWEEPS:
        codes = _TELLS.get(flag, (flag,))
        rules = [rule for rule in FLAG_RULES if rule.code in codes]
        for value in values:
            with measures_as(flag, name, value):
                kept = [
                    [one for one in apply_rules(each, rules) if level in ("any", one.strength)]
                    for each in facts
                ]
            per, hits = listed_with(ordinary, kept[0]), cases_found(kept[1])
            for code in codes:
                raised = sum(one.code == code for one in kept[0])
                yield (
                    f"{flag}.{name} = {value}: {code}, {level}: "
                    f"{100 * len(per[code]) / len(ordinary.listings):.1f} of 100 listed by lot, "
                    f"{raised:,} flags; {100 * len(hits[code]) / CASES:.0f}% of planted cases"
                )


@click.command()
@click.option("--companies", default=Economy().companies, help="Companies of the economy.")
@click.option("--seed", default=1, help="Of economy and cases.")
@click.option("--sweep", "sweeps", is_flag=True, help="Other windows and counts too.")
def main(companies: int, seed: int, sweeps: bool) -> None:
    """Print the rate of each flag in an ordinary economy beside planted cases."""
    economy = Economy(companies=companies)
    ordinary, planted = make_economy(economy, seed=seed), Planter(seed).plant()
    click.echo(
        f"{len(ordinary.parties):,} parties, {len(ordinary.holdings):,} holdings, "
        f"{len(ordinary.listings):,} listed by lot; {CASES} planted cases of each flag\n"
    )
    lines: Sequence[Iterator[str]] = [table(ordinary, planted)]
    if sweeps:
        lines = [*lines, iter([""]), sweep(ordinary, planted)]
    for part in lines:
        for line in part:
            click.echo(line)


if __name__ == "__main__":
    main()
