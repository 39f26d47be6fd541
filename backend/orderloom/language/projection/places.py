"""Addresses of steps: which node of which program each is, and what lies within what."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from orderloom.language.compile import Program, Step

T = TypeVar("T")


class Place(NamedTuple):
    """A node of a program; `prefix` stands before its key in the address and is empty in the flow itself."""

    program: Program
    step: Step
    prefix: str

    @property
    def address(self) -> str:
        return self.prefix + self.step.key


def find(program: Program, address: str) -> Place:
    """The node of an address; `KeyError` where there is none."""
    *outer, key = address.split(".")
    for token in outer:
        name, _, item = token.partition("[")
        if not item:
            flow = program.nodes[name].flow
            if flow is None:
                raise KeyError(address)
            program = flow
    return Place(program, program.nodes[key], address[: len(address) - len(key)])


def local(rows: Mapping[str, T], prefix: str) -> dict[str, T]:
    """What stands in one place, by the keys of its nodes."""
    if not prefix:
        return {address: row for address, row in rows.items() if "." not in address}
    cut = len(prefix)
    return {
        address[cut:]: row for address, row in rows.items() if address.startswith(prefix) and "." not in address[cut:]
    }


def owner_of(place: Place) -> tuple[str, int | None] | None:
    """The address of the loop or subflow that a place lies in, with the number of the item; None in the flow itself."""
    if not place.prefix:
        return None
    token = place.prefix[:-1]
    if not token.endswith("]"):
        return token, None
    return token[: token.rindex("[")], int(token[token.rindex("[") + 1 : -1])


def around(program: Program, place: Place) -> Iterator[Place]:
    """The scopes, loops and subflows around a place, the innermost first."""
    while True:
        loop = owner_of(place)
        for key in place.step.scopes:
            if loop is not None and loop[1] is not None and _last(loop[0]) == key:
                break
            yield Place(place.program, place.program.nodes[key], place.prefix)
        if loop is None:
            return
        place = find(program, loop[0])
        yield place


def _last(address: str) -> str:
    return address.rpartition(".")[2]


def within(program: Program, address: str, inside: str) -> bool:
    """Whether `address` lies inside of the node at `inside`, however deep."""
    try:
        place = find(program, address)
    except KeyError:
        place = find(program, address.partition(">")[0])
    return any(one.address == inside for one in around(program, place))
