"""The blocks of a text, and its form for the parser: one character for each character.

Nothing here moves an offset. Curly quotes become ASCII quotes, invisible characters
become spaces, and that is all, so whatever the parser finds stands at the same place
in the report.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from watchword.news.words import word_set

_SAME_MEANING = {
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "＂": '"', "″": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "ʼ": "'", "＇": "'", "′": "'",
    "‐": "-", "‑": "-", "−": "-",
    "\r": " ", "\t": " ", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip

_TERMINAL = re.compile(r"""[.!?…:;]["'”’)\]]*\s*$""")
_DATELINE = re.compile(
    r"[A-Z][A-Z.'/ -]{2,40}"
    r"(?:, (?!(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][a-z]+(?: [A-Z][a-z]+)?)?"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\([A-Za-z .,/&]{2,40}\))? ?(?:—|–|--?) (?=[A-Z\"'])"
)
_NO_WORD = re.compile(r"\S{400,}")
"""Longer than any word or address: something else that got into the text."""
_TERMINAL_CODE = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")
"""Colours and the like (ECMA-48, section 5.4)."""
_SMALL_IN_TITLES = word_set("a an the and or but of to in for on at by with as from")
_HEADING_WORDS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or a heading.

    Attributes:
        heading: Whether it reads as a heading: short, one line, no full stop.
    """

    start: int
    end: int
    heading: bool = False


def _flat_char(char: str) -> str:
    known = _SAME_MEANING.get(char)
    if known is not None:
        return known
    kind = unicodedata.category(char)
    if kind in {"Zs", "Cf", "Cc", "Cs", "Co", "Cn"} and char != "\n":
        return " "
    return char


def flatten(text: str) -> str:
    """The text with quotes as ASCII, and what is invisible or no word as spaces; same length."""
    if text.isascii() and text.isprintable():
        flat = text.replace("`", "'")
    else:
        text = _TERMINAL_CODE.sub(_blank, text)
        flat = text.translate({ord(char): _flat_char(char) for char in set(text)})
    # The tokenizer takes marks off a word one by one, which has no end where there are many.
    return _NO_WORD.sub(_blank, flat)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def split_blocks(flat: str) -> tuple[Block, ...]:
    """The paragraphs and headings of a flat text, in order.

    A line is a paragraph, unless the text was wrapped by hand: then only blank lines
    part paragraphs.
    """
    pattern = r"\n[ ]*\n\s*" if _is_wrapped(flat) else r"\n+"
    blocks = []
    position = 0
    for match in re.finditer(pattern, flat):
        blocks.append((position, match.start()))
        position = match.end()
    blocks.append((position, len(flat)))
    return tuple(_trim(flat, start, end) for start, end in blocks if flat[start:end].strip())


def _trim(flat: str, start: int, end: int) -> Block:
    inner = flat[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return Block(start=start, end=end, heading=_is_heading(flat[start:end]))


def _is_heading(block: str) -> bool:
    words = block.split()
    if "\n" in block or len(words) > _HEADING_WORDS:
        return False
    if not _TERMINAL.search(block) and not block.endswith(","):
        return True
    # A headline in title case may end with a full stop.
    telling = [word for word in words if word[0].isalpha() and word not in _SMALL_IN_TITLES]
    return len(telling) > 3 and all(word[0].isupper() for word in telling)


def _is_wrapped(flat: str) -> bool:
    """Whether lines end in the middle of sentences: mostly before a small letter."""
    breaks = re.findall(r"(\S)[ ]*\n[ ]*(\S)", flat)
    if not breaks:
        return False
    inside = sum(1 for last, first in breaks if first.islower() and last not in ".!?:")
    return inside * 5 >= len(breaks)


def dateline_end(flat: str, block: Block) -> int:
    """Where the text proper begins after ``MOSCOW, April 14 (Reuters) -``."""
    match = _DATELINE.match(flat, block.start, block.end)
    return match.end() if match else block.start
