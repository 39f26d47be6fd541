"""All TM Forum routes, with error bodies of their own."""

from litestar import Router

from orderloom.integration.tmf.errors import HANDLERS
from orderloom.integration.tmf.tmf622.routes import ProductOrders

routes = [
    Router(
        path="/tmf-api/productOrderingManagement/v4",
        route_handlers=[ProductOrders],
        exception_handlers=HANDLERS,
        include_in_schema=False,
    )
]
