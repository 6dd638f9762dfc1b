"""The names of a Swiss target: parts, their spelling variants, and what they make.

A ``name`` is a list of ``name-part`` elements in the order of the list (family name
first), each with a ``value`` and any number of ``spelling-variant`` elements. A party is
known by every combination of variants of one language and script; a variant in another
script than the value's is the name as written at home. A tribal name says where somebody
belongs and is a weak alias.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from watchword.model import (
    NameKind,
    NamePart,
    NamePartKind,
    ProblemCode,
    Severity,
    Strength,
)
from watchword.sources.draft import Draft, clean
from watchword.sources.seen import Seen
from watchword.sources.xml import Element, children, text_of
from watchword.text.scripts import script_of

MOST_SPELLINGS = 60
"""How many combinations of variants are written out for one name."""

MOST_SPELLINGS_OF_ENTRY = 500
"""How many for all names of an entry; no real target comes near."""

_PART_KINDS = {
    "given-name": NamePartKind.GIVEN,
    "further-given-name": NamePartKind.MIDDLE,
    "father-name": NamePartKind.PATRONYMIC,
    "grand-father-name": NamePartKind.PATRONYMIC,
    "mother-name": NamePartKind.MATRONYMIC,
    "family-name": NamePartKind.FAMILY,
    "maiden-name": NamePartKind.MAIDEN,
    "tribal-name": NamePartKind.TRIBAL,
    "nickname": NamePartKind.NICKNAME,
    "suffix": NamePartKind.SUFFIX,
    "title": NamePartKind.TITLE,
    "whole-name": NamePartKind.WHOLE,
    "other": NamePartKind.OTHER,
}
# The order in which a name is spoken. Parts that are not in it stand for themselves.
_SPOKEN = {
    NamePartKind.GIVEN: 0,
    NamePartKind.MIDDLE: 1,
    NamePartKind.PATRONYMIC: 2,
    NamePartKind.MATRONYMIC: 3,
    NamePartKind.FAMILY: 4,
    NamePartKind.SUFFIX: 5,
}
_APART = (NamePartKind.TITLE, NamePartKind.TRIBAL, NamePartKind.MAIDEN)
_NAME_KINDS = {
    "primary-name": NameKind.PRIMARY,
    "alias": NameKind.ALIAS,
    "formerly-known-as": NameKind.FORMER,
}


@dataclass(frozen=True, slots=True)
class _Variant:
    """One other spelling of a part: its language and script as stated, and its text."""

    language: str
    script: str
    text: str


@dataclass(frozen=True, slots=True)
class _Part:
    kind: NamePartKind
    value: str
    variants: tuple[_Variant, ...] = ()

    def with_value(self, value: str) -> _Part:
        return _Part(self.kind, value)


def add_names(draft: Draft, names: Sequence[tuple[Element, bool]], seen: Seen) -> None:
    """Add the names of all identities.

    Args:
        names: The ``name`` elements, each with whether it is of the main identity.
    """

    def order(pair: tuple[Element, bool]) -> tuple[bool, bool]:
        element, main = pair
        return not main, element.get("name-type") != "primary-name"

    for element, main in sorted(names, key=order):
        _add_name(draft, element, main=main, seen=seen)


def name_text(element: Element) -> str:
    """The name of a ``name`` element as it is spoken."""
    return _spoken([_Part(part.kind, part.value) for part in _parts(element)])


def _add_name(draft: Draft, element: Element, *, main: bool, seen: Seen) -> None:
    parts = _parts(element)
    for part in children(element, "name-part"):
        stated = clean(part.get("name-part-type"))
        if stated not in _PART_KINDS:
            seen.report(draft, ProblemCode.KIND_UNKNOWN, "a name part of unknown type", stated)
    full = _spoken(parts)
    if not full:
        draft.problem(ProblemCode.NAME_MISSING, "a name without a value", element.get("ssid", ""))
        return
    language = clean(element.get("lang")).lower() or None
    strength = _strength(draft, element)
    kind = _kind(draft, element, main=main, seen=seen)
    only = {part.kind for part in parts}
    if only == {NamePartKind.TRIBAL}:
        kind, strength = NameKind.ALIAS, Strength.WEAK
    elif only == {NamePartKind.MAIDEN}:
        kind = NameKind.MAIDEN
    draft.add_name(
        full, kind=kind, strength=strength, parts=_stated_parts(parts), language=language
    )
    _add_parts_of_their_own(draft, parts, strength, language)
    _add_spellings(draft, parts, strength)


def _parts(element: Element) -> list[_Part]:
    ordered = sorted(children(element, "name-part"), key=_order)
    parts = []
    for each in ordered:
        value = clean(text_of(each, "value"))
        variants = tuple(
            _Variant(
                clean(variant.get("lang")).lower(),
                clean(variant.get("script")).capitalize() or script_of(text) or "",
                text,
            )
            for variant in children(each, "spelling-variant")
            if (text := clean(variant.text))
        )
        kind = _PART_KINDS.get(clean(each.get("name-part-type")), NamePartKind.OTHER)
        if value or variants:
            parts.append(_Part(kind, value, variants))
    return parts


def _order(element: Element) -> int:
    stated = clean(element.get("order"))
    return int(stated) if stated.isdecimal() and len(stated) < 9 else 0


def _kind(draft: Draft, element: Element, *, main: bool, seen: Seen) -> NameKind:
    stated = clean(element.get("name-type"))
    kind = _NAME_KINDS.get(stated)
    if kind is None:
        if stated:
            seen.report(draft, ProblemCode.KIND_UNKNOWN, "a name of unknown type", stated)
        kind = NameKind.ALIAS
    # The primary name of a further identity is another name of the same party.
    return NameKind.ALIAS if kind is NameKind.PRIMARY and not main else kind


def _strength(draft: Draft, element: Element) -> Strength:
    quality = clean(element.get("quality")).casefold()
    if quality not in ("", "good", "low"):
        draft.add_feature("Name quality", f"{name_text(element)}: {quality}")
    return Strength.WEAK if quality == "low" else Strength.STRONG


def _spoken(parts: Sequence[_Part]) -> str:
    """The name as it is spoken: given before family, without title, tribe, maiden name.

    Where nothing but those is stated, they are the name.
    """
    own = [part for part in parts if part.kind not in _APART] or list(parts)
    if all(part.kind in _SPOKEN for part in own):
        own = sorted(own, key=lambda part: _SPOKEN[part.kind])
    return " ".join(part.value for part in own if part.value)


def _stated_parts(parts: Sequence[_Part]) -> tuple[NamePart, ...]:
    if len(parts) == 1 and parts[0].kind is NamePartKind.WHOLE:
        return ()
    return tuple(NamePart(kind=part.kind, value=part.value) for part in parts if part.value)


def _add_parts_of_their_own(
    draft: Draft, parts: list[_Part], strength: Strength, language: str | None
) -> None:
    for part in parts:
        own = (NamePart(kind=part.kind, value=part.value),)
        if part.kind is NamePartKind.TITLE:
            draft.add_title(part.value)
        elif part.kind is NamePartKind.TRIBAL:
            for text in (part.value, *(variant.text for variant in part.variants)):
                draft.add_name(
                    text,
                    kind=NameKind.ALIAS,
                    strength=Strength.WEAK,
                    parts=own,
                    language=language if text == part.value else None,
                    remark="tribal name",
                )
        elif part.kind is NamePartKind.MAIDEN and len(parts) > 1:
            maiden = [
                _Part(NamePartKind.FAMILY, each.value) if each is part else each
                for each in parts
                if each.kind is not NamePartKind.FAMILY
            ]
            draft.add_name(
                _spoken(maiden),
                kind=NameKind.MAIDEN,
                strength=strength,
                parts=own,
                language=language,
            )


def _add_spellings(draft: Draft, parts: list[_Part], strength: Strength) -> None:
    spelled = [part for part in parts if part.kind not in _APART] or parts
    keys = dict.fromkeys(
        (variant.language, variant.script) for part in spelled for variant in part.variants
    )
    if not keys:
        return
    base = script_of(_spoken(spelled)) or "Latn"
    used: set[str] = set()
    possible = 0
    written = 0
    for language, script in keys:
        choices = _choices(spelled, language, script, same=script == base)
        possible += math.prod(len(options) for options in choices)
        spellings = _combined(choices, same=script == base)
        spared = sum(each.kind in _SPELLINGS for each in draft.names)
        room = min(MOST_SPELLINGS - written, MOST_SPELLINGS_OF_ENTRY - spared)
        for spelling in itertools.islice(spellings, max(room, 0)):
            written += 1
            used.update(part.value for part in spelling)
            # A part that has no spelling in this script leaves the name incomplete.
            complete = script == base or len(spelling) == len(spelled)
            draft.add_name(
                _spoken(spelling),
                kind=NameKind.SPELLING if script == base else NameKind.ORIGINAL_SCRIPT,
                strength=strength if complete else Strength.WEAK,
                parts=_stated_parts(spelling),
                script=script or None,
                language=language or None,
            )
    _keep_the_rest(draft, spelled, used, possible)


_SPELLINGS = (NameKind.SPELLING, NameKind.ORIGINAL_SCRIPT)


def _choices(
    parts: Sequence[_Part], language: str, script: str, *, same: bool
) -> list[list[_Part]]:
    """What each part can be in one language and script.

    In the script of the values, the value itself is always possible; in another one only
    variants of that script are, and a part without any is left out.
    """
    choices = []
    for part in parts:
        own = [v.text for v in part.variants if (v.language, v.script) == (language, script)]
        if same:
            own = [part.value, *own]
        elif not own:
            own = [v.text for v in part.variants if v.script == script]
        options = [part.with_value(text) for text in dict.fromkeys(own) if text]
        if options:
            choices.append(options)
    return choices


def _combined(choices: list[list[_Part]], *, same: bool) -> Iterator[tuple[_Part, ...]]:
    """All combinations, those first that together show each variant once."""
    first = tuple(options[0] for options in choices)
    if not same:
        yield first
    for position, options in enumerate(choices):
        for option in options[1:]:
            yield (*first[:position], option, *first[position + 1 :])
    for combination in itertools.product(*choices):
        if sum(part is not base for part, base in zip(combination, first, strict=True)) > 1:
            yield combination


def _keep_the_rest(draft: Draft, parts: list[_Part], used: set[str], possible: int) -> None:
    """Keep the variants that no name shows, and say how many combinations there are."""
    unused = [v.text for part in parts for v in part.variants if v.text not in used]
    if unused:
        draft.add_feature("Spelling variants", "; ".join(dict.fromkeys(unused)))
    if possible > MOST_SPELLINGS:
        draft.problem(
            ProblemCode.NAME_AMBIGUOUS,
            f"{possible} spellings are possible; {MOST_SPELLINGS} at most are written out",
            _spoken(parts),
            severity=Severity.INFO,
        )
