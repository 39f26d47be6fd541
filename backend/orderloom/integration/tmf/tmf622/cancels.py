"""Requests to cancel a product order."""

from orderloom.integration.tmf.orders.cancels import CancelOrders
from orderloom.ordering.contracts import OrderKind


class CancelProductOrders(CancelOrders):
    name = "cancelProductOrder"
    type = "CancelProductOrder"
    kind = OrderKind.CUSTOMER
    reference = "productOrder"
