"""Images of the catalog: their address is the hash of their bytes, so that they never change and are kept for ever."""

import re
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from orderloom.catalog.queries.files import image_bytes
from orderloom.kernel.errors import Missing
from orderloom.platform.db import Database

_HASH = re.compile(r"[0-9a-f]{64}\Z")
_FOR_EVER = "public, max-age=31536000, immutable"


@get("/files/images/{sha256:str}", include_in_schema=False)
async def image(request: Request[Any, Any, Any], sha256: FromPath[str]) -> Response[bytes]:
    """For whoever looks at what is sold, signed in or not."""
    if _HASH.match(sha256) is None:
        raise Missing("There is no such image.")
    headers = {"cache-control": _FOR_EVER, "etag": f'"{sha256}"', "x-content-type-options": "nosniff"}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(b"", status_code=304, headers=headers)
    database: Database = request.app.state.database
    async with database.reader() as reader:
        found = await image_bytes(reader, sha256)
    return Response(found.content, media_type=found.media_type.value, headers=headers)


routes = [image]
