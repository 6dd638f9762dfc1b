"""Which column says what: guessed from the headings, and what the user says over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from watchword.errors import WrongUse
from watchword.service.screening.headings import (
    QUALIFIED,
    heading_key,
    is_address,
    read_heading,
)
from watchword.service.screening.roles import NAMING_ROLES, SINGLE_ROLES, Role

Places = Mapping[Role, tuple[int, ...]]
_PARTS = (Role.GIVEN_NAME, Role.MIDDLE_NAME, Role.FAMILY_NAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a file and what they mean.

    Attributes:
        names: The headings, each once.
        places: For each role the columns that have it, by their place from 0.
        said: The roles that the user set; all others are guessed.
        notes: What looked like a role and was not taken for it, and why.
    """

    names: tuple[str, ...]
    places: Places
    said: frozenset[Role] = frozenset()
    notes: tuple[str, ...] = ()

    def of(self, role: Role) -> tuple[int, ...]:
        """The places of a role's columns."""
        return self.places.get(role, ())

    def without(self, role: Role, why: str) -> Columns:
        """The same without a role that was guessed, with a note."""
        headings = ", ".join(self.names[place] for place in self.of(role))
        kept = {each: places for each, places in self.places.items() if each is not role}
        note = f"{headings}: not read as {role.value}, {why} (--map {role.value}=… to use it)"
        return replace(self, places=kept, notes=(*self.notes, note))

    @property
    def unused(self) -> tuple[str, ...]:
        """The headings of columns that mean nothing to the check."""
        used = {place for places in self.places.values() for place in places}
        return tuple(name for place, name in enumerate(self.names) if place not in used)

    def to_dict(self) -> dict[str, list[str]]:
        """The headings of each role, as JSON values."""
        return {
            role.value: [self.names[place] for place in self.places[role]]
            for role in Role
            if self.places.get(role)
        }


def unique_names(headings: Iterable[str]) -> tuple[str, ...]:
    """Headings that differ whatever the case: an empty one is named by its place.

    The second of two columns called ``name`` becomes ``name_2``.
    """
    taken: set[str] = set()
    names: list[str] = []
    for place, heading in enumerate(headings, start=1):
        stem = heading.strip() or f"column_{place}"
        name, count = stem, 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem}_{count}"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def guess_columns(names: Sequence[str]) -> Columns:
    """What the headings say that their columns are."""
    found: dict[Role | None, list[tuple[int, int]]] = defaultdict(list)
    for place, name in enumerate(names):
        meaning = read_heading(name)
        if meaning is not None:
            found[meaning[0]].append((meaning[1], place))
    _settle_names(found)
    places = {role: _chosen(role, found[role]) for role in Role if found.get(role)}
    columns = Columns(names=tuple(names), places=places)
    if columns.of(Role.COUNTRY) and any(
        is_address(name) and read_heading(name) is None for name in names
    ):
        columns = columns.without(Role.COUNTRY, "for it stands among the columns of an address")
    return columns


def apply_wishes(columns: Columns, wishes: Sequence[str]) -> Columns:
    """The columns as the user maps them: ``ROLE=COLUMN``, which may be repeated.

    Every role that is named is taken as said and no longer guessed; ``ROLE=`` leaves it
    out. A whole name that is said stands alone: the guessed parts of names are dropped,
    and the other way round.

    Raises:
        WrongUse: No such role or column.
    """
    said: dict[Role, list[int]] = {}
    for wish in wishes:
        role_text, equals, heading = wish.partition("=")
        if not equals:
            raise WrongUse(f"--map {wish}: write it as ROLE=COLUMN")
        places = said.setdefault(_role(role_text), [])
        if heading.strip():
            places.append(_place(columns.names, heading))
    taken = {place for places in said.values() for place in places}
    kept = {
        role: tuple(place for place in places if place not in taken)
        for role, places in columns.places.items()
        if role not in said and role not in _displaced(said)
    }
    merged = {**kept, **{role: tuple(dict.fromkeys(places)) for role, places in said.items()}}
    return Columns(
        names=columns.names,
        places={role: merged[role] for role in Role if merged.get(role)},
        said=frozenset(said),
        notes=columns.notes,
    )


def need_a_name(columns: Columns) -> None:
    """Refuse a file of which no column names anybody.

    Raises:
        WrongUse: No column is a name, nor one of its parts.
    """
    if any(columns.of(role) for role in NAMING_ROLES):
        return
    shown = ", ".join(columns.names[:20]) + (" …" if len(columns.names) > 20 else "")
    raise WrongUse(
        f"no column looks like a name among: {shown}; say which with --map name=COLUMN "
        "(or --no-header, if the first row is no heading)"
    )


def _role(text: str) -> Role:
    try:
        return Role(text.strip().lower().replace("-", "_"))
    except ValueError:
        known = ", ".join(role.value for role in Role)
        raise WrongUse(f"--map {text.strip()}=…: no such role; one of {known}") from None


def _place(names: Sequence[str], heading: str) -> int:
    """The column of a heading: exactly, or without case, accents and blanks."""
    if heading in names:
        return names.index(heading)
    key = heading_key(heading)
    alike = [place for place, name in enumerate(names) if key and heading_key(name) == key]
    if len(alike) == 1:
        return alike[0]
    shown = ", ".join(names[:20]) + (" …" if len(names) > 20 else "")
    raise WrongUse(f"--map: no column {heading!r} among: {shown}")


def _displaced(said: Mapping[Role, Sequence[int]]) -> frozenset[Role]:
    if said.get(Role.NAME):
        return frozenset(_PARTS)
    if any(said.get(part) for part in _PARTS):
        return frozenset({Role.NAME})
    return frozenset()


def _settle_names(found: dict[Role | None, list[tuple[int, int]]]) -> None:
    """Say what "Name", "Nom" or "Nome" is from the parts of names that stand beside it.

    Beside a family name alone it is the given one, beside a given name alone the family
    name, beside both or neither the whole. A second whole name without a qualifier is
    another name of the same party.
    """
    either = found.pop(None, [])
    given, family = found[Role.GIVEN_NAME], found[Role.FAMILY_NAME]
    if either and family and not given:
        found[Role.GIVEN_NAME] = [either.pop(0)]
    elif either and given and not family:
        found[Role.FAMILY_NAME] = [either.pop(0)]
    whole = sorted(found[Role.NAME] + either)
    found[Role.NAME] = whole[:1]
    found[Role.ALIAS] += [(rank, place) for rank, place in whole[1:] if rank < QUALIFIED]
    if found[Role.MAIDEN_NAME] and not found[Role.FAMILY_NAME] and found[Role.GIVEN_NAME]:
        found[Role.FAMILY_NAME] = found.pop(Role.MAIDEN_NAME)


def _chosen(role: Role, found: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The columns of a role, in the file's order; the clearest one where one is enough.

    A heading with a qualifier ("beneficiary nationality") does not count beside one
    without.
    """
    if role in SINGLE_ROLES:
        return (min(found)[1],)
    clearest = min(rank // QUALIFIED for rank, _ in found)
    return tuple(sorted(place for rank, place in found if rank // QUALIFIED == clearest))
