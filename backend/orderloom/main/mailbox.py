"""The demonstration's mail server: it takes every message, passes none on, and keeps each as a file to read."""

import asyncio
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from orderloom.kernel.ids import new_id
from orderloom.main.process import until_signal
from orderloom.platform import telemetry
from orderloom.platform.settings import Settings, settings

DEFAULT_PORT = 9025
MOST_KEPT = 500
MOST_BYTES = 30 * 1024 * 1024
_ODD = re.compile(r"[^A-Za-z0-9@.+-]+")
_log = telemetry.log(__name__)


def folder_of(chosen: Settings) -> Path:
    return chosen.home_path / "mail"


class Keep:
    """Writes each message to a file of its own, named by time and recipient; the oldest make room."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        content = envelope.original_content or b""
        await asyncio.to_thread(self._write, envelope.rcpt_tos, content)
        return "250 kept"

    def _write(self, recipients: Sequence[str], content: bytes) -> None:
        when = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        name = f"{when}-{_ODD.sub('_', recipients[0] if recipients else 'nobody')[:80]}-{new_id().hex[-6:]}.eml"
        (self._folder / name).write_bytes(content)
        for old in sorted(self._folder.glob("*.eml"))[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
        _log.info("kept a message", to=list(recipients), file=name)


async def serve(chosen: Settings, port: int) -> None:
    stop, keep = until_signal(), Keep(folder_of(chosen))
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(keep, hostname="orderloom", data_size_limit=MOST_BYTES, enable_SMTPUTF8=True),
        "127.0.0.1",
        port,
    )
    _log.info("mailbox is ready", address=f"smtp://127.0.0.1:{port}", folder=str(folder_of(chosen)))
    async with server:
        await stop.wait()


def main(port: int | None) -> None:
    chosen = settings()
    telemetry.configure_logging("mailbox", level=chosen.log_level, style=chosen.log_format)
    asyncio.run(serve(chosen, port or DEFAULT_PORT))
