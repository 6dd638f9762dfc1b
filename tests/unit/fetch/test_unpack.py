from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from watchword.errors import Malformed, UnsafeArchive, WrongUse
from watchword.fetch.local import local_files
from watchword.fetch.spool import Spooled, folder_date, plain_name
from watchword.fetch.unpack import unpack

MOST = 64 << 20


def spooled(folder: Path, body: bytes, name: str = "sdn.xml") -> Spooled:
    path = folder / "packed"
    path.write_bytes(body)
    return Spooled(
        path=path,
        name=name,
        origin=name,
        group="g",
        sha256=hashlib.sha256(body).hexdigest(),
        size=len(body),
    )


def zipped(members: dict[str, bytes]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return body.getvalue()


def opened(folder: Path, body: bytes, name: str = "sdn.xml") -> list[tuple[str, bytes]]:
    target = folder / "out"
    target.mkdir(exist_ok=True)
    return [
        (plain.name, plain.path.read_bytes())
        for plain in unpack(spooled(folder, body, name), target, most_bytes=MOST)
    ]


def test_a_plain_file_is_itself(tmp_path: Path) -> None:
    assert opened(tmp_path, b"<xml/>") == [("sdn.xml", b"<xml/>")]


def test_a_gzip_is_its_content(tmp_path: Path) -> None:
    body = gzip.compress(b"<xml/>")
    assert opened(tmp_path, body, "sdn.xml.gz") == [("sdn.xml", b"<xml/>")]


def test_a_zip_is_its_files_with_plain_names(tmp_path: Path) -> None:
    body = zipped({"../../etc/sdn.csv": b"1", "C:\\a\\add.csv": b"2"})
    assert opened(tmp_path, body) == [("sdn.csv", b"1"), ("add.csv", b"2")]
    assert {each.name for each in (tmp_path / "out").iterdir()} == {
        f"{hashlib.sha256(body).hexdigest()}.{number}" for number in (0, 1)
    }


def test_a_spreadsheet_stays_as_it_is(tmp_path: Path) -> None:
    body = zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    assert opened(tmp_path, body, "list.xlsx") == [("list.xlsx", body)]


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsafeArchive, match="more than"):
        opened(tmp_path, gzip.compress(b"\0" * (100 << 20)), "sdn.xml.gz")


@pytest.mark.parametrize("extra", [{}, {"[Content_Types].xml": b"<Types/>"}])
def test_a_zip_bomb_is_refused(tmp_path: Path, extra: dict[str, bytes]) -> None:
    with pytest.raises(UnsafeArchive, match="more than"):
        opened(tmp_path, zipped({"sdn.xml": b"\0" * (100 << 20), **extra}))


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    body = bytearray(zipped({"[Content_Types].xml": b"", "big": b"\0" * (1 << 20)}))
    real = (1 << 20).to_bytes(4, "little")
    assert body.count(real) == 2
    with pytest.raises(Malformed):
        opened(tmp_path, bytes(body.replace(real, (10).to_bytes(4, "little"))))


@pytest.mark.parametrize("inner", [gzip.compress(b"x"), zipped({"a": b"x"})], ids=["gzip", "zip"])
def test_an_archive_in_an_archive_is_refused(tmp_path: Path, inner: bytes) -> None:
    with pytest.raises(UnsafeArchive, match="inside"):
        opened(tmp_path, zipped({"inner": inner}))
    with pytest.raises(UnsafeArchive, match="inside"):
        opened(tmp_path, gzip.compress(inner))


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsafeArchive, match="65 files"):
        opened(tmp_path, zipped({str(number): b"" for number in range(65)}))


@pytest.mark.parametrize("cut", [1, 10, 200])
def test_a_cut_archive_is_malformed(tmp_path: Path, cut: int) -> None:
    content = bytes(range(256)) * 8
    for body in (gzip.compress(content), zipped({"sdn.xml": content})):
        with pytest.raises(Malformed):
            opened(tmp_path, body[:-cut])


def test_a_folder_is_walked_in_order_without_hidden_files_and_links(tmp_path: Path) -> None:
    for name in ("b/2023-04-12/sdn.csv", "a/add.csv", ".hidden/x.csv", "a/.y.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    (tmp_path / "link.csv").symlink_to(tmp_path / "a/add.csv")
    found = list(local_files(tmp_path))
    assert [each.name for each in found] == ["add.csv", "sdn.csv"]
    assert [str(each.folder_on) for each in found] == ["None", "2023-04-12"]
    with pytest.raises(WrongUse, match="no such"):
        list(local_files(tmp_path / "nothing"))


def test_names_are_nothing_but_names() -> None:
    assert plain_name("../../etc/passwd") == "passwd"
    assert plain_name("a\\b\\c.xml") == "c.xml"
    assert plain_name("a\x1b[31m.xml") == "a[31m.xml"
    assert folder_date("2023-02-30") is None
