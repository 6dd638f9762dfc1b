"""Nominees."""

from __future__ import annotations

from tests.support.flags import claimed, found, held

from watchword.model import Interest
from watchword.network.flags import FlagStrength


def test_a_nominee_shareholder_is_flagged() -> None:
    (flag,) = found(held("N", "C", Interest.NOMINEE), code="nominee")
    assert (flag.party, flag.about, flag.strength) == ("C", ("N",), FlagStrength.WEAK)
    assert flag.sentence == "C has nominees: N."


def test_a_nominee_of_a_company_below_a_listed_party_weighs_more() -> None:
    (flag,) = found(
        held("X", "C", 30),
        held("N", "C", Interest.DIRECTOR, detail="Nominee director"),
        code="nominee",
        us="2022-02-28",
    )
    assert flag.strength is FlagStrength.MODERATE
    assert flag.sentence == "C has nominees: N, and is tied to X, who is listed."


def test_a_tie_that_a_report_claims_is_shown_as_not_sure() -> None:
    (flag,) = found(
        held("X", "C", 30, source=claimed("1")),
        held("N", "C", Interest.NOMINEE),
        code="nominee",
        us="2022-02-28",
    )
    assert (flag.strength, flag.sure) == (FlagStrength.WEAK, False)
    assert [each.what for each in flag.evidence] == [
        "N: a nominee's holding in C",
        "X: 30% of the shares in C",
        "the United States listed X",
    ]


def test_a_nominee_who_has_left_is_not_flagged() -> None:
    assert not found(held("N", "C", Interest.NOMINEE, ends="2024-01-01"), code="nominee")


def test_a_director_of_a_company_called_so_is_not_flagged() -> None:
    statement = held("Nominees Ltd", "C", Interest.DIRECTOR, detail="director (nominated)")
    assert not found(statement, code="nominee")
