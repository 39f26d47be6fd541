"""What the rules that hold now leave of a characteristic, and which value it comes to within that."""

from decimal import Decimal
from typing import Any

from orderloom.catalog.contracts import (
    LEFT_OPEN,
    Characteristic,
    ConfigurationRule,
    ConfigurationRuleKind,
    ValueType,
    is_set,
)
from orderloom.catalog.contracts.configuration import Origin
from orderloom.catalog.domain.configuring.working import (
    Limits,
    Line,
    contains,
    narrowing_of,
    same,
    static_default,
)
from orderloom.language.feel import compile_expression

Found = tuple[Any, Origin, ConfigurationRule | None]
NOTHING: Found = (None, Origin.NONE, None)
Kind = ConfigurationRuleKind


def holds(condition: str | None, scope: dict[str, Any]) -> bool:
    return condition is None or compile_expression(condition).evaluate(scope) is True


def number_of(text: str | None, scope: dict[str, Any]) -> Decimal | None:
    """The bound that a rule says; none where it can't be told yet."""
    value = compile_expression(text).evaluate(scope) if text is not None else None
    return Decimal(value) if isinstance(value, Decimal | int) and not isinstance(value, bool) else None


def limits_of(line: Line, characteristic: Characteristic) -> Limits:
    """By the offering first, then rule by rule in their sequence."""
    limits = _static(line, characteristic)
    for rule in line.rules.get(characteristic.key, ()):
        if holds(rule.condition, line.scope):
            limits.acting.append(rule)
            _act(limits, rule, line, characteristic)
    return limits


def _static(line: Line, characteristic: Characteristic) -> Limits:
    limits = Limits(mandatory=characteristic.mandatory)
    low, high = characteristic.minimum, characteristic.maximum
    narrowed = narrowing_of(line, characteristic.key)
    if narrowed is not None:
        limits.permitted = narrowed.allowed or None
        limits.mandatory = limits.mandatory or narrowed.mandatory
        low = max((one for one in (low, narrowed.minimum) if one is not None), default=None)
        high = min((one for one in (high, narrowed.maximum) if one is not None), default=None)
    limits.low = (low, None) if low is not None else None
    limits.high = (high, None) if high is not None else None
    return limits


def _act(limits: Limits, rule: ConfigurationRule, line: Line, characteristic: Characteristic) -> None:
    if rule.kind in (Kind.SET, Kind.DEFAULT):
        _propose(limits, rule, line, characteristic)
    elif rule.kind is Kind.ALLOW:
        limits.only.append(rule)
    elif rule.kind is Kind.FORBID:
        limits.blocked.append(rule)
    elif rule.kind is Kind.RANGE:
        _narrow(limits, rule, line)
    elif rule.kind is Kind.REQUIRE:
        limits.mandatory = True
    elif rule.kind is Kind.HIDE:
        limits.hidden = limits.hidden or rule


def _propose(limits: Limits, rule: ConfigurationRule, line: Line, characteristic: Characteristic) -> None:
    value = rule.value
    if rule.expression is not None:
        value = plain(compile_expression(rule.expression).evaluate(line.scope), characteristic)
    if value is None:
        return
    if rule.kind is Kind.DEFAULT:
        limits.proposed = limits.proposed or (value, rule)
    elif limits.insisted is None:
        limits.insisted = (value, rule)
    elif not same(limits.insisted[0], value):
        limits.contrary.append(rule)


def plain(value: Any, characteristic: Characteristic) -> Any:
    """What an expression came to, as an answer to the characteristic is written."""
    if isinstance(value, Decimal) and characteristic.value_type is ValueType.INTEGER:
        return int(value) if value == value.to_integral_value() else value
    if isinstance(value, Decimal | int | str | bool | list | dict) or value is None:
        return value
    return str(value)


def _narrow(limits: Limits, rule: ConfigurationRule, line: Line) -> None:
    low, high = number_of(rule.minimum, line.scope), number_of(rule.maximum, line.scope)
    if low is not None and (limits.low is None or low > limits.low[0]):
        limits.low = (low, rule)
    if high is not None and (limits.high is None or high < limits.high[0]):
        limits.high = (high, rule)


def value_within(line: Line, characteristic: Characteristic, limits: Limits) -> Found:
    """The buyer's answer stands even against a rule, so that the conflict shows; what was only proposed gives way."""
    if limits.hidden is not None:
        return NOTHING
    given = line.given.characteristics.get(characteristic.key)
    default, origin = static_default(line, characteristic)
    if limits.insisted is not None and (not _answered(given) or same(given, default)):
        return limits.insisted[0], Origin.RULE, limits.insisted[1]
    if _answered(given):
        return given, Origin.BUYER, None
    if limits.proposed is not None and blame(limits, limits.proposed[0]) is None:
        return limits.proposed[0], Origin.RULE, limits.proposed[1]
    if default is None or characteristic.fulfillment_only:
        return NOTHING
    against = blame(limits, default)
    return (default, origin, None) if against is None else _nearest(limits, default, characteristic)


def _nearest(limits: Limits, default: Any, characteristic: Characteristic) -> Found:
    """A number that a rule's range leaves out moves to its bound; any other default gives way."""
    if _range_blame(limits, default) is None or _list_blame(limits, default) is not None:
        return NOTHING
    low, high = limits.low, limits.high
    moved = low if low is not None and default < low[0] else high
    if moved is None or blame(limits, moved[0]) is not None:
        return NOTHING
    return plain(moved[0], characteristic), Origin.RULE, moved[1]


def _answered(value: Any) -> bool:
    return is_set(value) or value == LEFT_OPEN


def blame(limits: Limits, value: Any) -> ConfigurationRule | None:
    """The rule that takes a value away; None for one that may be."""
    if value == LEFT_OPEN:
        return None
    for each in value if isinstance(value, list) else (value,):
        found = _list_blame(limits, each) or _range_blame(limits, each)
        if found is not None:
            return found
    return None


def _list_blame(limits: Limits, value: Any) -> ConfigurationRule | None:
    only = next((rule for rule in limits.only if not contains(rule.values, value)), None)
    return only or next((rule for rule in limits.blocked if contains(rule.values, value)), None)


def _range_blame(limits: Limits, value: Any) -> ConfigurationRule | None:
    if not isinstance(value, Decimal | int) or isinstance(value, bool):
        return None
    if limits.low is not None and value < limits.low[0] and limits.low[1] is not None:
        return limits.low[1]
    if limits.high is not None and value > limits.high[0] and limits.high[1] is not None:
        return limits.high[1]
    return None
