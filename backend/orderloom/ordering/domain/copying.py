"""What of an order is taken over into another one, or into a template."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.ordering.contracts import LineAction, NewLine, Order, OrderKind, OrderLine, TemplateContent
from orderloom.ordering.domain.lines import captured


def again(lines: Sequence[OrderLine], *, same_account: bool) -> tuple[NewLine, ...]:
    """Lines to order anew: what was found in fulfillment, the sender's extensions and dates are not taken over; sites
    and contacts only within the account. Of lines about something installed, only those that add."""
    dropped: dict[str, Any] = {"extensions": {}, "requested_completion": None, "product_id": None}
    if not same_account:
        dropped |= {"site_id": None, "contact_id": None}
    wanted = [line for line in captured(lines) if line.action is LineAction.ADD]
    kept = {line.number for line in wanted}
    return tuple(
        msgspec.structs.replace(line, parent=line.parent if line.parent in kept else None, **dropped) for line in wanted
    )


def kind_of(lines: Sequence[NewLine]) -> OrderKind:
    """Whether lines ask for services, or order what is sold."""
    is_service = any(line.specification is not None and line.offering is None for line in lines)
    return OrderKind.SERVICE if is_service else OrderKind.CUSTOMER


def content_of(order: Order, lines: Sequence[OrderLine], *, for_account: bool) -> TemplateContent:
    return TemplateContent(
        lines=again(lines, same_account=for_account), description=order.description, channel=order.channel
    )


def placed_at(lines: Sequence[NewLine], site_id: UUID | None) -> tuple[NewLine, ...]:
    """Lines without a site go to this one."""
    if site_id is None:
        return tuple(lines)
    return tuple(line if line.site_id else msgspec.structs.replace(line, site_id=site_id) for line in lines)
