"""Two parties laid side by side."""

from __future__ import annotations

from dataclasses import replace

from watchword.compare.evidence import Evidence, NameEvidence
from watchword.compare.facts import (
    compare_countries,
    compare_dates,
    compare_identifiers,
    compare_kinds,
    compare_sexes,
)
from watchword.compare.names import Rarity, compare_names, plain_rarity
from watchword.compare.party import Party
from watchword.compare.score import WEAK_ALIAS_CAP, score_name
from watchword.model import Strength


def compare_parties(
    query: Party,
    listed: Party,
    *,
    rarity: Rarity = plain_rarity,
    facts: Evidence | None = None,
) -> Evidence:
    """All evidence between two parties; of the names, the two that meet best.

    Args:
        query: The party that is asked about.
        listed: The party on a list.
        rarity: How much a word of a name tells; an index counts it in its own names.
        facts: What :func:`compare_facts` gave, for who asked it before.
    """
    facts = facts or compare_facts(query, listed)
    return replace(facts, name=_best_names(query, listed, rarity))


def compare_facts(query: Party, listed: Party) -> Evidence:
    """The evidence of :func:`compare_parties` but for the names, which take far longer."""
    return Evidence(
        name=None,
        birth_date=compare_dates(query.birth_dates, listed.birth_dates),
        country=compare_countries(query.countries, listed.countries),
        sex=compare_sexes(query.sex, listed.sex),
        kind=compare_kinds(query.schema, listed.schema),
        identifiers=compare_identifiers(query.identifiers, listed.identifiers),
    )


def _best_names(query: Party, listed: Party, rarity: Rarity) -> NameEvidence | None:
    best: NameEvidence | None = None
    best_key: tuple[float, float] = (-1.0, -1.0)
    for theirs in listed.names:
        for ours in query.names:
            if ours.form.reading is not theirs.form.reading:
                continue
            found = compare_names(ours.form, theirs, rarity)
            value = score_name(found)
            weak = theirs.strength is Strength.WEAK
            key = (min(value, WEAK_ALIAS_CAP) if weak else value, value)
            if key > best_key:
                best, best_key = found, key
    return best
