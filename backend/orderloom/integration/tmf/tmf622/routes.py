"""`/tmf-api/productOrderingManagement/v4/productOrder`: create, read, list."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath

from orderloom.catalog import queries as catalog
from orderloom.fields.contracts import Noun
from orderloom.fields.queries import sheet
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.parsing import load
from orderloom.integration.tmf.selection import chosen, page_of
from orderloom.integration.tmf.tmf622.accept import Intent, accept
from orderloom.integration.tmf.tmf622.filters import conditions, sorts
from orderloom.integration.tmf.tmf622.render import account_ids, resource, shown_to
from orderloom.integration.tmf.web import base_of, caller_of, json_response, require_json
from orderloom.kernel.errors import Missing
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import OrderWithLines
from orderloom.parties import queries as parties
from orderloom.platform.db import Database, Reader

INTAKE_LIMIT = 20 * 1024 * 1024
Web = Request[Any, Any, State]


class ProductOrders(Controller):
    path = "/productOrder"

    @post("/", request_max_body_size=INTAKE_LIMIT)
    async def create(self, request: Web, database: NamedDependency[Database]) -> Response[bytes]:
        """Idempotent by `externalId` or the header `Idempotency-Key`."""
        actor = await caller_of(request, database)
        require_json(request)
        document = load(await request.body())
        intent = Intent(client_key=request.headers.get("idempotency-key"), version="v4")
        async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
            order = await accept(uow, actor, document, intent)
        async with database.reader() as reader:
            made = await ordering.orders_with_lines(reader, [order.id])
            (body,) = await _resources(reader, actor, made, base_of(request))
        return json_response(body, status=201, headers={"location": body["href"]})

    @get("/{order_id:str}")
    async def read(self, request: Web, database: NamedDependency[Database], order_id: FromPath[str]) -> Response[bytes]:
        actor = await caller_of(request, database)
        async with database.reader() as reader:
            whole = await ordering.order(reader, actor, _id(order_id))
            (body,) = await _resources(reader, actor, [whole], base_of(request))
        return json_response(chosen(body, request.query_params.get("fields")))

    @get("/")
    async def list(self, request: Web, database: NamedDependency[Database]) -> Response[bytes]:
        """206 when there is more than this page."""
        actor = await caller_of(request, database)
        query = {name: ",".join(request.query_params.getall(name)) for name in request.query_params}
        page, where, by = page_of(query), conditions(query), sorts(query.get("sort"))
        async with database.reader() as reader:
            total = await ordering.count_orders(reader, actor, where)
            bodies = await _page(reader, actor, (where, by, page.offset, page.limit), base_of(request))
        headers = {"x-total-count": str(total), "x-result-count": str(len(bodies))}
        shown = [chosen(body, query.get("fields")) for body in bodies]
        return json_response(shown, status=206 if len(bodies) < total else 200, headers=headers)


async def _page(reader: Reader, actor: Actor, asked: tuple[Any, Any, int, int], base: str) -> Sequence[dict[str, Any]]:
    where, by, offset, limit = asked
    found = await ordering.orders_at(reader, actor, where, by, offset=offset, limit=limit)
    whole = {one.order.id: one for one in await ordering.orders_with_lines(reader, [order.id for order in found])}
    return await _resources(reader, actor, [whole[order.id] for order in found], base)


async def _resources(
    reader: Reader, actor: Actor, found: Sequence[OrderWithLines], base: str
) -> Sequence[dict[str, Any]]:
    accounts = await parties.accounts_by_id(reader, account_ids(found))
    releases = {whole.order.catalog_release_id for whole in found}
    snapshots = {release: await catalog.snapshot(reader, release) for release in releases}
    shown = shown_to(actor, await sheet(reader, Noun.ORDER, Noun.LINE))
    return [
        resource(whole, accounts.get(whole.order.account_id), snapshots[whole.order.catalog_release_id], shown, base)
        for whole in found
    ]


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Missing("There is no such order.", path=("id",)) from None
