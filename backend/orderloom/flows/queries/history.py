"""Use cases that look at versions side by side: what differs, what was saved, who is there, where it is used."""

from collections.abc import Sequence

import msgspec

from orderloom.flows.contracts import (
    Definition,
    DefinitionDiff,
    DraftRevision,
    FlowVersion,
    Presence,
    Usage,
    UsageLink,
    Used,
    usage_sources,
)
from orderloom.flows.domain.diff import differences, movements
from orderloom.flows.domain.documents import describe
from orderloom.flows.domain.policies import policy_of
from orderloom.flows.domain.usage import mentions
from orderloom.flows.store import definitions as store
from orderloom.flows.store import drafts
from orderloom.flows.store import usage as usage_store
from orderloom.identity.access import query, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Missing
from orderloom.platform.db import Reader

FIRST_LINKS = 20
_OF_ORDERS = ("order", "run")


class NoSuchVersion(Missing):
    code = "flows.no_version"


@query(Permission.FLOW_READ)
async def difference(
    reader: Reader, actor: Actor, key: str, before: int | None = None, after: int | None = None
) -> DefinitionDiff:
    """What changed from one version to another; by default from the one in force to the draft, or to the newest."""
    definition = await _definition(reader, key)
    newest = definition.draft or definition.published
    was = await _version(reader, key, before, definition.published or definition.draft)
    now = await _version(reader, key, after, newest)
    return DefinitionDiff(
        key=key,
        before=was.version,
        after=now.version,
        changes=(
            *differences(describe(was.content), describe(now.content)),
            *movements(was.layout, now.layout),
        ),
    )


@query(Permission.FLOW_READ)
async def revisions(reader: Reader, actor: Actor, key: str) -> list[DraftRevision]:
    """The last saves of the draft, newest first; any of them can be saved again."""
    return await drafts.revisions(reader, key)


@query(Permission.FLOW_READ)
async def present(reader: Reader, actor: Actor, key: str) -> list[Presence]:
    """Who has the definition open now."""
    return await drafts.present_of(reader, key)


@query(Permission.FLOW_READ)
async def usage(reader: Reader, actor: Actor, key: str) -> list[Usage]:
    """What uses the definition: other definitions, the catalog, runs and plans under way. Who may not see all orders
    is told how many there are, and not which."""
    found = await usage_of(reader, await _definition(reader, key))
    if scope(actor, "order").kind == "all":
        return found
    return [msgspec.structs.replace(each, links=()) if each.kind in _OF_ORDERS else each for each in found]


async def usage_of(reader: Reader, definition: Definition) -> list[Usage]:
    versions = await store.versions_of(reader, definition.key)
    used = Used(key=definition.key, doc=definition.doc, versions={each.id: each.version for each in versions})
    found = [*_by_the_product(definition), *await _in_documents(reader, definition.key), await _in_runs(reader, used)]
    for source in usage_sources():
        found += await source.usage_of(reader, used, FIRST_LINKS)
    return [each for each in found if each.count]


def _by_the_product(definition: Definition) -> list[Usage]:
    """A policy is asked by the product itself."""
    policy = policy_of(definition.key) if definition.doc == "table" else None
    if policy is None:
        return []
    link = UsageLink(kind="policy", id=definition.key, label=policy.title["en"], detail=policy.asked["en"])
    return [Usage(kind="policy", count=1, links=(link,))]


async def _in_documents(reader: Reader, key: str) -> list[Usage]:
    links: dict[str, list[UsageLink]] = {"flow": [], "table": []}
    for version in await usage_store.naming(reader, key):
        links[version.doc] += _links(version, key)
    return [
        Usage(kind=kind, count=len(found), links=tuple(found), versions=_counts(found)) for kind, found in links.items()
    ]


def _links(version: FlowVersion, key: str) -> list[UsageLink]:
    try:
        found = mentions(describe(version.content), key)
    except DomainError:
        return []
    label = version.key if version.published_at else f"{version.key} (draft)"
    return [
        UsageLink(kind=version.doc, id=version.key, label=label, version=each.version, detail=each.detail)
        for each in found
    ]


def _counts(links: Sequence[UsageLink]) -> dict[int, int]:
    pinned = [link.version for link in links if link.version is not None]
    return {version: pinned.count(version) for version in sorted(set(pinned))}


async def _in_runs(reader: Reader, used: Used) -> Usage:
    counts = await usage_store.live_runs(reader, used.versions)
    rows = await usage_store.first_runs(reader, counts, FIRST_LINKS) if counts else ()
    return Usage(
        kind="run",
        count=sum(counts.values()),
        links=tuple(
            UsageLink(
                kind="run",
                id=str(row["id"]),
                label=f"{row['flow_key']} ({row['purpose']})",
                version=used.versions.get(row["version_id"]),
            )
            for row in rows
        ),
        versions={used.versions[version]: count for version, count in counts.items()},
    )


async def _definition(reader: Reader, key: str) -> Definition:
    found = await store.definitions(reader, keys=(key,))
    if not found:
        raise NoSuchVersion(f"There is no {key}.", path=("key",))
    return found[0]


async def _version(reader: Reader, key: str, number: int | None, otherwise: FlowVersion | None) -> FlowVersion:
    found = otherwise if number is None else await store.version(reader, key, number)
    if found is None:
        raise NoSuchVersion(f"There is no version {number} of {key}.", path=("version",))
    return found
