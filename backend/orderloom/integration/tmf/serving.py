"""Serves every collection by the same rules, those of TMF630: who may ask, what a body must be, how answers look."""

from collections.abc import Mapping
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException

from orderloom.integration.tmf.checking import checked
from orderloom.integration.tmf.collection import Accepted, Api, Call, Collection, Edit
from orderloom.integration.tmf.parsing import load
from orderloom.integration.tmf.patching import MERGE, OPERATIONS, QUERIED, merged, patched
from orderloom.integration.tmf.query import Body, Fields, chosen, fields_of, query_of
from orderloom.integration.tmf.web import body_of, json_response, media_type_of
from orderloom.kernel.errors import Invalid, Problem
from orderloom.platform.idempotency import LONGEST_KEY

Web = Request[Any, Any, State]
Answer = Response[bytes]
FIXED = frozenset({"id", "href"})
VERBS: Mapping[tuple[str, bool], str] = {
    ("GET", False): "list",
    ("POST", False): "create",
    ("GET", True): "read",
    ("PATCH", True): "change",
    ("DELETE", True): "remove",
}


async def serve(request: Web, api: Api, collection: Collection, id_: str | None, call: Call) -> Answer:
    verb = VERBS.get((request.method, id_ is not None), "")
    if verb not in collection.verbs:
        raise HTTPException(status_code=405, detail=f"{request.method} is not for {collection.name}.")
    if verb == "list":
        return await _list(request, api, collection, call)
    if verb == "create":
        return await _create(request, api, collection, call)
    assert id_ is not None
    if verb == "remove":
        await collection.remove(call, id_)
        return Response(b"", status_code=204, media_type="application/json")
    fields = _fields(request, collection)
    if verb == "read":
        found = await collection.read(call, id_)
    else:
        href = f"{call.base}{api.path}/{collection.name}/{id_}"
        found = await collection.change(call, id_, await _edit(request, api, collection, href))
    return json_response(chosen(_shown(found, api, collection, call), fields))


async def _list(request: Web, api: Api, collection: Collection, call: Call) -> Answer:
    """206 when there is more than this page."""
    query = query_of(_asked(request), collection.shapes[collection.type])
    found = await collection.find(call, query)
    bodies = [chosen(_shown(one, api, collection, call), query.fields) for one in found.bodies]
    headers = {"x-total-count": str(found.total), "x-result-count": str(len(bodies))}
    return json_response(bodies, status=206 if len(bodies) < found.total else 200, headers=headers)


async def _create(request: Web, api: Api, collection: Collection, call: Call) -> Answer:
    fields = _fields(request, collection)
    if call.key is not None and not 0 < len(call.key) <= LONGEST_KEY:
        raise Invalid(f"A key has 1 to {LONGEST_KEY} characters.", path=("Idempotency-Key",))
    media_type = media_type_of(request)
    if media_type != "application/json":
        raise HTTPException(status_code=415, detail="Send application/json.")
    document = load(await body_of(request, collection.limit))
    body = checked(collection, document, making=True)
    if isinstance(document.get("id"), str):
        call = msgspec.structs.replace(call, wished=document["id"])
    status = 201
    try:
        made = await collection.create(call, body)
    except Accepted as queued:
        made, status = queued.body, 202
    shown = _shown(made, api, collection, call)
    return json_response(chosen(shown, fields), status=status, headers={"location": shown["href"], **call.headers})


async def _edit(request: Web, api: Api, collection: Collection, href: str) -> Edit:
    media_type = media_type_of(request)
    patches = {*MERGE, *((OPERATIONS, QUERIED) if api.operations else ())}
    if media_type not in patches:
        detail = f"Send {' or '.join(sorted(patches))}."
        raise HTTPException(status_code=415, detail=detail, headers={"accept-patch": ", ".join(sorted(patches))})
    document = load(await body_of(request, collection.limit))
    if media_type in MERGE and not isinstance(document, dict):
        raise Invalid.of([Problem("input.wrong_type", "Expected an object.", ())])

    def edit(resource: Mapping[str, Any]) -> Body:
        before = {**resource, "href": href}
        after = merged(before, document) if media_type in MERGE else _listed(collection, patched(before, document))
        return _edited(collection, before, after)

    return edit


def _listed(collection: Collection, body: Body) -> Body:
    """One object added where there was no list yet begins one."""
    known = collection.shapes[collection.type].attributes
    return {
        name: [value] if isinstance(value, dict) and name in known and known[name].kind.startswith("[") else value
        for name, value in body.items()
    }


def _edited(collection: Collection, before: Mapping[str, Any], after: Body) -> Body:
    fixed = FIXED | (collection.given_here - collection.settable)
    changed = [name for name in sorted(fixed) if name in after and after[name] != before.get(name)]
    gone = [name for name in sorted(fixed) if name in before and name not in after]
    if changed or gone:
        raise Invalid.of([Problem("tmf.immutable", "This can't be changed.", (name,)) for name in (*changed, *gone)])
    return checked(collection, {name: value for name, value in after.items() if name != "href"})


def _shown(body: Body, api: Api, collection: Collection, call: Call) -> Body:
    href = f"{call.base}{api.path}/{collection.name}/{body['id']}"
    return {"id": body["id"], "href": href, **{**body, "href": href, "@type": body.get("@type") or collection.type}}


def _fields(request: Web, collection: Collection) -> Fields:
    problems: list[Problem] = []
    fields = fields_of(request.query_params.get("fields"), collection.shapes[collection.type], problems)
    if problems:
        raise Invalid.of(problems)
    return fields


def _asked(request: Web) -> list[tuple[str, str]]:
    """Each name once; the same name twice means or, as a comma does."""
    params = request.query_params
    return [(name, ",".join(params.getall(name))) for name in dict.fromkeys(params)]
