"""The children of OFAC's elements by name, and a report of those that are new."""

from __future__ import annotations

from collections.abc import Collection

from watchword.model import Problem, ProblemCode, Severity
from watchword.sources.draft import Draft, clean
from watchword.sources.xml import Element, local_name


class Fields:
    """Sorts the children of elements, for one release.

    An element that the format did not have when this was written is reported once per
    release, and everything in it is kept with the entry as features.
    """

    def __init__(self) -> None:
        self._reported: set[str] = set()
        self._names: dict[str, str] = {}

    def sort(
        self, element: Element, known: Collection[str], draft: Draft
    ) -> dict[str, list[Element]]:
        """The children of an element by local name, in document order; unknown ones kept."""
        found: dict[str, list[Element]] = {}
        names = self._names
        for child in element:
            tag = child.tag
            name = names.get(tag)
            if name is None:
                name = names[tag] = local_name(child)
            if name in known:
                found.setdefault(name, []).append(child)
            else:
                self._keep(f"{local_name(element)}/{name}", child, draft)
        return found

    def report(self, path: str, draft: Draft, raw: str = "") -> None:
        """Report an element, or a word of the format, that is new; once per release."""
        if path in self._reported:
            return
        self._reported.add(path)
        draft.problem(
            ProblemCode.FIELD_UNKNOWN,
            f"the format did not have {path!r} before; its values are kept as features",
            raw,
            severity=Severity.INFO,
        )

    def _keep(self, path: str, element: Element, draft: Draft) -> None:
        self.report(path, draft, clean(element.text))
        for leaf in element.iter():
            below = local_name(leaf)
            label = path if leaf is element else f"{path}/{below}"
            draft.add_feature(label, leaf.text)
            for name, value in leaf.attrib.items():
                draft.add_feature(f"{label}@{name.rpartition('}')[2]}", value)


def unread_element(element: Element) -> Problem:
    """An error for an element that may be a target under a name that we do not know."""
    name = local_name(element)
    return Problem(
        severity=Severity.ERROR,
        code=ProblemCode.FIELD_UNKNOWN,
        locator=f"element {name}",
        message=f"the format has no {name!r} here; what it says is not read",
        raw=" ".join(filter(None, (clean(text) for text in element.itertext())))[:500],
    )


def first_text(found: dict[str, list[Element]], name: str) -> str:
    """The folded text of the first of these children; "" if there is none."""
    elements = found.get(name)
    return clean(elements[0].text) if elements else ""
