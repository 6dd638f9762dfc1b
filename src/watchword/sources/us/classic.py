"""What OFAC's two classic formats, XML and CSV, have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from watchword.model import Designation, ProblemCode, Schema
from watchword.sources.contract import Expectation
from watchword.sources.dates import read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.us.remarks import add_family
from watchword.sources.us.vocabulary import CONSOLIDATED, SCHEMAS, SDN, split_titles
from watchword.text.countries import country_code

EXPECTATIONS = {
    SDN: Expectation(least=4_000, most=60_000, fill={"names": 1.0, "designations": 0.9}),
    CONSOLIDATED: Expectation(least=100, most=10_000, fill={"names": 1.0, "designations": 0.9}),
}

# Programmes under which a party is on the consolidated list and not blocked. The first
# of them stand on the SDN List too, but only beside others.
_NOT_BLOCKING = re.compile(r"NS-|CMIC-|561-?|FSE-|UKRAINE-EO13662$", re.I)
_ALSO_BOTH = re.compile(r"RUSSIA-EO14024$", re.I)

_ORDER = re.compile(r"\bE\.?O\.?\s?-?(\d{5})", re.I)
_ORDER_LABEL = re.compile(r"Executive Order (\d{5})", re.I)
_LISTING = re.compile(r"Listing Date \(([^()]+)\)$", re.I)
# Features that say what is imposed.
_MEASURE = re.compile(
    r"Executive Order \d+(?: Directive)? (?:Determination|Information)$"
    r"|CAATSA Section \d+ Information$|PEESA Information$"
    r"|Transactions Prohibited For Persons",
    re.I,
)
_POINTER = re.compile(r"For more information", re.I)
_POSITION = re.compile(r"(?:alt\.\s*)?(?:position|title)\s*:\s*", re.I)
_REGION = re.compile(r"Region:\s*", re.I)


def tell_list(entries: Iterable[Sequence[str]], name: str) -> str:
    """Tell which list a file is of by the programmes of its first entries.

    Args:
        entries: The programmes of each entry.
        name: The file's name, which decides where the entries are of two minds.
    """
    balance = 0
    for programmes in entries:
        telling = [each for each in programmes if each and not _ALSO_BOTH.match(each)]
        if telling:
            balance += 1 if all(map(_NOT_BLOCKING.match, telling)) else -1
    if balance == 0:
        return CONSOLIDATED if "cons" in name.casefold() else SDN
    return CONSOLIDATED if balance > 0 else SDN


def schema_of(stated: str) -> Schema | None:
    """What OFAC's type of party is in our words; None for a type that is new."""
    return SCHEMAS.get(stated.strip().casefold())


def add_title_field(draft: Draft, text: str) -> None:
    """Add the title field, which may also say whose relative a person is.

    OFAC sometimes repeats the word "Position" in it.
    """
    titles, positions = split_titles(text)
    for title in titles:
        draft.add_title(title)
    for position in positions:
        if not add_family(draft, position):
            draft.add_position(_POSITION.sub("", position, 1))


def add_address(
    draft: Draft,
    parts: Sequence[str],
    *,
    text: str = "",
    remark: str = "",
    code: str | None = None,
) -> None:
    """Add an address from its street, city, region, postal code and country.

    In place of a country OFAC may have ``Region: Crimea``; the region is kept as one, and
    its country looked up.
    """
    street, city, region, postal_code, country = parts
    if _REGION.match(country):
        found = _REGION.sub("", country, 1)
        code = country_code(found)
        region, country = ", ".join(filter(None, (region, found))), ""
    elif clean(country).casefold() == "undetermined":
        remark, country = "; ".join(filter(None, (remark, f"country {country}"))), ""
    draft.add_place(
        draft.addresses,
        text=text,
        street=street,
        city=city,
        region=region,
        postal_code=postal_code,
        country=country,
        code=code,
        remark=remark,
    )


def add_designations(draft: Draft, programmes: Iterable[str], *, list_key: str) -> None:
    """Add the designation, once all features of the entry are in.

    The programmes of an entry have no order and share one designation, except where
    the consolidated list states listing dates (``Listing Date (CMIC)``, ``Listing Date
    (EO 14024 Directive 2)``): programmes with a day of their own are a designation of
    their own. On the SDN List the same labels tell since when a directive applies, which
    can be weeks before the blocking, so there they are features only. The executive order
    in a programme's key is its basis.
    """
    groups: dict[date | None, list[str]] = {}
    for programme in dict.fromkeys(filter(None, map(clean, programmes))):
        day = _listed_on(draft, programme) if list_key == CONSOLIDATED else None
        groups.setdefault(day, []).append(programme)
    if not groups:
        draft.problem(ProblemCode.VALUE_UNREADABLE, "the entry has no programme")
        groups[None] = []
    measures = _share_measures(draft, list(groups.values()))
    for (listed_on, keys), imposed in zip(groups.items(), measures, strict=True):
        orders = dict.fromkeys(order for key in keys for order in _ORDER.findall(key))
        draft.designations.append(
            Designation(
                programmes=tuple(keys),
                listed_on=listed_on,
                basis=tuple(f"Executive Order {order}" for order in orders),
                measures=tuple(imposed),
            )
        )


def _listed_on(draft: Draft, programme: str) -> date | None:
    """The earliest listing date that the entry states for a programme."""
    days = []
    for feature in draft.features:
        found = _LISTING.match(feature.label)
        day = read_day(feature.value) if found else None
        if found and day and _concerns(found[1], programme):
            days.append(day)
    return min(days, default=None)


def _concerns(tag: str, programme: str) -> bool:
    order = _ORDER.search(tag)
    if order:
        return order[1] in _ORDER.findall(programme)
    return tag.casefold() in programme.casefold()


def _share_measures(draft: Draft, groups: list[list[str]]) -> list[list[str]]:
    """What is imposed, for the designation under the same order; else for the first."""
    shares: list[list[str]] = [[] for _ in groups]
    for feature in draft.features:
        if not _MEASURE.match(feature.label) or _POINTER.match(feature.value):
            continue
        order = _ORDER_LABEL.search(feature.label)
        owner = 0
        for number, keys in enumerate(groups):
            if order and any(order[1] in _ORDER.findall(key) for key in keys):
                owner = number
                break
        shares[owner].append(f"{feature.label}: {feature.value}")
    return shares
