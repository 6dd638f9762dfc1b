"""A profile in words, line by line, for whoever shows it: a terminal or a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from watchword.model import (
    AUTHORITIES,
    CountryRole,
    DateInterval,
    EntryKey,
    Identifier,
    Strength,
    is_official,
)
from watchword.service.profile.answer import Profile
from watchword.service.profile.coverage import Authorities
from watchword.service.profile.names import StatedName, group_names
from watchword.service.profile.relations import Direction, StatedRelation
from watchword.service.profile.stated import Stated
from watchword.service.profile.timeline import Act, LegalAct

if TYPE_CHECKING:
    from watchword.service.merging import Link

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """One statement, and the codes of the authorities that make it."""

    text: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What is stated of one matter.

    Attributes:
        conflict: Whether the statements contradict each other.
    """

    label: str
    lines: tuple[Line, ...]
    conflict: bool = False


def summary(profile: Profile) -> str:
    """Who it is, in a line: kind, birth, countries."""
    identity = profile.identity
    born = _narrowest([each.value for each in identity.birth_dates])
    ties = [tie.value for tie in identity.countries if tie.value.role not in _NO_HOME]
    countries = dict.fromkeys(tie.country or tie.text for tie in ties)
    parts = [
        profile.schema.value,
        f"born {' or '.join(born[:3])}{' …' if len(born) > 3 else ''}" if born else "",
        ", ".join(countries),
        profile.target,
    ]
    return " · ".join(part for part in parts if part)


def _narrowest(dates: Sequence[DateInterval]) -> list[str]:
    """Dates without those that only say less than another: 1953 beside 1953-09-09."""

    def says_less(this: DateInterval, other: DateInterval) -> bool:
        within = this.earliest <= other.earliest and other.latest <= this.latest
        return within and (this.earliest, this.latest) != (other.earliest, other.latest)

    kept = [each for each in dates if not any(says_less(each, other) for other in dates)]
    return list(dict.fromkeys(str(each) for each in kept))


# A regime's country is what the sanctions are about, not where the party belongs.
_NO_HOME = frozenset({CountryRole.REGIME, CountryRole.OTHER})


def standing(profile: Profile) -> list[str]:
    """By whom it is listed, in sentences."""
    when = "" if profile.as_of is None else f" on {profile.as_of}"
    lists = "Listed" if profile.as_of is None else "Was listed"
    official = profile.authorities
    told = list(_standing(official, lists, when)) or [f"On no list of an authority{when}."]
    own = profile.own_lists
    told.extend(f"On your own list {name}{when}." for name in own.current)
    told.extend(f"Perhaps on your own list {name}{when}." for name in own.uncertain)
    return told


def _standing(found: Authorities, lists: str, when: str) -> Iterator[str]:
    if found.current:
        count = len(found.current)
        noun = "authority" if count == 1 else "authorities"
        yield f"{lists} by {count} {noun}{when}: {_jurisdictions(found.current)}."
    if found.uncertain:
        yield f"Perhaps listed{when} by: {_jurisdictions(found.uncertain)}."
    if found.past:
        yield f"No longer listed{when} by: {_jurisdictions(found.past)}."


def _jurisdictions(codes: Iterable[str]) -> str:
    return ", ".join(AUTHORITIES[code].jurisdiction for code in codes)


def side(authority: str) -> str:
    """An authority's side at the head of a row."""
    jurisdiction = AUTHORITIES[authority].jurisdiction
    return f"{jurisdiction[0].upper()}{jurisdiction[1:]}"


def entry_text(key: EntryKey) -> str:
    """An entry as it is asked for."""
    return f"{key.authority}/{key.list} {key.entry}"


def sources(profile: Profile) -> str:
    """Which release of each list is shown."""
    shown: dict[bool, dict[str, None]] = {False: {}, True: {}}
    for each in profile.members:
        release = f"{each.key.authority}/{each.key.list} of {each.shown.release.released_on}"
        shown[each.ahead].setdefault(release)
    parts = [", ".join(shown[False])] if shown[False] else []
    if shown[True]:
        parts.append(f"published after that day: {', '.join(shown[True])}")
    return f"As the releases say: {'; '.join(parts)}."


def reasons(profile: Profile) -> tuple[Row, ...]:
    """The statements of reasons, each once."""
    found: dict[str, list[str]] = {}
    for row in profile.coverage:
        if row.act.reason:
            found.setdefault(row.act.reason, []).append(row.key.authority)
    return tuple(
        Row(" ".join(dict.fromkeys(codes)), (Line(reason),)) for reason, codes in found.items()
    )


def name_rows(profile: Profile) -> tuple[Row, ...]:
    """Names in groups: strong, weak, other scripts, former, and of earlier releases."""
    return tuple(
        Row(group, tuple(_name_line(name) for name in names))
        for group, names in group_names(profile.names).items()
    )


def _name_line(name: StatedName) -> Line:
    weak = [code for code, each in name.strength_by.items() if each is Strength.WEAK]
    mixed = bool(weak) and name.strength is Strength.STRONG
    remarks = [f"weak for {' '.join(weak)}"] if mixed else []
    if name.strength is Strength.WEAK and name.script not in {None, "Latn"}:
        remarks.append("weak")
    if name.earlier:
        newest = max(each.source.release.released_on for each in name.statements)
        remarks.append(f"as of {newest}")
    told = f" ({', '.join(remarks)})" if remarks else ""
    return Line(f"{name.full}{told}", name.authorities)


def identity_rows(profile: Profile) -> tuple[Row, ...]:
    """Facts beside the names, each with who states it."""
    who = profile.identity
    at_odds = {conflict.fact for conflict in profile.conflicts}
    single = at_odds - set(_LABELS)
    rows = [
        Row("kind", _lines(who.schemas, lambda value: value.value), "kind" in at_odds)
        if len(who.schemas) > 1
        else None,
        Row("born", _lines(who.birth_dates, str), "birth_date" in at_odds),
        Row("born in", _lines(who.birth_places, lambda place: place.text)),
        Row("died", _lines(who.death_dates, str), "death_date" in at_odds),
        Row("founded or built", _lines(who.founded_on, str), "founded_on" in at_odds),
        Row("sex", _lines(who.sexes, str), "sex" in at_odds),
        Row("title", _lines(who.titles, str)),
        Row("position", _lines(who.positions, str)),
        Row("countries", _lines(who.countries, lambda tie: f"{tie.text} ({tie.role.value})")),
        Row("addresses", _lines(who.addresses, lambda place: place.text)),
        Row("identifiers", _lines(who.identifiers, identifier_text), bool(single)),
        Row("references", _lines(who.cross_references, lambda ref: f"{ref.scheme} {ref.value}")),
        Row("contacts", _lines(who.contacts, lambda contact: contact.value)),
        Row("further facts", _lines(who.features, lambda fact: f"{fact.label}: {fact.value}")),
        Row("remarks", _lines(who.remarks, str)),
    ]
    return tuple(row for row in rows if row is not None and row.lines)


def _lines(values: Iterable[Stated[T]], show: Callable[[T], str]) -> tuple[Line, ...]:
    return tuple(Line(show(each.value), each.authorities) for each in values)


def identifier_text(each: Identifier) -> str:
    """An identifier as a document would name it."""
    issuer = each.issuer or (each.country or "").upper()
    parts = (each.label or each.kind.value, each.value, f"({issuer})" if issuer else "")
    return " ".join(part for part in (*parts, each.remark) if part)


_LABELS = {
    "birth_date": "birth date",
    "death_date": "death date",
    "founded_on": "founded or built on",
    "sex": "sex",
    "kind": "kind",
}


def conflict_rows(profile: Profile) -> tuple[Row, ...]:
    """What the authorities do not agree on: every value, with who states it."""
    return tuple(
        Row(
            _LABELS.get(each.fact, each.fact.replace("-", " ")),
            tuple(Line(value.value, value.authorities) for value in each.values),
            conflict=True,
        )
        for each in profile.conflicts
    )


def relation_rows(profile: Profile) -> tuple[Row, ...]:
    """Relations that its entries state, then those in which others name it."""
    rows = []
    for label, direction in (("states a relation", Direction.OUT), ("is named by", Direction.IN)):
        lines = tuple(_relation(e) for e in profile.relations if e.direction is direction)
        if lines:
            rows.append(Row(label, lines))
    return tuple(rows)


def _relation(each: StatedRelation) -> Line:
    arrow = "→" if each.direction is Direction.OUT else "←"
    details = ", ".join(detail.rstrip(" :,") for detail in each.details)
    parts = (
        f"{each.kind.value} {arrow} {each.name}",
        f"({details})" if details else "",
        each.target or "",
    )
    return Line(" ".join(part for part in parts if part), each.authorities)


def act_words(act: LegalAct) -> str:
    """What happened, as a timeline tells it."""
    return _ACTS[act.act]


_ACTS = {
    Act.LISTED: "listed",
    Act.AMENDED: "amended",
    Act.DELISTED: "delisted",
    Act.SEEN: "listed, on a day that is not stated",
    Act.GONE: "taken off, on a day that is not stated",
    Act.CLOSED: "the list gave way to another",
}


def act_details(act: LegalAct) -> str:
    """The programmes and legal acts of an act; a basis that is the programme is not repeated."""
    told = (*act.programmes, *(each for each in act.basis if each not in act.programmes))
    return "; ".join(told)


def why_rows(profile: Profile) -> tuple[Row, ...]:
    """Why its entries are one party: each entry by the best of its links to those before."""
    return tuple(
        Row(f"{entry_text(link.left)} = {entry_text(link.right)}", (Line(_why(link)),))
        for link in strongest_links(
            [member.key for member in profile.members if is_official(member.key.authority)],
            profile.why,
        )
    )


def _why(link: Link) -> str:
    """The machine's reason, or who decided, which wins over it."""
    said = link.decision
    if said is None or not link.accepted:
        return link.reason
    why = f": {said.reason}" if said.reason else ""
    return f"Decided by {said.acted_by} on {said.acted_at:%Y-%m-%d}{why}"


def strongest_links(keys: Sequence[EntryKey], links: Iterable[Link]) -> tuple[Link, ...]:
    """As many links as hold the entries together: what people decided, then the strongest.

    Entries that no link reaches are left out.
    """
    ordered = sorted(links, key=lambda e: (not e.accepted, -e.score, e.left, e.right))
    joined = set(keys[:1])
    chosen: list[Link] = []
    while True:
        found = next((e for e in ordered if (e.left in joined) is not (e.right in joined)), None)
        if found is None:
            return tuple(chosen)
        chosen.append(found)
        joined |= {found.left, found.right}
