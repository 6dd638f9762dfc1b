"""Names of OFAC's Advanced format.

A profile has identities, an identity has aliases, an alias has documented names (one per
script), a documented name has parts, and each part belongs to a group that says what kind
of part it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchword.model import NamePart
from watchword.sources.draft import Draft, clean
from watchword.sources.us.advanced_dates import interval_of, read_period
from watchword.sources.us.advanced_reference import References
from watchword.sources.us.fields import Fields, first_text
from watchword.sources.us.writings import Writing, add_writings, name_part, spoken_parts
from watchword.sources.xml import Element, children, local_name

_IDENTITY = frozenset({"Comment", "Alias", "NamePartGroups", "IDRegDocumentReference"})
_ALIAS = frozenset({"Comment", "DatePeriod", "DocumentedName"})
_NAME = frozenset(
    {"Comment", "DocumentedNamePart", "DocumentedNameCountry", "IDRegDocumentReference"}
)
_LATIN = "latin"

Words = tuple[References, Fields]
"""The reference values of a file, and the sorter of its elements."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of a party.

    Attributes:
        kind: OFAC's alias type.
        leading: Whether it is the main name of the main identity.
        weak: Whether OFAC calls it low-quality.
        writings: How it is written, the Latin form first.
        ids: The documented names that it is made of, by their own ids.
    """

    kind: str
    leading: bool
    weak: bool
    writings: tuple[Writing, ...]
    ids: tuple[str, ...]


def add_names(draft: Draft, identities: list[Element], *, words: Words) -> dict[str, str]:
    """Add all names of a party, the leading one first.

    Returns:
        The names by the id of their ``DocumentedName``, for documents that bear them.
    """
    aliases = [
        alias for identity in identities for alias in _read_identity(draft, identity, words=words)
    ]
    lead = next((alias for alias in aliases if alias.leading), aliases[0] if aliases else None)
    known: dict[str, str] = {}
    for alias in sorted(aliases, key=lambda each: each is not lead):
        add_writings(
            draft, alias.writings, alias=alias.kind, primary=alias is lead, weak=alias.weak
        )
        for name_id, writing in zip(alias.ids, alias.writings, strict=True):
            known[name_id] = writing.full
    return known


def leading_name(profile: Element, references: References) -> str:
    """The main name of a profile, quickly: for links that lead to it."""
    best = ""
    for identity in children(profile, "Identity"):
        groups = _groups(identity)
        for alias in children(identity, "Alias"):
            primary = alias.get("Primary") == "true" and identity.get("Primary") != "false"
            if best and not primary:
                continue
            for name in children(alias, "DocumentedName"):
                parts, script = _parts(children(name, "DocumentedNamePart"), groups, references)
                if not best or primary:
                    best = spoken_parts(parts) or best
                if script.casefold() == _LATIN and primary:
                    return best
    return best


def _read_identity(draft: Draft, identity: Element, *, words: Words) -> Iterator[Alias]:
    references, fields = words
    found = fields.sort(identity, _IDENTITY, draft)
    groups = _groups(identity)
    main = identity.get("Primary") != "false"
    notes = [first_text(found, "Comment")]
    if identity.get("False") == "true":
        notes.append("false identity")
    for element in found.get("Alias", ()):
        cells = fields.sort(element, _ALIAS, draft)
        period = read_period(next(iter(cells.get("DatePeriod", ())), None))
        calendar = references.word("CalendarType", period.calendar_id) if period else ""
        interval = interval_of(period, calendar, draft)
        note = [*notes, first_text(cells, "Comment"), str(interval) if interval else ""]
        remark = "; ".join(part for part in note if part)
        names = [
            (name.get("ID", ""), _read_name(draft, name, groups=groups, words=words, remark=remark))
            for name in cells.get("DocumentedName", ())
        ]
        # The sort is stable: among equals the file's order stands.
        names.sort(key=lambda each: each[1].script.casefold() != _LATIN)
        yield Alias(
            kind=references.word("AliasType", element.get("AliasTypeID")),
            leading=main and element.get("Primary") == "true",
            weak=element.get("LowQuality") == "true",
            writings=tuple(
                Writing(
                    full=writing.full,
                    parts=writing.parts,
                    script=writing.script,
                    primary=number == 0,
                    remark=writing.remark,
                )
                for number, (_, writing) in enumerate(names)
            ),
            ids=tuple(name_id for name_id, _ in names),
        )


def _read_name(
    draft: Draft,
    name: Element,
    *,
    groups: dict[str, str],
    words: Words,
    remark: str,
) -> Writing:
    references, fields = words
    found = fields.sort(name, _NAME, draft)
    stated = found.get("DocumentedNamePart", [])
    for part in stated:
        fields.sort(part, ("NamePartValue",), draft)
    parts, script = _parts(stated, groups, references)
    notes = [remark, first_text(found, "Comment")]
    for country in found.get("DocumentedNameCountry", ()):
        word = references.word("Country", country.get("CountryID"))
        notes += [word, *(clean(comment.text) for comment in country)]
    if any(value.get("Acronym") == "true" for part in stated for value in part):
        notes.append("acronym")
    return Writing(
        full=spoken_parts(parts),
        parts=parts,
        script=script,
        remark="; ".join(note for note in notes if note),
    )


def _parts(
    stated: list[Element], groups: dict[str, str], references: References
) -> tuple[tuple[NamePart, ...], str]:
    """The parts of a documented name, and OFAC's word for their script."""
    parts: list[NamePart] = []
    script = ""
    for part in stated:
        for value in children(part, "NamePartValue"):
            text = clean(
                part.get("LeadingChars", "") + (value.text or "") + part.get("TrailingChars", "")
            )
            if text:
                kind = groups.get(value.get("NamePartGroupID", ""))
                parts.append(name_part(references.word("NamePartType", kind), text))
                script = script or references.word("Script", value.get("ScriptID"))
    return tuple(parts), script


def _groups(identity: Element) -> dict[str, str]:
    """The kind of name part that each group of an identity stands for."""
    return {
        group.get("ID", ""): group.get("NamePartTypeID", "")
        for group in identity.iter()
        if local_name(group) == "NamePartGroup"
    }
