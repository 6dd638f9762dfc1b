"""Whom the new entries are linked to."""

from __future__ import annotations

from watchword.model import Entry, Name, Relation, RelationKind, Schema
from watchword.service.rounds.networks import Network, Party, find_networks


def entry(id: str, *linked: str) -> Entry:  # noqa: A002
    return Entry(
        id=id,
        schema=Schema.COMPANY,
        names=(Name(full=f"Company {id}"),),
        relations=tuple(
            Relation(kind=RelationKind.LINKED_TO, other=name, detail="Linked To:")
            for name in linked
        ),
    )


def networks(*added: Entry) -> dict[str, Network]:
    known = {f"Company {number}": number for number in "123456"}

    def resolve(relation: Relation) -> Party:
        return Party(name=relation.other, entry=known.get(relation.other))

    return {each.to.name: each for each in find_networks(added, resolve)}


def test_each_party_has_those_that_name_it() -> None:
    found = networks(entry("1", "USMANOV, Alisher"), entry("2", "Alisher Usmanov"), entry("3"))
    (network,) = found.values()
    assert [link.entry.id for link in network.direct] == ["1", "2"]
    assert [link.how for link in network.direct] == ["Linked To", "Linked To"]
    assert network.to.entry is None
    assert not network.added


def test_those_that_are_linked_through_others_say_through_whom() -> None:
    found = networks(entry("1", "Usmanov"), entry("2", "Company 1"), entry("3", "Company 2"))
    usmanov = found["Usmanov"]
    assert [(link.entry.id, link.via) for link in usmanov.direct] == [("1", None)]
    assert [(link.entry.id, link.via) for link in usmanov.through] == [
        ("2", "Company 1"),
        ("3", "Company 2"),
    ]
    assert usmanov.size == 3
    assert found["Company 1"].added
    assert list(found) == ["Usmanov", "Company 1", "Company 2"]


def test_circles_end() -> None:
    found = networks(entry("1", "Company 2"), entry("2", "Company 1"), entry("3", "Company 3"))
    assert set(found) == {"Company 1", "Company 2"}
    assert [link.entry.id for link in found["Company 1"].direct] == ["2"]
    assert found["Company 1"].through == ()


def test_a_party_that_is_named_twice_is_linked_once() -> None:
    found = networks(entry("1", "Usmanov", "Usmanov"))
    assert found["Usmanov"].size == 1
