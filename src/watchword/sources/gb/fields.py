"""The fields of the United Kingdom's lists, and what one target states in them.

The UK Sanctions List (XML and CSV) and OFSI's consolidated list name the same things
differently: "D.O.B", "DOB"; "Address Line 1", "Address 1"; an element ``IMONumber``, a
column "IMO number", and a label "(IMO number):" in a text. All are taken to one
vocabulary here. The tables repeat a target in many rows and vary one cell after another,
so what a target states is collected as a union: each value once, in the order of the
file.

Source: the headers, element names and labels of the published files, 2020 to 2026.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from watchword.sources.draft import clean
from watchword.sources.gb.values import split_values

NAME = tuple(f"name {number}" for number in range(1, 7))
"""Name 1 to 5 are given and middle names, name 6 is the family or whole name."""

ADDRESS = tuple(f"address {number}" for number in range(1, 7))

GROUPS: dict[str, tuple[str, ...]] = {
    "name": (*NAME, "name type", "alias strength"),
    "native": ("native name", "native script", "native language"),
    "address": (*ADDRESS, "postal code", "country"),
    "birth": ("birth town", "birth country"),
    "passport": ("passport number", "passport details"),
    "identity": ("identity number", "identity details"),
    "act": ("regime", "listed on", "designated on"),
}
"""Fields that only mean something together, by the name of the group."""

GROUP_OF = {field: group for group, fields in GROUPS.items() for field in fields}

_LABELS: dict[str, str] = {
    "Last Updated": "amended on",
    "Date Designated": "listed on",
    "Listed On": "listed on",
    "UK Sanctions List Date Designated": "designated on",
    "Unique ID": "unique id",
    "OFSI Group ID": "ofsi group",
    "Group ID": "group id",
    "UN Reference Number": "un reference",
    "UN Ref": "un reference",
    "UK Sanctions List Ref": "uk reference",
    "Name type": "name type",
    "Alias type": "name type",
    "Alias strength": "alias strength",
    "Alias quality": "alias strength",
    "Title": "title",
    "Name non-latin script": "native name",
    "Non-latin script type": "native script",
    "Non-latin script language": "native language",
    "Regime Name": "regime",
    "Regime": "regime",
    "Designation Type": "kind",
    "Individual, Entity, Ship": "kind",
    "Group Type": "kind",
    "Designation source": "source",
    "Sanctions Imposed": "measures",
    "Other Information": "other information",
    "Further Identifiying Information": "other information",  # so spelled by OFSI
    "Further Identifying Information": "other information",
    "UK Statement of Reasons": "reason",
    "Address Postal Code": "postal code",
    "Post/Zip Code": "postal code",
    "Address Country": "country",
    "Country": "country",
    "Phone number": "phone",
    "Telephone": "phone",
    "Tel": "phone",
    "Fax": "fax",
    "Fax number": "fax",
    "Website": "website",
    "Email address": "email",
    "D.O.B": "born",
    "Nationality(/ies)": "nationality",
    "Nationality": "nationality",
    "National Identifier number": "identity number",
    "National Identification Number": "identity number",
    "NI Number": "identity number",
    "National Identifier additional information": "identity details",
    "National Identification Details": "identity details",
    "Passport number": "passport number",
    "Passport additional information": "passport details",
    "Passport Details": "passport details",
    "Position": "position",
    "Gender": "gender",
    "Town of birth": "birth town",
    "Country of birth": "birth country",
    "Type of entity": "type of entity",
    "Subsidiaries": "subsidiary",
    "Subsidiary": "subsidiary",
    "Parent company": "parent company",
    "Business registration number (s)": "registration",
    "Business registration number": "registration",
    "Business Reg No": "registration",
    "Business Reg Nos": "registration",
    "IMO number": "imo",
    "Current owner/operator (s)": "owner",
    "Current owner/operator": "owner",
    "Current owners/operators": "owner",
    "Current owners": "owner",
    "Current owner": "owner",
    "Previous owner/operator (s)": "previous owner",
    "Previous owner/operator": "previous owner",
    "Previous owners/operators": "previous owner",
    "Previous owners": "previous owner",
    "Previous owner": "previous owner",
    "Current believed flag of ship": "flag",
    "Flag of ship": "flag",
    "Previous flags": "previous flag",
    "Previous flag": "previous flag",
    "Type of ship": "type of ship",
    "Tonnage of ship": "tonnage of ship",
    "Length of ship": "length of ship",
    "Year Built": "year built",
    "Hull identification number (HIN)": "hull number",
    "Hull identification number": "hull number",
    "HIN": "hull number",
    **{f"Name {number}": f"name {number}" for number in range(1, 7)},
    **{f"Address Line {number}": f"address {number}" for number in range(1, 7)},
    **{f"Address {number}": f"address {number}" for number in range(1, 7)},
}


@lru_cache(maxsize=4096)
def fold_label(label: str) -> str:
    """A label without case, spaces and punctuation: ``D.O.B`` and ``DOB`` are one."""
    return "".join(char for char in label.casefold() if char.isalnum())


_FIELDS = {fold_label(label): field for label, field in _LABELS.items()}


def field_of(label: str) -> str | None:
    """The field that a column, an element or a label in a text names; None if unknown."""
    return _FIELDS.get(fold_label(label))


def columns_of(header: Iterable[str]) -> tuple[dict[int, str], dict[int, str]]:
    """The fields by column number, and the labels of the columns that we do not know."""
    known: dict[int, str] = {}
    unknown: dict[int, str] = {}
    for number, cell in enumerate(header):
        field = field_of(cell)
        if field is not None:
            known[number] = field
        elif clean(cell):
            unknown[number] = clean(cell)
    return known, unknown


class Target:
    """What the rows or elements of one target state, each value once, in order.

    Attributes:
        locator: Where in the file it first stands.
        cells: The values by field.
        groups: The combinations of values by group, in the order of :data:`GROUPS`.
        unknown: The values of columns or elements that we do not know, by their labels.
    """

    __slots__ = ("cells", "groups", "locator", "unknown")

    def __init__(self, locator: str) -> None:
        self.locator = locator
        self.cells: dict[str, dict[str, None]] = {}
        self.groups: dict[str, dict[tuple[str, ...], None]] = {}
        self.unknown: dict[str, dict[str, None]] = {}

    def add(self, field: str, value: str) -> None:
        """Add a value; a field of a group makes a combination of its own."""
        if not value.strip():
            return
        group = GROUP_OF.get(field)
        if group is None:
            self.cells.setdefault(field, {}).setdefault(value)
        else:
            self.add_group(group, {field: value})

    def add_group(self, group: str, values: Mapping[str, str]) -> None:
        """Add a combination, unless all its values are empty."""
        combination = tuple(values.get(field, "") for field in GROUPS[group])
        if any(value.strip() for value in combination):
            self.groups.setdefault(group, {}).setdefault(combination)

    def add_row(self, values: Mapping[str, str]) -> None:
        """Add a table's row by fields."""
        groups: dict[str, None] = {}
        for field, value in values.items():
            group = GROUP_OF.get(field)
            if group is None:
                self.add(field, value)
            elif value:
                groups[group] = None
        for group in groups:
            self.add_group(group, values)

    def add_unknown(self, label: str, value: str) -> None:
        """Add a value under a label that we do not know."""
        if value.strip():
            self.unknown.setdefault(label, {}).setdefault(value)

    def values(self, field: str) -> tuple[str, ...]:
        """The values of a field that belongs to no group."""
        return tuple(self.cells.get(field, ()))

    def each(self, field: str) -> Iterator[str]:
        """The values of a field, with the lists within its cells taken apart."""
        for cell in self.cells.get(field, ()):
            yield from split_values(cell)

    def combinations(self, group: str) -> tuple[dict[str, str], ...]:
        """The combinations of a group as values by field."""
        fields = GROUPS[group]
        return tuple(
            dict(zip(fields, values, strict=True)) for values in self.groups.get(group, ())
        )
