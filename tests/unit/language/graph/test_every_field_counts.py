"""No field of the format is without something that honours it: each has an example whose outcome it changes, or a
test that is named here."""

import ast
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from orderloom.language import graph
from orderloom.language.compile import NotCompilable
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.record import Example, Value
from orderloom.language.panels import fields_of
from tests.unit.language.graph.test_node_examples import answer_of, program_of, shown

ROOT = Path(__file__).parents[4]
PARTS = (
    graph.Node,
    graph.Edge,
    graph.Policy,
    graph.Retry,
    graph.Assignment,
    graph.Variable,
    graph.InputSpec,
    graph.OutputSpec,
    graph.OutputField,
)

FIELDS = "tests/unit/language/graph/test_fields_of_the_format.py::"
BEGINNING = "tests/integration/flows/test_flows_that_begin.py::"
PAUSES = "tests/unit/orchestration/test_small_decisions.py::"
INSIDES = "tests/unit/language/interpreter/test_insides.py::"
CLAIMS: dict[str, str] = {
    "start.trigger": f"{BEGINNING}test_a_trigger_of_a_schedule_begins_the_flow_at_its_time_and_again_after_every",
    "start.event": f"{BEGINNING}test_a_trigger_of_an_event_begins_the_flow_on_the_record_that_it_is_about",
    "start.schedule": f"{BEGINNING}test_a_trigger_of_a_schedule_begins_the_flow_at_its_time_and_again_after_every",
    "start.schedule.every": "tests/integration/flows/test_runs_that_listen.py::test_a_schedule_names_its_next_moment",
    "start.schedule.at": "tests/integration/flows/test_runs_that_listen.py::test_a_schedule_names_its_next_moment",
    "join.mode": f"{FIELDS}test_a_join_opens_by_its_mode_and_count",
    "join.count": f"{FIELDS}test_a_join_opens_by_its_mode_and_count",
    "join.cancel_rest": f"{INSIDES}test_a_join_that_cancels_the_rest_withdraws_the_losers",
    "Node.id": f"{FIELDS}test_the_key_of_a_node_is_its_address_and_its_id_what_edges_name",
    "Node.key": f"{FIELDS}test_the_key_of_a_node_is_its_address_and_its_id_what_edges_name",
    "Node.kind": f"{FIELDS}test_the_kind_of_a_node_decides_what_happens_and_its_config_how",
    "Node.config": f"{FIELDS}test_the_kind_of_a_node_decides_what_happens_and_its_config_how",
    "Node.version": f"{FIELDS}test_a_version_of_a_kind_that_is_not_there_is_a_finding",
    "Node.name": f"{FIELDS}test_the_name_of_a_node_is_the_name_of_its_task",
    "Node.parent": f"{FIELDS}test_a_node_whose_parent_is_a_scope_runs_inside_of_it",
    "Node.when": f"{FIELDS}test_a_node_whose_when_does_not_hold_is_passed_by",
    "Node.map": f"{FIELDS}test_the_map_of_a_node_takes_values_from_expressions_to_places",
    "Assignment.to": f"{FIELDS}test_the_map_of_a_node_takes_values_from_expressions_to_places",
    "Assignment.from": f"{FIELDS}test_the_map_of_a_node_takes_values_from_expressions_to_places",
    "Node.policy": f"{FIELDS}test_the_policy_of_a_node_gives_its_task_a_timeout_and_a_retry",
    "Policy.timeout": f"{FIELDS}test_the_policy_of_a_node_gives_its_task_a_timeout_and_a_retry",
    "Policy.retry": f"{FIELDS}test_the_policy_of_a_node_gives_its_task_a_timeout_and_a_retry",
    "Policy.on_error": f"{FIELDS}test_on_error_decides_whether_a_failure_leaves_by_a_port_or_stands",
    "Edge.id": f"{FIELDS}test_an_edge_leads_from_a_port_to_a_node_and_its_id_is_its_own",
    "Edge.from": f"{FIELDS}test_an_edge_leads_from_a_port_to_a_node_and_its_id_is_its_own",
    "Edge.to": f"{FIELDS}test_an_edge_leads_from_a_port_to_a_node_and_its_id_is_its_own",
    "Edge.type": f"{FIELDS}test_the_type_of_an_edge_says_what_frees_what_and_its_lag_how_long_after",
    "Edge.lag": f"{FIELDS}test_the_type_of_an_edge_says_what_frees_what_and_its_lag_how_long_after",
    "Retry.max": f"{PAUSES}test_pauses_double_until_the_policy_allows_no_more",
    "Retry.first": f"{PAUSES}test_pauses_double_until_the_policy_allows_no_more",
    "Retry.backoff": f"{PAUSES}test_fixed_pauses_stay_and_long_ones_are_capped",
    "Retry.on": f"{PAUSES}test_only_errors_of_the_classes_that_a_policy_is_on_are_tried_again",
    "Variable.key": f"{FIELDS}test_a_variable_has_a_key_a_type_and_an_initial_value",
    "Variable.type": f"{FIELDS}test_a_variable_has_a_key_a_type_and_an_initial_value",
    "Variable.initial": f"{FIELDS}test_a_variable_has_a_key_a_type_and_an_initial_value",
    "InputSpec.type": f"{FIELDS}test_the_input_of_a_flow_decides_by_its_type_and_properties_what_is_known",
    "InputSpec.properties": f"{FIELDS}test_the_input_of_a_flow_decides_by_its_type_and_properties_what_is_known",
    "OutputSpec.type": f"{FIELDS}test_the_output_of_a_flow_has_properties_of_a_type",
    "OutputSpec.properties": f"{FIELDS}test_the_output_of_a_flow_has_properties_of_a_type",
    "OutputField.type": f"{FIELDS}test_the_output_of_a_flow_has_properties_of_a_type",
}
"""Fields whose outcome shows only in a run, a plan or a list of findings, and the test that shows it."""


def places() -> Iterator[str]:
    for name, kind in KINDS.items():
        yield from (f"{name}.{place.path}" for place in fields_of(kind) if place.struct is not Value)
    for part in PARTS:
        yield from (f"{part.__name__}.{field.encode_name}" for field in msgspec.structs.fields(part))


@pytest.mark.parametrize("place", list(places()))
def test_each_field_changes_what_happens(place: str) -> None:
    claimed = CLAIMS.get(place)
    if claimed is not None:
        path, _, name = claimed.partition("::")
        assert place.rpartition(".")[2] in texts_of(path)[name], f"{claimed} does not mention {place}"
    else:
        assert changes_an_example(place), f"name a test of {place} in CLAIMS, or give it an example"


def test_a_claim_is_about_a_field_that_exists() -> None:
    assert set(CLAIMS) <= set(places())


@cache
def texts_of(path: str) -> dict[str, str]:
    """The text of each test of a file."""
    source = (ROOT / path).read_text(encoding="utf-8")
    return {
        each.name: ast.get_source_segment(source, each) or ""
        for each in ast.walk(ast.parse(source))
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def changes_an_example(place: str) -> bool:
    name = next((kind for kind in sorted(KINDS, key=len, reverse=True) if place.startswith(f"{kind}.")), None)
    if name is None:
        return False
    path = place[len(name) + 1 :].split(".")
    return any(
        outcome(name, example, config) not in (None, outcome(name, example, example.config))
        for example in KINDS[name].examples
        for config in without(example.config, path)
    )


def outcome(name: str, example: Example, config: dict[str, Any]) -> Any:
    """All that a node is to the rest of a flow, none when the config is no longer one."""
    kind = KINDS[name]
    try:
        msgspec.convert(config, kind.params)
    except msgspec.ValidationError:
        return None
    try:
        program = program_of(name, example, config)
        step = program.nodes["example"]
        answer = shown(answer_of(step, example, program.tables))
    except NotCompilable as error:
        return error.problems[0].code
    except KeyError:
        return None
    return answer, kind.ports(step.params), tuple(kind.references(step.params)), kind.names(step.params)


def without(config: dict[str, Any], path: list[str]) -> Iterator[dict[str, Any]]:
    """The config without the field, and with other values in it."""
    changed = deepcopy(config)
    holder = holder_of(changed, path)
    if holder is None:
        return
    value = holder.pop(path[-1])
    yield changed
    for other in others(value):
        holder[path[-1]] = other
        yield deepcopy(changed)


def holder_of(config: Any, path: list[str]) -> dict[str, Any] | None:
    for step in path[:-1]:
        config = config.get(step)
        config = config[0] if isinstance(config, list) and config else config
        if not isinstance(config, dict):
            return None
    return config if path[-1] in config else None


def others(value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, list):
        yield value[:-1]
    elif isinstance(value, dict) and value.keys() & {"const", "expr"}:
        yield from ({"const": "other"}, {"const": "PT9H"}, {"const": "low"}, {"const": "2030-01-01"})
    elif isinstance(value, dict):
        yield {key: f"{text} more" for key, text in value.items()}
    elif isinstance(value, str):
        yield from (f"{value}-x", f"{value}x", "null", "false", "PT9H", "low", "medium", "account", "all", "any")
        yield from (
            "time",
            "parallel",
            "sequential",
            "parent",
            "in_progress",
            "email",
            "fail",
            "manual",
            "condition",
            "catalog",
        )
