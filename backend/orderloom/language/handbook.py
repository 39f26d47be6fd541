"""The reference of all kinds of node as Markdown, written from the records that the studio and the engine read."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec

from orderloom.language.nodes import KINDS
from orderloom.language.nodes.palette import CATEGORIES
from orderloom.language.nodes.record import Example, NodeKind, Value
from orderloom.language.occasions import EVENTS
from orderloom.language.panels import Place, fields_of
from orderloom.language.schemas import ports_of

_INTRO = """# Node kinds

What a flow (`orderloom.flow/1`) can be made of. This page is generated from `backend/orderloom/language/nodes/` by
`make generate`; each example is run by the tests.

A node has an `id`, a `key` by which expressions read it (`nodes.<key>.out`), a `kind`, a `name` in each language and a
`config`, which is what the tables below describe. Where a kind allows it, a node also has `when` (a condition; when it
does not hold the node is passed by), `map` (values for places, `{"to": "task.site", "from": "line.site.id"}`), `policy`
(`timeout`, `retry`, `on_error`) and a `parent`, the scope whose body it is in. A *value* is either fixed,
`{"const": "field-ops"}`, or computed, `{"expr": "line.site.region"}`. Expressions are [FEEL](feel.md).

With `"on_error": "port"` a node has a port `error`. Without, an error goes to the nearest `try` around it, and if there
is none the run stands there until it is resumed, and somebody is told.

What a node answers when control reaches it: `Went` (passed, by these ports, with this output and these effects),
`Waits` (for a task, a time, an event, an answer), `Enters` (its body, the items of a list, another flow, an undoing),
`Again` (its body once more) or `Broke` (an error with its code).
"""


def node_reference() -> str:
    """The whole of `docs/nodes.md`."""
    return "\n".join((_INTRO, *_contents(), *_kinds(), *_events())) + "\n"


def _contents() -> Iterator[str]:
    for category, label in CATEGORIES.items():
        kinds = [kind for kind in KINDS.values() if kind.category == category]
        links = " · ".join(f"[{kind.kind}](#{_anchor(kind)})" for kind in kinds)
        yield f"- **{label['en']}**: {links}"
    yield ""


def _anchor(kind: NodeKind) -> str:
    return f"{kind.label['en']} {kind.kind}".lower().replace(".", "").replace(" ", "-")


def _kinds() -> Iterator[str]:
    for category, label in CATEGORIES.items():
        yield f"## {label['en']}\n"
        for kind in KINDS.values():
            if kind.category == category:
                yield from _kind(kind)


def _kind(kind: NodeKind) -> Iterator[str]:
    yield f"### {kind.label['en']}: {kind.kind}\n"
    yield kind.help["en"] + "\n"
    yield from _fields(kind)
    yield from _facts(kind)
    for example in kind.examples:
        yield from _example(example)


def _fields(kind: NodeKind) -> Iterator[str]:
    places = [place for place in fields_of(kind) if place.struct is not Value]
    if not places:
        return
    yield "| field | type | default | meaning |\n| --- | --- | --- | --- |"
    for place in places:
        told = place.field.help["en"] if place.field is not None else ""
        yield f"| `{place.path}` | {_type(place)} | {_default(place)} | {told} |"
    yield ""


def _shape(place: Place) -> dict[str, Any]:
    schema = msgspec.json.schema(place.struct)
    return schema["$defs"][place.struct.__name__]["properties"][place.name]


def _type(place: Place) -> str:
    return _type_of(_shape(place))


def _type_of(shape: Mapping[str, Any]) -> str:
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        return "value" if name == "Value" else "object"
    if "anyOf" in shape:
        rest = [each for each in shape["anyOf"] if each.get("type") != "null"]
        return _type_of(rest[0])
    if "enum" in shape:
        return ", ".join(f"`{each}`" for each in shape["enum"] if each is not None)
    if shape.get("format") in ("feel", "duration"):
        return "expression" if shape["format"] == "feel" else "duration"
    if shape.get("type") == "integer":
        return f"{shape['minimum']} to {shape['maximum']}" if "maximum" in shape else "whole number"
    named = {"string": "text", "boolean": "yes or no", "array": "list", "object": "text by language"}
    return named.get(cast(str, shape.get("type")), "any")


def _default(place: Place) -> str:
    shape = _shape(place)
    if "default" not in shape:
        return "required"
    default = shape["default"]
    return "" if default is None or default == [] else f"`{msgspec.json.encode(default).decode()}`"


def _facts(kind: NodeKind) -> Iterator[str]:
    ports = ports_of(kind.kind)
    out = [f"`{port['name']}`" for port in ports["out"]]
    more = ["more by its configuration"] if ports["configured"] else []
    undone = ["`compensate`"] if kind.undoable else []
    facts = {
        "Ports": [*out, *more, *(["`error`"] if "on_error" in kind.policies else []), *undone],
        "Flows": sorted(kind.flows),
        "Works on": sorted(kind.accepts or ()),
        "`map` writes to": [f"`{place}<name>`" for place in kind.places],
        "Policy": [f"`{policy}`" for policy in sorted(kind.policies)],
    }
    for name, values in facts.items():
        if values:
            yield f"- {name}: {', '.join(values)}"
    yield "- Condition: `when`\n" if kind.skippable else ""


def _example(example: Example) -> Iterator[str]:
    plain = msgspec.to_builtins(example)
    given = {name: plain[name] for name in ("config", "map", "when", "policy") if plain[name]}
    about = {name: plain[name] for name in ("signal", "inside") if plain[name]}
    about |= {"scope": example.scope} if example.scope else {}
    yield f"*{example.title['en']}*\n"
    parts = {**given, **about, "answer": example.answer}
    yield "```json\n{"
    yield ",\n".join(f'  "{name}": {_json(value)}' for name, value in parts.items())
    yield "}\n```\n"


def _json(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()


def _events() -> Iterator[str]:
    yield "## Events\n"
    yield "What may start a flow or end a wait, and the record that it is about. A wait may also name an event"
    yield "`external.<name>` that another system reports.\n"
    yield "| event | record |\n| --- | --- |"
    yield from (f"| `{name}` | {'none' if record == 'any' else record} |" for name, record in EVENTS.items())
