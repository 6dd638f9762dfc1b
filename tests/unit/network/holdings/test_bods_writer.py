from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

from tests.support.holdings import entity, lines, person, read, relationship, shares

from watchword.model import Holding, HoldingSource, Interest, Party, Schema, Share
from watchword.network.holdings.bods_writer import BodsWriter

DAY = date(2024, 5, 1)
SOURCE = HoldingSource(name="Ours", locator="line 1", url="https://register.example/")
COMPANY = Party(
    key="gb-coh:00102498",
    name="Acme",
    schema=Schema.COMPANY,
    countries=("gb",),
    identifiers={"gb-coh": "00102498"},
    founded_on=date(2000, 1, 2),
    aliases=("Acme Ltd",),
)
PERSON = Party(
    key="x:jane", name="Jane", schema=Schema.PERSON, birth_date="1975-06", countries=("cy",)
)


def written(parties: list[Party], *holdings: Holding) -> tuple[list[dict[str, Any]], BodsWriter]:
    writer = BodsWriter(stated_on=DAY)
    return list(writer.statements(parties, holdings)), writer


def held(interest: Interest, share: Share | None = None, **more: object) -> Holding:
    return Holding(
        owner=PERSON.key,
        owned=COMPANY.key,
        interest=interest,
        share=share,
        source=SOURCE,
        **more,  # type: ignore[arg-type]
    )


def test_parties_come_before_what_binds_them() -> None:
    found, _ = written(
        [COMPANY, PERSON],
        held(Interest.SHARES, Share(low=Fraction(25), high=Fraction(50), low_open=True)),
        held(Interest.VOTES, Share.exactly(Fraction(71, 5)), ends_on=date(2020, 2, 29)),
    )
    assert [each["recordType"] for each in found] == ["entity", "person", "relationship"]
    company, jane, tie = (each["recordDetails"] for each in found)
    assert company["jurisdiction"] == {"name": "United Kingdom", "code": "GB"}
    assert company["identifiers"] == [{"id": "00102498", "scheme": "GB-COH"}]
    assert jane["nationalities"][0]["code"] == "CY"
    assert (tie["subject"], tie["interestedParty"]) == (COMPANY.key, PERSON.key)
    first, second = tie["interests"]
    assert first["share"] == {"exclusiveMinimum": 25, "maximum": 50}
    assert (second["share"], second["endDate"]) == ({"exact": 14.2}, "2020-03-01")
    for each in found:
        assert 32 <= len(each["statementId"]) <= 64
        assert each["publicationDetails"]["bodsVersion"] == "0.4"


def test_the_same_holdings_give_the_same_bytes() -> None:
    once = written([COMPANY, PERSON], held(Interest.BOARD))[0]
    again = written([PERSON, COMPANY], held(Interest.BOARD))[0]
    assert json.dumps(once) == json.dumps(again)


def test_what_the_standard_has_no_place_for_is_counted() -> None:
    ship = Party(key="s", name="Star", schema=Schema.VESSEL)
    found, writer = written(
        [COMPANY, PERSON, ship],
        held(Interest.FAMILY),
        Holding(owner=COMPANY.key, owned="s", interest=Interest.SHARES, source=SOURCE),
        Holding(owner="?", owned=COMPANY.key, interest=Interest.SHARES, source=SOURCE),
    )
    assert [each["recordType"] for each in found] == ["entity", "person"]
    assert sum(writer.left_out.values()) == 3


def test_an_unknown_owner_is_unspecified_and_no_record() -> None:
    nobody = Party(key="n", name="", known=False)
    reason = "interestedPartyHasNotProvidedInformation"
    stated = Holding(
        owner="n",
        owned=COMPANY.key,
        interest=Interest.UNKNOWN,
        detail=f"{reason}: refused",
        source=SOURCE,
    )
    found, _ = written([COMPANY, nobody], stated)
    assert [each["recordType"] for each in found] == ["entity", "relationship"]
    assert found[1]["recordDetails"]["interestedParty"] == {
        "reason": reason,
        "description": "refused",
    }
    other = Holding(owner="n", owned=COMPANY.key, interest=Interest.SHARES, source=SOURCE)
    details = written([COMPANY, nobody], other)[0][1]["recordDetails"]
    assert details["interestedParty"] == {"reason": "unknown"}
    assert details["interests"][0]["type"] == "shareholding"


def test_bods_read_and_written_and_read_is_the_same() -> None:
    stated = lines(
        entity("e1", "Acme", ("GB-COH", "1")),
        entity("e2", "Beta", ("XI-LEI", "213800LH1BZH3DI6G760")),
        person("p1", "Jane", birthDate="1975", nationalities=[{"code": "CY"}]),
        relationship(
            "r1",
            "e1",
            "p1",
            shares(25, 50, startDate="2020-01-01", endDate="2021-01-01"),
            {"type": "boardChair", "details": "chair"},
            {"type": "settlor", "directOrIndirect": "indirect"},
            {"type": "votingRights", "details": "pact; joint: Family"},
        ),
        relationship("r2", "e2", "e1", shares(14.2, beneficialOwnershipOrControl=False)),
        relationship("r3", "e2", {"reason": "noBeneficialOwners"}),
    )
    first = read(stated)
    written = BodsWriter(stated_on=DAY).statements(first.parties, first.holdings)
    second = read(lines(*written))
    assert second.problems == []

    def said(found: list[Holding]) -> list[tuple[Any, ...]]:
        return sorted(
            (
                *(each.owned, each.interest.value, str(each.share), str(each.starts_on)),
                *(str(each.ends_on), each.indirect, str(each.joint), str(each.beneficial)),
                each.detail,
            )
            for each in found
        )

    assert said(second.holdings) == said(first.holdings)
    assert {each.name for each in second.parties} == {each.name for each in first.parties}
