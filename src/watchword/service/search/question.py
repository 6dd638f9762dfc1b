"""What is asked of the register: filters, and which part of the answer is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from watchword.errors import WrongUse
from watchword.model import AUTHORITIES, Schema
from watchword.service.search.words import Term, read_question
from watchword.service.stating import read_country

MOST_PER_PAGE = 1_000

_BODIES = (Schema.ORGANIZATION, Schema.COMPANY, Schema.PUBLIC_BODY)
KINDS: Mapping[str, tuple[Schema, ...]] = {
    "person": (Schema.PERSON,),
    "entity": _BODIES,
    "vessel": (Schema.VESSEL,),
    "aircraft": (Schema.AIRPLANE,),
    "wallet": (Schema.CRYPTO_WALLET,),
    "unstated": (Schema.LEGAL_ENTITY,),
}
"""The kinds by which targets are counted; each target is of one."""

KIND_WORDS: Mapping[str, tuple[Schema, ...]] = {
    **KINDS,
    "individual": (Schema.PERSON,),
    "organisation": _BODIES,
    "organization": _BODIES,
    "company": (Schema.COMPANY,),
    "public-body": (Schema.PUBLIC_BODY,),
    "ship": (Schema.VESSEL,),
    "airplane": (Schema.AIRPLANE,),
}
"""What a user may call the kind of a target. Few lists tell companies from other bodies."""


class Status(StrEnum):
    """Which listings count."""

    CURRENT = "current"
    """Those in force, now or on the day that is asked for."""
    GONE = "gone"
    """Those of authorities that list the target no longer."""
    EVER = "ever"
    """All that were ever in force, by the day that is asked for."""


class Sort(StrEnum):
    """In which order targets come. Where two are even, the order of their ids decides."""

    LISTED = "listed"
    """By the first day that the day of listing can be, the newest first; where nothing is
    known of it, last."""
    NAME = "name"
    """By name, in the order of the alphabet."""
    AUTHORITIES = "authorities"
    """By how many authorities list them, the most first."""
    RELEVANCE = "relevance"
    """By how much of a name the text makes up, the most first."""


E = TypeVar("E", bound=StrEnum)


def one_of(words: type[E], text: str) -> E:
    """A status or an order by its word.

    Raises:
        WrongUse: There is no such word.
    """
    try:
        return words(text)
    except ValueError as error:
        raise WrongUse(f"{text}: not one of {', '.join(words)}") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Filters as a user states them. Of several values of one filter, any will do.

    Those from ``programmes`` to ``linked_to``, and ``status``, have to hold of one and the
    same listing, by one of ``authorities`` where these are given.

    Attributes:
        text: Words of a name, in any order; the last may be the beginning of one.
        kinds: Of :data:`KIND_WORDS`.
        countries: That the target counts for, by code or name.
        identifiers: Numbers, bare or behind their kind (``imo:9661792``); a kind alone
            (``imo:``) stands for any of it.
        authorities: By whom the target is listed.
        listed_by_all: Whether all of ``authorities`` have to list it, not any.
        not_authorities: By whom it is not listed.
        programmes: The authority's own key, or a part of it; ``=KEY`` for the whole.
        listed_since, listed_until: The first and the last day of listing.
        reason: Words of the statement of reasons or the remarks.
        position: Words of an office or a function.
        linked_to: Words of the name of a party to which the list states a relation.
        status: Which listings count.
        as_of: The day that is asked for; None for now.
        certain: Only what meets the filters for certain, where dates are not known exactly.
    """

    text: str | None = None
    kinds: Sequence[str] = ()
    countries: Sequence[str] = ()
    identifiers: Sequence[str] = ()
    authorities: Sequence[str] = ()
    listed_by_all: bool = False
    not_authorities: Sequence[str] = ()
    programmes: Sequence[str] = ()
    listed_since: date | None = None
    listed_until: date | None = None
    reason: str | None = None
    position: str | None = None
    linked_to: str | None = None
    status: Status = Status.CURRENT
    as_of: date | None = None
    certain: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The question as JSON values."""
        return {
            "text": self.text,
            "kinds": list(self.kinds),
            "countries": list(self.countries),
            "identifiers": list(self.identifiers),
            "authorities": list(self.authorities),
            "listed_by_all": self.listed_by_all,
            "not_authorities": list(self.not_authorities),
            "programmes": list(self.programmes),
            "listed_since": None if self.listed_since is None else self.listed_since.isoformat(),
            "listed_until": None if self.listed_until is None else self.listed_until.isoformat(),
            "reason": self.reason,
            "position": self.position,
            "linked_to": self.linked_to,
            "status": self.status.value,
            "as_of": None if self.as_of is None else self.as_of.isoformat(),
            "certain": self.certain,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Which part of the answer is shown, and in which order.

    Attributes:
        sort: None for the most relevant first where a text was given, else the newest.
        reverse: The other way round.
        page, per_page: Which page, from 1, and how many targets each has.
        after: Instead of a page: those that follow this target's id.
        facets: Whether to count the whole answer by authority, kind, country, programme
            and year.
    """

    sort: Sort | None = None
    reverse: bool = False
    page: int = 1
    per_page: int = 20
    after: str | None = None
    facets: bool = False

    def check(self) -> None:
        """Refuse what makes no sense.

        Raises:
            WrongUse: A page before the first, or one that is too large.
        """
        if self.page < 1:
            raise WrongUse(f"pages are counted from 1, not {self.page}")
        if not 1 <= self.per_page <= MOST_PER_PAGE:
            raise WrongUse(f"a page has 1 to {MOST_PER_PAGE:,} targets, not {self.per_page}")
        if self.after is not None and self.page > 1:
            raise WrongUse("a page goes by its number, or by what comes before it: not both")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """A question that makes sense, with nothing left to read. None: all will do."""

    names: tuple[Term, ...] | None
    schemas: frozenset[str] | None
    countries: frozenset[str] | None
    identifiers: tuple[str, ...]
    texts: Mapping[str, tuple[Term, ...]]


def settle(question: Question) -> Filters:
    """Read what a user has stated.

    Raises:
        WrongUse: There is no such authority, kind or country; a text holds no word; the
            days are in the wrong order.
    """
    for authority in (*question.authorities, *question.not_authorities):
        if authority not in AUTHORITIES:
            raise WrongUse(f"{authority}: no such authority; one of {', '.join(AUTHORITIES)}")
    since, until = question.listed_since, question.listed_until
    if since is not None and until is not None and since > until:
        raise WrongUse(f"no day lies between {since} and {until}")
    texts = {
        "reasons": question.reason,
        "positions": question.position,
        "links": question.linked_to,
    }
    return Filters(
        names=None if question.text is None else read_question(question.text, begins=True),
        schemas=_schemas(question.kinds),
        countries=frozenset(map(read_country, question.countries)) or None,
        identifiers=tuple(map(_identifier, question.identifiers)),
        texts={field: read_question(text) for field, text in texts.items() if text is not None},
    )


def _schemas(kinds: Sequence[str]) -> frozenset[str] | None:
    found: set[str] = set()
    for kind in kinds:
        if kind.casefold() not in KIND_WORDS:
            raise WrongUse(f"{kind}: no such kind; one of {', '.join(KIND_WORDS)}")
        found.update(schema.value for schema in KIND_WORDS[kind.casefold()])
    return frozenset(found) or None


def _identifier(text: str) -> str:
    """The word under which an identifier is filed (see ``filing.identifier_words``)."""
    from watchword.model import IdentifierKind
    from watchword.text.keys import identifier_key

    kind, colon, value = text.partition(":")
    kind = kind.strip().casefold()
    if colon and kind in set(IdentifierKind):
        return f"{kind}:{identifier_key(value)}"
    key = identifier_key(text)
    if not key:
        raise WrongUse(f"{text!r} holds neither a letter nor a digit")
    return key
