"""Compare two parties that a user states: no register is needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from watchword.compare import (
    Evidence,
    Party,
    PartyName,
    compare_parties,
    explain,
    read_party_names,
    score,
)
from watchword.compare.names import plain_rarity
from watchword.errors import WrongUse
from watchword.model import Identifier, IdentifierKind, Name, Schema
from watchword.service.context import Context
from watchword.service.stating import KINDS, read_birth_date, read_country

SCHEMAS: dict[str, Schema | None] = {
    "": None,
    "thing": None,
    "asset": None,
    "vehicle": None,
    **KINDS,
    **{schema.value.casefold(): schema for schema in Schema},
}
"""What a pair's kind can be called: FollowTheMoney's names and the words of ``check``.

None stands for a kind that is not known: the names are then read in every way.
"""

_SEXES = {
    "": None,
    "male": "male",
    "m": "male",
    "female": "female",
    "f": "female",
    "other": None,
    "unknown": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One party of a pair as it is stated; empty where nothing is.

    Attributes:
        birth: A date in any form that the lists use.
        country: ISO codes or names, several with ``;`` or ``|`` between them.
        sex: ``male``, ``female``, ``m`` or ``f``.
        identifiers: Each with its kind before a colon: ``imo:9187629``.
    """

    name: str
    birth: str = ""
    country: str = ""
    sex: str = ""
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two parties and how they meet.

    Attributes:
        score: How likely they are one, 0 to 1, rounded to four digits.
    """

    schema: Schema | None
    sides: tuple[Side, Side]
    score: float
    evidence: Evidence

    @property
    def explanation(self) -> str:
        """Why, in a sentence; the second name is called the listed one."""
        return explain(self.evidence)

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON values."""
        return {
            "schema": None if self.schema is None else self.schema.value,
            "name1": self.sides[0].name,
            "name2": self.sides[1].name,
            "score": self.score,
            "explanation": self.explanation,
            "evidence": self.evidence.to_dict(),
        }


def compare_sides(
    first: Side,
    second: Side,
    *,
    schema: Schema | None = None,
    rarity: Callable[[str], float] = plain_rarity,
) -> Comparison:
    """Compare two parties as stated; the second one stands where a list's would.

    Args:
        schema: What both are; None where that is not known.
        rarity: How much a word of a name tells. By default all words tell the same, so
            that the answer depends on the pair alone.

    Raises:
        WrongUse: A name is missing, or a fact can't be understood.
    """
    evidence = compare_parties(
        _read_side(first, schema, "1"), _read_side(second, schema, "2"), rarity=rarity
    )
    return Comparison(
        schema=schema,
        sides=(first, second),
        score=round(score(evidence), 4),
        evidence=evidence,
    )


def read_schema(text: str) -> Schema | None:
    """The kind of a party by one of :data:`SCHEMAS`, in any case.

    Raises:
        WrongUse: There is no such kind.
    """
    wanted = text.strip().casefold()
    if wanted not in SCHEMAS:
        known = ", ".join(sorted(["Thing", *Schema]))
        raise WrongUse(f"{text.strip()[:80]!r} is no schema or kind; one of {known}, or nothing")
    return SCHEMAS[wanted]


def register_rarity(context: Context) -> Callable[[str], float]:
    """How rare a word is among the names of a register's targets.

    Raises:
        NotFound: There is no register.
    """
    from watchword.service.indexing import ensure_index

    return lru_cache(maxsize=65_536)(ensure_index(context).rarity)


def _read_side(side: Side, schema: Schema | None, place: str) -> Party:
    if not side.name.strip():
        raise WrongUse(f"name{place} is empty")
    names = _read_names(side.name, schema)
    if not names:
        raise WrongUse(f"name{place} has no letter or digit")
    if not (side.birth or side.country or side.sex or side.identifiers):
        return Party(schema=schema, names=names)
    birth = read_birth_date(side.birth) if side.birth.strip() else None
    return Party(
        schema=schema,
        names=names,
        birth_dates=() if birth is None else (birth,),
        countries=_read_countries(side.country),
        sex=_read_sex(side.sex),
        identifiers=tuple(_read_identifier(each) for each in side.identifiers),
    )


@lru_cache(maxsize=65_536)
def _read_names(name: str, schema: Schema | None) -> tuple[PartyName, ...]:
    """The normal forms of a name; pairs repeat theirs."""
    return read_party_names((Name(full=name),), schema)


def _read_countries(text: str) -> tuple[str, ...]:
    stated = (each.strip() for each in re.split("[;|]", text))
    return tuple(read_country(each) for each in stated if each)


def _read_sex(text: str) -> str | None:
    wanted = text.strip().casefold()
    if wanted not in _SEXES:
        raise WrongUse(f"{text.strip()[:80]!r} is no sex; write male, female or nothing")
    return _SEXES[wanted]


def _read_identifier(text: str) -> Identifier:
    kind, colon, value = text.partition(":")
    try:
        found = IdentifierKind(kind.strip().casefold())
    except ValueError:
        found = None
    if not colon or found is None or not value.strip():
        known = ", ".join(sorted(IdentifierKind))
        raise WrongUse(f"{text[:80]!r}: write an identifier as KIND:VALUE, where KIND is {known}")
    return Identifier(kind=found, value=value.strip())
