"""The 25 facts that matter most in one real report, each looked up in the JSON of a reading.

What the report says is asked of the JSON alone, as a user would have it; where things stand in
the text comes from the gold (``defence-visit.gold.json``, ``core25``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks.reading.gold import Place, overlap

Json = dict[str, Any]


class Facts:
    """A reading's JSON beside the gold, and how to look things up in it."""

    def __init__(self, reading: Json, gold: Json) -> None:
        self.reading = reading
        self.gold = gold
        self._places: dict[str, Place] = {
            each["id"]: (each["ev"][0], each["ev"][1])
            for part in ("actors", "events", "statements")
            for each in gold[part]
        }
        self._names = {each["id"]: each["name"] for each in gold["actors"]}
        self._coreferences = [
            ((each["ev"][0], each["ev"][1]), {*each["referent"].split("+")})
            for each in gold["coref"]
        ]

    def place(self, gold_id: str) -> Place:
        """Where the gold has an actor, an event or a statement."""
        return self._places[gold_id]

    def actors(self, *gold_ids: str) -> set[str]:
        """The ids of the actors whom the gold means: by their name, else by their words."""
        names = {_plain(self._names[each]) for each in gold_ids}
        places = [self.place(each) for each in gold_ids]
        named = {each["id"] for each in self.reading["actors"] if _plain(each["name"]) in names}
        return named | self._unnamed(places)

    def groups(self, *gold_ids: str) -> set[str]:
        """The ids of actors without a name ("the two leaders") who stand for one of several."""
        return self._unnamed(
            [place for place, referents in self._coreferences if referents & {*gold_ids}]
        )

    def _unnamed(self, places: Iterable[Place]) -> set[str]:
        return {
            actor["id"]
            for place in places
            for actor in self.reading["actors"]
            if not actor["named"]
            and any(overlap(_span(mention), place) for mention in actor["mentions"])
        }

    def has_office(
        self, gold_id: str, title: str, country: str | None, organisation: str = ""
    ) -> bool:
        """Whether a person has an office, and no other one."""
        offices = [
            office
            for actor in self.reading["actors"]
            if actor["id"] in self.actors(gold_id) and actor["schema"] == "Person"
            for office in actor["offices"]
        ]
        return bool(offices) and all(
            office["title"] == title
            and office["country"] == country
            and organisation in (office["organisation"] or "")
            for office in offices
        )

    def is_mentioned(self, gold_id: str, place: Place) -> bool:
        """Whether words point to an actor."""
        return any(
            overlap(_span(mention), place)
            for actor in self.reading["actors"]
            if actor["id"] in self.actors(gold_id)
            for mention in actor["mentions"]
        )

    def has_event(
        self,
        told: Sequence[str],
        kind: str,
        *,
        between: tuple[Sequence[str], Sequence[str]],
        either: bool = False,
        **values: str | None,
    ) -> bool:
        """Whether there is an event where the gold has it, with source, target and values.

        Args:
            told: The gold's passages that tell it; one that is told twice is read once.
            kind: PLOVER's type by content, or its strict code.
            between: The gold's actors of whom one must be the source, and one the target.
            either: Whether both do it alike, so that the roles do not matter.
        """
        sources, targets = (self.actors(*each) for each in between)
        for event in self.reading["events"]:
            found = {*event["source"]}, {*event["target"]}
            if either:
                together = found[0] | found[1]
                met = bool(together & sources and together & targets)
            else:
                met = bool(found[0] & sources and found[1] & targets)
            if (
                met
                and kind in {event["type"], event["plover"]}
                and any(overlap(_span(event["trigger"]), self.place(each)) for each in told)
                and all(event[key] == value for key, value in values.items())
            ):
                return True
        return False

    def is_said(self, gold_id: str, speaker: str, **values: Any) -> bool:
        """Whether the words of a gold statement have this speaker, and no other speaker."""
        found = [
            statement
            for statement in self.reading["statements"]
            if overlap(_span(statement["words"]), self.place(gold_id))
            and statement["quoted"] == (self._statement(gold_id)["kind"] != "paraphrase")
        ]
        return (
            bool(found)
            and {each["speaker"] for each in found} <= self.actors(speaker)
            and all(each[key] == value for each in found for key, value in values.items())
        )

    def _statement(self, gold_id: str) -> Json:
        return next(each for each in self.gold["statements"] if each["id"] == gold_id)

    def claims(self, target: str | None, **values: Any) -> list[Json]:
        """The designations of a target, or of a round as a whole, that have these values."""
        targets = self.actors(target) if target is not None else {None}
        return [
            claim
            for claim in self.reading["designations"]
            if claim["target"] in targets
            and not claim["delisted"]
            and all(claim[key] == value for key, value in values.items())
        ]

    def sanctioners(self, target: str) -> set[str]:
        """Who has sanctioned somebody, by designations and by events: ids of actors."""
        return {claim["by"] for claim in self.claims(target)} | {
            source
            for event in self.reading["events"]
            if event["type"] == "SANCTION" and self.actors(target) & {*event["target"]}
            for source in event["source"]
        }


def _plain(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def _span(value: Json) -> Place:
    return value["start"], value["end"]


def _announced_round(facts: Facts) -> bool:
    """A round of sanctions: by whom, when, how many, over how many countries, and why."""
    claims = facts.claims(
        None,
        authority="us",
        target_count=120,
        count_qualifier="over",
        jurisdiction_count=20,
        announced_on="2023-04-12",
    )
    return any("aiding Russia" in (claim["reason"] or "") for claim in claims)


_MINISTERS = (["A1", "C_CHN"], ["A11", "C_RUS"])
_HOST = (["A2", "C_RUS"], ["A1", "C_CHN"])
_LEADERS = (["A7", "C_CHN"], ["A8", "C_RUS"])
_SEVEN = ("C_AUS", "C_CAN", "C_EUE", "C_JPN", "C_NZL", "C_CHE", "C_GBR")

CHECKS: dict[int, Callable[[Facts], bool]] = {
    1: lambda f: f.has_office("A1", "defense minister", "cn"),
    2: lambda f: f.has_office("A2", "defense minister", "ru"),
    3: lambda f: f.has_office("A3", "spokesperson", "cn", "Defense Ministry"),
    4: lambda f: f.has_office("A5", "secretary-general", "nato", "NATO"),
    5: lambda f: f.has_office("A7", "leader", "cn"),
    6: lambda f: f.has_office("A8", "leader", "ru"),
    7: lambda f: f.has_office("A9", "business tycoon", "ru"),
    8: lambda f: f.is_mentioned("A1", f.place("C_CHN")),
    9: lambda f: f.has_event(
        ["E1"],
        "CONSULT",
        between=_MINISTERS,
        modality="future",
        mode="visit",
        starts_on="2023-04-16",
        place="Moscow",
    ),
    10: lambda f: f.has_event(["E1"], "CONSULT", between=_MINISTERS, ends_on="2023-04-19"),
    11: lambda f: f.has_event(["E3"], "AGREE", between=_HOST),
    12: lambda f: f.has_event(
        ["S1", "E4"], "CONSULT", between=_MINISTERS, modality="future", mode=None
    ),
    13: lambda f: f.is_said("S1", "A4", made_on="2023-04-14"),
    14: lambda f: f.is_said("S2", "A3", cue="told"),
    15: lambda f: f.is_said("S3", "A3", cue="according to"),
    16: lambda f: f.is_said("S4", "A3", via=sorted(f.actors("A4"))),
    17: lambda f: f.is_said("S5", "A3", cue="added"),
    18: lambda f: f.has_event(["E6"], "ACCUSE", between=(["A3", "A4"], ["A5"])),
    19: lambda f: f.is_said("S6", "A5"),
    20: lambda f: f.has_event(
        ["E8"], "CONSULT", between=_LEADERS, either=True, starts_on="2023-03-20", place="Moscow"
    ),
    21: lambda f: f.has_event(["E10"], "AGREE", between=(["C_CHN"], ["C_RUS"]), either=True),
    22: lambda f: f.is_said("S8", "A3", made_on="2023-03-30"),
    23: _announced_round,
    24: lambda f: bool(f.actors("C_USA") & f.sanctioners("A9")),
    25: lambda f: all(f.actors(each) & f.sanctioners("A9") for each in _SEVEN),
}
"""By the number that the gold gives the fact."""


def missed(reading: Json, gold: Json) -> list[int]:
    """The facts that a reading does not have."""
    facts = Facts(reading, gold)
    return [fact["n"] for fact in gold["core25"] if not CHECKS[fact["n"]](facts)]


def false_speakers(reading: Json, gold: Json) -> list[tuple[str, str]]:
    """Statements with a speaker that is not the gold's: the name, and the words.

    Of what was not said but wanted, thought or opposed, who does it in the gold's events is a
    right speaker too.
    """
    facts = Facts(reading, gold)
    names = {actor["id"]: actor["name"] for actor in reading["actors"]}
    wrong = []
    for statement in reading["statements"]:
        words = _span(statement["words"])
        right = {*_doers(facts, "statements", "speaker", words)}
        if statement["kind"] != "speech":
            right |= {*_doers(facts, "events", "source", _span(statement["evidence"]))}
        if statement["speaker"] is not None and statement["speaker"] not in right:
            wrong.append((names[statement["speaker"]], statement["text"]))
    return wrong


def _doers(facts: Facts, part: str, role: str, place: Place) -> Iterable[str]:
    for each in facts.gold[part]:
        if overlap(place, facts.place(each["id"])) and each[role] is not None:
            who = each[role] if isinstance(each[role], list) else each[role].split("+")
            yield from facts.actors(*who) | facts.groups(*who)
