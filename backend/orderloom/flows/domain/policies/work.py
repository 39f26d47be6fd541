"""Policies that are asked while an order is fulfilled: flows, durations, groups, faults."""

from orderloom.flows.domain.policies.record import ONE, URGENCIES, Policy, Text
from orderloom.language.tables import Shape, ShapeOutput

_DOMAIN_ORDER = (
    "specification.key",
    "specification.kind",
    "specification.subtype",
    "specification.category",
    "action",
    "order.priority",
    "order.channel",
    "account.number",
    "account.segment",
)
_SPECIFICATION = ("specification.key", "specification.kind", "specification.subtype")
_TASK = (*_DOMAIN_ORDER, "task.key", "task.type", "task.group", "task.operation", "task.form")
_FALLOUT_TYPES = (
    '"billing"',
    '"inventory_allocation"',
    '"provisioning"',
    '"connectivity"',
    '"data"',
    '"configuration"',
    '"other"',
)


def _fulfillment(kind: str, title: Text) -> Policy:
    key = f"fulfillment-{kind}"
    return Policy(
        key=key,
        title=title,
        help={
            "en": "Answers the key of the flow that fulfils the domain order.",
            "pt-BR": "Responde a chave do fluxo que atende o pedido de domínio.",
        },
        asked={
            "en": "When the domain order exists. Without an answer the flow that the catalog names is used; where it "
            "names none, a fallout is opened.",
            "pt-BR": "Quando o pedido de domínio existe. Sem resposta, usa-se o fluxo indicado pelo catálogo; se ele "
            "não indica nenhum, abre-se uma falha.",
        },
        shape=Shape(key=key, inputs=_DOMAIN_ORDER, outputs=(ShapeOutput(id="flow", type="string"),), hit_policies=ONE),
    )


POLICIES = (
    _fulfillment("product", {"en": "Fulfillment of products", "pt-BR": "Atendimento de produtos"}),
    _fulfillment("service", {"en": "Fulfillment of services", "pt-BR": "Atendimento de serviços"}),
    _fulfillment("resource", {"en": "Fulfillment of resources", "pt-BR": "Atendimento de recursos"}),
    Policy(
        key="task-duration",
        title={"en": "Task duration", "pt-BR": "Duração de tarefas"},
        help={
            "en": "Answers how long a task takes, as text: PT4H, P1D.",
            "pt-BR": "Responde quanto dura uma tarefa, como texto: PT4H, P1D.",
        },
        asked={
            "en": "For each task whose flow gives no duration, when it is planned. Without an answer it takes no time.",
            "pt-BR": "Para cada tarefa sem duração no fluxo, quando é planejada. Sem resposta, não leva tempo.",
        },
        shape=Shape(
            key="task-duration",
            inputs=_TASK,
            outputs=(ShapeOutput(id="duration", type="string"),),
            hit_policies=ONE,
        ),
    ),
    Policy(
        key="task-assignment",
        title={"en": "Assignment", "pt-BR": "Atribuição"},
        help={
            "en": "Answers the key of the group that does a manual task.",
            "pt-BR": "Responde a chave do grupo que executa uma tarefa manual.",
        },
        asked={
            "en": "For each manual task, when it is planned. Without an answer the group that its flow names does it.",
            "pt-BR": "Para cada tarefa manual, quando é planejada. Sem resposta, fica o grupo indicado no fluxo.",
        },
        shape=Shape(
            key="task-assignment", inputs=_TASK, outputs=(ShapeOutput(id="group", type="string"),), hit_policies=ONE
        ),
    ),
    Policy(
        key="quantity-decrease",
        title={"en": "Fewer than installed", "pt-BR": "Menos do que o instalado"},
        help={
            "en": "Answers which items go: `newest_first`, `least_progressed`, or `ask` for a manager to pick them.",
            "pt-BR": "Responde quais itens saem: `newest_first` (os mais novos), `least_progressed` (os menos "
            "adiantados) ou `ask`, para que um gestor os escolha.",
        },
        asked={
            "en": "When a change leaves fewer items of a specification than there are. Without an answer a manager is "
            "asked.",
            "pt-BR": "Quando uma mudança deixa menos itens de uma especificação do que há. Sem resposta, pergunta-se a "
            "um gestor.",
        },
        shape=Shape(
            key="quantity-decrease",
            inputs=(*_SPECIFICATION, "order.priority", "order.channel"),
            outputs=(
                ShapeOutput(id="choice", type="string", allowed=('"newest_first"', '"least_progressed"', '"ask"')),
            ),
            hit_policies=ONE,
        ),
    ),
    Policy(
        key="fallout",
        title={"en": "Fallout", "pt-BR": "Falhas"},
        help={
            "en": "Answers of which type a fault is, which group mends it, how urgent it is, and which flow tries "
            "first.",
            "pt-BR": "Responde de que tipo é uma falha, qual grupo a resolve, quão urgente ela é e qual fluxo tenta "
            "antes.",
        },
        asked={
            "en": "When something fails. What it leaves open is suggested by the error code, the order's priority and "
            "the fallout desk.",
            "pt-BR": "Quando algo falha. O que ela deixa em aberto vem do código do erro, da prioridade do pedido e da "
            "mesa de falhas.",
        },
        shape=Shape(
            key="fallout",
            inputs=("error.code", "error.message", "task.type", "task.key", "task.operation", "order.priority"),
            outputs=(
                ShapeOutput(id="type", type="string", allowed=_FALLOUT_TYPES, optional=True),
                ShapeOutput(id="group", type="string", optional=True),
                ShapeOutput(id="priority", type="string", allowed=URGENCIES, optional=True),
                ShapeOutput(id="flow", type="string", optional=True),
            ),
            hit_policies=ONE,
        ),
    ),
    Policy(
        key="publish-approval",
        title={"en": "Approval of publishing", "pt-BR": "Aprovação de publicação"},
        help={
            "en": "Answers whether a second person has to agree before a flow or table comes into force.",
            "pt-BR": "Responde se uma segunda pessoa precisa concordar antes que um fluxo ou tabela entre em vigor.",
        },
        asked={
            "en": "When somebody publishes. Without a table or a matching row one person is enough.",
            "pt-BR": "Quando alguém publica. Sem tabela ou linha que case, basta uma pessoa.",
        },
        shape=Shape(
            key="publish-approval",
            inputs=("definition.key", "definition.kind"),
            outputs=(ShapeOutput(id="required", type="boolean"),),
        ),
    ),
)
