"""When and where an event takes place, from the words that hang on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from watchword.model import ReportDate, ReportDateKind
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RANGE = re.compile(r"^\W*(?:to|until|till|through|and|-|–|—)\W*$")
_FROM = word_set("from between")
_SINCE = word_set("since from")
_AWAY = word_set("after before since until till by ahead following")
_DAYS = re.compile(r"P(\d{1,3})D$")
_PLACE_LINKS = word_set(
    "in at near to into outside around across inside within from along off over"
)
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_MAX_CLIMB = 12
_LONGEST_VISIT = 60


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event, how exactly they are known, and how many there are."""

    starts_on: date | None = None
    ends_on: date | None = None
    precision: str | None = None
    days: int | None = None

    def lasting(self, days: int | None) -> When:
        """The same with a length in days: one that begins on a day also ends on one."""
        days = self.days or days
        if days is None or not 1 < days <= _LONGEST_VISIT:
            return self
        start, end = self.starts_on, self.ends_on
        if start is not None and self.precision == "day" and end in {None, start}:
            end = start + timedelta(days=days - 1)
        return When(start, end, self.precision, days)


@dataclass(frozen=True, slots=True)
class Where:
    """The place as the text names it, and its country."""

    name: str
    country: str | None
    token: Token


class TimeAndPlace:
    """Asks one text for days and places."""

    def __init__(
        self, doc: Doc, dates: Sequence[ReportDate], code_of: Callable[[Token], str | None]
    ) -> None:
        self.doc = doc
        self.dates = dates
        self._code_of = code_of
        places = [token.idx for token in doc]
        self._tokens = [doc[max(0, bisect_right(places, d.start) - 1)] for d in dates]

    def when(self, anchors: Sequence[Token]) -> When:
        """The days that belong to what these words tell: the noun, the verb."""
        days = next((d for d in (self._days_long(one) for one in anchors) if d), None)
        mine = [
            (abs(token.i - anchors[0].i), number)
            for number, token in enumerate(self._tokens)
            if self.dates[number].earliest is not None
            and self.dates[number].kind in {ReportDateKind.DATE, ReportDateKind.TIME}
            and any(self._belongs(token, one) for one in anchors)
        ]
        found = self._range(min(mine)[1]) if mine else When()
        return found.lasting(days)

    def _range(self, number: int) -> When:
        """A date, or the two dates of "from April 17 to 21"."""
        one = self.dates[number]
        for first, last in ((number, number + 1), (number - 1, number)):
            if first < 0 or last >= len(self.dates):
                continue
            start, end = self.dates[first], self.dates[last]
            between = self.doc.text[start.end : end.start]
            opened = self._word_before(first) in _FROM
            is_range = opened and _RANGE.match(between)
            if is_range and start.earliest and end.latest and start.earliest <= end.latest:
                return When(start.earliest, end.latest, start.precision)
        if self._word_before(number) in _SINCE and "/" not in one.value:
            return When(one.earliest, None, one.precision)
        return When(one.earliest, one.latest, one.precision)

    def _word_before(self, number: int) -> str:
        before = self.doc.text[max(0, self.dates[number].start - 12) : self.dates[number].start]
        words = before.lower().split()
        return words[-1] if words else ""

    def _days_long(self, noun: Token) -> int | None:
        """How many days the words beside a noun give it: "a **four-day** visit"."""
        for number, one in enumerate(self.dates):
            match = _DAYS.match(one.value)
            if match is None:
                continue
            head: Token = self._tokens[number]
            for _ in range(4):
                if head.pos_ in {"VERB", "AUX"}:
                    break
                if head == noun:
                    return int(match.group(1))
                head = head.head
        return None

    def _belongs(self, token: Token, anchor: Token) -> bool:
        """Whether a date hangs on a word and not on another event between."""
        one = token
        for _ in range(_MAX_CLIMB):
            if one == anchor:
                return True
            if one != token and one.lower_ in _AWAY and one.dep_ in {"prep", "mark", "advmod"}:
                return False
            if one.pos_ in {"VERB", "AUX"} and one != token:
                return self._passes_on(one, anchor)
            if one.head == one:
                return False
            one = one.head
        return False

    @staticmethod
    def _passes_on(owner: Token, verb: Token) -> bool:
        """Whether a date of one verb is that of another: "is **on Monday** to meet"."""
        if verb.dep_ in {"xcomp", "conj"} and verb.head == owner:
            later = any(
                t.dep_ in {"npadvmod", "prep"} and t.ent_type_ == "DATE" for t in verb.subtree
            )
            return not later
        return owner.dep_ == "xcomp" and owner.head == verb

    def where(self, anchors: Sequence[Token]) -> Where | None:
        """The place that hangs on the words that tell an event: "in Moscow"."""
        for governor in anchors:
            for token in (*self._behind_links(governor), *_deeper(governor)):
                if token.ent_type_ in _PLACE_LABELS or self._code_of(token) is not None:
                    return self._place(token)
        return None

    def _behind_links(self, governor: Token) -> Iterator[Token]:
        for child in governor.children:
            if child.dep_ == "prep" and child.lower_ in _PLACE_LINKS:
                yield from (t for t in child.children if t.dep_ == "pobj")
            elif child.dep_ == "dobj":
                for inner in child.children:
                    if inner.dep_ == "prep" and inner.lower_ in _PLACE_LINKS:
                        yield from (t for t in inner.children if t.dep_ == "pobj")

    def _place(self, token: Token) -> Where:
        start = end = token.i
        while start > 0 and self.doc[start - 1].ent_iob_ != "O" and self.doc[start].ent_iob_ == "I":
            start -= 1
        while end + 1 < len(self.doc) and self.doc[end + 1].ent_iob_ == "I":
            end += 1
        if token.ent_iob_ == "O":
            start = end = token.i
        words = self.doc[start : end + 1]
        name = words.text.removesuffix("'s").removeprefix("the ")
        return Where(name, self._code_of(token), token)


def _deeper(noun: Token) -> Iterator[Token]:
    """Places that the parser hung on a party: "a meeting between X and Y **in Moscow**"."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return
    for token in noun.subtree:
        if token.dep_ == "pobj" and token.head.lower_ in {"in", "at"} and token.i > noun.i:
            above = token.head.head
            while above != noun and above.pos_ in {"NOUN", "PROPN", "ADP"}:
                above = above.head
            if above == noun:
                yield token
