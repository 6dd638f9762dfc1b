"""OFAC's classic XML: ``SDN.XML`` and ``CONSOLIDATED.XML``.

Both have the root ``sdnList`` and the same schema (OFAC, *SDN XML Schema*, ``sdn.xsd``):
``publshInformation`` (spelled so) with the day of publication and the number of records,
then one ``sdnEntry`` per party. What the format has no element for stands in its
``idList`` under the labels of :mod:`watchword.sources.us.labels`, and links to other
parties in the remarks. It has no names in other scripts and no listing dates but those
that ``idList`` states. The ``uid`` of a name, an address or a document is a number of
OFAC's database and says nothing of the party; it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from watchword.errors import Malformed
from watchword.model import (
    CountryRole,
    Entry,
    NameKind,
    Problem,
    ProblemCode,
    Schema,
    Severity,
    Strength,
)
from watchword.sources.contract import Document, Recognition, Source
from watchword.sources.dates import read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.seen import Seen
from watchword.sources.us.classic import (
    EXPECTATIONS,
    add_address,
    add_designations,
    add_title_field,
    schema_of,
    tell_list,
)
from watchword.sources.us.fields import Fields, first_text
from watchword.sources.us.labels import canonical_label
from watchword.sources.us.names import add_person_name, alias_kind
from watchword.sources.us.remarks import read_remarks
from watchword.sources.us.stated import Stated, add_birth_date, add_birth_place, add_stated
from watchword.sources.xml import Element, local_name, root_start, stream_children

ROOT = "sdnList"

_PUBLISHED = re.compile(rb"<(?:\w+:)?Publish_Date>\s*([^<]*?)\s*<")
_ENTRY = re.compile(rb"<(?:\w+:)?sdnEntry[\s>]")
_PROGRAMME = re.compile(rb"<(?:\w+:)?program>\s*([^<]*?)\s*<")

_ENTRY_FIELDS = {
    *("uid", "firstName", "lastName", "title", "sdnType", "remarks", "programList", "idList"),
    *("akaList", "addressList", "nationalityList", "citizenshipList", "dateOfBirthList"),
    *("placeOfBirthList", "vesselInfo"),
}
_VESSEL_LABELS = {
    "callSign": "Vessel Call Sign",
    "vesselType": "Vessel Type",
    "vesselFlag": "Vessel Flag",
    "vesselOwner": "Vessel Owner",
    "tonnage": "Tonnage",
    "grossRegisteredTonnage": "Gross Registered Tonnage",
}
_ADDRESS_LINES = ("address1", "address2", "address3")


def recognise(document: Document) -> Recognition | None:
    """The list by the programmes of its first entries, the day from ``Publish_Date``."""
    root = root_start(document)
    if root is None or root[0] != ROOT:
        return None
    entries = [
        [programme.decode("utf-8", "replace") for programme in _PROGRAMME.findall(part)]
        for part in _ENTRY.split(document.head)[1:]
    ]
    published = _PUBLISHED.search(document.head)
    return Recognition(
        list=tell_list(entries, document.name),
        released_on=_read_publish_date(published[1].decode("ascii", "replace"))
        if published
        else None,
    )


def read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    """Read the one file of a release.

    Raises:
        Malformed: The XML is broken, or the file holds fewer entries than it declares.
    """
    if len(documents) != 1:
        raise Malformed(f"a release in OFAC's XML is one file, not {len(documents)}")
    recognition = recognise(documents[0])
    if recognition is None:
        raise Malformed(f"{documents[0].name or 'the file'} has no root element {ROOT}")
    return _Reader(recognition.list).read(documents[0])


def _read_publish_date(text: str) -> date | None:
    return read_day(text, month_first=True)


class _Reader:
    """One pass over one file."""

    def __init__(self, list_key: str) -> None:
        self._list = list_key
        self._fields = Fields()
        self._seen = Seen()
        self._declared = ""
        self._count = 0

    def read(self, document: Document) -> Iterator[Entry | Problem]:
        for element in stream_children(document):
            name = local_name(element)
            if name == "sdnEntry":
                self._count += 1
                yield from self._read_entry(element)
            elif name in {"publshInformation", "publishInformation"}:
                yield from self._read_heading(element)
            else:
                yield Problem(
                    severity=Severity.ERROR,
                    code=ProblemCode.FIELD_UNKNOWN,
                    locator=f"element {name}",
                    message=f"the format has no {name!r} beside its entries",
                    raw=clean(" ".join(element.itertext()))[:500],
                )
        yield from self._check_count(document)

    def _read_heading(self, element: Element) -> Iterator[Problem]:
        heading = Draft("", Schema.LEGAL_ENTITY, "publshInformation")
        found = self._fields.sort(element, {"Publish_Date", "Record_Count"}, heading)
        self._declared = first_text(found, "Record_Count")
        published = first_text(found, "Publish_Date")
        if _read_publish_date(published) is None:
            heading.problem(
                ProblemCode.DATE_UNREADABLE, "the day of publication can't be read", published
            )
        yield from heading.problems

    def _check_count(self, document: Document) -> Iterator[Problem]:
        digits = re.fullmatch(r"\d{1,9}", self._declared.replace(",", ""), re.A)
        declared = int(digits[0]) if digits else None
        if declared == self._count:
            return
        if declared is not None and declared > self._count:
            raise Malformed(
                f"{document.name or 'the file'} declares {declared} entries "
                f"and holds {self._count}: it is cut short"
            )
        yield Problem(
            severity=Severity.WARNING,
            code=ProblemCode.COUNT_MISMATCH,
            locator="publshInformation/Record_Count",
            message=f"the file holds {self._count} entries and declares "
            + (f"{declared}" if declared is not None else "no number that we can read"),
            raw=self._declared,
        )

    def _read_entry(self, element: Element) -> Iterator[Entry | Problem]:
        draft = Draft("", Schema.LEGAL_ENTITY, f"sdnEntry number {self._count}")
        found = self._fields.sort(element, _ENTRY_FIELDS, draft)
        self._set_id(draft, first_text(found, "uid"))
        stated = first_text(found, "sdnType")
        schema = schema_of(stated)
        if schema is None:
            draft.problem(ProblemCode.KIND_UNKNOWN, "no type of party that we know", stated)
            draft.add_feature("SDN Type", stated)
        draft.schema = schema or Schema.LEGAL_ENTITY
        add_person_name(draft, (first_text(found, "lastName"), first_text(found, "firstName")))
        for title in found.get("title", ()):
            add_title_field(draft, title.text or "")
        self._add_names(draft, found)
        self._add_life(draft, found)
        for address in self._items(draft, found, "addressList", "address"):
            self._add_address(draft, address)
        self._add_features(draft, found)
        for remarks in found.get("remarks", ()):
            draft.add_remark(remarks.text)
            read_remarks(draft, remarks.text or "")
        programmes = self._items(draft, found, "programList", "program")
        keys = [programme.text or "" for programme in programmes]
        add_designations(draft, keys, list_key=self._list)
        yield from draft.finish()

    def _set_id(self, draft: Draft, uid: str) -> None:
        draft.id = uid or "unnumbered"
        if uid:
            draft.locator = f"sdnEntry {uid}"
        else:
            draft.problem(ProblemCode.ID_MISSING, "the entry has no uid", severity=Severity.ERROR)
        if not self._seen.claim_id(draft) and uid:
            draft.problem(
                ProblemCode.ID_REUSED,
                f"the uid stands on an earlier entry too; this one is kept as {draft.id}",
                uid,
                severity=Severity.ERROR,
            )

    def _items(
        self, draft: Draft, found: dict[str, list[Element]], group: str, name: str
    ) -> list[Element]:
        """The items of a list of the entry."""
        items: list[Element] = []
        for element in found.get(group, ()):
            items.extend(self._fields.sort(element, {name}, draft).get(name, ()))
        return items

    def _add_names(self, draft: Draft, found: dict[str, list[Element]]) -> None:
        known = {"uid", "type", "category", "lastName", "firstName"}
        for item in self._items(draft, found, "akaList", "aka"):
            fields = self._fields.sort(item, known, draft)
            stated, category = first_text(fields, "type"), first_text(fields, "category")
            kind = alias_kind(stated)
            if kind is None:
                self._fields.report(f"aka type {stated}", draft, stated)
                kind = (NameKind.ALIAS, stated)
            weak = category.casefold() == "weak"
            if not weak and category.casefold() != "strong":
                self._fields.report(f"aka category {category}", draft, category)
            add_person_name(
                draft,
                (first_text(fields, "lastName"), first_text(fields, "firstName")),
                kind=kind[0],
                strength=Strength.WEAK if weak else Strength.STRONG,
                remark=kind[1],
            )

    def _add_life(self, draft: Draft, found: dict[str, list[Element]]) -> None:
        """Dates and places of birth, nationalities and citizenships."""
        for text in self._main_first(draft, found, ("dateOfBirthList", "dateOfBirth")):
            add_birth_date(draft, text)
        for text in self._main_first(draft, found, ("placeOfBirthList", "placeOfBirth")):
            add_birth_place(draft, text)
        for role, item in (
            (CountryRole.NATIONALITY, "nationality"),
            (CountryRole.CITIZENSHIP, "citizenship"),
        ):
            for text in self._main_first(draft, found, (f"{item}List", "country"), item=item):
                draft.add_country(role, text)

    def _main_first(
        self,
        draft: Draft,
        found: dict[str, list[Element]],
        names: tuple[str, str],
        *,
        item: str = "",
    ) -> list[str]:
        """The values of a list whose items say which of them is the main one."""
        group, value = names
        values: list[tuple[bool, str]] = []
        for element in self._items(draft, found, group, item or f"{value}Item"):
            fields = self._fields.sort(element, {"uid", "mainEntry", value}, draft)
            main = first_text(fields, "mainEntry").casefold() != "false"
            values.append((not main, first_text(fields, value)))
        values.sort(key=lambda stated: stated[0])
        return [text for _, text in values]

    def _add_address(self, draft: Draft, element: Element) -> None:
        known = {*_ADDRESS_LINES, "uid", "city", "stateOrProvince", "postalCode", "country"}
        fields = self._fields.sort(element, known, draft)
        lines = (first_text(fields, line) for line in _ADDRESS_LINES)
        add_address(
            draft,
            (
                ", ".join(line for line in lines if line),
                first_text(fields, "city"),
                first_text(fields, "stateOrProvince"),
                first_text(fields, "postalCode"),
                first_text(fields, "country"),
            ),
        )

    def _add_features(self, draft: Draft, found: dict[str, list[Element]]) -> None:
        """The documents and features of ``idList``, and the particulars of a ship."""
        known = {"uid", "idType", "idNumber", "idCountry", "issueDate", "expirationDate"}
        for item in self._items(draft, found, "idList", "id"):
            fields = self._fields.sort(item, known, draft)
            stated = Stated(
                canonical_label(first_text(fields, "idType")) or "Identification",
                first_text(fields, "idNumber"),
                country=first_text(fields, "idCountry"),
                issued=first_text(fields, "issueDate"),
                expires=first_text(fields, "expirationDate"),
            )
            if not add_stated(draft, stated):
                self._fields.report(f"idType {stated.label}", draft, stated.label)
        for vessel in found.get("vesselInfo", ()):
            for name, elements in self._fields.sort(vessel, _VESSEL_LABELS, draft).items():
                for element in elements:
                    add_stated(draft, Stated(_VESSEL_LABELS[name], clean(element.text)))


SOURCE = Source(
    key="us.sdn_xml",
    authority="us",
    title="OFAC SDN.XML and CONSOLIDATED.XML",
    expectations=EXPECTATIONS,
    recognise=recognise,
    read_entries=read_entries,
)
