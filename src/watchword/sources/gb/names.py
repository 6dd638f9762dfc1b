"""Names in the United Kingdom's lists.

Name 6 is the family name of a person and the whole name of anything else; name 1 is a
given name, and names 2 to 5 are whatever stands between: middle names, patronymics, parts
of the family name. The lists do not say which, so they are kept as middle parts. A
person with nothing but name 6 has one whole name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from watchword.model import (
    NameKind,
    NamePart,
    NamePartKind,
    ProblemCode,
    Schema,
    Severity,
    Strength,
)
from watchword.sources.draft import Draft, clean
from watchword.sources.gb.fields import NAME, Target, fold_label
from watchword.sources.gb.values import split_values, stated
from watchword.sources.name_words import spoken_order
from watchword.text.scripts import script_of

_KINDS = {
    "primaryname": NameKind.PRIMARY,
    "primealias": NameKind.PRIMARY,  # so called by OFSI until 2021
    "primarynamevariation": NameKind.SPELLING,
    "alias": NameKind.ALIAS,
    "aka": NameKind.ALIAS,
    "fka": NameKind.FORMER,
    "formername": NameKind.FORMER,
    "formerlyknownas": NameKind.FORMER,
    "previousname": NameKind.FORMER,
    "maidenname": NameKind.MAIDEN,
    "": NameKind.ALIAS,
}
_STRENGTHS = {
    "goodqualityaka": Strength.STRONG,
    "goodquality": Strength.STRONG,
    "good": Strength.STRONG,
    "lowqualityaka": Strength.WEAK,
    "lowquality": Strength.WEAK,
    "low": Strength.WEAK,
    "": Strength.STRONG,
}
_LANGUAGES = {
    "arabic": "ar",
    "armenian": "hy",
    "azerbaijani": "az",
    "belarusian": "be",
    "bengali": "bn",
    "bosnian": "bs",
    "bulgarian": "bg",
    "burmese": "my",
    "chinese": "zh",
    "dari": "prs",
    "english": "en",
    "farsi": "fa",
    "french": "fr",
    "georgian": "ka",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "italian": "it",
    "japanese": "ja",
    "kazakh": "kk",
    "khmer": "km",
    "korean": "ko",
    "kurdish": "ku",
    "kyrgyz": "ky",
    "macedonian": "mk",
    "mandarin": "zh",
    "mongolian": "mn",
    "pashto": "ps",
    "persian": "fa",
    "persian/farsi": "fa",
    "portuguese": "pt",
    "punjabi": "pa",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "spanish": "es",
    "tajik": "tg",
    "tamil": "ta",
    "thai": "th",
    "turkish": "tr",
    "turkmen": "tk",
    "ukrainian": "uk",
    "urdu": "ur",
    "uyghur": "ug",
    "uzbek": "uz",
    "vietnamese": "vi",
}


def add_names(draft: Draft, target: Target) -> None:
    """Add all names of a target, the primary one first."""
    for combination in target.combinations("name"):
        _add_name(draft, combination)
    for combination in target.combinations("native"):
        _add_native(draft, combination)
    draft.names.sort(key=lambda name: name.kind is not NameKind.PRIMARY)
    if draft.names and draft.names[0].kind is not NameKind.PRIMARY:
        draft.problem(
            ProblemCode.NAME_AMBIGUOUS,
            "no name is called the primary one; the first stands in for it",
            draft.names[0].full,
            severity=Severity.INFO,
        )
        draft.names[0] = replace(draft.names[0], kind=NameKind.PRIMARY)


def _add_name(draft: Draft, combination: dict[str, str]) -> None:
    cells = [_said(clean(combination[field])) for field in NAME]
    if not any(cells):
        return
    parts: tuple[NamePart, ...] = ()
    if draft.schema is Schema.PERSON:
        parts = _parts(cells)
    kind, strength = _standing(draft, combination)
    draft.add_name(
        " ".join(cell for cell in cells if cell), kind=kind, strength=strength, parts=parts
    )


def _said(cell: str) -> str:
    """A part of a name; "" for ``-`` and ``N/A``, though not for "None", which is one."""
    return cell if re.search(r"\w", cell) and cell.casefold() != "n/a" else ""


def _standing(draft: Draft, combination: dict[str, str]) -> tuple[NameKind, Strength]:
    """What a name is and whether it is strong, with a report of words we do not know."""
    kind = _KINDS.get(fold_label(combination["name type"]))
    strength = _STRENGTHS.get(fold_label(combination["alias strength"]))
    for known, field in ((kind, "name type"), (strength, "alias strength")):
        if known is None:
            draft.problem(
                ProblemCode.KIND_UNKNOWN, f"the {field} is none that we know", combination[field]
            )
            draft.add_feature(field.capitalize(), combination[field])
    return kind or NameKind.ALIAS, strength or Strength.STRONG


def _parts(cells: list[str]) -> tuple[NamePart, ...]:
    """The parts of a person's name, in the order of the columns 1 to 6."""
    given, *middle, family = cells
    if family and not given and not any(middle):
        return (NamePart(kind=NamePartKind.WHOLE, value=family),)
    labelled = [
        (NamePartKind.GIVEN, given),
        *((NamePartKind.MIDDLE, cell) for cell in middle),
        (NamePartKind.FAMILY, family),
    ]
    return tuple(NamePart(kind=kind, value=value) for kind, value in labelled if value)


def _add_native(draft: Draft, combination: dict[str, str]) -> None:
    """Add a name in its own script; ``УСМАНОВ, Алишер`` is turned to the spoken order."""
    script = clean(combination["native script"])
    language = clean(combination["native language"])
    code = _LANGUAGES.get(language.casefold())
    remark = "" if code or not language else f"language: {language}"
    names = [value for value in split_values(combination["native name"]) if stated(value)]
    if not names:
        draft.add_feature("Non-latin script type", script)
        draft.add_feature("Non-latin script language", language)
    for stated_name in names:
        person = draft.schema is Schema.PERSON
        full, parts = spoken_order(stated_name) if person else (stated_name, ())
        unread = script if script_of(full) is None else ""
        notes = [note for note in (remark, f"script: {unread}" if unread else "") if note]
        draft.add_name(
            full,
            kind=NameKind.ORIGINAL_SCRIPT,
            parts=parts,
            language=code,
            remark="; ".join(notes),
        )
