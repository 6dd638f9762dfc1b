"""How the Ministry of Finance writes a cell: widths, lists and unknown values."""

from __future__ import annotations

import re
import unicodedata

from watchword.sources.draft import clean_block
from watchword.sources.name_words import (
    JAPANESE_AS_ONE,
    bracket_pieces,
    main_script,
    outside_brackets,
)

_UNKNOWN = frozenset(
    {"", "不明", "なし", "無し", "特になし", "-", "―", "－", "ー", "—", "N/A", "n/a", "unknown"}
)
_CIRCLED = {ord("①") + number: f"({chr(ord('a') + number)})" for number in range(20)}
# A copyright sign stands where a word processor took "(c)" for one.
_CIRCLED[ord("©")] = "(c)"
_LETTER = re.compile(r"\(\s*([a-zA-Z]|([a-z])\2|a[a-z])\s*\)|(?<![\w(])([a-z])\)")
_BARE = re.compile(r"(?<![\w(])[a-z]\)")
_EDGE = " \n\t、,，;；。:"


def fold_block(text: str) -> str:
    """A cell in one width: full-width letters, digits and brackets made plain, lines kept."""
    circled = clean_block(text).translate(_CIRCLED)
    return "\n".join(
        re.sub(r"[ \t\u3000\xa0]+", " ", unicodedata.normalize("NFKC", line)).strip()
        for line in circled.split("\n")
    ).strip()


def is_unknown(text: str) -> bool:
    """Whether a cell says that nothing is known, or nothing at all."""
    return text.strip(_EDGE) in _UNKNOWN


def split_items(cell: str) -> list[str]:
    """The items of "(a)… (b)…" or "①…②…"; the whole where it has no letters.

    The letters may start again at (a), as in a list of Japanese names that is followed by
    the list of the same names in Latin letters. A letter within brackets counts only where
    it goes on with the outer list.
    """
    lead, items = split_lead(cell)
    return [lead, *items] if lead else items


def split_lead(cell: str) -> tuple[str, list[str]]:
    """What stands before the first letter of a list, and its items."""
    folded = fold_block(cell)
    cuts = _cuts(folded)
    if not cuts:
        return "", [folded] if folded else []
    starts = [start for start, _ in cuts[1:]] + [len(folded)]
    items = [_close(folded[end:start]) for (_, end), start in zip(cuts, starts, strict=True)]
    return _close(folded[: cuts[0][0]]), [item for item in items if item]


def _cuts(text: str) -> list[tuple[int, int]]:
    """Start and end of each letter that begins an item."""
    cuts: list[tuple[int, int]] = []
    last = -1
    bare = True
    for found in _LETTER.finditer(text):
        letter = found[1] or found[3]
        number = _number(letter.lower())
        since = _BARE.sub("", text[cuts[-1][1] if cuts else 0 : found.start()])
        inside = since.count("(") > since.count(")")
        # A list may begin with "(b)" where its first item goes without a letter.
        begins = number == 0 or (number == 1 and not cuts and bool(since.strip()))
        # "a)" within a list of "(a)" belongs to a list inside one of its items.
        same_form = letter.islower() and (bare or found[3] is None)
        goes_on = number == last + 1 and (same_form or not inside)
        if goes_on or ((begins or cuts) and not inside and same_form):
            bare = found[3] is not None if not cuts else bare
            cuts.append(found.span())
            last = number
    return cuts


def _number(letter: str) -> int:
    """The place of a letter in a list: a is 0, z 25, "aa" and then "bb" or "ab" follow."""
    if len(letter) == 1:
        return ord(letter) - ord("a")
    return 26 + ord(letter[1]) - ord("a")


def _close(text: str) -> str:
    """An item without the punctuation around it and without a bracket that is not its own."""
    stated = text.strip(_EDGE)
    while stated.endswith(")") and stated.count(")") > stated.count("("):
        stated = stated[:-1].strip(_EDGE)
    return stated


def split_outside(text: str, pattern: str) -> list[str]:
    """Split a text at a pattern where it stands outside brackets."""
    pieces: list[str] = [""]
    for inside, piece in bracket_pieces(text):
        if inside:
            pieces[-1] += f"({piece})"
            continue
        first, *others = re.split(pattern, piece)
        pieces[-1] += first
        pieces += others
    return [stated for piece in pieces if (stated := piece.strip(_EDGE))]


def split_translation(text: str) -> list[str]:
    """A text and its translation: "Minister of Defence （国防大臣）" is two.

    Only a bracket at the end in another script counts, or a line in another script.
    """
    pieces = [(inside, piece) for inside, piece in bracket_pieces(text) if piece.strip()]
    if len(pieces) > 1 and pieces[-1][0]:
        last = pieces[-1][1]
        outer = text[: text.rindex(last)].rstrip(" (")
        scripts = main_script(outside_brackets(outer)), main_script(last)
        if None not in scripts and scripts[0] != scripts[1]:
            return [outer.strip(), last.strip()]
    return [text.strip()]


def join_lines(text: str, *, brackets: bool = False) -> list[str]:
    """The lines of a text, with those joined that only the width of the cell broke.

    A line goes on where the one before it ends in a connecting mark or within brackets, or
    where it is Latin and begins in lower case.

    Args:
        text: The cell, or an item of it.
        brackets: Whether a line in brackets belongs to the one before it.
    """
    lines: list[str] = []
    for line in fold_block(text).split("\n"):
        stated = line.strip()
        if not stated:
            continue
        added = brackets and stated.startswith("(")
        if lines and (added or _goes_on(lines[-1], stated)):
            glue = "" if main_script(stated) == JAPANESE_AS_ONE else " "
            lines[-1] += glue + stated
        else:
            lines.append(stated)
    return lines


def _goes_on(before: str, line: str) -> bool:
    if before.count("(") > before.count(")"):
        return True
    if before.endswith(("・", "、", ",")) or line.startswith("・"):
        return main_script(before) == main_script(line) or line.startswith("・")
    return line[:1].islower() and main_script(before) == main_script(line)
