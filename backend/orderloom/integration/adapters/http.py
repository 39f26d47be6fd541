"""One call over HTTP: what is sent, and what each kind of answer, or silence, means."""

import asyncio
from typing import Any

import httpx

from orderloom.integration.adapters.addresses import NoWay, Place, headers_of, reach
from orderloom.integration.adapters.contracts import Target
from orderloom.integration.adapters.mapping import mapped
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError
from orderloom.kernel.outcome import Done, Failed, Outcome
from orderloom.kernel.text import unacceptable
from orderloom.language.durations import parse_duration
from orderloom.orchestration.contracts import OperationCall

LONGEST_SECONDS = 10.0
LARGEST_ANSWER = 1_000_000
_PASSING = frozenset({408, 425, 429})
_SENT = {"content-type": "application/json", "accept": "application/json"}


class TooLarge(Exception):
    """The answer is larger than an answer may be."""


async def call_http(client: httpx.AsyncClient, place: Place, target: Target, call: OperationCall) -> Outcome:
    """Never raises. A failure is transient when the same call, sent again with the same key, may succeed."""
    try:
        status, text = await _send(client, place, target, call)
    except _WRONG as error:
        return _wrong(target, error)
    if status >= 500 or status in _PASSING:
        return _busy(target, status, text)
    if status >= 400:
        return _refusal(target, status, text)
    return _result(target, status, text)


_WRONG = (NoWay, TooLarge, DomainError, TimeoutError, ValueError, httpx.RequestError, httpx.InvalidURL)


def _wrong(target: Target, error: Exception) -> Failed:
    if isinstance(error, NoWay):
        return error.failed
    if isinstance(error, httpx.ConnectError):
        return Failed(code="unreachable", message=f"{target.connection.key} can't be reached: {error}", transient=True)
    if isinstance(error, httpx.DecodingError):
        return Failed(code="bad_answer", message=f"{target.key} answered what can't be unpacked.")
    if isinstance(error, (TimeoutError, httpx.RequestError)):
        return _unknown(target, type(error).__name__)
    if isinstance(error, TooLarge):
        return Failed(code="bad_answer", message=f"{target.key} answered more than {LARGEST_ANSWER} bytes.")
    if isinstance(error, DomainError):
        return Failed(code="bad_request", message=str(error))
    return Failed(code="bad_request", message=f"The address, the path or a header of {target.key} can't be sent.")


def body_of(target: Target, given: dict[str, Any]) -> dict[str, Any]:
    """What is sent for this input."""
    return mapped(target.operation.request, {"input": given}) if target.operation.request else given


async def _send(client: httpx.AsyncClient, place: Place, target: Target, call: OperationCall) -> tuple[int, bytes]:
    operation = target.operation
    planned = call.timeout_seconds or parse_duration(operation.timeout).total_seconds()
    reached = await reach(place)
    request = client.build_request(
        operation.method,
        reached.url.rstrip("/") + target.path,
        content=json.dumps(body_of(target, call.input)),
        headers={**_SENT, **reached.headers, **headers_of(target.connection, place), "idempotency-key": call.call_id},
        timeout=min(planned, LONGEST_SECONDS),
        extensions=reached.extensions,
    )
    async with asyncio.timeout(LONGEST_SECONDS):
        answer = await client.send(request, stream=True, follow_redirects=False)
        try:
            return answer.status_code, await _read(answer)
        finally:
            await answer.aclose()


async def _read(answer: httpx.Response) -> bytes:
    text = b""
    async for chunk in answer.aiter_bytes():
        text += chunk
        if len(text) > LARGEST_ANSWER:
            raise TooLarge
    return text


def _result(target: Target, status: int, text: bytes) -> Outcome:
    if status >= 300:
        return Failed(code="bad_answer", message=f"{target.key} answered {status}, which says nothing of success.")
    try:
        body = json.loads(text) if text else {}
        response = target.operation.response
        value = mapped(response, {"body": body}) if response else body
    except (ValueError, RecursionError, DomainError) as error:
        return Failed(code="bad_answer", message=f"{target.key} answered what can't be read: {error}")
    if unacceptable(value):
        return Failed(code="bad_answer", message=f"{target.key} answered what can't be kept.")
    if not isinstance(value, dict):
        return Failed(code="bad_answer", message=f"{target.key} answered something that is no JSON object.")
    return Done(value=value)


def _unknown(target: Target, what: str) -> Failed:
    """Sent, and no answer. Only a system that knows the key again may be asked again."""
    if target.operation.idempotent:
        return Failed(code="timeout", message=f"{target.key} did not answer: {what}", transient=True)
    return Failed(code="outcome_unknown", message=f"{target.key} did not answer, and must not be asked twice: {what}")


def _busy(target: Target, status: int, text: bytes) -> Failed:
    said = _said(text)
    payload = {"status": status, "body": said}
    if status >= 500 and not target.operation.idempotent:
        message = f"{target.key} failed with {status}, and must not be asked twice."
        return Failed(code="outcome_unknown", message=message, payload=payload)
    return Failed(code="unavailable", message=f"{target.key} answered {status}.", transient=True, payload=payload)


def _refusal(target: Target, status: int, text: bytes) -> Failed:
    said = _said(text)
    fields: dict[str, Any] = said if isinstance(said, dict) else {}
    return Failed(
        code=str(fields.get("code") or "rejected"),
        message=str(fields.get("message") or f"{target.key} refused with {status}."),
        payload={"status": status, "body": said},
    )


def _said(text: bytes) -> Any:
    """What can't be read as JSON, or can't be kept, is told as the text that it is."""
    try:
        said = json.loads(text) if text else None
        if not unacceptable(said):
            return said
    except (ValueError, RecursionError):
        pass
    return text[:1000].decode(errors="replace").replace("\0", "")
