"""The names of a party, and the parts of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.model import (
    NameKind,
    NamePart,
    NamePartKind,
    ProblemCode,
    Strength,
)
from watchword.sources.draft import Draft, clean
from watchword.sources.own.ftm.entity import Entity
from watchword.sources.own.row import MOST_NAMES, NAME_LIMIT
from watchword.text.keys import loose_key
from watchword.text.scripts import script_of

_PARTS = (
    ("firstName", NamePartKind.GIVEN),
    ("secondName", NamePartKind.MIDDLE),
    ("middleName", NamePartKind.MIDDLE),
    ("fatherName", NamePartKind.PATRONYMIC),
    ("motherName", NamePartKind.MATRONYMIC),
    ("lastName", NamePartKind.FAMILY),
    ("nameSuffix", NamePartKind.SUFFIX),
)
"""In the order in which they make a name where none is stated."""

_OTHERS = (
    ("alias", NameKind.ALIAS, Strength.STRONG),
    ("previousName", NameKind.FORMER, Strength.STRONG),
    # FollowTheMoney compares neither of these: they support a match and make none.
    ("abbreviation", NameKind.ALIAS, Strength.WEAK),
    ("weakAlias", NameKind.ALIAS, Strength.WEAK),
)

_STAND_INS = ("alias", "previousName", "publicKey", "cryptoAddress", "accountNumber", "iban")

NAME_PROPERTIES = frozenset(
    {"name", *(name for name, _ in _PARTS), *(name for name, _, _ in _OTHERS)}
)

_WORD = re.compile(r"\w+")
_RAW_LIMIT = 500
_MOST_PARTS = 60


def call(entity: Entity) -> str:
    """What an entity is called: its caption, its first name, or what stands in for one."""
    stated = [clean(value) for value in entity.values("name")]
    caption = clean(entity.caption)
    if caption and (caption in stated or not stated):
        return caption
    latin = (value for value in stated if script_of(value) == "Latn")
    lead = next(latin, "") or next(iter(stated), "")
    return lead or _joined(entity) or clean(entity.first(*_STAND_INS, "isin"))


def add_names(draft: Draft, entity: Entity) -> None:
    """Add all names, the one that it is called by first."""
    parts = [
        NamePart(kind=kind, value=text)
        for name, kind in _PARTS
        for value in entity.values(name)
        if (text := clean(value))
    ]
    for place, (text, kind, strength) in enumerate(_stated(entity)):
        usable = len(text) <= NAME_LIMIT and loose_key(text) and place < MOST_NAMES
        if usable:
            split = _parts_of(text, parts[:_MOST_PARTS]) if strength is Strength.STRONG else ()
            draft.add_name(text, kind=kind, strength=strength, parts=split)
        else:
            draft.add_feature("Unused name", text)
            if place <= MOST_NAMES:
                why = "too many names" if place == MOST_NAMES else "no name that can be screened"
                draft.problem(ProblemCode.VALUE_UNREADABLE, why, text[:_RAW_LIMIT])
    if not entity.values("name"):
        return
    used = {(part.kind, part.value) for name in draft.names for part in name.parts}
    for part in parts:
        if (part.kind, part.value) not in used:
            draft.add_feature(f"Name part ({part.kind.value})", part.value)


def _stated(entity: Entity) -> list[tuple[str, NameKind, Strength]]:
    """Every name once, as the strongest that it is said to be."""
    lead = call(entity)
    strong = [clean(value) for value in entity.values("name", "alias", "previousName")]
    weak = lead in map(clean, entity.values("abbreviation", "weakAlias")) and lead not in strong
    found = {lead: (NameKind.PRIMARY, Strength.WEAK if weak else Strength.STRONG)}
    for value in entity.values("name"):
        other = script_of(lead) == "Latn" and script_of(value) not in ("Latn", None)
        kind = NameKind.ORIGINAL_SCRIPT if other else NameKind.PRIMARY
        found.setdefault(clean(value), (kind, Strength.STRONG))
    for name, kind, strength in _OTHERS:
        for value in entity.values(name):
            found.setdefault(clean(value), (kind, strength))
    return [(text, kind, strength) for text, (kind, strength) in found.items() if text]


def _joined(entity: Entity) -> str:
    """A name from its parts; where there are several of a kind, from the first ones."""
    return " ".join(text for name, _ in _PARTS if (text := clean(entity.first(name))))


def _parts_of(full: str, parts: Sequence[NamePart]) -> tuple[NamePart, ...]:
    """The parts that make up a name, in its order; none where they are not all of it.

    An entity has the parts of all its names in one heap: those of a name are the ones
    whose words it has.
    """
    words = _words(full)
    taken: dict[int, NamePart | None] = {}
    for part in sorted(parts, key=lambda part: -len(_words(part.value))):
        sought = _words(part.value)
        for start in range(len(words) - len(sought) + 1):
            places = range(start, start + len(sought))
            if words[start : start + len(sought)] == sought and not taken.keys() & set(places):
                taken.update(dict.fromkeys(places))
                taken[start] = part
                break
    if len(taken) < len(words):
        return ()
    return tuple(part for _, part in sorted(taken.items()) if part is not None)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
