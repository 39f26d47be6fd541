"""What people call the names that expressions read."""

from orderloom.language.scopes import asked, configured
from orderloom.language.scopes.fields import Labels, RecordType, Words, words
from orderloom.language.scopes.ordered import ACCOUNT, LINE, ORDER, SITE, SOLD
from orderloom.language.scopes.worked import DOMAIN_ORDER, FALLOUT, SPECIFICATION, TASK

RECORDS: dict[str, RecordType] = {
    one.name: one
    for one in (
        *(configured.CHOSEN_LINE, configured.CHOSEN_PART, configured.CHOSEN_ORDER),
        *(ORDER, LINE, ACCOUNT, SITE, SOLD, DOMAIN_ORDER, SPECIFICATION, TASK, FALLOUT),
        *(
            asked.DOMAIN_ORDER_SPECIFICATION,
            asked.DECREASED_SPECIFICATION,
            asked.PLANNED_ORDER,
            asked.PLANNED_ACCOUNT,
            asked.PLANNED_TASK,
        ),
        *(
            asked.ERROR,
            asked.FAULTY_TASK,
            asked.FAULTY_ORDER,
            asked.LATE_TASK,
            asked.LATE_LINE,
            asked.DEFINITION,
            asked.ASKED_FOR,
            asked.ASKING_ACCOUNT,
            asked.TOLD_ORDER,
        ),
        *(asked.RULE_ORDER, asked.RULE_LINE, asked.RULE_NODE, asked.PRICED_LINE, asked.BUNDLE_LINE),
        *(asked.PRICED_ORDER, asked.TAXED_CHARGE),
    )
}
OWN_WORDS: dict[str, tuple[Words, Words | None]] = {
    "now": (
        words("Now", "Agora"),
        words("The moment at which the flow stands here; now() and today() read it.", "O momento em que o fluxo está."),
    ),
    "vars": (words("Variables", "Variáveis"), words("Values that live as long as the run.", "Valores da execução.")),
    "nodes": (
        words("Earlier nodes", "Nós anteriores"),
        words("What nodes before this one gave: nodes.<key>.out.", "O que nós anteriores deram: nodes.<chave>.out."),
    ),
    "input": (
        words("Input", "Entrada"),
        words("What the caller gave to this flow.", "O que quem chamou deu ao fluxo."),
    ),
    "action": (words("Action", "Ação"), None),
    "channel": (words("Sales channel", "Canal de venda"), None),
    "role": (words("Role of who adjusts", "Papel de quem ajusta"), None),
    "event": (words("What happened", "O que houve"), None),
    "moment": (
        words("Moment", "Momento"),
        words("submitted, approved or fulfilled.", "submitted, approved ou fulfilled."),
    ),
    "item": (words("Item", "Item"), words("The item that the loop is at.", "O item em que o laço está.")),
    "index": (words("Number of the item", "Número do item"), words("Counts from 1.", "Conta a partir de 1.")),
    "source": (words("Domain order above", "Ordem acima"), None),
    "target": (words("Domain order below", "Ordem abaixo"), None),
}

LABELS = Labels(RECORDS, OWN_WORDS)
