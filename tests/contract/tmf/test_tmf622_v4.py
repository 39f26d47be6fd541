"""TMF622 v4 over HTTP: the rules of TMF630, the schema of the specification, and what is refused."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import jsonschema_rs
import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient

from orderloom.fields.contracts import FieldType, Noun
from orderloom.identity.commands.tokens import create_token
from orderloom.identity.contracts import CreateToken, Role
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.fields import define
from tests.builders.orders import SYSTEM, load_catalogs, open_account
from tests.builders.tmf import needs_material, specification

PATH = "/tmf-api/productOrderingManagement/v4/productOrder"
Client = AsyncTestClient[Litestar]


def body(account: Account, **given: Any) -> dict[str, Any]:
    return {
        "externalId": str(new_id()),
        "priority": "1",
        "description": "two phones",
        "category": "B2C product order",
        "note": [{"text": "call first"}],
        "requestedCompletionDate": "2031-05-02T08:13:59.506Z",
        "relatedParty": [{"id": str(account.id), "role": "Customer", "@referredType": "Customer"}],
        "productOrderItem": [
            {
                "id": "100",
                "action": "add",
                "quantity": 1,
                "productOffering": {"id": "mobile-tariff", "name": "Mobile"},
                "productOrderItemRelationship": [
                    {"id": "110", "relationshipType": "bundles"},
                    {"id": "120", "relationshipType": "bundles"},
                ],
            },
            {
                "id": "110",
                "action": "add",
                "quantity": 1,
                "productOffering": {"id": "mobile-telephony"},
                "product": {
                    "isBundle": False,
                    "productCharacteristic": [{"name": "TEL_MSISDN", "value": "415 279 7439", "valueType": "string"}],
                },
            },
            {
                "id": "120",
                "action": "add",
                "quantity": 1,
                "productOffering": {"id": "tariff-plan"},
                "productOrderItemRelationship": [{"id": "110", "relationshipType": "reliesOn"}],
            },
        ],
        **given,
    }


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await load_catalogs(database, "mobile-tariff")
    return await open_account(database, external_id="crm-1")


@pytest.fixture(scope="module")
async def app(database: Database, redis_url: str) -> Litestar:
    return create_app(Settings(env="test"), database, Live(redis_url))[1]


@pytest.fixture(scope="module")
async def client(app: Litestar, account: Account, database: Database) -> AsyncIterator[Client]:
    """Signs in as an order agent's token."""
    async with AsyncTestClient(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.ORDER_AGENT)}"
        yield one


async def token(database: Database, *roles: Role, account: Account | None = None) -> str:
    async with database.unit_of_work() as uow:
        new = CreateToken(name=str(new_id()), roles=roles, account_id=account.id if account else None)
        return await create_token(uow, SYSTEM, new)


async def counted(database: Database) -> tuple[int, ...]:
    tables = ("customer_order", "order_line", "event", "work", "audit", "idempotency")
    async with database.reader() as reader:
        return tuple([await reader.scalar(f"SELECT count(*) FROM {table}") for table in tables])


async def refused(
    client: Client, database: Database, given: Any, status: int = 400, **options: Any
) -> list[tuple[str, str]]:
    """Codes and paths of a refusal that left nothing behind."""
    before = await counted(database)
    content = given if isinstance(given, bytes) else json.dumps(given)
    headers = {"content-type": "application/json", **options}
    answer = await client.post(PATH, content=content, headers=headers)
    assert answer.status_code == status, answer.text
    found = answer.json()
    assert (found["status"], found["@type"]) == (str(status), "Error")
    assert found["code"] == found["problems"][0]["code"]
    assert all(one["message"] for one in found["problems"])
    assert await counted(database) == before
    return [(one["code"], one["path"]) for one in found["problems"]]


async def test_an_order_is_created_and_read_back(client: Client, account: Account) -> None:
    sent = body(account)
    answer = await client.post(PATH, json=sent)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert answer.headers["location"] == made["href"]
    assert made["href"].endswith(f"{PATH}/{made['id']}")
    assert (made["state"], made["@type"]) == ("acknowledged", "ProductOrder")
    assert made["orderDate"].endswith("Z")
    assert {name: made[name] for name in ("externalId", "description", "category", "note")} == {
        name: sent[name] for name in ("externalId", "description", "category", "note")
    }
    assert made["requestedCompletionDate"] == "2031-05-02T08:13:59.506Z"
    assert [(item["id"], item["action"], item["state"]) for item in made["productOrderItem"]] == [
        ("100", "add", "acknowledged"),
        ("110", "add", "acknowledged"),
        ("120", "add", "acknowledged"),
    ]
    telephony = made["productOrderItem"][1]
    assert telephony["product"]["productCharacteristic"] == [
        {"name": "TEL_MSISDN", "value": "415 279 7439", "valueType": "string"}
    ]
    assert telephony["product"]["isBundle"] is False
    assert telephony["itemPrice"][0]["price"]["dutyFreeAmount"] == {"unit": "EUR", "value": 0.99}
    relations = made["productOrderItem"][0]["productOrderItemRelationship"]
    assert [(one["id"], one["relationshipType"]) for one in relations] == [("110", "bundles"), ("120", "bundles")]
    read = await client.get(f"{PATH}/{made['id']}")
    assert (read.status_code, read.json()) == (200, made)


@needs_material
async def test_answers_fit_the_schema_of_the_specification(client: Client, account: Account) -> None:
    swagger = specification("TMF622_Product_Ordering_Management_API_v4.0.0_swagger.json")

    def fits(value: Any, definition: str) -> list[str]:
        schema = {"$ref": f"#/definitions/{definition}", "definitions": swagger["definitions"]}
        return [str(error) for error in jsonschema_rs.validator_for(schema).iter_errors(value)]

    made = (await client.post(PATH, json=body(account))).json()
    assert fits(made, "ProductOrder") == []
    for one in (await client.get(PATH)).json():
        assert fits(one, "ProductOrder") == []
    assert fits((await client.get(f"{PATH}/{new_id()}")).json(), "Error") == []
    assert fits((await client.post(PATH, json={})).json(), "Error") == []


async def test_custom_fields_travel_as_named_values_in_and_out(
    client: Client, database: Database, account: Account
) -> None:
    await define(database, "cost_centre", pattern="CC-[0-9]+")
    await define(database, "score", FieldType.INTEGER)
    await define(database, "rack", noun=Noun.LINE)
    given = body(account, customField=[{"name": "cost_centre", "value": "CC-7"}, {"name": "score", "value": 8}])
    given["productOrderItem"][1]["customField"] = [{"name": "rack", "value": "R1"}]
    made = (await client.post(PATH, json=given)).json()
    assert made["customField"] == [
        {"name": "cost_centre", "value": "CC-7", "valueType": "string"},
        {"name": "score", "value": 8, "valueType": "integer"},
    ]
    items = {item["id"]: item for item in made["productOrderItem"]}
    assert items["110"]["customField"] == [{"name": "rack", "value": "R1", "valueType": "string"}]
    assert "customField" not in items["100"]
    assert (await client.get(f"{PATH}/{made['id']}")).json() == made


async def test_custom_fields_that_do_not_fit_are_refused_where_they_stand(
    client: Client, database: Database, account: Account
) -> None:
    await define(database, "depth", FieldType.INTEGER)
    given = body(account, customField=[{"name": "depth", "value": "deep"}, {"name": "nothing", "value": 1}])
    given["productOrderItem"][0]["customField"] = [{"name": "depth", "value": 1}]
    answer = await client.post(PATH, json=given)
    assert answer.status_code == 400
    assert [(one["code"], one["path"]) for one in answer.json()["problems"]] == [
        ("fields.wrong_type", "customField[0].value"),
        ("fields.unknown", "customField[1].value"),
        ("fields.unknown", "productOrderItem[0].customField[0].value"),
    ]


async def test_a_customer_can_be_named_by_a_foreign_id(client: Client, account: Account) -> None:
    party = [{"id": "crm-1", "role": "customer", "@referredType": "Organization"}]
    answer = await client.post(PATH, json=body(account, relatedParty=party))
    assert answer.status_code == 201
    assert answer.json()["relatedParty"] == [{"id": "crm-1", "role": "customer", "@referredType": "Organization"}]


async def test_the_same_body_twice_is_one_order_and_another_body_a_conflict(
    client: Client, database: Database, account: Account
) -> None:
    sent = body(account)
    answers = await asyncio.gather(*(client.post(PATH, json=sent) for _ in range(3)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    other = {**sent, "description": "three phones"}
    assert await refused(client, database, other, 409) == [("idempotency_conflict", "externalId")]
    key = {"idempotency-key": str(new_id())}
    first = await client.post(PATH, json=body(account), headers=key)
    assert await refused(client, database, body(account), 409, **key) == [("idempotency_conflict", "externalId")]
    assert first.status_code == 201


async def test_each_item_is_refused_where_it_is_wrong(client: Client, database: Database, account: Account) -> None:
    sent = body(account)
    sent["productOrderItem"][1]["productOffering"]["id"] = "teleport"
    sent["productOrderItem"][2]["action"] = "explode"
    sent["productOrderItem"].append({"id": "130", "action": "delete", "product": {"id": "nothing"}})
    assert await refused(client, database, sent) == [
        ("tmf.unknown_action", "productOrderItem[2].action"),
        ("inventory.unknown_product", "productOrderItem[3].product.id"),
        ("catalog.unknown_offering", "productOrderItem[1].productOffering.id"),
    ]


async def test_values_are_refused_where_they_stand(client: Client, database: Database, account: Account) -> None:
    sent = body(account)
    sent["productOrderItem"][0]["quantity"] = -1
    sent["productOrderItem"][1]["product"]["productCharacteristic"][0]["value"] = "no number"
    found = dict(await refused(client, database, sent))
    assert set(found.values()) == {
        "productOrderItem[0].quantity",
        "productOrderItem[1].product.productCharacteristic[0].value",
    }


async def test_bad_input_has_a_code_and_a_path(client: Client, database: Database, account: Account) -> None:
    good = body(account)
    item = good["productOrderItem"][0]
    nul = "a\\u0000b"
    cases: list[tuple[Any, list[tuple[str, str]]]] = [
        ({**good, "description": 7}, [("input.wrong_type", "description")]),
        (
            {**good, "productOrderItem": [{**item, "quantity": "many"}]},
            [("input.wrong_type", "productOrderItem[0].quantity")],
        ),
        ({**good, "productOrderItem": None}, [("input.missing", "productOrderItem")]),
        ({**good, "note": [{"author": "nobody"}]}, [("input.missing", "note[0].text")]),
        ({**good, "productOrderItem": []}, [("ordering.no_lines", "productOrderItem")]),
        ({**good, "description": "a\x00b"}, [("input.nul_character", "description")]),
        ({**good, "relatedParty": []}, [("tmf.customer_missing", "relatedParty")]),
        (
            {**good, "relatedParty": [{"id": "nobody", "role": "Customer"}]},
            [("ordering.unknown_account", "relatedParty[0].id")],
        ),
        ({**good, "requestedStartDate": "2031-05-02T08:00:00"}, [("input.wrong_type", "requestedStartDate")]),
        ([], [("input.wrong_type", "")]),
        (b"{", [("input.malformed_json", "")]),
        (b'{"description": "\xff"}', [("input.malformed_json", "")]),
        (f'{{"description": "{nul}"}}'.encode(), [("input.nul_character", "description")]),
        (b'{"quantity": 1e400}', [("input.number_out_of_range", "quantity")]),
        (b"[" * 100 + b"]" * 100, [("input.too_deep", "[0]" * 65)]),
    ]
    for given, expected in cases:
        assert await refused(client, database, given) == expected


async def test_a_body_over_the_limit_is_refused(client: Client, database: Database, account: Account) -> None:
    large = json.dumps({**body(account), "note": [{"text": "x" * 1024}] * 21_000})
    assert await refused(client, database, large, 413) == [("too_large", "")]


async def test_only_json_is_taken(client: Client, database: Database, account: Account) -> None:
    found = await refused(client, database, body(account), 415, **{"content-type": "text/plain"})
    assert found == [("unsupported_media_type", "")]


async def test_without_a_token_nothing_is_answered(app: Litestar, database: Database, account: Account) -> None:
    async with AsyncTestClient(app) as anonymous:
        for headers in ({}, {"authorization": "Bearer nonsense"}, {"authorization": "Basic eDp5"}):
            for answer in (
                await anonymous.get(PATH, headers=headers),
                await anonymous.get(f"{PATH}/{new_id()}", headers=headers),
                await anonymous.post(PATH, json=body(account), headers=headers),
            ):
                assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")
                assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_role_without_the_right_is_denied(app: Litestar, database: Database, account: Account) -> None:
    async with AsyncTestClient(app) as other:
        other.headers["authorization"] = f"Bearer {await token(database, Role.ORDER_APPROVER)}"
        assert await refused(other, database, body(account), 403) == [("denied", "")]
        assert (await other.get(PATH)).status_code in (200, 206)


async def test_a_customers_token_reaches_its_own_account_only(
    client: Client, app: Litestar, database: Database, account: Account
) -> None:
    own = await open_account(database, name="Own")
    theirs = (await client.post(PATH, json=body(account))).json()
    async with AsyncTestClient(app) as customer:
        customer.headers["authorization"] = f"Bearer {await token(database, Role.CUSTOMER, account=own)}"
        assert await refused(customer, database, body(account)) == [("ordering.unknown_account", "relatedParty[0].id")]
        assert (await customer.get(f"{PATH}/{theirs['id']}")).status_code == 404
        made = await customer.post(PATH, json=body(own, relatedParty=[]))
        assert made.status_code == 201
        listed = await customer.get(PATH)
        assert [one["id"] for one in listed.json()] == [made.json()["id"]]
        assert listed.headers["x-total-count"] == "1"


async def test_lists_are_paged_filtered_sorted_and_counted(client: Client, account: Account) -> None:
    ids = [(await client.post(PATH, json=body(account, description=f"list {n}"))).json()["id"] for n in range(3)]
    everything = await client.get(PATH, params={"limit": "100"})
    total = int(everything.headers["x-total-count"])
    assert (everything.status_code, len(everything.json())) == (200, total)
    first = await client.get(PATH, params={"limit": "2", "sort": "-orderDate"})
    assert (first.status_code, first.headers["x-result-count"], first.headers["x-total-count"]) == (
        206,
        "2",
        str(total),
    )
    assert [one["id"] for one in first.json()] == [ids[2], ids[1]]
    second = await client.get(PATH, params={"limit": "2", "offset": "2", "sort": "-orderDate"})
    assert second.json()[0]["id"] == ids[0]
    for params, expected in (
        ({"description": "list 1"}, [ids[1]]),
        ({"description": '"list 1","list 2"', "sort": "orderDate"}, [ids[1], ids[2]]),
        ({"id": ids[0], "state": "acknowledged,held"}, [ids[0]]),
        ({"id": ids[0], "state": "completed"}, []),
        ({"id": ids[0], "state": "partial,completed"}, []),
        ({"orderDate.gt": first.json()[1]["orderDate"], "id": ids[2]}, [ids[2]]),
        ({"orderDate.lt": "2020-01-01T00:00:00Z"}, []),
        ({"id": "no-such-id"}, []),
        ({"relatedParty.id": str(account.id), "description": "list 0"}, [ids[0]]),
    ):
        answer = await client.get(PATH, params=params)
        assert answer.status_code == 200, answer.text
        assert [one["id"] for one in answer.json()] == expected, params
        assert answer.headers["x-total-count"] == str(len(expected))


async def test_a_reader_chooses_attributes(client: Client, account: Account) -> None:
    made = (await client.post(PATH, json=body(account))).json()
    always = {"id", "href", "@type"}
    for fields, expected in (
        ("none", always),
        ("state,externalId", always | {"state", "externalId"}),
        ("state, nothing", always | {"state"}),
        ("productOrderItem.id", always | {"productOrderItem"}),
    ):
        one = (await client.get(f"{PATH}/{made['id']}", params={"fields": fields})).json()
        assert set(one) == expected
        listed = (await client.get(PATH, params={"fields": fields, "id": made["id"]})).json()
        assert listed == [one]
    items = (await client.get(f"{PATH}/{made['id']}", params={"fields": "productOrderItem.id"})).json()
    assert items["productOrderItem"] == [{"id": "100"}, {"id": "110"}, {"id": "120"}]


@pytest.mark.parametrize(
    ("params", "code", "path"),
    [
        ({"limit": "-1"}, "tmf.bad_paging", "limit"),
        ({"limit": "x"}, "tmf.bad_paging", "limit"),
        ({"offset": "100001"}, "tmf.bad_paging", "offset"),
        ({"offset": "٣"}, "tmf.bad_paging", "offset"),
        ({"sort": "colour"}, "tmf.bad_sort", "sort"),
        ({"colour": "red"}, "tmf.bad_filter", "colour"),
        ({"state": "lost"}, "tmf.bad_filter", "state"),
        ({"orderDate.gt": "soon"}, "tmf.bad_filter", "orderDate.gt"),
        ({"externalId": "a\x00"}, "input.nul_character", "filter.external_ids[0]"),
    ],
)
async def test_a_list_that_can_not_be_made_is_refused(
    client: Client, params: dict[str, str], code: str, path: str
) -> None:
    answer = await client.get(PATH, params=params)
    assert answer.status_code == 400
    assert [(one["code"], one["path"]) for one in answer.json()["problems"]] == [(code, path)]


async def test_what_is_not_there_is_missing_and_other_methods_are_refused(client: Client) -> None:
    for order_id in (str(new_id()), "7", "a%00b"):
        answer = await client.get(f"{PATH}/{order_id}")
        assert (answer.status_code, answer.json()["code"], answer.json()["@type"]) == (404, "missing", "Error")
    assert (await client.delete(f"{PATH}/{new_id()}")).status_code == 404
    for method, path in (("PUT", f"{PATH}/{new_id()}"), ("DELETE", PATH), ("POST", f"{PATH}/{new_id()}")):
        answer = await client.request(method, path)
        assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    for path in (
        "/tmf-api/productOrderingManagement/v9/productOrder",
        "/tmf-api/nothing/v4/at/all/there",
        "/tmf-api/x",
    ):
        answer = await client.get(path)
        assert (answer.status_code, answer.json()["@type"]) == (404, "Error")
