"""Two names laid side by side, part by part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from watchword.compare.evidence import Agreement, AlignedPart, Meeting, NameEvidence
from watchword.compare.party import PartyName
from watchword.compare.similarity import UNWRITTEN, compare_words
from watchword.text.chinese import all_syllables, old_readings
from watchword.text.korean import spelling_pattern
from watchword.text.names import NameForm, Reading, is_initial
from watchword.text.words import (
    EMPTY_WORDS,
    GENERIC_WORDS,
    HONORIFICS,
    PARTICLES,
    PATRONYMIC_PARTICLES,
)

Rarity = Callable[[str], float]
"""How much a word tells: above 0 and up to 1, where 1 is a word that hardly anyone has."""

_GENERIC_FORMS = frozenset(GENERIC_WORDS.values())
_PARTICLE_WEIGHT = 0.08
_GENERIC_WEIGHT = 0.5
_EMPTY_WEIGHT = 0.3
_INITIAL_WEIGHT = 0.4
_LONGEST_RUN = 3

SYLLABIC = frozenset({"Hani", "Hang", "Kore", "Jpan"})
"""Scripts in which a word of a name is a syllable."""


def plain_rarity(word: str) -> float:  # noqa: ARG001 - a Rarity
    """Every word tells the same: for want of a list to count in."""
    return 1.0


def is_light(word: str, reading: Reading) -> bool:
    """Whether a word is an article, a preposition or a title, and names nobody."""
    if reading is Reading.PERSON:  # a single letter is an initial there: "A. Usmanov"
        return (word in PARTICLES and len(word) > 1) or word in HONORIFICS
    return word in PARTICLES


def word_weight(word: str, reading: Reading, rarity: Rarity) -> float:
    """How much a word tells in a name of this reading."""
    if is_light(word, reading):
        return _PARTICLE_WEIGHT
    if is_initial(word):
        return _INITIAL_WEIGHT
    weight = rarity(word)
    if reading is not Reading.BODY or word not in _GENERIC_FORMS:
        return weight
    return min(weight, _EMPTY_WEIGHT if word in EMPTY_WORDS else _GENERIC_WEIGHT)


@dataclass(slots=True)
class _Layout:
    """The state of laying one name beside the other.

    Attributes:
        left, right: The positions that are not laid yet.
        pairs: What is laid: positions on each side, how, how alike.
    """

    query: NameForm
    listed: NameForm
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    pairs: list[tuple[tuple[int, ...], tuple[int, ...], Meeting, float]] = field(
        default_factory=list
    )

    def take(
        self, left: tuple[int, ...], right: tuple[int, ...], how: Meeting, alike: float
    ) -> None:
        self.left = [position for position in self.left if position not in left]
        self.right = [position for position in self.right if position not in right]
        self.pairs.append((left, right, how, alike))


def compare_names(query: NameForm, listed: PartyName, rarity: Rarity) -> NameEvidence:
    """The evidence between two names.

    Both should have been read as the same thing; where they were not, the listed name's
    reading rules.
    """
    layout = _lay(query, listed.form)
    legal: Agreement | None = None
    if query.legal and listed.form.legal:
        shared = set(query.legal) & set(listed.form.legal)
        legal = Agreement.AGREE if shared else Agreement.CONTRADICT
    return NameEvidence(
        query=query.original,
        listed=listed.form.original,
        kind=listed.kind,
        strength=listed.strength,
        reading=listed.form.reading,
        parts=_parts(layout, rarity),
        reordered=_is_reordered(layout),
        swapped=_is_swapped(layout),
        syllabic=not SYLLABIC.isdisjoint({query.script, listed.form.script}),
        legal=legal,
    )


def _lay(query: NameForm, listed: NameForm) -> _Layout:
    layout = _Layout(query, listed)
    layout.left = list(range(len(query.tokens)))
    layout.right = list(range(len(listed.tokens)))
    _lay_equal(layout, light=False)
    if layout.left and layout.right:
        _lay_whole(layout)
        _lay_runs(layout)
        _lay_alike(layout)
    _lay_equal(layout, light=True)
    return layout


def _lay_equal(layout: _Layout, *, light: bool) -> None:
    for left in list(layout.left):
        word = layout.query.tokens[left]
        if not light and is_light(word, layout.listed.reading):
            continue  # articles wait: one of several must not be taken from its place
        for right in layout.right:
            if layout.listed.tokens[right] == word:
                layout.take((left,), (right,), Meeting.EXACT, 1.0)
                break


def _lay_whole(layout: _Layout) -> None:
    """Names that only meet as wholes: Wade-Giles with pinyin, Hangul with its spellings."""
    query, listed = layout.query, layout.listed
    if (
        _same_in_wade_giles(query.tokens, listed.tokens)
        or _same_in_wade_giles(listed.tokens, query.tokens)
        or _spells_hangul(query, listed)
        or _spells_hangul(listed, query)
    ):
        layout.pairs.clear()
        every = tuple(range(len(query.tokens))), tuple(range(len(listed.tokens)))
        layout.take(*every, Meeting.TRANSLITERATION, 0.9)


def _same_in_wade_giles(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    readings = old_readings(old) if len(old) > 1 else ()
    if not readings:
        return False
    syllables = list(all_syllables(new))
    if len(syllables) != len(readings):
        return False
    for options in readings:
        found = next((syllable for syllable in syllables if syllable in options), None)
        if found is None:
            return False
        syllables.remove(found)
    return True


def _spells_hangul(korean: NameForm, other: NameForm) -> bool:
    if korean.script not in {"Hang", "Kore"} or other.script != "Latn":
        return False
    words = korean.original.split()
    pattern = spelling_pattern("".join(words))
    turned = spelling_pattern("".join(words[-1:] + words[:-1])) if len(words) > 1 else None
    tokens = other.tokens
    spellings = {"".join(tokens), "".join(tokens[-1:] + tokens[:-1])}
    return any(
        option is not None and any(option.fullmatch(spelling) for spelling in spellings)
        for option in (pattern, turned)
    )


def _lay_runs(layout: _Layout) -> None:
    """One word on one side that is two or three on the other ("Shangfu", "Shang Fu")."""
    for length in range(_LONGEST_RUN, 1, -1):
        for left in list(layout.left):
            run = _run_for(layout.query.tokens[left], layout.listed.tokens, layout.right, length)
            if run is not None:
                layout.take((left,), run[0], Meeting.JOINED, run[1])
        for right in list(layout.right):
            run = _run_for(layout.listed.tokens[right], layout.query.tokens, layout.left, length)
            if run is not None:
                layout.take(run[0], (right,), Meeting.JOINED, run[1])


def _run_for(
    word: str, tokens: tuple[str, ...], free: list[int], length: int
) -> tuple[tuple[int, ...], float] | None:
    if len(word) < length + 2:
        return None
    for place in range(len(free) - length + 1):
        run = tuple(free[place : place + length])
        if run[-1] - run[0] != length - 1:
            continue
        joined = "".join(tokens[position] for position in run)
        if joined == word:
            return run, 1.0
        if joined[0] == word[0]:
            met = compare_words(joined, word)
            if met is not None and met[0] is Meeting.TRANSLITERATION:
                return run, met[1]
    return None


def _lay_alike(layout: _Layout) -> None:
    """Pair what is left by likeness, the most alike first."""
    reading = layout.listed.reading
    unwritten = _unwritten_side(layout.query, layout.listed)
    syllables = not SYLLABIC.isdisjoint({layout.query.script, layout.listed.script})
    found: list[tuple[float, int, int, int, Meeting]] = []
    for left in layout.left:
        word = layout.query.tokens[left]
        for right in layout.right:
            other = layout.listed.tokens[right]
            if is_light(word, reading) != is_light(other, reading):
                continue
            met = compare_words(word, other, unwritten, syllables=syllables)
            if met is not None:
                found.append((-met[1], abs(left - right), left, right, met[0]))
    for minus_alike, _, left, right, how in sorted(found):
        if left in layout.left and right in layout.right:
            layout.take((left,), (right,), how, -minus_alike)


def _unwritten_side(query: NameForm, listed: NameForm) -> str:
    if query.script in UNWRITTEN and listed.script in UNWRITTEN:
        return "both"
    if query.script in UNWRITTEN and listed.script == "Latn":
        return "left"
    if listed.script in UNWRITTEN and query.script == "Latn":
        return "right"
    return ""


def _parts(layout: _Layout, rarity: Rarity) -> tuple[AlignedPart, ...]:
    reading = layout.listed.reading
    query, listed = layout.query.tokens, layout.listed.tokens

    def weigh(words: tuple[str, ...]) -> float:
        return sum(word_weight(word, reading, rarity) for word in words)

    laid: list[tuple[int, AlignedPart]] = []
    for left, right, how, alike in sorted(layout.pairs):
        ours = tuple(query[position] for position in left)
        theirs = tuple(listed[position] for position in right)
        weight = max(weigh(ours), weigh(theirs)) if how is Meeting.INITIAL else weigh(ours)
        if len(ours) != len(theirs):
            weight = min(weigh(ours), weigh(theirs)) or weight
        laid.append((left[0], _part(" ".join(ours), " ".join(theirs), how, alike, weight)))
    laid.extend(_unmet(layout, rarity))
    return tuple(part for _, part in sorted(laid, key=lambda item: item[0]))


def _unmet(layout: _Layout, rarity: Rarity) -> list[tuple[int, AlignedPart]]:
    """What found no like: contradictions where both sides have a word left, else gaps."""
    reading = layout.listed.reading
    left = [(place, layout.query.tokens[place]) for place in layout.left]
    right = [(place, layout.listed.tokens[place]) for place in layout.right]
    heavy_left = [item for item in left if not is_light(item[1], reading)]
    heavy_right = [item for item in right if not is_light(item[1], reading)]
    found: list[tuple[int, AlignedPart]] = []
    for (place, ours), (_, theirs) in zip(heavy_left, heavy_right, strict=False):
        weight = max(word_weight(ours, reading, rarity), word_weight(theirs, reading, rarity))
        found.append((place, _part(ours, theirs, Meeting.CONTRADICTION, 0.0, weight)))
    paired = min(len(heavy_left), len(heavy_right))
    light_left = [item for item in left if is_light(item[1], reading)]
    light_right = [item for item in right if is_light(item[1], reading)]
    for place, word in (*heavy_left[paired:], *light_left):
        weight = word_weight(word, reading, rarity)
        found.append((place, _part(word, "", Meeting.EXTRA, 0.0, weight)))
    for place, word in (*heavy_right[paired:], *light_right):
        weight = word_weight(word, reading, rarity)
        found.append((place, _part("", word, Meeting.MISSING, 0.0, weight)))
    return found


def _part(query: str, listed: str, how: Meeting, alike: float, weight: float) -> AlignedPart:
    return AlignedPart(query=query, listed=listed, how=how, similarity=alike, weight=weight)


def _is_reordered(layout: _Layout) -> bool:
    order = [right[0] for _, right, _, _ in sorted(layout.pairs)]
    return order != sorted(order)


def _is_swapped(layout: _Layout) -> bool:
    """Whether the words around a "bin" have changed sides."""
    where = {left[0]: right[0] for left, right, _, _ in layout.pairs if len(left) == 1}
    marks = [p for p, word in enumerate(layout.listed.tokens) if word in PATRONYMIC_PARTICLES]
    for place, word in enumerate(layout.query.tokens):
        if word not in PATRONYMIC_PARTICLES:
            continue
        before, after = where.get(place - 1), where.get(place + 1)
        if before is None or after is None:
            continue
        if any(after < mark < before for mark in marks):
            return True
    return False
