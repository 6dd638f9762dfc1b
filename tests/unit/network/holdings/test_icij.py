from __future__ import annotations

from datetime import date

from tests.support.holdings import read, table

from watchword.model import Interest

ENTITIES = table(
    "node_id,name,original_name,former_name,jurisdiction,jurisdiction_description,company_type,"
    "address,internal_id,incorporation_date,status,country_codes,countries,sourceID",
    '10,"VESNA, LTD.",VESNA LIMITED,,VGB,British Virgin Islands,,,7,23-MAR-2006,Active,VGB;CYP,,Leak',
    "11,KAMA SHIPPING INC,,OLD KAMA INC,PAN,Panama,,,8,not known,Active,PAN,,Leak",
)
OFFICERS = table(
    "node_id,name,countries,country_codes,sourceID,valid_until,note",
    "20,Oleg Petrov,Russia,RUS,Leak,,",
    "21,,Russia,RUS,Leak,,",
)
ADDRESSES = table(
    "node_id,address,name,countries,country_codes,sourceID,valid_until,note",
    '30,"1 Harbour Road; Tortola",,British Virgin Islands,VGB,Leak,,',
)
TIES = table(
    "node_id_start,node_id_end,rel_type,link,status,start_date,end_date,sourceID",
    "20,10,officer_of,shareholder of,,02-JAN-2007,31-DEC-2009,Leak",
    "20,11,officer_of,nominee shareholder of,,,,Leak",
    "20,11,officer_of,director of,resigned,,,Leak",
    "20,11,officer_of,beneficiary of,,,,Leak",
    "10,11,intermediary_of,intermediary of,,,,Leak",
    "10,11,same_name_as,same name as,,,,Leak",
    "20,11,officer_of,cousin of,,,,Leak",
    "10,30,registered_address,registered address,,,,Leak",
    "11,31,registered_address,registered address,,,,Leak",
    ",11,officer_of,shareholder of,,,,Leak",
)


def test_the_files_belong_together_whatever_their_order() -> None:
    found = read(TIES, OFFICERS, ADDRESSES, ENTITIES)
    assert found.formats == [
        "icij-addresses",
        "icij-nodes",
        "icij-nodes",
        "icij-relationships",
    ]
    assert [each.interest for each in found.holdings] == [
        Interest.SHARES,
        Interest.NOMINEE,
        Interest.DIRECTOR,
        Interest.INFLUENCE,
        Interest.ASSOCIATE,
        Interest.ASSOCIATE,
        Interest.UNKNOWN,
    ]
    first = found.holdings[0]
    assert (first.owner, first.owned, first.share) == ("icij:20", "icij:10", None)
    assert (first.starts_on, first.ends_on) == (date(2007, 1, 2), date(2009, 12, 31))
    assert first.source.url == "https://offshoreleaks.icij.org/nodes/20"
    assert found.holdings[2].detail == "director of; resigned"


def test_nodes_have_names_places_and_days() -> None:
    found = read(ENTITIES)
    vesna, kama = found.parties
    assert (vesna.name, vesna.aliases) == ("VESNA, LTD.", ("VESNA LIMITED",))
    assert (vesna.countries, vesna.founded_on) == (("vg", "cy"), date(2006, 3, 23))
    assert (kama.aliases, kama.founded_on) == (("OLD KAMA INC",), None)
    assert found.codes == ["date-unreadable"]


def test_addresses_come_to_their_parties() -> None:
    found = read(ADDRESSES, ENTITIES, OFFICERS, TIES)
    placed = [each for each in found.parties if each.address]
    assert [(each.key, each.address) for each in placed] == [("icij:10", "1 Harbour Road; Tortola")]
    assert sorted(found.codes) == [
        "date-unreadable",
        "id-missing",
        "name-missing",
        "relation-unresolved",
    ]
