"""Orders made from both specifications: each attribute of an order, an item and a product is taken and told again."""

import copy
from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.identity.contracts import Role
from orderloom.inventory.commands import activate_items, register_items
from orderloom.inventory.contracts import NewItem
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.ordering import queries as ordering
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM, open_account
from tests.builders.payloads import Payloads
from tests.builders.tmf import fits, lacking, needs_material
from tests.contract.tmf.conftest import Client, token

pytestmark = needs_material
FILES = {
    "v4": "TMF622_Product_Ordering_Management_API_v4.0.0_swagger.json",
    "v5": "TMF622-ProductOrdering-v5.0.0.oas.json",
}
PAYLOADS = {version: Payloads(file) for version, file in FILES.items()}
PRODUCT = {"v4": "ProductRefOrValue", "v5": "Product"}
TURNS = 3
SET_HERE = frozenset({"id", "href", "state", "orderDate", "creationDate", "completionDate", "expectedCompletionDate"})
PRICES = frozenset({"itemPrice", "itemTotalPrice", "orderTotalPrice"})
ITEM = {"id": "1", "action": "add", "productOffering": {"id": "line"}}
RENT: Any = [
    {
        "key": "rent",
        "name": {"en": "Rent"},
        "charge_type": "recurring",
        "amount": 5,
        "currency": "EUR",
        "period": "month",
    }
]
LINE: Any = {
    "schema": "orderloom.catalog/1",
    "key": "line",
    "name": {"en": "Line"},
    "specifications": [
        {
            "key": "line",
            "name": {"en": "Line"},
            "kind": "product",
            "category": "line",
            "fulfillment_flow": "generic-product",
            "characteristics": [{"key": "number", "name": {"en": "Number"}, "value_type": "string"}],
        }
    ],
    "categories": [{"key": "line", "name": {"en": "Lines"}}],
    "offerings": [
        {"key": "line", "name": {"en": "Line"}, "categories": ["line"], "specification": "line", "prices": RENT},
        {
            "key": "pack",
            "name": {"en": "Pack"},
            "categories": ["line"],
            "specification": "line",
            "prices": RENT,
            "children": [{"offering": "line", "minimum": 0, "maximum": 9, "default": 0}],
        },
    ],
}
NUMBER = {"name": "number", "value": "415 279 7439"}


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=LINE))
    return await open_account(database, external_id="crm-1")


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str, account: Account) -> AsyncIterator[Client]:
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.ORDER_MANAGER)}"
        yield one


def typed(body: Any, version: str, kind: str) -> Any:
    return {**body, "@type": kind} if version == "v5" else body


def customer(version: str) -> dict[str, Any]:
    if version == "v4":
        return {"id": "crm-1", "role": "Customer", "@referredType": "Customer"}
    party = {"id": "crm-1", "@type": "PartyRoleRef", "@referredType": "Customer"}
    return {"role": "Customer", "@type": "RelatedPartyRefOrPartyRoleRef", "partyOrPartyRole": party}


def item(version: str, **given: Any) -> dict[str, Any]:
    offering = typed(ITEM["productOffering"], version, "ProductOfferingRef")
    return {**typed(ITEM, version, "ProductOrderItem"), "productOffering": offering, **given}


def order(version: str, *items: dict[str, Any], **given: Any) -> dict[str, Any]:
    body = {"relatedParty": [customer(version)], "productOrderItem": list(items or [item(version)])}
    return {**typed(body, version, "ProductOrder"), **given}


def path(version: str) -> str:
    return f"/tmf-api/productOrderingManagement/{version}/productOrder"


async def told_again(client: Client, version: str, sent: Any) -> dict[str, Any]:
    answer = await client.post(path(version), json=sent)
    assert answer.status_code == 201, (sent, answer.text)
    made = answer.json()
    assert (await client.get(made["href"])).json() == made
    given = {name: value for name, value in sent.items() if name not in SET_HERE}
    given["productOrderItem"] = [_said(one) for one in sent["productOrderItem"]]
    assert list(lacking(given, made)) == []
    assert fits(FILES[version], made, "ProductOrder") == []
    other = {"v4": "v5", "v5": "v4"}[version]
    seen = (await client.get(made["href"].replace(f"/{version}/", f"/{other}/"))).json()
    assert fits(FILES[other], seen, "ProductOrder") == []
    assert [one["id"] for one in seen["productOrderItem"]] == [one["id"] for one in made["productOrderItem"]]
    return made


def _said(one: dict[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in one.items() if name != "state"}
    if "productOrderItem" in one:
        said["productOrderItem"] = [_said(inner) for inner in one["productOrderItem"]]
    return said


def sensible(name: str, value: Any, version: str) -> Any:
    """What the attribute's place in an order that can be sold leaves open."""
    value = copy.deepcopy(value)
    if name == "externalId":
        return str(new_id()) if version == "v4" else [{**value[0], "id": str(new_id())}]
    if name == "relatedParty":
        return [*value, customer(version)]
    if name == "productOffering":
        return {**value, "id": "line"}
    if name == "productSpecification":
        return {**value, "id": "line"}
    if name == "productCharacteristic":
        return [{**value[0], **NUMBER}]
    if name == "productOrderItemRelationship":
        return [{**value[0], "id": "2", "relationshipType": "reliesOn"}]
    if name in ("quantity", "priority", "action"):
        return {"quantity": 2, "priority": "2", "action": "add"}[name]
    return value


def second(version: str, name: str) -> list[dict[str, Any]]:
    """An item that another may refer to."""
    return [item(version, id="2")] if name == "productOrderItemRelationship" else []


versions = pytest.mark.parametrize("version", ["v4", "v5"])


@versions
async def test_the_least_is_enough(client: Client, version: str) -> None:
    made = await told_again(client, version, order(version))
    assert made["productOrderItem"][0]["quantity"] == 1


@versions
async def test_each_attribute_of_an_order_comes_back(client: Client, version: str) -> None:
    payloads = PAYLOADS[version]
    for name in set(payloads.properties("ProductOrder")) - PRICES - {"productOrderItem", "@type"}:
        for turn in range(TURNS):
            value = sensible(name, payloads.one("ProductOrder", name, turn), version)
            await told_again(client, version, order(version, **{name: value}))


@versions
async def test_each_attribute_of_an_item_comes_back(client: Client, version: str) -> None:
    payloads = PAYLOADS[version]
    for name in set(payloads.properties("ProductOrderItem")) - PRICES - {"productOrderItem", "product", "id", "@type"}:
        for turn in range(TURNS):
            value = sensible(name, payloads.one("ProductOrderItem", name, turn), version)
            await told_again(client, version, order(version, item(version, **{name: value}), *second(version, name)))


@versions
async def test_each_attribute_of_a_product_comes_back(client: Client, version: str) -> None:
    payloads, kind = PAYLOADS[version], PRODUCT[version]
    for name in set(payloads.properties(kind)) - {"@type"}:
        for turn in range(TURNS):
            value = sensible(name, payloads.one(kind, name, turn), version)
            product = typed({name: value}, version, kind)
            await told_again(client, version, order(version, item(version, product=product)))


def priced(version: str, given: dict[str, Any]) -> list[Any]:
    """A full price, as much as the line costs."""
    net = {**given["price"]["dutyFreeAmount"], "unit": "EUR", "value": 5}
    money = {"dutyFreeAmount": net, "taxIncludedAmount": net}
    alteration = {**given["priceAlteration"][0], "priceType": "recurring"}
    price = {**given, "price": {**given["price"], **money}, "priceType": "recurring", "priceAlteration": [alteration]}
    return [{**price, "recurringChargePeriod": "month"}]


def whole(version: str, turn: int) -> dict[str, Any]:
    """An order, its item and its product with all that there is, and another item in the first."""
    payloads, kind = PAYLOADS[version], PRODUCT[version]
    price = priced(version, payloads.one("ProductOrderItem", "itemPrice", turn)[0])
    product = {name: sensible(name, payloads.one(kind, name, turn), version) for name in payloads.properties(kind)}
    first = {
        name: sensible(name, payloads.one("ProductOrderItem", name, turn), version)
        for name in payloads.properties("ProductOrderItem")
    }
    first |= {"id": "1", "product": typed(product, version, kind), "itemPrice": price, "itemTotalPrice": price}
    first |= {"quantity": 1, "productOrderItem": [item(version, id="2", itemPrice=price)]}
    first["productOffering"]["id"] = first["product"]["productOffering"]["id"] = "pack"
    header = {
        name: sensible(name, payloads.one("ProductOrder", name, turn), version)
        for name in payloads.properties("ProductOrder")
        if name not in ("productOrderItem", "orderTotalPrice", "requestedInitialState")
    }
    return {**header, **order(version, typed(first, version, "ProductOrderItem")), "relatedParty": [customer(version)]}


@versions
async def test_everything_at_once_comes_back(client: Client, version: str) -> None:
    for turn in range(TURNS):
        made = await told_again(client, version, whole(version, turn))
        assert made["productOrderItem"][0]["productOrderItem"][0]["id"] == "2"


@versions
async def test_a_place_is_named_or_told(client: Client, version: str) -> None:
    payloads, kind = PAYLOADS[version], PRODUCT[version]
    kinds: set[Any] = set()
    for turn in range(4 if version == "v5" else 1):
        places = payloads.one(kind, "place", turn)
        kinds.add(places[0].get("place", places[0]).get("@type"))
        product = typed({"place": places}, version, kind)
        await told_again(client, version, order(version, item(version, product=product)))
    expected = {"GeographicLocation", "GeographicSite", "GeographicAddress", "PlaceRef"}
    assert kinds == (expected if version == "v5" else {"OwnRelatedPlaceRefOrValue"})


@versions
async def test_an_item_about_an_installed_product_is_never_lost(
    client: Client, database: Database, version: str, account: Account
) -> None:
    """Told by value or by its id alone, beside an item that is sold; one that an order changes already is refused."""
    kind, other = PRODUCT[version], {"v4": "ProductRefOrValue", "v5": "ProductRef"}[version]
    for action in ("modify", "delete", "noChange"):
        for sort, fields in ((kind, {"name": "x"}), (other, {})):
            product = await installed(client, database, version, account)
            told = typed({"id": product, **fields}, version, sort)
            about = item(version, id="2", action=action, product=told)
            bare = {name: value for name, value in about.items() if name != "productOffering"}
            assert await refusals(client, version, bare) == [
                ("catalog.offering_missing", "productOrderItem[1].productOffering")
            ]
            await told_again(client, version, order(version, item(version), about))
            if action != "noChange":
                answer = await client.post(path(version), json=order(version, item(version), about))
                assert (answer.status_code, answer.json()["code"]) == (409, "ordering.product_busy")


async def refusals(client: Client, version: str, second: dict[str, Any]) -> list[tuple[str, str]]:
    answer = await client.post(path(version), json=order(version, item(version), second))
    assert answer.status_code == 400, (second, answer.text)
    return [(one["code"], one["path"]) for one in answer.json()["problems"]]


async def installed(client: Client, database: Database, version: str, account: Account) -> str:
    made = await told_again(client, version, order(version))
    domain_order = new_id()
    async with database.unit_of_work() as uow:
        (found,) = await ordering.orders_with_lines(uow, [UUID(made["id"])])
        new = NewItem(
            domain_order_id=domain_order,
            order_id=found.order.id,
            line_id=found.lines[0].id,
            account_id=account.id,
            kind="product",
            specification="line",
            name={"en": "Line"},
            quantity=Decimal(1),
            characteristics={"number": "1"},
        )
        await register_items(uow, SYSTEM, [new])
    async with database.unit_of_work() as uow:
        await activate_items(uow, SYSTEM, {domain_order: None})
        return str(await uow.scalar("SELECT id FROM inventory_item WHERE domain_order_id = :it", {"it": domain_order}))
