"""An entity as FollowTheMoney has it: a schema, and values by property."""

from __future__ import annotations

import hashlib
import reprlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from watchword.model import Problem, ProblemCode, Severity
from watchword.sources.draft import clean, clean_block
from watchword.text.countries import country_code

if TYPE_CHECKING:
    from followthemoney.property import Property
    from followthemoney.schema import Schema as FtmSchema

ID_LIMIT = 150
MADE_ID = "auto-"
"""How the ids begin that entities without one get."""

MOST_VALUES = 2_000
"""No property has more values than this; what comes after is left out and reported."""

_MOST_IN_ALL = 5_000
"""Nor has an entity, over all its properties."""

_DEEPEST = 6
_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An entity: a party, or what belongs to parties or links them.

    Attributes:
        id: As stated; empty where there is none that can be used.
        schema: The name of its schema.
        properties: Its values; other entities by their ids.
        caption: What it is called in short.
        datasets, referents: The data sets that it comes from; other ids of the same.
        last_seen: When the data was read, as far as it is stated.
        target: Whether it is said to be of interest itself; None where nothing is said.
        nested: Whether it stood inside another one, and so perhaps not whole.
        unnamed: Whether the id is none that was stated, but made from what it says.
    """

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    caption: str = ""
    datasets: tuple[str, ...] = ()
    referents: tuple[str, ...] = ()
    last_seen: str = ""
    target: bool | None = None
    nested: bool = False
    unnamed: bool = False
    locator: str = ""

    def values(self, *names: str) -> list[str]:
        """The values of these properties, each once."""
        found = (value for name in names for value in self.properties.get(name, ()))
        return list(dict.fromkeys(found))

    def first(self, *names: str) -> str:
        """The first of these values; empty where there is none."""
        return next(iter(self.values(*names)), "")


@cache
def ftm_schema(name: str) -> FtmSchema | None:
    """The schema of a name, of the version of FollowTheMoney that is installed."""
    # The import is slow, and needs what stands in for PyICU.
    import watchword.text  # noqa: F401 - isort: skip
    from followthemoney import model

    return model.get(name)


def ftm_property(schema: str, name: str) -> Property | None:
    """A property of a schema, if both are known."""
    known = ftm_schema(schema)
    return None if known is None else known.get(name)


def is_a(schema: str, kind: str) -> bool:
    """Whether a schema is another one or a kind of it."""
    known = ftm_schema(schema)
    return known is not None and known.is_a(kind)


def ftm_country(text: str) -> str | None:
    """The code of a country that FollowTheMoney writes, or of a name that others do."""
    import watchword.text  # noqa: F401 - isort: skip
    from followthemoney.types import registry

    code = text.casefold()
    # By a code first: ``na`` is Namibia here, and elsewhere nothing.
    return code if code in registry.country.names else country_code(text)


class EntityReader:
    """Reads the objects of one file, and collects what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, value: Mapping[str, Any], locator: str) -> list[Entity]:
        """The entity of an object, and those that stand inside it; nothing if it is none."""
        return list(self._read(value, locator, depth=0))

    def _read(self, value: Mapping[str, Any], locator: str, *, depth: int) -> Iterator[Entity]:
        schema, stated = value.get("schema"), value.get("properties", {})
        if not isinstance(schema, str) or not isinstance(stated, dict):
            message = "the object is no entity: it has no schema, or no properties by name"
            self._report(locator, message, value)
            return
        properties: dict[str, tuple[str, ...]] = {}
        objects: dict[str, list[dict[str, Any]]] = {}
        room = _MOST_IN_ALL
        for name, values in stated.items():
            properties[name], objects[name] = self._values(name, values, locator)
            room -= 1 + len(properties[name])
            if room < 0:
                message = f"more than {_MOST_IN_ALL:,} values: the rest is left out"
                self._report(locator, message, name)
                break
        stated_id = self._id(value.get("id"), locator)
        entity_id = stated_id or _made_id(schema, properties)
        inside: list[Entity] = []
        for name, within in objects.items():
            for each in within:
                found = self._nested(each, (schema, name, entity_id), locator, depth=depth + 1)
                inside += found
                properties[name] += tuple(entity.id for entity in found[:1])
        yield Entity(
            id=entity_id,
            schema=schema,
            properties=properties,
            caption=_text(value.get("caption")),
            datasets=_texts(value.get("datasets")),
            referents=_texts(value.get("referents")),
            last_seen=_text(value.get("last_seen")),
            target=target if isinstance(target := value.get("target"), bool) else None,
            nested=depth > 0,
            unnamed=not stated_id,
            locator=locator,
        )
        yield from inside

    def _nested(
        self, value: dict[str, Any], place: tuple[str, str, str], locator: str, *, depth: int
    ) -> list[Entity]:
        """The entities of an object that stands in a property of another entity.

        Args:
            place: The schema, the property and the id of that entity.
        """
        schema, name, holder = place
        known = ftm_property(schema, name)
        if known is None or known.type.name != "entity" or depth > _DEEPEST:
            self._report(locator, f"an object stands in {name[:50]!r}", value)
            return []
        back = known.reverse
        properties = value.get("properties", {})
        if back is not None and not back.stub and isinstance(properties, dict):
            # What stands inside a party points at it, and the nested form leaves that out.
            there = properties.get(back.name, [])
            there = there if isinstance(there, list) else [there]
            value = {**value, "properties": {**properties, back.name: [*there, holder]}}
        return list(self._read(value, locator, depth=depth))

    def _id(self, value: Any, locator: str) -> str:
        stated = clean(_text(value))
        if len(stated) <= ID_LIMIT:
            return stated
        self._report(locator, f"the id has {len(stated):,} characters: it is not used", stated)
        return ""

    def _values(
        self, name: str, stated: Any, locator: str
    ) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
        """The texts and the objects of a property."""
        values = stated if isinstance(stated, list) else [stated]
        if len(values) > MOST_VALUES:
            message = f"{name[:50]!r} has {len(values):,} values: {MOST_VALUES:,} of them are read"
            self._report(locator, message, values[MOST_VALUES])
            values = values[:MOST_VALUES]
        objects = [value for value in values if isinstance(value, dict)]
        if any(isinstance(value, list | bool) for value in values):
            self._report(locator, f"{name[:50]!r} holds what is neither text nor entity", values)
        return _texts(values), objects

    def _report(self, locator: str, message: str, raw: Any) -> None:
        self.problems.append(
            Problem(
                severity=Severity.WARNING,
                code=ProblemCode.VALUE_UNREADABLE,
                locator=locator,
                message=message,
                raw=(raw if isinstance(raw, str) else reprlib.repr(raw))[:_SHOWN],
            )
        )


def _made_id(schema: str, properties: Mapping[str, tuple[str, ...]]) -> str:
    """An id from what an entity is called and when it was born, or from all that it states."""
    told = [value for name in ("name", "birthDate") for value in sorted(properties.get(name, ()))]
    if not properties.get("name"):
        told = sorted(f"{name}={value}" for name in properties for value in properties[name])
    digest = hashlib.sha256("\x1f".join((schema, *told)).encode()).hexdigest()
    return f"{MADE_ID}{digest[:12]}"


def _text(value: Any) -> str:
    """A value as text; of a number too, which some writers do not quote."""
    if isinstance(value, str):
        return clean_block(value)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(text for each in values[:MOST_VALUES] if (text := _text(each))))
