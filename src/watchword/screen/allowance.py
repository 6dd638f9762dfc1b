"""Known false positives: which decisions allow a match, and why others don't.

A decision says that a subject is not a target. It holds for the facts that both sides had
when it was made: the subject is known by a fingerprint of its facts, the target by its id
and its facts that matter to matching. Where either has changed since, the match is an
alert again and says what changed.

The normal form of a name here is not the matcher's. It must stay as it is while matching
gets better, or every decision would lapse with a new version.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from watchword.index import IndexTarget
from watchword.model import Identifier, Strength
from watchword.screen.decision import Allowance, Decision, Facts, Lapse, Side
from watchword.screen.match import CheckResult, Match
from watchword.screen.subject import Subject
from watchword.text.keys import identifier_key

_SHOWN = 5
"""How many new or lost facts of a kind are named; the rest is counted."""


def target_facts(target: IndexTarget) -> Facts:
    """The facts of a target that matter to matching."""
    return Facts(
        schema=target.schema.value,
        names=_ordered(
            f"{name.full} (weak)" if name.strength is Strength.WEAK else name.full
            for name in target.names
        ),
        birth_dates=_ordered(map(str, target.birth_dates)),
        countries=_ordered(target.countries),
        sex=target.sex,
        identifiers=_ordered(map(_shown_identifier, target.identifiers)),
    )


def subject_facts(subject: Subject) -> Facts:
    """The facts of a subject, as they are stated."""
    return Facts(
        schema=None if subject.schema is None else subject.schema.value,
        names=_ordered(subject.names),
        birth_dates=() if subject.birth_date is None else (str(subject.birth_date),),
        countries=_ordered(subject.countries),
        sex=subject.sex,
        identifiers=_ordered(map(_shown_identifier, subject.identifiers)),
    )


def fingerprint(subject: Subject) -> str:
    """A hash of a subject's facts in normal form.

    Case, punctuation and the order of a name's words do not count, nor do the form of an
    identifier, its kind and its country: one system states them and another does not.
    """
    normal = replace(
        subject_facts(subject),
        names=_ordered(map(plain_name, subject.names)),
        identifiers=_ordered(
            identifier_key(each.value) or each.value for each in subject.identifiers
        ),
    )
    return hashlib.sha256(normal.encode()).hexdigest()


def plain_name(text: str) -> str:
    """The words of a name in one case and in order; accents and vowel signs stay."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    spaced = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in folded)
    return " ".join(sorted(spaced.split())) or folded.strip()


@dataclass(frozen=True, slots=True)
class Allowances:
    """The decisions in force, to be looked up by subject and target.

    Attributes:
        head: The hash of the record of decisions, which an answer names; None where nobody
            has ever decided anything.
        pairs: By fingerprint and target.
        names: By target and plain name of the subject.
        targets: All targets that somebody has decided on.
    """

    head: str | None = None
    pairs: Mapping[tuple[str, str], Decision] = field(default_factory=dict)
    names: Mapping[tuple[str, str], Decision] = field(default_factory=dict)
    targets: frozenset[str] = frozenset()

    @classmethod
    def of(cls, decisions: Iterable[Decision], *, head: str | None) -> Allowances:
        """The lookup of these decisions; a later one stands in place of an earlier one."""
        pairs: dict[tuple[str, str], Decision] = {}
        names: dict[tuple[str, str], Decision] = {}
        for each in decisions:
            pairs[each.fingerprint, each.target] = each
            for name in each.subject.names:
                names[each.target, plain_name(name)] = each
        return cls(head, pairs, names, frozenset(target for _, target in pairs))


def allow(result: CheckResult, allowances: Allowances) -> CheckResult:
    """A result in which the matches that a decision allows are no alerts.

    Give it all matches and cut them afterwards: what is allowed must not crowd out an
    alert.
    """
    if allowances.head is None:
        return result
    matches = result.matches
    if any(not allowances.targets.isdisjoint(match.target.ids) for match in matches):
        mark = fingerprint(result.subject)
        matches = tuple(_judged(match, result.subject, mark, allowances) for match in matches)
        matches = tuple(
            sorted(matches, key=lambda match: (not match.alert, -match.score, match.target.id))
        )
    return replace(result, matches=matches, decisions=allowances.head)


def _judged(match: Match, subject: Subject, mark: str, allowances: Allowances) -> Match:
    target = match.target
    # A decision can name an entry that has become part of this target since.
    for target_id in target.ids:
        decision = allowances.pairs.get((mark, target_id))
        if decision is None:
            continue
        lapse = _lapse(decision, decision.target_facts, target_facts(target), Side.TARGET)
        if lapse.changes:
            return replace(match, lapsed=lapse)
        return replace(match, alert=False, allowed=Allowance(decision=decision))
    for target_id, name in product(target.ids, subject.names):
        other = allowances.names.get((target_id, plain_name(name)))
        if other is not None:
            lapse = _lapse(other, other.subject, subject_facts(subject), Side.SUBJECT)
            return replace(match, lapsed=lapse)
    return match


def _lapse(decision: Decision, before: Facts, now: Facts, side: Side) -> Lapse:
    changes = tuple(_differences(before, now, side))
    return Lapse(decision=decision, side=side, changes=changes)


def _differences(before: Facts, now: Facts, side: Side) -> Iterator[str]:
    """What differs, each as a clause."""
    telling = _TELLING[side]
    listed = side is Side.TARGET
    name_key, number_key = (str, str) if listed else (plain_name, _value_key)
    one_each = (("kind", before.schema, now.schema), ("sex", before.sex, now.sex))
    for what, was, becomes in one_each:
        if was != becomes:
            yield telling.changed(what, was or "unknown", becomes or "unknown")
    for what, olds, news, key in (
        ("birth date", before.birth_dates, now.birth_dates, str),
        ("name", before.names, now.names, name_key),
        ("country", before.countries, now.countries, str),
        ("identifier", before.identifiers, now.identifiers, number_key),
    ):
        left, met = {key(value) for value in olds}, {key(value) for value in news}
        gone = [value for value in olds if key(value) not in met]
        come = [value for value in news if key(value) not in left]
        if len(gone) == 1 and len(come) == 1:
            yield telling.changed(what, gone[0], come[0])
            continue
        if come:
            yield telling.come(what, _series(come))
        if gone:
            yield telling.gone(what, _series(gone))


@dataclass(frozen=True, slots=True)
class _Telling:
    """The clauses for what changed, what came and what is gone."""

    changed: Callable[[str, str, str], str]
    come: Callable[[str, str], str]
    gone: Callable[[str, str], str]


_TELLING = {
    Side.TARGET: _Telling(
        lambda what, old, new: f"the listed {what} changed from {old} to {new}",
        lambda what, new: f"new listed {what} {new}",
        lambda what, old: f"the listed {what} {old} is gone",
    ),
    Side.SUBJECT: _Telling(
        lambda what, old, new: f"{what} {old}, not {new}",
        lambda what, new: f"without {what} {new}",
        lambda what, old: f"with {what} {old}",
    ),
}


def _series(values: Sequence[str]) -> str:
    more = len(values) - _SHOWN
    return ", ".join([*values[:_SHOWN], *([f"and {more} more"] if more > 0 else [])])


def _value_key(shown: str) -> str:
    """The key of an identifier as facts show it, without its kind and country."""
    value = shown.partition(" ")[2]
    return identifier_key(value) or value


def _shown_identifier(identifier: Identifier) -> str:
    country = f"/{identifier.country}" if identifier.country else ""
    return f"{identifier.kind.value}{country} {identifier.value}"


def _ordered(values: Iterable[str]) -> tuple[str, ...]:
    """The values in order, each once, and as text that can be written down."""
    return tuple(sorted({each.encode("utf-8", "replace").decode() for each in values}))
