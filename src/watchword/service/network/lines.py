"""The lines of a drawing: at most one of ownership, one of control and one tie of a kind a pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import hypot
from typing import TypeAlias

from watchword.model import Interest
from watchword.network.proof.sentence import say_share
from watchword.network.verdict import show
from watchword.service.network.picture import TIES, Edge, Picture
from watchword.service.network.xml import content, tag

OWNERSHIP, CONTROL, TIE, PROOF = "#6a3d9a", "#56b4e9", "#8a8a8a", "#e69f00"
RADIUS = 20
"""Of the circle of a party."""

_OWNING = frozenset({Interest.SHARES, Interest.CONSOLIDATION})
_PLAIN = frozenset({Interest.SHARES, Interest.ASSOCIATE})
"""Interests of which the colour says enough."""
_COLOURS = {"tie": TIE, "o": OWNERSHIP, "c": CONTROL}
_INTERESTS = tuple(Interest)
_WORDS = 22
_MOST_LABELLED = 60
"""With more lines than that, only those of the proof have their shares beside them."""
_APART = 26
_NEAR_END = 0.68
"""How far along a line its share stands: near what is owned, where lines lie apart."""

Point: TypeAlias = tuple[float, float]


def draw_lines(picture: Picture, places: Mapping[str, Point]) -> Iterator[str]:
    """Every holding between the parties of a picture, on the line that stands for it."""
    lines = _bundled(picture)
    at: dict[frozenset[str], int] = {}
    for same in lines:
        holding = same[0].holding
        pair = frozenset((holding.owner, holding.owned))
        beside = at.get(pair, 0)
        at[pair] = beside + 1
        ends = (places[holding.owner], places[holding.owned])
        course, middle = _own_course(ends[0]) if len(pair) == 1 else _course(*ends, beside)
        labelled = len(lines) <= _MOST_LABELLED or same[0].proof
        yield _line(same, course, middle if labelled else None)


def _bundled(picture: Picture) -> list[list[Edge]]:
    """The holdings by the line that stands for them, those of the proof last: they lie on top."""
    found: dict[tuple[object, ...], list[Edge]] = {}
    for edge in sorted(picture.edges, key=_rank):
        holding = edge.holding
        ends: object = (holding.owner, holding.owned)
        what: object = _kind(edge)
        if holding.interest in TIES:
            ends = frozenset((holding.owner, holding.owned))
            what = holding.interest
        found.setdefault((ends, what, _is_dotted(edge), edge.proof), []).append(edge)
    return list(found.values())


def _rank(edge: Edge) -> tuple[bool, bool, int]:
    holding = edge.holding
    return (edge.proof, holding.share is None, _INTERESTS.index(holding.interest))


def _kind(edge: Edge) -> str:
    interest = edge.holding.interest
    return "tie" if interest in TIES else "o" if interest in _OWNING else "c"


def _own_course(place: Point) -> tuple[str, Point]:
    """The line of a party that holds itself: a loop above it."""
    x, y = place
    bend = f"C{x - 60:.1f} {y - 70:.1f} {x + 60:.1f} {y - 70:.1f}"
    return f"M{x - 8:.1f} {y - 18:.1f}{bend} {x + 8:.1f} {y - 18:.1f}", (x, y - 58)


def _course(start: Point, end: Point, beside: int) -> tuple[str, Point]:
    """The line between two parties; several bend to either side in turn."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    bend = 0.0
    if start[1] == end[1]:  # around those who stand between them
        bend = length / 5 * (-1 if end[0] > start[0] else 1)
    bend += (beside + 1) // 2 * _APART * (1 if beside % 2 else -1)
    first = (start[0] + along[0] * RADIUS, start[1] + along[1] * RADIUS)
    last = (end[0] - along[0] * (RADIUS + 3), end[1] - along[1] * (RADIUS + 3))
    middle = (
        (first[0] + last[0]) / 2 - along[1] * bend * 2,
        (first[1] + last[1]) / 2 + along[0] * bend * 2,
    )
    course = (
        f"M{first[0]:.1f} {first[1]:.1f}"
        f"Q{middle[0]:.1f} {middle[1]:.1f} {last[0]:.1f} {last[1]:.1f}"
    )
    on, off = _NEAR_END, 1 - _NEAR_END
    label = [
        off * off * a + 2 * on * off * b + on * on * c
        for a, b, c in zip(first, middle, last, strict=True)
    ]
    return course, (label[0], label[1])


def _line(same: Sequence[Edge], course: str, label_at: Point | None) -> str:
    edge, kind = same[0], _kind(same[0])
    width = max(map(_width, same))
    parts = [tag("title", content("\n".join(map(_told, same))))]
    if edge.proof:
        parts.append(tag("path", d=course, fill="none", stroke=PROOF, stroke_width=width + 6))
    parts.append(
        tag(
            "path",
            d=course,
            fill="none",
            stroke=_COLOURS[kind],
            stroke_width=f"{width:.2f}",
            stroke_dasharray="2 4" if _is_dotted(edge) else None,
            marker_end=None if kind == "tie" else f"url(#head-{kind})",
        )
    )
    label = _label(edge)
    if label and label_at is not None:
        x, y = label_at
        parts.append(tag("text", content(label), x=f"{x:.1f}", y=f"{y:.1f}", class_="e"))
    return tag("g", "".join(parts))


def _is_dotted(edge: Edge) -> bool:
    return edge.holding.indirect or edge.holding.source.claim


def _width(edge: Edge) -> float:
    share = edge.holding.share
    return 1.2 if share is None else 1 + 4 * float((share.low + share.high) / 2) / 100


def _label(edge: Edge) -> str:
    holding = edge.holding
    share, interest = holding.share, holding.interest
    if interest is Interest.FAMILY and holding.detail:
        return holding.detail[:_WORDS]
    if share is None or (share.low == 0 and share.high == 100):
        return "" if interest in _PLAIN else interest.value
    ends = [show(share.low)] if share.low == share.high else [show(share.low), show(share.high)]
    said = "–".join(ends) + "%"
    return said if interest is Interest.SHARES else f"{said} {interest.value}"


def _told(edge: Edge) -> str:
    holding = edge.holding
    said = [holding.interest.value, say_share(holding.share), holding.detail]
    if holding.starts_on or holding.ends_on:
        said.append(f"{holding.starts_on or '…'} to {holding.ends_on or '…'}")
    said += ["indirect"] if holding.indirect else []
    said += ["only claimed by a report"] if holding.source.claim else []
    where = f"{holding.source.name}, {holding.source.locator}"
    return f"{', '.join(each for each in said if each)}\n{where}"
