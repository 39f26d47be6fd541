from orderloom.flows.domain.journal import Progress
from orderloom.kernel.json import convert
from orderloom.language.effects import TaskClosed
from orderloom.language.interpreter import RunState, advance, start
from tests.builders.flows import manual, node, program

FLOW = program(node("begin", "start"), manual("survey"), node("finish", "end"), "begin -> survey -> finish")


def test_all_that_a_waiting_run_remembers_is_kept() -> None:
    state, _, _ = start(FLOW, {"line": {"quantity": 4}})
    assert convert(Progress(state=state, effects=[], journal=[]).kept(), RunState) == state


def test_of_a_run_that_has_succeeded_only_what_it_answers_is_kept() -> None:
    state, _, _ = start(FLOW, {"line": {"quantity": 4}})
    ended, _, _ = advance(FLOW, state, TaskClosed(node="survey"))
    assert ended.taken == {"begin": ("done",), "survey": ("done",), "finish": ()}
    assert Progress(state=ended, effects=[], journal=[]).kept() == {"status": "succeeded", "ended_at": "finish"}
