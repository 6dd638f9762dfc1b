"""What every use case needs: the settings and the register."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from watchword.errors import NotFound
from watchword.settings import Settings, read_settings
from watchword.store.state import peek_state

if TYPE_CHECKING:
    from watchword.store.register import Register


class Context:
    """The settings, and the register that they name.

    The register is opened when it is first needed: a question that the index answers
    never opens it.

    Args:
        settings: The settings.
        known_at: Answer from what the register knew at this instant; None for now. Nothing
            can be written then.
    """

    def __init__(self, settings: Settings, *, known_at: datetime | None = None) -> None:
        self.settings = settings
        self.known_at = known_at

    @classmethod
    def open(
        cls, register: str | Path | None = None, *, known_at: datetime | None = None
    ) -> Context:
        """A context for a register; by default the one that the settings name."""
        return cls(read_settings(register=register), known_at=known_at)

    @cached_property
    def register(self) -> Register:
        """The register."""
        from watchword.store.register import Register

        return Register(self.settings.register, known_at=self.known_at)

    def close(self) -> None:
        """Close the register's connections, if it was opened."""
        register = self.__dict__.pop("register", None)
        if register is not None:
            register.close()

    @property
    def index_folder(self) -> Path:
        """Where the register's index is: beside its file, or in the cache."""
        location = self.settings.register
        if "://" in location:
            return self.settings.cache_folder / f"index-{self.register.key}"
        path = Path(location)
        return path.with_name(f"{path.name}.index")

    def state(self) -> str:
        """The register's state.

        Raises:
            NotFound: There is no register, or nothing in it; or it knew nothing yet.
        """
        if self.known_at is not None:
            with self.register.read() as reader:
                if not reader.releases():
                    raise NotFound(f"the register knew nothing at {self.known_at}")
                return reader.state()
        if "://" in self.settings.register:
            with self.register.read() as reader:
                return reader.state()
        state = peek_state(Path(self.settings.register))
        if state is None:
            raise NotFound(
                f"there is no register at {self.settings.register}: run `watchword update` first"
            )
        return state
