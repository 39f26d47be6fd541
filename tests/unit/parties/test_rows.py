"""Cells of files and what they say; what is written out is read back as it was."""

from datetime import date, time
from decimal import Decimal

from orderloom.kernel.ids import new_id
from orderloom.parties.contracts import BusinessCalendar, Holiday, Hours, PartyFile, Site
from orderloom.parties.domain.rows import (
    COLUMNS,
    calendar_cells,
    calendar_said,
    read_account,
    read_calendar,
    read_site,
    site_cells,
)


def test_a_calendar_comes_back_as_it_was_written() -> None:
    hours = (
        Hours(day=1, opens=time(9), closes=time(12)),
        Hours(day=1, opens=time(13), closes=time(18)),
        Hours(day=6, opens=time(20), closes=time(0)),
    )
    holidays = (Holiday(day=date(2026, 12, 25), name="Christmas"),)
    calendar = BusinessCalendar(id=new_id(), key="k", name="Shop", hours=hours, holidays=holidays, timezone="UTC")
    cells = dict(zip(COLUMNS[PartyFile.CALENDARS], calendar_cells(calendar), strict=True))
    said = calendar_said(read_calendar({name: cell for name, cell in cells.items() if cell}))
    assert (said["hours"], said["holidays"], said["is_default"], said["name"]) == (hours, holidays, False, "Shop")


def test_a_site_comes_back_as_it_was_written() -> None:
    site = Site(
        id=new_id(), account_id=new_id(), name="Pier", street="1 Rua", city="Porto", region="", country="PT",
        postal_code="4000", timezone="Europe/Lisbon", latitude=Decimal("41.1"), longitude=Decimal("-8.6"),
    )  # fmt: skip
    cells = dict(zip(COLUMNS[PartyFile.SITES], site_cells(site, "ACC0000001", ""), strict=True))
    read = read_site({name: cell for name, cell in cells.items() if cell})
    assert read.problems == []
    assert all(getattr(site, name) == value for name, value in read.said.items())


def test_what_a_cell_should_have_been_is_said_at_its_column() -> None:
    read = read_account({"kind": "robot", "billing_city": "Porto"})
    assert [(one.code, one.path) for one in read.problems] == [
        ("sheet.wrong_type", ("kind",)),
        ("sheet.missing", ("billing_street",)),
        ("sheet.missing", ("billing_country",)),
    ]
