"""Fields of one's own in the names that expressions read: `order.custom`, and the like of account, line and task."""

from collections.abc import Hashable, Mapping

import msgspec

from orderloom.language.feel.typing import ContextOf, Type
from orderloom.language.scopes.fields import Field, RecordType, record, words

NAME = "custom"
"""What the entry with these fields is called in each record that has them."""
_LABEL = words("Custom fields", "Campos personalizados")
CUSTOM: Mapping[str, ContextOf] = {
    noun: ContextOf(open=True, name=f"{noun}_{NAME}") for noun in ("account", "order", "line", "task")
}
"""By noun, where nobody can tell which fields there are: open."""


class OwnFields(msgspec.Struct, frozen=True):
    """The records of the fields that there are. Equal ones lead to equal findings."""

    records: tuple[RecordType, ...] = ()

    def within(self, scope: ContextOf) -> ContextOf:
        """The scope, in which `custom` of each record has the fields that there are and no others."""
        if not self.records:
            return scope
        closed = {one.name: one.type for one in self.records}
        return ContextOf({name: _closed(of, closed) for name, of in scope.fields.items()}, scope.open, scope.name)

    @property
    def signature(self) -> tuple[Hashable, ...]:
        """What is the same as long as expressions read the same fields of the same types."""
        return tuple((one.name, each.name, each.type) for one in self.records for each in one.fields)

    @property
    def by_name(self) -> dict[str, RecordType]:
        return {one.name: one for one in self.records}


UNTOLD = OwnFields()
"""Where nobody can tell which fields there are, any may be read."""


def own_record(noun: str, fields: tuple[Field, ...]) -> RecordType:
    return record(CUSTOM[noun].name, _LABEL, *fields)


def _closed(of: Type, closed: Mapping[str, ContextOf]) -> Type:
    if not isinstance(of, ContextOf) or NAME not in of.fields:
        return of
    inner = of.fields[NAME]
    known = closed.get(inner.name) if isinstance(inner, ContextOf) else None
    return of if known is None else ContextOf({**of.fields, NAME: known}, of.open, of.name)
