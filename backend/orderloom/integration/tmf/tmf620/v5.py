"""TMF620 Product Catalog Management 5.0."""

from orderloom.integration.tmf.collection import Api
from orderloom.integration.tmf.tmf620.carrying import carry_for
from orderloom.integration.tmf.tmf620.kept import ProductCatalogs
from orderloom.integration.tmf.tmf620.news import CatalogNews
from orderloom.integration.tmf.tmf620.shapes_v5 import SHAPES
from orderloom.integration.tmf.tmf620.v4 import KINDS, NAME

API = carry_for(
    Api(
        name=NAME,
        version="v5",
        collections=tuple(kind(SHAPES, "v5") for kind in (ProductCatalogs, *KINDS)),
        operations=True,
        news=CatalogNews(),
    )
)
