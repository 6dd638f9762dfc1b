"""Addresses and places of birth in the United Kingdom's lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.sources.draft import Draft
from watchword.sources.gb.fields import ADDRESS, Target
from watchword.sources.gb.values import (
    read_country,
    split_countries,
    split_listed,
    stated,
)

_REGION = re.compile(
    r"\b(?:province|region|oblast|governorate|district|republic|state|county|krai|territory)\b",
    re.I,
)

# What lies within a city: where the fifth line is one of these, the sixth is the city.
_QUARTER = re.compile(
    r"\b(?:district|area|street|road|avenue|neighbourhood|village|ward|quarter|municipality|township"
    r"|box|floor|building|gu|guyok|dong)\b|\d",
    re.I,
)


def add_places(draft: Draft, target: Target) -> None:
    """Add the addresses and places of birth that a target states."""
    for combination in target.combinations("address"):
        _add_address(draft, combination)
    for combination in target.combinations("birth"):
        for town, country in _births(combination["birth town"], combination["birth country"]):
            code, note = read_country(country)
            draft.add_place(draft.birth_places, city=town, country=country, code=code, remark=note)


def _births(towns: str, countries: str) -> Iterator[tuple[str, str]]:
    """Towns with the countries of the same numbers; a lone country belongs to each town."""
    named = split_listed(towns)
    lying = split_listed(countries)
    used: set[int] = set()
    for town in named:
        found = [
            position
            for position, country in enumerate(lying)
            if not country.numbers or not town.numbers or set(country.numbers) & set(town.numbers)
        ]
        used.update(found[:1])
        where = lying[found[0]].text if found else ""
        yield town.text.strip(" .,;"), where.strip(" .,;")
    for position, country in enumerate(lying):
        if position not in used:
            yield "", country.text.strip(" .,;")


def _add_address(draft: Draft, combination: dict[str, str]) -> None:
    """Add an address; which line is the city is nowhere said, so it is taken by habit.

    The last line is the city or the region; where both the fifth and the sixth are
    filled, they are the city and the region, unless the fifth is part of a city.
    """
    lines = [stated(combination[field]).strip(" ,") for field in ADDRESS]
    *street, fifth, last = lines
    city, region = (fifth, last) if fifth and last else (fifth or last, "")
    if not region and _REGION.search(city):
        city, region = "", city
    elif region and _QUARTER.search(fifth) and not _REGION.search(last):
        street, city, region = [*street, fifth], last, ""
    countries = split_countries(combination["country"]) or ("",)
    for country in countries:
        code, note = read_country(country)
        draft.add_place(
            draft.addresses,
            street=", ".join(line for line in street if line),
            city=city,
            region=region,
            postal_code=stated(combination["postal code"]),
            country=country,
            code=code,
            remark=note,
        )
