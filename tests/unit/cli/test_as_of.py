"""``watchword check --as-of`` and ``--explain``."""

from __future__ import annotations

import pytest
from tests.unit.cli.conftest import Watchword


def authorities(watchword: Watchword, *options: str) -> set[str]:
    answer = watchword("check", "Alisher Usmanov", "--json", "--limit", "30", *options).json()
    return {code for match in answer["matches"] if match["alert"] for code in match["authorities"]}


def test_who_was_listed_on_a_day(watchword: Watchword) -> None:
    dated = {"us", "eu", "gb", "ca", "au", "jp", "nz"}
    assert authorities(watchword, "--as-of", "2022-01-01") & dated == set()
    spring = authorities(watchword, "--as-of", "2022-03-05")
    assert {"us", "gb"} <= spring
    assert "ca" not in spring
    assert authorities(watchword) == authorities(watchword, "--as-of", "2023-04-12")


def test_an_answer_as_of_a_day_says_so(watchword: Watchword) -> None:
    done = watchword("check", "Alisher Usmanov", "--as-of", "2022-01-01", "--authority", "us")
    assert done.code == 0
    assert "as of 2022-01-01" in done.out
    asked = ("check", "Alisher Usmanov", "--authority", "us", "--fail-on-match", "--as-of")
    assert watchword(*asked, "2022-01-01").code == 0
    assert watchword(*asked, "2022-03-03").code == 1


def test_explain_shows_part_by_part(watchword: Watchword) -> None:
    asked = ("check", "Alischer Usmanov", "--authority", "us", "--birth", "1953", "--limit", "1")
    plain, explained = watchword(*asked).out, watchword(*asked, "--explain").out
    assert len(explained.splitlines()) > len(plain.splitlines())
    assert "transliteration" in explained or "typo" in explained
    assert "birth date" in explained
    assert "\x1b" not in explained


@pytest.mark.parametrize("day", ["yesterday", "2023-02-30", ""])
def test_a_day_that_is_none_is_wrong_use(watchword: Watchword, day: str) -> None:
    done = watchword("check", "A", "--as-of", day)
    assert (done.code, done.out) == (2, "")
