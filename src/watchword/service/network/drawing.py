"""A picture as SVG: owners above, arrows down, ownership purple and control light blue.

Solid is direct, dotted indirect or only claimed; the thicker, the greater the share. The
proof of a verdict is marked in orange. Each line and circle tells its source when pointed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TextIO

from watchword.model import Interest, Schema
from watchword.service.network.layout import Layout, lay_out
from watchword.service.network.lines import (
    CONTROL,
    OWNERSHIP,
    PROOF,
    RADIUS,
    TIE,
    draw_lines,
)
from watchword.service.network.picture import Node, Picture
from watchword.service.network.xml import content, tag

MOST = 300
"""How many parties are drawn at most: the nearest, and those of the proof."""

_COLUMN, _ROW, _EDGE, _HEAD, _FOOT = 150, 150, 70, 56, 64
_NARROWEST = 700
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
        draw_lines(drawn, places),
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
        r=RADIUS,
        fill="#fff" if not party.known else "#fdeaea" if node.authorities else "#f4f1f8",
        stroke=PROOF if node.proof else "#222" if subject else "#777",
        stroke_width=4 if node.proof else 3 if subject else 1.5,
        stroke_dasharray=None if party.known else "4 3",
    )
    letter = _LETTERS.get(party.schema, "E") if party.known else "?"
    yield tag("text", letter, y=6, class_="i")
    if party.countries:
        flag = ", ".join(code.upper() for code in party.countries[:3])
        yield tag("text", content(flag), x=RADIUS + 4, y=-10, class_="s")
    lines = _broken(party.name or "not named")
    for number, line in enumerate(lines):
        yield tag("text", content(line), y=RADIUS + 15 + 13 * number, class_="n")
    width, top = 20, RADIUS + 7 + 13 * len(lines)
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
