"""Settings come from the environment only, are read once, and are documented in one table (`docs/settings.md`)."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec

Port = Annotated[int, msgspec.Meta(ge=0, le=65535)]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Each field is read from `ORDERLOOM_<FIELD>`; the defaults suit one machine and `orderloom run`."""

    env: Literal["development", "production", "test"] = "development"
    home: str = ""
    database_url: str = ""
    redis_url: str = ""
    host: str = "127.0.0.1"
    port: Port = 8000
    public_url: str = ""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"
    session_hours: Annotated[int, msgspec.Meta(ge=1, le=720)] = 12
    database_pool: Annotated[int, msgspec.Meta(ge=1, le=200)] = 10
    statement_timeout_ms: Annotated[int, msgspec.Meta(ge=100)] = 3000
    worker_lanes: str = "orders,tasks,calls,slow"
    workers: Annotated[int, msgspec.Meta(ge=1, le=64)] = 1
    body_limit_kb: Annotated[int, msgspec.Meta(ge=1)] = 4096
    intake_limit_mb: Annotated[int, msgspec.Meta(ge=1)] = 20
    simulator_port: Port = 0
    simulator_latency_ms: Annotated[int, msgspec.Meta(ge=0)] = 50
    simulator_url: str = ""
    private_networks: bool = False
    flows_path: str = ""
    frontend_path: str = ""
    metrics_token: str = ""
    sealing_key: str = ""
    smtp_url: str = ""
    mail_from: str = "orderloom@localhost"

    @property
    def home_path(self) -> Path:
        """The data folder: embedded servers, the simulator's journal, logs."""
        return Path(self.home).expanduser().absolute() if self.home else _default_home()

    @property
    def lanes(self) -> tuple[str, ...]:
        return tuple(lane.strip() for lane in self.worker_lanes.split(",") if lane.strip())

    @property
    def origin(self) -> str:
        """The address people type, without a trailing slash."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"


def _default_home() -> Path:
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "orderloom"


def from_environment(environ: Mapping[str, str]) -> Settings:
    """Raises `msgspec.ValidationError`, which names the field, when a value does not fit."""
    given = {
        field: environ[f"ORDERLOOM_{field.upper()}"]
        for field in Settings.__struct_fields__
        if environ.get(f"ORDERLOOM_{field.upper()}")
    }
    return msgspec.convert(given, Settings, strict=False)


@cache
def settings() -> Settings:
    return from_environment(os.environ)
