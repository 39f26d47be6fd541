"""Answers a configurator: the selection settled, what conflicts, the ways out, and what keeps it from an order."""

from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.catalog.contracts.configuration import NO_FACTS, Configuration, SaleFacts, Selection
from orderloom.catalog.domain.checking import check_work
from orderloom.catalog.domain.configuring.changing import with_default_parts
from orderloom.catalog.domain.configuring.conflicts import conflicts_of
from orderloom.catalog.domain.configuring.presenting import configured_lines
from orderloom.catalog.domain.configuring.settling import settle
from orderloom.catalog.domain.configuring.ways import with_ways_out


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
