"""What a visitor does with orders: fills the cart, sends it, calls an order off."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import optional_row
from orderloom.graphql.portal.lines import ChosenLine, chosen_lines
from orderloom.graphql.portal.orders import OwnOrder, cart_of, order_of
from orderloom.graphql.portal.shop import CHANNEL
from orderloom.graphql.portal.visiting import own_account
from orderloom.graphql.problems import Problem
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Missing, StaleVersion
from orderloom.ordering import contracts, queries
from orderloom.ordering.commands.capture import create_order, submit_order
from orderloom.ordering.commands.drafts import change_draft
from orderloom.ordering.commands.progress import cancel_order
from orderloom.platform.db import UnitOfWork
from orderloom.platform.idempotency import fingerprint, once, remember

CHECKOUT = "portal.checkout"


@strawberry.input
class AcceptedTerms:
    key: str
    version: int


@strawberry.input
class SaveCart:
    """`version` is that of the cart that was seen, none for a fresh one. `key` makes a repeated send harmless."""

    lines: list[ChosenLine]
    version: int | None = None
    key: str | None = None


@strawberry.input
class Checkout:
    """`version` is that of the cart that was seen. `key` makes a repeated send harmless: it answers the same order."""

    version: int
    terms: list[AcceptedTerms] = strawberry.field(default_factory=list)
    contact_id: strawberry.ID | None = None
    wanted_by: datetime | None = None
    purchase_order: str | None = None
    key: str | None = None


@strawberry.input
class CancelOrder:
    number: str
    reason: str
    version: int | None = None


@strawberry.type
class OrderPayload:
    order: OwnOrder | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class BuyingMutations:
    @mutation(Permission.ORDER_CAPTURE)
    async def save_cart(self, info: Info, input: SaveCart) -> OrderPayload:
        """Keeps what was chosen, priced anew; the lines take the place of those that were there."""
        cart = await cart_of(info)
        if (cart.version if cart else None) != input.version and (cart or input.version is not None):
            raise StaleVersion("Your cart was changed in another window.", path=("version",))
        lines = chosen_lines(input.lines)
        async with info.context.unit_of_work() as uow:
            if cart is None:
                account = await own_account(info.context)
                new = contracts.CreateOrder(
                    account_id=account.id,
                    lines=lines,
                    channel=CHANNEL,
                    client_key=input.key,
                    language=info.context.locale,
                )
                saved = await create_order(uow, info.context.actor, new)
            else:
                change = contracts.ChangeDraft(order_id=cart.id, version=cart.version, lines=lines)
                saved = await change_draft(uow, info.context.actor, change)
        info.context.forget()
        return OrderPayload(order=order_of(saved))

    @mutation(Permission.ORDER_SUBMIT)
    async def checkout(self, info: Info, input: Checkout) -> OrderPayload:
        """Sends the cart: it is checked and priced once more, and the terms that were accepted are kept with it."""
        async with info.context.unit_of_work() as uow:
            sent = await _sent_before(uow, info, input) or await _sent(uow, info, input)
        info.context.forget()
        return OrderPayload(order=order_of(sent))

    @mutation(Permission.ORDER_CANCEL)
    async def empty_cart(self, info: Info) -> OrderPayload:
        """Throws away what was chosen."""
        cart = await cart_of(info)
        if cart is not None:
            move = contracts.MoveOrder(order_id=cart.id, version=cart.version, reason=None)
            async with info.context.unit_of_work() as uow:
                await cancel_order(uow, info.context.actor, move)
        info.context.forget()
        return OrderPayload()

    @mutation(Permission.ORDER_CANCEL)
    async def cancel_order(self, info: Info, input: CancelOrder) -> OrderPayload:
        """Calls an order off while no work has begun for it."""
        async with info.context.reader() as reader:
            found = (await queries.order(reader, info.context.actor, input.number)).order
        move = contracts.MoveOrder(order_id=found.id, version=input.version, reason=input.reason)
        async with info.context.unit_of_work() as uow:
            order = await cancel_order(uow, info.context.actor, move)
        info.context.forget()
        return OrderPayload(order=order_of(order))


async def _sent_before(uow: UnitOfWork, info: Info, input: Checkout) -> contracts.Order | None:
    """The order that the same tap made before; two taps at once take turns."""
    if input.key is None:
        return None
    found = await once(uow, info.context.actor.client, CHECKOUT, input.key, fingerprint(asdict(input)))
    return (await queries.order(uow, info.context.actor, UUID(found["order_id"]))).order if found else None


async def _sent(uow: UnitOfWork, info: Info, input: Checkout) -> contracts.Order:
    cart = await cart_of(info)
    if cart is None:
        raise Missing("Your cart is empty.", path=("version",))
    if cart.version != input.version:
        raise StaleVersion("Your cart was changed in another window.", path=("version",))
    change = contracts.ChangeDraft(
        order_id=cart.id,
        version=cart.version,
        delivery_contact_id=optional_row(input.contact_id, "Contact", "contactId"),
        requested_completion=input.wanted_by,
        purchase_order=input.purchase_order or None,
    )
    terms = tuple(contracts.TermsVersion(key=one.key, version=one.version) for one in input.terms)
    filled = await change_draft(uow, info.context.actor, change)
    wanted = contracts.SubmitOrder(order_id=cart.id, version=filled.version, accept_terms=terms)
    sent = await submit_order(uow, info.context.actor, wanted)
    if input.key is not None:
        await remember(uow, info.context.actor.client, CHECKOUT, input.key, {"order_id": str(sent.id)})
    return sent
