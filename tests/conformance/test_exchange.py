"""What we export can be read by others, and back by ourselves."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.exchange import read_back, stated
from tests.support.sample import sample_register

from watchword.model import OWN, Entry, EntryKey, Release
from watchword.service.context import Context
from watchword.service.exporting import export_followthemoney
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Status
from watchword.service.own_lists import update_own_list


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    made = sample_register(tmp_path_factory.mktemp("sample"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def exported(context: Context, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "entities.ftm.json"
    lines = (json.dumps(entity, ensure_ascii=False) for entity in export_followthemoney(context))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def members(context: Context) -> dict[str, list[tuple[Release, Entry]]]:
    """What is in force of each target, by its id."""
    index = ensure_index(context)
    found: dict[str, list[tuple[Release, Entry]]] = {}
    with context.register.read() as reader:
        for stored in reader.current_releases():
            for entry in reader.entries(stored.id):
                release = stored.release
                row = index.row_of_target(
                    EntryKey(release.authority, release.list, entry.id).target
                )
                assert row is not None
                found.setdefault(index.target(row).id, []).append((release, entry))
    return found


def test_read_back_it_says_the_same_of_the_same_parties(context: Context, exported: Path) -> None:
    entries, problems = read_back(exported.read_bytes())
    assert problems == []
    expected = members(context)
    assert entries.keys() == expected.keys()
    for target, told in expected.items():
        assert stated([(None, entries[target])]) == stated(told), target


def test_as_an_own_list_it_lists_and_sanctions_nobody(
    context: Context, exported: Path, tmp_path: Path
) -> None:
    from watchword.service.checking import check, make_subject
    from watchword.settings import Settings

    mine = Context(Settings(register=str(tmp_path / "register.sqlite")))
    (outcome,) = update_own_list(mine, exported, name="opensanctions")
    assert (outcome.status, outcome.authority) == (Status.READ, OWN)
    assert outcome.release is not None
    assert outcome.release.targets == len(members(context))
    ensure_index(mine)
    answer: dict[str, Any] = check(mine, make_subject("Alisher Usmanov")).to_dict()
    found = answer["matches"][0]
    assert found["authorities"] == []
    assert "opensanctions" in json.dumps(found["own_lists"])
    mine.close()


def test_nomenklatura_loads_it_whole(exported: Path) -> None:
    pytest.importorskip("nomenklatura", reason="nomenklatura is installed for the benchmarks only")
    entities = _load(exported)
    written = [json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines()]
    assert set(entities) == {each["id"] for each in written}
    for each in written:
        loaded = entities[each["id"]]
        assert loaded.schema.name == each["schema"]
        for name, values in each["properties"].items():
            assert set(loaded.get(name)) == set(values)


def _load(path: Path) -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, and those of what it needs
        from followthemoney import StatementEntity
        from nomenklatura.db import make_session
        from nomenklatura.resolver import Resolver
        from nomenklatura.store import load_entity_file_store

        with make_session("sqlite:///:memory:") as session:
            resolver = Resolver[StatementEntity](session, create=True)
            view = load_entity_file_store(path, resolver=resolver).default_view()
            return {str(entity.id): entity for entity in view.entities()}
