"""A stage for demo orders: people who act with their own rights, and the patience to wait for the workers."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from orderloom.identity.contracts import Actor
from orderloom.identity.queries import actor_of, person_by_login
from orderloom.ordering import queries as ordering
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, NewLine, Order, OrderState
from orderloom.parties import queries as parties
from orderloom.platform.db import Database, UnitOfWork

PATIENCE_SECONDS = 60
SYSTEM = Actor.system("demonstration")
T = TypeVar("T")


class Stage:
    """Acts as the demo people do. Every step is a command in a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._actors: dict[str, Actor] = {}
        self._accounts: dict[str, UUID] = {}
        self._sites: dict[str, list[UUID]] = {}

    async def actor(self, login: str) -> Actor:
        if login not in self._actors:
            async with self._database.reader() as reader:
                person = await person_by_login(reader, login)
            if person is None:
                raise LookupError(f"There is no demo person {login}; run `orderloom seed --demo` first.")
            self._actors[login] = actor_of(person)
        return self._actors[login]

    async def act(self, login: str, command: Callable[[UnitOfWork, Actor, Any], Awaitable[T]], given: Any) -> T:
        actor = await self.actor(login)
        async with self._database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
            return await command(uow, actor, given)

    async def capture(
        self, name: str, account: str, lines: Sequence[NewLine], *, login: str = "order-agent", submit: bool = True
    ) -> Order:
        """`name` is the external id, so that running the seed again makes nothing twice."""
        await self._look_up(account)
        order = CreateOrder(
            account_id=self._accounts[account],
            lines=tuple(lines),
            external_id=f"demo-{name}",
            channel="portal" if login == "customer" else "workspace",
            submit=submit,
        )
        return await self.act(login, create_order, order)

    async def site(self, account: str, number: int = 0) -> UUID:
        await self._look_up(account)
        sites = self._sites[account]
        return sites[number % len(sites)]

    async def order(self, order_id: UUID) -> Order:
        async with self._database.reader() as reader:
            return (await ordering.orders_by_id(reader, [order_id]))[order_id]

    async def until(self, order_id: UUID, *states: OrderState) -> Order:
        """The order once it is in one of the states; raises when the workers take too long."""

        async def arrived() -> Order | None:
            order = await self.order(order_id)
            return order if order.state in states else None

        return await self.wait(arrived, f"order to be {' or '.join(states)}")

    async def read(self, query: Callable[..., Awaitable[T]], *arguments: Any) -> T:
        async with self._database.reader() as reader:
            return await query(reader, SYSTEM, *arguments)

    async def wait(self, look: Callable[[], Awaitable[T | None]], what: str) -> T:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            found = await look()
            if found:
                return found
            await asyncio.sleep(0.1)
        raise TimeoutError(f"Waited in vain for the {what}. Do a worker, the relay and the simulator run?")

    async def _look_up(self, external_id: str) -> None:
        if external_id in self._accounts:
            return
        async with self._database.reader() as reader:
            account = await parties.account_by_external_id(reader, external_id)
            if account is None:
                raise LookupError(f"There is no demo account {external_id}; run `orderloom seed --demo` first.")
            sites = await parties.sites_of_account(reader, [account.id])
        self._accounts[external_id] = account.id
        self._sites[external_id] = [site.id for site in sites]
