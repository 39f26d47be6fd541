"""The records that a customer's order is made of: order, line, account, site."""

from orderloom.language.feel.typing import BOOLEAN, NUMBER, STRING
from orderloom.language.scopes.fields import field, record, words
from orderloom.language.scopes.own import CUSTOM, NAME
from orderloom.language.scopes.values import (
    ACTION,
    CHARACTERISTICS,
    ENRICHMENT,
    ID,
    MOMENT,
    OBJECTS,
    ORDER_STATE,
    PRIORITY,
    URGENCY,
)

_MOMENT_NOTE = (
    "A text; write date and time(…) around it to compute with it.",
    "Um texto; escreva date and time(…) em volta para calcular com ele.",
)
OWN = ("Custom fields", "Campos personalizados")
ORDER = record(
    "order",
    words("Order", "Pedido"),
    field("id", ID, "Id", "Id"),
    field("number", STRING, "Number", "Número", ("For people: ORD0001001.", "Para pessoas: ORD0001001.")),
    field("account_id", ID, "Id of the account", "Id da conta"),
    field("state", ORDER_STATE, "State", "Estado"),
    field("priority", PRIORITY, "Priority", "Prioridade"),
    field("urgency", URGENCY, "Urgency", "Urgência", ("As the customer asked for.", "Como o cliente pediu.")),
    field("channel", STRING, "Channel", "Canal"),
    field("external_id", STRING, "External id", "Id externo"),
    field("description", STRING, "Description", "Descrição"),
    field("requested_start", MOMENT, "Requested start", "Início solicitado", _MOMENT_NOTE),
    field("requested_completion", MOMENT, "Requested completion", "Conclusão solicitada", _MOMENT_NOTE),
    field("currency", STRING, "Currency", "Moeda"),
    field("one_time_total", NUMBER, "One-time total", "Total único"),
    field(
        "recurring_total",
        NUMBER,
        "Recurring total",
        "Total recorrente",
        ("One period of each line.", "Um período de cada linha."),
    ),
    field("captured_by", ID, "Id of who captured it", "Id de quem capturou"),
    field("captured_by_name", STRING, "Captured by", "Capturado por"),
    field("approver_role", STRING, "Role of the approver", "Papel do aprovador"),
    field("four_eyes", BOOLEAN, "Needs a second person", "Exige segunda pessoa"),
    field("catalog_release_id", ID, "Id of the catalog release", "Id da versão do catálogo"),
    field("saved_state", ORDER_STATE, "State before the hold", "Estado antes da suspensão"),
    field("state_reason", STRING, "Reason of the state", "Motivo do estado"),
    field("partial", BOOLEAN, "Partial", "Parcial"),
    field("version", NUMBER, "Version", "Versão"),
    field("created_at", MOMENT, "Created at", "Criado em", _MOMENT_NOTE),
    field("updated_at", MOMENT, "Changed at", "Alterado em", _MOMENT_NOTE),
    field("submitted_at", MOMENT, "Submitted at", "Enviado em", _MOMENT_NOTE),
    field("completed_at", MOMENT, "Completed at", "Concluído em", _MOMENT_NOTE),
    field("price_list", STRING, "Price list", "Lista de preços"),
    field("price_approval", BOOLEAN, "Prices need an approver", "Preços exigem aprovador"),
    field("line_count", NUMBER, "Number of lines", "Número de linhas"),
    field(NAME, CUSTOM["order"], *OWN),
)
SITE = record(
    "site",
    words("Site", "Local"),
    field("id", ID, "Id", "Id"),
    field("account_id", ID, "Id of the account", "Id da conta"),
    field("name", STRING, "Name", "Nome"),
    field("street", STRING, "Street", "Rua"),
    field("city", STRING, "City", "Cidade"),
    field("region", STRING, "Region", "Região"),
    field("country", STRING, "Country", "País"),
    field("postal_code", STRING, "Postal code", "CEP"),
    field("timezone", STRING, "Time zone", "Fuso horário", ("An IANA name.", "Um nome IANA.")),
    note=("Where the line is installed; null for a line without a site.", "Onde a linha é instalada; nulo sem local."),
)
SOLD = record(
    "sold",
    words("What is sold", "O que é vendido"),
    field("key", STRING, "Key", "Chave"),
    field("category", STRING, "Category", "Categoria"),
)
LINE = record(
    "line",
    words("Order line", "Linha do pedido"),
    field("id", ID, "Id", "Id"),
    field("order_id", ID, "Id of the order", "Id do pedido"),
    field("number", STRING, "Number", "Número"),
    field("position", NUMBER, "Position", "Posição"),
    field("parent_line_id", ID, "Id of the bundle's line", "Id da linha do pacote"),
    field("offering", SOLD.type, "Offering", "Oferta"),
    field("specification", SOLD.type, "Specification", "Especificação"),
    field("action", ACTION, "Action", "Ação"),
    field("state", ORDER_STATE, "State", "Estado"),
    field("quantity", NUMBER, "Quantity", "Quantidade"),
    field("site", SITE.type, "Site", "Local", ("The same as site.", "O mesmo que site.")),
    field("site_id", ID, "Id of the site", "Id do local"),
    field("contact_id", ID, "Id of the contact", "Id do contato"),
    field("product_id", ID, "Id of the product that it changes", "Id do produto que ela altera"),
    field(
        "characteristics",
        CHARACTERISTICS,
        "Characteristics",
        "Características",
        ("By key, as the specification names them.", "Por chave, como a especificação as nomeia."),
    ),
    field("point_of_no_return", BOOLEAN, "Past the point of no return", "Após o ponto sem retorno"),
    field("enrichment", ENRICHMENT, "Enrichment", "Enriquecimento"),
    field("relationships", OBJECTS, "Relationships", "Relacionamentos"),
    field(NAME, CUSTOM["line"], *OWN),
)
ACCOUNT = record(
    "account",
    words("Account", "Conta"),
    field("id", ID, "Id", "Id"),
    field("number", STRING, "Number", "Número"),
    field("name", STRING, "Name", "Nome"),
    field(
        "segment", STRING, "Segment", "Segmento", ("Such as business or residential.", "Como business ou residential.")
    ),
    field("currency", STRING, "Currency", "Moeda"),
    field("external_id", STRING, "External id", "Id externo"),
    field("version", NUMBER, "Version", "Versão"),
    field(NAME, CUSTOM["account"], *OWN),
)
