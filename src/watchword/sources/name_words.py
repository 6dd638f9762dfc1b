"""What a name looks like: its words, brackets, scripts and order.

The rules that :mod:`watchword.sources.stated_names` reads whole names with, each on a
piece of text alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from watchword.model import NamePart, NamePartKind
from watchword.sources.draft import clean
from watchword.text.scripts import script_of

SIMILAR = 50.0
"""From here on (0 to 100) two words are taken for spellings of one."""

JAPANESE_AS_ONE = "Jpan"
"""What :func:`main_script` says of any Japanese writing."""

JAPANESE = frozenset({"Hani", "Hira", "Kana", "Jpan"})
_SUFFIX = re.compile(
    r"^(?:l\s?td|limited|llc|inc|co|corp|plc|p\.?l\.?c|jr|sr|ii|iii|iv|ooo|ao|oao|pao|jsc|intl"
    r"|gmbh|s\.a|ag)\.?(?=[\s,)]|$)",
    re.I,
)
_OPENING, _CLOSING = "([【", ")]】"
QUOTES = '“”"„«»「」『』”'


def fold_width(text: str | None) -> str:
    """The text with full-width Latin letters, digits and brackets made plain.

    Names are typed in both widths within one file; nothing but the width is lost.
    """
    return unicodedata.normalize("NFKC", clean(text))


def spoken_order(text: str) -> tuple[str, tuple[NamePart, ...]]:
    """Turn ``SINWAR, Yahya`` into ``Yahya SINWAR`` with its two parts.

    Only one comma between words turns a name; ``LAVILLA, JR`` and lists do not.
    """
    parts = [part.strip(" " + QUOTES) for part in re.split(r"[,、،]\s*", text.strip(" ,、"))]
    if len(parts) != 2 or not all(parts) or _SUFFIX.match(parts[1]):
        return text.strip(" ,、"), ()
    family, given = parts
    if any(char.isdecimal() for char in text) or max(len(each.split()) for each in parts) > 5:
        return text, ()
    glue = "・" if script_of(family) in JAPANESE else " "
    return f"{given}{glue}{family}", (
        NamePart(kind=NamePartKind.FAMILY, value=family),
        NamePart(kind=NamePartKind.GIVEN, value=given),
    )


def is_suffix(text: str) -> bool:
    """Whether a text begins with what follows a comma inside one name (``LTD``, ``JR``)."""
    return _SUFFIX.match(text.strip()) is not None


def bracket_pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The text outside and inside brackets, ``(inside, piece)``, in order.

    An unclosed bracket runs to the end; a closing one without an opening is dropped.
    """
    depth = 0
    piece: list[str] = []
    for char in text:
        if char in _OPENING:
            if depth == 0:
                yield False, "".join(piece)
                piece = []
            else:
                piece.append(char)
            depth += 1
        elif char in _CLOSING:
            if depth == 1:
                yield True, "".join(piece)
                piece = []
            elif depth > 1:
                piece.append(char)
            depth = max(0, depth - 1)
        else:
            piece.append(char)
    yield depth > 0, "".join(piece)


def outside_brackets(text: str) -> str:
    """What of a text stands in no brackets."""
    return "".join(piece for inside, piece in bracket_pieces(text) if not inside)


def similar(one: str, other: str, *, least: float = SIMILAR) -> bool:
    """Whether two words can be spellings of one another."""
    return ratio(one.casefold(), other.casefold()) >= least


def abbreviated_words(acronym: str, words: list[str]) -> int:
    """How many of the last words an acronym abbreviates by their initials; 0 if none."""
    letters = [char for char in acronym if char.isalnum()]
    initials = [word.lstrip("“\"'‘")[:1] for word in words]
    count = len(letters)
    if count > len(words) or count < 2:
        return 0
    matches = all(
        letter.casefold() == initial.casefold()
        for letter, initial in zip(letters, initials[-count:], strict=True)
    )
    return count if matches else 0


def is_proper(text: str) -> bool:
    """Whether a text begins as a name does; "third" and "martyrs" do not."""
    first = text.lstrip(QUOTES + "'’‘")[:1]
    return bool(first) and not first.islower()


def main_script(text: str) -> str | None:
    """The script of a text, Japanese as one, and of a mixture the one that is not Latin."""
    letters = "".join(char for char in text if char.isalpha())
    script = script_of(letters)
    if script is None and letters:
        script = script_of("".join(char for char in letters if not _is_latin(char)))
    return JAPANESE_AS_ONE if script in JAPANESE else script


def _is_latin(char: str) -> bool:
    return char.isascii() or script_of(char) == "Latn"


def tidy_name(text: str) -> str:
    """A name without loose punctuation and without quotes around all of it."""
    stated = clean(text).strip(" ,;:、。،")
    inner = stated.strip(QUOTES).strip()
    within = any(char in QUOTES for char in inner)
    alone = sum(char in QUOTES for char in stated) == 1
    around = stated[:1] in QUOTES and stated[-1:] in QUOTES
    return inner if inner and not within and (around or alone) else stated
