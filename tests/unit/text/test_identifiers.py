from __future__ import annotations

import pytest

from watchword.text.identifiers import imo_is_valid


@pytest.mark.parametrize("number", ["9562233", "9826902", "8898740"])
def test_ships_numbers_check_out(number: str) -> None:
    assert imo_is_valid(number)


def test_a_companys_number_checks_out() -> None:
    assert imo_is_valid("5571322")


@pytest.mark.parametrize("number", ["9562234", "956223", "", "not a number", "95622330"])
def test_others_do_not(number: str) -> None:
    assert not imo_is_valid(number)
