"""What TM Forum's specifications allow, and what they forbid, is sent: no answer is a bug, and each fits them."""

import os
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast
from uuid import UUID

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar import Litestar
from litestar.testing import AsyncTestClient
from schemathesis.checks import CHECKS
from schemathesis.core.transport import Response

from orderloom.decomposition.commands import decompose_orders
from orderloom.identity.commands.tokens import create_token
from orderloom.identity.contracts import CreateToken, Role
from orderloom.kernel import json
from orderloom.main.web import create_app
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.review import approve_order, start_enrichment
from orderloom.ordering.contracts import CreateOrder, NewLine, OrderKind, ReviewOrder
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM, load_catalogs, open_account
from tests.builders.tmf import MATERIAL, loosened, needs_material, specification

pytestmark = needs_material
EXAMPLES = 25
ALWAYS_THE_SAME = "ORDERLOOM_FUZZ_ANEW" not in os.environ
"""With it set, `--hypothesis-seed` chooses other draws."""
SPECIFICATIONS = {
    "TMF620_Product_Catalog_Management_API_v4.1.0_swagger.json": "/tmf-api/productCatalogManagement/v4",
    "TMF620-Product_Catalog_Management-v5.0.0.oas.json": "/tmf-api/productCatalogManagement/v5",
    "TMF622_Product_Ordering_Management_API_v4.0.0_swagger.json": "/tmf-api/productOrderingManagement/v4",
    "TMF622-ProductOrdering-v5.0.0.oas.json": "/tmf-api/productOrderingManagement/v5",
    "TMF629_Customer_Management_API_v4.0.0_swagger.json": "/tmf-api/customerManagement/v4",
    "TMF629-Customer_Management-v5.0.1.oas.json": "/tmf-api/customerManagement/v5",
    "TMF632_Party_Management_API_v4.0.0_swagger.json": "/tmf-api/party/v4",
    "TMF632-Party_Management-v5.0.0.oas.json": "/tmf-api/party/v5",
    "TMF641-ServiceOrdering-v4.1.0.swagger.json": "/tmf-api/serviceOrdering/v4",
    "TMF652_Resource_Order_Management_API_v4.0.0_swagger.json": "/tmf-api/resourceOrderingManagement/v4",
}
Operation = tuple[str, str, Any]
CUSTOMER = {"id": "crm-1", "role": "Customer", "@referredType": "Customer", "@type": "RelatedParty"}
FIREWALL = {"serviceSpecification": {"id": "firewall-service"}}
CANCELED = {"/cancelServiceOrder": "serviceOrder", "/cancelResourceOrder": "resourceOrder"}


def operations() -> list[Operation]:
    """All but those that a subscriber, and not a server, answers."""
    found: list[Operation] = []
    for name, base in SPECIFICATIONS.items() if MATERIAL.exists() else ():
        document = loosened(specification(name))
        document.pop("servers", None)
        document.pop("basePath", None)
        schema = schemathesis.openapi.from_dict(document)
        for one in schema.get_all_operations():
            operation: Any = cast(Any, one).ok()
            if "/listener/" not in operation.path:
                found.append((base, f"{base} {operation.label}", operation))
    return found


@pytest.fixture(scope="module", autouse=True)
def tally(request: pytest.FixtureRequest) -> Iterator[Counter[int]]:
    """How often there was which status."""
    counted = Counter[int]()
    yield counted
    manager: Any = request.config.pluginmanager.getplugin("capturemanager")
    with manager.global_and_fixture_disabled():
        print(f"\n{counted.total()} answers: {dict(sorted(counted.items()))}")


async def resource_orders(database: Database, account_id: UUID) -> None:
    """A service order that was decomposed, twice, since nobody makes resource orders from outside."""
    line = NewLine(specification="firewall-service", characteristics={"vpn_users": 25})
    new = CreateOrder(account_id=account_id, kind=OrderKind.SERVICE, lines=(line,), submit=True)
    async with database.unit_of_work() as uow:
        ids = [(await create_order(uow, SYSTEM, new)).id for _ in range(2)]
        await start_enrichment(uow, SYSTEM, ids)
        for one in ids:
            await approve_order(uow, SYSTEM, ReviewOrder(order_id=one))
        await decompose_orders(uow, SYSTEM, ids)


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str) -> AsyncIterator[AsyncTestClient[Litestar]]:
    await load_catalogs(database, "mobile-tariff", "managed-firewall")
    account = await open_account(database, external_id="crm-1", segment="business")
    await resource_orders(database, account.id)
    async with database.unit_of_work() as uow:
        roles = (Role.PROCESS_ADMIN, Role.ORDER_MANAGER)
        secret = await create_token(uow, SYSTEM, CreateToken(name="fuzz", roles=roles))
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with AsyncTestClient(app) as made:
        made.headers["authorization"] = f"Bearer {secret}"
        yield made


def meant(path: str, body: Any, orders: list[Any]) -> Any:
    """A body about what is known here, so that more than its refusal is tried."""
    if not isinstance(body, dict):
        return body
    if path in CANCELED and orders:
        return {**body, CANCELED[path]: {**body[CANCELED[path]], "id": orders[0]["id"]}}
    if path != "/serviceOrder":
        return body
    body = json.loads(json.dumps(body).replace(b"\\u0000", b""))
    items = [_of_known(item, f"{number}") for number, item in enumerate(body.get("serviceOrderItem") or [{}])]
    return {**body, "relatedParty": [*body.get("relatedParty", ()), CUSTOMER], "serviceOrderItem": items}


def _of_known(item: dict[str, Any], number: str) -> dict[str, Any]:
    service = {name: value for name, value in item.get("service", {}).items() if name != "serviceCharacteristic"}
    inner = [_of_known(one, f"{number}.{place}") for place, one in enumerate(item.get("serviceOrderItem", ()))]
    own = {"id": number, "action": "add", "quantity": 1, "service": {**service, **FIREWALL}}
    return {**item, **own, "serviceOrderItem": inner, "serviceOrderItemRelationship": []}


@pytest.mark.parametrize(
    ("base", "operation"), [pytest.param(base, one, id=label) for base, label, one in operations()]
)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=ALWAYS_THE_SAME,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
async def test_every_answer_fits(
    client: AsyncTestClient[Litestar], tally: Counter[int], base: str, operation: Any, data: st.DataObject
) -> None:
    mode = data.draw(st.sampled_from(list(schemathesis.GenerationMode)))
    case = data.draw(operation.as_strategy(generation_mode=mode))
    position = data.draw(st.integers(0, 4))
    listed = await client.get(base + operation.path.replace("/{id}", ""), params={"limit": "5"})
    if "id" in (case.path_parameters or {}) and listed.status_code in (200, 206) and listed.json():
        found = listed.json()  # which ones there are depends on what was deleted so far, and must not steer the draws
        case.path_parameters["id"] = found[position % len(found)]["id"]
    if mode is schemathesis.GenerationMode.POSITIVE and data.draw(st.booleans()):
        named = CANCELED.get(operation.path)
        orders = (await client.get(f"{base}/{named}")).json() if named else []
        case.body = meant(operation.path, case.body, orders)
    sent = case.as_transport_kwargs(base_url=f"http://testserver{base}")
    wanted = ("content-type", "accept")
    headers = {name: value for name, value in dict(sent["headers"]).items() if name.lower() in wanted}
    try:
        request = client.build_request(
            sent["method"], sent["url"], params=sent.get("params"), headers=headers,
            **({"json": sent["json"]} if "json" in sent else {"content": sent.get("data")}),
        )  # fmt: skip
    except (UnicodeError, ValueError, TypeError, httpx.InvalidURL):
        return
    answer = await client.send(request)
    tally[answer.status_code] += 1
    assert answer.status_code < 500, answer.text
    assert answer.status_code in (200, 201, 202, 204, 206, 400, 404, 405, 406, 409, 413, 415), answer.text
    case.validate_response(
        Response.from_httpx(answer, verify=False),
        checks=[CHECKS.get_one("response_schema_conformance")],
    )
