"""Whom the words that name a speaker mean."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from watchword.model import ActorSchema, Mention, MentionKind, Span
from watchword.news.actors import Cast, Cluster
from watchword.news.mentions import Found
from watchword.news.outer import Attribution, Outer
from watchword.news.references import ReferenceReader
from watchword.news.spotting import plain
from watchword.news.syntax import is_taken_for_adverb
from watchword.news.titles import FEMALE_WORDS, HEADS, MALE_WORDS, ORGANISATION_WORDS
from watchword.news.words import AGENT_NOUNS, PEOPLE, SAYING, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HE_OR_SHE = {"he": "m", "she": "f", "him": "m", "her": "f"}
_POSSESSIVE = {"his": "he", "its": "it"}
_OPEN = word_set("i we you they it this that these those who which there one someone somebody "
                 "everyone anyone nobody none many some others most both all people")  # fmt: skip
_NEVER_IT = frozenset({ActorSchema.PERSON, ActorSchema.LEGAL_ENTITY})
_KINDS = word_set(
    "agency newspaper group company firm network channel website magazine broadcaster daily outlet"
)
_GOING_ON = word_set("add continue go conclude")
_SOMEBODY_NEW = word_set("a an another")
_NARROWING = word_set("of for at from")
_MAX_LINKS = 3
_NEAR_BLOCKS = 2


class Resolver:
    """Resolves speakers in one text, in the order in which it is read."""

    def __init__(self, doc: Doc, outer: Outer, cast: Cast, references: ReferenceReader) -> None:
        self.doc = doc
        self.outer = outer
        self.cast = cast
        self.references = references
        self._main = {token.idx: token.i for token in doc}
        self._quote_starts = [quote.start for quote in outer.quotes]
        self._ends = [sentence.end_char for sentence in doc.sents]
        self._resolved: dict[int, Cluster | None] = {}
        self._unnamed: list[tuple[str, Cluster]] = []
        self._spoken: list[tuple[int, Cluster | None]] = []

    def spoke(self, cluster: Cluster | None, attribution: Attribution) -> None:
        """Remember who spoke at a cue; None for somebody whom we could not tell."""
        self._spoken.append((attribution.cue.idx, cluster))

    def speaker(self, token: Token, cue: Token) -> Cluster | None:
        """The actor that a speaker's words mean; None where it is not safe."""
        if token.idx not in self._resolved:
            self._resolved[token.idx] = self._resolve(token, cue)
        return self._resolved[token.idx]

    def _resolve(self, token: Token, cue: Token) -> Cluster | None:
        known = self.actor(token)
        if known is not None:
            return known
        word = token.lower_
        if word in _HE_OR_SHE:
            return self._by_pronoun(token, _HE_OR_SHE[word], cue)
        if word == "it":
            return self._by_it(token)
        if word in _OPEN or token.pos_ in {"PRON", "DET", "VERB", "ADJ", "NUM"}:
            return None
        return self._unnamed_one(token)

    def actor(self, token: Token) -> Cluster | None:
        """The actor that a token names or describes."""
        index = self._main.get(token.idx)
        if index is None:
            return None
        found = self.cast.at(index) or self.references.at(index)
        if found is not None:
            return found
        if token.lower_ in _KINDS:  # "the Interfax news agency"
            for child in token.children:
                body = self.cast.at(self._main.get(child.idx, -1))
                if child.dep_ == "compound" and body is not None and body in self.cast.bodies():
                    return body
        for child in token.children:  # "a spokesman, John Kirby, said"
            if child.dep_ == "appos" and child.idx in self._main:
                named = self.cast.at(self._main[child.idx])
                if named is not None and named.schema is ActorSchema.PERSON:
                    return named
        return None

    def pronoun(self, token: Token) -> Cluster | None:
        """Whom a pronoun of the narration means, once all speakers are known."""
        if not self._is_outside(token.idx):
            return None
        word = _POSSESSIVE.get(token.lower_, token.lower_)
        if word in _HE_OR_SHE:
            return self._by_pronoun(token, _HE_OR_SHE[word], token)
        return self._by_it(token) if word == "it" else None

    def words_of(self, token: Token) -> Span:
        """The words that name the speaker, without what only describes him behind a comma."""
        index = self._main.get(token.idx)
        name = self.cast.name_at(index) if index is not None else None
        if name is not None:
            last = self.doc[name.end - 1]
            return Span(start=self.doc[name.start].idx, end=last.idx + len(last))
        start = token.left_edge
        while start.i < token.i and not self.outer.is_outside(start):
            start = start.nbor()
        return Span(start=start.idx, end=token.idx + len(token))

    def _by_pronoun(self, token: Token, sex: str, cue: Token) -> Cluster | None:
        """He or she: the last who spoke or was the subject, if nobody else can be meant."""
        last = self._last_speaker(token.idx, sex)
        subject = self._last_subject(token, sex)
        stranger = self._last_stranger(token.idx)
        if stranger > max(last[0] if last else -1, subject[0] if subject else -1):
            return None
        if cue.lemma_ in _GOING_ON and last is not None:
            found: Cluster | None = last[1]
        elif last is None or (subject is not None and subject[0] > last[0]):
            found = subject[1] if subject is not None else None
        else:
            found = last[1]
        at = max((pair[0] for pair in (last, subject) if pair and pair[1] is found), default=-1)
        if found is None or self._rival(found, at, token.idx, sex):
            return None
        found.pointing.append(self._pronoun(token))
        found.sex = found.sex or sex
        return found

    def _pronoun(self, token: Token) -> Mention:
        return Mention(
            start=token.idx, end=token.idx + len(token), text=token.text, kind=MentionKind.PRONOUN
        )

    def _last_speaker(self, before: int, sex: str) -> tuple[int, Cluster] | None:
        for place, cluster in reversed(self._spoken):
            if place >= before:
                continue
            if cluster is None or self._blocks_between(place, before) > _NEAR_BLOCKS:
                return None
            if cluster.schema is ActorSchema.PERSON and cluster.sex in {None, sex}:
                return place, cluster
        return None

    def _last_stranger(self, before: int) -> int:
        """Where somebody spoke last whom we could not tell."""
        return max((p for p, c in self._spoken if c is None and p < before), default=-1)

    def _blocks_between(self, start: int, end: int) -> int:
        return sum(
            1
            for line in self.outer.flat[start:end].split("\n")[1:]
            if len(line) > 60 or '"' in line
        )

    def _last_subject(self, token: Token, sex: str) -> tuple[int, Cluster] | None:
        """The last person who was the subject of a sentence before, or of this one."""
        for name, cluster in self._people_before(token.idx):
            place = self.doc[name.start].idx
            if self._blocks_between(place, token.idx) > _NEAR_BLOCKS:
                return None
            if self._is_subject(self.doc[name.end - 1]) and cluster.sex in {None, sex}:
                return place, cluster
        return None

    def _people_before(self, offset: int) -> list[tuple[Found, Cluster]]:
        """Names of persons outside of quotations before an offset, the nearest first."""
        names = [
            (name, cluster)
            for cluster in self.cast.people()
            for name in cluster.found
            if self.doc[name.start].idx < offset and self._is_outside(self.doc[name.start].idx)
        ]
        return sorted(names, key=lambda pair: -pair[0].start)

    def _is_outside(self, offset: int) -> bool:
        number = bisect_right(self._quote_starts, offset) - 1
        return number < 0 or offset >= self.outer.quotes[number].end

    def _is_subject(self, token: Token) -> bool:
        """Whether a name is a subject of the narration, not of what somebody says."""
        if token.dep_ not in {"nsubj", "nsubjpass"} and not is_taken_for_adverb(token):
            return False
        verb = token.head
        for _ in range(6):
            if verb.dep_ == "ccomp" and verb.head.lemma_ in SAYING:
                return False
            if verb.head is verb:
                break
            verb = verb.head
        return True

    def _rival(self, found: Cluster, at: int, before: int, sex: str) -> bool:
        """Whether somebody else whom the pronoun could mean was named since.

        One other person named alone since then could be meant. Several named together
        could not: the text would say "they".
        """
        sentence_end = self._sentence_end(at)
        others: dict[int, Cluster] = {}
        for name, cluster in self._people_before(before):
            place = self.doc[name.start].idx
            if place <= sentence_end:
                break
            if cluster is found:
                return False
            if cluster.sex in {None, sex}:
                others[id(cluster)] = cluster
        return len(others) == 1

    def _sentence_end(self, offset: int) -> int:
        number = bisect_right(self._ends, offset)
        return self._ends[number] if number < len(self._ends) else offset

    def _by_it(self, token: Token) -> Cluster | None:
        """It: the body that was the speaker just before, in this paragraph or the last."""
        for place, cluster in reversed(self._spoken):
            if place >= token.idx:
                continue
            if cluster is None or cluster.schema in _NEVER_IT:
                return None
            if self._blocks_between(place, token.idx) > 1:
                return None
            cluster.pointing.append(self._pronoun(token))
            return cluster
        return None

    def _unnamed_one(self, token: Token) -> Cluster | None:
        """An actor for "a senior official" or "analysts": described, not named."""
        word = plain(token)
        schema = _unnamed_schema(token, word)
        if schema is None:
            return None
        start, last = self.words_of(token).start, self._last_word(token)
        span = Span(start=start, end=last.idx + len(last))
        text = " ".join(self.outer.flat[span.start : span.end].split())
        cluster = self._described_before(text, word)
        if cluster is None:
            bare = _without_article(text)
            cluster = Cluster(schema=schema, name=bare, key=f"{schema}:{bare.lower()}", named=False)
            cluster.sex = "f" if word in FEMALE_WORDS else "m" if word in MALE_WORDS else None
            self.cast.clusters.append(cluster)
            self._unnamed.append((word, cluster))
        cluster.pointing.append(
            Mention(start=span.start, end=span.end, text=text, kind=MentionKind.DESCRIPTION)
        )
        return cluster

    def _last_word(self, token: Token) -> Token:
        """The end of a description: "a spokesman for the Ministry of Defense" has six words."""
        for _ in range(_MAX_LINKS):
            behind = (t for t in token.rights if t.i == token.i + 1 and t.lower_ in _NARROWING)
            link = next(behind, None)
            noun = next((t for t in link.rights if t.dep_ == "pobj"), None) if link else None
            if noun is None or not self.outer.is_outside(noun):
                return token
            token = noun
        return token

    def _described_before(self, text: str, word: str) -> Cluster | None:
        """The unnamed actor that a description takes up again.

        "A mayor" is somebody new. "The mayor" is the only mayor so far, "the mayor of
        Lyon" is not the mayor of Nice.
        """
        article = text.partition(" ")[0].lower()
        if article in _SOMEBODY_NEW:
            return None
        wanted = _without_article(text).lower()
        same = [
            cluster
            for head, cluster in self._unnamed
            if head == word
            and (
                cluster.name.lower() == wanted
                or (article == "the" and set(wanted.split()) <= set(cluster.name.lower().split()))
            )
        ]
        return same[0] if len(same) == 1 else None


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in {"the", "a", "an"} else text


def _unnamed_schema(token: Token, word: str) -> ActorSchema | None:
    """What an unnamed speaker is; None for things that say nothing themselves."""
    if token.lemma_.lower() in AGENT_NOUNS or word in {"statement", "report"}:
        return None
    if word in ORGANISATION_WORDS:
        return ActorSchema.ORGANIZATION
    if token.tag_ in {"NNS", "NNPS"} or word in {"police", "people", "family", "couple", "media"}:
        return ActorSchema.LEGAL_ENTITY
    if word in HEADS or word in PEOPLE:
        return ActorSchema.PERSON
    return ActorSchema.LEGAL_ENTITY if token.pos_ in {"NOUN", "PROPN"} else None
