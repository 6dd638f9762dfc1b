"""What the schemata of FollowTheMoney are to us."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache

from watchword.model import Schema
from watchword.sources.own.ftm.entity import Entity, ftm_schema, is_a


class Role(Enum):
    """What an entity is in a list of parties."""

    PARTY = auto()
    """Somebody or something that is looked for: it gets an entry."""
    PART = auto()
    """It belongs to a party: an act, a document, a link to another one."""
    PLACE = auto()
    """An address or an office, to which parties refer."""
    UNUSED = auto()
    """A schema that tells nothing of a party: an article, a payment."""
    UNKNOWN = auto()
    """A schema that the installed FollowTheMoney does not have."""


_HOLDERS = {
    **dict.fromkeys(("Sanction", "Risk", "Note"), ("entity",)),
    **dict.fromkeys(("Passport", "Identification"), ("holder",)),
    "Occupancy": ("holder",),
}
"""By which property what belongs to a party names it."""

_NOT_LINKS = frozenset({"Payment", "Documentation", "ContractAward", "CourtCaseParty", "Similar"})

_PARTIES = ("LegalEntity", "Vehicle", "CryptoWallet", "Security")

_SCHEMAS = (
    ("Person", Schema.PERSON),
    ("Company", Schema.COMPANY),
    ("PublicBody", Schema.PUBLIC_BODY),
    ("Organization", Schema.ORGANIZATION),
    ("Vessel", Schema.VESSEL),
    ("Airplane", Schema.AIRPLANE),
    ("CryptoWallet", Schema.CRYPTO_WALLET),
)
"""Our own schemata, the narrower first."""


@cache
def party_schema(name: str) -> Schema:
    """Our schema for one of FollowTheMoney's; a security, a car can be anything."""
    return next((ours for theirs, ours in _SCHEMAS if is_a(name, theirs)), Schema.LEGAL_ENTITY)


@cache
def is_exact(name: str) -> bool:
    """Whether our schema says all that FollowTheMoney's says."""
    return name in {schema.value for schema in Schema}


def role_of(entity: Entity) -> Role:
    """What an entity is in a list of parties."""
    known = ftm_schema(entity.schema)
    if known is None:
        # Better one too many than a sanctioned party that nobody looks for.
        return Role.PARTY if entity.properties.get("name") else Role.UNKNOWN
    if holders_of(entity.schema):
        return Role.PART
    if any(known.is_a(each) for each in _PARTIES):
        return Role.PARTY
    if entity.schema in ("Address", "Position"):
        return Role.PLACE
    wanted = entity.target or entity.properties.get("topics")
    return Role.PARTY if wanted and known.is_a("Thing") and entity.values("name") else Role.UNUSED


@cache
def holders_of(schema: str) -> tuple[str, ...]:
    """The properties by which what belongs to a party, or links two, names them."""
    if schema in _HOLDERS:
        return _HOLDERS[schema]
    ends = ends_of(schema)
    return () if ends is None else ends


@cache
def ends_of(schema: str) -> tuple[str, str] | None:
    """The two properties of a link between parties; None where the schema is none."""
    known = ftm_schema(schema)
    if known is None or not known.edge or schema in _NOT_LINKS or schema in _HOLDERS:
        return None
    if known.source_prop is None or known.target_prop is None:
        return None
    return known.source_prop.name, known.target_prop.name
