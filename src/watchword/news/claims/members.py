"""Who is named as one of those sanctioned: "US-sanctioned X", "the targets include X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from watchword.model import Span
from watchword.news.actors import Cluster
from watchword.news.claims.carrying import Carrying, Placed, is_package
from watchword.news.claims.drafts import DesignationDraft
from watchword.news.claims.joining import each_of, objects_of, spread, subjects_of
from watchword.news.claims.parties import ACTOR_NOUNS, Parties, authority_of
from watchword.news.syntax import doers
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LISTED = word_set("sanctioned designated blacklisted targeted")
_NAMING = word_set("include comprise feature")
_MEETING = word_set("include target hit cover name list")


class Members:
    """Finds the members of rounds, and those who are called sanctioned in passing."""

    def __init__(self, doc: Doc, parties: Parties, carrying: Carrying) -> None:
        self.doc = doc
        self.parties = parties
        self.carrying = carrying

    def read(self, before: Sequence[Placed]) -> list[Placed]:
        """The claims about members.

        Args:
            before: The claims of acts, among them the rounds that members belong to.
        """
        found: list[Placed] = []
        for token in self.doc:
            if token.lower_ in _LISTED and token.dep_ in {"amod", "acl", "compound"}:
                found += self._called(token)
            if token.lemma_ in _MEETING and token.pos_ == "VERB":
                found += self._named_by(token, before)
            elif token.lemma_ == "be" and token.pos_ in {"AUX", "VERB"}:
                found += self._among(token, before)
        return found

    def _called(self, word: Token) -> Iterator[Placed]:
        """As in "US-sanctioned businessman X"; "the sanctioned oligarch X" has no authority."""
        if word.lower_ not in {"sanctioned", "blacklisted"} or word.dep_ == "acl":
            return
        noun = word.head
        while noun.dep_ == "compound" and noun.head is not noun:
            noun = noun.head
        target = self.parties.at(noun)
        if target is None or not target.named or authority_of(target) is not None:
            return
        by: list[Cluster | None] = [
            b for b in map(self.parties.state_beside, self._prefix(word)) if b is not None
        ]
        for doer in by or [None]:
            start = min([word.i, *(t.i for t in self._prefix(word))])
            yield (
                word.i,
                DesignationDraft(
                    authority=authority_of(doer) if doer is not None else None,
                    by=doer,
                    target=target,
                    evidence=self._span(start, self._end(noun)),
                ),
            )

    def _prefix(self, word: Token) -> list[Token]:
        """US of "US-sanctioned", UK and EU of "UK- and EU-sanctioned"."""
        found = [c for c in word.children if c.i < word.i and c.pos_ != "PUNCT"]
        index = word.i - 1
        if index > 0 and self.doc[index].text == "-":
            found.append(self.doc[index - 1])
        return list(dict.fromkeys(found))

    def _named_by(self, verb: Token, before: Sequence[Placed]) -> Iterator[Placed]:
        """As in "The sanctioned targets include X", "The package also targets X"."""
        for subject in subjects_of(verb):
            listed = self._is_listed_group(subject) and verb.lemma_ in _NAMING
            if listed or is_package(subject):
                yield from self._members(verb, subject, objects_of(verb), before)

    def _among(self, verb: Token, before: Sequence[Placed]) -> Iterator[Placed]:
        """As in "Among those sanctioned was X", "X was among those sanctioned"."""
        for link in verb.children:
            if link.lower_ != "among" or link.dep_ != "prep":
                continue
            for group in objects_of(link):
                if self._is_listed_group(group):
                    yield from self._members(verb, group, _beside(verb, link), before)

    def _is_listed_group(self, noun: Token) -> bool:
        if noun.lower_ not in {"those", "target", "targets"} and (
            noun.lemma_.lower() not in ACTOR_NOUNS or noun.tag_ != "NNS"
        ):
            return False
        if noun.lower_ == "targets" and any(c.lower_ == "the" for c in noun.children):
            return True
        return any(
            child.lower_ in _LISTED and child.dep_ in {"amod", "acl", "relcl", "compound"}
            for child in noun.children
        )

    def _members(
        self, verb: Token, group: Token, tokens: Sequence[Token], before: Sequence[Placed]
    ) -> Iterator[Placed]:
        stated = self._stated(group)
        base = stated or self.carrying.act_before(verb, before)
        if base is None:
            base = DesignationDraft(
                authority=None, by=None, target=None, evidence=Span(start=0, end=0)
            )
        for token in tokens:
            target = self.parties.named(token) or self.parties.described(token)
            if target is not None and target is not base.by:
                first = min(group.left_edge.i, verb.i, token.left_edge.i)
                last = max(group.i, verb.i, self._end(token))
                yield (
                    verb.i,
                    replace(
                        base,
                        target=target,
                        target_count=None,
                        count_qualifier=None,
                        jurisdiction_count=None,
                        evidence=self._span(first, last),
                    ),
                )

    def _stated(self, group: Token) -> DesignationDraft | None:
        """Who sanctioned "those sanctioned by the EU", also of "the list of those"."""
        for child in group.subtree:
            if child.lower_ not in _LISTED or child.dep_ not in {"acl", "relcl"}:
                continue
            for token in spread(doers(child)):
                by = self.parties.state(token)
                if by is not None:
                    return DesignationDraft(
                        authority=authority_of(by), by=by, target=None,
                        evidence=Span(start=0, end=0),
                    )  # fmt: skip
        return None

    def _end(self, token: Token) -> int:
        name = self.parties.cast.name_at(token.i)
        return name.end - 1 if name is not None else token.i

    def _span(self, first: int, last: int) -> Span:
        end = self.doc[last]
        return Span(start=self.doc[first].idx, end=end.idx + len(end))


def _beside(verb: Token, link: Token) -> list[Token]:
    """The other side of "among": the subject, before or behind."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in {"nsubj", "attr"} and child is not link:
            found += each_of(child)
    return found
