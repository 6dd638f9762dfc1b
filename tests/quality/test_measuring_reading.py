"""What measures reading must measure rightly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from benchmarks.reading import attributions, core, kinds
from benchmarks.reading.gold import Attribution, Place, Typed, typed_events
from benchmarks.reading.marked import Found, Mark, Scores, Sentence, fits, score
from benchmarks.reading.measure import Tally
from benchmarks.reading.speech import Said

TEXT = "Ruritania accused Graustark of theft. Both will meet."
RURITANIA, GRAUSTARK, ACCUSED = (0, 9), (18, 27), (10, 17)
MARK = Mark(
    types=("ACCUSE", "REJECT"),
    source=(RURITANIA,),
    target=(GRAUSTARK,),
    modality="actual",
    trigger=ACCUSED,
    symmetric=False,
    optional=False,
)
FOUND = Found(
    type="ACCUSE",
    modality="historical",
    source=(RURITANIA,),
    target=(GRAUSTARK,),
    trigger=ACCUSED,
)


def scores(*found: Found, marks: tuple[Mark, ...] = (MARK,)) -> Scores:
    sentence = Sentence(document="one", part="dev", place=(0, 37), marks=marks)
    return score([sentence], {"one": (TEXT, date(2020, 1, 1))}, lambda _text, _day: [*found])


def test_f1_is_the_harmonic_mean() -> None:
    tally = Tally(given=4, right=2, wanted=10, reached=2)
    assert (tally.precision.value, tally.recall.value) == (0.5, 0.2)
    assert tally.f1 == pytest.approx(2 / 7)
    assert Tally().f1 == 0


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"type": "REJECT"}, True),
        ({"type": "ASSAULT"}, False),
        ({"target": ()}, True),
        ({"source": (GRAUSTARK,)}, False),
        ({"source": (GRAUSTARK,), "target": (RURITANIA,)}, False),
        ({"source": ((40, 44), RURITANIA)}, True),
    ],
)
def test_type_and_actors_make_an_event_right(change: dict[str, Any], right: bool) -> None:
    assert fits(replace(FOUND, **change), MARK) is right


def test_sides_that_do_alike_may_change_places() -> None:
    turned = replace(FOUND, source=(GRAUSTARK,), target=(RURITANIA,))
    assert fits(turned, replace(MARK, symmetric=True))
    assert not fits(replace(turned, source=((40, 44),)), replace(MARK, symmetric=True))


def test_an_actor_in_a_role_without_any_is_wrong() -> None:
    assert not fits(FOUND, replace(MARK, target=()))


def test_what_happened_is_told_as_a_fact_be_it_background_or_not() -> None:
    assert scores(FOUND).modalities.right == 1
    assert scores(replace(FOUND, modality="future")).modalities.right == 0


def test_the_same_event_told_twice_is_wrong_once() -> None:
    found = scores(FOUND, FOUND)
    assert (found.all.given, found.all.right, found.all.reached) == (2, 1, 1)


def test_what_meets_only_an_optional_mark_counts_neither_way() -> None:
    found = scores(FOUND, marks=(replace(MARK, optional=True),))
    assert (found.all.given, found.all.wanted, found.borderline) == (0, 0, 1)


def test_an_event_of_another_sentence_does_not_count() -> None:
    found = scores(replace(FOUND, trigger=(48, 52)))
    assert (found.all.given, found.all.wanted, found.all.reached) == (0, 1, 0)


def test_an_event_nobody_marked_is_wrong() -> None:
    found = scores(FOUND, marks=())
    assert (found.all.given, found.all.right) == (1, 0)
    assert found.both.given == 1


def test_marked_sentences_are_read_with_their_actors(tmp_path: Path) -> None:
    folder = tmp_path / "reports/gold"
    folder.mkdir(parents=True)
    rows = [
        "<s>Ruritania</s> left <t>the pact</t>.\tYIELD",
        "<t>Graustark</t> was shelled.\tASSAULT",
    ]
    body = "\n".join(["marked_sentence\tgold_root", *rows])
    (folder / "events_train.tsv").write_text(body, "utf-8")
    assert typed_events(tmp_path) == [
        typed("Ruritania left the pact.", (0, 9), (15, 23), "YIELD"),
        typed("Graustark was shelled.", (22, 22), (0, 9), "ASSAULT"),
    ]
    found = kinds.measure(tmp_path, lambda sentence: "RETREAT" if "left" in sentence.text else None)
    assert (found.accuracy.hits, found.accuracy.total) == (1, 2)


def typed(text: str, source: Place, target: Place, kind: str) -> Typed:
    return Typed(text=text, source=source, target=target, type=kind)


GOLD: dict[str, Any] = {
    "actors": [
        {"id": "A1", "name": "Rudolf Rassendyll", "ev": [0, 17]},
        {"id": "C", "name": "Graustark", "ev": [30, 39]},
    ],
    "events": [],
    "statements": [{"id": "S1", "kind": "verbatim", "speaker": "A1", "ev": [50, 80]}],
    "coref": [],
}


def reading(speaker: str | None) -> dict[str, Any]:
    mention = {"start": 0, "end": 17}
    people = [
        {"id": "a1", "name": "Rudolf Rassendyll", "named": True, "mentions": [mention]},
        {"id": "a2", "name": "Graustark", "named": True, "mentions": []},
    ]
    words = {"start": 51, "end": 79}
    said = {
        "kind": "speech",
        "speaker": speaker,
        "quoted": True,
        "words": words,
        "evidence": words,
        "text": "…",
    }
    return {"actors": people, "statements": [said], "events": [], "designations": []}


def test_a_speaker_who_is_not_the_golds_is_false_and_none_is_not() -> None:
    assert core.false_speakers(reading("a1"), GOLD) == []
    assert core.false_speakers(reading(None), GOLD) == []
    assert core.false_speakers(reading("a2"), GOLD) == [("Graustark", "…")]


def test_words_with_another_speaker_are_not_said_by_the_golds() -> None:
    assert core.Facts(reading("a1"), GOLD).is_said("S1", "A1")
    assert not core.Facts(reading(None), GOLD).is_said("S1", "A1")
    assert not core.Facts(reading("a2"), GOLD).is_said("S1", "A1")


# --- attributions -----------------------------------------------------------------------

ASCRIBED = Attribution(source=[(0, 9)], content=[(18, 27), (31, 36)])


@pytest.mark.parametrize(
    ("words", "speaker", "alike", "same"),
    [
        ((18, 36), (0, 9), True, True),
        ((18, 22), (4, 5), True, False),
        ((27, 31), (0, 9), False, False),
        ((18, 36), (9, 12), False, False),
    ],
)
def test_attributions_are_alike_in_part_or_the_same_passage(
    words: Place, speaker: Place, alike: bool, same: bool
) -> None:
    said = Said(words=words, speaker=speaker, quoted=False)
    assert attributions.is_alike(said, ASCRIBED) is alike
    assert attributions.is_same_passage(said, ASCRIBED) is same


def test_one_to_one_counts_no_statement_twice() -> None:
    nested = Attribution(source=[(0, 9)], content=[(20, 27)])
    said = [Said(words=(18, 27), speaker=(0, 9), quoted=False)]
    assert attributions.count(said, [ASCRIBED, nested], [ASCRIBED]) == Tally(
        given=1, right=1, wanted=2, reached=2
    )
    assert attributions.one_to_one(said, [ASCRIBED, nested]) == Tally(
        given=1, right=1, wanted=2, reached=1
    )
