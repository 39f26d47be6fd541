"""Runs under way: taken over to another version, resumed where they failed, told of what happened outside."""

import strawberry

from orderloom.flows.commands import happenings, migrate, run
from orderloom.flows.contracts import MigrateRuns, MovedRun, ReportEvent, ResumeRun
from orderloom.graphql.context import Info
from orderloom.graphql.flows.queries import visible_run
from orderloom.graphql.flows.types import FlowRun
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import global_id, row_id
from orderloom.graphql.present import present
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON, as_object
from orderloom.identity.contracts import Permission
from orderloom.ordering.queries import visible_orders


@strawberry.input
class MigrateRunsInput:
    """Runs of the flow `key`, these or, without ids, the oldest 200 on other versions, go on with `toVersion`."""

    key: str
    to_version: int
    run_ids: list[strawberry.ID] | None = None
    dry_run: bool = True
    note: str = ""


@strawberry.type
class LostPlace:
    node: str
    reason: str


@strawberry.type
class RunMigration:
    """What comes of one run. Nodes are named by their addresses: where it `stands`, the new ones that it is `passedBy`,
    what it did that is `dropped`, and the new ones that it `begins` at once."""

    run_id: strawberry.ID
    possible: bool
    lost: list[LostPlace]
    stands: list[str]
    passed_by: list[str]
    dropped: list[str]
    begins: list[str]

    @classmethod
    def from_contract(cls, moved: MovedRun) -> "RunMigration":
        return cls(
            run_id=global_id("FlowRun", moved.run_id),
            possible=moved.possible,
            lost=[LostPlace(node=node, reason=reason) for node, reason in moved.lost],
            stands=list(moved.stands),
            passed_by=list(moved.passed_by),
            dropped=list(moved.dropped),
            begins=list(moved.begins),
        )


@strawberry.type
class MigrateRunsPayload:
    runs: list[RunMigration] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.input
class ResumeRunInput:
    """Goes on at the failed `node`, by its address: with `output` in its place, or once more, `variables` set first."""

    id: strawberry.ID
    node: str
    output: JSON | None = None
    variables: JSON | None = None


@strawberry.type
class FlowRunPayload:
    run: FlowRun | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.input
class ReportEventInput:
    """An event `external.<name>`, known to those who wait for it by `correlation`, or by the order that it is about."""

    event: str
    correlation: str | None = None
    order_id: strawberry.ID | None = None
    values: JSON | None = None


@strawberry.type
class ReportEventPayload:
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class RunMutations:
    @mutation(Permission.FLOW_PUBLISH)
    async def migrate_runs(self, info: Info, input: MigrateRunsInput) -> MigrateRunsPayload:
        """Shows what would come of running runs on another version, or, without `dryRun`, takes them over."""
        wanted = MigrateRuns(
            key=input.key,
            to_version=input.to_version,
            run_ids=tuple(row_id(each, "FlowRun") for each in input.run_ids or ()),
            dry_run=input.dry_run,
            note=input.note,
        )
        async with info.context.unit_of_work() as uow:
            moved = await migrate.migrate_runs(uow, info.context.actor, wanted)
        return MigrateRunsPayload(runs=[RunMigration.from_contract(each) for each in moved])

    @mutation(Permission.FLOW_PUBLISH)
    async def resume_run(self, info: Info, input: ResumeRunInput) -> FlowRunPayload:
        """Goes on at a failed step; the journal and the audit trail say so for ever."""
        resume = ResumeRun(
            run_id=row_id(input.id, "FlowRun"),
            node=input.node,
            output=None if input.output is None else as_object(input.output, "output"),
            variables={} if input.variables is None else as_object(input.variables, "variables"),
        )
        async with info.context.unit_of_work() as uow:
            await run.resume_run(uow, info.context.actor, resume)
        async with info.context.reader() as reader:
            return FlowRunPayload(run=present(await visible_run(reader, info.context, input.id)))

    @mutation(Permission.TASK_MANAGE, Permission.FLOW_PUBLISH)
    async def report_event(self, info: Info, input: ReportEventInput) -> ReportEventPayload:
        """Tells that something happened outside; runs and plans that wait for it go on."""
        order_id = row_id(input.order_id, "Order") if input.order_id is not None else None
        async with info.context.reader() as reader:
            known = order_id is None or await visible_orders(reader, info.context.actor, [order_id])
        if not known:
            raise happenings.NoSuchOrder("There is no such order.", path=("orderId",))
        values = {} if input.values is None else as_object(input.values, "values")
        report = ReportEvent(event=input.event, correlation=input.correlation, order_id=order_id, values=values)
        async with info.context.unit_of_work() as uow:
            await happenings.report_event(uow, info.context.actor, report)
        return ReportEventPayload()
