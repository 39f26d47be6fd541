"""Who pays and who takes delivery: looked up among those whom the account may name."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from orderloom.identity.access import scope
from orderloom.identity.contracts import Actor
from orderloom.kernel.errors import Problem
from orderloom.parties import queries as parties
from orderloom.platform.db import Reader

NAMES = ("billing_account_id", "billing_contact_id", "delivery_contact_id")


async def check_parties(
    reader: Reader, actor: Actor, account_id: UUID, values: Mapping[str, Any]
) -> tuple[Problem, ...]:
    """Problems of the accounts and contacts that `values` name; no statement when they name none."""
    if all(values.get(name) is None for name in NAMES):
        return ()
    billed: UUID = values.get("billing_account_id") or account_id
    contact_ids = [values[name] for name in NAMES[1:] if values.get(name) is not None]
    contacts = await parties.contacts_by_id(reader, contact_ids) if contact_ids else {}
    owners = {one.id: one.account_id for one in contacts.values()}
    problems = [*_unknown_contacts(values, owners, account_id, billed)]
    if billed != account_id:
        reach = scope(actor, "account")
        known = (reach.kind == "all" or billed in reach.ids) and await parties.accounts_by_id(reader, [billed])
        if not known:
            problems.insert(0, Problem("ordering.unknown_account", "There is no such account.", NAMES[:1]))
    return tuple(problems)


def _unknown_contacts(
    values: Mapping[str, Any], owners: Mapping[UUID, UUID], account_id: UUID, billed: UUID
) -> Iterator[Problem]:
    among = {"billing_contact_id": {account_id, billed}, "delivery_contact_id": {account_id}}
    for name, accounts in among.items():
        contact = values.get(name)
        if contact is not None and owners.get(contact) not in accounts:
            yield Problem("ordering.unknown_contact", "The account has no such contact.", (name,))
