"""end: where a way through the flow is over."""

from collections.abc import Iterable
from typing import Literal

from orderloom.language.graph import Node, Record
from orderloom.language.nodes.palette import Hint, named, told, words
from orderloom.language.nodes.record import Answer, Broke, Example, Moment, NodeKind, Trouble, Went


class EndParams(Record, frozen=True, kw_only=True):
    """`fail` makes the run fail with this `code` and `message`."""

    outcome: Literal["succeed", "fail"] = "succeed"
    code: str | None = None
    message: str | None = None


def _meaning(params: EndParams, moment: Moment) -> Answer:
    if params.outcome == "fail":
        return Broke(code=params.code or "flow.failed", message=params.message or "The flow failed.", final=True)
    return Went(ports=(), result=moment.mapped_under("output"))


def _check(params: EndParams, node: Node) -> Iterable[Trouble]:
    if params.outcome == "succeed" and (params.code or params.message):
        yield Trouble("flow.end_code", "Only an end that fails has a code and a message.", ("config", "code"))
    if params.outcome == "fail" and not params.code:
        yield Trouble("flow.end_code", "An end that fails needs a code.", ("config", "code"))


_OUTCOMES = named(succeed=("It has succeeded", "Deu certo"), fail=("It has failed", "Falhou"))
_FAILED = Hint(only=("outcome", ("fail",)))

KIND = NodeKind(
    kind="end",
    label={"en": "End", "pt-BR": "Fim"},
    help={
        "en": "Ends one way through the flow; the run is over when every way is. `map` writes what the flow answers, "
        "`output.<name>`. With outcome `fail` the run fails and is looked after as fallout; inside of a `try` "
        "the `try` takes it.",
        "pt-BR": "Encerra um caminho do fluxo; a execução termina quando todos terminam. `map` grava a resposta do "
        "fluxo, `output.<nome>`. Com resultado `fail` a execução falha e é tratada como exceção; dentro de "
        "um `try`, o `try` a recebe.",
    },
    params=EndParams,
    ports=lambda params: (),
    meaning=_meaning,
    check=_check,
    places=("output.",),
    category="flow",
    icon="player-stop",
    keywords=words("finish stop fail answer output", "terminar parar falhar resposta saída"),
    fields={
        "outcome": told(
            ("Outcome", "Resultado"), ("Whether all is well.", "Se está tudo bem."), hint=Hint(words=_OUTCOMES)
        ),
        "code": told(("Code", "Código"), ("What failed, for programs.", "O que falhou, para programas."), hint=_FAILED),
        "message": told(
            ("Message", "Mensagem"), ("What failed, for people.", "O que falhou, para pessoas."), hint=_FAILED
        ),
    },
    examples=(
        Example(
            title={"en": "Answer a value", "pt-BR": "Responder um valor"},
            map=[{"to": "output.class", "from": "vars.class"}],
            scope={"vars": {"class": "gold"}},
            answer={"type": "Went", "ports": [], "result": {"class": "gold"}},
        ),
        Example(
            title={"en": "Fail on purpose", "pt-BR": "Falhar de propósito"},
            config={"outcome": "fail", "code": "site.unreachable", "message": "No network reaches the site."},
            answer={
                "type": "Broke",
                "code": "site.unreachable",
                "message": "No network reaches the site.",
                "final": True,
            },
        ),
    ),
)
