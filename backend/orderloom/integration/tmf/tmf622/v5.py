"""TMF622 Product Ordering 5.0."""

from orderloom.integration.tmf.collection import Api
from orderloom.integration.tmf.tmf622.cancels import CancelProductOrders
from orderloom.integration.tmf.tmf622.news import ProductOrderNews
from orderloom.integration.tmf.tmf622.orders import ProductOrders
from orderloom.integration.tmf.tmf622.shapes_v5 import SHAPES
from orderloom.integration.tmf.tmf622.v4 import NAME

API = Api(
    name=NAME,
    version="v5",
    collections=(ProductOrders(SHAPES, "v5"), CancelProductOrders(SHAPES, "v5")),
    operations=True,
    news=ProductOrderNews(),
)
