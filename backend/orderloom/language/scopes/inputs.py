"""Which names expressions may read: by the record that a flow works on, and in policies and catalog rules."""

from collections.abc import Mapping

from orderloom.language.feel.typing import DATE_TIME, ContextOf
from orderloom.language.scopes import asked
from orderloom.language.scopes.fields import Labels, RecordType, Words, words
from orderloom.language.scopes.ordered import ACCOUNT, LINE, ORDER, SITE, SOLD
from orderloom.language.scopes.values import ACTION
from orderloom.language.scopes.worked import DOMAIN_ORDER, FALLOUT, SPECIFICATION, TASK

RECORDS: dict[str, RecordType] = {
    one.name: one
    for one in (
        *(ORDER, LINE, ACCOUNT, SITE, SOLD, DOMAIN_ORDER, SPECIFICATION, TASK, FALLOUT),
        *(asked.DOMAIN_ORDER_SPECIFICATION, asked.PLANNED_ORDER, asked.PLANNED_ACCOUNT, asked.PLANNED_TASK),
        *(asked.ERROR, asked.FAULTY_TASK, asked.FAULTY_ORDER),
        *(asked.RULE_ORDER, asked.RULE_LINE, asked.RULE_NODE, asked.PRICED_LINE),
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
    "source": (words("Domain order above", "Ordem acima"), None),
    "target": (words("Domain order below", "Ordem abaixo"), None),
}


def _scope(*records: RecordType) -> ContextOf:
    return ContextOf({**{one.name: one.type for one in records}, "now": DATE_TIME})


_OF_ORDER = (ORDER, ACCOUNT)
_OF_LINE = (*_OF_ORDER, LINE, SITE)
_OF_DOMAIN_ORDER = (*_OF_LINE, DOMAIN_ORDER)
INPUTS: Mapping[str, ContextOf] = {
    "order": _scope(*_OF_ORDER),
    "order_line": _scope(*_OF_LINE),
    "domain_order": _scope(*_OF_DOMAIN_ORDER),
    "task": _scope(*_OF_DOMAIN_ORDER, TASK),
    "fallout": _scope(*_OF_DOMAIN_ORDER, TASK, FALLOUT),
    "any": ContextOf({"now": DATE_TIME}, open=True),
}
"""By the type of a flow's input. Whoever calls a flow that takes any record decides what it may read."""

_PLANNED = ContextOf(
    {
        "specification": asked.DOMAIN_ORDER_SPECIFICATION.type,
        "action": ACTION,
        "order": asked.PLANNED_ORDER.type,
        "account": asked.PLANNED_ACCOUNT.type,
    }
)
_PLANNED_TASK = ContextOf({**_PLANNED.fields, "task": asked.PLANNED_TASK.type})
_RULE = {
    "line": asked.RULE_LINE.type,
    "order": asked.RULE_ORDER.type,
    "account": ACCOUNT.type,
    "site": SITE.type,
    "source": asked.RULE_NODE.type,
}
RULES: Mapping[str, ContextOf] = {
    "catalog.rule": ContextOf(_RULE),
    "catalog.mapping": ContextOf({**_RULE, "target": asked.RULE_NODE.type}),
    "catalog.price": ContextOf({"line": asked.PRICED_LINE.type, "site": SITE.type}),
}
"""The scopes of the catalog's relationship rules, attribute mappings, and prices."""

POLICIES: Mapping[str, ContextOf] = {
    "order-enrichment": INPUTS["order_line"],
    "order-approval": INPUTS["order"],
    **dict.fromkeys(
        ("priority-customer", "priority-specification", "priority-order-type", "priority-urgency"),
        INPUTS["order_line"],
    ),
    **dict.fromkeys(("fulfillment-product", "fulfillment-service", "fulfillment-resource"), _PLANNED),
    "task-duration": _PLANNED_TASK,
    "task-assignment": _PLANNED_TASK,
    "fallout": ContextOf({"error": asked.ERROR.type, "task": asked.FAULTY_TASK.type, "order": asked.FAULTY_ORDER.type}),
}
"""By the key of a policy table."""

ANYTHING = ContextOf(open=True)


def scope_of_input(name: str) -> ContextOf:
    """The names that a flow on this kind of record may read; all names for a kind that is not known here."""
    return INPUTS.get(name, ANYTHING)


def scope_of_table(key: str) -> ContextOf:
    """The names that a table may read: those of its policy, or all where only its users know."""
    return POLICIES.get(key, ANYTHING)


LABELS = Labels(RECORDS, OWN_WORDS)
