"""Files that can't be read rightly are refused, with the cell that is at fault."""

import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook

from orderloom.flows.domain.table_files import MAX_BYTES, TableFileProblem, sniff, table_file, table_from_file
from orderloom.kernel.errors import DomainError
from tests.unit.flows.test_table_files import last, saved, table, workbook


def problems(content: bytes) -> list[tuple[str, str]]:
    """The code and message of each problem of the file."""
    with pytest.raises(TableFileProblem) as refused:
        table_from_file(content, table())
    return [(problem.code, problem.message) for problem in refused.value.problems]


def changed(change: Callable[[Any], object]) -> bytes:
    book, sheet = workbook(table())
    change(sheet)
    return saved(book)


def repacked(content: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The workbook with its parts changed and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
        for name, added in more.items():
            new.writestr(name, added)
    return out.getvalue()


def outcome(content: bytes) -> str:
    """What becomes of a file; anything but a table or a refusal with a sentence breaks the test."""
    try:
        read = table_from_file(content, table())
    except DomainError as error:
        return "refused" if all(problem.message for problem in error.problems) else "refused without a word"
    return "read" if read.table.key == "discounts" else "another table"


def test_a_cell_that_is_no_feel_is_named_with_the_place_in_it() -> None:
    content = changed(lambda sheet: sheet.__setitem__("C7", "> 100 and"))
    with pytest.raises(TableFileProblem) as refused:
        table_from_file(content, table())
    (problem,) = refused.value.problems
    assert problem.path == ("cells", "C7")
    assert problem.message.startswith("C7: ")
    assert problem.details is not None
    assert (problem.details["position"], problem.details["sheet"]) == (6, "discounts")


@pytest.mark.parametrize(
    ("cell", "value", "code", "message"),
    [
        ("C7", "=SUM(1, 2)", "table_file.formula", "C7: This is a formula; paste its value instead."),
        ("D7", "=#REF!", "table_file.formula", "D7: This is a formula; paste its value instead."),
        ("C7", "#N/A", "table_file.error", "C7: This holds the error #N/A."),
        ("D7", True, "table_file.type", "D7: This is a truth value, where the column wants a number."),
        ("E7", "soon", "table_file.type", "E7: 'soon' is no date; write it as 2026-12-31."),
        ("G7", "perhaps", "table_file.type", "G7: 'perhaps' is neither true nor false."),
        ("D7", '"five"', "table.type", "D7: This is no number."),
        ("I7", "a remark", "table_file.unknown_column", "I7: The line `row id` names no column here."),
        ("I4", "order.x", "table_file.unknown_column", None),
        ("B6", "segment", "table_file.unknown_column", None),
        ("C6", "when segment", "table_file.twice", "C6: The column 'when segment' is there twice."),
        ("A4", "kind", "table_file.unknown_line", "A4: 'kind' is no line of a table's file."),
        ("A5", "expression", "table_file.twice", "A5: There are two lines 'expression'."),
        ("D5", "money", "table.malformed", None),
        ("B4", "account.", "feel.syntax", None),
        ("C1", "BEST", "table.malformed", None),
        ("B1", "other", "table_file.unreadable", "B1: This file is of the table 'other', not of 'discounts'."),
        ("A1", "Report", "table_file.unreadable", None),
        ("A6", "", "table_file.unreadable", "No line begins with `row id`: the names of the columns are missing."),
        ("A7", "no such id!", "table.malformed", None),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_cell_is_said_of_that_cell(
    cell: str, value: object, code: str, message: str | None
) -> None:
    found = problems(changed(lambda sheet: sheet.__setitem__(cell, value)))
    assert code in {each for each, _ in found}
    if message is not None:
        assert message in {each for _, each in found}
    elif cell != "A1":
        assert any(each.startswith(f"{cell}: ") for _, each in found)


def test_all_wrong_cells_are_told_at_once() -> None:
    def spoil(sheet: Any) -> None:
        sheet["B7"], sheet["C7"], sheet["D7"] = "(", ")", "1 +"

    assert [message[:3] for _, message in problems(changed(spoil))] == ["B7:", "C7:", "D7:"]


def test_merged_cells_are_refused_since_the_hidden_ones_would_read_as_blank() -> None:
    assert problems(changed(lambda sheet: sheet.merge_cells("B7:B9"))) == [
        ("table_file.merged", "B7: Merged cells can't be read; take the merge away.")
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\x00" * 20, "neither an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old .xls"),
        (b"PK\x03\x04" + b"\x00" * 60, "damaged"),
        ("orderloom.table/1,discounts,FIRST\nname en,Promoção".encode("latin-1"), "UTF-8"),
        (b"a,b,c\n1,2,3\n", "does not begin with orderloom.table/1"),
        (b"orderloom.table/1|discounts\n", "neither by comma"),
        (b'orderloom.table/1,discounts,FIRST\n"open', "Line 2 can't be read"),
        (b"orderloom.table/1,discounts,FIRST\n", "`row id`"),
        (b"orderloom.table/1,discounts,FIRST\r\nrow id\r\n", "A1"),
        (b"x" * (MAX_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_what_is_no_file_of_a_table_is_refused(content: bytes, says: str) -> None:
    assert says in problems(content)[0][1]


def test_other_archives_are_no_workbooks() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert problems(out.getvalue())[0][1] == "This is an archive, but no Excel workbook (.xlsx)."


def test_a_workbook_without_the_sheet_is_refused() -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"] = "Sales 2026"
    assert "No sheet has orderloom.table/1 in its cell A1" in problems(saved(book))[0][1]


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(
        table_file(table(), "xlsx"), lambda _, content: content, **{"xl/bomb.xml": b" " * (80 * 1024 * 1024)}
    )
    assert len(bomb) < MAX_BYTES
    assert problems(bomb)[0][1] == "The workbook unpacks to more than 64 MB."


def test_a_sheet_of_countless_cells_is_refused_before_it_is_read() -> None:
    def wide(name: str, content: bytes) -> bytes:
        return content.replace(b"<sheetData>", b"<sheetData><row>" + b"<c/>" * 100_000 + b"</row>")

    assert "too large" in problems(repacked(table_file(table(), "xlsx"), wide))[0][1]


def test_entities_are_refused() -> None:
    def laugh(name: str, content: bytes) -> bytes:
        if not name.startswith("xl/worksheets/sheet1"):
            return content
        head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        return head + content.removeprefix(b'<?xml version="1.0"?>')

    assert "entities of its own" in problems(repacked(table_file(table(), "xlsx"), laugh))[0][1]


def test_more_rows_than_a_table_has_are_refused() -> None:
    head = "orderloom.table/1,discounts,FIRST\nrow id,then percent\n"
    assert "more than 30000 lines" in problems((head + ",1\n" * 40_000).encode())[0][1]
    assert problems((head + ",1\n" * 20_001).encode()) == [
        ("table.too_large", "A1: A table has at most 20000 rows.")
    ]  # fmt: skip


def test_lines_far_below_cost_nothing_and_rows_there_are_read() -> None:
    def far(sheet: Any) -> None:
        sheet.cell(1_048_576, 2).value = '"public"'

    assert [row.when for row in table_from_file(changed(far), table()).table.rows] == [
        ('"business"', "> 100"),
        ('"public"', None),
    ]


def test_a_text_that_excel_can_not_hold_is_refused_and_csv_holds_it() -> None:
    start = table([{"id": "a", "when": [None, None], "then": ["1"], "note": "x" * 40_000}])
    with pytest.raises(TableFileProblem, match="H7: Excel holds at most 32767 characters"):
        table_file(start, "xlsx")
    assert table_from_file(table_file(start, "csv"), start).table == start


@pytest.mark.parametrize("seed", range(40))
def test_damaged_bytes_are_refused_or_read_and_never_break_the_reader(seed: int) -> None:
    chance = random.Random(seed)
    for wanted in ("xlsx", "csv"):
        whole = bytearray(table_file(table(), wanted))
        for _ in range(chance.randint(1, 8)):
            whole[chance.randrange(4, len(whole))] = chance.randrange(256)
        damaged = bytes(whole[: chance.randint(4, len(whole))]) if chance.random() < 0.3 else bytes(whole)
        assert outcome(damaged) in ("read", "refused")


@pytest.mark.parametrize("seed", range(30))
def test_damaged_xml_is_refused_or_read_and_never_breaks_the_reader(seed: int) -> None:
    chance = random.Random(seed)

    def spoil(name: str, content: bytes) -> bytes:
        if chance.random() < 0.5:
            return content
        whole = bytearray(content)
        for _ in range(chance.randint(1, 4)):
            whole[chance.randrange(len(whole))] = chance.choice(b'<>"/=&0aZ')
        return bytes(whole)

    assert outcome(repacked(table_file(table(), "xlsx"), spoil)) in ("read", "refused")


def test_the_kind_of_a_file_is_seen_in_its_bytes() -> None:
    assert sniff(table_file(table(), "xlsx")) == "xlsx"
    assert sniff(table_file(table(), "csv")) == "csv"
    assert last(workbook(table())[1]) == 8
