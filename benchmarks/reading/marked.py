"""Events in sentences of real news that nobody tuned on (``tests/quality/events_marked.jsonl``).

How the sentences were drawn and marked stands in ``tests/quality/test_events.py``. An event that
was found counts as right when its type is one that the marks accept and each of its actors meets
the words marked for that role. One that meets only a mark that is *optional* (a careful coder may
leave it out) counts neither way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.reading.gold import Place, overlap
from benchmarks.reading.measure import Tally, read

MARKED = Path(__file__).parents[2] / "tests" / "quality" / "events_marked.jsonl"
_TOLD_AS_FACT = {"actual", "historical"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One marked event.

    Attributes:
        types: PLOVER types that are right, the best first.
        source, target: Words that name the actor of the role: in the sentence, or the nearest
            name before it that a pronoun ("he") or an adjective ("Israeli") stands for. Any
            of them will do.
        symmetric: Whether both sides do it alike, so that the roles may be exchanged.
        optional: Whether a careful coder may leave it out.
    """

    types: tuple[str, ...]
    source: tuple[Place, ...]
    target: tuple[Place, ...]
    modality: str
    trigger: Place
    symmetric: bool
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence whose events were marked; ``part`` is ``dev`` or ``held``."""

    document: str
    part: str
    place: Place
    marks: tuple[Mark, ...]


def read_marked(part: str | None = None, path: Path = MARKED) -> list[Sentence]:
    """The marked sentences, of both parts or of one."""
    sentences = [_sentence(line) for line in path.read_text("utf-8").splitlines()]
    return [each for each in sentences if part in {None, each.part}]


def _sentence(line: str) -> Sentence:
    row = json.loads(line)
    return Sentence(
        document=row["document"],
        part=row["part"],
        place=(row["start"], row["end"]),
        marks=tuple(
            Mark(
                types=(each["type"], *each["or_types"]),
                source=tuple((start, end) for start, end in each["source"]),
                target=tuple((start, end) for start, end in each["target"]),
                modality=each["modality"],
                trigger=(each["trigger"][0], each["trigger"][1]),
                symmetric=each["symmetric"],
                optional=each["optional"],
            )
            for each in row["events"]
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An event that was found, with every place that names its actors."""

    type: str
    modality: str | None
    source: tuple[Place, ...]
    target: tuple[Place, ...]
    trigger: Place
    rule: str = ""


Finder = Callable[[str, date], list[Found]]


def find(text: str, day: date) -> list[Found]:
    """The events of a report with at least one actor."""
    reading = read(text, day)
    places = {
        actor.id: tuple((mention.start, mention.end) for mention in actor.mentions)
        for actor in reading.actors
    }
    return [
        Found(
            type=event.type,
            modality=event.modality.value,
            source=tuple(place for actor in event.source for place in places[actor]),
            target=tuple(place for actor in event.target for place in places[actor]),
            trigger=(event.trigger.start, event.trigger.end),
            rule=event.rule,
        )
        for event in reading.events
        if event.source or event.target
    ]


def fits(found: Found, mark: Mark) -> bool:
    """Whether an event is what was marked."""
    if found.type not in mark.types:
        return False
    if mark.symmetric:
        either = (*mark.source, *mark.target)
        return _meet(found.source, either) and _meet(found.target, either)
    return _meet(found.source, mark.source) and _meet(found.target, mark.target)


def _meet(found: Sequence[Place], marked: Sequence[Place]) -> bool:
    """Whether an actor, where there is one, is named by the marked words."""
    return not found or any(overlap(one, other) for one in found for other in marked)


@dataclass(slots=True)
class Scores:
    """What was measured over sentences.

    Attributes:
        all: Over all types.
        both: Events with a source and a target (``given`` and ``right`` alone).
        by_type: An event that was found under its own type, a mark under its best one.
        modalities: Of the right ones, how many have the right modality (``given`` and
            ``right`` alone).
        borderline: How many met only an optional mark.
        wrong: What was found and is not so, with its sentence.
        missed: What was marked and not found.
    """

    all: Tally = field(default_factory=Tally)
    both: Tally = field(default_factory=Tally)
    by_type: dict[str, Tally] = field(default_factory=dict)
    modalities: Tally = field(default_factory=Tally)
    borderline: int = 0
    wrong: list[tuple[Sentence, Found]] = field(default_factory=list)
    missed: list[tuple[Sentence, Mark]] = field(default_factory=list)

    def tally(self, kind: str) -> Tally:
        """The counts of one type."""
        return self.by_type.setdefault(kind, Tally())


def score(
    sentences: Iterable[Sentence], texts: Mapping[str, tuple[str, date]], finder: Finder = find
) -> Scores:
    """Read the whole reports, and score what was found in the marked sentences.

    Args:
        texts: The texts and days of the reports, by name (:func:`benchmarks.reading.gold.reports`).
    """
    scores = Scores()
    for document, some in _by_document(sentences):
        events = finder(*texts[document])
        for sentence in some:
            middle = [e for e in events if _is_in(e.trigger, sentence.place)]
            _score_sentence(scores, sentence, middle)
    for tally in scores.by_type.values():
        scores.all.add(tally)
    return scores


def _by_document(sentences: Iterable[Sentence]) -> Iterator[tuple[str, list[Sentence]]]:
    grouped: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        grouped.setdefault(sentence.document, []).append(sentence)
    yield from grouped.items()


def _is_in(trigger: Place, sentence: Place) -> bool:
    return sentence[0] <= trigger[0] < sentence[1]


def _score_sentence(scores: Scores, sentence: Sentence, events: Sequence[Found]) -> None:
    reached: list[Mark] = []
    told: set[tuple[object, ...]] = set()
    for event in events:
        tally = scores.tally(event.type)
        has_both = bool(event.source and event.target)
        met = [mark for mark in sentence.marks if fits(event, mark)]
        firm = [mark for mark in met if not mark.optional]
        if met and not firm:
            scores.borderline += 1
            continue
        tally.given += 1
        scores.both.given += has_both
        fresh = [mark for mark in firm if mark not in reached]
        # The same event told once more is wrong; told of another actor, it is not.
        again = (event.type, event.source, event.target) in told and not fresh
        if not firm or again:
            scores.wrong.append((sentence, event))
            continue
        told.add((event.type, event.source, event.target))
        mark = _nearest(fresh or firm, event.trigger)
        reached.append(mark)
        tally.right += 1
        scores.both.right += has_both
        scores.modalities.given += 1
        scores.modalities.right += _same_modality(event.modality, mark.modality)
    for mark in sentence.marks:
        if not mark.optional:
            tally = scores.tally(mark.types[0])
            tally.wanted += 1
            tally.reached += mark in reached
            if mark not in reached:
                scores.missed.append((sentence, mark))


def _nearest(marks: Sequence[Mark], trigger: Place) -> Mark:
    return min(marks, key=lambda mark: abs(mark.trigger[0] - trigger[0]))


def _same_modality(found: str | None, marked: str) -> bool:
    """An event of the past is told as a fact, be it background or not."""
    return found == marked or (found in _TOLD_AS_FACT and marked in _TOLD_AS_FACT)


def lines(scores: Scores) -> list[str]:
    """Precision and recall of each type, and of all."""
    found = []
    for kind, tally in [*sorted(scores.by_type.items()), ("all", scores.all)]:
        precision, recall = tally.precision, tally.recall
        found.append(
            f"  {kind:10} precision {precision.value:.3f} ({precision.hits} of {precision.total})"
            f"  recall {recall.value:.3f} ({recall.hits} of {recall.total})  F1 {tally.f1:.3f}"
        )
    both, modality = scores.both.precision, scores.modalities.precision
    found.append(
        f"  with source and target precision {both.value:.3f} ({both.hits} of {both.total}); "
        f"right modality {modality.hits} of {modality.total}; {scores.borderline} borderline"
    )
    return found
