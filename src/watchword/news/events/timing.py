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


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event and how exactly they are known."""

    starts_on: date | None = None
    ends_on: date | None = None
    precision: str | None = None


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

    def when(self, trigger: Token, verb: Token | None) -> When:
        """The days that belong to what a word tells."""
        mine = [
            (abs(token.i - trigger.i), number)
            for number, token in enumerate(self._tokens)
            if self.dates[number].earliest is not None
            and self.dates[number].kind in {ReportDateKind.DATE, ReportDateKind.TIME}
            and self._belongs(token, trigger, verb)
        ]
        if not mine:
            return When()
        number = min(mine)[1]
        found = self._range(number)
        return self._with_length(found, trigger)

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
        if self._word_before(number) in _SINCE:
            return When(one.earliest, None, one.precision)
        return When(one.earliest, one.latest, one.precision)

    def _word_before(self, number: int) -> str:
        before = self.doc.text[max(0, self.dates[number].start - 12) : self.dates[number].start]
        words = before.lower().split()
        return words[-1] if words else ""

    def _with_length(self, found: When, trigger: Token) -> When:
        """A "four-day visit" that begins on a day also ends on one."""
        if found.starts_on is None or found.precision != "day" or found.ends_on != found.starts_on:
            return found
        days = self.days_long(trigger)
        if days is None or days > 60:
            return found
        return When(found.starts_on, found.starts_on + timedelta(days=days - 1), "day")

    def days_long(self, trigger: Token) -> int | None:
        """How many days the words beside a noun or an object give it."""
        for number, one in enumerate(self.dates):
            match = _DAYS.match(one.value)
            if match is None:
                continue
            head: Token = self._tokens[number]
            for _ in range(4):
                if head == trigger:
                    return int(match.group(1))
                head = head.head
            if head == trigger or head.head == trigger:
                return int(match.group(1))
        return None

    def _belongs(self, token: Token, trigger: Token, verb: Token | None) -> bool:
        """Whether a date hangs on the event and not on another one between."""
        one = token
        for _ in range(_MAX_CLIMB):
            if one == trigger:
                return True
            if one != token and one.lower_ in _AWAY and one.dep_ in {"prep", "mark", "advmod"}:
                return False
            if one.pos_ in {"VERB", "AUX"} and one != token:
                return one == verb or self._passes_on(one, verb)
            if one.head == one:
                return False
            one = one.head
        return False

    @staticmethod
    def _passes_on(owner: Token, verb: Token | None) -> bool:
        """Whether a date of one verb is that of another: "is **on Monday** to meet"."""
        if verb is None:
            return False
        if verb.dep_ in {"xcomp", "conj"} and verb.head == owner:
            later = any(
                t.dep_ in {"npadvmod", "prep"} and t.ent_type_ == "DATE" for t in verb.subtree
            )
            return not later
        return owner.dep_ == "xcomp" and owner.head == verb

    def where(self, trigger: Token, verb: Token | None) -> Where | None:
        """The place that hangs on the event: "in Moscow"."""
        for governor in dict.fromkeys([trigger, verb]):
            if governor is None:
                continue
            for token in self._behind_links(governor):
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
