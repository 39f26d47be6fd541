"""An SD-WAN site from its sale to its end: changed, made smaller, suspended, resumed, disconnected."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.decomposition.commands import attend_domain_order
from orderloom.decomposition.contracts import AttendDomainOrder, DomainOrder
from orderloom.decomposition.domain.picking import NotAmongThem, NothingToPick
from orderloom.decomposition.queries import domain_orders_of
from orderloom.identity.contracts import Actor, Role
from orderloom.inventory.contracts import InventoryItem, ItemFilter
from orderloom.inventory.queries import items, trees
from orderloom.orchestration.commands.advance import end_tasks
from orderloom.orchestration.contracts import TaskState, TaskType
from orderloom.orchestration.domain.moves import Answer
from orderloom.orchestration.queries import tasks_of_orders
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.progress import cancel_order
from orderloom.ordering.contracts import CreateOrder, LineAction, MoveOrder, NewLine, OrderState
from orderloom.ordering.domain.refusals import ProductBusy
from orderloom.ordering.queries import orders_by_id
from orderloom.platform.db import Database
from tests.builders import catalog as build
from tests.builders.house import House, furnish

Drain = Callable[[Database], Awaitable[None]]
SYSTEM = Actor.system("test")
SITE = {"bandwidth": 100, "edge_devices": 2, "wan_address": "192.0.2.1", "routing_protocol": "static", "asn": 64512}


@pytest.fixture
async def house(database: Database) -> House:
    return await furnish(database)


class Customer:
    """Orders of one account, and what it has."""

    def __init__(self, house: House, drain: Drain) -> None:
        self.house = house
        self.drain = drain

    async def buys(self) -> UUID:
        """A network with one site; the site's product."""
        await self.through(await self.house.order(("1", None, "sdwan-bronze", {}), ("2", "1", "sdwan-site", SITE)))
        return (await self.has("sdwan-site-product"))[0].id

    async def asks(
        self,
        product: UUID,
        action: LineAction,
        *,
        offering: str = "sdwan-site",
        start: datetime | None = None,
        **values: Any,
    ) -> UUID:
        line = NewLine(offering=offering, action=action, product_id=product, characteristics=values)
        new = CreateOrder(
            account_id=self.house.account_id, lines=(line,), channel="bench", submit=True, requested_start=start
        )
        async with self.house.database.unit_of_work() as uow:
            made = await create_order(uow, SYSTEM, new)
        await self.drain(self.house.database)
        return made.id

    async def through(self, order_id: UUID) -> None:
        """People do what they have to, until nothing is left to do."""
        for _ in range(20):
            await self.drain(self.house.database)
            async with self.house.database.reader() as reader:
                tasks = await tasks_of_orders(reader, SYSTEM, [order_id])
            todo = [one for one in tasks if one.type is not TaskType.AUTOMATED and one.state is TaskState.OPEN]
            if not todo:
                return
            async with self.house.database.unit_of_work() as uow:
                await end_tasks(uow, SYSTEM, [Answer(id=one.id, order_id=order_id, output={}) for one in todo])

    async def has(self, *specifications: str) -> list[InventoryItem]:
        async with self.house.database.reader() as reader:
            own = ItemFilter(account_id=self.house.account_id)
            found = (await items(reader, SYSTEM, own, first=100)).items
        alive = [one for one in found if one.state not in ("inactive", "canceled")]
        return sorted((one for one in alive if one.specification in specifications), key=lambda one: one.id)

    async def states(self, product: UUID) -> Counter[tuple[str, str]]:
        async with self.house.database.reader() as reader:
            tree = (await trees(reader, [product])).get(product)
        return Counter(
            (one.item.specification, one.item.state.value) for one in (tree.items if tree else ()) if one.inside
        )

    async def state(self, order_id: UUID) -> OrderState:
        async with self.house.database.reader() as reader:
            return (await orders_by_id(reader, [order_id]))[order_id].state

    async def changed(self, product: UUID, action: LineAction, **values: Any) -> list[tuple[str, str]]:
        """Asks for it and sees it through; which tasks were done, for what."""
        order_id = await self.asks(product, action, **values)
        await self.through(order_id)
        assert await self.state(order_id) is OrderState.COMPLETED
        return await self.did(order_id)

    async def did(self, order_id: UUID) -> list[tuple[str, str]]:
        """Specifications and keys of the tasks, as they were closed."""
        async with self.house.database.reader() as reader:
            tasks = await tasks_of_orders(reader, SYSTEM, [order_id])
        made = {one.id: one.specification for one in await self.made(order_id)}
        assert {one.state for one in tasks} <= {TaskState.CLOSED_COMPLETE}
        closed = sorted((one.closed_at, one.number, one) for one in tasks if one.closed_at is not None)
        return [(made[one.domain_order_id], one.key) for _, _, one in closed if one.domain_order_id is not None]

    async def made(self, order_id: UUID) -> list[DomainOrder]:
        async with self.house.database.reader() as reader:
            return await domain_orders_of(reader, [order_id])


@pytest.fixture
def customer(house: House, drain: Drain) -> Customer:
    return Customer(house, drain)


def told(made: list[DomainOrder]) -> list[tuple[str, str]]:
    return sorted((one.specification, one.action) for one in made)


async def test_a_site_is_changed_made_smaller_suspended_resumed_and_disconnected(customer: Customer) -> None:
    product = await customer.buys()
    whole = {"sdwan-site-product": 1, "sdwan-site-service": 1, "sdwan-edge": 2}
    assert await customer.states(product) == {(name, "active"): count for name, count in whole.items()}

    more = await customer.asks(product, LineAction.MODIFY, bandwidth=500, routing_protocol="bgp")
    await customer.through(more)
    assert await customer.state(more) is OrderState.COMPLETED
    assert told(await customer.made(more)) == [
        ("sdwan-routing", "add"),
        ("sdwan-site-product", "modify"),
        ("sdwan-site-service", "modify"),
    ]
    whole["sdwan-routing"] = 1
    assert await customer.states(product) == {(name, "active"): count for name, count in whole.items()}
    (service,) = await customer.has("sdwan-site-service")
    assert (service.characteristics["bandwidth"], service.characteristics["routing_protocol"]) == (500, "bgp")

    await make_smaller(customer, product)
    whole["sdwan-edge"] = 1
    assert await customer.states(product) == {(name, "active"): count for name, count in whole.items()}

    for action, after in ((LineAction.SUSPEND, "suspended"), (LineAction.RESUME, "active")):
        await customer.changed(product, action)
        assert await customer.states(product) == {(name, after): count for name, count in whole.items()}

    await customer.changed(product, LineAction.DISCONNECT)
    assert await customer.has(*whole) == []
    assert {one.state for one in await customer.has("sdwan-network", "sdwan-overlay")} == {"active"}


async def make_smaller(customer: Customer, product: UUID) -> None:
    """A manager picks the older of the two edges, though the newer one was meant."""
    older, newer = await customer.has("sdwan-edge")
    order_id = await customer.asks(product, LineAction.MODIFY, edge_devices=1)
    await customer.through(order_id)
    (edge,) = [one for one in await customer.made(order_id) if one.specification == "sdwan-edge"]
    assert (edge.state, edge.needs_attention, edge.item_id) == ("draft", True, newer.id)
    assert await customer.state(order_id) is OrderState.IN_PROGRESS

    manager = customer.house.person(Role.ORDER_MANAGER)
    for wrong in ((product,), (older.id, newer.id), ()):
        with pytest.raises(NotAmongThem):
            await attend(customer, manager, AttendDomainOrder(domain_order_id=edge.id, item_ids=wrong))
    await attend(
        customer, manager, AttendDomainOrder(domain_order_id=edge.id, item_ids=(older.id,), reason="It is old")
    )
    with pytest.raises(NothingToPick):
        await attend(customer, manager, AttendDomainOrder(domain_order_id=edge.id, item_ids=(newer.id,)))
    await customer.through(order_id)

    assert await customer.state(order_id) is OrderState.COMPLETED
    assert [(one.id, one.state) for one in await customer.has("sdwan-edge")] == [(newer.id, "active")]
    async with customer.house.database.reader() as reader:
        audited = await reader.rows(
            "SELECT reason FROM audit WHERE subject_id = :id AND action = 'pick_items'", {"id": edge.id}
        )
    assert [row["reason"] for row in audited] == ["It is old"]


TEAM = build.document(
    build.product("team", build.characteristic("people", "integer"), fulfillment_flow="generic-product"),
    build.service("seat", fulfillment_flow="generic-service"),
    build.realized("team", "seat", quantity_characteristic="people"),
    build.offering("team", "team"),
    key="team",
)


async def test_fewer_of_what_nobody_can_touch_go_by_the_policy_the_newest_first(customer: Customer) -> None:
    async with customer.house.database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=TEAM))
    await customer.through(await customer.house.order(("1", None, "team", {"people": 3})))
    (team,) = await customer.has("team")
    oldest, *_ = await customer.has("seat")

    done = await customer.changed(team.id, LineAction.MODIFY, offering="team", people=1)
    assert sorted(done) == [("seat", "deactivate"), ("seat", "deactivate"), ("team", "change_billing")]
    assert [one.id for one in await customer.has("seat")] == [oldest.id]
    async with customer.house.database.reader() as reader:
        hits = await reader.scalar("SELECT count(*) FROM domain_order WHERE specification = 'seat' AND needs_attention")
    assert hits == 0

    more = await customer.changed(team.id, LineAction.MODIFY, offering="team", people=2)
    assert sorted(more) == [("seat", "activate"), ("seat", "configure"), ("team", "change_billing")]
    assert len(await customer.has("seat")) == 2
    assert await customer.changed(team.id, LineAction.MODIFY, offering="team", people=2) == []


async def attend(customer: Customer, actor: Actor, wanted: AttendDomainOrder) -> None:
    async with customer.house.database.unit_of_work() as uow:
        await attend_domain_order(uow, actor, wanted)
    await customer.drain(customer.house.database)


async def test_each_action_runs_flows_of_its_own(customer: Customer) -> None:
    product = await customer.buys()

    changed = await customer.changed(product, LineAction.MODIFY, bandwidth=500, routing_protocol="bgp")
    suspended = await customer.changed(product, LineAction.SUSPEND)
    resumed = await customer.changed(product, LineAction.RESUME)
    gone = await customer.changed(product, LineAction.DISCONNECT)

    routing = [("sdwan-routing", "set_up_neighbours"), ("sdwan-routing", "verify_routes")]
    site = [("sdwan-site-service", "configure_site"), ("sdwan-site-service", "activate_site")]
    assert sorted(changed) == sorted([*routing, *site, ("sdwan-site-product", "change_billing")])
    blocked = [("sdwan-routing", "suspend"), *[("sdwan-edge", "block")] * 2]
    assert suspended[:2] == [("sdwan-site-product", "suspend_billing"), ("sdwan-site-service", "suspend_site")]
    assert sorted(suspended[2:]) == sorted(blocked)
    unblocked = [("sdwan-routing", "resume"), *[("sdwan-edge", "unblock")] * 2]
    everything = [*unblocked, ("sdwan-site-service", "resume_site"), ("sdwan-site-product", "resume_billing")]
    assert sorted(resumed) == sorted(everything)
    taken_back = [("sdwan-edge", key) for key in ("wipe", "collect", "take_back", "restock")]
    assert gone[:2] == [("sdwan-site-product", "stop_billing"), ("sdwan-site-service", "remove_site")]
    assert sorted(gone[2:]) == sorted([("sdwan-routing", "deactivate"), *taken_back * 2])
    assert await customer.states(product) == {("sdwan-site-product", "inactive"): 1}


async def test_a_part_that_ends_frees_its_number_and_leaves_what_others_need(customer: Customer) -> None:
    await customer.through(await customer.house.order())
    (phone,) = await customer.has("home-phone")

    suspended = await customer.changed(phone.id, LineAction.SUSPEND, offering="home-phone")
    resumed = await customer.changed(phone.id, LineAction.RESUME, offering="home-phone")
    gone = await customer.changed(phone.id, LineAction.DISCONNECT, offering="home-phone")

    assert suspended == [
        ("home-phone", "suspend_billing"),
        ("voice-service", "suspend"),
        ("phone-number", "block"),
    ]
    assert sorted(resumed) == [
        ("home-phone", "resume_billing"),
        ("phone-number", "unblock"),
        ("voice-service", "resume"),
    ]
    assert gone == [("home-phone", "stop_billing"), ("voice-service", "deregister"), ("phone-number", "release")]
    assert await customer.has("home-phone", "voice-service", "phone-number") == []
    (line,) = await customer.has("fibre-access-line")
    assert line.state == "active"


async def test_one_order_changes_a_product_at_a_time_and_canceling_puts_it_back(customer: Customer) -> None:
    product = await customer.buys()
    first = await customer.asks(product, LineAction.MODIFY, start=datetime(2999, 1, 1, tzinfo=UTC), edge_devices=1)
    before = await customer.states(product)

    with pytest.raises(ProductBusy) as refusal:
        await customer.asks(product, LineAction.SUSPEND)
    async with customer.house.database.reader() as reader:
        number = (await orders_by_id(reader, [first]))[first].number
    async with customer.house.database.unit_of_work() as uow:
        await cancel_order(uow, SYSTEM, MoveOrder(order_id=first, reason="No longer wanted"))
    await customer.drain(customer.house.database)

    assert before[("sdwan-edge", "disconnect_pending")] == 1
    assert refusal.value.problems[0].details is not None
    assert refusal.value.problems[0].details["order"] == number
    assert {state for _, state in await customer.states(product)} == {"active"}


@pytest.mark.parametrize("first", ["whole", "part"])
async def test_a_part_is_not_changed_while_its_whole_goes_nor_the_other_way_round(
    customer: Customer, first: str
) -> None:
    part = await customer.buys()
    whole = (await customer.has("sdwan-network"))[0].id
    later = datetime(2999, 1, 1, tzinfo=UTC)

    async def of_whole(action: LineAction = LineAction.SUSPEND) -> UUID:
        return await customer.asks(whole, action, offering="sdwan-bronze", start=later)

    async def of_part() -> UUID:
        return await customer.asks(part, LineAction.MODIFY, start=later, bandwidth=500)

    one, other = (of_whole, of_part) if first == "whole" else (of_part, of_whole)
    running = await one()
    with pytest.raises(ProductBusy) as refusal:
        await other()
    async with customer.house.database.reader() as reader:
        number = (await orders_by_id(reader, [running]))[running].number
    assert [one.details and one.details["order"] for one in refusal.value.problems] == [number]
