"""Thirty demo orders, each really run to where it stands: by people's commands, workers and the simulator."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import UUID

import httpx

from orderloom.main.house import settled
from orderloom.main.seed.people import CUSTOMER
from orderloom.main.seed.stage import Stage
from orderloom.orchestration import queries as orchestration
from orderloom.orchestration.commands.task import claim_task, complete_task
from orderloom.orchestration.contracts import CompleteTask, MoveTask, Task, TaskState
from orderloom.ordering.commands.progress import cancel_order, hold_order
from orderloom.ordering.commands.review import approve_order, reject_order
from orderloom.ordering.contracts import MoveOrder, NewLine, Order, OrderState, ReviewOrder
from orderloom.platform.db import Database

FIRST = "demo-fibre-completed-1"
BROKEN = "mobile-core.create-subscriber"
WAITING = (OrderState.AWAITING_APPROVAL,)
RUNNING = (OrderState.IN_PROGRESS, OrderState.COMPLETED)


def fibre(site: UUID, installation: str = "self", bandwidth: int = 600) -> list[NewLine]:
    """A triple play; `technician` leaves an installation for a person to do."""
    internet = {"bandwidth": bandwidth, "installation": installation}
    return [
        NewLine(number="1", offering="fibre-triple-play", site_id=site),
        NewLine(number="2", parent="1", offering="fibre-internet", site_id=site, characteristics=internet),
        *(
            NewLine(number=str(number), parent="1", offering=offering, site_id=site)
            for number, offering in enumerate(("home-phone", "tv", "wifi-router", "streaming-pass"), 3)
        ),
    ]


def sdwan(sites: Sequence[UUID]) -> list[NewLine]:
    places = [
        NewLine(number=str(number), parent="1", offering="sdwan-site", site_id=site, characteristics={"bandwidth": 100})
        for number, site in enumerate(sites, 2)
    ]
    return [NewLine(number="1", offering="sdwan-bronze", site_id=sites[0]), *places]


def mobile() -> list[NewLine]:
    children = ("mobile-telephony", "tariff-plan", "coverage-options")
    return [
        NewLine(number="1", offering="mobile-tariff"),
        *(NewLine(number=str(number), parent="1", offering=key) for number, key in enumerate(children, 2)),
    ]


class Demo:
    """The scenes. Each takes a number that makes its order's name."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    async def fibre_order(self, name: str, account: str, number: int, installation: str = "self") -> Order:
        site = await self.stage.site(account, number)
        login = "customer" if account == CUSTOMER and number % 2 else "order-agent"
        speed = (300, 600, 1000)[number % 3]
        return await self.stage.capture(name, account, fibre(site, installation, speed), login=login)

    async def completed(self, number: int) -> None:
        order = await self.fibre_order(f"fibre-completed-{number}", CUSTOMER, number)
        await self.stage.until(order.id, OrderState.COMPLETED)

    async def mobile_completed(self, number: int) -> None:
        order = await self.stage.capture(f"mobile-completed-{number}", CUSTOMER, mobile())
        await self.stage.until(order.id, OrderState.COMPLETED)

    async def installing(self, number: int) -> Order:
        order = await self.fibre_order(f"fibre-installing-{number}", CUSTOMER, number * 2, "technician")
        await self.task(order.id, TaskState.OPEN)
        return order

    async def held(self, number: int) -> None:
        order = await self.fibre_order(f"fibre-held-{number}", CUSTOMER, number * 2, "technician")
        await self.task(order.id, TaskState.OPEN)
        await self.stage.act(
            "order-manager", hold_order, MoveOrder(order_id=order.id, reason="The customer is away until next week.")
        )

    async def waiting(self, name: str, number: int) -> Order:
        account = ("DEMO-CLINICS", "DEMO-LIBRARY")[number % 2]
        order = await self.fibre_order(f"{name}-{number}", account, number)
        return await self.stage.until(order.id, *WAITING)

    async def awaiting_approval(self, number: int) -> None:
        await self.waiting("fibre-approval", number)

    async def rejected(self, number: int) -> None:
        order = await self.waiting("fibre-rejected", number)
        reason = "The site has no building permit for fibre yet."
        await self.stage.act("order-approver", reject_order, ReviewOrder(order_id=order.id, reason=reason))

    async def canceled(self, number: int) -> None:
        order = await self.waiting("fibre-canceled", number)
        reason = "Ordered twice by mistake."
        await self.stage.act("order-manager", cancel_order, MoveOrder(order_id=order.id, reason=reason))

    async def draft(self, number: int) -> None:
        account = ("DEMO-MARKETS", "DEMO-CLINICS", "DEMO-LIBRARY")[number % 3]
        site = await self.stage.site(account, number)
        lines = sdwan([site]) if account == "DEMO-MARKETS" else fibre(site)
        await self.stage.capture(f"draft-{number}", account, lines, submit=False)

    async def enriching(self, number: int) -> Order:
        sites = [await self.stage.site("DEMO-MARKETS", number + place) for place in range(1 + number % 2)]
        order = await self.stage.capture(f"sdwan-enriching-{number}", "DEMO-MARKETS", sdwan(sites))
        await self.task(order.id, TaskState.OPEN)
        return order

    async def surveyed(self, name: str, number: int) -> Order:
        """An SD-WAN order whose site was surveyed and which was approved: its fulfillment runs."""
        site = await self.stage.site("DEMO-MARKETS", number)
        order = await self.stage.capture(f"{name}-{number}", "DEMO-MARKETS", sdwan([site]))
        survey = await self.task(order.id, TaskState.OPEN)
        await self.finish(survey, {"wan_address": f"203.0.113.{10 + number}", "site_class": "shop"})
        await self.stage.until(order.id, *WAITING)
        await self.stage.act("order-approver", approve_order, ReviewOrder(order_id=order.id))
        await self.stage.until(order.id, *RUNNING)
        return order

    async def deferred(self, number: int) -> None:
        """Nobody knows the routing protocol yet: the routing service waits for it, and a person for the site."""
        order = await self.surveyed("sdwan-deferred", number)
        await self.task(order.id, TaskState.OPEN)

    async def sdwan_completed(self, number: int) -> None:
        order = await self.surveyed("sdwan-completed", number)
        survey = await self.task(order.id, TaskState.OPEN)
        await self.finish(survey, {"routing_protocol": "bgp", "asn": 64512})
        await self.stage.until(order.id, OrderState.COMPLETED)

    async def in_fallout(self, number: int) -> None:
        order = await self.stage.capture(f"mobile-fallout-{number}", CUSTOMER, mobile())
        await self.task(order.id, TaskState.FAILED)

    async def task(self, order_id: UUID, state: TaskState) -> Task:
        """The first task of people in this state, or the first failed task of anybody."""

        async def look() -> Task | None:
            tasks = await self.stage.read(orchestration.tasks_of_orders, [order_id])
            mine = (task for task in tasks if task.state is state)
            return next((task for task in mine if state is TaskState.FAILED or task.group_id is not None), None)

        return await self.stage.wait(look, f"task of {order_id} to be {state}")

    async def finish(self, task: Task, values: dict[str, Any]) -> None:
        await self.stage.act("fulfillment-agent", claim_task, MoveTask(task_id=task.id))
        await self.stage.act("fulfillment-agent", complete_task, CompleteTask(task_id=task.id, values=values))


async def load_orders(database: Database, say: Callable[[str], None]) -> None:
    """Does nothing when the demo orders are there already."""
    async with database.reader() as reader:
        if await reader.scalar("SELECT 1 FROM customer_order WHERE external_id = :first", {"first": FIRST}):
            say("orders: nothing new")
            return
    demo = Demo(Stage(database))
    scenes: list[tuple[Callable[[int], Awaitable[Any]], int]] = [
        *((demo.completed, number) for number in range(1, 8)),
        *((demo.mobile_completed, number) for number in range(1, 3)),
        *((demo.installing, number) for number in range(1, 4)),
        *((demo.held, number) for number in range(1, 3)),
        *((demo.awaiting_approval, number) for number in range(1, 4)),
        *((demo.rejected, number) for number in range(1, 3)),
        *((demo.canceled, number) for number in range(1, 3)),
        *((demo.draft, number) for number in range(0, 3)),
        *((demo.enriching, number) for number in range(1, 3)),
        *((demo.deferred, number) for number in range(1, 3)),
        (demo.sdwan_completed, 1),
    ]  # fmt: skip
    say(f"orders: runs {len(scenes) + 1} orders to where a demonstration wants them")
    await asyncio.gather(*(scene(number) for scene, number in scenes))
    await _break_one(demo)
    say("orders: ready")


async def _break_one(demo: Demo) -> None:
    """One order fails at a system that is told to refuse it once; a retry will succeed."""
    rule = {"operation": BROKEN, "status": 422, "code": "subscriber_rejected", "times": 1}
    message = "The subscriber register rejects the record: the billing cycle is closed."
    async with httpx.AsyncClient(base_url=settled().simulator_url, trust_env=False) as simulator:
        before = (await simulator.get("/settings")).raise_for_status().json()
        changed = {**before, "rules": [{**rule, "message": message}, *before["rules"]]}
        (await simulator.post("/settings", json=changed)).raise_for_status()
        await demo.in_fallout(1)
        (await simulator.post("/settings", json=before)).raise_for_status()
