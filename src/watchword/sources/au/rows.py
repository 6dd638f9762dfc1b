"""The rows of Australia's list: one per name, known by the headers of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from watchword.sources.draft import clean

FIELDS = {
    "reference": "reference",
    "name of individual or entity": "name",
    "name": "name",
    "type": "type",
    "name type": "name type",
    "alias strength": "strength",
    "date of birth": "birth date",
    "place of birth": "birth place",
    "citizenship": "citizenship",
    "address": "address",
    "additional information": "information",
    "listing information": "listing",
    "imo number": "imo",
    "committees": "committees",
    "control date": "control",
    "instrument of designation": "instrument",
    "targeted financial sanction": "measure",
    "targeted financial sanctions": "measure",
    "travel ban": "measure",
    "arms embargo": "measure",
    "maritime restriction": "measure",
    "maritime restrictions": "measure",
}
"""What a column is by its header, in lower case. The first releases have only twelve."""


@dataclass(slots=True)
class Line:
    """One row: its cells by what their columns are."""

    number: int
    values: dict[str, str] = field(default_factory=dict)
    measures: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(
        cls, number: int, fields: Sequence[str], labels: Sequence[str], cells: Sequence[str]
    ) -> Line:
        """A row under a header; cells beyond the header have the label ``column 20``."""
        line = cls(number)
        for place, cell in enumerate(cells):
            if not cell.strip():
                continue
            known = fields[place] if place < len(fields) else ""
            label = labels[place] if place < len(labels) else ""
            if known == "measure":
                line.measures.append((label, cell))
            elif known and known not in line.values:
                line.values[known] = cell
            else:
                line.unknown.append((label or f"column {place + 1}", cell))
        return line

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")

    @property
    def is_primary(self) -> bool:
        """Whether the row has the name that the list leads with."""
        return clean(self["name type"]).casefold() in {"primary name", "primary"}


def distinct(lines: Iterable[Line], key: str) -> list[str]:
    """The different values of a column, in order; white space makes no difference."""
    found: dict[str, str] = {}
    for line in lines:
        if line[key].strip():
            found.setdefault(clean(line[key]), line[key])
    return list(found.values())
