"""Lines changed in bulk, and lines made of a table of sites."""

from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from orderloom.ordering.contracts import (
    EditLines,
    FillSites,
    LineEdit,
    NewLine,
    SiteCell,
    SiteColumn,
    SitePart,
    SiteRow,
)
from orderloom.ordering.domain.editing import edited, filled

ORDER, HERE, THERE = UUID(int=1), UUID(int=2), UUID(int=3)
LINES = (
    NewLine(number="1", offering="bundle", site_id=HERE),
    NewLine(number="1.1", parent="1", offering="part", site_id=HERE, characteristics={"speed": 10, "colour": "red"}),
    NewLine(number="1.1.1", parent="1.1", offering="deep", site_id=HERE),
    NewLine(number="2", offering="single", site_id=HERE),
)


def edit(*edits: LineEdit, remove: tuple[str, ...] = (), add: tuple[NewLine, ...] = ()) -> EditLines:
    return EditLines(order_id=ORDER, version=1, edits=edits, remove=remove, add=add)


def test_a_site_goes_along_to_all_that_hangs_under_a_line_and_a_quantity_does_not() -> None:
    lines, problems = edited(LINES, edit(LineEdit(numbers=("1",), site_id=THERE, quantity=Decimal(3))))
    assert problems == ()
    assert [line.site_id for line in lines] == [THERE, THERE, THERE, HERE]
    assert [line.quantity for line in lines] == [3, 1, 1, 1]


def test_parts_keep_their_site_when_only_the_line_is_meant() -> None:
    lines, _ = edited(LINES, edit(LineEdit(numbers=("1",), site_id=THERE, whole=False)))
    assert [line.site_id for line in lines] == [THERE, HERE, HERE, HERE]


def test_named_characteristics_are_set_and_null_takes_one_away() -> None:
    lines, _ = edited(LINES, edit(LineEdit(numbers=("1.1",), characteristics={"speed": 20, "colour": None})))
    assert lines[1].characteristics == {"speed": 20}


def test_a_removed_line_takes_its_parts_along() -> None:
    lines, problems = edited(LINES, edit(remove=("1",)))
    assert ([line.number for line in lines], problems) == (["2"], ())


def test_added_lines_get_numbers_that_nobody_has() -> None:
    lines, _ = edited(LINES, edit(remove=("2",), add=(NewLine(offering="a"), NewLine(offering="b", number="7"))))
    assert [(line.number, line.offering) for line in lines[3:]] == [("8", "a"), ("7", "b")]


def test_an_added_line_takes_the_place_of_the_one_with_its_number() -> None:
    new = NewLine(number="1.1", parent="1", offering="other")
    lines, problems = edited(LINES, edit(add=(new,)))
    assert (lines, problems) == ((LINES[0], new, *LINES[2:]), ())


def test_numbers_of_no_line_are_named() -> None:
    _, problems = edited(LINES, edit(LineEdit(numbers=("1", "9")), remove=("8",)))
    assert [(one.code, one.path) for one in problems] == [
        ("ordering.unknown_line", ("edits", 0, "numbers")),
        ("ordering.unknown_line", ("remove", 0)),
    ]


@given(st.lists(st.sampled_from(["1", "1.1", "1.1.1", "2"]), unique=True))
def test_what_stays_is_as_it_was_and_no_part_outlives_its_bundle(removed: list[str]) -> None:
    lines, _ = edited(LINES, edit(remove=tuple(removed)))
    left = {line.number for line in lines}
    assert all(line in LINES for line in lines)
    assert left.isdisjoint(removed)
    assert {line.parent for line in lines if line.parent} <= left


TABLE = FillSites(
    order_id=ORDER,
    version=1,
    columns=(
        SiteColumn(
            key="a",
            offering="bundle",
            characteristics={"term": 12},
            parts=(SitePart(offering="part", count=2, characteristics={"speed": 10}), SitePart(offering="extra")),
        ),
        SiteColumn(key="b", offering="single"),
    ),
    rows=(
        SiteRow(site_id=HERE, cells=(SiteCell(column="a", quantity=Decimal(2)), SiteCell(column="b"))),
        SiteRow(site_id=THERE, cells=(SiteCell(column="b", quantity=Decimal(0)), SiteCell(column="a"))),
    ),
)


def test_each_cell_becomes_a_line_with_its_parts_at_its_site() -> None:
    lines, problems = filled(LINES, TABLE)
    assert problems == ()
    assert lines[:4] == LINES
    assert [(line.number, line.parent, line.offering, line.quantity, line.site_id) for line in lines[4:]] == [
        ("3", None, "bundle", 2, HERE),
        ("3.1", "3", "part", 2, HERE),
        ("3.2", "3", "part", 2, HERE),
        ("3.3", "3", "extra", 2, HERE),
        ("4", None, "single", 1, HERE),
        ("5", None, "bundle", 1, THERE),
        ("5.1", "5", "part", 1, THERE),
        ("5.2", "5", "part", 1, THERE),
        ("5.3", "5", "extra", 1, THERE),
    ]
    assert lines[4].characteristics == {"term": 12}


def test_what_differs_at_a_site_goes_before_what_its_column_says() -> None:
    cell = SiteCell(column="a", characteristics={"term": 24})
    lines, _ = filled(
        (), FillSites(order_id=ORDER, version=1, columns=TABLE.columns, rows=(SiteRow(site_id=HERE, cells=(cell,)),))
    )
    assert lines[0].characteristics == {"term": 24}


def test_a_cell_of_no_column_is_named() -> None:
    row = SiteRow(site_id=HERE, cells=(SiteCell(column="z"),))
    lines, problems = filled(LINES, FillSites(order_id=ORDER, version=1, columns=TABLE.columns, rows=(row,)))
    assert lines == LINES
    assert [(one.code, one.path) for one in problems] == [
        ("ordering.unknown_column", ("rows", 0, "cells", 0, "column"))
    ]


def test_a_table_of_more_cells_than_an_order_has_lines_is_refused_at_once() -> None:
    row = SiteRow(site_id=HERE, cells=(SiteCell(column="a"),) * 101)
    _, problems = filled((), FillSites(order_id=ORDER, version=1, columns=TABLE.columns, rows=(row,) * 100))
    assert [one.code for one in problems] == ["ordering.too_many_lines"]
