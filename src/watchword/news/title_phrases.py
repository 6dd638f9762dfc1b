"""Reads a phrase of a title: whose office, for what, former or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.news.gazetteer import Hit
from watchword.news.spotting import is_capitalised, plain
from watchword.news.titles import (
    DOMAINS,
    FORMER,
    HEADS,
    HONORIFICS,
    LOWER_BODIES,
    ORGANISATION_WORDS,
    Title,
    implied_body,
    make_title,
)
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPENERS = word_set("the a an his her its their our my new newly appointed current incumbent")
_POSSESSIVES = word_set("his her its their")
_ABBREVIATIONS = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general",
    "adm": "admiral", "col": "colonel", "lt": "lieutenant", "capt": "captain", "maj": "major",
    "cmdr": "commander", "sgt": "sergeant", "ceo": "chief executive",
    "cfo": "chief financial officer",
}  # fmt: skip
_KEEPS_TO = word_set(
    "ambassador envoy adviser advisor aide consul assistant representative counselor"
)
_BECOMING = word_set("become name appoint elect nominate serve remain call")
_JOINED = word_set("born based backed sanctioned blacklisted designated")
"""Participles behind a country and a hyphen: of them only "based" tells whose somebody is."""
_PARTY_WORDS = word_set(
    "republican democratic democrat conservative labour liberal independent gop"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePhrase:
    """What a phrase says of the person beside it.

    Attributes:
        start, end: The tokens of the phrase.
        possessor: The token of "his" in "his counterpart".
        counterpart: Whether it is "counterpart", which stands for somebody else's title.
    """

    start: int
    end: int
    title: Title
    organisation: str | None
    country: str | None
    former: bool
    possessor: int | None
    counterpart: bool


class PhraseReader:
    """Reads title phrases in one parsed text."""

    def __init__(self, doc: Doc, hits: Sequence[Hit]) -> None:
        self.doc = doc
        self._hits = {index: hit for hit in hits for index in range(hit.start, hit.end)}

    def hit_at(self, index: int) -> Hit | None:
        """The phrase of the tables that covers a token."""
        return self._hits.get(index)

    def start_of(self, head: int) -> int:
        """Where the phrase that a title's head ends begins."""
        doc = self.doc
        index = head
        while index > 0 and not doc[index].is_sent_start:
            before = doc[index - 1]
            if self._belongs(before, index):
                index -= 1
            else:
                break
        return index

    def _belongs(self, token: Token, following: int) -> bool:
        """Whether a token is part of the title phrase that goes on behind it."""
        word = plain(token)
        if token.is_space or word in HONORIFICS:
            return False
        if word in _OPENERS:
            return self.doc[following].lower_ not in _OPENERS | {"'s"} or word in {"the", "a", "an"}
        if token.text in {"'s", "'", "-", "&"} or token.i in self._hits or word in FORMER:
            return token.text != "'" or self.doc[token.i - 1].text.endswith("s")
        if token.ent_type_ in {"DATE", "TIME", "PERSON"} and word not in DOMAINS:
            return False
        if word == "under" or token.lemma_ in _BECOMING:
            return word == "under" and plain(self.doc[following]).startswith("secretary")
        if token.lower_ == "in":  # "commander-in-chief"
            return self.doc[following].text == "-" and self.doc[token.i - 1].text == "-"
        if token.lower_ == "and":
            return (
                plain(self.doc[following]) in DOMAINS
                and token.i > 0
                and plain(self.doc[token.i - 1]) in DOMAINS
            )
        return token.pos_ in {"NOUN", "PROPN", "ADJ", "X"} or token.tag_ in {
            "VBN",
            "NN",
            "JJ",
            "CD",
        }

    def read(self, start: int, head: int, end: int) -> TitlePhrase | None:
        """Read tokens ``start`` to ``end``; the word that makes it a title is at ``head``.

        What stands behind the head is a complement: "of Russia", "to China".
        """
        doc = self.doc
        index, former, possessor = self._skip_openers(start, head)
        country, index = self._owner(index, head)
        if country is None:  # "Uzbek-born Russian billionaire"
            country, index = self._owner(index, head)
        organisation, org_country, index = self._body(start, index, head)
        country = country or org_country
        index, again, _ = self._skip_openers(index, head)
        if country is None:
            country, index = self._owner(index, head)
        words = [self._word(doc[i]) for i in range(index, head + 1)]
        title = " ".join(word for word in words if word)
        if head + 1 < end:
            more, organisation, country = self._complement(
                head + 1, end, doc[head], organisation, country
            )
            title = f"{title} {more}".strip()
        made = make_title(title)
        if organisation is None:
            organisation = implied_body(made, country)
        return TitlePhrase(
            start=start,
            end=end,
            title=made,
            organisation=organisation,
            country=country,
            former=former or again,
            possessor=possessor,
            counterpart=doc[head].lower_ == "counterpart",
        )

    def _word(self, token: Token) -> str:
        word = plain(token)
        if word in FORMER or word in _OPENERS or token.text in {"'s", "'"}:
            return ""
        return _ABBREVIATIONS.get(word, token.text)

    def _skip_openers(self, index: int, head: int) -> tuple[int, bool, int | None]:
        former = False
        possessor = None
        while index < head:
            word = plain(self.doc[index])
            if word in FORMER:
                former = True
                if self.doc[index + 1].text == "-":
                    index += 1
            elif word in _POSSESSIVES:
                possessor = index
            elif word not in _OPENERS and self.doc[index].text not in {"-", "'s", "'"}:
                break
            index += 1
        return index, former, possessor

    def _owner(self, index: int, head: int) -> tuple[str | None, int]:
        """The country at the beginning: "Chinese", "China's", "US"; not "Russian-born"."""
        hit = self._hits.get(index)
        if hit is None or hit.kind == "institution" or hit.end > head or hit.start < index:
            return None, index
        end = hit.end
        if self.doc[end].text == "-" and plain(self.doc[end + 1]) in _JOINED:
            return (hit.code if plain(self.doc[end + 1]) == "based" else None), end + 2
        if hit.kind == "people":
            return None, index
        if hit.kind == "capital":
            # "Moscow mayor": the city's office, in its country.
            return None, index
        if self.doc[end].text in {"'s", "'"}:
            end += 1
        return hit.code, min(end, head)

    def _body(self, start: int, index: int, head: int) -> tuple[str | None, str | None, int]:
        """The body whose office it is: "NATO", "Chinese Defense Ministry", "Tesla"."""
        doc = self.doc
        hit = self._hits.get(index)
        last = self._last_body_word(index, head)
        if hit is not None and doc[hit.end].text == "-" and plain(doc[hit.end + 1]) in _JOINED:
            return None, None, hit.end + 2  # "EU-sanctioned": not its own
        if hit is not None and hit.kind == "institution" and hit.end <= head:
            end = hit.end if last is None else max(hit.end, last + 1)
            if end == head and plain(doc[end - 1]) in DOMAINS and plain(doc[head]) == "secretary":
                return None, hit.code, end - 1  # "US Treasury Secretary"
            name = doc[hit.start : end].text
            return name, hit.code, end + (doc[end].text in {"'s", "'"})
        if last is not None:
            first = self._without_openers(start, index)
            owned = any(token.text in {"'s", "'"} for token in doc[first:index])
            name = doc[index if owned else first : last + 1].text
            end = last + 1
            return name, None, end + (doc[end].text in {"'s", "'"})
        end = index
        while end < head and self._is_own_name(doc[end], head):
            end += 1
        if end == index:
            return None, None, index
        hit = self._hits.get(index)
        code = hit.code if hit is not None else None
        return doc[index:end].text, code, end + (doc[end].text in {"'s", "'"})

    def _without_openers(self, start: int, index: int) -> int:
        while start < index and (
            plain(self.doc[start]) in _OPENERS | FORMER or self.doc[start].text == "-"
        ):
            start += 1
        return start

    def _last_body_word(self, index: int, head: int) -> int | None:
        """The last word of a body's name before the head: "Ministry", "Bank"."""
        for i in range(head - 1, index - 1, -1):
            token = self.doc[i]
            if plain(token) in ORGANISATION_WORDS and is_capitalised(token):
                if plain(token) in DOMAINS and all(
                    plain(t) in DOMAINS or plain(t) in HEADS for t in self.doc[i : head + 1]
                ):
                    continue  # "Army Commander", "Press Secretary"
                return i
            if plain(token) in LOWER_BODIES and token.is_lower:
                return i
        return None

    def _is_own_name(self, token: Token, head: int) -> bool:
        """Whether a word before the head is a name and not a part of the title."""
        if token.text in {"-", "&"}:
            return 0 < token.i < head - 1 and is_capitalised(self.doc[token.i - 1])
        word = plain(token)
        if not is_capitalised(token) or word in HEADS or plain(self.doc[head]) == "minister":
            return False
        return word not in DOMAINS and word not in _PARTY_WORDS

    def _complement(
        self, start: int, end: int, head: Token, organisation: str | None, country: str | None
    ) -> tuple[str, str | None, str | None]:
        """What "of …" or "to …" adds: a country, a body, or the rest of the title."""
        doc = self.doc
        preposition = doc[start].lower_
        first = start + 1
        while first < end and plain(doc[first]) in _OPENERS:
            first += 1
        if first >= end:
            return "", organisation, country
        hit = self._hits.get(first)
        words = doc[start:end].text
        if preposition == "to" or (preposition == "for" and plain(head) in _KEEPS_TO):
            return words, organisation, country
        if hit is not None and hit.kind in {"country", "capital"} and hit.end == end:
            return ("", organisation, country or hit.code) if hit.kind == "country" else (
                words, organisation, country)  # fmt: skip
        if hit is not None and hit.kind == "institution":
            return "", organisation or doc[first:end].text, country or hit.code
        if all(plain(t) in DOMAINS or t.text in {",", "&", "-"} for t in doc[first:end]):
            return words, organisation, country
        if any(is_capitalised(t) for t in doc[first:end]):
            owner = hit.code if hit is not None and hit.kind in {"adjective", "country"} else None
            return "", organisation or doc[first:end].text, country or owner
        return words, organisation, country
