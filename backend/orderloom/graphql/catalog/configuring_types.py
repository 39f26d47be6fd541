"""Configurations as types. Texts come in the locale of the request, which keeps large answers small and quick."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from uuid import UUID

import strawberry

from orderloom.catalog.contracts import Localised
from orderloom.catalog.contracts import configuration as contracts
from orderloom.catalog.contracts.configuration import ChangeKind, Origin
from orderloom.graphql.catalog.pricing_types import LineCharge, PriceTotals, charges_of, totals_of
from orderloom.graphql.enums import ValueType
from orderloom.graphql.ids import global_id
from orderloom.graphql.money import Money
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import chosen
from orderloom.ordering.contracts.configuring import ConfiguredOrder

strawberry.enum(Origin, name="ValueOrigin")
strawberry.enum(ChangeKind, name="SelectionChangeKind")
Words = Callable[[Localised], str]


def words_in(locale: str) -> Words:
    return lambda words: chosen(words, locale)


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


def lines_of(found: contracts.Configuration, say: Words) -> list[ConfiguredLine]:
    return [_line(one, say) for one in found.lines]


def _line(one: contracts.ConfiguredLine, say: Words) -> ConfiguredLine:
    return ConfiguredLine(
        number=one.number,
        parent_number=one.parent,
        offering=one.offering,
        name=say(one.name),
        quantity=one.quantity,
        site_id=_site(one.site),
        needs_site=one.needs_site,
        questions=[_question(each, say) for each in one.questions],
        parts=[_part(each, say) for each in one.parts],
        groups=[
            ConfigurationGroup(
                key=each.key, name=say(each.name), minimum=each.minimum, maximum=each.maximum, count=each.count
            )
            for each in one.groups
        ],
    )


def _site(row: str | None) -> strawberry.ID | None:
    return global_id("Site", UUID(row)) if row else None


def _question(one: contracts.Question, say: Words) -> ConfigurationQuestion:
    return ConfigurationQuestion(
        key=one.key,
        name=say(one.name),
        help=say(one.help) if one.help else None,
        value_type=one.value_type,
        unit=one.unit,
        value=one.value,
        origin=one.origin,
        choices=[_choice(each, say) for each in one.choices],
        minimum=one.minimum,
        maximum=one.maximum,
        step=one.step,
        most=one.most,
        mandatory=one.mandatory,
        hidden=one.hidden,
        read_only=one.read_only,
        because=[RuleReason(rule=each.rule, message=say(each.message)) for each in one.because],
    )


def _choice(one: contracts.Choice, say: Words) -> ConfigurationChoice:
    return ConfigurationChoice(
        value=one.value, label=say(one.label), selectable=one.selectable, because=_reason(one.because, say)
    )


def _part(one: contracts.Part, say: Words) -> ConfigurationPart:
    return ConfigurationPart(
        offering=one.offering,
        name=say(one.name),
        description=say(one.description) if one.description else None,
        minimum=one.minimum,
        maximum=one.maximum,
        count=one.count,
        group=one.group,
        needs_site=one.needs_site,
        because=_reason(one.because, say),
    )


def _reason(one: contracts.Because | None, say: Words) -> RuleReason | None:
    return RuleReason(rule=one.rule, message=say(one.message)) if one else None


def conflicts_of(found: contracts.Configuration, say: Words) -> list[ConfigurationConflict]:
    return [
        ConfigurationConflict(
            rule=one.rule,
            name=say(one.name),
            message=say(one.message),
            line=one.line,
            characteristic=one.characteristic,
            child=one.child,
            ways_out=[
                WayOut(label=say(way.label), changes=[_change(each) for each in way.changes]) for way in one.ways_out
            ],
        )
        for one in found.conflicts
    ]


def _change(one: contracts.SelectionChange) -> SelectionChange:
    return SelectionChange(
        kind=one.kind,
        line=one.line,
        characteristic=one.characteristic,
        value=one.value,
        offering=one.offering,
        parent_number=one.parent,
        quantity=one.quantity,
        site_id=_site(one.site),
    )


def price_of(found: ConfiguredOrder, say: Words) -> ConfiguredPrice | None:
    if not found.prices:
        return None
    lines = {one.number: one for one in found.configuration.lines}
    return ConfiguredPrice(
        one_time_total=Money(amount=found.one_time_total, currency=found.currency),
        recurring_total=Money(amount=found.recurring_total, currency=found.currency),
        totals=totals_of((charge for price in found.prices for charge in price.charges), found.currency),
        lines=[
            ConfiguredPriceLine(
                number=price.number,
                parent_number=lines[price.number].parent,
                name=say(lines[price.number].name),
                charges=charges_of(price.charges),
            )
            for price in found.prices
            if price.charges
        ],
    )
