"""The moment that a run is given is one that its expressions compute with, also after a wait."""

from datetime import UTC, datetime

from orderloom.language.effects import TaskClosed
from orderloom.language.interpreter import advance, start
from tests.builders.flows import manual, node, program

NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)
FIELDS = [
    {"to": "out.tomorrow", "from": 'now() + duration("P1D")'},
    {"to": "out.today", "from": "today()"},
    {"to": "out.late", "from": 'date and time("2026-03-31T10:00:00Z") < now'},
]


def test_a_run_computes_with_the_moment_that_it_was_given() -> None:
    first, later = node("first", "set", map=FIELDS), node("later", "set", map=FIELDS[:1])
    flow = program(
        node("begin", "start"), first, manual("ask"), later, node("finish", "end"),
        "begin -> first -> ask -> later -> finish",
    )  # fmt: skip
    state, _, _ = start(flow, {"now": NOON})
    assert state.outputs["first"] == {
        "tomorrow": "2026-04-01T12:00:00+00:00",
        "today": "2026-03-31",
        "late": True,
    }
    after = datetime(2026, 4, 2, 8, tzinfo=UTC)
    state, _, _ = advance(flow, state, TaskClosed(node="ask", visit=1, output={}), {"now": after})
    assert state.outputs["later"] == {"tomorrow": "2026-04-03T08:00:00+00:00"}
