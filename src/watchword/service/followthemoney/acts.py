"""Why a party stands on a list: Sanctions, and Notes where the list is a user's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from followthemoney.proxy import EntityProxy

from watchword.model import AUTHORITIES, Designation, is_official
from watchword.service.followthemoney.told import dataset_of
from watchword.service.followthemoney.values import add_all, iso, make
from watchword.service.held import Told

_LISTED = Designation()


def acts_of(party_id: str, told: Told) -> Iterator[EntityProxy]:
    """An entity for each act of listing that an entry states; of none, that it is listed."""
    write = _sanction if is_official(told.release.authority) else _note
    for number, act in enumerate(told.entry.designations or (_LISTED,), start=1):
        yield write(party_id, told, act, number)


def _context(told: Told) -> dict[str, Any]:
    return {
        "datasets": [dataset_of(told.release)],
        "last_seen": told.release.released_on.isoformat(),
    }


def _sanction(party_id: str, told: Told, act: Designation, number: int) -> EntityProxy:
    authority, key = AUTHORITIES.get(told.release.authority), told.key
    # By the entry's own id, so that it stays the same when the entry joins others.
    sanction = make("Sanction", f"{key.target}-sanction-{number}", _context(told))
    sanction.add("entity", party_id)
    if authority is not None:
        sanction.add("authority", authority.name)
        sanction.add("country", authority.code if authority.code != "un" else None)
    labelled = [
        *(f"basis: {each}" for each in act.basis),
        *([f"source: {act.source}"] if act.source else []),
    ]
    for name, values in (
        ("authorityId", (key.entry,)),
        ("recordId", (key.entry,)),
        ("program", act.programmes),
        ("provisions", act.measures),
        ("reason", (act.reason,)),
        ("summary", (act.remark, *labelled)),
        ("listingDate", (iso(act.listed_on),)),
        ("startDate", (iso(act.listed_on),)),
        ("modifiedAt", tuple(iso(day) for day in act.amended_on)),
        ("endDate", (iso(act.delisted_on),)),
    ):
        add_all(sanction, name, values)
    for reference in told.entry.cross_references:
        if reference.scheme == "un-reference":
            sanction.add("unscId", reference.value)
    return sanction


def _note(party_id: str, told: Told, act: Designation, number: int) -> EntityProxy:
    """Why an own list holds the party: whoever reads a Sanction there would be misled."""
    key = told.key
    note = make("Note", f"{key.target}-note-{number}", _context(told))
    note.add("entity", party_id)
    note.add("name", f"own list {key.list}")
    add_all(note, "description", (act.reason,))
    for label, values in (
        ("entry", (key.entry,)),
        ("programme", act.programmes),
        ("basis", act.basis),
        ("measure", act.measures),
        ("listed on", (iso(act.listed_on),)),
        ("delisted on", (iso(act.delisted_on),)),
        ("source", (act.source,)),
        ("remark", (act.remark,)),
    ):
        add_all(note, "summary", [f"{label}: {value}" for value in values if value])
    return note
