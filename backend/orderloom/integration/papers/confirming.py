"""Confirms an order to its customer by e-mail, with the order as PDF; a mail server that fails holds no order up."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from email.message import EmailMessage
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.notices.mail import mail, send_mail
from orderloom.integration.papers.order import OrderPaper, order_paper
from orderloom.integration.papers.pdf import drawn
from orderloom.integration.papers.words import Tongue
from orderloom.kernel.ids import new_id
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import Order, OrderLine
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Contact
from orderloom.platform.db import AuditEntry, Database, NewWork, Reader, UnitOfWork, WorkItem
from orderloom.platform.reactions import outside
from orderloom.platform.settings import settings

HANDLER = "integration.confirm_order"
_READER = Actor.system("orderloom")
_databases: list[Database] = []


class Letter(msgspec.Struct, frozen=True):
    order: Order
    to: str
    name: str
    paper: OrderPaper


def bind_database(database: Database) -> None:
    """Letters are read and drawn while no transaction is open."""
    _databases[:] = [database]


class Letters:
    """One letter an order and submission, where a mail server is set; who gets it is found out when it is written."""

    def confirm(self, uow: UnitOfWork, order_ids: Iterable[UUID]) -> None:
        if settings().smtp_url:
            uow.enqueue(
                *(
                    NewWork(handler=HANDLER, subject_id=order_id, call_id=f"confirm:{new_id()}", payload={})
                    for order_id in order_ids
                )
            )


def recipient(order: Order, lines: Sequence[OrderLine], contacts: Mapping[UUID, Contact]) -> Contact | None:
    """Who takes delivery, else who is billed, else the first contact of a line: the first that has an address."""
    named = (order.delivery_contact_id, order.billing_contact_id, *(line.contact_id for line in lines))
    people = (contacts[one] for one in named if one is not None and one in contacts)
    return next((one for one in people if one.email), None)


@outside(name=HANDLER)
class ConfirmOrder:
    """Sends the letter, again while its failure may pass; what can't be delivered is told in the activity."""

    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        return await asyncio.gather(*(_confirm(item) for item in items))

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        for item, outcome in answered:
            if not isinstance(outcome, Done) or outcome.value:
                uow.audit(_told(item, outcome))


async def _confirm(item: WorkItem) -> Outcome:
    """Done without a value when there is nobody to write to."""
    async with _databases[0].reader() as reader:
        letter = await _letter(reader, item.subject_id)
    if letter is None:
        return Done()
    pdf = await asyncio.to_thread(drawn, letter.paper)
    try:
        message = written(letter, pdf, item.call_id)
    except (ValueError, AttributeError, IndexError, TypeError) as error:  # the parser of headers stumbles
        return Failed(code="mail_malformed", message=f"The message can't be written: {error}.")
    outcome = await send_mail(settings().smtp_url, settings().mail_from, message)
    return Done(value={"to": letter.to}) if isinstance(outcome, Done) else outcome


async def _letter(reader: Reader, order_id: UUID) -> Letter | None:
    whole = next(iter(await ordering.orders_with_lines(reader, [order_id])), None)
    if whole is None:
        return None
    order = whole.order
    named = {order.delivery_contact_id, order.billing_contact_id, *(line.contact_id for line in whole.lines)}
    ids = [one for one in named if one is not None]
    contact = recipient(order, whole.lines, await parties.contacts_by_id(reader, ids) if ids else {})
    if contact is None or contact.email is None:
        return None
    paper = await order_paper(reader, _READER, order.id, order.language)
    return Letter(order, contact.email, contact.name, paper)


def written(letter: Letter, pdf: bytes, message_id: str) -> EmailMessage:
    """The e-mail, with the order as PDF."""
    tongue, order = Tongue(letter.paper.language), letter.order
    said = {"number": order.number, "name": letter.name, "date": tongue.date(order.submitted_at or order.created_at)}
    greeting = tongue["greeting" if letter.name else "greeting_nobody"].format(**said)
    body = [
        greeting,
        "",
        tongue["received"].format(**said),
        "",
        *(f"{label}: {text}" for label, text in letter.paper.totals),
        "",
        tongue["attached"],
        "",
        tongue["regards"],
    ]
    message = mail(letter.to, tongue["subject"].format(**said), "\n".join(body), message_id)
    message["Content-Language"] = tongue.language
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{order.number}.pdf")
    return message


def _told(item: WorkItem, outcome: Outcome) -> AuditEntry:
    done = isinstance(outcome, Done)
    changes: dict[str, Any] = {"channel": "email", **(outcome.value if isinstance(outcome, Done) else {})}
    return AuditEntry(
        subject_type="order",
        subject_id=item.subject_id,
        order_id=item.subject_id,
        action="confirmed" if done else "notice_undelivered",
        reason=outcome.message if isinstance(outcome, Failed) else None,
        changes=changes,
    )
