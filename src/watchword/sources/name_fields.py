"""The names of a field, with what the field says of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.model import NameKind, Strength
from watchword.sources.draft import Draft
from watchword.sources.name_words import JAPANESE_AS_ONE, main_script, spoken_order
from watchword.sources.stated_names import unfold_name


@dataclass(frozen=True, slots=True, kw_only=True)
class NameField:
    """What a field that holds names says of all of them.

    Attributes:
        kind: What they are.
        strength: Whether the authority expects screening on them.
        person: Whether they are a person's.
        language: ISO 639 code of the names in Japanese writing, where the field says so.
    """

    kind: NameKind
    strength: Strength = Strength.STRONG
    person: bool
    language: str | None = None


def add_names(draft: Draft, text: str, field: NameField, *, remark: str = "") -> None:
    """Add all names that a text states to a draft, in spoken order where it says so."""
    for stated in unfold_name(text, person=field.person):
        full, parts = spoken_order(stated.full) if field.person else (stated.full, ())
        note = "; ".join(each for each in (stated.remark, remark) if each)
        japanese = main_script(full) == JAPANESE_AS_ONE
        before = len(draft.names)
        draft.add_name(
            full,
            kind=_kind_under(field.kind, stated.kind),
            strength=field.strength,
            parts=parts,
            language=stated.language or (field.language if japanese else None),
            remark=note,
        )
        if note and len(draft.names) == before:
            # The name was there already, with another remark or none.
            draft.add_feature("Note on a name", f"{full}: {note}")


def _kind_under(field_kind: NameKind, stated: NameKind | None) -> NameKind:
    """The kind of a name found in a field of some kind.

    A bracket's spelling of a former name is a former name still.
    """
    if stated is None:
        return field_kind
    if field_kind is NameKind.FORMER and stated in (NameKind.SPELLING, NameKind.ALIAS):
        return field_kind
    return stated
