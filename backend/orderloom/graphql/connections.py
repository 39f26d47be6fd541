"""Connections and their operations: as they stand, who calls them, how the last calls went, and a call to try."""

from datetime import datetime

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.flows.naming import NamingNode
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.people.types import Person
from orderloom.graphql.present import present, present_all, presents, shape
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON, as_object
from orderloom.graphql.text import LocalisedText, localised
from orderloom.identity.contracts import Permission
from orderloom.integration.adapters import commands, contracts, queries
from orderloom.kernel import json


@presents(contracts.LastCall)
@strawberry.type
class OperationCall:
    """A call as it went; `code` is null when it was done. `tried`: somebody sent it to see what comes back."""

    at: datetime
    milliseconds: int
    code: str | None
    message: str | None
    transient: bool
    tried: bool

    @classmethod
    def from_contract(cls, call: contracts.LastCall) -> "OperationCall":
        return shape(cls, call)


@presents(contracts.CallState)
@strawberry.type
class CallState:
    """How the last calls went, at most 200; `p95` is in milliseconds, of those that were answered."""

    done: int
    failed: int
    p95: int | None
    last_at: datetime
    last_error: OperationCall | None

    @classmethod
    def from_contract(cls, state: contracts.CallState) -> "CallState":
        return shape(cls, state, last_error=present(state.last_error))


@presents(contracts.Target)
@strawberry.type
class Operation:
    """What a system does; flows name it by `key`, connection and operation."""

    key: str
    name: LocalisedText
    method: str
    path: str
    timeout: str
    idempotent: bool

    @strawberry.field
    async def uses(self, info: Info) -> list[NamingNode]:
        """The nodes that call it, of flows in force and of drafts."""
        return present_all(await info.context.load.naming.load(("operation", self.key)))

    @strawberry.field
    async def state(self, info: Info) -> CallState | None:
        """None when it was not called yet."""
        return present(await info.context.load.call_states.load(self.key))

    @strawberry.field
    async def calls(self, info: Info, first: int = 20) -> list[OperationCall]:
        """The last calls, newest first."""
        async with info.context.reader() as reader:
            return present_all(await queries.last_calls(reader, info.context.actor, self.key, first))

    @classmethod
    def from_contract(cls, target: contracts.Target) -> "Operation":
        return shape(
            cls,
            target.operation,
            key=target.key,
            name=localised(target.operation.name),
            path=target.path,
            timeout=str(target.operation.timeout),
        )


@presents(contracts.KeptConnection)
@strawberry.type
class Connection:
    """A system outside. `address` is where it is reached now, by `baseSetting` where a setting says so."""

    contract: strawberry.Private[contracts.KeptConnection]
    key: str
    name: LocalisedText
    kind: str
    address: str | None
    base_setting: str | None
    version: int
    updated_at: datetime
    operations: list[Operation]

    @strawberry.field
    def content(self) -> JSON:
        """The whole document, `orderloom.connection/1`. Secrets are names of settings, never the secrets themselves."""
        return json.to_builtins(self.contract.connection)

    @strawberry.field
    async def author(self, info: Info) -> Person | None:
        """Whoever made it their own, none for one as it is shipped."""
        author = self.contract.author_id
        return present(await info.context.load.people.load(author)) if author else None

    @classmethod
    def from_contract(cls, kept: contracts.KeptConnection) -> "Connection":
        one = kept.connection
        return shape(
            cls,
            kept,
            key=one.key,
            name=localised(one.name),
            kind=one.kind,
            address=queries.address_of(one),
            base_setting=one.base_setting,
            operations=present_all(contracts.targets((one,)).values()),
        )


@presents(contracts.Sent)
@strawberry.type
class SentCall:
    """What came of a real call. `verdict` is what a task would make of it: done, transient (try again) or final."""

    verdict: str
    address: str
    method: str
    request: JSON
    milliseconds: int
    answer: JSON | None
    code: str | None
    message: str | None
    status: int | None
    body: JSON | None

    @classmethod
    def from_contract(cls, sent: contracts.Sent) -> "SentCall":
        return shape(cls, sent)


@strawberry.type
class ConnectionQueries:
    @query(Permission.FLOW_READ)
    async def connections(self, info: Info) -> list[Connection]:
        """The systems that tasks may call, by key."""
        async with info.context.reader() as reader:
            return present_all(await queries.kept_connections(reader, info.context.actor))

    @query(Permission.FLOW_READ)
    async def connection(self, info: Info, key: str) -> Connection | None:
        async with info.context.reader() as reader:
            return present(await queries.kept_connection(reader, info.context.actor, key))


@strawberry.input
class SaveConnectionInput:
    """`content` is an `orderloom.connection/1`; `version` the one that the editor saw, 0 for a new connection."""

    content: JSON
    version: int


@strawberry.input
class RemoveConnectionInput:
    key: str
    version: int


@strawberry.input
class SendTestInput:
    """`operation` is `connection.operation`; `values` are its input, an object."""

    operation: str
    values: JSON


@strawberry.type
class ConnectionPayload:
    connection: Connection | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class SendTestPayload:
    sent: SentCall | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class ConnectionMutations:
    @mutation(Permission.FLOW_PUBLISH)
    async def save_connection(self, info: Info, input: SaveConnectionInput) -> ConnectionPayload:
        """Saves a connection for all calls from now on; a stale save is refused."""
        wanted = contracts.SaveConnection(content=as_object(input.content, "content"), version=input.version)
        async with info.context.unit_of_work() as uow:
            key = await commands.save_connection(uow, info.context.actor, wanted)
        async with info.context.reader() as reader:
            return ConnectionPayload(connection=present(await queries.kept_connection(reader, info.context.actor, key)))

    @mutation(Permission.FLOW_PUBLISH)
    async def remove_connection(self, info: Info, input: RemoveConnectionInput) -> ConnectionPayload:
        """Takes a connection away: tasks that call it fail, and no flow that names it can be published."""
        async with info.context.unit_of_work() as uow:
            await commands.remove_connection(uow, info.context.actor, input.key, input.version)
        return ConnectionPayload()

    @mutation(Permission.FLOW_PUBLISH)
    async def send_test(self, info: Info, input: SendTestInput) -> SendTestPayload:
        """Calls the system for real, with these values, and tells what came back."""
        wanted = contracts.SendTest(operation=input.operation, input=as_object(input.values, "values"))
        sent = await commands.send_test(info.context.database, info.context.actor, wanted)
        return SendTestPayload(sent=present(sent))
