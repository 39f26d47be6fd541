"""Writes random expressions by the grammar: all phrases, operators and built-ins, with values that hurt."""

from random import Random

from orderloom.language.feel.builtins import FUNCTIONS
from orderloom.language.feel.builtins.registry import Builtin, Parameter

NUMBERS = [
    "0",
    "1",
    "2",
    "-1",
    "7",
    "0.5",
    "1.5",
    "12.50",
    "99999",
    "1e6000",
    "1e-6000",
    "9" * 34,
    "0." + "3" * 34,
    "1e40",
]
TEXTS = [
    '""',
    '"x"',
    '"abc"',
    '"1,000.5"',
    '"2026-02-30"',
    r'"\U01F40Ea"',
    '"a b"',
    '"%s"' % ("ab" * 60),
    '"10:00:00@Europe/Paris"',
]
PATTERNS = [
    '"a*"',
    '"(a|b)*z"',
    '"[a-z-[aeiou]]+"',
    r'"\\p{L}{1,90}"',
    '"(.*)(.*)(.*)b"',
    '"("',
    r'"(a)\\1"',
    '"((a{1,30}){1,30}){1,9}"',
]
MOMENTS = [
    '@"2026-01-31"',
    '@"2026-03-28T12:00:00@Europe/Paris"',
    '@"2026-01-01T00:00:00Z"',
    '@"10:30:00"',
    '@"23:59:59.999999999+14:00"',
    '@"-999999999-01-01"',
    '@"P1D"',
    '@"-PT1H0.0000001S"',
    '@"P1Y2M"',
    '@"P999999999Y"',
]
RANGES = ["[1..5]", "(1..2000]", "[1..99999]", '["a".."f"]', '[@"2026-01-01"..@"2026-12-31"]', "(< 5)", "(>= 2)"]
OTHERS = [
    "null",
    "true",
    "false",
    "[]",
    "{}",
    "[1, 2, 3]",
    'range("[1..5)")',
    "now()",
    "today()",
    "[[1], [[2, null]]]",
    '{a: 1, "b c": [1]}',
    "function(x, y) x < y",
]
PATHS = [
    "order.lines",
    "order.lines.quantity",
    "order.lines[quantity > 3]",
    "order.id",
    "order.nothing.at.all",
    "order.__class__",
    "order.lines.__class__.__mro__",
    "now",
    "missing",
]
MEMBERS = ["a", "year", "start", "time offset", "quantity", "__class__", "__dict__", "key", "value"]
TYPES = [
    "number",
    "string",
    "list<number>",
    "context<a: number>",
    "range<date>",
    "Any",
    "function<Any, Any>->Any",
    "date and time",
]
OPERATORS = ["+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", " and ", " or ", " in "]
_BY_KIND = {
    "number": NUMBERS,
    "string": TEXTS,
    "date": MOMENTS[:1],
    "date and time": MOMENTS[1:3],
    "time": MOMENTS[3:5],
    "days and time duration": MOMENTS[6:8],
    "years and months duration": MOMENTS[8:],
    "range": RANGES,
    "list": ["order.lines", "[3, 1, 2]", '["a", "b"]', "[]"],
    "context": ["order", "{a: 1}"],
    "function": ["function(x, y) x < y", "function(item, newItem) item = newItem"],
}


class Writer:
    """`names` are the variables in scope at the place that is written."""

    def __init__(self, die: Random) -> None:
        self.die = die
        self.names: list[str] = []

    def expression(self, depth: int = 4) -> str:
        if depth <= 0 or self.die.random() < 0.12:
            return self.atom()
        return self.die.choice(_FORMS)(self, depth - 1)

    def atom(self) -> str:
        groups = [NUMBERS, TEXTS, MOMENTS, RANGES, OTHERS, PATHS, self.names or NUMBERS, self.names or PATHS]
        return self.die.choice(self.die.choice(groups))

    def operation(self, depth: int) -> str:
        return f"({self.expression(depth)}{self.die.choice(OPERATORS)}{self.expression(depth)})"

    def call(self, depth: int) -> str:
        name = self.die.choice(sorted(FUNCTIONS))
        builtin: Builtin = self.die.choice(FUNCTIONS[name])
        given = [one for one in builtin.parameters if not one.optional or self.die.random() < 0.5]
        given += given[-1:] * self.die.randrange(3) if builtin.variadic else []
        arguments = [self.argument(one, depth) for one in given]
        if not builtin.variadic and self.die.random() < 0.2:
            arguments = [f"{one.name}: {text}" for one, text in zip(given, arguments, strict=True)]
        return f"{name}({', '.join(arguments)})"

    def argument(self, parameter: Parameter, depth: int) -> str:
        """Mostly of a type that the parameter takes."""
        if parameter.name in ("pattern", "delimiter") and self.die.random() < 0.7:
            return self.die.choice(PATTERNS)
        if not parameter.kinds or self.die.random() < 0.5:
            return self.expression(depth)
        return self.die.choice(_BY_KIND.get(self.die.choice(sorted(parameter.kinds)), NUMBERS))

    def inside(self, depth: int, *names: str) -> str:
        """An expression that sees more names."""
        before, self.names = self.names, [*self.names, *names]
        text = self.expression(depth)
        self.names = before
        return text

    def domain(self, depth: int) -> str:
        ends = ("1", "20", "-3", "2000", "99999", "400")
        if self.die.random() < 0.4:
            return f"{self.die.choice(ends)}..{self.die.choice(ends)}"
        return self.expression(depth)

    def loop(self, depth: int) -> str:
        names = self.die.sample(["i", "j", "k"], self.die.randrange(1, 3))
        domains = ", ".join(f"{name} in {self.domain(depth)}" for name in names)
        return f"for {domains} return {self.inside(depth, *names, 'partial', 'partial[-1]')}"

    def quantified(self, depth: int) -> str:
        word = self.die.choice(["some", "every"])
        return f"({word} i in {self.domain(depth)} satisfies {self.inside(depth, 'i')})"

    def filtered(self, depth: int) -> str:
        return f"({self.expression(depth)})[{self.inside(depth, 'item', 'item.a', 'quantity')}]"

    def member(self, depth: int) -> str:
        return f"({self.expression(depth)}).{self.die.choice(MEMBERS)}"

    def listed(self, depth: int) -> str:
        return f"[{', '.join(self.expression(depth) for _ in range(self.die.randrange(4)))}]"

    def context(self, depth: int) -> str:
        return f"{{a: {self.expression(depth)}, b: {self.inside(depth, 'a')}}}.b"

    def chosen(self, depth: int) -> str:
        return f"(if {self.expression(depth)} then {self.expression(depth)} else {self.expression(depth)})"

    def typed(self, depth: int) -> str:
        return f"({self.expression(depth)} instance of {self.die.choice(TYPES)})"

    def between(self, depth: int) -> str:
        return f"({self.expression(depth)} between {self.expression(0)} and {self.expression(0)})"

    def applied(self, depth: int) -> str:
        body = self.inside(depth, "f(x)", "f(f)", "x")
        return f"(function(f, x) {body})({self.expression(depth)}, {self.expression(0)})"


_FORMS = [
    *[Writer.operation] * 4,
    *[Writer.call] * 7,
    *[Writer.loop] * 3,
    *[Writer.filtered] * 2,
    Writer.quantified,
    Writer.member,
    Writer.listed,
    Writer.context,
    Writer.chosen,
    Writer.typed,
    Writer.between,
    Writer.applied,
]


def written(seed: int) -> str:
    return Writer(Random(seed)).expression()
