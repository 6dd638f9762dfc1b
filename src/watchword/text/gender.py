"""A man's and a woman's form of one name: Ivanov and Ivanova, Antonio and Antonia.

The family name of a woman mostly follows a man's by rule in Slavic, Baltic and Greek
naming. The bearers are two people; they may be one where a clerk wrote the form that
another language would. A given name that differs so much is another's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.text.sounds import fold
from watchword.text.variants import split_patronymic

FAMILY_NAMES = 0.75
GIVEN_NAMES = 0.5
PATRONYMICS = 0.7

_LEAST = 4
_WOMANS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"(?<=..[oeaui])va$", "v"),
        (r"(?<=..[oea])wa$", "w"),
        (r"(?<=...)(?<=[iy]n)a$", ""),
        (r"(?<=..[sc])k(?:aya|aia|aja|aa|a)$", "ki"),
        (r"(?<=...)(?:aya|aia|aja)$", "i"),
        (r"(?<=...)ova$", ""),
        (r"(?<=...)iene$", "as"),
        (r"(?<=...)(?:aite|yte|ute)$", "as"),
        (r"(?<=....)ou$", "os"),
    )
)
"""What a woman's family name ends in, and what a man's has in its place.

Russian, Bulgarian and Czech -ova, -ina, -skaya; Polish -ska; Lithuanian -iene, -aite;
Greek -ou.
"""
_WOMANS_LAST = frozenset("aeu")
_MANS_END = re.compile(r"(?:skiy|skii|skyi|skij|sky)$")


@lru_cache(maxsize=65_536)
def mans_forms(word: str) -> frozenset[str]:
    """The folds of the men's family names that a woman's may follow."""
    if len(word) <= _LEAST or word[-1] not in _WOMANS_LAST:
        return frozenset()
    found = {pattern.sub(put, word) for pattern, put in _WOMANS if pattern.search(word)}
    return frozenset(_mans_fold(form) for form in found)


@lru_cache(maxsize=65_536)
def _mans_fold(word: str) -> str:
    return fold(_MANS_END.sub("ski", word)).replace("au", "uv") if word else ""


def gender_likeness(left: str, right: str) -> float | None:
    """How alike a man's and a woman's form of one name are; None for other words."""
    if left[:2] != right[:2] or left[-1] == right[-1]:
        return None
    if _mans_fold(left) in mans_forms(right) or _mans_fold(right) in mans_forms(left):
        return FAMILY_NAMES
    ours, theirs = split_patronymic(left), split_patronymic(right)
    if ours[0] and theirs[0] and ours[1] != theirs[1] and _same_father(ours[0], theirs[0]):
        return PATRONYMICS
    return GIVEN_NAMES if _differ_in_end(left, right) else None


def _same_father(left: str, right: str) -> bool:
    return fold(left.rstrip("aeiouyj")) == fold(right.rstrip("aeiouyj"))


def _differ_in_end(left: str, right: str) -> bool:
    """Whether one word has a final ``a`` where the other has ``o`` or nothing."""
    shorter, longer = sorted((left.removesuffix("h"), right.removesuffix("h")), key=len)
    if len(shorter) < _LEAST - 1:
        return False
    if len(shorter) == len(longer):
        # -ko and -ka are one ending in sister languages: Lukashenko, Lukashenka.
        ends = {shorter[-1], longer[-1]}
        return shorter[:-1] == longer[:-1] and ends == {"a", "o"} and shorter[-2] != "k"
    return longer == shorter + "a"
