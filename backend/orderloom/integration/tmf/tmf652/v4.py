"""TMF652 Resource Ordering 4.0."""

from orderloom.integration.tmf.collection import Api
from orderloom.integration.tmf.tmf652.cancels import CancelResourceOrders
from orderloom.integration.tmf.tmf652.news import ResourceOrderNews
from orderloom.integration.tmf.tmf652.orders import ResourceOrders
from orderloom.integration.tmf.tmf652.shapes_v4 import SHAPES

NAME = "resourceOrderingManagement"
API = Api(
    name=NAME,
    version="v4",
    collections=(ResourceOrders(SHAPES, "v4"), CancelResourceOrders(SHAPES, "v4")),
    news=ResourceOrderNews(),
)
