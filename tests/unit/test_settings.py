from __future__ import annotations

from pathlib import Path

import pytest

from watchword.errors import WrongUse
from watchword.settings import Settings, read_settings


def stated(tmp_path: Path, text: str) -> dict[str, str]:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return {"WATCHWORD_SETTINGS": str(path)}


def test_the_command_line_wins_over_the_environment_and_the_file(tmp_path: Path) -> None:
    environ = stated(tmp_path, 'register = "/file"')
    assert read_settings(environ).register == "/file"
    environ["WATCHWORD_REGISTER"] = "/environment"
    assert read_settings(environ).register == "/environment"
    assert read_settings(environ, register="/option").register == "/option"


def test_without_anything_the_register_is_in_the_users_data(tmp_path: Path) -> None:
    settings = read_settings(stated(tmp_path, ""))
    assert Path(settings.register).name == "register.sqlite"
    assert "watchword" in settings.register


def test_values_are_read_and_typed(tmp_path: Path) -> None:
    text = 'threshold = 0.8\nmost_lost = 0.2\n[addresses]\n"us/sdn" = "https://example.org/sdn"\n'
    settings = read_settings(stated(tmp_path, text))
    assert settings.threshold == 0.8
    assert settings.addresses == {"us/sdn": "https://example.org/sdn"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("treshold = 0.8", "treshold"),
        ('threshold = "high"', "float"),
        ("threshold = 7", "share from 0 to 1"),
        ("timeout = 0", "more than 0"),
        ("[thresholds]\nspaceship = 0.5", "spaceship"),
        ("[thresholds]\nperson = 7", "person is a share"),
        ("thresholds = 0.5", "object"),
        ("threshold = ", "can't be read"),
    ],
)
def test_what_is_no_setting_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        read_settings(stated(tmp_path, text))


def test_kinds_have_thresholds_of_their_own(tmp_path: Path) -> None:
    text = "threshold = 0.8\n[thresholds]\nperson = 0.75\nvessel = 1\n"
    assert read_settings(stated(tmp_path, text)).thresholds == {"person": 0.75, "vessel": 1}


def test_a_named_file_has_to_be_there() -> None:
    with pytest.raises(WrongUse, match="does not exist"):
        read_settings({"WATCHWORD_SETTINGS": "/nowhere/settings.toml"})


def test_the_cache_can_be_put_anywhere(tmp_path: Path) -> None:
    assert Settings(cache=str(tmp_path)).cache_folder == tmp_path
    assert "watchword" in str(Settings().cache_folder)


def test_second_opinions_have_tables_of_their_own(tmp_path: Path) -> None:
    text = 'second_opinions = ["llm"]\n[opinions.llm]\nmodel = "m"\nseconds = 5\n'
    settings = read_settings(stated(tmp_path, text))
    assert settings.second_opinions == ("llm",)
    assert settings.opinions == {"llm": {"model": "m", "seconds": 5}}
    assert read_settings(stated(tmp_path, "")).second_opinions == ()
    with pytest.raises(WrongUse, match="more than 0"):
        read_settings(stated(tmp_path, "opinion_seconds = 0"))
