"""Names that rules can tell: after a title, before a word for a body, in the register.

They are set before the statistical model looks, which then leaves them alone and reads
its own names around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from watchword.news.gazetteer import Hit
from watchword.news.names import first_name_sexes, fold
from watchword.news.titles import DOMAINS, FORMER, HEADS, HONORIFICS, ORGANISATION_WORDS
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december mon tue tues wed thu thur fri sat sun "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
)
PLACE_WORDS = word_set(
    "region sea strait straits ocean peninsula island islands river valley province desert gulf "
    "coast mountains street road avenue square county city state states district bay canal act "
    "treaty agreement accord deal bill law resolution amendment convention war wars day year prize "
    "award series tower building bridge summit conference talks games cup beach falls park lake "
    "palace heights hills springs stadium arena"
)
"""Words that end the name of a place or a thing."""
KIN = word_set(
    "sister brother wife husband son daughter father mother cousin nephew niece uncle aunt stepson "
    "stepdaughter grandson granddaughter widow partner fiancee girlfriend boyfriend in-law ex-wife "
    "ex-husband half-brother half-sister twin spouse"
)
_PARTICLES = word_set(
    "al el bin ibn bint de da do dos das du di la le van von der den ter ten abu ben ul ur y e af av"
)
_SUFFIXES = word_set("Jr Jr. Sr Sr. II III IV V")
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_NO_GENERALS = word_set(
    "motors electric assembly staff dynamics mills atomics secretariat council court election "
    "hospital services affairs"
)
_MAX_WORDS = 5
_MAX_LOOKUPS = 400


def plain(token: Token) -> str:
    """A token's word in lower case without an abbreviation's full stop."""
    return str(token.lower_).rstrip(".")


def is_capitalised(token: Token) -> bool:
    """Whether a token is written as part of a name."""
    return bool(re.match(r"[^\W\d_]", token.text)) and token.text[0].isupper()


class Spotter:
    """Finds names by rules in one parsed text."""

    def __init__(self, doc: Doc, hits: Sequence[Hit], in_heading: Callable[[int], bool]) -> None:
        self.doc = doc
        self.in_heading = in_heading
        self._closed = {
            index
            for hit in hits
            if hit.kind in {"country", "adjective", "institution", "people"}
            for index in range(hit.start, hit.end)
        }
        self._prefixes = {
            index
            for hit in hits
            if hit.kind in {"country", "adjective"}
            for index in range(hit.start, hit.end)
        }

    def name_end(self, start: int) -> int:
        """The end of the personal name that begins at a token; ``start`` where none does."""
        end = index = start
        words = 0
        while index < len(self.doc) and words < _MAX_WORDS:
            token = self.doc[index]
            if index > start and self._breaks(index):
                break
            if self._is_name_word(token):
                words += 1
                end = index + 1
            elif self._is_second_half(index, start):
                end = index + 1
            elif not self._joins(index, start):
                break
            index += 1
        return end

    def _is_name_word(self, token: Token) -> bool:
        if token.text in _SUFFIXES:
            return True
        word = plain(token)
        if not is_capitalised(token) or token.i in self._closed:
            return False
        if word in CALENDAR and word not in {"may", "april", "june", "august", "jan"}:
            return False
        return word not in HEADS and word not in ORGANISATION_WORDS and word not in HONORIFICS

    def _joins(self, index: int, start: int) -> bool:
        """Whether a token holds two words of a name together: "al-", "bin", "-"."""
        if index + 1 >= len(self.doc):
            return False
        token, after = self.doc[index], self.doc[index + 1]
        if token.text == "-":
            return index > start and not token.whitespace_ and not self.doc[index - 1].whitespace_
        if token.lower_ in _PARTICLES:
            return is_capitalised(after) or after.text == "-" or after.lower_ in _PARTICLES
        return False

    def _breaks(self, index: int) -> bool:
        """Whether a sentence ends before a token; the parser ends one after "Steven M."."""
        before = self.doc[index - 1]
        if "\n" in before.text_with_ws:
            return True
        return bool(self.doc[index].is_sent_start) and not re.fullmatch(r"[A-Z]\.", before.text)

    def _is_second_half(self, index: int, start: int) -> bool:
        """The small half of a hyphenated name: "Sang-bum"."""
        return (
            index > start + 1
            and self.doc[index - 1].text == "-"
            and not self.doc[index - 1].whitespace_
            and self.doc[index].is_alpha
            and is_capitalised(self.doc[index - 2])
        )

    def first_named(self) -> Iterator[Span]:
        """Names that begin with a common given name: "Igor Sechin"."""
        from spacy.tokens import Span

        index = 0
        while index < len(self.doc):
            end = index + 1
            token = self.doc[index]
            if is_capitalised(token) and fold(token.text) in first_name_sexes():
                end = self.name_end(index)
                if end - index >= 2 and self._reads_as_person(index, end):
                    yield Span(self.doc, index, end, label="PERSON")
            index = max(end, index + 1)

    def _reads_as_person(self, start: int, end: int) -> bool:
        last = self.doc[end - 1]
        before = self.doc[start - 1] if start else None
        inside_longer = (
            before is not None
            and is_capitalised(before)
            and before.whitespace_ != ""
            and not self.doc[start].is_sent_start
            and plain(before) not in HEADS | HONORIFICS | FORMER
            and before.i not in self._closed
            and before.pos_ == "PROPN"
        )
        if inside_longer or self.in_heading(start) or plain(last) in PLACE_WORDS:
            return False
        after = self.doc[end] if end < len(self.doc) else None
        return after is None or not (
            is_capitalised(after) and plain(after) in ORGANISATION_WORDS and not after.is_sent_start
        )

    def titled_people(self) -> Iterator[Span]:
        """Names right behind a title or an honorific."""
        from spacy.tokens import Span

        for token in self.doc[:-1]:
            start = self._in_apposition(token)
            if start is None:
                start = self._behind_title(token)
            if start is None or self.in_heading(start):
                continue
            end = self.name_end(start)
            if end > start and self._is_person(token, start, end):
                yield Span(self.doc, start, end, label="PERSON")

    def _behind_title(self, token: Token) -> int | None:
        """Where a name would begin behind a title: "Secretary of State" included."""
        word = plain(token)
        if word in HONORIFICS:
            return token.i + 1 if is_capitalised(token) else None
        if word not in HEADS or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return None
        index = token.i + 1
        if self.doc[index].lower_ in {"of", "for"}:
            index += 1
            first = index
            while index < len(self.doc) - 1 and index - first < 4:
                if plain(self.doc[index]) not in DOMAINS or not is_capitalised(self.doc[index]):
                    break
                index += 1
            return index if index > first else None
        return index

    def signatures(self) -> Iterator[Span]:
        """Names behind a quotation and a dash, with nothing behind them: ``“…” — Carlos Raúl``."""
        from spacy.tokens import Span

        for token in self.doc[1:-1]:
            if token.text not in _DASHES or self.doc[token.i - 1].text != '"':
                continue
            end = self.name_end(token.i + 1)
            ends = end >= len(self.doc) or "\n" in self.doc[end - 1 : end + 1].text_with_ws
            if ends and end - token.i > 2:
                yield Span(self.doc, token.i + 1, end, label="PERSON")

    def _in_apposition(self, token: Token) -> int | None:
        """Where a name begins behind "a Cypriot businessman," or "his sister"."""
        word = plain(token)
        if word in KIN and token.is_lower:
            return token.i + 1
        doc = self.doc
        if word not in HEADS or not token.is_lower or doc[token.i + 1].text != ",":
            return None
        start = token.i + 2
        end = self.name_end(start) if start < len(doc) else start
        if end - start < 2 or (end < len(doc) and doc[end].text not in {",", ".", ";", ")"}):
            return None
        return start

    def _is_person(self, title: Token, start: int, end: int) -> bool:
        after = self.doc[end] if end < len(self.doc) else None
        if after is not None and plain(after) in HEADS and not after.is_sent_start:
            return False  # "billionaire Twitter owner": a body that comes before a title
        if after is not None and plain(after) in ORGANISATION_WORDS and is_capitalised(after):
            return False
        if self.doc[start].is_sent_start and start > title.i + 1:
            return False
        if self.doc[start].is_sent_start and not title.text.endswith("."):
            return False
        if self.doc[start - 1].text == "," and end - start < 2:
            return False
        if plain(title) == "general" and plain(self.doc[start]) in _NO_GENERALS:
            return False
        return plain(self.doc[start]) not in DOMAINS or end - start > 1

    def bodies(self) -> Iterator[Span]:
        """Names that a word for a body ends or begins: "Defense Ministry", "Bank of China"."""
        from spacy.tokens import Span

        for token in self.doc:
            if plain(token) not in ORGANISATION_WORDS or not is_capitalised(token):
                continue
            if self.in_heading(token.i):
                continue
            start, end = self._body_start(token.i), self._body_end(token.i)
            if end - start >= 2:
                yield Span(self.doc, start, end, label="ORG")

    def _body_start(self, index: int) -> int:
        start = index
        while start > 0:
            before = self.doc[start - 1]
            if self.doc[start].is_sent_start or plain(before) in CALENDAR:
                break
            if before.text in {"-", "&"} and start > 1 and is_capitalised(self.doc[start - 2]):
                start -= 2
                continue
            if not is_capitalised(before) or before.is_stop or plain(before) in FORMER:
                break
            if plain(before) in HEADS and plain(before) not in DOMAINS:
                break
            if before.pos_ in {"VERB", "ADP", "ADV"}:
                break
            start -= 1
        return start

    def _body_end(self, index: int) -> int:
        """Behind "of Foreign Affairs and Trade" where the body's word begins the name."""
        doc = self.doc
        end = index + 1
        if end + 1 >= len(doc) or doc[end].lower_ not in {"of", "for"}:
            return end
        following = end + 1
        if doc[following].lower_ == "the":
            following += 1
        last = end
        while following < len(doc) and following - end < 7:
            token = doc[following]
            if is_capitalised(token) and plain(token) not in HEADS | CALENDAR:
                last = following + 1
            elif token.lower_ not in {"and", "&", ","} or last != following:
                break
            following += 1
        return last if last > end else end

    def registered(self, known: Callable[[str], str | None]) -> Iterator[Span]:
        """Names of two words and more that the register knows.

        Args:
            known: Gives ``PERSON`` or ``ORG`` for a name of the register, else None.
        """
        from spacy.tokens import Span

        asked = 0
        index = 0
        while index < len(self.doc) and asked < _MAX_LOOKUPS:
            end = self.name_end(index)
            if end - index < 2 or self.in_heading(index):
                index = max(end, index + 1)
                continue
            asked += 1
            label = known(self.doc[index:end].text)
            if label is not None:
                yield Span(self.doc, index, end, label=label)
            index = end


def without_overlaps(spans: Sequence[Span]) -> list[Span]:
    """The spans that can stand together: the earlier in the list wins."""
    taken: set[int] = set()
    kept = []
    for span in spans:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept.append(span)
    return kept
