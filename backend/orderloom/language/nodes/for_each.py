"""for_each: does the same for every item of a list."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal, cast

import msgspec

from orderloom.language.graph import Formula, Node, NodeKey, Record
from orderloom.language.nodes.palette import Hint, named, told, words
from orderloom.language.nodes.record import (
    BODY,
    Answer,
    Broke,
    Count,
    Enters,
    Example,
    Inside,
    Moment,
    NodeKind,
    Port,
    Trouble,
    Went,
)
from orderloom.language.values import plain

MOST = 1000
_TAKEN = frozenset({"order", "account", "site", "line", "domain_order", "task", "fallout", "input", "nodes", "vars"})


class ForEachParams(Record, frozen=True, kw_only=True):
    """Each of `items` is read as `item` (or the name in `as`) in the body, its number, from 1, as `index`."""

    items: Formula
    name: NodeKey = msgspec.field(default="item", name="as")
    mode: Literal["sequential", "parallel"] = "sequential"
    at_once: Count | None = None
    most: Annotated[int, msgspec.Meta(ge=1, le=MOST)] = MOST
    collect: Formula | None = None


def _meaning(params: ForEachParams, moment: Moment) -> Answer:
    found = plain(moment.evaluate(params.items))
    if isinstance(found, str) or not isinstance(found, Sequence):
        return Broke(code="flow.type", message="What for_each goes through is not a list.")
    items = tuple(cast(Sequence[Any], found))
    if len(items) > params.most:
        return Broke(code="flow.too_many_items", message=f"The list has {len(items)} items, at most {params.most} do.")
    if not items:
        return _done(params, ())
    return Enters(how="items", items=items, at_once=1 if params.mode == "sequential" else params.at_once or 0)


def _leave(params: ForEachParams, moment: Moment, inside: Inside) -> Answer:
    return _done(params, inside.results)


def _done(params: ForEachParams, results: tuple[Any, ...]) -> Went:
    collected = {"items": list(results)} if params.collect is not None else {}
    return Went(output={"count": len(results), **collected})


def _collect(params: ForEachParams, moment: Moment) -> Any:
    return None if params.collect is None else plain(moment.evaluate(params.collect))


def _formulas(params: ForEachParams) -> Iterable[tuple[tuple[str | int, ...], str]]:
    yield ("config", "items"), params.items
    if params.collect is not None:
        yield ("config", "collect"), params.collect


def _check(params: ForEachParams, node: Node) -> Iterable[Trouble]:
    if params.mode == "sequential" and params.at_once is not None:
        yield Trouble("flow.at_once", "Only a parallel loop has a limit of items at once.", ("config", "at_once"))
    if params.name in _TAKEN or params.name == "index":
        yield Trouble("flow.name_taken", f"{params.name} means something else already.", ("config", "as"))


_MODES = named(sequential=("One after another", "Um após o outro"), parallel=("Side by side", "Em paralelo"))

KIND = NodeKind(
    kind="for_each",
    label={"en": "For each", "pt-BR": "Para cada"},
    help={
        "en": "Runs its body once for each item of a list, one after another or side by side. The body reads the item "
        "as `item` and its number as `index`. Afterwards `nodes.<key>.out.count` has how many there were and "
        "`nodes.<key>.out.items` what `collect` gave for each. An empty list is passed at once.",
        "pt-BR": "Executa seu corpo uma vez para cada item de uma lista, em sequência ou em paralelo. O corpo lê o "
        "item como `item` e seu número como `index`. Depois, `nodes.<chave>.out.count` tem quantos foram e "
        "`nodes.<chave>.out.items` o que `collect` deu para cada um. Uma lista vazia é passada de imediato.",
    },
    params=ForEachParams,
    ports=lambda params: (BODY, Port("done")),
    meaning=_meaning,
    leave=_leave,
    collect=_collect,
    names=lambda params: (params.name, "index"),
    formulas=_formulas,
    inner=frozenset({"collect"}),
    check=_check,
    policies=frozenset({"on_error"}),
    skippable=True,
    step="gate.for_each",
    category="flow",
    icon="repeat",
    keywords=words("loop list items iterate parallel sites", "laço lista itens iterar paralelo locais"),
    fields={
        "items": told(
            ("Items", "Itens"),
            ("The list to go through, such as order.sites.", "A lista a percorrer, como order.sites."),
            hint=Hint(expects="list"),
        ),
        "as": told(("Name of an item", "Nome do item"), ("How the body reads the item.", "Como o corpo lê o item.")),
        "mode": told(
            ("Order", "Ordem"),
            ("One after another, or side by side.", "Um após o outro, ou em paralelo."),
            hint=Hint(words=_MODES),
        ),
        "at_once": told(
            ("At once", "Simultâneos"),
            ("At most so many side by side; open means all.", "No máximo tantos em paralelo; em aberto, todos."),
            hint=Hint(only=("mode", ("parallel",))),
        ),
        "most": told(("At most", "No máximo"), ("A longer list is an error.", "Uma lista maior é um erro.")),
        "collect": told(
            ("Collect", "Coletar"),
            (
                "Computed at the end of each item, where its nodes can be read; gives out.items.",
                "Calculado ao fim de cada item, onde seus nós são lidos; forma out.items.",
            ),
        ),
    },
    examples=(
        Example(
            title={"en": "Sites one after another", "pt-BR": "Locais em sequência"},
            config={"items": "order.sites", "as": "place"},
            scope={"order": {"sites": ["Depot", "Harbour"]}},
            answer={"type": "Enters", "how": "items", "items": ["Depot", "Harbour"], "at_once": 1},
        ),
        Example(
            title={"en": "At most three side by side", "pt-BR": "No máximo três em paralelo"},
            config={"items": "order.sites", "mode": "parallel", "at_once": 3},
            scope={"order": {"sites": ["Depot", "Harbour"]}},
            answer={"type": "Enters", "how": "items", "items": ["Depot", "Harbour"], "at_once": 3},
        ),
        Example(
            title={"en": "What each item gave", "pt-BR": "O que cada item deu"},
            config={"items": "order.sites", "collect": "nodes.survey.out.length"},
            scope={"order": {"sites": ["Depot", "Harbour"]}},
            inside=Inside(results=(120, 45)),
            answer={"type": "Went", "ports": ["done"], "output": {"count": 2, "items": [120, 45]}},
        ),
        Example(
            title={"en": "A list that is too long", "pt-BR": "Uma lista longa demais"},
            config={"items": "order.sites", "most": 1},
            scope={"order": {"sites": ["Depot", "Harbour"]}},
            answer={"type": "Broke", "code": "flow.too_many_items", "message": "The list has 2 items, at most 1 do."},
        ),
    ),
)
