"""The second person: someone asks for a draft to be published, and someone else agrees or does not."""

from orderloom.flows.commands.checks import refuse_unready
from orderloom.flows.commands.drafts import refuse_others
from orderloom.flows.commands.news import tell
from orderloom.flows.commands.publish import draft_of, put_in_force, refuse_silence, request
from orderloom.flows.contracts import ApprovePublish, DeclinePublish, FlowVersion, Publish, VersionState
from orderloom.flows.store import definitions as store
from orderloom.flows.store import publishing
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Denied, Invalid
from orderloom.platform.db import AuditEntry, UnitOfWork


class OwnWork(Denied):
    """Whoever wrote a draft, or asked for it to be published, is not the second person."""

    code = "flows.own_work"


@command(Permission.FLOW_PUBLISH, Permission.POLICY_PUBLISH)
async def request_publish(uow: UnitOfWork, actor: Actor, wanted: Publish) -> FlowVersion:
    """Freezes a draft that may be published until a second person has looked at it."""
    refuse_silence(wanted)
    definition, draft = await draft_of(uow, wanted.key, wanted.revision)
    await refuse_others(uow, actor, definition)
    await refuse_unready(uow, draft)
    return await request(uow, actor, (definition, draft), wanted.note)


@command(Permission.FLOW_APPROVE)
async def approve_publish(uow: UnitOfWork, actor: Actor, wanted: ApprovePublish) -> FlowVersion:
    """Brings what waits into force, if it still may be published; its author can't be the one who agrees."""
    definition, draft = await draft_of(uow, wanted.key, wanted.revision, VersionState.IN_REVIEW)
    if actor.id is None or actor.id in (draft.requested_by_id, await store.author_id(uow, draft.id)):
        raise OwnWork("Someone else has to agree to what you wrote or asked for.", path=("key",))
    described = await refuse_unready(uow, draft)
    people = {"author": draft.requested_by, "approved_by": actor.name}
    return await put_in_force(uow, (definition, draft), described, draft.note or "", people)


@command(Permission.FLOW_APPROVE)
async def decline_publish(uow: UnitOfWork, actor: Actor, wanted: DeclinePublish) -> FlowVersion:
    """Sends a draft back with the reason."""
    if not wanted.reason.strip():
        raise Invalid("Say why, so that the author knows what to change.", path=("reason",))
    return await _send_back(uow, wanted.key, "publish_declined", wanted.reason)


@command(Permission.FLOW_PUBLISH, Permission.POLICY_PUBLISH)
async def withdraw_publish(uow: UnitOfWork, actor: Actor, key: str) -> FlowVersion:
    """Takes one's wish back, to go on writing."""
    return await _send_back(uow, key, "publish_withdrawn", None)


async def _send_back(uow: UnitOfWork, key: str, action: str, reason: str | None) -> FlowVersion:
    definition, draft = await draft_of(uow, key, None, VersionState.IN_REVIEW)
    await publishing.send_back(uow, draft.id, reason)
    uow.audit(AuditEntry(subject_type="definition", subject_id=definition.id, action=action, reason=reason))
    tell(uow, key, "review")
    return (await store.versions_by_id(uow, (draft.id,)))[draft.id]
