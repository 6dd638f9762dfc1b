"""The names of an EU entry: ``nameAlias`` elements.

The file does not say which name is the main one, gives the Union's language versions
beside real aliases, and tells weak aliases in two ways: by ``strong="false"``, and, in
every release that we have seen, by a remark only ("low quality alias").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from watchword.model import NameKind, NamePart, NamePartKind, ProblemCode, Schema, Strength
from watchword.sources.draft import Draft, clean
from watchword.sources.european_text import MOST_TEXT
from watchword.sources.xml import Element, children
from watchword.text.scripts import script_of

_PARTS = (
    ("firstName", NamePartKind.GIVEN),
    ("middleName", NamePartKind.MIDDLE),
    ("lastName", NamePartKind.FAMILY),
)
_LANGUAGES = frozenset(
    {
        *("bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "hr", "hu"),
        *("it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"),
    }
)
"""The Union's languages beside English: its acts spell names anew in each."""

_LOW_QUALITY = re.compile(r"\b(?:lo|low|poor)[\s-]*quality\b", re.I)
_KINDS = (
    (
        re.compile(r"^\W*(?:formerly(?: known as)?|former name|f\.?k\.?a\.?)\W*$", re.I),
        NameKind.FORMER,
    ),
    (re.compile(r"^\W*(?:maiden name|n[ée]e)\W*$", re.I), NameKind.MAIDEN),
    (re.compile(r"^\W*original script\W*$", re.I), NameKind.ORIGINAL_SCRIPT),
    (
        re.compile(r"^\W*(?:alternative |\w+ )?(?:spelling|transliteration)\W*$", re.I),
        NameKind.SPELLING,
    ),
)
_FORMERLY = re.compile(r"^\W*(?:formerly known as|f\.?k\.?a\.?)\s+(\S.{2,200}?)\W*$", re.I)
_IN_ORIGINAL_SCRIPT = re.compile(r"^\W*original script\s*:\s*(.{1,200}?)\W*$", re.I)
_LISTED_LOW = re.compile(
    r"(?:lo|low|poor)[\s-]*quality\s+(?:a\.?k\.?a\.?s?|alias(?:es)?)\s*[:\-]\s*(.{1,500}?)(?=good[\s-]*quality|[\n;]|$)",
    re.I | re.S,
)
_ENUMERATED = re.compile(r"(?:^|[\s,;])\(?[a-z]\)\s")


@dataclass(slots=True)
class _Stated:
    """A ``nameAlias`` as read, before the main name is chosen."""

    full: str
    kind: NameKind
    strength: Strength
    parts: tuple[NamePart, ...]
    script: str | None
    languages: list[str]
    remarks: list[str]
    has_function: bool
    further: list[tuple[str, NameKind]] = field(default_factory=list)


def add_names(draft: Draft, elements: Sequence[Element], remarks: Sequence[str]) -> None:
    """Add the names of an entry, the best one for its readers first.

    Args:
        draft: Its schema decides how a language version is understood.
        elements: The entry's ``nameAlias`` elements.
        remarks: The entry's own remarks, which may list weak aliases.
    """
    weak = _listed_as_weak(remarks)
    names = _merged([_read(draft, element) for element in elements], weak)
    if not names:
        return
    main = min(names, key=_rank)
    names.remove(main)
    _add(draft, main, kind=NameKind.PRIMARY)
    for name in names:
        _add(draft, name, kind=name.kind)
    for name in (main, *names):
        for full, kind in name.further:
            draft.add_name(full, kind=kind, remark=f"from the remark on {name.full}")


def function_texts(elements: Sequence[Element]) -> Iterator[str]:
    """What the ``function`` attributes state, lists of "(a) …, (b) …" taken apart."""
    for element in elements:
        yield from _taken_apart(clean(element.get("function")))


def _taken_apart(text: str) -> list[str]:
    if not re.match(r"\(?a\)\s", text):
        return [text] if text else []
    return [piece for each in _ENUMERATED.split(text) if (piece := each.strip(" ,;"))]


def _read(draft: Draft, element: Element) -> _Stated:
    parts = tuple(
        NamePart(kind=kind, value=value)
        for attribute, kind in _PARTS
        if (value := clean(element.get(attribute)))
    )
    full = clean(element.get("wholeName")) or " ".join(part.value for part in parts)
    for title in _taken_apart(clean(element.get("title"))):
        draft.add_title(title)
    draft.set_sex(element.get("gender"))
    remarks = [text for each in children(element, "remark") if (text := clean(each.text))]
    language = clean(element.get("nameLanguage")).lower()
    script = script_of(full)
    stated = _Stated(
        full=full,
        kind=_kind(draft, remarks, language, script),
        strength=_strength(draft, element, remarks),
        parts=parts,
        script=script,
        languages=[language] if language else [],
        remarks=list(remarks),
        has_function=bool(clean(element.get("function"))),
        further=[name for remark in remarks for name in _further_names(remark)],
    )
    if not full:
        draft.problem(
            ProblemCode.NAME_MISSING,
            "a nameAlias without a name",
            clean(element.get("logicalId")),
        )
    for act in children(element, "regulationSummary"):
        number = clean(act.get("numberTitle"))
        if number and number not in stated.remarks:
            stated.remarks.append(number)
    return stated


def _kind(draft: Draft, remarks: list[str], language: str, script: str | None) -> NameKind:
    for remark in remarks:
        for pattern, kind in _KINDS:
            if pattern.match(remark):
                return kind
    if script not in (None, "Latn") and language not in _LANGUAGES:
        return NameKind.ORIGINAL_SCRIPT
    if language in _LANGUAGES and draft.schema is Schema.PERSON:
        # The name as one language of the Union spells it: "Serguei Choïgou" (FR).
        return NameKind.SPELLING
    return NameKind.ALIAS


def _strength(draft: Draft, element: Element, remarks: list[str]) -> Strength:
    strong = clean(element.get("strong")).casefold()
    if strong not in ("", "true", "false"):
        draft.problem(ProblemCode.VALUE_UNREADABLE, "'strong' is neither true nor false", strong)
        draft.add_feature("strong", strong)
    low = strong == "false" or any(_LOW_QUALITY.search(remark) for remark in remarks)
    return Strength.WEAK if low else Strength.STRONG


def _further_names(remark: str) -> Iterator[tuple[str, NameKind]]:
    """Names that stand in a remark on another one."""
    if found := _IN_ORIGINAL_SCRIPT.match(remark):
        yield found[1], NameKind.ORIGINAL_SCRIPT
    elif found := _FORMERLY.match(remark):
        for name in found[1].split(";"):
            yield _FORMERLY.sub(r"\1", name.strip()), NameKind.FORMER
    elif len(remark) <= 120 and script_of(remark) not in (None, "Latn"):
        # The remark is nothing but the name in another script: "Пётр Анатольевич ЗИМА".
        yield remark.strip(" ()"), NameKind.ORIGINAL_SCRIPT


def _listed_as_weak(remarks: Sequence[str]) -> str:
    """What remarks on the whole entry list as low-quality aliases, folded for search."""
    listed = [found[1] for text in remarks for found in _LISTED_LOW.finditer(text[:MOST_TEXT])]
    return clean("\n".join(listed)).casefold()


def _merged(read: list[_Stated], weak: str) -> list[_Stated]:
    """Names that differ in nothing but language or act as one, so that neither is lost."""
    merged: dict[tuple[str, NameKind, Strength], _Stated] = {}
    for name in read:
        if not name.full:
            continue
        if weak and re.search(rf"(?<!\w){re.escape(name.full.casefold())}(?!\w)", weak):
            name.strength = Strength.WEAK
        known = merged.setdefault((name.full, name.kind, name.strength), name)
        if known is not name:
            known.parts = known.parts or name.parts
            known.has_function = known.has_function or name.has_function
            for mine, others in (
                (known.languages, name.languages),
                (known.remarks, name.remarks),
            ):
                mine.extend(other for other in others if other not in mine)
    return list(merged.values())


def _rank(name: _Stated) -> tuple[bool, ...]:
    """Least for the name that an English reader knows the party by.

    In full releases the order says nothing (Alisher Usmanov begins with his Czech
    spelling), while the name of the English act is the one with parts and function.
    """
    return (
        name.strength is Strength.WEAK or name.kind in (NameKind.FORMER, NameKind.MAIDEN),
        bool(name.languages) and "en" not in name.languages,
        name.script != "Latn",
        not name.parts,
        not name.has_function,
    )


def _add(draft: Draft, name: _Stated, *, kind: NameKind) -> None:
    also = [f"also {', '.join(name.languages[1:])}"] if name.languages[1:] else []
    draft.add_name(
        name.full,
        kind=kind,
        strength=name.strength,
        parts=name.parts,
        script=name.script,
        language=name.languages[0] if name.languages else None,
        remark="; ".join([*name.remarks, *also]),
    )
