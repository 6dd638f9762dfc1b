"""Cells that hold several names: where one ends and the next begins.

Canada and New Zealand put all aliases of a party into one cell and separate them with
semicolons, commas, slashes, "or" and "and", none of them reliably: ``Gazprombank (Joint
Stock Company), Bank GPB (JSC)`` are two names, ``Aviacon Zitotrans, JSC`` is one. The
rules below are ours, made from what both lists hold; the caller keeps the raw cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from watchword.model import NameKind
from watchword.sources.draft import clean, clean_block
from watchword.text.scripts import script_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedAlias:
    """One name out of a cell.

    Attributes:
        text: The name; ``Given Family`` where the cell has ``Family, Given``.
        language: ISO 639-1 code where the cell says which ("Belarusian: …").
        kind: ALIAS, or FORMER where the cell says "formerly".
        family, given: The parts where the cell has ``Family, Given``.
    """

    text: str
    language: str | None = None
    kind: NameKind = NameKind.ALIAS
    family: str = ""
    given: str = ""

    @property
    def is_word(self) -> bool:
        """Whether it is one word: a nickname, or a variant of a part of a name."""
        return len(self.text.split()) == 1


_LANGUAGES = {
    "arabic": "ar",
    "armenian": "hy",
    "belarusian": "be",
    "belarussian": "be",
    "chinese": "zh",
    "english": "en",
    "farsi": "fa",
    "french": "fr",
    "georgian": "ka",
    "hebrew": "he",
    "korean": "ko",
    "persian": "fa",
    "russian": "ru",
    "spanish": "es",
    "ukrainian": "uk",
}
_LABEL = re.compile(rf"\(?\b({'|'.join(_LANGUAGES)})\s*:\s*", re.I)

_LEGAL_WORDS_TEXT = (
    "ab ag ao as bv cjsc co company corp corporation fgup fsue fze fzco gmbh inc incorporated "
    "jsc kft limited llc llp lp ltd nv oao ojsc ooo oy pao pjsc plc pte pty pvt sa sarl sarlu "
    "sau sc sl spa srl sro tov uab zao "
    "ак ао гуп зао као мк мкао мкооо муп нао нко оао ооо пао сао тов тоо уп фгбу фгуп фкп чуп"
)
_LEGAL_WORDS = frozenset(_LEGAL_WORDS_TEXT.split())
_LEGAL_PHRASES = frozenset(
    {
        "joint stock company",
        "open joint stock company",
        "closed joint stock company",
        "public joint stock company",
        "publik joint stock company",
        "stock company",
        "limited liability company",
        "federal state unitary enterprise",
        "акционерное общество",
        "закрытое акционерное общество",
        "открытое акционерное общество",
        "публичное акционерное общество",
        "общество с ограниченной ответственностью",
        "общество c ограниченной ответственностью",
        "общество c oграниченной oтветственностью",
        "некоммерческое партнерство",
        "автономная некоммерческая организация",
    }
)
_LEGAL_START = re.compile(
    r"(?:AO|OAO|OOO|ZAO|PAO|JSC|OJSC|CJSC|PJSC|LLC|FSUE|(?:Open |Public |Closed )?Joint[ -]Stock|"
    r"Limited Liability)\b"
)
# A comma before one of these goes on with the name.
_GOES_ON = re.compile(r"(?:of|for|in|on|to|de|des|du|et)\s|(?:[IVX]+|Jr|Sr)\b\.?(?:\s*\(|$)")
_PATRONYMIC = re.compile(
    r"^\S+ \S+(?:вич|вна|чна|ьич|ovich|evich|ovych|evych|ovna|evna|ivna|ichna)$", re.I
)

_KNOWN_AS = (
    r"also known as|also spelled|a\.\s?k\.\s?a\b\.?|aka|"
    r"(?P<former>formerly known as|formerly|previously known as|previously|f\.\s?k\.\s?a\b\.?|fka)"
)
_LEAD = re.compile(rf"^(?:{_KNOWN_AS}|also|and|or)\b[\s:.,]*", re.I)
_TAIL = re.compile(r"[\s,]+(?:aka|a\.k\.a\.?)$", re.I)
_IN_BRACKETS = re.compile(rf"\s*\(\s*(?:(?:{_KNOWN_AS})\b[\s:]+)", re.I)
_IN_LINE = re.compile(rf",?\s+(?:{_KNOWN_AS})\s+", re.I)

_OPENING, _CLOSING = "([«“„", ")]»””"
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufefc"
_TURN = re.compile(
    rf"(?<=[{_RIGHT_TO_LEFT}])\s+(?=[A-Za-z])|(?<=[A-Za-z.])\s+(?=[{_RIGHT_TO_LEFT}])"
)


def split_aliases(
    cell: str | None, *, person: bool, lines: bool = False, commas: bool = True
) -> list[StatedAlias]:
    """The names in a cell, in its order; the same name is not given twice.

    Args:
        cell: The cell as it stands.
        person: Whether the party is a person: the name of a body can hold "and".
        lines: Whether a new line can begin a new name. It does where no other separator
            is used and the line does not go on with the name before it.
        commas: Whether a comma separates even where the cell also uses semicolons.
    """
    block = clean_block(cell)
    if lines:
        block = _mark_lines(block)
    found: dict[str, StatedAlias] = {}
    with_commas = commas or ";" not in block
    for segment in clean(block).split(";"):
        for language, text in _by_language(segment):
            for alias in _split_segment(text, person=person, commas=with_commas):
                tidy = _tidy(alias)
                if tidy is not None:
                    found.setdefault(tidy.text, replace(tidy, language=language))
    return list(found.values())


def split_known_as(text: str | None, *, person: bool) -> tuple[str, list[StatedAlias]]:
    """A name and the aliases inside it: ``Dux JSC (also known as Duks)``."""
    whole = clean(text)
    match = _IN_BRACKETS.search(whole)
    if match is None:
        match = _IN_LINE.search(whole)
        if match is None or not match.start():
            return whole, []
        inside, rest = whole[match.end() :], ""
    else:
        inside, rest = _bracketed(whole, match.end())
        while rest.startswith("(or "):
            more, rest = _bracketed(rest, len("(or "))
            inside = f"{inside}; {more}"
    kind = NameKind.FORMER if match["former"] else NameKind.ALIAS
    aliases = [
        replace(alias, kind=kind) if alias.kind is NameKind.ALIAS else alias
        for alias in split_aliases(inside, person=person)
    ]
    return clean(f"{whole[: match.start()]} {rest}"), aliases


def split_bilingual(text: str | None) -> tuple[str, str]:
    """A name in two languages at its slash: ``Iranian Navy/Force navale iranienne``.

    Returns:
        The name and an empty string where it has no second half: both halves must have
        two words, since ``Communist Party/New People’s Army`` style names are rare and
        ``Victory/Pobeda Political Bloc`` ones are not.
    """
    whole = clean(text)
    depths = list(_depths(whole))
    for place, char in enumerate(whole):
        if char == "/" and depths[place] == 0:
            left, right = whole[:place].strip(), whole[place + 1 :].strip()
            if len(left.split()) > 1 and len(right.split()) > 1:
                return left, right
    return whole, ""


def split_scripts(text: str) -> list[str]:
    """A name and its Arabic or Hebrew form behind it, as two."""
    return [part for part in _TURN.split(text) if part]


def is_legal_form(text: str) -> bool:
    """Whether a text is a legal form and nothing else: ``Ltd.``, ``Co., Ltd``, ``ООО``."""
    folded = re.sub(r"\s+", " ", re.sub(r"[.,()«»“”\"]", " ", text)).replace("-", " ")
    folded = folded.strip().casefold()
    words = folded.split()
    while words and " ".join(words) not in _LEGAL_PHRASES and words[-1] in _LEGAL_WORDS:
        words.pop()
    return bool(folded) and (not words or " ".join(words) in _LEGAL_PHRASES)


def _mark_lines(block: str) -> str:
    """New lines as semicolons where they separate names."""
    rows = [row.strip() for row in block.split("\n") if row.strip()]
    separate = not re.search(r"[;,]", block) and not any(
        row[0].islower() or is_legal_form(row) for row in rows[1:]
    )
    return (";" if separate else " ").join(rows)


def _by_language(segment: str) -> Iterator[tuple[str | None, str]]:
    """The parts of a segment between labels such as ``Russian:``."""
    start, language = 0, None
    for label in _LABEL.finditer(segment):
        yield language, segment[start : label.start()]
        start, language = label.end(), _LANGUAGES[label[1].casefold()]
    yield language, segment[start:]


def _split_segment(text: str, *, person: bool, commas: bool) -> Iterator[StatedAlias]:
    for part in _split_words(text, person=person):
        pieces = _join_pieces(_cut(part, ",")) if commas else [part]
        if person and len(pieces) == 2 and _PATRONYMIC.match(pieces[1]) and " " not in pieces[0]:
            family, given = pieces
            yield StatedAlias(text=f"{given} {family}", family=family, given=given)
            continue
        for piece in pieces:
            for name in split_scripts(piece):
                yield StatedAlias(text=name)


def _join_pieces(pieces: list[str]) -> list[str]:
    """Put back together what a comma does not separate."""
    joined: list[str] = []
    for piece in pieces:
        if joined and (
            is_legal_form(piece)
            or is_legal_form(joined[-1])
            or _GOES_ON.match(piece)
            or (piece[:1].islower() and script_of(piece[:1]) == "Cyrl")
        ):
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece)
    return joined


def _cut(text: str, separator: str) -> list[str]:
    """The trimmed pieces between separators that stand outside brackets and quotes."""
    depths = list(_depths(text))
    pieces, start = [], 0
    for place, char in enumerate(text):
        if char == separator and depths[place] == 0:
            pieces.append(text[start:place].strip())
            start = place + 1
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece]


def _depths(text: str) -> Iterator[int]:
    """How deep in brackets and quotes each character stands.

    A bracket that is never closed opens nothing. A straight quote opens after a space and
    closes before one; Russian names often close two with one, so what is left open at
    the end stays open to the end.
    """
    depth = straight = 0
    last = {
        opening: text.rfind(closing) for opening, closing in zip(_OPENING, _CLOSING, strict=True)
    }
    for place, char in enumerate(text):
        if char in _OPENING and last[char] > place:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif char == '"':
            before = text[place - 1] if place else " "
            straight += 1 if before in " (\u00a0" else -min(straight, 1)
        yield depth + straight


_WINDOW = 300
"""How far around "and" is looked, in characters."""

_BETWEEN = re.compile(r"\s+(?:or|and)\s+|\s*/\s*")


def _split_words(text: str, *, person: bool) -> Iterator[str]:
    """Split at "or", "and" and slashes where they stand between names."""
    depths = list(_depths(text))
    start = 0
    for match in _BETWEEN.finditer(text):
        left = text[max(start, match.start() - _WINDOW) : match.start()]
        right = text[match.end() : match.end() + _WINDOW]
        if not left.strip() or not right.strip() or depths[match.start()]:
            continue
        word = match[0].strip()
        if (
            word == "or"
            or (word == "and" and _and_separates(left, right, person=person))
            or (word == "/" and _slash_separates(left, right, spaced=match[0] != "/"))
        ):
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _and_separates(left: str, right: str, *, person: bool) -> bool:
    name = left.rpartition(",")[2].strip()  # what stands before may be other names
    first = name.partition(" ")[0].casefold()
    return (
        person
        or not (_is_latin(left[-1:]) and _is_latin(right.lstrip("\"'«“‘(")[:1]))
        or _LEGAL_START.match(right) is not None
        or is_legal_form(left.rsplit(maxsplit=1)[-1])
        or (first != "the" and right.casefold().startswith(f"{first} "))
    )


def _slash_separates(left: str, right: str, *, spaced: bool) -> bool:
    before, after = left.rsplit(maxsplit=1)[-1], right.split(maxsplit=1)[0]
    if min(len(before), len(after)) < 2:  # A/S, M/V
        return False
    return (
        spaced
        or not _is_latin(after[:1])
        or (before.isupper() and after.isupper())
        or (len(left.split()) > 1 and len(right.split()) > 1)
    )


def _is_latin(char: str) -> bool:
    """Whether a character is Latin, or no letter at all."""
    return not char.isalpha() or script_of(char) == "Latn"


def _bracketed(text: str, start: int) -> tuple[str, str]:
    """What stands in the bracket that opened before ``start``, and what comes after."""
    depth = 1
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return text[start:place], text[place + 1 :].strip()
    return text[start:], ""


def _tidy(alias: StatedAlias) -> StatedAlias | None:
    """Without "also known as", stray brackets and quotes; None where nothing is left."""
    kind, text = alias.kind, alias.text.strip(" ,;")
    while lead := _LEAD.match(text):
        kind = NameKind.FORMER if lead["former"] else kind
        text = text[lead.end() :]
    text = _TAIL.sub("", text).strip(" ,;:")
    text = _unwrap(text)
    if not any(char.isalnum() for char in text) or is_legal_form(text):
        return None
    return replace(alias, text=text, kind=kind)


def _unwrap(text: str) -> str:
    """Without brackets or quotes that hold the whole, and without unpaired ones."""
    if text.count("(") != text.count(")"):
        if text.startswith("("):
            text = text[1:].lstrip()
        elif text.endswith(")"):
            text = text[:-1].rstrip()
    for opening, closing in (("(", ")"), ("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’")):
        inner = text[1:-1]
        if (
            len(text) > 2
            and text[0] == opening
            and text[-1] == closing
            and not (opening in inner or closing in inner)
        ):
            return inner.strip()
    return text
