"""Cells of other names: where one name ends and the next begins.

A cell holds the Japanese names and then the same names in Latin letters, or each Latin
name in brackets behind the Japanese one; they are lettered, or separated by semicolons,
by commas or by lines; "a.k.a.", "f.k.a.", "別称" and "旧称" stand within. What is no
name ("… が使用している別名。") is given back as a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from watchword.model import NameKind
from watchword.sources.jp.text import (
    fold_block,
    is_unknown,
    join_lines,
    split_items,
    split_lead,
    split_outside,
)
from watchword.sources.name_words import JAPANESE_AS_ONE, is_suffix, main_script

_MARK = "\ue000"
"""Stands where a label of names began; the next character says which one."""

_LABELS = (
    (
        re.compile(r"\(?\s*\b(?:f\.\s?k\.\s?a\b\s?\.?|formerly known as)[\s.:,、]*", re.I),
        NameKind.FORMER,
    ),
    (
        re.compile(r"\(?\s*\b(?:a\.\s?k\.\s?a\b\s?\.?|also known as)[\s.:,、]*", re.I),
        NameKind.ALIAS,
    ),
    (re.compile(r"(?:(?<=^)|(?<=[\n(、,;]))\s*\(?旧称(?:\)|[:、,])+"), NameKind.FORMER),
    (re.compile(r"(?:(?<=^)|(?<=[\n(、,;]))\s*\(?(?:別称|別名)\d*(?:\)|[:、,])+"), NameKind.ALIAS),
)
_CODES = {NameKind.FORMER: "F", NameKind.ALIAS: "A"}
_KINDS = {code: kind for kind, code in _CODES.items()}
_LATIN_LABEL = re.compile(r"\b[af]\.\s?k\.\s?a\b", re.I)
_LIST_LEAD = re.compile(r"^the following [\w ]*aliases\s*:\s*", re.I)
_BULLET = re.compile(r"^[-‐–・]\s*(?=\S)")
_NO_COMMA = re.compile(r"\b(?:born|dob|son of|daughter of|passport)\b|, \d{4}年", re.I)
# Latin names that follow the bracket of the last Japanese one without a line between.
_SWITCH = re.compile(r"(?<=[ぁ-ゖ一-龥ァ-ヺー。]\))(?=[A-Z][a-z])")
# A sentence, or a line that says something of the bearer of the name above it.
_NO_NAME = re.compile(r"。$|^[^()]*(?:番号|生年月日|出生地)\s*:")
_AND = re.compile(r"(?:\s*\band|及び|並びに)\s*$")
_PERSON_SWITCH = re.compile(r"^([ァ-ヺー・\s]+)\s+([A-Z][A-Za-z’'‘ .-]+)$")


@dataclass(frozen=True, slots=True)
class CellName:
    """One name of a cell; ``is_name`` is False for a sentence that is none."""

    text: str
    kind: NameKind
    is_name: bool = True


def read_alias_cell(cell: str, kind: NameKind, *, person: bool) -> Iterator[CellName]:
    """The names of a cell, in order.

    Args:
        cell: The cell as it is.
        kind: What the column says its names are.
        person: Whether they are a person's: ``ISSA, Marwan`` is then one name.
    """
    if is_unknown(cell):
        return
    text = _SWITCH.sub("\n", fold_block(cell))
    labels = len(_LATIN_LABEL.findall(text))
    for pattern, label in _LABELS:
        text = pattern.sub(f"\n{_MARK}{_CODES[label]}", text)
    splitter = _Splitter(
        person=person, inverted=person and _is_inverted_cell(cell), each_labelled=labels > 1
    )
    for section in re.split(f"(?={_MARK})", text):
        current, names = kind, section
        if section.startswith(_MARK):
            names = section[2:]
            current = _KINDS[section[1]] if kind is NameKind.ALIAS else kind
        for number, line in enumerate(_lines(names)):
            if number and labels and main_script(line) == "Latn":
                # A cell that labels its Latin names says nothing of an unlabelled one.
                current = kind
            for name in splitter.split(line):
                if not is_unknown(name):
                    yield CellName(name, current, is_name=not _NO_NAME.search(name))


def _lines(section: str) -> Iterator[str]:
    """The lines of a section, a lettered list as one."""
    lead, items = split_lead(section)
    if not lead and len(items) < 2 and not re.match(r"\s*\(?[a-z]\)", section):
        yield from join_lines(section)
        return
    for item in [lead, *items] if lead else items:
        for line in join_lines(item):
            # One item is one name, whatever commas it has.
            yield f"(a){line}"


@dataclass(frozen=True, slots=True)
class _Splitter:
    """How the lines of one cell are split.

    Attributes:
        person: Whether the names are a person's.
        inverted: Whether a comma in a Japanese line stands behind a family name.
        each_labelled: Whether every Latin name has a label of its own, so that no comma
            separates two.
    """

    person: bool
    inverted: bool
    each_labelled: bool

    def split(self, line: str) -> Iterator[str]:
        """The names of one line."""
        lettered = line.startswith("(a)")
        stated = _unwrap(_LIST_LEAD.sub("", line.removeprefix("(a)").strip(" ;,、")))
        if re.search(r"[ぁ-ゖ一-龥]。$", stated) and "年" not in stated:
            yield stated
            return
        pieces = split_outside(stated, ";")
        if len(pieces) == 1 and not lettered:
            pieces = self._split_commas(pieces[0])
        yield from _finish(pieces, person=self.person and not lettered)

    def _split_commas(self, text: str) -> list[str]:
        """A list separated by commas; one name where the comma belongs to it."""
        if self.each_labelled and main_script(text) == "Latn":
            return [text]
        pieces = _rejoin(split_outside(text, r"[、､]|,(?!\d)"))
        if len(pieces) == 2 and self.person:
            latin = main_script(text) == "Latn"
            if _is_inverted(*pieces) if latin else self.inverted:
                return [", ".join(pieces)]
        return pieces


def _finish(pieces: list[str], *, person: bool) -> Iterator[str]:
    for piece in pieces:
        name = _AND.sub("", _BULLET.sub("", piece)).strip(" ;,、")
        name = re.sub(r"(?<=[a-z]{4})\.$", "", name)
        switched = _PERSON_SWITCH.match(name) if person else None
        if switched:
            yield from (switched[1].strip(), switched[2])
        elif name:
            yield name


def _unwrap(text: str) -> str:
    """A line without the brackets around all of it and without a closing one too many."""
    stated = text.strip()
    while stated.endswith(")") and stated.count(")") > stated.count("("):
        stated = stated[:-1].strip()
    if stated.startswith("(") and stated.endswith(")") and not re.match(r"\([a-z]\)", stated):
        inner = stated[1:-1]
        if inner.find(")") == -1 or (inner.find("(") < inner.find(")") and "(" in inner):
            return inner.strip()
    return stated


def _rejoin(pieces: list[str]) -> list[str]:
    """Put back what a comma does not end: "CO., LTD", "JR", ", born in 1963"."""
    joined: list[str] = []
    for piece in pieces:
        if joined and (is_suffix(piece) or _NO_COMMA.search(f"{joined[-1]}, {piece}")):
            glue = "、" if main_script(piece) == JAPANESE_AS_ONE else ", "
            joined[-1] += glue + piece
        else:
            joined.append(piece)
    return joined


def _is_inverted(family: str, given: str) -> bool:
    """``ISSA, Marwan``: capitals before the comma, not behind it."""
    letters = [char for char in family if char.isalpha()]
    return bool(letters) and all(char.isupper() for char in letters) and not given.isupper()


def _is_inverted_cell(cell: str) -> bool:
    """Whether the Latin line of a cell is one name with its family name first.

    The Japanese line above it then has such a comma as well.
    """
    lines = [line for line in join_lines(fold_block(cell)) if main_script(line) == "Latn"]
    if len(lines) != 1 or len(split_items(lines[0])) != 1:
        return False
    text = lines[0]
    for pattern, _ in _LABELS:
        text = pattern.sub("", text)
    pieces = split_outside(_unwrap(text), ",")
    return len(pieces) == 2 and _is_inverted(*pieces)
