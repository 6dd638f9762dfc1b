"""The names in a record of the Canadian list: parts, halves in French, cells of aliases."""

from __future__ import annotations

import re

from watchword.model import NameKind, NamePart, NamePartKind, Strength
from watchword.sources.alias_cells import (
    StatedAlias,
    split_aliases,
    split_bilingual,
    split_known_as,
)
from watchword.sources.draft import Draft
from watchword.text.scripts import script_of


def add_person_names(draft: Draft, *, given: str, family: str) -> None:
    """Given before family; ``DIKIY (DIKY)`` is two spellings of one part."""
    plain_family, other_family = _spelled_twice(family)
    plain_given, other_given = _spelled_twice(given)
    _add_spoken(draft, plain_given, plain_family, kind=NameKind.PRIMARY)
    if other_family or other_given:
        _add_spoken(
            draft,
            other_given or plain_given,
            other_family or plain_family,
            kind=NameKind.SPELLING,
        )
        draft.add_remark(f"Name: {given} {family}".strip())


def add_body_names(draft: Draft, stated: str) -> None:
    """The name, its French half and what it is "also known as"."""
    name, aliases = split_known_as(stated.rstrip(" ;,"), person=False)
    english, french = split_bilingual(name)
    draft.add_name(english or stated)
    if french:
        draft.add_name(french, kind=NameKind.ALIAS, language="fr")
    for alias in aliases:
        draft.add_name(alias.text, kind=alias.kind, language=alias.language)
    if aliases or french:
        draft.add_remark(f"Name: {stated}")


def add_aliases(draft: Draft, cell: str, *, person: bool) -> None:
    """The names of the aliases' cell, which stays as a remark where it holds several."""
    aliases = split_aliases(cell, person=person)
    for alias in aliases:
        _add_alias(draft, alias, person=person)
    if cell and [alias.text for alias in aliases] != [cell]:
        draft.add_remark(f"Aliases: {cell}")


def _spelled_twice(part: str) -> tuple[str, str]:
    found = re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)", part)
    return (found[1], found[2]) if found else (part, "")


def _add_spoken(draft: Draft, given: str, family: str, *, kind: NameKind) -> None:
    """Some given names already end with the family name."""
    parts = []
    if given:
        parts.append(NamePart(kind=NamePartKind.GIVEN, value=given))
    if family:
        parts.append(NamePart(kind=NamePartKind.FAMILY, value=family))
    repeated = family and given.casefold().endswith(f" {family.casefold()}")
    draft.add_name(given if repeated else f"{given} {family}", kind=kind, parts=parts)


def _add_alias(draft: Draft, alias: StatedAlias, *, person: bool) -> None:
    """An alias of one word is weak where a person bears it.

    It is a nickname ("Fritz") or another spelling of one part of the name ("Aleksei");
    the list does not say which, and neither names a person on its own.
    """
    script = _script(alias.text)
    weak = person and alias.is_word
    native = script not in (None, "Latn") and not weak and alias.kind is NameKind.ALIAS
    parts = []
    if alias.family:
        parts.append(NamePart(kind=NamePartKind.GIVEN, value=alias.given))
        parts.append(NamePart(kind=NamePartKind.FAMILY, value=alias.family))
    draft.add_name(
        alias.text,
        kind=NameKind.ORIGINAL_SCRIPT if native else alias.kind,
        strength=Strength.WEAK if weak else Strength.STRONG,
        parts=parts,
        script=script,
        language=alias.language,
    )


def _script(text: str) -> str | None:
    """The script; Cyrillic too where a Latin "i" was typed for a Cyrillic one."""
    script = script_of(text)
    if script is None:
        cyrillic = sum("\u0400" <= char <= "\u052f" for char in text)
        latin = sum(char.isascii() and char.isalpha() for char in text)
        script = "Cyrl" if cyrillic > latin else None
    return script
