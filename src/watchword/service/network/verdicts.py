"""The verdict on a party: of one authority, or of all of them side by side."""

from __future__ import annotations

from watchword.network.assessment import assess
from watchword.service.context import Context
from watchword.service.network.answer import Verdicts
from watchword.service.network.raised import flags_on
from watchword.service.network.unknown import problems_note, told_by, unknown_of
from watchword.service.network.wishes import ALL, Wishes, authorities_of, official
from watchword.service.network.worlds import world_above
from watchword.service.outcome import Watcher


def verdict(
    context: Context,
    name: str,
    *,
    authority: str = ALL,
    wishes: Wishes | None = None,
    watcher: Watcher | None = None,
) -> Verdicts:
    """Whether an authority's measures reach a party on a day, why, and what would change it.

    Args:
        context: The register; it is not asked where files and names say everything.
        name: The party: a key, an identifier, a target's id, or a name.
        authority: ``us``, ``eu`` …, or ``all``.
        wishes: The day, and what is taken in the place of the register's holdings and lists.
        watcher: Told how far the work is.

    Raises:
        NotFound: No party is known by the name; or there is no register.
        WrongUse: There is no such authority, several parties have the name, or a file
            can't be read.
        InputRefused: A file is no format of holdings, or broken.
        RegisterTrouble: The register, or the holdings beside it, are damaged.
    """
    wishes, asked = wishes or Wishes(), authorities_of(authority)
    # Flags ask who listed whom first, so that all lists are asked, whoever's verdict it is.
    world = world_above(context, name, official(), wishes=wishes, watcher=watcher)
    party = world.one(name)
    world = world.above(party.key)
    found = [
        assess(
            world.parties,
            world.holdings,
            listed=world.listed.get(code, {}),
            authority=code,
            as_of=wishes.day,
        )
        for code in asked
    ]
    problems = (*world.problems, *found[0].problems)
    unknown = [*told_by(world, asked, wishes.day), *unknown_of(world, party, wishes.day)]
    if problems:
        unknown.append(problems_note(len(problems)))
    return Verdicts(
        key=party.key,
        name=party.name,
        as_of=wishes.day,
        verdicts=tuple(each.verdict(party.key) for each in found),
        single=len(asked) == 1,
        flags=flags_on(world, party.key, asked, wishes.day),
        unknown=tuple(unknown),
        links=world.links,
        problems=problems,
    )
