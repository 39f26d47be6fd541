"""From tree to closures: one function a kind of node."""

from typing import Any

from orderloom.language.feel import syntax
from orderloom.language.feel.compile import (
    build,
    calls,
    collections,
    control,
    literals,
    loops,
    operators,
    paths,
    testing,
    types,
)

COMPILERS: dict[type, Any] = {
    syntax.Literal: literals.literal,
    syntax.Input: testing.tested_value,
    syntax.ListLiteral: literals.list_literal,
    syntax.ContextLiteral: literals.context_literal,
    syntax.RangeLiteral: literals.range_literal,
    syntax.Name: paths.name,
    syntax.Path: paths.path,
    syntax.Filter: collections.filtered,
    syntax.Negate: operators.negation,
    syntax.Arithmetic: operators.arithmetic_operation,
    syntax.Compare: operators.comparison,
    syntax.Between: operators.between,
    syntax.And: control.conjunction,
    syntax.Or: control.disjunction,
    syntax.If: control.choice,
    syntax.For: loops.for_each,
    syntax.Quantified: loops.quantified,
    syntax.In: testing.membership,
    syntax.Tests: testing.cell,
    syntax.InstanceOf: types.instance_of,
    syntax.Call: calls.call,
    syntax.FunctionLiteral: calls.function_literal,
}


def start(text: str, tracking: bool) -> build.Build:
    """A compilation; with `tracking` each read is recorded and may be unknown."""
    return build.Build(text, COMPILERS, tracking)
