"""What integration does outside of any request: it carries notices out of the house."""

from orderloom.integration.notices import delivery

HANDLERS = (delivery.DeliverNotice,)
