"""Check one name against everything that is in force, or was on a day."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from watchword.errors import WrongUse
from watchword.index import Index
from watchword.model import AUTHORITIES, Identifier, IdentifierKind, Schema
from watchword.screen.check import NEAR_MISS, check_subject
from watchword.screen.match import CheckResult
from watchword.screen.subject import Subject
from watchword.service.allowing import with_decisions
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.stating import KINDS, read_birth_date, read_country
from watchword.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a check shows.

    Attributes:
        threshold: The score from which a match is an alert; None for the settings'.
        limit: How many matches at most.
        authorities: Only what these list; empty for all.
        as_of: The day whose lists are asked; None for those in force.
        decisions: The hash of the record of decisions on known false positives that is
            applied; None for the present one, ``none`` to apply no decision.
    """

    threshold: float | None = None
    limit: int = 10
    authorities: Sequence[str] = ()
    as_of: date | None = None
    decisions: str | None = None


def make_subject(
    *names: str,
    birth_date: str | None = None,
    countries: Sequence[str] = (),
    kind: str | None = None,
    identifiers: Sequence[str] = (),
) -> Subject:
    """A subject from what a user says of it.

    Args:
        names: Its names.
        birth_date: A day, month, year or range, in any form that the lists use.
        countries: ISO codes or names of countries.
        kind: One of :data:`~watchword.service.stating.KINDS`.
        identifiers: Numbers of any kind: passport, tax number, IMO, BIC, wallet.

    Raises:
        WrongUse: A name is empty, or a fact can't be understood.
    """
    if not any(name.strip() for name in names):
        raise WrongUse("a name is needed")
    if kind is not None and kind.casefold() not in KINDS:
        raise WrongUse(f"{kind}: no such kind; one of {', '.join(KINDS)}")
    return Subject(
        names=tuple(name for name in names if name.strip()),
        birth_date=None if birth_date is None else read_birth_date(birth_date),
        countries=tuple(read_country(each) for each in countries),
        schema=None if kind is None else KINDS[kind.casefold()],
        identifiers=tuple(
            Identifier(kind=IdentifierKind.OTHER, value=each) for each in identifiers
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a check is asked with: limits and settings, with nothing left open.

    Attributes:
        threshold: The score from which a match is an alert.
        thresholds: Other such scores for targets of some kinds.
        limit: How many matches at most.
        authorities: Only what these list; None for all.
        as_of: The day whose lists are asked; None for those in force.
    """

    threshold: float
    thresholds: Mapping[Schema, float]
    limit: int
    authorities: tuple[str, ...] | None
    as_of: date | None

    def least(self, schema: Schema) -> float:
        """The score from which a match with a target of a kind is an alert."""
        return self.thresholds.get(schema, self.threshold)


def settle_limits(limits: Limits, settings: Settings) -> Terms:
    """The limits, with the settings for what they leave open.

    Raises:
        WrongUse: No such authority, a threshold that is none, or a negative limit.
    """
    for authority in limits.authorities:
        if authority not in AUTHORITIES:
            raise WrongUse(f"{authority}: no such authority; one of {', '.join(AUTHORITIES)}")
    if limits.limit < 0:
        raise WrongUse(f"a limit can't be negative: {limits.limit}")
    given = limits.threshold
    if given is not None and not 0 <= given <= 1:
        raise WrongUse(f"a threshold lies between 0 and 1, not at {given}")
    return Terms(
        threshold=settings.threshold if given is None else given,
        thresholds=kind_thresholds(settings) if given is None else {},
        limit=limits.limit,
        authorities=tuple(limits.authorities) or None,
        as_of=limits.as_of,
    )


def find_matches(
    index: Index, subject: Subject, terms: Terms, *, near: float = NEAR_MISS
) -> CheckResult:
    """All matches of a subject, more than the limit: decisions come before it.

    Those ``near`` below the threshold are among them.
    """
    return check_subject(
        index,
        subject,
        threshold=terms.threshold,
        thresholds=terms.thresholds,
        limit=sys.maxsize,
        authorities=terms.authorities,
        as_of=terms.as_of,
        near=near,
    )


def check(context: Context, subject: Subject, *, limits: Limits | None = None) -> CheckResult:
    """Who on the lists, in force or as of a day, a subject may be.

    Raises:
        NotFound: There is no register yet.
        WrongUse: No such authority, a threshold that is none, or a negative limit.
    """
    limits = limits or Limits()
    terms = settle_limits(limits, context.settings)
    result = find_matches(ensure_index(context), subject, terms)
    return with_decisions(context, result, limit=terms.limit, decisions=limits.decisions)


_KIND_SCHEMAS = {
    "person": (Schema.PERSON,),
    "organization": (Schema.ORGANIZATION, Schema.COMPANY, Schema.PUBLIC_BODY),
    "vessel": (Schema.VESSEL,),
    "aircraft": (Schema.AIRPLANE,),
    "wallet": (Schema.CRYPTO_WALLET,),
}


def kind_thresholds(settings: Settings) -> dict[Schema, float]:
    """The scores of an alert that the settings give to targets of some kinds."""
    found = {
        schema: value
        for kind, value in settings.thresholds.items()
        for schema in _KIND_SCHEMAS[kind]
    }
    # A legal entity is a person or a body: a miss of either would be a miss.
    either = [
        found.get(schema, settings.threshold) for schema in (Schema.PERSON, Schema.ORGANIZATION)
    ]
    if min(either) != settings.threshold:
        found[Schema.LEGAL_ENTITY] = min(either)
    return found
