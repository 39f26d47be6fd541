"""What each kind of node finds wrong with itself, and what only its flow can tell."""

from typing import Any

import pytest

from orderloom.language.validate import validate
from tests.builders.flows import Published, flow, manual, node

ORDER: dict[str, Any] = {"input": {"type": "order"}}
GROUP: dict[str, Any] = {"group": {"const": "field-ops"}}
MESSAGE: dict[str, Any] = {"title": {"en": "A"}, "text": {"en": "B"}}


def found(kind: str, config: dict[str, Any], /, **fields: Any) -> list[tuple[str, str]]:
    """The findings on one node, each with the last steps of its path."""
    own = {name: fields.pop(name) for name in ("map", "policy") if name in fields}
    this = node("it", kind, config=config, **own)
    parts: list[dict[str, Any] | str] = [node("begin", "start"), this, node("finish", "end"), "begin -> it -> finish"]
    if kind == "start":
        parts = [this, node("finish", "end"), "it -> finish"]
    if kind == "end":
        parts = [node("begin", "start"), this, "begin -> it"]
    if kind == "approval":
        parts[-1:] = ["begin -> it", "it.approved -> finish", "it.rejected -> finish"]
    findings = validate(flow(*parts, **fields), Published())
    return [(one.code, ".".join(map(str, one.path[2:]))) for one in findings if one.node == "it"]


@pytest.mark.parametrize(
    ("kind", "config", "finding"),
    [
        ("join", {"mode": "n"}, ("flow.join_count", "config.count")),
        ("join", {"count": 2}, ("flow.join_count", "config.count")),
        ("join", {"cancel_rest": True}, ("flow.join_rest", "config.cancel_rest")),
        ("for_each", {"items": "[1]", "at_once": 2}, ("flow.at_once", "config.at_once")),
        ("for_each", {"items": "[1]", "as": "order"}, ("flow.name_taken", "config.as")),
        ("for_each", {"items": "[1]", "most": 1001}, ("flow.config", "config.most")),
        ("repeat", {"until": "true", "max": 21}, ("flow.config", "config.max")),
        ("repeat", {}, ("flow.config", "config.until")),
        ("subflow", {"flow": "no-such"}, ("flow.flow_missing", "config.flow")),
        ("subflow", {"flow": "no-such", "version": 0}, ("flow.config", "config.version")),
        ("subflow", {"flow": "example"}, ("flow.calls_itself", "config.flow")),
        ("decision", {"table": "no-such"}, ("flow.table_missing", "config.table")),
        ("task.manual", {"group": {}}, ("flow.value", "config.group")),
        ("task.manual", {**GROUP, "form": "no-such"}, ("flow.form_missing", "config.form")),
        ("task.automated", {"operation": "no-such"}, ("flow.operation_missing", "config.operation")),
        ("task.work_order", {**GROUP, "address": {}}, ("flow.value", "config.address")),
        (
            "task.work_order",
            {**GROUP, "window": {"from": {"const": "monday"}, "to": {"const": "2026-03-02T12:00:00Z"}}},
            ("flow.time", "config.window.from.const"),
        ),
        (
            "task.work_order",
            {**GROUP, "checklist": [{"key": "a", "label": {"en": "A"}}, {"key": "a", "label": {"en": "B"}}]},
            ("flow.key_taken", "config.checklist.1.key"),
        ),
        ("approval", {"group": {"const": "a", "expr": "b"}}, ("flow.value", "config.group")),
        ("milestone", {"target": {"const": "soon"}}, ("flow.time", "config.target.const")),
        ("raise_fallout", {"cause": "no_port", "text": {}}, ("flow.value", "config.text")),
        ("raise_fallout", {"cause": "No port", "text": {"const": "No."}}, ("flow.config", "config.cause")),
        ("set_priority", {"priority": {"const": "urgent"}}, ("flow.value", "config.priority.const")),
        ("lookup", {"source": "inventory"}, ("flow.map_empty", "map")),
        ("notify", {"to": {"const": "Order desk"}, **MESSAGE}, ("flow.no_recipient", "config.to.const")),
        (
            "notify",
            {"channel": "email", "to": {"const": "order-desk"}, **MESSAGE},
            ("flow.no_recipient", "config.to.const"),
        ),
        (
            "notify",
            {"to": {"const": "desk"}, "title": {"en": "{x}"}, "text": {}},
            ("flow.placeholder", "config.title.en"),
        ),
        ("end", {"outcome": "fail"}, ("flow.end_code", "config.code")),
        ("end", {"code": "x"}, ("flow.end_code", "config.code")),
        ("wait", {"for": "time"}, ("flow.wait_field", "config")),
        (
            "wait",
            {"for": "time", "after": {"const": "PT1H"}, "until": {"const": "2026-03-02"}},
            ("flow.wait_field", "config"),
        ),
        ("wait", {"for": "time", "after": {"const": "soon"}}, ("flow.time", "config.after.const")),
        (
            "wait",
            {"for": "time", "after": {"const": "PT1H"}, "condition": "true"},
            ("flow.wait_field", "config.condition"),
        ),
        ("wait", {"for": "related", "related": {}}, ("flow.wait_not_here", "config.for")),
        ("start", {"trigger": "event"}, ("flow.trigger", "config.event")),
        ("start", {"schedule": {"every": "P1D"}}, ("flow.trigger", "config.schedule")),
        ("start", {"trigger": "schedule", "schedule": {"every": "P1D"}}, ("flow.trigger_not_here", "config.trigger")),
    ],
)
def test_a_node_that_makes_no_sense_is_found_where_it_does_not(
    kind: str, config: dict[str, Any], finding: tuple[str, str]
) -> None:
    assert finding in found(kind, config)


def test_an_assignment_needs_somebody() -> None:
    task = {"kind": "jeopardy", "input": {"type": "task"}}
    assert found("assign", {}, **task) == [("flow.no_assignee", "config")]
    assert found("assign", {"group": {"const": "field-ops"}}, **task) == []
    assert found("assign", {"group": {"const": "field-ops"}}, kind="jeopardy", **ORDER) == [
        ("flow.kind_not_for_input", "kind")
    ]
    assert found("set_jeopardy", {"level": {"const": "severe"}, "reason": {"const": "Late."}}, **task) == [
        ("flow.value", "config.level.const")
    ]


def test_only_a_fallout_flow_retries_its_task() -> None:
    assert found("retry_task", {}, kind="fallout", input={"type": "fallout"}) == []
    assert found("retry_task", {}) == [("flow.kind_not_here", "kind")]


def test_a_lookup_asks_what_its_source_can_tell() -> None:
    asked = {"map": [{"to": "query.state", "from": '"active"'}]}
    assert found("lookup", {"source": "inventory"}, **asked) == []
    assert found("lookup", {"source": "catalog"}, **asked) == [("flow.query_unknown", "map.0.to")]
    assert found("lookup", {"source": "account"}) == []


def test_data_goes_to_webhooks_only() -> None:
    data = {"map": [{"to": "data.number", "from": "order.number"}]}
    assert found("notify", {"to": {"const": "desk"}, **MESSAGE}, **data) == [("flow.place", "map.0.to")]
    assert found("notify", {"channel": "webhook", "to": {"const": "desk.tell"}, **MESSAGE}, **data) == []


def test_a_wait_names_an_event_that_exists_and_has_an_end() -> None:
    day = {"policy": {"timeout": "P1D"}}
    assert found("wait", {"for": "event", "event": "external.port_confirmed"}, **day) == []
    assert found("wait", {"for": "event", "event": "ordering.order_released.v1"}, **day) == []
    assert found("wait", {"for": "event", "event": "ordering.order_eaten.v1"}, **day) == [
        ("flow.event_unknown", "config.event")
    ]
    assert found("wait", {"for": "condition", "condition": "line.quantity = 2"}) == [("flow.wait_forever", "policy")]
    assert found("wait", {"for": "time", "after": {"const": "PT1H"}}, **day) == [
        ("flow.policy_not_here", "policy.timeout")
    ]


def test_a_trigger_fits_its_flow() -> None:
    nightly = {"trigger": "schedule", "schedule": {"every": "P1D", "at": "06:30"}}
    held = {"trigger": "event", "event": "ordering.order_held.v1"}
    message = {"kind": "notification"}
    assert found("start", nightly, **message, input={"type": "any"}) == []
    assert found("start", nightly, **message, **ORDER) == [("flow.trigger_input", "config.trigger")]
    assert found("start", held, **message, **ORDER) == []
    assert found("start", held, **message, input={"type": "task"}) == [("flow.trigger_input", "config.trigger")]
    unknown = {"trigger": "event", "event": "external.anything"}
    assert found("start", unknown, **message, input={"type": "any"}) == [("flow.event_unknown", "config.event")]
    for schedule, path in (({"every": "PT1S"}, "every"), ({"every": "PT36H", "at": "06:30"}, "at")):
        config = {"trigger": "schedule", "schedule": schedule}
        assert found("start", config, **message, input={"type": "any"}) == [
            ("flow.schedule", f"config.schedule.{path}")
        ]


def test_what_a_schedule_begins_has_no_order_to_give_work_for() -> None:
    nightly = {"trigger": "schedule", "schedule": {"every": "P1D"}}
    parts = (node("begin", "start", config=nightly), manual("it"), node("finish", "end"), "begin -> it -> finish")
    findings = validate(flow(*parts, kind="approval", input={"type": "any"}), Published())
    assert [(one.code, one.node) for one in findings] == [("flow.no_order", "it")]


def test_a_secret_has_no_place_in_a_flow() -> None:
    config = {"operation": "billing.activate"}
    written = [{"to": "task.api_key", "from": '"s3cr3t"'}]
    assert found("task.automated", config, map=written) == [("flow.secret", "map.0.from")]
    assert found("task.automated", config, map=[{"to": "task.api_key", "from": "order.number"}]) == []


def test_what_is_asked_of_a_body_at_its_end_may_read_it() -> None:
    probe = {**manual("probe"), "parent": "it"}
    for config in (
        {"kind": "repeat", "config": {"until": "nodes.probe.out.up"}},
        {
            "kind": "for_each",
            "config": {"items": "[1, 2]", "as": "place", "collect": "nodes.probe.out.up + place + index"},
        },
    ):
        scope = {**node("it", "repeat"), **config}
        parts = (
            node("begin", "start"),
            scope,
            probe,
            node("finish", "end"),
            "begin -> it -> finish",
            "it.body -> probe",
        )
        assert validate(flow(*parts), Published()) == ()
    outside = {**node("it", "for_each"), "config": {"items": "nodes.probe.out.list"}}
    parts = (node("begin", "start"), outside, probe, node("finish", "end"), "begin -> it -> finish", "it.body -> probe")
    assert [one.code for one in validate(flow(*parts), Published())] == ["flow.name_unknown"]


def test_compensation_names_a_node_with_an_inside() -> None:
    loop, work = node("all", "for_each", config={"items": "[1]"}), {**manual("work"), "parent": "all"}
    for scope, codes in (("all", []), ("work", ["flow.scope_missing"]), ("other", ["flow.scope_missing"])):
        undo = node("undo", "compensate", config={"scope": scope})
        parts = (node("begin", "start"), loop, work, undo, node("finish", "end"), "begin -> all -> undo -> finish")
        assert [one.code for one in validate(flow(*parts, "all.body -> work"), Published())] == codes


def test_only_what_may_be_called_twice_is_retried() -> None:
    again = {"policy": {"retry": {"max": 2}}}
    assert found("task.automated", {"operation": "billing.charge-once"}, **again) == [
        ("flow.retry_not_idempotent", "policy.retry")
    ]
    assert found("task.automated", {"operation": "billing.charge"}, **again) == []
    assert found("task.automated", {"operation": "billing.charge-once"}) == []
