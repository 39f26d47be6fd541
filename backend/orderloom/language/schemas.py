"""JSON Schemas of the formats, made from the code, for editors of files and for the panels of the studio."""

from pathlib import Path
from typing import Any

import msgspec

from orderloom.language.graph import Flow, Layout
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.palette import Field
from orderloom.language.nodes.record import NodeKind
from orderloom.language.panels import fields_of
from orderloom.language.tables import Table

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PREFIX = "#/$defs/"


def flow_schema() -> dict[str, Any]:
    """A flow, with the config of each node described by its kind."""
    params = [kind.params for kind in KINDS.values()]
    (root, *configs), components = msgspec.json.schema_components((Flow, *params), ref_template=_PREFIX + "{name}")
    for kind in KINDS.values():
        _explain(components, kind)
    node = components["Node"]
    node["properties"]["kind"] = {"enum": list(KINDS)}
    node["allOf"] = [
        {"if": {"properties": {"kind": {"const": kind}}}, "then": {"properties": {"config": config}}}
        for kind, config in zip(KINDS, configs, strict=True)
    ]
    return {"$schema": _DIALECT, "title": "Flow", **root, "$defs": components}


def table_schema() -> dict[str, Any]:
    return {"$schema": _DIALECT, "title": "Decision table", **msgspec.json.schema(Table)}


def layout_schema() -> dict[str, Any]:
    return {"$schema": _DIALECT, "title": "Layout", **msgspec.json.schema(Layout)}


def params_schema(kind: str) -> dict[str, Any]:
    """The configuration of one kind of node: the studio draws its panel from it, with the texts in `x-label` and
    `x-help`, what a fixed value may be in `x-choices`, `x-inner` where an expression reads what lies inside of the
    node, and in the other `x-` words what `palette.Hint` says."""
    schema = msgspec.json.schema(KINDS[kind].params)
    _explain(schema["$defs"], KINDS[kind])
    return schema


def _explain(components: dict[str, Any], kind: NodeKind) -> None:
    """Writes the texts of a kind's fields into its schemas."""
    for place in fields_of(kind):
        if place.field is not None:
            label, told = place.field.label, place.field.help
            texts: dict[str, Any] = {"title": label["en"], "description": told["en"], "x-label": label, "x-help": told}
            inner = {"x-inner": True} if place.path in kind.inner else {}
            components[place.struct.__name__]["properties"][place.name].update(
                {**texts, **inner, **_hints(place.field)}
            )


def _hints(field: Field) -> dict[str, Any]:
    """`x-only` is `{field: [values]}`: elsewhere this one does not count."""
    hint = field.hint
    only = {hint.only[0]: list(hint.only[1])} if hint.only else None
    found = {"choices": list(field.choices), "refers": hint.refers, "expects": hint.expects, "only": only}
    return {f"x-{name}": value for name, value in {**found, "words": dict(hint.words)}.items() if value}


def ports_of(kind: str) -> dict[str, Any]:
    """How nodes of a kind are connected: whether edges lead `in`, the ports that all have, whether the configuration
    adds more (the cases of a switch), and by which fields (`more`)."""
    record = KINDS[kind]
    shown = [record.ports(msgspec.convert(example.config, record.params)) for example in record.examples]
    names = [[port.name for port in ports] for ports in shown]
    common = [port for port in shown[0] if all(port.name in each for each in names)]
    return {
        "in": not record.entry,
        "out": msgspec.to_builtins(common),
        "configured": any(each != names[0] for each in names),
        "more": list(msgspec.to_builtins(record.more_ports)),
    }


def schema_files() -> dict[str, str]:
    """What belongs into `flows/schema`, by file name."""
    schemas = {"flow": flow_schema(), "table": table_schema(), "layout": layout_schema()}
    return {
        f"{name}.schema.json": msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"
        for name, schema in schemas.items()
    }


def write_schemas(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8")
