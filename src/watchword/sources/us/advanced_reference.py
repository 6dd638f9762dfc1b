"""The reference values of OFAC's Advanced format.

Every word of the format is a number that the file itself explains in
``ReferenceValueSets``: types of parties, names, features, documents, links, countries.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from watchword.model import Schema
from watchword.sources.draft import clean
from watchword.sources.us.vocabulary import NO_COUNTRY, SCHEMAS
from watchword.sources.xml import Element, local_name
from watchword.text.countries import country_code

SILENT = frozenset({"", "unknown", "valid", "default", "none"})
"""Words of reference values that say nothing."""


@dataclass(slots=True)
class References:
    """The words of one file.

    Attributes:
        words: The text of each value, by the name of its element and its id.
        parents: Its attributes that refer to other values, by the same.
        missing: What was asked for and is not in the file, in that order.
    """

    words: dict[tuple[str, str], str] = field(default_factory=dict)
    parents: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    missing: dict[tuple[str, str], None] = field(default_factory=dict)

    def add_sets(self, element: Element) -> None:
        """Read a ``ReferenceValueSets`` element."""
        for values in element:
            for value in values:
                key = (local_name(value), value.get("ID", ""))
                self.words[key] = clean(value.text)
                if len(value.attrib) > 1:
                    self.parents[key] = dict(value.attrib)

    def word(self, kind: str, reference: str | None) -> str:
        """The text of a value; the bare reference where the file does not explain it."""
        if not reference:
            return ""
        word = self.words.get((kind, reference))
        if word is None:
            self.missing[kind, reference] = None
        return word or f"{kind} {reference}"

    def parent(self, kind: str, reference: str, attribute: str) -> str:
        """What an attribute of a value says; "" where there is none."""
        return self.parents.get((kind, reference), {}).get(attribute, "")

    def schema(self, subtype: str) -> tuple[Schema | None, str]:
        """What a party is by its subtype, and the words for it.

        A ship is the subtype "Vessel" of the type "Transport"; a person the subtype
        "Unknown" of the type "Individual".
        """
        word = self.word("PartySubType", subtype)
        kind = self.word("PartyType", self.parent("PartySubType", subtype, "PartyTypeID"))
        schema = SCHEMAS.get(word.casefold()) or SCHEMAS.get(kind.casefold())
        return schema, f"{kind} {word}".strip()

    def country(self, reference: str | None) -> tuple[str, str | None]:
        """A country's name and ISO code; ("", None) for none and for "undetermined"."""
        name = self.word("Country", reference)
        if name.casefold() in NO_COUNTRY:
            return "", None
        stated = self.parent("Country", reference or "", "ISO2").lower()
        iso = stated if len(stated) == 2 and stated.isalpha() else None
        return name, country_code(name) or iso
