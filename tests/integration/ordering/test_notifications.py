"""Whoever the notification policy names is told what happened to an order, and the activity says by which row."""

from typing import Any
from uuid import UUID

import pytest

from orderloom.flows.commands.hits import write_hits
from orderloom.flows.queries.decision_tables import table_hits
from orderloom.identity.contracts import Role
from orderloom.ordering.commands import progress, review
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, MoveOrder, NewLine, Order, OrderState, ReviewOrder
from orderloom.parties.contracts import Account
from orderloom.platform.audit import audit_of
from orderloom.platform.db import Database
from tests.builders.orders import SYSTEM, import_gadget, open_account, person, policies, publish

AGENT = person(Role.ORDER_AGENT)
APPROVER = person(Role.ORDER_APPROVER)
MANAGER = person(Role.ORDER_MANAGER)


def notification(*rows: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "schema": "orderloom.table/1",
        "key": "notification",
        "name": {"en": "Who is told"},
        "hit_policy": "RULE ORDER",
        "inputs": [
            {"id": "event", "label": "Event", "expression": "event", "type": "string"},
            {"id": "segment", "label": "Segment", "expression": "account.segment", "type": "string"},
        ],
        "outputs": [{"id": each, "label": each} for each in ("channel", "to", "title", "text")],
        "rows": list(rows),
        **fields,
    }


def row(name: str, event: str, **given: str) -> dict[str, Any]:
    said = {"channel": '"in_app"', "to": '"order-desk"', "title": f'"{event} " + order.number', "text": "null", **given}
    return {"id": name, "when": [f'"{event}"', None], "then": [said[key] for key in ("channel", "to", "title", "text")]}


@pytest.fixture(scope="module")
async def company(database: Database) -> Account:
    await import_gadget(database)
    await publish(database, *policies())
    return await open_account(database, name="A company", segment="business")


async def waiting(database: Database, account: Account) -> Order:
    line = NewLine(offering="gadget", characteristics={"colour": "green"})
    async with database.unit_of_work(actor_label=AGENT.name, actor_id=AGENT.id) as uow:
        order = await create_order(uow, AGENT, CreateOrder(account_id=account.id, lines=(line,), submit=True))
    async with database.unit_of_work() as uow:
        await review.start_enrichment(uow, SYSTEM, [order.id])
    return order


async def notices(database: Database, order_id: UUID) -> list[dict[str, Any]]:
    async with database.reader() as reader:
        trail = await audit_of(reader, order_id)
    return [entry.changes or {} for entry in trail if entry.action == "notified"]


async def test_each_matching_row_is_a_message_with_its_row(database: Database, company: Account) -> None:
    text = {"text": '{en: "Have a look: " + order.state_reason, "pt-BR": "Veja: " + order.state_reason}'}
    await publish(
        database,
        notification(
            row("new", "submitted"),
            row("wanted", "awaiting_approval", to='"order_approver"'),
            row("back", "rejected", **text),
            row("back-too", "rejected", to="order.captured_by_name", title='{en: "No", "pt-BR": "Não"}'),
            row("nobody", "rejected", to="null"),
            row("wordless", "rejected", title="null"),
        ),
    )
    order = await waiting(database, company)
    async with database.unit_of_work() as uow:
        await review.reject_order(uow, APPROVER, ReviewOrder(order_id=order.id, reason="Too many."))
    found = await notices(database, order.id)
    assert sorted(found, key=lambda each: each["policy"]["row"]) == [
        {
            "to": "order-desk",
            "title": {"en": f"rejected {order.number}"},
            "text": {"en": "Have a look: Too many.", "pt-BR": "Veja: Too many."},
            "policy": {"table": "notification", "row": "back"},
        },
        {
            "to": AGENT.name,
            "title": {"en": "No", "pt-BR": "Não"},
            "text": {},
            "policy": {"table": "notification", "row": "back-too"},
        },
        {
            "to": "order-desk",
            "title": {"en": f"submitted {order.number}"},
            "text": {},
            "policy": {"table": "notification", "row": "new"},
        },
        {
            "to": "order_approver",
            "title": {"en": f"awaiting_approval {order.number}"},
            "text": {},
            "policy": {"table": "notification", "row": "wanted"},
        },
    ]
    await write_hits(database)
    async with database.reader() as reader:
        hits = {each.row: each.hits for each in (await table_hits(reader, SYSTEM, "notification")).rows}
    assert hits == {"new": 1, "wanted": 1, "back": 1, "back-too": 1, "nobody": 1, "wordless": 1}


async def test_holds_and_cancellations_are_told(database: Database, company: Account) -> None:
    await publish(database, notification(row("held", "held"), row("gone", "canceled")))
    order = await waiting(database, company)
    async with database.unit_of_work() as uow:
        await progress.cancel_order(uow, MANAGER, MoveOrder(order_id=order.id, reason="Not wanted."))
    assert [each["policy"]["row"] for each in await notices(database, order.id)] == ["gone"]


async def test_a_policy_that_can_not_answer_keeps_no_order_from_going_on(database: Database, company: Account) -> None:
    twice = notification(row("one", "submitted"), row("two", "submitted"), hit_policy="UNIQUE")
    await publish(database, twice)
    order = await waiting(database, company)
    async with database.reader() as reader:
        trail = await audit_of(reader, order.id)
    failed = [entry for entry in trail if entry.action == "notification_failed"]
    assert [entry.reason for entry in failed] == [
        "The table notification allows one matching row, and 2 match: one, two."
    ]
    assert [entry.to_state for entry in trail if entry.to_state][-1] == OrderState.AWAITING_APPROVAL.value


async def test_rows_are_valid_on_their_days_only(database: Database, company: Account) -> None:
    past = {**row("past", "submitted"), "valid_to": "2020-12-31"}
    now = {**row("now", "submitted"), "valid_from": "2021-01-01"}
    await publish(database, notification(past, now))
    order = await waiting(database, company)
    assert [each["policy"]["row"] for each in await notices(database, order.id)] == ["now"]


@pytest.mark.parametrize(
    ("key", "output", "answer"),
    [("order-enrichment", "flow", '"no-such-flow"'), ("order-approval", "approver", '"order_approver"')],
)
async def test_policies_know_the_day(database: Database, company: Account, key: str, output: str, answer: str) -> None:
    past = {"id": "past", "when": [None], "then": [answer], "valid_to": "2020-12-31"}
    table = {
        "schema": "orderloom.table/1",
        "key": key,
        "name": {"en": key},
        "hit_policy": "FIRST",
        "inputs": [{"id": "channel", "label": "Channel", "expression": "order.channel"}],
        "outputs": [{"id": output, "label": output}],
        "rows": [past],
    }
    await publish(database, table)
    order = await waiting(database, company)
    async with database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM flow_run WHERE order_id = :id", {"id": order.id}) == 0
