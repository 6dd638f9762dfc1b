"""A picture as GraphML (http://graphml.graphdrawing.org/specification.html), for other tools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from watchword.service.network.picture import Edge, Node, Picture
from watchword.service.network.xml import content, tag

_NODE = {
    "key": "string",
    "name": "string",
    "schema": "string",
    "countries": "string",
    "birth_date": "string",
    "known": "boolean",
    "distance": "int",
    "authorities": "string",
    "unsure": "string",
    "proof": "boolean",
}
_EDGE = {
    "interest": "string",
    "low": "double",
    "high": "double",
    "from": "string",
    "to": "string",
    "indirect": "boolean",
    "claim": "boolean",
    "detail": "string",
    "source": "string",
    "url": "string",
    "proof": "boolean",
}


def write_graphml(picture: Picture, stream: TextIO) -> None:
    """Write a picture as a directed graph: from owners to what they hold."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for side, fields in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in fields.items():
            key = {"id": f"{side}-{name}", "for": side, "attr.name": name, "attr.type": kind}
            stream.write(f"  {tag('key', **key)}\n")
    numbers = {each.party.key: f"n{number}" for number, each in enumerate(picture.nodes)}
    stream.write('  <graph id="network" edgedefault="directed">\n')
    for node in picture.nodes:
        inner = "".join(_data("node", _of_node(node)))
        stream.write(f"    {tag('node', inner, id=numbers[node.party.key])}\n")
    for number, edge in enumerate(picture.edges):
        ends = {
            "source": numbers[edge.holding.owner],
            "target": numbers[edge.holding.owned],
        }
        inner = "".join(_data("edge", _of_edge(edge)))
        stream.write(f"    {tag('edge', inner, id=f'e{number}', **ends)}\n")
    stream.write("  </graph>\n</graphml>\n")


def _of_node(node: Node) -> dict[str, Any]:
    return {name: value for name, value in node.to_dict().items() if name in _NODE}


def _of_edge(edge: Edge) -> dict[str, Any]:
    stated = {name: value for name, value in edge.to_dict().items() if name in _EDGE}
    share = edge.holding.share
    if share is not None:
        stated["low"], stated["high"] = float(share.low), float(share.high)
    return stated


def _data(side: str, values: dict[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        if value is None or value in ("", []):
            continue
        if isinstance(value, bool):
            text = "true" if value else "false"
        else:
            text = " ".join(value) if isinstance(value, list) else str(value)
        yield tag("data", content(text), key=f"{side}-{name}")
