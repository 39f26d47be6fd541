"""What requests lend to the rooms below: who may attach files to a request, and see what is attached."""

from collections.abc import Collection, Mapping
from uuid import UUID

from orderloom.files.contracts import bind_guard
from orderloom.identity.access import scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.platform.db import Reader
from orderloom.requests import store
from orderloom.requests.contracts import RequestState
from orderloom.requests.domain.desk import is_customer, reaches


class RequestFiles:
    """Both sides of a thread see what is meant for both, and attach as long as they can speak."""

    async def reachable(
        self, reader: Reader, actor: Actor, subject_ids: Collection[UUID], *, writing: bool
    ) -> Mapping[UUID, UUID | None]:
        says = Permission.REQUEST_RAISE if is_customer(actor) else Permission.REQUEST_WORK
        asked = says if writing else Permission.REQUEST_READ
        reach = scope(actor, "request", asked)
        return {
            one.id: one.order_id
            for one in await store.by_id(reader, subject_ids)
            if reaches(one, actor, reach) and not (writing and one.state is RequestState.CLOSED)
        }


bind_guard("request", RequestFiles())
