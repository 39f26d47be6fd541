"""The built-in functions, a file a family. `FUNCTIONS` has the overloads of each name."""

from orderloom.language.feel.builtins import contexts, conversion, lists, logic, numeric, ranges, strings, temporals
from orderloom.language.feel.builtins.registry import Builtin

_FAMILIES = (conversion, numeric, strings, lists, logic, contexts, temporals, ranges)
FUNCTIONS: dict[str, tuple[Builtin, ...]] = {}
for _family in _FAMILIES:
    for _builtin in _family.BUILTINS:
        FUNCTIONS[_builtin.name] = (*FUNCTIONS.get(_builtin.name, ()), _builtin)

CLOCK = frozenset(("now", "today"))
"""Built-ins that read the moment of evaluation, which the scope has as `now`: the language has no clock."""
FUNCTION_NAMES = frozenset(FUNCTIONS) | CLOCK
