from __future__ import annotations

import gzip
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.support.server import Answer, Asked, list_server

from watchword.errors import WrongUse
from watchword.model import DateBasis
from watchword.sample import SAMPLE_LISTS
from watchword.service.context import Context
from watchword.service.listing import list_problems, list_releases
from watchword.service.outcome import Outcome, Status, Wishes
from watchword.service.update import update_from_path, update_from_servers
from watchword.settings import Settings

CANADA = SAMPLE_LISTS / "ca-sema" / "2023-04-11" / "sema-lmes.xml"
ACCEPT = Wishes(accept=True)


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return Context(Settings(register=str(tmp_path / "register.sqlite"), timeout=5.0))


def read(context: Context, path: Path, wishes: Wishes = ACCEPT) -> Outcome:
    (outcome,) = update_from_path(context, path, wishes=wishes)
    return outcome


def canada(count: int) -> bytes:
    """A Canadian list of so many targets."""
    records = "".join(
        f"<record><Country>Russia / Russie</Country><LastName>Name{number}</LastName>"
        f"<GivenName>Given</GivenName><DateOfBirthOrShipBuildDate>1970</DateOfBirthOrShipBuildDate>"
        f"<Schedule>1, Part 1</Schedule><Item>{number}</Item>"
        "<DateOfListing>2022-02-24</DateOfListing></record>"
        for number in range(1, count + 1)
    )
    return f"<data-set>{records}</data-set>".encode()


def written(folder: Path, body: bytes, day: str = "2023-04-11", name: str = "s.xml") -> Path:
    path = folder / day / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(body)
    return path


def test_a_release_is_read_with_the_day_of_its_folder(context: Context) -> None:
    outcome = read(context, CANADA)
    assert outcome.status is Status.READ
    assert outcome.release is not None
    assert (outcome.release.authority, outcome.release.list) == ("ca", "sema")
    assert outcome.release.released_on == date(2023, 4, 11)
    assert outcome.release.released_on_basis is DateBasis.FOLDER_NAME
    (row,) = list_releases(context)
    assert row.release.current
    assert row.to_dict()["targets"] == outcome.release.targets > 5


def test_the_given_day_wins(context: Context) -> None:
    outcome = read(context, CANADA, Wishes(accept=True, released_on=date(2020, 1, 2)))
    assert outcome.release is not None
    assert outcome.release.released_on == date(2020, 1, 2)


def test_reading_the_same_release_twice_changes_nothing(context: Context, tmp_path: Path) -> None:
    read(context, CANADA)
    before = context.state()
    assert read(context, CANADA).status is Status.UNCHANGED
    packed = tmp_path / "2023-04-11" / "sema-lmes.xml.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(CANADA.read_bytes()))
    assert read(context, packed).status is Status.UNCHANGED
    assert context.state() == before
    assert len(list_releases(context, everything=True)) == 1


def test_a_sample_is_too_short_for_a_list_unless_accepted(context: Context) -> None:
    refused = read(context, CANADA, Wishes())
    assert refused.status is Status.REFUSED
    assert "--accept" in refused.message
    accepted = read(context, CANADA)
    assert accepted.status is Status.READ
    assert "accepted, although" in accepted.message


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE HTML><HTML><TITLE>Error 500</TITLE></HTML>", "HTML"),
        (b'{"status":500,"error":"Internal Server Error"}', "JSON"),
        (b"<head><body> This object may be found <a HREF='x'>here</a> </body>", "HTML"),
        (canada(2000)[:-400], "broken or cut short"),
        (canada(2000).replace(b"Name7<", b"Name\x01<"), "broken or cut short"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + canada(2000), "DTD"),
        (b"<data-set></data-set>", "no list that we know"),
    ],
    ids=["empty", "html", "json", "text", "truncated", "control", "dtd", "hollow"],
)
def test_what_is_not_the_list_never_replaces_a_good_release(
    context: Context, tmp_path: Path, body: bytes, said: str
) -> None:
    good = read(context, written(tmp_path, canada(2000)))
    before = context.state()
    bad = read(context, written(tmp_path, body, "2023-04-12"))
    assert bad.status is Status.REFUSED
    assert said in bad.message
    assert context.state() == before
    (row,) = list_releases(context)
    assert row.release.sha256 == (good.release and good.release.sha256)


def test_a_loss_of_many_targets_is_refused_and_an_old_gap_is_not(
    context: Context, tmp_path: Path
) -> None:
    read(context, written(tmp_path, canada(2000)), Wishes())
    loses = written(tmp_path, canada(1700), "2023-04-12")
    refused = read(context, loses, Wishes())
    assert refused.status is Status.REFUSED
    assert "300 of the 2,000 targets" in refused.message
    assert read(context, loses).status is Status.READ
    grown = Context(replace(context.settings, register=str(tmp_path / "years.sqlite")))
    read(grown, written(tmp_path, canada(2000)), Wishes())
    years_later = written(tmp_path, canada(1700), "2025-04-12")
    assert read(grown, years_later, Wishes()).status is Status.READ


def test_a_folder_is_read_in_order_of_dates_and_other_files_are_skipped(
    context: Context, tmp_path: Path
) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    written(folder, canada(2100), "2023-05-01")
    written(folder, canada(2000), "2023-04-01")
    written(folder, b"Read me.", "2023-04-01", "README.txt")
    written(folder, b"", "2023-04-01", "empty.csv")
    outcomes = update_from_path(context, folder)
    assert [each.status for each in outcomes] == [
        Status.SKIPPED,
        Status.REFUSED,
        Status.READ,
        Status.READ,
    ]
    rows = list_releases(context, everything=True)
    assert [row.release.targets for row in rows] == [2100, 2000]
    assert [row.release.current for row in rows] == [True, False]


def test_another_authority_than_the_named_one_is_refused(context: Context) -> None:
    outcome = read(context, CANADA, Wishes(authority="us", accept=True))
    assert outcome.status is Status.REFUSED
    assert "not a list of US" in outcome.message
    with pytest.raises(WrongUse, match="xx"):
        update_from_path(context, CANADA, wishes=Wishes(authority="xx"))
    with pytest.raises(WrongUse, match="no such file"):
        update_from_path(context, Path("/nowhere"))


def test_problems_are_listed_with_their_raw_values(context: Context, tmp_path: Path) -> None:
    body = canada(1500).replace(b"2022-02-24", b"the ides of March", 1)
    read(context, written(tmp_path, body), Wishes())
    raw = [row.problem.raw for row in list_problems(context)]
    assert "the ides of March" in raw
    with pytest.raises(WrongUse):
        list_problems(context, code="no-such")


def served(context: Context, url: str) -> Context:
    addresses = {"ca/sema": url}
    return Context(replace(context.settings, addresses=addresses))


def test_an_update_downloads_asks_again_and_is_told_of_no_change(context: Context) -> None:
    def answer(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == '"1"':
            return Answer(status=304)
        return Answer(
            body=canada(1500),
            headers={"ETag": '"1"', "Last-Modified": "Wed, 12 Apr 2023 10:00:00 GMT"},
        )

    with list_server(answer) as server:
        here = served(context, server.url)
        (first,) = update_from_servers(here, ["ca"])
        (second,) = update_from_servers(here, ["ca"])
    assert first.status is Status.READ
    assert first.release is not None
    assert first.release.released_on == date(2023, 4, 12)
    assert first.release.released_on_basis is DateBasis.SERVER
    assert second.status is Status.UNCHANGED


def test_a_refused_download_is_asked_for_again_in_full(context: Context) -> None:
    bodies = iter([b"<html>maintenance</html>", canada(1500)])

    def answer(_: Asked) -> Answer:
        return Answer(body=next(bodies), headers={"ETag": '"1"'})

    with list_server(answer) as server:
        here = served(context, server.url)
        (refused,) = update_from_servers(here, ["ca"])
        (taken,) = update_from_servers(here, ["ca"])
        assert "if-none-match" not in server.asked[1].headers
    assert refused.status is Status.REFUSED
    assert "HTML" in refused.message
    assert taken.status is Status.READ


def test_the_same_file_on_another_day_is_the_same_release(context: Context) -> None:
    days = iter(["Wed, 12 Apr 2023 10:00:00 GMT", "Thu, 13 Apr 2023 10:00:00 GMT"])

    def answer(_: Asked) -> Answer:
        return Answer(body=canada(1500), headers={"Last-Modified": next(days)})

    with list_server(answer) as server:
        here = served(context, server.url)
        statuses = [update_from_servers(here, ["ca"])[0].status for _ in range(2)]
    assert statuses == [Status.READ, Status.UNCHANGED]


def test_an_unwritable_place_is_register_trouble(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    shutil.copy(CANADA, blocked)
    from watchword.errors import RegisterTrouble

    with pytest.raises(RegisterTrouble):
        read(Context(Settings(register=str(blocked / "register.sqlite"))), CANADA)
    with pytest.raises(RegisterTrouble):
        read(Context(Settings(register=str(blocked))), CANADA)
