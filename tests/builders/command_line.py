"""`orderloom …` in the process of the tests, which saves the seconds that a new one takes to start."""

import asyncio
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from orderloom.main.cli import main
from orderloom.platform.db import Database
from orderloom.platform.settings import settings

SETTINGS = ("ORDERLOOM_DATABASE_URL", "ORDERLOOM_REDIS_URL", "ORDERLOOM_ENV")
Servers = dict[str, str]


def servers_of(database: Database, redis_url: str) -> Servers:
    """The environment of a command that finds these servers."""
    url = database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    return {**os.environ, "ORDERLOOM_DATABASE_URL": url, "ORDERLOOM_REDIS_URL": redis_url, "ORDERLOOM_ENV": "test"}


async def orderloom(servers: Servers, *arguments: str | Path) -> tuple[int, str, str]:
    """The exit code, and what was said on both streams. Anything but a refusal in words raises."""

    def invoke() -> tuple[int, str, str]:
        with pytest.MonkeyPatch.context() as patch:
            for name in SETTINGS:
                patch.setenv(name, servers[name])
            settings.cache_clear()
            try:
                result = CliRunner().invoke(main, [*map(str, arguments)])
            finally:
                settings.cache_clear()
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    return await asyncio.to_thread(invoke)
