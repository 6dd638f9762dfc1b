"""The outer text, parsed: quotations are one word each, attributions are plain sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.news.quotes import Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Attribution:
    """What ascribes a passage to somebody.

    Attributes:
        cue: The token that says so: a verb, ``according``, or a noun ("remarks").
        speaker: The head of the words that name the speaker.
        via: The heads of the words that name who passed it on.
        strong: Whether the cue stands right beside the quotation or takes it as its
            complement; a weak one only governs the clause that holds it.
        continues: Whether it was taken over from the quotation before.
    """

    cue: Token
    speaker: Token | None
    via: tuple[Token, ...] = ()
    strong: bool = True
    continues: bool = False


class Outer:
    """The outer parse with the places of its quotations."""

    def __init__(self, doc: Doc, flat: str, quotes: Sequence[Quote]) -> None:
        self.doc = doc
        self.flat = flat
        self.quotes = quotes
        self.inside: dict[int, int] = {}
        self.first: dict[int, Token] = {}
        self.last: dict[int, Token] = {}
        self._place()

    def _place(self) -> None:
        number = 0
        for token in self.doc:
            while number < len(self.quotes) and token.idx >= self.quotes[number].end:
                number += 1
            if number < len(self.quotes) and token.idx >= self.quotes[number].start:
                self.inside[token.i] = number
                self.last[number] = token
                if number not in self.first and (token.is_alpha or token.like_num):
                    self.first[number] = token

    def after(self, number: int) -> Token | None:
        """The first token behind a quotation, in the same sentence."""
        anchor = self.first.get(number)
        if anchor is None:
            return None
        for token in self.doc[anchor.i + 1 : anchor.sent.end]:
            if self.inside.get(token.i) != number and not token.is_space:
                return token
        return None

    def before(self, number: int) -> Token | None:
        """The last token before a quotation, in the same sentence."""
        anchor = self.first.get(number)
        if anchor is None:
            return None
        for index in range(anchor.i - 1, anchor.sent.start - 1, -1):
            token = self.doc[index]
            if self.inside.get(index) != number and not token.is_space:
                return token
        return None

    def words(self, number: int) -> list[str]:
        """The words within a quotation."""
        quote = self.quotes[number]
        return re.findall(
            r"[^\W_]+(?:['.-][^\W_]+)*", self.flat[quote.inner_start : quote.inner_end]
        )

    def is_outside(self, token: Token) -> bool:
        """Whether a token stands in no quotation."""
        return token.i not in self.inside
