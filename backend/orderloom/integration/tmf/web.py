"""What all TM Forum routes share: who calls, which media type, how bodies leave."""

from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException

from orderloom.identity import queries as identity
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.errors import Unauthenticated
from orderloom.kernel import json
from orderloom.platform.db import Database
from orderloom.platform.settings import settings

ACCEPTED = frozenset({"application/json", "application/json;charset=utf-8"})


async def caller_of(request: Request[Any, Any, Any], database: Database) -> Actor:
    """Whom the bearer token stands for; cookies don't count here, so that no page can call in a person's name."""
    caller = await identity.caller(database, {}, request.headers.get("authorization"))
    if caller is None:
        raise Unauthenticated("Send an API token: `Authorization: Bearer …`.")
    return caller.actor


def require_json(request: Request[Any, Any, Any]) -> None:
    given = request.headers.get("content-type", "").replace(" ", "").lower()
    if given not in ACCEPTED:
        raise HTTPException(status_code=415, detail="Send application/json.")


def base_of(request: Request[Any, Any, Any]) -> str:
    return settings().public_url.rstrip("/") or str(request.base_url).rstrip("/")


def json_response(body: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Response[bytes]:
    return Response(json.dumps(body), status_code=status, media_type="application/json", headers=headers)
