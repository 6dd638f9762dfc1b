"""Whom the words of an event mean: actors of the cast, or groups that have no name.

"Russian forces", "the two leaders", "Stoltenberg's remarks": what is no actor itself
stands for the actor it belongs to; a group that acts for a country is an actor with
that country.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from watchword.model import ActorSchema, Mention, MentionKind
from watchword.news.actors import Cast, Cluster
from watchword.news.gazetteer import Hit
from watchword.news.resolution import Resolver
from watchword.news.spotting import plain
from watchword.news.syntax import behind, doers, joined, owners
from watchword.news.titles import HEADS, ORGANISATION_WORDS
from watchword.news.words import PEOPLE, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ACTING = word_set(
    "force troop soldier militant rebel insurgent terrorist gunman guerrilla fighter police military "
    "army navy protester demonstrator authority government opposition prosecutor court judge "
    "separatist extremist militia regime administration coalition parliament senator legislator "
    "lawmaker diplomat delegation envoy ambassador airstrike warplane jet drone warship peacekeeper "
    "commander troops jihadist mercenary paramilitary commando marine assailant attacker bomber "
    "congress cabinet ministry embassy junta council general tribunal leadership"
)
"""Nouns for who acts in politics, whatever country they belong to."""

_GROUPS = _ACTING | word_set(
    "officer official leader jury resident civilian migrant refugee student worker activist "
    "dissident journalist minister policeman ship vessel airline bank company firm group party "
    "faction tribe crowd mob youth farmer villager union employee prisoner hostage detainee captive "
    "inspector team fleet coastguard guard general colonel suspect businessman businesswoman "
    "oligarch tycoon entity individual citizen national people minority settler investigator agent "
    "spy hacker airforce negotiator mediator side state country nation republic kingdom power ally "
    "bloc president chancellor premier spokesman spokeswoman politician"
)
"""Nouns for who acts or is acted on: groups, bodies and what they act with."""

_THINGS_OF = ("of", "by", "from")
_TWO = word_set("two both")
_PAIRS = {
    "person": word_set("leader president minister official diplomat general man woman premier "
                       "chancellor counterpart politician head"),
    "country": word_set("country nation side ally regime government state neighbour neighbor party "
                        "power capital rival people military army"),
}  # fmt: skip
_MANY = word_set("refugee migrant people tourist citizen worker student resident civilian")
_SPREAD = frozenset({"across", "throughout"})
_MAX_DEPTH = 2
_LONGEST_GROUP = 8
_PLACES = word_set("city town village district province region island border coast sea airport")


class Participants:
    """Finds the actors that tokens stand for, in one text."""

    def __init__(self, cast: Cast, hits: Sequence[Hit], resolver: Resolver) -> None:
        self.doc: Doc = cast.doc
        self.cast = cast
        self.resolver = resolver
        self._hits = {index: hit for hit in hits for index in range(hit.start, hit.end)}
        self._sentences = [(s.start, s.end) for s in cast.doc.sents]
        self._starts = [start for start, _ in self._sentences]
        self._pointed: list[tuple[Cluster, Mention]] = []
        self._groups: dict[tuple[str, str | None], Cluster] = {}

    def keep(self) -> None:
        """Let the mentions stand that were added since: their event is one."""
        self._pointed.clear()

    def forget(self) -> None:
        """Take back the mentions that were added since: there is no event."""
        for cluster, mention in self._pointed:
            cluster.pointing.remove(mention)
        self._pointed.clear()

    def of_all(self, tokens: Iterable[Token]) -> list[Cluster]:
        """The actors of several tokens, each once, in order."""
        found: dict[int, Cluster] = {}
        for token in tokens:
            for cluster in self.of(token):
                found.setdefault(id(cluster), cluster)
        return list(found.values())

    def of_first(
        self, groups: Iterable[Sequence[Token]], *, barring: Sequence[Cluster] = ()
    ) -> list[Cluster]:
        """The actors of the first group that has any besides those barred."""
        for group in groups:
            found = [c for c in self.of_all(group) if not any(c is other for other in barring)]
            if found:
                return found
        return []

    def of(self, token: Token, *, depth: int = 0) -> list[Cluster]:
        """The actors that a token stands for; none where it is not safe."""
        named = self.resolver.actor(token)
        if named is not None:
            return [named]
        if token.pos_ == "PRON" or token.lower_ in {"his", "her", "its", "their"}:
            return self._by_pronoun(token)
        two = self._pair(token)
        if two:
            return two
        capital = self._capital(token)
        if capital is not None:
            return [capital]
        if self._is_national(token):
            return [self._country(token)]
        if self._is_group(token):
            return [self._group(token)]
        return self._behind_thing(token, depth)

    def _is_national(self, token: Token) -> bool:
        """Whether a word stands for a country: "Russians", "Russian" beside a noun."""
        if token.pos_ not in {"ADJ", "PROPN", "NOUN"} or self._code(token) is None:
            return False
        beside = token.dep_ in {"amod", "compound", "nmod"}
        return beside or self._hits[token.i].kind == "people"

    def _by_pronoun(self, token: Token) -> list[Cluster]:
        if token.dep_ == "poss":
            return self._by_clause(token)
        found = self.resolver.pronoun(token)
        if found is None:
            return []
        self._pointed.append((found, found.pointing[-1]))
        return [found]

    def _by_clause(self, token: Token) -> list[Cluster]:
        """As in: Moscow denied **its** troops …: who does the verb of the same clause."""
        verb = token.head
        while verb.head != verb and verb.pos_ not in {"VERB", "AUX"}:
            verb = verb.head
        named = (self.resolver.actor(one) for one in doers(verb))
        found = [cluster for cluster in named if cluster is not None]
        wanted = {"his": True, "her": True, "its": False}.get(token.lower_)
        if len(found) != 1 or wanted is None:
            return []
        is_person = found[0].schema is ActorSchema.PERSON
        return found if is_person is wanted else []

    # --- countries -------------------------------------------------------------------

    def _code(self, token: Token) -> str | None:
        hit = self._hits.get(token.i)
        return hit.code if hit is not None and hit.kind in {"adjective", "people"} else None

    def code_of(self, token: Token) -> str | None:
        """The country that a word of the tables stands for: a name, a capital, an adjective."""
        hit = self._hits.get(token.i)
        return hit.code if hit is not None else None

    def _capital(self, token: Token) -> Cluster | None:
        hit = self._hits.get(token.i)
        if hit is None or hit.kind != "capital" or hit.country is None:
            return None
        return self._country(token)

    def _country(self, token: Token) -> Cluster:
        hit = self._hits[token.i]
        code, country = hit.code, hit.country
        cluster = next(
            (c for c in self.cast.clusters if c.schema is ActorSchema.COUNTRY and c.code == code),
            None,
        )
        if cluster is None:
            name = country.name if country is not None else token.text
            cluster = Cluster(schema=ActorSchema.COUNTRY, name=name, code=code)
            self.cast.clusters.append(cluster)
        if not cluster.found and not cluster.pointing:
            # Only an adjective or a capital tells of it: an actor needs a place in the text.
            self._point(cluster, self.doc[hit.start], self.doc[hit.end - 1])
        return cluster

    # --- groups ----------------------------------------------------------------------

    def _is_group(self, token: Token) -> bool:
        if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in {"GPE", "LOC", "FAC", "DATE"}:
            return False
        if any(t.lower_ in _SPREAD for t in self.doc[token.left_edge.i : token.i]):
            return False  # "entities across 20 nations": where they are, not who
        word = token.lemma_.lower()
        return word in _GROUPS or plain(token) in HEADS | ORGANISATION_WORDS or word in PEOPLE

    def is_people(self, token: Token) -> bool:
        """Whether a word stands for many of a country: "Syrians", "Syrian refugees"."""
        hit = self._hits.get(token.i)
        if hit is not None and hit.kind == "people":
            return True
        counted = [*behind(token, ("of",)), token]  # "hundreds of refugees"
        return any(one.lemma_.lower() in _MANY for one in counted)

    def are_named(self, tokens: Iterable[Token]) -> bool:
        """Whether tokens name actors themselves, not things that belong to them."""
        return all(self.resolver.actor(token) is not None for token in tokens)

    @staticmethod
    def is_political(cluster: Cluster) -> bool:
        """Whether an actor is named, belongs to a country, or acts in politics by nature."""
        if cluster.named or cluster.code is not None or cluster.offices:
            return True
        words = cluster.name.lower().split()
        return bool(words) and not {words[-1], words[-1].removesuffix("s")}.isdisjoint(_ACTING)

    def _group(self, token: Token) -> Cluster:
        start = self._start_of(token)
        last = token
        text = " ".join(self.doc[start.i : last.i + 1].text.split())
        name = _without_article(text)
        code = self._owner(token, start)
        key = (name.lower(), code)
        cluster = self._groups.get(key) or self._said_before(name)
        if cluster is None:
            schema = _group_schema(token)
            cluster = Cluster(schema=schema, name=name, code=code, named=False)
            self.cast.clusters.append(cluster)
        cluster.code = cluster.code or code
        self._groups[key] = cluster
        self._point(cluster, start, last)
        return cluster

    def _said_before(self, name: str) -> Cluster | None:
        """The unnamed speaker of a statement whose description is the same."""
        return next(
            (c for c in self.cast.clusters if not c.named and c.name.lower() == name.lower()),
            None,
        )

    def _start_of(self, token: Token) -> Token:
        start = token
        while (
            start.i > token.left_edge.i
            and token.i - start.i < _LONGEST_GROUP
            and self.doc[start.i - 1].text not in {",", '"', "-", ";"}
        ):
            start = self.doc[start.i - 1]
        return start

    def _owner(self, token: Token, start: Token) -> str | None:
        """The country that a group belongs to, where its words tell."""
        for index in range(token.i - 1, start.i - 1, -1):
            hit = self._hits.get(index)
            if hit is not None and hit.code is not None:
                return hit.code
            cluster = self.cast.at(index)
            if cluster is not None and cluster.code is not None:
                return cluster.code
        for inner in behind(token, ("of", "from", "in")):
            hit = self._hits.get(inner.i)
            if hit is not None:
                return hit.code
        return None

    def _point(self, cluster: Cluster, first: Token, last: Token) -> None:
        start, end = first.idx, last.idx + len(last)
        if any(m.start == start for m in cluster.pointing):
            return
        if any(self.doc[name.start].idx == start for name in cluster.found):
            return
        text = self.doc.text[start:end]
        mention = Mention(start=start, end=end, text=text, kind=MentionKind.DESCRIPTION)
        cluster.pointing.append(mention)
        self._pointed.append((cluster, mention))

    # --- pairs and things ------------------------------------------------------------

    def _pair(self, token: Token) -> list[Cluster]:
        """As in: the two leaders, both sides: the two that were named last, side by side."""
        if token.tag_ not in {"NNS", "NNPS", "DT", "CD", "PDT"}:
            return []
        words = {t.lower_ for t in token.children if t.i < token.i} | {token.lower_}
        if words.isdisjoint(_TWO):
            return []
        lemma = token.lemma_.lower()
        kind = next((kind for kind, nouns in _PAIRS.items() if lemma in nouns), None)
        if kind is None:
            return []
        return self._last_two(token, people=kind == "person")

    def _last_two(self, token: Token, *, people: bool) -> list[Cluster]:
        """The last two of a kind that one sentence names, before a token."""
        for start, end in reversed(self._sentences[: bisect_right(self._starts, token.i)]):
            found: dict[object, Cluster] = {}
            for index in range(start, min(end, token.i)):
                cluster = self.cast.at(index)
                if people and cluster is not None and cluster.schema is ActorSchema.PERSON:
                    found.setdefault(id(cluster), cluster)
                hit = self._hits.get(index)
                if not people and hit is not None and hit.country is not None:
                    country = self._country(self.doc[index])
                    found.setdefault(country.code, country)
            if len(found) == 2:
                return list(found.values())
            if len(found) > 2:
                return []
        return []

    def _behind_thing(self, token: Token, depth: int) -> list[Cluster]:
        """The actor to whom a thing belongs: "Stoltenberg's remarks", "a decision by Kyiv"."""
        if depth >= _MAX_DEPTH or token.pos_ not in {"NOUN", "PROPN", "VERB"}:
            return []
        if token.lemma_.lower() in _PLACES:
            return []
        for group in (owners(token), *(behind(token, (one,)) for one in _THINGS_OF)):
            found = [c for one in group for c in self.of(one, depth=depth + 1)]
            if found:
                return found
        before = [t for t in token.children if t.dep_ in {"amod", "compound", "nmod", "nummod"}]
        for child in before:
            found = [c for one in joined(child) for c in self._beside(one)]
            if found:
                return found
        return []

    def _beside(self, token: Token) -> list[Cluster]:
        named = self.resolver.actor(token)
        if named is not None:
            return [named]
        return [self._country(token)] if self._code(token) is not None else []


def _group_schema(token: Token) -> ActorSchema:
    if token.tag_ in {"NNS", "NNPS"}:
        return ActorSchema.LEGAL_ENTITY
    word = plain(token)
    if word in ORGANISATION_WORDS:
        return ActorSchema.ORGANIZATION
    if word in HEADS or word in PEOPLE:
        return ActorSchema.PERSON
    return ActorSchema.LEGAL_ENTITY


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in {"the", "a", "an", "its", "his", "her"} else text
