"""Orders of a gadget that a flow of the test fulfils: what stands where, and what people and time do about it."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.identity.contracts import Actor
from orderloom.orchestration.commands.advance import end_tasks, fail_tasks
from orderloom.orchestration.commands.task import complete_task
from orderloom.orchestration.contracts import CompleteTask
from orderloom.orchestration.domain.moves import Answer, Failure
from orderloom.ordering.contracts import OrderState
from orderloom.ordering.queries import orders_by_id
from orderloom.platform.db import Database
from tests.builders.flows import document
from tests.builders.house import House
from tests.builders.orders import GADGET, publish

SYSTEM = Actor.system("test")
Drain = Callable[[Database], Awaitable[None]]


class Plan:
    """The running plan of one order."""

    def __init__(self, house: House, drain: Drain, order_id: UUID) -> None:
        self.house = house
        self.order_id = order_id
        self._drain = drain

    @property
    def database(self) -> Database:
        return self.house.database

    async def rows(self) -> list[Any]:
        async with self.database.reader() as reader:
            return list(
                await reader.rows(
                    "SELECT * FROM plan_step WHERE order_id = :id AND kind NOT LIKE 'close.%' ORDER BY key, visit",
                    {"id": self.order_id},
                )
            )

    async def states(self, *keys: str) -> dict[str, str]:
        """States by address, that of the last visit; those of `keys`, or all."""
        return {row["key"]: row["state"] for row in await self.rows() if not keys or row["key"] in keys}

    async def row(self, key: str) -> Any:
        return [row for row in await self.rows() if row["key"] == key][-1]

    async def close(self, *keys: str, **values: Any) -> None:
        """People do these tasks, one after the other."""
        for key in keys:
            async with self.database.unit_of_work() as uow:
                step = await self.row(key)
                if values:
                    answer = Answer(id=step["id"], order_id=self.order_id, output=values)
                    await end_tasks(uow, SYSTEM, [answer])
                else:
                    await complete_task(uow, SYSTEM, CompleteTask(task_id=step["id"]))
            await self._drain(self.database)

    async def finish(self, task_id: UUID) -> None:
        """A person does this very task."""
        async with self.database.unit_of_work() as uow:
            await complete_task(uow, SYSTEM, CompleteTask(task_id=task_id))
        await self._drain(self.database)

    async def fail(self, key: str, code: str = "rejected") -> None:
        step = await self.row(key)
        async with self.database.unit_of_work() as uow:
            await fail_tasks(uow, [Failure(id=step["id"], order_id=self.order_id, code=code, message="No.")])
        await self._drain(self.database)

    async def pass_time(self, key: str) -> None:
        """The time that a step waits for has come."""
        step = await self.row(key)
        async with self.database.unit_of_work() as uow:
            await uow.execute("UPDATE timer SET due_at = now() WHERE subject_id = :id", {"id": step["id"]})
        await self._drain(self.database)

    async def is_completed(self) -> bool:
        async with self.database.reader() as reader:
            return (await orders_by_id(reader, [self.order_id]))[self.order_id].state is OrderState.COMPLETED


async def run(house: House, drain: Drain, *parts: Any, key: str, **fields: Any) -> Plan:
    """Publishes a flow of these nodes and arrows and orders something that it fulfils."""
    flow = document(*parts, key=key, kind="fulfillment", input={"type": "domain_order"})
    links: dict[tuple[str, str], dict[str, Any]] = fields.pop("links", {})
    flow["edges"] = [{**edge, **links.get((edge["from"][0], edge["to"][0]), {})} for edge in flow["edges"]]
    await publish(house.database, *fields.pop("before", ()), {**flow, **fields})
    gadget = {**GADGET["specifications"][0], "fulfillment_flow": key}
    catalog = {**GADGET, "specifications": [gadget]}
    async with house.database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=catalog))
    order_id = await house.order(("1", None, "gadget", {"colour": "red"}))
    await drain(house.database)
    return Plan(house, drain, order_id)
