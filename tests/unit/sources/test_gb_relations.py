"""Relations in the remarks and reasons of the United Kingdom's lists."""

from __future__ import annotations

import time

import pytest

from watchword.model import RelationKind, Schema
from watchword.sources.draft import Draft
from watchword.sources.gb.relations import add_relations

Found = list[tuple[RelationKind, str, str | None, str]]


def relations(
    text: str, name: str, *, schema: Schema = Schema.PERSON, by_uk_reference: bool = True
) -> Found:
    draft = Draft("TST0001", schema, "")
    draft.add_name(name)
    add_relations(draft, text, by_uk_reference=by_uk_reference)
    return [(each.kind, each.other, each.other_id, each.detail) for each in draft.relations]


def test_a_relative_with_a_reference_is_an_entry_of_the_list() -> None:
    text = "Alexander CHEMEZOV is the son of Sergey Viktorovich CHEMEZOV (RUS0088), who has been"
    own = relations(text, "Alexander CHEMEZOV")
    assert own == [(RelationKind.FAMILY, "Sergey Viktorovich CHEMEZOV", "RUS0088", "son")]
    other = relations(text, "Alexander CHEMEZOV", by_uk_reference=False)
    assert other == [(RelationKind.FAMILY, "Sergey Viktorovich CHEMEZOV", None, "son (RUS0088)")]


def test_a_relative_before_a_dash() -> None:
    text = "Margarita Simonovna Simonyan (Russian: Маргарита Симонян)\xa0 - wife (RUS0702)\n"
    assert relations(text, "Tigran KEOSAYAN") == [
        (RelationKind.FAMILY, "Margarita Simonovna Simonyan", "RUS0702", "wife")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Pavel TITOV is the son of Boris Titov. Therefore, he is associated.",
        "Pavel TITOV is the son of Boris Titov",
    ],
)
def test_a_name_ends_with_its_sentence(text: str) -> None:
    assert relations(text, "Pavel TITOV") == [(RelationKind.FAMILY, "Boris Titov", None, "son")]


def test_a_sentence_about_someone_else_states_nothing_of_the_target() -> None:
    assert relations("Ivan PETROV is the son of Oleg PETROV.", "Sergei SHOIGU") == []
    assert relations("Oleg SHOIGU is the father of Sergei SHOIGU.", "Sergei SHOIGU") == []


def test_a_body_has_no_relatives() -> None:
    text = "WORKS is the son of Oleg Petrov."
    assert relations(text, "WORKS", schema=Schema.ORGANIZATION) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "USM is owned or controlled directly or indirectly by a person involved in obtaining a "
            "benefit from the Government, namely Alisher USMANOV; and (2) more",
            RelationKind.OWNED_BY,
        ),
        (
            "USM is an entity that is acting on behalf of, or at the direction of, an involved "
            "person, namely, Alisher USMANOV, who was designated",
            RelationKind.ACTS_FOR,
        ),
        ("USM is associated with a person, namely Alisher USMANOV.", RelationKind.ASSOCIATE),
    ],
)
def test_the_grounds_of_the_regulations(text: str, kind: RelationKind) -> None:
    found = relations(text, "USM", schema=Schema.ORGANIZATION)
    assert [(each[0], each[1]) for each in found] == [(kind, "Alisher USMANOV")]
    assert relations(text, "OTHER", schema=Schema.ORGANIZATION) == []


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (
            "Names of Director(s)/Management: Maj Gen Aung Zay Ya; Khin Soe; Ultimate beneficial "
            "owner(s): Myanmar Military.",
            [
                (RelationKind.LED_BY, "Maj Gen Aung Zay Ya"),
                (RelationKind.LED_BY, "Khin Soe"),
                (RelationKind.OWNED_BY, "Myanmar Military"),
            ],
        ),
        (
            "Names of Director(s)/Management: Vera Loseva, CEO appointed June 2020",
            [(RelationKind.LED_BY, "Vera Loseva, CEO appointed June 2020")],
        ),
        (
            "Director: Yang Guangqiu (XPCC PSB Director and Chief Inspector) The Director "
            "Disqualification Sanction was imposed on 09/04/2025.",
            [(RelationKind.LED_BY, "Yang Guangqiu (XPCC PSB Director and Chief Inspector)")],
        ),
        (
            "Last known directors: Hana Paul JON, Adnan Talib AL-AMIRI, Dr. Safa AL-HABOBI. More.",
            [
                (RelationKind.LED_BY, "Hana Paul JON"),
                (RelationKind.LED_BY, "Adnan Talib AL-AMIRI"),
                (RelationKind.LED_BY, "Dr. Safa AL-HABOBI"),
            ],
        ),
        (
            "Mother's name: Anna Maria. Father’s name: Ali; held since 2019",
            [(RelationKind.FAMILY, "Anna Maria"), (RelationKind.FAMILY, "Ali")],
        ),
        (
            "Worked with listed individuals: Ahmad Kafan and Bassel Bilal",
            [(RelationKind.ASSOCIATE, "Ahmad Kafan"), (RelationKind.ASSOCIATE, "Bassel Bilal")],
        ),
    ],
)
def test_labels_name_other_parties(text: str, others: list[tuple[RelationKind, str]]) -> None:
    assert [(each[0], each[1]) for each in relations(text, "WORKS")] == others


def test_a_long_text_does_not_take_long() -> None:
    # Looking back over the whole text at each phrase takes minutes.
    text = "is the son of Ab Ab " * 20_000 + "listed as asset of " * 5_000
    began = time.process_time()
    assert relations(text, "Nobody") == []
    assert time.process_time() - began < 20
