"""Entries and releases to write into registers."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from watchword.model import (
    DateBasis,
    Designation,
    Entry,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Problem,
    ProblemCode,
    Relation,
    RelationKind,
    Release,
    Schema,
    Severity,
    Strength,
    day_interval,
)
from watchword.store.raw import keep_raw
from watchword.store.writer import Heading, ReleaseWriter

OWNER = Entry(
    id="35283",
    schema=Schema.PERSON,
    names=(
        Name(full="Alisher Burhanovich USMANOV", script="Latn"),
        Name(full="Алишер УСМАНОВ", kind=NameKind.ORIGINAL_SCRIPT, script="Cyrl"),
        Name(full="Uncle Alisher", kind=NameKind.ALIAS, strength=Strength.WEAK),
    ),
    birth_dates=(day_interval(date(1953, 9, 9)),),
    identifiers=(Identifier(kind=IdentifierKind.TAX_NUMBER, value="1601 108019", country="ru"),),
    designations=(
        Designation(programmes=("RUSSIA-EO14024",), listed_on=date(2022, 3, 3), reason="Because."),
    ),
)
YACHT = Entry(
    id="35301",
    schema=Schema.VESSEL,
    names=(Name(full="DILBAR"),),
    identifiers=(Identifier(kind=IdentifierKind.IMO, value="9661792"),),
    relations=(
        Relation(
            kind=RelationKind.LINKED_TO, other="USMANOV, Alisher Burhanovich", detail="Linked To"
        ),
    ),
)
DOUBT = Problem(
    severity=Severity.WARNING,
    code=ProblemCode.DATE_UNREADABLE,
    locator="row 7",
    message="date can't be read",
    raw="once upon a time",
    entry="35283",
)


def write_release(
    connection: Connection,
    items: Iterable[Entry | Problem],
    *,
    released_on: date = date(2023, 4, 12),
    list_key: str = "sdn",
    authority: str = "us",
    body: bytes = b"the file",
    read_at: datetime = datetime(2023, 4, 13, 8, 30, tzinfo=UTC),
) -> Release:
    """Write a release of these items."""
    sha256 = keep_raw(connection, io.BytesIO(body))
    writer = ReleaseWriter(
        connection,
        Heading(
            authority=authority,
            list=list_key,
            format="us.sdn_csv",
            released_on=released_on,
            released_on_basis=DateBasis.GIVEN,
            read_at=read_at,
            sha256=sha256,
            origin="sdn.csv",
            files=(("sdn.csv", sha256),),
        ),
    )
    for item in items:
        writer.add(item)
    return writer.finish()
