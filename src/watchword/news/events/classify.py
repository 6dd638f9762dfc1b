"""The type of the event between two parts of a sentence that are known.

For whoever has the actors already, and for measuring the table of words alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.model import Modality
from watchword.news import engine
from watchword.news.events.frame_parts import Frame
from watchword.news.events.frames import find_frames
from watchword.news.events.modality import modality_of
from watchword.news.events.ontology import strict_code
from watchword.news.events.table import Entry, load_table
from watchword.news.layout import flatten, split_blocks

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ROLE, _PATH, _SWAPPED, _NOUN = 4.0, 2.0, 1.5, 0.7
_FAR = 0.03


@dataclass(frozen=True, slots=True)
class Classified:
    """What happens between two parts.

    Attributes:
        type: PLOVER's type by content; None where no word tells one.
        plover: The strict code.
        rule: The rule that told it.
    """

    type: str | None
    plover: str | None = None
    mode: str | None = None
    modality: Modality = Modality.ACTUAL
    rule: str | None = None


def classify(
    text: str,
    *,
    source: tuple[int, int] | None = None,
    target: tuple[int, int] | None = None,
    model: str | None = None,
) -> Classified:
    """Tell what the source does to the target.

    Args:
        text: A sentence, or a few.
        source, target: Where the two stand: character offsets, the end not included; None
            for one that the text does not name.
        model: The spaCy model; by default the one that the package pins.

    Raises:
        ExtraMissing: The ``[news]`` extra is not installed.
    """
    flat = flatten(text)
    nlp = engine.load(engine.model_name(model))
    doc = engine.parse(nlp, flat, split_blocks(flat))
    one, other = _span_tokens(doc, source), _span_tokens(doc, target)
    frames = find_frames(doc)
    ranked = [(_score(frame, one, other), -frame.trigger.i, frame) for frame in frames]
    best = max(ranked, key=lambda item: item[:2], default=None)
    if best is not None and best[0] > 0:
        frame = best[2]
        modality = modality_of(frame.trigger, frame.verb)
        return _classified(frame.entry, modality)
    weak = next(_any_word(doc, one, other), None)
    if weak is not None:
        token, entry = weak
        return _classified(entry, modality_of(token, token))
    return _classified(best[2].entry, Modality.ACTUAL) if best is not None else Classified(None)


def _classified(entry: Entry, modality: Modality) -> Classified:
    return Classified(
        type=entry.type,
        plover=strict_code(entry.type, modality),
        mode=entry.mode,
        modality=modality,
        rule=entry.rule,
    )


def _span_tokens(doc: Doc, place: tuple[int, int] | None) -> set[int]:
    start, end = place or (0, 0)
    return {t.i for t in doc if t.idx < end and start < t.idx + len(t)}


def _score(frame: Frame, source: set[int], target: set[int]) -> float:
    """How well a frame's parts are the two parts that are asked for."""
    trigger = frame.trigger
    if trigger.i in source | target and not frame.is_noun:
        return 0.0
    sources = _covered(frame.sources, source)
    targets = max(
        (_covered(group, target) / (1 + 0.2 * n) for n, group in enumerate(frame.targets)),
        default=0.0,
    )
    score = _ROLE * (sources + targets)
    if not score:
        swapped = [one for group in frame.targets for one in group]
        if _covered(frame.sources, target) and _covered(swapped, source):
            score = _SWAPPED
    if _is_between(trigger, source, target):
        score += _PATH
    if not score:
        return 0.0
    nearest = min((abs(trigger.i - i) for i in source | target), default=0)
    return max(score - _NOUN * frame.is_noun - _FAR * nearest, 0.01)


def _covered(tokens: list[Token], span: set[int]) -> float:
    """1 where a part's head stands in the span, less where only its phrase does."""
    if any(token.i in span for token in tokens):
        return 1.0
    if any(t.lower_ in _HIMSELF and t.i > max(span, default=t.i) for t in tokens):
        return 0.4  # "the union said **they** will not end the strike"
    around = any(t.i in span for token in tokens for t in token.subtree)
    return 0.6 if around else 0.0


_HIMSELF = frozenset({"he", "she", "it", "they"})


def _is_between(trigger: Token, source: set[int], target: set[int]) -> bool:
    """Whether a word stands on the way from one part to the other in the parse."""
    below = {t.i for t in trigger.subtree}
    return not below.isdisjoint(source) and not below.isdisjoint(target)


def _any_word(doc: Doc, source: set[int], target: set[int]) -> Iterator[tuple[Token, Entry]]:
    """Any word of the table, whatever stands beside it: the last resort."""
    table = load_table()
    edges = source | target
    low, high = min(edges, default=0), max(edges, default=len(doc))
    inside = [t for t in doc if low <= t.i <= high and t.i not in edges]
    for token in (*inside, *doc):
        if token.dep_ in {"aux", "auxpass"}:
            continue
        word = token.lemma_.lower()
        entries = (*table.nouns.get(word, ()), *table.verbs.get(word, ()))
        yield from ((token, entry) for entry in entries if not entry.rank)
