"""A settled selection as a configurator shows it: every question, part and group, each with its reason."""

from collections.abc import Iterator
from typing import Any

from orderloom.catalog.contracts import Characteristic, ConfigurationRule
from orderloom.catalog.contracts.configuration import (
    Choice,
    ConfiguredLine,
    Origin,
    Part,
    PartGroup,
    Question,
)
from orderloom.catalog.domain.configuring.counting import PartCount, group_counts, part_counts
from orderloom.catalog.domain.configuring.limiting import blame
from orderloom.catalog.domain.configuring.wording import because
from orderloom.catalog.domain.configuring.working import Limits, Line, Work, contains, narrowing_of


def configured_lines(work: Work) -> tuple[ConfiguredLine, ...]:
    return tuple(_line(work, line) for line in work.lines.values())


def _line(work: Work, line: Line) -> ConfiguredLine:
    return ConfiguredLine(
        number=line.number,
        parent=line.given.parent,
        offering=line.sold.key,
        name=line.sold.name,
        quantity=line.given.quantity,
        site=line.given.site.get("id"),
        site_facts=line.given.site,
        needs_site=line.sold.needs_site,
        questions=tuple(_questions(line)),
        parts=tuple(_parts(work, line)),
        groups=tuple(
            PartGroup(key=one.key, name=one.name, minimum=one.minimum, maximum=one.maximum, count=count)
            for one, count in group_counts(line)
        ),
        characteristics=dict(line.values),
    )


def _questions(line: Line) -> Iterator[Question]:
    """What is answered at capture."""
    for one in line.specification.characteristics if line.specification else ():
        if not one.fulfillment_only:
            yield _question(line, one, line.limits[one.key])


def _question(line: Line, asked: Characteristic, limits: Limits) -> Question:
    origin, source = line.origins.get(asked.key, (Origin.NONE, None))
    narrowed = narrowing_of(line, asked.key)
    acting: list[ConfigurationRule] = limits.acting if source is None else [source, *limits.acting]
    return Question(
        key=asked.key,
        name=asked.name,
        help=asked.help,
        value_type=asked.value_type,
        unit=asked.unit,
        value=line.values.get(asked.key),
        origin=origin,
        choices=tuple(_choices(asked, limits)),
        minimum=limits.low[0] if limits.low else None,
        maximum=limits.high[0] if limits.high else None,
        step=asked.step,
        most=asked.most,
        pattern=asked.pattern,
        mandatory=limits.mandatory,
        hidden=limits.hidden is not None or bool(narrowed and narrowed.hidden),
        read_only=not asked.configurable or limits.insisted is not None,
        because=tuple(one for rule in {rule.key: rule for rule in acting}.values() if (one := because(rule))),
    )


def _choices(asked: Characteristic, limits: Limits) -> Iterator[Choice]:
    """What the offering leaves; of that, a rule may take values away and says why."""
    for one in asked.allowed:
        if limits.permitted is None or contains(limits.permitted, one.value):
            against = _against(limits, one.value)
            yield Choice(value=one.value, label=one.label, selectable=against is None, because=because(against))


def _against(limits: Limits, value: Any) -> ConfigurationRule | None:
    if limits.insisted is not None and limits.insisted[0] != value:
        return limits.insisted[1]
    return blame(limits, value)


def _parts(work: Work, line: Line) -> Iterator[Part]:
    grouped = {key: group.key for group in line.sold.groups for key in group.offerings}
    for one in part_counts(work.snapshot, line) if line.sold.children else ():
        sold = work.snapshot.offerings.get(one.child.offering)
        if sold is not None and (one.count or sold.lifecycle.value == "published"):
            yield Part(
                offering=sold.key,
                name=sold.name,
                description=sold.description,
                minimum=one.minimum,
                maximum=one.maximum,
                count=one.count,
                group=grouped.get(sold.key),
                needs_site=sold.needs_site,
                because=because(_reason(one)),
            )


def _reason(part: PartCount) -> ConfigurationRule | None:
    """The rule that keeps the part in, or out."""
    if part.lower is not None and part.count <= part.minimum:
        return part.lower
    return part.upper if part.count >= part.maximum else None
