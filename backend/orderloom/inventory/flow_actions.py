"""What lower contexts ask of the inventory: what an account has, where, in which state; who has what is sold."""

from collections.abc import Sequence
from uuid import UUID

from orderloom.catalog.contracts import Touched, Use, UseLink, bind_catalog_use
from orderloom.catalog.contracts.usage import MOST_COUNTED, MOST_LINKS
from orderloom.flows.contracts import Inquiry, Json, bind_lookup
from orderloom.inventory import store
from orderloom.kernel.errors import DomainError, Invalid
from orderloom.kernel.json import to_builtins
from orderloom.platform.db import Reader

_IDS = ("item", "account", "site")


class Inventory:
    """Items by account, site, specification, state or id, the newest 200; an account, a site or an item is needed."""

    async def look_up(self, reader: Reader, inquiries: Sequence[Inquiry]) -> list[list[Json] | DomainError]:
        """The same question is asked once."""
        asked = [_wanted(inquiry.query) for inquiry in inquiries]
        looks = dict.fromkeys(one for one in asked if isinstance(one, store.Wanted))
        found = {look: [to_builtins(item) for item in await store.wanted(reader, look)] for look in looks}
        return [found[one] if isinstance(one, store.Wanted) else one for one in asked]


def _wanted(query: Json) -> store.Wanted | DomainError:
    try:
        item, account, site = (_id(name, query.get(name)) for name in _IDS)
    except Invalid as error:
        return error
    if item is None and account is None and site is None:
        return Invalid("The inventory is looked up by account, site or item.", path=("query",))
    specification, state = (_text(query.get(name)) for name in ("specification", "state"))
    return store.Wanted(item=item, account=account, site=site, specification=specification, state=state)


def _id(name: str, value: object) -> UUID | None:
    try:
        return None if value is None else UUID(str(value))
    except ValueError:
        raise Invalid(f"{value} is no id of an {name}.", path=("query", name)) from None


def _text(value: object) -> str | None:
    return None if value is None else str(value)


class Installed:
    """Tells which products are installed of what is about to change."""

    async def uses_of(self, reader: Reader, touched: Touched) -> Sequence[Use]:
        count, found = await store.installed_of(reader, touched.specifications, MOST_COUNTED, MOST_LINKS)
        links = tuple(UseLink(id=str(item), label=number) for item, number in found)
        return [Use(kind="product", count=count, links=links, more=count == MOST_COUNTED)] if count else []


bind_catalog_use(Installed())
bind_lookup("inventory", Inventory())
