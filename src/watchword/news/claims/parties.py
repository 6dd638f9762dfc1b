"""Which actor a word of a claim means, and for which authority an actor acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.model import ActorSchema, Mention, MentionKind
from watchword.news.actors import Cast, Cluster
from watchword.news.claims.christening import christen
from watchword.news.claims.joining import objects_of
from watchword.news.lexicon import countries
from watchword.news.resolution import Resolver
from watchword.news.spotting import is_capitalised, plain
from watchword.news.titles import FEMALE_WORDS, HEADS, MALE_WORDS
from watchword.news.words import PEOPLE, SAYING, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SEXES = {
    "he": "m", "his": "m", "him": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_COMPANY_NOUNS = word_set(
    "company firm bank conglomerate manufacturer producer refinery refiner airline subsidiary "
    "enterprise corporation shipyard bank lender maker supplier exporter importer contractor "
    "insurer carrier miner steelmaker oligopoly broker operator trader retailer startup"
)
_BODY_NOUNS = word_set(
    "entity organization organisation group militia network agency unit body institution institute "
    "foundation charity syndicate cartel gang ministry battalion brigade army university factory "
    "plant exchange mixer website channel outlet party regime government"
)
_PLACES = frozenset({"poss", "nsubj", "nsubjpass", "dobj", "pobj"})
_PERSON_NOUNS = (
    HEADS
    | PEOPLE
    | word_set(
        "individual person people national citizen figure leader mastermind smuggler hacker financier "
        "facilitator relative kingpin propagandist separatist general oligarch crony judge trafficker"
    )
)
_THING_NOUNS = word_set("vessel ship tanker aircraft plane yacht superyacht helicopter")
_WIDE_NOUNS = word_set("target party entity individual one person people designee")
ACTOR_NOUNS = _COMPANY_NOUNS | _BODY_NOUNS | _PERSON_NOUNS | _THING_NOUNS | _WIDE_NOUNS
"""Nouns for somebody or something that can stand on a list, in the singular."""

_STATE_WORDS = word_set(
    "ministry department treasury office government administration council commission parliament "
    "secretariat cabinet congress senate state agency affairs presidency foreign house"
)
_RULERS = word_set(
    "president minister secretary chancellor premier king leader emir sheikh sultan emperor "
    "governor-general undersecretary spokesman spokeswoman spokesperson"
)
_US_PRESIDENTS = word_set("biden trump obama bush clinton reagan carter")
"""Whose administration is the United States' whatever else a text says."""


class Parties:
    """Finds the actors of one text's claims; unnamed ones are added to its cast."""

    def __init__(self, cast: Cast, resolver: Resolver) -> None:
        self.doc: Doc = cast.doc
        self.cast = cast
        self.resolver = resolver
        self.references = resolver.references

    def at(self, token: Token) -> Cluster | None:
        """The actor that a word names or describes; None for a word that only belongs to it."""
        found = self.cast.at(token.i) or self.references.at(token.i)
        if found is not None:
            return found
        return self._pointed(token)

    def _pointed(self, token: Token) -> Cluster | None:
        """Whom a description or a pronoun was found to mean before, if it has a name."""
        end = token.idx + len(token)
        for cluster in self.cast.clusters:
            ends = (m.start <= token.idx and m.end == end for m in cluster.pointing)
            if cluster.named and any(ends):
                return cluster
        return None

    def named(self, token: Token, *, schema: ActorSchema | None = None) -> Cluster | None:
        """The actor, where the word or its apposition names it: "the ally, Igor Sechin".

        Args:
            token: A word where only an actor can stand.
            schema: What it must be, for a name that nothing knows.
        """
        found = self.at(token)
        if found is not None:
            return found
        for child in token.children:
            if child.dep_ == "appos":
                behind = self.cast.at(child.i)
                if behind is not None and behind.schema is not ActorSchema.COUNTRY:
                    return behind
        behind = self._named_behind(token)
        if behind is not None:
            return behind
        if token.dep_ == "appos" and not is_capitalised(token):
            return self.named(token.head)  # "Grameen Bank, the institution"
        if token.lower_ in _COMPANY_NOUNS or token.lower_ == "group":
            before = self.cast.at(token.i - 1)  # "the Agrokor company"
            if before is not None and before.schema is not ActorSchema.COUNTRY:
                return before
        return christen(token, self.cast, self.references, schema=schema)

    def _named_behind(self, token: Token) -> Cluster | None:
        """X of "army chief X" and of "the secretary of the council, X"."""
        if token.lemma_.lower() not in _PERSON_NOUNS or is_capitalised(token):
            return None
        end = min(token.right_edge.i + 1, token.sent.end)
        for index in range(token.i + 1, max(end, min(token.i + 2, token.sent.end))):
            name = self.cast.name_at(index)
            before = self.doc[index - 1]
            starts = name is not None and name.start == index
            if starts and (before.text == "," or before.i == token.i):
                found = self.cast.at(index)
                return found if found is not None and found.schema is ActorSchema.PERSON else None
        return None

    def state(self, token: Token) -> Cluster | None:
        """A state, or a body or a ruler that acts for one, as the one that does something."""
        found = self.at(token)
        if found is not None and authority_of(found) is not None:
            return found
        if token.lower_ == "administration":
            before = plain(self.doc[token.i - 1]) if token.i else ""
            return self.country(token, "us") if before in _US_PRESIDENTS else None
        if token.text == "Council" and any(c.key == "European Union" for c in self.cast.clusters):
            return self._union(token)
        if token.text == "Treasury":  # the model may take it for a body of nobody's
            return self._treasury(token)
        return self._unnamed_state(token) if found is None else None

    def _unnamed_state(self, token: Token) -> Cluster | None:
        """The state of "it", "Brussels", "the US government"."""
        if token.lower_ == "it":
            found = self._sayer(token) or self.antecedent(token)
            return found if found is not None and authority_of(found) is not None else None
        if token.text == "Brussels":
            return self._union(token)
        return self._of_adjective(token) if token.lower_ == "government" else None

    def _sayer(self, pronoun: Token) -> Cluster | None:
        """Who "it" is in "the Treasury said it had sanctioned …"."""
        verb = pronoun.head
        if pronoun.dep_ != "nsubj" or verb.dep_ != "ccomp" or verb.head.lemma_ not in SAYING:
            return None
        subjects = [c for c in verb.head.children if c.dep_ == "nsubj"]
        return self.state(subjects[0]) if len(subjects) == 1 else None

    def _union(self, token: Token) -> Cluster:
        """As in "Brussels" that acts is the European Union."""
        name = "European Union"
        cluster = next((c for c in self.cast.clusters if c.key == name), None)
        if cluster is None:
            cluster = Cluster(schema=ActorSchema.PUBLIC_BODY, name=name, key=name, code="eu")
            self.cast.clusters.append(cluster)
        self._point(cluster, token.i, token.i + 1, MentionKind.DESCRIPTION)
        return cluster

    def _treasury(self, token: Token) -> Cluster | None:
        """As in "The Treasury" alone: the United States', where the text is not about Britain's."""
        codes = {authority_of(c) for c in self.cast.clusters if c.schema is not ActorSchema.PERSON}
        return self.country(token, "us") if "us" in codes and "gb" not in codes else None

    def _of_adjective(self, token: Token) -> Cluster | None:
        """The state of "the US government", "the government of Canada"."""
        of = (t for c in token.children if c.lower_ == "of" for t in objects_of(c))
        for child in (*token.lefts, *of):
            found = self.state_beside(child)
            if found is not None:
                return found
        return None

    def state_beside(self, token: Token) -> Cluster | None:
        """The state that a word before a noun tells: "US sanctions", "American sanctions"."""
        found = self.cast.at(token.i)
        if found is not None:
            return found if authority_of(found) is not None else None
        hit = self.references.phrases.hit_at(token.i)
        if hit is None or hit.kind not in {"adjective", "country", "capital"} or not hit.code:
            return None
        return self.country(token, hit.code)

    def country(self, token: Token, code: str) -> Cluster | None:
        """A country's actor, to which a word points from now on."""
        known = next((c for c in countries() if c.code == code), None)
        if known is None:
            return None
        cluster = next(
            (
                c
                for c in self.cast.clusters
                if c.code == code and (c.schema is ActorSchema.COUNTRY or c.key == known.name)
            ),
            None,
        )
        if cluster is None:
            cluster = Cluster(schema=ActorSchema.COUNTRY, name=known.name, code=code)
            self.cast.clusters.append(cluster)
        self._point(cluster, token.i, token.i + 1, MentionKind.DESCRIPTION)
        return cluster

    def described(self, token: Token) -> Cluster | None:
        """An actor for "a China-based firm", which has no name; None for what is no party."""
        noun = token.lemma_.lower()
        if token.pos_ not in {"NOUN", "PROPN"} or noun not in ACTOR_NOUNS:
            return None
        if noun in {"regime", "government"}:
            return self._of_adjective(token)  # what is imposed on it is on the country
        first = token.left_edge
        anaphoric = first.lower_ in {"the", "this", "that", "its", "his", "their"}
        if anaphoric and token.tag_ in {"NN", "NNP"} and self._code(token) is None:
            return None  # "the company" is one that has been named
        start = first.i
        while start < token.i and self.doc[start].pos_ in {"DET", "PUNCT"}:
            start += 1
        if start == token.i:
            return None  # "targets", "firms" alone are nobody
        text = " ".join(self.doc[start : token.i + 1].text.split())
        cluster = next(
            (c for c in self.cast.clusters if not c.named and c.name.lower() == text.lower()), None
        )
        if cluster is None:
            code = self._code(token)
            cluster = Cluster(schema=_schema(token, noun), name=text, code=code, named=False)
            self.cast.clusters.append(cluster)
        self._point(cluster, token.left_edge.i, token.i + 1, MentionKind.DESCRIPTION)
        return cluster

    def _code(self, token: Token) -> str | None:
        """The country of "a Russian firm", "a China-based firm"."""
        for child in token.children:
            for each in (child, *child.children):
                if each.dep_ not in {"amod", "compound", "poss", "npadvmod", "nmod"}:
                    continue
                hit = self.references.phrases.hit_at(each.i)
                if hit is not None and hit.kind in {"adjective", "country"}:
                    return hit.code
        return None

    def _point(self, cluster: Cluster, start: int, end: int, kind: MentionKind) -> None:
        last = self.doc[end - 1]
        first, stop = self.doc[start].idx, last.idx + len(last)
        if not any(m.start == first for m in cluster.pointing):
            cluster.pointing.append(
                Mention(start=first, end=stop, text=self.doc.text[first:stop], kind=kind)
            )

    def antecedent(self, pronoun: Token) -> Cluster | None:
        """Whom "he", "his", "it" or "its" means; None where it is not safe.

        It is the only one that fits in the sentence up to there; in the sentences before
        it is the one whom the resolver of speakers finds.
        """
        known = self._pointed(pronoun)
        if known is not None:
            return known
        if pronoun.lower_ not in _SEXES and pronoun.lower_ not in {"it", "its"}:
            return None
        beside = self._joined_before(pronoun)
        if beside is not None:
            return beside
        here = self._fitting(pronoun, pronoun.sent.start, pronoun.i)
        if not here:
            return self.resolver.pronoun(pronoun)
        if len(here) != 1 or self._other_person(here[0], pronoun):
            return None
        self._point(here[0], pronoun.i, pronoun.i + 1, MentionKind.PRONOUN)
        return here[0]

    def _other_person(self, found: Cluster, pronoun: Token) -> bool:
        """Whether somebody of no name stands between: "X, and **the banker's** son and his …"."""
        if pronoun.lower_ not in _SEXES:
            return False
        for index in range(pronoun.i - 1, pronoun.sent.start - 1, -1):
            token = self.doc[index]
            here = self.at(token)
            if here is found:
                return False
            describes = self.cast.at(token.i + 1) is not None  # "daughter Gulnara"
            singular = token.tag_ == "NN" and token.dep_ in _PLACES and not describes
            if (
                singular
                and here is None
                and (plain(token) in HEADS or token.lemma_.lower() in PEOPLE)
            ):
                return True
        return False

    def _joined_before(self, pronoun: Token) -> Cluster | None:
        """X of "X and his wife"."""
        index = pronoun.i
        if index < 2 or self.doc[index - 1].lower_ not in {"and", "with"}:
            return None
        cluster = self.cast.at(index - 2)
        return cluster if cluster is not None and _fits(cluster, pronoun) else None

    def _fitting(self, pronoun: Token, start: int, end: int) -> list[Cluster]:
        found: dict[int, Cluster] = {}
        for token in self.doc[start:end]:
            cluster = self.at(token)
            if cluster is not None and _fits(cluster, pronoun):
                found[id(cluster)] = cluster
        return list(found.values())


def _fits(cluster: Cluster, pronoun: Token) -> bool:
    sex = _SEXES.get(pronoun.lower_)
    if sex is None:
        return cluster.schema is not ActorSchema.PERSON
    return cluster.schema is ActorSchema.PERSON and cluster.sex in {None, sex}


def _schema(token: Token, noun: str) -> ActorSchema:
    if token.tag_ in {"NNS", "NNPS"} or noun in _WIDE_NOUNS - {"individual", "person"}:
        return ActorSchema.LEGAL_ENTITY
    if noun in _COMPANY_NOUNS:
        return ActorSchema.COMPANY
    if noun in _PERSON_NOUNS or noun in FEMALE_WORDS or noun in MALE_WORDS:
        return ActorSchema.PERSON
    return ActorSchema.ORGANIZATION if noun in _BODY_NOUNS else ActorSchema.LEGAL_ENTITY


def authority_of(cluster: Cluster) -> str | None:
    """The code for which an actor imposes sanctions; None for one who can't.

    A state acts for itself, and so does its government's body; a head of state or a
    minister for the country of the office. Courts, leagues and companies are none.
    """
    if cluster.schema is ActorSchema.COUNTRY:
        return cluster.code
    if cluster.schema is ActorSchema.PERSON:
        return next(
            (
                office.country
                for office in cluster.offices
                if office.country and not _RULERS.isdisjoint(office.title.split())
            ),
            None,
        )
    if cluster.schema is ActorSchema.COMPANY or cluster.code is None:
        return None
    words = {word.lower().strip(".,") for word in cluster.name.split()}
    if words & {"court", "bank", "police", "league", "football", "olympic", "club"}:
        return None
    known = cluster.code in {"eu", "un"} or cluster.key == cluster.name
    return cluster.code if known or words & _STATE_WORDS else None
