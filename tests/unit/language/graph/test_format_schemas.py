from pathlib import Path
from typing import Any

import msgspec
import pytest

from orderloom.language.handbook import node_reference
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.palette import CATEGORIES
from orderloom.language.nodes.record import Value
from orderloom.language.panels import fields_of
from orderloom.language.schemas import flow_schema, params_schema, ports_of, schema_files
from tests.builders.flows import manual

FLOWS = Path(__file__).parents[4] / "flows"


def test_the_schemas_in_the_repository_are_those_of_the_code() -> None:
    for name, text in schema_files().items():
        path = FLOWS / "schema" / name
        assert path.read_text(encoding="utf-8") == text, f"write {path} anew: orderloom.language.schemas.write_schemas"


def test_the_reference_of_node_kinds_is_that_of_the_code() -> None:
    written = (FLOWS.parent / "docs" / "nodes.md").read_text(encoding="utf-8")
    assert written == node_reference(), "write docs/nodes.md anew: make generate"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_has_words_in_both_languages(kind: str) -> None:
    record = KINDS[kind]
    for place in fields_of(record):
        assert place.field is not None, f"{kind}: {place.path} has no text"
        assert set(place.field.label) == set(place.field.help) == {"en", "pt-BR"}
    assert set(record.fields) == {place.path for place in fields_of(record) if place.struct is not Value}
    assert record.category in CATEGORIES
    assert set(record.keywords) == {"en", "pt-BR"}
    assert record.icon != "point"


def test_the_words_of_a_field_are_in_its_schema() -> None:
    field = params_schema("for_each")["$defs"]["ForEachParams"]["properties"]["at_once"]
    assert field["title"] == field["x-label"]["en"] == "At once"
    assert field["x-help"]["pt-BR"] == field["x-help"]["pt-BR"].strip()
    level = params_schema("set_jeopardy")["$defs"]["SetJeopardyParams"]["properties"]["level"]
    assert level["x-choices"] == ["none", "low", "medium", "high", "critical"]


@pytest.mark.parametrize("kind", KINDS)
def test_hints_name_what_is_there_and_every_choice_has_words(kind: str) -> None:
    structs = params_schema(kind)["$defs"]
    for properties in (struct["properties"] for struct in structs.values()):
        for name, field in properties.items():
            choices = next((each["enum"] for each in [field, *field.get("anyOf", [])] if "enum" in each), None)
            words = field.get("x-words", {})
            assert all(set(pair) == {"en", "pt-BR"} for pair in words.values())
            assert choices is None or set(words) == set(choices), f"{kind}: {name}"
            for other, values in field.get("x-only", {}).items():
                assert set(values) <= set(properties[other]["enum"]), f"{kind}: {name}"


def test_the_schema_knows_the_configuration_of_each_kind() -> None:
    choices = flow_schema()["$defs"]["Node"]["allOf"]
    manual_task = next(
        each for each in choices if each["if"]["properties"]["kind"]["const"] == manual("survey")["kind"]
    )
    assert manual_task["then"]["properties"]["config"] == {"$ref": "#/$defs/ManualTaskParams"}
    assert set(params_schema("task.manual")["$defs"]["ManualTaskParams"]["properties"]) == {
        "group",
        "form",
        "duration",
        "priority",
    }


def test_the_ports_of_a_kind_are_known_before_a_node_is_configured() -> None:
    done = {"name": "done", "type": "control", "required": True, "edges": 0}
    no_match = {"name": "no_match", "type": "branch", "required": True, "edges": 0}
    assert ports_of("start") == {"in": False, "out": [done], "configured": False, "more": []}
    assert ports_of("decision") == {
        "in": True,
        "out": [done],
        "configured": True,
        "more": [{"of": "no_match", "port": no_match, "name": None}],
    }
    assert ports_of("end") == {"in": True, "out": [], "configured": False, "more": []}
    assert [port["name"] for port in ports_of("switch")["out"]] == ["default"]


def _told(kind: str, config: dict[str, Any]) -> list[str]:
    """The ports of a node as an editor works them out from `ports_of` alone."""
    told, added = ports_of(kind), list[str]()
    for more in told["more"]:
        given = config.get(more["of"])
        added += [each[more["name"]] for each in given or ()] if more["name"] else [more["port"]["name"]] * bool(given)
    return [*added, *(port["name"] for port in told["out"])]


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_can_tell_the_ports_of_every_example(kind: str) -> None:
    record = KINDS[kind]
    for example in record.examples:
        ports = record.ports(msgspec.convert(example.config, record.params))
        assert sorted(_told(kind, example.config)) == sorted(port.name for port in ports)
