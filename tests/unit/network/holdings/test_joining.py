from __future__ import annotations

from datetime import date
from fractions import Fraction

from watchword.model import Holding, HoldingSource, Interest, Party, Schema, Share
from watchword.network.holdings.codec import decode_holding, decode_party, encode
from watchword.network.holdings.joining import join, joining_number, merge, merge_records

LEI = "213800LH1BZH3DI6G760"
SOURCE = HoldingSource(name="test", locator="line 1")


def holding(owner: str, owned: str) -> Holding:
    return Holding(owner=owner, owned=owned, interest=Interest.SHARES, source=SOURCE)


def test_records_of_one_number_are_one_party() -> None:
    parties = [
        Party(key="a:bp", name="BP", identifiers={"gb-coh": "00102498"}),
        Party(key=f"lei:{LEI}", name="BP P.L.C.", identifiers={"lei": LEI, "gb-coh": "00102498"}),
        Party(key="gb-coh:00102498", name="", identifiers={"gb-coh": "00102498"}),
        Party(key="b:x", name="X"),
    ]
    joined, holdings = join(parties, [holding("a:bp", "b:x"), holding(f"lei:{LEI}", "b:x")])
    assert [each.key for each in joined] == ["b:x", f"lei:{LEI}"]
    assert (joined[1].name, joined[1].aliases) == ("BP P.L.C.", ("BP",))
    assert holdings == (holding(f"lei:{LEI}", "b:x"),)


def test_a_chain_of_numbers_joins_all() -> None:
    parties = [
        Party(key="c:1", name="C", identifiers={"ru-inn": "1", "ru-ogrn": "9"}),
        Party(key="a:1", name="A", identifiers={"ru-inn": "1"}),
        Party(key="b:1", name="B", identifiers={"ru-ogrn": "9"}),
    ]
    for order in (parties, parties[::-1]):
        joined, _ = join(order, ())
        assert [each.key for each in joined] == ["a:1"]


def test_names_and_numbers_that_are_given_twice_never_join() -> None:
    parties = [
        Party(key="a:1", name="Alpha", identifiers={"us-registration": "123", "passport": "7"}),
        Party(key="b:1", name="Alpha", identifiers={"us-registration": "123", "passport": "7"}),
    ]
    assert len(join(parties, ())[0]) == 2
    assert joining_number("other", "5") is None
    assert joining_number("lei", " ") is None


def test_what_the_first_record_does_not_say_is_as_the_second_says() -> None:
    first = Party(key="k", name="A", countries=("gb",), identifiers={"lei": "1"})
    second = Party(
        key="k",
        name="B",
        schema=Schema.COMPANY,
        countries=("cy", "gb"),
        identifiers={"lei": "2", "imo": "3"},
        address="1 High St",
        founded_on=date(2000, 1, 1),
    )
    assert merge(first, second) == Party(
        key="k",
        name="A",
        aliases=("B",),
        schema=Schema.COMPANY,
        countries=("gb", "cy"),
        identifiers={"lei": "1", "imo": "3"},
        address="1 High St",
        founded_on=date(2000, 1, 1),
    )
    assert merge_records([first, first]) == {"k": first}


def test_a_party_that_files_tell_by_number_has_it_for_a_name() -> None:
    known, hidden = join([Party(key="lei:X", name=""), Party(key="z", name="", known=False)], ())[0]
    assert (known.name, hidden.name) == ("X", "")


def test_a_party_that_nothing_describes_is_there_all_the_same() -> None:
    (first, second), _ = join([Party(key="a:x", name="X")], [holding("a:x", "b:y z")])
    assert (first.name, second.key, second.name) == ("X", "b:y z", "y z")


def test_json_keeps_all_of_it() -> None:
    party = Party(
        key="k", name="Ünal \U0001f6a2", identifiers={"lei": "1"}, founded_on=date(2000, 1, 1)
    )
    assert decode_party(encode(party)) == party
    stated = Holding(
        owner="a",
        owned="b",
        interest=Interest.VOTES,
        share=Share(low=Fraction(100, 3), high=Fraction(50), high_open=True),
        starts_on=date(2020, 1, 1),
        joint="pact",
        held_jointly=True,
        beneficial=False,
        source=SOURCE,
    )
    assert decode_holding(encode(stated)) == stated
