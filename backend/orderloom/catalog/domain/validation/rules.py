"""Rules of configuration and compatibility: what they name exists, and what they read and say makes sense."""

from collections.abc import Iterator, Mapping

import msgspec

from orderloom.catalog.contracts import (
    Characteristic,
    CompatibilityRule,
    ConfigurationRule,
    ConfigurationRuleKind,
    Specification,
    ValueType,
)
from orderloom.catalog.domain.document import is_key
from orderloom.catalog.domain.validation.entities import Entities, Path, name_problems
from orderloom.catalog.domain.validation.expressions import expression_problems
from orderloom.catalog.domain.values import value_problems
from orderloom.kernel.errors import Problem
from orderloom.language.feel.typing import ANY, BOOLEAN, NUMBER, STRING, Type
from orderloom.language.scopes.configured import CONFIGURING

CONFIGURATION = CONFIGURING["catalog.configuration"]
COMPATIBILITY = CONFIGURING["catalog.compatibility"]
TARGET = CONFIGURING["catalog.compatibility_target"]
Kind = ConfigurationRuleKind
Owners = Mapping[str, Specification | None]
_VALUED = frozenset({Kind.DEFAULT, Kind.SET})
_LISTED = frozenset({Kind.ALLOW, Kind.FORBID})
_BOUNDED = frozenset({Kind.RANGE, Kind.QUANTITY})
_NUMBERS = frozenset({ValueType.INTEGER, ValueType.DECIMAL})
_RESULTS: Mapping[ValueType, Type] = {
    ValueType.INTEGER: NUMBER,
    ValueType.DECIMAL: NUMBER,
    ValueType.BOOLEAN: BOOLEAN,
    ValueType.STRING: STRING,
}


def rule_problems(entities: Entities) -> Iterator[Problem]:
    for rule in entities.configuration.values():
        path = entities.path("configuration", rule.key)
        yield from _head_problems(rule, path)
        if rule.kind is Kind.QUANTITY:
            yield from _part_problems(entities, rule, path)
        else:
            yield from _characteristic_problems(entities, rule, path)
    for rule in entities.compatibility.values():
        path = entities.path("compatibility", rule.key)
        yield from _head_problems(rule, path)
        yield from _company_problems(entities, rule, path)


def _head_problems(rule: ConfigurationRule | CompatibilityRule, path: Path) -> Iterator[Problem]:
    if not is_key(rule.key):
        yield Problem("catalog.key", "A key has lower-case letters, digits, - and _ only.", (*path, "key"))
    yield from name_problems(rule.name, (*path, "name"))
    yield from name_problems(rule.message, (*path, "message"), required=False)


def _characteristic_problems(entities: Entities, rule: ConfigurationRule, path: Path) -> Iterator[Problem]:
    found, problem = _ruled(entities, rule, path)
    if problem is not None:
        yield problem
        return
    owners = {"line": found, "bundle": None}
    yield from expression_problems(rule.condition, (*path, "condition"), CONFIGURATION, owners, BOOLEAN)
    if rule.child is not None:
        yield Problem("catalog.rule", "Only a quantity speaks of a part.", (*path, "child"))
    asked = found.characteristic(rule.characteristic or "") if found else None
    if asked is None:
        owner = found.key if found else rule.offering
        message = f"{owner} has no characteristic {rule.characteristic!r}."
        yield Problem("catalog.unknown_characteristic", message, (*path, "characteristic"))
        return
    yield from _said_problems(rule, asked, owners, path)


def _ruled(entities: Entities, rule: ConfigurationRule, path: Path) -> tuple[Specification | None, Problem | None]:
    """The specification whose characteristic it is, or what keeps it from being found."""
    if (rule.specification is None) == (rule.offering is None):
        message = "A rule speaks of a specification or of an offering, one of the two."
        return None, Problem("catalog.rule", message, (*path, "specification"))
    if rule.specification is not None:
        found = entities.specifications.get(rule.specification)
        message = f"There is no specification {rule.specification!r}."
        code, field = "catalog.unknown_specification", "specification"
    else:
        sold = entities.offerings.get(rule.offering or "")
        found = entities.specifications.get(sold.specification or "") if sold else None
        message = f"There is no offering {rule.offering!r} that sells a specification."
        code, field = "catalog.unknown_offering", "offering"
    return found, None if found else Problem(code, message, (*path, field))


def _said_problems(rule: ConfigurationRule, asked: Characteristic, owners: Owners, path: Path) -> Iterator[Problem]:
    if rule.kind in _VALUED:
        yield from _value_problems(rule, asked, owners, path)
    if rule.kind in _LISTED:
        if not rule.values:
            yield Problem("catalog.rule", "List the values.", (*path, "values"))
        for index, value in enumerate(rule.values):
            yield from value_problems(_single(asked), value, (*path, "values", index))
    if rule.kind is Kind.RANGE:
        if asked.value_type not in _NUMBERS:
            yield Problem("catalog.rule", "Only a number has a range.", (*path, "characteristic"))
        yield from _bounds_problems(rule, owners, path)


def _value_problems(rule: ConfigurationRule, asked: Characteristic, owners: Owners, path: Path) -> Iterator[Problem]:
    if (rule.value is None) == (rule.expression is None):
        yield Problem("catalog.rule", "Say a value or an expression, one of the two.", (*path, "value"))
    elif rule.value is not None:
        yield from value_problems(asked, rule.value, (*path, "value"))
    else:
        wanted = ANY if asked.most > 1 else _RESULTS.get(asked.value_type, ANY)
        yield from expression_problems(rule.expression, (*path, "expression"), CONFIGURATION, owners, wanted)


def _single(asked: Characteristic) -> Characteristic:
    """The characteristic as if it had one value, where a rule lists them one by one."""
    return msgspec.structs.replace(asked, most=1)


def _bounds_problems(rule: ConfigurationRule, owners: Owners, path: Path) -> Iterator[Problem]:
    if rule.minimum is None and rule.maximum is None:
        yield Problem("catalog.rule", "Say a minimum, a maximum or both.", (*path, "minimum"))
    for field, text in (("minimum", rule.minimum), ("maximum", rule.maximum)):
        yield from expression_problems(text, (*path, field), CONFIGURATION, owners, NUMBER)


def _part_problems(entities: Entities, rule: ConfigurationRule, path: Path) -> Iterator[Problem]:
    bundle = entities.offerings.get(rule.offering or "")
    if bundle is None:
        message = f"There is no offering {rule.offering!r}."
        yield Problem("catalog.unknown_offering", message, (*path, "offering"))
        return
    if rule.specification is not None or rule.characteristic is not None:
        message = "A quantity speaks of a part of a bundle, and of no characteristic."
        yield Problem("catalog.rule", message, (*path, "specification" if rule.specification else "characteristic"))
    if rule.child not in {one.offering for one in bundle.children}:
        message = f"{bundle.key} has no part {rule.child!r}."
        yield Problem("catalog.unknown_offering", message, (*path, "child"))
    owners = {"line": entities.specifications.get(bundle.specification or ""), "bundle": None}
    yield from expression_problems(rule.condition, (*path, "condition"), CONFIGURATION, owners, BOOLEAN)
    yield from _bounds_problems(rule, owners, path)


def _company_problems(entities: Entities, rule: CompatibilityRule, path: Path) -> Iterator[Problem]:
    source, target = entities.specifications.get(rule.source), entities.specifications.get(rule.target)
    for field, key, found in (("source", rule.source, source), ("target", rule.target, target)):
        if found is None:
            yield Problem("catalog.unknown_specification", f"There is no specification {key!r}.", (*path, field))
    if rule.minimum < 0:
        yield Problem("catalog.range", "The minimum is not below zero.", (*path, "minimum"))
    if rule.maximum is not None and rule.maximum < (rule.minimum if rule.type.value == "requires" else 0):
        yield Problem("catalog.range", "The minimum is above the maximum.", (*path, "maximum"))
    owners = {"line": source, "bundle": None}
    yield from expression_problems(rule.condition, (*path, "condition"), COMPATIBILITY, owners, BOOLEAN)
    both = {**owners, "target": target}
    yield from expression_problems(rule.target_condition, (*path, "target_condition"), TARGET, both, BOOLEAN)
