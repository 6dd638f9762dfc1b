"""A file of FollowTheMoney entities as an own list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from watchword.errors import Malformed
from watchword.model import OWN, Entry, Problem, ProblemCode, Severity
from watchword.sources.contract import Document, Expectation, Recognition, Source
from watchword.sources.own.ftm.entity import Entity, EntityReader
from watchword.sources.own.ftm.kinds import Role, ends_of, holders_of, role_of
from watchword.sources.own.ftm.names import call
from watchword.sources.own.ftm.party import PartyReader
from watchword.sources.own.ftm.spool import Spool
from watchword.sources.own.ftm.stream import Line, read_lines

FORMAT = "own.ftm_json"
"""The key of the format."""

_NAMES = (".json", ".jsonl", ".ndjson")
_MOST_ASTRAY = 1_000


def is_json(document: Document) -> bool:
    """Whether a file that the user calls an own list is JSON and not a table."""
    start = document.head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return start in (b"{", b"[") or document.name.casefold().endswith(_NAMES)


def ftm_source(list_key: str) -> Source:
    """The source of the own list of this name."""

    def recognise(document: Document) -> Recognition | None:
        return Recognition(list=list_key) if is_json(document) else None

    return Source(
        key=FORMAT,
        authority=OWN,
        title=f"own list {list_key}",
        expectations={list_key: Expectation(least=1, most=5_000_000)},
        recognise=recognise,
        read_entries=read_entries,
    )


def read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    """Each party as an entry, with what the other entities of its file say of it.

    A file is read twice, since what belongs to a party can stand before or after it.

    Raises:
        Malformed: A file holds no party.
        InputRefused: There is no room to keep aside what belongs to the parties.
    """
    reader = PartyReader()
    for document in documents:
        with Spool() as spool:
            survey = _Survey(spool)
            yield from survey.read(document)
            spool.seal()
            yield from reader.read(spool, _parties(document, survey.lines))
            yield from _astray(spool)


class _Survey:
    """The first reading: it keeps what belongs to parties, and where the parties stand."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._told: set[str] = set()
        self.lines = bytearray()
        """One for each line that holds a party, by its number."""

    def read(self, document: Document) -> Iterator[Problem]:
        """Read a file; gives what is wrong with its lines and its objects.

        Raises:
            Malformed: It holds no party.
        """
        reader = EntityReader()
        first: Problem | None = None
        for line in read_lines(document):
            if line.fault:
                first = first or _fault(line)
                yield _fault(line)
            for value in line.objects:
                for entity in reader.read(value, line.locator):
                    yield from self._take(entity, line.number)
                yield from reader.problems
                reader.problems.clear()
        if 1 not in self.lines:
            why = f"; {first.locator}: {first.message}" if first is not None else ""
            what = document.name or "the file"
            raise Malformed(f"{what} holds no party as FollowTheMoney has it{why}")

    def _take(self, entity: Entity, number: int) -> Iterator[Problem]:
        role = role_of(entity)
        if role is Role.PARTY:
            self._take_party(entity, number)
        elif role is Role.PART:
            yield from self._take_part(entity)
        elif role is Role.PLACE:
            self._spool.add_thing(entity, call(entity), listed=False, whole=True)
        elif entity.schema not in self._told:
            self._told.add(entity.schema)
            yield _unread(entity, role)

    def _take_party(self, entity: Entity, number: int) -> None:
        self._spool.add_thing(entity, call(entity), listed=not entity.nested)
        # A wallet is a number of its holder, as well as a party of its own.
        self._spool.add_part(entity.values("holder"), entity, link=False)
        if not entity.nested:
            self.lines.extend(bytes(max(0, number + 1 - len(self.lines))))
            self.lines[number] = 1

    def _take_part(self, entity: Entity) -> Iterator[Problem]:
        holders = entity.values(*holders_of(entity.schema))
        self._spool.add_part(holders, entity, link=ends_of(entity.schema) is not None)
        if not holders:
            yield Problem(
                severity=Severity.WARNING,
                code=ProblemCode.RELATION_UNRESOLVED,
                locator=entity.locator,
                message=f"the {entity.schema} belongs to nobody",
                raw=entity.id,
            )


def _parties(document: Document, lines: bytearray) -> Iterator[Entity]:
    """The parties of a file, read again; what is wrong with them was told the first time."""
    reader = EntityReader()

    def holds_party(number: int) -> bool:
        return number < len(lines) and bool(lines[number])

    for line in read_lines(document, wanted=holds_party):
        for value in line.objects:
            for entity in islice(reader.read(value, line.locator), 1):
                if role_of(entity) is Role.PARTY:
                    yield entity
            reader.problems.clear()


def _fault(line: Line) -> Problem:
    usable = bool(line.objects)
    return Problem(
        severity=Severity.WARNING if usable else Severity.ERROR,
        code=ProblemCode.VALUE_CONFLICT if usable else ProblemCode.ENTRY_UNREADABLE,
        locator=line.locator,
        message=line.fault,
        raw=line.raw,
    )


def _unread(entity: Entity, role: Role) -> Problem:
    """That the entities of a schema are not read, told where the first one stands."""
    unknown = role is Role.UNKNOWN
    why = "is none that we know, without a name" if unknown else "tells nothing of parties"
    return Problem(
        severity=Severity.WARNING if unknown else Severity.INFO,
        code=ProblemCode.KIND_UNKNOWN,
        locator=entity.locator,
        message=f"the schema {entity.schema[:50]!r} {why}: such entities are passed over",
        raw=entity.id,
    )


def _astray(spool: Spool) -> Iterator[Problem]:
    """What belongs to parties that the file does not have."""
    told = 0
    for party, entity in spool.astray():
        ends = ends_of(entity.schema)
        if ends is not None and any(spool.thing(each) for each in entity.values(*ends)):
            continue  # the party at the other end says that it can't be followed
        told += 1
        if told > _MOST_ASTRAY:
            return
        yield Problem(
            severity=Severity.WARNING,
            code=ProblemCode.RELATION_UNRESOLVED,
            locator=entity.locator,
            message=f"the {entity.schema} belongs to an entity that the file does not have",
            raw=party,
        )
