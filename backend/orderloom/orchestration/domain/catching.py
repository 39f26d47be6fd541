"""What a failure that the flow itself provides for comes to: the error branch is planned, the rest is given up."""

from datetime import datetime
from typing import Any

import msgspec

from orderloom.language.projection import Place, catcher, error_branch, within
from orderloom.orchestration.contracts import TaskState
from orderloom.orchestration.domain.moves import Known, Routed
from orderloom.orchestration.domain.routing import Growth, Turn
from orderloom.orchestration.domain.site import Site, is_gate


def catch(site: Site, failed: Known, error: dict[str, Any], now: datetime) -> Turn | None:
    """The turn of whoever takes over when a step fails; None leaves it to a person."""
    if ">" in failed.key:
        return None
    where = catcher(site.program, site.place(failed.key))
    if where is None:
        return None
    owner = site.known[where.address]
    given_up = [] if owner.id == failed.id else _inside(site, where, failed)
    over = (_failed(failed, error, now), *(msgspec.structs.replace(row, state=TaskState.CANCELED) for row in given_up))
    for row in over:
        site.known[row.key] = row
    if is_gate(owner.kind):
        output = {"taken": ["error"], "out": {"error": error}}
        site.known[owner.key] = msgspec.structs.replace(owner, state=TaskState.CLOSED_COMPLETE, output=output)
    return _turn(site, where, [row for row in over if row.id != owner.id])


def _inside(site: Site, where: Place, failed: Known) -> list[Known]:
    """What goes on, or was still to come, inside of who takes over."""
    return [
        row
        for address, row in site.known.items()
        if not row.is_over and row.id != failed.id and within(site.program, address, where.address)
    ]


def _failed(row: Known, error: dict[str, Any], now: datetime) -> Known:
    """A step that is over by its failure."""
    output = {"out": {"error": error}} if is_gate(row.kind) else {"error": error}
    return msgspec.structs.replace(row, state=TaskState.FAILED, output=output, closed_at=now)


def _turn(site: Site, where: Place, over: list[Known]) -> Turn:
    owner = site.known[where.address]
    standing = {address for address, row in site.known.items() if not row.is_over}
    grown = error_branch(where, standing)
    around = site.owner(where)
    return Turn(
        step=Routed(id=owner.id, state=owner.state, output=owner.output),
        others=(
            *(Routed(id=row.id, state=row.state, output=row.output) for row in over),
            *(Routed(id=row.id, state=TaskState.SKIPPED) for row in site.dead(where)),
        ),
        grows=Growth(projection=grown, owner=around.id if around else None, visits=site.visits(grown)),
    )
