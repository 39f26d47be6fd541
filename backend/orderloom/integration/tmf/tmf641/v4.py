"""TMF641 Service Ordering 4.1."""

from orderloom.integration.tmf.collection import Api
from orderloom.integration.tmf.tmf641.news import ServiceOrderNews
from orderloom.integration.tmf.tmf641.orders import CancelServiceOrders, ServiceOrders
from orderloom.integration.tmf.tmf641.shapes_v4 import SHAPES

NAME = "serviceOrdering"
API = Api(
    name=NAME,
    version="v4",
    collections=(ServiceOrders(SHAPES, "v4"), CancelServiceOrders(SHAPES, "v4")),
    news=ServiceOrderNews(),
)
