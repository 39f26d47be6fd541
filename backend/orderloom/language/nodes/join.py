"""join: brings branches together."""

from collections.abc import Iterable
from typing import Literal

from orderloom.language.graph import Node, Record
from orderloom.language.nodes.palette import Hint, named, told, words
from orderloom.language.nodes.record import DONE, Answer, Count, Example, Moment, NodeKind, Trouble, Went


class JoinParams(Record, frozen=True, kw_only=True):
    """`all` waits for every branch that is still alive, `any` for the first, `n` for the first `count`.

    With `cancel_rest` what the other branches still do is withdrawn once the join is passed.
    """

    mode: Literal["all", "any", "n"] = "all"
    count: Count | None = None
    cancel_rest: bool = False


def needed(params: JoinParams) -> int:
    """How many live branches open the join; 0 stands for all of them."""
    return {"all": 0, "any": 1, "n": params.count or 1}[params.mode]


def _meaning(params: JoinParams, moment: Moment) -> Answer:
    return Went()


def _check(params: JoinParams, node: Node) -> Iterable[Trouble]:
    if (params.mode == "n") != (params.count is not None):
        yield Trouble("flow.join_count", "Mode n needs a count, the other modes have none.", ("config", "count"))
    if params.mode == "all" and params.cancel_rest:
        yield Trouble("flow.join_rest", "A join of all branches leaves none behind.", ("config", "cancel_rest"))


_MODES = named(
    all=("All branches", "Todos os ramos"),
    any=("The first branch", "O primeiro ramo"),
    n=("So many branches", "Tantos ramos"),
)

KIND = NodeKind(
    kind="join",
    label={"en": "Join", "pt-BR": "Junção"},
    help={
        "en": "Waits for the branches that lead to it: `all` that are still alive, `any` (the first), or the first "
        "`count` with mode `n`. Later arrivals are absorbed; the other branches run on to their ends, unless "
        "`cancel_rest` withdraws what only leads here. When fewer branches than `count` are alive, those will do.",
        "pt-BR": "Espera os ramos que chegam: `all` os ainda vivos, `any` (o primeiro), ou os primeiros `count` no "
        "modo `n`. Chegadas tardias são absorvidas; os outros ramos seguem até o fim, salvo se `cancel_rest` retirar o "
        "que só leva até aqui. Se houver menos ramos vivos que `count`, bastam os vivos.",
    },
    params=JoinParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    check=_check,
    step="gate.join",
    category="flow",
    icon="arrow-merge",
    keywords=words("merge wait all any parallel", "juntar esperar todos qualquer paralelo"),
    fields={
        "mode": told(
            ("Waits for", "Espera"),
            ("All branches, any one, or the first n.", "Todos os ramos, qualquer um, ou os primeiros n."),
            hint=Hint(words=_MODES),
        ),
        "count": told(
            ("Count", "Quantidade"), ("How many, with mode n.", "Quantos, no modo n."), hint=Hint(only=("mode", ("n",)))
        ),
        "cancel_rest": told(
            ("Cancel the rest", "Cancelar o resto"),
            ("Withdraws what the other branches still do.", "Retira o que os outros ramos ainda fazem."),
        ),
    },
    examples=(
        Example(title={"en": "Wait for all", "pt-BR": "Esperar todos"}, answer={"type": "Went", "ports": ["done"]}),
        Example(
            title={"en": "Wait for two", "pt-BR": "Esperar dois"},
            config={"mode": "n", "count": 2},
            answer={"type": "Went", "ports": ["done"]},
        ),
    ),
)
