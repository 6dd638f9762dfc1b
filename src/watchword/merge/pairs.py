"""Whether two entries are one party: what speaks for it and against, and what follows.

The order of the rules is the order of trust: what the lists themselves state (a reference,
an identifier), then a birth date with a name, then a name with its context. What contradicts
parts two entries, or leaves them to a person. A pair that nothing parts and too little joins
is *uncertain*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from watchword.compare import Evidence, Party, explain, score, score_name
from watchword.compare.evidence import ALIGNED, Agreement, Exactness, NameEvidence
from watchword.compare.facts import (
    compare_countries,
    compare_dates,
    compare_identifiers,
    compare_kinds,
    compare_sexes,
)
from watchword.compare.names import compare_names, is_light, plain_rarity
from watchword.merge.member import MergeEntry, Traits
from watchword.model import IdentifierKind, NameKind, Schema

Meets = Sequence[tuple[int, int]]
"""Places of the names, on the left and on the right, that share a key."""

_MOST_NAMES = 6
_LEADING = frozenset({NameKind.PRIMARY, NameKind.ORIGINAL_SCRIPT})
_SEVERAL_NAMES = 3
_BYNAMES = frozenset(
    {"abu", "abou", "umm", "oum", "ibn", "ben", "haji", "hajji", "mullah", "sheikh"}
)
"""Words that make a byname of one word more ("Abu Ali", "Haji Bashir")."""
_BYNAME_WORDS = 3
_YEAR_OF_DAYS = 366


class Verdict(StrEnum):
    """Whether two entries are one party."""

    SAME = "same"
    LIKELY = "likely"
    """One party, unless another target can claim the entry as well."""
    UNCERTAIN = "uncertain"
    DIFFERENT = "different"


class Ground(StrEnum):
    """What a verdict rests on, the most trusted first."""

    REFERENCE = "reference"
    """The lists themselves name the same id."""
    IDENTIFIER = "identifier"
    BIRTH_DATE = "birth date"
    NAME = "name"
    """A name that tells enough, in a context that both share."""
    CONTRADICTION = "contradiction"
    NOTHING = "nothing"
    """Too little, one way or the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An entry of a pair.

    Attributes:
        party: With its names.
    """

    entry: MergeEntry
    traits: Traits
    party: Party


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """A verdict on two entries, and why.

    Attributes:
        score: How likely they are one by names and facts, 0 to 1 (``compare.score``).
        references: The ids that both state.
        shared_names: How many names of several words both state, order apart.
    """

    verdict: Verdict
    ground: Ground
    score: float
    evidence: Evidence
    references: tuple[str, ...] = ()
    shared_names: int = 0

    @cached_property
    def reason(self) -> str:
        """Why, in a sentence."""
        sentence = explain(self.evidence)
        if self.shared_names > 1:
            sentence = f"{sentence[:-1]}; {self.shared_names} names are the same."
        if self.references:
            stated = ", ".join(each.replace(":", " ", 1) for each in self.references)
            sentence = f"Both state {stated}; {sentence[0].lower()}{sentence[1:]}"
        return sentence


def judge(left: Side, right: Side, meets: Meets = ()) -> Judgement:
    """Whether two entries are one party.

    The verdict depends on the two entries alone, and is the same from either side.

    Args:
        left, right: The entries, in the order of their keys.
        meets: Which of their names share a key, the most promising first.
    """
    found = _weigh(left, right, meets)
    verdict, ground = _decide(found)
    return Judgement(
        verdict=verdict,
        ground=ground,
        score=found.score,
        evidence=found.evidence,
        references=found.references,
        shared_names=found.shared_names,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """All that a verdict is made from.

    Attributes:
        name: How alike the best names are, 0 to 1, weak or not.
        told: How much the words tell that meet; 2 for two words that hardly anyone has.
        words: How many words of some weight meet.
        identical: Whether the names are the same but for the order of the words.
        other_references: Whether each states an id of the United Nations, and not the same.
        led: Whether a list leads with one of the names that meet best.
        context: Whether they share a country or a matter; None where one has no country.
        beside: Whether one release of one list holds both.
        twice: Whether they stand under different programmes: a list that puts a party under
            two of them may enter it twice.
    """

    evidence: Evidence
    score: float
    name: float
    told: float
    words: int
    identical: bool
    led: bool
    shared_names: int
    references: tuple[str, ...]
    other_references: bool
    context: bool | None
    beside: bool
    twice: bool
    person: bool
    thing: bool


def _weigh(left: Side, right: Side, meets: Meets) -> _Found:
    ours, theirs = left.party, right.party
    date = compare_dates(ours.birth_dates, theirs.birth_dates)
    shared_names = _count_shared(ours, theirs)
    references = tuple(sorted(set(left.traits.references) & set(right.traits.references)))
    against = date is not None and date.agreement is Agreement.CONTRADICT
    # Half of all pairs are namesakes of another age: their names need no close look.
    hopeless = against and not shared_names and not references
    best, led = (None, False) if hopeless else _best_names(ours, theirs, meets)
    evidence = Evidence(
        name=best,
        birth_date=date,
        country=compare_countries(ours.countries, theirs.countries),
        sex=compare_sexes(ours.sex, theirs.sex),
        kind=compare_kinds(ours.schema, theirs.schema),
        identifiers=compare_identifiers(ours.identifiers, theirs.identifiers),
    )
    met = [part for part in best.parts if part.how in ALIGNED] if best else []
    telling = [part.weight * part.similarity for part in met]
    schemas = {ours.schema, theirs.schema}
    return _Found(
        evidence=evidence,
        score=round(score(evidence), 4),
        name=score_name(best) if best else 0.0,
        told=sum(telling),
        words=sum(weight > 0.3 for weight in telling),
        identical=best is not None and best.identical,
        led=led,
        shared_names=shared_names,
        references=references,
        other_references=left.traits.two_of_the_united_nations(right.traits),
        context=_shared_context(left.traits.context, right.traits.context),
        beside=left.entry.stands_beside(right.entry),
        twice=set(left.traits.programmes).isdisjoint(right.traits.programmes),
        person=schemas <= {Schema.PERSON, Schema.LEGAL_ENTITY},
        thing=not schemas.isdisjoint({Schema.VESSEL, Schema.AIRPLANE, Schema.CRYPTO_WALLET}),
    )


def _shared_context(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool | None:
    if not set(ours).isdisjoint(theirs):
        return True
    places = [[each for each in side if len(each) == 2] for side in (ours, theirs)]
    return False if all(places) else None


def _best_names(ours: Party, theirs: Party, meets: Meets) -> tuple[NameEvidence | None, bool]:
    """The two names that meet best, and whether one of them is a name that its list leads with."""
    pairs = list(meets[:_MOST_NAMES]) or [
        (first, second)
        for first in range(min(len(ours.names), 3))
        for second in range(min(len(theirs.names), 3))
    ]
    best: NameEvidence | None = None
    highest, led = -1.0, False
    for first, second in pairs:
        name, other = ours.names[first], theirs.names[second]
        if name.form.reading is not other.form.reading:
            continue
        found = compare_names(name.form, other, plain_rarity)
        value = score_name(found)
        leads = not {name.kind, other.kind}.isdisjoint(_LEADING)
        if (value, leads) > (highest, led):
            best, highest, led = found, value, leads
    return best, led


def _count_shared(ours: Party, theirs: Party) -> int:
    """How many names of two telling words are in both, whatever the order of the words."""
    return len(_plain_names(ours) & _plain_names(theirs))


def _plain_names(party: Party) -> set[tuple[str, ...]]:
    found = set()
    for name in party.names:
        words = set(name.form.tokens)
        heavy = {word for word in words if not is_light(word, name.form.reading)}
        # Half of a movement goes by "Abu Ali".
        if len(heavy) > 1 and not (words & _BYNAMES and len(heavy) < _BYNAME_WORDS):
            found.add(tuple(sorted(words)))
    return found


def _decide(found: _Found) -> tuple[Verdict, Ground]:
    if found.references:
        return _by_reference(found)
    verdict, ground = _without_reference(found)
    if verdict is not Verdict.DIFFERENT and found.other_references and not found.identical:
        return Verdict.UNCERTAIN, Ground.REFERENCE
    return verdict, ground


def _without_reference(found: _Found) -> tuple[Verdict, Ground]:
    evidence = found.evidence
    if evidence.kind is not None and evidence.kind.agreement is Agreement.CONTRADICT:
        return Verdict.DIFFERENT, Ground.CONTRADICTION
    identifiers = {each.agreement for each in evidence.identifiers}
    if Agreement.AGREE in identifiers:
        return _by_identifier(found)
    if Agreement.CONTRADICT in identifiers:
        return _contradicted(found)
    if evidence.sex is not None and evidence.sex.agreement is Agreement.CONTRADICT:
        return _contradicted(found)
    if found.thing:
        return _things(found)
    if evidence.birth_date is not None:
        return _by_birth_date(found)
    return _by_name(found)


def _by_reference(found: _Found) -> tuple[Verdict, Ground]:
    """What lists state of each other holds, unless names say that one of them erred."""
    kind = found.evidence.kind
    fits = kind is None or kind.agreement is not Agreement.CONTRADICT
    date = found.evidence.birth_date
    dated = date is not None and date.agreement is Agreement.AGREE
    if fits and (found.name >= 0.5 or found.shared_names or (dated and found.name >= 0.3)):
        return Verdict.SAME, Ground.REFERENCE
    return Verdict.UNCERTAIN, Ground.REFERENCE


_FOR_LIFE = {IdentifierKind.IMO, IdentifierKind.LEI, IdentifierKind.AIRCRAFT_SERIAL}


def _by_identifier(found: _Found) -> tuple[Verdict, Ground]:
    agreed = {each.kind for each in found.evidence.identifiers if each.agreement is Agreement.AGREE}
    against = any(each.agreement is Agreement.CONTRADICT for each in found.evidence.identifiers)
    date = found.evidence.birth_date
    against = against or (date is not None and date.agreement is Agreement.CONTRADICT)
    if not against and (agreed & _FOR_LIFE or found.name >= 0.5 or found.shared_names):
        return Verdict.SAME, Ground.IDENTIFIER
    return Verdict.UNCERTAIN, Ground.IDENTIFIER


def _contradicted(found: _Found) -> tuple[Verdict, Ground]:
    """Left to a person where all else is the same: lists do err."""
    date = found.evidence.birth_date
    dated = date is not None and date.agreement is Agreement.AGREE
    exact = dated and date is not None and date.exactness is Exactness.DAY
    if found.name >= 0.9 and (exact or found.shared_names >= _SEVERAL_NAMES):
        return Verdict.UNCERTAIN, Ground.CONTRADICTION
    return Verdict.DIFFERENT, Ground.CONTRADICTION


def _things(found: _Found) -> tuple[Verdict, Ground]:
    """A ship's name is given again and again; only its number tells it."""
    if found.name >= 0.95 and found.context is not False:
        return Verdict.UNCERTAIN, Ground.NAME
    return Verdict.DIFFERENT, Ground.NOTHING


def _by_birth_date(found: _Found) -> tuple[Verdict, Ground]:
    date = found.evidence.birth_date
    assert date is not None  # noqa: S101
    if date.agreement is Agreement.CONTRADICT:
        return _contradicted(found)
    if date.agreement is Agreement.AGREE and date.exactness is Exactness.DAY:
        return _graded(found, same=0.93 if found.beside else 0.72, uncertain=0.5)
    several = found.shared_names >= _SEVERAL_NAMES
    if date.agreement is Agreement.NEAR:
        near = date.gap_days <= _YEAR_OF_DAYS and found.context is not False
        if near and not found.beside and (several or found.words > 2):
            return _graded(found, same=0.95, uncertain=0.9)
        return _graded(found, same=2.0, uncertain=0.9)
    enough = found.told >= (1.7 if found.context else 2.3)
    alone = not found.beside or found.twice
    if found.context is not False and (several or (enough and alone)):
        return _graded(found, same=0.93, uncertain=0.8)
    if found.identical and found.led and found.context and alone:
        return Verdict.LIKELY, Ground.BIRTH_DATE
    return _graded(found, same=2.0, uncertain=0.85)


def _graded(found: _Found, *, same: float, uncertain: float) -> tuple[Verdict, Ground]:
    if found.name >= same:
        return Verdict.SAME, Ground.BIRTH_DATE
    if found.name >= uncertain:
        return Verdict.UNCERTAIN, Ground.BIRTH_DATE
    return Verdict.DIFFERENT, Ground.NOTHING


def _by_name(found: _Found) -> tuple[Verdict, Ground]:
    """With no birth date on one side at least: what the name tells, and the context."""
    country = found.evidence.country
    elsewhere = country is not None and country.agreement is Agreement.CONTRADICT
    if elsewhere and not found.context:
        return Verdict.DIFFERENT, Ground.NOTHING
    alike = found.led and (found.name >= 0.93 or found.identical)
    several = found.shared_names >= _SEVERAL_NAMES
    apart = found.beside and not (found.twice and found.context)
    if apart or found.context is False:
        doubtful = alike or several
        return (Verdict.UNCERTAIN, Ground.NAME) if doubtful else (Verdict.DIFFERENT, Ground.NOTHING)
    if several or (alike and found.told >= _enough_told(found)):
        return Verdict.SAME, Ground.NAME
    if alike and found.identical and (found.context or found.shared_names > 1):
        return Verdict.LIKELY, Ground.NAME
    if alike or (found.led and (found.name >= 0.9 or (found.name >= 0.85 and found.context))):
        return Verdict.UNCERTAIN, Ground.NAME
    return Verdict.DIFFERENT, Ground.NOTHING


def _enough_told(found: _Found) -> float:
    """How much a name must tell to be enough: a body's name is its own more often."""
    if found.person:
        return 1.6 if found.context else 2.4
    return 0.9 if found.context else 1.6
