"""What differs between two versions."""

from typing import Any, Literal

import msgspec


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """`path` leads from the part to the field; before or after is null where there was, or is, nothing."""

    path: str
    before: Any
    after: Any


class ElementChange(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a document: a node, an edge, a row, a column; or the document itself, whose `element` is none.

    `moved` is a part of a list whose order counts, and a node in the drawing. `label` is how people call the part.
    """

    kind: Literal["added", "removed", "changed", "moved"]
    noun: str
    element: str | None
    label: str
    fields: tuple[FieldChange, ...] = ()


class DefinitionDiff(msgspec.Struct, frozen=True, kw_only=True):
    """What changed from version `before` to version `after`."""

    key: str
    before: int
    after: int
    changes: tuple[ElementChange, ...]
