from pathlib import Path

from orderloom.language.schemas import flow_schema, params_schema, ports_of, schema_files
from tests.builders.flows import manual

FLOWS = Path(__file__).parents[4] / "flows"


def test_the_schemas_in_the_repository_are_those_of_the_code() -> None:
    for name, text in schema_files().items():
        path = FLOWS / "schema" / name
        assert path.read_text(encoding="utf-8") == text, f"write {path} anew: orderloom.language.schemas.write_schemas"


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
    assert ports_of("start") == {"in": False, "out": [done], "configured": False}
    assert ports_of("decision") == {"in": True, "out": [done], "configured": True}
    assert ports_of("end") == {"in": True, "out": [], "configured": False}
    assert [port["name"] for port in ports_of("switch")["out"]] == ["default"]
