"""A TMF641 body as the lines and header that capture takes; each with its path in the body."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

import msgspec

from orderloom.integration.tmf.orders.states import action_called
from orderloom.integration.tmf.orders.who import Party
from orderloom.integration.tmf.parsing import Path
from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.shapes import is_moment
from orderloom.integration.tmf.tmf641.shapes_v4 import SHAPES
from orderloom.kernel.errors import Invalid, Problem
from orderloom.ordering.contracts import LineAction

ITEMS = "serviceOrderItem"
EARLIER = "orderItem"
"""What version 4.0 called the items."""
RELATIONS = "serviceOrderItemRelationship"
BUNDLES = frozenset({"bundles", "contains", "hasPart"})
OWN_ORDER = frozenset(
    {"id", "href", "state", "orderDate", "completionDate", "startDate"}
    | {ITEMS, EARLIER, "errorMessage", "milestone", "jeopardyAlert"}
)
OWN_ITEM = frozenset({"state", ITEMS})


class Value(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    value: Any
    path: Path


class ServiceItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item. `names` are what it calls the specification, the surest first; `service` is the sender's id of it."""

    path: Path
    number: str
    parent: str | None
    action: LineAction
    quantity: Decimal
    names: tuple[str, ...]
    names_path: Path
    service: str | None
    wanted: str | None
    place: tuple[str, Path] | None
    values: tuple[Value, ...]
    relationships: tuple[dict[str, str], ...]
    extensions: dict[str, Any]


class ServiceIntake(msgspec.Struct, frozen=True, kw_only=True):
    external_id: str | None
    description: str | None
    priority: str | None
    requested_start: datetime | None
    requested_completion: datetime | None
    parties: tuple[Party, ...]
    items: tuple[ServiceItem, ...]
    extensions: dict[str, Any]


def take(document: Any) -> tuple[ServiceIntake, list[Problem]]:
    """The body in our words and its problems so far; raises `Invalid` when it can't be read at all."""
    checked, problems = SHAPES.read("ServiceOrder", document)
    if problems:
        raise Invalid.of(problems)
    return take_checked(checked)


def take_checked(body: Body) -> tuple[ServiceIntake, list[Problem]]:
    """As `take`, for a body that fits its shapes."""
    root = root_of(body)
    flat = list(_flat(body[root], (root,), None))
    parents = {
        named: item["id"]
        for item, *_ in flat
        for kind, named in _related(item)
        if kind in BUNDLES and named is not None
    }
    said = {name: value for name, value in body.items() if name not in OWN_ORDER}
    kept: Body = {"order": said, **({"root": root} if root == EARLIER else {})}
    intake = ServiceIntake(
        external_id=body.get("externalId"),
        description=body.get("description"),
        priority=body.get("priority"),
        requested_start=_moment(body.get("requestedStartDate")),
        requested_completion=_moment(body.get("requestedCompletionDate")),
        parties=tuple(_parties(body)),
        items=tuple(
            _item(item, path, above or parents.get(item["id"]), nested=bool(above)) for item, path, above in flat
        ),
        extensions={"tmf641": kept},
    )
    problems = [
        Problem("tmf.unknown_action", f"There is no action {item['action']!r}.", (*path, "action"))
        for item, path, _ in flat
        if action_called(item["action"]) is None
    ]
    return intake, problems


def root_of(body: Body) -> str:
    """What the items are called; by both names they must be the same."""
    if body.get(ITEMS, body.get(EARLIER)) != body.get(EARLIER, body.get(ITEMS)):
        message = f"These are others than {ITEMS} has; send them once."
        raise Invalid.of([Problem("tmf.items_twice", message, (EARLIER,))])
    if not body.keys() & {ITEMS, EARLIER}:
        raise Invalid.of([Problem("input.missing", "This is required.", (ITEMS,))])
    return EARLIER if EARLIER in body else ITEMS


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text.upper()) if is_moment(text) and text else None


def _parties(body: Body) -> Iterator[Party]:
    for index, one in enumerate(body.get("relatedParty") or ()):
        yield Party(
            id=one["id"],
            role=one.get("role") or "",
            referred_type=one.get("@referredType") or "",
            name=one.get("name"),
            path=("relatedParty", index, "id"),
        )


def _flat(items: list[Body], path: Path, above: str | None) -> Iterator[tuple[Body, Path, str | None]]:
    for index, item in enumerate(items):
        here = (*path, index)
        yield item, here, above
        yield from _flat(item.get(ITEMS) or [], (*here, ITEMS), item["id"])


def _related(item: Body) -> Iterator[tuple[str | None, str | None]]:
    for one in item.get(RELATIONS) or ():
        yield one.get("relationshipType"), (one.get("orderItem") or {}).get("itemId")


def _item(item: Body, path: Path, parent: str | None, *, nested: bool) -> ServiceItem:
    service: Body = item["service"]
    names, names_path = _names(service, (*path, "service"))
    said = {name: value for name, value in item.items() if name not in OWN_ITEM}
    return ServiceItem(
        path=path,
        number=item["id"],
        parent=parent,
        action=action_called(item["action"]) or LineAction.ADD,
        quantity=Decimal(item.get("quantity", 1)),
        names=names,
        names_path=names_path,
        service=service.get("id"),
        wanted=service.get("state"),
        place=_place(service, (*path, "service")),
        values=tuple(_values(service, (*path, "service", "serviceCharacteristic"))),
        relationships=tuple(
            {"type": kind, "line": named} for kind, named in _related(item) if kind and named and kind not in BUNDLES
        ),
        extensions={"tmf641": said, **({"tmf641_nested": True} if nested else {})},
    )


def _names(service: Body, path: Path) -> tuple[tuple[str, ...], Path]:
    """A specification is referred to; one by value is told by the type or the name of the service."""
    reference: Body | None = service.get("serviceSpecification")
    if reference is not None:
        said = (reference.get("id"), reference.get("name"))
        return tuple(one for one in said if one), (*path, "serviceSpecification", "id")
    by_value = (service.get("serviceType"), service.get("name"))
    return tuple(one for one in by_value if one), (*path, "serviceSpecification")


def _values(service: Body, path: Path) -> Iterator[Value]:
    for index, one in enumerate(service.get("serviceCharacteristic") or ()):
        yield Value(name=one["name"], value=plain(one["value"]), path=(*path, index, "value"))


def plain(value: Any) -> Any:
    """Some wrap a value to put words beside it: `{"value": 3, "alias": "three"}`."""
    return cast("dict[str, Any]", value)["value"] if isinstance(value, dict) and "value" in value else value


def _place(service: Body, path: Path) -> tuple[str, Path] | None:
    """The first place that is named by an id."""
    for index, one in enumerate(service.get("place") or ()):
        if one.get("id"):
            return one["id"], (*path, "place", index, "id")
    return None


def numbered(body: Mapping[str, Any]) -> Iterator[tuple[str, Body]]:
    """All items of a resource, nested ones too, by their numbers."""
    for item in body.get(ITEMS) or ():
        yield item["id"], item
        yield from numbered(item)
