"""Names as OFAC's classic formats write them.

A person's name is ``FAMILY, Given Middle`` in the CSV and two elements in the XML; every
other party has one whole name. We keep the parts and give the name in spoken order.
"""

from __future__ import annotations

import re

from watchword.model import NameKind, NamePart, NamePartKind, Schema, Strength
from watchword.sources.draft import Draft, clean

_SUFFIX = re.compile(r"(?:,\s*|\s+)((?:Jr|Sr)\.?|II|III|IV)$")

ALIAS_KINDS = {
    "aka": (NameKind.ALIAS, ""),
    "fka": (NameKind.FORMER, ""),
    # "Now known as" is the name in use, which our kinds do not tell from another alias.
    "nka": (NameKind.ALIAS, "n.k.a."),
    "dba": (NameKind.ALIAS, "d.b.a."),
}
"""The types of alias, dots aside, with the remark that each leaves on the name."""


def alias_kind(stated: str) -> tuple[NameKind, str] | None:
    """The kind of ``a.k.a.``, ``fka`` … and its remark; None for a type that is new."""
    return ALIAS_KINDS.get(stated.replace(".", "").strip().casefold())


def add_party_name(
    draft: Draft,
    stated: str,
    *,
    kind: NameKind = NameKind.PRIMARY,
    strength: Strength = Strength.STRONG,
    remark: str = "",
) -> None:
    """Add a name in one piece; a person's is taken apart at its first comma."""
    if draft.schema is Schema.PERSON and "," in stated:
        family, _, given = stated.partition(",")
        add_person_name(draft, (family, given), kind=kind, strength=strength, remark=remark)
    else:
        draft.add_name(stated, kind=kind, strength=strength, remark=remark)


def add_person_name(
    draft: Draft,
    parts: tuple[str, str],
    *,
    kind: NameKind = NameKind.PRIMARY,
    strength: Strength = Strength.STRONG,
    remark: str = "",
) -> None:
    """Add a name given as ``(family, given)``; without a given name it stays whole."""
    family, given = (clean(part).strip(" ,") for part in parts)
    if not family or not given:
        draft.add_name(family or given, kind=kind, strength=strength, remark=remark)
        return
    suffix = ""
    if found := _SUFFIX.search(given):
        given, suffix = given[: found.start()].rstrip(" ,"), found[1]
    stated = (
        (NamePartKind.GIVEN, given),
        (NamePartKind.FAMILY, family),
        (NamePartKind.SUFFIX, suffix),
    )
    pieces = [NamePart(kind=part, value=value) for part, value in stated if value]
    full = " ".join(piece.value for piece in pieces)
    # The source's own order in the parts: the family name comes first there.
    pieces.sort(key=lambda piece: piece.kind is not NamePartKind.FAMILY)
    draft.add_name(full, kind=kind, strength=strength, parts=pieces, remark=remark)
