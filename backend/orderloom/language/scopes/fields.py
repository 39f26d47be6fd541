"""How a record of the product is declared for expressions: its fields, their types, and what people call them."""

from collections.abc import Iterator

import msgspec

from orderloom.language.feel.typing import ContextOf, ListOf, Type

Words = dict[str, str]


class Field(msgspec.Struct, frozen=True):
    name: str
    type: Type
    label: Words
    help: Words | None = None


class RecordType(msgspec.Struct, frozen=True):
    """`name` is that of the record in `type` too, by which labels are found again."""

    name: str
    label: Words
    fields: tuple[Field, ...]
    type: ContextOf
    help: Words | None = None


def words(en: str, pt: str) -> Words:
    return {"en": en, "pt-BR": pt}


def field(name: str, of: Type, en: str, pt: str, note: tuple[str, str] | None = None) -> Field:
    """`note` is the help in English and Portuguese."""
    return Field(name, of, words(en, pt), words(*note) if note else None)


def record(name: str, label: Words, *fields: Field, note: tuple[str, str] | None = None) -> RecordType:
    of = ContextOf({each.name: each.type for each in fields}, name=name)
    return RecordType(name, label, fields, of, words(*note) if note else None)


class Name(msgspec.Struct, frozen=True):
    """One entry of the tree of names: `path` is how expressions write it, `depth` how far down it lies, from 0."""

    path: str
    type: Type
    label: Words
    help: Words | None
    depth: int


class Labels:
    """What people call the names of a scope: the fields of records by record, all others by their path."""

    def __init__(self, records: dict[str, RecordType], own: dict[str, tuple[Words, Words | None]]) -> None:
        self._fields = {(one.name, each.name): each for one in records.values() for each in one.fields}
        self._records = records
        self._own = own

    def tree(self, scope: ContextOf) -> Iterator[Name]:
        """All names, each record before its fields."""
        for name, of in scope.fields.items():
            yield from self._below(name, name, of, ContextOf())

    def _below(self, path: str, name: str, of: Type, parent: ContextOf) -> Iterator[Name]:
        label, note = self._words(path, name, of, parent)
        depth = path.count(".")
        yield Name(path, of, label, note, depth)
        if isinstance(of, ContextOf) and depth < _DEEPEST:
            for key, inner in of.fields.items():
                yield from self._below(f"{path}.{key}", key, inner, of)

    def _words(self, path: str, name: str, of: Type, parent: ContextOf) -> tuple[Words, Words | None]:
        found = self._fields.get((parent.name, name))
        if found is not None:
            return found.label, found.help
        if path in self._own:
            return self._own[path]
        known = self._records.get(_record_of(of))
        return (known.label, known.help) if known is not None else ({"en": name}, None)


def _record_of(of: Type) -> str:
    inner = of.item if isinstance(of, ListOf) else of
    return inner.name if isinstance(inner, ContextOf) else ""


_DEEPEST = 6
