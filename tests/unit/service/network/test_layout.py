"""Where parties stand: owners above, loops broken, the same every time."""

from __future__ import annotations

import random
from itertools import pairwise

from watchword.service.network.layout import lay_out


def test_owners_stand_above_what_they_own() -> None:
    pairs = [("X", "A"), ("X", "B"), ("A", "C"), ("B", "C"), ("X", "C")]
    places = lay_out("XABC", pairs, ()).places
    assert all(places[owner][1] < places[owned][1] for owner, owned in pairs)


def test_an_owner_stands_right_above_what_it_owns() -> None:
    places = lay_out("XABY", [("X", "A"), ("A", "B"), ("Y", "B")], ()).places
    assert places["Y"][1] == places["A"][1]


def test_loops_and_own_shares_end() -> None:
    found = lay_out("ABC", [("A", "B"), ("B", "A"), ("B", "C"), ("C", "C")], ())
    assert len(set(found.places.values())) == 3


def test_relatives_stand_side_by_side() -> None:
    places = lay_out("XAS", [("X", "A")], [("S", "X")]).places
    assert places["S"][1] == places["X"][1]


def test_a_wide_layer_takes_several_rows_and_nobody_stands_on_another() -> None:
    keys = ["X", *(f"C{number}" for number in range(100))]
    found = lay_out(keys, [("X", key) for key in keys[1:]], ())
    assert len(set(found.places.values())) == 101
    assert found.columns <= 12


def test_a_long_chain_and_a_random_graph_are_laid_out_the_same_twice() -> None:
    chain = [str(number) for number in range(3_000)]
    places = lay_out(chain, list(pairwise(chain)), ()).places
    assert [places[key][1] for key in chain] == list(range(3_000))
    chance = random.Random(6)
    keys = [f"p{number}" for number in range(60)]
    pairs = [(chance.choice(keys), chance.choice(keys)) for _ in range(150)]
    shuffled = sorted(pairs, key=lambda pair: pair[::-1])
    assert lay_out(keys, pairs, pairs[:9]) == lay_out(keys, shuffled, pairs[:9])
