"""Names of OFAC's newer formats: parts, and one name written in several scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from watchword.model import NameKind, NamePart, NamePartKind, ProblemCode, Severity, Strength
from watchword.sources.draft import Draft, clean
from watchword.sources.us.names import alias_kind
from watchword.sources.us.vocabulary import PART_KINDS, TELLING_SCRIPTS, fold_label
from watchword.text.scripts import script_of

_SPOKEN = (
    NamePartKind.GIVEN,
    NamePartKind.MIDDLE,
    NamePartKind.NICKNAME,
    NamePartKind.PATRONYMIC,
    NamePartKind.FAMILY,
    NamePartKind.MATRONYMIC,
    NamePartKind.MAIDEN,
)
"""Given before family; a matronymic, as Spanish names have it, after the family name."""

# In these the family name leads and nothing stands between.
_FAMILY_FIRST = frozenset({"Hani", "Jpan", "Kore", "Hang", "Hira", "Kana"})

_SUFFIX = re.compile(r",?\s+(?:(?:Jr|Sr)\.?|II|III|IV)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One way in which OFAC writes one name of a party.

    Attributes:
        full: The whole name in spoken order.
        parts: Its parts as OFAC separates them.
        script: OFAC's word for the script ("Latin", "Chinese Simplified").
        primary: Whether it is the main way of writing this name.
        remark: What OFAC adds to it.
    """

    full: str
    parts: tuple[NamePart, ...] = ()
    script: str = ""
    primary: bool = True
    remark: str = ""


def name_part(label: str, value: str) -> NamePart:
    """A part of a name by OFAC's name-part type."""
    kind = PART_KINDS.get(fold_label(label), NamePartKind.OTHER)
    return NamePart(kind=kind, value=value)


def spoken_parts(parts: Sequence[NamePart]) -> str:
    """The parts in the order in which they are spoken."""
    ranked = sorted(parts, key=_rank)
    family = [part for part in ranked if part.kind is NamePartKind.FAMILY]
    if family and script_of("".join(part.value for part in ranked)) in _FAMILY_FIRST:
        return "".join(part.value for part in [*family, *(p for p in ranked if p not in family)])
    return " ".join(part.value for part in ranked)


def _rank(part: NamePart) -> int:
    return _SPOKEN.index(part.kind) if part.kind in _SPOKEN else len(_SPOKEN)


def spoken_name(first: str, last: str, whole: str) -> str:
    """A name from OFAC's formatted fields: ``Alisher Burhanovich USMANOV``."""
    given, family = clean(first), clean(last)
    if not given or not family:
        return clean(whole) or given or family
    if script_of(given + family) in _FAMILY_FIRST:
        return family + given
    suffix = _SUFFIX.search(given)
    if suffix:
        return f"{given[: suffix.start()]} {family} {suffix[0].lstrip(' ,')}"
    return f"{given} {family}"


def add_writings(
    draft: Draft, writings: Sequence[Writing], *, alias: str, primary: bool, weak: bool
) -> None:
    """Add one name in all its writings.

    Args:
        draft: The entry.
        writings: The ways in which it is written, the main one first.
        alias: OFAC's alias type ("A.K.A."); empty for the name that the entry leads with.
        primary: Whether it is that name.
        weak: Whether OFAC calls it low-quality.
    """
    own, note = (NameKind.PRIMARY, "") if primary else _alias(draft, alias)
    for number, writing in enumerate(writings):
        kind = own
        if number and not writing.primary and own is not NameKind.FORMER:
            latin = script_of(writing.full) == "Latn"
            kind = NameKind.SPELLING if latin else NameKind.ORIGINAL_SCRIPT
        remarks = [writing.remark, note]
        if fold_label(writing.script) in TELLING_SCRIPTS:
            remarks.append(writing.script)
        draft.add_name(
            writing.full,
            kind=kind,
            strength=Strength.WEAK if weak else Strength.STRONG,
            parts=writing.parts,
            remark="; ".join(remark for remark in remarks if remark),
        )


def _alias(draft: Draft, label: str) -> tuple[NameKind, str]:
    if not label or fold_label(label) == "name":
        # "Name" is what the Advanced format calls the name of record.
        return NameKind.ALIAS, ""
    known = alias_kind(label)
    if known is not None:
        return known
    draft.problem(
        ProblemCode.KIND_UNKNOWN, "no type of alias that we know", label, severity=Severity.INFO
    )
    return NameKind.ALIAS, label
