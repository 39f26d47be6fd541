"""Lines as they would be ordered: checked, and with the answers that defaults and rules give them."""

from collections.abc import Sequence

from orderloom.catalog.contracts import CatalogSnapshot, LineToCheck
from orderloom.catalog.contracts.configuration import NO_FACTS, Checked, SaleFacts
from orderloom.catalog.domain.checking import check_work
from orderloom.catalog.domain.configuring.settling import settle
from orderloom.catalog.domain.configuring.working import Line, static_default


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
