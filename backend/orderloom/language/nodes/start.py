"""start: where a flow begins."""

from orderloom.language.nodes.record import DONE, Answer, Example, Moment, NodeKind, NoParams, Went


def _meaning(params: NoParams, moment: Moment) -> Answer:
    return Went()


KIND = NodeKind(
    kind="start",
    label={"en": "Start", "pt-BR": "Início"},
    help={
        "en": "Every flow begins at its one start node. The record that the flow works on is in scope from here on.",
        "pt-BR": "Todo fluxo começa no seu único nó de início. O registro do fluxo fica disponível a partir daqui.",
    },
    params=NoParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    entry=True,
    examples=(Example(title={"en": "Begin", "pt-BR": "Começar"}, answer={"type": "Went", "ports": ["done"]}),),
)
