"""`orderloom run`: the whole product in one foreground process, for a laptop, a demo, or a first look."""

import asyncio
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing

import click
import httpx
import msgspec

from orderloom.identity.domain.demo import DEMO_PASSWORD, PEOPLE
from orderloom.main.house import HomeTaken, announce, locked, servers
from orderloom.main.parts import Part
from orderloom.main.process import until_signal
from orderloom.platform.embedded import EmbeddedError, Server
from orderloom.platform.settings import Settings

_COLORS = {
    "web": "cyan",
    "worker": "green",
    "relay": "magenta",
    "simulator": "yellow",
    "run": "blue",
}


def say(part: str, line: str) -> None:
    color = _COLORS.get(part.split("-", 1)[0], "white")
    click.echo(f"{click.style(f'{part:>10}', fg=color)} │ {line}")


def is_free(host: str, port: int) -> bool:
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def free_port(host: str, wanted: int, *, fixed: bool) -> int:
    """The wanted port, or the next free one unless it was asked for; waits a little for one that is being left."""
    for _ in range(30 if fixed else 1):
        if is_free(host, wanted):
            return wanted
        time.sleep(0.1 if fixed else 0)
    if fixed:
        sys.exit(f"Port {wanted} is taken. Choose another: make run PORT={wanted + 1}")
    return next(port for port in range(wanted + 1, wanted + 200) if is_free(host, port))


class Supervisor:
    """Starts all parts in order, says when the product is ready, and stops them in the reverse order."""

    def __init__(
        self, chosen: Settings, servers: Sequence[Server], started_at: float, *, demo: bool, mailbox: int = 0
    ) -> None:
        """`mailbox` is the port of the demonstration's mail server; 0 for none."""
        self._settings = chosen
        self._servers = servers
        self._demo = demo
        self._mailbox = mailbox
        self._started = started_at
        self._environment = _environment(chosen)
        self._parts = [self._part("simulator"), self._part("relay"), self._part("web")]
        if mailbox:
            self._parts.insert(0, self._part("mailbox", "mailbox", "--port", str(mailbox)))
        self._parts[1:1] = [self._part("worker", f"worker-{n + 1}") for n in range(chosen.workers)]

    async def run(self) -> int:
        """The exit code, once someone asked to stop or the start failed."""
        stop = until_signal()
        if not await self._prepared():
            return 1
        kept = [asyncio.create_task(part.keep_running()) for part in self._parts]
        beside = [asyncio.create_task(work) for work in (self._guard(), self._begin())]
        await stop.wait()
        say("run", "stops")
        for task in beside:
            task.cancel()
        for part in reversed(self._parts):
            await part.stop()
        await asyncio.gather(*kept)
        return 0

    async def _prepared(self) -> bool:
        say("run", "brings the database to this version's schema")
        if await self._part("migrate").run_once():
            return False
        say("run", "loads the shipped definitions")
        return not await self._part("seed", "seed", *(["--demo"] if self._demo else [])).run_once()

    async def _guard(self) -> None:
        """Starts a server of ours again when it crashed."""
        while True:
            await asyncio.sleep(0.5)
            for server in self._servers:
                if server.revive():
                    say("run", f"{server.name} ended; it was started again")

    async def _begin(self) -> None:
        """Waits for the web, tells people where to go, then runs the demo orders."""
        await self._answering()
        say("run", f"ready at {self._settings.origin} after {time.monotonic() - self._started:.1f} s")
        if self._demo:
            for line in sign_ins():
                say("run", line)
            if self._mailbox:
                say("run", f"e-mail goes nowhere; it is kept in {self._settings.home_path / 'mail'}")
        say("run", f"data is kept in {self._settings.home_path}; Ctrl-C stops everything")
        if self._demo:
            await self._part("seed", "seed", "--orders").run_once()

    async def _answering(self) -> None:
        async with httpx.AsyncClient(base_url=f"http://{self._settings.host}:{self._settings.port}") as client:
            while True:
                try:
                    if (await client.get("/readyz")).status_code == 200:
                        return
                except httpx.HTTPError:
                    pass
                await asyncio.sleep(0.05)

    def _part(self, command: str, name: str = "", *more: str) -> Part:
        return Part(name or command, [command, *more], self._environment, say)


def sign_ins() -> list[str]:
    """Who can sign in to the demonstration, one a line."""
    width = max(len(person.login) for person in PEOPLE)
    people = [f"  {person.login:{width}}  {', '.join(role.value for role in person.roles)}" for person in PEOPLE]
    return [f"sign in with the password {DEMO_PASSWORD!r} as", *people]


def _environment(chosen: Settings) -> Mapping[str, str]:
    passed = ("database_url", "redis_url", "port", "host", "simulator_port", "simulator_url", "home", "smtp_url")
    return {f"ORDERLOOM_{name.upper()}": str(getattr(chosen, name)) for name in passed}


def main(chosen: Settings, *, port_is_fixed: bool, demo: bool) -> int:
    started = time.monotonic()
    chosen = msgspec.structs.replace(chosen, home=str(chosen.home_path))
    try:
        with locked(chosen.home_path):
            port = free_port(chosen.host, chosen.port, fixed=port_is_fixed)
            simulator = chosen.simulator_port or free_port("127.0.0.1", port + 1000, fixed=False)
            chosen = msgspec.structs.replace(
                chosen,
                port=port,
                simulator_port=simulator,
                simulator_url=chosen.simulator_url or f"http://127.0.0.1:{simulator}",
            )
            mailbox = free_port("127.0.0.1", port + 1001, fixed=False) if demo and not chosen.smtp_url else 0
            if mailbox:
                chosen = msgspec.structs.replace(chosen, smtp_url=f"smtp://127.0.0.1:{mailbox}")
            say("run", f"starts PostgreSQL and Valkey in {chosen.home_path}")
            with servers(chosen) as (ready, started_servers):
                say("run", f"servers are up after {time.monotonic() - started:.1f} s")
                announce(ready)
                return asyncio.run(Supervisor(ready, started_servers, started, demo=demo, mailbox=mailbox).run())
    except HomeTaken:
        say("run", f"another Orderloom runs in {chosen.home_path}. Choose a folder: ORDERLOOM_HOME=/some/where")
    except EmbeddedError as error:
        say("run", str(error))
    return 1
