"""From contracts to types: a type says which contract it shows, and others show it without importing it."""

import dataclasses
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar

import msgspec

from orderloom.graphql.ids import global_id

T = TypeVar("T")
_shown: dict[type, type[Any]] = {}


def presents(contract: type[msgspec.Struct]) -> Callable[[type[T]], type[T]]:
    """Marks the type that shows this contract; it has a class method `from_contract`."""

    def mark(kind: type[T]) -> type[T]:
        _shown[contract] = kind
        return kind

    return mark


def present(contract: msgspec.Struct | None) -> Any:
    """The contract as its type; None for None."""
    return None if contract is None else _shown[type(contract)].from_contract(contract)


def present_all(contracts: Iterable[msgspec.Struct]) -> list[Any]:
    return [present(contract) for contract in contracts]


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind) if field.init)


def shape(kind: type[T], contract: Any, /, **given: Any) -> T:
    """An object of the type with what is `given`; the rest has the contract's fields of the same names.

    A field `contract` gets the contract itself, `id` the global id of the contract's `id`.
    """
    for name in _fields(kind):
        if name not in given:
            given[name] = _own(kind, contract, name)
    return kind(**given)


def _own(kind: type[Any], contract: Any, name: str) -> Any:
    if name == "contract":
        return contract
    return global_id(kind.__name__, contract.id) if name == "id" else getattr(contract, name)
