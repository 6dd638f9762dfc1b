"""A small plug-in package with an entry point, made in a folder, and readings to ask about."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from textwrap import dedent

from watchword.model import (
    Actor,
    ActorSchema,
    Event,
    Mention,
    Modality,
    Report,
    ReportDate,
    Span,
    Statement,
)
from watchword.model.report import DateBasisInText, ReportDateKind
from watchword.news.report import Reading

TEXT = "Ruritania attacked Freedonia on 3 May 2023. Freedonia thanked Sylvania."


def span(words: str) -> Span:
    """Where words stand in the text."""
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def event(**changes: object) -> Event:
    """An event that the text tells, or one that breaks the contract."""
    fields: dict[str, object] = {
        "id": "e1", "type": "SUPPORT", "mode": None, "plover": "SUPPORT",
        "modality": Modality.ACTUAL, "source": ("a2",), "target": ("a3",), "place": None,
        "starts_on": None, "ends_on": None, "date_precision": None, "statement": None,
        "trigger": span("thanked"), "evidence": span("Freedonia thanked Sylvania"),
        "rule": "support.thank", "confidence": 0.8,
    }  # fmt: skip
    return Event(**{**fields, **changes})  # type: ignore[arg-type]


def reading(*events: Event) -> Reading:
    """What the rules read of the text: its countries, its date, a statement, these events."""
    actors = [
        Actor(
            id=f"a{number}", name=name, schema=ActorSchema.COUNTRY, country=None,
            mentions=tuple(
                Mention(start=found.start(), end=found.end(), text=name)
                for found in re.finditer(name, TEXT)
            ),
        )
        for number, name in enumerate(("Ruritania", "Freedonia", "Sylvania"), 1)
    ]  # fmt: skip
    day = date(2023, 5, 3)
    return Reading(
        report=Report(
            id="sha256:0", title=None, published_on=date(2023, 5, 4), published_basis="given",
            source=None, language="en",
        ),
        actors=tuple(actors),
        events=events,
        statements=(
            Statement(
                id="s1", speaker="a2", speaker_words=None, via=(), cue="thanked", quoted=False,
                text="Sylvania", made_on=None, words=span("Sylvania"), evidence=span("Sylvania"),
            ),
        ),
        dates=(
            ReportDate(
                **vars_of(span("3 May 2023")), text="3 May 2023", kind=ReportDateKind.DATE,
                value="2023-05-03", earliest=day, latest=day, precision="day",
                basis=DateBasisInText.STATED,
            ),
        ),
    )  # fmt: skip


def vars_of(place: Span) -> dict[str, int]:
    """Both ends of a place by name."""
    return {"start": place.start, "end": place.end}


def make_plugin(folder: Path, name: str, body: str) -> None:
    """A package whose entry point is ``create`` in a module with this body."""
    module = f"opinion_{name.replace('-', '_')}"
    (folder / f"{module}.py").write_text(dedent(body), encoding="utf-8")
    metadata = folder / f"{module}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(
        f"[watchword.second_opinions]\n{name} = {module}:create\n"
    )
