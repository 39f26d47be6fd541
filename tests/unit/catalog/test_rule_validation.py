"""Rules are read when a catalog comes in: what they name has to exist, and what they say has to make sense."""

from decimal import Decimal

import pytest

from orderloom.catalog.contracts import CompatibilityRule, ConfigurationRule
from orderloom.catalog.domain.snapshot import Entity
from orderloom.catalog.domain.validation.entities import Entities
from orderloom.catalog.domain.validation.rules import rule_problems
from tests.builders.configuring import NETWORK, RULES, needs, rule


def found(*rules: Entity) -> list[tuple[str, str]]:
    """The codes and where they are, below the rule."""
    problems = rule_problems(Entities.of((*NETWORK, *rules), {}))
    return [(one.code, ".".join(str(part) for part in one.path[2:])) for one in problems]


def test_sound_rules_have_no_problem() -> None:
    assert found(*RULES) == []


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (
            rule("r", "set", specification="nowhere", characteristic="model", value="campus"),
            [("catalog.unknown_specification", "specification")],
        ),
        (rule("r", "set", characteristic="model", value="campus"), [("catalog.rule", "specification")]),
        (
            rule("r", "set", specification="site", offering="site", characteristic="model", value="campus"),
            [("catalog.rule", "specification")],
        ),
        (
            rule("r", "hide", specification="site", characteristic="colour"),
            [("catalog.unknown_characteristic", "characteristic")],
        ),
        (
            rule("r", "set", specification="site", characteristic="model", value="palace"),
            [("catalog.not_allowed", "value")],
        ),
        (rule("r", "set", specification="site", characteristic="model"), [("catalog.rule", "value")]),
        (
            rule("r", "set", specification="site", characteristic="devices", expression='"two"'),
            [("catalog.expression", "expression")],
        ),
        (rule("r", "allow", specification="site", characteristic="model"), [("catalog.rule", "values")]),
        (
            rule("r", "forbid", specification="site", characteristic="devices", values=(9,)),
            [("catalog.out_of_range", "values.0")],
        ),
        (
            rule("r", "range", specification="site", characteristic="model", minimum="2"),
            [("catalog.rule", "characteristic")],
        ),
        (rule("r", "range", specification="site", characteristic="devices"), [("catalog.rule", "minimum")]),
        (
            rule(
                "r", "hide", specification="site", characteristic="model", condition="line.characteristics.colour = 1"
            ),
            [("catalog.unknown_characteristic", "condition")],
        ),
        (
            rule("r", "hide", specification="site", characteristic="model", condition="line.quantity"),
            [("catalog.expression", "condition")],
        ),
        (
            rule("r", "hide", specification="site", characteristic="model", condition="line.quantity >"),
            [("catalog.expression", "condition")],
        ),
        (
            rule("r", "quantity", offering="network", child="voice", minimum="1"),
            [("catalog.unknown_offering", "child")],
        ),
        (rule("r", "quantity", offering="network", child="site"), [("catalog.rule", "minimum")]),
        (
            rule("r", "quantity", offering="network", child="site", maximum='"many"'),
            [("catalog.expression", "maximum")],
        ),
        (needs("r", "voice", "nothing"), [("catalog.unknown_specification", "target")]),
        (needs("r", "voice", "network", minimum=Decimal(3), maximum=Decimal(2)), [("catalog.range", "maximum")]),
        (
            needs("r", "voice", "network", target_condition="target.characteristics.size = 1"),
            [("catalog.unknown_characteristic", "target_condition")],
        ),
        (needs("R!", "voice", "network"), [("catalog.key", "key")]),
    ],
)
def test_what_is_wrong_with_a_rule_is_told_where_it_is(
    broken: ConfigurationRule | CompatibilityRule, expected: list[tuple[str, str]]
) -> None:
    assert found(broken) == expected
