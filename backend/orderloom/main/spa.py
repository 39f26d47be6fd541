"""Serves the built workspace from memory: its files by name, and its page for every path the application knows."""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException

_PACKED = (".js", ".css", ".html", ".svg", ".json", ".map", ".webmanifest", ".txt")
PAGES = ("index.html", "portal.html")
_MISSING_PAGE = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>Orderloom</title>"
    b"<p>The workspace is not built. Run <code>make build</code>, then restart."
)


class Asset(msgspec.Struct, frozen=True):
    body: bytes
    packed: bytes | None
    media_type: str
    tag: str
    forever: bool


def read_assets(folder: Path) -> dict[str, Asset]:
    """All files of the build by their path; names under `assets/` carry a hash and never change."""
    found = {path.relative_to(folder).as_posix(): _asset(path, folder) for path in folder.rglob("*") if path.is_file()}
    for page in PAGES:
        found.setdefault(page, Asset(_MISSING_PAGE, None, "text/html; charset=utf-8", '"none"', False))
    return found


def _asset(path: Path, folder: Path) -> Asset:
    body = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind == "application/javascript":
        kind += "; charset=utf-8"
    packed = gzip.compress(body, 6, mtime=0) if path.suffix in _PACKED and len(body) > 1024 else None
    tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return Asset(body, packed, kind, tag, path.relative_to(folder).parts[0] == "assets")


def spa_routes(assets: Mapping[str, Asset], reserved: tuple[str, ...]) -> list[Any]:
    """Routes for the workspace and the portal. Paths under `reserved` prefixes are never answered with a page."""

    @get(["/", "/{path:path}"], include_in_schema=False, sync_to_thread=False)
    def page(request: Request[Any, Any, Any]) -> Response[bytes]:
        path = request.url.path.lstrip("/")
        asset = assets.get(path)
        if asset is None:
            if path.split("/", 1)[0] in (*reserved, "assets"):
                raise NotFoundException("There is nothing at this address.")
            asset = assets["portal.html" if _is_portal(path) else "index.html"]
        return served(asset, request)

    return [page]


def _is_portal(path: str) -> bool:
    return path == "portal" or path.startswith("portal/")


def served(asset: Asset, request: Request[Any, Any, Any]) -> Response[bytes]:
    kept = "public, max-age=31536000, immutable" if asset.forever else "no-cache"
    headers = {"cache-control": kept, "etag": asset.tag, "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == asset.tag:
        return Response(b"", status_code=304, headers=headers)
    body = asset.body
    if asset.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        body, headers["content-encoding"] = asset.packed, "gzip"
    return Response(body, headers=headers, media_type=asset.media_type)
