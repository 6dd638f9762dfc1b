"""Decide that two entries are one party or two, and take it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from watchword.errors import NotFound, WrongUse
from watchword.merge.member import MergeEntry
from watchword.merge.pairs import Ground, Verdict
from watchword.model import EntryKey
from watchword.service.allowing import storable
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.merging import Link, link_entries, load_entries
from watchword.service.record_files import Signature
from watchword.service.review.against import Objection, concerned, find_against
from watchword.service.review.naming import check_authority, entry_name, is_of, pair_id
from watchword.service.review.record import Decided, check_consistent, follow
from watchword.store.review_acts import EntryPair, ReviewAct, ReviewVerb

_SHOWN = 5
_STATED = frozenset({Ground.REFERENCE.value, Ground.IDENTIFIER.value})
"""Grounds that the lists themselves give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """Two entries of this register that somebody decides on."""

    pair: EntryPair
    link: Link
    against: tuple[Objection, ...]


def decide(
    context: Context, verb: ReviewVerb, pairs: Sequence[EntryPair], *, signature: Signature
) -> list[Decided]:
    """Record a decision on pairs of entries, on all of them or on none.

    It changes the register's state: targets are made anew when the index is next built.

    Args:
        context: The register.
        verb: What is decided.
        pairs: The entries (see :func:`~watchword.service.review.name_pairs`).
        signature: Who decides, and why.

    Returns:
        The decisions; one that stands already is not made again.

    Raises:
        NotFound: An entry is not in the register; to withdraw: no decision stands.
        WrongUse: Nobody is named; facts contradict the decision, and no reason is given;
            it contradicts other decisions.
    """
    who, why = storable(signature.by), storable(signature.reason)
    if not who:
        raise WrongUse("a decision needs somebody who makes it: say who with --by")
    cases = {} if verb is ReviewVerb.WITHDRAW else _cases(context, pairs)
    if verb is not ReviewVerb.WITHDRAW:
        for case in cases.values():
            _ask_for_reason(verb, case, why)
    now = datetime.now(UTC)
    drafts = {
        pair: ReviewAct(
            act=verb,
            left=pair[0],
            right=pair[1],
            left_name=storable(cases[pair].link.left_name) if pair in cases else "",
            right_name=storable(cases[pair].link.right_name) if pair in cases else "",
            reason=why,
            acted_by=who,
            acted_at=now,
            recorded_at=now,
        )
        for pair in pairs
    }
    rows = _write(context, drafts)
    if verb is not ReviewVerb.ACCEPT:
        return rows
    return [replace(row, against=cases[row.act.pair].against) for row in rows]


def _cases(context: Context, pairs: Sequence[EntryPair]) -> dict[EntryPair, _Case]:
    index = ensure_index(context)
    between = {pair: concerned(index, pair) for pair in pairs}
    with context.register.read() as reader:
        entries = load_entries(
            reader, {key for every in between.values() for each in every for key in each}
        )
        return {
            pair: _Case(
                pair=pair,
                link=_link(pair, entries),
                against=find_against(every, entries),
            )
            for pair, every in between.items()
        }


def _link(pair: EntryPair, entries: Mapping[EntryKey, MergeEntry]) -> Link:
    for key in pair:
        if key not in entries:
            raise NotFound(f"the register has no entry {entry_name(key)}")
    return link_entries(entries[pair[0]], entries[pair[1]], None)


def _ask_for_reason(verb: ReviewVerb, case: _Case, why: str) -> None:
    """Who decides against what lists state has to say why."""
    if why:
        return
    link, name = case.link, pair_id(case.pair)
    if verb is ReviewVerb.ACCEPT and case.against:
        told = [f"\n  {each}" for each in case.against[:_SHOWN]]
        more = len(case.against) - _SHOWN
        raise WrongUse(
            f"{name}: this speaks against one party:{''.join(told)}"
            + (f"\n  and {more} more" if more > 0 else "")
            + "\nif they are one all the same, say why with --reason"
        )
    if verb is ReviewVerb.REJECT and link.verdict is Verdict.SAME and link.ground in _STATED:
        raise WrongUse(
            f"{name}: the lists themselves say that they are one party: {link.reason}\n"
            "if they are two all the same, say why with --reason"
        )


def _write(context: Context, drafts: Mapping[EntryPair, ReviewAct]) -> list[Decided]:
    from watchword.store.reader import Reader
    from watchword.store.review_writer import add_review_acts

    context.state()  # says that there is no register where there is none
    with context.register.write() as connection:
        newest = dict(Reader(connection).review_record().newest())
        rows: list[Decided] = []
        for pair, draft in drafts.items():
            before = newest.get(pair)
            if draft.act is ReviewVerb.WITHDRAW:
                act = _withdrawal(draft, before)
            elif before is not None and before.act is draft.act:
                rows.append(Decided(act=before))
                continue
            else:
                act = draft
            newest[pair] = act
            rows.append(Decided(act=act, made=True))
        check_consistent(newest)
        written = iter(add_review_acts(connection, [row.act for row in rows if row.made]))
        return [replace(row, act=next(written)) if row.made else row for row in rows]


def _withdrawal(draft: ReviewAct, before: ReviewAct | None) -> ReviewAct:
    if before is None or before.act is ReviewVerb.WITHDRAW:
        names = " and ".join(entry_name(key) for key in draft.pair)
        raise NotFound(
            f"no decision stands on {names} ({pair_id(draft.pair)}): "
            "`review show` of them tells which stand between their targets"
        )
    return replace(draft, left_name=before.left_name, right_name=before.right_name)


def list_acts(
    context: Context, *, authority: str | None = None, everything: bool = False
) -> list[Decided]:
    """What people hold of pairs, or all that they ever did, in the order of the record.

    Args:
        context: The register.
        authority: Only pairs with an entry of this authority.
        everything: What was replaced or withdrawn, and withdrawals, too.

    Raises:
        NotFound: There is no register yet.
        WrongUse: There is no such authority.
    """
    check_authority(authority)
    with context.register.read() as reader:
        rows = follow(reader.review_record(), everything=everything)
    return [row for row in rows if is_of(row.act.pair, authority)]
