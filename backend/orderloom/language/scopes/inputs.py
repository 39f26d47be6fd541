"""Which names the expressions of a flow may read, by the record that it works on."""

from collections.abc import Mapping

from orderloom.language.feel.typing import DATE_TIME, ContextOf
from orderloom.language.scopes.fields import RecordType
from orderloom.language.scopes.ordered import ACCOUNT, LINE, ORDER, SITE
from orderloom.language.scopes.worked import DOMAIN_ORDER, FALLOUT, TASK


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

ANYTHING = ContextOf(open=True)


def scope_of_input(name: str) -> ContextOf:
    """The names that a flow on this kind of record may read; all names for a kind that is not known here."""
    return INPUTS.get(name, ANYTHING)
