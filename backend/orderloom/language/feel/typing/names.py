"""What the names in an expression stand for: variables that it introduces itself, items of filters, the scope."""

from collections.abc import Iterator

import msgspec

from orderloom.language.feel.typing.types import ANY, NULL, ContextOf, ListOf, Type, join


class Local(msgspec.Struct, frozen=True):
    """A variable of a loop, a function or a context that is being written."""

    name: str
    of: Type


class Item(msgspec.Struct, frozen=True):
    """The item that a filter looks at: its entries are names of their own."""

    of: Type


Frame = Local | Item


class Names:
    """The names in scope at one place of an expression, the innermost first."""

    __slots__ = ("frames", "scope")

    def __init__(self, scope: ContextOf, frames: tuple[Frame, ...] = ()) -> None:
        self.scope = scope
        self.frames = frames

    def inside(self, *frames: Frame) -> "Names":
        return Names(self.scope, (*frames, *self.frames))

    def variable(self, name: str) -> Type | None:
        """The type of a variable of this name, if the text introduces one."""
        return next((frame.of for frame in self.frames if isinstance(frame, Local) and frame.name == name), None)

    def of(self, name: str) -> Type | None:
        """The type of a name, None if nothing can have it. What an item has no entry for is looked up outside of it."""
        possible: list[Type] = []
        for frame in self.frames:
            if isinstance(frame, Local):
                if frame.name == name:
                    return _either(possible, frame.of)
                continue
            entry = _entry(frame.of, name)
            possible += [entry] if entry is not None else []
            if name == "item":
                return _either(possible, frame.of)
        outside = self.scope.fields.get(name, ANY if self.scope.open else None)
        return None if outside is None and not possible else _either(possible, outside or NULL)

    def known(self) -> Iterator[str]:
        """All first names, for suggestions."""
        for frame in self.frames:
            if isinstance(frame, Local):
                yield frame.name
            elif isinstance(frame.of, ContextOf):
                yield from frame.of.fields
        yield from self.scope.fields


def _either(possible: list[Type], last: Type) -> Type:
    for of in reversed(possible):
        last = join(of, last)
    return last


def _entry(item: Type, name: str) -> Type | None:
    """The entry of that name that an item may have; items are whatever the list holds, as single values too."""
    if isinstance(item, ContextOf):
        return item.fields.get(name, ANY if item.open else None)
    return ANY if item == ANY or (isinstance(item, ListOf) and item.item == ANY) else None
