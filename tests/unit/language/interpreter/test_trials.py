"""Flows tried out: answers of a case, simulated ones, breakpoints, and saved cases held against what comes."""

from typing import Any

from orderloom.language.compile import content_hash
from orderloom.language.effects import Await, Lookup, OpenTask
from orderloom.language.graph import Answered, Expected, Failing, FlowTest
from orderloom.language.trial import Stops, expectation_of, recorded, rehearse, run_test
from tests.builders.flows import automated, flow, manual, node, program

BEGIN, FINISH = node("begin", "start"), node("finish", "end", map=[{"to": "output.port", "from": "nodes.port.out.id"}])
OUTPUT: dict[str, Any] = {"type": "object", "properties": {"port": {"type": "any"}}}
GIVEN: dict[str, Any] = {"order": {}, "account": {}, "line": {"quantity": 1}}
PORTS = program(
    BEGIN, manual("survey"), automated("port", policy={"on_error": "port"}), manual("mend"), FINISH,
    "begin -> survey -> port -> finish", "port.error -> mend -> finish", output=OUTPUT,
)  # fmt: skip


def case(*answers: Answered, **expected: Any) -> FlowTest:
    return FlowTest(id="t1", name="A case", input=GIVEN, answers=answers, expected=Expected(**expected))


def test_what_has_no_answer_is_simulated_and_nothing_is_really_done() -> None:
    trial = rehearse(PORTS, GIVEN, [Answered(node="port", output={"id": "7/1"})])
    assert (trial.state.status, trial.output, trial.open) == ("succeeded", {"port": "7/1"}, ())
    assert [each.node for each in trial.answers] == ["survey", "port"]
    assert [effect.node for effect in trial.effects if isinstance(effect, OpenTask)] == ["survey", "port"]


def test_an_answer_may_be_an_error() -> None:
    trial = rehearse(PORTS, GIVEN, [Answered(node="port", error=Failing(code="no_ports"))])
    assert "mend" in trial.state.visits


def test_a_trial_stops_before_a_breakpoint_and_goes_on_when_that_is_passed() -> None:
    stopped = rehearse(PORTS, GIVEN, stops=Stops(breakpoints=frozenset({"port"})))
    assert (stopped.state.status, stopped.paused) == ("waiting", ("port",))
    assert "port" not in stopped.state.visits
    further = rehearse(PORTS, GIVEN, stops=Stops(breakpoints=frozenset({"port"}), passed=frozenset({("port", 1)})))
    assert (further.state.status, further.paused) == ("succeeded", ())


def test_a_trial_goes_step_by_step() -> None:
    nodes = [rehearse(PORTS, GIVEN, stops=Stops(steps=count)).paused for count in range(4)]
    assert nodes == [("begin",), ("survey",), ("port",), ("finish",)]


def test_a_breakpoint_in_a_loop_holds_in_every_round_or_in_one() -> None:
    made = program(
        BEGIN, node("each", "for_each", config={"items": "line.list", "mode": "sequential"}),
        manual("look", parent="each"), node("finish", "end"), "begin -> each -> finish", "each.body -> look",
    )  # fmt: skip
    given = {**GIVEN, "line": {"list": [1, 2]}}

    def stopped(mark: str, *passed: tuple[str, int]) -> tuple[str, ...]:
        return rehearse(made, given, stops=Stops(breakpoints=frozenset({mark}), passed=frozenset(passed))).paused

    assert stopped("each[].look") == ("each[0].look",)
    assert stopped("each[].look", ("each[0].look", 1)) == ("each[1].look",)
    assert stopped("each[1].look") == ("each[1].look",)


def test_whoever_answers_may_leave_the_trial_waiting() -> None:
    trial = rehearse(PORTS, GIVEN, simulate=lambda question: None)
    (question,) = trial.open
    assert (question.node, trial.state.status) == ("survey", "waiting")


def test_waits_and_look_ups_are_simulated_too() -> None:
    made = program(
        BEGIN, node("night", "wait", config={"for": "time", "after": {"const": "PT8H"}}),
        node("find", "lookup", config={"source": "inventory"}, map=[{"to": "query.account", "from": '"a"'}]),
        node("finish", "end"), "begin -> night -> find -> finish",
    )  # fmt: skip
    trial = rehearse(made, GIVEN)
    assert trial.state.status == "succeeded"
    assert [type(effect) for effect in trial.effects if isinstance(effect, Await | Lookup)] == [Await, Lookup]


def test_a_case_that_holds_passes_and_one_that_does_not_says_where() -> None:
    answer = Answered(node="port", output={"id": "7/1"})
    assert run_test(PORTS, case(answer, output={"port": "7/1"}, visited=("port",), not_visited=("mend",))).passed
    failed = run_test(PORTS, case(answer, output={"port": "7/2"}, visited=("mend",), not_visited=("port",)))
    assert [(each.field, each.expected, each.actual) for each in failed.mismatches] == [
        ("output", {"port": "7/2"}, {"port": "7/1"}),
        ("visited", "mend", None),
        ("not_visited", None, "port"),
    ]


def test_a_trial_becomes_a_case_that_holds() -> None:
    trial = rehearse(PORTS, GIVEN, [Answered(node="port", output={"id": 5})])
    saved = FlowTest(id="t", name="Saved", input=GIVEN, answers=trial.answers, expected=expectation_of(trial))
    assert run_test(PORTS, saved).passed


def test_a_real_journal_can_be_told_again() -> None:
    journal = [
        ("survey", 1, "closed", {"ok": True}),
        ("port", 1, "failed", {"error": {"code": "no_ports", "message": "Full."}}),
    ]
    trial = rehearse(PORTS, GIVEN, recorded(journal))
    assert trial.answers[:2] == (
        Answered(node="survey", output={"ok": True}),
        Answered(node="port", error=Failing(code="no_ports", message="Full.")),
    )


def test_cases_do_not_change_what_a_flow_means() -> None:
    parts = (BEGIN, node("finish", "end"), "begin -> finish")
    tested = flow(*parts, tests=[{"id": "t1", "name": "A case"}])
    assert content_hash(flow(*parts)) == content_hash(tested)


def test_a_case_that_goes_on_too_long_is_stopped_and_does_not_hold() -> None:
    found = run_test(PORTS, case(Answered(node="port", output={"id": "7/1"}), status="succeeded"), stops=Stops(steps=2))
    assert [(each.field, each.actual) for each in found.mismatches] == [("status", "waiting")]
