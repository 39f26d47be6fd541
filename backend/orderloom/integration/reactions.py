"""What integration does outside of any request: it carries notices out, tells subscribers, and brings files in."""

from orderloom.integration.importing import chunks, working
from orderloom.integration.notices import delivery
from orderloom.integration.papers import confirming
from orderloom.integration.tmf import notifying

HANDLERS = (
    delivery.DeliverNotice,
    confirming.ConfirmOrder,
    notifying.SendNotification,
    working.ReadFile,
    chunks.CheckChunk,
    chunks.MakeChunk,
    chunks.MakeAll,
)
