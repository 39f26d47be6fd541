"""lookup: asks what others keep: the catalog, the inventory, the account."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, cast

from orderloom.language.effects import AnySignal, Arrived, Lookup, TaskClosed
from orderloom.language.graph import Node, Record
from orderloom.language.nodes.palette import Hint, named, told, words
from orderloom.language.nodes.record import (
    Answer,
    Broke,
    Example,
    Moment,
    MorePorts,
    NodeKind,
    Port,
    Trouble,
    Waits,
    Went,
)

Source = Literal["catalog", "inventory", "account"]
QUERIES: Mapping[Source, frozenset[str]] = {
    "catalog": frozenset({"offering", "specification"}),
    "inventory": frozenset({"account", "site", "specification", "state", "item"}),
    "account": frozenset({"account"}),
}
"""What each source can be asked by, as `query.<name>`."""


class LookupParams(Record, frozen=True, kw_only=True):
    """With `not_found` the flow goes on by a port of its own when nothing is found."""

    source: Source
    not_found: bool = False


def _ports(params: LookupParams) -> tuple[Port, ...]:
    return (Port("done"), Port("not_found", "branch")) if params.not_found else (Port("done"),)


def _meaning(params: LookupParams, moment: Moment) -> Answer:
    query = moment.mapped_under("query")
    return Waits(task=Lookup(node=moment.node.key, visit=moment.visit, source=params.source, query=query))


def _answered(params: LookupParams, moment: Moment, signal: AnySignal) -> Answer:
    if not isinstance(signal, Arrived | TaskClosed):
        return Broke(code="timeout", message="The answer did not come in time.")
    found = signal.output.get("items")
    items = cast(list[Any], found) if isinstance(found, list) else []
    ports = ("not_found",) if params.not_found and not items else ("done",)
    return Went(ports=ports, output={"items": items, "count": len(items), "first": items[0] if items else None})


def _check(params: LookupParams, node: Node) -> Iterable[Trouble]:
    for index, entry in enumerate(node.map):
        name = entry.to.removeprefix("query.")
        if name not in QUERIES[params.source]:
            message = (
                f"The {params.source} can't be asked by {name}, but by {', '.join(sorted(QUERIES[params.source]))}."
            )
            yield Trouble("flow.query_unknown", message, ("map", index, "to"))
    if not node.map and params.source != "account":
        yield Trouble("flow.map_empty", f"Say what to look up in the {params.source}.", ("map",))


_SOURCES = named(
    catalog=("The catalog", "O catálogo"),
    inventory=("The inventory", "O inventário"),
    account=("An account", "Uma conta"),
)

KIND = NodeKind(
    kind="lookup",
    label={"en": "Look up", "pt-BR": "Consultar"},
    help={
        "en": "Asks the catalog by `query.offering` or `query.specification`; the inventory by `query.account`, "
        "`query.site`, `query.specification`, `query.state` or `query.item`; or an account by `query.account`, which "
        "is the order's when left out. `nodes.<key>.out.first` is the first found, `items` all, `count` how many.",
        "pt-BR": "Consulta o catálogo por `query.offering` ou `query.specification`; o inventário por `query.account`, "
        "`query.site`, `query.specification`, `query.state` ou `query.item`; ou uma conta por `query.account`, que é a "
        "do pedido se omitida. `nodes.<chave>.out.first` é o primeiro achado, `items` todos, `count` quantos.",
    },
    params=LookupParams,
    ports=_ports,
    more_ports=(MorePorts(of="not_found", port=Port("not_found", "branch")),),
    meaning=_meaning,
    answered=_answered,
    check=_check,
    places=("query.",),
    policies=frozenset({"on_error"}),
    skippable=True,
    step="gate.lookup",
    category="data",
    icon="search",
    keywords=words("find query catalog inventory account read", "buscar consulta catálogo inventário conta ler"),
    fields={
        "source": told(
            ("Source", "Fonte"),
            (
                "Who is asked: the catalog, the inventory or an account.",
                "Quem responde: catálogo, inventário ou conta.",
            ),
            hint=Hint(words=_SOURCES),
        ),
        "not_found": told(
            ("Nothing found", "Nada encontrado"), ("Has a way of its own for it.", "Tem um caminho próprio.")
        ),
    },
    examples=(
        Example(
            title={"en": "What is installed at the site", "pt-BR": "O que está instalado no local"},
            config={"source": "inventory"},
            map=[{"to": "query.site", "from": "site.id"}, {"to": "query.state", "from": '"active"'}],
            scope={"site": {"id": "S1"}},
            answer={
                "type": "Waits",
                "task": {
                    "type": "Lookup",
                    "node": "example",
                    "visit": 1,
                    "source": "inventory",
                    "query": {"site": "S1", "state": "active"},
                },
            },
        ),
        Example(
            title={"en": "One was found", "pt-BR": "Um foi encontrado"},
            config={"source": "inventory"},
            map=[{"to": "query.site", "from": "site.id"}],
            signal=Arrived(node="example", output={"items": [{"number": "ITM0000007"}]}),
            answer={
                "type": "Went",
                "ports": ["done"],
                "output": {"items": [{"number": "ITM0000007"}], "count": 1, "first": {"number": "ITM0000007"}},
            },
        ),
        Example(
            title={"en": "None was found", "pt-BR": "Nenhum foi encontrado"},
            config={"source": "catalog", "not_found": True},
            map=[{"to": "query.offering", "from": '"fibre-10g"'}],
            signal=Arrived(node="example", output={"items": []}),
            answer={"type": "Went", "ports": ["not_found"], "output": {"count": 0}},
        ),
    ),
)
