"""Who a target is: facts beside its names, each value once, with who states it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from watchword.compare.facts import identifier_key
from watchword.model import (
    Contact,
    CountryTie,
    CrossReference,
    DateInterval,
    Entry,
    Feature,
    Identifier,
    IdentifierKind,
    Place,
    Schema,
)
from watchword.service.profile.member import Member
from watchword.service.profile.stated import Stated, gather, same_text

Texts = tuple[Stated[str], ...]
Dates = tuple[Stated[DateInterval], ...]
Places = tuple[Stated[Place], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The facts of a target: every value that any of its entries states."""

    schemas: tuple[Stated[Schema], ...]
    sexes: Texts
    birth_dates: Dates
    death_dates: Dates
    founded_on: Dates
    birth_places: Places
    addresses: Places
    countries: tuple[Stated[CountryTie], ...]
    titles: Texts
    positions: Texts
    identifiers: tuple[Stated[Identifier], ...]
    cross_references: tuple[Stated[CrossReference], ...]
    contacts: tuple[Stated[Contact], ...]
    features: tuple[Stated[Feature], ...]
    remarks: Texts

    @property
    def sex(self) -> str | None:
        """The sex, where nobody states another."""
        return self.sexes[0].value if len(self.sexes) == 1 else None

    def to_dict(self) -> dict[str, Any]:
        """The facts as JSON values; each has ``stated_by``."""
        return {
            "schemas": _with_sources(self.schemas, lambda value: {"schema": value.value}),
            "sex": self.sex,
            "sexes": _with_sources(self.sexes, lambda value: {"sex": value}),
            "birth_dates": _with_sources(self.birth_dates, date_dict),
            "death_dates": _with_sources(self.death_dates, date_dict),
            "founded_on": _with_sources(self.founded_on, date_dict),
            "birth_places": _with_sources(self.birth_places, _place_dict),
            "addresses": _with_sources(self.addresses, _place_dict),
            "countries": _with_sources(
                self.countries,
                lambda tie: {"role": tie.role.value, "country": tie.country, "text": tie.text},
            ),
            "titles": _with_sources(self.titles, _text_dict),
            "positions": _with_sources(self.positions, _text_dict),
            "identifiers": _with_sources(self.identifiers, _identifier_dict),
            "cross_references": _with_sources(
                self.cross_references,
                lambda reference: {"scheme": reference.scheme, "value": reference.value},
            ),
            "contacts": _with_sources(
                self.contacts, lambda contact: {"kind": contact.kind.value, "value": contact.value}
            ),
            "features": _with_sources(
                self.features, lambda feature: {"label": feature.label, "value": feature.value}
            ),
            "remarks": _with_sources(self.remarks, _text_dict),
        }


def read_identity(members: Sequence[Member]) -> Identity:
    """The facts that these entries state."""

    def dates(pick: Callable[[Entry], Iterable[DateInterval]]) -> Dates:
        return gather(members, lambda member: pick(member.entry), key=same_date)

    def places(pick: Callable[[Entry], Iterable[Place]]) -> Places:
        return gather(members, lambda member: pick(member.entry), key=lambda v: same_text(v.text))

    def texts(pick: Callable[[Entry], Iterable[str]]) -> Texts:
        return gather(members, lambda member: pick(member.entry), key=same_text)

    return Identity(
        schemas=gather(members, lambda member: [member.entry.schema]),
        sexes=texts(lambda entry: [entry.sex] if entry.sex else []),
        birth_dates=dates(lambda entry: entry.birth_dates),
        death_dates=dates(lambda entry: entry.death_dates),
        founded_on=dates(lambda entry: entry.founded_on),
        birth_places=places(lambda entry: entry.birth_places),
        addresses=places(lambda entry: entry.addresses),
        countries=gather(
            members,
            lambda member: member.entry.countries,
            key=lambda tie: (tie.role, tie.country or same_text(tie.text)),
        ),
        titles=texts(lambda entry: entry.titles),
        positions=texts(lambda entry: entry.positions),
        identifiers=_join_countries(
            gather(
                members,
                lambda member: member.entry.identifiers,
                key=lambda each: (each.kind, identifier_key(each) or each.value, each.country),
            )
        ),
        cross_references=gather(members, lambda member: member.entry.cross_references),
        contacts=gather(members, lambda member: member.entry.contacts),
        features=gather(members, lambda member: member.entry.features),
        remarks=texts(lambda entry: entry.remarks),
    )


def same_date(interval: DateInterval) -> tuple[object, ...]:
    """What makes two dates one: not the words of the source."""
    return interval.earliest, interval.latest, interval.precision, interval.circa


def _join_countries(found: Iterable[Stated[Identifier]]) -> tuple[Stated[Identifier], ...]:
    """Identifiers, where one without a country joins the only one of its number with one."""
    groups: dict[tuple[IdentifierKind, str], list[Stated[Identifier]]] = {}
    for each in found:
        number = (each.value.kind, identifier_key(each.value) or each.value.value)
        groups.setdefault(number, []).append(each)
    joined: list[Stated[Identifier]] = []
    for group in groups.values():
        with_country = {each.value.country for each in group} - {None}
        if len(group) > 1 and len(with_country) == 1:
            by = tuple(source for each in group for source in each.by)
            fuller = next(each.value for each in group if each.value.country)
            joined.append(Stated(value=fuller, by=by))
        else:
            joined.extend(group)
    return tuple(joined)


def _with_sources(values: Iterable[Stated[Any]], show: Callable[[Any], Mapping[str, Any]]) -> Any:
    return [{**show(each.value), "stated_by": each.stated_by()} for each in values]


def date_dict(interval: DateInterval) -> dict[str, Any]:
    """A date as JSON values."""
    return {
        "earliest": interval.earliest.isoformat(),
        "latest": interval.latest.isoformat(),
        "precision": interval.precision.value,
        "circa": interval.circa,
        "text": interval.text,
    }


def _place_dict(place: Place) -> dict[str, Any]:
    return {"text": place.text, "country": place.country}


def _text_dict(text: str) -> dict[str, Any]:
    return {"text": text}


def _identifier_dict(each: Identifier) -> dict[str, Any]:
    return {
        "kind": each.kind.value,
        "value": each.value,
        "country": each.country,
        "issuer": each.issuer,
        "label": each.label,
        "remark": each.remark,
        "issued_on": each.issued_on and each.issued_on.isoformat(),
        "expires_on": each.expires_on and each.expires_on.isoformat(),
    }
