"""Evidence between two parties, and the score that it gives.

Merging and screening both ask here. Evidence comes first and stays: a score is only a
reading of it, and an explanation another.
"""

from watchword.compare.evidence import (
    Agreement,
    AlignedPart,
    CountryEvidence,
    DateEvidence,
    Evidence,
    IdentifierEvidence,
    KindEvidence,
    Meeting,
    NameEvidence,
    SexEvidence,
)
from watchword.compare.explain import explain
from watchword.compare.pair import compare_facts, compare_parties
from watchword.compare.party import Party, PartyName, name_readings, read_party_names
from watchword.compare.score import most_with, score, score_name

__all__ = [
    "Agreement",
    "AlignedPart",
    "CountryEvidence",
    "DateEvidence",
    "Evidence",
    "IdentifierEvidence",
    "KindEvidence",
    "Meeting",
    "NameEvidence",
    "Party",
    "PartyName",
    "SexEvidence",
    "compare_facts",
    "compare_parties",
    "explain",
    "most_with",
    "name_readings",
    "read_party_names",
    "score",
    "score_name",
]
