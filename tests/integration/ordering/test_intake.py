"""Large orders: accepted at once, made in the background once, refused with what is wrong."""

from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest

from orderloom.identity import queries as identity
from orderloom.identity.commands.tokens import create_token, revoke_token
from orderloom.identity.contracts import CreateToken, Role
from orderloom.kernel.errors import DomainError, Missing
from orderloom.ordering import queries
from orderloom.ordering.commands import intake as commands
from orderloom.ordering.commands.intake import accept_order
from orderloom.ordering.contracts import CreateOrder, Intake, IntakeState, NewLine
from orderloom.parties.contracts import Account
from orderloom.platform.db import Database
from orderloom.platform.idempotency import IdempotencyConflict
from tests.builders.orders import SYSTEM, import_gadget, open_account, person, policies, publish

Drain = Callable[[Database], Awaitable[None]]
RED = NewLine(offering="gadget", characteristics={"colour": "red"})


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    commands.bind_database(database)
    await publish(database, *policies())
    await import_gadget(database)
    return await open_account(database)


async def accept(database: Database, new: CreateOrder) -> Intake:
    async with database.unit_of_work() as uow:
        return await accept_order(uow, SYSTEM, new)


async def now(database: Database, intake: Intake) -> Intake:
    async with database.reader() as reader:
        return await queries.intake(reader, SYSTEM, intake.id)


async def test_an_order_of_ten_thousand_lines_is_accepted_and_made_in_the_background(
    database: Database, account: Account, drain: Drain
) -> None:
    accepted = await accept(database, CreateOrder(account_id=account.id, lines=(RED,) * 10_000, external_id="big"))
    assert (accepted.state, accepted.stage, accepted.lines, accepted.order_id) == ("queued", "queued", 10_000, None)
    await drain(database)
    made = await now(database, accepted)
    assert (made.state, made.stage, made.lines_done) == ("done", "done", 10_000)
    assert made.order_id is not None
    async with database.reader() as reader:
        assert (
            await reader.scalar("SELECT count(*) FROM order_line WHERE order_id = :id", {"id": made.order_id}) == 10_000
        )
        assert await reader.scalar("SELECT content FROM order_intake WHERE id = :id", {"id": made.id}) is None


async def test_the_same_key_gives_the_same_intake_and_one_order(
    database: Database, account: Account, drain: Drain
) -> None:
    new = CreateOrder(account_id=account.id, lines=(RED,), client_key="one")
    first = await accept(database, new)
    assert (await accept(database, new)).id == first.id
    await drain(database)
    assert (await accept(database, new)).order_id == (await now(database, first)).order_id
    with pytest.raises(IdempotencyConflict):
        await accept(database, CreateOrder(account_id=account.id, lines=(RED, RED), client_key="one"))


async def test_a_work_row_that_comes_twice_makes_one_order(database: Database, account: Account, drain: Drain) -> None:
    accepted = await accept(database, CreateOrder(account_id=account.id, lines=(RED,)))
    first = await commands._make(database, accepted.id)  # pyright: ignore[reportPrivateUsage]
    second = await commands._make(database, accepted.id)  # pyright: ignore[reportPrivateUsage]
    assert first == second
    await drain(database)
    assert str((await now(database, accepted)).order_id) in str(first)


async def test_what_is_wrong_stands_on_the_intake_and_no_order_is_made(
    database: Database, account: Account, drain: Drain
) -> None:
    async with database.reader() as reader:
        before = await reader.scalar("SELECT count(*) FROM customer_order")
    wrong = NewLine(offering="gadget", quantity=Decimal(-1), characteristics={"colour": "red"})
    accepted = await accept(database, CreateOrder(account_id=account.id, lines=(RED, wrong, NewLine(offering="?"))))
    await drain(database)
    refused = await now(database, accepted)
    assert (refused.state, refused.order_id, refused.lines_done) == ("refused", None, 0)
    assert ("catalog.unknown_offering", ("lines", 2, "offering")) in [(one.code, one.path) for one in refused.problems]
    async with database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM customer_order") == before


async def test_too_many_lines_are_refused_at_once(database: Database, account: Account) -> None:
    with pytest.raises(DomainError) as refusal:
        await accept(database, CreateOrder(account_id=account.id, lines=(RED,) * 10_001))
    assert [one.code for one in refusal.value.problems] == ["ordering.too_many_lines"]


async def test_the_queue_is_paged_and_customers_see_their_own(database: Database, account: Account) -> None:
    other = await open_account(database)
    own = await accept(database, CreateOrder(account_id=other.id, lines=(RED,)))
    customer = person(Role.CUSTOMER, account=other)
    async with database.reader() as reader:
        assert [one.id for one in (await queries.intakes(reader, customer)).items] == [own.id]
        page = await queries.intakes(reader, SYSTEM, first=1)
        assert ([one.id for one in page.items], page.has_more) == ([own.id], True)
        rest = await queries.intakes(reader, SYSTEM, after=page.cursors[0])
        assert own.id not in [one.id for one in rest.items]
        assert all(
            one.state is IntakeState.DONE for one in (await queries.intakes(reader, SYSTEM, [IntakeState.DONE])).items
        )
        stranger = person(Role.CUSTOMER, account=account)
        with pytest.raises(Missing):
            await queries.intake(reader, stranger, own.id)


async def test_an_order_is_not_made_in_the_name_of_a_token_that_was_revoked(
    database: Database, account: Account, drain: Drain
) -> None:
    async with database.unit_of_work() as uow:
        lent = await create_token(uow, SYSTEM, CreateToken(name="lent", roles=(Role.ORDER_AGENT,)))
        partner = await identity.actor_by_token(uow, lent)
    assert partner is not None
    async with database.unit_of_work() as uow:
        accepted = await accept_order(uow, partner, CreateOrder(account_id=account.id, lines=(RED,)))
        await revoke_token(uow, SYSTEM, "lent")
    await drain(database)
    ended = await now(database, accepted)
    assert (ended.state, ended.order_id) == ("refused", None)
    assert [one.message for one in ended.problems] == ["The token that asked for this is no longer good."]
