"""All rules of flags, and the one call that applies them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from watchword.model import Holding, Party
from watchword.network.flags.addresses import find_mass_addresses
from watchword.network.flags.directors import find_shared_directors, find_successors
from watchword.network.flags.flag import Flag, FlagStrength
from watchword.network.flags.handover import Dealings
from watchword.network.flags.inconclusive import find_inconclusive
from watchword.network.flags.jurisdictions import (
    SECRECY,
    TRANSSHIPMENT,
    find_in,
    find_moved,
    find_transferred,
)
from watchword.network.flags.nominees import find_nominees
from watchword.network.flags.raising import MOST_EVIDENCE, FlagRule, Found
from watchword.network.flags.reading import citation
from watchword.network.flags.shaving import find_just_under, find_shaved
from watchword.network.flags.staggered import find_staggered
from watchword.network.flags.transferees import find_alike_takers, find_new_takers
from watchword.network.flags.transfers import (
    find_near_designation,
    find_to_employees,
    find_to_relatives,
)
from watchword.network.flags.vessels import find_reflagged, find_renamed
from watchword.network.verdict import Listing


def _rule(
    code: str, title: str, find: Callable[[Dealings], Iterable[Found]], *cites: str
) -> FlagRule:
    return FlagRule(code=code, title=title, find=find, cites=cites)


FLAG_RULES: tuple[FlagRule, ...] = (
    _rule(
        "transfer-near-designation",
        "a stake given up shortly before or after a listing",
        find_near_designation,
        "necc-2022",
        "ofac-402",
    ),
    _rule(
        "transfer-to-relative",
        "a stake that went to the family",
        find_to_relatives,
        "necc-2022",
        "fincen-2022-002",
    ),
    _rule(
        "transfer-to-employee",
        "a stake that went to employees or associates",
        find_to_employees,
        "necc-2022",
        "fincen-2022-002",
    ),
    _rule(
        "shaved-below-threshold",
        "a stake that went just under a threshold",
        find_shaved,
        "necc-2022",
        "ofac-398",
        "eu-best-practices",
    ),
    _rule(
        "just-under-threshold",
        "a stake just under a threshold",
        find_just_under,
        "ofac-398",
        "thresholds",
    ),
    _rule(
        "staggered-listings",
        "something given up between the listings of two authorities",
        find_staggered,
        "necc-2022",
    ),
    _rule(
        "nominee",
        "nominee directors or shareholders",
        find_nominees,
        "necc-2022",
        "fatf-egmont-2018",
    ),
    _rule(
        "mass-address",
        "an address of very many bodies",
        find_mass_addresses,
        "fatf-egmont-2018",
        "fincen-bis-2023-004",
    ),
    _rule(
        "secrecy-jurisdiction",
        "a tie in a jurisdiction that is listed for secrecy or weak controls",
        find_in(SECRECY),
        "necc-2022",
        "eu-annex-1",
        "fatf-lists",
    ),
    _rule(
        "transshipment-jurisdiction",
        "a tie in a country named for transshipment",
        find_in(TRANSSHIPMENT),
        "fincen-bis-2022-003",
        "fincen-bis-2023-004",
    ),
    _rule(
        "moved-to-jurisdiction",
        "a move to such a jurisdiction about a listing",
        find_moved,
        "necc-2022",
        "fincen-2022-001",
    ),
    _rule(
        "transfer-to-jurisdiction",
        "a stake that went to a body in such a jurisdiction about a listing",
        find_transferred,
        "necc-2022",
        "fincen-2022-001",
    ),
    _rule(
        "shared-director",
        "directors in common with a listed company",
        find_shared_directors,
        "necc-2022",
        "ofac-398",
    ),
    _rule(
        "successor-company",
        "a company like a listed one, founded after the listing",
        find_successors,
        "fincen-bis-2023-004",
    ),
    _rule(
        "new-transferee",
        "a company founded after a listing that takes over",
        find_new_takers,
        "necc-2022",
        "fincen-bis-2023-004",
    ),
    _rule(
        "alike-transferees",
        "stakes that went to several companies of one address or founder",
        find_alike_takers,
        "necc-2022",
    ),
    _rule("vessel-renamed", "a new name about a listing", find_renamed, "us-maritime-2020"),
    _rule("vessel-reflagged", "a new flag about a listing", find_reflagged, "us-maritime-2020"),
    _rule(
        "inconclusive-ownership",
        "a company in a loop of which listed parties own what is outside",
        find_inconclusive,
        "thresholds",
        "ofac-398",
    ),
)
_ORDER = (FlagStrength.STRONG, FlagStrength.MODERATE, FlagStrength.WEAK)


def find_flags(
    parties: Iterable[Party],
    holdings: Iterable[Holding],
    listings: Mapping[str, Mapping[str, Listing]],
    *,
    as_of: date,
) -> tuple[Flag, ...]:
    """All flags of a network, the strongest first, in an order that is always the same.

    Args:
        parties: The parties; holdings may name further ones.
        holdings: Holdings of all days: what is over is what transfers are seen by.
        listings: For keys of parties what each authority's lists say: by ``us``, ``eu`` …
        as_of: The day: what began later, holding or listing, is not known yet.
    """
    return apply_rules(Dealings(parties, holdings, listings, as_of=as_of), FLAG_RULES)


def apply_rules(facts: Dealings, rules: Iterable[FlagRule]) -> tuple[Flag, ...]:
    """The flags that some rules raise, in the same order."""
    found = {_flag(rule, each): None for rule in rules for each in rule.find(facts)}
    return tuple(sorted(found, key=_key))


def _flag(rule: FlagRule, found: Found) -> Flag:
    evidence = tuple(dict.fromkeys(found.evidence))
    sure = all(each.sure for each in evidence)
    return Flag(
        code=rule.code,
        party=found.party,
        about=tuple(key for key in dict.fromkeys(found.about) if key != found.party),
        sentence=found.sentence if sure else f"{found.sentence} Not all of this is sure.",
        evidence=evidence[:MOST_EVIDENCE],
        citation="; ".join(map(citation, rule.cites)),
        strength=found.strength if sure else FlagStrength.WEAK,
        sure=sure,
    )


def _key(flag: Flag) -> tuple[object, ...]:
    return (_ORDER.index(flag.strength), flag.code, flag.party, flag.about, flag.sentence)
