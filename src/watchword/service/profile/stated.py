"""Values, each once, with everyone who states it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from watchword.model import EntryKey, Release
from watchword.service.profile.member import Edition, Member

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says something, and where.

    Attributes:
        key: The entry.
        release: The release of its list that says it.
        earlier: Whether a newer one that is shown does not say it any more.
    """

    key: EntryKey
    release: Release
    earlier: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The source as JSON values."""
        return {
            **self.key._asdict(),
            "release": self.release.released_on.isoformat(),
            **({"earlier": True} if self.earlier else {}),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Generic[T]):
    """A value, and who states it."""

    value: T
    by: tuple[Source, ...]

    @property
    def authorities(self) -> tuple[str, ...]:
        """The authorities that state it, each once."""
        return tuple(dict.fromkeys(source.key.authority for source in self.by))

    def stated_by(self) -> list[dict[str, Any]]:
        """The sources as JSON values."""
        return [source.to_dict() for source in self.by]


def source_of(member: Member, edition: Edition | None = None) -> Source:
    """The source of what a member shows, or of what an earlier release of its list says."""
    chosen = edition or member.shown
    return Source(key=member.key, release=chosen.release, earlier=chosen is not member.shown)


def gather(
    members: Iterable[Member],
    pick: Callable[[Member], Iterable[T]],
    *,
    key: Callable[[T], Hashable] = lambda value: value,
) -> tuple[Stated[T], ...]:
    """The values that members state, each once, in the order in which they come.

    Args:
        members: In their order.
        pick: The values of one.
        key: What makes two values one; the first stands for it.
    """
    values: dict[Hashable, T] = {}
    by: dict[Hashable, list[Source]] = {}
    for member in members:
        stated = {key(value): value for value in reversed(list(pick(member)))}
        for each, value in reversed(stated.items()):
            values.setdefault(each, value)
            by.setdefault(each, []).append(source_of(member))
    return tuple(Stated(value=value, by=tuple(by[each])) for each, value in values.items())


def same_text(text: str) -> str:
    """What makes two texts one: neither capitals nor spaces tell them apart."""
    return " ".join(text.split()).casefold()
