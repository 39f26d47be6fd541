"""What integration does outside of any request: it carries notices out of the house and tells subscribers."""

from orderloom.integration.notices import delivery
from orderloom.integration.papers import confirming
from orderloom.integration.tmf import notifying

HANDLERS = (delivery.DeliverNotice, confirming.ConfirmOrder, notifying.SendNotification)
