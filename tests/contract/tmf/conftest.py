"""The product with an empty catalog of its own behind HTTP, and tokens for its roles."""

from collections.abc import AsyncIterator

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient

from orderloom.identity.commands.tokens import create_token
from orderloom.identity.contracts import CreateToken, Role
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM

Client = AsyncTestClient[Litestar]


async def token(database: Database, *roles: Role, account: Account | None = None) -> str:
    async with database.unit_of_work() as uow:
        new = CreateToken(name=str(new_id()), roles=roles, account_id=account.id if account else None)
        return await create_token(uow, SYSTEM, new)


@pytest.fixture(scope="module")
async def open_client(database: Database, redis_url: str) -> AsyncIterator[Client]:
    """Signs in as a token that may write the catalog and orders."""
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with AsyncTestClient(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.PROCESS_ADMIN, Role.ORDER_MANAGER)}"
        yield one
