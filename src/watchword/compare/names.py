"""Two names laid side by side, part by part."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from rapidfuzz.distance import OSA

from watchword.compare.evidence import Agreement, AlignedPart, Meeting, NameEvidence
from watchword.compare.party import PartyName
from watchword.compare.similarity import UNWRITTEN, compare_words
from watchword.compare.slips import slip_cost
from watchword.text.acronyms import acronyms, is_acronym
from watchword.text.common_names import commonness
from watchword.text.names import NameForm, Reading, is_initial
from watchword.text.wholes import whole_likeness
from watchword.text.words import (
    CONFUSABLE_PLACES,
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
_EMPTY_WEIGHT = 0.25
_INITIAL_WEIGHT = 0.4
_COMMON_WEIGHTS = (1.0, 0.8, 0.65, 0.5)
"""The most that a word tells by how common it is in the world (text.common_names)."""
_LONGEST_RUN = 3
_LONGEST_WHOLE = 5
_SHORTEST_WHOLE = 10
_RUN_TYPO = 0.75
"""How alike a run and a word must be where neither spelling nor sound makes them one."""
_SAME_SYLLABLES = 0.95
_SHORTEST_GARBLED = 4
_GARBLED_FROM = 0.5

_ACRONYMS = {3: 0.75}
_LONG_ACRONYM = 0.9
"""Three letters stand for many bodies."""

SYLLABIC = frozenset({"Hani", "Hang", "Kore", "Jpan"})
"""Scripts in which a word of a name is a syllable."""

_Pair = tuple[tuple[int, ...], tuple[int, ...], Meeting, float]
"""Positions on each side that meet, how, and how alike they are."""


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
    weight = min(rarity(word), _COMMON_WEIGHTS[commonness(word)])
    if reading is not Reading.BODY or word not in _GENERIC_FORMS:
        return weight
    return min(weight, _EMPTY_WEIGHT if word in EMPTY_WORDS else _GENERIC_WEIGHT)


@lru_cache(maxsize=65_536)
def _lights(tokens: tuple[str, ...], reading: Reading) -> tuple[bool, ...]:
    return tuple(is_light(token, reading) for token in tokens)


def compare_names(query: NameForm, listed: PartyName, rarity: Rarity) -> NameEvidence:
    """The evidence between two names.

    Both should have been read as the same thing; where they were not, the listed name's
    reading rules.
    """
    layout = _Layout(query, listed.form)
    layout.lay()
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
        anchored=_is_anchored(layout),
        syllabic=layout.syllables,
        legal=legal,
    )


class _Layout:
    """The state of laying one name beside the other.

    Attributes:
        left, right: The words of the query and of the listed name.
        free_left, free_right: The positions that are not laid yet.
        pairs: What is laid.
        syllables: Whether a side is written in a script of syllables.
    """

    __slots__ = (
        "free_left",
        "free_right",
        "left",
        "left_light",
        "listed",
        "pairs",
        "query",
        "right",
        "right_light",
        "syllables",
    )

    def __init__(self, query: NameForm, listed: NameForm) -> None:
        self.query, self.listed = query, listed
        self.left, self.right = query.tokens, listed.tokens
        self.left_light = _lights(self.left, listed.reading)
        self.right_light = _lights(self.right, listed.reading)
        self.free_left = list(range(len(self.left)))
        self.free_right = list(range(len(self.right)))
        self.pairs: list[_Pair] = []
        self.syllables = query.script in SYLLABIC or listed.script in SYLLABIC

    def lay(self) -> None:
        """Lay all that meets: the same words first, then wholes, runs, and the alike."""
        if self.left == self.right:
            for place in tuple(self.free_left):
                self._take((place,), (place,), Meeting.EXACT, 1.0)
            return
        self._lay_equal(light=False)
        if self.free_left and self.free_right:
            self._lay_whole()
        if self.free_left and self.free_right:
            self._lay_runs()
            self._lay_alike()
        self._lay_equal(light=True)

    def _take(
        self, left: tuple[int, ...], right: tuple[int, ...], how: Meeting, alike: float
    ) -> None:
        for position in left:
            self.free_left.remove(position)
        for position in right:
            self.free_right.remove(position)
        self.pairs.append((left, right, how, alike))

    def _lay_equal(self, *, light: bool) -> None:
        """The same word on both sides; articles last: one must not be taken from its place."""
        for place in tuple(self.free_left):
            if self.left_light[place] and not light:
                continue
            word = self.left[place]
            for other in self.free_right:
                if self.right[other] == word:
                    self._take((place,), (other,), Meeting.EXACT, 1.0)
                    break

    def _lay_whole(self) -> None:
        """Names that only meet as wholes: other systems of spelling, acronyms."""
        alike = whole_likeness(self.query, self.listed)
        how = Meeting.TRANSLITERATION
        if alike is None:
            alike, how = _acronym_likeness(self.query, self.listed), Meeting.ACRONYM
        if alike is not None:
            self.pairs.clear()
            self.free_left, self.free_right = [], []
            every = tuple(range(len(self.left))), tuple(range(len(self.right)))
            self.pairs.append((*every, how, alike))

    def _lay_runs(self) -> None:
        """One word on one side that is several on the other ("Shangfu", "Shang Fu")."""
        for place in tuple(self.free_left):
            run = _run_for(self.left[place], self.right, self.free_right, self.syllables)
            if run is not None:
                self._take((place,), run[0], Meeting.JOINED, run[1])
        for place in tuple(self.free_right):
            run = _run_for(self.right[place], self.left, self.free_left, self.syllables)
            if run is not None:
                self._take(run[0], (place,), Meeting.JOINED, run[1])

    def _lay_alike(self) -> None:
        """Pair what is left by likeness, the most alike first."""
        unwritten = _unwritten_side(self.query, self.listed)
        found: list[tuple[float, int, int, int, Meeting]] = []
        for place in self.free_left:
            word, light = self.left[place], self.left_light[place]
            for other in self.free_right:
                if light is not self.right_light[other]:
                    continue
                met = compare_words(word, self.right[other], unwritten, syllables=self.syllables)
                if met is None and not (light or unwritten or self.syllables):
                    met = _garbled(word, self.right[other])
                if met is not None:
                    found.append((-met[1], abs(place - other), place, other, met[0]))
        found.sort()
        for minus_alike, _, place, other, how in found:
            if place in self.free_left and other in self.free_right:
                self._take((place,), (other,), how, -minus_alike)


@lru_cache(maxsize=262_144)
def _garbled(left: str, right: str) -> tuple[Meeting, float] | None:
    """Two words that share most letters: one of them may be the other, badly written.

    Too little to say so by itself; beside parts that meet it is not a contradiction
    either.
    """
    shorter, longer = sorted((len(left), len(right)))
    if shorter < _SHORTEST_GARBLED or not (left.isalpha() and right.isalpha()):
        return None
    if {left, right} <= CONFUSABLE_PLACES:
        return None
    slips = OSA.distance(left, right, score_cutoff=longer // 2)
    if slips > longer * (1.0 - _GARBLED_FROM):
        return None
    cost = slips if commonness(left) and commonness(right) else slip_cost(left, right)
    return Meeting.GARBLED, 1.0 - cost / longer


def _acronym_likeness(query: NameForm, listed: NameForm) -> float | None:
    """How alike a body's name and an acronym are; None where neither is the other's."""
    for short, whole in ((query, listed), (listed, query)):
        if len(short.tokens) > 1 or len(whole.tokens) < 2:
            continue
        acronym = short.joined_key
        if is_acronym(acronym) and acronym in acronyms(whole):
            return _ACRONYMS.get(len(acronym), _LONG_ACRONYM)
    return None


def _run_for(
    word: str, tokens: tuple[str, ...], free: list[int], syllables: bool
) -> tuple[tuple[int, ...], float] | None:
    """The neighbouring free words that are one word together, the longest run first."""
    size = len(word)
    if size < 4 or len(free) < 2:
        return None
    longest = _LONGEST_WHOLE if size >= _SHORTEST_WHOLE else _LONGEST_RUN
    for length in range(min(longest, len(free)), 1, -1):
        for place in range(len(free) - length + 1):
            first = free[place]
            if tokens[first][0] != word[0] or free[place + length - 1] - first != length - 1:
                continue
            joined = "".join(tokens[first : first + length])
            if abs(len(joined) - size) > 3:
                continue
            run = tuple(range(first, first + length))
            if joined == word:
                return run, 1.0
            met = compare_words(joined, word)
            if met is None or (syllables and met[1] < _SAME_SYLLABLES):
                continue  # "ji yong" is no "jong"
            if met[0] is Meeting.TRANSLITERATION or (size >= 8 and met[1] >= _RUN_TYPO):
                return run, met[1]
    return None


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
    ours = [word_weight(word, reading, rarity) for word in layout.left]
    theirs = [word_weight(word, reading, rarity) for word in layout.right]
    laid: list[tuple[int, AlignedPart]] = []
    for left, right, how, alike in layout.pairs:
        if len(left) == len(right) == 1:
            words, others = layout.left[left[0]], layout.right[right[0]]
            mine, its = ours[left[0]], theirs[right[0]]
        else:
            words = " ".join(layout.left[place] for place in left)
            others = " ".join(layout.right[place] for place in right)
            mine, its = sum(ours[p] for p in left), sum(theirs[p] for p in right)
        # A rare spelling of a common word is no rare word.
        weight = max(mine, its) if how is Meeting.INITIAL else min(mine, its)
        laid.append((left[0], _part(words, others, how, alike, weight)))
    laid.extend(_unmet(layout, ours, theirs))
    laid.sort(key=_by_place)
    return tuple(part for _, part in laid)


def _by_place(item: tuple[int, AlignedPart]) -> int:
    return item[0]


def _unmet(
    layout: _Layout, ours: list[float], theirs: list[float]
) -> list[tuple[int, AlignedPart]]:
    """What found no like: contradictions where both sides have a word left, else gaps."""
    if not layout.free_left and not layout.free_right:
        return []
    heavy_left = [place for place in layout.free_left if not layout.left_light[place]]
    heavy_right = [place for place in layout.free_right if not layout.right_light[place]]
    found: list[tuple[int, AlignedPart]] = []
    paired = min(len(heavy_left), len(heavy_right))
    for left, right in zip(heavy_left[:paired], heavy_right[:paired], strict=True):
        word, other, weight = layout.left[left], layout.right[right], max(ours[left], theirs[right])
        found.append((left, _part(word, other, Meeting.CONTRADICTION, 0.0, weight)))
    taken_left, taken_right = heavy_left[:paired], heavy_right[:paired]
    for place in layout.free_left:
        if place not in taken_left:
            extra = _part(layout.left[place], "", Meeting.EXTRA, 0.0, ours[place])
            found.append((place, extra))
    for place in layout.free_right:
        if place not in taken_right:
            gap = _part("", layout.right[place], Meeting.MISSING, 0.0, theirs[place])
            found.append((place, gap))
    return found


def _part(query: str, listed: str, how: Meeting, alike: float, weight: float) -> AlignedPart:
    return AlignedPart(query=query, listed=listed, how=how, similarity=alike, weight=weight)


def _is_reordered(layout: _Layout) -> bool:
    order = [right[0] for _, right, _, _ in sorted(layout.pairs)]
    return order != sorted(order)


def _is_anchored(layout: _Layout) -> bool:
    """Whether the query only leaves a word of the listed name out, and not the first."""
    if layout.listed.reading is not Reading.PERSON or len(layout.pairs) < 2:
        return False
    # A syllable that is left out makes another name, and of two words left out one is a
    # family name in most customs.
    left_out = sum(not layout.right_light[place] for place in layout.free_right)
    if layout.syllables or left_out > 1:
        return False
    if any(not layout.left_light[place] for place in layout.free_left):
        return False
    first = next((p for p, light in enumerate(layout.right_light) if not light), 0)
    return first not in layout.free_right


def _is_swapped(layout: _Layout) -> bool:
    """Whether the words around a "bin" have changed sides."""
    marks = [p for p, word in enumerate(layout.right) if word in PATRONYMIC_PARTICLES]
    if not marks:
        return False
    where = {left[0]: right[0] for left, right, _, _ in layout.pairs if len(left) == 1}
    for place, word in enumerate(layout.left):
        if word not in PATRONYMIC_PARTICLES:
            continue
        before, after = where.get(place - 1), where.get(place + 1)
        if before is None or after is None:
            continue
        if any(after < mark < before for mark in marks):
            return True
    return False
