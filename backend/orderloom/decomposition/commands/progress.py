"""What fulfillment reports of domain orders: how far they are, and what it found out."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any
from uuid import UUID

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import is_set
from orderloom.decomposition import store
from orderloom.decomposition.commands.faulting import end_faults
from orderloom.decomposition.commands.resume import go_on
from orderloom.decomposition.contracts import DOMAIN_ORDER_LIFECYCLE, DeferralState, DomainOrderState, FaultState
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.events import DomainOrdersMoved
from orderloom.decomposition.queries.gather import compiled_catalog
from orderloom.decomposition.store import Owned, waits
from orderloom.decomposition.store.faults import faults_of
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing, Problem
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import AuditEntry, UnitOfWork

_CALLED_OFF = frozenset({DomainOrderState.CANCELING, DomainOrderState.CANCELED})


@command(Permission.TASK_WORK)
async def set_states(
    uow: UnitOfWork, actor: Actor, states: Mapping[UUID, DomainOrderState]
) -> dict[UUID, dict[str, Any]]:
    """Moves domain orders, through the states between where their lifecycle has some; one audit row a move.

    Answers the characteristics that those which closed by it ended with.
    """
    moved = await store.set_states(uow, states) if states else ()
    by_order: dict[UUID, dict[str, str]] = defaultdict(dict)
    for row in moved:
        before, after = DomainOrderState(row["before"]), DomainOrderState(row["after"])
        uow.audit(_moved(row["id"], row["order_id"], before, after, passed(before, after)))
        by_order[row["order_id"]][str(row["id"])] = after.value
    uow.announce(*(DomainOrdersMoved(subject=order_id, states=found) for order_id, found in by_order.items()))
    return {row["id"]: row["characteristics"] for row in moved if row["after"] == DomainOrderState.CLOSED_COMPLETE}


@cache
def passed(before: DomainOrderState, after: DomainOrderState) -> tuple[DomainOrderState, ...]:
    """The states between; raises `InvalidTransition` when no way leads there. A way never leads by canceling."""
    ways: deque[tuple[DomainOrderState, ...]] = deque([(before,)])
    seen = {before}
    while ways:
        way = ways.popleft()
        for following in DOMAIN_ORDER_LIFECYCLE.moves[way[-1]]:
            if following is after:
                return way[1:]
            if following not in seen and (following not in _CALLED_OFF or after in _CALLED_OFF):
                seen.add(following)
                ways.append((*way, following))
    DOMAIN_ORDER_LIFECYCLE.check(before, after)
    return ()


def _moved(
    subject_id: UUID,
    order_id: UUID,
    before: DomainOrderState,
    after: DomainOrderState,
    between: Sequence[DomainOrderState],
) -> AuditEntry:
    return AuditEntry(
        subject_type="domain_order",
        subject_id=subject_id,
        order_id=order_id,
        action="move",
        from_state=before.value,
        to_state=after.value,
        changes={"through": [state.value for state in between]} if between else None,
    )


@command(Permission.TASK_WORK)
async def update_characteristics(uow: UnitOfWork, actor: Actor, values: Mapping[UUID, Mapping[str, Any]]) -> None:
    """Writes what was found out, lets it travel by the mappings, and decides the deferrals that waited for it."""
    answered = {one: {key: value for key, value in found.items() if is_set(value)} for one, found in values.items()}
    given = {one: found for one, found in answered.items() if found}
    if not given:
        return
    owned = await store.owned(uow, given)
    decomposed = await store.locked(uow, {one.order_id for one in owned})
    catalogs = {
        one: await compiled_catalog(uow, one) for one in {found.catalog_release_id for found in decomposed.values()}
    }
    releases = {one.id: catalogs[decomposed[one.order_id].catalog_release_id] for one in owned}
    problems = [*_absent(given, owned), *(problem for one in owned for problem in _refused(one, releases, given))]
    if problems:
        raise Invalid.of(problems)
    await store.set_characteristics(uow, given)
    awaited = await waits.awaited(uow, decomposed, given)
    writes = _travelling(owned, awaited, releases, given)
    await go_on(uow, {order: decomposed[order] for order in writes}, writes)


def _absent(given: Mapping[UUID, object], owned: Sequence[Owned]) -> Iterator[Problem]:
    for one in sorted(given.keys() - {found.id for found in owned}):
        yield Problem(Missing.code, "There is no such domain order.", (str(one),))


def _refused(
    one: Owned, releases: Mapping[UUID, CompiledCatalog], given: Mapping[UUID, dict[str, Any]]
) -> Iterator[Problem]:
    yield from unacceptable(given[one.id], ("characteristics",))
    yield from catalog.check_values(releases[one.id].snapshot, one.specification, given[one.id], ("characteristics",))


def _travelling(
    owned: Sequence[Owned],
    awaited: AbstractSet[tuple[UUID, str]],
    releases: Mapping[UUID, CompiledCatalog],
    given: Mapping[UUID, dict[str, Any]],
) -> dict[UUID, dict[UUID, dict[str, Any]]]:
    """New answers that a mapping carries on, that a part hangs on, or that a deferral waits for: what nobody reads
    takes no round."""
    writes: defaultdict[UUID, dict[UUID, dict[str, Any]]] = defaultdict(dict)
    for one in owned:
        new = {key: value for key, value in given[one.id].items() if key not in one.characteristics}
        if any((one.id, key) in awaited for key in new) or _is_read(one, releases[one.id], new):
            writes[one.order_id][one.id] = new
    return dict(writes)


def _is_read(one: Owned, catalog: CompiledCatalog, new: Mapping[str, Any]) -> bool:
    if any((one.specification, key) in catalog.feeds for key in new):
        return True
    parts = catalog.specs[one.specification].components if one.specification in catalog.specs else ()
    counted = {edge.relationship.quantity_characteristic for edge in parts}
    read = {key for edge in parts if edge.rule is not None for _, key in edge.rule.reads}
    return not new.keys().isdisjoint(counted | read)


@command(Permission.ORDER_MANAGE)
async def cancel_domain_orders(uow: UnitOfWork, actor: Actor, order_ids: Iterable[UUID], reason: str) -> None:
    """Calls off all of these orders that is not done yet; their deferrals wait no longer, and nobody mends them."""
    ids = set(order_ids)
    await store.locked(uow, ids)
    await end_faults(uow, await faults_of(uow, ids, open_only=True), FaultState.WAIVED)
    states, waiting = await store.open_of_orders(uow, ids)
    await set_states(uow, actor, dict.fromkeys(states, DomainOrderState.CANCELED))
    if waiting:
        dropped = await store.resolve(uow, dict.fromkeys(waiting, DeferralState.DROPPED), uow.now, reason)
        for one in dropped:
            uow.audit(
                AuditEntry(
                    subject_type="deferral",
                    subject_id=one.id,
                    order_id=one.order_id,
                    action="drop",
                    from_state=DeferralState.WAITING.value,
                    to_state=DeferralState.DROPPED.value,
                    reason=reason,
                )
            )
