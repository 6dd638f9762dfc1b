"""Files of holdings: unpacked with care, told apart by what they hold, read in their order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from watchword.errors import Malformed, Unrecognised, WrongUse
from watchword.fetch.spool import PIECE, Spooled
from watchword.fetch.unpack import unpack
from watchword.model import Holding, Party, Problem, ProblemCode, Severity
from watchword.network.holdings.bods import read_bods
from watchword.network.holdings.building import Item, Origin, mapping
from watchword.network.holdings.followthemoney import read_followthemoney
from watchword.network.holdings.gleif import (
    read_names,
    read_relationship_json,
    read_relationship_rows,
)
from watchword.network.holdings.icij import read_addresses, read_nodes, read_relationships
from watchword.network.holdings.plain import read_plain
from watchword.network.holdings.psc import read_psc
from watchword.network.holdings.rows import headings, is_lines, json_values

_Read: TypeAlias = Callable[[Path, Origin], Iterator[Item]]

_MOST_UNREADABLE = 0.1
_FEW = 10
"""A file of which more than this share can't be read, and not just a few statements, is not
what it seems, or broken."""

_MOST_MEMBERS_READ = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format that is read.

    Attributes:
        key: Its name in what is stored and printed.
        title: Its name for people.
        rank: Files of lower rank are read before others: what others need.
    """

    key: str
    title: str
    read: _Read
    rank: int = 1


PLAIN = Format(key="csv", title="plain table", read=read_plain)
BODS = Format(key="bods", title="BODS 0.4", read=read_bods)
FTM = Format(key="ftm", title="FollowTheMoney", read=read_followthemoney)
GLEIF_RR = Format(key="gleif-rr", title="GLEIF relationships", read=read_relationship_rows)
GLEIF_RR_JSON = Format(key="gleif-rr", title="GLEIF relationships", read=read_relationship_json)
GLEIF_LEI = Format(key="gleif-lei", title="GLEIF names", read=read_names, rank=0)
PSC = Format(key="uk-psc", title="UK PSC snapshot", read=read_psc)
ICIJ_NODES = Format(key="icij-nodes", title="Offshore Leaks nodes", read=read_nodes)
ICIJ_PLACES = Format(
    key="icij-addresses", title="Offshore Leaks addresses", read=read_addresses, rank=0
)
ICIJ_TIES = Format(
    key="icij-relationships", title="Offshore Leaks relationships", read=read_relationships, rank=2
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A plain file whose format is known.

    Attributes:
        name: Its own name.
        sha256, size: Of its bytes, unpacked.
    """

    path: Path
    name: str
    format: Format
    sha256: str
    size: int


def open_files(paths: Sequence[Path], folder: Path, *, most_bytes: int) -> list[Opened]:
    """Unpack files and tell what each is, in the order in which they have to be read.

    Args:
        paths: Files, or folders of files.
        folder: A temporary folder for what is unpacked.
        most_bytes: The most that one may unpack to.

    Raises:
        WrongUse: One can't be read.
        UnsafeArchive: One unpacks to more than it may.
        Unrecognised: One is no format that we know.
    """
    found: list[Opened] = []
    for number, path in enumerate(_files(paths)):
        place = folder / str(number)
        place.mkdir(parents=True)
        for plain in unpack(_spooled(path), place, most_bytes=most_bytes):
            form = detect(plain.path)
            if form is None:
                raise Unrecognised(f"{plain.origin}: no format of holdings that we know")
            found.append(
                Opened(
                    path=plain.path,
                    name=plain.name,
                    format=form,
                    sha256=plain.sha256,
                    size=plain.size,
                )
            )
    if not found:
        raise WrongUse("no file of holdings there")
    return sorted(found, key=lambda each: (each.format.rank, each.name, each.sha256))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                each for each in path.iterdir() if each.is_file() and not each.name.startswith(".")
            )
        else:
            yield path


def _spooled(path: Path) -> Spooled:
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as stream:
            while block := stream.read(PIECE):
                digest.update(block)
                size += len(block)
    except OSError as error:
        raise WrongUse(f"{path} can't be read: {error.strerror}") from error
    if not size:
        raise Unrecognised(f"{path} is empty")
    return Spooled(
        path=path, name=path.name, origin=str(path), group="", sha256=digest.hexdigest(), size=size
    )


def detect(path: Path) -> Format | None:
    """The format of a file by its content; None where it is none that we read."""
    with path.open("rb") as stream:
        head = stream.read(4_096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] in {b"{", b"["}:
        return _of_json(path)
    return _of_table(frozenset(headings(path)))


def _of_table(columns: frozenset[str]) -> Format | None:
    if {"owner", "owned"} <= columns:
        return PLAIN
    if "relationship.startnode.nodeid" in columns:
        return GLEIF_RR
    if {"lei", "entity.legalname"} <= columns:
        return GLEIF_LEI
    if {"node_id_start", "node_id_end", "rel_type"} <= columns:
        return ICIJ_TIES
    if "node_id" in columns:
        # Addresses have no column of their own that others lack; they lack theirs.
        places = "address" in columns and not columns & {"internal_id", "jurisdiction", "status"}
        return ICIJ_PLACES if places else ICIJ_NODES if "name" in columns else None
    return None


def _of_json(path: Path) -> Format | None:
    origin = Origin(name="", file=path.name)
    looked = 0
    try:
        for found in json_values(path, origin):
            if isinstance(found, Problem):
                continue
            form = _of_value(mapping(found[1]))
            looked += 1
            if form is not None or looked >= _MOST_MEMBERS_READ:
                return form
    except Malformed:
        # It looks like ours and is cut short within its first values: said when it is read.
        if not is_lines(path):
            raise
    return None


def _of_value(value: dict[str, Any]) -> Format | None:
    if "recordType" in value and ("recordId" in value or "statementId" in value):
        return BODS
    if "statementType" in value and "statementID" in value:
        raise Unrecognised("statements of BODS before 0.4: convert them first")
    if "schema" in value and "properties" in value:
        return FTM
    if "data" in value and ("company_number" in value or "kind" in mapping(value["data"])):
        return PSC
    if "relations" in value or "Relationship" in value or "RelationshipRecord" in value:
        return GLEIF_RR_JSON
    first = value.get("data")
    if isinstance(first, list) and first and "attributes" in mapping(first[0]):
        return GLEIF_RR_JSON
    return None


def read_items(opened: Sequence[Opened], name: str) -> Iterator[Item]:
    """Everything that files of one source state, and what is odd in them.

    Args:
        opened: The files, in the order of :func:`open_files`.
        name: The name of the source.

    Raises:
        Malformed: A file is cut short, holds no holding and no party, or more than a tenth of
            it can't be read.
    """
    addresses: dict[str, str] = {}
    for each in opened:
        origin = Origin(name=name, file=each.name, addresses=addresses)
        read = unreadable = 0
        for item in each.format.read(each.path, origin):
            if isinstance(item, Problem):
                unreadable += _is_lost(item)
            else:
                read += isinstance(item, (Holding, Party))
            yield item
        if unreadable >= _FEW and unreadable > _MOST_UNREADABLE * (read + unreadable):
            raise Malformed(
                f"{each.name}: {unreadable:,} of its {read + unreadable:,} statements can't be read"
            )
        if not read and each.format is not ICIJ_PLACES:
            raise Malformed(f"{each.name} states no holding and no party")
        yield from origin.notes()


def _is_lost(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR and problem.code is ProblemCode.ENTRY_UNREADABLE
