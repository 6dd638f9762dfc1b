"""The gold sets for reading reports, where they are: none of them is copied.

PolNeAR (Newell et al. 2018) has who said what, TempEval-3 platinum (UzZaman et al. 2013) what
dates mean, ``events_train.tsv`` sentences with two marked actors and PLOVER's type of what
happens between them (the event codebook set of Hu et al. 2024), and ``defence-visit`` a report
with a careful reader's facts.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

Place = tuple[int, int]
"""A stretch of a text, ``start`` included and ``end`` not."""

POLNEAR_DAY = date(2016, 9, 30)
"""A day on which PolNeAR's reports, which are from that autumn, are read."""
VISIT_DAY = date(2023, 4, 14)


def overlap(one: Place, other: Place) -> bool:
    """Whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]


@dataclass
class Attribution:
    """One attribution of PolNeAR: where its parts stand."""

    source: list[Place] = field(default_factory=list)
    content: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """One report of PolNeAR, with the attributions that each annotator marked."""

    name: str
    text: str
    annotators: list[list[Attribution]]


def polnear(shared: Path) -> Iterator[Attributed]:
    """Each report of the development set."""
    texts: dict[str, str] = {}
    annotations: dict[str, list[list[Attribution]]] = {}
    with tarfile.open(shared / "reports/gold/polnear-dev.tar.gz") as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is None:
                continue
            body = io.TextIOWrapper(stream, "utf-8", newline="").read()
            stem = Path(member.name).stem
            if member.name.endswith(".txt"):
                texts[stem] = body
            else:
                annotations.setdefault(stem.rsplit("_", 1)[0], []).append(_annotations(body))
    for stem in sorted(annotations):
        yield Attributed(name=stem, text=texts[stem], annotators=annotations[stem])


def _annotations(text: str) -> list[Attribution]:
    """The attributions of a brat stand-off file."""
    places: dict[str, list[Place]] = {}
    found = []
    for line in text.splitlines():
        if line.startswith("T"):
            key, rest = line.split("\t", 1)
            spans = rest.split("\t")[0].split(" ", 1)[1]
            places[key] = [
                (int(span.split()[0]), int(span.split()[1])) for span in spans.split(";")
            ]
        elif line.startswith("E"):
            attribution = Attribution()
            for part in line.split("\t", 1)[1].split()[1:]:
                role, key = part.split(":")
                target = {"Source": attribution.source, "Content": attribution.content}.get(
                    re.sub(r"\d+$", "", role)
                )
                if target is not None:
                    target += places.get(key, [])
            if attribution.content:
                found.append(attribution)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One report of TempEval-3.

    Attributes:
        day: When it was published.
        expressions: Its time expressions: where, TimeML's value, TimeML's type.
    """

    name: str
    text: str
    day: date
    expressions: list[tuple[Place, str, str]]


def tempeval(shared: Path) -> Iterator[Dated]:
    """Each report of the platinum set."""
    for path in sorted((shared / "reports/gold/tempeval3-platinum").glob("*.tml")):
        document = path.read_text("utf-8")
        day = re.search(r'<DCT><TIMEX3[^>]*value="([^"]+)"', document)
        body = re.search(r"<TEXT>(.*?)</TEXT>", document, re.DOTALL)
        assert day is not None
        assert body is not None
        text, gold = _without_tags(body.group(1))
        published = date.fromisoformat(day.group(1)[:10])
        yield Dated(name=path.stem, text=text, day=published, expressions=gold)


def _without_tags(body: str) -> tuple[str, list[tuple[Place, str, str]]]:
    text, gold, position = "", [], 0
    opened: tuple[int, str] | None = None
    for tag in re.finditer(r"<(/?)(\w+)([^>]*)>", body):
        text += body[position : tag.start()]
        position = tag.end()
        if tag.group(2) != "TIMEX3":
            continue
        if not tag.group(1):
            opened = (len(text), tag.group(3))
        elif opened is not None:
            value = re.search(r'value="([^"]+)"', opened[1])
            kind = re.search(r'type="([^"]+)"', opened[1])
            assert value is not None
            assert kind is not None
            gold.append(((opened[0], len(text)), value.group(1), kind.group(1)))
    return text + body[position:], gold


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A sentence with two marked actors.

    Attributes:
        source, target: Where they stand first; an empty stretch at the end of the sentence
            where it names none.
        type: The set's word for what happens between them. Its ``YIELD`` is an older name
            of what are now CONCEDE and RETREAT.
    """

    text: str
    source: Place
    target: Place
    type: str

    def is_right(self, found: str | None) -> bool:
        """Whether a type of today's PLOVER is what the set says."""
        return found in _OLD.get(self.type, {self.type})


_OLD = {"YIELD": {"CONCEDE", "RETREAT"}}


def typed_events(shared: Path) -> list[Typed]:
    """Each sentence of ``events_train.tsv``."""
    path = shared / "reports/gold/events_train.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            _typed(row["marked_sentence"], row["gold_root"])
            for row in csv.DictReader(stream, delimiter="\t")
        ]


def _typed(marked: str, root: str) -> Typed:
    text, position = "", 0
    opened: dict[str, int] = {}
    places: dict[str, Place] = {}
    for tag in re.finditer(r"<(/?)([st])>", marked):
        text += marked[position : tag.start()]
        position = tag.end()
        if not tag.group(1):
            opened[tag.group(2)] = len(text)
        elif tag.group(2) in opened:
            places.setdefault(tag.group(2), (opened[tag.group(2)], len(text)))
    text += marked[position:]
    nowhere = (len(text), len(text))
    return Typed(
        text=text,
        source=places.get("s", nowhere),
        target=places.get("t", nowhere),
        type=root,
    )


def defence_visit(shared: Path) -> tuple[str, dict[str, Any]]:
    """The report of April 2023 and its facts."""
    text = (shared / "reports/defence-visit.txt").read_text("utf-8")
    return text, json.loads((shared / "reports/defence-visit.gold.json").read_text("utf-8"))


def reports(shared: Path) -> dict[str, tuple[str, date]]:
    """The reports that sentences were marked in (:mod:`benchmarks.reading.marked`)."""
    found = {f"polnear/{one.name}": (one.text, POLNEAR_DAY) for one in polnear(shared)}
    return found | {f"tempeval/{one.name}": (one.text, one.day) for one in tempeval(shared)}
