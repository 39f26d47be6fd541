"""State machines as tables. A context declares one `Lifecycle` a noun; nothing else may say which moves exist."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from orderloom.kernel.errors import InvalidTransition

S = TypeVar("S", bound=StrEnum)


class Lifecycle(Generic[S]):
    """The transitions of one noun: `moves[from]` is the set of states that may follow."""

    def __init__(self, noun: str, moves: Mapping[S, frozenset[S]]) -> None:
        self.noun = noun
        self.moves = moves

    @property
    def terminal(self) -> frozenset[S]:
        return frozenset(state for state, following in self.moves.items() if not following)

    def allows(self, before: S, after: S) -> bool:
        return after in self.moves[before]

    def check(self, before: S, after: S) -> S:
        """`after`, or `InvalidTransition` when the table has no such move."""
        if not self.allows(before, after):
            raise InvalidTransition(
                f"A {self.noun} can't go from {before.value} to {after.value}.",
                path=("state",),
                details={"from": before.value, "to": after.value},
            )
        return after
