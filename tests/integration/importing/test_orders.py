"""Files of orders: taken in whole or not at all, with every refusal's path; and the command that does it."""

from pathlib import Path
from typing import Any

import pytest

from orderloom.integration.importing.orders import (
    LARGEST_FILE,
    FileTooLarge,
    Imported,
    ImportRefused,
    documents_of,
    import_orders,
)
from orderloom.integration.tmf.tmf622.mapping import IDENTITY, Mapping, read_mapping
from orderloom.integration.tmf.wording import in_words
from orderloom.kernel import json
from orderloom.ordering import queries
from orderloom.parties import queries as parties
from orderloom.platform.db import Database
from tests.builders.orders import SYSTEM, document, load_catalogs, open_account
from tests.builders.tmf import needs_material, sample

DATA = Path(__file__).parents[2] / "journeys" / "data"


@pytest.fixture(scope="module")
async def mapping(database: Database) -> Mapping:
    await load_catalogs(database, "mobile-tariff")
    return read_mapping(document("mappings/tmf622-sample.mapping.json"))


async def take(database: Database, documents: list[Any], mapping: Mapping = IDENTITY) -> Imported:
    async with database.unit_of_work() as uow:
        return await import_orders(uow, SYSTEM, documents, mapping)


async def rows(database: Database) -> tuple[int, ...]:
    tables = ("customer_order", "order_line", "event", "work", "audit", "idempotency", "account")
    async with database.reader() as reader:
        return tuple([await reader.scalar(f"SELECT count(*) FROM {table}") for table in tables])


async def refused(database: Database, documents: list[Any], mapping: Mapping = IDENTITY) -> list[list[tuple[str, str]]]:
    before = await rows(database)
    with pytest.raises(ImportRefused) as refusal:
        await take(database, documents, mapping)
    assert await rows(database) == before
    return [[(one.code, in_words(one.path)) for one in each.problems] for each in refusal.value.outcome.refused]


def twin(**changes: Any) -> Any:
    return {**json.loads((DATA / "mobile-tariff.v4.json").read_bytes()), **changes}


async def test_a_file_is_taken_in_once(database: Database, mapping: Mapping) -> None:
    first = await take(database, [twin()], mapping)
    before = await rows(database)
    again = await take(database, [twin()], mapping)
    assert [order.id for order in again.orders] == [order.id for order in first.orders]
    assert await rows(database) == before
    async with database.reader() as reader:
        account = await parties.account_by_external_id(reader, "tmf-sample-customer")
        lines = await queries.lines_of(reader, [first.orders[0].id])
    assert account is not None
    assert first.orders[0].account_id == account.id
    assert (first.orders[0].channel, first.orders[0].state, first.orders[0].urgency) == ("import", "submitted", "high")
    numbers = {line.id: line.number for line in lines}
    assert [(line.number, line.offering, numbers.get(line.parent_line_id or line.id)) for line in lines] == [
        ("100", "mobile-tariff", "100"),
        ("110", "mobile-telephony", "100"),
        ("120", "tariff-plan", "100"),
        ("130", "coverage-options", "100"),
    ]


async def test_one_bad_document_keeps_all_of_the_file_out(database: Database, mapping: Mapping) -> None:
    good = twin(externalId="good")
    bad = twin(externalId="bad")
    bad["productOrderItem"][1]["productOffering"]["id"] = "teleport"
    assert await refused(database, [good, bad, []], mapping) == [
        [("catalog.unknown_offering", "productOrderItem[1].productOffering.id")],
        [("input.wrong_type", "")],
    ]


@needs_material
async def test_the_sample_order_is_taken_in_by_its_mapping(database: Database, mapping: Mapping) -> None:
    taken = await take(database, [sample("TMF622v5_CreateProductOrder1_request.json")], mapping)
    assert (taken.orders[0].external_id, taken.orders[0].state) == ("456", "submitted")
    async with database.reader() as reader:
        lines = await queries.lines_of(reader, [taken.orders[0].id])
    assert [(line.number, line.offering) for line in lines] == [
        ("100", "mobile-tariff"),
        ("110", "mobile-telephony"),
        ("120", "tariff-plan"),
        ("130", "coverage-options"),
    ]
    assert lines[1].characteristics == {"TEL_MSISDN": "415 279 7439"}


@needs_material
async def test_orders_for_what_is_not_sold_here_are_refused_item_by_item(database: Database, mapping: Mapping) -> None:
    assert await refused(database, [sample("TMF622v5_CreateProductOrder2_request.json")], mapping) == [
        [("catalog.unknown_specification", "productOrderItem[0].product.productSpecification.id")]
    ]
    basic = "MEF139_Use_Case_6_Product_Order_-_Basic_Internet_Access.json"
    (found,) = await refused(database, [sample(basic)])
    assert ("catalog.unknown_offering", "productOrderItem[0].product.productOffering.id") in found
    delete = "MEF139_Use_Case_10_Product_Order_-_Exclusive_Advanced_Internet_Access_-_delete.json"
    (found,) = await refused(database, [sample(delete)])
    assert [path for code, path in found if code == "inventory.unknown_product"] == [
        "productOrderItem[0].product.id",
        "productOrderItem[1].product.id",
    ]
    change = "MEF139_Use_Case_9_Product_Order_-_Advanced_Internet_Access_-_delete.json"
    (found,) = await refused(database, [sample(change)])
    assert {path for code, path in found if code.split(".")[1].startswith("unknown_")} == {
        "productOrderItem[0].product.id",
        "productOrderItem[1].product.id",
        "productOrderItem[1].product.productOffering.id",
    }


async def test_a_customer_nobody_knows_is_refused(database: Database, mapping: Mapping) -> None:
    assert await refused(database, [twin(externalId="x")]) == [[("ordering.unknown_account", "relatedParty[0].id")]]
    await open_account(database, external_id="ff55-hjy4")
    assert len((await take(database, [twin(externalId="x")])).orders) == 1


def test_a_file_holds_one_document_or_a_list() -> None:
    assert documents_of(b'{"a": 1}') == [{"a": 1}]
    assert documents_of(b'[{"a": 1}, {"b": 2}]') == [{"a": 1}, {"b": 2}]
    with pytest.raises(FileTooLarge):
        documents_of(b" " * (LARGEST_FILE + 1))
