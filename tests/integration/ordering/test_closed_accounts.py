"""Who is suspended or closed is sold nothing new."""

import pytest

from orderloom.identity.contracts import Role
from orderloom.kernel.errors import DomainError
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, NewLine
from orderloom.parties.commands import update_account
from orderloom.parties.contracts import AccountStatus, UpdateAccount
from orderloom.platform.db import Database
from tests.builders.orders import load_catalogs, open_account, person

AGENT = person(Role.ORDER_AGENT)


@pytest.mark.parametrize("status", [AccountStatus.SUSPENDED, AccountStatus.CLOSED])
async def test_an_account_that_takes_no_orders_gets_none(database: Database, status: AccountStatus) -> None:
    await load_catalogs(database, "mobile-tariff")
    account = await open_account(database)
    async with database.unit_of_work() as uow:
        await update_account(uow, AGENT, UpdateAccount(account_id=account.id, version=1, status=status))
    with pytest.raises(DomainError) as refused:
        async with database.unit_of_work() as uow:
            await create_order(
                uow, AGENT, CreateOrder(account_id=account.id, lines=(NewLine(offering="mobile-tariff"),))
            )
    assert [(one.code, one.path) for one in refused.value.problems] == [
        ("ordering.account_takes_no_orders", ("account_id",))
    ]
    async with database.reader() as reader:
        assert (
            await reader.scalar("SELECT count(*) FROM customer_order WHERE account_id = :id", {"id": account.id}) == 0
        )
