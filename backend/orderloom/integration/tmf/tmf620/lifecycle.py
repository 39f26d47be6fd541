"""What the states of a catalog's life are called in TMF620, and which of them put a thing into our catalog."""

from orderloom.catalog.contracts import Lifecycle

FIRST = "In study"
_OURS = {
    "active": Lifecycle.PUBLISHED,
    "launched": Lifecycle.PUBLISHED,
    "retired": Lifecycle.RETIRED,
    "obsolete": Lifecycle.ARCHIVED,
}
CALLED = {Lifecycle.PUBLISHED: "Active", Lifecycle.RETIRED: "Retired", Lifecycle.ARCHIVED: "Obsolete"}


def lifecycle_of(status: str) -> Lifecycle | None:
    """None for what is not, or not yet, in the catalog: studied, designed, tested, rejected."""
    return _OURS.get(status.strip().casefold())
