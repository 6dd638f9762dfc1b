"""Files of holdings, written for a test and read as any other."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watchword.model import Holding, Party, Problem
from watchword.network.holdings import open_files, read_items


@dataclass(frozen=True)
class Read:
    """What files state."""

    formats: list[str]
    parties: list[Party]
    holdings: list[Holding]
    problems: list[Problem]

    def party(self, name: str) -> Party:
        """The first party of a name."""
        return next(each for each in self.parties if each.name == name)

    @property
    def codes(self) -> list[str]:
        """The codes of the problems."""
        return [each.code.value for each in self.problems]


def read(*contents: str | bytes, name: str = "test", most_bytes: int = 1 << 24) -> Read:
    """Read files of these contents as one source."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        paths = []
        for number, content in enumerate(contents):
            paths.append(place / f"file{number}")
            body = content.encode() if isinstance(content, str) else content
            paths[-1].write_bytes(body)
        opened = open_files(paths, place / "unpacked", most_bytes=most_bytes)
        found = list(read_items(opened, name))
    return Read(
        formats=[each.format.key for each in opened],
        parties=[each for each in found if isinstance(each, Party)],
        holdings=[each for each in found if isinstance(each, Holding)],
        problems=[each for each in found if isinstance(each, Problem)],
    )


def lines(*values: Any) -> str:
    """Values as JSON lines."""
    return "".join(json.dumps(each) + "\n" for each in values)


def table(heading: str, *rows: str) -> str:
    """A CSV file."""
    return "\n".join((heading, *rows)) + "\n"


def entity(record: str, name: str, *identifiers: tuple[str, str], **more: Any) -> dict[str, Any]:
    """A BODS statement of an entity."""
    numbers = [{"scheme": scheme, "id": number} for scheme, number in identifiers]
    details = {
        "isComponent": False,
        "entityType": {"type": "registeredEntity"},
        "name": name,
        "identifiers": numbers,
        **more,
    }
    return statement(record, "entity", details)


def person(record: str, name: str, **more: Any) -> dict[str, Any]:
    """A BODS statement of a person."""
    details = {"isComponent": False, "personType": "knownPerson", "names": [{"fullName": name}]}
    return statement(record, "person", {**details, **more})


def relationship(
    record: str, subject: Any, holder: Any, *interests: dict[str, Any], **more: Any
) -> dict[str, Any]:
    """A BODS statement of a relationship."""
    details = {
        "isComponent": False,
        "subject": subject,
        "interestedParty": holder,
        "interests": list(interests),
    }
    return statement(record, "relationship", {**details, **more})


def statement(
    record: str,
    kind: str,
    details: dict[str, Any],
    *,
    status: str = "new",
    day: str = "2024-05-01",
) -> dict[str, Any]:
    """A BODS 0.4 statement."""
    return {
        "statementId": f"{record}-{day}".ljust(36, "0"),
        "declarationSubject": record,
        "statementDate": day,
        "recordId": record,
        "recordType": kind,
        "recordStatus": status,
        "recordDetails": details,
        "source": {"type": ["officialRegister"], "url": "https://register.example/"},
    }


def shares(low: Any = None, high: Any = None, **more: Any) -> dict[str, Any]:
    """A BODS interest in shares."""
    if high is None:
        return {"type": "shareholding", "share": {"exact": low}, **more}
    return {"type": "shareholding", "share": {"minimum": low, "maximum": high}, **more}


def names(found: Sequence[Party]) -> list[str]:
    """The names of parties, each once."""
    return list(dict.fromkeys(each.name for each in found))
