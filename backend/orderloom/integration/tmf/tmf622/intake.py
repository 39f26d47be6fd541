"""A TMF622 body, whatever its version, as the lines and header that capture takes; each with its path in the body."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

import msgspec

from orderloom.integration.tmf.orders.states import action_called
from orderloom.integration.tmf.orders.who import Party
from orderloom.integration.tmf.parsing import Path, read
from orderloom.integration.tmf.shapes import Shapes
from orderloom.integration.tmf.tmf622 import model
from orderloom.integration.tmf.tmf622.shapes_v4 import SHAPES as V4
from orderloom.integration.tmf.tmf622.shapes_v5 import SHAPES as V5
from orderloom.kernel.errors import Invalid, Problem
from orderloom.ordering.contracts import LineAction

ITEMS = "productOrderItem"
CUSTOM = "customField"
BUNDLES = frozenset({"bundles", "contains", "hasPart"})
OWN_ORDER = frozenset({"id", "href", "state", "orderDate", "creationDate", "completionDate", ITEMS, CUSTOM})
OWN_ITEM = frozenset({"state", ITEMS, CUSTOM})
SHAPES: dict[str, Shapes] = {"v4": V4, "v5": V5}


class Value(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    value: Any
    path: Path


class Place(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    path: Path


class IntakeItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item. The references are the sender's own ids; `offering_path` is where it named what it orders."""

    path: Path
    number: str
    parent: str | None
    action: LineAction
    quantity: Decimal
    offering: str | None
    offering_path: Path
    specification: str | None
    product: str | None
    place: Place | None
    values: tuple[Value, ...]
    custom: tuple[Value, ...]
    relationships: tuple[dict[str, str], ...]
    prices: tuple[model.OrderPrice, ...]
    extensions: dict[str, Any]


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    version: str
    external_id: str | None
    description: str | None
    priority: str | None
    requested_start: datetime | None
    requested_completion: datetime | None
    draft: bool
    parties: tuple[Party, ...]
    billing_account: str | None
    agreements: tuple[model.Ref, ...]
    items: tuple[IntakeItem, ...]
    custom: tuple[Value, ...]
    totals: tuple[model.OrderPrice, ...]
    extensions: dict[str, Any]


def version_of(document: Any) -> str:
    """v5 by what only v5 has: identifiers as a list, roles around parties and channels."""
    if not isinstance(document, dict):
        return "v4"
    given = cast(dict[str, Any], document)
    named = [*_objects(given.get("relatedParty")), *_objects(given.get("channel"))]
    wrapped = any("partyOrPartyRole" in one or "channel" in one for one in named)
    return "v5" if wrapped or isinstance(given.get("externalId"), list) else "v4"


def _objects(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        return []
    return [cast(dict[str, Any], one) for one in cast(list[Any], value) if isinstance(one, dict)]


def take(document: Any, version: str | None = None) -> tuple[Intake, tuple[Problem, ...]]:
    """The body in our words and its problems so far; raises `Invalid` when it can't be read at all."""
    chosen = version or version_of(document)
    checked, problems = SHAPES[chosen].read("ProductOrder", document)
    if problems:
        raise Invalid.of(problems)
    return take_checked(checked, chosen)


def take_checked(document: dict[str, Any], version: str) -> tuple[Intake, tuple[Problem, ...]]:
    """As `take`, for a body that fits the shapes of its version."""
    body, problems = read(document, model.OrderV5 if version == "v5" else model.OrderV4)
    if body is None:
        raise Invalid.of(problems)
    items, found = _items(body.product_order_item, document[ITEMS])
    intake = Intake(
        version=version,
        external_id=_external_id(body),
        description=body.description,
        priority=body.priority,
        requested_start=body.requested_start_date,
        requested_completion=body.requested_completion_date,
        draft=isinstance(body, model.OrderV5) and body.requested_initial_state == "draft",
        parties=tuple(_parties(body)),
        billing_account=body.billing_account.id if body.billing_account else None,
        agreements=body.agreement,
        items=items,
        custom=tuple(_named(body.custom_field, (CUSTOM,))),
        totals=tuple(body.order_total_price),
        extensions={"tmf622": {"version": version, "order": _kept(document, OWN_ORDER)}},
    )
    return intake, found


def _kept(raw: Mapping[str, Any], own: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in raw.items() if name not in own}


def _external_id(body: model.OrderV4 | model.OrderV5) -> str | None:
    if isinstance(body, model.OrderV4):
        return body.external_id
    return body.external_id[0].id if body.external_id else None


def _parties(body: model.OrderV4 | model.OrderV5) -> Iterator[Party]:
    for index, one in enumerate(body.related_party):
        path: Path = ("relatedParty", index)
        whom = one.party_or_party_role if isinstance(one, model.PartyV5) else one
        if isinstance(one, model.PartyV5):
            path = (*path, "partyOrPartyRole")
        if whom is not None and whom.id is not None:
            yield Party(
                id=whom.id,
                role=one.role or "",
                referred_type=whom.referred_type or "",
                name=whom.name,
                path=(*path, "id"),
            )


Given = model.Item


def _items(items: Sequence[Given], raw: Sequence[Any]) -> tuple[tuple[IntakeItem, ...], tuple[Problem, ...]]:
    """All items, nested ones too, in document order; an item named by another's `bundles` is its part."""
    flat = list(_flat(items, raw, (ITEMS,), None))
    parents = {
        relation.id: item.id
        for item, *_ in flat
        for relation in item.product_order_item_relationship
        if relation.relationship_type in BUNDLES and relation.id is not None
    }
    problems = tuple(
        Problem("tmf.unknown_action", f"There is no action {item.action!r}.", (*path, "action"))
        for item, _, path, _ in flat
        if action_called(item.action) is None
    )
    made = tuple(_item(one, parents) for one in flat)
    return made, problems


Flat = tuple[Given, dict[str, Any], Path, str | None]
"""An item, as it was sent, where, and the number of the item that it was nested in."""


def _flat(items: Sequence[Given], raw: Sequence[Any], path: Path, above: str | None) -> Iterator[Flat]:
    for index, (item, raw_item) in enumerate(zip(items, raw, strict=True)):
        here = (*path, index)
        yield item, raw_item, here, above
        yield from _flat(item.product_order_item, raw_item.get(ITEMS) or (), (*here, ITEMS), item.id)


def _item(flat: Flat, parents: Mapping[str, str]) -> IntakeItem:
    item, raw, path, above = flat
    product = item.product
    inside = product.product_offering if product else None
    offering, offering_path = _offering(item, inside, path)
    return IntakeItem(
        path=path,
        number=item.id,
        parent=above or parents.get(item.id),
        action=action_called(item.action) or LineAction.ADD,
        quantity=item.quantity,
        offering=offering,
        offering_path=offering_path,
        specification=product.product_specification.id if product and product.product_specification else None,
        product=product.id if product else None,
        place=_place(raw.get("product"), path),
        values=tuple(_values(product, (*path, "product", "productCharacteristic"))),
        custom=tuple(_named(item.custom_field, (*path, CUSTOM))),
        relationships=tuple(
            {"type": relation.relationship_type, "line": relation.id}
            for relation in item.product_order_item_relationship
            if relation.relationship_type not in BUNDLES and relation.id is not None and relation.relationship_type
        ),
        prices=tuple(item.item_price),
        extensions={"tmf622": _kept(raw, OWN_ITEM), **({"tmf622_nested": True} if above else {})},
    )


def _offering(item: Given, inside: model.Ref | None, path: Path) -> tuple[str | None, Path]:
    if item.product_offering is not None:
        return item.product_offering.id, (*path, "productOffering", "id")
    if inside is not None:
        return inside.id, (*path, "product", "productOffering", "id")
    if item.product is not None and item.product.product_specification is not None:
        return None, (*path, "product", "productSpecification", "id")
    return None, (*path, "productOffering")


def _values(product: model.Product | None, path: Path) -> Iterator[Value]:
    return _named(product.product_characteristic if product else (), path)


def _named(given: Sequence[model.Characteristic], path: Path) -> Iterator[Value]:
    for index, one in enumerate(given):
        yield Value(name=one.name, value=one.value, path=(*path, index, "value"))


def _place(product: Any, path: Path) -> Place | None:
    """The first place named by id: a list in v4 (`{id, role}`), the same or `{place: {id}}` in v5."""
    places = _objects(product.get("place")) if isinstance(product, dict) else []
    for index, one in enumerate(places):
        inner = one.get("place")
        found = cast(dict[str, Any], inner) if isinstance(inner, dict) else one
        if isinstance(found.get("id"), str):
            steps: Path = ("place", "id") if isinstance(inner, dict) else ("id",)
            return Place(id=found["id"], path=(*path, "product", "place", index, *steps))
    return None
