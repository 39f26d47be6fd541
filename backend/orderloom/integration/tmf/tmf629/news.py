"""What happens to customers, as TMF629 tells it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.integration.tmf.tidings import CREATE, DELETE, Tiding
from orderloom.integration.tmf.tmf632.news import WHAT as OF_PARTIES
from orderloom.parties import queries as parties
from orderloom.parties.contracts import AccountStatus
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
        gone = {"id": str(account_id), "name": account.name} if what == DELETE else None
        return (Tiding(type="Customer", what=what, id=str(account_id), account_id=account_id, gone=gone),)
