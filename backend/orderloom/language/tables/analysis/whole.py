"""The analysis from one end to the other."""

from orderloom.language.tables.analysis.claims import Analysis, Limits
from orderloom.language.tables.analysis.cover import Budget
from orderloom.language.tables.analysis.examples import paths_of
from orderloom.language.tables.analysis.gaps import gaps
from orderloom.language.tables.analysis.grid import grid_of
from orderloom.language.tables.analysis.rows import overlaps, unreachable
from orderloom.language.tables.document import Table

_DEFAULT = Limits()


def analyse(table: Table, limits: Limits = _DEFAULT) -> Analysis:
    """Everything that can be said of the table as a whole, also of one whose cells or expressions are not all right."""
    grid = grid_of(table, limits.today)
    paths = paths_of(table, grid)
    budget = Budget(limits.work)
    pairs, count = overlaps(table, grid, paths, limits.overlaps)
    lost = list(unreachable(table, grid, budget))
    open_space, more = gaps(table, grid, paths, limits, Budget(limits.work))
    return Analysis(
        overlaps=tuple(pairs),
        overlap_count=count,
        unreachable=tuple(lost[: limits.unreachable]),
        gaps=tuple(open_space),
        unanalysed=grid.unanalysed,
        truncated=budget.spent or more or count > len(pairs) or len(lost) > limits.unreachable,
        places={row.id: place for place, row in enumerate(table.rows)},
        columns={column.id: place for place, column in enumerate(table.inputs)},
        several=table.hit_policy in ("RULE ORDER", "OUTPUT ORDER", "COLLECT"),
        complete=any(output.default is not None for output in table.outputs),
    )
