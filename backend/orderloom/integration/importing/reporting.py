"""The report of an import: each row as it was, with what came of it. What a spreadsheet would run is disarmed."""

import codecs
import csv
import io

from orderloom.integration.importing import store
from orderloom.integration.importing.contracts import Format, Job, JobRow, OrderOutcome
from orderloom.platform.db import Reader
from orderloom.platform.sheets.texts import safe

AT_ONCE = 2_000


async def report(reader: Reader, job: Job, *, bad: bool) -> bytes:
    """UTF-8 with a byte order mark, which Excel needs to know it as such."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(cell) for cell in ("row", "outcome", "order", "problems", *_header(job))])
    after = 0
    while found := await store.rows(reader, job.id, after, AT_ONCE, bad=bad):
        writer.writerows([safe(cell) for cell in _line(job, row)] for row in found)
        after = found[-1].number
    return codecs.BOM_UTF8 + out.getvalue().encode()


def _header(job: Job) -> tuple[str, ...]:
    return ("externalId",) if job.format is Format.TMF622 else job.layout.header


def _line(job: Job, row: JobRow) -> list[str]:
    said = "; ".join(
        f"{one.path[0]}: {one.message} [{one.code}]" if one.path and one.path[0] else f"{one.message} [{one.code}]"
        for one in row.problems
    )
    cells = [_external_id(row)] if job.format is Format.TMF622 else [str(cell) for cell in row.cells]
    return [str(row.number), _outcome(row), row.order_number or "", said, *cells]


def _outcome(row: JobRow) -> str:
    """A row without a fault is held up by the others of its order."""
    if row.outcome in (OrderOutcome.BAD, OrderOutcome.FAILED):
        return "refused" if row.problems else "refused with its order"
    return {OrderOutcome.MADE: "made", OrderOutcome.KNOWN: "known before", OrderOutcome.GOOD: "not made"}.get(
        row.outcome, "not checked"
    )


def _external_id(row: JobRow) -> str:
    document = row.cells[0] if row.cells else None
    given = document.get("externalId") if isinstance(document, dict) else None
    return given if isinstance(given, str) else ""
