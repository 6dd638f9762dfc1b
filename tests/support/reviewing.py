"""A small register in which a pair of entries waits for a decision."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.support.entries import write_release
from tests.support.merging import entry

from watchword.model import EntryKey, Schema
from watchword.service.context import Context
from watchword.settings import Settings
from watchword.store.review_acts import EntryPair

US = EntryKey("us", "sdn", "1")
JP = EntryKey("jp", "mof", "J1")
UNDATED = EntryKey("eu", "fsf", "E1")
NAMESAKE = EntryKey("eu", "fsf", "E2")
WAITING: EntryPair = (UNDATED, NAMESAKE)
"""The one pair of the queue: the undated one is likely the target of ``US`` and ``JP``."""

SPELLED = EntryKey("us", "sdn", "9")
SPELLED_OTHERWISE = EntryKey("jp", "mof", "J9")
"""Two entries that the machine joins by name and birth date."""

STATED = EntryKey("un", "sc", "QDi.007")
STATED_BY = EntryKey("jp", "mof", "J7")
"""Two entries that a list itself says are one."""

SHIP = EntryKey("us", "sdn", "5")


def review_register(place: str | Path, *, cache: Path | None = None) -> Context:
    """A register of lists of four authorities and an own list."""
    settings = Settings(register=str(place))
    context = Context(settings if cache is None else replace(settings, cache=str(cache)))
    lists = {
        ("us", "sdn"): [
            entry("1", "Ivan Petrov", born="1990-05-05", country="ru", programme="RUSSIA"),
            entry("9", "Zelimkhan Yandarbiev", born="1952-09-12"),
            entry("5", "DILBAR", schema=Schema.VESSEL),
        ],
        ("eu", "fsf"): [
            entry("E1", "Ivan PETROV", country="ru", programme="RUSSIA"),
            entry("E2", "Ivan Petrov", born="1950-01-09", country="ru", programme="RUSSIA"),
        ],
        ("jp", "mof"): [
            entry("J1", "Ivan Petrov", born="1990-05-05", country="ru", programme="RUSSIA"),
            entry("J9", "Zelimkhan Jandarbijew", born="1952-09-12"),
            entry("J7", "Mullah Omar Haqqani", references=["un-reference:QDi.7"]),
        ],
        ("un", "sc"): [entry("QDi.007", "Omar Haqqani")],
        ("own", "mine"): [entry("OWN-1", "Ivan Petrov")],
    }
    with context.register.write() as connection:
        for (authority, list_key), entries in lists.items():
            write_release(
                connection,
                entries,
                authority=authority,
                list_key=list_key,
                body=f"{authority}/{list_key}".encode(),
            )
    return context


def targets(context: Context) -> set[frozenset[str]]:
    """Which entries are one target, each by its authority and id."""
    from watchword.service.indexing import ensure_index

    index = ensure_index(context)
    return {
        frozenset(f"{e.authority}:{e.entry}" for e in index.target(row).listings)
        for row in range(len(index))
    }
