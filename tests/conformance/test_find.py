"""Search on the real lists, against counts of what stands in their files."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from watchword.service.context import Context
from watchword.service.outcome import Status as Became
from watchword.service.search import Hit, Question, Status, View, find, find_all
from watchword.service.update import update_from_path
from watchword.settings import Settings

pytestmark = [pytest.mark.shared, pytest.mark.slow]

BEFORE, DAY, UN_DAY = date(2023, 4, 11), date(2023, 4, 12), date(2023, 4, 18)


@pytest.fixture(scope="module")
def context(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """A register of OFAC's list on two days, and of the United Nations'."""
    lists = shared / "lists"
    made = Context(Settings(register=str(tmp_path_factory.mktemp("find") / "register.sqlite")))
    for source in (f"us-ofac-sdn/{BEFORE}", f"us-ofac-sdn/{DAY}", f"un-sc/{UN_DAY}"):
        outcomes = update_from_path(made, lists / source)
        assert {each.status for each in outcomes} == {Became.READ}
    yield made
    made.close()


@pytest.fixture(scope="module")
def sdn(shared: Path) -> dict[str, list[str]]:
    """The rows of OFAC's file of that day by the number of their entry."""
    folder = shared / "lists" / "us-ofac-sdn" / str(DAY)
    text = gzip.decompress((folder / "sdn.csv.gz").read_bytes()).decode("utf-8", "replace")
    return {row[0].strip(): row for row in csv.reader(io.StringIO(text)) if len(row) > 11}


@pytest.fixture(scope="module")
def un(shared: Path) -> list[Element]:
    """The elements of the United Nations' file."""
    (path,) = (shared / "lists" / "un-sc" / str(UN_DAY)).iterdir()
    content = path.read_bytes()
    root = fromstring(gzip.decompress(content) if path.suffix == ".gz" else content)
    return [*root.iter("INDIVIDUAL"), *root.iter("ENTITY")]


def entries(context: Context, authority: str, **filters: object) -> set[str]:
    """The ids of the entries of an authority that meet the filters."""
    question = Question(authorities=(authority,), **filters)  # type: ignore[arg-type]
    _, hits = find_all(context, question)
    return {each.listing.entry for hit in hits for each in hit.meeting}


def programmes(row: list[str]) -> list[str]:
    return [key.strip(" []") for key in row[3].split("] [")]


def test_everything_that_is_in_the_files_is_found(
    context: Context, sdn: dict[str, list[str]], un: list[Element]
) -> None:
    assert entries(context, "us") == set(sdn)
    assert len(entries(context, "un")) == len(un)
    assert entries(context, "us", kinds=("vessel",)) == {
        number for number, row in sdn.items() if row[2].strip() == "vessel"
    }
    assert entries(context, "us", kinds=("aircraft",)) == {
        number for number, row in sdn.items() if row[2].strip() == "aircraft"
    }


def test_the_round_of_april_2023(context: Context, shared: Path) -> None:
    packed = shared / "lists" / "us-ofac-sdn" / f"diff_{BEFORE}_to_{DAY}.csv.gz"
    rows = list(csv.DictReader(io.StringIO(gzip.decompress(packed.read_bytes()).decode())))
    added = {row["ent_num"] for row in rows if row["change"] == "added"}
    question = Question(
        authorities=("us",), programmes=("RUSSIA-EO14024",), listed_since=DAY, listed_until=DAY
    )
    told = find(context, question, view=View(facets=True))
    assert (told.total, told.certain) == (144, 144)
    assert entries(context, "us", programmes=("=russia-eo14024",), listed_since=DAY) == added
    assert told.facets is not None
    assert {each.value: each.count for each in told.facets.kinds} == {
        "entity": 91,
        "person": 34,
        "vessel": 19,
    }
    assert [(each.value, each.count) for each in told.facets.years] == [("2023", 144)]
    # What stood there the day before was listed by then, whenever that was.
    before = find(context, Question(authorities=("us",), listed_until=BEFORE))
    assert before.total == before.certain > 10_000
    assert entries(context, "us", listed_since=BEFORE, certain=True) == added


def test_programmes_are_counted_as_the_file_has_them(
    context: Context, sdn: dict[str, list[str]]
) -> None:
    counted = Counter(key for row in sdn.values() for key in programmes(row))
    _, hits = find_all(context, Question(authorities=("us",)))
    found = Counter(key for hit in hits for each in hit.meeting for key in each.listing.programmes)
    assert found == counted
    facets = find(context, Question(authorities=("us",)), view=View(facets=True)).facets
    assert facets is not None
    for each in facets.programmes:
        # Entries that are one party count once.
        assert each.value is not None
        assert 0 < each.count <= counted[each.value]
    assert {each.value for each in facets.programmes} == set(counted)
    part = entries(context, "us", programmes=("iran",))
    assert part == {
        number
        for number, row in sdn.items()
        if any("IRAN" in key.upper() for key in programmes(row))
    }


def test_words_of_remarks_and_links(context: Context, sdn: dict[str, list[str]]) -> None:
    def having(test: Callable[[str], object]) -> set[str]:
        return {number for number, row in sdn.items() if test(row[11])}

    linked = having(lambda text: re.search(r"Linked To: USMANOV, Alisher", text))
    assert len(linked) > 5
    assert entries(context, "us", linked_to="alisher usmanov") == linked
    said = having(lambda text: re.search(r"\bsecondary sanctions\b", text, re.I))
    assert entries(context, "us", reason='"secondary sanctions"') == said
    number = re.compile(r"Vessel Registration Identification (?:IMO)?\s*[0-9]{7}\b")
    assert entries(context, "us", identifiers=("imo:",)) == having(number.search)
    (dilbar,) = having(lambda text: "9661792" in text and "IMO" in text)
    assert entries(context, "us", identifiers=("imo:9661792",)) == {dilbar}


def _texts(element: Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall(path)]


def test_what_the_united_nations_state(context: Context, un: list[Element]) -> None:
    def numbers(test: Callable[[Element], object]) -> Counter[str]:
        return Counter(_texts(each, "UN_LIST_TYPE")[0] for each in un if test(each))

    def found(**filters: object) -> Counter[str]:
        question = Question(authorities=("un",), **filters)  # type: ignore[arg-type]
        _, hits = find_all(context, question)
        return Counter(
            key for hit in hits for each in hit.meeting for key in each.listing.programmes
        )

    assert found() == numbers(lambda _: True)
    assert found(kinds=("person",)) == numbers(lambda each: each.tag == "INDIVIDUAL")
    day = date(2017, 1, 1)
    later = numbers(lambda each: _texts(each, "LISTED_ON")[0][:10] >= str(day))
    assert 0 < later.total() < len(un)
    assert found(listed_since=day) == found(listed_since=day, certain=True) == later
    assert found(as_of=day, status=Status.EVER, listed_until=day) == numbers(
        lambda each: _texts(each, "LISTED_ON")[0][:10] <= str(day)
    )
    assert found(programmes=("DPRK",), listed_since=day) == Counter(DPRK=later["DPRK"])
    assert found(position="minister") == numbers(
        lambda each: any(
            re.search(r"\bminister\b", text, re.I) for text in _texts(each, "DESIGNATION/VALUE")
        )
    )


def test_what_one_authority_lists_and_another_does_not(context: Context) -> None:
    def ids(**filters: object) -> set[str]:
        _, hits = find_all(context, Question(**filters))  # type: ignore[arg-type]
        return {hit.target.id for hit in hits}

    us, un = ids(authorities=("us",)), ids(authorities=("un",))
    assert ids(authorities=("us", "un")) == us | un
    assert ids(authorities=("us", "un"), listed_by_all=True) == us & un
    assert ids(authorities=("un",), not_authorities=("us",)) == un - us
    assert len(us & un) > 100
    _, hits = find_all(context, Question(authorities=("us", "un"), listed_by_all=True))
    assert all(_by_both(hit) for hit in hits)


def _by_both(hit: Hit) -> bool:
    return {"us", "un"} <= set(hit.authorities) == {each.listing.authority for each in hit.meeting}
