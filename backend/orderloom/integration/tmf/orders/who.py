"""Whose order it is that somebody sends."""

from collections.abc import Mapping

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.parsing import Path
from orderloom.integration.tmf.wording import id_in
from orderloom.kernel.errors import Problem
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account
from orderloom.platform.db import Reader

CUSTOMER_ROLES = frozenset({"customer", "buyer"})


class Party(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    role: str
    referred_type: str
    name: str | None
    path: Path


class Named(msgspec.Struct, frozen=True):
    """Who is named in an order, and the account that is to be billed."""

    parties: tuple[Party, ...]
    billing: str | None = None


async def account_of(
    reader: Reader, actor: Actor, named: Named, names: Mapping[str, str]
) -> tuple[Account | None, list[Problem]]:
    """Who orders: the party in the customer's role, else the billing account, else the sender's own account, which may
    also be called by a name that nobody knows here. `names` are what a sender calls those whom we know."""
    customer = next((one for one in named.parties if _is_customer(one)), None)
    name = customer.id if customer else named.billing
    path: Path = customer.path if customer else (("billingAccount", "id") if name else ("relatedParty",))
    if name is None and actor.account_id is not None:
        return (await parties.accounts_by_id(reader, [actor.account_id])).get(actor.account_id), []
    if name is None:
        return None, [Problem("tmf.customer_missing", "Name the customer among the related parties.", path)]
    account = await find_account(reader, names.get(name, name))
    if account is None and actor.account_id is not None:
        account = (await parties.accounts_by_id(reader, [actor.account_id])).get(actor.account_id)
    if account is None or (actor.account_id is not None and account.id != actor.account_id):
        return None, [Problem("ordering.unknown_account", f"There is no account {name!r}.", path)]
    return account, []


def _is_customer(party: Party) -> bool:
    return party.role.casefold() in CUSTOMER_ROLES or party.referred_type == "Customer"


async def find_account(reader: Reader, name: str) -> Account | None:
    """By our id, or by the id that a foreign system uses."""
    known = id_in(name)
    if known is not None:
        found = (await parties.accounts_by_id(reader, [known])).get(known)
        if found is not None:
            return found
    return await parties.account_by_external_id(reader, name)
