"""Values of custom fields as they are sent, asked for and shown."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import msgspec
import strawberry

from orderloom.fields.contracts import FieldCondition, Noun
from orderloom.graphql.context import Info
from orderloom.graphql.scalars import JSON, as_object


@strawberry.enum
class CustomFilterOp(StrEnum):
    """`SET` and `UNSET` take no value, `IN` takes a list."""

    EQ = "eq"
    NE = "ne"
    IN = "in"
    CONTAINS = "contains"
    GT = "gt"
    GTE = "gte"
    LT = "lt"
    LTE = "lte"
    SET = "set"
    UNSET = "unset"


@strawberry.input
class CustomFilter:
    key: str
    op: CustomFilterOp = CustomFilterOp.EQ
    value: JSON | None = None


def conditions(given: Iterable[CustomFilter] | None) -> tuple[FieldCondition, ...]:
    return tuple(FieldCondition(key=one.key, op=one.op.value, value=one.value) for one in given or ())


def own_values(given: Any) -> dict[str, Any]:
    return {} if given is None else as_object(given, "custom")


def given_values(given: Any) -> dict[str, Any] | msgspec.UnsetType:
    return msgspec.UNSET if given is None else as_object(given, "custom")


async def shown_values(info: Info, noun: Noun, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those that the viewer may see, in the order of the fields."""
    if not values:
        return {}
    sheet = await info.context.load.sheets.load("all")
    return sheet.shown(noun, info.context.actor, values) if sheet is not None else {}
