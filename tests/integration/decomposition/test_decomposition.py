"""Decomposition on a real database: whole sets of orders in few statements, staggered targets, and who may do what."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any
from uuid import UUID

import pytest
from psycopg.errors import UniqueViolation

from orderloom.decomposition import queries
from orderloom.decomposition.commands import (
    cancel_domain_orders,
    decompose_orders,
    drop_deferral,
    set_states,
    update_characteristics,
)
from orderloom.decomposition.contracts import (
    DeferralState,
    DomainOrder,
    DomainOrderState,
    DropDeferral,
    VerdictOutcome,
)
from orderloom.decomposition.reactions import resume_enriched_orders
from orderloom.identity.contracts import Role
from orderloom.kernel import json
from orderloom.kernel.errors import Denied, DomainError, InvalidTransition, Missing
from orderloom.kernel.ids import new_id
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.review import approve_order, enrich_order, start_enrichment
from orderloom.ordering.contracts import CreateOrder, EnrichOrder, NewLine, Order, OrderState, ReviewOrder
from orderloom.ordering.events import OrderEnriched
from orderloom.ordering.queries import lines_of, orders_by_id
from orderloom.parties.contracts import Account, Site
from orderloom.platform.audit import audit_of
from orderloom.platform.db import Database, UnitOfWork
from tests.builders.catalog import FIBRE_LINES
from tests.builders.orders import SYSTEM, load_catalogs, open_account, open_site, person

Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]
Lines = Sequence[tuple[str, str | None, str, dict[str, Any]]]
MANAGER = person(Role.FULFILLMENT_MANAGER)
SDWAN: Lines = (("1", None, "sdwan-bronze", {}), ("2", "1", "sdwan-site", {}), ("3", "1", "sdwan-site", {}))


@pytest.fixture(scope="module")
async def place(database: Database) -> tuple[Account, Site]:
    await load_catalogs(database, "fibre-triple-play", "sdwan-bronze", "mobile-tariff")
    account = await open_account(database)
    return account, await open_site(database, account)


async def approved(uow: Uow, place: tuple[Account, Site], lines: Lines) -> Order:
    """An order that is acknowledged and not decomposed yet."""
    account, site = place
    new = tuple(
        NewLine(number=number, parent=parent, offering=offering, characteristics=values, site_id=site.id)
        for number, parent, offering, values in lines
    )
    async with uow() as u:
        order = await create_order(u, SYSTEM, CreateOrder(account_id=account.id, lines=new, submit=True))
        await start_enrichment(u, SYSTEM, [order.id])
        order = (await orders_by_id(u, [order.id]))[order.id]
        if order.state is OrderState.AWAITING_APPROVAL:
            order = await approve_order(u, SYSTEM, ReviewOrder(order_id=order.id))
    assert order.state is OrderState.ACKNOWLEDGED
    return order


async def decomposed(uow: Uow, place: tuple[Account, Site], lines: Lines) -> tuple[Order, list[DomainOrder]]:
    order = await approved(uow, place, lines)
    async with uow() as u:
        await decompose_orders(u, SYSTEM, [order.id])
        return order, await queries.domain_orders_of(u, [order.id])


async def events(database: Database, order_id: UUID, name: str) -> list[dict[str, Any]]:
    async with database.reader() as reader:
        rows = await reader.rows(
            "SELECT payload FROM event WHERE subject_id = :id AND name = :name ORDER BY id",
            {"id": order_id, "name": f"decomposition.{name}.v1"},
        )
    return [row["payload"] for row in rows]


async def test_a_fibre_order_is_kept_with_its_tree(database: Database, uow: Uow, place: tuple[Account, Site]) -> None:
    order, found = await decomposed(uow, place, FIBRE_LINES)
    assert len(found) == 18
    assert [one.position for one in found] == list(range(1, 19))
    assert {one.number[:2] for one in found if one.kind.value == "product"} == {"PO"}
    assert {one.number[:2] for one in found if one.kind.value == "service"} == {"SO"}
    assert {one.number[:2] for one in found if one.kind.value == "resource"} == {"RO"}
    assert {one.state for one in found} == {DomainOrderState.DRAFT}
    access = next(one for one in found if one.specification == "fibre-access-line")
    assert (access.fulfillment_flow, access.characteristics) == (
        "fibre-access-line",
        {"bandwidth": 600, "installation": "self"},
    )
    assert (access.account_id, access.site_id) == (place[0].id, place[1].id)
    async with database.reader() as reader:
        assert len(await queries.links_of(reader, [order.id])) == 3
        assert await queries.deferrals_of(reader, [order.id]) == []
        (record,) = await queries.verdicts(reader, MANAGER, order.id)
    assert (record.round, record.catalog_release_id) == (1, order.catalog_release_id)
    left_out = [one for one in record.verdicts if one.outcome is VerdictOutcome.EXCLUDE]
    assert [(one.target, one.read) for one in left_out] == [("static-ip", {"source.static_ip": False})]
    assert await events(database, order.id, "order_decomposed") == [{"subject": str(order.id)}]


async def test_a_set_of_orders_takes_as_many_statements_as_one(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    spent: list[int] = []
    for size in (1, 8):
        orders = [await approved(uow, place, FIBRE_LINES) for _ in range(size)]
        before = database.statements
        async with uow() as u:
            await decompose_orders(u, SYSTEM, [order.id for order in orders])
        spent.append(database.statements - before)
        async with database.reader() as reader:
            assert len(await queries.domain_orders_of(reader, [order.id for order in orders])) == 18 * size
    assert spent == [5, 5]


async def test_decomposing_again_changes_nothing(database: Database, uow: Uow, place: tuple[Account, Site]) -> None:
    order, found = await decomposed(uow, place, FIBRE_LINES)
    async with uow() as u:
        await decompose_orders(u, SYSTEM, [order.id])
        assert await queries.domain_orders_of(u, [order.id]) == found
    assert len(await events(database, order.id, "order_decomposed")) == 1


async def test_the_database_refuses_a_second_first_round(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, _ = await decomposed(uow, place, SDWAN)
    with pytest.raises(UniqueViolation):
        async with uow() as u:
            await u.execute(
                "INSERT INTO decomposition (order_id, round, catalog_release_id, verdicts)"
                " SELECT order_id, round, catalog_release_id, verdicts FROM decomposition WHERE order_id = :id",
                {"id": order.id},
            )


async def test_what_a_task_finds_out_travels_and_wakes_what_waits(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, found = await decomposed(uow, place, SDWAN)
    first, second = [one for one in found if one.specification == "sdwan-site-service"]
    async with database.reader() as reader:
        waiting = await queries.deferrals_of(reader, [order.id])
        assert [(one.parent_id, one.target, one.waits_for) for one in waiting] == [
            (first.id, "sdwan-routing", ("sdwan-site-service.routing_protocol",)),
            (second.id, "sdwan-routing", ("sdwan-site-service.routing_protocol",)),
        ]
    async with uow() as u:
        await update_characteristics(
            u, SYSTEM, {first.id: {"routing_protocol": "bgp", "asn": 65000}, second.id: {"wan_address": "192.0.2.1"}}
        )
    async with database.reader() as reader:
        states = [(one.parent_id, one.state) for one in await queries.deferrals_of(reader, [order.id])]
        now = await queries.domain_orders_of(reader, [order.id])
        links = await queries.links_of(reader, [order.id])
        waits = await reader.rows("SELECT subject_id FROM deferral_wait WHERE order_id = :id", {"id": order.id})
        records = await queries.verdicts(reader, MANAGER, order.id)
    assert states == [(first.id, DeferralState.FIRED), (second.id, DeferralState.WAITING)]
    assert [row["subject_id"] for row in waits] == [second.id]
    (routing,) = now[len(found) :]
    assert (routing.specification, routing.parent_id, routing.characteristics) == (
        "sdwan-routing",
        first.id,
        {"routing_protocol": "bgp", "asn": 65000},
    )
    edge = next(one for one in found if one.specification == "sdwan-edge" and one.parent_id == first.id)
    assert (routing.id, edge.id) in {(link.source_id, link.target_id) for link in links}
    assert [record.round for record in records] == [1, 2]
    (event,) = await events(database, order.id, "deferral_resolved")
    assert event == {
        "subject": str(order.id),
        "deferral_id": str(waiting[0].id),
        "line_id": str(first.line_id),
        "parent_id": str(first.id),
        "outcome": "fired",
        "domain_order_ids": [str(routing.id)],
    }


async def test_an_enriched_line_wakes_what_waits_for_it(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, _ = await decomposed(uow, place, SDWAN)
    async with uow() as u:
        line = next(one for one in await lines_of(u, [order.id]) if one.number == "2")
        answer = {"routing_protocol": "none"}
        await enrich_order(u, MANAGER, EnrichOrder(order_id=order.id, line_id=line.id, characteristics=answer))
    async with uow() as u:
        news = OrderEnriched(subject=order.id, line_id=line.id, characteristics=answer)
        await resume_enriched_orders(u, [news, news])
    async with database.reader() as reader:
        states = {one.line_id: one.state for one in await queries.deferrals_of(reader, [order.id])}
        now = await queries.domain_orders_of(reader, [order.id])
    assert states.pop(line.id) is DeferralState.EXCLUDED
    assert set(states.values()) == {DeferralState.WAITING}
    assert [
        one.characteristics["routing_protocol"]
        for one in now
        if one.line_id == line.id and one.kind.value != "resource"
    ] == ["none", "none"]
    assert [one["outcome"] for one in await events(database, order.id, "deferral_resolved")] == ["excluded"]


async def test_enriching_an_order_that_is_not_decomposed_is_no_concern(uow: Uow, place: tuple[Account, Site]) -> None:
    order = await approved(uow, place, SDWAN)
    async with uow() as u:
        await resume_enriched_orders(u, [OrderEnriched(subject=order.id, line_id=new_id(), characteristics={"a": 1})])
        assert await queries.domain_orders_of(u, [order.id]) == []


async def test_a_shared_access_line_tells_all_that_use_it(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, found = await decomposed(uow, place, FIBRE_LINES)
    access = next(one for one in found if one.specification == "fibre-access-line")
    async with uow() as u:
        await update_characteristics(u, SYSTEM, {access.id: {"access_line_id": "AL-7", "optical_port": "1/2/3"}})
    async with database.reader() as reader:
        now = await queries.domain_orders_of(reader, [order.id])
    assert sorted(one.specification for one in now if one.characteristics.get("access_line_id") == "AL-7") == [
        "fibre-access-line",
        "internet-access",
        "internet-service",
        "tv-service",
        "voice-service",
    ]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"routing_protocol": "rip"}, "catalog.not_allowed"),
        ({"asn": "many"}, "catalog.wrong_type"),
        ({"colour": "red"}, "catalog.unknown_characteristic"),
        ({"wan_address": "zero\0"}, "input.nul_character"),
    ],
)
async def test_what_does_not_fit_the_catalog_is_not_written(
    database: Database, uow: Uow, place: tuple[Account, Site], values: dict[str, Any], code: str
) -> None:
    order, found = await decomposed(uow, place, SDWAN)
    site = next(one for one in found if one.specification == "sdwan-site-service")
    with pytest.raises(DomainError) as refused:
        async with uow() as u:
            await update_characteristics(u, SYSTEM, {site.id: {"routing_protocol": "bgp", **values}})
    assert [problem.code for problem in refused.value.problems] == [code]
    async with database.reader() as reader:
        assert await queries.domain_orders_of(reader, [order.id]) == found


async def test_a_manager_drops_a_deferral_with_a_reason(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, _ = await decomposed(uow, place, SDWAN)
    async with database.reader() as reader:
        first, second = await queries.deferrals_of(reader, [order.id])
    async with uow(actor_label="a manager") as u:
        dropped = await drop_deferral(u, MANAGER, DropDeferral(deferral_id=first.id, reason=" not wanted "))
    assert (dropped.state, dropped.reason) == (DeferralState.DROPPED, "not wanted")
    async with database.reader() as reader:
        now = {one.id: one.state for one in await queries.deferrals_of(reader, [order.id])}
        audited = [one for one in await audit_of(reader, order.id) if one.subject_id == first.id]
    assert now == {first.id: DeferralState.DROPPED, second.id: DeferralState.WAITING}
    assert [(one.action, one.from_state, one.to_state, one.reason) for one in audited] == [
        ("dropped", "waiting", "dropped", "not wanted")
    ]
    assert [one["outcome"] for one in await events(database, order.id, "deferral_resolved")] == ["dropped"]
    with pytest.raises(InvalidTransition):
        async with uow() as u:
            await drop_deferral(u, MANAGER, DropDeferral(deferral_id=first.id, reason="again"))


async def test_a_deferral_isn_t_dropped_without_reason_or_right(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, _ = await decomposed(uow, place, SDWAN)
    async with database.reader() as reader:
        before = await queries.deferrals_of(reader, [order.id])
    drop = DropDeferral(deferral_id=before[0].id, reason="because")
    for role in Role:
        if role is not Role.FULFILLMENT_MANAGER:
            with pytest.raises(Denied):
                async with uow() as u:
                    await drop_deferral(u, person(role), drop)
    with pytest.raises(DomainError) as refused:
        async with uow() as u:
            await drop_deferral(u, MANAGER, DropDeferral(deferral_id=before[0].id, reason="  "))
    assert refused.value.problems[0].path == ("reason",)
    with pytest.raises(Missing):
        async with uow() as u:
            await drop_deferral(u, MANAGER, DropDeferral(deferral_id=new_id(), reason="because"))
    async with database.reader() as reader:
        assert await queries.deferrals_of(reader, [order.id]) == before


async def test_states_move_along_the_lifecycle_with_one_audit_row_a_move(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, (root, *_) = await decomposed(uow, place, SDWAN)
    for state in (DomainOrderState.IN_PROGRESS, DomainOrderState.IN_PROGRESS, DomainOrderState.CLOSED_COMPLETE):
        async with uow() as u:
            await set_states(u, SYSTEM, {root.id: state})
    with pytest.raises(InvalidTransition):
        async with uow() as u:
            await set_states(u, SYSTEM, {root.id: DomainOrderState.IN_PROGRESS})
    async with database.reader() as reader:
        audited = [one for one in await audit_of(reader, order.id) if one.subject_id == root.id]
        assert (await queries.domain_orders_by_id(reader, [root.id]))[root.id].state is DomainOrderState.CLOSED_COMPLETE
    assert sorted((one.from_state, one.to_state, json.dumps(one.changes)) for one in audited) == [
        ("draft", "in_progress", b'{"through":["qualified"]}'),
        ("in_progress", "closed_complete", b"null"),
    ]


async def test_a_canceled_order_takes_its_domain_orders_and_deferrals_along(
    database: Database, uow: Uow, place: tuple[Account, Site]
) -> None:
    order, (root, *_) = await decomposed(uow, place, SDWAN)
    async with uow() as u:
        await set_states(u, SYSTEM, {root.id: DomainOrderState.CLOSED_COMPLETE})
        await cancel_domain_orders(u, SYSTEM, [order.id], "The order was canceled.")
        await cancel_domain_orders(u, SYSTEM, [order.id], "The order was canceled.")
    async with database.reader() as reader:
        states = [one.state for one in await queries.domain_orders_of(reader, [order.id])]
        deferrals = {one.state for one in await queries.deferrals_of(reader, [order.id])}
    assert states[0] is DomainOrderState.CLOSED_COMPLETE
    assert set(states[1:]) == {DomainOrderState.CANCELED}
    assert deferrals == {DeferralState.DROPPED}


async def test_a_customer_does_not_see_why(database: Database, uow: Uow, place: tuple[Account, Site]) -> None:
    order, _ = await decomposed(uow, place, SDWAN)
    async with database.reader() as reader:
        with pytest.raises(Denied):
            await queries.verdicts(reader, person(Role.CUSTOMER, account=place[0]), order.id)
        with pytest.raises(Missing):
            await queries.verdicts(reader, MANAGER, new_id())
