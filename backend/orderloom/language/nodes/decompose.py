"""decompose: looks again at what decomposition has put off."""

from orderloom.language.effects import Decompose
from orderloom.language.nodes.palette import words
from orderloom.language.nodes.record import DONE, Answer, Example, Moment, NodeKind, NoParams, Went


def _meaning(params: NoParams, moment: Moment) -> Answer:
    return Went(effects=(Decompose(node=moment.node.key),))


_DONE = {"type": "Went", "ports": ["done"], "effects": [{"type": "Decompose", "node": "example"}]}

KIND = NodeKind(
    kind="decompose",
    label={"en": "Decompose", "pt-BR": "Decompor"},
    help={
        "en": "Has decomposition look again at what it has deferred in this order, now that more is known. What can be "
        "decided becomes domain orders; the flow goes on at once.",
        "pt-BR": "Faz a decomposição rever o que adiou neste pedido, agora que se sabe mais. O que puder ser decidido "
        "vira ordens de domínio; o fluxo segue de imediato.",
    },
    params=NoParams,
    ports=lambda params: DONE,
    meaning=_meaning,
    flows=frozenset({"fulfillment", "fallout", "subflow"}),
    skippable=True,
    step="gate.effect",
    category="work",
    icon="sitemap",
    keywords=words("deferral staggered tree split", "adiamento escalonada árvore dividir"),
    examples=(
        Example(title={"en": "Look again", "pt-BR": "Rever"}, answer=_DONE),
        Example(
            title={"en": "Only when the survey says so", "pt-BR": "Só quando a vistoria pedir"},
            when="nodes.survey.out.second_line",
            scope={"nodes": {"survey": {"out": {"second_line": False}}}},
            answer={"type": "Went", "ports": ["done"], "why": {"when": "nodes.survey.out.second_line"}},
        ),
    ),
)
