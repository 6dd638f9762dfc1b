"""Nothing that exists is undocumented, and nothing is documented that does not exist."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

from watchword.cli.app import COMMANDS, watchword
from watchword.model import ProblemCode
from watchword.settings import Settings
from watchword.sources.registry import SOURCES

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def section(command: str) -> str:
    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    found = re.search(rf"^##+ watchword {command}\n(.*?)(?=^##+ |\Z)", text, re.M | re.S)
    assert found is not None, f"{command} is not documented"
    return found[1]


def leaves() -> list[tuple[str, click.Command]]:
    """Every command that does something, by its words: a group's are `allow add` and so on."""
    found: list[tuple[str, click.Command]] = []
    for name in sorted(COMMANDS):
        command = watchword.get_command(click.Context(watchword), name)
        assert command is not None
        if isinstance(command, click.Group):
            found += [(f"{name} {each}", sub) for each, sub in command.commands.items()]
        else:
            found.append((name, command))
    return found


@pytest.mark.parametrize(("name", "command"), leaves(), ids=[name for name, _ in leaves()])
def test_every_option_of_every_command_is_documented(name: str, command: click.Command) -> None:
    text = section(name)
    shared = {"--register", "--json", "--help", "--known-on"}
    options = {
        option
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--")
    } - shared
    documented = set(re.findall(r"^\| `(--[a-z0-9-]+)", text, re.M))
    assert documented == options


def test_the_commands_that_look_back_are_named() -> None:
    head = (REFERENCE / "commands.md").read_text(encoding="utf-8").partition("\n## ")[0]
    named = re.search(r"`--known-on DATE\|INSTANT`.*?\(([^)]*)\)", head, re.S)
    assert named is not None
    looking = {
        name
        for name, command in leaves()
        if any("--known-on" in parameter.opts for parameter in command.params)
    }
    assert set(re.findall(r"`([^`]+)`", named[1])) == looking


def test_no_command_is_documented_that_does_not_exist() -> None:
    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## watchword (\w+)$", text, re.M)) == set(COMMANDS)
    below = set(re.findall(r"^### watchword (\w+ \w+)$", text, re.M))
    assert below == {name for name, _ in leaves() if " " in name}


def test_every_problem_is_documented() -> None:
    text = (REFERENCE / "problems.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", text, re.M)) == set(ProblemCode)


def test_every_setting_is_documented() -> None:
    text = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z_]+)` \|", text, re.M))
    assert documented == {field.name for field in fields(Settings)}


def test_every_list_has_its_formats_documented() -> None:
    text = (REFERENCE / "formats.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`([a-z]{2}/[a-z]+)`", text))
    assert documented == {
        f"{source.authority}/{key}" for source in SOURCES for key in source.expectations
    }
