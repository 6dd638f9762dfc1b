"""Parties and holdings as statements of BODS 0.4.

Each party is a record under its key, each statement of a source about two parties a
relationship. The standard knows persons and entities and interests in entities: vessels,
family and associates have no place in it and are counted as left out. An owner of whom
nothing is known is an unspecified interested party, as the standard has it, and no record.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from watchword.model import Holding, Interest, Party, Schema, Share
from watchword.network.holdings.bods import INTERESTS

VERSION = "0.4"
_DEFAULT = {
    Interest.SHARES: "shareholding",
    Interest.VOTES: "votingRights",
    Interest.BOARD: "appointmentOfBoard",
    Interest.INFLUENCE: "otherInfluenceOrControl",
    Interest.DIRECTOR: "boardMember",
    Interest.NOMINEE: "nominee",
    Interest.CONSOLIDATION: "otherInfluenceOrControl",
    Interest.UNKNOWN: "unknownInterest",
}
_ENTITIES = {
    Schema.COMPANY: "registeredEntity",
    Schema.ORGANIZATION: "legalEntity",
    Schema.LEGAL_ENTITY: "legalEntity",
    Schema.PUBLIC_BODY: "stateBody",
}
_REASONS = (
    "noBeneficialOwners",
    "subjectUnableToConfirmOrIdentifyBeneficialOwner",
    "interestedPartyHasNotProvidedInformation",
    "subjectExemptFromDisclosure",
    "interestedPartyExemptFromDisclosure",
    "unknown",
    "informationUnknownToPublisher",
)
_SCHEMES = {"lei": "XI-LEI", "gb-coh": "GB-COH"}
_BIRTH = re.compile(r"\d{4}(?:-(?:1[0-2]|0[1-9])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_URL = re.compile(r"https?://[^\s]+")


@dataclass(slots=True)
class BodsWriter:
    """Writes one file.

    Attributes:
        stated_on: The day of the statements and of their publication.
        publisher: Who publishes the file.
        left_out: What the standard has no place for, and how often it was met.
    """

    stated_on: date
    publisher: str = "Watchword"
    left_out: dict[str, int] = field(default_factory=dict)

    def statements(
        self, parties: Iterable[Party], holdings: Iterable[Holding]
    ) -> Iterator[dict[str, Any]]:
        """The statements: parties first, as the standard wants it."""
        known = {party.key: party for party in parties}
        grouped: dict[tuple[str, ...], list[Holding]] = {}
        for each in holdings:
            if self._fits(each, known):
                source = each.source
                key = (each.owner, each.owned, source.name, source.locator)
                grouped.setdefault(key, []).append(each)
        named = {end for ends in grouped for end in ends[:2]}
        for record in sorted(known):
            party = known[record]
            if not _is_unspecified(party) and (record in named or _is_known_to_bods(party)):
                yield self._statement(record, _kind(party), record, _details(party))
        for grounds in sorted(grouped):
            stated = grouped[grounds]
            owner, owned = stated[0].owner, stated[0].owned
            yield self._statement(
                f"relationship-{_digest(*grounds)[:24]}",
                "relationship",
                owned,
                _relationship(known[owner], owned, stated),
                source=_source(stated[0]),
            )

    def _fits(self, holding: Holding, known: Mapping[str, Party]) -> bool:
        owner, owned = known.get(holding.owner), known.get(holding.owned)
        if owner is None or owned is None:
            reason = "a holding of a party that is not described"
        elif holding.interest not in _DEFAULT and _own_word(holding) is None:
            reason = f"{holding.interest.value}: no interest in an entity"
        elif owned.schema not in _ENTITIES:
            reason = f"an interest in a {owned.schema.value}: no entity"
        elif owner.schema not in {*_ENTITIES, Schema.PERSON}:
            reason = f"a {owner.schema.value} as an owner"
        else:
            return True
        self.left_out[reason] = self.left_out.get(reason, 0) + 1
        return False

    def _statement(
        self,
        record: str,
        kind: str,
        subject: str,
        details: dict[str, Any],
        *,
        source: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        day = self.stated_on.isoformat()
        content = _digest(record, kind, day, repr(details), repr(source))
        made = {
            "statementId": str(uuid.UUID(content[:32])),
            "declarationSubject": subject,
            "statementDate": day,
            "publicationDetails": {
                "publicationDate": day,
                "bodsVersion": VERSION,
                "publisher": {"name": self.publisher},
            },
            "recordId": record,
            "recordStatus": "new",
            "recordType": kind,
            "recordDetails": details,
        }
        if source is not None:
            made["source"] = source
        return made


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


def _is_unspecified(party: Party) -> bool:
    return not party.known and not party.name and party.schema is not Schema.PERSON


def _is_known_to_bods(party: Party) -> bool:
    return party.schema is Schema.PERSON or party.schema in _ENTITIES


def _kind(party: Party) -> str:
    return "person" if party.schema is Schema.PERSON else "entity"


def _details(party: Party) -> dict[str, Any]:
    details = _person(party) if party.schema is Schema.PERSON else _entity(party)
    if party.identifiers:
        details["identifiers"] = [
            {"id": value, "scheme": _SCHEMES.get(scheme, scheme.upper())}
            for scheme, value in sorted(party.identifiers.items())
        ]
    if party.address:
        details["addresses"] = [{"type": "alternative", "address": party.address}]
    return {"isComponent": False, **details}


def _person(party: Party) -> dict[str, Any]:
    details: dict[str, Any] = {"personType": "knownPerson" if party.known else "unknownPerson"}
    names = [{"type": "legal", "fullName": party.name}] if party.name else []
    names += [{"type": "alternative", "fullName": each} for each in party.aliases]
    if names:
        details["names"] = names
    if party.countries:
        details["nationalities"] = [_country(each) for each in party.countries]
    if party.birth_date and _BIRTH.fullmatch(party.birth_date):
        details["birthDate"] = party.birth_date
    return details


def _entity(party: Party) -> dict[str, Any]:
    kind = _ENTITIES[party.schema] if party.known else "unknownEntity"
    details: dict[str, Any] = {"entityType": {"type": kind}}
    if party.name:
        details["name"] = party.name
    if party.aliases:
        details["alternateNames"] = list(party.aliases)
    if party.countries:
        details["jurisdiction"] = _country(party.countries[0])
    if party.founded_on is not None:
        details["foundingDate"] = party.founded_on.isoformat()
    return details


def _country(code: str) -> dict[str, str]:
    from watchword.text.countries import country_name

    return {"name": country_name(code), "code": code.upper()[:2]}


def _source(holding: Holding) -> dict[str, Any]:
    source = holding.source
    made: dict[str, Any] = {
        "type": ["thirdParty"],
        "description": f"{source.name}: {source.locator}",
    }
    if source.url and _URL.fullmatch(source.url):
        made["url"] = source.url
    return made


def _relationship(owner: Party, owned: str, stated: list[Holding]) -> dict[str, Any]:
    details: dict[str, Any] = {"isComponent": False, "subject": owned}
    if _is_unspecified(owner):
        details["interestedParty"] = _unspecified(stated[0].detail)
        stated = [each for each in stated if each.interest is not Interest.UNKNOWN]
    else:
        details["interestedParty"] = owner.key
    interests = [_interest(each) for each in stated]
    if interests:
        details["interests"] = interests
    return details


def _unspecified(detail: str) -> dict[str, str]:
    """The reason why nobody is named, where the source gave it in the standard's words."""
    for reason in _REASONS:
        head, colon, description = detail.rpartition(reason)
        if colon and (not head or head.endswith("; ")):
            told = description.removeprefix(": ")
            return {"reason": reason, "description": told} if told else {"reason": reason}
    return {"reason": "unknown", "description": detail} if detail else {"reason": "unknown"}


def _interest(holding: Holding) -> dict[str, Any]:
    kind, words = _named_interest(holding)
    made: dict[str, Any] = {
        "type": kind,
        "directOrIndirect": "indirect" if holding.indirect else "unknown",
    }
    if holding.beneficial is not None:
        made["beneficialOwnershipOrControl"] = holding.beneficial
    if holding.joint and not words.endswith(f"joint: {holding.joint}"):
        words = "; ".join(filter(None, (words, f"joint: {holding.joint}")))
    if words:
        made["details"] = words
    if holding.share is not None:
        made["share"] = bounds(holding.share)
    if holding.starts_on is not None:
        made["startDate"] = holding.starts_on.isoformat()
    if holding.ends_on is not None and holding.ends_on < date.max:
        # The standard's end is the first day on which the interest is no more.
        made["endDate"] = (holding.ends_on + timedelta(days=1)).isoformat()
    return made


def _own_word(holding: Holding) -> str | None:
    """The standard's word for an interest where the source itself has it in that standard."""
    first = holding.detail.partition("; ")[0]
    return first if first in INTERESTS else None


def _named_interest(holding: Holding) -> tuple[str, str]:
    """The standard's word for an interest, and what else its source says of it."""
    own = _own_word(holding)
    if own is not None:
        return own, holding.detail.partition("; ")[2]
    return _DEFAULT[holding.interest], holding.detail


def bounds(share: Share) -> dict[str, int | float]:
    """A share in the standard's words; what is no decimal is rounded."""
    if share.low == share.high:
        return {"exact": _number(share.low)}
    return {
        "exclusiveMinimum" if share.low_open else "minimum": _number(share.low),
        "exclusiveMaximum" if share.high_open else "maximum": _number(share.high),
    }


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)
