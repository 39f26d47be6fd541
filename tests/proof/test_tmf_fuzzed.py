"""What TM Forum's specifications allow, and what they forbid, is sent: no answer is a bug, and each fits them."""

import os
from collections.abc import AsyncIterator
from typing import Any, cast

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar import Litestar
from litestar.testing import AsyncTestClient
from schemathesis.checks import CHECKS
from schemathesis.core.transport import Response

from orderloom.identity.commands.tokens import create_token
from orderloom.identity.contracts import CreateToken, Role
from orderloom.main.web import create_app
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


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str) -> AsyncIterator[AsyncTestClient[Litestar]]:
    await load_catalogs(database, "mobile-tariff")
    await open_account(database, external_id="crm-1")
    async with database.unit_of_work() as uow:
        roles = (Role.PROCESS_ADMIN, Role.ORDER_MANAGER)
        secret = await create_token(uow, SYSTEM, CreateToken(name="fuzz", roles=roles))
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with AsyncTestClient(app) as made:
        made.headers["authorization"] = f"Bearer {secret}"
        yield made


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
    client: AsyncTestClient[Litestar], base: str, operation: Any, data: st.DataObject
) -> None:
    mode = data.draw(st.sampled_from(list(schemathesis.GenerationMode)))
    case = data.draw(operation.as_strategy(generation_mode=mode))
    position = data.draw(st.integers(0, 4))
    listed = await client.get(base + operation.path.replace("/{id}", ""), params={"limit": "5"})
    if "id" in (case.path_parameters or {}) and listed.status_code in (200, 206) and listed.json():
        found = listed.json()  # which ones there are depends on what was deleted so far, and must not steer the draws
        case.path_parameters["id"] = found[position % len(found)]["id"]
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
    assert answer.status_code < 500, answer.text
    assert answer.status_code in (200, 201, 202, 204, 206, 400, 404, 405, 406, 409, 413, 415), answer.text
    case.validate_response(
        Response.from_httpx(answer, verify=False),
        checks=[CHECKS.get_one("response_schema_conformance")],
    )
