"""Where quotation marks open and close, and the text without what stands between them.

A quotation of several sentences derails a parser: the attribution after it is lost. So
attributions are read from an *outer* text of the same length, in which every quotation
is one word ("This") and the attribution a short plain sentence around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from watchword.news.layout import Block

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_BEFORE_OPENING = frozenset(" \n\t([{-—–/'…")
_SINGLE_OPEN = re.compile(r"(?<![\w'\"])'(?=[A-Za-z])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,?!…-])'(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage in quotation marks.

    Attributes:
        start, end: With the marks.
        inner_start, inner_end: Without them.
        closed: Whether its closing mark is there.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True


def find_quotes(text: str, flat: str, blocks: Sequence[Block]) -> tuple[Quote, ...]:
    """The outermost quotations of a text; a quotation within another is part of it.

    A quotation that runs over paragraphs, each of which opens it again, is one.
    """
    doubles = list(_double_quotes(text, flat, blocks))
    singles = [
        quote
        for block in blocks
        for quote in _single_quotes(flat, block)
        if not any(d.start < quote.end and quote.start < d.end for d in doubles)
    ]
    return tuple(sorted(doubles + singles, key=lambda quote: quote.start))


def _double_quotes(text: str, flat: str, blocks: Sequence[Block]) -> Iterator[Quote]:
    opened: int | None = None
    for number, block in enumerate(blocks):
        for mark in re.finditer('"', flat[block.start : block.end]):
            position = block.start + mark.start()
            opens = _opens(text, flat, position)
            if opened is None:
                if opens or _is_mistyped_opening(flat, position, block):
                    opened = position
            elif opens and position == block.start:
                continue  # the next paragraph of the same quotation
            elif opens and text[position] in _OPENING:
                opened = position  # the mark before was never closed, and stands alone
            else:
                yield from _quote(flat, opened, position, closed=True)
                opened = None
        if opened is not None and not _goes_on(flat, blocks, number):
            yield from _quote(flat, opened, block.end, closed=False)
            opened = None


def _opens(text: str, flat: str, position: int) -> bool:
    char = text[position]
    if char in _OPENING:
        return True
    if char in _CLOSING:
        return False
    before = flat[position - 1] if position else " "
    after = flat[position + 1] if position + 1 < len(flat) else " "
    return before in _BEFORE_OPENING and not after.isspace()


def _is_mistyped_opening(flat: str, position: int, block: Block) -> bool:
    """A closing mark that stands where only an opening one can."""
    at_start = position == block.start or flat[position - 1].isspace()
    return at_start and position + 1 < block.end and flat[position + 1].isalnum()


def _goes_on(flat: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether an open quotation is opened again by the next paragraph."""
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    return following is not None and flat[following.start] == '"'


def _quote(flat: str, start: int, end: int, *, closed: bool) -> Iterator[Quote]:
    """The quotation between two marks; nothing where it holds no word."""
    inner = flat[start + 1 : end]
    if not any(char.isalnum() for char in inner):
        return
    stripped = inner.strip()
    inner_start = start + 1 + inner.index(stripped[0])
    yield Quote(
        start=start,
        end=end + 1 if closed else end,
        inner_start=inner_start,
        inner_end=inner_start + len(stripped),
        closed=closed,
    )


def _single_quotes(flat: str, block: Block) -> Iterator[Quote]:
    """Quotations in single marks: the British style.

    The mark is also the apostrophe, so a closing one after a comma or a full stop is
    believed before any other, and one after an "s" only when there is no better.
    """
    position = block.start
    while opening := _SINGLE_OPEN.search(flat, position, block.end):
        closings = list(_SINGLE_CLOSE.finditer(flat, opening.end(), block.end))
        closing = _best_closing(flat, [mark.start() for mark in closings])
        if closing is None:
            return
        yield from _quote(flat, opening.start(), closing, closed=True)
        position = closing + 1


def _best_closing(flat: str, marks: Sequence[int]) -> int | None:
    for mark in marks:
        if flat[mark - 1] in ".,?!" or flat[mark - 1] != "s":
            return mark
    return marks[0] if marks else None


def mask_quotes(flat: str, quotes: Iterable[Quote]) -> str:
    """The outer text: each quotation is one word, everything else stays in place."""
    chars = list(flat)
    for quote in quotes:
        length = quote.inner_end - quote.inner_start
        if length < 4:
            continue
        word = _stand_in(flat, quote)
        chars[quote.inner_start : quote.inner_end] = word + " " * (length - 4)
        if length > 4:
            chars[quote.inner_end - 1] = _last_char(flat, quote)
        between = range(quote.inner_end, quote.end - 1)
        for position in between:
            chars[position] = " "
    return "".join(chars)


_FINITE = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|does|do|did|"
    r"needs?|wants?|remains?|seems?)(?:n't)?\b"
)
_WANTS_VERB = re.compile(r"\b(?:will|would|can|could|should|must|may|might|cannot)(?: not)? $")


def _stand_in(flat: str, quote: Quote) -> str:
    """One word of the class that the quotation has in its sentence."""
    if flat[quote.inner_start].isupper():
        return "This"
    before = flat[max(0, quote.start - 16) : quote.start]
    if before.endswith(" ") and before.rstrip()[-1:].isalnum():
        if _FINITE.match(flat, quote.inner_start, quote.inner_end):
            return "went"
        if _WANTS_VERB.search(before):
            return "work"
    return "this"


def _last_char(flat: str, quote: Quote) -> str:
    """The punctuation that ends a quotation, as the outer sentence needs it."""
    last = flat[quote.inner_end - 1]
    if last not in ",.?!":
        return " "
    rest = flat[quote.end : quote.end + 40].lstrip()
    # "What?" he asked. / "Never." he said: the sentence goes on behind the quotation.
    goes_on = bool(rest) and quote.closed and (rest[0].islower() or _NAME_SAYS.match(rest))
    return "," if goes_on else last


_NAME_SAYS = re.compile(r"(?:[A-Z][\w.'-]*[ ]){1,4}(?:said|says|asks|wrote|told|[a-z]{2,}ed)\b")


def outer_blocks(blocks: Iterable[Block], quotes: Iterable[Quote]) -> tuple[Block, ...]:
    """The blocks that begin outside of quotations."""
    spans = [(quote.start, quote.end) for quote in quotes]
    return tuple(
        block for block in blocks if not any(start < block.start < end for start, end in spans)
    )
