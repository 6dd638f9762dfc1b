"""Ask for a profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from watchword.errors import NotFound
from watchword.index import Index, IndexTarget
from watchword.model import Schema
from watchword.service.context import Context
from watchword.service.finding import find_targets
from watchword.service.indexing import ensure_index
from watchword.service.merging import links_of
from watchword.service.profile.answer import Other, Profile
from watchword.service.profile.conflicts import find_conflicts
from watchword.service.profile.coverage import read_coverage
from watchword.service.profile.identity import read_identity
from watchword.service.profile.member import Member, read_members, speaking
from watchword.service.profile.names import gather_names
from watchword.service.profile.relations import read_relations
from watchword.service.profile.stated import same_text
from watchword.service.profile.timeline import read_timeline
from watchword.store.reader import Reader


def show(context: Context, text: str, *, as_of: date | None = None) -> Profile:
    """The profile of the target that a text names.

    Args:
        context: The register.
        text: A target id, or the id of any entry of one, an entry's own id (alone, or as
            ``us:35283``), an identifier such as an IMO number, or a name.
        as_of: The day whose state is shown, instead of today's.

    Raises:
        NotFound: Nothing is known by that.
    """
    text = text.strip()
    with context.register.read() as reader:
        found = find_targets(context, reader, text)
        if not found:
            raise NotFound(f"nothing in the register is known as {text!r}")
        profile = profile_of(reader, ensure_index(context), found[0].target, as_of=as_of)
    asked_for_another = text.startswith("ww-") and text != profile.target
    return replace(
        profile,
        asked=text,
        redirected_from=text if asked_for_another else None,
        why=tuple(links_of(context, profile.target)) if len(profile.members) > 1 else (),
        others=tuple(
            Other(key=other.key, target=other.target.id, name=other.target.name)
            for other in found[1:]
        ),
    )


def profile_of(
    reader: Reader, index: Index, target: IndexTarget, *, as_of: date | None = None
) -> Profile:
    """The profile of a target of the index; why its entries are one party is not told.

    Raises:
        NotFound: The register holds none of its entries any more.
    """
    members = read_members(reader, [each.key for each in target.listings], as_of=as_of)
    if not members:
        raise NotFound(f"the register holds no release of {target.name!r} ({target.id}) any more")
    heard = speaking(members)
    name = _name(target, heard)
    return Profile(
        target=target.id,
        asked=target.id,
        redirected_from=None,
        as_of=as_of,
        name=name,
        schema=_schema(target, heard),
        members=members,
        coverage=read_coverage(members),
        names=gather_names(heard, first=name),
        identity=read_identity(heard),
        conflicts=find_conflicts(heard),
        relations=read_relations(reader, index, heard),
        timeline=read_timeline(members, until=as_of),
    )


def _name(target: IndexTarget, members: Sequence[Member]) -> str:
    """The name that stands for the target, if it had it on the day."""
    stated = {same_text(name.full) for member in members for name in member.entry.names}
    return target.name if same_text(target.name) in stated else members[0].entry.name


def _schema(target: IndexTarget, members: Sequence[Member]) -> Schema:
    stated = {member.entry.schema for member in members}
    return target.schema if target.schema in stated else members[0].entry.schema
