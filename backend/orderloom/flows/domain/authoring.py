"""New documents: blank ones, copies under another key, and keys made of names."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, cast, get_args

from orderloom.flows.contracts import Json
from orderloom.kernel.errors import Problem
from orderloom.language.graph import SCHEMA, FlowKind

LONGEST = 80
_KEY = re.compile(r"^[a-z][a-z0-9]*([-._][a-z0-9]+)*$")
_OTHERS = re.compile(r"[^a-z0-9]+")
_SUFFIX = re.compile(r"-[0-9]+$")
_INPUTS: dict[str, str] = {
    "enrichment": "order_line",
    "fulfillment": "domain_order",
    "fallout": "fallout",
    "jeopardy": "task",
    "approval": "order",
    "notification": "order",
    "subflow": "any",
}
_NAMING = {"decision": "table", "subflow": "flow"}
KINDS = (*get_args(FlowKind), "table")


def problem_of(key: str) -> Problem | None:
    if len(key) <= LONGEST and _KEY.match(key):
        return None
    message = f"A key has small letters, digits, and - . _ between them; it begins with a letter; at most {LONGEST}."
    return Problem("flows.bad_key", message, ("key",))


def key_of_name(name: str) -> str:
    """`Site survey 2 (São Paulo)` → `site-survey-2-sao-paulo`; it begins with the first letter of the name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _OTHERS.sub("-", plain).lstrip("-0123456789")[:LONGEST].rstrip("-")


def candidates(key: str) -> tuple[str, ...]:
    """Keys like this one, this one first, if it is fit to be one."""
    start = key if problem_of(key) is None else key_of_name(key)
    if not start:
        return ()
    stem = _SUFFIX.sub("", start)[: LONGEST - 4]
    return (start, *(f"{stem}-{number}" for number in range(2, 100)))


def blank(kind: str, key: str, name: Mapping[str, str]) -> tuple[Json, Json | None]:
    """The content and layout of a new document: a flow that does nothing, or a table without rows."""
    return (_table(key, name), None) if kind == "table" else _flow(kind, key, name)


def _flow(kind: str, key: str, name: Mapping[str, str]) -> tuple[Json, Json]:
    start = {"id": "n_start", "key": "start", "kind": "start", "name": {"en": "Start", "pt-BR": "Início"}}
    finish = {"id": "n_finish", "key": "finish", "kind": "end", "name": {"en": "End", "pt-BR": "Fim"}}
    content: Json = {
        "schema": SCHEMA,
        "key": key,
        "kind": kind,
        "name": dict(name),
        "input": {"type": _INPUTS[kind]},
        "nodes": [start, finish],
        "edges": [{"id": "e1", "from": ["n_start", "done"], "to": ["n_finish", "in"]}],
    }
    positions = {"n_start": {"x": 0, "y": 0}, "n_finish": {"x": 0, "y": 120}}
    return content, {"schema": "orderloom.layout/1", "positions": positions}


def _table(key: str, name: Mapping[str, str]) -> Json:
    result = {"id": "result", "label": {"en": "Result", "pt-BR": "Resultado"}, "type": "string"}
    return {"schema": "orderloom.table/1", "key": key, "name": dict(name), "outputs": [result]}


def copy_name(name: Mapping[str, str]) -> dict[str, str]:
    """Says in each language that this is a copy."""
    marks = {"en": "Copy of {}", "pt-BR": "Cópia de {}"}
    return {language: marks.get(language, "{}").format(text) for language, text in name.items()}


def renamed(content: Json, keys: Mapping[str, str], name: Mapping[str, str] | None = None) -> Json:
    """The document under its new key, naming others by theirs; the ids of its parts stay."""
    changed = {**content, "key": keys.get(content["key"], content["key"])}
    if name is not None:
        changed["name"] = dict(name)
    if "nodes" in content:
        changed["nodes"] = [_node(node, keys) for node in content["nodes"]]
    if "rows" in content:
        changed["rows"] = [{**row, "then": [_cell(cell, keys) for cell in row["then"]]} for row in content["rows"]]
    return changed


def _node(node: Any, keys: Mapping[str, str]) -> Any:
    field = _NAMING.get(node.get("kind", ""))
    config = cast(dict[str, Any], node.get("config") or {})
    if field is None or config.get(field) not in keys:
        return node
    return {**node, "config": {**config, field: keys[config[field]]}}


def _cell(cell: str | None, keys: Mapping[str, str]) -> str | None:
    """A cell whose answer is a key and nothing else."""
    if cell is None or not (cell.startswith('"') and cell.endswith('"')):
        return cell
    return f'"{keys[cell[1:-1]]}"' if cell[1:-1] in keys else cell
