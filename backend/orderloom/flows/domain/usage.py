"""How one document uses another: a flow by its nodes, a policy by the answers in its cells."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from orderloom.flows.domain.documents import Described, describe
from orderloom.kernel.errors import DomainError
from orderloom.kernel.json import dumps
from orderloom.language.graph import Flow
from orderloom.language.references import references_of
from orderloom.language.tables import Table

SHOWN = 3
_LITERAL = re.compile(r'"([a-z][a-z0-9._-]{0,79})"')


class Mention(msgspec.Struct, frozen=True):
    """The pinned version, none for the latest, and the nodes or rows that name it."""

    version: int | None
    places: tuple[str, ...]

    @property
    def detail(self) -> str:
        more = len(self.places) - SHOWN
        return ", ".join(self.places[:SHOWN]) + (f" + {more}" if more > 0 else "")


def mentions(document: Described, key: str) -> tuple[Mention, ...]:
    """Where the document names the definition of this key, by version."""
    found: dict[int | None, list[str]] = {}
    named = _in_flow(document.parsed, key) if isinstance(document.parsed, Flow) else _in_table(document.parsed, key)
    for version, place in named:
        found.setdefault(version, []).append(place)
    return tuple(Mention(version, tuple(places)) for version, places in found.items())


def _in_flow(flow: Flow, key: str) -> Iterator[tuple[int | None, str]]:
    for node in flow.nodes:
        for reference in references_of(msgspec.structs.replace(flow, nodes=(node,))):
            if reference.noun in ("flow", "table") and reference.key == key:
                yield reference.version, node.key


def _in_table(table: Table, key: str) -> Iterator[tuple[None, str]]:
    wanted = dumps(key).decode()
    for row in table.rows:
        if any(wanted in (cell or "") for cell in row.then):
            yield None, row.id
    if any(wanted in (output.default or "") for output in table.outputs):
        yield None, "default"


def keys_named(content: Mapping[str, Any]) -> frozenset[str]:
    """The keys of definitions that a document may name: those that its nodes refer to, or what its answers spell."""
    try:
        parsed = describe(dict(content)).parsed
    except DomainError:
        return frozenset()
    if isinstance(parsed, Flow):
        return frozenset(each.key for each in references_of(parsed) if each.noun in ("flow", "table"))
    cells = [cell for row in parsed.rows for cell in row.then if cell]
    defaults = [output.default for output in parsed.outputs if output.default]
    return frozenset(key for text in (*cells, *defaults) for key in _LITERAL.findall(text))
