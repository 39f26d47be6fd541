"""Takes what a deferral waits for from whoever looks at it, and lets the rest decide."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from orderloom.decomposition.commands.progress import update_characteristics
from orderloom.decomposition.contracts import DEFERRAL_LIFECYCLE, Deferral, DeferralState
from orderloom.decomposition.queries.waits import asked_key, waits_of
from orderloom.decomposition.store import deferrals_by_id, domain_orders_by_id, locked
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid, Missing, Problem
from orderloom.ordering import queries as ordering
from orderloom.ordering.commands.review import write_characteristics
from orderloom.platform.db import UnitOfWork


class AnswerDeferral(msgspec.Struct, frozen=True, kw_only=True):
    """`values` by the keys of what is asked; what is left out goes on being waited for."""

    deferral_id: UUID
    values: dict[str, Any]


@command(Permission.ORDER_ENRICH, Permission.TASK_WORK)
async def answer_deferral(uow: UnitOfWork, actor: Actor, answer: AnswerDeferral) -> Deferral:
    """Writes the values where the deferral looks for them; what can be decided by them is decided at once or soon."""
    seen = (await deferrals_by_id(uow, [answer.deferral_id])).get(answer.deferral_id)
    if seen is None or not await ordering.visible_orders(uow, actor, [seen.order_id]):
        raise Missing("There is no such deferral.", path=("deferral_id",))
    await locked(uow, [seen.order_id])
    found = (await deferrals_by_id(uow, [seen.id]))[seen.id]
    if found.state is not DeferralState.WAITING:
        DEFERRAL_LIFECYCLE.check(found.state, DeferralState.FIRED)
    writes = await _writes(uow, answer)
    trees = set(await domain_orders_by_id(uow, writes))
    product = Actor.system()
    await update_characteristics(uow, product, {one: values for one, values in writes.items() if one in trees})
    of_lines = [(found.order_id, one, values) for one, values in writes.items() if one not in trees]
    if of_lines:
        await write_characteristics(uow, product, of_lines)
    return (await deferrals_by_id(uow, [found.id]))[found.id]


async def _writes(uow: UnitOfWork, answer: AnswerDeferral) -> Mapping[UUID, dict[str, Any]]:
    found = (await waits_of(uow, [answer.deferral_id])).get(answer.deferral_id, ())
    waits = {asked_key(one): one for one in found}
    unknown = [_not_asked(key) for key in answer.values if key not in waits]
    if unknown or not answer.values:
        raise Invalid.of(unknown or [Problem("decomposition.no_answer", "Fill in at least one value.", ("values",))])
    writes: defaultdict[UUID, dict[str, Any]] = defaultdict(dict)
    for key, value in answer.values.items():
        writes[waits[key].subject][waits[key].characteristic] = value
    return writes


def _not_asked(key: str) -> Problem:
    return Problem("decomposition.not_asked", "Nothing waits for this.", ("values", key))
