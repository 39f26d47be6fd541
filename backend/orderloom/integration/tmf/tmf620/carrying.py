"""Does what jobs ask for: fetches a file of resources and takes them in, or gathers resources and sends them off."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from orderloom.identity import queries as identity
from orderloom.integration.adapters.letters import Letter, send
from orderloom.integration.tmf import store
from orderloom.integration.tmf.checking import checked
from orderloom.integration.tmf.collection import Api, Call, Collection
from orderloom.integration.tmf.parsing import load
from orderloom.integration.tmf.query import LONGEST_PAGE, Body, Query, query_of
from orderloom.integration.tmf.store import Kept
from orderloom.integration.tmf.tidings import STATE, ResourceChanged
from orderloom.integration.tmf.wording import in_words, moment
from orderloom.kernel import json
from orderloom.kernel.errors import Denied, DomainError, Missing
from orderloom.kernel.ids import new_id
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.platform.db import NewWork, UnitOfWork, WorkItem
from orderloom.platform.reactions import job, outside

WAITING, RUNNING, DONE, FAILED = "Not Started", "Running", "Succeeded", "Failed"
FETCH, APPLY = "integration.fetch_catalog", "integration.apply_catalog"
GATHER, DELIVER = "integration.gather_catalog", "integration.deliver_catalog"
SECONDS = 60.0
MOST_LOGGED = 20
_apis: dict[str, Api] = {}
CARRIED = ("category", "productSpecification", "productOfferingPrice", "productOffering", "catalog", "productCatalog")
"""In this order, so that what a resource refers to comes before it."""


def fetching(made: Kept, call: Call) -> NewWork:
    return _work(FETCH, "calls", made, call)


def gathering(made: Kept, call: Call) -> NewWork:
    return _work(GATHER, "slow", made, call)


def _work(handler: str, lane: str, made: Kept, call: Call) -> NewWork:
    said: Body = made.content["said"]
    payload = {
        "job": made.id,
        "type": made.kind,
        "version": made.version,
        "actor": identity.as_known(call.actor),
        "base": call.base,
        "url": said["url"],
        "path": said.get("path") or "",
        "query": said.get("query") or "",
    }
    return NewWork(handler=handler, lane=lane, subject_id=new_id(), payload=json.to_builtins(payload))


async def _call(uow: UnitOfWork, given: Mapping[str, Any]) -> Call:
    """In the name of whoever started the job, as far as they may go now."""
    actor = await identity.actor_known(uow, given["actor"])
    return Call(actor=actor, database=uow.database, base=given["base"])


def carry_for(api: Api) -> Api:
    """The jobs of an API work on its own collections."""
    _apis[api.version] = api
    return api


def _collections(api: Api, path: str) -> list[Collection]:
    """Those that a path means: the one whose name it ends with, or else all."""
    named = [api.collection(one) for one in CARRIED]
    known = [one for one in named if one is not None]
    last = path.rstrip("/").rpartition("/")[2]
    return [one for one in known if one.name == last] or known


async def _told(uow: UnitOfWork, given: Mapping[str, Any], status: str, log: Sequence[str] = ()) -> None:
    """How the job stands; one that was removed meanwhile stays removed."""
    kept = await store.kept(uow, given["type"], given["job"], lock=True)
    if kept is None:
        return
    ended = {"completionDate": moment(uow.now)} if status in (DONE, FAILED) else {}
    logged = {"errorLog": "\n".join(log[:MOST_LOGGED])} if log else {}
    said = {**kept.content["said"], "status": status, **ended, **logged}
    await store.rewrite(uow, kept.kind, kept.id, {**kept.content, "said": said}, kept.version)
    uow.announce(ResourceChanged(subject=new_id(), type=kept.kind, what=STATE, id=kept.id))


@outside(name=FETCH)
class FetchCatalog:
    """The file at the job's address."""

    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        return [await _fetch(item.payload) for item in items]

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        for item, outcome in answered:
            if isinstance(outcome, Done):
                await _told(uow, item.payload, RUNNING)
                payload = {**item.payload, "resources": outcome.value["resources"]}
                uow.enqueue(NewWork(handler=APPLY, lane="slow", subject_id=item.subject_id, payload=payload))
            elif isinstance(outcome, Failed):
                await _told(uow, item.payload, FAILED, [outcome.message])


async def _fetch(given: Mapping[str, Any]) -> Outcome:
    answer = await send(Letter(url=given["url"], method="GET", seconds=SECONDS))
    if isinstance(answer, Failed):
        return answer
    try:
        found = load(answer)
    except DomainError as error:
        return Failed(code="malformed", message=str(error))
    return Done(value={"resources": found if isinstance(found, list) else [found]})


@job(name=APPLY, lane="slow")
async def apply_catalog(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    """Each resource in its own transaction; what is there already is changed, so that a job can be taken up again."""
    for item in items:
        given = item.payload
        try:
            log = await _applied(await _call(uow, given), given)
        except Denied as refusal:
            log = [str(refusal)]
        await _told(uow, given, FAILED if log else DONE, log)


async def _applied(call: Call, given: Mapping[str, Any]) -> list[str]:
    """What was refused of it."""
    log: list[str] = []
    for collection, body in _sorted(_apis[given["version"]], given):
        try:
            await _take(call, collection, body)
        except DomainError as refusal:
            log += [f"{body.get('id', '?')} {in_words(one.path)}: {one.message}" for one in refusal.problems]
    return log


def _sorted(api: Api, given: Mapping[str, Any]) -> list[tuple[Collection, Body]]:
    """By the type that a resource names; one that names none is of the kind that the path means."""
    collections = _collections(api, given["path"])
    found: list[tuple[int, Collection, Body]] = []
    for one in cast(Sequence[Any], given["resources"]):
        body = cast(Body, one) if isinstance(one, dict) else {}
        kind = body.get("@type")
        meant = next((each for each in collections if kind in (each.type, each.told_as)), collections[0])
        found.append((collections.index(meant), meant, body))
    return [(collection, body) for _, collection, body in sorted(found, key=lambda each: each[0])]


async def _take(call: Call, collection: Collection, given: Body) -> None:
    body = checked(collection, given, making=True)
    id_ = given.get("id")
    try:
        if not isinstance(id_, str):
            raise Missing("It has no id of its own.")
        await collection.change(call, id_, lambda before: {**before, **body})
    except Missing:
        wished = id_ if isinstance(id_, str) else None
        wishing = Call(actor=call.actor, database=call.database, base=call.base, wished=wished)
        await collection.create(wishing, body)


@job(name=GATHER, lane="slow")
async def gather_catalog(uow: UnitOfWork, items: Sequence[WorkItem]) -> None:
    for item in items:
        given = item.payload
        try:
            found = await _gathered(await _call(uow, given), _apis[given["version"]], given)
        except DomainError as refusal:
            await _told(uow, given, FAILED, [str(refusal)])
            continue
        await _told(uow, given, RUNNING)
        payload = {**given, "content": json.dumps(found).decode()}
        uow.enqueue(NewWork(handler=DELIVER, lane="calls", subject_id=item.subject_id, payload=payload))


async def _gathered(call: Call, api: Api, given: Mapping[str, Any]) -> list[Body]:
    """All resources that the path means and the query asks for, `category.id=7757` as lists take it."""
    found: list[Body] = []
    for collection in _collections(api, given["path"]):
        pairs = [cast(tuple[str, str], tuple(one.split("=", 1))) for one in given["query"].split("&") if "=" in one]
        query: Query = query_of(pairs, collection.shapes[collection.type]) if pairs else Query()
        for offset in range(0, 1_000_000, LONGEST_PAGE):
            page = await collection.find(
                call, Query(offset=offset, limit=LONGEST_PAGE, conditions=query.conditions, sorts=query.sorts)
            )
            found += [{**one, "href": f"{call.base}{api.path}/{collection.name}/{one['id']}"} for one in page.bodies]
            if len(page.bodies) < LONGEST_PAGE:
                break
    return found


@outside(name=DELIVER)
class DeliverCatalog:
    """Puts the file at the job's address."""

    async def perform(self, items: Sequence[WorkItem]) -> list[Outcome]:
        return [await _deliver(item.payload) for item in items]

    async def settle(self, uow: UnitOfWork, answered: Sequence[tuple[WorkItem, Outcome]]) -> None:
        for item, outcome in answered:
            failed = outcome if isinstance(outcome, Failed) else None
            await _told(uow, item.payload, FAILED if failed else DONE, [failed.message] if failed else ())


async def _deliver(given: Mapping[str, Any]) -> Outcome:
    letter = Letter(url=given["url"], method="PUT", content=given["content"].encode(), seconds=SECONDS)
    answer = await send(letter)
    return answer if isinstance(answer, Failed) else Done()
