"""Answers about selections, settled once: for a configurator, and for lines that are about to be ordered."""

from collections.abc import Sequence

from orderloom.catalog.contracts import CatalogSnapshot, LineToCheck
from orderloom.catalog.contracts.configuration import NO_FACTS, Checked, Configuration, SaleFacts, Selection
from orderloom.catalog.domain.checking import check_work
from orderloom.catalog.domain.configuring.changing import with_default_parts
from orderloom.catalog.domain.configuring.conflicts import conflicts_of
from orderloom.catalog.domain.configuring.presenting import configured_lines
from orderloom.catalog.domain.configuring.settling import settle
from orderloom.catalog.domain.configuring.ways import with_ways_out
from orderloom.catalog.domain.configuring.working import Line, static_default


def configure(snapshot: CatalogSnapshot, selection: Selection, facts: SaleFacts = NO_FACTS) -> Configuration:
    """What the selection comes to. The same for the same input; nothing is kept in between."""
    lines = with_default_parts(snapshot, selection.lines, selection.fresh)
    work = settle(snapshot, lines, facts)
    conflicts = conflicts_of(work)
    return Configuration(
        lines=configured_lines(work),
        conflicts=with_ways_out(work, lines, conflicts),
        problems=check_work(work, lines, conflicts),
        unsettled=work.unsettled,
    )


def checked_lines(snapshot: CatalogSnapshot, lines: Sequence[LineToCheck], facts: SaleFacts = NO_FACTS) -> Checked:
    """One settling for both: what is wrong, and what it comes to."""
    work = settle(snapshot, lines, facts)
    return Checked(
        problems=check_work(work, lines),
        characteristics={number: dict(line.values) for number, line in work.lines.items()},
        withheld={number: withheld(line) for number, line in work.lines.items() if line.rules},
    )


def withheld(line: Line) -> tuple[str, ...]:
    return tuple(
        one.key
        for one in (line.specification.characteristics if line.specification else ())
        if one.key in line.rules and one.key not in line.values and static_default(line, one)[0] is not None
    )
