"""subflow: runs another flow inside of this one."""

from collections.abc import Iterable
from typing import Annotated

import msgspec

from orderloom.language.graph import FlowKey, Record
from orderloom.language.nodes.palette import Hint, told, words
from orderloom.language.nodes.record import DONE, Answer, Enters, Example, Inside, Moment, NodeKind, Reference, Went

Version = Annotated[int, msgspec.Meta(ge=1)]


class SubflowParams(Record, frozen=True, kw_only=True):
    """Without a `version` the latest published one runs; which that was is kept with the run."""

    flow: FlowKey
    version: Version | None = None


def _meaning(params: SubflowParams, moment: Moment) -> Answer:
    return Enters(how="flow", input=moment.mapped_under("input"))


def _leave(params: SubflowParams, moment: Moment, inside: Inside) -> Answer:
    return Went(output=inside.output)


def _references(params: SubflowParams) -> Iterable[Reference]:
    yield Reference("flow", params.flow, ("config", "flow"), params.version)


KIND = NodeKind(
    kind="subflow",
    label={"en": "Subflow", "pt-BR": "Subfluxo"},
    help={
        "en": "Runs another flow of the kind `subflow` inside of this one, on the same record. `map` gives it its "
        "input, `input.<name>`; what it answers is read as `nodes.<key>.out.<name>`.",
        "pt-BR": "Executa dentro deste outro fluxo do tipo `subflow`, no mesmo registro. `map` dá a entrada, "
        "`input.<nome>`; a resposta é lida como `nodes.<chave>.out.<nome>`.",
    },
    params=SubflowParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    leave=_leave,
    references=_references,
    places=("input.",),
    policies=frozenset({"on_error"}),
    skippable=True,
    step="gate.subflow",
    category="flow",
    icon="subtask",
    keywords=words("call reuse flow nested", "chamar reutilizar fluxo aninhado"),
    fields={
        "flow": told(
            ("Flow", "Fluxo"), ("The key of the flow to run.", "A chave do fluxo a executar."), hint=Hint(refers="flow")
        ),
        "version": told(
            ("Version", "Versão"),
            ("Pins one version; open means the latest.", "Fixa uma versão; em aberto, a mais recente."),
        ),
    },
    examples=(
        Example(
            title={"en": "Give it what it needs", "pt-BR": "Dar o que precisa"},
            config={"flow": "activate-port"},
            map=[{"to": "input.speed", "from": "line.characteristics.bandwidth"}],
            scope={"line": {"characteristics": {"bandwidth": 300}}},
            answer={"type": "Enters", "how": "flow", "input": {"speed": 300}},
        ),
        Example(
            title={"en": "Take what it answers", "pt-BR": "Receber a resposta"},
            config={"flow": "activate-port", "version": 3},
            inside=Inside(output={"port": "1/0/7"}),
            answer={"type": "Went", "ports": ["done"], "output": {"port": "1/0/7"}},
        ),
    ),
)
