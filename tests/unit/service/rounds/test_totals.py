"""Counts of entries."""

from __future__ import annotations

from watchword.model import CountryRole, CountryTie, Designation, Entry, Name, Place, Schema
from watchword.service.rounds.totals import Kind, count_entries, kind_of, places_of


def entry(
    *ties: tuple[CountryRole, str | None],
    addresses: tuple[str | None, ...] = (),
    schema: Schema = Schema.COMPANY,
    programmes: tuple[str, ...] = (),
) -> Entry:
    return Entry(
        id="1",
        schema=schema,
        names=(Name(full="x"),),
        countries=tuple(
            CountryTie(role=role, country=country, text=country or "Elbonia")
            for role, country in ties
        ),
        addresses=tuple(Place(text="somewhere", country=country) for country in addresses),
        designations=(Designation(programmes=programmes),) if programmes else (),
    )


def test_ties_count_before_addresses() -> None:
    both = entry((CountryRole.NATIONALITY, "ru"), addresses=("cy",))
    assert places_of(both) == ("ru",)
    assert places_of(entry(addresses=("cy", "cy", None, "ky"))) == ("cy", "ky")


def test_ties_that_put_nobody_into_a_country() -> None:
    for role in (CountryRole.REGIME, CountryRole.FORMER_FLAG, CountryRole.OTHER):
        assert places_of(entry((role, "ru"), addresses=("cy",))) == ("cy",)
    for role in (CountryRole.CITIZENSHIP, CountryRole.JURISDICTION, CountryRole.FLAG):
        assert places_of(entry((role, "ru"))) == ("ru",)


def test_an_entry_counts_for_each_of_its_places_and_programmes() -> None:
    totals = count_entries(
        [
            entry((CountryRole.NATIONALITY, "ru"), (CountryRole.CITIZENSHIP, "cy")),
            entry((CountryRole.NATIONALITY, "ru"), programmes=("A", "B")),
            entry((CountryRole.NATIONALITY, None), programmes=("B",)),
            entry(schema=Schema.VESSEL),
        ]
    )
    assert totals.places == {"ru": 2, "cy": 1}
    assert totals.unknown_places == 2
    assert totals.programmes == {"B": 2, "A": 1}
    assert totals.no_programme == 2
    assert totals.kinds == {Kind.ENTITY: 3, Kind.VESSEL: 1}
    assert list(totals.programmes) == ["B", "A"]


def test_every_schema_has_a_kind() -> None:
    kinds = {schema: kind_of(entry(schema=schema)) for schema in Schema}
    assert kinds[Schema.PERSON] is Kind.INDIVIDUAL
    assert kinds[Schema.LEGAL_ENTITY] is Kind.UNSTATED
    assert kinds[Schema.PUBLIC_BODY] is Kind.ENTITY
    assert kinds[Schema.AIRPLANE] is Kind.AIRCRAFT
    assert kinds[Schema.CRYPTO_WALLET] is Kind.WALLET
