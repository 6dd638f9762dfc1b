"""Personal names as news writes them: the full one, and what it is called after that."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from watchword.news.words import word_set
from watchword.text.chinese import split_syllables

_PARTICLES = word_set("al el bin ibn bint de da do dos du di la le van von der den ter ben abu")
_SURNAME_PARTICLES = word_set("de da do dos du di la le van von der den ter bin ibn bint")
_SUFFIXES = word_set("jr sr ii iii iv v")
_NICKNAMES = (
    "anthony antony tony", "joseph joe", "william bill will billy", "robert bob rob bobby",
    "michael mike", "james jim jimmy", "thomas tom", "richard dick rick", "edward ed ted",
    "theodore ted", "steven stephen steve", "christopher chris", "daniel dan", "matthew matt",
    "nicholas nick", "gregory greg", "jeffrey jeff", "samuel sam", "benjamin ben", "andrew andy",
    "david dave", "donald don", "ronald ron", "kenneth ken", "timothy tim", "peter pete",
    "patrick pat", "alexander alex", "elizabeth liz", "katherine kate kathy catherine",
    "jonathan jon", "charles chuck charlie", "bernard bernie", "alexei alexey aleksei",
    "sergei sergey", "yevgeny yevgeni evgeny", "dmitry dmitri dmitriy", "andrei andrey",
    "volodymyr vladimir", "yuri yury", "mohammed mohammad muhammad mohamed",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A personal name, folded for comparison.

    Attributes:
        words: Without particles' hyphens, suffixes and full stops.
        family: What the person is called alone; several where the order is not certain.
        given: The words that a friend would use.
    """

    words: tuple[str, ...]
    family: frozenset[str]
    given: frozenset[str]

    @property
    def is_full(self) -> bool:
        """Whether it is more than one word."""
        return len(self.words) > 1


def fold(text: str) -> str:
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=4096)
def person_name(text: str) -> PersonName:
    """Read a personal name in the order in which news writes it."""
    raw = [word.strip(".,'\"") for word in text.split()]
    words = [word for word in raw if word and fold(word) not in _SUFFIXES]
    folded = tuple(fold(word) for word in words)
    if len(folded) < 2:
        alone = frozenset(_surname_forms(folded[0])) if folded else frozenset()
        return PersonName(words=folded, family=alone, given=frozenset())
    if folded[0] in _SURNAME_PARTICLES and len(folded) <= 3:  # "De Blasio", "bin Laden"
        whole = " ".join(folded)
        return PersonName(words=(whole,), family=frozenset({whole, folded[-1]}), given=frozenset())
    if is_family_first(text):
        return PersonName(words=folded, family=frozenset({folded[0]}), given=frozenset())
    family = set(_surname_forms(folded[-1]))
    family.add(" ".join(folded[_family_start(folded) :]))
    if len(folded) >= 3:
        # "Nicolás Maduro Moros" is Maduro, "Lee Hsien Loong" is Lee.
        family.update(word for word in folded[1:-1] if len(word) > 2 and word not in _PARTICLES)
        if words[0] in family_first_names()["korean"] and all(len(w) <= 6 for w in folded):
            family.add(folded[0])
    return PersonName(words=folded, family=frozenset(family), given=frozenset({folded[0]}))


def _family_start(words: tuple[str, ...]) -> int:
    """Where the family name begins: its particles are part of it."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return start


def _surname_forms(word: str) -> set[str]:
    """A family name with and without its article: "al-assad", "assad"."""
    forms = {word}
    match = re.match(r"(?:al|el|ul|as|ash)-(.{3,})$", word)
    if match:
        forms.add(match.group(1))
    return forms


@lru_cache(maxsize=1)
def family_first_names() -> dict[str, frozenset[str]]:
    """Family names that stand first, by language."""
    table: dict[str, set[str]] = {"chinese": set(), "korean": set()}
    for line in _data("family_first.txt"):
        language, *names = line.split()
        table[language].update(names)
    return {language: frozenset(names) for language, names in table.items()}


@lru_cache(maxsize=4096)
def is_family_first(text: str) -> bool:
    """Whether a name is Chinese or Korean with the family name first.

    Chinese: a Chinese family name and then one or two syllables of pinyin. Korean: a
    Korean family name and then two short words. Either: a hyphenated given name whose
    second half is not capitalised.
    """
    words = text.split()
    tables = family_first_names()
    if len(words) not in {2, 3}:
        return False
    rest = "".join(words[1:]).replace("-", "").replace("'", "").lower()
    if words[0] in tables["chinese"]:
        syllables = split_syllables(rest)
        if syllables and len(syllables) <= 2 and fold(words[-1]) not in first_name_sexes():
            return True
    if len(words) == 2 and re.fullmatch(r"[A-Z][a-z]+-[a-z]+", words[1]):
        return True  # "Moon Jae-in", "Tsai Ing-wen": only given names are hyphenated so
    if len(words) == 3 and words[0] in tables["korean"] and len(rest) <= 11:
        return not any(fold(word) in first_name_sexes() for word in words[1:])
    return False


@lru_cache(maxsize=1)
def first_name_sexes() -> dict[str, str]:
    """``m`` or ``f`` for given names that tell."""
    table: dict[str, str] = {}
    for line in _data("first_names.tsv"):
        sex, names = line.split("\t")
        for name in names.split():
            folded = fold(name)
            # A name of both tells nothing.
            table[folded] = sex if table.get(folded, sex) == sex else "?"
    return table


def _data(file: str) -> list[str]:
    text = files("watchword.news").joinpath("data", file).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, set[int]]:
    table: dict[str, set[int]] = {}
    for number, line in enumerate(_NICKNAMES):
        for name in line.split():
            table.setdefault(name, set()).add(number)
    return table


def _same_given(one: str, other: str) -> bool:
    if (
        one == other
        or (len(one) == 1 and other.startswith(one))
        or (len(other) == 1 and one.startswith(other))
    ):
        return True
    table = _nicknames()
    return not table.get(one, set()).isdisjoint(table.get(other, set()))


def same_person(one: PersonName, other: PersonName) -> bool:
    """Whether two full names can be one person's: "Donald J. Trump", "Donald Trump"."""
    if one.words == other.words:
        return True
    if not (one.is_full and other.is_full):
        return False
    if "".join(one.words).replace("-", "") == "".join(other.words).replace("-", ""):
        return True
    if not one.given or not other.given:
        return False
    if one.words[-1] == other.words[-1]:
        return _same_given(one.words[0], other.words[0])
    short, long = sorted((one.words, other.words), key=len)
    return len(long) > len(short) >= 2 and long[: len(short)] == short
