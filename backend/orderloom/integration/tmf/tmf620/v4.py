"""TMF620 Product Catalog Management 4.1."""

from orderloom.integration.tmf.collection import Api
from orderloom.integration.tmf.tmf620.carrying import carry_for
from orderloom.integration.tmf.tmf620.jobs import ExportJobs, ImportJobs
from orderloom.integration.tmf.tmf620.kept import Catalogs, Prices
from orderloom.integration.tmf.tmf620.news import CatalogNews
from orderloom.integration.tmf.tmf620.nouns import Categories, Offerings, Specifications
from orderloom.integration.tmf.tmf620.shapes_v4 import SHAPES

NAME = "productCatalogManagement"
KINDS = (Categories, Offerings, Prices, Specifications, ImportJobs, ExportJobs)
API = carry_for(
    Api(
        name=NAME,
        version="v4",
        collections=tuple(kind(SHAPES, "v4") for kind in (Catalogs, *KINDS)),
        news=CatalogNews(),
    )
)
