"""An entry's content as rows of the search tables."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from watchword.model import Entry
from watchword.store.schema import cross_reference, designation, identifier, name, relation
from watchword.text.keys import identifier_key, loose_key

KEY_LIMIT = 500
"""How much of a key is stored, in characters: PostgreSQL can't index more than 2.7 kB."""

SEARCH_TABLES = (name, identifier, cross_reference, relation, designation)


def search_rows(body_id: int, entry: Entry) -> dict[Table, list[dict[str, Any]]]:
    """The rows of an entry by search table."""
    return {
        table: [{"body_id": body_id, "position": n, **row} for n, row in enumerate(rows)]
        for table, rows in (
            (name, _names(entry)),
            (identifier, _identifiers(entry)),
            (cross_reference, _cross_references(entry)),
            (relation, _relations(entry)),
            (designation, _designations(entry)),
        )
    }


def name_key(text: str) -> str:
    """The key under which a name is stored and looked up."""
    return loose_key(text)[:KEY_LIMIT]


def _names(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "full": each.full,
            "key": name_key(each.full),
            "kind": each.kind.value,
            "strength": each.strength.value,
            "script": each.script,
            "language": each.language,
        }
        for each in entry.names
    ]


def _identifiers(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "kind": each.kind.value,
            "value": each.value,
            "key": identifier_key(each.value)[:KEY_LIMIT],
            "country": each.country,
        }
        for each in entry.identifiers
    ]


def _cross_references(entry: Entry) -> list[dict[str, Any]]:
    return [
        {"scheme": each.scheme, "value": each.value[:KEY_LIMIT]} for each in entry.cross_references
    ]


def _relations(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "kind": each.kind.value,
            "other": each.other,
            "other_key": name_key(each.other),
            "other_id": each.other_id,
            "detail": each.detail,
            "inverse": each.inverse,
        }
        for each in entry.relations
    ]


def _designations(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "programmes": "\n".join(each.programmes),
            "listed_on": each.listed_on,
            "delisted_on": each.delisted_on,
            "basis": "\n".join(each.basis),
            "reason": each.reason,
            "measures": "\n".join(each.measures),
        }
        for each in entry.designations
    ]
