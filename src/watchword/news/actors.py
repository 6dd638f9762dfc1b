"""Actors: mentions that name the same one, put together.

Careful on purpose: a surname joins a full name only where one person can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watchword.model import ActorSchema, Mention, MentionKind, Office
from watchword.news.mentions import Found
from watchword.news.names import PersonName, first_name_sexes, fold, person_name, same_person
from watchword.news.spotting import plain
from watchword.news.titles import FEMALE_WORDS, HONORIFICS, MALE_WORDS, ORGANISATION_WORDS
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DROPPED = word_set("the of and for 's & , - ' a an")
_RECENT_BLOCKS = 1


@dataclass(slots=True, eq=False)
class Cluster:
    """An actor while a report is being read.

    Attributes:
        found: The names in the text, in order.
        pointing: Mentions that are no name: descriptions and pronouns.
        sex: ``m`` or ``f`` where the text or the given name tells.
    """

    schema: ActorSchema
    name: str
    key: str = ""
    code: str | None = None
    person: PersonName | None = None
    found: list[Found] = field(default_factory=list)
    pointing: list[Mention] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    sex: str | None = None
    named: bool = True

    @property
    def first(self) -> int:
        """The token of the first name."""
        return self.found[0].start if self.found else 0

    def add(self, name: Found) -> None:
        """Take in one more name."""
        self.found.append(name)
        self.code = self.code or name.code


class Cast:
    """All actors of one text, and which one stands at a token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.clusters: list[Cluster] = []
        self._at: dict[int, Cluster] = {}

    def add(self, cluster: Cluster, name: Found) -> None:
        """Put a name into an actor."""
        if cluster not in self.clusters:
            self.clusters.append(cluster)
        cluster.add(name)
        for index in range(name.start, name.end):
            self._at[index] = cluster

    def forget(self, name: Found) -> None:
        """Take a name away: it is part of a longer one."""
        self._at[name.start].found.remove(name)
        for index in range(name.start, name.end):
            del self._at[index]

    def at(self, index: int) -> Cluster | None:
        """The actor whose name covers a token."""
        return self._at.get(index)

    def name_at(self, index: int) -> Found | None:
        """The name that covers a token."""
        cluster = self._at.get(index)
        if cluster is None:
            return None
        return next(name for name in cluster.found if name.start <= index < name.end)

    def people(self) -> Iterator[Cluster]:
        """The persons."""
        return (c for c in self.clusters if c.schema is ActorSchema.PERSON)

    def bodies(self) -> Iterator[Cluster]:
        """Everything that is neither a person nor a country."""
        return (
            c for c in self.clusters if c.schema not in {ActorSchema.PERSON, ActorSchema.COUNTRY}
        )


def build_cast(doc: Doc, found: Sequence[Found]) -> Cast:
    """Put the names of a text together into actors."""
    cast = Cast(doc)
    _place_full_names(cast, found)
    _place_short_names(cast, found)
    _place_bodies(cast, found)
    _place_countries(cast, found)
    _find_more_names(cast)
    for cluster in cast.clusters:
        cluster.found.sort(key=lambda name: name.start)
        if cluster.schema is ActorSchema.PERSON:
            cluster.sex = _sex(cast.doc, cluster)
    cast.clusters.sort(key=lambda cluster: cluster.first)
    return cast


def _place_full_names(cast: Cast, found: Iterable[Found]) -> None:
    for name in found:
        if name.schema is not ActorSchema.PERSON:
            continue
        read = person_name(name.text)
        if not read.is_full:
            continue
        cluster = next(
            (c for c in cast.people() if c.person is not None and same_person(c.person, read)),
            None,
        )
        if cluster is None:
            cluster = Cluster(schema=ActorSchema.PERSON, name=name.text, person=read)
        elif len(read.words) > len(cluster.person.words if cluster.person else ()):
            cluster.name, cluster.person = name.text, read
        cast.add(cluster, name)


def _place_short_names(cast: Cast, found: Iterable[Found]) -> None:
    """Single words: a surname, a given name, or somebody who has no other name here."""
    for name in found:
        read = person_name(name.text)
        if len(read.words) != 1 or name.key is not None:
            continue
        if name.schema is ActorSchema.PERSON:
            cluster = whose_name(cast, read.words[0], name.start)
            cluster = cluster or _same_single(cast, read.words[0])
            if cluster is None and not _is_ambiguous(cast, read.words[0]):
                cluster = Cluster(schema=ActorSchema.PERSON, name=name.text, person=read)
            if cluster is not None:
                cast.add(cluster, name)
        elif not name.sure:
            # The model takes many surnames for bodies.
            cluster = whose_name(cast, read.words[0], name.start)
            if cluster is not None and not name.text.isupper():
                cast.add(cluster, name)


def _is_ambiguous(cast: Cast, word: str) -> bool:
    return any(c.person is not None and word in c.person.family for c in cast.people())


def _same_single(cast: Cast, word: str) -> Cluster | None:
    return next(
        (
            c
            for c in cast.people()
            if c.person is not None
            and not c.person.is_full
            and not {word}.isdisjoint(c.person.family)
        ),
        None,
    )


def whose_name(cast: Cast, word: str, index: int) -> Cluster | None:
    """The person whom a surname or a given name means at a token; None where unsure.

    Of several of one surname it is the one whom the text named in full most recently,
    if nobody else of that name was named since the paragraph before.
    """
    full = [c for c in cast.people() if c.person is not None and c.person.is_full]
    sex = _honorific_sex(cast.doc, index)
    if sex is not None:
        full = [c for c in full if _given_sex(c) in {None, sex}]
    for part in ("family", "given"):
        bearers = [c for c in full if word in getattr(c.person, part)]
        if len(bearers) == 1:
            only = bearers[0]
            return only if part == "family" or only.first <= index else None
        if bearers:
            return _most_recent(cast, bearers, index)
    return None


def _honorific_sex(doc: Doc, index: int) -> str | None:
    """What "Mr." or "Mrs." before a name tells."""
    before = plain(doc[index - 1]) if index else ""
    if before in HONORIFICS and before in FEMALE_WORDS:
        return "f"
    return "m" if before in HONORIFICS and before in MALE_WORDS else None


def _given_sex(cluster: Cluster) -> str | None:
    """What a person's given name tells."""
    if cluster.person is None or not cluster.person.given:
        return None
    sex = first_name_sexes().get(cluster.person.words[0])
    return sex if sex in {"m", "f"} else None


def _most_recent(cast: Cast, bearers: Sequence[Cluster], index: int) -> Cluster | None:
    before = [
        (max((n.start for n in c.found if n.start < index), default=-1), number)
        for number, c in enumerate(bearers)
    ]
    named = sorted((pair for pair in before if pair[0] >= 0), reverse=True)
    if not named:
        return None
    if len(named) == 1:
        return bearers[named[0][1]]
    between = cast.doc[named[1][0] : index].text
    # Somebody else of the name stands in the same or the last paragraph: not safe,
    # unless the surname alone has long been the other's.
    if between.count("\n") > _RECENT_BLOCKS * 2:
        return bearers[named[0][1]]
    counts = sorted(((len(c.found), n) for n, c in enumerate(bearers)), reverse=True)
    if counts[0][0] >= 3 * counts[1][0] and counts[0][1] == named[0][1]:
        return bearers[named[0][1]]
    return None


def _place_bodies(cast: Cast, found: Iterable[Found]) -> None:
    for name in found:
        if name.schema in {ActorSchema.PERSON, ActorSchema.COUNTRY}:
            continue
        if cast.at(name.start) is not None:
            continue
        key = name.key or body_key(name.text)
        cluster = _same_body(cast, name, key)
        if cluster is None:
            shown = name.key or name.text
            cluster = Cluster(schema=name.schema, name=shown, key=key, code=name.code)
        elif len(name.text) > len(cluster.name) and name.key is None and not cluster.key.isupper():
            cluster.name = name.text
        cast.add(cluster, name)


def body_key(text: str) -> str:
    """A body's name without the words that come and go."""
    words = [fold(word) for word in re.findall(r"[^\W_]+(?:\.[^\W_]+)*", text)]
    kept = sorted({_DOMAIN_SPELLING.get(w, w) for w in words if w not in _DROPPED and w != "s"})
    return " ".join(kept)


_DOMAIN_SPELLING = {"defence": "defense", "organisation": "organization", "centre": "center"}


def _same_body(cast: Cast, name: Found, key: str) -> Cluster | None:
    for cluster in cast.bodies():
        if cluster.key == key and not (cluster.code and name.code and cluster.code != name.code):
            return cluster
    if name.key is not None:
        return None
    words = set(key.split())
    initials = name.text.replace(".", "")
    matching = []
    for cluster in cast.bodies():
        other = set(cluster.key.split())
        shorter, longer = sorted((words, other), key=len)
        if cluster.code and name.code and cluster.code != name.code:
            continue
        if (
            initials.isupper() and 2 < len(initials) < 7 and initials == _initials(cluster.name)
        ) or (shorter and shorter < longer and _is_addition(longer - shorter, shorter)):
            matching.append(cluster)
    return matching[0] if len(matching) == 1 else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Z]\w+", name))


def _is_addition(more: set[str], shorter: set[str]) -> bool:
    """Whether words only say more of the same body: whose it is, or its legal form."""
    from watchword.news.lexicon import countries

    owners = {fold(w) for c in countries() for w in (*c.adjectives, *c.names)}
    if shorter <= ORGANISATION_WORDS:
        return False
    return all(word in owners or word in ORGANISATION_WORDS or word == "s" for word in more)


def _place_countries(cast: Cast, found: Iterable[Found]) -> None:
    for name in found:
        if name.schema is not ActorSchema.COUNTRY or cast.at(name.start) is not None:
            continue
        cluster = next(
            (c for c in cast.clusters if c.schema is ActorSchema.COUNTRY and c.code == name.code),
            None,
        )
        if cluster is None:
            cluster = Cluster(
                schema=ActorSchema.COUNTRY, name=name.key or name.text, code=name.code
            )
        cast.add(cluster, name)


def _find_more_names(cast: Cast) -> None:
    """Surnames and full names that neither rules nor the model saw where they stand."""
    doc = cast.doc
    surnames = {
        word
        for c in cast.people()
        if c.person is not None and c.person.is_full
        for word in c.person.family
        if " " not in word
    }
    for token in doc:
        word = fold(token.text)
        if token.i in cast._at or word not in surnames or not token.text[:1].isupper():
            continue
        if _may_be_a_word(token) or _in_other_name(cast, token.i):
            continue
        cluster = whose_name(cast, word, token.i)
        if cluster is not None:
            cast.add(cluster, Found(token.i, token.i + 1, ActorSchema.PERSON, token.text))


_WORDS_AND_SURNAMES = word_set(
    "may will long young brown white black green rice price hope law king page banks bush rush case "
    "day hill stone wood field bell cook baker fox wolf rose grant chase drew mark bill pope marsh "
    "little short best early sharp strong swift sun song ban love power major church post waters "
    "rivers west north wise good rich poor blunt frank cash bond moon gold silver summers winter"
)


def _may_be_a_word(token: Token) -> bool:
    """Whether a word that is also a surname may be just a word where it stands.

    The model's word class is believed only for words that are both: it takes names that
    it has not seen for anything.
    """
    both = token.is_stop or token.lower_ in _WORDS_AND_SURNAMES
    return token.pos_ not in {"PROPN", "NOUN"} and both


def _in_other_name(cast: Cast, index: int) -> bool:
    """Whether a neighbour makes a longer name of a word, which would be somebody else's."""
    for other in (index - 1, index + 1):
        if not 0 <= other < len(cast.doc):
            continue
        token = cast.doc[other]
        if token.text == "-" or (
            token.pos_ == "PROPN"
            and token.text[:1].isupper()
            and other not in cast._at
            and plain(token) not in MALE_WORDS | FEMALE_WORDS
            and token.sent.start == cast.doc[index].sent.start
        ):
            return True
    return False


def _sex(doc: Doc, cluster: Cluster) -> str | None:
    """What the words before the name, or the given name, tell."""
    for name in cluster.found:
        before = {plain(token) for token in doc[max(0, name.start - 4) : name.start]}
        if before & FEMALE_WORDS and not before & MALE_WORDS:
            return "f"
        if before & MALE_WORDS and not before & FEMALE_WORDS:
            return "m"
    return _given_sex(cluster)


def mention_of(doc: Doc, name: Found) -> Mention:
    """A name as a mention with its place in the text."""
    last = doc[name.end - 1]
    start, end = doc[name.start].idx, last.idx + len(last)
    return Mention(start=start, end=end, text=name.text, kind=MentionKind.NAME)
