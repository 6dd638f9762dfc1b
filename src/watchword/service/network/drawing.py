"""A picture as SVG: owners above, arrows down, ownership purple and control light blue.

Solid is direct, dotted indirect or only claimed; the thicker, the greater the share. The
proof of a verdict is marked in orange. Each line and circle tells its source when pointed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import hypot
from typing import TextIO

from watchword.model import Interest, Schema
from watchword.network.proof.sentence import say_share
from watchword.network.verdict import show
from watchword.service.network.layout import Layout, lay_out
from watchword.service.network.picture import TIES, Edge, Node, Picture
from watchword.service.network.xml import content, tag

MOST = 300
"""How many parties are drawn at most: the nearest, and those of the proof."""

OWNERSHIP, CONTROL, TIE, PROOF = "#6a3d9a", "#56b4e9", "#8a8a8a", "#e69f00"
_OWNING = frozenset({Interest.SHARES, Interest.CONSOLIDATION})
_PLAIN = frozenset({Interest.SHARES, Interest.ASSOCIATE})
"""Interests of which the colour says enough."""
_COLUMN, _ROW, _EDGE, _HEAD, _FOOT = 150, 150, 70, 56, 64
_NARROWEST = 700
_RADIUS = 20
_WORDS = 22
_LETTERS = {
    Schema.PERSON: "P",
    Schema.COMPANY: "C",
    Schema.ORGANIZATION: "O",
    Schema.LEGAL_ENTITY: "E",
    Schema.VESSEL: "V",
    Schema.AIRPLANE: "A",
}
_STYLE = (
    "text{font-family:system-ui,sans-serif;fill:#222}"
    ".t{font-size:18px;font-weight:600}.s{font-size:11px;fill:#555}"
    ".n{font-size:11px;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:3px}"
    ".i{font-size:16px;font-weight:600;text-anchor:middle}"
    ".b{font-size:9px;text-anchor:middle;fill:#fff}.e{font-size:10px;text-anchor:middle;"
    "paint-order:stroke;stroke:#fff;stroke-width:3px}"
)


def write_svg(picture: Picture, stream: TextIO) -> None:
    """Draw a picture."""
    drawn = _cut(picture)
    layout = _laid_out(drawn)
    width = max(layout.columns * _COLUMN + 2 * _EDGE, _NARROWEST)
    height = layout.rows * _ROW + _HEAD + _FOOT
    left = (width - layout.columns * _COLUMN) / 2
    places = {
        key: (left + (column + 0.5) * _COLUMN, _HEAD + (row + 0.5) * _ROW - 10)
        for key, (column, row) in layout.places.items()
    }
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img">\n'
    )
    stream.write(f"<title>{content(f'Network of {picture.name}')}</title>\n")
    stream.write(f"<style>{_STYLE}</style>\n<defs>{''.join(_heads())}</defs>\n")
    stream.write(tag("rect", width=f"{width:g}", height=f"{height:g}", fill="#fff") + "\n")
    for part in (
        _heading(picture, left_out=len(picture.nodes) - len(drawn.nodes)),
        _lines(drawn, places),
        _circles(drawn, places),
        _legend(height),
    ):
        stream.writelines(f"{each}\n" for each in part)
    stream.write("</svg>\n")


def _cut(picture: Picture) -> Picture:
    """The nearest parties, and those of the proof, with what is held between them."""
    if len(picture.nodes) <= MOST:
        return picture
    first = sorted(picture.nodes, key=lambda node: (not node.proof, node.distance))[:MOST]
    kept = {node.party.key for node in first}
    return replace(
        picture,
        nodes=tuple(node for node in picture.nodes if node.party.key in kept),
        edges=tuple(
            edge
            for edge in picture.edges
            if edge.holding.owner in kept and edge.holding.owned in kept
        ),
    )


def _laid_out(picture: Picture) -> Layout:
    pairs = [(edge.holding.owner, edge.holding.owned) for edge in picture.edges]
    # An associate stands below whom it is linked to, as companies do; relatives side by side.
    ties = [edge.holding.interest is Interest.FAMILY for edge in picture.edges]
    return lay_out(
        [node.party.key for node in picture.nodes],
        above=[pair for pair, tie in zip(pairs, ties, strict=True) if not tie],
        beside=[pair for pair, tie in zip(pairs, ties, strict=True) if tie],
    )


def _heads() -> Iterator[str]:
    for name, colour in (("o", OWNERSHIP), ("c", CONTROL)):
        arrow = tag("path", d="M0 0L8 4L0 8z", fill=colour)
        yield tag(
            "marker",
            arrow,
            id=f"head-{name}",
            viewBox="0 0 8 8",
            refX="7",
            refY="4",
            markerWidth="9",
            markerHeight="9",
            markerUnits="userSpaceOnUse",
            orient="auto",
        )


def _heading(picture: Picture, *, left_out: int) -> Iterator[str]:
    yield tag("text", content(f"{picture.name}, {picture.as_of}"), x=16, y=26, class_="t")
    said = f"{len(picture.nodes):,} parties, {len(picture.edges):,} holdings"
    if left_out:
        said += f" ({left_out:,} parties further away are not drawn)"
    if picture.verdict is not None:
        said += f"; {picture.verdict.value.replace('_', ' ')} ({picture.authority})"
    yield tag("text", content(said), x=16, y=44, class_="s")


def _lines(picture: Picture, places: dict[str, tuple[float, float]]) -> Iterator[str]:
    at: dict[frozenset[str], int] = {}
    for same in _drawn_once(picture):
        holding = same[0].holding
        pair = frozenset((holding.owner, holding.owned))
        beside = at.get(pair, 0)
        at[pair] = beside + 1
        yield _line(same, places[holding.owner], places[holding.owned], beside)


def _drawn_once(picture: Picture) -> list[list[Edge]]:
    """The holdings by what is drawn of them, those of the proof last: they lie on top."""
    found: dict[tuple[object, ...], list[Edge]] = {}
    for edge in sorted(picture.edges, key=lambda each: each.proof):
        holding = edge.holding
        ends: object = (holding.owner, holding.owned)
        if holding.interest in TIES:
            ends = frozenset((holding.owner, holding.owned))
        drawn = (ends, holding.interest, _label(edge), _is_dotted(edge), edge.proof)
        found.setdefault(drawn, []).append(edge)
    return list(found.values())


def _line(
    same: list[Edge], start: tuple[float, float], end: tuple[float, float], beside: int
) -> str:
    """One line; those between the same two parties bend to either side in turn."""
    edge = same[0]
    holding = edge.holding
    if start == end:
        x, y = start
        course = f"M{x - 8:.1f} {y - 18:.1f}C{x - 60:.1f} {y - 70:.1f} {x + 60:.1f} {y - 70:.1f} {x + 8:.1f} {y - 18:.1f}"
        middle = (x, y - 58)
    else:
        length = hypot(end[0] - start[0], end[1] - start[1])
        along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
        level = start[1] == end[1]
        bend = length / 5 * (-1 if end[0] > start[0] else 1) if level else 0.0
        bend += (beside + 1) // 2 * 26 * (1 if beside % 2 else -1)
        x1, y1 = start[0] + along[0] * _RADIUS, start[1] + along[1] * _RADIUS
        x2, y2 = end[0] - along[0] * (_RADIUS + 3), end[1] - along[1] * (_RADIUS + 3)
        control = ((x1 + x2) / 2 - along[1] * bend * 2, (y1 + y2) / 2 + along[0] * bend * 2)
        course = f"M{x1:.1f} {y1:.1f}Q{control[0]:.1f} {control[1]:.1f} {x2:.1f} {y2:.1f}"
        middle = ((x1 + x2) / 2 - along[1] * bend, (y1 + y2) / 2 + along[0] * bend)
    kind = "tie" if holding.interest in TIES else "o" if holding.interest in _OWNING else "c"
    parts = [tag("title", content("\n".join(map(_told, same))))]
    if edge.proof:
        parts.append(
            tag("path", d=course, fill="none", stroke=PROOF, stroke_width=_width(edge) + 6)
        )
    parts.append(
        tag(
            "path",
            d=course,
            fill="none",
            stroke={"tie": TIE, "o": OWNERSHIP, "c": CONTROL}[kind],
            stroke_width=f"{_width(edge):.2f}",
            stroke_dasharray="2 4" if _is_dotted(edge) else None,
            marker_end=None if kind == "tie" else f"url(#head-{kind})",
        )
    )
    label = _label(edge)
    if label:
        x, y = middle
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
    if share is None or (share.low == 0 and share.high == 100):
        return "" if interest in _PLAIN else holding.detail[:_WORDS] or interest.value
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
    return f"{', '.join(each for each in said if each)}\n{holding.source.name}, {holding.source.locator}"


def _circles(picture: Picture, places: dict[str, tuple[float, float]]) -> Iterator[str]:
    for node in picture.nodes:
        x, y = places[node.party.key]
        inner = "".join(_circle(node, subject=node.party.key == picture.subject))
        yield tag("g", inner, transform=f"translate({x:.1f} {y:.1f})")


def _circle(node: Node, *, subject: bool) -> Iterator[str]:
    party = node.party
    yield tag("title", content(f"{party.name}\n{party.key}"))
    yield tag(
        "circle",
        r=_RADIUS,
        fill="#fff" if not party.known else "#fdeaea" if node.authorities else "#f4f1f8",
        stroke=PROOF if node.proof else "#222" if subject else "#777",
        stroke_width=4 if node.proof else 3 if subject else 1.5,
        stroke_dasharray=None if party.known else "4 3",
    )
    letter = _LETTERS.get(party.schema, "E") if party.known else "?"
    yield tag("text", letter, y=6, class_="i")
    if party.countries:
        flag = ", ".join(code.upper() for code in party.countries[:3])
        yield tag("text", content(flag), x=_RADIUS + 4, y=-10, class_="s")
    lines = _broken(party.name or "not named")
    for number, line in enumerate(lines):
        yield tag("text", content(line), y=_RADIUS + 15 + 13 * number, class_="n")
    width, top = 20, _RADIUS + 7 + 13 * len(lines)
    start = -width * len(node.authorities) / 2
    for number, code in enumerate(node.authorities):
        unsure = code in node.unsure
        x = start + width * number
        yield tag(
            "rect",
            x=f"{x + 1:g}",
            y=top,
            width=width - 2,
            height=13,
            rx=3,
            fill="#b58900" if unsure else "#b3261e",
        )
        said = f"{code}?" if unsure else code
        yield tag("text", said, x=f"{x + width / 2:g}", y=top + 10, class_="b")


def _broken(name: str) -> list[str]:
    """A name in two lines at most."""
    lines = [""]
    for word in name.split():
        if len(lines[-1]) + len(word) + 1 > _WORDS and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    short = [line if len(line) <= _WORDS else f"{line[: _WORDS - 1]}…" for line in lines]
    return short if len(short) <= 2 else [short[0], f"{short[1][: _WORDS - 1]}…"]


def _legend(height: float) -> Iterator[str]:
    y = height - 34
    for number, (colour, dash, said) in enumerate(
        (
            (OWNERSHIP, None, "ownership"),
            (CONTROL, None, "control"),
            (TIE, None, "family, associate"),
            ("#444", "2 4", "indirect or claimed"),
            (PROOF, None, "proof"),
        )
    ):
        x = 16 + number * 132
        yield tag("path", d=f"M{x} {y}h24", stroke=colour, stroke_width=3, stroke_dasharray=dash)
        yield tag("text", said, x=x + 29, y=y + 4, class_="s")
    said = "P person, C company, O organisation, E body, V vessel, A aircraft; red: listed by"
    yield tag("text", said, x=16, y=y + 22, class_="s")
