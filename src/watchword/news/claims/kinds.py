"""The words that relate two parties: kin, owners, founders, allies, and posts in a body."""

from __future__ import annotations

from watchword.model import RelationClaimKind
from watchword.news.words import word_set

KIN = word_set(
    "sister brother wife husband son daughter father mother cousin nephew niece uncle aunt stepson "
    "stepdaughter stepfather stepmother grandson granddaughter grandfather grandmother widow "
    "widower fiance fiancee fiancé fiancée ex-wife ex-husband half-brother half-sister twin spouse "
    "in-law sister-in-law brother-in-law son-in-law daughter-in-law father-in-law mother-in-law "
    "stepbrother stepsister"
)
"""Kin: X is the sister **of** Y."""
_WOMEN = word_set(
    "sister wife daughter mother niece aunt stepdaughter stepmother granddaughter grandmother widow "
    "fiancee fiancée ex-wife half-sister sister-in-law daughter-in-law mother-in-law stepsister"
)
_EITHER = word_set("cousin twin spouse in-law fiance fiancé")
OWNERS = word_set("owner co-owner proprietor shareholder parent")
"""X is the owner of Y."""
OWNED = word_set("subsidiary unit arm affiliate")
"""X is a subsidiary of Y: Y owns X."""
FOUNDERS = word_set("founder co-founder cofounder")
ALLIES = word_set(
    "ally associate confidant confidante friend partner crony protege protégé frontman henchman "
)
"""X is an ally of Y; both are persons, of "partner" also bodies."""
POSTS = word_set(
    "chairman chairwoman chairperson chair ceo cfo director president head chief boss executive "
    "member partner manager"
)
"""X is the chairman of Y, which is a company."""
FORMER_WORDS = word_set(
    "former ex ex- late erstwhile onetime one-time previous then former- estranged"
)
_NOT_OVER = word_set("late estranged then")
FORMER = FORMER_WORDS - _NOT_OVER
"""Words before a relation that say that it is over; of a late husband it is not said."""
RELATING = KIN | OWNERS | OWNED | FOUNDERS | ALLIES


def sex_of(noun: str) -> str | None:
    """What a word for kin tells of who is called by it: ``f``, ``m``."""
    if noun not in KIN or noun in _EITHER:
        return None
    return "f" if noun in _WOMEN else "m"


def kind_of(noun: str) -> RelationClaimKind:
    """What kind of relation a noun makes."""
    if noun in KIN:
        return RelationClaimKind.FAMILY
    if noun in OWNERS or noun in OWNED:
        return RelationClaimKind.OWNERSHIP
    if noun in FOUNDERS:
        return RelationClaimKind.FOUNDER
    return RelationClaimKind.ASSOCIATE
