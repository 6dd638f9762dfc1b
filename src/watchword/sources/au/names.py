"""The names of Australia's list: one cell, its type, its strength and what stands in brackets."""

from __future__ import annotations

import re

from watchword.model import NameKind, ProblemCode, Schema, Strength
from watchword.sources.alias_cells import split_scripts
from watchword.sources.au.rows import Line
from watchword.sources.draft import Draft, clean
from watchword.sources.seen import Seen

_NAME_KINDS = {
    "primary name": NameKind.PRIMARY,
    "primary": NameKind.PRIMARY,
    "alias": NameKind.ALIAS,
    "aka": NameKind.ALIAS,
    "a.k.a.": NameKind.ALIAS,
    "original script": NameKind.ORIGINAL_SCRIPT,
    "formerly known as": NameKind.FORMER,
    "former name": NameKind.FORMER,
    "fka": NameKind.FORMER,
    "maiden name": NameKind.MAIDEN,
}
_NAME_NOTE = re.compile(
    r"\s*\((?P<note>[^()]*(?:listed as|combat name|call sign|initials|nickname|nom de guerre|"
    r"when s?he was|\bin [A-Z]\w+ ?:)[^()]*|the \w+|Tigrinya|Arabic|Persian|Russian|Chinese)\)\s*$",
    re.I,
)
_NATIVE = re.compile(r"in (?P<language>[A-Z]\w+) ?:\s*(?P<name>\S.*)$", re.I)
_LANGUAGES = {"arabic": "ar", "tigrinya": "ti", "persian": "fa", "russian": "ru", "chinese": "zh"}
_TWO_SPELLINGS = re.compile(r"(?<![\w/])([^\W\d_]{3,})/([^\W\d_]{3,})(?![\w/])")


def add_name(draft: Draft, line: Line, seen: Seen) -> None:
    """Add what stands in the name column of a row; the draft's schema is set."""
    name_type = clean(line["name type"])
    kind = _NAME_KINDS.get(name_type.casefold())
    strength = clean(line["strength"])
    weak = re.search(r"weak|low", f"{strength} {name_type}", re.I) is not None
    if kind is None:
        kind = NameKind.ALIAS
        seen.report(draft, ProblemCode.KIND_UNKNOWN, "a type of name that is new", name_type)
    if strength and not re.fullmatch(r"strong|weak|high|low|good", strength, re.I):
        seen.report(draft, ProblemCode.VALUE_UNREADABLE, "a strength that is new", strength)
    text = clean(line["name"]).strip(" ;")
    text, note, native = _without_note(text)
    former = re.match(r"formerly known as\s+(.+)$", text, re.I)
    if former:
        text, kind = former[1], NameKind.FORMER
    remark = note or (name_type if name_type.casefold() not in _NAME_KINDS else "")
    pieces = _spellings(draft, text)
    for place, (piece, spelling) in enumerate(pieces):
        draft.add_name(
            piece,
            kind=NameKind.SPELLING if spelling else kind if not place else NameKind.ALIAS,
            strength=Strength.WEAK if weak else Strength.STRONG,
            remark=remark,
            language=_LANGUAGES.get(note.casefold()),
        )
    if native is not None:
        draft.add_name(
            native["name"],
            kind=NameKind.ORIGINAL_SCRIPT,
            strength=Strength.WEAK if weak else Strength.STRONG,
            language=_LANGUAGES.get(native["language"].casefold()),
            remark=note,
        )
    if len(pieces) > 1:
        draft.add_remark(f"Name: {text}")


def _without_note(text: str) -> tuple[str, str, re.Match[str] | None]:
    """A name without "(previously listed as. In Arabic: ...)", and what that says."""
    found = _NAME_NOTE.search(text)
    if found is None or not found.start():
        return text, "", None
    return text[: found.start()], found["note"], _NATIVE.search(found["note"])


def _spellings(draft: Draft, text: str) -> list[tuple[str, bool]]:
    """The names in one cell, and whether each is another spelling of the one before.

    ``HARAKAT UL-MUJAHIDIN / HUM`` are two names, ``Alexandra GAUS/GAUSS`` two spellings of
    a person's, and a name with its original script behind it is two as well.
    """
    found: list[tuple[str, bool]] = []
    for name in re.split(r"\s+/\s+", text):
        for piece in split_scripts(name):
            two = _TWO_SPELLINGS.search(piece) if draft.schema is Schema.PERSON else None
            if two is None:
                found.append((piece, False))
                continue
            head, tail = piece[: two.start()], piece[two.end() :]
            found += [(f"{head}{two[1]}{tail}", False), (f"{head}{two[2]}{tail}", True)]
    return found
