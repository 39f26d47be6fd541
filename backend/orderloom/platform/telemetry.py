"""Logs, trace ids and metrics: what an operator sees of a running part."""

import logging
import secrets
import sys
from contextvars import ContextVar
from typing import Any

import structlog
from prometheus_client import Counter, Gauge, Histogram

_trace: ContextVar[str] = ContextVar("trace", default="")

WORK_DONE = Counter("orderloom_work_done", "Work rows settled", ["handler"])
WORK_RETRIED = Counter("orderloom_work_retried", "Work rows given another attempt", ["handler"])
WORK_FAILED = Counter("orderloom_work_failed", "Work rows given up", ["handler"])
WORK_FENCED = Counter("orderloom_work_fenced", "Work rows whose lease was lost before they were settled")
WORK_SECONDS = Histogram("orderloom_work_group_seconds", "Time of one group of work rows", ["handler"])
WORK_READY = Gauge("orderloom_work_ready", "Work rows that are ready", ["lane"])
REQUESTS = Histogram("orderloom_http_request_seconds", "HTTP requests by route", ["method", "route", "status"])


def new_trace() -> str:
    """A trace id as in W3C Trace Context: 32 hexadecimal digits."""
    return secrets.token_hex(16)


def current_trace() -> str:
    """The trace of this task; a new one when nobody set it."""
    trace = _trace.get()
    if not trace:
        trace = new_trace()
        _trace.set(trace)
    return trace


def set_trace(trace: str) -> None:
    _trace.set(trace)


def _add_trace(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    trace = _trace.get()
    if trace:
        event["trace_id"] = trace
    return event


def configure_logging(part: str, *, level: str = "info", style: str = "text") -> None:
    """Logs of this process go to stderr: one JSON object a line, or text for people. `part` names the process."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        _add_trace,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    as_json = style == "json"
    renderer: Any = (
        structlog.processors.JSONRenderer(sort_keys=True)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for noisy in ("httpx", "httpcore", "dramatiq", "_granian", "casbin"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    structlog.contextvars.bind_contextvars(part=part)


def log(name: str) -> Any:
    return structlog.stdlib.get_logger(name)
