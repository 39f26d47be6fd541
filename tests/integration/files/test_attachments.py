"""Files of orders: brought and fetched by tickets, seen within the scope of their order, taken away with a trace."""

from collections.abc import AsyncIterator
from typing import Any, cast

import pytest
from litestar import Litestar

from orderloom.graphql.ids import global_id
from orderloom.identity.contracts import Role
from orderloom.main.web import create_app
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, Order
from orderloom.parties.contracts import Account
from orderloom.platform.audit import audit_of
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.graph import Caller, signed_in
from tests.builders.orders import SYSTEM, import_gadget, open_account

PREPARE = """mutation($input: PrepareAttachmentInput!) { prepareAttachment(input: $input) {
  address { attachmentId url name maxBytes } problems { code path } } }"""
FETCH = """mutation($input: AttachmentInput!) { fetchAttachment(input: $input) {
  address { url name } problems { code } } }"""
REMOVE = """mutation($input: AttachmentInput!) { removeAttachment(input: $input) {
  attachment { name } problems { code } } }"""
LIST = "query($id: ID!) { order(id: $id) { attachments { id name mediaType size audience uploadedBy } } }"
PDF = b"%PDF-1.7\n" + b"x" * 600_000


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await import_gadget(database)
    return await open_account(database)


@pytest.fixture(scope="module")
async def order(database: Database, account: Account) -> Order:
    async with database.unit_of_work() as uow:
        return await create_order(uow, SYSTEM, CreateOrder(account_id=account.id))


@pytest.fixture(scope="module")
def app(database: Database) -> Litestar:
    return cast(Any, create_app(Settings(env="test"), database, Live())[0])


@pytest.fixture
async def agent(database: Database, app: Litestar) -> AsyncIterator[Caller]:
    async with await signed_in(database, app, Role.ORDER_AGENT) as caller:
        yield caller


async def address(caller: Caller, order: Order, name: str = "plan.pdf", **given: Any) -> dict[str, Any]:
    wanted = {"subjectId": global_id("Order", order.id), "name": name, **given}
    payload = (await caller.data(PREPARE, {"input": wanted}))["prepareAttachment"]
    assert payload["problems"] == []
    return payload["address"]


async def attach(caller: Caller, order: Order, content: bytes = PDF, **given: Any) -> str:
    made = await address(caller, order, **given)
    answer = await caller.http.put(made["url"], content=content)
    assert answer.status_code == 204, answer.text
    return made["attachmentId"]


async def listed(caller: Caller, order: Order) -> list[dict[str, Any]]:
    found = (await caller.data(LIST, {"id": global_id("Order", order.id)}))["order"]
    return found["attachments"] if found else []


async def asked(caller: Caller, document: str, attachment_id: str) -> dict[str, Any]:
    (payload,) = (await caller.data(document, {"input": {"attachmentId": attachment_id}})).values()
    return payload


async def test_a_file_comes_back_byte_for_byte_as_an_attachment(agent: Caller, order: Order) -> None:
    attachment_id = await attach(agent, order, name="Plano de instalação.pdf")
    (file,) = [one for one in await listed(agent, order) if one["id"] == attachment_id]
    assert (file["mediaType"], file["size"], file["audience"]) == ("application/pdf", len(PDF), "INTERNAL")
    fetched = await agent.http.get((await asked(agent, FETCH, attachment_id))["address"]["url"])
    assert fetched.content == PDF
    assert fetched.headers["content-type"] == "application/pdf"
    assert fetched.headers["x-content-type-options"] == "nosniff"
    assert fetched.headers["content-disposition"] == (
        "attachment; filename=\"Plano de instala__o.pdf\"; filename*=UTF-8''Plano%20de%20instala%C3%A7%C3%A3o.pdf"
    )


async def test_a_page_is_served_as_text_and_a_program_is_refused(agent: Caller, order: Order) -> None:
    attachment_id = await attach(agent, order, b"<script>alert(1)</script>", name="hello.html")
    fetched = await agent.http.get((await asked(agent, FETCH, attachment_id))["address"]["url"])
    assert fetched.headers["content-type"].startswith("text/plain")
    assert 'filename="hello.html.txt"' in fetched.headers["content-disposition"]
    made = await address(agent, order, "setup.exe")
    refused = await agent.http.put(made["url"], content=b"MZ\x90\x00\x03")
    assert refused.status_code == 400
    assert len(await listed(agent, order)) == 2


async def test_bringing_again_changes_nothing_and_bringing_another_is_refused(agent: Caller, order: Order) -> None:
    made = await address(agent, order, "twice.txt")
    before = len(await listed(agent, order))
    for _ in range(2):
        assert (await agent.http.put(made["url"], content=b"once")).status_code == 204
    assert len(await listed(agent, order)) == before + 1
    assert (await agent.http.put(made["url"], content=b"other")).status_code == 409


async def test_more_than_20_mb_is_refused(agent: Caller, order: Order) -> None:
    made = await address(agent, order, "long.txt")
    before = await listed(agent, order)
    assert (await agent.http.put(made["url"], content=b"a" * (20 * 1024 * 1024 + 1))).status_code == 413
    assert await listed(agent, order) == before


async def test_addresses_that_were_given_out_before_make_no_more_room(
    database: Database, account: Account, agent: Caller
) -> None:
    async with database.unit_of_work() as uow:
        full = await create_order(uow, SYSTEM, CreateOrder(account_id=account.id))
    spare = await address(agent, full, name="one-too-many.txt")
    async with database.unit_of_work() as uow:
        await uow.execute(
            "INSERT INTO attachment (id, noun, subject_id, audience, name, media_type, size, sha256, uploaded_by_name)"
            " SELECT gen_random_uuid(), 'order', :id, 'internal', 'n', 'text/plain', 1, 'x', 'n'"
            " FROM generate_series(1, 200)",
            {"id": full.id},
        )
    answer = await agent.http.put(spare["url"], content=b"one too many")
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (409, "file.too_many")
    assert len(await listed(agent, full)) == 200


async def test_an_address_is_good_for_whoever_asked_only(
    database: Database, app: Litestar, agent: Caller, order: Order
) -> None:
    made = await address(agent, order)
    async with await signed_in(database, app, Role.ORDER_AGENT) as other:
        assert (await other.http.put(made["url"], content=PDF)).status_code == 404
    async with Caller(app) as stranger:
        assert (await stranger.http.put(made["url"], content=PDF)).status_code == 401


async def test_a_customer_sees_what_is_for_customers_of_their_own_orders(
    database: Database, app: Litestar, agent: Caller, account: Account, order: Order
) -> None:
    secret = await attach(agent, order, b"internal", name="internal.txt")
    shown = await attach(agent, order, b"for you", name="shown.txt", audience="CUSTOMER")
    async with await signed_in(database, app, Role.CUSTOMER, account_id=account.id) as customer:
        assert [one["id"] for one in await listed(customer, order)] == [shown]
        assert (await asked(customer, FETCH, secret))["problems"][0]["code"] == "missing"
        own = await attach(customer, order, b"mine", name="mine.txt", audience="INTERNAL")
        assert [one["audience"] for one in await listed(customer, order) if one["id"] == own] == ["CUSTOMER"]
        assert (await asked(customer, REMOVE, shown))["problems"][0]["code"] == "denied"
    neighbour = await open_account(database)
    async with await signed_in(database, app, Role.CUSTOMER, account_id=neighbour.id) as stranger:
        assert (await asked(stranger, FETCH, shown))["problems"][0]["code"] == "missing"
        wanted = {"subjectId": global_id("Order", order.id), "name": "x.txt"}
        payload = (await stranger.data(PREPARE, {"input": wanted}))["prepareAttachment"]
        assert [one["code"] for one in payload["problems"]] == ["missing"]


async def test_taking_a_file_away_takes_its_bytes_and_leaves_a_trace(
    database: Database, app: Litestar, agent: Caller, order: Order
) -> None:
    attachment_id = await attach(agent, order, b"gone soon", name="gone.txt")
    async with await signed_in(database, app, Role.ORDER_AGENT) as other:
        assert (await asked(other, REMOVE, attachment_id))["problems"][0]["code"] == "denied"
    async with database.reader() as reader:
        before = await reader.scalar("SELECT count(*) FROM attachment_chunk")
    assert (await asked(agent, REMOVE, attachment_id))["attachment"] == {"name": "gone.txt"}
    assert (await asked(agent, FETCH, attachment_id))["problems"][0]["code"] == "missing"
    async with database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM attachment_chunk") == before - 1
        trace = [(one.action, (one.changes or {})["name"]) for one in await audit_of(reader, order.id) if one.changes]
    assert trace[-2:] == [("attach", "gone.txt"), ("detach", "gone.txt")]
