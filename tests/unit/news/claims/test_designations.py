"""Designations: rounds, days, reasons, what a sentence takes up from those before it."""

from __future__ import annotations

import pytest
from tests.unit.news.conftest import Reader

from watchword.news.claims.rounds import number_of
from watchword.news.report import Json

pytestmark = pytest.mark.news

ROUND = (
    "The United States announced on Wednesday a new round of sanctions targeting over 150 entities "
    "and individuals across 24 nations and jurisdictions, including a Turkish shipping firm and a "
    "Dubai-based bank, over their alleged roles in arming the rebels.\n"
    "The sanctioned targets include Syrian businessman Samer Foz, who owns a hotel.\n"
    "Foz was also sanctioned by Britain, Canada and the European Union."
)


def claims(document: Json) -> list[Json]:
    names = {actor["id"]: actor["name"] for actor in document["actors"]}
    return [
        {**each, "by": names.get(each["by"]), "target": names.get(each["target"])}
        for each in document["designations"]
    ]


def one(document: Json, **wanted: object) -> Json:
    (found,) = [
        each for each in claims(document) if all(each[key] == wanted[key] for key in wanted)
    ]
    return found


class TestRound:
    def test_a_round_is_one_claim_with_its_numbers(self, read: Reader) -> None:
        whole = one(read(ROUND), authority="us", target=None)
        assert whole["by"] == "United States"
        assert (whole["target_count"], whole["count_qualifier"]) == (150, "over")
        assert whole["jurisdiction_count"] == 24
        assert whole["announced_on"] == "2023-04-12"
        assert whole["reason"] == "over their alleged roles in arming the rebels"

    def test_who_is_named_or_described_of_it_has_a_claim_each(self, read: Reader) -> None:
        document = read(ROUND)
        listed = [each["target"] for each in claims(document) if each["authority"] == "us"]
        assert listed == [None, "Turkish shipping firm", "Dubai-based bank", "Samer Foz"]
        (firm,) = [a for a in document["actors"] if a["name"] == "Turkish shipping firm"]
        assert (firm["named"], firm["schema"], firm["country"]) == (False, "Company", "tr")

    def test_members_have_the_day_of_their_round_and_others_none(self, read: Reader) -> None:
        document = read(ROUND)
        assert one(document, authority="us", target="Samer Foz")["announced_on"] == "2023-04-12"
        for authority in ("gb", "ca", "eu"):
            assert one(document, authority=authority)["announced_on"] is None

    def test_evidence_is_where_the_text_tells_it(self, read: Reader) -> None:
        for each in read(ROUND)["designations"]:
            words = ROUND[each["evidence"]["start"] : each["evidence"]["end"]]
            assert "sanction" in words
            assert "\n" not in words

    @pytest.mark.parametrize(
        ("words", "count", "qualifier"),
        [
            ("120 targets", 120, None),
            ("more than 1,200 people", 1200, "over"),
            ("nearly three dozen firms", 36, "nearly"),
            ("dozens of companies", None, "dozens"),
            ("some 40 officials", 40, "about"),
            ("at least twenty-one vessels", 21, "at least"),
            ("33 individuals and 12 entities", 45, None),
            ("120 entities and individuals", 120, None),
        ],
    )
    def test_how_texts_count(
        self, read: Reader, words: str, count: int | None, qualifier: str | None
    ) -> None:
        (whole,) = claims(read(f"Canada imposed sanctions on {words} on Friday."))
        assert (whole["target_count"], whole["count_qualifier"]) == (count, qualifier)

    def test_a_people_is_not_its_country(self, read: Reader) -> None:
        document = read("Russia imposed sanctions on 500 Americans, including Barack Obama.")
        assert [each["target"] for each in claims(document)] == [None, "Barack Obama"]


class TestWho:
    @pytest.mark.parametrize(
        ("subject", "authority"),
        [
            ("The Office of Foreign Assets Control", "us"),
            ("The State Department", "us"),
            ("The Biden administration", "us"),
            ("The US government", "us"),
            ("Brussels", "eu"),
            ("The European Council", "eu"),
            ("The UN Security Council", "un"),
            ("Britain's Foreign Office", "gb"),
            ("London", "gb"),
            ("Global Affairs Canada", "ca"),
            ("Canberra", "au"),
            ("Tokyo", "jp"),
            ("Kyiv", "ua"),
            ("French President Emmanuel Macron", "fr"),
        ],
    )
    def test_the_authority_is_the_state(self, read: Reader, subject: str, authority: str) -> None:
        (found,) = claims(read(f"{subject} imposed sanctions on Ramzan Kadyrov."))
        assert (found["authority"], found["target"]) == (authority, "Ramzan Kadyrov")

    def test_who_is_no_state_lists_nobody(self, read: Reader) -> None:
        for_all = ["FIFA", "The league", "The High Court", "Deutsche Bank", "The bar association"]
        text = "\n\n".join(f"{one} sanctioned Ramzan Kadyrov over the affair." for one in for_all)
        assert claims(read(text)) == []

    def test_it_is_who_said_so(self, read: Reader) -> None:
        text = "The U.S. Treasury Department said on Friday it had sanctioned Mehdi Khoshghadam."
        assert one(read(text))["authority"] == "us"

    def test_the_country_before_sanctions_is_their_target_where_it_lists_nobody(
        self, read: Reader
    ) -> None:
        (found,) = claims(read("The EU agreed on an 11th package of Russia sanctions."))
        assert (found["authority"], found["target"]) == ("eu", None)

    def test_a_passive_without_a_doer_counts_only_beside_a_state_that_lists(
        self, read: Reader
    ) -> None:
        assert claims(read("Zhu Hailun was sanctioned in 2020.")) == []
        text = "The EU sanctioned Chen Mingguo. Zhu Hailun has been sanctioned since 2020."
        found = one(read(text), target="Zhu Hailun")
        assert (found["authority"], found["announced_between"]) == (
            None,
            ["2020-01-01", "2020-12-31"],
        )


class TestTakingUp:
    BRITAIN = "Britain on Wednesday announced sanctions against two Cypriot lawyers. "

    def test_what_was_also_done_was_done_by_the_one_before(self, read: Reader) -> None:
        text = self.BRITAIN + "Demetris Ioannides was hit with an asset freeze and a travel ban."
        found = one(read(text), target="Demetris Ioannides")
        assert (found["authority"], found["announced_on"]) == ("gb", "2023-04-12")

    def test_of_two_authorities_nobody_knows_which(self, read: Reader) -> None:
        text = (
            self.BRITAIN + "The EU sanctioned Sergei Ivanov too. "
            "Demetris Ioannides was hit with an asset freeze and a travel ban."
        )
        assert one(read(text), target="Demetris Ioannides")["authority"] is None

    def test_the_package_is_the_one_before(self, read: Reader) -> None:
        text = (
            "The EU adopted a package of sanctions on Friday. The package adds 71 individuals and "
            "33 entities to the blacklist."
        )
        found = one(read(text), target_count=104)
        assert (found["authority"], found["announced_on"]) == ("eu", "2023-04-14")

    def test_plans_are_not_taken_up(self, read: Reader) -> None:
        text = (
            "Britain will impose sanctions on Belarus. Those sanctioned include Viktor Sheiman. "
            "Ottawa sanctioned Sergei Ivanov."
        )
        assert one(read(text), target="Viktor Sheiman")["authority"] is None

    def test_who_stands_nearest_is_who_was_listed(self, read: Reader) -> None:
        text = (
            "A spokesman for Alisher Usmanov, who has been on the EU sanctions list since 2022, "
            "declined to comment.\n\n"
            "Firms such as Huawei and ZTE have been sanctioned by the US.\n\n"
            "Fourteen people, including Vladimir Potanin, were hit by British sanctions.\n\n"
            "The list of those sanctioned by Canada now includes Alexei Miller."
        )
        assert [(each["authority"], each["target"]) for each in claims(read(text))] == [
            ("eu", "Alisher Usmanov"),
            ("us", "Huawei"),
            ("us", "ZTE"),
            ("gb", None),
            ("gb", "Vladimir Potanin"),
            ("ca", "Alexei Miller"),
        ]


class TestModality:
    @pytest.mark.parametrize(
        ("sentence", "modality"),
        [
            ("Japan will sanction Igor Sechin.", "future"),
            ("Japan plans to impose sanctions on Igor Sechin.", "future"),
            ("Japan to sanction Igor Sechin", "future"),
            ("Japan may sanction Igor Sechin.", "hypothetical"),
            ("Japan threatened to sanction Igor Sechin.", "hypothetical"),
            ("Japan did not sanction Igor Sechin.", "negated"),
            ("Japan refused to sanction Igor Sechin.", "negated"),
            ("Japan has sanctioned Igor Sechin.", "actual"),
        ],
    )
    def test_of_verbs(self, read: Reader, sentence: str, modality: str) -> None:
        assert one(read(sentence), target="Igor Sechin")["modality"] == modality

    def test_what_is_no_claim(self, read: Reader) -> None:
        text = "\n\n".join(
            [
                "Lawmakers urged President Joe Biden to sanction Hikvision.",
                "Hungary blocked EU sanctions on Patriarch Kirill.",
                "Talks about US sanctions on Iran resumed in Vienna.",
                "The threat of US sanctions on Turkey weighed on the lira.",
                "State-sanctioned media in China praised Li Wei.",
                "Congress sanctioned the use of force against Iraq.",
                "Japan partially lifted sanctions on Iran.",
                "The UK eased some sanctions on Syria.",
            ]
        )
        assert claims(read(text)) == []


class TestDelisting:
    @pytest.mark.parametrize(
        "sentence",
        [
            "The EU lifted sanctions on Farkhad Akhmedov in March.",
            "The EU removed Farkhad Akhmedov from its sanctions list in March.",
            "Farkhad Akhmedov was taken off the EU's blacklist in March.",
            "The EU delisted Farkhad Akhmedov in March.",
        ],
    )
    def test_it_has_its_month(self, read: Reader, sentence: str) -> None:
        found = one(read(sentence), target="Farkhad Akhmedov")
        assert (found["authority"], found["delisted"]) == ("eu", True)
        assert found["announced_between"] == ["2023-03-01", "2023-03-31"]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("over his ties to Putin", "over his ties to Putin"),
        ("for supporting the war", "for supporting the war"),
        ("because of the crackdown", "because of the crackdown"),
        ("in connection with the coup", "in connection with the coup"),
        ("for the second time", None),
        ("for two years", None),
        ("over the weekend", None),
    ],
)
def test_reasons_are_no_times(read: Reader, reason: str, told: str | None) -> None:
    found = one(read(f"Switzerland sanctioned Igor Sechin {reason}."), target="Igor Sechin")
    assert found["reason"] == told


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("12", 12), ("1,234", 1234), ("seven", 7), ("Ninety", 90), ("forty-two", 42),
        ("forty-twelve", None), ("1.5", None), ("99999999999", None), ("", None), ("-3", None),
    ],
)  # fmt: skip
def test_numbers(word: str, number: int | None) -> None:
    assert number_of(word) == number
