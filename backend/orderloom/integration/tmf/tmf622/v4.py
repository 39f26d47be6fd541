"""TMF622 Product Ordering 4.0."""

from orderloom.integration.tmf.collection import Api
from orderloom.integration.tmf.tmf622.cancels import CancelProductOrders
from orderloom.integration.tmf.tmf622.news import ProductOrderNews
from orderloom.integration.tmf.tmf622.orders import ProductOrders
from orderloom.integration.tmf.tmf622.shapes_v4 import SHAPES

NAME = "productOrderingManagement"
API = Api(
    name=NAME,
    version="v4",
    collections=(ProductOrders(SHAPES, "v4"), CancelProductOrders(SHAPES, "v4")),
    news=ProductOrderNews(),
)
