"""Input that means no good: a clear refusal or a harmless reading, and always an end."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.news.conftest import Reader

from watchword.errors import InputRefused
from watchword.news.language import is_english
from watchword.news.layout import flatten
from watchword.news.reader import read_report
from watchword.news.text_in import SIZE_LIMIT, read_string, read_text

pytestmark = pytest.mark.news

SAID = "The minister said on Friday that the talks with the neighbours would go on. "
DAY = date(2023, 4, 14)


@pytest.mark.parametrize(
    "text",
    [
        "x" * SIZE_LIMIT,
        "“" * 200_000 + "said" + "”" * 200_000,
        '"' * 100_000,
        "<" * 100_000,
        "\u202e" * 100_000,
        "é́" * 50_000,
        ".!?" * 50_000,
    ],
)
def test_what_is_no_word_is_not_parsed(text: str) -> None:
    assert flatten(text).isspace()
    assert len(flatten(text)) == len(text)
    reading = read_report(text, published_on=DAY)
    assert (reading.actors, reading.statements) == ((), ())


def test_a_long_word_leaves_the_others_in_their_place(read: Reader) -> None:
    long = "x" * 5_000
    text = f"Sergei Shoigu said on Friday that {long} the talks would go on."
    (actor,) = read(text)["actors"]
    assert actor["name"] == "Sergei Shoigu"
    (found,) = read(text)["dates"]
    assert text[found["start"] : found["end"]] == "Friday"


def test_an_address_is_a_word() -> None:
    address = "https://example.org/" + "a/" * 150
    assert flatten(address) == address


@pytest.mark.slow
@pytest.mark.parametrize("text", ["word " * (SIZE_LIMIT // 5), "the " * (SIZE_LIMIT // 4)])
def test_one_word_over_and_over_has_an_end(text: str) -> None:
    reading = read_report(text, published_on=DAY)
    assert reading.actors == ()
    assert reading.problems


@pytest.mark.parametrize(
    "between", ["\u200f", "\u202e", "\u2066", "\x00", "\x1b[31m", "\ufeff", "\ufffd", "\u2028"]
)
def test_marks_between_words_move_nothing(read: Reader, between: str) -> None:
    text = f"{between}Sergei Shoigu{between} {SAID.replace('minister', f'{between} minister')}"
    reading = read(text)
    assert "Sergei Shoigu" in [actor["name"] for actor in reading["actors"]]
    for actor in reading["actors"]:
        for mention in actor["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]


def test_a_nul_in_a_file_is_no_text_and_in_a_line_no_harm() -> None:
    with pytest.raises(InputRefused, match="no text"):
        read_text(SAID.encode() + b"\x00")
    assert read_string(SAID + "\x00").text == SAID + "\x00"


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body><p>" + b"<div>" * 20_000,
        b"<html>" + b"<div>" * 20_000 + SAID.encode() + b"</div>" * 20_000,
        b"<!doctype html>" + b"<p" * 20_000,
        b"<html><!--" + b"-" * 100_000,
        b'<html><a href="' + b"x" * 1_000_000,
        b"<html><body>" + b"&lt;&#x1F600;&#xFFFFFFFF;&nope;" * 5_000,
        b"<html><script>" + b"document.write('<p>')" * 5_000,
        b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
        b"<html><body>&b;&b;</body></html>",
        b"<html><body><svg/onload=alert(1)>",
    ],
)
def test_a_page_that_is_none_is_refused_or_read(body: bytes) -> None:
    try:
        text = read_text(body).text
    except InputRefused:
        return
    assert "<div" not in text
    read_report(text[:5_000], published_on=DAY)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "“He said ‘" * 30_000,
        "He said “no”, she said. " * 4_000,
        "on Friday, April 14, 2023, two days after " * 3_000,
        "the minister of the ministry of the government of " * 2_500,
        "Alexander Usmanov and " * 5_000,
        "A. B. C. D. " * 8_000,
        "THE MINISTER SAID. " * 5_000,
        "The\n" * 100_000,
        "the minister, " * 8_000,
    ],
)
def test_every_text_has_an_end(text: str) -> None:
    reading = read_report(text, published_on=DAY)
    assert reading.report.published_on == DAY


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister sagte am Freitag, dass die Gespräche mit dem Nachbarn weitergehen werden und "
        "dass die Regierung nicht von ihren Forderungen abrücken will.",
        "Le ministre a déclaré vendredi que les pourparlers avec le pays voisin allaient se "
        "poursuivre et que le gouvernement ne renoncerait pas à ses exigences.",
        "El ministro dijo el viernes que las conversaciones con el país vecino continuarán y que "
        "el gobierno no renunciará a sus exigencias en la frontera.",
        "Министр заявил в пятницу, что переговоры с соседней страной будут продолжены.",
        "外交部发言人周五表示，两国将继续举行会谈。",
        "قال الوزير يوم الجمعة إن المحادثات مع الدولة المجاورة ستستمر.",
        "장관은 금요일 이웃 나라와의 회담이 계속될 것이라고 말했다.",
        "O ministro disse na sexta-feira que as conversas com o país vizinho não vão parar e que o "
        "governo não vai abrir mão das suas exigências na fronteira.",
        "De minister zei vrijdag dat de gesprekken met het buurland doorgaan en dat de regering "
        "niet van plan is om haar eisen op te geven.",
        "Minister powiedział w piątek, że rozmowy z sąsiednim krajem będą kontynuowane i że rząd "
        "nie zrezygnuje ze swoich żądań.",
    ],
)
def test_another_language_is_said_and_not_guessed(text: str) -> None:
    assert not is_english(text)
    reading = read_report(text, published_on=DAY)
    assert reading.report.language is None
    assert (reading.actors, reading.statements, reading.dates) == ((), (), ())
    assert [problem.code.value for problem in reading.problems] == ["language-unread"]


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        "Putin meets Xi",
        "UN Security Council adds two to its sanctions list",
        "“We will go,” said François Müller, the CEO of Société Générale de Banque in São Paulo, on "
        "a visit to the Île-de-France.",
        "MOSCOW, April 14 (Reuters) - Russia's FSB detained two people.",
    ],
)
def test_english_with_foreign_names_is_english(text: str) -> None:
    assert is_english(text)
