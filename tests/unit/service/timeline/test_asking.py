"""Lines of time from a register of the sample lists with reports in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.support.sample import sample_register
from tests.support.told import CHINA, RUSSIA, XI, person, report, said, told

from watchword.errors import NotFound, WrongUse
from watchword.service.context import Context
from watchword.service.timeline import Wishes, timeline
from watchword.service.timeline.line import Kind
from watchword.service.timeline.tellings import SourcedReport
from watchword.settings import Settings
from watchword.store.report_rows import pack_reading
from watchword.store.report_writer import FoundCopy, ReportWriter

LI = person("Li Shangfu", "cn", "defense minister")
PUTIN = person("Vladimir Putin", "ru", "president")
USMANOV = person("Alisher Usmanov", "ru", "business tycoon")
REPORTS = (
    report(
        "2023-04-14",
        told("CONSULT/visit", LI, RUSSIA, "2023-04-16/2023-04-19", modality="future"),
        statements=[said(LI, "We are friends.")],
        source="A",
    ),
    report("2023-04-17", told("CONSULT", PUTIN, LI, "2023-04-16"), source="B"),
    report("2023-04-18", told("AGREE", XI, [PUTIN, USMANOV], "2023-04-18"), source="C"),
    report("2023-05-01", actors=[person("Barack Obama", "us"), person("Michelle Obama", "us")]),
    report("2023-05-02", told("ACCUSE", CHINA, person("Nobody Known", "us", "senator"))),
)


def keep(context: Context, *reports: SourcedReport) -> None:
    with context.register.write() as connection:
        writer = ReportWriter(connection, at=datetime.now(UTC))
        for number, each in enumerate(reports):
            # No two reports of one text: the number parts them.
            found = writer.keep_text(f"{each.text}{number}", signature=b"")
            writer.keep_copy(
                found,
                FoundCopy(
                    origin=f"reports/{number}.txt",
                    outlet=each.sources[0],
                    title=None,
                    published_on=each.published_on,
                    published_basis="given",
                ),
            )
            document = each.reading.to_dict()
            writer.keep_reading(
                found, pack_reading(document, version="1", model="test", state=None)
            )


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    made = sample_register(tmp_path_factory.mktemp("timeline"))
    keep(made, *REPORTS)
    yield made
    made.close()


def test_a_pair_has_the_events_of_reports_and_the_rounds_of_the_register(context: Context) -> None:
    found = timeline(context, "China-Russia")
    assert {item.kind for item in found.items} == {Kind.EVENT}
    assert [[each.sources[0] for each in item.reports] for item in found.items] == [
        ["A", "B"],
        ["C"],
    ]
    assert found.horizon == date(2023, 5, 2)
    rounds = timeline(context, "us-ru").items
    assert {item.kind for item in rounds} == {Kind.ROUND}
    april = next(item for item in rounds if item.starts_on == date(2023, 4, 12))
    assert april.register is not None
    assert april.register["targets"] == 18
    before = timeline(context, "us-ru", wishes=Wishes(as_of=date(2023, 4, 11)))
    assert all(item.placed_on < date(2023, 4, 12) for item in before.items)


def test_a_target_has_its_listings_and_what_reports_tell_of_it(context: Context) -> None:
    found = timeline(context, "Alisher Usmanov")
    assert {item.kind for item in found.items} == {Kind.REGISTER, Kind.EVENT}
    assert found.title == "Alisher Burkhanovich USMANOV"
    listed = {
        item.register["authority"]
        for item in found.items
        if item.kind is Kind.REGISTER and item.register
    }
    assert {"us", "gb", "eu"} <= listed
    by_id = timeline(context, str(found.focus.to_dict()["target"]))
    assert by_id.items == found.items


def test_an_actor_whom_no_list_knows_is_found_in_reports(context: Context) -> None:
    found = timeline(context, "xi jinping")
    assert [item.type for item in found.items] == ["AGREE"]
    quiet = timeline(context, "Barack Obama")
    assert not quiet.items
    assert quiet.reports == 1
    with pytest.raises(WrongUse, match=r"Barack Obama.*Michelle Obama"):
        timeline(context, "Obama")
    with pytest.raises(NotFound, match="Nemo"):
        timeline(context, "Captain Nemo")
    with pytest.raises(NotFound, match=r"FIROV \(ww-"):
        timeline(context, "Firov")


def test_statements_are_asked_of_a_name(context: Context) -> None:
    found = timeline(context, "Li Shangfu", wishes=Wishes(statements=True))
    assert found.statements is not None
    assert [each.first.statement.text for each in found.statements] == ["We are friends."]
    with pytest.raises(WrongUse, match="statements"):
        timeline(context, "cn-ru", wishes=Wishes(statements=True))
    with pytest.raises(WrongUse, match="needed"):
        timeline(context, " ")


def test_a_register_without_lists_has_the_reports_alone(tmp_path: Path) -> None:
    context = Context(Settings(register=str(tmp_path / "register.sqlite")))
    with pytest.raises(NotFound):
        timeline(context, "cn-ru")
    keep(context, *REPORTS)
    assert len(timeline(context, "cn-ru").items) == 2
    assert len(timeline(context, "Xi Jinping").items) == 1
    context.close()


def test_what_was_not_read_by_an_instant_is_not_known(context: Context) -> None:
    earlier = Context(context.settings, known_at=datetime(2020, 1, 1, tzinfo=UTC))
    with pytest.raises(NotFound):
        timeline(earlier, "cn-ru")
    earlier.close()
