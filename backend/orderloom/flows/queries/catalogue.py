"""Use cases of the list of flows and tables: one page of it, what to narrow it by, and what keys are free."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from orderloom.flows.contracts.authoring import KeyAdvice
from orderloom.flows.contracts.catalogue import (
    DefinitionFilter,
    DefinitionOrder,
    DefinitionPage,
    Facets,
    InReview,
    ListedDefinition,
    Status,
    use_counts,
)
from orderloom.flows.contracts.histories import LastRun, plans
from orderloom.flows.domain import authoring, listing
from orderloom.flows.domain.policies import policy_of
from orderloom.flows.domain.usage import keys_named
from orderloom.flows.store import catalogue as store
from orderloom.identity.access import query
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Invalid
from orderloom.kernel.json import convert
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import Reader, Row

_KEPT = 8_192
_named: dict[tuple[UUID, str], frozenset[str]] = {}


@query(Permission.FLOW_READ)
async def definitions(
    reader: Reader,
    actor: Actor,
    where: DefinitionFilter,
    order: DefinitionOrder,
    after: str | None = None,
    first: int = 50,
) -> DefinitionPage:
    """One page; it takes as many statements for one definition as for thousands."""
    problems = unacceptable(where, ("filter",))
    if problems:
        raise Invalid.of(problems)
    found = listing.matching(await _all(reader, actor), where)
    return listing.page(found, order, after, first)


@query(Permission.FLOW_READ)
async def named(reader: Reader, actor: Actor, keys: Iterable[str]) -> list[ListedDefinition]:
    """These definitions as the list shows them; what has no version is left out."""
    wanted = set(keys)
    return [each for each in await _all(reader, actor) if each.key in wanted]


@query(Permission.FLOW_READ)
async def facets(reader: Reader, actor: Actor) -> Facets:
    """What there is to narrow the list by."""
    return listing.facets(await _all(reader, actor))


@query(Permission.FLOW_READ)
async def key_advice(reader: Reader, actor: Actor, key: str | None, name: str | None) -> KeyAdvice:
    """Whether a key may be taken; without one, a free one is made of the name."""
    wanted = (key or "").strip() or authoring.key_of_name(name or "")
    candidates = authoring.candidates(wanted)
    taken = await store.taken_keys(reader, [wanted, *candidates])
    problem = authoring.problem_of(wanted) if wanted else None
    return KeyAdvice(
        key=wanted,
        free=bool(wanted) and problem is None and wanted not in taken,
        suggestion=next((each for each in candidates if each not in taken), wanted),
        problem=problem,
    )


async def _all(reader: Reader, actor: Actor) -> list[ListedDefinition]:
    rows = await store.listed(reader)
    runs = await _last_runs(reader, rows)
    failed = await _failed(reader, rows)
    uses = await _uses(reader, {row["key"] for row in rows})
    return [_listed(row, actor, runs.get(row["key"]), failed.get(row["key"], 0), uses[row["key"]]) for row in rows]


async def _last_runs(reader: Reader, rows: Iterable[Row]) -> dict[str, LastRun]:
    """The last run of each flow, the last plan of one that is planned, the last answer of a table."""
    tables = {row["published_id"]: row["key"] for row in rows if row["doc"] == "table" and row["published_id"]}
    found = await store.last_runs(reader, [row["key"] for row in rows if row["doc"] == "flow"])
    answers = await store.last_answers(reader, tables)
    found |= {tables[version]: LastRun(state="answered", at=at) for version, at in answers.items()}
    kept = plans()
    if kept is None:
        return found
    versions = await _of_plans(reader, rows)
    for version, last in (await kept.last_of(reader, list(versions))).items():
        known = found.get(versions[version])
        found[versions[version]] = max(last, known, key=lambda each: each.at) if known else last
    return found


async def _of_plans(reader: Reader, rows: Iterable[Row]) -> dict[UUID, str]:
    keys = [row["key"] for row in rows if row["kind"] == "fulfillment"]
    published = await store.published_versions(reader, keys) if keys else {}
    return {version: key for key, versions in published.items() for version in versions}


async def _failed(reader: Reader, rows: Iterable[Row]) -> dict[str, int]:
    found = await store.failed_runs(reader)
    kept = plans()
    if kept is not None:
        versions = await _of_plans(reader, rows)
        for version, count in (await kept.failed_in(reader, list(versions))).items():
            found[versions[version]] = found.get(versions[version], 0) + count
    return found


async def _uses(reader: Reader, keys: set[str]) -> dict[str, int]:
    """How many definitions, parts of the catalog and policies name each key. What a version names is read once."""
    versions = await store.hashes(reader)
    await _read(reader, versions)
    uses = {key: int(policy_of(key) is not None) for key in keys}
    by: dict[str, set[str]] = {}
    for version, (owner, sha256) in versions.items():
        for key in _named.get((version, sha256), frozenset()) & keys - {owner}:
            by.setdefault(key, set()).add(owner)
    for key, owners in by.items():
        uses[key] += len(owners)
    for source in use_counts():
        for key, count in (await source.count_uses(reader, keys)).items():
            uses[key] = uses.get(key, 0) + count
    return uses


async def _read(reader: Reader, versions: Mapping[UUID, tuple[str, str]]) -> None:
    unknown = [version for version, (_, sha256) in versions.items() if (version, sha256) not in _named]
    if not unknown:
        return
    if len(_named) + len(unknown) > _KEPT:
        _named.clear()
        unknown = list(versions)
    for version, content in (await store.contents(reader, unknown)).items():
        _named[version, versions[version][1]] = keys_named(content)


def _listed(row: Row, actor: Actor, last: LastRun | None, failed: int, used: int) -> ListedDefinition:
    changes = [
        (row["published_at"], row["published_by"]),
        (row["updated_at"], row["drafted_by"]),
        (row["retired_at"], row["retired_by"]),
    ]
    at, by = max((change for change in changes if change[0]), default=(None, None), key=lambda change: change[0])
    return ListedDefinition(
        id=row["id"],
        key=row["key"],
        kind=row["kind"],
        doc=row["doc"],
        name=convert(row["name"], dict[str, str]),
        statuses=tuple(_statuses(row)),
        version=row["version"],
        draft=row["draft"],
        revision=row["revision"],
        review=_review(row, actor),
        used=used,
        last_run=last,
        failed=failed,
        owner=row["owner"],
        owner_id=row["owner_id"],
        tags=tuple(row["tags"]),
        changed_at=at,
        changed_by=by,
    )


def _statuses(row: Row) -> Iterable[Status]:
    if row["retired_at"] is not None:
        yield Status.RETIRED
    elif row["version"] is not None:
        yield Status.PUBLISHED
    if row["draft_state"] == "in_review":
        yield Status.IN_REVIEW
    elif row["draft"] is not None:
        yield Status.DRAFT
    if row["draft"] is not None and row["faulty"]:
        yield Status.FAULTY
    if row["declined"] is not None:
        yield Status.DECLINED


def _review(row: Row, actor: Actor) -> InReview | None:
    if row["draft_state"] != "in_review":
        return None
    others = actor.id is not None and actor.id not in (row["requested_by_id"], row["author_id"])
    return InReview(
        by=row["requested_by"],
        at=row["requested_at"],
        note=row["note"],
        revision=row["revision"],
        mine=others and Permission.FLOW_APPROVE in actor.permissions,
    )
