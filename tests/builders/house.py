"""A house with all shipped definitions in which orders run to their end, its systems answering in process."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from orderloom.catalog.commands import import_catalog
from orderloom.catalog.contracts import ImportCatalog
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.contracts import ImportedDocument
from orderloom.identity.access import actor as make_actor
from orderloom.identity.commands.demo import seed_groups
from orderloom.identity.contracts import Actor, Role
from orderloom.identity.queries import group_ids_by_key
from orderloom.integration.adapters.commands import import_connections
from orderloom.integration.adapters.contracts import Kind
from orderloom.integration.adapters.outbound import OutboundAdapters
from orderloom.kernel.ids import new_id
from orderloom.main import wiring
from orderloom.main.seed.files import documents
from orderloom.orchestration.commands.forms import import_forms
from orderloom.orchestration.contracts import bind_adapters
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, NewLine
from orderloom.parties.commands import add_site, create_account
from orderloom.parties.contracts import AddSite, CreateAccount
from orderloom.platform.db import Database
from tests.builders.flows import document, manual, node
from tests.builders.orders import GADGET, publish

SYSTEM = Actor.system("test")
FIBRE: tuple[tuple[str, str | None, str, dict[str, Any]], ...] = (
    ("1", None, "fibre-triple-play", {}),
    ("2", "1", "fibre-internet", {"bandwidth": 600}),
    ("3", "1", "home-phone", {}),
    ("4", "1", "tv", {"set_top_boxes": 2}),
    ("5", "1", "wifi-router", {}),
    ("6", "1", "streaming-pass", {}),
)


class House:
    """A database with everything that is shipped, one account and one site."""

    def __init__(self, database: Database, account_id: UUID, site_id: UUID, groups: dict[str, UUID]) -> None:
        self.database = database
        self.account_id = account_id
        self.site_id = site_id
        self.groups = groups

    def person(self, *roles: Role, groups: Sequence[str] = ()) -> Actor:
        ids = [self.groups[key] for key in groups]
        return make_actor(new_id(), "Test person", roles, account_id=None, group_ids=ids)

    async def order(
        self, *lines: tuple[str, str | None, str, dict[str, Any]], channel: str = "bench", **fields: Any
    ) -> UUID:
        """Creates and submits an order; the channel "bench" needs neither enrichment nor approval."""
        wanted = tuple(
            NewLine(number=number, parent=parent, offering=offering, site_id=self.site_id, characteristics=values)
            for number, parent, offering, values in lines or FIBRE
        )
        async with self.database.unit_of_work() as uow:
            made = await create_order(
                uow,
                SYSTEM,
                CreateOrder(account_id=self.account_id, lines=wanted, channel=channel, submit=True, **fields),
            )
        return made.id


async def furnish(database: Database, *, kind: Kind | None = "in_process", segment: str = "residential") -> House:
    """Loads the definitions; `kind` None leaves the connections as they are shipped, which call the simulator."""
    wiring.load()
    bind_adapters(OutboundAdapters(database))
    async with database.unit_of_work() as uow:
        await seed_groups(uow, SYSTEM)
        await import_forms(uow, SYSTEM, [content for _, content in documents("form")])
        await import_connections(uow, SYSTEM, [content for _, content in documents("connection")], kind=kind)
        shipped = [*((source, _passing(content)) for source, content in documents("table")), *documents("flow")]
        await import_documents(
            uow, SYSTEM, [ImportedDocument(content=content, source=source) for source, content in shipped]
        )
        together = {"schema": "orderloom.catalogs/1", "documents": [content for _, content in documents("catalog")]}
        await import_catalog(uow, SYSTEM, ImportCatalog(document=together, note="shipped"))
        account = await create_account(uow, SYSTEM, CreateAccount(name="Example household", segment=segment))
        site = await add_site(
            uow,
            SYSTEM,
            AddSite(account_id=account.id, name="Home", street="1 Main Street", city="Springfield", country="US"),
        )
        groups = await group_ids_by_key(uow)
    return House(database, account.id, site.id, groups)


GADGETS: tuple[tuple[str, str | None, str, dict[str, Any]], ...] = (("1", None, "gadget", {"colour": "red"}),)
_FIT = document(
    node("begin", "start"),
    manual("fit"),
    node("finish", "end"),
    "begin -> fit -> finish",
    key="fit",
    kind="fulfillment",
    input={"type": "domain_order"},
)


async def sell_gadgets_fitted_by_hand(house: House) -> None:
    """Orders of `GADGETS` wait for one task of a person."""
    gadget = {**GADGET["specifications"][0], "fulfillment_flow": "fit"}
    await publish(house.database, _FIT)
    async with house.database.unit_of_work() as uow:
        await import_catalog(uow, SYSTEM, ImportCatalog(document={**GADGET, "specifications": [gadget]}))


PASSING = {"order-enrichment": ["null"], "order-approval": ['"auto"', "false"]}


def _passing(table: dict[str, Any]) -> dict[str, Any]:
    """Orders of the channel "bench" pass the policies of review; the others meet them as they are shipped."""
    then = PASSING.get(table["key"])
    if then is None:
        return table
    when = ['"bench"' if column["id"] == "channel" else None for column in table["inputs"]]
    return {**table, "rows": [{"id": "bench", "when": when, "then": then}, *table["rows"]]}
