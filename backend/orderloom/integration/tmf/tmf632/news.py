"""What happens to parties, as TMF632 tells it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from orderloom.integration.tmf.tidings import CHANGE, CREATE, DELETE, STATE, Tiding
from orderloom.parties import queries as parties
from orderloom.parties.contracts import AccountKind
from orderloom.parties.events import PartyChanged
from orderloom.platform.db import Reader

WHAT = {"created": CREATE, "changed": CHANGE, "state": STATE, "engaged": STATE, "gone": DELETE}


class PartyNews:
    events = (PartyChanged.name,)

    async def tidings(self, reader: Reader, event: str, said: Mapping[str, Any]) -> Sequence[Tiding]:
        account_id, party = UUID(said["subject"]), str(said["party"])
        what = WHAT[said["what"]]
        gone = {"id": party} if what == DELETE else None
        if said["noun"] == "contact":
            return (Tiding(type="Individual", what=what, id=party, account_id=account_id, gone=gone),)
        account = (await parties.accounts_by_id(reader, [account_id])).get(account_id)
        if account is None or account.kind is not AccountKind.BUSINESS:
            return ()
        return (Tiding(type="Organization", what=what, id=party, account_id=account_id, gone=gone),)
