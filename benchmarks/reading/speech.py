"""Who said what, against PolNeAR."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reading.gold import POLNEAR_DAY, Attribution, Place, overlap, polnear
from benchmarks.reading.measure import Tally, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words and the words that name who said them.

    Attributes:
        named: Whether it is known who that is.
    """

    words: Place
    speaker: Place
    quoted: bool
    named: bool = True


Finder = Callable[[str], list[Said]]


def find(text: str) -> list[Said]:
    """What a report ascribes to somebody."""
    return [
        Said(
            # With the quotation marks, which stand outside of the words.
            words=(s.words.start - s.quoted, s.words.end + s.quoted),
            speaker=(s.speaker_words.start, s.speaker_words.end),
            quoted=s.quoted,
            named=s.speaker is not None,
        )
        for s in read(text, POLNEAR_DAY).statements
        if s.speaker_words is not None
    ]


@dataclass(slots=True)
class Speakers:
    """What was measured.

    Attributes:
        direct: Quotations that are direct speech from mark to mark in the gold too.
        quoted: All that we quote, down to quotations of a few words (``given`` and
            ``right`` alone).
        every: All attributions, quoted or told.
    """

    direct: Tally = field(default_factory=Tally)
    quoted: Tally = field(default_factory=Tally)
    every: Tally = field(default_factory=Tally)


def measure(shared: Path, finder: Finder = find) -> Speakers:
    """Compare with PolNeAR: what is wanted is the first annotator's, what is right any's."""
    found = Speakers()
    for report in polnear(shared):
        said = finder(report.text)
        quoted = [each for each in said if each.quoted and each.named]
        wanted = [gold for gold in report.annotators[0] if gold.source]
        direct = [gold for gold in wanted if is_direct(report.text, gold)]
        everything = [gold for annotator in report.annotators for gold in annotator]
        _count_reached(found.direct, direct, quoted)
        _count_reached(found.every, wanted, said)
        for each in said:
            found.every.given += 1
            found.every.right += _is_right(each, everything)
        for each in quoted:
            over = _over(each, everything)
            is_right = _is_right(each, over)
            found.quoted.given += 1
            found.quoted.right += is_right
            if any(is_direct(report.text, gold) for gold in over):
                found.direct.given += 1
                found.direct.right += is_right
    return found


def is_direct(text: str, attribution: Attribution) -> bool:
    """Whether all that was said stands in quotation marks."""
    start, end = min(attribution.content)[0], max(place[1] for place in attribution.content)
    words = text[start:end]
    return words[:1] in '“"' and ("”" in words[-2:] or '"' in words[-2:])


def _count_reached(tally: Tally, wanted: Sequence[Attribution], said: Sequence[Said]) -> None:
    tally.wanted += len(wanted)
    tally.reached += sum(any(_is_right(each, [gold]) for each in said) for gold in wanted)


def _over(said: Said, attributions: Iterable[Attribution]) -> list[Attribution]:
    return [g for g in attributions if any(overlap(said.words, place) for place in g.content)]


def _is_right(said: Said, attributions: Iterable[Attribution]) -> bool:
    return any(
        overlap(said.speaker, place) for gold in _over(said, attributions) for place in gold.source
    )
