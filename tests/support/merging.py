"""Entries to be merged, made from a few facts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from watchword.merge.member import MergeEntry
from watchword.model import (
    CountryRole,
    CountryTie,
    CrossReference,
    Designation,
    Entry,
    EntryKey,
    Identifier,
    Name,
    NameKind,
    Schema,
    day_interval,
    encode_entry,
)


def entry(
    entry_id: str,
    *names: str,
    born: str | None = None,
    country: str | None = None,
    programme: str = "",
    schema: Schema = Schema.PERSON,
    identifiers: Sequence[Identifier] = (),
    references: Sequence[str] = (),
    sex: str | None = None,
) -> Entry:
    """An entry; the first name leads, a reference is ``scheme:id``."""
    ties = (
        (CountryTie(role=CountryRole.NATIONALITY, country=country, text=country),)
        if country
        else ()
    )
    kinds = (NameKind.PRIMARY, *[NameKind.ALIAS] * (len(names) - 1))
    return Entry(
        id=entry_id,
        schema=schema,
        names=tuple(Name(full=name, kind=kind) for name, kind in zip(names, kinds, strict=True)),
        birth_dates=(day_interval(date.fromisoformat(born)),) if born else (),
        countries=ties,
        identifiers=tuple(identifiers),
        sex=sex,
        designations=(Designation(programmes=(programme,)),) if programme else (),
        cross_references=tuple(
            CrossReference(scheme=scheme, value=value)
            for scheme, value in (each.split(":", 1) for each in references)
        ),
    )


def to_merge(
    where: str, stated: Entry, *, seen: tuple[str, str] = ("2024-01-01", "2024-12-31")
) -> MergeEntry:
    """The entry as one of a list (``us/sdn``), seen from a day to a day."""
    authority, list_key = where.split("/")
    first, last = map(date.fromisoformat, seen)
    return MergeEntry(
        key=EntryKey(authority, list_key, stated.id),
        digest=hashlib.sha256(encode_entry(stated)).digest(),
        seen=((first, last),),
        load=lambda: stated,
    )
