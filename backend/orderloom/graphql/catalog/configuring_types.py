"""Configurations as types. Texts come in the locale of the request, which keeps large answers small and quick."""

from datetime import datetime
from decimal import Decimal

import strawberry

from orderloom.catalog.contracts.configuration import ChangeKind, Origin
from orderloom.graphql.catalog.pricing_types import LineCharge, PriceTotals
from orderloom.graphql.enums import ValueType
from orderloom.graphql.money import Money
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON

strawberry.enum(Origin, name="ValueOrigin")
strawberry.enum(ChangeKind, name="SelectionChangeKind")


@strawberry.type
class RuleReason:
    """The rule that decided something, with its message to a buyer."""

    rule: str
    message: str


@strawberry.type
class ConfigurationChoice:
    value: JSON
    label: str
    selectable: bool
    because: RuleReason | None


@strawberry.type
class ConfigurationQuestion:
    """A characteristic as it is now: its value, where that comes from, and what is left to choose."""

    key: str
    name: str
    help: str | None
    value_type: ValueType
    unit: str | None
    value: JSON | None
    origin: Origin
    choices: list[ConfigurationChoice]
    minimum: Decimal | None
    maximum: Decimal | None
    step: Decimal | None
    most: int
    mandatory: bool
    hidden: bool
    read_only: bool
    because: list[RuleReason]


@strawberry.type
class ConfigurationPart:
    """An offering that may be in a bundle; `group` is the key of the group that it is chosen from."""

    offering: str
    name: str
    description: str | None
    minimum: int
    maximum: int
    count: int
    group: str | None
    needs_site: bool
    because: RuleReason | None


@strawberry.type
class ConfigurationGroup:
    key: str
    name: str
    minimum: int
    maximum: int
    count: int


@strawberry.type
class ConfiguredLine:
    number: str
    parent_number: str | None
    offering: str
    name: str
    quantity: Decimal
    site_id: strawberry.ID | None
    needs_site: bool
    questions: list[ConfigurationQuestion]
    parts: list[ConfigurationPart]
    groups: list[ConfigurationGroup]


@strawberry.type
class SelectionChange:
    """One step to change a selection: answer (null clears), add a line, remove one with its parts, another quantity."""

    kind: ChangeKind
    line: str
    characteristic: str | None
    value: JSON | None
    offering: str | None
    parent_number: str | None
    quantity: Decimal
    site_id: strawberry.ID | None


@strawberry.type
class WayOut:
    """Changes that were tried: with them the conflict is gone, and no other comes up."""

    label: str
    changes: list[SelectionChange]


@strawberry.type
class ConfigurationConflict:
    """What a rule does not accept, at a line, and at a characteristic or part of it."""

    rule: str
    name: str
    message: str
    line: str
    characteristic: str | None
    child: str | None
    ways_out: list[WayOut]


@strawberry.type
class ConfiguredPriceLine:
    number: str
    parent_number: str | None
    name: str
    charges: list[LineCharge]


@strawberry.type
class ConfiguredPrice:
    one_time_total: Money
    recurring_total: Money
    totals: PriceTotals
    lines: list[ConfiguredPriceLine]


@strawberry.type
class PromisedDateEstimate:
    """Half of the like were done by `likely`, nine of ten by `late` (basis HISTORY, of so many samples); or what the
    durations of the plan come to (basis PLAN)."""

    likely: datetime
    late: datetime
    basis: str
    samples: int


@strawberry.type
class Configured:
    """`price` is null while something keeps it from being told; `problems` are all that would keep the lines from being
    submitted."""

    lines: list[ConfiguredLine]
    conflicts: list[ConfigurationConflict]
    problems: list[Problem]
    unsettled: list[str]
    price: ConfiguredPrice | None
    promised_date_estimate: PromisedDateEstimate | None
