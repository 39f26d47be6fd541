"""Versions come into force, by one person or two, and go out of use."""

import strawberry

from orderloom.flows.commands import publish, retire, review
from orderloom.flows.contracts import ApprovePublish, DeclinePublish, Publish, Retire, RollBack
from orderloom.graphql.context import Info
from orderloom.graphql.flows.mutations import DefinitionPayload, KeyInput, payload_of
from orderloom.graphql.gate import mutation
from orderloom.identity.contracts import Permission


@strawberry.input
class PublishInput:
    key: str
    revision: int
    note: str


@strawberry.input
class ApprovePublishInput:
    """`revision` is the one that was looked at."""

    key: str
    revision: int


@strawberry.input
class DeclinePublishInput:
    key: str
    reason: str


@strawberry.input
class RollBackInput:
    key: str
    version: int
    note: str = ""


@strawberry.input
class RetireDefinitionInput:
    """What is in use is refused as `flows.in_use`, with counts, until it is confirmed."""

    key: str
    confirm: bool = False


@strawberry.input
class RetireVersionInput:
    key: str
    version: int
    confirm: bool = False


@strawberry.type
class PublishMutations:
    @mutation(Permission.FLOW_PUBLISH, Permission.POLICY_PUBLISH)
    async def publish_definition(self, info: Info, input: PublishInput) -> DefinitionPayload:
        """Puts the draft in force for all that starts from now on; `flows.second_person` where someone else has to
        agree."""
        wanted = Publish(key=input.key, note=input.note, revision=input.revision)
        async with info.context.unit_of_work() as uow:
            await publish.publish(uow, info.context.actor, wanted)
        return await payload_of(info, input.key)

    @mutation(Permission.FLOW_PUBLISH, Permission.POLICY_PUBLISH)
    async def request_publish(self, info: Info, input: PublishInput) -> DefinitionPayload:
        """Freezes the draft until a second person has looked at it."""
        wanted = Publish(key=input.key, note=input.note, revision=input.revision)
        async with info.context.unit_of_work() as uow:
            await review.request_publish(uow, info.context.actor, wanted)
        return await payload_of(info, input.key)

    @mutation(Permission.FLOW_APPROVE)
    async def approve_publish(self, info: Info, input: ApprovePublishInput) -> DefinitionPayload:
        """Puts in force what someone else wrote and asked for."""
        wanted = ApprovePublish(key=input.key, revision=input.revision)
        async with info.context.unit_of_work() as uow:
            await review.approve_publish(uow, info.context.actor, wanted)
        return await payload_of(info, input.key)

    @mutation(Permission.FLOW_APPROVE)
    async def decline_publish(self, info: Info, input: DeclinePublishInput) -> DefinitionPayload:
        """Sends a draft back to its author, with the reason."""
        wanted = DeclinePublish(key=input.key, reason=input.reason)
        async with info.context.unit_of_work() as uow:
            await review.decline_publish(uow, info.context.actor, wanted)
        return await payload_of(info, input.key)

    @mutation(Permission.FLOW_PUBLISH, Permission.POLICY_PUBLISH)
    async def withdraw_publish(self, info: Info, input: KeyInput) -> DefinitionPayload:
        """Makes what waits for a second person a draft again."""
        async with info.context.unit_of_work() as uow:
            await review.withdraw_publish(uow, info.context.actor, input.key)
        return await payload_of(info, input.key)

    @mutation(Permission.FLOW_PUBLISH, Permission.POLICY_PUBLISH)
    async def roll_back(self, info: Info, input: RollBackInput) -> DefinitionPayload:
        """Publishes the content of an earlier version anew; where someone else has to agree, it waits for them."""
        wanted = RollBack(key=input.key, version=input.version, note=input.note)
        async with info.context.unit_of_work() as uow:
            await publish.roll_back(uow, info.context.actor, wanted)
        return await payload_of(info, input.key)

    @mutation(Permission.FLOW_PUBLISH)
    async def retire_definition(self, info: Info, input: RetireDefinitionInput) -> DefinitionPayload:
        """Nothing can start or refer to it any more; what runs with it goes on."""
        return await _retire(info, Retire(key=input.key, confirm=input.confirm))

    @mutation(Permission.FLOW_PUBLISH)
    async def retire_version(self, info: Info, input: RetireVersionInput) -> DefinitionPayload:
        """Nothing can be pinned to this version, or rolled back to it, any more."""
        return await _retire(info, Retire(key=input.key, version=input.version, confirm=input.confirm))

    @mutation(Permission.FLOW_PUBLISH)
    async def bring_back_definition(self, info: Info, input: KeyInput) -> DefinitionPayload:
        """Undoes `retireDefinition`."""
        return await _bring_back(info, Retire(key=input.key))

    @mutation(Permission.FLOW_PUBLISH)
    async def bring_back_version(self, info: Info, input: RetireVersionInput) -> DefinitionPayload:
        """Undoes `retireVersion`."""
        return await _bring_back(info, Retire(key=input.key, version=input.version))


async def _retire(info: Info, wanted: Retire) -> DefinitionPayload:
    async with info.context.unit_of_work() as uow:
        await retire.retire(uow, info.context.actor, wanted)
    return await payload_of(info, wanted.key)


async def _bring_back(info: Info, wanted: Retire) -> DefinitionPayload:
    async with info.context.unit_of_work() as uow:
        await retire.bring_back(uow, info.context.actor, wanted)
    return await payload_of(info, wanted.key)
