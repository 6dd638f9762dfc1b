"""Where a party lives, was born, is registered."""

from __future__ import annotations

from collections.abc import Iterable

from watchword.model import CountryRole, Place, ProblemCode, Schema
from watchword.sources.draft import Draft
from watchword.sources.own.ftm.entity import Entity, ftm_country
from watchword.sources.own.ftm.spool import Spool

_ROLES = {
    "nationality": CountryRole.NATIONALITY,
    "citizenship": CountryRole.CITIZENSHIP,
    "jurisdiction": CountryRole.JURISDICTION,
    "mainCountry": CountryRole.JURISDICTION,
    "flag": CountryRole.FLAG,
    "pastFlags": CountryRole.FORMER_FLAG,
}
_THINGS = (Schema.VESSEL, Schema.AIRPLANE)

PLACE_PROPERTIES = frozenset(
    {*_ROLES, "country", "birthPlace", "birthCountry", "address", "addressEntity"}
)


def add_countries(draft: Draft, party: Entity) -> None:
    """Add the countries that a party belongs to, by role."""
    for name, role in _ROLES.items():
        for value in party.values(name):
            draft.add_country(role, value, code=ftm_country(value))
    role = _plain_role(draft)
    for value in party.values("country"):
        draft.add_country(role, value, code=ftm_country(value))


def _plain_role(draft: Draft) -> CountryRole:
    """How a party belongs to a country of which FollowTheMoney does not say how.

    Where the flag, or where a body is registered, is stated too, it is another tie.
    """
    stated = {tie.role for tie in draft.countries}
    if draft.schema in _THINGS:
        return CountryRole.OTHER if CountryRole.FLAG in stated else CountryRole.FLAG
    if draft.schema in (Schema.PERSON, Schema.LEGAL_ENTITY, Schema.CRYPTO_WALLET):
        return CountryRole.RESIDENCE
    known = CountryRole.JURISDICTION in stated
    return CountryRole.RESIDENCE if known else CountryRole.JURISDICTION


def add_places(draft: Draft, party: Entity, spool: Spool) -> None:
    """Add addresses and places of birth."""
    for other in party.values("addressEntity"):
        address = spool.whole(other)
        if address is None or address.schema != "Address":
            draft.problem(
                ProblemCode.RELATION_UNRESOLVED, "the file does not have the address", other
            )
        else:
            _add_address(draft, address)
    known = {_key(place.text) for place in draft.addresses}
    for text in party.values("address"):
        if _key(text) not in known:
            draft.add_place(draft.addresses, text=text)
    _add_birth_places(draft, party.values("birthPlace"), party.values("birthCountry"))


def _add_address(draft: Draft, address: Entity) -> None:
    streets = address.values("street", "street2")
    box = address.first("postOfficeBox")
    draft.add_place(
        draft.addresses,
        text=address.first("full", "name") or address.caption,
        street=", ".join([*streets, *([f"PO Box {box}"] if box else [])]),
        city=address.first("city"),
        region=address.first("region", "state"),
        postal_code=address.first("postalCode"),
        country=address.first("country"),
        code=ftm_country(address.first("country")),
        remark="; ".join(address.values("remarks", "summary", "notes")),
    )


def _add_birth_places(draft: Draft, texts: Iterable[str], countries: Iterable[str]) -> None:
    """Add places of birth; a country of birth is that of the only place that is stated."""
    places = list(texts)
    codes = {code for country in countries if (code := ftm_country(country))}
    if len(places) == 1 and len(codes) == 1:
        draft.add_place(draft.birth_places, text=places[0], code=next(iter(codes)))
        return
    for text in places:
        draft.add_place(draft.birth_places, text=text)
    for code in sorted(codes):
        if not any(place.country == code for place in draft.birth_places):
            draft.birth_places.append(Place(text=code, country=code))


def _key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
