"""An order as it stands on paper: everything looked up, named and put into words before anything is drawn."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.identity.contracts import Actor
from orderloom.integration.papers.words import Tongue
from orderloom.ordering import queries as ordering
from orderloom.ordering.contracts import Audience, Order, OrderLine, OrderState, OrderWithLines
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account, Contact, Site
from orderloom.platform.db import Reader


class PaperLine(msgspec.Struct, frozen=True):
    """A line in words; `depth` counts the bundles around it. Prices are empty where there are none."""

    number: str
    depth: int
    product: str
    details: str
    site: str
    quantity: str
    one_time: str
    recurring: str


class OrderPaper(msgspec.Struct, frozen=True):
    """`facts` are pairs of a label and a text, `closing` paragraphs under the lines."""

    title: str
    number: str
    account: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[PaperLine, ...]
    totals: tuple[tuple[str, str], ...]
    closing: tuple[tuple[str, str], ...]
    language: str


class Around(msgspec.Struct, frozen=True):
    """What an order names: its account, the one that pays, its contacts and sites."""

    account: Account
    payer: Account
    contacts: Mapping[UUID, Contact]
    sites: Mapping[UUID, Site]


async def order_paper(reader: Reader, actor: Actor, order_id: UUID, locale: str | None) -> OrderPaper:
    """The paper of an order that the actor may see, in the language nearest to `locale`."""
    whole = await ordering.order(reader, actor, order_id)
    notes = await ordering.notes_of(reader, actor, [order_id])
    snapshot = await catalog.snapshot(reader, whole.order.catalog_release_id)
    around = await _around(reader, whole)
    told = [note.text for note in notes if note.audience is Audience.CUSTOMER]
    return write(whole, around, snapshot, told, Tongue(locale))


async def _around(reader: Reader, whole: OrderWithLines) -> Around:
    order = whole.order
    payer = order.billing_account_id or order.account_id
    accounts = await parties.accounts_by_id(reader, {order.account_id, payer})
    named = {order.billing_contact_id, order.delivery_contact_id, *(line.contact_id for line in whole.lines)}
    contacts = await parties.contacts_by_id(reader, [one for one in named if one is not None])
    sites = await parties.sites_by_id(reader, {line.site_id for line in whole.lines if line.site_id is not None})
    return Around(accounts[order.account_id], accounts[payer], contacts, sites)


def write(
    whole: OrderWithLines, around: Around, snapshot: CatalogSnapshot, notes: Sequence[str], tongue: Tongue
) -> OrderPaper:
    order = whole.order
    return OrderPaper(
        title=tongue["draft" if order.state is OrderState.DRAFT else "order"],
        number=order.number,
        account=f"{around.account.name} ({around.account.number})",
        facts=tuple((label, text) for label, text in _facts(order, around, tongue) if text),
        lines=tuple(_lines(whole, around, snapshot, tongue)),
        totals=(
            (tongue["one_time"], tongue.money(order.one_time_total, order.currency)),
            (tongue["recurring"], tongue.money(order.recurring_total, order.currency)),
        ),
        closing=tuple(_closing(order, snapshot, notes, tongue)),
        language=tongue.language,
    )


def _facts(order: Order, around: Around, tongue: Tongue) -> list[tuple[str, str]]:
    dates = ((tongue["submitted"], order.submitted_at), (tongue["requested"], order.requested_completion))
    return [
        (tongue["date"], tongue.date(order.created_at)),
        *((label, tongue.date(moment)) for label, moment in dates if moment is not None),
        (tongue["purchase_order"], order.purchase_order or ""),
        (tongue["external_id"], order.external_id or ""),
        (tongue["billing"], _payer(order, around)),
        (tongue["payment"], order.payment_reference or ""),
        (tongue["delivery"], _person(around.contacts.get(order.delivery_contact_id or order.id))),
    ]


def _payer(order: Order, around: Around) -> str:
    address = order.billing_address
    written = ""
    if address is not None:
        city = " ".join(part for part in (address.postal_code, address.city, address.region) if part)
        written = ", ".join(part for part in (address.street, city, address.country) if part)
    person = _person(around.contacts.get(order.billing_contact_id or order.id))
    return " · ".join(part for part in (around.payer.name, person, written) if part)


def _person(contact: Contact | None) -> str:
    return " · ".join(part for part in (contact.name, contact.email, contact.phone) if part) if contact else ""


def _lines(whole: OrderWithLines, around: Around, snapshot: CatalogSnapshot, tongue: Tongue) -> list[PaperLine]:
    parents = {line.id: line.parent_line_id for line in whole.lines}
    made: list[PaperLine] = []
    for line in whole.lines:
        asked = line.offering or line.specification or ""
        offering = snapshot.offerings.get(asked) or snapshot.specifications.get(asked)
        site = around.sites.get(line.site_id) if line.site_id else None
        made.append(
            PaperLine(
                number=line.number,
                depth=_depth(line.id, parents),
                product=tongue.text(offering.name) if offering else asked,
                details=_details(line, snapshot, tongue),
                site=f"{site.name}, {site.city}" if site else "",
                quantity=tongue.number(line.quantity),
                one_time=_amount(line, "one_time", whole.order.currency, tongue),
                recurring=_amount(line, "recurring", whole.order.currency, tongue),
            )
        )
    return made


def _depth(line_id: UUID, parents: Mapping[UUID, UUID | None]) -> int:
    depth, above = 0, parents.get(line_id)
    while above is not None:
        depth, above = depth + 1, parents.get(above)
    return depth


def _amount(line: OrderLine, kind: str, currency: str, tongue: Tongue) -> str:
    charges = [charge for charge in line.charges if charge.charge_type == kind]
    if not charges:
        return ""
    amount = tongue.money(sum((charge.amount for charge in charges), Decimal(0)), currency)
    periods = {str(charge.period) for charge in charges if charge.period is not None}
    named = tongue[periods.pop()] if len(periods) == 1 and periods <= {"month", "year"} else ""
    return f"{amount} {named}".strip()


def _details(line: OrderLine, snapshot: CatalogSnapshot, tongue: Tongue) -> str:
    """What was chosen, under the names of the specification."""
    specification = snapshot.specifications.get(line.specification or "")
    asked = {one.key: one for one in specification.characteristics} if specification else {}
    parts: list[str] = []
    for key, value in line.characteristics.items():
        known = asked.get(key)
        label = next((tongue.text(one.label) for one in known.allowed if one.value == value), None) if known else None
        unit = f" {known.unit}" if known and known.unit else ""
        parts.append(f"{tongue.text(known.name) if known else key}: {label or tongue.value(value)}{unit}")
    return "; ".join(parts)


def _closing(order: Order, snapshot: CatalogSnapshot, notes: Sequence[str], tongue: Tongue) -> list[tuple[str, Any]]:
    terms = [
        f"{tongue.text(known.name) if (known := snapshot.terms.get(one.key)) else one.key}, "
        f"{tongue['version']} {one.version}: {tongue.date(one.at)}, {tongue['by']} {one.by_name}"
        for one in order.accepted_terms
    ]
    texts = [*([order.description] if order.description else []), *notes]
    found = [(tongue["notes"], "\n".join(texts)), (tongue["terms"], "\n".join(terms))]
    return [(label, text) for label, text in found if text]
