"""Decision tables travel to Excel and CSV and come back as they were, or as they were changed there."""

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from orderloom.flows.domain.table_files import Format, sniff, table_file, table_from_file
from orderloom.language.tables import Table, parse_table

POLICIES = sorted(Path("flows/policies").glob("*.table.json"))
FORMATS: tuple[Format, ...] = ("xlsx", "csv")


def table(rows: list[dict[str, Any]] | None = None, **fields: Any) -> Table:
    document: dict[str, Any] = {
        "schema": "orderloom.table/1",
        "key": "discounts",
        "name": {"en": "Discounts"},
        "hit_policy": "FIRST",
        "inputs": [
            {"id": "segment", "label": "Segment", "expression": "account.segment", "type": "string"},
            {"id": "amount", "label": "Amount", "expression": "order.total"},
        ],
        "outputs": [{"id": "percent", "label": "Percent", "type": "number"}],
        "rows": rows if rows is not None else [{"id": "a", "when": ['"business"', "> 100"], "then": ["5"]}],
    }
    return parse_table({**document, **fields})


def moment(*parts: int) -> datetime:
    """As spreadsheets have it: without a zone."""
    year, month, day, hour, minute = (*parts, 0, 0)[:5]
    return datetime.combine(date(year, month, day), time(hour, minute))


def workbook(start: Table) -> tuple[Any, Any]:
    """The exported workbook, opened as a person would, and its sheet."""
    book: Any = load_workbook(io.BytesIO(table_file(start, "xlsx")))
    return book, book.worksheets[0]


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def last(sheet: Any) -> int:
    """The line below the last row."""
    return sheet.max_row + 1


def line_of(sheet: Any, row: str) -> int:
    return next(line for line in range(1, 1000) if sheet.cell(line, 1).value == row)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
@pytest.mark.parametrize("wanted", FORMATS)
def test_a_shipped_policy_comes_back_as_it_was(path: Path, wanted: Format) -> None:
    shipped = parse_table(msgspec.json.decode(path.read_bytes()))
    content = table_file(shipped, wanted)
    assert sniff(content) == wanted
    assert table_from_file(content).table == msgspec.structs.replace(shipped, tests=())
    assert table_from_file(content, shipped).table == shipped


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12)
STRING = TEXT.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')
TESTS = st.one_of(
    st.none(),
    st.sampled_from(["-", "", "  ", "-5", "=5", "< 3", "[1..5)", "not(1, 2)", 'true, "x"', '@"2026-01-31"']),
    STRING,
    st.integers().map(str),
)
ANSWERS = st.one_of(st.none(), st.sampled_from(["1 + 2", "-x", "true", "TRUE", " 7 ", "{a: 1}", "[1, 2]"]), STRING)
IDS = st.text("abcXYZ019_-", min_size=1, max_size=6)
LABELS = st.one_of(TEXT, st.dictionaries(st.sampled_from(["en", "pt-BR"]), TEXT))
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    inputs = draw(st.lists(IDS, max_size=3, unique=True))
    outputs = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    rows: list[dict[str, Any]] = []
    for row in draw(st.lists(IDS, max_size=6, unique=True)):
        begins, ends = draw(DAYS), draw(DAYS)
        rows.append({
            "id": row,
            "when": [draw(TESTS) for _ in inputs],
            "then": [draw(ANSWERS) for _ in outputs],
            "note": draw(st.none() | TEXT),
            "enabled": draw(st.booleans()),
            "valid_from": min(begins, ends) if begins and ends else begins,
            "valid_to": max(begins, ends) if begins and ends else ends,
        })  # fmt: skip
    columns = [{"id": each, "label": draw(LABELS)} for each in inputs]
    answers: list[dict[str, Any]] = [
        {"id": each, "label": draw(LABELS), "default": draw(st.none() | STRING)} for each in outputs
    ]
    if draw(st.booleans()):
        allowed = draw(st.lists(STRING, max_size=3))
        answers[0] |= {"allowed": allowed, "default": None}
        for row in rows:
            row["then"][0] = draw(st.sampled_from([None, "x + 1", *allowed]))
    document = {
        "schema": "orderloom.table/1",
        "key": "some-table",
        "name": {"en": draw(TEXT)},
        "hit_policy": draw(st.sampled_from(["UNIQUE", "FIRST", "RULE ORDER"])),
        "inputs": [{**each, "expression": "order.x"} for each in columns],
        "outputs": answers,
        "rows": rows,
    }
    return parse_table(msgspec.to_builtins(document))


@pytest.mark.parametrize("wanted", FORMATS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=tables())
def test_any_table_comes_back_as_it_was(wanted: Format, made: Table) -> None:
    assert table_from_file(table_file(made, wanted), made).table == made


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_and_unicode_text_are_read(separator: str) -> None:
    start = table()
    text = table_file(start, "csv").decode("utf-8-sig")
    other = text.replace(",", separator)
    assert table_from_file(other.encode("utf-16"), start).table == start
    assert table_from_file(other.encode(), start).table == start


def test_what_was_changed_in_excel_is_what_changes() -> None:
    start = table([
        {"id": "a", "when": ['"business"', "> 100"], "then": ["5"]},
        {"id": "b", "when": ['"private"', None], "then": ["0"], "note": "Nothing."},
        {"id": "c", "when": [None, None], "then": ["1"]},
    ])  # fmt: skip
    book, sheet = workbook(start)
    sheet.cell(line_of(sheet, "a"), 4).value = 7.5
    sheet.cell(line_of(sheet, "b"), 5).value = moment(2026, 1, 31)
    sheet.cell(line_of(sheet, "b"), 7).value = False
    sheet.delete_rows(line_of(sheet, "c"))
    sheet.append([None, '"public"', None, "3", None, None, None, "Pasted."])
    read = table_from_file(saved(book), start)
    assert [row.id for row in read.table.rows] == ["a", "b", "r1"]
    first, second, third = read.table.rows
    assert first.then == ("7.5",)
    assert (second.valid_from, second.enabled, second.note) == (date(2026, 1, 31), False, "Nothing.")
    assert (third.when, third.then, third.note, third.enabled) == (('"public"', None), ("3",), "Pasted.", True)
    assert read.notes == ()
    assert read.sheet == "discounts"


def test_a_row_that_was_copied_with_its_id_is_a_new_row_and_said_so() -> None:
    start = table()
    book, sheet = workbook(start)
    line = last(sheet)
    sheet.append(["a", '"public"', None, "3"])
    read = table_from_file(saved(book), start)
    assert [row.id for row in read.table.rows] == ["a", "r1"]
    assert [(note.code, note.path) for note in read.notes] == [("table_file.copied_row", ("cells", f"A{line}"))]


def test_what_can_be_read_and_not_published_is_said_of_its_cell() -> None:
    document = msgspec.json.decode(Path("flows/policies/task-duration.table.json").read_bytes())
    start = parse_table(document)
    book, sheet = workbook(start)
    line = line_of(sheet, "automated")
    sheet.cell(line, 4).value = "PT5M"
    sheet.cell(line, 3).value = "1"
    read = table_from_file(saved(book), start)
    assert read.table.rows[0].then == ("PT5M",)
    found = {note.path[-1]: note for note in read.notes}
    assert set(found) == {f"C{line}", f"D{line}"}
    assert found[f"D{line}"].message.startswith(f"D{line}: ")
    assert (found[f"D{line}"].details or {})["position"] == 0


def test_rows_and_columns_may_change_places() -> None:
    start = table([
        {"id": "a", "when": ['"business"', "> 100"], "then": ["5"]},
        {"id": "b", "when": ['"private"', None], "then": ["0"]},
    ])  # fmt: skip
    text = table_file(start, "csv").decode("utf-8-sig").split("\r\n")
    swapped = "\r\n".join([*text[:-3], text[-2], text[-3], ""])
    assert [row.id for row in table_from_file(swapped.encode(), start).table.rows] == ["b", "a"]
    moved = []
    for line in text[:-1]:
        cells = line.split(",")
        cells[1:3] = [cells[2], cells[1]] if len(cells) > 3 else cells[1:3]
        moved.append(",".join(cells))
    read = table_from_file("\r\n".join(moved).encode(), start).table
    assert [each.id for each in read.inputs] == ["amount", "segment"]
    assert read.rows[0].when == ("> 100", '"business"')


@pytest.mark.parametrize(
    ("wanted", "typed", "meant"),
    [
        ("any", 5, "5"),
        ("any", 0.1 + 0.2, "0.3"),
        ("any", 1e15, "1000000000000000"),
        ("number", 12.50, "12.5"),
        ("number", -3, "-3"),
        ("any", True, "true"),
        ("boolean", "FALSO", "false"),
        ("any", "TRUE", "true"),
        ("string", 5, '"5"'),
        ("string", True, '"true"'),
        ("any", moment(2026, 1, 31), '@"2026-01-31"'),
        ("date", moment(2026, 1, 31), '@"2026-01-31"'),
        ("date_time", moment(2026, 1, 31), '@"2026-01-31T00:00:00"'),
        ("any", moment(2026, 1, 31, 10, 30), '@"2026-01-31T10:30:00"'),
        ("time", time(10, 30), '@"10:30:00"'),
        ("duration", timedelta(hours=30), '@"P1DT6H"'),
        ("any", " 7 ", " 7 "),
        ("any", "   ", None),
    ],
)
def test_what_excel_made_of_what_was_typed_becomes_feel(wanted: str, typed: Any, meant: str | None) -> None:
    start = table([], outputs=[{"id": "percent", "label": "Percent", "type": wanted}])
    book, sheet = workbook(start)
    line = last(sheet)
    sheet.cell(line, 1).value = "x"
    cell = sheet.cell(line, 4)
    cell.value = typed
    if isinstance(typed, timedelta):
        cell.number_format = "[h]:mm:ss"
    assert table_from_file(saved(book), start).table.rows[0].then == (meant,)


def test_formulas_are_text_for_whoever_opens_the_file() -> None:
    rows = [
        {"id": "-1", "when": ["-5", "=5"], "then": ["-x"], "note": '=HYPERLINK("http://evil")'},
        {"id": "b", "when": [None, None], "then": ["1"], "note": "+@SUM(1)"},
    ]
    labels = {"segment": "=1+1", "amount": "'quoted"}
    start = table(rows, inputs=[{"id": each, "label": label, "expression": "x"} for each, label in labels.items()])
    lines = [line.split(",") for line in table_file(start, "csv").decode("utf-8-sig").split("\r\n")]
    begins = {cell.strip('"')[:1] for line in lines for cell in line if cell not in ("", "-")}
    assert begins.isdisjoint("=+-@")
    _, sheet = workbook(start)
    kinds = {cell.data_type for line in sheet.iter_rows() for cell in line if cell.value is not None}
    assert kinds <= {"s", "b", "d"}
    for wanted in FORMATS:
        assert table_from_file(table_file(start, wanted), start).table == start


def test_a_sheet_is_found_by_what_it_begins_with_not_by_its_name() -> None:
    start = table()
    book, sheet = workbook(start)
    sheet.title = "Renamed"
    book.create_sheet("First", 0)["A1"] = "Notes of mine"
    read = table_from_file(saved(book), start)
    assert read.table == start
    assert read.sheet == "Renamed"


def test_the_workbook_is_made_for_reading() -> None:
    start = table(outputs=[{"id": "percent", "label": "Percent", "type": "number", "allowed": ["0", "5"]}])
    book, sheet = workbook(start)
    first = line_of(sheet, "a")
    assert sheet.freeze_panes == f"B{first}"
    assert sheet.column_dimensions["B"].number_format == "@"
    lists = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert lists == {f"D{first}:D{first + 1000}": "Values!$D$1:$D$2", f"G{first}:G{first + 1000}": "Values!$G$1:$G$2"}
    assert [cell.value for cell in book["Values"]["D"]] == ["0", "5"]
    assert book["Values"].sheet_state == "hidden"


def test_tests_of_the_table_stay_with_it() -> None:
    tests = [{"id": "t", "name": "T", "input": {}, "expected": {"outputs": None}}]
    start = table(tests=tests)
    assert table_from_file(table_file(start, "xlsx"), start).table.tests == start.tests


def test_a_file_alone_makes_a_table() -> None:
    book = Workbook()
    sheet: Any = book.active
    for line in (
        ["orderloom.table/1", "fees", "COLLECT SUM"],
        ["name en", "Fees"],
        ["expression", "order.channel"],
        ["type", "string", "number"],
        ["row id", "when channel", "then fee"],
        [None, '"web"', 5],
        [None, None, 7],
    ):
        sheet.append(line)
    made = table_from_file(saved(book)).table
    assert msgspec.json.decode(msgspec.json.encode(made)) == {
        "schema": "orderloom.table/1",
        "key": "fees",
        "name": {"en": "Fees"},
        "hit_policy": "COLLECT",
        "aggregation": "SUM",
        "inputs": [{"id": "channel", "label": "channel", "expression": "order.channel", "type": "string"}],
        "outputs": [{"id": "fee", "label": "fee", "type": "number"}],
        "rows": [
            {"id": "r1", "when": ['"web"'], "then": ["5"]},
            {"id": "r2", "when": [None], "then": ["7"]},
        ],
    }


def test_the_file_in_the_guide_is_read() -> None:
    text = Path("docs/tables.md").read_text(encoding="utf-8").partition("```csv\n")[2].partition("```")[0]
    read = table_from_file(text.encode()).table
    assert [(row.id, row.when, row.then, row.valid_from) for row in read.rows] == [
        ("small", (None, "< 500"), ('"auto"',), None),
        ("r1", ('"web"', ">= 500"), ('"order_approver"',), date(2026, 7, 1)),
    ]
    assert read.outputs[0].allowed == ('"auto"', '"order_approver"')
