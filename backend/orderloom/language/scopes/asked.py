"""The records that policies and catalog rules read, which are smaller than those of flows."""

from orderloom.language.feel.typing import NUMBER, STRING
from orderloom.language.scopes.fields import field, record, words
from orderloom.language.scopes.ordered import ORDER, OWN
from orderloom.language.scopes.own import CUSTOM, NAME
from orderloom.language.scopes.values import ACTION, ASKED_KIND, CHARACTERISTICS, KIND, PRIORITY, SUBTYPE, URGENCY

DOMAIN_ORDER_SPECIFICATION = record(
    "planned_specification",
    words("Specification of the domain order", "Especificação da ordem de domínio"),
    field("key", STRING, "Key", "Chave"),
    field("kind", KIND, "Kind", "Tipo"),
    field("subtype", SUBTYPE, "Subtype", "Subtipo"),
    field("category", STRING, "Category", "Categoria"),
)
DECREASED_SPECIFICATION = record(
    "decreased_specification",
    words("Specification of the installed items", "Especificação dos itens instalados"),
    field("key", STRING, "Key", "Chave"),
    field("kind", KIND, "Kind", "Tipo"),
    field("subtype", SUBTYPE, "Subtype", "Subtipo"),
)
PLANNED_ORDER = record(
    "planned_order",
    words("Order", "Pedido"),
    field("priority", PRIORITY, "Priority", "Prioridade"),
    field("channel", STRING, "Channel", "Canal"),
    field(NAME, CUSTOM["order"], *OWN),
)
PLANNED_ACCOUNT = record(
    "planned_account",
    words("Account", "Conta"),
    field("number", STRING, "Number", "Número"),
    field("segment", STRING, "Segment", "Segmento"),
    field(NAME, CUSTOM["account"], *OWN),
)
PLANNED_TASK = record(
    "planned_task",
    words("Task", "Tarefa"),
    field("key", STRING, "Key of its node", "Chave do nó"),
    field("type", STRING, "Type", "Tipo", ("manual or automated.", "manual ou automated.")),
    field("group", STRING, "Group named by the flow", "Grupo nomeado pelo fluxo"),
    field("operation", STRING, "Operation", "Operação"),
    field("form", STRING, "Form", "Formulário"),
)
ERROR = record(
    "error",
    words("Error", "Erro"),
    field("code", STRING, "Code", "Código"),
    field("message", STRING, "Message", "Mensagem"),
)
FAULTY_TASK = record(
    "faulty_task",
    words("Task that failed", "Tarefa que falhou"),
    field("type", STRING, "Type", "Tipo"),
    field("key", STRING, "Key of its node", "Chave do nó"),
    field("operation", STRING, "Operation", "Operação"),
)
FAULTY_ORDER = record("faulty_order", words("Order", "Pedido"), field("priority", PRIORITY, "Priority", "Prioridade"))
RULE_ORDER = record(
    "rule_order",
    words("Order", "Pedido"),
    field("number", STRING, "Number", "Número"),
    field("channel", STRING, "Channel", "Canal"),
    field("priority", PRIORITY, "Priority", "Prioridade"),
    field("urgency", URGENCY, "Urgency", "Urgência"),
    field("currency", STRING, "Currency", "Moeda"),
    field("external_id", STRING, "External id", "Id externo"),
    field("description", STRING, "Description", "Descrição"),
    field(NAME, CUSTOM["order"], *OWN),
)
RULE_LINE = record(
    "rule_line",
    words("Order line", "Linha do pedido"),
    field("number", STRING, "Number", "Número"),
    field("offering", STRING, "Key of the offering", "Chave da oferta"),
    field("action", ACTION, "Action", "Ação"),
    field("quantity", NUMBER, "Quantity", "Quantidade"),
    field("characteristics", CHARACTERISTICS, "Characteristics", "Características"),
    field(NAME, CUSTOM["line"], *OWN),
)
RULE_NODE = record(
    "rule_node",
    words("Domain order", "Ordem de domínio"),
    field("specification", STRING, "Key of the specification", "Chave da especificação"),
    field("quantity", NUMBER, "Quantity", "Quantidade"),
    field("action", ACTION, "Action", "Ação"),
    field("characteristics", CHARACTERISTICS, "Characteristics", "Características"),
)
PRICED_LINE = record(
    "priced_line",
    words("Order line", "Linha do pedido"),
    field("characteristics", CHARACTERISTICS, "Characteristics", "Características"),
    field("quantity", NUMBER, "Quantity", "Quantidade"),
    field("action", ACTION, "Action", "Ação"),
    field("offering", STRING, "Key of the offering", "Chave da oferta"),
)
BUNDLE_LINE = record(
    "bundle_line",
    words("Line of the bundle around it", "Linha do pacote ao redor"),
    *PRICED_LINE.fields,
    note=("Null for a line that is no part of a bundle.", "Nulo para uma linha que não faz parte de um pacote."),
)
PRICED_ORDER = record(
    "priced_order",
    words("Order", "Pedido"),
    field("channel", STRING, "Channel", "Canal"),
    field("currency", STRING, "Currency", "Moeda"),
)
TAXED_CHARGE = record(
    "taxed_charge",
    words("Charge", "Cobrança"),
    field("key", STRING, "Key", "Chave"),
    field("type", STRING, "Type", "Tipo", ("one_time, recurring or usage.", "one_time, recurring ou usage.")),
    field("period", STRING, "Period", "Período"),
    field("tax_category", STRING, "Tax category", "Categoria fiscal"),
)
LATE_TASK = record(
    "late_task",
    words("Task", "Tarefa"),
    field("key", STRING, "Key of its node", "Chave do nó"),
    field("type", STRING, "Type", "Tipo"),
    field(
        "elapsed_percent",
        NUMBER,
        "Share of the planned time that has passed",
        "Parte já passada do tempo planejado",
        ("In per cent of the planned working time.", "Em por cento do tempo útil planejado."),
    ),
)
LATE_LINE = record(
    "late_line",
    words("Order line", "Linha do pedido"),
    field(
        "delay_percent",
        NUMBER,
        "Delay",
        "Atraso",
        ("In per cent of the time that was promised.", "Em por cento do tempo prometido."),
    ),
)
TOLD_ORDER = record("told_order", ORDER.label, *(one for one in ORDER.fields if one.name != "line_count"))
ASKED_FOR = record(
    "asked_for",
    words("Request", "Solicitação"),
    field("kind", ASKED_KIND, "Kind", "Tipo"),
    field(
        "priority",
        PRIORITY,
        "Priority",
        "Prioridade",
        (
            "That of the order that it is about; medium when it is about none.",
            "A do pedido a que se refere; média quando não se refere a nenhum.",
        ),
    ),
)
ASKING_ACCOUNT = record(
    "asking_account",
    words("Account", "Conta"),
    field("number", STRING, "Number", "Número"),
    field("segment", STRING, "Segment", "Segmento"),
)
DEFINITION = record(
    "definition",
    words("Flow or table", "Fluxo ou tabela"),
    field("key", STRING, "Key", "Chave"),
    field("kind", STRING, "Kind", "Tipo"),
)
