"""Items wait for what orders do to them, and are moved once, whatever is delivered twice."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
import pytest

from orderloom.identity.contracts import Actor
from orderloom.inventory.commands import (
    ItemBusy,
    activate_items,
    begin_changes,
    cancel_items,
    change_others,
    register_items,
)
from orderloom.inventory.contracts import InventoryItem, NewChange, NewItem, NewLink
from orderloom.inventory.queries import products_by_id, trees
from orderloom.kernel.ids import new_id
from orderloom.platform.db import Database

SYSTEM = Actor.system("test")


def new(specification: str, *, parent: NewItem | None = None, kind: str = "resource") -> NewItem:
    return NewItem(
        domain_order_id=new_id(),
        order_id=new_id(),
        line_id=new_id(),
        account_id=new_id(),
        kind=kind,
        specification=specification,
        name={"en": specification},
        quantity=Decimal(1),
        characteristics={"speed": "low"},
        parent=parent.domain_order_id if parent else None,
        relationship=f"{parent.specification}.realized_as.{specification}" if parent else None,
    )


async def install(database: Database, *items: NewItem, links: Sequence[tuple[NewItem, NewItem]] = ()) -> list[UUID]:
    needs = [
        NewLink(source=source.domain_order_id, target=target.domain_order_id, type="requires")
        for source, target in links
    ]
    async with database.unit_of_work() as uow:
        await register_items(uow, SYSTEM, items, needs)
        await activate_items(uow, SYSTEM, dict.fromkeys(one.domain_order_id for one in items))
        rows = await uow.rows(
            "SELECT id, domain_order_id FROM inventory_item WHERE domain_order_id = ANY(:ids)",
            {"ids": [one.domain_order_id for one in items]},
        )
    found = {row["domain_order_id"]: row["id"] for row in rows}
    return [found[one.domain_order_id] for one in items]


async def read(database: Database, item_id: UUID) -> InventoryItem:
    async with database.reader() as reader:
        return (await products_by_id(reader, [item_id]))[item_id]


def change(item_id: UUID, action: str, **fields: Any) -> NewChange:
    return NewChange(item_id=item_id, order_id=new_id(), domain_order_id=new_id(), action=action, **fields)


@pytest.mark.parametrize(
    ("before", "action", "pending", "after"),
    [
        ((), "modify", "change_pending", "active"),
        ((), "suspend", "suspend_pending", "suspended"),
        (("suspend",), "resume", "resume_pending", "active"),
        ((), "disconnect", "disconnect_pending", "inactive"),
        (("suspend",), "disconnect", "disconnect_pending", "inactive"),
    ],
)
async def test_an_item_follows_its_order_and_is_moved_once(
    database: Database, before: tuple[str, ...], action: str, pending: str, after: str
) -> None:
    (item,) = await install(database, new("edge"))
    for one in before:
        earlier = change(item, one)
        async with database.unit_of_work() as uow:
            await begin_changes(uow, SYSTEM, [earlier])
            await activate_items(uow, SYSTEM, {earlier.domain_order_id: None})
    asked = change(item, action)

    states: list[str] = []
    for _ in range(2):
        async with database.unit_of_work() as uow:
            await begin_changes(uow, SYSTEM, [asked])
        states.append((await read(database, item)).state)
    for _ in range(2):
        async with database.unit_of_work() as uow:
            await activate_items(uow, SYSTEM, {asked.domain_order_id: {"speed": "high"}})

    found = await read(database, item)
    assert states == [pending, pending]
    assert (found.state, found.changing_order_id) == (after, None)
    assert found.characteristics == {"speed": "high" if action == "modify" else "low"}
    assert (found.ended_at is not None) == (action == "disconnect")
    async with database.reader() as reader:
        rows = await reader.rows(
            "SELECT action, from_state, to_state FROM audit WHERE subject_id = :id AND order_id = :order ORDER BY id",
            {"id": item, "order": asked.order_id},
        )
    was = "suspended" if before else "active"
    assert [tuple(row.values()) for row in rows] == [
        (f"begin_{action if action != 'modify' else 'change'}", was, pending),
        (action if action != "modify" else "change", pending, after),
    ]


async def test_canceling_puts_back_what_was_pending(database: Database) -> None:
    (item,) = await install(database, new("edge"))
    stop = change(item, "suspend")
    async with database.unit_of_work() as uow:
        await begin_changes(uow, SYSTEM, [stop])
        await activate_items(uow, SYSTEM, {stop.domain_order_id: None})
    gone = change(item, "disconnect")
    async with database.unit_of_work() as uow:
        await begin_changes(uow, SYSTEM, [gone])

    for _ in range(2):
        async with database.unit_of_work() as uow:
            await cancel_items(uow, SYSTEM, [gone.order_id])
    async with database.unit_of_work() as uow:
        await activate_items(uow, SYSTEM, {gone.domain_order_id: None})

    assert (await read(database, item)).state == "suspended"


async def test_an_item_that_one_order_changes_is_not_taken_by_another(database: Database) -> None:
    item, beside = await install(database, new("edge"), new("edge"))
    first, second = change(item, "modify"), change(item, "disconnect")
    async with database.unit_of_work() as uow:
        await begin_changes(uow, SYSTEM, [first])
    with pytest.raises(ItemBusy) as refusal:
        async with database.unit_of_work() as uow:
            await begin_changes(uow, SYSTEM, [second, change(beside, "disconnect")])

    found = await read(database, item)
    assert (found.state, found.changing_order_id) == ("change_pending", first.order_id)
    assert (await read(database, beside)).state == "active"
    (problem,) = refusal.value.problems
    assert (problem.code, problem.path, problem.details) == (
        "inventory.item_busy",
        ("domain_orders", str(second.domain_order_id), "item_id"),
        {"item": found.number, "order_id": str(first.order_id)},
    )


async def test_what_was_busy_is_begun_once_the_other_order_is_over(database: Database) -> None:
    (item,) = await install(database, new("edge"))
    first, second = change(item, "modify"), change(item, "disconnect")
    async with database.unit_of_work() as uow:
        await begin_changes(uow, SYSTEM, [first])
        await activate_items(uow, SYSTEM, {first.domain_order_id: None})
        await begin_changes(uow, SYSTEM, [second])
    assert (await read(database, item)).state == "disconnect_pending"


async def test_a_domain_order_turns_to_another_item(database: Database) -> None:
    one, other = await install(database, new("edge"), new("edge"))
    gone = change(one, "disconnect")
    async with database.unit_of_work() as uow:
        await begin_changes(uow, SYSTEM, [gone])
        await change_others(uow, SYSTEM, [msgspec.structs.replace(gone, item_id=other)])

    assert ((await read(database, one)).state, (await read(database, other)).state) == ("active", "disconnect_pending")


async def test_trees_of_many_products_come_with_what_they_need_outside(database: Database) -> None:
    network = new("network", kind="product")
    overlay = new("overlay", parent=network)
    site, elsewhere = new("site", kind="product"), new("site", kind="product")
    first, second, far = new("edge", parent=site), new("edge", parent=site), new("edge", parent=elsewhere)
    edges = (first, second, far)
    ids = await install(database, network, overlay, site, elsewhere, *edges, links=[(edge, overlay) for edge in edges])
    of = dict(zip(("network", "overlay", "site", "elsewhere", "first", "second", "far"), ids, strict=True))

    async with database.reader() as reader:
        found = await trees(reader, [of["site"], of["elsewhere"], new_id()])

    assert found.keys() == {of["site"], of["elsewhere"]}
    tree = found[of["site"]]
    told = [(one.item.id, one.inside, one.item.relationship, one.parent_lives) for one in tree.items]
    assert told == [
        (of["site"], True, None, False),
        (of["first"], True, "site.realized_as.edge", True),
        (of["second"], True, "site.realized_as.edge", True),
        (of["overlay"], False, "network.realized_as.overlay", True),
    ]
    assert {(one.source_id, one.target_id) for one in tree.links} == {
        (of[edge], of["overlay"]) for edge in ("first", "second", "far")
    }
