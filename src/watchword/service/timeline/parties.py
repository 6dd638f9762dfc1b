"""The parties to events: which actors of different reports are one, and for whom they act."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import product

from watchword.compare import Party as ComparedParty
from watchword.compare import compare_parties, read_party_names, score
from watchword.model import Actor, ActorSchema, Name, Office, Schema
from watchword.news.actors import body_key
from watchword.news.lexicon import countries, institutions
from watchword.news.names import fold, person_name, same_person
from watchword.news.titles import role_of
from watchword.news.words import word_set

_SAME_NAME = 0.82
"""The score from which two full names are one person's, where nothing speaks against it."""
_SAME_BODY = 0.9

STATE_TITLES = word_set(
    "minister president premier chancellor king queen prince princess emperor sultan emir monarch "
    "ruler leader dictator strongman governor mayor senator congressman congresswoman lawmaker "
    "deputy mp parliamentarian speaker general admiral colonel commander marshal captain lieutenant "
    "major brigadier ambassador envoy consul diplomat secretary undersecretary secretary-general "
    "spokesperson spokesman spokeswoman commissioner negotiator official officer vice-president "
    "attache attaché prosecutor judge ayatollah tsar"
)
"""Words of a title by which somebody acts for a state, unless the office is a company's."""
_CHIEFS = word_set("chief head")
_ARMS = word_set("defense defence army navy military police intelligence security spy staff")
_NOT_THE_STATE = word_set(
    "opposition rebel separatist party campaign shadow candidate nominee hopeful elect former ex"
)
_BLOCS = frozenset({"European Union", "United Nations", "NATO"})
"""Bodies that count as a country does."""
_PUBLIC_WORDS = word_set(
    "ministry department army navy military forces guard guards police government cabinet "
    "parliament congress senate assembly commission council embassy consulate mission presidency "
    "presidential administration state treasury court tribunal directorate secretariat kremlin "
    "pentagon white house office staff authority agency troops soldiers officials authorities "
    "leaders ministers diplomats negotiators lawmakers generals commanders delegation"
)
"""Words of the names and descriptions of bodies and groups by which a state acts."""

_MERE_BODY = word_set(
    "group company corporation holding holdings inc corp llc ltd plc organization movement network"
)


class Likeness(IntEnum):
    """How far two actors of different reports are one party to an event."""

    NONE = 0
    WEAK = 1
    """One may act for the other, or nothing more than a surname is known."""
    SAME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor as a party to events.

    Attributes:
        country: The country that the reports put it in.
        states: The countries and blocs for which it acts: it is the country, its
            government, its institution or the holder of an office.
        targets: The ids of the targets of the register that it is linked to.
        roles: Its present offices, under their plain names.
        former: Whether it is called a former holder of an office, and has no other.
    """

    name: str
    schema: ActorSchema
    country: str | None = None
    states: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    named: bool = True
    former: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it is one person."""
        return self.schema is ActorSchema.PERSON

    @property
    def is_country(self) -> bool:
        """Whether it is a country or a bloc as a whole."""
        return self.schema is ActorSchema.COUNTRY or self.name in _BLOCS


def read_party(actor: Actor) -> Party:
    """An actor of a report as a party."""
    name = " ".join(actor.name.split())
    linked = frozenset(each.id for each in actor.targets if each.alert) if actor.targets else _NONE
    if not actor.offices:
        return Party(
            name=name,
            schema=actor.schema,
            country=actor.country,
            states=states_of(actor),
            targets=linked,
            named=actor.named,
        )
    present = [office for office in actor.offices if not office.former]
    return Party(
        name=name,
        schema=actor.schema,
        country=actor.country,
        states=states_of(actor),
        targets=linked,
        roles=frozenset(_role(each.title) for each in present),
        named=actor.named,
        former=not present,
    )


_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=20_000)
def _role(title: str) -> str:
    return role_of(title)


def states_of(actor: Actor) -> frozenset[str]:
    """The countries and blocs for which an actor acts."""
    if actor.schema is ActorSchema.PERSON:
        return frozenset(
            [office.country for office in actor.offices if office.country and _is_public(office)]
        )
    own = [actor.country] if actor.country else []
    if actor.schema in {ActorSchema.COUNTRY, ActorSchema.PUBLIC_BODY}:
        return frozenset(own)
    if actor.schema is ActorSchema.COMPANY:
        return frozenset()
    return frozenset(own) if _sounds_public(actor.name) else frozenset()


def _is_public(office: Office) -> bool:
    words = set(office.title.replace("-", " ").split()) | set(office.title.split())
    if office.former or words & _NOT_THE_STATE:
        return False
    if office.organisation is None:
        return bool(words & STATE_TITLES) or bool(words & _CHIEFS and words & _ARMS)
    return office.organisation in _public_bodies() or _sounds_public(office.organisation)


def _sounds_public(name: str) -> bool:
    return not _PUBLIC_WORDS.isdisjoint(name.casefold().replace("'s", "").split())


@lru_cache(maxsize=1)
def _public_bodies() -> frozenset[str]:
    """Every name of an institution or a country of the tables."""
    public = (e for e in institutions() if e.country and e.schema is ActorSchema.PUBLIC_BODY)
    bodies = (name for each in public for name in (each.name, *each.names))
    return frozenset((*bodies, *(name for each in countries() for name in each.names)))


@lru_cache(maxsize=200_000)
def likeness(one: Party, other: Party) -> Likeness:
    """How far two parties are one.

    A shared target of the register decides it; else names, which countries can contradict.
    Somebody whom the text does not name is the holder of the same office of the same
    country. A country and whoever acts for it are alike, but weakly.
    """
    if one.targets & other.targets:
        return Likeness.SAME
    if one.is_country or other.is_country:
        return _with_country(one, other)
    if one.is_person and other.is_person:
        return _persons(one, other)
    if one.is_person or other.is_person:
        # "The ministry" and its minister: one may speak of the other. "Twelve diplomats" do not.
        body = other if one.is_person else one
        speaks = body.named or _head(body.name) in _LEADERS
        return Likeness.WEAK if one.states & other.states and speaks else Likeness.NONE
    return _bodies(one, other)


_LEADERS = word_set(
    "leaders leadership officials ministers negotiators delegation counterpart counterparts "
    "government authorities commanders generals"
)


def _head(name: str) -> str:
    """The last word of a description: what sort of people it is."""
    return name.casefold().rpartition(" ")[2]


def _with_country(one: Party, other: Party) -> Likeness:
    if one.is_country and other.is_country:
        return Likeness.SAME if one.country == other.country else Likeness.NONE
    country, who = (one, other) if one.is_country else (other, one)
    if one.states & other.states:
        return Likeness.WEAK
    # A report may leave out the office of somebody whom everybody knows.
    unknown = who.is_person and not who.roles and who.country == country.country
    return Likeness.WEAK if unknown else Likeness.NONE


def _persons(one: Party, other: Party) -> Likeness:
    if one.country and other.country and one.country != other.country:
        return Likeness.NONE
    if not (one.named and other.named):
        return _by_office(one, other)
    return same_name(one.name, other.name, placed=one.country == other.country)


def _by_office(one: Party, other: Party) -> Likeness:
    """Whether somebody without a name can be somebody: by the office and its country."""
    if one.roles & other.roles and one.country == other.country:
        return Likeness.SAME
    unnamed, who = (other, one) if one.named else (one, other)
    if who.roles and set(fold(unnamed.name).split()) & _words(who.roles) & STATE_TITLES:
        return Likeness.WEAK  # "the senator from Texas"
    open_office = not one.roles or not other.roles
    placed = one.country is not None and one.country == other.country
    return Likeness.WEAK if open_office and placed else Likeness.NONE


def _words(roles: frozenset[str]) -> set[str]:
    return {word for role in roles for word in role.split()}


@lru_cache(maxsize=200_000)
def same_name(one: str, other: str, *, placed: bool) -> Likeness:
    """Whether two names can be one person's.

    Args:
        one, other: Names as reports write them, full or a surname alone.
        placed: Whether the two bearers are known to be of one country, or both of none: a
            surname alone is somebody only then.
    """
    first, second = person_name(one), person_name(other)
    if first.is_full and second.is_full:
        if same_person(first, second) or _name_score(one, other, Schema.PERSON) >= _SAME_NAME:
            return Likeness.SAME
        return Likeness.NONE
    if not first.words or not second.words or first.family.isdisjoint(second.family):
        return Likeness.NONE
    if not first.is_full and not second.is_full:
        return Likeness.SAME
    return Likeness.SAME if placed else Likeness.WEAK


def _bodies(one: Party, other: Party) -> Likeness:
    if one.country and other.country and one.country != other.country:
        return Likeness.NONE
    if _bare_key(one.name) == _bare_key(other.name):
        return Likeness.SAME
    if not one.named and not other.named:
        # "American diplomats" and "several US diplomats".
        heads = {_head(party.name) for party in (one, other)}
        placed = one.country is not None and one.country == other.country
        return Likeness.SAME if placed and len(heads) == 1 else Likeness.NONE
    alike = _name_score(one.name, other.name, Schema.ORGANIZATION) >= _SAME_BODY
    return Likeness.SAME if alike else Likeness.NONE


@lru_cache(maxsize=50_000)
def _bare_key(name: str) -> str:
    """A body's name without what only says that it is one."""
    words = body_key(name).split()
    return " ".join(word for word in words if word not in _MERE_BODY) or " ".join(words)


@lru_cache(maxsize=100_000)
def _name_score(one: str, other: str, schema: Schema) -> float:
    return score(compare_parties(_compared(one, schema), _compared(other, schema)))


@lru_cache(maxsize=50_000)
def _compared(name: str, schema: Schema) -> ComparedParty:
    return ComparedParty(schema=schema, names=read_party_names((Name(full=name),), schema))


def sides_alike(one: tuple[Party, ...], other: tuple[Party, ...]) -> Likeness | None:
    """How far two sides of an event are one; None where one of them is not told.

    Where both name persons, one of them has to be on both: two ministers of one country
    are two, even where both reports name the country beside them.
    """
    if not one or not other:
        return None
    people = [each for each in one if each.is_person and each.named]
    others = [each for each in other if each.is_person and each.named]
    pairs = product(people, others) if people and others else product(one, other)
    return max((likeness(a, b) for a, b in pairs), default=Likeness.NONE)
