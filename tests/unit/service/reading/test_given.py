"""Files, folders, lines and standard input: each report once, in order, whatever is in them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from watchword.errors import WrongUse
from watchword.service.reading import given as room
from watchword.service.reading import held, is_single
from watchword.service.reading.given import Given, find_given


def write(folder: Path, *names: str, body: str = "x") -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body)
    return paths


def names(given: list[Given], folder: Path) -> list[str]:
    return [each.origin.removeprefix(f"{folder}/") for each in given]


def test_a_folder_is_read_below_and_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.html", "a/b/c.pdf", ".hidden", ".git/x.txt", "a.txt")
    write(tmp_path, "a/lines.jsonl", body='{"text": "1"}\n\n  \n{"text": "2"}')
    found = list(find_given([tmp_path]))
    assert names(found, tmp_path) == [
        "a.txt", "b.txt", "a/lines.jsonl line 1", "a/lines.jsonl line 4", "a/z.html", "a/b/c.pdf",
    ]  # fmt: skip
    assert [each.in_line for each in found] == [False, False, True, True, False, False]


def test_what_is_given_twice_is_read_once(tmp_path: Path) -> None:
    (path,) = write(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(path)
    assert len(list(find_given([path, tmp_path, tmp_path / "." / "a.txt"]))) == 1


def test_links_that_lead_upwards_have_an_end(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "sub" / "nowhere").symlink_to(tmp_path / "missing")
    assert names(list(find_given([tmp_path])), tmp_path) == ["sub/a.txt"]


@pytest.mark.parametrize("name", ["missing", "../missing", "a\nb"])
def test_what_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongUse, match="there is no"):
        list(find_given([tmp_path / name]))


def test_a_pipe_in_a_folder_is_no_report(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe")
    assert list(find_given([tmp_path])) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (b"short\n" + b"x" * 50 + b"\nafter\n", ["short\n", None, "after\n"]),
        (b"x" * 50, [None]),
        (b"x" * 20 + b"\n", [None]),
        (b"x" * 19 + b"\nlast", ["x" * 19 + "\n", "last"]),
        (b"x" * 39 + b"\nlast", [None, "last"]),
    ],
)
def test_a_line_without_end_is_left_out_and_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lines: bytes,
    expected: list[str | None],
) -> None:
    monkeypatch.setattr(room, "LINE_LIMIT", 20)
    path = tmp_path / "a.ndjson"
    path.write_bytes(lines)
    found = list(find_given([path]))
    assert [each.body.decode() if each.body else None for each in found] == expected
    assert all(("more than 20 bytes" in each.trouble) == (each.body is None) for each in found)
    assert [each.origin[-1] for each in found] == [str(n + 1) for n in range(len(found))]


@pytest.mark.parametrize(
    ("body", "single"),
    [
        (b"A report.", True),
        (b"{curly} words", True),
        (b'{"text": "A report."}\n', False),
        (b'\xef\xbb\xbf { "text": 1}', False),
        (b"", True),
    ],
)
def test_standard_input_is_a_report_or_lines(body: bytes, single: bool) -> None:
    with held(io.BytesIO(body)) as (stream, head):
        assert is_single([Path("-")], head) is single
        (found,) = find_given([Path("-")], stdin=stream)
    assert (found.body, found.in_line) == (body, not single)


def test_what_looks_like_one_report(tmp_path: Path) -> None:
    one, lines = write(tmp_path, "a.txt", "b.JSONL")
    assert is_single([one])
    assert is_single([tmp_path / "missing.txt"])
    assert not is_single([tmp_path])
    assert not is_single([lines])
    assert not is_single([one, one])
