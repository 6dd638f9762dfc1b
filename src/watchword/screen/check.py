"""Screen a subject: candidates from the index, compared, scored, in order."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from watchword.compare import (
    Evidence,
    Party,
    compare_facts,
    compare_parties,
    most_with,
    score,
)
from watchword.compare.facts import kinds_can_meet
from watchword.errors import WrongUse
from watchword.index import Candidate, Index, find_candidates
from watchword.model import Schema
from watchword.screen.match import CheckResult, Match, stands
from watchword.screen.subject import Subject

DEFAULT_THRESHOLD = 0.7
NEAR_MISS = 0.2
"""How far below the threshold a match is still worth a reviewer's look."""


def check_subject(
    index: Index,
    subject: Subject,
    *,
    threshold: float = DEFAULT_THRESHOLD,
    thresholds: Mapping[Schema, float] | None = None,
    limit: int = 10,
    authorities: Collection[str] | None = None,
    as_of: date | None = None,
    near: float = NEAR_MISS,
) -> CheckResult:
    """The targets that a subject may be.

    Matches a little below the threshold are shown too, as no alerts; the limit never cuts an
    alert in favour of what is none.

    Args:
        index: The open index.
        subject: Who is asked about.
        threshold: The score, from 0 to 1, from which a match is an alert.
        thresholds: Other such scores for targets of some kinds.
        limit: How many matches at most.
        authorities: Only targets that one of these lists; None for all.
        as_of: The day whose lists are asked; None for those in force. A target that may
            have stood on a list on that day counts as listed.
        near: How far below the threshold matches are still given; 0 for none, which
            takes far less time.

    Raises:
        WrongUse: For a threshold outside 0 to 1 or a negative limit.
    """
    by_kind = dict(thresholds or {})
    for value in (threshold, *by_kind.values()):
        if not 0.0 <= value <= 1.0:
            raise WrongUse(f"a threshold lies between 0 and 1, not at {value}")
    if limit < 0:
        raise WrongUse(f"a limit can't be negative: {limit}")
    query = subject.to_party()
    least = max(min([threshold, *by_kind.values()]) - near, 0.0)
    wanted = None if authorities is None else frozenset(authorities)
    matches: list[Match] = []
    for candidate in find_candidates(index, query, floor=least):
        for value, evidence in _compare(index, query, candidate, least):
            target = index.target(candidate.target)
            listings = tuple(
                item for item in target.listings if wanted is None or item.authority in wanted
            )
            standing = any(stands(item, as_of) for item in listings)
            if standing or wanted is None:
                reached = value >= by_kind.get(target.schema, threshold)
                matches.append(
                    Match(
                        target=target,
                        score=value,
                        alert=reached and standing,
                        evidence=evidence,
                        listings=listings,
                        as_of=as_of,
                    )
                )
    matches.sort(key=lambda match: (not match.alert, -match.score, match.target.id))
    return CheckResult(
        subject=subject,
        state=index.state,
        algorithm=index.algorithm,
        threshold=threshold,
        matches=tuple(matches[:limit]),
        thresholds=by_kind,
        authorities=None if wanted is None else tuple(sorted(wanted)),
        as_of=as_of,
    )


def _compare(
    index: Index, query: Party, candidate: Candidate, least: float
) -> list[tuple[float, Evidence]]:
    """The score and evidence of a candidate, unless it is of another kind or too low."""
    party = index.party(candidate.target)
    if party.schema is not None and not kinds_can_meet(query.schema, party.schema):
        return []
    facts = compare_facts(query, party)
    if round(most_with(facts), 4) < least:
        return []
    rows = candidate.names or index.names_of(candidate.target)
    party = replace(party, names=tuple(map(index.name, rows)))
    evidence = compare_parties(query, party, rarity=index.rarity, facts=facts)
    value = round(score(evidence), 4)
    return [(value, evidence)] if value >= least else []
