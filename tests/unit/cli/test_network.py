"""``watchword network`` and ``watchword path``."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import etree

import watchword
from watchword.cli.app import watchword as command
from watchword.errors import NotFound, WrongUse
from watchword.sample import SAMPLE_LISTS

Ask = Callable[..., Result]

SAMPLE = SAMPLE_LISTS.parent / "holdings.csv"
SVG = "{http://www.w3.org/2000/svg}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
HOSTILE = """owner,owned,share,from,to,source,owner_kind,owned_kind
<script>alert(1)</script>,"A & ""B"" \u202e",50,,,s,person,company
X,<script>alert(1)</script>,>25-50,,,"</title><image href=""http://evil.example/""/>",company,person
X,X,20,,,s,company,company
"""


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Ask:
    """Run a command in this process, with no register anywhere."""
    monkeypatch.setenv("WATCHWORD_REGISTER", str(tmp_path / "none.sqlite"))

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(command, [str(each) for each in arguments])

    return run


def test_the_network_of_a_party_is_a_tree(ask: Ask) -> None:
    on = ("--holdings", SAMPLE, "--as-of", "2024-08-01", "--listed", "Vesna Holdings Ltd")
    assert isinstance(ask("network", "kama shipping", *on).exception, NotFound)
    asked = ("network", "KAMA Shipping, JSC", *on)
    done = ask(*asked, "--authority", "us")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("AFFECTED")
    for words in (
        "↑ 50% by Vesna Holdings Ltd (cy) [us",
        "proof",
        "↓ 100% of Morning Star",
        "line 2",
    ):
        assert words in done.stdout
    near = ask(*asked, "--depth", "1")
    assert "Lantern" in near.stdout
    assert "Morning Star" not in near.stdout


def test_the_network_as_json(ask: Ask) -> None:
    done = ask(
        *("network", "Kama Shipping JSC", "--holdings", SAMPLE, "--as-of", "2024-08-01"),
        *("--listed", "Vesna Holdings Ltd", "--authority", "us", "--depth", "1", "--json"),
    )
    found = json.loads(done.stdout)
    assert (found["name"], found["verdict"]) == ("Kama Shipping JSC", "affected")
    keys = {each["key"] for each in found["parties"]}
    assert all({each["owner"], each["owned"]} <= keys for each in found["holdings"])
    assert [each["distance"] for each in found["parties"]] == [0, 1, 1, 1]
    vesna = next(each for each in found["parties"] if each["name"].startswith("Vesna"))
    assert (vesna["authorities"][0], vesna["proof"]) == ("us", True)
    (proof,) = [each for each in found["holdings"] if each["proof"]]
    assert proof["share"] == {"low": "50", "high": "50"}


def test_the_days_of_holdings_count(ask: Ask) -> None:
    asked = ("network", "Lantern Freight GmbH", "--holdings", SAMPLE, "--depth", "1", "--json")
    early = json.loads(ask(*asked, "--as-of", "2021-06-01").stdout)
    late = json.loads(ask(*asked, "--as-of", "2024-08-01").stdout)
    assert "Vesna Holdings Ltd" in {each["name"] for each in early["parties"]}
    assert "Vesna Holdings Ltd" not in {each["name"] for each in late["parties"]}


def test_the_proof_is_shown_however_far_it_begins(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "chain.csv"
    rows = [f"P{number},P{number + 1},60,,,s" for number in range(6)]
    path.write_text("\n".join(["owner,owned,share,from,to,source", *rows]), "utf-8")
    asked = ("network", "P6", "--holdings", path, "--listed", "P0", "--depth", "1", "--json")
    assert len(json.loads(ask(*asked).stdout)["parties"]) == 2
    marked = json.loads(ask(*asked, "--authority", "gb").stdout)
    assert len(marked["parties"]) == 7
    assert all(each["proof"] for each in marked["holdings"])


def test_a_drawing_is_wellformed_escaped_and_the_same_twice(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "hostile.csv"
    path.write_text(HOSTILE, "utf-8")
    made = []
    for name in ("one.svg", "two.svg"):
        out = tmp_path / name
        done = ask(
            *("network", "X", "--holdings", path, "--listed", "X", "--authority", "us"),
            *("--as-of", "2024-08-01", "--out", out),
        )
        assert done.exit_code == 0, done.output
        made.append(out.read_bytes())
    assert made[0] == made[1]
    root = etree.fromstring(made[0])
    tags = {each.tag for each in root.iter()}
    assert tags <= {
        SVG + name
        for name in (
            *("svg", "title", "style", "defs", "marker", "path", "rect", "text", "g", "circle"),
        )
    }
    assert len(root.findall(f".//{SVG}circle")) == 3
    assert "\u202e" not in made[0].decode()
    strokes = {each.get("stroke") for each in root.iter(f"{SVG}path")}
    assert "#6a3d9a" in strokes


def test_control_is_light_blue_and_indirect_is_dotted(ask: Ask, tmp_path: Path) -> None:
    path, out = tmp_path / "kinds.csv", tmp_path / "kinds.svg"
    path.write_text(
        "owner,owned,share,from,to,source,interest,indirect\n"
        "X,A,60,,,s,votes,\nX,B,60,,,s,shares,yes\nX,S,,,,s,family,\n",
        "utf-8",
    )
    assert ask("network", "X", "--holdings", path, "--listed", "S", "--out", out).exit_code == 0
    groups = etree.parse(out).getroot().findall(f"{SVG}g")
    lines = {
        each.findtext(f"{SVG}title").split(",")[0]: each.find(f"{SVG}path")
        for each in groups
        if each.find(f"{SVG}path") is not None
    }
    assert lines["votes"].get("stroke") == "#56b4e9"
    assert lines["votes"].get("stroke-dasharray") is None
    assert lines["shares"].get("stroke-dasharray")
    assert lines["family"].get("marker-end") is None


def test_graphml_names_every_party_and_holding(ask: Ask, tmp_path: Path) -> None:
    path, out = tmp_path / "hostile.csv", tmp_path / "network.graphml"
    path.write_text(HOSTILE, "utf-8")
    assert ask("network", "X", "--holdings", path, "--listed", "X", "--out", out).exit_code == 0
    root = etree.parse(out).getroot()
    declared = {each.get("id") for each in root.iter(f"{GRAPHML}key")}
    assert {each.get("key") for each in root.iter(f"{GRAPHML}data")} <= declared
    names = {each.text for each in root.iter(f"{GRAPHML}data") if each.get("key") == "node-name"}
    assert "<script>alert(1)</script>" in names
    nodes = {each.get("id") for each in root.iter(f"{GRAPHML}node")}
    edges = list(root.iter(f"{GRAPHML}edge"))
    assert len(edges) == 3
    assert all({each.get("source"), each.get("target")} <= nodes for each in edges)


def test_a_large_network_is_cut_and_says_so(ask: Ask, tmp_path: Path) -> None:
    path, out = tmp_path / "many.csv", tmp_path / "many.svg"
    rows = [f"X,C{number},10,,,s" for number in range(400)]
    path.write_text("\n".join(["owner,owned,share,from,to,source", *rows]), "utf-8")
    assert ask("network", "X", "--holdings", path, "--listed", "X", "--out", out).exit_code == 0
    assert len(etree.parse(out).getroot().findall(f".//{SVG}circle")) == 300
    assert "101 parties further away are not drawn" in out.read_text(encoding="utf-8")


def test_other_endings_are_refused_before_anything_is_read(ask: Ask, tmp_path: Path) -> None:
    done = ask("network", "X", "--holdings", tmp_path / "none.csv", "--out", tmp_path / "x.exe")
    assert isinstance(done.exception, WrongUse)
    assert ".graphml" in str(done.exception)


def test_a_path_goes_down_where_it_can(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "ways.csv"
    path.write_text(
        "owner,owned,share,from,to,source,interest\n"
        "A,B,10,,,s1,\nB,C,10,,,s2,\nA,H,1,,,s3,\nC,H,1,,,s4,\nC,A,,,,s5,family\nZ,Y,1,,,s6,\n",
        "utf-8",
    )
    asked = ("path", "--holdings", path, "--json")
    found = json.loads(ask(*asked, "A", "C").stdout)
    assert ([each["name"] for each in found["parties"]], found["downwards"]) == (list("ABC"), True)
    assert [each["held"] for each in found["holdings"]] == ["B", "C"]
    back = json.loads(ask(*asked, "C", "B").stdout)
    assert (back["length"], back["downwards"]) == (1, False)
    assert isinstance(ask(*asked, "A", "Z").exception, NotFound)
    assert isinstance(ask(*asked, "A", "a").exception, WrongUse)
    shown = ask("path", "A", "C", "--holdings", path)
    assert "down a chain of holdings" in shown.stdout
    assert "s1" in shown.stdout


def test_with_a_register_the_lists_say_who_is_linked(ask: Ask, sample: Path) -> None:
    asked = ("--register", sample, "--as-of", "2023-04-12")
    found = json.loads(ask("network", "Alisher Usmanov", *asked, "--json").stdout)
    assert "USMANOV" in found["name"].upper()
    assert "us" in found["parties"][0]["authorities"]
    assert found["holdings"]
    assert all(each["source"] for each in found["holdings"])
    verdict = ask("verdict", "Alisher Usmanov", "--authority", "us", *asked)
    assert verdict.exit_code == 0, verdict.output
    assert "is listed itself" in verdict.stdout
    assert isinstance(ask("network", "Captain Nemo", *asked).exception, NotFound)
    assert isinstance(ask("path", "Captain Nemo", "Usmanov", *asked).exception, NotFound)


def test_the_same_from_python(tmp_path: Path) -> None:
    opened = watchword.open(tmp_path / "none.sqlite")
    given: dict[str, Any] = {
        "holdings": [SAMPLE],
        "listed": ["Vesna Holdings Ltd"],
        "as_of": date(2024, 8, 1),
    }
    found = opened.verdict("Kama Shipping JSC", authority="us", **given)
    assert found.to_dict()["verdict"] == "affected"
    assert opened.affected("us", **given).affected[0].name == "Kama Shipping JSC"
    assert len(opened.network("Kama Shipping JSC", depth=1, **given).nodes) == 4
    assert opened.path("Oleg Petrov", "Morning Star", holdings=[SAMPLE]).downwards


@pytest.mark.slow
def test_kept_holdings_of_a_listed_owner_reach_a_company(
    ask: Ask, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f"holdings = {json.dumps(str(tmp_path / 'kept'))}", "utf-8")
    monkeypatch.setenv("WATCHWORD_SETTINGS", str(settings))
    held = tmp_path / "held.csv"
    held.write_text(
        "owner,owned,share,from,to,source,owner_kind,owner_country,owner_birth_date\n"
        "Alisher Burkhanovich Usmanov,Certain Ltd,50,2020-01-01,,r,person,ru,1953-09-09\n"
        "Alisher Usmanov,Namesake Ltd,60,2020-01-01,,r,person,,\n"
        "Certain Ltd,Daughter Ltd,50,2020-01-01,,r,company,,\n",
        "utf-8",
    )
    chosen = ("--register", sample)
    added = ask("holdings", "add", held, *chosen)
    assert added.exit_code == 0, added.output
    assert (tmp_path / "kept").is_dir()
    on = (*chosen, "--authority", "us", "--as-of", "2023-04-12", "--json")
    said = {
        name: json.loads(ask("verdict", name, *on).stdout)["verdict"]
        for name in ("Certain Ltd", "Daughter Ltd", "Namesake Ltd")
    }
    assert said == {
        "Certain Ltd": "affected",
        "Daughter Ltd": "affected",
        "Namesake Ltd": "possibly_affected",
    }
    everybody = json.loads(ask("affected", *on).stdout)["affected"]
    assert said.items() <= {each["name"]: each["verdict"] for each in everybody}.items()
    before = json.loads(
        ask(
            "verdict",
            "Certain Ltd",
            *chosen,
            "--authority",
            "us",
            "--as-of",
            "2021-01-01",
            "--json",
        ).stdout
    )
    assert before["verdict"] == "not_affected"
    # The same without keeping anything: the file in the place of the kept holdings.
    again = json.loads(
        ask("verdict", "Daughter Ltd", *on[:-1], "--holdings", held, "--json").stdout
    )
    assert (again["verdict"], len(again["proof"])) == ("affected", 2)
    way = json.loads(
        ask(
            "path",
            "Alisher Burkhanovich Usmanov",
            "Daughter Ltd",
            *chosen,
            "--as-of",
            "2023-04-12",
            "--json",
        ).stdout
    )
    assert (way["length"], way["downwards"]) == (2, True)
