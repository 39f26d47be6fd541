"""The one door of all TM Forum APIs: finds API, version and collection by the path, and who calls by the token."""

from typing import Any

from litestar import HttpMethod, Request, Response, Router, route
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from orderloom.integration.tmf.apis import APIS
from orderloom.integration.tmf.collection import LARGE, Api, Call, Collection
from orderloom.integration.tmf.errors import HANDLERS
from orderloom.integration.tmf.hub import Hub
from orderloom.integration.tmf.serving import serve
from orderloom.integration.tmf.web import base_of, caller_of, check_accepted
from orderloom.kernel.text import unacceptable
from orderloom.platform.db import Database

METHODS = [HttpMethod.GET, HttpMethod.POST, HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.PUT]


@route("/{rest:path}", http_method=METHODS, request_max_body_size=LARGE, status_code=200)
async def door(
    request: Request[Any, Any, State], database: NamedDependency[Database], rest: FromPath[str]
) -> Response[bytes]:
    api, collection, id_ = _place(rest)
    actor = await caller_of(request, database)
    check_accepted(request)
    call = Call(
        actor=actor,
        database=database,
        base=base_of(request),
        key=request.headers.get("idempotency-key"),
        later=request.query_params.get("mode") == "async",
        headers={},
    )
    return await serve(request, api, collection, id_, call)


def _place(rest: str) -> tuple[Api, Collection, str | None]:
    """`/productOrderingManagement/v4/productOrder/17` is an API, one of its collections, and an id."""
    steps = rest.strip("/").split("/")
    api = APIS.get((steps[0], steps[1])) if len(steps) in (3, 4) else None
    if api is None:
        raise NotFoundException("There is no such API or resource here.")
    collection = Hub(api) if steps[2] == "hub" else api.collection(steps[2])
    if collection is None:
        raise NotFoundException(f"{api.name} {api.version} has no {steps[2]!r}.")
    if unacceptable(steps):
        raise NotFoundException("There is no such resource.")
    return api, collection, steps[3] if len(steps) == 4 else None


routes = [
    Router(path="/tmf-api", route_handlers=[door], exception_handlers=HANDLERS, include_in_schema=False),
]
