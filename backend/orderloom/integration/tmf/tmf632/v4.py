"""TMF632 Party Management 4.0, under the names that its two versions give it."""

from orderloom.integration.tmf.collection import Api
from orderloom.integration.tmf.tmf632.individuals import Individuals
from orderloom.integration.tmf.tmf632.news import PartyNews
from orderloom.integration.tmf.tmf632.organizations import Organizations
from orderloom.integration.tmf.tmf632.shapes_v4 import SHAPES

APIS = tuple(
    Api(
        name=name,
        version="v4",
        collections=(Individuals(SHAPES, "v4"), Organizations(SHAPES, "v4")),
        news=PartyNews(),
    )
    for name in ("party", "partyManagement")
)
