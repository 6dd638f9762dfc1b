"""The contract of each command: its JSON, its exit codes, its text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Watchword

from watchword.sample import SAMPLE_LISTS, SAMPLE_REPORT

HASH = re.compile(r"[0-9a-f]{64}")


def test_lists_as_the_contract_has_them(watchword: Watchword) -> None:
    rows = watchword("lists", "--json").json()
    assert {row["authority"] for row in rows} == {
        "us",
        "eu",
        "gb",
        "ch",
        "ca",
        "au",
        "jp",
        "nz",
        "un",
    }
    for row in rows:
        assert {
            "authority",
            "list",
            "released_on",
            "read_at",
            "targets",
            "problems",
            "sha256",
            "current",
        } <= set(row)
        assert HASH.fullmatch(row["sha256"])
        assert row["current"] is True
        assert row["targets"] > 5
    shown = watchword("lists")
    assert "us/sdn" in shown.out
    assert "\x1b" not in shown.out


def test_check_as_the_contract_has_it(watchword: Watchword) -> None:
    answer = watchword("check", "Alisher Usmanov", "--json").json()
    assert {"query", "state", "matches"} <= set(answer)
    assert HASH.fullmatch(answer["state"])
    for match in answer["matches"]:
        assert {
            "target",
            "name",
            "schema",
            "score",
            "alert",
            "authorities",
            "listed_on",
            "explanation",
            "evidence",
        } <= set(match)
        assert match["target"].startswith("ww-")
        assert 0 <= match["score"] <= 1
    listing = {
        code for match in answer["matches"] if match["alert"] for code in match["authorities"]
    }
    assert listing == {"us", "eu", "gb", "ch", "ca", "au", "jp", "nz"}
    days = {key: day for match in answer["matches"] for key, day in match["listed_on"].items()}
    assert days["us"] == "2022-03-03"


@pytest.mark.parametrize(
    ("name", "spellings"),
    [("Usmanov", {"USMANOV"}), ("Шойгу", {"SHOIGU", "SHOYGU"}), ("李尚福", {"LI"})],
)
def test_a_family_name_in_any_script_finds_its_bearer(
    watchword: Watchword, name: str, spellings: set[str]
) -> None:
    matches = watchword("check", name, "--json").json()["matches"]
    assert spellings & set(matches[0]["name"].upper().split())


def test_check_ends_with_1_only_when_asked_to(watchword: Watchword) -> None:
    assert watchword("check", "Alisher Usmanov").code == 0
    assert watchword("check", "Alisher Usmanov", "--fail-on-match").code == 1
    assert watchword("check", "Nobody Whatsoever", "--fail-on-match").code == 0
    assert "No match" in watchword("check", "Nobody Whatsoever").out


def test_check_is_narrowed_by_what_is_known(watchword: Watchword) -> None:
    def alerts(*options: str) -> int:
        answer = watchword("check", "Alisher Usmanov", "--json", *options).json()
        return sum(match["alert"] for match in answer["matches"])

    everything = alerts()
    assert alerts("--authority", "us") == 1
    assert alerts("--kind", "vessel") == 0
    assert alerts("--birth", "1953-09-09") == everything
    assert alerts("--birth", "1990-01-01") < everything
    few = watchword("check", "Prigozhin", "--threshold", "0.4", "--json", "--limit", "2").json()
    assert len(few["matches"]) == 2


def test_show_as_the_contract_has_it(watchword: Watchword) -> None:
    profile = watchword("show", "35283", "--json").json()
    assert {
        "target",
        "name",
        "schema",
        "coverage",
        "names",
        "birth_dates",
        "identifiers",
        "relations",
        "conflicts",
    } <= set(profile)
    assert {"us", "eu", "gb", "ch"} <= set(profile["authorities"]["current"])
    (act,) = (row for row in profile["coverage"] if row["authority"] == "us")
    assert act["entry"] == "35283"
    assert act["listed_on"] == "2022-03-03"
    assert act["programmes"] == ["RUSSIA-EO14024"]
    assert act["release"] == "2023-04-12"
    linked = {relation["to"] for relation in profile["relations"] if relation["direction"] == "in"}
    assert any("DILBAR" in name for name in linked)


@pytest.mark.parametrize(
    "how",
    [
        "35283",
        pytest.param("us:35283", marks=pytest.mark.slow),
        pytest.param("us/sdn/35283", marks=pytest.mark.slow),
        pytest.param("Alisher Burhanovich Usmanov", marks=pytest.mark.slow),
    ],
)
def test_show_finds_by_id_and_name(watchword: Watchword, how: str) -> None:
    profile = watchword("show", how, "--json").json()
    assert "USMANOV" in profile["name"].upper()
    again = watchword("show", profile["target"], "--json").json()
    assert again["target"] == profile["target"]
    shown = watchword("show", how)
    assert "RUSSIA-EO14024" in shown.out
    assert "is named by" in shown.out


def test_show_finds_a_ship_by_its_imo_number(watchword: Watchword) -> None:
    assert "DILBAR" in watchword("show", "9661792", "--json").json()["name"]


def test_what_is_not_known_ends_with_4(watchword: Watchword, tmp_path: Path) -> None:
    nobody = watchword("show", "ww-0000000000000000")
    assert (nobody.code, nobody.out) == (4, "")
    assert "nothing in the register" in nobody.err
    nowhere = watchword("check", "Somebody", register=tmp_path / "none.sqlite")
    assert nowhere.code == 4
    assert "watchword update" in nowhere.err
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", " "),
        ("check", "A", "--threshold", "7"),
        ("check", "A", "--birth", "someday"),
        ("check", "A", "--country", "Atlantis"),
        ("check", "A", "--authority", "xx"),
        ("update", "--from", "/nowhere"),
        ("update", "xx"),
        ("update", "us", "--from", "/tmp"),
        ("update", "--released-on", "2023-04-12"),
        ("problems", "--code", "no-such"),
        ("read", "/nowhere.txt", "--published", "2023-04-14"),
        ("export", "--authority", "xx"),
        ("nonsense",),
    ],
)
def test_wrong_use_ends_with_2(watchword: Watchword, arguments: tuple[str, ...]) -> None:
    done = watchword(*arguments)
    assert done.code == 2, done.err
    assert done.out == ""
    assert done.err
    assert "Traceback" not in done.err


def test_a_refused_file_ends_with_3_and_says_why(watchword: Watchword, tmp_path: Path) -> None:
    page = tmp_path / "sdn.xml"
    page.write_text("<!DOCTYPE html><html>maintenance</html>", encoding="utf-8")
    register = tmp_path / "register.sqlite"
    refused = watchword("update", "--from", str(page), "--json", register=register)
    assert refused.code == 3
    (outcome,) = refused.json()
    assert outcome["status"] == "refused"
    assert "HTML" in outcome["message"]
    short = str(SAMPLE_LISTS / "us-sdn")
    assert watchword("update", "--from", short, register=register).code == 3


@pytest.mark.shared
def test_what_servers_really_sent_in_place_of_a_list_is_refused(
    watchword: Watchword, shared: Path, tmp_path: Path
) -> None:
    folder = shared / "lists" / "samples" / "source-failures"
    register = tmp_path / "register.sqlite"
    done = watchword("update", "--from", str(folder), "--json", register=register)
    assert done.code == 3
    assert [each["status"] for each in done.json()] == ["refused"] * len(list(folder.iterdir()))
    for path in folder.iterdir():
        assert watchword("update", "--from", str(path), register=register).code == 3


def test_a_folder_is_read_as_far_as_it_can_be(watchword: Watchword, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.csv").touch()
    good = SAMPLE_LISTS / "ca-sema" / "2023-04-11" / "sema-lmes.xml"
    (folder / "sema-lmes.xml").write_bytes(good.read_bytes())
    arguments = ("update", "--from", str(folder), "--accept", "--released-on", "2023-04-11")
    register = tmp_path / "register.sqlite"
    assert watchword(*arguments, register=register).code == 0
    assert watchword(*arguments, "--strict", register=register).code == 3
    assert watchword("lists", "--json", register=register).json()[0]["released_on"] == "2023-04-11"


def test_a_damaged_register_ends_with_5(watchword: Watchword, tmp_path: Path) -> None:
    register = tmp_path / "register.sqlite"
    register.write_bytes(b"this is no database at all" * 100)
    for arguments in (("lists",), ("check", "Somebody"), ("show", "1")):
        done = watchword(*arguments, register=register)
        assert done.code == 5, done.err
        assert "Traceback" not in done.err


def test_problems_name_the_place_and_the_raw_value(watchword: Watchword) -> None:
    done = watchword("problems", "--json")
    assert done.code == 0
    for row in done.json():
        assert {"authority", "list", "severity", "code", "locator", "message", "raw"} <= set(row)


@pytest.mark.slow
def test_the_same_question_gives_the_same_bytes(watchword: Watchword) -> None:
    for arguments in (("check", "Usmanov", "--json"), ("show", "35283", "--json"), ("export",)):
        assert watchword(*arguments).out == watchword(*arguments).out


def test_an_export_is_json_lines_to_a_file_or_out(watchword: Watchword, tmp_path: Path) -> None:
    target = tmp_path / "entities.ftm.json"
    assert watchword("export", "--out", str(target)).code == 0
    assert target.read_text(encoding="utf-8") == watchword("export").out
    first = json.loads(target.read_text(encoding="utf-8").splitlines()[0])
    assert {"id", "schema", "properties"} <= set(first)
    only = watchword("export", "--authority", "un").out.splitlines()
    assert 0 < len(only) < len(target.read_text(encoding="utf-8").splitlines())
    assert [path.name for path in tmp_path.iterdir()] == ["entities.ftm.json"]


@pytest.mark.news
def test_read_as_the_contract_has_it(watchword: Watchword) -> None:
    reading = watchword("read", str(SAMPLE_REPORT), "--published", "2023-04-14", "--json").json()
    assert {
        "report",
        "actors",
        "events",
        "statements",
        "designations",
        "relations",
        "problems",
    } <= set(reading)
    text = SAMPLE_REPORT.read_text(encoding="utf-8")
    for actor in reading["actors"]:
        for mention in actor["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]
    usmanov = next(actor for actor in reading["actors"] if actor["name"] == "Alisher Usmanov")
    assert {code for target in usmanov["targets"] for code in target["authorities"]} == {
        "us",
        "eu",
        "gb",
        "ch",
        "ca",
        "au",
        "jp",
        "nz",
    }


@pytest.mark.news
def test_read_makes_a_brief(watchword: Watchword) -> None:
    brief = watchword("read", "-", "--published", "2023-04-14", stdin=SAMPLE_REPORT.read_bytes())
    assert brief.code == 0
    assert "sanctioned by 8 authorities" in brief.out
    assert "2022-03-03" in brief.out
    undated = watchword("read", "-", stdin=SAMPLE_REPORT.read_bytes())
    assert undated.code == 2
    assert "--published" in undated.err


def test_help_names_every_command(watchword: Watchword) -> None:
    help_text = watchword("--help").out
    for command in ("check", "export", "lists", "problems", "read", "show", "update"):
        assert command in help_text
    assert watchword("--version").out.startswith("watchword, version")


@pytest.mark.parametrize(
    "given", ["2026-W10", "20260301", "yesterday", "0001-01-01T00:00+14:00", "2026-03-01T25:00"]
)
def test_known_on_takes_days_and_instants_only(watchword: Watchword, given: str) -> None:
    done = watchword("lists", "--known-on", given)
    assert done.code == 2
    assert "write a day" in done.err


def test_known_on_looks_back(watchword: Watchword) -> None:
    now = watchword("check", "Alisher Usmanov", "--json").out
    for later in ("2999-12-31", "2999-12-31T23:59Z", "2999-12-31T23:59:59.5+02:00"):
        assert watchword("check", "Alisher Usmanov", "--json", "--known-on", later).out == now
    before = watchword("check", "Alisher Usmanov", "--known-on", "2001-01-01")
    assert before.code == 4
    assert "knew nothing" in before.err


@pytest.mark.news
def test_a_report_is_held_against_the_lists_of_a_day(watchword: Watchword) -> None:
    def sanctioned(*options: str) -> dict[str, set[str]]:
        read = watchword(
            "read", str(SAMPLE_REPORT), "--published", "2023-04-14", "--json", *options
        )
        return {
            actor["name"]: {code for target in actor["targets"] for code in target["authorities"]}
            for actor in read.json()["actors"]
            if actor["targets"]
        }

    now, then = sanctioned(), sanctioned("--as-of", "2022-03-10")
    assert then.keys() <= now.keys()
    (name,) = [name for name in then if "Usmanov" in name]
    assert then[name] < now[name]
    assert "us" in then[name]
