"""What happened to accounts and contacts, for those outside who asked to be told."""

from typing import ClassVar, Literal
from uuid import UUID

from orderloom.kernel.events import Event


class PartyChanged(Event, frozen=True, kw_only=True):
    """`subject` is the account; `party` the account or contact. `gone` is one that others no longer see,
    `engaged` a prospect that became a customer."""

    name: ClassVar[str] = "parties.party_changed.v1"
    public: ClassVar[bool] = True
    noun: Literal["account", "contact"]
    what: Literal["created", "changed", "state", "engaged", "gone"]
    party: UUID
