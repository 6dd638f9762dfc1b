"""Evidence as one number from 0 to 1.

It is monotone: evidence that speaks more for one party never lowers it. What must hold
at the usual threshold of 0.7: a birth date alone, one word of several, or a weak alias
alone raises no alert, and a contradicted IMO number never does.
"""

from __future__ import annotations

from functools import lru_cache

from watchword.compare.evidence import (
    ALIGNED,
    Agreement,
    DateEvidence,
    Evidence,
    Exactness,
    Meeting,
    NameEvidence,
)
from watchword.compare.namesakes import namesakes
from watchword.model import Strength
from watchword.text.names import Reading

WEAK_ALIAS_CAP = 0.65
LIGHT_CAP = 0.2
VETO_CAP = 0.25
CONTRADICTED_DATE = 0.68
"""No name keeps more of its score than this when the birth dates contradict each other."""
FAR_DATE = 0.6
"""Nor more than this when they lie so many years apart:"""
FAR_YEARS = 5
SHARED_IDENTIFIER_FLOOR = 0.97
SHARED_IDENTIFIER_ALONE = 0.9
_SUBSTANTIAL = 0.31
"""The weight above which a word names somebody (generic words and articles stay below)."""

# Fitted by random search on damaged names of the lists and on pairs of general knowledge,
# with the false alerts on people who are on no list held below a quarter of a percent
# (benchmarks/matching; docs/adr/0010).
_AGAINST = 1.0
_GAP = 0.5
_GAP_RELIEF = 0.21
ANCHORED_GAP = 0.65
"""What a word left out of the listed name's middle or end counts, of one that is missed."""
_LEAST_TOLD = 0.735
_MOST_TOLD = 0.98
_ENOUGH_TOLD = 2.0
_LOSSES = {
    Meeting.TRANSLITERATION: 0.5,
    Meeting.TYPO: 0.87,
    Meeting.NICKNAME: 0.3,
    Meeting.VOWELS: 0.25,
    Meeting.GENDER: 0.67,
}
"""How much of what two words are unlike counts against their names."""
_OTHER_NUMBER = 0.4
_INITIAL_LIKENESS = 0.95
_ONE_WORD_OF_SEVERAL = 0.61
_ONE_WORD_AND_INITIALS = (0.64, 0.13)
_ONE_WORD_AND_LISTED_INITIALS = (0.62, 0.155)
"""A list that only knows "Mohammed K" names nobody by it."""

_DATE_GAIN = {
    Exactness.DAY: 0.65,
    Exactness.MONTH: 0.45,
    Exactness.YEAR: 0.35,
    Exactness.RANGE: 0.15,
}
_COUNTRY_GAIN = 0.15
_COUNTRY_LOSS = 0.06
"""What another country takes of a score: customers live abroad, and lists know it."""
_NAMESAKE_LOSS = 0.6
"""What it takes more of a name that many have (docs/explanation/matching.md has the curve)."""
_NAMESAKE_LEFT = {
    Exactness.DAY: 0.0,
    Exactness.MONTH: 0.0,
    Exactness.YEAR: 0.6,
    Exactness.RANGE: 0.8,
}
"""How much of that is left where a birth date agrees: a year is shared by many."""
_SEX_LOSS = 0.75
_KIND_LOSS = 0.3
_NEAR_LOSS = 0.97


def likeness(how: Meeting, similarity: float) -> float:
    """How much of a part's weight speaks for one name, 0 to 1."""
    if how is Meeting.GARBLED:
        return garbled_likeness(similarity)
    if how is Meeting.INITIAL:
        return _INITIAL_LIKENESS
    return 1.0 - _LOSSES.get(how, 1.0) * (1.0 - similarity)


def garbled_likeness(share: float) -> float:
    """The likeness of two words by the share of their letters that is the same."""
    return max(0.0, min(1.0, 0.88 * share - 0.21))


def weigh(aligned: float, alike: float, against: float, gaps: float) -> float:
    """What the weights of a name's parts come to, caps and facts apart.

    Args:
        aligned: Of the parts that meet.
        alike: How alike these are, 0 to 1.
        against: Of those that contradict each other.
        gaps: Of those that only one side has.
    """
    whole = aligned + against + gaps
    told = alike * aligned
    relief = 1.0 + _GAP_RELIEF - _GAP_RELIEF * min(told, 2.0)
    value = alike * (1.0 - _AGAINST * against / whole) * (1.0 - _GAP * relief * gaps / whole)
    return value * (_LEAST_TOLD + (_MOST_TOLD - _LEAST_TOLD) * min(1.0, told / _ENOUGH_TOLD))


def score_name(name: NameEvidence) -> float:
    """How likely two names are one person's or body's, with nothing else known."""
    aligned = alike = against = gaps = 0.0
    for part in name.parts:
        if part.how in ALIGNED:
            aligned += part.weight
            alike += part.weight * likeness(part.how, part.similarity)
        elif part.how is Meeting.CONTRADICTION:
            against += part.weight
        else:
            gaps += part.weight
    if not aligned:
        return 0.0
    if name.anchored:
        gaps *= ANCHORED_GAP
    value = weigh(aligned, alike / aligned, against, gaps)
    if name.syllabic and name.reading is Reading.PERSON:
        value *= 1.0 - 0.45 * gaps / (aligned + against + gaps)
    return min(value * _of_the_whole(name), _cap(name))


def _of_the_whole(name: NameEvidence) -> float:
    """What is left of a score for how the parts stand to each other."""
    value = 1.0
    if name.swapped:
        value *= 0.6
    if _numbers_differ(name):
        value *= _OTHER_NUMBER
    if name.reordered and name.reading is not Reading.PERSON:
        value *= 0.95
    if name.legal is Agreement.CONTRADICT:
        value *= 0.97
    return value


def _numbers_differ(name: NameEvidence) -> bool:
    """Whether each side has a number that the other lacks: Fund 3 is not Fund 4."""
    open_parts = [part for part in name.parts if part.how not in ALIGNED]
    ours = any(part.query.isdigit() for part in open_parts)
    return ours and any(part.listed.isdigit() for part in open_parts)


def _cap(name: NameEvidence) -> float:
    """How high names can score that meet in too little."""
    words, least = 0, 0.0
    initials = is_open = listed = False
    for part in name.parts:
        if part.how is Meeting.INITIAL:
            initials = True
            listed = listed or len(part.listed) < len(part.query)
        elif part.weight <= _SUBSTANTIAL:
            continue
        elif part.how in ALIGNED and part.how is not Meeting.GARBLED:
            words += 2 if " " in part.query + part.listed else 1
            least = part.weight
        else:
            is_open = True
    if words == 0:
        return 1.0 if name.identical else LIGHT_CAP
    if words == 1 and is_open:
        return _ONE_WORD_OF_SEVERAL
    if words == 1 and initials:
        base, slope = _ONE_WORD_AND_LISTED_INITIALS if listed else _ONE_WORD_AND_INITIALS
        return base + slope * least
    return 1.0


def score(evidence: Evidence) -> float:
    """How likely the two parties are one, from 0 to 1."""
    shared = any(item.agreement is Agreement.AGREE for item in evidence.identifiers)
    vetoed = any(item.agreement is Agreement.CONTRADICT for item in evidence.identifiers)
    value = score_name(evidence.name) if evidence.name is not None else 0.0
    value = _with_facts(value, evidence)
    if shared:
        floor = SHARED_IDENTIFIER_FLOOR if value >= 0.3 else SHARED_IDENTIFIER_ALONE
        value = max(floor + (1.0 - floor) * value * 0.9, value)
    elif vetoed:
        value = min(value, VETO_CAP)
    elif _is_weak_alone(evidence):
        value = min(value, WEAK_ALIAS_CAP)
    return min(max(value, 0.0), 1.0)


def most_with(facts: Evidence) -> float:
    """The most that two parties can score with such facts, whatever their names are."""
    value = _with_facts(1.0, facts)
    agreements = {item.agreement for item in facts.identifiers}
    if Agreement.AGREE in agreements:
        return 1.0
    return min(value, VETO_CAP) if Agreement.CONTRADICT in agreements else value


def _is_weak_alone(evidence: Evidence) -> bool:
    """A weak alias is not enough unless a birth date agrees at least to the month."""
    if evidence.name is None or evidence.name.strength is not Strength.WEAK:
        return False
    date = evidence.birth_date
    return (
        date is None
        or date.agreement is not Agreement.AGREE
        or date.exactness not in {Exactness.DAY, Exactness.MONTH}
    )


def _with_facts(value: float, evidence: Evidence) -> float:
    value = _with_date(value, evidence.birth_date)
    if evidence.country is not None:
        if evidence.country.agreement is Agreement.AGREE:
            value = _raise(value, _COUNTRY_GAIN)
        else:
            value *= 1.0 - _COUNTRY_LOSS - _namesake_loss(evidence)
    if evidence.sex is not None and evidence.sex.agreement is Agreement.CONTRADICT:
        value *= _SEX_LOSS
    if evidence.kind is not None and evidence.kind.agreement is Agreement.CONTRADICT:
        value *= _KIND_LOSS
    return value


def _namesake_loss(evidence: Evidence) -> float:
    """What another country takes of a score because the name may well be somebody else's."""
    date = evidence.birth_date
    agrees = date is not None and date.agreement is Agreement.AGREE
    left = _NAMESAKE_LEFT[date.exactness] if date is not None and agrees else 1.0
    return _NAMESAKE_LOSS * left * namesakes(evidence.name) if evidence.name and left else 0.0


def _with_date(value: float, date: DateEvidence | None) -> float:
    if date is None:
        return value
    if date.agreement is Agreement.AGREE:
        return _raise(value, _DATE_GAIN[date.exactness])
    if date.agreement is Agreement.NEAR:
        return value * _NEAR_LOSS
    years = date.gap_days / 365.25
    return value * (CONTRADICTED_DATE if years < FAR_YEARS else FAR_DATE)


@lru_cache(maxsize=256)
def least_name_score(least: float, *, date: Exactness | None, placed: bool) -> float:
    """The name score from which facts can still lift a match to a score.

    Args:
        least: The score to reach.
        date: How exactly a birth date agrees, if it does.
        placed: Whether a country agrees.
    """
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        lifted = middle if date is None else _raise(middle, _DATE_GAIN[date])
        lifted = _raise(lifted, _COUNTRY_GAIN) if placed else lifted
        low, high = (low, middle) if lifted >= least else (middle, high)
    return high


def _raise(value: float, gain: float) -> float:
    """Close a share of the distance to 1; the less the name says, the smaller a share."""
    trust = min(1.0, max(0.0, (value - 0.4) / 0.4))
    return value + (1.0 - value) * gain * trust
