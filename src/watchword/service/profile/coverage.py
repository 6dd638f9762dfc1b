"""The coverage matrix: every act of listing, with all that its authority states of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from watchword.model import Designation, EntryKey, Release, is_official
from watchword.service.profile.member import Edition, Member, State, state_on
from watchword.service.profile.timeline import listed_by
from watchword.service.standing import is_exact, listed_spans
from watchword.store.presence import Presence, Spell

_NONE = Designation()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One act of listing: a row of the matrix.

    Attributes:
        act: What the shown release states of it, empty where that states nothing.
        state: How it stands, now or on the day that was asked for.
        listed_on: The day of listing; another release of the list may be the one to state it.
        listed_in: The release that states that day.
        delisted_on: The day of delisting where stated.
        presence: When the entry was seen on the list.
        spell: The run of releases to which the shown one belongs.
        closed_on: The day on which the whole list gave way to another.
        release: The release that is shown.
        locator: Where in its file the entry stands.
        ahead: Whether it was published after the day that was asked for: of that day the
            register holds no release.
        as_of: The day that was asked for; None for now.
    """

    key: EntryKey
    act: Designation
    state: State
    listed_on: date | None
    listed_in: Release | None
    delisted_on: date | None
    presence: Presence
    spell: Spell
    closed_on: date | None
    release: Release
    locator: str
    ahead: bool
    as_of: date | None

    @property
    def gone_by(self) -> date | None:
        """The first release without the entry; None while it stands there."""
        return None if self._last_seen_on is None else self.spell.gone_by

    @property
    def _last_seen_on(self) -> date | None:
        spell = self.spell
        over = self.as_of is None or spell.last_seen_on < self.as_of
        return spell.last_seen_on if spell.gone_by is not None and over else None

    @property
    def since(self) -> str:
        """Since when, as exactly as it is known."""
        if self.listed_on is not None:
            return self.listed_on.isoformat()
        absent_on, by = self.spell.absent_on, listed_by(self.spell, self.act.amended_on)
        return f"by {by}" if absent_on is None else f"after {absent_on}, by {by}"

    @property
    def standing(self) -> str:
        """How it stands, in words."""
        if self.state is not State.PAST:
            return self.state.value.replace("-", " ")
        if self.delisted_on is not None:
            return f"delisted {self.delisted_on}"
        if self.gone_by is not None:
            return f"gone by {self.gone_by}"
        return "past" if self.closed_on is None else f"list closed {self.closed_on}"

    def to_dict(self) -> dict[str, Any]:
        """The row as JSON values."""
        act = self.act
        return {
            **self.key._asdict(),
            "current": self.state is State.CURRENT,
            "state": self.state.value,
            "listed_on": _iso(self.listed_on),
            "listed_on_release": _iso(self.listed_in.released_on if self.listed_in else None),
            "delisted_on": _iso(self.delisted_on),
            "amended_on": [day.isoformat() for day in act.amended_on],
            "programmes": list(act.programmes),
            "basis": list(act.basis),
            "reason": act.reason,
            "measures": list(act.measures),
            "source": act.source,
            "remark": act.remark,
            "release": self.release.released_on.isoformat(),
            "sha256": self.release.sha256,
            "locator": self.locator,
            "later_release": self.ahead,
            "first_seen_on": self.presence.first_seen_on.isoformat(),
            "absent_on": _iso(self.presence.absent_on),
            "last_seen_on": _iso(self._last_seen_on),
            "gone_by": _iso(self.gone_by),
            "list_closed_on": _iso(self.closed_on),
            "spells": [
                {
                    "absent_on": _iso(each.absent_on),
                    "first_seen_on": each.first_seen_on.isoformat(),
                    "last_seen_on": _iso(each.last_seen_on),
                    "gone_by": _iso(each.gone_by),
                }
                for each in self.presence.spells
            ],
        }


def read_coverage(members: Iterable[Member]) -> tuple[Listing, ...]:
    """Every act of listing of these entries; of one without any, that it is listed."""
    return tuple(
        _listing(member, act) for member in members for act in member.entry.designations or (_NONE,)
    )


def _listing(member: Member, act: Designation) -> Listing:
    listed_on, listed_in = _listed_on(member, act)
    delisted_on = _delisted_on(member, act)
    stated = replace(act, listed_on=listed_on, delisted_on=delisted_on)
    as_of = member.as_of
    if as_of is not None:
        amended = tuple(day for day in act.amended_on if day <= as_of)
        act = replace(act, amended_on=amended)
        delisted_on = None if delisted_on is None or delisted_on > as_of else delisted_on
    return Listing(
        key=member.key,
        act=act,
        state=_state(member, stated),
        listed_on=listed_on,
        listed_in=listed_in,
        delisted_on=delisted_on,
        presence=member.listed.presence,
        spell=member.spell,
        closed_on=_closed_on(member),
        release=member.shown.release,
        locator=member.entry.locator,
        ahead=member.ahead,
        as_of=as_of,
    )


def _closed_on(member: Member) -> date | None:
    closed_on, as_of = member.closed_on, member.as_of
    if closed_on is None or (as_of is not None and closed_on > as_of):
        return None
    return closed_on


def _state(member: Member, act: Designation) -> State:
    if _is_alone(member):
        return member.state
    if member.as_of is None:
        held = member.is_held and act.delisted_on is None
        return State.CURRENT if held else State.PAST
    # The entry's other acts have days of their own, which say nothing of this one.
    listed = replace(member.listed, listed_on=None)
    exact = is_exact(member.key.authority)
    spans = listed_spans((act,), listed, closed_on=member.closed_on, exact=exact)
    return state_on(spans, member.as_of)


def _is_alone(member: Member) -> bool:
    return all(
        len(edition.entry.designations) <= 1 for edition in (member.shown, member.editions[0])
    )


def _listed_on(member: Member, act: Designation) -> tuple[date | None, Release | None]:
    """The day of listing and who states it: one format of a list can leave out what another says.

    Only releases of the same run count: an entry that came back was listed anew. Nor can an
    act have begun after the release that shows it.
    """
    if act.listed_on is not None:
        return act.listed_on, member.shown.release
    spell, shown_on = member.spell, member.shown.release.released_on
    for edition in member.editions:
        if spell.first_seen_on <= edition.release.released_on <= spell.last_seen_on:
            days = [each.listed_on for each in _same_act(member, edition, act) if each.listed_on]
            begun = [day for day in days if day <= shown_on]
            if begun:
                return min(begun), edition.release
    return None, None


def _delisted_on(member: Member, act: Designation) -> date | None:
    """The day of delisting; that of an act before the day asked for may be published later."""
    newest = member.editions[0]
    if act.delisted_on is not None or newest is member.shown:
        return act.delisted_on
    alike = [
        each
        for each in _same_act(member, newest, act)
        if act.listed_on is None or each.listed_on in {None, act.listed_on}
    ]
    if not alike or any(each.delisted_on is None for each in alike):
        return None
    return max(each.delisted_on for each in alike if each.delisted_on)


def _same_act(member: Member, edition: Edition, act: Designation) -> list[Designation]:
    """The acts of another release that may be this one: of a programme that both name.

    Of an entry that has one act in both, it is that one, whatever its programme is called.
    """
    others = edition.entry.designations
    if len(others) <= 1 and len(member.entry.designations) <= 1:
        return list(others)
    return [
        each
        for each in others
        if not act.programmes
        or not each.programmes
        or not set(act.programmes).isdisjoint(each.programmes)
    ]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorities:
    """Who lists a target, who did, and who may have on the day; or which own lists."""

    current: tuple[str, ...]
    uncertain: tuple[str, ...]
    past: tuple[str, ...]

    def to_dict(self) -> dict[str, list[str]]:
        """The three as JSON values."""
        return {
            "current": list(self.current),
            "uncertain": list(self.uncertain),
            "past": list(self.past),
        }


def count_authorities(coverage: Iterable[Listing], *, official: bool) -> Authorities:
    """The authorities of the rows, each once, under the best of its states.

    Args:
        coverage: The rows.
        official: The authorities; else the user's own lists by name.
    """
    states: dict[str, set[State]] = {}
    for row in coverage:
        if is_official(row.key.authority) is official:
            code = row.key.authority if official else row.key.list
            states.setdefault(code, set()).add(row.state)
    best = {
        code: next((each for each in _BEST_FIRST if each in found), State.NOT_YET)
        for code, found in states.items()
    }
    current, uncertain, past = (
        tuple(code for code, state in best.items() if state is wanted) for wanted in _BEST_FIRST
    )
    return Authorities(current=current, uncertain=uncertain, past=past)


_BEST_FIRST = (State.CURRENT, State.UNCERTAIN, State.PAST)
