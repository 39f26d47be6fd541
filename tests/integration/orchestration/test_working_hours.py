"""Plans count business time: people work by the calendar of the site, or by the usual one."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.orchestration.queries import tasks_of_orders
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, NewLine
from orderloom.parties.commands import add_site, create_calendar
from orderloom.parties.contracts import AddSite, CreateCalendar, Holiday, Hours
from orderloom.platform.db import Database
from tests.builders.flows import automated, document, manual, node
from tests.builders.house import SYSTEM, House, furnish
from tests.builders.orders import GADGET, publish

Drain = Callable[[Database], Awaitable[Any]]
FRIDAY = datetime(2031, 5, 2, 16, tzinfo=UTC)
WEEK = tuple(Hours(day=day, opens=time(9), closes=time(17)) for day in range(1, 6))
FIT = document(
    node("begin", "start"),
    automated("reserve", config={"operation": "network-inventory.measure", "duration": "PT1H"}),
    manual("fit", config={"group": {"const": "field-ops"}, "duration": "PT8H"}),
    manual("check", config={"group": {"const": "field-ops"}, "duration": "P1D"}),
    node("finish", "end"),
    "begin -> reserve -> fit -> check -> finish",
    key="fit",
    kind="fulfillment",
    input={"type": "domain_order"},
)


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    made = await furnish(database)
    gadget = {**GADGET["specifications"][0], "fulfillment_flow": "fit"}
    await publish(database, FIT)
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document={**GADGET, "specifications": [gadget]}))
    return made


async def planned(house: House, drain: Drain, site_id: UUID | None) -> dict[str, tuple[str, str]]:
    """When each task of an order that may begin on Friday at 16:00 is planned to begin and to end."""
    line = NewLine(offering="gadget", site_id=site_id, characteristics={"colour": "red"})
    async with house.database.unit_of_work() as uow:
        made = await create_order(
            uow,
            SYSTEM,
            CreateOrder(
                account_id=house.account_id, lines=(line,), channel="bench", submit=True, requested_start=FRIDAY
            ),
        )
    await drain(house.database)
    async with house.database.reader() as reader:
        tasks = await tasks_of_orders(reader, SYSTEM, [made.id])
    return {task.key: (_said(task.planned_start), _said(task.planned_end)) for task in tasks}


def _said(moment: datetime | None) -> str:
    assert moment is not None
    return moment.astimezone(UTC).strftime("%a %H:%M")


async def test_without_a_calendar_work_goes_on_around_the_clock(house: House, drain: Drain) -> None:
    assert await planned(house, drain, house.site_id) == {
        "reserve": ("Fri 16:00", "Fri 17:00"),
        "fit": ("Fri 17:00", "Sat 01:00"),
        "check": ("Sat 01:00", "Sun 01:00"),
    }


async def test_eight_hours_of_work_begun_on_friday_afternoon_are_due_on_monday(house: House, drain: Drain) -> None:
    async with house.database.unit_of_work() as uow:
        usual = CreateCalendar(key="usual", name="Usual", hours=WEEK, timezone="UTC", is_default=True)
        await create_calendar(uow, SYSTEM, usual)
    assert await planned(house, drain, house.site_id) == {
        "reserve": ("Fri 16:00", "Fri 17:00"),
        "fit": ("Mon 09:00", "Mon 17:00"),
        "check": ("Tue 09:00", "Tue 17:00"),
    }


async def test_the_calendar_of_the_site_counts_with_its_holidays_and_time_zone(house: House, drain: Drain) -> None:
    async with house.database.unit_of_work() as uow:
        monday = Holiday(day=datetime(2031, 5, 5, tzinfo=UTC).date(), name="A local holiday")
        local = CreateCalendar(key="local", name="Local", hours=WEEK, holidays=(monday,))
        calendar = await create_calendar(uow, SYSTEM, local)
        site = await add_site(
            uow,
            SYSTEM,
            AddSite(
                account_id=house.account_id, name="Plant", street="Rua 1", city="Recife", country="BR",
                timezone="America/Recife", calendar_id=calendar.id,
            ),
        )  # fmt: skip
    assert await planned(house, drain, site.id) == {
        "reserve": ("Fri 16:00", "Fri 17:00"),
        "fit": ("Fri 17:00", "Tue 17:00"),
        "check": ("Tue 17:00", "Wed 17:00"),
    }
