"""A round in sentences, as a news report would put it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from watchword.model import AUTHORITIES, OWN
from watchword.service.rounds.answer import Round, counts_of
from watchword.service.rounds.networks import Network
from watchword.service.rounds.totals import Kind, Totals

_KIND_WORDS = {
    Kind.ENTITY: ("entity", "entities"),
    Kind.INDIVIDUAL: ("individual", "individuals"),
    Kind.VESSEL: ("vessel", "vessels"),
    Kind.AIRCRAFT: ("aircraft", "aircraft"),
    Kind.WALLET: ("wallet", "wallets"),
    Kind.UNSTATED: ("party of unstated kind", "parties of unstated kind"),
}
_NAMED_PROGRAMMES = 3
_NAMED_AUTHORITIES = 4
_NAMED_NETWORKS = 3


def summary(told: Round) -> str:
    """What happened, in a sentence or two."""
    return " ".join(sentences(told))


def sentences(told: Round) -> list[str]:
    """What happened: the round, and who stands behind the new targets."""
    return [one_line(sentence) for sentence in (_main(told), *_networks(told))]


def authority_name(code: str) -> str:
    """How a sentence names an authority's side: ``the United States``."""
    side = AUTHORITIES[code].jurisdiction
    article = side.startswith("United ") or side.endswith(" Union")
    return f"the {side}" if article else side


def _main(told: Round) -> str:
    when = f"On {told.end}" if told.single else f"Between {told.start} and {told.end}"
    who = _author(told.authority)
    clauses = [totals_text(told.added), *_already(told), _changed(told)]
    if not any(counted(told).values()):
        return f"{when} {who} changed nothing on {_lists(told)}."
    return f"{when} {who} {'; '.join(clauses)}."


def _author(code: str) -> str:
    """Whose round it is, with the name of the body that issues it."""
    if code == OWN:
        return "your own lists"
    authority = AUTHORITIES[code]
    body = "" if authority.name == authority.jurisdiction else f" ({authority.name})"
    return authority_name(code) + body


def counted(told: Round) -> dict[str, int]:
    """How many entries were added, removed and so on, on all lists together."""
    return {
        key: sum(counts_of(each.changes)[key] for each in told.lists)
        for key in ("added", "removed", "amended", "rekeyed", "moved", "restated", "brought")
    }


def totals_text(added: Totals, *, verb: str = "added") -> str:
    """What was added, or removed, in a clause: how many of which kind, and from where."""
    if not added.entries:
        return f"{verb} nobody"
    parts = [f"{verb} {_many(added.entries, 'target', 'targets')}"]
    kinds = [_many(count, *_KIND_WORDS[kind]) for kind, count in added.kinds.items()]
    parts.append(f" — {joined(kinds)} —")
    if added.programmes:
        parts.append(f" under {_programmes(added)}")
    return f"{''.join(parts).removesuffix(' —')}{_places(added)}"


def _programmes(added: Totals) -> str:
    named = added.programmes
    if len(named) == 1:
        return next(iter(named))
    shown = [f"{key} ({count:,})" for key, count in list(named.items())[:_NAMED_PROGRAMMES]]
    rest = len(named) - len(shown)
    more = [_many(rest, "other programme", "other programmes")] if rest else []
    return joined([*shown, *more])


def _places(added: Totals) -> str:
    unknown = added.unknown_places
    if not added.places:
        return ", none of them with a stated country"
    across = _many(len(added.places), "nation or jurisdiction", "nations and jurisdictions")
    none = f" ({unknown:,} {'states' if unknown == 1 else 'state'} none)" if unknown else ""
    return f", across {across}{none}"


def _already(told: Round) -> Iterator[str]:
    earlier = [each for part in told.lists for each in part.already if each.earlier]
    if not earlier:
        return
    by = Counter(listing.authority for each in earlier for listing in each.earlier)
    order = sorted(by, key=lambda code: (-by[code], list(AUTHORITIES).index(code)))
    named = [f"{authority_name(code)} ({by[code]:,})" for code in order[:_NAMED_AUTHORITIES]]
    if len(order) == 1:
        named = [authority_name(order[0])]
    rest = len(order) - len(named)
    more = [_many(rest, "other", "others")] if rest else []
    was = "was" if len(earlier) == 1 else "were"
    longest = max(listing.days for each in earlier for listing in each.earlier)
    yield (
        f"{len(earlier):,} of them {was} already listed by {joined([*named, *more])}, "
        f"the longest for {_many(longest, 'day', 'days')}"
    )


def _changed(told: Round) -> str:
    counts = counted(told)
    parts = [f"{_entries(counts['amended'])} changed{_moved(told)}"]
    rekeyed = sum(len(each.changes.rekeyed) for each in told.lists if each.same_list)
    if rekeyed:
        parts.append(f"{rekeyed:,} {_have(rekeyed)} another id")
    parts.extend(_carried_over(told))
    removed = counts["removed"]
    parts.append(f"{_none_or(removed)} {'was' if removed < 2 else 'were'} removed")
    return ", ".join(parts)


def _carried_over(told: Round) -> Iterator[str]:
    """Where one list took another's place: who went over to it, and who was there already."""
    for each in told.lists:
        if each.same_list:
            continue
        changes, old = each.changes, f"{each.before.authority}/{each.before.list}"
        yield f"{len(changes.rekeyed):,} of {changes.before:,} on {old} stand on {each.key}"
        if changes.brought:
            yield f"which also lists {len(changes.brought):,} from before"


def _moved(told: Round) -> str:
    moved = told.total(lambda changes: [each for each in changes.amended if each.move])
    return f" ({moved:,} of them moved between programmes)" if moved else ""


def _networks(told: Round) -> Iterator[str]:
    behind = [
        network
        for part in told.lists
        for network in part.networks
        if not network.added and network.size > 1
    ]
    if behind:
        named = [_network(each) for each in behind[:_NAMED_NETWORKS]]
        named[0] = named[0].replace(" to ", " are linked to ", 1)
        yield f"Of the added, {joined(named)}."


def _network(network: Network) -> str:
    direct = f" ({len(network.direct):,} directly)" if network.through else ""
    return f"{network.size:,} to {network.to.name}{direct}"


def _lists(told: Round) -> str:
    return joined([part.key for part in told.lists])


def _entries(count: int) -> str:
    return "no entry" if not count else _many(count, "entry", "entries")


def _none_or(count: int) -> str:
    return f"{count:,}" if count else "none"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _many(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"


def joined(parts: Sequence[str]) -> str:
    """Parts of a sentence with commas and an "and"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def one_line(text: str) -> str:
    """Text without line ends, which a list can put into a name."""
    return " ".join(text.split())


def days_text(days: int) -> str:
    """A number of days as a person reads it."""
    if days < 60:
        return _many(days, "day", "days")
    years, months = divmod(round(days / 30.44), 12)
    told = [_many(years, "year", "years")] if years else []
    return " ".join([*told, *([_many(months, "month", "months")] if months else [])])
