"""Which parties of holdings are targets of lists, how sure that is, and why.

A shared number settles it. Else the names are compared as in every check, and the link is
certain only where the facts that tell namesakes apart agree: of a person the birth date,
to the month at least, and a country; of a body the same name, legal form and country. All
other matches above the threshold are uncertain: shown, and never proof.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from watchword.compare import Evidence
from watchword.compare.evidence import Agreement, Exactness
from watchword.errors import WrongUse
from watchword.index import Index
from watchword.model import DateInterval, Identifier, IdentifierKind, Party, Schema
from watchword.screen.match import Match
from watchword.screen.subject import Subject
from watchword.service.allowing import with_decisions
from watchword.service.checking import Limits, Terms, find_matches, settle_limits
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Silence, Watcher
from watchword.service.stating import read_birth_date

_MOST_NAMES = 20
_KINDS = {
    "lei": IdentifierKind.LEI,
    "imo": IdentifierKind.IMO,
    "bic": IdentifierKind.BIC,
    "duns": IdentifierKind.DUNS,
    "isin": IdentifierKind.ISIN,
    "mmsi": IdentifierKind.MMSI,
    "passport": IdentifierKind.PASSPORT,
    "national-id": IdentifierKind.NATIONAL_ID,
    "registration": IdentifierKind.REGISTRATION_NUMBER,
    "tax": IdentifierKind.TAX_NUMBER,
    "vat": IdentifierKind.TAX_NUMBER,
    "inn": IdentifierKind.TAX_NUMBER,
}
_EXACT = frozenset({Exactness.DAY, Exactness.MONTH})
_COUNTRY = 2


class Ground(StrEnum):
    """What a link rests on."""

    IDENTIFIER = "identifier"
    FACTS = "name-and-facts"
    NAME = "name"
    """The name, and nothing that tells namesakes apart: uncertain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLink:
    """A party of holdings that is, or may be, a target.

    Attributes:
        party: Its key.
        target: The target's id.
        score: How likely they are one, 0 to 1.
        certain: Whether it may be part of a proof.
        explanation: Why, in a sentence.
    """

    party: str
    target: str
    score: float
    certain: bool
    ground: Ground
    explanation: str

    def to_dict(self) -> dict[str, Any]:
        """The link as JSON values."""
        return {
            "party": self.party,
            "target": self.target,
            "score": self.score,
            "certain": self.certain,
            "ground": self.ground.value,
            "explanation": self.explanation,
        }


def link_parties(
    context: Context, parties: Iterable[Party], *, watcher: Watcher | None = None
) -> list[PartyLink]:
    """The targets that parties are or may be, in the order of the parties, the best first.

    Whether a target stands on a list, and since when, is not asked here: that is a
    question of an authority and a day. Decisions on known false positives hold.

    Raises:
        NotFound: There is no register yet.
    """
    index, terms = ensure_index(context), settle_limits(Limits(), context.settings)
    watcher = watcher or Silence()
    asked = [each for each in parties if each.known and each.name]
    watcher.begin("parties that may be targets", len(asked))
    found: list[PartyLink] = []
    for done, party in enumerate(asked, start=1):
        found += _links_of(context, index, party, terms)
        if done % 50 == 0:
            watcher.advance(done)
    return found


def _links_of(context: Context, index: Index, party: Party, terms: Terms) -> list[PartyLink]:
    result = find_matches(index, party_subject(party), terms, near=0.0)
    reached = [each for each in result.matches if each.score >= terms.least(each.target.schema)]
    if not reached:
        return []
    decided = with_decisions(context, result, limit=len(result.matches))
    refused = {each.target.id for each in decided.matches if each.allowed is not None}
    links = [_link(party, each) for each in reached if each.target.id not in refused]
    return sorted(links, key=lambda each: (not each.certain, -each.score, each.target))


def _link(party: Party, match: Match) -> PartyLink:
    ground = ground_of(match.evidence, match.target.schema)
    return PartyLink(
        party=party.key,
        target=match.target.id,
        score=match.score,
        certain=ground is not Ground.NAME,
        ground=ground,
        explanation=match.explanation,
    )


def ground_of(evidence: Evidence, schema: Schema) -> Ground:
    """What a match rests on; that of names alone is uncertain."""
    against = [
        each
        for each in (evidence.birth_date, evidence.country, evidence.sex, evidence.kind)
        if each is not None and each.agreement is Agreement.CONTRADICT
    ]
    numbers = {each.agreement for each in evidence.identifiers}
    if Agreement.CONTRADICT in numbers:
        return Ground.NAME
    if Agreement.AGREE in numbers and not [each for each in against if each is evidence.kind]:
        return Ground.IDENTIFIER
    if against or evidence.name is None or evidence.country is None:
        return Ground.NAME
    if schema is Schema.PERSON:
        born = evidence.birth_date
        if born is None or born.agreement is not Agreement.AGREE:
            return Ground.NAME
        return Ground.FACTS if born.exactness in _EXACT else Ground.NAME
    return Ground.FACTS if _is_same_body(evidence) else Ground.NAME


def _is_same_body(evidence: Evidence) -> bool:
    """Whether a body has the very name, of more than a word, and no other legal form."""
    name = evidence.name
    return (
        name is not None
        and name.identical
        and len(name.parts) > 1
        and name.legal is not Agreement.CONTRADICT
    )


def party_subject(party: Party) -> Subject:
    """A party as it is checked."""
    return Subject(
        names=(party.name, *party.aliases)[:_MOST_NAMES],
        birth_date=_birth(party.birth_date),
        countries=party.countries,
        schema=None if party.schema is Schema.LEGAL_ENTITY else party.schema,
        identifiers=tuple(_identifier(*each) for each in party.identifiers.items()),
    )


def _birth(text: str | None) -> DateInterval | None:
    try:
        return None if text is None else read_birth_date(text)
    except WrongUse:
        return None


def _identifier(scheme: str, value: str) -> Identifier:
    """An identifier as lists have it: ``ru-inn`` is a tax number of Russia."""
    plain = scheme.partition("~")[0]
    if plain in _KINDS:
        return Identifier(kind=_KINDS[plain], value=value)
    country, dash, register = plain.partition("-")
    if not dash or len(country) != _COUNTRY:
        return Identifier(kind=IdentifierKind.OTHER, value=value)
    kind = _KINDS.get(register, IdentifierKind.REGISTRATION_NUMBER)
    return Identifier(kind=kind, value=value, country=country)
