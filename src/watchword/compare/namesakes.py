"""How likely it is that a name has other bearers, from what its parts tell."""

from __future__ import annotations

from watchword.compare.evidence import ALIGNED, AlignedPart, Meeting, NameEvidence
from watchword.text.chinese import SYLLABLES
from watchword.text.korean import is_romanised_syllable
from watchword.text.names import Reading

_TELLING = 1.2
"""What the parts of a name tell that few others have: a common word and a known one."""
_SYLLABLE = 0.4
"""What a syllable tells of what a word does: a given name of two is one word."""
_RAREST = 0.65
"""No syllable is rare: a few hundred make all names."""
_SAY_LITTLE = frozenset({Meeting.INITIAL, Meeting.GARBLED})
_LIGHT = 0.3


def namesakes(name: NameEvidence) -> float:
    """How likely others have what two names share, 0 to 1.

    It is 0 where the shared parts tell enough, and grows the less they tell: "Kim Yong Su"
    has thousands of bearers, "Slobodan Tesic" hardly one more. The names of bodies are
    meant to be nobody else's.
    """
    if name.reading is not Reading.PERSON:
        return 0.0
    met = [part for part in name.parts if part.how in ALIGNED and part.how not in _SAY_LITTLE]
    syllabic = name.syllabic or all(map(_is_syllable, met))
    told = sum(part.similarity * (_syllable(part) if syllabic else part.weight) for part in met)
    return max(0.0, 1.0 - told / _TELLING)


def _syllable(part: AlignedPart) -> float:
    """What a part of a name in syllables tells."""
    if part.how is Meeting.JOINED:
        return part.weight
    count = max(part.query.count(" "), part.listed.count(" ")) + 1
    return min(part.weight, count * _RAREST) * _SYLLABLE


def _is_syllable(part: AlignedPart) -> bool:
    """Whether a part is written in syllables of Chinese or Korean, or too light to say."""
    if part.weight < _LIGHT:
        return True
    return all(
        word in SYLLABLES or is_romanised_syllable(word)
        for word in f"{part.query} {part.listed}".split()
    )
