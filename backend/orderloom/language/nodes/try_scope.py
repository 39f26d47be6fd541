"""try: catches what goes wrong inside of it."""

from orderloom.language.nodes.palette import words
from orderloom.language.nodes.record import (
    BODY,
    ERROR,
    Answer,
    Enters,
    Example,
    Inside,
    Moment,
    NodeKind,
    NoParams,
    Port,
    Went,
)


def _meaning(params: NoParams, moment: Moment) -> Answer:
    return Enters(how="body")


def _leave(params: NoParams, moment: Moment, inside: Inside) -> Answer:
    return Went()


KIND = NodeKind(
    kind="try",
    label={"en": "Try", "pt-BR": "Tentar"},
    help={
        "en": "Runs its body and goes on by `done`. When a node inside breaks that has no error port of its own, the "
        "rest of the body is given up and the flow goes on by `error`; `nodes.<key>.out.error` has its code, message "
        "and node.",
        "pt-BR": "Executa seu corpo e segue por `done`. Quando falha um nó interno sem porta de erro própria, o resto "
        "do corpo é abandonado e o fluxo segue por `error`; `nodes.<chave>.out.error` tem código, mensagem e nó.",
    },
    params=NoParams,
    ports=lambda params: (BODY, Port("done"), ERROR),
    meaning=_meaning,
    leave=_leave,
    skippable=True,
    step="gate.try",
    category="recovery",
    icon="shield-check",
    keywords=words("catch error exception scope", "capturar erro exceção escopo"),
    examples=(
        Example(
            title={"en": "The body comes first", "pt-BR": "Primeiro o corpo"}, answer={"type": "Enters", "how": "body"}
        ),
        Example(
            title={"en": "Nothing went wrong", "pt-BR": "Nada deu errado"},
            inside=Inside(),
            answer={"type": "Went", "ports": ["done"]},
        ),
    ),
)
