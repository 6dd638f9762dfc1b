"""Names as one language's customs spell them: the same name, and two that look alike.

From general knowledge, not from the lists. Two names are taken for one here where every
word that matters meets one of the other name, or where they meet as wholes; how much
that is worth is not asked.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from watchword.compare.similarity import UNWRITTEN, compare_words
from watchword.text.names import NameForm, Reading, read_name
from watchword.text.readings import other_readings
from watchword.text.wholes import whole_likeness
from watchword.text.words import HONORIFICS, PARTICLES

LEAST = 0.7
TABLE = Path(__file__).with_name("languages.txt")


def pairs(sign: str) -> list[tuple[str, str, str]]:
    """The pairs of the table that stand on either side of a sign, with their language."""
    found = []
    language = ""
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif sign in line:
            one, other = line.split(sign)
            found.append((language, one.strip(), other.strip()))
    return found


def words(form: NameForm) -> list[str]:
    light = PARTICLES | HONORIFICS
    return [token for token in form.tokens if token not in light] or list(form.tokens)


def unwritten(left: NameForm, right: NameForm) -> str:
    ours, theirs = left.script in UNWRITTEN, right.script in UNWRITTEN
    return "both" if ours and theirs else "left" if ours else "right" if theirs else ""


def meets(left: NameForm, right: NameForm) -> bool:
    if whole_likeness(left, right) is not None:
        return True
    ours, theirs = words(left), words(right)
    if "".join(ours) == "".join(theirs) or "".join(ours[1:] + ours[:1]) == "".join(theirs):
        return True
    side = unwritten(left, right)
    syllables = not {"Hani", "Hang"}.isdisjoint({left.script or "", right.script or ""})
    met = [
        (found[1], one, other)
        for one in range(len(ours))
        for other in range(len(theirs))
        if (found := compare_words(ours[one], theirs[other], side, syllables=syllables))
        and found[1] >= LEAST
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, one, other in sorted(met, reverse=True):
        if one not in taken_left and other not in taken_right:
            taken_left.add(one)
            taken_right.add(other)
    return len(taken_left) == len(ours) and len(taken_right) == len(theirs)


def is_one(one: str, other: str) -> bool:
    left, right = (read_name(text, Reading.PERSON) for text in (one, other))
    lefts, rights = ((form, *other_readings(form)) for form in (left, right))
    return any(meets(ours, theirs) for ours in lefts for theirs in rights)


@pytest.mark.parametrize(("language", "one", "other"), pairs(" = "))
def test_one_name(language: str, one: str, other: str) -> None:
    assert is_one(one, other)
    assert is_one(other, one)


@pytest.mark.parametrize(("language", "one", "other"), pairs(" / "))
def test_two_names(language: str, one: str, other: str) -> None:
    assert not is_one(one, other)
    assert not is_one(other, one)


def test_every_language_has_enough_of_both() -> None:
    for sign in (" = ", " / "):
        count: dict[str, int] = {}
        for language, _, _ in pairs(sign):
            count[language] = count.get(language, 0) + 1
        assert len(count) >= 15
        assert {language for language, many in count.items() if many < 15} == set()
