"""Plain sheets: what is written is read back, and what a hostile file would cost is refused."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from orderloom.platform.sheets.plain import BadSheet, Format, read_sheet, written_sheet
from orderloom.platform.sheets.texts import meant, safe

CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), max_size=12).filter(
    lambda text: not text.startswith(("=", "'")) and text.strip() == text and "_x" not in text
)


@pytest.mark.parametrize("wanted", ["csv", "xlsx"])
@given(rows=st.lists(st.tuples(CELL.filter(bool), CELL), min_size=1, max_size=3))
def test_what_was_written_is_read_back(wanted: Format, rows: list[tuple[str, str]]) -> None:
    read = read_sheet(written_sheet(["name", "city"], rows, wanted), 10)
    shown = [(line.cells["name"], line.cells.get("city", "")) for line in read.lines]
    assert shown == rows


def test_what_a_spreadsheet_would_run_is_written_so_that_it_does_not() -> None:
    content = written_sheet(["name"], [["=1+1"], ["@cmd"], ["-2"]], "csv").decode("utf-8-sig")
    assert content.splitlines() == ["name", "'=1+1", "'@cmd", "'-2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"name\n", "nothing"),
        (b"name\n=cmd|' /C calc'!A0\n", "formula"),
        (b"name,name\na,b\n", "Two columns"),
        (b"name\na,b\n", "more cells"),
        (b"name\n" + b"a\n" * 11, "more than 10"),
        (b'name\n"a\n', "no CSV"),
        (b"\xff\xfa\xfb", "UTF-8"),
        (b"na\x00me\na\n", "neither"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "old .xls"),
        (b"PK\x03\x04broken", "damaged"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_and_says_why(content: bytes, said: str) -> None:
    with pytest.raises(BadSheet) as refused:
        read_sheet(content, 10)
    assert said in refused.value.problems[0].message


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (65 * 1024 * 1024))
    with pytest.raises(BadSheet, match="unpacks to more"):
        read_sheet(out.getvalue(), 10)


def test_formulas_of_workbooks_are_refused() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["name"])
    sheet.append(["=1+1"])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(BadSheet, match="formula"):
        read_sheet(out.getvalue(), 10)


def test_numbers_of_workbooks_keep_all_of_their_digits() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["phone", "tax_id", "share"])
    sheet.append([5511999998888.0, 12345678000195, 0.25])
    out = io.BytesIO()
    book.save(out)
    assert read_sheet(out.getvalue(), 10).lines[0].cells == {
        "phone": "5511999998888",
        "tax_id": "12345678000195",
        "share": "0.25",
    }


@pytest.mark.parametrize(
    "text", ["'", "''", "'''", "''a", "'=a", "''=a", "'a", "=a", "-", "-1", "@a", "a'", "\ta", "'-", "'s-Hertogenbosch"]
)
def test_what_is_disarmed_is_read_as_it_was_meant(text: str) -> None:
    assert meant(safe(text)) == text
    assert text == "-" or safe(text)[0] not in "=+@-\t\r\n"


def test_names_that_begin_with_an_apostrophe_are_left_alone() -> None:
    assert safe("'s-Hertogenbosch") == "'s-Hertogenbosch"
