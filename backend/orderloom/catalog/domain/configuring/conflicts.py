"""What the rules do not accept of a selection."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from orderloom.catalog.contracts import Characteristic, ConfigurationRule, ConfigurationRuleKind, Localised
from orderloom.catalog.contracts.configuration import Conflict, Origin
from orderloom.catalog.domain.configuring.compatibility import compatibility_conflicts
from orderloom.catalog.domain.configuring.counting import PartCount, part_counts
from orderloom.catalog.domain.configuring.limiting import blame
from orderloom.catalog.domain.configuring.wording import value_words, worded
from orderloom.catalog.domain.configuring.working import Limits, Line, Work, same

RULED = "catalog.rule"
"""The code of an answer or a count that a configuration rule does not accept."""


def conflicts_of(work: Work) -> tuple[Conflict, ...]:
    """In the order of the lines; a rule is named once a line and characteristic."""
    found = [one for line in work.lines.values() if line.is_added for one in _of_line(work, line)]
    return (*{one.identity: one for one in found}.values(), *compatibility_conflicts(work))


def _of_line(work: Work, line: Line) -> Iterator[Conflict]:
    for one in line.specification.characteristics if line.specification and line.rules else ():
        limits = line.limits.get(one.key)
        if limits is not None and one.key in line.rules:
            yield from _of_answer(line, one, limits)
    if line.sold.children:
        for part in part_counts(work.snapshot, line, ruled=True):
            if part.broken is not None:
                yield _of_part(work, line, part, part.broken)


def _of_answer(line: Line, asked: Characteristic, limits: Limits) -> Iterator[Conflict]:
    value = line.values.get(asked.key)
    if value is None or limits.hidden is not None:
        return
    for rule in limits.contrary:
        yield _conflict(rule, line, asked, _contrary(asked, limits))
    origin, _ = line.origins[asked.key]
    if origin is Origin.BUYER and limits.insisted is not None and not same(limits.insisted[0], value):
        yield _conflict(limits.insisted[1], line, asked, _insisted(asked, limits.insisted[0]))
        return
    rule = blame(limits, value)
    if rule is not None and rule.kind in _REASONS:
        yield _conflict(rule, line, asked, _refused(asked, limits, value, rule))


def _conflict(rule: ConfigurationRule, line: Line, asked: Characteristic, plainly: Localised) -> Conflict:
    return Conflict(
        rule=rule.key,
        name=rule.name,
        message=rule.message or plainly,
        code=RULED,
        line=line.number,
        characteristic=asked.key,
    )


_REASONS = frozenset({ConfigurationRuleKind.ALLOW, ConfigurationRuleKind.FORBID, ConfigurationRuleKind.RANGE})


def _insisted(asked: Characteristic, value: Any) -> Localised:
    return worded(
        "{name} has to be {value} here.",
        "{name} tem de ser {value} aqui.",
        name=asked.name,
        value=value_words(asked, value),
    )


def _contrary(asked: Characteristic, limits: Limits) -> Localised:
    other: Localised = limits.insisted[1].name if limits.insisted else {}
    return worded(
        "Two rules want different answers to {name}; the other is “{other}”.",
        "Duas regras querem respostas diferentes em {name}; a outra é “{other}”.",
        name=asked.name,
        other=other,
    )


def _refused(asked: Characteristic, limits: Limits, value: Any, rule: ConfigurationRule) -> Localised:
    if rule.kind is ConfigurationRuleKind.RANGE:
        return _out_of_range(asked, limits, value)
    return worded(
        "{name} can’t be {value} with the other choices.",
        "{name} não pode ser {value} com as outras escolhas.",
        name=asked.name,
        value=value_words(asked, value),
    )


def _out_of_range(asked: Characteristic, limits: Limits, value: Any) -> Localised:
    low = limits.low[0] if limits.low else None
    if low is not None and isinstance(value, Decimal | int) and value < low:
        return worded(
            "{name} has to be at least {bound} here.",
            "{name} tem de ser no mínimo {bound} aqui.",
            name=asked.name,
            bound=value_words(asked, low),
        )
    high = limits.high[0] if limits.high else Decimal(0)
    return worded(
        "{name} can be at most {bound} here.",
        "{name} pode ser no máximo {bound} aqui.",
        name=asked.name,
        bound=value_words(asked, high),
    )


def _of_part(work: Work, line: Line, part: PartCount, rule: ConfigurationRule) -> Conflict:
    name = work.snapshot.offerings[part.child.offering].name
    few = part.count < part.minimum
    plainly = worded(
        "At least {n} of {name} here." if few else "At most {n} of {name} here.",
        "No mínimo {n} de {name} aqui." if few else "No máximo {n} de {name} aqui.",
        name=name,
        n=str(part.minimum if few else part.maximum),
    )
    return Conflict(
        rule=rule.key,
        name=rule.name,
        message=rule.message or plainly,
        code=RULED,
        line=line.number,
        child=part.child.offering,
    )
