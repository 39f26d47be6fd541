"""What is found about the expressions of a flow, and of the tables that it asks."""

from typing import Any, cast

import pytest

from orderloom.language.graph import Flow
from orderloom.language.scopes.flow import FlowScopes
from orderloom.language.tables import compile_table, parse_table
from orderloom.language.validate import Finding, check_table, validate
from tests.builders.flows import Published, document, flow, manual, node

BEGIN, FINISH = node("begin", "start"), node("finish", "end")
TOTAL: dict[str, Any] = {"variables": [{"key": "total", "type": "number"}]}


def findings(*parts: dict[str, Any] | str, **fields: Any) -> tuple[Finding, ...]:
    return validate(flow(*parts, **fields), Published())


def of_condition(text: str, **fields: Any) -> tuple[Finding, ...]:
    return findings(BEGIN, manual("survey", when=text), FINISH, "begin -> survey -> finish", **fields)


def of_values(*mapped: tuple[str, str], **fields: Any) -> tuple[Finding, ...]:
    found = node("values", "set", map=[{"to": place, "from": text} for place, text in mapped])
    return findings(BEGIN, found, FINISH, "begin -> values -> finish", **fields)


@pytest.mark.parametrize(
    ("text", "code", "position", "fix"),
    [
        ("line.quantity", "flow.type", 0, None),
        ("lin.quantity > 1", "flow.name_unknown", 0, "Did you mean line?"),
        ("line.quantty > 1", "flow.name_unknown", 4, "Did you mean line.quantity?"),
        ("true and order.created_at < now()", "flow.type", 26, "Write date and time(order.created_at)."),
        ('line.quantity = "3"', "flow.type", 14, "Write 3."),
        ("nodes.finish.out.x = 1", "flow.name_unknown", 5, None),
        ("vars.total > 1", "flow.name_unknown", 4, None),
        ("domain_order.state = 1", "flow.name_unknown", 0, None),
        ("line.quantity >", "feel.syntax", 15, None),
    ],
)
def test_a_condition_that_makes_no_sense_is_found_with_its_place(
    text: str, code: str, position: int, fix: str | None
) -> None:
    (found,) = of_condition(text)
    assert (found.code, found.node, found.path) == (code, "survey", ("nodes", 1, "when"))
    assert (found.position, found.fix, found.severity) == (position, fix, "error")


@pytest.mark.parametrize(
    "text",
    [
        'line.specification.category = "sdwan"',
        "line.characteristics.users > 5",
        "date and time(order.created_at) < now()",
        'site = null or site.city = "Recife"',
        'now - date and time(order.created_at) > duration("P1D")',
    ],
)
def test_a_condition_that_makes_sense_is_not_found(text: str) -> None:
    assert of_condition(text) == ()


def test_a_text_that_can_never_be_met_is_a_warning() -> None:
    (found,) = of_condition('line.action = "remove"')
    assert (found.code, found.severity) == ("flow.never", "warning")


def test_a_node_that_does_not_come_before_is_told_from_one_that_does_not_exist() -> None:
    (later,) = of_condition("nodes.finish.out = null")
    assert later.message == "finish does not come before this node."
    (missing,) = of_condition("nodes.begn.out = null")
    assert (missing.message, missing.fix) == ("There is no node begn.", "Did you mean nodes.begin?")


def test_what_is_mapped_is_of_the_type_of_its_place() -> None:
    (found,) = of_values(("vars.total", "site.city"), **TOTAL)
    assert (found.code, found.path) == ("flow.type", ("nodes", 1, "map", 0, "from"))
    assert found.message == "vars.total has to be a number, and this is a string."
    assert of_values(("vars.total", "line.characteristics.users"), **TOTAL) == ()
    assert of_values(("vars.total", "null"), **TOTAL) == ()
    answering = {"output": {"properties": {"ready": {"type": "boolean"}}}}
    done = node("done", "end", map=[{"to": "output.ready", "from": "line.quantity"}])
    (answered,) = findings(BEGIN, done, "begin -> done", **answering)
    assert (answered.code, answered.node) == ("flow.type", "done")


def test_variables_begin_with_values_of_their_type() -> None:
    bad = {"variables": [{"key": "total", "type": "number", "initial": "site.city"}]}
    (found,) = findings(BEGIN, FINISH, "begin -> finish", **bad)
    assert (found.code, found.node, found.path) == ("flow.type", None, ("variables", 0, "initial"))


def test_values_that_were_set_have_the_types_with_which_they_were_set() -> None:
    first = node("first", "set", map=[{"to": "out.city", "from": "site.city"}, {"to": "out.count", "from": "1 + 1"}])
    second = node("second", "set", map=[{"to": "out.sum", "from": "nodes.first.out.count + nodes.first.out.city"}])
    (found,) = findings(BEGIN, first, second, FINISH, "begin -> first -> second -> finish")
    assert (found.code, found.message) == ("flow.type", "A number and a string can't be added.")
    third = node("third", "set", map=[{"to": "out.city", "from": "nodes.first.out.cty"}])
    (found,) = findings(BEGIN, first, third, FINISH, "begin -> first -> third -> finish")
    assert (found.code, found.fix) == ("flow.name_unknown", "Did you mean nodes.first.out.city?")


def test_what_people_and_systems_answer_is_open() -> None:
    later = node("later", "set", map=[{"to": "out.address", "from": "nodes.survey.out.address + 1"}])
    assert findings(BEGIN, manual("survey"), later, FINISH, "begin -> survey -> later -> finish") == ()


def table(**fields: Any) -> dict[str, Any]:
    return {
        "schema": "orderloom.table/1",
        "key": "site-class",
        "name": {"en": "Site class"},
        "hit_policy": "FIRST",
        "inputs": [{"id": "i1", "label": "Users", "expression": "line.characteristics.users", "type": "number"}],
        "outputs": [{"id": "class", "label": "Class", "type": "string"}],
        "rows": [{"id": "r1", "when": ["< 50"], "then": ['"small"']}],
        **fields,
    }


def test_a_decision_gives_what_its_table_answers() -> None:
    compiled = {"site-class": compile_table(parse_table(table()))}
    decide = node("decide", "decision", config={"table": "site-class"})
    wrong = manual("survey", when="nodes.decide.out.class > 5")
    drawn = flow(BEGIN, decide, wrong, FINISH, "begin -> decide -> survey -> finish")
    (found,) = validate(drawn, Published(compiled))
    assert (found.code, found.message) == ("flow.type", "A string and a number have no order.")


def test_a_decision_whose_table_reads_what_the_flow_does_not_know_is_a_warning() -> None:
    compiled = {"site-class": compile_table(parse_table(table()))}
    decide = node("decide", "decision", config={"table": "site-class"})
    drawn = flow(BEGIN, decide, FINISH, "begin -> decide -> finish", input={"type": "order"})
    (found,) = validate(drawn, Published(compiled))
    assert (found.code, found.severity, found.path) == ("flow.table_reads", "warning", ("nodes", 1, "config", "table"))


def of_table(**fields: Any) -> list[tuple[str, tuple[str | int, ...], int | None]]:
    return [(found.code, found.path, found.position) for found in check_table(parse_table(table(**fields)))]


def test_cells_are_checked_against_their_column_and_answers_against_their_output() -> None:
    assert of_table() == []
    assert of_table(rows=[{"id": "r1", "when": ['"many"'], "then": ["5"]}]) == [
        ("table.type", ("rows", 0, "when", 0), 0),
        ("table.type", ("rows", 0, "then", 0), 0),
    ]
    assert of_table(rows=[{"id": "r1", "when": ['? > 1, 7, "x"'], "then": [None]}]) == [
        ("table.type", ("rows", 0, "when", 0), 10)
    ]
    assert of_table(outputs=[{"id": "class", "label": "Class", "type": "string", "default": "1"}]) == [
        ("table.type", ("outputs", 0, "default"), 0)
    ]


def test_a_policy_reads_what_its_asker_gives() -> None:
    column = {"id": "i1", "label": "Channel", "expression": "order.chanel", "type": "string"}
    rows = [{"id": "r1", "when": ['"web"'], "then": ["null"]}]
    assert of_table(key="order-enrichment", inputs=[column], rows=rows) == [
        ("table.name_unknown", ("inputs", 0, "expression"), 5)
    ]
    assert of_table(inputs=[column], rows=rows) == []
    priority = {**column, "expression": "order.priority"}
    (found,) = check_table(parse_table(table(key="order-enrichment", inputs=[priority], rows=rows)))
    assert (found.code, found.severity) == ("table.never", "warning")
    number = {**column, "expression": "order.one_time_total"}
    assert of_table(key="order-enrichment", inputs=[number], rows=rows) == [("table.type", ("inputs", 0, "type"), None)]


def test_a_column_of_dates_may_read_texts() -> None:
    column = {"id": "i1", "label": "Due", "expression": "order.requested_completion", "type": "date_time"}
    rows = [{"id": "r1", "when": ['< @"2026-01-01T00:00:00Z"'], "then": ["null"]}]
    assert of_table(key="order-enrichment", inputs=[column], rows=rows) == []


def test_the_item_of_a_loop_is_known_inside_of_it() -> None:
    loop = node("each", "for_each", config={"items": '[{city: "Recife"}]', "as": "place"})
    inner = {**manual("visit", when='place.cty = "x"'), "parent": "each"}
    drawn = flow(BEGIN, loop, inner, FINISH, "begin -> each -> finish", "each.body -> visit")
    found = [each for each in validate(drawn, Published()) if each.code == "flow.name_unknown"]
    assert [(each.node, each.fix) for each in found] == [("visit", "Did you mean place.city?")]


def test_after_a_loop_its_inner_nodes_are_not_read_but_after_a_repeat_they_are() -> None:
    for kind, config, expected in (
        ("for_each", {"items": "[1]"}, ["flow.name_unknown"]),
        ("repeat", {"until": "true", "max": 2}, []),
    ):
        scope = node("scope", kind, config=config)
        inner = {**manual("visit"), "parent": "scope"}
        after = manual("after", when="nodes.visit.out.ok = true")
        drawn = flow(BEGIN, scope, inner, after, FINISH, "begin -> scope -> after -> finish", "scope.body -> visit")
        found = [each.code for each in validate(drawn, Published()) if each.code == "flow.name_unknown"]
        assert found == expected


def test_each_place_of_a_flow_tells_its_names() -> None:
    drawn = flow(BEGIN, manual("survey"), FINISH, "begin -> survey -> finish", **TOTAL)
    scopes = FlowScopes(drawn, Published())
    place = scopes.at("finish")
    assert place is not None
    assert list(place.scope.fields) == ["order", "account", "line", "site", "now", "vars", "nodes"]
    nodes: Any = place.scope.fields["nodes"]
    assert (list(nodes.fields), len(nodes.fields)) == (["begin", "survey"], 2)
    assert scopes.at("nowhere") is None


def test_the_end_of_a_repeat_reads_what_lies_inside_of_it() -> None:
    again = node("again", "repeat", config={"until": ""})
    probe = manual("probe", parent="again")
    drawn = flow(BEGIN, again, probe, FINISH, "begin -> again -> finish", "again.body -> probe")
    place = FlowScopes(drawn, Published()).at("again")
    assert place is not None
    assert place.inner is not None
    outer, inner = (cast(Any, each.fields["nodes"]).fields for each in (place.scope, place.inner))
    assert ([*outer], [*inner]) == (["begin"], ["begin", "probe"])


def test_a_subflow_reads_what_its_caller_gives() -> None:
    given = {"kind": "subflow", "input": {"type": "any", "properties": {"city": {"type": "string"}}}}
    (found,) = of_condition("input.city > 5", **given)
    assert (found.code, found.position) == ("flow.type", 11)
    assert of_condition('input.city = "x" and anything.else = 1', **given) == ()


def test_a_circle_and_a_double_id_do_not_stop_the_check() -> None:
    first = node("first", "set", map=[{"to": "out.x", "from": "nodes.second.out.y + 1"}])
    second = node("second", "set", map=[{"to": "out.y", "from": "nodes.first.out.x + lines"}])
    drawn = document(BEGIN, first, second, FINISH, "begin -> first -> second -> first", "second -> finish")
    codes = [each.code for each in findings(**drawn)]
    assert sorted(codes) == ["flow.cycle", "flow.name_unknown"]
    twin = {**manual("survey", when="lines = 1"), "id": "begin"}
    assert "flow.name_unknown" in [each.code for each in findings(BEGIN, twin, FINISH, "begin -> finish")]


@pytest.mark.parametrize(
    ("kind", "config", "message"),
    [
        (
            "wait",
            {"for": "time", "after": {"expr": "5"}},
            "The field after has to be a duration or a string, and this is a number.",
        ),
        (
            "wait",
            {"for": "time", "until": {"expr": "line.quantity"}},
            "The field until has to be a date and time or a date or a string, and this is a number.",
        ),
        (
            "wait",
            {"for": "condition", "condition": "line.quantity"},
            "The condition has to be true or false, and this is a number.",
        ),
        ("for_each", {"items": "line.quantity"}, "The field items has to be a list, and this is a number."),
        (
            "milestone",
            {"target": {"expr": "true"}},
            "The field target has to be a date and time or a date or a string, and this is a boolean.",
        ),
    ],
)
def test_a_field_of_the_configuration_gives_what_its_kind_asks_for(
    kind: str, config: dict[str, Any], message: str
) -> None:
    found = findings(BEGIN, node("odd", kind, config=config), FINISH, "begin -> odd -> finish")
    assert message in [each.message for each in found if each.code == "flow.type"]


@pytest.mark.parametrize(
    ("given", "text", "code"),
    [
        (node("ask", "approval", config={"group": {"const": "noc"}}), 'nodes.ask.out.decision = "yes"', "flow.never"),
        (node("ask", "lookup", config={"source": "account"}), "nodes.ask.out.total > 1", "flow.name_unknown"),
        (node("ask", "lookup", config={"source": "account"}), 'nodes.ask.out.count = "1"', "flow.type"),
        (
            node("ask", "switch", config={"cases": [{"port": "x", "when": "true"}]}),
            "nodes.ask.out.x",
            "flow.name_unknown",
        ),
    ],
)
def test_what_a_node_gives_is_known_by_its_kind(given: dict[str, Any], text: str, code: str) -> None:
    ways = {"approval": "approved", "switch": "x"}
    way = ways.get(given["kind"], "done")
    found = findings(
        BEGIN, given, manual("survey", when=text), FINISH, "begin -> ask", f"ask.{way} -> survey -> finish"
    )
    assert code in [each.code for each in found if each.node == "survey"]


def test_a_flow_that_an_event_begins_reads_what_the_event_says() -> None:
    begin = node("begin", "start", config={"trigger": "event", "event": "fallout.fallout_opened.v1"})
    heard = manual("survey", when='event.name = "x" and event.fallout_id != null')
    given: dict[str, Any] = {"kind": "fallout", "input": {"type": "fallout"}}
    assert findings(begin, heard, FINISH, "begin -> survey -> finish", **given) == ()
    (found,) = findings(BEGIN, heard, FINISH, "begin -> survey -> finish", **given)[:1]
    assert found.code == "flow.name_unknown"


CALLED = flow(
    BEGIN,
    node("done", "end", map=[{"to": "output.class", "from": "input.city"}]),
    "begin -> done",
    key="classify",
    kind="subflow",
    input={"type": "any", "properties": {"city": {"type": "string"}, "floor": {"type": "number"}}},
    output={"properties": {"class": {"type": "string"}}},
)


def of_call(*mapped: tuple[str, str], called: Flow = CALLED, when: str | None = None) -> list[tuple[str, str | None]]:
    entries = [{"to": place, "from": text} for place, text in mapped]
    call = node("call", "subflow", config={"flow": "classify"}, map=entries)
    after = manual("after", **({} if when is None else {"when": when}))
    drawn = flow(BEGIN, call, after, FINISH, "begin -> call -> after -> finish")
    return [(each.code, each.fix) for each in validate(drawn, Published(flows={"classify": called}))]


def test_a_subflow_is_given_what_it_takes_and_answers_what_it_says() -> None:
    assert of_call(("input.city", "site.city"), when='nodes.call.out.class = "x"') == []
    assert of_call(("input.cty", "site.city")) == [("flow.place", "Did you mean input.city?")]
    assert of_call(("input.floor", "site.city")) == [("flow.type", None)]
    assert of_call(when="nodes.call.out.class > 5") == [("flow.type", "Write number(nodes.call.out.class).")]
    assert of_call(when="nodes.call.out.clas = null") == [("flow.name_unknown", "Did you mean nodes.call.out.class?")]


def test_a_subflow_works_on_a_record_that_its_caller_has() -> None:
    on_domain_orders = flow(BEGIN, FINISH, "begin -> finish", kind="subflow", input={"type": "domain_order"})
    assert of_call(called=on_domain_orders) == [("flow.subflow_record", None)]
    on_orders = flow(BEGIN, FINISH, "begin -> finish", kind="subflow", input={"type": "order"})
    assert of_call(called=on_orders) == []
