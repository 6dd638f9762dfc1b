"""What happens between two marked actors, against ``events_train.tsv``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.matching.intervals import Share
from benchmarks.reading.gold import Typed, typed_events

Classifier = Callable[[Typed], str | None]


def classify(sentence: Typed) -> str | None:
    """PLOVER's code of what happens between the marked actors, by our rules.

    The set follows the code book, where cooperation that is promised is AGREE and a refusal
    of it REJECT; so the strict code is compared, not the type by content.
    """
    from watchword.news.events.classify import classify as by_rules  # parses: seconds to import

    places = [
        place if place[0] < place[1] else None for place in (sentence.source, sentence.target)
    ]
    found = by_rules(sentence.text, source=places[0], target=places[1])
    return found.plover


@dataclass(slots=True)
class Kinds:
    """What was measured.

    Attributes:
        by_type: For each type of the set how often each type was given; None where the
            rules found nothing.
        wrong: The sentences with another type, and that type.
    """

    by_type: dict[str, Counter[str | None]] = field(default_factory=dict)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[Typed, str | None]] = field(default_factory=list)

    @property
    def accuracy(self) -> Share:
        """The share of the sentences whose type is right; nothing found is wrong."""
        return Share(self.right.total(), sum(each.total() for each in self.by_type.values()))


def measure(shared: Path, classifier: Classifier = classify) -> Kinds:
    """Classify every sentence."""
    kinds = Kinds()
    for sentence in typed_events(shared):
        found = classifier(sentence)
        kinds.by_type.setdefault(sentence.type, Counter())[found] += 1
        if sentence.is_right(found):
            kinds.right[sentence.type] += 1
        else:
            kinds.wrong.append((sentence, found))
    return kinds


def lines(kinds: Kinds) -> list[str]:
    """Recall of each type, and what its sentences were taken for instead."""
    found = []
    for kind, given in sorted(kinds.by_type.items(), key=lambda item: -item[1].total()):
        share = Share(kinds.right[kind], given.total())
        right = {"CONCEDE", "RETREAT"} if kind == "YIELD" else {kind}
        others = ", ".join(
            f"{other or 'nothing'} {count}"
            for other, count in sorted(given.items(), key=lambda item: (-item[1], str(item[0])))
            if other not in right
        )
        found.append(
            f"  {kind:10} {share.hits:>4} of {share.total:>4} {share.value:>6.3f}  {others}"
        )
    return found
