"""The names of a target, each once, with who states it and how strong it holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from watchword.model import Name, NameKind, Strength
from watchword.service.profile.member import Edition, Member
from watchword.service.profile.stated import Source, same_text, source_of

_LATIN = frozenset({None, "Latn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameStatement:
    """A name as one release of a list states it."""

    source: Source
    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedName:
    """A name, and everyone who states it; capitals do not make another name.

    Attributes:
        full: As the first of the statements writes it.
        statements: In the order of the authorities; those of earlier releases last.
    """

    full: str
    statements: tuple[NameStatement, ...]

    @property
    def script(self) -> str | None:
        """Its ISO 15924 code."""
        return next((each.name.script for each in self.statements if each.name.script), None)

    @property
    def kinds(self) -> tuple[NameKind, ...]:
        """What it is to its bearer, each answer once."""
        return tuple(dict.fromkeys(each.name.kind for each in self.statements))

    @property
    def strength(self) -> Strength:
        """Strong where any of the authorities has it so."""
        found = {each.name.strength for each in self.statements}
        return Strength.STRONG if Strength.STRONG in found else Strength.WEAK

    @property
    def strength_by(self) -> dict[str, Strength]:
        """The same for each authority."""
        found: dict[str, Strength] = {}
        for each in self.statements:
            authority = each.source.key.authority
            if found.get(authority) is not Strength.STRONG:
                found[authority] = each.name.strength
        return found

    @property
    def earlier(self) -> bool:
        """Whether only releases before those that are shown state it."""
        return all(each.source.earlier for each in self.statements)

    @property
    def authorities(self) -> tuple[str, ...]:
        """Who states it now; of an earlier name, who did."""
        return tuple(
            dict.fromkeys(
                each.source.key.authority
                for each in self.statements
                if self.earlier or not each.source.earlier
            )
        )

    def to_dict(self) -> dict[str, Any]:
        """The name as JSON values."""
        languages = dict.fromkeys(e.name.language for e in self.statements if e.name.language)
        return {
            "name": self.full,
            "kinds": [kind.value for kind in self.kinds],
            "strength": self.strength.value,
            "strength_by": {code: each.value for code, each in self.strength_by.items()},
            "script": self.script,
            "languages": list(languages),
            "earlier": self.earlier,
            "stated_by": [
                {
                    **each.source.to_dict(),
                    "written": each.name.full,
                    "kind": each.name.kind.value,
                    "strength": each.name.strength.value,
                    "language": each.name.language,
                    "remark": each.name.remark,
                }
                for each in self.statements
            ],
        }


def gather_names(members: Sequence[Member], *, first: str) -> tuple[StatedName, ...]:
    """Every name that these entries bear, and those that only earlier releases state.

    Args:
        members: The entries.
        first: The name that stands for the target.
    """
    found: dict[str, list[NameStatement]] = {}
    for each in (*_present(members), *_earlier(members)):
        found.setdefault(same_text(each.name.full), []).append(each)
    names = [
        StatedName(full=statements[0].name.full, statements=tuple(statements))
        for statements in found.values()
    ]
    return tuple(sorted(names, key=lambda name: same_text(name.full) != same_text(first)))


def _present(members: Iterable[Member]) -> Iterator[NameStatement]:
    for member in members:
        for name in member.entry.names:
            yield NameStatement(source=source_of(member), name=name)


def _earlier(members: Iterable[Member]) -> Iterator[NameStatement]:
    """Names that a list stated before; a release read without its aliases takes none away."""
    for member in members:
        known = {same_text(name.full) for name in member.entry.names}
        for edition in member.earlier:
            for name in _others(edition, known):
                yield NameStatement(source=source_of(member, edition), name=name)


def _others(edition: Edition, known: set[str]) -> list[Name]:
    others = [name for name in edition.entry.names if same_text(name.full) not in known]
    known.update(same_text(name.full) for name in others)
    return others


def group_names(names: Iterable[StatedName]) -> dict[str, list[StatedName]]:
    """Names as a person looks for them: strong and weak ones, other scripts, former ones."""
    groups: dict[str, list[StatedName]] = {each: [] for each in _GROUPS}
    for name in names:
        groups[_group(name)].append(name)
    return {group: found for group, found in groups.items() if found}


_GROUPS = ("names", "weak names", "in other scripts", "former names", "in earlier releases")


def _group(name: StatedName) -> str:
    if name.earlier:
        return "in earlier releases"
    if set(name.kinds) == {NameKind.FORMER}:
        return "former names"
    if name.script not in _LATIN:
        return "in other scripts"
    return "names" if name.strength is Strength.STRONG else "weak names"
