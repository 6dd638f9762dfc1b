"""Vessels with a new name or a new flag."""

from __future__ import annotations

from tests.support.flags import found, held, spell

from watchword.model import Party, Schema, SpellKind
from watchword.network.flags import FlagStrength

RENAMED, REFLAGGED = "vessel-renamed", "vessel-reflagged"


def _vessel(kind: SpellKind, *values: tuple[str, str], key: str = "X") -> Party:
    return Party(
        key=key,
        name="SEA ONE",
        schema=Schema.VESSEL,
        identifiers={"imo": "9321483"},
        spells=tuple(spell(kind, *each) for each in values),
    )


def test_a_vessel_renamed_after_its_listing_is_flagged() -> None:
    vessel = _vessel(SpellKind.NAME, ("SEA ONE", "2010-01-01"), ("BLUE SKY", "2022-04-10"))
    (flag,) = found(vessel, code=RENAMED, us="2022-02-28")
    assert (flag.party, flag.strength) == ("X", FlagStrength.STRONG)
    assert flag.sentence == (
        "SEA ONE was renamed from SEA ONE to BLUE SKY on 2022-04-10, 41 days after the listing by "
        "the United States on 2022-02-28 of SEA ONE."
    )


def test_names_of_one_hull_in_two_parties_are_one_history() -> None:
    first = _vessel(SpellKind.NAME, ("SEA ONE", "2010-01-01"))
    second = _vessel(SpellKind.NAME, ("BLUE SKY", "2022-04-10"), key="Z")
    (flag,) = found(first, second, code=RENAMED, us="2022-02-28")
    assert flag.about == ("Z",)


def test_a_vessel_of_a_listed_owner_is_flagged() -> None:
    vessel = _vessel(SpellKind.NAME, ("SEA", "2010-01-01"), ("SKY", "2023-09-10"), key="V")
    (flag,) = found(vessel, held("X", "V", 100), code=RENAMED, us="2022-02-28")
    assert (flag.party, flag.about, flag.strength) == ("V", ("X",), FlagStrength.MODERATE)


def test_a_name_written_otherwise_is_not_flagged() -> None:
    vessel = _vessel(SpellKind.NAME, ("M/V Sea One", "2010-01-01"), ("SEA-ONE", "2022-04-10"))
    assert not found(vessel, code=RENAMED, us="2022-02-28")


def test_a_vessel_renamed_years_before_is_not_flagged() -> None:
    vessel = _vessel(SpellKind.NAME, ("SEA ONE", "2010-01-01"), ("BLUE SKY", "2019-04-10"))
    assert not found(vessel, code=RENAMED, us="2022-02-28")


def test_a_vessel_reflagged_after_its_listing_is_flagged() -> None:
    vessel = _vessel(SpellKind.COUNTRY, ("pa", "2010-01-01"), ("cm", "2022-04-10"))
    (flag,) = found(vessel, code=REFLAGGED, us="2022-02-28")
    assert "changed flag from PA to CM on 2022-04-10" in flag.sentence


def test_a_flag_that_is_stated_again_is_not_flagged() -> None:
    vessel = _vessel(SpellKind.COUNTRY, ("pa", "2010-01-01"), ("pa", "2022-04-10"))
    assert not found(vessel, code=REFLAGGED, us="2022-02-28")


def test_a_vessel_reflagged_that_nobody_listed_owns_is_not_flagged() -> None:
    vessel = _vessel(SpellKind.COUNTRY, ("pa", "2010-01-01"), ("cm", "2022-04-10"), key="V")
    sold = held("X", "V", 100, ends="2015-01-01")
    assert not found(vessel, sold, code=REFLAGGED, us="2022-02-28")
