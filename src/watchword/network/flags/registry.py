"""All rules of flags, and the one call that applies them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from watchword.model import Holding, Party
from watchword.network.flags.facts import Facts
from watchword.network.flags.flag import Flag, FlagStrength
from watchword.network.flags.nominees import find_nominees
from watchword.network.flags.raising import MOST_EVIDENCE, FlagRule, Found
from watchword.network.flags.reading import citation
from watchword.network.verdict import Listing

FLAG_RULES: tuple[FlagRule, ...] = (
    FlagRule(
        code="nominee",
        title="nominee directors or shareholders",
        cites=("necc-2022", "fatf-egmont-2018"),
        find=find_nominees,
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
    facts = Facts(parties, holdings, listings, as_of=as_of)
    found = {_flag(rule, each): None for rule in FLAG_RULES for each in rule.find(facts)}
    return tuple(sorted(found, key=_key))


def _flag(rule: FlagRule, found: Found) -> Flag:
    evidence = tuple(found.evidence)
    sure = all(each.sure for each in evidence)
    return Flag(
        code=rule.code,
        party=found.party,
        about=tuple(key for key in dict.fromkeys(found.about) if key != found.party),
        sentence=found.sentence if sure else f"{found.sentence} Not all of this is sure.",
        evidence=evidence[:MOST_EVIDENCE],
        citation="; ".join(map(citation, rule.cites)),
        strength=found.strength if sure else FlagStrength.WEAK,
    )


def _key(flag: Flag) -> tuple[object, ...]:
    return (_ORDER.index(flag.strength), flag.code, flag.party, flag.about, flag.sentence)
