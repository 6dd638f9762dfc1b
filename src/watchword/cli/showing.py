"""``watchword show``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click
from rich.console import Console

from watchword.cli.app import register_option, shared_options
from watchword.cli.console import cell, out, plain, print_json, table
from watchword.model import AUTHORITIES, Strength
from watchword.service.context import Context
from watchword.service.profile import Profile
from watchword.service.profile import show as show_profile

MOST = 40
"""How many names or relations are shown before the rest is only counted."""


@click.command()
@click.argument("target", metavar="ID|NAME")
@shared_options
def show(target: str, register: str | None, as_json: bool) -> None:
    """Show everything that is known of a target, and which release says it.

    TARGET is a target's id (ww-…), an entry's id (35283, or us:35283), an identifier such
    as an IMO number, or a name.
    """
    profile = show_profile(Context.open(register_option(register)), target)
    if as_json:
        print_json(profile.to_dict())
        return
    console = out()
    _heading(console, profile)
    _acts(console, profile)
    _identity(console, profile)
    _relations(console, profile)
    _others(console, profile)


def _heading(console: Console, profile: Profile) -> None:
    entry, release = profile.entry, profile.release
    console.print(cell(f"{entry.name}  ({entry.schema.value})", "bold"))
    stand = "in force" if profile.current else "no longer on the list"
    authority = AUTHORITIES[release.authority].name
    console.print(
        cell(
            f"{authority} · {release.authority}/{release.list} · entry {entry.id} · {stand}, "
            f"as the release of {release.released_on} says · {profile.target}",
            "dim",
        )
    )


def _acts(console: Console, profile: Profile) -> None:
    console.print()
    presence = profile.presence
    for each in profile.entry.designations:
        rows = [
            ("programme", ", ".join(each.programmes)),
            ("listed on", each.listed_on or _seen(profile)),
            ("amended on", ", ".join(str(day) for day in each.amended_on)),
            ("delisted on", each.delisted_on or ""),
            ("basis", "; ".join(each.basis)),
            ("measures", ", ".join(each.measures)),
            ("reason", each.reason),
            ("asked for by", each.source),
            ("remark", each.remark),
        ]
        _pairs(console, rows)
    if not profile.entry.designations:
        _pairs(console, [("seen since", presence.first_seen_on)])


def _seen(profile: Profile) -> str:
    """What the releases tell of the listing where the list states no date."""
    presence = profile.presence
    if presence.absent_on is None:
        return f"not stated; on the list in every release since {presence.first_seen_on}"
    return (
        f"not stated; after {presence.absent_on} (a release without it) and by "
        f"{presence.first_seen_on} (the first with it)"
    )


def _identity(console: Console, profile: Profile) -> None:
    entry = profile.entry
    names = [
        f"{each.full} ({each.kind.value}{', weak' if each.strength is Strength.WEAK else ''})"
        for each in entry.names
    ]
    documents = [
        " ".join(
            part
            for part in (
                each.label or each.kind.value,
                each.value,
                f"({each.issuer})" if each.issuer else "",
                each.remark,
            )
            if part
        )
        for each in entry.identifiers
    ]
    console.print()
    _pairs(
        console,
        [
            ("names", _lines(names)),
            (
                "earlier names",
                _lines(f"{e.full} (as of {day})" for e, day in profile.earlier_names),
            ),
            ("born", ", ".join(str(each) for each in entry.birth_dates)),
            ("born in", _lines(each.text for each in entry.birth_places)),
            ("died", ", ".join(str(each) for each in entry.death_dates)),
            ("founded or built", ", ".join(str(each) for each in entry.founded_on)),
            ("sex", entry.sex or ""),
            ("title", ", ".join(entry.titles)),
            ("position", _lines(entry.positions)),
            ("countries", ", ".join(f"{each.text} ({each.role})" for each in entry.countries)),
            ("addresses", _lines(each.text for each in entry.addresses)),
            ("identifiers", _lines(documents)),
            ("also known as", _lines(f"{e.scheme} {e.value}" for e in entry.cross_references)),
            ("contacts", _lines(each.value for each in entry.contacts)),
            ("further facts", _lines(f"{each.label}: {each.value}" for each in entry.features)),
            ("remarks", "\n".join(entry.remarks)),
        ],
    )


def _relations(console: Console, profile: Profile) -> None:
    outgoing = [
        f"{each.kind.value} → {each.other}{f' ({each.detail})' if each.detail else ''}"
        for each in profile.entry.relations
    ]
    incoming = [
        f"{each.relation.kind.value} ← {each.name} (entry {each.entry_id})"
        for each in profile.incoming
    ]
    if outgoing or incoming:
        console.print()
        _pairs(
            console,
            [("states a relation", _lines(outgoing)), ("is named by", _lines(incoming))],
        )


def _others(console: Console, profile: Profile) -> None:
    if not profile.others:
        return
    console.print()
    console.print(cell("The same question also finds", "bold"))
    rows = table("list", "entry", "name")
    for authority, list_key, entry_id, _, name in profile.others[:MOST]:
        rows.add_row(cell(f"{authority}/{list_key}"), cell(entry_id), cell(name))
    console.print(rows)


def _lines(values: Iterable[str]) -> str:
    shown = list(values)
    more = len(shown) - MOST
    return "\n".join([*shown[:MOST], *([f"… and {more} more"] if more > 0 else [])])


def _pairs(console: Console, rows: Sequence[tuple[str, object]]) -> None:
    shown = table("", "")
    shown.show_header = False
    for label, value in rows:
        if value:
            shown.add_row(cell(label, "dim"), cell("\n".join(map(plain, str(value).split("\n")))))
    console.print(shown)
