"""compensate: undoes what was done, the last first."""

from orderloom.language.graph import NodeKey, Record
from orderloom.language.nodes.palette import Hint, told, words
from orderloom.language.nodes.record import DONE, WITH_TASKS, Answer, Enters, Example, Inside, Moment, NodeKind, Went


class CompensateParams(Record, frozen=True, kw_only=True):
    """`scope` is the key of the node whose inside is undone; open, everything in the flow so far is."""

    scope: NodeKey | None = None


def _meaning(params: CompensateParams, moment: Moment) -> Answer:
    return Enters(how="undo", scope=params.scope)


def _leave(params: CompensateParams, moment: Moment, inside: Inside) -> Answer:
    return Went(output={"undone": list(inside.undone)})


KIND = NodeKind(
    kind="compensate",
    label={"en": "Compensate", "pt-BR": "Compensar"},
    help={
        "en": "Undoes what was done: runs what the port `compensate` of each closed node leads to, one at a time, the "
        "last done first. `nodes.<key>.out.undone` has the nodes that were undone.",
        "pt-BR": "Desfaz o que foi feito: executa o que a porta `compensate` de cada nó concluído indica, um por vez, "
        "do último ao primeiro. `nodes.<chave>.out.undone` tem os nós desfeitos.",
    },
    params=CompensateParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    leave=_leave,
    policies=frozenset({"on_error"}),
    flows=WITH_TASKS,
    skippable=True,
    step="gate.compensate",
    category="recovery",
    icon="arrow-back-up",
    keywords=words("undo rollback revert cancel", "desfazer reverter cancelar"),
    fields={
        "scope": told(
            ("Scope", "Escopo"),
            (
                "The loop, try or subflow whose inside is undone; open means the whole flow.",
                "O laço, tentativa ou subfluxo cujo interior é desfeito; em aberto, todo o fluxo.",
            ),
            hint=Hint(refers="scope"),
        )
    },
    examples=(
        Example(
            title={"en": "Undo one scope", "pt-BR": "Desfazer um escopo"},
            config={"scope": "provision"},
            answer={"type": "Enters", "how": "undo", "scope": "provision"},
        ),
        Example(
            title={"en": "What was undone", "pt-BR": "O que foi desfeito"},
            inside=Inside(undone=("activate", "reserve")),
            answer={"type": "Went", "ports": ["done"], "output": {"undone": ["activate", "reserve"]}},
        ),
    ),
)
