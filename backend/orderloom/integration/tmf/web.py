"""What all TM Forum routes share: who calls, which media type, how bodies come and leave."""

from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException

from orderloom.identity import queries as identity
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.errors import Unauthenticated
from orderloom.kernel import json
from orderloom.platform.db import Database
from orderloom.platform.settings import settings

JSON = frozenset({"application/json", "application/*", "*/*"})


async def caller_of(request: Request[Any, Any, Any], database: Database) -> Actor:
    """Whom the bearer token stands for; cookies don't count here, so that no page can call in a person's name."""
    caller = await identity.caller(database, {}, request.headers.get("authorization"))
    if caller is None:
        raise Unauthenticated("Send an API token: `Authorization: Bearer …`.")
    return caller.actor


def media_type_of(request: Request[Any, Any, Any]) -> str:
    """Without parameters, of which only a charset of UTF-8 is taken."""
    given = request.headers.get("content-type", "").replace(" ", "").lower()
    media_type, _, parameter = given.partition(";")
    if parameter not in ("", "charset=utf-8", 'charset="utf-8"'):
        raise HTTPException(status_code=415, detail="Send UTF-8.")
    return media_type


def check_accepted(request: Request[Any, Any, Any]) -> None:
    """JSON is all there is; a reader that names only other types is told so."""
    given = request.headers.get("accept", "")
    named = {one.partition(";")[0].strip().lower() for one in given.split(",")} - {""}
    if named and not named & JSON:
        raise HTTPException(status_code=406, detail="There is application/json here.")


async def body_of(request: Request[Any, Any, Any], most: int) -> bytes:
    """Read no further than is allowed here."""
    taken = bytearray()
    async for chunk in request.stream():
        taken += chunk
        if len(taken) > most:
            raise HTTPException(status_code=413, detail=f"A body may have {most // 1024} KB here.")
    return bytes(taken)


def base_of(request: Request[Any, Any, Any]) -> str:
    return settings().public_url.rstrip("/") or str(request.base_url).rstrip("/")


def json_response(body: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Response[bytes]:
    return Response(json.dumps(body), status_code=status, media_type="application/json", headers=headers)
