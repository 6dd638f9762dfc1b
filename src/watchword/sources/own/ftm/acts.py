"""Sanctions, risks and notes on a party: why it stands on a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from watchword.model import Designation
from watchword.sources.draft import Draft, clean, clean_block
from watchword.sources.own.ftm.dates import end_of, read_exact_day
from watchword.sources.own.ftm.entity import MOST_VALUES, Entity

_LABELLED = re.compile(
    r"(basis|source|entry|programme|measure|listed on|delisted on): (.+)", re.I | re.S
)
"""What our own export writes where FollowTheMoney has no property."""

_OWN_NOTE = "own list "
_REMARKS = ("status", "duration", "summary", "description", "topics", "sourceUrl", "programUrl")
_IDS = {"authorityId": "authority-id", "recordId": "authority-id", "unscId": "un-reference"}
"""What others call the party, and under which scheme it is kept."""


def add_acts(draft: Draft, party: Entity, parts: Sequence[Entity]) -> None:
    """Add the acts by which a party stands on lists.

    Where all have ended, and the entity is still said to be of interest for something
    else (a politician who was sanctioned once), that is one more.
    """
    for part in parts:
        if part.schema in ("Sanction", "Risk"):
            draft.designations.append(_sanction(draft, part))
        elif part.schema == "Note":
            _add_note(draft, part)
    programmes = _once(party.values("programId", "program"))
    if not draft.designations:
        if programmes:
            draft.designations.append(Designation(programmes=programmes))
    elif all(act.delisted_on is not None for act in draft.designations):
        topics = party.values("topics")
        if topics:
            remark = f"topics: {', '.join(sorted(topics))}"
            draft.designations.append(Designation(programmes=programmes, remark=remark))


def _sanction(draft: Draft, part: Entity) -> Designation:
    labelled, rest = _split_labels(part.values("summary"))
    remarks = [
        *rest,
        *(
            f"{name}: {value}" if name in ("status", "duration", "topics") else value
            for name in _REMARKS
            if name != "summary"
            for value in part.values(name)
        ),
    ]
    listed_on, undated = _listed_on(part)
    delisted_on, until = _ended_on(part)
    _add_references(draft, part)
    return Designation(
        programmes=_once(part.values("program", "programId")),
        listed_on=listed_on,
        amended_on=_days(part.values("modifiedAt")),
        delisted_on=delisted_on,
        basis=_once(labelled.get("basis", ())),
        reason=_joined(part.values("reason")),
        measures=_once(part.values("provisions")),
        source=_joined([*part.values("authority"), *labelled.get("source", ())]),
        remark="\n".join(dict.fromkeys([*remarks, *undated, *until])),
    )


def _add_references(draft: Draft, part: Entity) -> None:
    if len(draft.cross_references) >= MOST_VALUES:
        return
    for name, scheme in _IDS.items():
        for value in part.values(name):
            draft.add_cross_reference(scheme, value)


def _listed_on(part: Entity) -> tuple[date | None, list[str]]:
    """The day of listing, and what else is stated of it.

    FollowTheMoney has the day on which the party was put on the list and the one since
    which the measures hold; most sources state either.
    """
    days: list[date] = []
    rest: list[str] = []
    for name in ("listingDate", "startDate", "date"):
        stated = part.values(name)
        days += _days(stated)
        rest += [f"{name}: {text}" for text in stated if read_exact_day(text) is None]
    others = [f"also dated {day}" for day in dict.fromkeys(days) if day != days[0]]
    return (days[0] if days else None), rest + others


def _ended_on(part: Entity) -> tuple[date | None, list[str]]:
    """The day of delisting, and an end that lies ahead: measures that lapse are renewed."""
    stated = part.values("endDate")
    ended = end_of(part)
    # One of several ends may be that of a measure among others: the last one counts.
    told = [f"endDate: {text}" for text in stated if ended is None or read_exact_day(text) != ended]
    return ended, told


def _add_note(draft: Draft, part: Entity) -> None:
    """A note: a remark, or why an own list of ours held the party."""
    name = part.first("name")
    labelled, rest = _split_labels(part.values("summary"))
    if not name.startswith(_OWN_NOTE):
        room = max(0, MOST_VALUES - len(draft.remarks))
        for text in part.values("description", "summary", "notes")[:room]:
            draft.add_remark(text)
        return
    draft.designations.append(
        Designation(
            programmes=_once(labelled.get("programme", ())),
            listed_on=next(iter(_days(labelled.get("listed on", ()))), None),
            delisted_on=next(iter(_days(labelled.get("delisted on", ()))), None),
            basis=_once(labelled.get("basis", ())),
            reason=_joined(part.values("description")),
            measures=_once(labelled.get("measure", ())),
            source=name,
            remark="\n".join(rest),
        )
    )


def _split_labels(texts: Iterable[str]) -> tuple[dict[str, list[str]], list[str]]:
    """What is stated under a label of ours, by the label, and the other texts."""
    labelled: dict[str, list[str]] = {}
    rest = []
    for text in texts:
        found = _LABELLED.fullmatch(text)
        if found is None:
            rest.append(text)
        else:
            labelled.setdefault(found[1].casefold(), []).append(clean_block(found[2]))
    return labelled, rest


def _days(texts: Iterable[str]) -> tuple[date, ...]:
    days = (read_exact_day(text) for text in texts)
    return tuple(sorted({day for day in days if day is not None}))


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for each in texts if (text := clean(each))))


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))
