"""The table of words that tell of events (``data/plover.toml``), ready to be asked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from watchword.news.events.ontology import TYPES


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One way to tell an event.

    Attributes:
        head: The lemma of the word that tells it.
        particle: A particle that must follow: ``up``.
        objects: Lemmas of which one must be the object.
        barred: Lemmas that must not be the object.
        modifiers: Words of which one must stand before the noun, or before the object.
        through: Prepositions of which one must be there.
        prepositions: Behind which the target stands, the likeliest first.
        doers: Prepositions behind which the source of a noun stands.
        clausal: Whether it takes a clause that tells what did not happen yet.
        needs_clause: Whether that clause must be there.
        judges: Whether it says what the object is, in one of the words of ``objects``
            ("called him a liar").
        reverse: Whether the grammatical subject is the target.
        mutual: Whether both sides do it alike.
        alone: Whether it needs no target.
        about: Whether its object is what it is about and never the target.
    """

    type: str
    mode: str | None
    head: str
    particle: str | None = None
    objects: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    through: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    clausal: bool = False
    needs_clause: bool = False
    judges: bool = False
    reverse: bool = False
    mutual: bool = False
    alone: bool = False
    about: bool = False

    @property
    def rank(self) -> int:
        """How particular it is: the more it asks for, the surer it is."""
        asked = (self.objects, self.particle, self.modifiers, self.judges)
        return 3 * sum(map(bool, asked)) + 2 * bool(self.through) + 2 * self.needs_clause

    @property
    def rule(self) -> str:
        """The rule's name: ``visit.embark``, ``accuse.hit-out``."""
        words = [self.head, *([self.particle] if self.particle else [])]
        return f"{(self.mode or self.type).lower()}.{'-'.join(words)}"


@dataclass(frozen=True, slots=True)
class Table:
    """The entries by head, the most particular first."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]


@lru_cache(maxsize=1)
def load_table() -> Table:
    """The table that the package ships."""
    text = files("watchword.news").joinpath("data", "plover.toml").read_text("utf-8")
    return read_table(text)


def read_table(text: str) -> Table:
    """Read a table.

    Raises:
        ValueError: A section is no PLOVER type, or an entry can't be read.
    """
    data = tomllib.loads(text)
    classes = {name: frozenset(words.split()) for name, words in data.pop("classes").items()}
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    for event_type, mode, section in _sections(data):
        for entries, key in ((verbs, "verbs"), (nouns, "nouns")):
            for written in section.get(key, "").split(";"):
                for entry in _entries(written.strip(), event_type, mode, classes):
                    entries.setdefault(entry.head, []).append(entry)
    return Table(_by_rank(verbs), _by_rank(nouns))


def _sections(data: Mapping[str, object]) -> Iterator[tuple[str, str | None, Mapping[str, str]]]:
    for event_type, section in data.items():
        if event_type not in TYPES or not isinstance(section, dict):
            raise ValueError(f"{event_type} is no type of PLOVER")
        own = {key: value for key, value in section.items() if isinstance(value, str)}
        if own:
            yield event_type, None, own
        for mode, inner in section.items():
            if isinstance(inner, dict):
                yield event_type, mode, inner


def _by_rank(entries: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {
        head: tuple(sorted(found, key=lambda entry: -entry.rank)) for head, found in entries.items()
    }


_PART = re.compile(r"\{[^}]*\}|\[[^\]]*\]|\S+")
_MARKS = {
    "^": {"clausal": True},
    "^!": {"clausal": True, "needs_clause": True},
    "~": {"reverse": True},
    "&": {"mutual": True},
    ".": {"alone": True},
    "=": {"judges": True},
    "%": {"about": True},
}


def _entries(
    written: str, event_type: str, mode: str | None, classes: Mapping[str, frozenset[str]]
) -> Iterator[Entry]:
    """The entries of ``head/head {objects} >prepositions ^``."""
    parts = _PART.findall(written)
    if not parts:
        return
    particles: tuple[str | None, ...] = (None,)
    asked: dict[str, Any] = {}
    for part in parts[1:]:
        if part.startswith("+"):
            particles = tuple(part[1:].split("/"))
        else:
            asked |= _asked(part, written, classes)
    for head in parts[0].split("/"):
        for particle in particles:
            yield Entry(type=event_type, mode=mode, head=head, particle=particle, **asked)


def _asked(part: str, written: str, classes: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    """What one part of an entry asks for."""
    if part in _MARKS:
        return _MARKS[part]
    if part.startswith("{-"):
        return {"barred": _words(part[2:-1], classes)}
    if part.startswith("{"):
        return {"objects": _words(part[1:-1], classes)}
    if part.startswith("["):
        return {"modifiers": _words(part[1:-1], classes)}
    if part.startswith(">") and part.endswith("!"):
        return {"through": tuple(part[1:-1].split("/"))}
    if part.startswith(">"):
        return {"prepositions": tuple(part[1:].split("/"))}
    if part.startswith("<"):
        return {"doers": tuple(part[1:].split("/"))}
    raise ValueError(f"{part!r} can't be read in {written!r}")


def _words(text: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    words: set[str] = set()
    for word in text.split():
        words |= classes[word[1:]] if word.startswith("$") else {word}
    return frozenset(words)
