"""What an XML format is known to hold, so that anything new is noticed and kept."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from watchword.model import ProblemCode, Severity
from watchword.sources.draft import Draft, clean
from watchword.sources.seen import Seen
from watchword.sources.xml import Element, local_name


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The attributes and children that each element of a format can have.

    Attributes:
        entry: The element of one entry; one inside another is an error.
        attributes: By the element's name.
        children: By the element's name.
        everywhere: Attributes that any element can have.
        unread: Elements whose content is left alone on purpose.
    """

    entry: str
    attributes: Mapping[str, Set[str]]
    children: Mapping[str, Set[str]]
    everywhere: Set[str] = frozenset()
    unread: Set[str] = frozenset()

    def keep_unknown(self, draft: Draft, element: Element, seen: Seen) -> None:
        """Keep as features what the format does not have, all the way down."""
        name = local_name(element)
        for attribute in self._strange(name, tuple(element.keys())):
            seen.add_unknown(draft, f"{name} {attribute}", element.get(attribute))
        known = self.children.get(name, frozenset())
        for each in element:
            inner = local_name(each)
            if inner in known:
                if inner not in self.unread:
                    self.keep_unknown(draft, each, seen)
            elif inner == self.entry:
                draft.problem(
                    ProblemCode.ENTRY_UNREADABLE,
                    "another entry stands inside this one",
                    flattened(each)[:1000],
                    severity=Severity.ERROR,
                )
            else:
                seen.add_unknown(draft, f"{name} {inner}", flattened(each))

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary per format, for good
    def _strange(self, name: str, stated: tuple[str, ...]) -> tuple[str, ...]:
        known = self.attributes.get(name, frozenset()) | self.everywhere
        return tuple(attribute for attribute in stated if attribute not in known)


def flattened(element: Element) -> str:
    """All that an element states, attributes and texts, on one line."""
    said = []
    for each in element.iter():
        said += [f"{name}: {value}" for name, value in each.attrib.items() if value.strip()]
        if text := clean(each.text):
            said.append(text)
        if each is not element and (tail := clean(each.tail)):
            said.append(tail)
    return "; ".join(said)


def all_text(element: Element) -> str:
    """All text within an element, its lines kept."""
    return "".join(element.itertext()).strip()
