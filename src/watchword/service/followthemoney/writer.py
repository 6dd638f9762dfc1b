"""The entities of a party."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from followthemoney.proxy import EntityProxy
from followthemoney.types import registry

from watchword.model import (
    ContactKind,
    CountryRole,
    CountryTie,
    DateInterval,
    Entry,
    Name,
    NameKind,
    NamePartKind,
    Precision,
    Strength,
    is_official,
)
from watchword.service.followthemoney.acts import acts_of
from watchword.service.followthemoney.documents import add_numbers, documents_of
from watchword.service.followthemoney.links import Resolve, links_of
from watchword.service.followthemoney.told import Party, dataset_of, newest
from watchword.service.followthemoney.values import add, add_all, has, make, note
from watchword.service.held import Told
from watchword.sources.dates import read_date

_NAMES = ("name", "alias", "previousName", "weakAlias")
"""The properties for names, the one that says most of them first."""

_KINDS = {
    NameKind.PRIMARY: "alias",
    NameKind.ORIGINAL_SCRIPT: "name",
    NameKind.FORMER: "previousName",
    NameKind.MAIDEN: "previousName",
}

_PARTS = {
    NamePartKind.GIVEN: "firstName",
    NamePartKind.MIDDLE: "middleName",
    NamePartKind.FAMILY: "lastName",
    NamePartKind.PATRONYMIC: "fatherName",
    NamePartKind.MATRONYMIC: "motherName",
    NamePartKind.SUFFIX: "nameSuffix",
}

_COUNTRIES = {
    CountryRole.NATIONALITY: "nationality",
    CountryRole.CITIZENSHIP: "citizenship",
    CountryRole.JURISDICTION: "jurisdiction",
    CountryRole.FLAG: "flag",
    CountryRole.FORMER_FLAG: "pastFlags",
    CountryRole.RESIDENCE: "country",
}

_CONTACTS = {
    ContactKind.EMAIL: "email",
    ContactKind.PHONE: "phone",
    ContactKind.WEBSITE: "website",
}

_FOUNDED = ("incorporationDate", "buildDate")


def entities_of(
    party: Party, resolve: Resolve, *, as_of: date | None = None
) -> Iterator[dict[str, Any]]:
    """The entities of a party as JSON values: itself first.

    Args:
        party: The party.
        resolve: Whom a relation leads to.
        as_of: The day on which it is sanctioned or not; None for now.
    """
    proxy = _party(party)
    if any(_is_sanctioned(told, as_of) for told in party.told):
        proxy.add("topics", "sanction")
    # Before the party is written: a link that leads nowhere is one of its notes.
    links = list(links_of(proxy, party, resolve))
    yield proxy.to_dict()
    for told in party.told:
        for act in acts_of(party.id, told):
            yield act.to_dict()
    for entity in (*documents_of(proxy, party), *links):
        yield entity.to_dict()


def _party(party: Party) -> EntityProxy:
    context: dict[str, Any] = {
        "caption": party.name,
        "datasets": sorted({dataset_of(each.release) for each in party.told}),
        "last_seen": newest(party.told),
        "referents": sorted(set(party.referents) - {party.id}),
        "target": True,
    }
    if party.first_seen_on is not None:
        context["first_seen"] = party.first_seen_on.isoformat()
    proxy = make(party.schema.value, party.id, context)
    _add_names(proxy, party)
    _add_dates(proxy, party)
    for told in party.told:
        _add_places(proxy, told.entry)
        _add_plain(proxy, told.entry)
    add_numbers(proxy, (each for told in party.told for each in told.entry.identifiers))
    return proxy


def _is_sanctioned(told: Told, as_of: date | None) -> bool:
    acts = told.entry.designations
    ends = [act.delisted_on for act in acts]
    in_force = any(end is None or (as_of is not None and end > as_of) for end in ends)
    return is_official(told.release.authority) and (in_force or not acts)


def _add_names(proxy: EntityProxy, party: Party) -> None:
    """Every name once, as the strongest that any of the entries has it."""
    found: dict[str, int] = {}
    parts: list[Name] = []
    for told in party.told:
        for place, name in enumerate(told.entry.names):
            rank = _NAMES.index(_property(name, place))
            found[name.full] = min(rank, found.get(name.full, rank))
            if rank == 0:
                parts.append(name)
    if _NAMES[found.pop(party.name, 0)] != "weakAlias":
        found = {party.name: 0, **found}
    else:
        found[party.name] = _NAMES.index("weakAlias")
    for rank, wanted in enumerate(_NAMES):
        add_all(proxy, wanted, [full for full, best in found.items() if best == rank])
    for name in parts:
        for part in name.parts:
            if part.kind in _PARTS and has(proxy, _PARTS[part.kind]):
                add(proxy, _PARTS[part.kind], part.value)


def _property(name: Name, place: int) -> str:
    if name.strength is Strength.WEAK:
        return "weakAlias"
    if place == 0 and name.kind is NameKind.PRIMARY:
        return "name"
    return _KINDS.get(name.kind, "alias")


def _add_dates(proxy: EntityProxy, party: Party) -> None:
    entries = [told.entry for told in party.told]
    for stated, names in (
        ([each for entry in entries for each in entry.birth_dates], ("birthDate",)),
        ([each for entry in entries for each in entry.death_dates], ("deathDate",)),
        ([each for entry in entries for each in entry.founded_on], _FOUNDED),
    ):
        dates = list(dict.fromkeys(stated))
        name = next((each for each in names if has(proxy, each)), None)
        if name is not None:
            _add_intervals(proxy, name, dates)
        for interval in dates if name is None else ():
            note(proxy, names[0], _words(interval))


def _add_intervals(proxy: EntityProxy, name: str, dates: list[DateInterval]) -> None:
    """Dates with their precision.

    Of a range FollowTheMoney can hold the years of its ends, and of ``circa`` nothing: the
    words are kept in a note, and so are those of a date that looks like such a remainder.
    """
    wordy = [each for each in dates if each.circa or each.precision is Precision.RANGE]
    remainders = {value for each in wordy for value in _written(each)}
    for each in dates:
        written = _written(each)
        add_all(proxy, name, written)
        if each in wordy or not remainders.isdisjoint(written):
            note(proxy, name, _words(each))


def _written(interval: DateInterval) -> list[str]:
    """A date as a property takes it."""
    if interval.precision is Precision.RANGE:
        years = dict.fromkeys((interval.earliest.year, interval.latest.year))
        return [f"{year:04d}" for year in years]
    length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[interval.precision]
    return [interval.earliest.isoformat()[:length]]


def _words(interval: DateInterval) -> str:
    """The words of the source, where they can be read back; else ours."""
    try:
        read = read_date(interval.text)
    except ValueError:
        read = None
    same = read is not None and str(read) == str(interval)
    return interval.text if same else str(interval)


def _add_places(proxy: EntityProxy, entry: Entry) -> None:
    for place in entry.birth_places:
        add(proxy, "birthPlace", place.text)
        if has(proxy, "birthCountry"):
            add(proxy, "birthCountry", place.country)
    for place in entry.addresses:
        # Twice: what is left where FollowTheMoney drops an empty part can be one itself.
        add(proxy, "address", registry.address.clean(place.text) or place.text)
        add(proxy, "country", place.country)
    for tie in entry.countries:
        _add_country(proxy, tie)


def _add_country(proxy: EntityProxy, tie: CountryTie) -> None:
    name = _COUNTRIES.get(tie.role, "")
    if name and tie.country is not None:
        add(proxy, name if has(proxy, name) else "country", tie.country)
    else:
        note(proxy, tie.role.value, tie.text or tie.country or "")


def _add_plain(proxy: EntityProxy, entry: Entry) -> None:
    add(proxy, "gender", entry.sex)
    for contact in entry.contacts:
        add(proxy, _CONTACTS.get(contact.kind, contact.kind.value), contact.value)
    add_all(proxy, "title", entry.titles)
    add_all(proxy, "position", entry.positions)
    add_all(proxy, "notes", entry.remarks)
    for feature in entry.features:
        note(proxy, feature.label, feature.value)
    for reference in entry.cross_references:
        note(proxy, reference.scheme, reference.value)
