"""Where one name in a cell ends and the next begins."""

from __future__ import annotations

import pytest

from watchword.model import NameKind
from watchword.sources.alias_cells import (
    is_legal_form,
    split_aliases,
    split_bilingual,
    split_known_as,
)


def _texts(cell: str, **options: bool) -> list[str]:
    return [alias.text for alias in split_aliases(cell, **({"person": False} | options))]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Yelena Trubitsyna; Елена Трубицына", ["Yelena Trubitsyna", "Елена Трубицына"]),
        ("Air Bagan Holdings Pte. Ltd., Air Bagan Limited", None),
        ("NGO Izhbs, LLC; НПО Ижбс, ООО", ["NGO Izhbs, LLC", "НПО Ижбс, ООО"]),
        (
            "Poly Group, Inc., Poly Trading Co., Ltd.",
            ["Poly Group, Inc.", "Poly Trading Co., Ltd."],
        ),
        ("Rt-Avto, Ao", ["Rt-Avto, Ao"]),
        ("RSIE, JOINT STOCK COMPANY", ["RSIE, JOINT STOCK COMPANY"]),
        ("ОАО, БЭТО", ["ОАО, БЭТО"]),
        ("Bank GPB (JSC, Moscow), GPB", ["Bank GPB (JSC, Moscow)", "GPB"]),
        (
            "Союз «Наука, труд, право», Союз НТП",
            ["Союз «Наука, труд, право»", "Союз НТП"],
        ),
        (
            "Министерство образования, науки и молодежи, МОН",
            ["Министерство образования, науки и молодежи", "МОН"],
        ),
        ("Military Works or МВ", ["Military Works", "МВ"]),
        ("АО «Связь» and НПП «Связь»", ["АО «Связь»", "НПП «Связь»"]),
        ("Bank for Development and Investment", ["Bank for Development and Investment"]),
        ("GSK Co. Ltd. and Advanced Co. Ltd.", ["GSK Co. Ltd.", "Advanced Co. Ltd."]),
        ("also known as The Basij; a.k.a. Resistance Force", ["The Basij", "Resistance Force"]),
        ("Open Joint Stock Company 140 Plant; and JSC 140 Plant", None),
        ("(Rosselkhozbank)", ["Rosselkhozbank"]),
        ("Следственный Комитет or СКР)", ["Следственный Комитет", "СКР"]),
        ("Yinon Levy ינון לוי", ["Yinon Levy", "ינון לוי"]),
        ("DHKP/C", ["DHKP/C"]),
        ("Iranian Navy/Force navale iranienne", ["Iranian Navy", "Force navale iranienne"]),
        ("Same Name; Same Name", ["Same Name"]),
        ("ООО", []),
        ("; ,", []),
        ("", []),
    ],
)
def test_a_cell_falls_into_its_names(cell: str, names: list[str] | None) -> None:
    halves = [part.removeprefix("and ") for part in _halves(cell)]
    assert _texts(cell) == (halves if names is None else names)


def _halves(cell: str) -> list[str]:
    """The two halves of a cell with one separator."""
    return [half.strip() for half in (cell.split(";") if ";" in cell else cell.split(", "))]


def test_and_separates_persons() -> None:
    assert _texts("Abdul Dagalo and Hamdan Mousa", person=True) == ["Abdul Dagalo", "Hamdan Mousa"]


def test_a_label_gives_the_language() -> None:
    cell = "Raman BIZIUK,  Belarusian: Раман БIЗЮК, Russian : Роман БИЗЮК"
    aliases = split_aliases(cell, person=True)
    assert [(alias.language, alias.text) for alias in aliases] == [
        (None, "Raman BIZIUK"),
        ("be", "Раман БIЗЮК"),
        ("ru", "Роман БИЗЮК"),
    ]


def test_a_family_name_before_its_given_names_is_one_name() -> None:
    (alias,) = split_aliases("Баранов, Олег Анатольевич", person=True)
    assert (alias.text, alias.family, alias.given) == (
        "Олег Анатольевич Баранов",
        "Баранов",
        "Олег Анатольевич",
    )
    assert _texts("Alexei, Aleksei", person=True) == ["Alexei", "Aleksei"]


def test_lines_separate_where_nothing_else_does() -> None:
    assert _texts("Galina LUKASHENKO\nHalina LUKASHENKA", lines=True) == [
        "Galina LUKASHENKO",
        "Halina LUKASHENKA",
    ]
    assert _texts("Plant named after\nits founder", lines=True) == ["Plant named after its founder"]
    assert _texts("LUKASHENKO Galina; LUKASHENKO\nHalyna", lines=True) == [
        "LUKASHENKO Galina",
        "LUKASHENKO Halyna",
    ]
    assert _texts("Myanma Five Star\nLine") == ["Myanma Five Star Line"]


def test_commas_can_yield_to_semicolons() -> None:
    cell = "Sevmash, Plant No 402; Sevmash"
    assert _texts(cell, commas=False) == ["Sevmash, Plant No 402", "Sevmash"]
    assert _texts(cell) == ["Sevmash", "Plant No 402"]


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("Dux JSC (also known as Duks)", "Dux JSC", ["Duks"]),
        ("Sadid (also known as Sharif)(or Borhan Sharif)", "Sadid", ["Sharif", "Borhan Sharif"]),
        ("Omsk Plant (also known as Omsktransmash", "Omsk Plant", ["Omsktransmash"]),
        (
            "Zlatmash JSC(also known as ZMZ, LLC and JSC ZMZ)",
            "Zlatmash JSC",
            ["ZMZ, LLC", "JSC ZMZ"],
        ),
        ("Bank Alfa, also known as Alfa", "Bank Alfa", ["Alfa"]),
        ("Plant (Minsk)", "Plant (Minsk)", []),
    ],
)
def test_a_name_gives_up_what_it_is_also_known_as(text: str, name: str, aliases: list[str]) -> None:
    found, others = split_known_as(text, person=False)
    assert (found, [alias.text for alias in others]) == (name, aliases)


def test_a_former_name_is_former() -> None:
    _, (alias,) = split_known_as("Avtovaz (formerly known as VAZ)", person=False)
    assert alias.kind is NameKind.FORMER


def test_a_slash_divides_two_languages_and_nothing_else() -> None:
    assert split_bilingual("Hara Institute/Institut Hara") == ("Hara Institute", "Institut Hara")
    assert split_bilingual("Victory/Pobeda Political Bloc")[1] == ""
    assert split_bilingual("MEC Steel Mills (Hmaw Bi/Pyi Ywama) Ltd")[1] == ""


def test_legal_forms_are_known_alone_and_together() -> None:
    assert all(map(is_legal_form, ("Ltd.", "Co., Ltd", "ООО", "Joint-Stock Company", "Pte. Ltd.")))
    assert not any(map(is_legal_form, ("", "Alfa Ltd", "Air Bagan", "ОАО Планар")))
