from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from tests.support.holdings import entity, lines, read, relationship, shares, table

from watchword.errors import Malformed, Unrecognised, UnsafeArchive, WrongUse
from watchword.network.holdings import open_files

PLAIN = table("owner,owned,share", "X,A,50")
ACME = entity("e1", "Acme", ("GB-COH", "1"))


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, lambda body: packed(a=body)])
def test_packed_files_are_unpacked(pack: object) -> None:
    assert callable(pack)
    assert len(read(pack(PLAIN.encode())).holdings) == 1


def test_an_archive_of_several_files_is_one_source() -> None:
    assert len(read(packed(a=PLAIN.encode(), b=PLAIN.replace("X", "Y").encode())).holdings) == 2


def test_what_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(UnsafeArchive):
        read(gzip.compress(b"owner,owned\n" + b"X,A\n" * 1_000_000), most_bytes=1 << 20)
    with pytest.raises(UnsafeArchive):
        read(packed(a=packed(b=PLAIN.encode())))


@pytest.mark.parametrize(
    "content",
    [
        b"\x00" * 500,
        b"hello\n",
        b"%PDF-1.7\n",
        b'"unfinished',
        b"[]",
        b"{}\n",
        b"[1, 2, 3]",
        b'{"a": 1}\n{"b": 2}\n',
        "[" * 50_000,
        b"null\n",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_format_is_refused(content: str | bytes) -> None:
    with pytest.raises((Unrecognised, Malformed)):
        read(content)


def test_a_file_cut_short_is_refused() -> None:
    whole = lines(ACME, relationship("r1", "e1", "e1", shares(5)))
    with pytest.raises(Malformed, match="cut short"):
        read(whole[:-20])
    with pytest.raises(Malformed, match="cut short"):
        read(json.dumps([ACME, relationship("r1", "e1", "e1")])[:-20])
    with pytest.raises(Malformed, match="unpacked"):
        read(gzip.compress(whole.encode() * 50)[:-20])


def test_a_broken_line_among_good_ones_is_told() -> None:
    found = read(lines(ACME) + "{broken}\n" + lines(relationship("r1", "e1", "e1", shares(5))))
    assert found.codes == ["entry-unreadable"]
    assert found.problems[0].locator == "file0, line 2"
    assert len(found.holdings) == 1


def test_a_broken_first_line_hides_no_format() -> None:
    found = read("{broken}\n" + lines(ACME))
    assert (found.formats, found.codes) == (["bods"], ["entry-unreadable"])


def test_nesting_without_end_is_told() -> None:
    deep = '{"recordType": ' + "[" * 100_000 + "]" * 100_000 + "}\n"
    found = read(lines(ACME) + deep)
    assert found.codes == ["entry-unreadable"]
    assert "nested" in found.problems[0].message


def test_a_byte_order_mark_and_empty_lines_do_not_count() -> None:
    assert len(read("\ufeff\n\n" + lines(ACME) + "\n").parties) == 1
    assert len(read("\ufeff" + PLAIN).holdings) == 1


def test_a_folder_is_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "b.csv").write_text(PLAIN)
    (folder / "a.csv").write_text(PLAIN.replace("X", "Y"))
    (folder / ".hidden").write_text("nothing")
    opened = open_files([folder], tmp_path / "unpacked", most_bytes=1 << 20)
    assert [each.name for each in opened] == ["a.csv", "b.csv"]


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="can't be read"):
        open_files([tmp_path / "none.csv"], tmp_path / "u", most_bytes=1)
    (tmp_path / "empty").mkdir()
    with pytest.raises(WrongUse, match="no file"):
        open_files([tmp_path / "empty"], tmp_path / "v", most_bytes=1)
