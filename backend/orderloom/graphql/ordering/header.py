"""The head of an order beside its lines: who pays, who takes delivery, which terms were agreed to."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
import strawberry

from orderloom.catalog.contracts import TermsOfSale
from orderloom.graphql.context import Info
from orderloom.graphql.ids import optional_row
from orderloom.graphql.parties.addresses import PostalAddress, PostalAddressInput
from orderloom.graphql.parties.types import Account, Contact
from orderloom.graphql.present import present
from orderloom.graphql.text import LocalisedText, localised
from orderloom.ordering import contracts as ordering


@strawberry.input
class BillingInput:
    """Who pays, when it is not the account itself. `paymentReference` names a payment or a mandate that is kept
    elsewhere; the number of a card is refused. What is left out stays, null takes it away."""

    account_id: strawberry.ID | None = strawberry.UNSET
    contact_id: strawberry.ID | None = strawberry.UNSET
    address: PostalAddressInput | None = strawberry.UNSET
    payment_reference: str | None = strawberry.UNSET


@strawberry.input
class TermsVersionInput:
    key: str
    version: int


@strawberry.type
class Billing:
    """`account` is the one that pays; null when it is not in the viewer's reach."""

    account: Account | None
    contact: Contact | None
    address: PostalAddress | None
    payment_reference: str | None


@strawberry.type
class AcceptedTerms:
    """Which version of terms of sale was agreed to, by whom and when."""

    key: str
    version: int
    by: str
    at: datetime


@strawberry.type
class TermsToAccept:
    """Terms of sale that what is bought asks for, as they are in force."""

    key: str
    version: int
    name: LocalisedText
    text: LocalisedText


def given(value: Any) -> Any:
    return msgspec.UNSET if value is strawberry.UNSET else value


def billing_of(given_billing: BillingInput | None, *, absent: Any = msgspec.UNSET) -> dict[str, Any]:
    """The fields of a command; `absent` stands for what was left out."""
    if given_billing is None or given_billing is strawberry.UNSET:
        return {}
    ids = {
        "billing_account_id": (given_billing.account_id, "Account", "accountId"),
        "billing_contact_id": (given_billing.contact_id, "Contact", "contactId"),
    }
    said: dict[str, Any] = {
        name: absent if value is strawberry.UNSET else optional_row(value, kind, path)
        for name, (value, kind, path) in ids.items()
    }
    address = given_billing.address
    said["billing_address"] = absent if address is strawberry.UNSET else _address(address)
    reference = given_billing.payment_reference
    said["payment_reference"] = absent if reference is strawberry.UNSET else reference or None
    return said


def _address(given_address: PostalAddressInput | None) -> ordering.PostalAddress | None:
    if given_address is None:
        return None
    return ordering.PostalAddress(
        street=given_address.street,
        city=given_address.city,
        country=given_address.country,
        region=given_address.region,
        postal_code=given_address.postal_code,
    )


def terms_of(versions: Iterable[TermsVersionInput]) -> tuple[ordering.TermsVersion, ...]:
    return tuple(ordering.TermsVersion(key=one.key, version=one.version) for one in versions)


async def billing(info: Info, order: ordering.Order) -> Billing:
    load, seen = info.context.load, info.context.actor.account_id
    payer = order.billing_account_id or order.account_id
    address = order.billing_address
    return Billing(
        account=present(await load.accounts.load(payer)) if seen is None or seen == payer else None,
        contact=await contact(info, order.billing_contact_id),
        address=PostalAddress(**msgspec.structs.asdict(address)) if address else None,
        payment_reference=order.payment_reference,
    )


async def contact(info: Info, contact_id: Any) -> Contact | None:
    return present(await info.context.load.contacts.load(contact_id)) if contact_id else None


def accepted(order: ordering.Order) -> list[AcceptedTerms]:
    return [AcceptedTerms(key=one.key, version=one.version, by=one.by_name, at=one.at) for one in order.accepted_terms]


def to_accept(found: Iterable[TermsOfSale]) -> list[TermsToAccept]:
    return [
        TermsToAccept(key=one.key, version=one.version, name=localised(one.name), text=localised(one.text))
        for one in found
    ]
