"""Whatever is sent to TMF622 and TMF641, the answer is an order or an error body, never a bug, never half an order."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar import Litestar
from litestar.testing import AsyncTestClient

from orderloom.identity.commands.tokens import create_token
from orderloom.identity.contracts import CreateToken, Role
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM, load_catalogs, open_account

thorough = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PRODUCTS = "/tmf-api/productOrderingManagement/v4/productOrder"
SERVICES = "/tmf-api/serviceOrdering/v4/serviceOrder"
SERVICE_ORDER: dict[str, Any] = {
    "priority": "1",
    "requestedStartDate": "2019-05-02T08:13:59.506Z",
    "relatedParty": [{"id": "crm-1", "role": "Customer", "@referredType": "Customer", "@type": "RelatedParty"}],
    "note": [{"text": "call first"}],
    "externalReference": [{"name": "BSS-1", "externalReferenceType": "ticket"}],
    "serviceOrderItem": [
        {
            "id": "1",
            "action": "add",
            "quantity": 1,
            "service": {
                "serviceSpecification": {"id": "firewall-service"},
                "serviceCharacteristic": [{"name": "vpn_users", "value": {"value": 25, "alias": "twenty-five"}}],
                "place": [{"id": "site-1", "role": "installation"}],
            },
            "serviceOrderItem": [
                {"id": "3", "action": "add", "service": {"serviceType": "firewall-service", "state": "active"}}
            ],
            "serviceOrderItemRelationship": [{"relationshipType": "bundles", "orderItem": {"itemId": "2"}}],
        },
        {"id": "2", "action": "add", "service": {"name": "Firewall service"}, "appointment": {"id": "7"}},
    ],
}
PRODUCT_ORDER: dict[str, Any] = {
    "priority": "1",
    "description": "one phone",
    "requestedStartDate": "2019-05-02T08:13:59.506Z",
    "relatedParty": [{"id": "crm-1", "role": "Customer", "@referredType": "Customer"}],
    "note": [{"text": "call first"}],
    "productOrderItem": [
        {
            "id": "1",
            "action": "add",
            "quantity": 1,
            "productOffering": {"id": "mobile-tariff"},
            "productOrderItemRelationship": [{"id": one, "relationshipType": "bundles"} for one in ("2", "3")],
        },
        {
            "id": "2",
            "action": "add",
            "productOffering": {"id": "mobile-telephony"},
            "product": {"productCharacteristic": [{"name": "TEL_MSISDN", "value": "415 279 7439"}]},
        },
        {"id": "3", "action": "add", "productOffering": {"id": "tariff-plan"}},
    ],
}
ATTRIBUTES = [
    *("id", "action", "quantity", "product", "productOffering", "productOrderItem", "place", "value", "state"),
    *("service", "serviceSpecification", "serviceCharacteristic", "serviceOrderItem", "orderItem", "relatedParty"),
]
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(
        ["\x00", "\ud800", "mobile-tariff", "firewall-service", "1", "delete", "2019-13-45", "9" * 400, "1e400"]
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(ATTRIBUTES) | st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in places(item, (*path, key)))]


@st.composite
def bodies(draw: st.DrawFn, good: Any) -> Any:
    """A good body with up to three of its values replaced, removed or added to."""
    body: Any = copy.deepcopy(good)
    for path in draw(st.lists(st.sampled_from(places(good)[1:]), min_size=0, max_size=3)):
        holder = body
        try:
            for step in path[:-1]:
                holder = holder[step]
            if draw(st.booleans()) or isinstance(holder, list):
                holder[path[-1]] = draw(VALUES)
            elif draw(st.booleans()):
                holder[draw(st.sampled_from(ATTRIBUTES))] = draw(VALUES)
            else:
                del holder[path[-1]]
        except (KeyError, IndexError, TypeError):
            continue
    return body


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str) -> AsyncTestClient[Litestar]:
    await load_catalogs(database, "mobile-tariff", "managed-firewall")
    await open_account(database, external_id="crm-1", segment="business")
    async with database.unit_of_work() as uow:
        secret = await create_token(uow, SYSTEM, CreateToken(name="fuzz", roles=(Role.ORDER_AGENT,)))
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    made = AsyncTestClient(app)
    made.headers["authorization"] = f"Bearer {secret}"
    return made


async def kept(database: Database) -> tuple[int, ...]:
    tables = ("customer_order", "order_line", "event", "audit", "idempotency")
    async with database.reader() as reader:
        return tuple([await reader.scalar(f"SELECT count(*) FROM {table}") for table in tables])


each = pytest.mark.parametrize(("path", "good"), [(PRODUCTS, PRODUCT_ORDER), (SERVICES, SERVICE_ORDER)])


@each
@thorough
@given(data=st.data())
async def test_any_body_is_an_order_or_an_error(
    client: AsyncTestClient[Litestar], database: Database, path: str, good: Any, data: st.DataObject
) -> None:
    body = data.draw(bodies(good) | VALUES)
    before = await kept(database)
    try:
        content = json.dumps(body)
    except (UnicodeEncodeError, ValueError):
        content = repr(body).encode("utf-8", "surrogatepass")
    answer = await client.post(path, content=content, headers={"content-type": "application/json"})
    after = await kept(database)
    if answer.status_code == 201:
        assert after[0] in (before[0], before[0] + 1)
        assert (await client.get(f"{path}/{answer.json()['id']}")).json() == answer.json()
    else:
        assert answer.status_code in (400, 404, 409), answer.text
        assert after == before
        assert all(one["code"] and one["message"] for one in answer.json()["problems"])


QUERIES = st.dictionaries(
    st.sampled_from(["fields", "offset", "limit", "sort", "state", "id", "externalId", "orderDate.gt", "description"])
    | st.text(max_size=8),
    st.text(max_size=12) | st.sampled_from(["-1", "0", "none", "a.b", "'x','y'", "-orderDate", str(new_id()), "\x00"]),
    max_size=4,
)


@each
@thorough
@given(data=st.data())
async def test_any_patch_is_taken_or_an_error(
    client: AsyncTestClient[Litestar], path: str, good: Any, data: st.DataObject
) -> None:
    patch = data.draw(bodies(good) | VALUES)
    made = (await client.post(path, json=good)).json()
    try:
        content = json.dumps(patch)
    except (UnicodeEncodeError, ValueError):
        return
    headers = {"content-type": "application/merge-patch+json"}
    answer = await client.patch(f"{path}/{made['id']}", content=content, headers=headers)
    after = (await client.get(f"{path}/{made['id']}")).json()
    if answer.status_code == 200:
        assert after == answer.json()
    else:
        assert answer.status_code in (400, 404, 409), answer.text
        assert after == made
        assert all(one["code"] and one["message"] for one in answer.json()["problems"])


@pytest.mark.parametrize("path", [PRODUCTS, SERVICES, "/tmf-api/resourceOrderingManagement/v4/resourceOrder"])
@thorough
@given(query=QUERIES)
async def test_any_query_is_a_list_or_an_error(
    client: AsyncTestClient[Litestar], path: str, query: dict[str, str]
) -> None:
    try:
        answer = await client.get(path, params=query)
    except UnicodeEncodeError:
        return
    assert answer.status_code in (200, 206, 400), answer.text
    if answer.status_code != 400:
        assert len(answer.json()) == int(answer.headers["x-result-count"])
