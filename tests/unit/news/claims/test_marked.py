"""Sentences of the kind that news has, marked by hand with the claims that they make."""

from __future__ import annotations

import pytest
from tests.unit.news.conftest import Reader

from watchword.news.report import Json

pytestmark = [pytest.mark.news, pytest.mark.slow]

Designation = tuple[str | None, str | None, str, bool]
"""Authority, target, modality, delisted."""
Relation = tuple[str, str, str, bool]
"""Source, kind, target, former."""

DESIGNATIONS: list[tuple[str, set[Designation]]] = [
    ("Britain sanctioned the Russian tycoon Mikhail Fridman on Tuesday.",
     {("gb", "Mikhail Fridman", "actual", False)}),
    ("Washington imposed fresh sanctions on Rostec and Almaz-Antey over the shelling of Kharkiv.",
     {("us", "Rostec", "actual", False), ("us", "Almaz-Antey", "actual", False)}),
    ("The U.S. Treasury Department blacklisted Igor Sechin and his aide Pavel Morozov in 2022.",
     {("us", "Igor Sechin", "actual", False), ("us", "Pavel Morozov", "actual", False)}),
    ("Oleg Deripaska was sanctioned by the United States, Canada and Ukraine.",
     {("us", "Oleg Deripaska", "actual", False), ("ca", "Oleg Deripaska", "actual", False),
      ("ua", "Oleg Deripaska", "actual", False)}),
    ("Viktor Vekselberg has been under US sanctions since 2018.",
     {("us", "Viktor Vekselberg", "actual", False)}),
    ("The European Union lifted sanctions on Farkhad Akhmedov in September.",
     {("eu", "Farkhad Akhmedov", "actual", True)}),
    ("Japan added Yury Kovalchuk to its sanctions list on Friday, the Ministry of Finance said.",
     {("jp", "Yury Kovalchuk", "actual", False)}),
    ("Canberra will impose travel bans on Sergei Lavrov and Dmitry Peskov.",
     {("au", "Sergei Lavrov", "future", False), ("au", "Dmitry Peskov", "future", False)}),
    ("US President Donald Trump threatened to impose sanctions on Turkey if it attacked the Kurds.",
     {("us", "Turkey", "hypothetical", False)}),
    ("The EU has not sanctioned Vagit Alekperov, unlike Britain.",
     {("eu", "Vagit Alekperov", "negated", False)}),
    ("Switzerland froze the assets of Andrey Melnichenko last year.",
     {("ch", "Andrey Melnichenko", "actual", False)}),
    ("Ottawa announced a new package of sanctions targeting 33 individuals and 12 entities.",
     {("ca", None, "actual", False)}),
    ("The United Kingdom imposed sanctions on more than a dozen companies in four countries, including "
     "Sberbank and Alrosa, for supporting the war.",
     {("gb", None, "actual", False), ("gb", "Sberbank", "actual", False),
      ("gb", "Alrosa", "actual", False)}),
    ("The yacht belongs to US-sanctioned businessman Suleiman Kerimov.",
     {("us", "Suleiman Kerimov", "actual", False)}),
    ("The UN Security Council imposed an arms embargo and sanctions on North Korea in 2006.",
     {("un", "North Korea", "actual", False)}),
    ("New Zealand hit Alexander Lukashenko with a travel ban and an asset freeze.",
     {("nz", "Alexander Lukashenko", "actual", False)}),
    ("The Office of Foreign Assets Control removed Karina Rotenberg from its list of Specially "
     "Designated Nationals.", {("us", "Karina Rotenberg", "actual", True)}),
    ("Germany and France sanctioned Ramzan Kadyrov, who leads Chechnya.",
     {("de", "Ramzan Kadyrov", "actual", False), ("fr", "Ramzan Kadyrov", "actual", False)}),
    ("Global Affairs Canada said it had sanctioned Alina Kabaeva.",
     {("ca", "Alina Kabaeva", "actual", False)}),
    ("The United States on Thursday imposed sanctions on nearly 300 targets. Those sanctioned include "
     "Roman Trotsenko and the bank Zenit.",
     {("us", None, "actual", False), ("us", "Roman Trotsenko", "actual", False),
      ("us", "Zenit", "actual", False)}),
    # What makes no claim.
    ("Ukraine called for sanctions on Rosatom after the attack.", set()),
    ("Talks on sanctions relief for Iran resumed in Vienna on Monday.", set()),
    ("The court sanctioned the sale of the company to Alexei Mordashov.", set()),
    ("FIFA sanctioned Luis Suarez over the bite in Brazil.", set()),
    ("The prime minister sanctioned the use of force against the protesters.", set()),
    ("The UN-sanctioned mission in Mali will end in December.", set()),
    ("Iran wants the sanctions to end before any meeting with the United States.", set()),
    ("The league imposed a fine and a ban on Mike Smith, the sheriff of the county said.", set()),
    ("China opposes unilateral sanctions, the Foreign Ministry spokesperson said on Friday.", set()),
]  # fmt: skip

RELATIONS: list[tuple[str, set[Relation]]] = [
    ("Gulbakhor Ismailova, the sister of Alisher Usmanov, lives in Tashkent.",
     {("Gulbakhor Ismailova", "family", "Alisher Usmanov", False)}),
    ("Alisher Usmanov transferred the villa to his sister Gulbakhor Ismailova.",
     {("Gulbakhor Ismailova", "family", "Alisher Usmanov", False)}),
    ("Roman Abramovich's ex-wife, Dasha Zhukova, runs a museum.",
     {("Dasha Zhukova", "family", "Roman Abramovich", True)}),
    ("Kirill Shamalov, who was married to Katerina Tikhonova, owns a stake in Sibur.",
     {("Kirill Shamalov", "family", "Katerina Tikhonova", True),
      ("Kirill Shamalov", "ownership", "Sibur", False)}),
    ("Alisher Usmanov owns 49% of USM Holdings.",
     {("Alisher Usmanov", "ownership", "USM Holdings", False)}),
    ("Gazprom Media is a subsidiary of Gazprombank.",
     {("Gazprombank", "ownership", "Gazprom Media", False)}),
    ("Igor Sechin, chief executive of Rosneft, met Gennady Timchenko, a close ally of Vladimir Putin.",
     {("Igor Sechin", "associate", "Rosneft", False),
      ("Gennady Timchenko", "associate", "Vladimir Putin", False)}),
    ("Yevgeny Prigozhin, the founder of the Wagner Group, spoke on Friday.",
     {("Yevgeny Prigozhin", "founder", "Wagner Group", False)}),
    ("Oleg Deripaska sold his stake in En+ Group last month.",
     {("Oleg Deripaska", "ownership", "En+ Group", True)}),
    ("Evraz, which was owned by Roman Abramovich, said the former chairman of the board had left.",
     {("Roman Abramovich", "ownership", "Evraz", True)}),
    ("Pavel Durov founded Telegram in 2013 with his brother Nikolai Durov.",
     {("Pavel Durov", "founder", "Telegram", False),
      ("Nikolai Durov", "family", "Pavel Durov", False)}),
    ("The ministry's sister agency in Paris controls the database.", set()),
    ("Vladimir Putin met Xi Jinping and his wife in Moscow.", set()),
    ("The state-owned company denied that it owned the ship.", set()),
]  # fmt: skip


def _designations(document: Json) -> set[Designation]:
    names = {actor["id"]: actor["name"] for actor in document["actors"]}
    return {
        (each["authority"], names.get(each["target"]), each["modality"], each["delisted"])
        for each in document["designations"]
    }


def _relations(document: Json) -> set[Relation]:
    names = {actor["id"]: actor["name"] for actor in document["actors"]}
    return {
        (names[each["from"]], each["kind"], names[each["to"]], each["former"])
        for each in document["relations"]
    }


@pytest.mark.parametrize(("text", "expected"), DESIGNATIONS)
def test_designations(read: Reader, text: str, expected: set[Designation]) -> None:
    assert _designations(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_relations(read: Reader, text: str, expected: set[Relation]) -> None:
    assert _relations(read(text)) == expected
