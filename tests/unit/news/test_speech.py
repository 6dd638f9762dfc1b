"""Who said what, verbatim or not, and who passed it on."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.news.conftest import Reader

pytestmark = pytest.mark.news

Said = tuple[str | None, str | None, str]


def said(reading: dict[str, Any], *, quoted: bool, kind: str = "speech") -> list[Said]:
    """Speaker's name, cue and words of every statement of a kind."""
    names = {a["id"]: a["name"] for a in reading["actors"]}
    return [
        (names.get(s["speaker"]), s["cue"], s["text"])
        for s in reading["statements"]
        if s["quoted"] is quoted and s["kind"] == kind
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will go,” Tan Kefei said.", [("Tan Kefei", "said", "We will go,")]),
        ("“We will go,” said Tan Kefei, the spokesman.", [("Tan Kefei", "said", "We will go,")]),
        ("Tan Kefei said: “We will go there.”", [("Tan Kefei", "said", "We will go there.")]),
        ("“We go. We stay. We win,” Tan Kefei said.", [("Tan Kefei", "said", "We go. We stay. We win,")]),
        ("“Why go?” Tan Kefei asked.", [("Tan Kefei", "asked", "Why go?")]),
        ("According to Tan Kefei, “we will go there”.", [("Tan Kefei", "According to", "we will go there")]),
        ("Tan Kefei called the talks “a great success”.", [("Tan Kefei", "called", "a great success")]),
        ("Tan Kefei said the talks were “a great success”.", [("Tan Kefei", "said", "a great success")]),
        ("‘We will go there,’ Tan Kefei said.", [("Tan Kefei", "said", "We will go there,")]),
        ("Tan Kefei, who said “we will go there”, left.", [("Tan Kefei", "said", "we will go there")]),
        ("Tan Kefei said China welcomed “any effort to talk”.", [("Tan Kefei", "said", "any effort to talk")]),
        ("Tan Kefei left Beijing, saying “we will return”.", [("Tan Kefei", "saying", "we will return")]),
        (
            "“If we go,” Tan Kefei said, “we will win there.”",
            [("Tan Kefei", "said", "If we go,"), ("Tan Kefei", "said", "we will win there.")],
        ),
        (
            "“We will go,” Tan Kefei said. “Nobody will stop us.”",
            [("Tan Kefei", "said", "We will go,"), ("Tan Kefei", "said", "Nobody will stop us.")],
        ),
        (
            "Tan Kefei was blunt. He said:\n\n“We will go there soon.”",
            [("Tan Kefei", "said", "We will go there soon.")],
        ),
        (
            "“We will go there soon.” — Tan Kefei",
            [("Tan Kefei", "—", "We will go there soon.")],
        ),
    ],
)  # fmt: skip
def test_a_quotation_and_its_speaker(read: Reader, text: str, expected: list[Said]) -> None:
    assert said(read(text), quoted=True) == expected


def test_places_hold_the_words_the_cue_and_the_speaker(read: Reader) -> None:
    text = "It is late.\n“We ‘will’ go,” Chinese Defense Ministry spokesperson Tan Kefei said on Friday."
    (statement,) = read(text)["statements"]
    words, evidence = statement["words"], statement["evidence"]
    assert text[words["start"] : words["end"]] == statement["text"] == "We ‘will’ go,"
    assert text[evidence["start"] : evidence["end"]].startswith("“We ‘will’ go,” Chinese") is True
    assert text[evidence["start"] : evidence["end"]].endswith("Tan Kefei said")
    assert statement["made_on"] == "2023-04-14"
    pointer = statement["speaker_words"]
    assert text[pointer["start"] : pointer["end"]] == pointer["text"] == "Tan Kefei"


def test_who_passed_it_on(read: Reader) -> None:
    reading = read(
        "Chinese Defense Ministry spokesman Tan Kefei spoke. “We will go there,” Tan was quoted as "
        "saying by the ministry. “Soon, we think,” Interfax quoted Sergei Shoigu as saying."
    )
    names = {a["id"]: a["name"] for a in reading["actors"]}
    rows = [
        (names[s["speaker"]], [names[v] for v in s["via"]], s["cue"]) for s in reading["statements"]
    ]
    assert rows[0] == ("Tan Kefei", ["Chinese Defense Ministry"], "was quoted as saying")
    assert rows[1][:2] == ("Sergei Shoigu", ["Interfax"])


def test_whose_remarks_they_are_and_not_who_speaks_of_them(read: Reader) -> None:
    reading = read(
        "Chinese spokesman Tan Kefei criticized NATO secretary-general Jens Stoltenberg’s remarks "
        "that the alliance must deepen its ties amid “the security challenges posed by China.”"
    )
    assert [(who, words) for who, _, words in said(reading, quoted=True)] == [
        ("Jens Stoltenberg", "the security challenges posed by China.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "‘Multipolar World Order’\nTan Kefei said nothing at all.",
        "The “community of common destiny” has been invoked by Xi Jinping since 2012.",
        "Tan Kefei appeared on “Face the Nation” on Sunday.",
        "Tan Kefei spoke at the “Belt and Road” forum in Beijing.",
    ],
)
def test_a_name_in_quotation_marks_is_no_statement(read: Reader, text: str) -> None:
    assert said(read(text), quoted=True) == []


def test_words_that_nobody_is_said_to_have_said_have_no_speaker(read: Reader) -> None:
    reading = read(
        "The targets include Alisher Usmanov, who has “at his disposal a wide network of businesses "
        "in financial safe havens and family members.”"
    )
    ((who, cue, _),) = said(reading, quoted=True)
    assert (who, cue) == (None, None)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“We will go,” Tan Kefei said.\n“It will help us both,” he added.", "Tan Kefei"),
        ("“We will go,” Angela Merkel said.\n“It will help us both,” she added.", "Angela Merkel"),
        ("Sergei Shoigu visited Beijing in March.\n“It will help us both,” he said.", "Sergei Shoigu"),
        # The other sex can't be meant, whoever was named last.
        ("Angela Merkel met Sergei Shoigu. “It will help us both,” she said.", "Angela Merkel"),
        ("“We will go,” the Kremlin said. “It will help us both,” it added.", "Kremlin"),
        # Two people at once are "they"; the one who spoke goes on.
        (
            "Tan Kefei criticized the plan.\nIt came after a meeting of Xi Jinping and Vladimir "
            "Putin.\nThe two pledged to “help each other,” he said.",
            "Tan Kefei",
        ),
    ],
)  # fmt: skip
def test_a_pronoun_with_a_safe_antecedent(read: Reader, text: str, who: str) -> None:
    assert said(read(text), quoted=True)[-1][0] == who


@pytest.mark.parametrize(
    "text",
    [
        "“It will help us both,” he said.",
        "Angela Merkel spoke.\n“It will help us both,” he said.",
        "“We will go,” Tan Kefei said.\nA letter from Sergei Shoigu came.\n“It will help us both,” he said.",
        "“We will go,” said Tan Kefei and Sergei Shoigu. “It will help us both,” they said.",
        "“We will go,” Tan Kefei said. “It will help us both,” it said.",
    ],
)
def test_a_pronoun_without_one_is_left_open(read: Reader, text: str) -> None:
    reading = read(text)
    last = [s for s in reading["statements"] if s["quoted"]][-1]
    named = {a["id"]: a["named"] for a in reading["actors"]}
    assert last["speaker"] is None or named[last["speaker"]] is False
    assert last["speaker_words"]["text"] in {"he", "they", "it"}


def test_a_speaker_without_a_name_is_an_actor_without_one(read: Reader) -> None:
    reading = read("“Sanctions only work if enforced,” said a senior Treasury official.")
    (official,) = [a for a in reading["actors"] if not a["named"]]
    assert (official["name"], official["schema"]) == ("senior Treasury official", "Person")
    assert [who for who, _, _ in said(reading, quoted=True)] == ["senior Treasury official"]
    assert [m["text"] for m in official["mentions"]] == ["a senior Treasury official"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "“We are late,” the mayor of Lyon said. “We are not,” the mayor of Nice said.",
            ["mayor of Lyon", "mayor of Nice"],
        ),
        (
            "“We are late,” a spokesman for Rosneft said. “We are not,” a spokesman for the Ministry "
            "of Defense said.",
            ["spokesman for Rosneft", "spokesman for the Ministry of Defense"],
        ),
        (
            "“We are late,” a junior official said. “We are not,” the senior official said.",
            ["junior official", "senior official"],
        ),
    ],
)
def test_two_who_are_described_alike_are_two(read: Reader, text: str, who: list[str]) -> None:
    reading = read(text)
    assert [name for name, _, _ in said(reading, quoted=True)] == who
    assert len({s["speaker"] for s in reading["statements"]}) == 2


def test_two_of_whom_nothing_else_is_said_are_two(read: Reader) -> None:
    reading = read("“We are late,” a diplomat said. “We are not,” a diplomat said.")
    assert len({s["speaker"] for s in reading["statements"]}) == 2


def test_a_description_takes_up_the_only_one_it_can_mean(read: Reader) -> None:
    reading = read("“We are late,” a spokesman for the bank said. “Not very,” the spokesman said.")
    (spokesman,) = [a for a in reading["actors"] if not a["named"]]
    assert {s["speaker"] for s in reading["statements"]} == {spokesman["id"]}
    assert [m["text"] for m in spokesman["mentions"]] == [
        "a spokesman for the bank",
        "the spokesman",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "China will visit Russia on Sunday, the Chinese Defense Ministry said on Friday.",
            ("Chinese Defense Ministry", "said", "China will visit Russia on Sunday"),
        ),
        (
            "Tan Kefei told reporters that Li Shangfu would leave on Sunday.",
            ("Tan Kefei", "told", "Li Shangfu would leave on Sunday"),
        ),
        (
            "Li Shangfu will hold talks there, according to Tan Kefei.",
            ("Tan Kefei", "according to", "Li Shangfu will hold talks there"),
        ),
        (
            "Washington announced on Wednesday that it had sanctioned 120 targets.",
            ("United States", "announced", "it had sanctioned 120 targets"),
        ),
    ],
)
def test_a_plain_paraphrase(read: Reader, text: str, expected: Said) -> None:
    assert said(read(text), quoted=False) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Tan Kefei did not say that Li Shangfu would leave.",
        "Tan Kefei declined to say when Li Shangfu would leave.",
        "Tan Kefei will announce that Li Shangfu leaves.",
        "Tan Kefei denied that Li Shangfu would leave.",
        "It was said that Li Shangfu would leave.",
    ],
)
def test_what_was_not_said_is_no_paraphrase(read: Reader, text: str) -> None:
    assert said(read(text), quoted=False) == []


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "The museum, Tan Kefei said, would open soon.",
            "speech",
            ("Tan Kefei", "said", "The museum, Tan Kefei said, would open soon"),
        ),
        (
            "Tan Kefei cited the failure of the talks.",
            "speech",
            ("Tan Kefei", "cited", "the failure of the talks"),
        ),
        (
            "Tan Kefei went on to say that the talks would fail.",
            "speech",
            ("Tan Kefei", "say", "the talks would fail"),
        ),
        (
            "Tan Kefei believes that the talks will fail.",
            "belief",
            ("Tan Kefei", "believes", "the talks will fail"),
        ),
        (
            "Tan Kefei is confident that the talks will succeed.",
            "belief",
            ("Tan Kefei", "confident", "the talks will succeed"),
        ),
        (
            "Tan Kefei’s belief that the talks would fail was wrong.",
            "belief",
            ("Tan Kefei", "belief", "the talks would fail"),
        ),
        (
            "Tan Kefei wants to visit Moscow.",
            "intention",
            ("Tan Kefei", "wants", "to visit Moscow"),
        ),
        (
            "Tan Kefei called for a swift end to the war.",
            "demand",
            ("Tan Kefei", "called for", "a swift end to the war"),
        ),
        (
            "Tan Kefei urged Washington to lift its sanctions.",
            "demand",
            ("Tan Kefei", "urged", "Washington to lift its sanctions"),
        ),
        (
            "Tan Kefei condemned the launch of the missile.",
            "stance",
            ("Tan Kefei", "condemned", "the launch of the missile"),
        ),
        (
            "The launch of the missile was condemned by Tan Kefei.",
            "stance",
            ("Tan Kefei", "condemned", "The launch of the missile"),
        ),
        (
            "Tan Kefei dismissed the report as a fabrication.",
            "stance",
            ("Tan Kefei", "dismissed", "the report as a fabrication"),
        ),
        (
            "Tan Kefei expressed concern about the sale of arms.",
            "stance",
            ("Tan Kefei", "concern about", "the sale of arms"),
        ),
        (
            "Tan Kefei denied that Li Shangfu would leave.",
            "stance",
            ("Tan Kefei", "denied", "Li Shangfu would leave"),
        ),
    ],
)
def test_what_is_ascribed_has_its_kind(read: Reader, text: str, kind: str, expected: Said) -> None:
    assert said(read(text), quoted=False, kind=kind) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Tan Kefei does not believe that the talks will fail.",
        "Tan Kefei may want to visit Moscow.",
        "Tan Kefei did not call for an end to the war.",
        "The law wants every ship to carry a flag.",
        "Tan Kefei had no doubt that the talks would fail.",
        "It is thought that the talks will fail.",
        "Those factors demand that the talks go on.",
    ],
)
def test_what_nobody_is_said_to_hold_is_no_statement(read: Reader, text: str) -> None:
    assert read(text)["statements"] == []


@pytest.mark.parametrize("words", ["The two leaders", "Both sides", "The three ministers"])
def test_a_group_told_of_before_stays_open(read: Reader, words: str) -> None:
    text = f"Xi Jinping met Vladimir Putin in Moscow. {words} agreed that the talks had gone well."
    ((statement),) = read(text)["statements"]
    assert statement["speaker"] is None
    assert statement["speaker_words"]["text"] == words


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Tan Kefei said that Russia had attacked Ukraine.", True),
        ("Tan Kefei welcomed the attack by Russia on Ukraine.", False),
        ("Tan Kefei condemned the attack by Russia on Ukraine.", False),
    ],
)
def test_who_takes_a_stand_on_an_event_does_not_tell_of_it(
    read: Reader, text: str, tells: bool
) -> None:
    reading = read(text)
    attacks = [e for e in reading["events"] if e["type"] == "ASSAULT"]
    assert [e["statement"] is not None for e in attacks] == [tells] * len(attacks)
    assert len(attacks) == 1


def test_what_somebody_says_of_his_own_mind_is_said_once(read: Reader) -> None:
    reading = read("Li Shangfu said on Friday that he wants to visit Moscow.")
    assert [(s["kind"], s["text"]) for s in reading["statements"]] == [
        ("speech", "he wants to visit Moscow")
    ]


def test_whose_plan_a_pronoun_leaves_open_is_nobodys(read: Reader) -> None:
    reading = read("Angela Merkel attacked Olaf Scholz over his plan to cut taxes.")
    assert {s["kind"] for s in reading["statements"]} == {"stance"}


def test_a_signature_may_end_with_a_full_stop(read: Reader) -> None:
    reading = read("“He is a real disgrace for us all.” ― Karen Bobadilla.")
    assert said(reading, quoted=True) == [
        ("Karen Bobadilla", "―", "He is a real disgrace for us all.")
    ]


def test_whose_words_are_criticised_is_who_said_them(read: Reader) -> None:
    text = (
        "Tan Kefei criticized Jens Stoltenberg’s remarks that the alliance must deepen its "
        "engagement in Asia."
    )
    assert said(read(text), quoted=False) == [
        ("Jens Stoltenberg", "remarks", "the alliance must deepen its engagement in Asia")
    ]


def test_a_sentence_glued_to_the_one_before_is_read(read: Reader) -> None:
    text = (
        "They reaffirmed their “no-limits” partnership.The Kremlin said it was glad. It was “a great "
        "day for us both.”Russian spokesman Dmitry Peskov said they would meet again."
    )
    reading = read(text)
    assert ("Kremlin", "said", "it was glad") in said(reading, quoted=False)
    assert ("Dmitry Peskov", "said", "they would meet again") in said(reading, quoted=False)


def test_a_quotation_over_paragraphs_has_one_speaker(read: Reader) -> None:
    text = (
        "James Cleverly said: “We will not stand by.\n\n“They will be held to account.”\n\nHe left."
    )
    ((who, cue, words),) = said(read(text), quoted=True)
    assert (who, cue) == ("James Cleverly", "said")
    assert words == "We will not stand by.\n\n“They will be held to account."
