"""What speaks for and against two parties being one: values, not numbers.

"Query" is the side that is asked about (a subject, or one entry in merging), "listed"
the side that a list states.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from watchword.model import DateInterval, IdentifierKind, NameKind, Schema, Strength
from watchword.text.names import Reading


class Meeting(StrEnum):
    """How a part of one name meets a part of the other."""

    EXACT = "exact"
    TRANSLITERATION = "transliteration"
    """Two romanisations of one word, or two spellings of one sound."""
    JOINED = "joined"
    """The same letters, split otherwise ("Shang Fu", "Shangfu")."""
    INITIAL = "initial"
    NICKNAME = "nickname"
    """A short or pet form of a given name ("Bill", "William")."""
    VOWELS = "vowels"
    """The same consonants, and one side has lost its vowels ("Vldmr", "Vladimir")."""
    GENDER = "gender"
    """A family name or patronymic of a man and of a woman ("Ivanov", "Ivanova")."""
    ACRONYM = "acronym"
    """A body's name, and the first letters of its words."""
    TYPO = "typo"
    GARBLED = "garbled"
    """Most letters are the same: a word badly written, or another one."""
    CONTRADICTION = "contradiction"
    """Each side has a part here that the other has not."""
    MISSING = "missing"
    """The listed name has a part that the query lacks."""
    EXTRA = "extra"
    """The query has a part that the listed name lacks."""


ALIGNED = frozenset(
    {
        Meeting.EXACT,
        Meeting.TRANSLITERATION,
        Meeting.JOINED,
        Meeting.INITIAL,
        Meeting.NICKNAME,
        Meeting.VOWELS,
        Meeting.GENDER,
        Meeting.ACRONYM,
        Meeting.TYPO,
        Meeting.GARBLED,
    }
)
"""The meetings that speak for one name."""


class Agreement(StrEnum):
    """Whether two statements of one fact can both be true."""

    AGREE = "agree"
    NEAR = "near"
    """They differ by no more than a slip or an estimate explains."""
    CONTRADICT = "contradict"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedPart:
    """A part of the query's name beside a part of the listed one.

    Attributes:
        query, listed: The words in normal form; empty on the side that has none.
        similarity: 0 to 1; 1 where they are the same.
        weight: How much the part tells, above 0 and up to 1: a rare word more than a
            common one, an article next to nothing.
    """

    query: str
    listed: str
    how: Meeting
    similarity: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEvidence:
    """Two names, part by part.

    Attributes:
        query, listed: The names as stated.
        kind, strength: What the listed name is to its bearer.
        reading: As what both were read.
        reordered: The same parts, in another order.
        swapped: Father and child have changed places around a "bin": another person.
        anchored: The query is the listed name with one word left out, and not the first,
            as people leave out a middle name.
        syllabic: A side is written in syllables (Han, Hangul), each of them a part:
            such names have no part that may be left out.
        legal: Whether legal forms agree, where both names have one.
    """

    query: str
    listed: str
    kind: NameKind
    strength: Strength
    reading: Reading
    parts: tuple[AlignedPart, ...]
    reordered: bool = False
    swapped: bool = False
    anchored: bool = False
    syllabic: bool = False
    legal: Agreement | None = None

    @property
    def identical(self) -> bool:
        """Whether every part meets its like exactly, in whatever order."""
        return not self.swapped and all(part.how is Meeting.EXACT for part in self.parts)


class Exactness(StrEnum):
    """The coarser of two dates' precisions, at which they agree."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """Two birth dates.

    Attributes:
        gap_days: The days between the intervals; 0 where they overlap.
        exactness: How exactly they agree.
    """

    query: DateInterval
    listed: DateInterval
    agreement: Agreement
    gap_days: int
    exactness: Exactness


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryEvidence:
    """The countries that each side belongs to (ISO codes, lower case)."""

    query: tuple[str, ...]
    listed: tuple[str, ...]
    shared: tuple[str, ...]
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class SexEvidence:
    """``male`` or ``female`` on each side."""

    query: str
    listed: str
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class KindEvidence:
    """What each side is."""

    query: Schema
    listed: Schema
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierEvidence:
    """Two identifiers of one kind: the same one, or two that one party can't both have."""

    kind: IdentifierKind
    query: str
    listed: str
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that is known for and against; None or empty where a side says nothing."""

    name: NameEvidence | None = None
    birth_date: DateEvidence | None = None
    country: CountryEvidence | None = None
    sex: SexEvidence | None = None
    kind: KindEvidence | None = None
    identifiers: tuple[IdentifierEvidence, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The evidence as JSON values; what is not known is left out."""
        shown: dict[str, object] = {}
        if self.name is not None:
            shown["name"] = _name_dict(self.name)
        if self.birth_date is not None:
            shown["birth_date"] = {
                "query": str(self.birth_date.query),
                "listed": str(self.birth_date.listed),
                "agreement": self.birth_date.agreement.value,
                "gap_days": self.birth_date.gap_days,
            }
        if self.country is not None:
            shown["country"] = {
                "query": list(self.country.query),
                "listed": list(self.country.listed),
                "agreement": self.country.agreement.value,
            }
        for key, simple in (("sex", self.sex), ("kind", self.kind)):
            if simple is not None:
                shown[key] = {
                    "query": str(simple.query),
                    "listed": str(simple.listed),
                    "agreement": simple.agreement.value,
                }
        if self.identifiers:
            shown["identifiers"] = [
                {
                    "kind": item.kind.value,
                    "query": item.query,
                    "listed": item.listed,
                    "agreement": item.agreement.value,
                }
                for item in self.identifiers
            ]
        return shown


def _name_dict(name: NameEvidence) -> dict[str, object]:
    return {
        "query": name.query,
        "listed": name.listed,
        "kind": name.kind.value,
        "strength": name.strength.value,
        "reordered": name.reordered,
        "swapped": name.swapped,
        "legal": name.legal.value if name.legal is not None else None,
        "parts": [
            {
                "query": part.query,
                "listed": part.listed,
                "how": part.how.value,
                "similarity": round(part.similarity, 4),
                "weight": round(part.weight, 4),
            }
            for part in name.parts
        ],
    }
