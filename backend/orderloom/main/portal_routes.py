"""The portal inside other sites: the page that is framed, the element that frames it, and the way in."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post

from orderloom.identity import queries as identity
from orderloom.integration.portal import queries as portal
from orderloom.integration.portal.commands import open_portal
from orderloom.integration.portal.contracts import OpenedPortal
from orderloom.integration.portal.domain.claims import LONGEST_TOKEN
from orderloom.kernel.errors import DomainError, Invalid
from orderloom.kernel.text import unacceptable
from orderloom.main.front import POLICY
from orderloom.main.spa import Asset, served
from orderloom.platform.db import Database

Asking = Request[Any, Any, Any]
ELEMENT, PAGE = "embed/orderloom-portal.js", "portal.html"
_ANCESTORS = re.compile(r"frame-ancestors [^;]+")
_REFUSED = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>Orderloom</title>"
    b"<p>This page may not show the portal here. Its administrator adds the origin of the page to the integration."
)


class Arrival(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`former` is the visit of the same page that the new one takes the place of."""

    integration: Annotated[str, msgspec.Meta(max_length=50)]
    host: Annotated[str, msgspec.Meta(max_length=300)]
    token: Annotated[str, msgspec.Meta(max_length=LONGEST_TOKEN)]
    former: Annotated[str, msgspec.Meta(max_length=200)] | None = None


@post("/portal/session", status_code=200, request_max_body_size=LONGEST_TOKEN + 4096, include_in_schema=False)
async def arrive(request: Asking) -> Response[Any]:
    """Exchanges a token of the embedding site for a visit, whose secret the page keeps in its memory only."""
    headers = request.headers
    if not identity.is_same_origin(headers.get("origin"), headers.get("host")):
        return _answer({"code": "foreign_origin", "message": "Requests of other sites are refused."}, 403)
    arrival = _read(request.content_type[0], await request.body())
    database: Database = request.app.state.database
    try:
        async with database.unit_of_work(actor_label=f"portal {arrival.integration}") as uow:
            opened = await open_portal(uow, arrival.integration, arrival.host, arrival.token, arrival.former)
    except DomainError as refused:
        first = refused.problems[0]
        return _answer({"code": first.code, "message": first.message}, 401)
    return _answer(_as_json(opened), 200)


def _read(content_type: str, body: bytes) -> Arrival:
    try:
        read = msgspec.json.decode(body, type=Arrival) if content_type == "application/json" else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        read = None
    if read is None or unacceptable(read):
        raise Invalid("Send integration, host and token as JSON.")
    return read


def _as_json(opened: OpenedPortal) -> dict[str, Any]:
    return {
        "secret": opened.secret,
        "expiresAt": opened.expires_at.isoformat(),
        "name": opened.name,
        "theme": opened.theme,
    }


def _answer(body: dict[str, Any], status: int) -> Response[Any]:
    return Response(body, status_code=status, media_type="application/json", headers={"cache-control": "no-store"})


def portal_routes(assets: Mapping[str, Asset]) -> list[Any]:
    """Routes that need the built front end."""

    @get("/embed/frame", include_in_schema=False)
    async def frame(request: Asking) -> Response[bytes]:
        """The portal's page for one integration on one of its hosts; nobody else's page can frame it."""
        query = request.query_params
        key, host = query.get("integration", ""), query.get("host", "")
        database: Database = request.app.state.database
        async with database.reader() as reader:
            found = await portal.place(reader, key, host)
        page = assets.get(PAGE)
        if found is None or page is None:
            return Response(_REFUSED, status_code=403, media_type="text/html", headers={"cache-control": "no-store"})
        allowed = _ANCESTORS.sub(f"frame-ancestors {' '.join(found.origins)}", POLICY)
        headers = {"content-security-policy": allowed, "cache-control": "no-store", "referrer-policy": "no-referrer"}
        return Response(page.body, media_type=page.media_type, headers=headers)

    @get(f"/{ELEMENT}", include_in_schema=False, sync_to_thread=False)
    def element(request: Asking) -> Response[bytes]:
        """The custom element, for pages of any site to load: it holds no secret and knows nobody."""
        asset = assets.get(ELEMENT)
        if asset is None:
            return Response(b"", status_code=404)
        answer = served(asset, request)
        answer.headers["access-control-allow-origin"] = "*"
        answer.headers["cross-origin-resource-policy"] = "cross-origin"
        return answer

    return [arrive, frame, element]
