"""PLOVER: the types of events, and the strict code of one that is only planned.

Source: PLOVER, Political Language Ontology for Verifiable Event Records, Event, Actor
and Data Interchange Specification (Open Event Data Alliance, 2018).
"""

from __future__ import annotations

from watchword.model import Modality

COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
CONFLICT = frozenset(
    {"REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE",
     "ASSAULT"}
)  # fmt: skip
TYPES = tuple(sorted(COOPERATION | CONFLICT))
MATERIAL_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def strict_code(event_type: str, modality: Modality) -> str:
    """PLOVER's own code, which reads a plan as an agreement or a threat.

    Cooperation that is still to come is ``AGREE``; conflict that somebody holds out is
    ``THREATEN``; cooperation that is refused is ``REJECT``.
    """
    if modality is Modality.FUTURE:
        if event_type in COOPERATION:
            return "AGREE"
        if event_type in MATERIAL_CONFLICT:
            return "THREATEN"
    if modality is Modality.NEGATED and event_type in COOPERATION:
        return "REJECT"
    return event_type
