"""From configurations to their types, in the words of one locale."""

from collections.abc import Callable
from uuid import UUID

import strawberry

from orderloom.catalog.contracts import Localised
from orderloom.catalog.contracts import configuration as contracts
from orderloom.graphql.catalog.configuring_types import (
    ConfigurationChoice,
    ConfigurationConflict,
    ConfigurationGroup,
    ConfigurationPart,
    ConfigurationQuestion,
    ConfiguredLine,
    ConfiguredPrice,
    ConfiguredPriceLine,
    RuleReason,
    SelectionChange,
    WayOut,
)
from orderloom.graphql.catalog.pricing_types import charges_of, totals_of
from orderloom.graphql.ids import global_id
from orderloom.graphql.money import Money
from orderloom.graphql.text import chosen
from orderloom.ordering.contracts.configuring import ConfiguredOrder

Words = Callable[[Localised], str]


def words_in(locale: str) -> Words:
    return lambda words: chosen(words, locale)


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
