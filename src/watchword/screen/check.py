"""Screen a subject: candidates from the index, compared, scored, in order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from watchword.compare import Evidence, Party, compare_parties, score
from watchword.compare.facts import kinds_can_meet
from watchword.errors import WrongUse
from watchword.index import Candidate, Index, find_candidates
from watchword.screen.match import CheckResult, Match
from watchword.screen.subject import Subject

DEFAULT_THRESHOLD = 0.7
_SHOWN_FROM = 0.3
"""Below this a match is noise even to a reviewer who wants to see near misses."""


def check_subject(
    index: Index,
    subject: Subject,
    *,
    threshold: float = DEFAULT_THRESHOLD,
    limit: int = 10,
    authorities: Collection[str] | None = None,
) -> CheckResult:
    """The targets that a subject may be.

    Matches below the threshold are shown too, as no alerts; the limit never cuts an
    alert in favour of a lower score.

    Args:
        index: The open index.
        subject: Who is asked about.
        threshold: The score, from 0 to 1, from which a match is an alert.
        limit: How many matches at most.
        authorities: Only targets that one of these lists now; None for all.

    Raises:
        WrongUse: For a threshold outside 0 to 1 or a negative limit.
    """
    if not 0.0 <= threshold <= 1.0:
        raise WrongUse(f"a threshold lies between 0 and 1, not at {threshold}")
    if limit < 0:
        raise WrongUse(f"a limit can't be negative: {limit}")
    query = subject.to_party()
    least = min(_SHOWN_FROM, threshold)
    wanted = None if authorities is None else frozenset(authorities)
    scored = [
        (-value, index.target(candidate.target), evidence)
        for candidate in find_candidates(index, query, floor=least)
        for value, evidence in _compare(index, query, candidate, least)
    ]
    matches: list[Match] = []
    for minus, target, evidence in sorted(scored, key=lambda item: (item[0], item[1].id)):
        listings = tuple(
            item for item in target.listings if wanted is None or item.authority in wanted
        )
        if wanted is not None and not any(item.current for item in listings):
            continue
        matches.append(
            Match(
                target=target,
                score=-minus,
                alert=-minus >= threshold and any(item.current for item in listings),
                evidence=evidence,
                listings=listings,
            )
        )
    return CheckResult(
        subject=subject,
        state=index.state,
        algorithm=index.algorithm,
        threshold=threshold,
        matches=tuple(matches[:limit]),
    )


def _compare(
    index: Index, query: Party, candidate: Candidate, least: float
) -> list[tuple[float, Evidence]]:
    """The score and evidence of a candidate, unless it is of another kind or too low."""
    party = index.party(candidate.target)
    if party.schema is not None and not kinds_can_meet(query.schema, party.schema):
        return []
    rows = candidate.names or index.names_of(candidate.target)
    party = replace(party, names=tuple(map(index.name, rows)))
    evidence = compare_parties(query, party, rarity=index.rarity)
    value = round(score(evidence), 4)
    return [(value, evidence)] if value >= least else []
