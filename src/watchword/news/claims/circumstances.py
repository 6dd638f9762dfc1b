"""When and why: the day of an act and the words that give its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from watchword.model import ReportDate, ReportDateKind, Span
from watchword.news.claims.joining import clause_verb
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ANNOUNCING = word_set("announce unveil declare publish")
_SPANNED = frozenset({"month", "year", "quarter", "season", "week"})
_BECAUSE = {
    "over": None,
    "for": None,
    "because": None,
    "accusing": None,
    "accused": None,
    "in": word_set("connection response retaliation reaction"),
    "due": None,
}
_NO_REASONS = word_set(
    "time year month week day decade now moment instance example while life period part sake"
)
_BOUNDS = word_set("until till through before after by")
"""Words before a day that is not that of the act."""
_LONGEST = 400

Days = tuple[date | None, tuple[date, date] | None]


class Circumstances:
    """Finds the day and the reason of acts in one text."""

    def __init__(self, doc: Doc, dates: Sequence[ReportDate]) -> None:
        self._doc = doc
        self._dates: list[tuple[Token, ReportDate]] = []
        places = {token.idx: token for token in doc}
        for found in dates:
            if found.kind is ReportDateKind.DATE and found.earliest and found.latest:
                token = places.get(found.start)
                if token is not None:
                    self._dates.append((token, found))

    def days_of(self, verb: Token, trigger: Token) -> Days:
        """The day of an act, or the days of the month or year in which it was."""
        own = [found for token, found in self._dates if self._belongs(token, verb, trigger)]
        if not own and verb.dep_ == "ccomp" and verb.head.lemma_ in _ANNOUNCING:
            own = [f for token, f in self._dates if clause_verb(token) == verb.head]
        if not own and verb.dep_ == "advcl" and verb.tag_ == "VBG":
            own = [f for token, f in self._dates if clause_verb(token) == verb.head]
        for found in own:
            if found.precision == "day" and found.earliest == found.latest:
                return found.earliest, None
        for found in own:
            if found.precision in _SPANNED and found.earliest and found.latest:
                return None, (found.earliest, found.latest)
        return None, None

    def _belongs(self, token: Token, verb: Token, trigger: Token) -> bool:
        if token.sent.start != verb.sent.start or token.head.lower_ in _BOUNDS:
            return False
        above = clause_verb(token)
        if above.dep_ == "acl" and above.head == trigger:
            return True  # "the sanctions imposed on X in March"
        if clause_verb(token) == verb:
            return True
        # Of a noun ("sanctions in March on …") what hangs on it.
        return any(each.i == trigger.i for each in token.ancestors) and clause_verb(
            token
        ) == clause_verb(trigger)

    def reason_of(self, trigger: Token, heads: Sequence[Token]) -> Span | None:
        """The words that say why, with the word that introduces them.

        Args:
            trigger: The act's word; the reason stands behind it, in its sentence.
            heads: The words on which it may hang: the verb, the measure, the targets.
        """
        allowed = {head.i for head in heads}
        for token in self._doc[trigger.i + 1 : trigger.sent.end]:
            if token.lower_ in _BECAUSE and self._is_reason(token, allowed):
                start = token.idx
                last = self._doc[token.right_edge.i]
                if token.lower_ in {"due", "because"} and last.i == token.i:
                    continue
                end = min(last.idx + len(last), start + _LONGEST)
                text = self._doc.text[start:end].rstrip(" ,.;:\n\"'")
                return Span(start=start, end=start + len(text))
        return None

    def _is_reason(self, token: Token, allowed: set[int]) -> bool:
        if token.dep_ not in {"prep", "acl", "advcl", "mark"} or token.head.i not in allowed:
            return False
        below = [c for c in token.children if c.dep_ in {"pobj", "pcomp"}]
        first = below[0] if below else None
        wanted = _BECAUSE[token.lower_]
        if wanted is not None:
            return first is not None and first.lemma_ in wanted
        if token.lower_ in {"over", "for"}:
            return first is not None and not self._is_time(first)
        return True

    def _is_time(self, token: Token) -> bool:
        if token.lemma_.lower() in _NO_REASONS or token.like_num:
            return True
        return any(
            found.start <= token.idx < found.end for _, found in self._dates
        ) or token.ent_type_ in {"DATE", "TIME"}
