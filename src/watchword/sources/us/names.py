"""Names as OFAC's classic formats write them.

A person's name is ``FAMILY, Given Middle`` in the CSV and two elements in the XML; every
other party has one whole name. We keep the parts and give the name in spoken order.
"""

from __future__ import annotations

import re

from watchword.model import NameKind, NamePart, NamePartKind, Schema, Strength
from watchword.sources.draft import Draft, clean

_SUFFIX = re.compile(r"(?:,\s*|\s+)((?:[Jj][Rr]|[Ss][Rr])\.?|II|III|IV)$")
_SUFFIX_BETWEEN = re.compile(r"\s*((?:jr|sr)\.?|II|III|IV)\s*,", re.I)

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
        if between := _SUFFIX_BETWEEN.match(given):
            # "MEZA, JR., Arturo": the suffix belongs to the family name.
            family, given = f"{family}, {between[1]}", given[between.end() :]
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
    """Add a name given as ``(family, given)``.

    Without a given name the other is a whole name, which may hold a comma all the same:
    the XML has weak aliases such as ``AL-ISAWI, Ahmad`` in the element of the family name.
    """
    family, given = (clean(part).strip(" ,") for part in parts)
    if not family or not given:
        whole = family or given
        if "," in whole and draft.schema is Schema.PERSON:
            add_party_name(draft, whole, kind=kind, strength=strength, remark=remark)
        else:
            draft.add_name(whole, kind=kind, strength=strength, remark=remark)
        return
    given, suffix = _split_suffix(given)
    if not suffix:
        family, suffix = _split_suffix(family)
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


def _split_suffix(name: str) -> tuple[str, str]:
    """A name and the suffix (Jr., III) that ends it, if one does."""
    found = _SUFFIX.search(name)
    return (name[: found.start()].rstrip(" ,"), found[1]) if found else (name, "")
