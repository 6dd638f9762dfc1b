"""How common the words of personal names are."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.make_common_names import FILE, in_order

from watchword.text.common_names import commonness, sections
from watchword.text.names import Reading, read_name
from watchword.text.sounds import fold

VERY_COMMON = (
    "jennifer james mary smith garcia maria jose rodriguez silva muhammad mohamed ahmed ali hassan "
    "fatima sergey vladimir aleksandr ivanov ivanova vladimirovich natalia wang li zhang kim lee "
    "nguyen tran singh kumar khan patel yilmaz siti aung sato hans giuseppe jean silva santos al de"
)
COMMON = "carter gladys escobar yamaguchi wisniewska rizzo bozkurt jovanovic shevchenko bondarenko komarov zakharova henrique"
KNOWN = "abbott gertrude abramovich gorbachev fagundes goodwin mitrovic hlongwane ackermann"
RARE = (
    "usmanov shoigu prigozhin burkhanovich rotenberg zawahiri zarqawi maduro kerimov "
    "deripaska lukashenka qwertz"
)


def listed_words() -> list[str]:
    found = sections(FILE.read_text("ascii"))
    return [word for kind, _, listed in found if kind == "words" for word in listed]


@pytest.mark.parametrize(("rank", "words"), [(3, VERY_COMMON), (2, COMMON), (1, KNOWN), (0, RARE)])
def test_classes_of_well_known_words(rank: int, words: str) -> None:
    assert {word: commonness(word) for word in words.split()} == dict.fromkeys(words.split(), rank)


def test_file_is_in_order() -> None:
    text = FILE.read_text("ascii")
    assert in_order(text) == text, "run python tests/make_common_names.py"


def test_words_are_in_normal_form_and_stand_once() -> None:
    words = listed_words()
    assert len(words) == len(set(words)) > 5000
    odd = [w for w in words if read_name(w, Reading.PERSON).tokens != (w,) or not w.isalpha()]
    assert odd == []
    assert not any(len(word) == 1 for word in words)


def test_order_keeps_the_highest_class_and_works_folds_out_anew() -> None:
    text = "# head\n\n[words 3]\nwang Иван sergey\n[words 1]\nsergey berta\n[folds 2]\nnothing\n"
    made = {(kind, rank): listed for kind, rank, listed in sections(in_order(text))}
    assert made["words", 3] == ["ivan", "sergey", "wang"]
    assert made["words", 1] == ["berta"]
    assert made["folds", 3] == [fold("sergey")]
    assert made["folds", 2] == []
    assert in_order(in_order(text)) == in_order(text)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("mohammedd", "mohammed"),
        ("dzhennifer", "jennifer"),
        ("aleksandrr", "aleksandr"),
        ("vladimirovitch", "vladimirovich"),
        ("alexandr", "aleksandr"),
    ],
)
def test_a_spelling_counts_as_the_name(spelling: str, name: str) -> None:
    assert commonness(spelling) == commonness(name) > 0


@pytest.mark.parametrize("word", ["", "a", "x", "1", "no such word", "\0", "ж", "joue"])
def test_what_is_no_listed_word_is_unknown(word: str) -> None:
    assert commonness(word) == 0


def test_names_in_other_scripts_are_known() -> None:
    for name in ("Иванов Сергей", "王伟", "김민수", "محمد علي", "Nguyễn Văn Đức"):
        tokens = read_name(name, Reading.PERSON).tokens
        assert all(commonness(token) >= 2 for token in tokens), tokens


def test_the_file_is_read_when_first_asked_for() -> None:
    code = (
        "from watchword.text import common_names as c\n"
        "assert c._table.cache_info().currsize == 0\n"
        "c.commonness('garcia')\n"
        "assert c._table.cache_info().currsize == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
