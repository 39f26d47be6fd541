"""What happens to parties and customers, as the hubs of TMF632 and TMF629 are told it."""

from typing import Any
from uuid import UUID

from orderloom.integration.tmf.tidings import Tiding
from orderloom.integration.tmf.tmf629.news import CustomerNews
from orderloom.integration.tmf.tmf632.news import PartyNews
from orderloom.kernel import json
from orderloom.parties.commands import change_contact, create_account, update_account
from orderloom.parties.contracts import Account, AccountKind, AccountStatus, ChangeContact, CreateAccount, UpdateAccount
from orderloom.parties.events import PartyChanged
from orderloom.parties.queries import contacts_of_account
from orderloom.platform.db import Database
from tests.builders.orders import SYSTEM


async def told(database: Database, account: Account) -> list[dict[str, Any]]:
    async with database.reader() as reader:
        rows = await reader.rows(
            "SELECT payload FROM event WHERE name = :name AND subject_id = :id ORDER BY id",
            {"name": PartyChanged.name, "id": account.id},
        )
    return [json.to_builtins(row["payload"]) for row in rows]


async def tidings(database: Database, news: PartyNews | CustomerNews, account: Account) -> list[tuple[str, str]]:
    found: list[Tiding] = []
    async with database.reader() as reader:
        for said in await told(database, account):
            found += await news.tidings(reader, PartyChanged.name, said)
    return [(one.type, one.what) for one in found]


async def test_a_business_is_told_as_an_organization_and_from_its_first_sale_as_a_customer(database: Database) -> None:
    async with database.unit_of_work() as uow:
        new = CreateAccount(name="Told", status=AccountStatus.PROSPECT)
        account = await create_account(uow, SYSTEM, new)
    assert await tidings(database, PartyNews(), account) == [("Organization", "Create")]
    assert await tidings(database, CustomerNews(), account) == []
    changes: tuple[dict[str, Any], ...] = ({"status": AccountStatus.ACTIVE}, {"name": "Told again"})
    for version, change in enumerate(changes, start=1):
        async with database.unit_of_work() as uow:
            await update_account(uow, SYSTEM, UpdateAccount(account_id=account.id, version=version, **change))
    whats = [what for _, what in await tidings(database, PartyNews(), account)]
    assert whats == ["Create", "StateChange", "AttributeValueChange"]
    assert [what for _, what in await tidings(database, CustomerNews(), account)][1:] == [
        "Create",
        "AttributeValueChange",
    ]


async def test_a_consumer_is_told_as_a_person(database: Database) -> None:
    async with database.unit_of_work() as uow:
        account = await create_account(uow, SYSTEM, CreateAccount(name="A Buyer", kind=AccountKind.CONSUMER))
        person = (await contacts_of_account(uow, [account.id]))[0]
        await change_contact(uow, SYSTEM, ChangeContact(contact_id=UUID(str(person.id)), version=1, active=False))
    assert await tidings(database, PartyNews(), account) == [("Individual", "Create"), ("Individual", "Delete")]
    assert await tidings(database, CustomerNews(), account) == [("Customer", "Create")]
