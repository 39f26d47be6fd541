"""decision: asks a decision table."""

from collections.abc import Iterable
from typing import Annotated, Any, cast

import msgspec

from orderloom.language.graph import FlowKey, Record
from orderloom.language.nodes.palette import Hint, told, words
from orderloom.language.nodes.record import Answer, Broke, Example, Moment, MorePorts, NodeKind, Port, Reference, Went
from orderloom.language.values import plain


class DecisionParams(Record, frozen=True, kw_only=True):
    """With `no_match` the flow goes on by a port of its own when no row answers; otherwise that is an error.

    Without a `version` the latest published one is asked.
    """

    table: FlowKey
    version: Annotated[int, msgspec.Meta(ge=1)] | None = None
    no_match: bool = False


def _ports(params: DecisionParams) -> tuple[Port, ...]:
    return (Port("done"), Port("no_match", "branch")) if params.no_match else (Port("done"),)


def _meaning(params: DecisionParams, moment: Moment) -> Answer:
    table = _reference(params).name
    answer = moment.tables[table].evaluate(moment.scope)
    why: dict[str, Any] = {"table": table, "matched": list(answer.matched)}
    if answer.outputs is None or not answer.matched:
        if params.no_match:
            return Went(ports=("no_match",), why=why)
        return Broke(code="flow.no_match", message=f"No row of {table} answers.")
    outputs = cast(dict[str, Any] | list[Any], plain(answer.outputs))
    return Went(output=outputs if isinstance(outputs, dict) else {"rows": outputs}, why=why)


def _references(params: DecisionParams) -> Iterable[Reference]:
    yield _reference(params)


def _reference(params: DecisionParams) -> Reference:
    return Reference("table", params.table, ("config", "table"), params.version)


_TABLE = {
    "schema": "orderloom.table/1",
    "key": "site-class",
    "name": {"en": "Site class"},
    "hit_policy": "UNIQUE",
    "inputs": [{"id": "i1", "label": "Users", "expression": "line.characteristics.users", "type": "number"}],
    "outputs": [{"id": "class", "label": "Class", "type": "string"}],
    "rows": [
        {"id": "r1", "when": ["< 50"], "then": ['"small"']},
        {"id": "r2", "when": ["[50..500]"], "then": ['"large"']},
    ],
}

KIND = NodeKind(
    kind="decision",
    label={"en": "Decide by table", "pt-BR": "Decidir por tabela"},
    help={
        "en": "Asks a published decision table. Its outputs are read as `nodes.<key>.out.<output>`; a table that may "
        "answer with several rows gives `nodes.<key>.out.rows`. The journal keeps which rows matched.",
        "pt-BR": "Consulta uma tabela de decisão publicada. As saídas são lidas como `nodes.<chave>.out.<saída>`; uma "
        "tabela de várias linhas dá `nodes.<chave>.out.rows`. O diário guarda quais linhas casaram.",
    },
    params=DecisionParams,
    ports=_ports,
    more_ports=(MorePorts(of="no_match", port=Port("no_match", "branch")),),
    meaning=_meaning,
    references=_references,
    policies=frozenset({"on_error"}),
    skippable=True,
    step="gate.decision",
    category="data",
    icon="table",
    keywords=words("rules dmn table decide policy", "regras dmn tabela decidir política"),
    fields={
        "table": told(
            ("Table", "Tabela"),
            ("The key of the decision table.", "A chave da tabela de decisão."),
            hint=Hint(refers="table"),
        ),
        "version": told(
            ("Version", "Versão"),
            ("Pins one version; open means the latest.", "Fixa uma versão; em aberto, a mais recente."),
        ),
        "no_match": told(
            ("No row answers", "Nenhuma linha responde"), ("Has a way of its own for it.", "Tem um caminho próprio.")
        ),
    },
    examples=(
        Example(
            title={"en": "One row answers", "pt-BR": "Uma linha responde"},
            config={"table": "site-class"},
            scope={"line": {"characteristics": {"users": 60}}},
            tables={"site-class": _TABLE},
            answer={
                "type": "Went",
                "ports": ["done"],
                "output": {"class": "large"},
                "why": {"table": "site-class", "matched": ["r2"]},
            },
        ),
        Example(
            title={"en": "A pinned version", "pt-BR": "Uma versão fixada"},
            config={"table": "site-class", "version": 3},
            scope={"line": {"characteristics": {"users": 7}}},
            tables={"site-class@3": _TABLE},
            answer={
                "type": "Went",
                "ports": ["done"],
                "output": {"class": "small"},
                "why": {"table": "site-class@3", "matched": ["r1"]},
            },
        ),
        Example(
            title={"en": "No row answers", "pt-BR": "Nenhuma linha responde"},
            config={"table": "site-class", "no_match": True},
            scope={"line": {"characteristics": {"users": 501}}},
            tables={"site-class": _TABLE},
            answer={"type": "Went", "ports": ["no_match"], "why": {"table": "site-class", "matched": []}},
        ),
    ),
)
