from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from tests.support.holdings import read, table

from watchword.errors import Malformed
from watchword.model import Interest

CHILD, PARENT, TOP = "213800LH1BZH3DI6G760", "5493001KJTIIGC8Y1R12", "529900T8BM49AURSDO55"
HEAD = ",".join(
    (
        "Relationship.StartNode.NodeID",
        "Relationship.StartNode.NodeIDType",
        "Relationship.EndNode.NodeID",
        "Relationship.EndNode.NodeIDType",
        "Relationship.RelationshipType",
        "Relationship.RelationshipStatus",
        "Relationship.Period.1.startDate",
        "Relationship.Period.1.endDate",
        "Relationship.Period.1.periodType",
        "Relationship.Period.2.startDate",
        "Relationship.Period.2.endDate",
        "Relationship.Period.2.periodType",
        "Registration.RegistrationStatus",
    )
)


def row(child: str, parent: str, kind: str, *, registered: str = "PUBLISHED") -> str:
    periods = "2017-01-01T00:00:00Z,2017-12-31T00:00:00Z,ACCOUNTING_PERIOD"
    relation = "2012-06-01T00:00:00.000Z,,RELATIONSHIP_PERIOD"
    return f"{child},LEI,{parent},LEI,{kind},ACTIVE,{periods},{relation},{registered}"


def test_relationships_as_a_table() -> None:
    found = read(
        table(
            HEAD,
            row(CHILD, PARENT, "IS_DIRECTLY_CONSOLIDATED_BY"),
            row(CHILD, TOP, "IS_ULTIMATELY_CONSOLIDATED_BY"),
            row(CHILD, TOP, "IS_FUND-MANAGED_BY"),
        )
    )
    assert (found.formats, found.problems) == (["gleif-rr"], [])
    direct, ultimate, managed = found.holdings
    assert (direct.owner, direct.owned) == (f"lei:{PARENT}", f"lei:{CHILD}")
    assert (direct.interest, direct.indirect) == (Interest.CONSOLIDATION, False)
    assert (direct.starts_on, direct.ends_on) == (date(2012, 6, 1), None)
    assert (ultimate.owner, ultimate.indirect) == (f"lei:{TOP}", True)
    assert managed.interest is Interest.ASSOCIATE
    assert {each.share for each in found.holdings} == {None}


def test_what_was_annulled_is_counted_and_not_read() -> None:
    kind = "IS_DIRECTLY_CONSOLIDATED_BY"
    found = read(
        table(HEAD, row(CHILD, PARENT, kind), row(CHILD, TOP, kind, registered="ANNULLED"))
    )
    assert len(found.holdings) == 1
    assert found.codes == ["value-conflict"]


def test_ends_that_are_no_leis_and_types_that_are_none_are_told() -> None:
    found = read(table(HEAD, row("KNOWN", PARENT, "X"), row(CHILD, PARENT, "IS_FRIEND_OF")))
    assert found.codes == ["identifier-invalid", "kind-unknown"]
    assert found.holdings[0].interest is Interest.UNKNOWN


def golden() -> dict[str, Any]:
    def value(text: str) -> dict[str, Any]:
        return {"$": text}

    period = {
        "StartDate": value("2012-06-01T00:00:00Z"),
        "EndDate": value("2020-01-31T00:00:00Z"),
        "PeriodType": value("RELATIONSHIP_PERIOD"),
    }
    relationship = {
        "StartNode": {"NodeID": value(CHILD), "NodeIDType": value("LEI")},
        "EndNode": {"NodeID": value(PARENT), "NodeIDType": value("LEI")},
        "RelationshipType": value("IS_DIRECTLY_CONSOLIDATED_BY"),
        "RelationshipPeriods": {"RelationshipPeriod": [period]},
        "RelationshipStatus": value("INACTIVE"),
    }
    return {"RelationshipRecord": {"Relationship": relationship}}


def test_relationships_as_json_of_the_golden_copy() -> None:
    for text in (
        json.dumps({"relations": [golden()]}),
        json.dumps({"relations": [golden()]}, indent=1),
        json.dumps(golden()) + "\n",
    ):
        found = read(text)
        assert found.formats == ["gleif-rr"]
        (holding,) = found.holdings
        assert (holding.owner, holding.owned) == (f"lei:{PARENT}", f"lei:{CHILD}")
        assert holding.ends_on == date(2020, 1, 31)
        assert holding.detail == "IS_DIRECTLY_CONSOLIDATED_BY; INACTIVE"


def test_relationships_as_json_of_the_api() -> None:
    relationship = {
        "startNode": {"id": CHILD, "type": "LEI"},
        "endNode": {"id": PARENT, "type": "LEI"},
        "type": "IS_DIRECTLY_CONSOLIDATED_BY",
        "status": "ACTIVE",
        "periods": [{"startDate": "2012-06-01T00:00:00Z", "type": "RELATIONSHIP_PERIOD"}],
    }
    record = {"type": "relationship-records", "attributes": {"relationship": relationship}}
    (holding,) = read(json.dumps({"data": [record]})).holdings
    assert (holding.owner, holding.starts_on) == (f"lei:{PARENT}", date(2012, 6, 1))


def test_names_come_from_the_other_file() -> None:
    names = table(
        "LEI,Entity.LegalName,Entity.LegalJurisdiction,Entity.LegalAddress.City,"
        "Entity.RegistrationAuthority.RegistrationAuthorityEntityID",
        f"{CHILD},BP P.L.C.,GB,LONDON,00102498",
        f"{PARENT},Other Inc.,US-DE,DOVER,123",
        "nothing,X,GB,,",
    )
    found = read(table(HEAD, row(CHILD, PARENT, "IS_DIRECTLY_CONSOLIDATED_BY")), names)
    assert found.formats == ["gleif-lei", "gleif-rr"]
    bp = found.party("BP P.L.C.")
    assert bp.identifiers == {"lei": CHILD, "gb-coh": "00102498"}
    assert found.party("Other Inc.").identifiers == {"lei": PARENT, "us-registration": "123"}
    assert found.codes == ["identifier-invalid"]


@pytest.mark.parametrize("text", ['{"relations": []}', '{"relations": [1, null, {}]}'])
def test_json_of_no_relationship_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        read(text)
