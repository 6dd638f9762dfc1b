"""The vocabulary: frozen values that every room shares.

One word per idea, as the glossary (``docs/reference/glossary.md``) has them. Nothing
here reads, writes or decides.
"""

from watchword.model.authority import AUTHORITIES, LISTS, Authority, List
from watchword.model.codec import decode_entry, encode_entry, hash_body, target_id
from watchword.model.dates import (
    DateInterval,
    Precision,
    day_interval,
    month_interval,
    spanning_interval,
    year_interval,
)
from watchword.model.entry import (
    Contact,
    ContactKind,
    CountryRole,
    CountryTie,
    CrossReference,
    Designation,
    Entry,
    Feature,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    Place,
    Relation,
    RelationKind,
    Schema,
    Strength,
)
from watchword.model.problem import Problem, ProblemCode, Severity
from watchword.model.release import DateBasis, Release

__all__ = [
    "AUTHORITIES",
    "LISTS",
    "Authority",
    "Contact",
    "ContactKind",
    "CountryRole",
    "CountryTie",
    "CrossReference",
    "DateBasis",
    "DateInterval",
    "Designation",
    "Entry",
    "Feature",
    "Identifier",
    "IdentifierKind",
    "List",
    "Name",
    "NameKind",
    "NamePart",
    "NamePartKind",
    "Place",
    "Precision",
    "Problem",
    "ProblemCode",
    "Relation",
    "RelationKind",
    "Release",
    "Schema",
    "Severity",
    "Strength",
    "day_interval",
    "decode_entry",
    "encode_entry",
    "hash_body",
    "month_interval",
    "spanning_interval",
    "target_id",
    "year_interval",
]
