"""All attributions, quoted or told, against PolNeAR's: the measure, and stricter ones beside it.

PolNeAR (Newell et al. 2018, *An Attribution Relations Corpus for Political News*) marks source,
cue and content, each of one or more stretches of text. What we give is a statement with words
and the words that name or point to its speaker. Both are *alike in part* when the words share a
character with the content, and the speaker's words one with the source.

- Wanted is what the first annotator marked with a source (two reports have six annotators); it is
  reached when some statement is alike in part.
- Given are our statements, whatever their kind, that have words for a speaker, resolved or not; one
  is right when it is alike in part to an attribution of any annotator.

Nested attributions count one by one, and one statement may reach several. The variants take that
away one by one. Reports are parted in halves by a hash of their names: rules may be looked at with
the ``dev`` half, the other is counted only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.reading.gold import Attribution, Place, overlap, polnear
from benchmarks.reading.measure import Tally
from benchmarks.reading.speech import Finder, Said, find

Alike = Callable[[Said, Attribution], bool]
LEAST_SHARED = 0.8
"""From this F1 of characters on the words and the content are the same passage."""


def measure(shared: Path, finder: Finder = find) -> dict[str, Tally]:
    """Every variant, by its name; ``partial`` is the one that has a target."""
    found: dict[str, Tally] = {}
    for report in polnear(shared):
        said = finder(report.text)
        named = [each for each in said if each.named]
        marked = report.annotators[0]
        wanted = [each for each in marked if each.source]
        every = [each for annotator in report.annotators for each in annotator]
        half = part_of(report.name)
        variants = {
            "partial": count(said, wanted, every),
            f"partial, {half} half": count(said, wanted, every),
            "partial, speakers resolved": count(named, wanted, every),
            f"partial, speakers resolved, {half} half": count(named, wanted, every),
            "partial, told without quotation marks": _right(
                [each for each in said if not each.quoted], every
            ),
            "partial, gold without a source is wanted too": count(said, marked, every),
            "partial, one to one": one_to_one(said, wanted),
            "the same passage": count(said, wanted, every, alike=is_same_passage),
        }
        for name, tally in variants.items():
            found.setdefault(name, Tally()).add(tally)
    return dict(sorted(found.items()))


def part_of(name: str) -> str:
    """The half that a report is in: ``dev`` may be looked at, ``held`` is counted only."""
    digest = hashlib.sha256(name.encode()).hexdigest()
    return "held" if int(digest, 16) % 2 else "dev"


def is_alike(said: Said, gold: Attribution) -> bool:
    """Whether words and speaker each share a character with the gold."""
    return any(overlap(said.words, place) for place in gold.content) and any(
        overlap(said.speaker, place) for place in gold.source
    )


def is_same_passage(said: Said, gold: Attribution) -> bool:
    """Whether they are alike, and the words are the content but for a few."""
    return is_alike(said, gold) and shared_characters(said.words, gold.content) >= LEAST_SHARED


def shared_characters(words: Place, content: Sequence[Place]) -> float:
    """F1 of the characters of the words against those of the content."""
    marked = {position for start, end in content for position in range(start, end)}
    both = sum(position in marked for position in range(*words))
    return 2 * both / (words[1] - words[0] + len(marked))


def count(
    said: Sequence[Said],
    wanted: Sequence[Attribution],
    every: Sequence[Attribution],
    *,
    alike: Alike = is_alike,
) -> Tally:
    """What is reached of what is wanted, and what is right of what is given."""
    return Tally(
        given=len(said),
        right=sum(any(alike(each, gold) for gold in every) for each in said),
        wanted=len(wanted),
        reached=sum(any(alike(each, gold) for each in said) for gold in wanted),
    )


def _right(said: Sequence[Said], every: Sequence[Attribution]) -> Tally:
    """Precision alone: what is wanted is not parted in quoted and told."""
    tally = count(said, [], every)
    return Tally(given=tally.given, right=tally.right)


def one_to_one(said: Sequence[Said], wanted: Sequence[Attribution]) -> Tally:
    """Each statement stands for one attribution at most, the one that it shares most with."""
    left = list(wanted)
    for each in sorted(said, key=lambda one: one.words):
        alike = [gold for gold in left if is_alike(each, gold)]
        if alike:
            left.remove(max(alike, key=lambda gold: shared_characters(each.words, gold.content)))
    met = len(wanted) - len(left)
    return Tally(given=len(said), right=met, wanted=len(wanted), reached=met)


def lines(found: dict[str, Tally]) -> list[str]:
    """The variants as lines of a table."""
    return [
        f"{name:44} {tally.wanted:>5}  P {tally.precision.value:.3f}  R {tally.recall.value:.3f}"
        f"  F1 {tally.f1:.3f}"
        if tally.wanted
        else f"{name:44} {tally.given:>5}  P {tally.precision.value:.3f}"
        for name, tally in found.items()
    ]
