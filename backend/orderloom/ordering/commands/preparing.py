"""Makes new orders ready to be stored: fields of one's own, places, rules, prices, terms; any number of them with the
same few statements."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.kernel import json
from orderloom.kernel.errors import Problem
from orderloom.kernel.ids import new_id
from orderloom.ordering.commands.filling import fill_header, fill_lines, own_sheet, unfilled
from orderloom.ordering.commands.paying import check_parties
from orderloom.ordering.commands.quote import Asked, Quote, quotes
from orderloom.ordering.contracts import AcceptedTerms, ChangeDraft, CreateOrder, OrderState, Priority
from orderloom.ordering.domain import terms
from orderloom.ordering.domain.agreeing import Agreed, above_limit
from orderloom.ordering.domain.checks import check_account
from orderloom.ordering.domain.lines import totals
from orderloom.parties.contracts import Account
from orderloom.platform.db import Reader, UnitOfWork

HEADER = (
    "external_id",
    "description",
    "channel",
    "requested_start",
    "requested_completion",
    "urgency",
    "purchase_order",
    "payment_reference",
    "language",
    "billing_account_id",
    "billing_contact_id",
    "delivery_contact_id",
    "billing_address",
    "price_list",
)


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """A new order as far as it could be made ready; with `problems` it can't be stored."""

    new: CreateOrder
    quoted: Quote
    custom: dict[str, Any]
    accepted: tuple[AcceptedTerms, ...]
    problems: tuple[Problem, ...]


async def prepare(reader: Reader, actor: Actor, wanted: Sequence[tuple[CreateOrder, Account]]) -> list[Ready]:
    """One for each order, in their order; the accounts are known to be in reach."""
    own = await own_sheet(reader)
    headers = [fill_header(own, actor, new.custom, None) for new, _ in wanted]
    lines = [fill_lines(own, actor, new.lines) for new, _ in wanted]
    quoted = await quotes(
        reader,
        [
            Asked(
                account=account,
                lines=filled,
                draft=not new.submit,
                agreed=Agreed(kind=new.kind, channel=new.channel, price_list=new.price_list),
            )
            for (new, account), (filled, _) in zip(wanted, lines, strict=True)
        ],
    )
    found: list[Ready] = []
    for (new, account), (custom, problems), (filled, unfit), quote in zip(wanted, headers, lines, quoted, strict=True):
        accepted, stale = terms.agree((), new.accept_terms, quote.snapshot, actor, reader.now)
        named = await check_parties(reader, actor, account.id, header_of(new))
        refused = (*check_account(account), *quote.problems, *problems, *unfit, *named, *stale)
        if new.submit and not (problems or unfit):
            refused += (*unfilled(own, actor, custom, filled), *terms_lacking(quote, accepted))
        found.append(Ready(new=new, quoted=quote, custom=custom, accepted=accepted, problems=refused))
    return found


def header_of(given: CreateOrder | ChangeDraft) -> dict[str, Any]:
    """The header fields that were given."""
    values = {name: getattr(given, name) for name in HEADER if hasattr(given, name)}
    return {name: value for name, value in values.items() if value is not msgspec.UNSET}


def rows_of(header: Mapping[str, Any]) -> dict[str, Any]:
    """The same as it lies in the database."""
    address = header.get("billing_address")
    return {**header, "billing_address": json.to_builtins(address)} if address is not None else dict(header)


def terms_lacking(quoted: Quote, accepted: Sequence[AcceptedTerms]) -> tuple[Any, ...]:
    return tuple(terms.lacking(terms.needed(quoted.placed, quoted.snapshot), accepted, quoted.snapshot))


def totals_of(quoted: Quote) -> dict[str, Any]:
    one_time, recurring = totals(quoted.prices)
    return {
        "catalog_release_id": quoted.release_id,
        "currency": quoted.currency,
        "one_time_total": one_time,
        "recurring_total": recurring,
        "adjustments": json.to_builtins(quoted.agreed.adjustments),
        "price_approval": above_limit(quoted.agreed.adjustments, quoted.prices),
    }


def row_of(uow: UnitOfWork, actor: Actor, ready: Ready) -> dict[str, Any]:
    """The order as a row; its number is given by the database."""
    new = ready.new
    state = OrderState.SUBMITTED if new.submit else OrderState.DRAFT
    return {
        **rows_of(header_of(new)),
        **totals_of(ready.quoted),
        "custom": ready.custom,
        "accepted_terms": json.to_builtins(ready.accepted),
        "id": new_id(),
        "kind": new.kind.value,
        "account_id": new.account_id,
        "state": state.value,
        "priority": Priority.MEDIUM.value,
        "captured_by": actor.id if actor.kind == "person" else None,
        "captured_by_name": actor.name,
        "four_eyes": False,
        "partial": False,
        "version": 1,
        "submitted_at": uow.now if new.submit else None,
        "extensions": new.extensions,
    }
