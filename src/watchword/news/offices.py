"""Offices: the titles that stand beside a person's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from watchword.model import ActorSchema, Office
from watchword.news.actors import Cast, Cluster
from watchword.news.gazetteer import Hit
from watchword.news.mentions import Found
from watchword.news.spotting import plain
from watchword.news.title_phrases import PhraseReader, TitlePhrase
from watchword.news.titles import HEADS, HONORIFICS, Title, implied_body, role_of
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLOSERS = frozenset({",", ".", ";", ")", "-", "—", "–", ":", "?", "!", "("})
_COMPLEMENT = word_set("of at for to in with from under on")
_MAX_PHRASE = 14
_RANKS = word_set(
    "prince princess sheikh ayatollah gen general adm admiral col colonel lt maj king"
)
_BECOMING = word_set("become name appoint elect nominate serve remain")


class OfficeReader:
    """Finds the offices of the persons of one text.

    Args:
        described: The body that a description at a token points to ("the ministry's").
    """

    def __init__(
        self,
        doc: Doc,
        hits: Sequence[Hit],
        cast: Cast,
        described: Callable[[int], Cluster | None] = lambda _: None,
    ) -> None:
        self.doc = doc
        self.cast = cast
        self._described = described
        self.phrases = PhraseReader(doc, hits)
        self._hits = hits

    def read_all(self) -> None:
        """Give every person the offices that the text states; counterparts last."""
        waiting: list[tuple[Cluster, Found, TitlePhrase]] = []
        names = sorted(
            ((name, c) for c in self.cast.people() for name in c.found),
            key=lambda pair: pair[0].start,
        )
        for name, cluster in names:
            self._take_owner(cluster, name)
            for phrase in self._phrases_beside(name):
                if phrase.counterpart:
                    waiting.append((cluster, name, phrase))
                else:
                    self._give(cluster, name, phrase)
        for cluster, name, phrase in waiting:
            self._give_counterpart(cluster, name, phrase)

    def _phrases_beside(self, name: Found) -> Iterator[TitlePhrase]:
        for phrase in (
            self._before(name),
            self._before_comma(name),
            self._behind_comma(name),
            self._by_verb(name),
        ):
            if phrase is not None and phrase.title.text:
                yield phrase

    def _before(self, name: Found) -> TitlePhrase | None:
        """``Chinese Defense Minister Li``, ``Secretary of State Antony Blinken``."""
        index = name.start - 1
        if index < 0 or self.doc[name.start].is_sent_start:
            return None
        head = self._head_before(index)
        if head is None:
            return None
        start = self.phrases.start_of(head)
        ranked = head == index - 1 and self._is_rank(index)
        return self.phrases.read(start, head, head + 1 if ranked else name.start)

    def _head_before(self, index: int) -> int | None:
        token = self.doc[index]
        if self._is_rank(index):
            return index - 1  # "Foreign Minister Prince Faisal bin Farhan"
        if plain(token) in HONORIFICS and index > 0:
            return self._head_before(index - 1) if plain(self.doc[index - 1]) in HEADS else None
        if plain(token) in HEADS and token.pos_ != "VERB":
            return index
        # The complement of a title: walk back to its "of".
        for back in range(index, max(index - 6, 0), -1):
            word = self.doc[back].lower_
            if word in {"of", "for", "to"} and plain(self.doc[back - 1]) in HEADS:
                # "a spokesman for Guterres" is no title of Guterres.
                return back - 1 if back < index else None
            if self.doc[back].pos_ in {"VERB", "AUX", "PUNCT"} or self.doc[back].is_sent_start:
                return None
        return None

    def _is_rank(self, index: int) -> bool:
        """Whether a rank stands between a title and the name; "secretary general" is one title."""
        if index == 0 or plain(self.doc[index]) not in _RANKS:
            return False
        before = plain(self.doc[index - 1])
        return before in HEADS and (
            plain(self.doc[index]) != "general" or before in {"minister", "president", "chief"}
        )

    def _before_comma(self, name: Found) -> TitlePhrase | None:
        """``his Russian counterpart, Sergei Shoigu,``."""
        comma = name.start - 1
        while comma > 0 and plain(self.doc[comma]) in _RANKS | HONORIFICS:
            comma -= 1  # "the supreme leader, Ayatollah Ali Khamenei,"
        if comma < 1 or self.doc[comma].text != "," or not self._closes(name.end):
            return None
        head = self._head_before(comma - 1)
        if head is None:
            return None
        start = self.phrases.start_of(head)
        first = self.doc[start]
        definite = first.lower_ in {"the", "his", "her", "its", "their"} or any(
            t.text == "'s" for t in self.doc[start:head]
        )
        if not definite:
            return None
        return self.phrases.read(start, head, comma)

    def _closes(self, index: int) -> bool:
        """Whether an apposition can end before a token."""
        if index >= len(self.doc):
            return True
        token = self.doc[index]
        return token.is_space or token.text in _CLOSERS or token.pos_ in {"ADP", "SCONJ", "CCONJ"}

    def _behind_comma(self, name: Found) -> TitlePhrase | None:
        """``Wang Wenbin, the foreign ministry spokesman,``; ``(…)`` too."""
        doc = self.doc
        index = name.end
        if index + 1 >= len(doc) or doc[index].text not in {",", "("}:
            return None
        start = index + 1
        if doc[start].like_num and doc[start + 1].text == ",":  # an age
            start += 2
        if doc[start].lower_ in {"who", "then"} and doc[start + 1].lower_ in {
            "is",
            "was",
            "serves",
        }:
            start += 2
        head = self._apposition_head(start)
        if head is None:
            return None
        end = self._apposition_end(head)
        if end is None:
            return None
        return self.phrases.read(start, head, end)

    def _apposition_head(self, start: int) -> int | None:
        """The head of the noun phrase that begins at a token, if it is a title."""
        doc = self.doc
        last = None
        for index in range(start, min(start + _MAX_PHRASE, len(doc))):
            token = doc[index]
            if self.cast.at(index) is not None and self._is_person(index):
                return None  # the title of the next one in a list
            if (token.text in _CLOSERS and token.text != "-") or token.is_space:
                break
            if _ends_phrase(token) and (last is not None or token.tag_ not in {"VBN", "VBG"}):
                break
            if token.pos_ in {"NOUN", "PROPN"} or plain(token) in HEADS:
                last = index
        if last is None or plain(doc[last]) not in HEADS:
            return None
        if self.phrases.start_of(last) > start:
            return None
        following = self.cast.at(last + 1)
        return None if following is not None and self._is_person(last + 1) else last

    def _is_person(self, index: int) -> bool:
        cluster = self.cast.at(index)
        return cluster is not None and cluster.schema is ActorSchema.PERSON

    def _apposition_end(self, head: int) -> int | None:
        """Behind the complement of an apposition; None where no pause or end follows."""
        doc = self.doc
        index = head + 1
        if index < len(doc) and doc[index].lower_ in _COMPLEMENT:
            index = self._complement_end(index)
        if index >= len(doc) or doc[index].is_space or doc[index].text in _CLOSERS:
            return index
        if doc[index].pos_ in {"ADP", "SCONJ", "CCONJ"} or doc[index].lower_ in {"who", "that"}:
            return index
        return None

    def _complement_end(self, index: int) -> int:
        """The end of "of the Russian Security Council", "to China"."""
        doc = self.doc
        end = index + 1
        while end < len(doc) and end - index < 9:
            token = doc[end]
            if (
                token.pos_ in {"NOUN", "PROPN", "ADJ", "DET"}
                or token.text in {"'s", "&", "-"}
                or (
                    token.lower_ in {"of", "and"}
                    and end + 1 < len(doc)
                    and (doc[end + 1].text[:1].isupper() or doc[end + 1].lower_ == "the")
                )
            ):
                end += 1
            else:
                break
        return end

    def _by_verb(self, name: Found) -> TitlePhrase | None:
        """``Li, who is the minister …``; ``Li was named defense minister in March``."""
        token = self.doc[name.end - 1]
        verb = token.head
        if token.dep_ not in {"nsubj", "nsubjpass"} or verb.pos_ not in {"VERB", "AUX"}:
            return None
        if verb.lemma_ not in _BECOMING and verb.lemma_ != "be":
            return None
        if any(t.dep_ == "neg" or t.tag_ == "MD" for t in verb.children):
            return None
        for child in verb.rights:
            if child.dep_ in {"attr", "oprd", "dobj"} and plain(child) in HEADS:
                return self._predicate(child)
            if child.lower_ == "as":
                for inner in child.children:
                    if inner.dep_ == "pobj" and plain(inner) in HEADS:
                        return self._predicate(inner)
        return None

    def _predicate(self, head: Token) -> TitlePhrase | None:
        if any(t.lower_ in {"no", "not", "never"} for t in head.children):
            return None
        end = head.i + 1
        if end < len(self.doc) and self.doc[end].lower_ in {"of", "to", "at", "for"}:
            end = self._complement_end(end)
        return self.phrases.read(self.phrases.start_of(head.i), head.i, end)

    def _give(self, cluster: Cluster, name: Found, phrase: TitlePhrase) -> None:
        organisation = phrase.organisation
        country = phrase.country
        body = self._body_named(phrase)
        if body is not None:
            organisation = body.name
            country = country or body.code
        elif any(self._is_person(index) for index in range(phrase.start, phrase.end)):
            organisation = None  # "a spokesman for President Zelenskyy"
        self._add(cluster, name, phrase, phrase.title, organisation, country, inferred=False)

    def _body_named(self, phrase: TitlePhrase) -> Cluster | None:
        """The actor that the phrase names as the office's body."""
        for index in range(phrase.start, phrase.end):
            cluster = self.cast.at(index) or self._described(index)
            if cluster is not None and cluster.schema not in {
                ActorSchema.PERSON,
                ActorSchema.COUNTRY,
            }:
                return cluster
        return None

    def _give_counterpart(self, cluster: Cluster, name: Found, phrase: TitlePhrase) -> None:
        """The title of the one whose counterpart it is, in the country that is named."""
        other = self._whose_counterpart(cluster, name)
        if other is None:
            title, body = phrase.title, None
        else:
            # "Foreign secretary" is what two countries call theirs; a counterpart elsewhere
            # is a minister.
            role = role_of(other.title)
            title = Title(text=role if "secretary" in other.title else other.title, role=role)
            body = implied_body(title, phrase.country)
        if other is not None:
            self._add(cluster, name, phrase, title, body, phrase.country, inferred=True)
        elif phrase.country is not None:
            cluster.code = cluster.code or phrase.country

    def _whose_counterpart(self, cluster: Cluster, name: Found) -> Office | None:
        """The office that is shared: of the nearest subject before, else the nearest person."""
        nearest: tuple[int, int] | None = None
        office = None
        for person in self.cast.people():
            if person is cluster:
                continue
            for other in person.found:
                if other.start >= name.start or not person.offices:
                    continue
                distance = name.start - other.start
                if self.doc[other.start : name.start].text.count("\n") > 2:
                    continue
                token = self.doc[other.end - 1]
                rank = (0 if self._is_subject(token, name) else 1, distance)
                if nearest is None or rank < nearest:
                    nearest = rank
                    office = person.offices[0]
        return office

    def _is_subject(self, token: Token, name: Found) -> bool:
        same = token.sent.start == self.doc[name.start].sent.start
        return same and token.dep_ in {"nsubj", "nsubjpass"}

    def _add(
        self,
        cluster: Cluster,
        name: Found,
        phrase: TitlePhrase,
        title: Title,
        organisation: str | None,
        country: str | None,
        *,
        inferred: bool,
    ) -> None:
        first = min(phrase.start, name.start)
        while first < name.start and self.doc[first].lower_ in {"the", "a", "an"}:
            first += 1
        last = self.doc[max(phrase.end, name.end) - 1]
        office = Office(
            title=title.text,
            organisation=organisation,
            country=country,
            start=self.doc[first].idx,
            end=last.idx + len(last),
            former=phrase.former,
            inferred=inferred,
        )
        for known in cluster.offices:
            if role_of(known.title) == title.role and (
                country is None or known.country is None or known.country == country
            ):
                return
        cluster.offices.append(office)
        if country is not None:
            cluster.code = cluster.code or country

    def _take_owner(self, cluster: Cluster, name: Found) -> None:
        """``Russia's Sergei Lavrov``: the country that stands before the name."""
        if cluster.code is not None or name.start < 2:
            return
        if self.doc[name.start - 1].lower_ not in {"'s", "'"}:
            return
        for hit in self._hits:
            if hit.end == name.start - 1 and hit.kind in {"country", "adjective"}:
                cluster.code = hit.code


def _ends_phrase(token: Token) -> bool:
    """Whether a word can't stand in the noun phrase of a title."""
    if token.lower_ in {"its", "his", "her", "their"}:
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if token.lower_ == "under" and following is not None and plain(following) == "secretary":
        return False
    return token.pos_ in {"VERB", "AUX", "ADP", "SCONJ", "PRON"}
