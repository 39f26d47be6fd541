"""Files as people and systems send them, and as somebody sends them who means no good."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from orderloom.integration.importing.contracts import MOST_BYTES, Format, Layout
from orderloom.integration.importing.reading.opening import format_of, layout_of, rows_of
from orderloom.integration.importing.reading.refusing import FileTooLarge, Row, UnreadableFile
from orderloom.kernel import json


def read(content: bytes, wanted: Layout | None = None) -> tuple[Format, Layout, list[Row]]:
    file = io.BytesIO(content)
    kind = format_of(file)
    layout = layout_of(file, kind, wanted)
    return kind, layout, list(rows_of(file, kind, layout))


def refusal(content: bytes) -> tuple[str, dict[str, Any] | None]:
    with pytest.raises((UnreadableFile, FileTooLarge)) as caught:
        read(content)
    return caught.value.problems[0].message, caught.value.problems[0].details


def workbook(*rows: list[Any]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("codec", "found"), [("utf-8", "utf-8-sig"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252"), ("utf-16", "utf-16")]
)
def test_encoding_and_delimiter_are_found_out(delimiter: str, codec: str, found: str) -> None:
    text = f'Conta{delimiter}Endereço\r\nACC1{delimiter}"São Paulo{delimiter} centro"\r\n\r\nACC2{delimiter}Açu\r\n'
    kind, layout, rows = read(text.encode(codec))
    assert (kind, layout.encoding, layout.delimiter) == (Format.CSV, found, delimiter)
    assert layout.header == ("Conta", "Endereço")
    assert rows == [Row(2, ("ACC1", f"São Paulo{delimiter} centro")), Row(4, ("ACC2", "Açu"))]


def test_a_formula_in_text_is_text() -> None:
    assert read(b"a,b\n=1+1,@SUM(A1)\n")[2] == [Row(2, ("=1+1", "@SUM(A1)"))]


def test_columns_have_names_of_their_own() -> None:
    assert read(b"a,,a\n1,2,3\n")[1].header == ("a", "Column 2", "a (2)")


def test_a_row_that_can_not_be_read_is_named() -> None:
    assert refusal(b'a,b\n1,2\n3,"4\n')[1] == {"row": 3}
    assert refusal("a,b\n1,\u00e9\n".encode("cp1252").replace(b"\xe9", b"\x81"))[1] == {"row": 1}


def test_a_workbook_reads_as_a_person_would_type_it() -> None:
    content = workbook(
        ["Account", "Quantity", "When", "Yes"],
        ["ACC1", 2.0, date(2026, 5, 4), True],
        [],
        ["=1+1", 1.5, datetime(2026, 1, 2, 3, 4)],  # noqa: DTZ001,
    )
    kind, layout, rows = read(content)
    assert (kind, layout.sheet, layout.header) == (Format.XLSX, "Sheet", ("Account", "Quantity", "When", "Yes"))
    assert rows == [Row(2, ("ACC1", "2", "2026-05-04", "true")), Row(4, ("", "1.5", "2026-01-02T03:04:00"))]


def retold(tell: Callable[[bytes], bytes]) -> bytes:
    """A workbook of two lines with its sheet written otherwise."""
    good, out = workbook(["a"], ["1"]), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            target.writestr(part.filename, tell(content) if "worksheets/" in part.filename else content)
    return out.getvalue()


def test_a_line_of_countless_cells_is_refused_before_it_is_read() -> None:
    content = retold(lambda sheet: sheet.replace(b"<sheetData>", b"<sheetData><row>" + b"<c/>" * 100_000 + b"</row>"))
    assert refusal(content)[0].startswith("The workbook is too large")


def test_a_workbook_with_entities_of_its_own_is_refused() -> None:
    entities = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    content = retold(lambda sheet: entities + sheet.removeprefix(b'<?xml version="1.0"?>'))
    assert refusal(content)[0].startswith("The workbook declares entities of its own")


def test_lines_that_are_there_twice_are_refused() -> None:
    content = retold(lambda sheet: sheet.replace(b'<row r="2"', b'<row r="1"'))
    assert refusal(content)[0] == "The lines of the sheet are not in their order."


def test_cells_beyond_the_columns_that_are_read_are_told() -> None:
    content = workbook(["a"], ["1"], ["1", *[None] * 200, "lost"])
    assert refusal(content) == ("Row 3 has cells beyond column 200.", {"row": 3, "column": 202})


def bombed(unpacked: int) -> bytes:
    good, out = workbook(["a"], ["1"]), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(part.filename, source.read(part))
        target.writestr("xl/media/big.bin", b"0" * unpacked)
    return out.getvalue()


def test_a_bomb_is_not_unpacked() -> None:
    assert (
        refusal(bombed(32 * 1024 * 1024))[0]
        == "The workbook unpacks to far more than its size; it was not made by a spreadsheet."
    )
    assert refusal(bombed(300 * 1024 * 1024))[0] == "The workbook unpacks to more than 256 MB."


def test_archives_that_are_no_workbooks_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    assert refusal(out.getvalue())[0] == "This is an archive, but no Excel workbook (.xlsx)."
    assert refusal(b"PK\x03\x04nothing")[0] == "The workbook is damaged: it can't be unpacked."


def test_json_objects_become_rows() -> None:
    content = json.dumps(
        [
            {"account": "ACC1", "characteristic": {"colour": 'red "x" ]}'}},
            {"account": "ACC2", "quantity": 2, "more": [1]},
        ]
    )
    kind, layout, rows = read(content)
    assert (kind, layout.header) == (Format.JSON, ("account", "characteristic.colour", "quantity", "more"))
    assert rows == [Row(1, ("ACC1", 'red "x" ]}', "", "")), Row(2, ("ACC2", "", "2", "[1]"))]


def test_product_orders_are_recognised() -> None:
    kind, layout, rows = read(b' [{"productOrderItem": []}, {"productOrderItem": [{"id": "1"}]} ] ')
    assert (kind, layout) == (Format.TMF622, Layout())
    assert rows == [Row(1, ({"productOrderItem": []},)), Row(2, ({"productOrderItem": [{"id": "1"}]},))]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"  \n", "The file is empty."),
        (b"[]", "The list is empty."),
        (b"[{}, {", "The file ends within element 2."),
        (b"[{}] []", "After element 1 the list ends, and something follows it."),
        (b"[{},,{}]", "Element 2 can't be read: "),
        (b"[" * 200, "Element 1 is nested deeper than 64 levels."),
        (b'[{"a": "\\u0000"}]', "Element 1 can't be read: Text can't hold the character U+0000."),
        (b"[1]", "Element 1 is no object."),
        (b"%PDF-1.7", "This is none of the kinds of files that are taken: CSV, Excel (.xlsx) and JSON."),
        (b"a\0b", "This is no text."),
        (b"0" * (MOST_BYTES + 1), "A file has at most 20 MB."),
    ],
)
def test_what_is_no_file_of_orders_is_refused(content: bytes, said: str) -> None:
    assert refusal(content)[0].startswith(said)


def test_no_more_than_a_hundred_thousand_rows_are_read() -> None:
    assert len(read(b"a\n" + b"1\n" * 100_000)[2]) == 100_000
    assert refusal(b"a\n" + b"1\n" * 100_001)[0] == "A file has at most 100,000 rows; split it."


@pytest.mark.parametrize("size", [1, 7, 64])
def test_elements_are_cut_wherever_blocks_end(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from orderloom.integration.importing.reading import documents

    monkeypatch.setattr(documents, "_BLOCK", size)
    content = json.dumps([{"a": '\\"]', "b": [{}, [1, "},"]]} for _ in range(5)])
    found = [element for _, element in documents.elements_of(io.BytesIO(content))]
    assert found == json.loads(content)
