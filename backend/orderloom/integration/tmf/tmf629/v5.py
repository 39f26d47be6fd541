"""TMF629 Customer Management 5.0, under the names that its two versions give it."""

from orderloom.integration.tmf.collection import Api
from orderloom.integration.tmf.tmf629.customers import Customers
from orderloom.integration.tmf.tmf629.news import CustomerNews
from orderloom.integration.tmf.tmf629.shapes_v5 import SHAPES

APIS = tuple(
    Api(
        name=name,
        version="v5",
        collections=(Customers(SHAPES, "v5"),),
        operations=True,
        news=CustomerNews(),
    )
    for name in ("customerManagement", "customer")
)
