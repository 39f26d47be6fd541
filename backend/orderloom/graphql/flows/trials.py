"""Dry runs of flows, step by step and to breakpoints, and the results of saved cases."""

from uuid import UUID

import msgspec
import strawberry

from orderloom.flows.contracts import TryFlow
from orderloom.flows.queries import trials
from orderloom.graphql.context import Context, Info
from orderloom.graphql.flows.queries import visible_run
from orderloom.graphql.flows.samples import ExpressionSampleInput, scope_of
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import row_id
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON, as_object
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Invalid, Missing
from orderloom.kernel.json import convert, to_builtins
from orderloom.language.effects import JournalStep, OpenTask
from orderloom.language.graph import Answered
from orderloom.language.trial import Question, Stops, Trial, expectation_of
from orderloom.platform.db import Reader


@strawberry.input
class TrialAnswerInput:
    """What a node, by its address, is answered with: an output, or an error by its code (`timeout`: it is late)."""

    node: str
    visit: int = 1
    output: JSON | None = None
    error: str | None = None
    message: str = ""


@strawberry.input
class TrialVisitInput:
    node: str
    visit: int = 1


@strawberry.input
class TrialStopsInput:
    """Stops before the nodes of `breakpoints`, save for the visits in `passed`, and after so many `steps`. A breakpoint
    is an address; `sites[].survey` stands for every round of a loop."""

    breakpoints: list[str] | None = None
    passed: list[TrialVisitInput] | None = None
    steps: int | None = None


@strawberry.input
class StartDryRunInput:
    """Tries out `content`, or a version of `key`, or else its draft, on a real order or on values.

    What has no answer is taken from the run `recordedFrom`, else simulated, or waits when `simulate` is false. The same
    input gives the same dry run: to go on from a stop or with another answer, start it again with more.
    """

    key: str
    content: JSON | None = None
    version: int | None = None
    sample: ExpressionSampleInput | None = None
    answers: list[TrialAnswerInput] | None = None
    stops: TrialStopsInput | None = None
    recorded_from: strawberry.ID | None = None
    simulate: bool = True


@strawberry.type
class TrialStep:
    """One entry of the journal: at which node, what went in and came out."""

    node: str
    visit: int
    event: str
    ports: list[str]
    input: JSON | None
    output: JSON | None
    error: str | None

    @classmethod
    def from_contract(cls, step: JournalStep) -> "TrialStep":
        facts = to_builtins(step)
        return cls(
            node=step.node,
            visit=step.visit,
            event=step.event,
            ports=list(step.ports),
            input=facts["input"],
            output=facts["output"],
            error=step.error,
        )


@strawberry.type
class TrialQuestion:
    """What the dry run still waits for, or was answered: a task, a time, an event, something looked up."""

    node: str
    visit: int
    kind: str
    asked: JSON

    @classmethod
    def from_contract(cls, question: Question) -> "TrialQuestion":
        kind = question.kind if isinstance(question, OpenTask) else type(question).__name__.lower()
        return cls(node=question.node, visit=question.visit, kind=kind, asked=to_builtins(question))


@strawberry.type
class DryRun:
    """What came of it. `effects` are those that a real run would have had; `answers` and `expected`, with the input,
    make a test case that holds."""

    status: str
    error: str | None
    output: JSON | None
    written: JSON
    variables: JSON
    steps: list[TrialStep]
    open: list[TrialQuestion]
    paused: list[str]
    effects: JSON
    answers: JSON
    expected: JSON

    @classmethod
    def from_contract(cls, trial: Trial) -> "DryRun":
        return cls(
            status=trial.state.status,
            error=trial.error,
            output=to_builtins(trial.output),
            written=to_builtins(trial.written),
            variables=to_builtins(trial.state.variables),
            steps=[TrialStep.from_contract(step) for step in trial.journal],
            open=[TrialQuestion.from_contract(question) for question in trial.open],
            paused=list(trial.paused),
            effects=to_builtins(trial.effects),
            answers=to_builtins(trial.answers),
            expected=to_builtins(expectation_of(trial)),
        )


@strawberry.type
class DryRunPayload:
    dry_run: DryRun | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.input
class RunFlowTestsInput:
    """The saved cases of `content`, or of a version of `key`, or else of its draft."""

    key: str
    content: JSON | None = None
    version: int | None = None


@strawberry.type
class TestMismatch:
    field: str
    expected: JSON | None
    actual: JSON | None


@strawberry.type
class FlowTestResult:
    id: str
    name: str
    passed: bool
    mismatches: list[TestMismatch]
    dry_run: DryRun


@strawberry.type
class RunFlowTestsPayload:
    results: list[FlowTestResult] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class TrialMutations:
    @mutation(Permission.FLOW_READ)
    async def start_dry_run(self, info: Info, input: StartDryRunInput) -> DryRunPayload:
        """Runs a flow without any effect, to its end, a stop, or where it waits; nothing is stored."""
        context = info.context
        async with context.reader() as reader:
            wanted = TryFlow(
                key=input.key,
                content=None if input.content is None else as_object(input.content, "content"),
                version=input.version,
                given=to_builtins(await scope_of(reader, context, input.sample)),
                answers=tuple(_answer(each) for each in input.answers or ()),
                stops=_stops(input.stops),
                recorded_from=await _recorded(reader, context, input.recorded_from),
                simulate=input.simulate,
            )
            trial = await trials.try_flow(reader, context.actor, wanted)
        return DryRunPayload(dry_run=DryRun.from_contract(trial))

    @mutation(Permission.FLOW_READ)
    async def run_flow_tests(self, info: Info, input: RunFlowTestsInput) -> RunFlowTestsPayload:
        """Runs the saved cases of a flow, with what differs from their expectations."""
        content = None if input.content is None else as_object(input.content, "content")
        wanted = TryFlow(key=input.key, content=content, version=input.version)
        async with info.context.reader() as reader:
            results = await trials.run_tests(reader, info.context.actor, wanted)
        return RunFlowTestsPayload(
            results=[
                FlowTestResult(
                    id=each.id,
                    name=each.name,
                    passed=each.passed,
                    mismatches=[TestMismatch(**to_builtins(one)) for one in each.mismatches],
                    dry_run=DryRun.from_contract(each.trial),
                )
                for each in results
            ]
        )


def _answer(given: TrialAnswerInput) -> Answered:
    error = None if given.error is None else {"code": given.error, "message": given.message}
    output = {} if given.output is None else as_object(given.output, "output")
    try:
        return convert({"node": given.node, "visit": given.visit, "output": output, "error": error}, Answered)
    except msgspec.ValidationError as wrong:
        raise Invalid(f"{wrong}.", path=("answers",)) from wrong


def _stops(given: TrialStopsInput | None) -> Stops | None:
    if given is None:
        return None
    return Stops(
        breakpoints=frozenset(given.breakpoints or ()),
        passed=frozenset((each.node, each.visit) for each in given.passed or ()),
        steps=given.steps,
    )


async def _recorded(reader: Reader, context: Context, given: strawberry.ID | None) -> UUID | None:
    """The run whose answers are to be told again, when its reader may see it."""
    if given is None:
        return None
    if await visible_run(reader, context, given) is None:
        raise Missing("There is no such run.", path=("recordedFrom",))
    return row_id(given, "FlowRun")
