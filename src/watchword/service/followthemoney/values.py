"""Entities under construction: no value is lost that a property does not take."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from followthemoney import model
from followthemoney.proxy import EntityProxy


def make(schema: str, entity_id: str, context: dict[str, Any]) -> EntityProxy:
    """An empty entity; ``context`` are its fields beside the properties."""
    entity = model.make_entity(schema)
    entity.id = entity_id
    entity.context.update(context)
    return entity


def has(entity: EntityProxy, name: str) -> bool:
    """Whether an entity's schema has a property that can be set."""
    known = entity.schema.get(name)
    return known is not None and not known.stub


def add(entity: EntityProxy, name: str, value: str | None, *, label: str = "") -> None:
    """Add a value, or keep it in the notes where the property does not take it.

    FollowTheMoney drops a value that its type does not accept.

    Args:
        entity: The entity.
        name: The property.
        value: What is stated; nothing is added where it is nothing.
        label: What it is called in the notes; by default as the property.
    """
    if not value:
        return
    if has(entity, name):
        before = len(entity.get(name))
        entity.add(name, value)
        if len(entity.get(name)) > before or value in entity.get(name):
            return
    note(entity, label or name, value)


def add_all(entity: EntityProxy, name: str, values: Iterable[str | None]) -> None:
    """Add several values."""
    for value in values:
        add(entity, name, value)


def note(entity: EntityProxy, label: str, value: str) -> None:
    """Keep a value in the notes, under a label where it has one."""
    notes = "notes" if has(entity, "notes") else "summary"
    entity.add(notes, f"{label}: {value}" if label and label != notes else value)


def iso(day: date | None) -> str | None:
    """A day as a property takes it."""
    return None if day is None else day.isoformat()


def digest(*parts: str) -> str:
    """A short hash that makes an id of what an entity states."""
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:12]
