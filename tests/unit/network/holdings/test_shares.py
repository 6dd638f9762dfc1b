from __future__ import annotations

from fractions import Fraction

import pytest

from watchword.model import Share
from watchword.network.holdings import read_share, write_share
from watchword.network.holdings.natures import read_nature, refine
from watchword.network.holdings.shares import hull


@pytest.mark.parametrize(
    ("text", "low", "high", "opened"),
    [
        ("50", 50, 50, ""),
        ("50%", 50, 50, ""),
        (" 50 per cent ", 50, 50, ""),
        ("14.2", Fraction(71, 5), Fraction(71, 5), ""),
        ("14,2 %", Fraction(71, 5), Fraction(71, 5), ""),
        ("0.5", Fraction(1, 2), Fraction(1, 2), ""),
        ("25-50", 25, 50, ""),
        ("25–50%", 25, 50, ""),
        ("25% - 50%", 25, 50, ""),
        ("25 to 50", 25, 50, ""),
        ("between 25% and 50%", 25, 50, ""),
        (">25-50", 25, 50, "low"),
        (">=25-50", 25, 50, ""),
        (">25-<50", 25, 50, "both"),
        (">25 <=50", 25, 50, "low"),
        ("(25, 50]", 25, 50, "low"),
        ("[25-50)", 25, 50, "high"),
        ("more than 25% but not more than 50%", 25, 50, "low"),
        ("More than 50% but less than 75%", 50, 75, "both"),
        ("over 25 up to 50", 25, 50, "low"),
        ("75% or more", 75, 100, ""),
        ("at least 75", 75, 100, ""),
        (">=75", 75, 100, ""),
        ("≥ 75 %", 75, 100, ""),
        ("more than 50%", 50, 100, "low"),
        ("<10", 0, 10, "high"),
        ("less than 10 percent", 0, 10, "high"),
        ("not more than 10", 0, 10, ""),
        ("up to and including 10%", 0, 10, ""),
        ("~49", Fraction(97, 2), Fraction(99, 2), ""),
        ("about 49.5", Fraction(989, 20), Fraction(991, 20), ""),
        ("1/3", Fraction(100, 3), Fraction(100, 3), ""),
        ("100", 100, 100, ""),
        ("0", 0, 0, ""),
    ],
)
def test_a_share_is_an_exact_interval(
    text: str, low: Fraction, high: Fraction, opened: str
) -> None:
    assert read_share(text) == Share(
        low=Fraction(low),
        high=Fraction(high),
        low_open=opened in {"low", "both"},
        high_open=opened in {"high", "both"},
    )


@pytest.mark.parametrize("text", ["", "  ", "-", "unknown", "n/a", "?"])
def test_no_share_is_none(text: str) -> None:
    assert read_share(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "101",
        "-5",
        "-5-10",
        "50-25",
        ">50-50",
        "1/0",
        "5/4",
        "1e99",
        "nan",
        "inf",
        "a majority",
        "50 shares",
        "9" * 60,
        "1" * 5000,
        "=1+1",
        "25-50-75",
        "٥٠٠",
        ">25-",
    ],
)
def test_what_can_be_no_share_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_share(text)


@pytest.mark.parametrize("text", ["50", "25-50", ">25-50", "25-<50", ">25-<50", "14.2"])
def test_a_share_is_written_as_it_is_read(text: str) -> None:
    share = read_share(text)
    assert share is not None
    assert write_share(share) == text


def test_the_hull_of_shares_holds_them_all() -> None:
    found = [read_share(text) for text in (">25-50", "25-40", "30-<60")]
    assert hull([each for each in found if each]) == read_share("25-<60")
    assert hull([]) is None


@pytest.mark.parametrize(
    ("nature", "interest", "band"),
    [
        ("ownership-of-shares-25-to-50-percent", "shares", ">25-50"),
        ("ownership-of-shares-50-to-75-percent-as-trust", "shares", ">50-<75"),
        ("ownership-of-shares-75-to-100-percent-as-firm", "shares", "75-100"),
        ("voting-rights-25-to-50-percent-limited-liability-partnership", "votes", ">25-50"),
        (
            "ownership-of-shares-more-than-25-percent-registered-overseas-entity",
            "shares",
            ">25-100",
        ),
        ("right-to-share-surplus-assets-75-to-100-percent", "shares", "75-100"),
        ("right-to-appoint-and-remove-directors", "board", ""),
        ("right-to-appoint-and-remove-members-limited-liability-partnership", "board", ""),
        ("significant-influence-or-control-as-trust", "influence", ""),
    ],
)
def test_a_nature_of_control_is_an_interest_and_a_band(
    nature: str, interest: str, band: str
) -> None:
    assert read_nature(nature) == (interest, read_share(band))


def test_an_unknown_nature_is_none() -> None:
    assert read_nature("a-right-to-everything") is None


def test_a_band_is_refined_only_where_it_is_the_register_s() -> None:
    closed, words = read_share("25-50"), "['ownership-of-shares-25-to-50-percent']"
    assert closed is not None
    assert refine(closed, words) == read_share(">25-50")
    assert refine(closed, "a quarter to a half") == closed
    other = read_share("30-50")
    assert other is not None
    assert refine(other, words) == other
