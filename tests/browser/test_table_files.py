"""Decision tables are taken to Excel and back, looked through, mended with one click, and tried out."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
HEAD: tuple[tuple[Any, ...], ...] = (
    ("orderloom.table/1", "pricing-regions", "UNIQUE"),
    ("name en", "Regions"),
    ("label en", "Region", "Quantity", "Factor"),
    ("expression", "line.characteristics.region", "line.quantity", None),
    ("type", "string", "number", "number"),
    ("row id", "when region", "when quantity", "then factor", "note"),
)


def workbook(path: Path, lines: Iterable[tuple[Any, ...]]) -> Path:
    book = Workbook()
    assert book.active is not None
    for line in (*HEAD, *lines):
        book.active.append(line)
    book.save(path)
    return path


def regions() -> Iterable[tuple[Any, ...]]:
    """Two thousand rows; the seventh reaches into the sixth."""
    for number in range(2_000):
        region, step = divmod(number, 5)
        low = 5 if number == 6 else 10 * step
        quantity = f"[{low}..{10 * step + 10})"
        yield (f"r{number + 1:04}", f'"region-{region:03}"', quantity, f"0.{95 - step}", f"Step {step}")


def test_a_table_of_two_thousand_rows_comes_from_excel_is_mended_and_comes_back_unchanged(
    play: Play, tmp_path: Path
) -> None:
    file = workbook(tmp_path / "regions.xlsx", regions())
    torn = workbook(tmp_path / "torn.xlsx", [("r1", '"north"', "< 5", "=1+1", None), ("r2", '"north', ">= 5", 1, None)])
    files = {"ORDERLOOM_TABLE_FILE": str(file), "ORDERLOOM_TORN_FILE": str(torn)}
    play("table_files", ORDERLOOM_DOWNLOADS=str(tmp_path), **files)


def test_row_excel_round_trip(play: Play, tmp_path: Path) -> None:
    exported, edited = tmp_path / "exported.xlsx", tmp_path / "edited.xlsx"
    play("table_to_excel", ORDERLOOM_TABLE_FILE=str(exported))
    book = load_workbook(exported)
    sheet = book.worksheets[0]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    sheet.cell(rows["large"], 3, "11")
    sheet.append((None, "> 20", "15"))
    sheet.delete_rows(rows["never"])
    book.save(edited)
    play("table_from_excel", ORDERLOOM_TABLE_FILE=str(edited))


def test_row_overlap_and_gap_analysis(play: Play) -> None:
    play("table_problems")


def test_row_decision_tables_with_hit_policies(play: Play) -> None:
    play("table_hit_policies")


def test_a_table_that_wants_two_people_is_asked_for_agreed_to_and_asked_back(play: Play) -> None:
    play("table_review")
