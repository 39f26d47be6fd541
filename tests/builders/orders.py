"""Accounts, catalogs and policies for tests about orders, made through the product's own commands."""

from pathlib import Path
from typing import Any

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.contracts import ImportedDocument
from orderloom.identity import access
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.parties.commands import add_site, create_account
from orderloom.parties.contracts import Account, AddSite, CreateAccount, Site
from orderloom.platform.db import Database

FLOWS = Path(__file__).parents[2] / "flows"
SYSTEM = Actor.system()


def person(*roles: Role, account: Account | None = None) -> Actor:
    return access.actor(new_id(), f"a {roles[0]}", roles, account_id=account.id if account else None)


def document(path: str) -> Any:
    """A shipped document, e.g. `catalogs/mobile-tariff.catalog.json`."""
    return json.loads((FLOWS / path).read_bytes())


async def load_catalogs(database: Database, *names: str) -> None:
    for name in names:
        async with database.unit_of_work() as uow:
            await import_catalog(uow, SYSTEM, ImportCatalog(document=document(f"catalogs/{name}.catalog.json")))


GADGET: Any = {
    "schema": "orderloom.catalog/1",
    "key": "gadget",
    "name": {"en": "Gadget"},
    "specifications": [
        {
            "key": "gadget",
            "name": {"en": "Gadget"},
            "kind": "product",
            "category": "gadget",
            "fulfillment_flow": "generic-product",
            "characteristics": [
                {"key": "colour", "name": {"en": "Colour"}, "value_type": "string", "mandatory": True},
                {"key": "serial", "name": {"en": "Serial"}, "value_type": "string", "fulfillment_only": True},
            ],
        }
    ],
    "categories": [{"key": "gadget", "name": {"en": "Gadgets"}}],
    "offerings": [{"key": "gadget", "name": {"en": "Gadget"}, "categories": ["gadget"], "specification": "gadget"}],
}


async def import_gadget(database: Database) -> None:
    """A product with one mandatory characteristic and one that is found in fulfillment."""
    async with database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document=GADGET))


async def publish(database: Database, *contents: Any) -> None:
    async with database.unit_of_work() as uow:
        await import_documents(uow, SYSTEM, [ImportedDocument(content=content) for content in contents])


def policies() -> list[Any]:
    """The shipped policies of ordering."""
    return [document(f"policies/{name}.table.json") for name in POLICIES]


POLICIES = (
    "order-approval",
    "priority-customer",
    "priority-specification",
    "priority-order-type",
    "priority-urgency",
)


async def open_account(database: Database, **given: Any) -> Account:
    """A residential account in euros unless told otherwise."""
    values: dict[str, Any] = {"name": "A household", "segment": "residential", "currency": "EUR", **given}
    async with database.unit_of_work() as uow:
        return await create_account(uow, SYSTEM, CreateAccount(**values))


async def open_site(database: Database, account: Account) -> Site:
    async with database.unit_of_work() as uow:
        new = AddSite(account_id=account.id, name="Home", street="Rua das Flores 1", city="Recife", country="BR")
        return await add_site(uow, SYSTEM, new)
