"""Tables: the first rows of a workbook, and days as numbers."""

from __future__ import annotations

import io

import openpyxl

from watchword.sources.contract import Document
from watchword.sources.tables import day_of_serial, first_rows, open_end, open_workbook, sheet_rows


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "List"
    for number in range(50):
        sheet.append([f"row {number}", number])
    book.create_sheet("Ships").append(["Name", "IMO"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_each_sheet_gives_its_first_rows() -> None:
    rows = first_rows(Document.from_bytes(_workbook()), rows=3)
    assert list(rows) == ["List", "Ships"]
    assert rows["List"] == [["row 0", "0"], ["row 1", "1"], ["row 2", "2"]]
    assert rows["Ships"] == [["Name", "IMO"]]


def test_rows_have_the_numbers_that_the_sheet_shows() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "List"
    sheet["B3"], sheet["B5"] = "x", "y"
    stream = io.BytesIO()
    book.save(stream)
    workbook = open_workbook(Document.from_bytes(stream.getvalue()))
    filled = {number: cells for number, cells in sheet_rows(workbook, "List") if any(cells)}
    assert filled == {3: ["x"], 5: ["y"]}


def test_a_line_without_an_end_is_reported() -> None:
    assert list(open_end(Document.from_bytes(b"a,b\r\n1,2\r\n"))) == []
    assert [each.locator for each in open_end(Document.from_bytes(b"a,b\n1,2"))] == ["last line"]


def test_what_is_no_workbook_has_no_sheets() -> None:
    body = _workbook()
    assert first_rows(Document.from_bytes(b"a,b\n1,2\n")) == {}
    assert first_rows(Document.from_bytes(body[: len(body) // 2])) == {}
    assert first_rows(Document.from_bytes(b"PK\x03\x04" + b"no zip" * 20)) == {}


def test_a_day_number_is_a_date_and_a_year_is_not() -> None:
    assert day_of_serial("43831") == "2020-01-01"
    assert day_of_serial("2020") == "2020"
    assert day_of_serial("99999") == "99999"
    assert day_of_serial("2020-01-01") == "2020-01-01"
    assert day_of_serial("") == ""
