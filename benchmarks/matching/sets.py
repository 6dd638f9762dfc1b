"""Labelled sets: who is asked about, and which targets they are.

A query's truth is every target that has the asked name, undamaged, among its names: the
same party stands on several lists. A query that is on no list has none.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.matching.damage import COUNTRIES, PEOPLE, Damage
from benchmarks.matching.organisations import ORGANISATIONS
from benchmarks.matching.romanising import STANDARDS, from_cyrillic
from watchword.index import Index, IndexTarget
from watchword.model import (
    DateInterval,
    NameKind,
    Precision,
    Schema,
    Strength,
    day_interval,
    year_interval,
)
from watchword.screen import Subject
from watchword.text.countries import country_code
from watchword.text.keys import loose_key
from watchword.text.scripts import script_of

SEED = 20260301
_BODIES = frozenset({Schema.ORGANIZATION, Schema.COMPANY, Schema.PUBLIC_BODY, Schema.LEGAL_ENTITY})
_SOURCES = frozenset({"un", "us"})
"""The authorities whose entries are damaged; any list's targets count as found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question with its answer.

    Attributes:
        set, kind: What is measured: a set of people, a kind of damage.
        asked: What is known: ``name``, or ``facts`` (birth date and country too).
        script: ISO 15924, of the asked name.
        original: The name before it was damaged.
        truth: The ids of the targets that it is; empty for somebody on no list.
    """

    set: str
    kind: str
    asked: str
    script: str
    name: str
    original: str
    schema: Schema
    birth_date: DateInterval | None = None
    countries: tuple[str, ...] = ()
    truth: frozenset[str] = frozenset()

    def to_subject(self) -> Subject:
        """The subject to be screened."""
        return Subject(
            names=(self.name,),
            schema=self.schema,
            birth_date=self.birth_date,
            countries=self.countries,
        )


class Targets:
    """The targets of an index that stand on a list now, by their names."""

    def __init__(self, index: Index) -> None:
        every = (index.target(row) for row in range(len(index)))
        self.all = [each for each in every if any(item.current for item in each.listings)]
        self.by_id = {target.id: target for target in self.all}
        self._by_name: dict[str, set[str]] = {}
        for target in self.all:
            for name in target.names:
                self._by_name.setdefault(name_key(name.full), set()).add(target.id)

    def named(self, name: str) -> frozenset[str]:
        """The ids of the targets that have a name, its words in any order."""
        return frozenset(self._by_name.get(name_key(name), ()))

    def sources(self, schemas: frozenset[Schema]) -> list[IndexTarget]:
        """The targets whose names are damaged, each primary name once."""
        found: dict[str, IndexTarget] = {}
        for target in self.all:
            listing = target.listings[0]
            if listing.authority in _SOURCES and target.schema in schemas:
                found.setdefault(name_key(target.name), target)
        return list(found.values())


def name_key(name: str) -> str:
    """A name without case, marks and the order of its words."""
    return " ".join(sorted(loose_key(name).split()))


def both_ways(
    query: Query, birth_date: DateInterval | None, countries: Iterable[str]
) -> list[Query]:
    """A query by name only and, where more is known, with birth date and country."""
    known = tuple(countries)
    if birth_date is None and not known:
        return [query]
    full = Query(
        **{
            **{each: getattr(query, each) for each in Query.__slots__},
            "asked": "facts",
            "birth_date": birth_date,
            "countries": known,
        }
    )
    return [query, full]


def customers(path: Path, label: str, targets: Targets | None = None) -> list[Query]:
    """The people of a customer file; with ``targets``, people who are listed.

    Args:
        path: A CSV with the columns ``full_name``, ``date_of_birth``, ``nationality``.
        label: The name of the set.
        targets: Where the people are listed, what they are.
    """
    found = []
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            name = row["full_name"]
            truth = targets.named(name) if targets else frozenset()
            if targets and not truth:  # the lists in the register have dropped them
                continue
            query = Query(
                set=label,
                kind="listed" if targets else "unlisted",
                asked="name",
                script=script_of(name) or "mixed",
                name=name,
                original=name,
                schema=Schema.PERSON,
                truth=truth,
            )
            code = country_code(row["nationality"]) if row["nationality"] else None
            found.extend(
                both_ways(query, _birth_date(row["date_of_birth"]), [code] if code else [])
            )
    return found


def _birth_date(text: str) -> DateInterval | None:
    if not text:
        return None
    return year_interval(int(text)) if len(text) == 4 else day_interval(date.fromisoformat(text))


def damaged(
    targets: Targets, kinds: dict[str, Damage], *, schemas: frozenset[Schema], count: int
) -> Iterator[Query]:
    """Up to ``count`` damaged names of each kind, the same ones every time."""
    sources = targets.sources(schemas)
    label = "people" if Schema.PERSON in schemas else "organisations"
    for kind, damage in kinds.items():
        chance = random.Random(f"{SEED}-{kind}")
        fitting = COUNTRIES.get(kind)
        pool = [each for each in sources if fitting is None or fitting.intersection(each.countries)]
        chance.shuffle(pool)
        yield from _take(
            pool, kind=kind, label=label, targets=targets, count=count, how=_of(chance, damage)
        )


def _of(chance: random.Random, damage: Damage) -> Callable[[IndexTarget], tuple[str, str]]:
    return lambda target: (target.name, damage(chance, target.name))


def _take(
    pool: list[IndexTarget],
    *,
    kind: str,
    label: str,
    targets: Targets,
    count: int,
    how: Callable[[IndexTarget], tuple[str, str]],
) -> Iterator[Query]:
    done = 0
    for target in pool:
        original, name = how(target)
        # A damage that leaves nothing changed, or nothing to ask, is none.
        if name == original or len(loose_key(name)) < 4:
            continue
        query = Query(
            set=label,
            kind=kind,
            asked="name",
            script=script_of(name) or "mixed",
            name=name,
            original=original,
            schema=target.schema,
            truth=targets.named(target.name) | {target.id},
        )
        birth_date = target.birth_dates[0] if target.birth_dates else None
        yield from both_ways(query, birth_date, target.countries)
        done += 1
        if done == count:
            return


def standards(targets: Targets, *, count: int) -> Iterator[Query]:
    """Names that a list gives in Cyrillic, romanised by each standard in turn."""
    pool = [each for each in targets.all if each.schema is Schema.PERSON and _cyrillic(each)]
    random.Random(f"{SEED}-standards").shuffle(pool)
    for standard in STANDARDS:
        yield from _take(
            pool,
            kind=f"cyrillic-{standard}",
            label="people",
            targets=targets,
            count=count,
            how=lambda target, standard=standard: (  # type: ignore[misc]
                _cyrillic(target),
                from_cyrillic(_cyrillic(target), standard),
            ),
        )


def _cyrillic(target: IndexTarget) -> str:
    return next(
        (
            name.full
            for name in target.names
            if name.strength is Strength.STRONG
            and name.kind in {NameKind.ORIGINAL_SCRIPT, NameKind.PRIMARY}
            and script_of(name.full) == "Cyrl"
            and " " in name.full
        ),
        "",
    )


def across(targets: Targets, *, count: int) -> Iterator[Query]:
    """People's names in another script, of targets that are not named in that script.

    One list gives a party's name as it is written at home; of the others' targets of the
    same name in Latin letters, those count that have none in that script.
    """
    pool = [each for each in targets.all if each.schema is Schema.PERSON]
    random.Random(f"{SEED}-across").shuffle(pool)
    done: dict[str, int] = {}
    for target in pool:
        for name in target.names:
            script = script_of(name.full) or "mixed"
            if script in {"Latn", "mixed"} or done.get(script, 0) == count:
                continue
            truth = frozenset(
                each
                for each in targets.named(target.name)
                if script not in {script_of(other.full) for other in targets.by_id[each].names}
            )
            if truth and name.strength is Strength.STRONG:
                done[script] = done.get(script, 0) + 1
                yield Query(
                    set="scripts",
                    kind=f"across-{script}",
                    asked="name",
                    script=script,
                    name=name.full,
                    original=target.name,
                    schema=target.schema,
                    truth=truth,
                )
                break


def abroad(targets: Targets, *, count: int) -> Iterator[Query]:
    """People asked about with a country of which their entry knows nothing.

    They are named as the list names them. Of some the list gives no birth date, of others
    a year or a span of years; then the subject has a day in it.
    """
    every = [each for each in targets.all if each.schema is Schema.PERSON and each.countries]
    chance = random.Random(f"{SEED}-abroad")
    chance.shuffle(every)
    countries = sorted({code for each in every for code in each.countries})
    done = dict.fromkeys(("undated", "year"), 0)
    for target in every:
        born = target.birth_dates[0] if target.birth_dates else None
        kind = "undated" if born is None else "year"
        if done[kind] == count or (born is not None and born.precision is Precision.DAY):
            continue
        done[kind] += 1
        yield Query(
            set="abroad",
            kind=kind,
            asked="facts",
            script=script_of(target.name) or "mixed",
            name=target.name,
            original=target.name,
            schema=target.schema,
            birth_date=None if born is None else _day_in(chance, born),
            countries=(
                chance.choice([each for each in countries if each not in target.countries]),
            ),
            truth=targets.named(target.name) | {target.id},
        )


def _day_in(chance: random.Random, born: DateInterval) -> DateInterval:
    return day_interval(born.earliest + (born.latest - born.earliest) * chance.random())


def gather(name: str, targets: Targets, *, shared: Path, count: int) -> list[Query]:
    """The queries of a set, by its name; ``count`` of each kind, all where it is 0.

    Raises:
        SystemExit: No such set.
    """
    bench, many = shared / "bench", count or 10**9
    match name:
        case "un":
            found = customers(bench / "un_positives.csv", name, targets)
        case "global" | "us":
            found = customers(bench / f"customers_{name}.csv", name)
        case "congress":
            found = customers(bench / "us_congress.csv", name)
        case "people":
            people = frozenset({Schema.PERSON})
            found = list(damaged(targets, PEOPLE, schemas=people, count=count or 300))
        case "standards":
            found = list(standards(targets, count=count or 300))
        case "scripts":
            found = list(across(targets, count=count or 300))
        case "abroad":
            found = list(abroad(targets, count=count or 300))
        case "organisations":
            found = list(damaged(targets, ORGANISATIONS, schemas=_BODIES, count=count or 300))
        case _:
            raise SystemExit(f"{name}: no such set; one of {', '.join(SETS)}")
    if name in {"people", "organisations", "standards", "scripts", "abroad"}:
        return found
    return _sample(found, many)


SETS = (
    *("un", "people", "standards", "organisations", "scripts", "abroad"),
    *("global", "us", "congress"),
)


def _sample(queries: list[Query], count: int) -> list[Query]:
    """Some of the people, each both ways."""
    names = sorted({query.name for query in queries})
    if count < len(names):
        names = random.Random(SEED).sample(names, count)
    wanted = set(names)
    return [query for query in queries if query.name in wanted]
