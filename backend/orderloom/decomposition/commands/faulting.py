"""Keeps what could not be decomposed, and tells of it once however often it is found."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition.commands.saving import Decided
from orderloom.decomposition.contracts import FaultRecord, FaultState
from orderloom.decomposition.domain.decompose import Decomposition
from orderloom.decomposition.events import FaultFound, FaultResolved
from orderloom.decomposition.store import faults as store
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError
from orderloom.kernel.ids import new_id
from orderloom.platform import telemetry
from orderloom.platform.db import AuditEntry, UnitOfWork

_log = telemetry.log(__name__)
LONGEST_MESSAGE = 1_000


class OrderStuck(msgspec.Struct, frozen=True):
    """A whole order that can't be decomposed with this release."""

    order_id: UUID
    release_id: UUID
    round: int
    code: str
    message: str


def attempted(decide: Callable[[], Decomposition]) -> Decomposition | tuple[str, str]:
    """The decision, or code and message of what was wrong with it. It is pure: tried again it would fail again."""
    try:
        return decide()
    except DomainError as error:
        return error.code, str(error)
    except Exception as error:
        _log.exception("an order could not be decomposed")
        return "decomposition.failed", f"{type(error).__name__}: {error}"


async def note_faults(uow: UnitOfWork, decided: Iterable[Decided], stuck: Iterable[OrderStuck] = ()) -> None:
    """Nothing is written for orders that have none."""
    found = [_of_line(one, place) for one in decided for place in range(len(one.outcome.faults))]
    found += [_of_order(one) for one in stuck]
    if not found:
        return
    new = await store.insert_faults(uow, [_row(one) for one in found])
    for one in found:
        if one.id in new:
            _tell(uow, one)


def _tell(uow: UnitOfWork, one: FaultRecord) -> None:
    uow.announce(
        FaultFound(
            subject=one.order_id,
            fault_id=one.id,
            line_id=one.line_id,
            domain_order_id=one.domain_order_id,
            code=one.code,
            message=one.message,
            path=one.path,
        )
    )
    uow.audit(_audit(one, "fault", {"code": one.code, "path": list(one.path), "message": one.message}))
    uow.publish(f"order:{one.order_id}", {"fault": str(one.id)})


async def end_faults(
    uow: UnitOfWork,
    faults: Iterable[FaultRecord],
    state: FaultState,
    *,
    release_id: UUID | None = None,
    made: Iterable[UUID] = (),
) -> None:
    """Mended, or waived: nobody waits for them any more. `made` are the domain orders that mending added."""
    ids = [one.id for one in faults]
    ended = await store.resolve_faults(uow, ids, state, uow.now, release_id) if ids else []
    added = tuple(made)
    for one in ended:
        resolved = FaultResolved(
            subject=one.order_id, fault_id=one.id, line_id=one.line_id, outcome=state.value, domain_order_ids=added
        )
        uow.announce(resolved)
        added = ()
        released = {"release": str(release_id)} if release_id else {}
        uow.audit(_audit(one, state.value, {"code": one.code, **released}))
        uow.publish(f"order:{one.order_id}", {"fault": str(one.id)})


def _of_line(one: Decided, place: int) -> FaultRecord:
    fault = one.outcome.faults[place]
    return FaultRecord(
        id=new_id(),
        order_id=one.order.id,
        line_id=fault.line_id,
        domain_order_id=fault.domain_order_id,
        code=fault.code,
        message=fault.message[:LONGEST_MESSAGE],
        path=fault.path,
        round=one.round,
        catalog_release_id=one.release_id,
        state=FaultState.OPEN,
    )


def _of_order(one: OrderStuck) -> FaultRecord:
    return FaultRecord(
        id=new_id(),
        order_id=one.order_id,
        line_id=None,
        domain_order_id=None,
        code=one.code,
        message=one.message[:LONGEST_MESSAGE],
        path=(),
        round=one.round,
        catalog_release_id=one.release_id,
        state=FaultState.OPEN,
    )


def _row(one: FaultRecord) -> dict[str, Any]:
    row = json.to_builtins(one)
    for name in ("created_at", "resolved_at", "resolved_by_release_id"):
        row.pop(name)
    return row


def _audit(one: FaultRecord, action: str, changes: dict[str, Any]) -> AuditEntry:
    on_line = one.line_id is not None
    return AuditEntry(
        subject_type="order_line" if on_line else "order",
        subject_id=one.line_id or one.order_id,
        order_id=one.order_id,
        action=f"decomposition_{action}",
        changes=changes,
    )
