"""What the rules for time expressions share: patterns, and what a rule may ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from watchword.model import DateBasisInText

STATED = DateBasisInText.STATED
PUBLISHED = DateBasisInText.PUBLISHED
CONTEXT = DateBasisInText.CONTEXT
NONE = DateBasisInText.NONE

Resolved = tuple[str, DateBasisInText] | None
Resolver = Callable[[re.Match[str], "Context"], Resolved]


@dataclass(slots=True)
class Context:
    """What a rule may ask.

    Attributes:
        future: Whether the sentence looks ahead; None where no verb tells.
        tag: The word class of the token at an offset from the end of the match.
        before: The word before the match, in lower case.
        previous: The first day of the date before in the text.
    """

    published_on: date
    future: Callable[[], bool | None] = lambda: None
    tag: Callable[[int], str] = lambda _: ""
    before: str = ""
    previous: date | None = None


class Rules:
    """Rules in order: each a pattern and what its match means."""

    def __init__(self) -> None:
        self._rules: list[tuple[re.Pattern[str], Resolver]] = []

    def __iter__(self) -> Iterator[tuple[re.Pattern[str], Resolver]]:
        return iter(self._rules)

    def add(self, pattern: str, *, ignore_case: bool = True) -> Callable[[Resolver], Resolver]:
        """Make a function the meaning of a pattern, which matches whole words only."""
        flags = re.IGNORECASE if ignore_case else 0
        compiled = re.compile(rf"(?<![\w$€£.])(?:{pattern})(?!\w)", flags)

        def register(resolve: Resolver) -> Resolver:
            self._rules.append((compiled, resolve))
            return resolve

        return register


MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
DAY_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
SHORT_WEEKDAY = r"(?:(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)?,? )?"
PART = r"(?P<part>morning|afternoon|evening|night)"
UNIT = r"(?P<unit>second|minute|hour|day|week|month|year|decade)s?"
MODIFIER = r"(?:(?:the )?(?:early|late|mid|the (?:beginning|start|middle|end) of)[ -](?:in )?)?"
YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
ABOUT = r"(?:(?:more than|less than|at least|about|almost|nearly|over|around|some|roughly|up to|only|a mere|just) )?"
