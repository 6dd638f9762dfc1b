"""Everything beside the name: dates, countries, sex, kind, identifiers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from watchword.compare.evidence import (
    Agreement,
    CountryEvidence,
    DateEvidence,
    Exactness,
    IdentifierEvidence,
    KindEvidence,
    SexEvidence,
)
from watchword.model import DateInterval, Identifier, IdentifierKind, Precision, Schema

_NEAR_DAYS = 366
_CIRCA_DAYS = 3 * 366
"""How far an estimated birth year is commonly off."""

_EXACTNESS = {
    Precision.DAY: Exactness.DAY,
    Precision.MONTH: Exactness.MONTH,
    Precision.YEAR: Exactness.YEAR,
    Precision.RANGE: Exactness.RANGE,
}
_COARSENESS = list(Exactness)
_GRADE = {Agreement.AGREE: 0, Agreement.NEAR: 1, Agreement.CONTRADICT: 2}


def compare_dates(
    query: Collection[DateInterval], listed: Collection[DateInterval]
) -> DateEvidence | None:
    """The best agreement between any two of the dates; None where a side has none.

    A target may be listed with several birth dates of which one is true.
    """
    found = [_compare_two_dates(ours, theirs) for ours in query for theirs in listed]
    if not found:
        return None
    return min(
        found,
        key=lambda item: (
            _GRADE[item.agreement],
            _COARSENESS.index(item.exactness),
            item.gap_days,
            str(item.listed),
        ),
    )


def _compare_two_dates(query: DateInterval, listed: DateInterval) -> DateEvidence:
    ours, theirs = as_year(query), as_year(listed)
    gap = max((theirs.earliest - ours.latest).days, (ours.earliest - theirs.latest).days, 0)
    circa = query.circa or listed.circa
    if gap == 0:
        agreement = Agreement.AGREE
    elif gap <= (_CIRCA_DAYS if circa else _NEAR_DAYS) or _is_slip(query, listed):
        agreement = Agreement.NEAR
    else:
        agreement = Agreement.CONTRADICT
    exactness = max(
        (_EXACTNESS[ours.precision], _EXACTNESS[theirs.precision]), key=_COARSENESS.index
    )
    if circa:
        exactness = max(exactness, Exactness.YEAR, key=_COARSENESS.index)
    return DateEvidence(
        query=query, listed=listed, agreement=agreement, gap_days=gap, exactness=exactness
    )


def as_year(interval: DateInterval) -> DateInterval:
    """A 1 January as its whole year: registers write it where they only know the year."""
    day = interval.earliest
    if interval.precision is not Precision.DAY or (day.month, day.day) != (1, 1):
        return interval
    return DateInterval(
        earliest=day,
        latest=date(day.year, 12, 31),
        precision=Precision.YEAR,
        circa=interval.circa,
        text=interval.text,
    )


def _is_slip(query: DateInterval, listed: DateInterval) -> bool:
    """Day and month swapped, or one digit of the year written wrong."""
    if not (query.precision is listed.precision is Precision.DAY):
        return False
    ours, theirs = query.earliest, listed.earliest
    if ours.year == theirs.year:
        return (ours.day, ours.month) == (theirs.month, theirs.day)
    digits = zip(f"{ours.year:04d}", f"{theirs.year:04d}", strict=True)
    wrong = sum(left != right for left, right in digits)
    return (ours.day, ours.month) == (theirs.day, theirs.month) and wrong == 1


def compare_countries(query: Iterable[str], listed: Iterable[str]) -> CountryEvidence | None:
    """Whether the sides share a country; None where either has none."""
    ours, theirs = sorted(set(query)), sorted(set(listed))
    if not ours or not theirs:
        return None
    shared = tuple(code for code in ours if code in theirs)
    return CountryEvidence(
        query=tuple(ours),
        listed=tuple(theirs),
        shared=shared,
        agreement=Agreement.AGREE if shared else Agreement.CONTRADICT,
    )


def compare_sexes(query: str | None, listed: str | None) -> SexEvidence | None:
    """Whether the sexes agree; None where either is unknown."""
    if query is None or listed is None:
        return None
    agreement = Agreement.AGREE if query == listed else Agreement.CONTRADICT
    return SexEvidence(query=query, listed=listed, agreement=agreement)


_BODIES = frozenset({Schema.ORGANIZATION, Schema.COMPANY, Schema.PUBLIC_BODY})


def kinds_can_meet(query: Schema | None, listed: Schema) -> bool:
    """Whether a party of one kind can be one of the other.

    Kinds of bodies are one, as lists differ in what they call a company; a legal entity
    can be a person or a body; an owner and a wallet share an address, so a wallet can
    meet anything.
    """
    if query is None or query is listed or Schema.CRYPTO_WALLET in {query, listed}:
        return True
    if query in _BODIES and listed in _BODIES:
        return True
    either = {query, listed}
    return Schema.LEGAL_ENTITY in either and bool(either & (_BODIES | {Schema.PERSON}))


def compare_kinds(query: Schema | None, listed: Schema | None) -> KindEvidence | None:
    """Whether the kinds can be one; None where either is unknown."""
    if query is None or listed is None:
        return None
    fits = kinds_can_meet(query, listed)
    agreement = Agreement.AGREE if fits else Agreement.CONTRADICT
    return KindEvidence(query=query, listed=listed, agreement=agreement)


_SINGLE = frozenset({IdentifierKind.IMO, IdentifierKind.LEI, IdentifierKind.AIRCRAFT_SERIAL})
"""Of these a party has one, for life."""
_SINGLE_BY_COUNTRY = frozenset(
    {
        IdentifierKind.NATIONAL_ID,
        IdentifierKind.SOCIAL_SECURITY,
        IdentifierKind.TAX_NUMBER,
    }
)
"""Of these a party has one in each country."""
_WEAK = frozenset(
    {
        IdentifierKind.OTHER,
        IdentifierKind.VISA,
        IdentifierKind.CALL_SIGN,
        IdentifierKind.HULL_NUMBER,
    }
)
_SHORTEST = 5


def identifier_key(identifier: Identifier) -> str:
    """The number as it is compared: letters and digits only, capitals.

    Wallet addresses keep their case where it carries meaning (all but hexadecimal
    ones); an IMO number is its digits.
    """
    value = identifier.value.strip()
    if identifier.kind is IdentifierKind.WALLET and not value.lower().startswith("0x"):
        return value
    if identifier.kind is IdentifierKind.IMO:
        return "".join(re.findall(r"[0-9]", value))
    return "".join(char for char in value.upper() if char.isalnum())


def is_strong(identifier: Identifier) -> bool:
    """Whether the identifier alone says who it is."""
    return identifier.kind not in _WEAK and len(identifier_key(identifier)) >= _SHORTEST


def compare_identifiers(
    query: Collection[Identifier], listed: Collection[Identifier]
) -> tuple[IdentifierEvidence, ...]:
    """The identifiers that both share, and those of which a party has only one.

    A party may hold several passports, so two different ones say nothing. A query's
    identifier of kind ``other`` is one whose kind is not known: it can agree with any
    strong one.
    """
    found = [
        _evidence(ours, theirs, Agreement.AGREE)
        for ours in query
        for theirs in listed
        if _is_shared(ours, theirs)
    ]
    agreed = {item.kind for item in found}
    for kind in sorted(_SINGLE | _SINGLE_BY_COUNTRY):
        if kind not in agreed:
            found.extend(_contradiction(kind, query, listed))
    return tuple(found)


def _is_shared(ours: Identifier, theirs: Identifier) -> bool:
    same_kind = ours.kind is theirs.kind or ours.kind is IdentifierKind.OTHER
    if not same_kind or not is_strong(theirs) or identifier_key(ours) != identifier_key(theirs):
        return False
    return ours.country is None or theirs.country is None or ours.country == theirs.country


def _contradiction(
    kind: IdentifierKind, query: Collection[Identifier], listed: Collection[Identifier]
) -> list[IdentifierEvidence]:
    ours = [item for item in query if item.kind is kind and is_strong(item)]
    theirs = [item for item in listed if item.kind is kind and is_strong(item)]
    for left in ours:
        for right in theirs:
            same_country = left.country is not None and left.country == right.country
            if kind in _SINGLE or same_country:
                return [_evidence(left, right, Agreement.CONTRADICT)]
    return []


def _evidence(ours: Identifier, theirs: Identifier, agreement: Agreement) -> IdentifierEvidence:
    return IdentifierEvidence(
        kind=theirs.kind, query=ours.value, listed=theirs.value, agreement=agreement
    )
