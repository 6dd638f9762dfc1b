"""Second opinions: what a plug-in may say about a reading, and what becomes of it.

A plug-in is an entry point of the group ``watchword.second_opinions``: a callable that
takes its own table of the settings and gives a :class:`SecondOpinion`. It sees what the
rules read, and may add events and raise or doubt those that are there. It takes nothing
away: a doubted event stays and carries the name of who doubts it, and whatever a
plug-in adds carries its name as ``origin``. What breaks the contract is dropped and
becomes a problem of the reading.

Nobody asks a plug-in that the user has not named. It runs in a process of its own (see
:mod:`watchword.news.opinion_process`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Protocol

import msgspec

from watchword.errors import WrongUse
from watchword.model import Event, Problem, ProblemCode, Severity
from watchword.news.opinion_checks import why_invalid
from watchword.news.report import Reading

GROUP = "watchword.second_opinions"
MOST_ADDED = 200
"""How many events one plug-in may add to one report."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a plug-in says about one reading.

    Attributes:
        added: Events that the rules did not find. ``id``, ``plover``, ``mentions``, ``rule``,
            ``origin``, ``raised_by`` and ``doubted_by`` are set by us, whatever stands there.
        raised: Ids of events that the plug-in finds too.
        doubted: Ids of events that the text does not tell, as the plug-in holds.
        dropped: How many of its own findings the plug-in did not trust enough to give.
    """

    added: tuple[Event, ...] = ()
    raised: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    dropped: int = 0


class SecondOpinion(Protocol):
    """A plug-in: something that reviews readings."""

    @property
    def name(self) -> str:
        """What it calls itself; events carry the name of its entry point."""
        ...

    @property
    def version(self) -> str:
        """Its version: 40 letters, digits, dots and dashes at most."""
        ...

    def review(self, reading: Reading, text: str) -> Opinion:
        """What it makes of a reading.

        Args:
            reading: What was read by the rules.
            text: The decoded text, to which all offsets refer.

        Raises:
            OpinionFailed: There is none, for a reason that the user can be told.
        """
        ...


class Failure(StrEnum):
    """Why there is no opinion: words of ours, so that no secret can be among them."""

    NOT_LOADED = "can't be loaded"
    MISCONFIGURED = "is not set up: see its settings"
    UNREACHABLE = "could not reach its endpoint"
    REFUSED = "was refused by its endpoint"
    UNREADABLE = "got an answer that can't be read"
    TOO_SLOW = "took too long"
    BROKEN = "failed"
    GIVEN_UP = "failed several times in a row and is not asked any more"


class OpinionFailed(Exception):
    """There is no opinion. Raised by plug-ins; it never leaves their process."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back from a plug-in's process, not yet believed.

    Attributes:
        failure: Why there is no opinion; None where there is one.
        version: What the plug-in says of its version.
        added, raised, doubted: As in :class:`Opinion`, of any type whatever.
    """

    failure: Failure | None = None
    version: Any = None
    added: Sequence[Any] = ()
    raised: Sequence[Any] = ()
    doubted: Sequence[Any] = ()
    dropped: Any = 0


def installed() -> Mapping[str, tuple[EntryPoint, ...]]:
    """The plug-ins that are installed, by name; none of them is loaded."""
    found: dict[str, tuple[EntryPoint, ...]] = {}
    for entry in entry_points(group=GROUP):
        if entry not in found.get(entry.name, ()):
            found[entry.name] = (*found.get(entry.name, ()), entry)
    return found


def choose(names: Iterable[str]) -> dict[str, EntryPoint]:
    """The entry points of the plug-ins that the user named, in that order.

    Raises:
        WrongUse: One is not installed, or several have that name.
    """
    known = installed()
    chosen: dict[str, EntryPoint] = {}
    for name in names:
        entries = known.get(name, ()) if _NAME.fullmatch(name) and name != "rules" else ()
        if not entries:
            usable = sorted(each for each in known if _NAME.fullmatch(each) and each != "rules")
            raise WrongUse(
                f"no second opinion is called {name!r}; installed: {', '.join(usable) or 'none'}"
            )
        if len({entry.value for entry in entries}) > 1:
            raise WrongUse(f"several installed packages have a second opinion called {name!r}")
        chosen[name] = entries[0]
    return chosen


def hear(reading: Reading, text: str, *, name: str, answer: Answer) -> Reading:
    """The reading with what one plug-in says of it; what is invalid becomes a problem."""
    if answer.failure is not None:
        return _with_problems(reading, [_failed(name, answer.failure)])
    stated = answer.version
    version = stated if isinstance(stated, str) and _VERSION.fullmatch(stated) else "unknown"
    events, problems = list(reading.events), []
    own: list[Event] = []
    for number, proposed in enumerate(answer.added, 1):
        if number > MOST_ADDED:
            more = len(answer.added) - MOST_ADDED
            problems.append(_invalid(name, f"{more} events more than one plug-in may add"))
            break
        event, why = _read_event(proposed, reading, text)
        if event is None:
            problems.append(_invalid(name, f"event {number} it adds: {why}"))
            continue
        same = next((place for place, each in enumerate(events) if _is_same(each, event)), None)
        if same is not None:
            events[same] = _raised(events[same], name)
        elif not any(_is_same(each, event) for each in own):
            own.append(replace(event, origin=name, rule=f"{name}/{version}"))
    events, judged = _judged(events, name, answer)
    dropped = answer.dropped
    if isinstance(dropped, int) and dropped > 0:
        problems.append(_invalid(name, f"it dropped {dropped} of its own findings"))
    numbered = [replace(event, id=f"e{len(events) + n}") for n, event in enumerate(own, 1)]
    return _with_problems(replace(reading, events=(*events, *numbered)), [*problems, *judged])


def _read_event(proposed: Any, reading: Reading, text: str) -> tuple[Event | None, str]:
    """An event that a plug-in adds, or why it is none."""
    try:
        event = msgspec.convert(proposed, Event)
    except (msgspec.ValidationError, ValueError, OverflowError):
        return None, "it has not the form of an event"
    why = why_invalid(event, reading, text)
    if why is not None:
        return None, why
    from watchword.news.events.ontology import strict_code

    code = strict_code(event.type, event.modality)
    told = (event.evidence,)
    return replace(event, plover=code, mentions=told, raised_by=(), doubted_by=()), ""


def _is_same(one: Event, other: Event) -> bool:
    """Whether two events are one: type, parties, and the words that tell it."""
    parties = (set(one.source), set(one.target)) == (set(other.source), set(other.target))
    if one.reciprocal or other.reciprocal:
        parties = {*one.source, *one.target} == {*other.source, *other.target}
    beside = one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end
    return one.type == other.type and parties and beside


def _judged(
    events: Sequence[Event], name: str, answer: Answer
) -> tuple[list[Event], list[Problem]]:
    """The events with those who raise and doubt them."""
    places = {event.id: place for place, event in enumerate(events)}
    raised = {each for each in answer.raised if isinstance(each, str)}
    doubted = {each for each in answer.doubted if isinstance(each, str)}
    judged, unknown = list(events), 0
    for mark, ids in ((_raised, answer.raised), (_doubted, answer.doubted)):
        for each in ids:
            known = isinstance(each, str) and each in places and each not in (raised & doubted)
            unknown += not known
            if known:
                judged[places[each]] = mark(judged[places[each]], name)
    if not unknown:
        return judged, []
    return judged, [_invalid(name, f"{unknown} judgements of no event, or both ways")]


def _raised(event: Event, name: str) -> Event:
    return replace(event, raised_by=tuple(dict.fromkeys((*event.raised_by, name))))


def _doubted(event: Event, name: str) -> Event:
    return replace(event, doubted_by=tuple(dict.fromkeys((*event.doubted_by, name))))


def _with_problems(reading: Reading, problems: Sequence[Problem]) -> Reading:
    return replace(reading, problems=(*reading.problems, *problems))


def _failed(name: str, failure: Failure) -> Problem:
    return _problem(ProblemCode.OPINION_FAILED, name, f"the second opinion {name} {failure.value}")


def _invalid(name: str, what: str) -> Problem:
    return _problem(ProblemCode.OPINION_INVALID, name, f"of the second opinion {name}: {what}")


def _problem(code: ProblemCode, name: str, message: str) -> Problem:
    locator = f"second opinion {name}"
    return Problem(severity=Severity.WARNING, code=code, locator=locator, message=message)
