"""Near copies: what a paper does to the wire's report, and what it does not."""

from __future__ import annotations

import hashlib
import random
from datetime import date, timedelta

import pytest

from watchword.news.copies import (
    CONTAINED,
    DAYS_APART,
    Sketch,
    containment,
    near_copies,
    shingles,
    sign,
)

DAY = date(2023, 4, 14)
WIRE = """\
KYIV, April 14 (Agency) - Ruritania's defence minister said on Friday that the centre for joint
exercises would be opened next month, and that his ministry had organised talks with its neighbours.
The minister, who travelled to the border this week, said the programme had been agreed in March.
“We favour an honest dialogue and we will not be provoked,” he told reporters after the meeting.
A spokesman for the foreign ministry of Graustark said the plans were being analysed in the capital.
The two countries signed a treaty in 2011, but the agreement has been cancelled and renewed twice.
Labour unions on both sides of the border have criticised the exercises and the costs of the centre.
Analysts said that the talks could be a first step, although neither side has named a date for them."""
AMERICAN = {
    "defence": "defense", "centre": "center", "organised": "organized", "neighbours": "neighbors",
    "travelled": "traveled", "programme": "program", "favour": "favor", "dialogue": "dialog",
    "analysed": "analyzed", "cancelled": "canceled", "Labour": "Labor",
    "criticised": "criticized", "“": '"', "”": '"',
}  # fmt: skip
OTHER_PAPER = """\
Graustark is weighing plans for military drills on its border after the defence minister of
neighbouring Ruritania announced a new training ground, in a move that took diplomats by surprise.
Speaking in the border town on Friday, the minister promised that nobody had anything to fear.
“We favour an honest dialogue and we will not be provoked,” he told reporters after the meeting.
People in the town were less sure. Shopkeepers remember how the crossing was shut for a winter, and
some of them have begun to stock up on flour. The treaty between the two states dates from 2011."""


def american(text: str) -> str:
    for british, spelt in AMERICAN.items():
        text = text.replace(british, spelt)
    return text


def lines(text: str, first: int, last: int) -> str:
    return "\n".join(text.split("\n")[first:last])


EDITS = {
    "the same": WIRE,
    "spelt the American way": american(WIRE),
    "without its last paragraphs": lines(WIRE, 0, 5),
    "under another headline": f"Minister opens new ground for drills\n\n{WIRE}",
    "without its dateline": WIRE.split(" - ", 1)[1],
    "with a credit": f"{WIRE}\n(Reporting by A. Writer in Kyiv; Editing by B. Editor)",
    "wrapped otherwise": " ".join(WIRE.split()),
    "in capitals": WIRE.upper(),
    "all at once": "A headline of ours\nLONDON —\n" + american(lines(WIRE, 0, 6)) + "\nAgency",
}


def sketch(key: str, text: str, day: date = DAY) -> Sketch:
    return Sketch(key, len(text), day, sign(text))


def copies(texts: dict[str, str], days: dict[str, date] | None = None) -> set[frozenset[str]]:
    found = near_copies(
        [sketch(key, text, (days or {}).get(key, DAY)) for key, text in texts.items()],
        texts.__getitem__,
        fresh=frozenset(texts),
    )
    return {frozenset(pair[:2]) for pair in found}


@pytest.mark.parametrize("edit", EDITS)
def test_a_copy_is_found_whatever_a_desk_did_to_it(edit: str) -> None:
    assert containment(shingles(WIRE), shingles(EDITS[edit])) > CONTAINED + 0.1
    assert copies({"wire": WIRE, "paper": EDITS[edit]}) == {frozenset(("wire", "paper"))}


def test_another_report_of_the_same_event_is_no_copy() -> None:
    assert containment(shingles(WIRE), shingles(OTHER_PAPER)) < CONTAINED / 2
    assert copies({"wire": WIRE, "other": OTHER_PAPER}) == set()


def test_british_and_american_spelling_are_one() -> None:
    assert containment(shingles(WIRE), shingles(american(WIRE))) == 1.0


def test_a_form_that_is_filled_in_every_week_is_no_copy() -> None:
    texts = {"now": WIRE, "then": WIRE + " It is the second time."}
    for apart in range(-DAYS_APART - 1, DAYS_APART + 2):
        found = copies(texts, {"now": DAY, "then": DAY + timedelta(days=apart)})
        assert bool(found) == (abs(apart) <= DAYS_APART)


@pytest.mark.parametrize("text", ["", "Too short.", "word " * 100_000, "x" * 1_000_000])
def test_what_says_too_little_has_no_near_copies(text: str) -> None:
    assert sign(text) == b""
    assert copies({"one": text, "two": text + " "}) == set()


def test_enough_pairs_are_told_to_join_all_in_any_order() -> None:
    texts = dict(enumerate(EDITS.values()))
    named = {str(key): text for key, text in texts.items()}
    named["other"] = OTHER_PAPER
    expected = None
    for seed in range(8):
        order = random.Random(seed).sample(sorted(named), len(named))
        found = copies({key: named[key] for key in order})
        assert expected in (None, found)
        expected = found
    assert expected is not None
    assert len(expected) == len(texts) - 1
    assert not any("other" in pair for pair in expected)


def test_only_pairs_with_a_fresh_one_are_told() -> None:
    texts = {"old": WIRE, "older": EDITS["with a credit"], "new": EDITS["in capitals"]}
    sketches = [sketch(key, text) for key, text in texts.items()]
    assert list(near_copies(sketches, texts.__getitem__, fresh=frozenset())) == []
    found = list(near_copies(sketches, texts.__getitem__, fresh=frozenset({"new"})))
    assert found
    assert all("new" in pair[:2] for pair in found)


def test_a_signature_is_the_same_everywhere() -> None:
    # It is kept in registers: whoever changes it needs a migration.
    digest = hashlib.sha256(sign(WIRE)).hexdigest()
    assert digest == "e613231f6ff7c71cc15dc2304e28141de4b08c205132376fdc0d8e24d1c5dc13"
    assert sign(" ".join(WIRE.split())) == sign(WIRE)


def test_many_alike_are_compared_with_few() -> None:
    texts = {f"{number:03}": f"{WIRE} Number {number} of {number * 3}." for number in range(150)}
    found = copies(texts)
    assert len(found) == 149
    assert {key for pair in found for key in pair} == set(texts)
