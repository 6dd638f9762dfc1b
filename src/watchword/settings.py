"""Settings, read in one place.

Values come from a TOML file and from the environment; nothing else in the package looks
at either. Every door builds one :class:`Settings` and hands it down.

``settings.toml`` in the user's configuration directory (or the file that
``WATCHWORD_SETTINGS`` names) holds any of the fields below::

    register = "/srv/watchword/register.sqlite"
    threshold = 0.75

    [thresholds]
    organization = 0.8

    [addresses]
    "us/sdn" = "https://mirror.example.org/SDN_ENHANCED.XML"
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import msgspec
from platformdirs import user_cache_path, user_config_path, user_data_path

from watchword.errors import WrongUse

TARGET_KINDS = ("person", "organization", "vessel", "aircraft", "wallet")
"""The kinds of target that can have a threshold of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set.

    Attributes:
        register: A path or a ``postgresql://`` URL.
        cache: Where derived files go when the register is not a file.
        holdings: The folder of the holdings; empty for one beside the register's file.
        threshold: The score from which a match is an alert, 0 to 1.
        thresholds: Other such scores for targets of some kinds, by :data:`TARGET_KINDS`.
        most_lost: The largest share of its targets that a list may lose from one release
            to the next before a person has to accept it.
        addresses: Addresses that stand in for the published ones, by ``authority/list``.
        contact: A mail address or page that goes into the User-Agent, so that an
            authority can reach whoever runs this.
        timeout: The longest wait for a server to send anything, in seconds.
        download_seconds: The longest that one download may take, in seconds.
        most_bytes: The largest list that is read, unpacked, in bytes.
        keep_days: How many days a release is kept after another one has superseded it; 0
            keeps all of them.
        model: The name of the spaCy model that reads reports; empty for the default.
        second_opinions: The names of the plug-ins that are asked about each report that
            is read; none by default.
        opinion_seconds: How long a plug-in may take over one report, in seconds.
        opinions: A table of its own settings for each plug-in, by its name.
    """

    register: str = ""
    cache: str = ""
    holdings: str = ""
    threshold: float = 0.7
    thresholds: Mapping[str, float] = field(default_factory=dict)
    most_lost: float = 0.1
    addresses: Mapping[str, str] = field(default_factory=dict)
    contact: str = ""
    timeout: float = 30.0
    download_seconds: float = 900.0
    most_bytes: int = 1 << 30
    keep_days: int = 0
    model: str = ""
    second_opinions: tuple[str, ...] = ()
    opinion_seconds: float = 60.0
    opinions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("threshold", "most_lost"):
            value = getattr(self, name)
            if not 0 <= value <= 1:
                raise WrongUse(f"{name} is a share from 0 to 1, not {value}")
        for kind, value in self.thresholds.items():
            if kind not in TARGET_KINDS:
                raise WrongUse(f"thresholds: {kind} is none of {', '.join(TARGET_KINDS)}")
            if not 0 <= value <= 1:
                raise WrongUse(f"thresholds: {kind} is a share from 0 to 1, not {value}")
        if self.keep_days < 0:
            raise WrongUse("keep_days can't be negative")
        for name in ("timeout", "download_seconds", "most_bytes", "opinion_seconds"):
            if getattr(self, name) <= 0:
                raise WrongUse(f"{name} must be more than 0")

    @property
    def cache_folder(self) -> Path:
        """Where derived files go when the register is not a file."""
        return Path(self.cache) if self.cache else user_cache_path("watchword")

    @property
    def data_folder(self) -> Path:
        """Where files go that belong to a register which is not a file itself."""
        return user_data_path("watchword")


def read_settings(
    environ: Mapping[str, str] | None = None, *, register: str | Path | None = None
) -> Settings:
    """Read the settings.

    Args:
        environ: The environment; by default the process's own.
        register: What the user chose on the command line; it wins over everything.

    Raises:
        WrongUse: The file can't be read, or holds something that is no setting.
    """
    environ = os.environ if environ is None else environ
    settings = _from_file(environ.get("WATCHWORD_SETTINGS"))
    chosen = str(register or environ.get("WATCHWORD_REGISTER") or settings.register)
    return replace(
        settings, register=chosen or str(user_data_path("watchword") / "register.sqlite")
    )


def _from_file(named: str | None) -> Settings:
    path = Path(named) if named else user_config_path("watchword") / "settings.toml"
    try:
        stated: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if named:
            raise WrongUse(f"the settings file {path} does not exist") from None
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongUse(f"the settings file {path} can't be read: {error}") from error
    unknown = sorted(set(stated) - {each.name for each in fields(Settings)})
    if unknown:
        raise WrongUse(f"{path}: {', '.join(unknown)}: no such setting")
    try:
        return msgspec.convert(stated, Settings)
    except msgspec.ValidationError as error:
        raise WrongUse(f"{path}: {error}") from error
