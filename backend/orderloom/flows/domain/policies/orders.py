"""Policies that are asked on the way of an order from submission to approval."""

from orderloom.flows.domain.policies.record import MANY, ONE, Policy, Text
from orderloom.language.tables import Shape, ShapeOutput

_LINE = ("order", "line", "account", "site")
_RANKED = (ShapeOutput(id="rank", type="number"), ShapeOutput(id="weight", type="number"))
_PRIORITY_HELP = {
    "en": "Answers a rank from 0 to 100 and its weight. A line's priority is the weighted mean over the four priority "
    "tables: 80 and more is critical, 60 high, 40 medium; the order takes the one of its most urgent line.",
    "pt-BR": "Responde uma posição de 0 a 100 e o seu peso. A prioridade de uma linha é a média ponderada das quatro "
    "tabelas de prioridade: 80 ou mais é crítica, 60 alta, 40 média; o pedido recebe a da sua linha mais urgente.",
}
_PRIORITY_ASKED = {
    "en": "For each line, when the order is submitted. A table that answers nothing has no weight.",
    "pt-BR": "Para cada linha, quando o pedido é enviado. Uma tabela que nada responde não tem peso.",
}


def _priority(key: str, title: Text) -> Policy:
    shape = Shape(key=key, inputs=_LINE, outputs=_RANKED, hit_policies=ONE)
    return Policy(key=key, title=title, help=_PRIORITY_HELP, asked=_PRIORITY_ASKED, shape=shape)


POLICIES = (
    Policy(
        key="order-intake",
        title={"en": "Unknown products", "pt-BR": "Produtos desconhecidos"},
        help={
            "en": "Answers `refuse` or `hold` for an order that names offerings, specifications or products that are "
            "not known here. One that is held waits in fallout until somebody says what is meant, or rejects it.",
            "pt-BR": "Responde `refuse` ou `hold` para um pedido que nomeia ofertas, especificações ou produtos que "
            "não existem aqui. O retido espera nas falhas até que alguém diga o que se quis dizer, ou o rejeite.",
        },
        asked={
            "en": "When such an order comes by an open interface (channels tmf622, tmf641) or by a file (import). "
            "Without an answer it is refused, with each path that is unknown.",
            "pt-BR": "Quando tal pedido chega por uma interface aberta (canais tmf622, tmf641) ou por um arquivo "
            "(canal import). Sem resposta ele é recusado, com cada caminho desconhecido.",
        },
        shape=Shape(
            key="order-intake",
            inputs=("channel", "account"),
            outputs=(ShapeOutput(id="unknown", type="string", allowed=('"refuse"', '"hold"')),),
            hit_policies=ONE,
        ),
    ),
    Policy(
        key="order-enrichment",
        title={"en": "Enrichment", "pt-BR": "Enriquecimento"},
        help={
            "en": "Answers the key of the flow that completes a line's data before approval.",
            "pt-BR": "Responde a chave do fluxo que completa os dados de uma linha antes da aprovação.",
        },
        asked={
            "en": "For each line, when the order is submitted. Without an answer the line needs no enrichment.",
            "pt-BR": "Para cada linha, quando o pedido é enviado. Sem resposta, a linha dispensa enriquecimento.",
        },
        shape=Shape(
            key="order-enrichment",
            inputs=_LINE,
            outputs=(ShapeOutput(id="flow", type="string"),),
            hit_policies=ONE,
        ),
    ),
    Policy(
        key="order-approval",
        title={"en": "Approval", "pt-BR": "Aprovação"},
        help={
            "en": "Answers who approves an order, `auto` for nobody, and whether whoever captured it may not.",
            "pt-BR": "Responde quem aprova um pedido, `auto` para ninguém, e se quem o capturou está impedido.",
        },
        asked={
            "en": "When an order's lines are enriched. Without an answer an order approver decides.",
            "pt-BR": "Quando as linhas do pedido estão enriquecidas. Sem resposta, decide um aprovador de pedidos.",
        },
        shape=Shape(
            key="order-approval",
            inputs=("order", "account"),
            outputs=(
                ShapeOutput(
                    id="approver", type="string", allowed=('"auto"', '"order_approver"', '"fulfillment_manager"')
                ),
                ShapeOutput(id="four_eyes", type="boolean", optional=True),
            ),
            hit_policies=ONE,
        ),
    ),
    _priority("priority-customer", {"en": "Priority by customer", "pt-BR": "Prioridade pelo cliente"}),
    _priority("priority-specification", {"en": "Priority by product", "pt-BR": "Prioridade pelo produto"}),
    _priority("priority-order-type", {"en": "Priority by what is asked", "pt-BR": "Prioridade pelo que se pede"}),
    _priority("priority-urgency", {"en": "Priority by urgency", "pt-BR": "Prioridade pela urgência"}),
    Policy(
        key="header-tasks",
        title={"en": "Header tasks", "pt-BR": "Tarefas do pedido"},
        help={
            "en": "Answers the keys of flows that are begun on the order itself, one a matching row. The order can't "
            "complete while one of them is open.",
            "pt-BR": "Responde as chaves de fluxos iniciados no próprio pedido, um por linha que casa. O pedido não se "
            "conclui enquanto um deles estiver aberto.",
        },
        asked={
            "en": "When an order is submitted, approved, or all its lines have ended; `moment` is submitted, approved "
            "or fulfilled. Without a matching row nothing is begun.",
            "pt-BR": "Quando um pedido é enviado, aprovado, ou todas as suas linhas terminaram; `moment` é submitted, "
            "approved ou fulfilled. Sem linha que case, nada é iniciado.",
        },
        shape=Shape(
            key="header-tasks",
            inputs=("moment", "order", "account"),
            outputs=(ShapeOutput(id="flow", type="string"),),
            hit_policies=(*MANY, *ONE),
        ),
    ),
    Policy(
        key="notification",
        title={"en": "Notifications", "pt-BR": "Notificações"},
        help={
            "en": "Answers whom to tell what happened to an order: each matching row is one message. Title and text "
            "are texts, or contexts with one a language.",
            "pt-BR": "Responde a quem contar o que houve com um pedido: cada linha que casa é uma mensagem. Título e "
            "texto são textos, ou contextos com um por idioma.",
        },
        asked={
            "en": "When an order is submitted, awaiting_approval, rejected, held, awaiting_information, canceled, "
            "completed or failed; `event` says which. Without a matching row nobody is told.",
            "pt-BR": "Quando um pedido passa a submitted, awaiting_approval, rejected, held, awaiting_information, "
            "canceled, completed ou failed; `event` diz qual. Sem linha que case, ninguém é avisado.",
        },
        shape=Shape(
            key="notification",
            inputs=("event", "order", "account"),
            outputs=(
                ShapeOutput(id="channel", type="string", allowed=('"in_app"', '"email"')),
                ShapeOutput(id="to", type="string"),
                ShapeOutput(id="title", type="any"),
                ShapeOutput(id="text", type="any", optional=True),
            ),
            hit_policies=(*MANY, *ONE),
        ),
    ),
)
