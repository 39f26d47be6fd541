"""What happens to customers, as TMF629 tells it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tidings import CREATE, DELETE, Tiding
from orderloom.integration.tmf.tmf629.customers import party_of
from orderloom.integration.tmf.tmf632.news import WHAT as OF_PARTIES
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account, AccountStatus
from orderloom.parties.events import PartyChanged
from orderloom.platform.db import Reader

WHAT = {**OF_PARTIES, "engaged": CREATE}


class CustomerNews:
    events = (PartyChanged.name,)

    async def tidings(self, reader: Reader, event: str, said: Mapping[str, Any]) -> Sequence[Tiding]:
        if said["noun"] != "account":
            return ()
        account_id, what = UUID(said["subject"]), WHAT[said["what"]]
        account = (await parties.accounts_by_id(reader, [account_id])).get(account_id)
        if account is None or account.status is AccountStatus.PROSPECT:
            return ()
        gone = await _gone(reader, account) if what == DELETE else None
        return (Tiding(type="Customer", what=what, id=str(account_id), account_id=account_id, gone=gone),)


async def _gone(reader: Reader, account: Account) -> Body:
    """What both versions want of a customer, even of one who left."""
    people = await parties.contacts_of_account(reader, [account.id])
    return {
        "id": str(account.id),
        "name": account.name,
        "engagedParty": party_of(account, people[0] if people else None, "v5"),
    }
