"""Write what is in force in a format that other programs read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from watchword.errors import WrongUse
from watchword.model import AUTHORITIES
from watchword.service.context import Context
from watchword.service.followthemoney import Exporter
from watchword.store.reader import Reader, StoredRelease
from watchword.text.keys import loose_key


def export_followthemoney(
    context: Context, *, authority: str | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the targets of the current releases as FollowTheMoney entities, streamed.

    Raises:
        WrongUse: No such authority.
        NotFound: There is no register yet.
    """
    if authority is not None and authority not in AUTHORITIES:
        raise WrongUse(f"{authority}: no such authority; one of {', '.join(AUTHORITIES)}")
    with context.register.read() as reader:
        for stored in reader.current_releases():
            if authority in (None, stored.release.authority):
                yield from _export(reader, stored)


def _export(reader: Reader, stored: StoredRelease) -> Iterator[dict[str, Any]]:
    known: dict[str, str] = {}
    schemas: dict[str, str] = {}
    for entry in reader.entries(stored.id):
        schemas[entry.id] = entry.schema.value
        for name in entry.names:
            known.setdefault(loose_key(name.full), entry.id)
    exporter = Exporter(stored.release, known, schemas)
    for entry in reader.entries(stored.id):
        yield from exporter.entities(entry)
