"""The table of words that tell of events."""

from __future__ import annotations

import pytest

from watchword.news.events.ontology import TYPES
from watchword.news.events.table import load_table, read_table

SMALL = """
[classes]
deal = "pact treaty"

[SUPPORT]
verbs = "sign/ink {$deal letter} >with &; praise"
nouns = "praise >for <by/from"

[CONSULT.visit]
verbs = "visit {-site}; call; travel >to!; urge ^!; call +on; receive ~"
"""


def test_an_entry_has_what_is_written() -> None:
    (sign,) = read_table(SMALL).verbs["sign"]
    assert (sign.type, sign.mode) == ("SUPPORT", None)
    assert sign.objects == {"pact", "treaty", "letter"}
    assert sign.prepositions == ("with",)
    assert sign.mutual
    assert read_table(SMALL).verbs["ink"][0].objects == sign.objects


def test_the_most_particular_entry_comes_first() -> None:
    particle, plain = (e.particle for e in read_table(SMALL).verbs["call"])
    assert (particle, plain) == ("on", None)


def test_marks_are_read() -> None:
    verbs = read_table(SMALL).verbs
    assert verbs["travel"][0].through == ("to",)
    assert verbs["urge"][0].needs_clause
    assert verbs["receive"][0].reverse
    assert verbs["visit"][0].barred == {"site"}
    assert read_table(SMALL).nouns["praise"][0].doers == ("by", "from")


def test_a_rule_is_named_by_mode_and_head() -> None:
    assert read_table(SMALL).verbs["call"][0].rule == "visit.call-on"
    assert read_table(SMALL).verbs["praise"][0].rule == "support.praise"


@pytest.mark.parametrize(
    "text",
    ["[classes]\n[GREET]\nverbs = 'wave'", "[classes]\n[SUPPORT]\nverbs = 'praise loudly'"],
    ids=["no type of PLOVER", "a word that means nothing"],
)
def test_a_wrong_table_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"PLOVER|can't be read"):
        read_table(text)


def test_the_table_has_verbs_for_every_type() -> None:
    table = load_table()
    types = {entry.type for entries in table.verbs.values() for entry in entries}
    assert types == set(TYPES)
