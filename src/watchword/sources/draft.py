"""An entry under construction.

Every source fills one :class:`Draft` per entry: it trims and folds white space, skips
what is empty, drops exact repetitions, looks up countries, and turns what it can't
understand into problems that keep the raw value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from watchword.model import (
    Contact,
    ContactKind,
    CountryRole,
    CountryTie,
    CrossReference,
    DateInterval,
    Designation,
    Entry,
    Feature,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    NamePart,
    Place,
    Problem,
    ProblemCode,
    Relation,
    RelationKind,
    Schema,
    Severity,
    Strength,
)
from watchword.text.countries import country_code
from watchword.text.scripts import script_of

T = TypeVar("T")

# Controls and invisible format characters; joiners stay, since Persian and Indic
# names are spelled with them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_SPACE = re.compile(r"\s+")


def clean(text: str | None) -> str:
    """The text on one line: white space folded, control characters gone."""
    if not text:
        return ""
    if text.isascii() and text.isprintable() and "  " not in text:
        # Most cells by far: nothing to fold, and twice as fast without the expressions.
        return text.strip()
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


def clean_block(text: str | None) -> str:
    """Free text: control characters gone, lines kept."""
    if not text:
        return ""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


class Draft:
    """An entry under construction, and what went wrong while building it.

    Args:
        entry_id: The authority's own id.
        schema: What the party is; may be set later.
        locator: Where in the file the entry stands.
    """

    def __init__(self, entry_id: str, schema: Schema, locator: str) -> None:
        self.id = entry_id
        self.schema = schema
        self.locator = locator
        self.sex: str | None = None
        self.names: list[Name] = []
        self.birth_dates: list[DateInterval] = []
        self.death_dates: list[DateInterval] = []
        self.founded_on: list[DateInterval] = []
        self.birth_places: list[Place] = []
        self.addresses: list[Place] = []
        self.countries: list[CountryTie] = []
        self.identifiers: list[Identifier] = []
        self.cross_references: list[CrossReference] = []
        self.contacts: list[Contact] = []
        self.titles: list[str] = []
        self.positions: list[str] = []
        self.designations: list[Designation] = []
        self.relations: list[Relation] = []
        self.features: list[Feature] = []
        self.remarks: list[str] = []
        self.problems: list[Problem] = []

    def add_name(
        self,
        full: str | None,
        *,
        kind: NameKind = NameKind.PRIMARY,
        strength: Strength = Strength.STRONG,
        parts: Iterable[NamePart] = (),
        script: str | None = None,
        language: str | None = None,
        remark: str = "",
    ) -> None:
        """Add a name; a name equal in spelling, kind and strength is not added twice."""
        text = clean(full)
        if not text:
            return
        name = Name(
            full=text,
            kind=kind,
            strength=strength,
            parts=tuple(parts),
            script=script or script_of(text),
            language=language or None,
            remark=clean(remark),
        )
        if all(
            (known.full, known.kind, known.strength) != (text, kind, strength)
            for known in self.names
        ):
            self.names.append(name)

    def add_date(
        self,
        into: list[DateInterval],
        text: str | None,
        read: Callable[[str], DateInterval | None],
    ) -> None:
        """Read a date with ``read`` into one of the date fields, or report it.

        ``read`` gives None, or raises ValueError, where the text is no date.
        """
        stated = clean(text)
        if not stated:
            return
        try:
            interval = read(stated)
        except ValueError as error:
            self.problem(ProblemCode.DATE_UNREADABLE, f"date can't be: {error}", stated)
            interval = None
        else:
            if interval is None:
                self.problem(ProblemCode.DATE_UNREADABLE, "date can't be read", stated)
        if interval is None:
            self.add_feature("Unread date", stated)
        elif interval not in into:
            into.append(interval)

    def add_place(
        self,
        into: list[Place],
        *,
        text: str | None = None,
        street: str | None = None,
        city: str | None = None,
        region: str | None = None,
        postal_code: str | None = None,
        country: str | None = None,
        code: str | None = None,
        remark: str | None = None,
    ) -> None:
        """Add a birth place or an address.

        Args:
            into: ``self.addresses`` or ``self.birth_places``.
            text: The whole line; by default the parts joined with commas.
            country: The country's name as stated.
            code: Its ISO code where the source states that too.
        """
        cells = [clean(cell) for cell in (street, city, region, postal_code, country)]
        line = clean(text) or ", ".join(cell for cell in cells if cell)
        if not line and not code:
            return
        known = code.lower() if code else self.country(cells[4])
        place = Place(
            text=line or (code or ""),
            street=cells[0],
            city=cells[1],
            region=cells[2],
            postal_code=cells[3],
            country=known,
            country_text=cells[4],
            remark=clean(remark),
        )
        if place not in into:
            into.append(place)

    def add_country(
        self, role: CountryRole, text: str | None, *, code: str | None = None, remark: str = ""
    ) -> None:
        """Add a nationality, flag or other tie to a country."""
        stated = clean(text) or (code or "")
        if not stated:
            return
        known = code.lower() if code else self.country(stated)
        tie = CountryTie(role=role, country=known, text=stated, remark=clean(remark))
        if tie not in self.countries:
            self.countries.append(tie)

    def country(self, text: str) -> str | None:
        """The code of a country's name; an unknown one is reported and gives None."""
        if not text:
            return None
        code = country_code(text)
        if code is None:
            self.problem(ProblemCode.COUNTRY_UNKNOWN, "no country that we know", text)
        return code

    def add_identifier(
        self,
        kind: IdentifierKind,
        value: str | None,
        *,
        issuer: str | None = None,
        code: str | None = None,
        issued_on: date | None = None,
        expires_on: date | None = None,
        label: str = "",
        remark: str = "",
    ) -> None:
        """Add an identifier.

        Args:
            issuer: The issuing country or body as stated; looked up as a country.
            code: The ISO code of the issuing country where the source states it.
        """
        stated = clean(value)
        if not stated:
            return
        issuer_text = clean(issuer)
        identifier = Identifier(
            kind=kind,
            value=stated,
            country=code.lower() if code else country_code(issuer_text) if issuer_text else None,
            issuer=issuer_text,
            issued_on=issued_on,
            expires_on=expires_on,
            label=clean(label),
            remark=clean(remark),
        )
        if identifier not in self.identifiers:
            self.identifiers.append(identifier)

    def add_cross_reference(self, scheme: str, value: str | None) -> None:
        """Add the id that another list uses for the same party."""
        stated = clean(value)
        if stated:
            _once(self.cross_references, CrossReference(scheme=scheme, value=stated))

    def add_contact(self, kind: ContactKind, value: str | None) -> None:
        """Add an e-mail address, telephone number or website."""
        stated = clean(value)
        if stated:
            _once(self.contacts, Contact(kind=kind, value=stated))

    def add_title(self, value: str | None) -> None:
        """Add a form of address."""
        _once(self.titles, clean(value))

    def add_position(self, value: str | None) -> None:
        """Add an office or function."""
        _once(self.positions, clean(value))

    def add_relation(
        self,
        kind: RelationKind,
        other: str | None,
        *,
        other_id: str | None = None,
        detail: str = "",
        inverse: bool = False,
    ) -> None:
        """Add a relation to another party."""
        stated = clean(other)
        if stated or other_id:
            relation = Relation(
                kind=kind,
                other=stated,
                other_id=other_id or None,
                detail=clean(detail),
                inverse=inverse,
            )
            _once(self.relations, relation)

    def add_feature(self, label: str, value: str | None) -> None:
        """Keep anything else that is stated, under the source's label."""
        stated = clean(value)
        if stated:
            _once(self.features, Feature(label=clean(label), value=stated))

    def add_remark(self, text: str | None) -> None:
        """Keep free text as it is."""
        _once(self.remarks, clean_block(text))

    def set_sex(self, text: str | None) -> None:
        """Read "Male", "F", "женский" …; what is neither is kept as a feature."""
        stated = clean(text)
        if not stated:
            return
        sex = _SEXES.get(stated.casefold())
        if sex is None:
            self.add_feature("Gender", stated)
        elif self.sex is None:
            self.sex = sex
        elif self.sex != sex:
            self.problem(ProblemCode.VALUE_CONFLICT, "two sexes are stated", stated)
            self.add_feature("Gender", stated)

    def problem(
        self,
        code: ProblemCode,
        message: str,
        raw: str = "",
        *,
        severity: Severity = Severity.WARNING,
    ) -> None:
        """Report something about this entry."""
        self.problems.append(
            Problem(
                severity=severity,
                code=code,
                locator=self.locator,
                message=message,
                raw=raw,
                entry=self.id or None,
            )
        )

    def finish(self) -> Iterator[Entry | Problem]:
        """The problems, then the entry; an entry without a name is an error instead."""
        if not self.names:
            self.problem(
                ProblemCode.NAME_MISSING,
                "the entry has no name, so it can't be screened",
                severity=Severity.ERROR,
            )
            yield from self.problems
            return
        yield from self.problems
        yield Entry(
            id=self.id,
            schema=self.schema,
            names=tuple(self.names),
            birth_dates=tuple(self.birth_dates),
            death_dates=tuple(self.death_dates),
            founded_on=tuple(self.founded_on),
            birth_places=tuple(self.birth_places),
            addresses=tuple(self.addresses),
            countries=tuple(self.countries),
            identifiers=tuple(self.identifiers),
            cross_references=tuple(self.cross_references),
            contacts=tuple(self.contacts),
            sex=self.sex,
            titles=tuple(self.titles),
            positions=tuple(self.positions),
            designations=tuple(self.designations),
            relations=tuple(self.relations),
            features=tuple(self.features),
            remarks=tuple(self.remarks),
            locator=self.locator,
        )


def _once(into: list[T], value: T) -> None:
    """Append a value that is not empty and not there yet."""
    if value and value not in into:
        into.append(value)


_SEXES = {
    "male": "male",
    "m": "male",
    "man": "male",
    "female": "female",
    "f": "female",
    "woman": "female",
}
