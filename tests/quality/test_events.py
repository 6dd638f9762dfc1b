"""How well events are read: marked sentences, marked actors, and the facts of one report.

``events_marked.jsonl`` holds events in sentences of PolNeAR's development set and of TempEval-3
platinum, as places alone; the texts stay where they are. *Drawn*: by the order of
sha256(seed, document, offset), up to two sentences of each report of PolNeAR and up to eight of
TempEval's, among those with two different names from a list of countries, politicians,
institutions, parties, armed groups and companies. Sentences without any event are in. *Marked*:
by reading each sentence and what stands before it, before any extractor was run on them, with
PLOVER's types by content: a planned visit is CONSULT with modality ``future``, "said" alone is no
event, and "attacked" in an election is ACCUSE. Types between which careful coders differ stand
in ``or_types``; events that a careful coder may leave out (private life, trade, wishes, an
implied criticism) are ``optional`` and count neither way. *Parted* by a hash of the report's
name: rules may be looked at with ``dev``; ``held`` is counted only.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from benchmarks.reading import core, gold, kinds, marked
from benchmarks.reading.measure import read

PLOVER = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
PRECISION, RECALL, PRECISION_BOTH = 0.79, 0.34, 0.86
"""Floors for events with an actor in the held-back sentences, and for the precision of those with
a source and a target. Measured: .814 of 43, .350 of 100, and .875 of 32."""
ACCURACY = 0.78
"""Floor for the type of an event given its actors (measured .795; .762 on the half of the
sentences that was never looked at)."""
CORE_MISSED: set[int] = set()
"""The facts of the report of April 2023 that may be missed; more must never be."""
MODALITIES = {"actual", "future", "hypothetical", "negated", "historical"}


def test_the_marks_are_well_formed() -> None:
    sentences = marked.read_marked()
    marks = [mark for sentence in sentences for mark in sentence.marks]
    assert len({(each.document, each.place) for each in sentences}) == len(sentences)
    assert {kind for mark in marks for kind in mark.types} <= PLOVER
    assert {mark.modality for mark in marks} <= MODALITIES
    assert all(mark.source or mark.target for mark in marks if not mark.optional)
    assert all(
        each.place[0] <= mark.trigger[0] < mark.trigger[1] <= each.place[1]
        for each in sentences
        for mark in each.marks
    )


def test_the_marks_are_parted_by_report_and_enough_are_held_back() -> None:
    sentences = marked.read_marked()
    for each in sentences:
        digest = hashlib.sha256(f"events|{each.document}".encode()).hexdigest()
        assert each.part == ("dev" if int(digest, 16) % 4 == 0 else "held")
    held = [each for each in sentences if each.part == "held"]
    assert len(held) >= 50
    assert len({each.document for each in sentences}) >= 40
    # A sentence without a firm event is where a false one shows.
    assert sum(all(mark.optional for mark in each.marks) for each in held) >= 30


@pytest.mark.shared
def test_the_marks_stand_in_the_texts(shared: Path) -> None:
    texts = gold.reports(shared)
    for each in marked.read_marked():
        text = texts[each.document][0]
        for mark in each.marks:
            for start, end in (*mark.source, *mark.target, mark.trigger):
                # Whole words.
                assert text[start:end].strip() == text[start:end] != ""
                assert not text[start - 1 : start].isalnum()
                assert not text[end : end + 1].isalnum()


@pytest.mark.shared
@pytest.mark.news
@pytest.mark.slow
def test_events_in_held_back_sentences(shared: Path) -> None:
    scores = marked.score(marked.read_marked("held"), gold.reports(shared))
    print("\n".join(marked.lines(scores)))
    assert scores.all.precision.value >= PRECISION
    assert scores.all.recall.value >= RECALL
    assert scores.both.precision.value >= PRECISION_BOTH


@pytest.mark.shared
@pytest.mark.news
@pytest.mark.slow
def test_types_of_events_between_marked_actors(shared: Path) -> None:
    found = kinds.measure(shared)
    print("\n".join(kinds.lines(found)))
    assert found.accuracy.total == 1050
    assert found.accuracy.value >= ACCURACY


@pytest.fixture(scope="module")
def missed(shared: Path) -> list[int]:
    text, facts = gold.defence_visit(shared)
    return core.missed(read(text, gold.VISIT_DAY).to_dict(), facts)


@pytest.mark.shared
@pytest.mark.news
@pytest.mark.slow
@pytest.mark.parametrize("number", sorted(core.CHECKS))
def test_a_core_fact_of_the_report_is_read(missed: list[int], number: int) -> None:
    assert number not in missed or number in CORE_MISSED
