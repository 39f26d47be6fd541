"""Orders to begin with: templates, and orders made again."""

from datetime import datetime
from uuid import UUID

import msgspec

from orderloom.ordering.contracts.inputs import NewLine


class TemplateContent(msgspec.Struct, frozen=True, kw_only=True):
    """What a template keeps of an order. Sites and contacts are kept for templates of one account only."""

    lines: tuple[NewLine, ...]
    description: str | None = None
    channel: str = "workspace"


class OrderTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """`account_id` None: for any account. `lines` counts those of the content."""

    id: UUID
    name: str
    description: str | None
    account_id: UUID | None
    lines: int
    owner_id: UUID | None
    owner_name: str
    created_at: datetime


class SaveTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """Makes a template of an order; `for_account` keeps it, with its sites, for the order's account."""

    order_id: UUID
    name: str
    description: str | None = None
    for_account: bool = False
    client_key: str | None = None


class UseTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """A draft of a template; `site_id` is where lines go that have no site."""

    template_id: UUID
    account_id: UUID
    site_id: UUID | None = None
    client_key: str | None = None


class RemoveTemplate(msgspec.Struct, frozen=True, kw_only=True):
    template_id: UUID


class CopyOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A new draft with the lines of an order, for its account or another one. Lines of another account lose their
    sites and contacts; `site_id` is where they go then."""

    order_id: UUID
    account_id: UUID | None = None
    site_id: UUID | None = None
    client_key: str | None = None
