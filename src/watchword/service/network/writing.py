"""A picture as a file: a drawing, a graph for other tools, or JSON, by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from watchword.errors import WrongUse
from watchword.service.network.drawing import write_svg
from watchword.service.network.graphml import write_graphml
from watchword.service.network.picture import Picture
from watchword.service.writing import replacing, write_document


def check_ending(path: Path) -> None:
    """See that a picture can be written to a file of this name.

    Raises:
        WrongUse: The ending is none that we write.
    """
    _writer(path)


def write_picture(picture: Picture, path: Path) -> None:
    """Write a picture to a file, which appears when it is complete.

    Raises:
        WrongUse: The name has another ending, or the file can't be written there.
    """
    write = _writer(path)
    with replacing(path, errors="replace") as stream:  # a file can hold what is no character
        write(picture, stream)


def _writer(path: Path) -> Callable[[Picture, TextIO], None]:
    found = {".svg": write_svg, ".graphml": write_graphml, ".json": _write_json}.get(
        path.suffix.lower()
    )
    if found is None:
        raise WrongUse(f"{path}: the name must end in .svg, .graphml or .json")
    return found


def _write_json(picture: Picture, stream: TextIO) -> None:
    write_document(picture.to_dict(), stream)
