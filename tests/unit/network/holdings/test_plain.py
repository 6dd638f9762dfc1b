from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from tests.support.holdings import names, read, table

from watchword.errors import Malformed, Unrecognised
from watchword.model import Interest, Schema, Share

HEAD = "owner,owned,share,from,to,source"


def test_the_columns_of_the_contract() -> None:
    found = read(
        table(
            HEAD,
            'X,A,50,2020-01-01,2021-12-31,"Register, page 3"',
            "Y,A,>25-50,2020,2021-06,https://register.example/1",
        )
    )
    assert found.formats == ["csv"]
    first, second = found.holdings
    assert (first.owner, first.owned) == ("test:x", "test:a")
    assert first.interest is Interest.SHARES
    assert first.share == Share.exactly(50)
    assert (first.starts_on, first.ends_on) == (date(2020, 1, 1), date(2021, 12, 31))
    assert (first.source.name, first.source.locator) == ("Register, page 3", "file0, line 2")
    assert first.source.claim is False
    assert second.share == Share(low=Fraction(25), high=Fraction(50), low_open=True)
    assert (second.starts_on, second.ends_on) == (date(2020, 1, 1), date(2021, 6, 30))
    assert second.source.url == "https://register.example/1"
    assert names(found.parties) == ["X", "A", "Y"]
    assert found.problems == []


def test_owner_and_owned_suffice_and_the_source_is_the_file_s() -> None:
    (holding,) = read(table("Owned;Owner", "B;A"), name="Ours").holdings
    assert (holding.owner, holding.owned, holding.share) == ("Ours:a", "Ours:b", None)
    assert holding.source.name == "Ours"


def test_a_name_is_one_party_however_it_is_written() -> None:
    found = read(table(HEAD, "Acme  Ltd,B,10,,,", "ACME LTD,C,20,,,"))
    assert {each.owner for each in found.holdings} == {"test:acme ltd"}


def test_all_that_a_row_can_say_of_parties_and_interests() -> None:
    heading = (
        "owner,owned,interest,joint,held_jointly,indirect,detail,owner_kind,owner_country,"
        "owner_birth_date,owned_id,owned_address,owned_founded_on"
    )
    row = (
        "Oleg Petrov,Kama,votes,Family pact,yes,yes,a word,person,Russia;CY,1961-05,"
        "lei:5493001KJTIIGC8Y1R12;gb-coh:102498,1 High St,2001-02-03"
    )
    found = read(table(heading, row))
    (holding,) = found.holdings
    assert holding.interest is Interest.VOTES
    assert (holding.joint, holding.held_jointly, holding.indirect) == ("Family pact", True, True)
    assert holding.detail == "a word"
    owner, owned = found.parties
    assert (owner.schema, owner.countries, owner.birth_date) == (
        Schema.PERSON,
        ("ru", "cy"),
        "1961-05",
    )
    assert owned.identifiers == {"lei": "5493001KJTIIGC8Y1R12", "gb-coh": "00102498"}
    assert (owned.address, owned.founded_on) == ("1 High St", date(2001, 2, 3))
    assert found.problems == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("X,A,-5,,,", "value-unreadable"),
        ("X,A,150,,,", "value-unreadable"),
        ("X,A,most,,,", "value-unreadable"),
        ("X,A,50,yesterday,,", "date-unreadable"),
        ("X,A,50,2020-02-30,,", "date-unreadable"),
        ("X,A,50,2021-01-01,2020-01-01,", "date-doubtful"),
    ],
)
def test_an_odd_value_is_a_problem_and_the_holding_stays(row: str, code: str) -> None:
    found = read(table(HEAD, row))
    assert len(found.holdings) == 1
    assert found.codes == [code]
    assert found.problems[0].locator == "file0, line 2"


def test_a_row_without_a_side_is_told() -> None:
    found = read(table(HEAD, ",A,50,,,", "X,A,50,,,"))
    assert (found.codes, len(found.holdings)) == (["name-missing"], 1)


def test_what_is_not_known_is_told() -> None:
    found = read(
        table(
            "owner,owned,interest,owner_kind,owner_country,owner_id,colour",
            "X,A,affection,unicorn,Atlantis,lei:12,blue",
        )
    )
    assert sorted(found.codes) == [
        "country-unknown",
        "field-unknown",
        "identifier-invalid",
        "kind-unknown",
        "kind-unknown",
    ]
    assert found.holdings[0].interest is Interest.UNKNOWN


def test_hostile_cells_are_kept_harmlessly() -> None:
    evil = "=cmd|' /C calc'!A0"
    found = read(
        table(HEAD, f'"{evil}","\u202eevil\x00<b>",50,,,', f"{'x' * 100_000},A,1,,,").encode()
    )
    assert found.parties[0].name == evil
    assert found.parties[1].name == "evil <b>"
    assert len(found.parties[2].name) == 2_000


def test_a_row_of_too_many_cells_is_told_and_many_such_rows_are_refused() -> None:
    good = ["X,A,50,,,"] * 20
    found = read(table(HEAD, *good, "X,A,50,,,,more"))
    assert found.codes == ["entry-unreadable"]
    with pytest.raises(Malformed, match="can't be read"):
        read(table(HEAD, "X,A,50,,,", *["X,A,50,,,,more"] * 10))


def test_utf_16_and_bytes_of_no_encoding() -> None:
    assert read(table(HEAD, "Ünal,A,50,,,").encode("utf-16")).parties[0].name == "Ünal"
    found = read(b"owner,owned\nM\xfcller,A\n")
    assert found.parties[0].name == "M\ufffdller"
    assert found.codes == ["encoding"]


def test_a_table_of_nothing_is_refused() -> None:
    with pytest.raises(Malformed, match="no holding"):
        read(HEAD + "\n")
    with pytest.raises(Unrecognised):
        read("name,share\nX,5\n")
    with pytest.raises(Unrecognised, match="empty"):
        read("")
