"""Which flows name a form or an operation, and what a change of one would do to them."""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from orderloom.flows.contracts import Definition, FlowVersion, NamedBy
from orderloom.flows.domain.documents import Described, describe, findings_of
from orderloom.flows.queries.references import known
from orderloom.flows.store import definitions as store
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError
from orderloom.language.feel.typing import Type
from orderloom.language.graph import Flow
from orderloom.language.references import references_of
from orderloom.language.validate import Finding
from orderloom.platform.db import Reader

Noun = Literal["form", "operation"]


@query(Permission.FLOW_READ)
async def named_by_flows(reader: Reader, actor: Actor, noun: Noun) -> list[NamedBy]:
    """Everything of this noun that flows name, in force and in drafts, node by node."""
    found = await store.definitions(reader)
    return [each for definition in found for each in _named(definition, noun)]


@query(Permission.FLOW_READ)
async def findings_after(
    reader: Reader, actor: Actor, noun: Noun, key: str, gives: Mapping[str, Type]
) -> list[tuple[str, Finding]]:
    """What flows in force, by key, would have against it if the form or operation gave this."""
    told: list[tuple[str, Finding]] = []
    for definition in await store.definitions(reader):
        described = _described(definition.published) if definition.retired_at is None else None
        if described is None or not any(named == key for named, _ in _names(described, noun)):
            continue
        today = await known(reader, [described])
        before = set(map(_told, findings_of(described, today)))
        shapes = getattr(today, f"{noun}s")
        setattr(today, f"{noun}s", {**(shapes if isinstance(shapes, Mapping) else {}), key: gives})
        told += [(definition.key, each) for each in findings_of(described, today) if _told(each) not in before]
    return told


def _told(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.message, repr(finding.path)


def _named(definition: Definition, noun: Noun) -> Iterator[NamedBy]:
    in_force = definition.published if definition.retired_at is None else None
    for version in (in_force, definition.draft):
        described = _described(version)
        for key, node in _names(described, noun) if described is not None else ():
            yield NamedBy(
                noun=noun,
                key=key,
                flow_key=definition.key,
                flow_name=definition.name,
                node=node,
                draft=version is not in_force,
            )


def _names(described: Described, noun: Noun) -> Iterator[tuple[str, str]]:
    """The keys that nodes name, each with the key of its node."""
    flow = described.parsed
    if isinstance(flow, Flow):
        for node in flow.nodes:
            for reference in references_of(msgspec.structs.replace(flow, nodes=(node,))):
                if reference.noun == noun:
                    yield reference.key, node.key


def _described(version: FlowVersion | None) -> Described | None:
    try:
        return describe(version.content) if version is not None and version.doc == "flow" else None
    except DomainError:
        return None
