"""Notifications as everyone who sees the order finds them: in its activity, and live on open screens."""

from collections.abc import Sequence

from orderloom.flows.contracts import Notice, bind_actions
from orderloom.platform.db import AuditEntry, UnitOfWork


class ActivityNotifier:
    async def send(self, uow: UnitOfWork, notices: Sequence[Notice]) -> None:
        for notice in notices:
            message = {"to": notice.message.to, "title": notice.message.title, "text": notice.message.text}
            uow.audit(
                AuditEntry(
                    subject_type="order",
                    subject_id=notice.order_id,
                    order_id=notice.order_id,
                    action="notified",
                    changes=message,
                )
            )
            uow.publish("notifications", {"orderId": str(notice.order_id), **message})


bind_actions(notifier=ActivityNotifier())
