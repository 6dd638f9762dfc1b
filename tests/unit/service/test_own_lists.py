"""Own lists in the register: taken in, replaced, gone back to, removed."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from watchword.errors import NotFound, WrongUse
from watchword.model import OWN
from watchword.sample import SAMPLE_HOUSE_LIST, SAMPLE_LISTS
from watchword.service.checking import Limits, check, make_subject
from watchword.service.context import Context
from watchword.service.exporting import export_followthemoney
from watchword.service.listing import list_problems, list_releases
from watchword.service.outcome import Outcome, Status, Wishes
from watchword.service.own_lists import (
    list_name,
    name_from_file,
    remove_own_list,
    update_own_list,
)
from watchword.service.profile import show
from watchword.service.update import update_from_path
from watchword.settings import Settings

ROWS = {
    "1": "1,Wilhelmina Vandersloot,person,1970-04-13,fraud,2024-05-01",
    "2": "2,Dubious Trading GmbH,company,,fraud,",
    "3": "3,Captain Barnaby Foxworth,person,1981,,",
}


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = Context(Settings(register=str(tmp_path / "register.sqlite")))
    yield made
    made.close()


def table(path: Path, *ids: str, more: str = "") -> Path:
    rows = [f"{ROWS[each]}\n" for each in ids]
    path.write_text("id,name,kind,dob,programme,since\n" + "".join(rows) + more, encoding="utf-8")
    return path


def update(context: Context, path: Path, **wishes: object) -> Outcome:
    name = wishes.pop("name", None)
    (outcome,) = update_own_list(
        context,
        path,
        name=name,  # type: ignore[arg-type]
        wishes=Wishes(**wishes),  # type: ignore[arg-type]
    )
    return outcome


def found(context: Context, name: str) -> list[str]:
    return [match.target.name for match in check(context, make_subject(name)).alerts]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Staff List.csv", "staff-list"),
        ("blacklist-2024-05-01.csv.gz", "blacklist"),
        ("blacklist_20240501.XLSX", "blacklist"),
        ("2024-05-01.csv", "2024-05-01"),
        ("Köln & Söhne.csv", "koln-sohne"),
        ("../../etc.csv", "etc"),
    ],
)
def test_a_list_is_named_after_its_file(file: str, name: str) -> None:
    assert name_from_file(Path(file)) == name


@pytest.mark.parametrize("text", ["", "---", "黑名单", "x" * 41])
def test_a_name_that_is_none_is_wrong_use(text: str) -> None:
    with pytest.raises(WrongUse):
        list_name(text)


def test_an_own_list_is_screened_and_shown(context: Context, tmp_path: Path) -> None:
    outcome = update(context, table(tmp_path / "staff.csv", "1", "2"))
    assert (outcome.status, outcome.authority, outcome.list) == (Status.READ, OWN, "staff")
    (row,) = list_releases(context)
    assert (row.release.targets, row.release.format) == (2, "own.table")
    result = check(context, make_subject("Wilhelmina Vandersloot"))
    (match,) = result.alerts
    assert match.authorities == ()
    assert match.own_lists == ("staff",)
    shown = json.loads(json.dumps(match.to_dict()))
    assert (shown["authorities"], shown["listed_on"]) == ([], {})
    assert shown["own_lists"] == {"staff": "2024-05-01"}
    only_own = check(context, result.subject, limits=Limits(authorities=(OWN,)))
    assert len(only_own.alerts) == 1
    others = check(context, result.subject, limits=Limits(authorities=("us",)))
    assert others.alerts == ()
    for text in ("own:1", "own:staff:1", "own/staff/1", match.target.id, "1"):
        assert show(context, text).name == "Wilhelmina Vandersloot"


def test_problems_of_an_own_list_have_their_line(context: Context, tmp_path: Path) -> None:
    update(context, table(tmp_path / "staff.csv", "1", more="9,,person,,,\n"))
    (row,) = list_problems(context, authority=OWN)
    assert (row.list, row.problem.locator, row.problem.code) == (
        "staff",
        "line 3",
        "name-missing",
    )


def test_its_parties_are_exported_and_not_as_sanctioned(context: Context) -> None:
    update(context, SAMPLE_HOUSE_LIST)
    entities = list(export_followthemoney(context, authority=OWN))
    assert {"Person", "Company", "Vessel"} <= {each["schema"] for each in entities}
    assert "Sanction" not in {each["schema"] for each in entities}
    assert all("topics" not in each["properties"] for each in entities)
    notes = [each["properties"] for each in entities if each["schema"] == "Note"]
    assert notes[0]["description"] == ["Opened accounts with a forged passport"]
    assert "listed on: 2024-05-02" in notes[0]["summary"]


def test_who_is_on_an_own_list_too_has_no_further_authority(
    context: Context, tmp_path: Path
) -> None:
    update_from_path(context, SAMPLE_LISTS, wishes=Wishes(accept=True))
    subject = make_subject("Alisher Usmanov", birth_date="1953-09-09")

    def authorities() -> set[str]:
        return {each for match in check(context, subject).alerts for each in match.authorities}

    before = authorities()
    assert before
    path = tmp_path / "own.csv"
    path.write_text("name,dob\nAlisher Usmanov,1953-09-09\n", encoding="utf-8")
    update(context, path)
    assert authorities() == before
    own = [match for match in check(context, subject).alerts if match.own_lists]
    assert [match.own_lists for match in own] == [("own",)]


def test_several_own_lists_live_beside_each_other(context: Context, tmp_path: Path) -> None:
    update(context, table(tmp_path / "a.csv", "1"))
    update(context, table(tmp_path / "a.csv", "2"), name="Second One")
    assert [each.release.list for each in list_releases(context)] == ["a", "second-one"]
    assert found(context, "Wilhelmina Vandersloot")
    assert found(context, "Dubious Trading GmbH")


def test_a_new_version_replaces_the_one_before(context: Context, tmp_path: Path) -> None:
    update(context, table(tmp_path / "staff.csv", "1", "2"), released_on=date(2024, 5, 1))
    outcome = update(
        context, table(tmp_path / "staff.csv", "2", "3"), released_on=date(2024, 5, 2), accept=True
    )
    assert outcome.status is Status.READ
    assert "accepted, although 1 of the 2 targets" in outcome.message
    assert not found(context, "Wilhelmina Vandersloot")
    assert found(context, "Captain Barnaby Foxworth")
    assert [each.release.targets for each in list_releases(context, everything=True)] == [2, 2]
    gone = show(context, "own:staff:1")
    assert not gone.current


def test_a_version_that_lost_many_rows_is_refused(context: Context, tmp_path: Path) -> None:
    update(context, table(tmp_path / "staff.csv", "1", "2", "3"))
    outcome = update(context, table(tmp_path / "staff.csv", "1"))
    assert outcome.status is Status.REFUSED
    assert "2 of the 3 targets" in outcome.message
    assert found(context, "Captain Barnaby Foxworth")


def test_the_same_file_is_unchanged_and_an_older_day_stays_behind(
    context: Context, tmp_path: Path
) -> None:
    path = table(tmp_path / "staff.csv", "1", "2")
    state_of = context.state
    assert update(context, path).status is Status.READ
    before = state_of()
    assert update(context, path).status is Status.UNCHANGED
    assert state_of() == before
    old = update(context, table(tmp_path / "staff.csv", "3"), released_on=date(2020, 1, 1))
    assert old.status is Status.READ
    assert "newer and stays in force" in old.message
    assert not found(context, "Captain Barnaby Foxworth")


def test_a_list_can_go_back_to_what_it_was_on_the_same_day(
    context: Context, tmp_path: Path
) -> None:
    good = table(tmp_path / "good.csv", "1", "2")
    wrong = table(tmp_path / "wrong.csv", "2", "3")
    states = []
    for path in (good, wrong, good, wrong, good):
        outcome = update(context, path, name="staff", accept=True)
        assert outcome.status is Status.READ
        states.append(context.state())
        in_force = ["Wilhelmina Vandersloot"] if path == good else []
        assert found(context, "Wilhelmina Vandersloot") == in_force
    assert len(set(states)) == len(states)
    assert update(context, good, name="staff").status is Status.UNCHANGED


def test_a_list_is_taken_out_of_force_and_brought_back(context: Context, tmp_path: Path) -> None:
    path = table(tmp_path / "staff.csv", "1", "2")
    update(context, path)
    update(context, table(tmp_path / "other.csv", "3"))
    for _ in range(2):
        outcome = remove_own_list(context, "Staff")
        assert (outcome.status, outcome.list) == (Status.REMOVED, "staff")
        assert [each.release.list for each in list_releases(context)] == ["other"]
        assert not found(context, "Wilhelmina Vandersloot")
        assert found(context, "Captain Barnaby Foxworth")
        assert show(context, "own:staff:1").current is False
        with pytest.raises(NotFound, match="there is other"):
            remove_own_list(context, "staff")
        assert update(context, path).status is Status.READ
        assert found(context, "Wilhelmina Vandersloot")
    everything = [each.release.targets for each in list_releases(context, everything=True)]
    assert sorted(everything) == [0, 0, 1, 2, 2, 2]


def test_a_list_that_was_never_there_can_not_be_removed(context: Context, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no register"):
        remove_own_list(context, "staff")
    update_from_path(context, SAMPLE_LISTS / "ca-sema", wishes=Wishes(accept=True))
    with pytest.raises(NotFound, match="there is none"):
        remove_own_list(context, "sema")


def test_packed_tables_are_opened(context: Context, tmp_path: Path) -> None:
    plain = table(tmp_path / "staff.csv", "1", "2")
    packed = tmp_path / "staff.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert update(context, packed).list == "staff"
    archive = tmp_path / "more.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.write(plain, "whatever.csv")
    assert (update(context, archive).status, context.settings.most_lost) == (Status.READ, 0.1)


@pytest.mark.parametrize("body", [b"", b"a,b\n1,2\n", b"\x00\x01\x02", b"id,name\n1,\n"])
def test_what_is_no_own_list_is_refused(context: Context, tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "staff.csv"
    path.write_bytes(body)
    outcome = update(context, path)
    assert outcome.status is Status.REFUSED
    assert outcome.message
    with pytest.raises(NotFound):
        list_releases(context)


def test_a_folder_is_no_own_list(context: Context, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="one file"):
        update_own_list(context, tmp_path)
    with pytest.raises(WrongUse, match="one file"):
        update_own_list(context, tmp_path / "none.csv")


def test_a_stray_table_beside_official_lists_is_never_an_own_list(
    context: Context, tmp_path: Path
) -> None:
    table(tmp_path / "staff.csv", "1", "2")
    (outcome,) = update_from_path(context, tmp_path)
    assert outcome.status is Status.SKIPPED
    with pytest.raises(WrongUse, match="--own"):
        update_from_path(context, tmp_path, wishes=Wishes(authority=OWN))


def test_a_party_with_a_day_of_delisting_raises_no_alert(context: Context, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("name,listed,until\nWilhelmina Vandersloot,2020-01-01,2021-01-01\n")
    update(context, path)
    (match,) = check(context, make_subject("Wilhelmina Vandersloot")).matches
    assert not match.alert
    assert "own list" in match.explanation
