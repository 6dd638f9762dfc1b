"""Country names, in the spellings that the lists use, to ISO codes."""

from __future__ import annotations

import re
from functools import lru_cache

from rigour.territories import get_territory, lookup_territory

# Spellings and habits of the lists that rigour's names do not hold.
_MORE = {
    "burma / birmanie": "mm",
    "west bank": "ps",
    "gaza": "ps",
    "gaza strip": "ps",
    "occupied palestinian territories": "ps",
    "so-called donetsk people's republic": "ua",
    "so-called luhansk people's republic": "ua",
    "northern mali": "ml",
    "sint maarten (dutch part)": "sx",
    "congo (democratic republic)": "cd",
    "bosnia-herzegovina": "ba",
    "former ussr": "suhh",
    "the former ussr": "suhh",
    "qatarian": "qa",
}

_NOTHING = {"", "-0-", "unknown", "undetermined", "n/a", "na", "none", "not available", "stateless"}


@lru_cache(maxsize=16_384)
def country_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code, in lower case, of a country's name, demonym or code.

    Historical countries have FollowTheMoney's codes (``suhh`` for the Soviet Union,
    ``yucs`` for Yugoslavia), the European Union is ``eu``; a region of a country gives
    the country. Bilingual names ("Belarus / Bélarus") are tried by halves.

    Returns:
        None where the text names no country that we know.
    """
    cleaned = re.sub(r"\s+", " ", text).strip(" .,;:")
    folded = cleaned.casefold()
    if folded in _NOTHING:
        return None
    if folded in _MORE:
        return _MORE[folded]
    territory = lookup_territory(cleaned)
    if territory is None and "/" in cleaned:
        for half in cleaned.split("/"):
            found = country_code(half)
            if found is not None:
                return found
    if territory is None:
        return None
    return territory.ftm_country or territory.code


@lru_cache(maxsize=1024)
def country_name(code: str) -> str:
    """The English name of a country by its code; the code itself where we know none."""
    territory = get_territory(code)
    return code.upper() if territory is None else territory.name
