"""Whom a name means among the actors of the stored reports.

A full name means who bears it; a surname alone means somebody only where one person of the
reports bears it. A surname by which a report calls somebody is taken for the person of
that full name only in the same country, and where nobody else of the reports has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from watchword.errors import NotFound, WrongUse
from watchword.model import ActorSchema
from watchword.news.names import fold, person_name
from watchword.service.timeline.focus import NameFocus
from watchword.service.timeline.parties import Likeness, Party, likeness, same_name

_MOST_LISTED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An actor of the stored reports, under one name in one country.

    Attributes:
        targets: The ids of targets that it was linked to.
        reports: In how many reports it is named so.
    """

    name: str
    schema: ActorSchema
    country: str | None
    targets: frozenset[str]
    reports: int

    @property
    def party(self) -> Party:
        """It as a party to events."""
        return Party(name=self.name, schema=self.schema, country=self.country, targets=self.targets)

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.schema is ActorSchema.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the register knows of a name.

    Attributes:
        target: The id of the target that it means.
        name: The target's name.
        names: All the target's strong names.
        countries: Those it belongs to.
        others: Further targets that it may mean, by name and id.
    """

    target: str
    name: str
    names: tuple[str, ...]
    countries: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def find_named(text: str, known: Sequence[Known], wanted: Wanted | None) -> NameFocus:
    """Whom a name means.

    Args:
        text: The name, or a target's id.
        known: The actors of the stored reports.
        wanted: The target of the register that it means, if any.

    Raises:
        NotFound: Neither the register nor any report knows it.
        WrongUse: It is a surname that several persons of the reports bear.
    """
    everybody = [each for each in known if each.schema is not ActorSchema.COUNTRY]
    if wanted is not None:
        met = [each for each in everybody if _is_target(each, wanted)]
        met += _by_surname(met, everybody)
        return _focus(wanted.name, met, everybody, wanted=wanted)
    met = [each for each in everybody if _is_called(each, text)]
    if not met:
        raise NotFound(f"neither the register nor any stored report knows {text!r}")
    surname = len(text.split()) == 1
    met = _only_one(text, met) if surname else _of_one_country(met)
    name = _best_name(text, met)
    if not surname:
        met += _by_surname(met, everybody)
    return _focus(name, met, everybody)


def _best_name(text: str, met: Sequence[Known]) -> str:
    """The name that was asked for, if it is a full one that somebody uses; else the commonest."""

    def rank(each: Known) -> tuple[object, ...]:
        full = " " in each.name
        return (full and fold(each.name) == fold(text), full, each.reports, each.name)

    return max(met, key=rank).name


def _is_target(each: Known, wanted: Wanted) -> bool:
    if wanted.target in each.targets:
        return True
    if each.targets or (each.is_person and " " not in each.name):
        return False
    if each.country and wanted.countries and each.country not in wanted.countries:
        return False
    return any(_same(each, name) for name in wanted.names)


def _is_called(each: Known, text: str) -> bool:
    """Whether a name as a user writes it can mean an actor."""
    if fold(each.name) == fold(text):
        return True
    if each.is_person and len(text.split()) == 1:
        return not person_name(text).family.isdisjoint(_family(each))
    return _same(each, text)


def _same(each: Known, name: str) -> bool:
    return are_alike(each.name, name, each.schema)


def are_alike(one: str, other: str, schema: ActorSchema) -> bool:
    """Whether two names can be one party's: full ones of persons, any of bodies."""
    if schema is not ActorSchema.PERSON:
        written = (Party(name=name, schema=schema) for name in (one, other))
        return likeness(*written) is Likeness.SAME
    if not (person_name(one).is_full and person_name(other).is_full):
        return fold(one) == fold(other)
    return same_name(one, other, placed=False) is Likeness.SAME


def may_be_called(name: str, schema: ActorSchema, text: str) -> bool:
    """Whether an actor of this name has to be looked at where somebody is asked for.

    Besides those who bear the name these are all who share the surname: whether it
    means one person follows from them.
    """
    if fold(name) == fold(text):
        return True
    if schema is ActorSchema.PERSON:
        if not person_name(name).family.isdisjoint(person_name(text).family):
            return True
        if len(text.split()) == 1:
            return False
    return _share_initials(name, text) and are_alike(name, text, schema)


def _share_initials(one: str, other: str) -> bool:
    """Whether names can be spellings of one another: at least two words begin alike."""
    mine, theirs = ({fold(word)[:1] for word in name.split()} for name in (one, other))
    return len(mine & theirs) >= min(2, len(mine), len(theirs))


def _only_one(text: str, met: Sequence[Known]) -> list[Known]:
    """The bearers of a single word, if they are one party."""
    full = [each for each in met if not each.is_person or person_name(each.name).is_full]
    groups = _apart(full)
    if any(group[0].is_person for group in groups):
        # What a report takes for a body of a person's surname is that person's.
        groups = [group for group in groups if group[0].is_person]
    if len(groups) > 1:
        shown = [_shown(group) for group in groups[:_MOST_LISTED]]
        more = f" and {len(groups) - _MOST_LISTED} more" if len(groups) > _MOST_LISTED else ""
        raise WrongUse(f"{text} can be {'; '.join(shown)}{more}: give the full name")
    if not groups:
        return list(met)
    (only,) = groups
    countries = {each.country for each in only} | {None}
    return [*only, *(each for each in met if each not in only and each.country in countries)]


def _apart(met: Sequence[Known]) -> list[list[Known]]:
    """Actors, those together that are one; the most reported first."""
    groups: list[list[Known]] = []
    for each in sorted(met, key=lambda each: (-each.reports, each.name, each.country or "")):
        for group in groups:
            if any(likeness(each.party, other.party) is Likeness.SAME for other in group):
                group.append(each)
                break
        else:
            groups.append([each])
    return groups


def _shown(group: Sequence[Known]) -> str:
    name = max(group, key=lambda each: (" " in each.name, each.reports, each.name)).name
    countries = sorted({each.country for each in group if each.country})
    return f"{name} ({', '.join(countries)})" if countries else name


def _of_one_country(met: Sequence[Known]) -> list[Known]:
    """Those of the country in which most reports put the name, and those of none."""
    counts: Counter[str] = Counter()
    for each in met:
        if each.country:
            counts[each.country] += each.reports
    if not counts:
        return list(met)
    most = min(counts, key=lambda country: (-counts[country], country))
    return [each for each in met if each.country in {most, None}]


def _focus(
    name: str, met: Sequence[Known], everybody: Sequence[Known], *, wanted: Wanted | None = None
) -> NameFocus:
    linked = Counter(target for each in met for target in each.targets for _ in range(each.reports))
    commonest = min(linked, key=lambda target: (-linked[target], target), default=None)
    namesakes = [each for each in everybody if each not in met and _is_called(each, name)]
    others = [_shown(group) for group in _apart(namesakes) if " " in group[0].name]
    return NameFocus(
        name=name,
        target=wanted.target if wanted else commonest,
        known=frozenset((each.name, each.country) for each in met),
        others=tuple(dict.fromkeys((*(wanted.others if wanted else ()), *others))),
    )


def _by_surname(met: Sequence[Known], everybody: Sequence[Known]) -> list[Known]:
    """Whom reports call by the surname alone, in the same country and if it is nobody else's."""
    persons = [each for each in met if each.is_person and person_name(each.name).is_full]
    countries = {each.country for each in persons if each.country}
    family = frozenset().union(*(_family(each) for each in persons))
    bearers = [
        each
        for each in everybody
        if each.is_person and each not in met and not _family(each).isdisjoint(family)
    ]
    full = [each for each in bearers if person_name(each.name).is_full]
    if not persons or len(_apart([*persons, *full])) > 1:
        return []
    return [each for each in bearers if each not in full and each.country in countries]


def _family(each: Known) -> frozenset[str]:
    return person_name(each.name).family
