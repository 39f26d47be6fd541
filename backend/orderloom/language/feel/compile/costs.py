"""What the parts of an expression cost, in steps; a step is worth some 30 ns of one core.

An expression has 100,000 steps, which is a few milliseconds of work whatever it does: a part that is worth more pays
for more. Loops and filters pay for all their rounds before the first one.
"""

from orderloom.language.feel import syntax

MAX_STEPS = 100_000
ROUND = 5
"""Of a loop or filter, beside its body."""
OUTER_ROUND = 25
"""Of a loop around another one."""
NUMBER_MADE = 3
"""One number or day of a range that is gone through."""
COMPARED = 10
"""One item that a list or context is compared by."""
MEMBERS, MEMBER = 15, 5
"""A list whose items' parts are read, and each of its items."""
LOOKED_INTO = 3
"""The item of a filter that may have an entry of a name."""
PART = 30
"""A part of a date, a duration or a range."""
MOMENT = 110
"""A sum or an order of dates, times and durations."""
JOINED = 15
"""Two texts put together, beside their length."""
SETTLED = 10
"""A list or context of a result that is looked through before it leaves; two of its parts are a step more."""
POWER, LONG_POWER = 60, 1500
"""Of a whole number, and of any other."""
OVERLOAD = 36
"""Each way that a built-in may be called with the arguments which are given."""
CALL = 60
"""Of a function literal, beside its body."""
TEXT_SHIFT = 6
"""A step pays for 64 characters of text."""
PLAIN = 40
"""What an expression may cost that runs without a count: no loop, no call that goes through lists."""

_WEIGHTS: dict[type, int] = {
    syntax.Literal: 1,
    syntax.Name: 1,
    syntax.Path: 2,
    syntax.Filter: 30,
    syntax.Negate: 20,
    syntax.Arithmetic: 10,
    syntax.Compare: 6,
    syntax.And: 3,
    syntax.Or: 3,
    syntax.Between: 16,
    syntax.In: 10,
    syntax.InstanceOf: 8,
    syntax.If: 3,
    syntax.For: 40,
    syntax.Quantified: 40,
    syntax.ListLiteral: 12,
    syntax.ContextLiteral: 10,
    syntax.RangeLiteral: 20,
    syntax.Call: OVERLOAD,
    syntax.FunctionLiteral: 25,
}


def weight(node: syntax.Node) -> int:
    """Of the node itself, without the parts in it."""
    found = _WEIGHTS.get(type(node), 1)
    if isinstance(node, syntax.ContextLiteral):
        found += 2 * len(node.entries)
    return found
