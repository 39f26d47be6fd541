"""Whatever a system answers, a call has an outcome: one that raised would take the other calls of its batch along."""

import httpx
import pytest

from orderloom.integration.adapters.addresses import Place
from orderloom.integration.adapters.contracts import Connection, Operation, Target
from orderloom.integration.adapters.http import call_http
from orderloom.kernel.outcome import Failed
from orderloom.orchestration.contracts import OperationCall


def target(path: str = "/note") -> Target:
    operation = Operation(key="note", name={"en": "Note"}, path=path)
    connection = Connection(
        schema="orderloom.connection/1", key="crm", name={"en": "CRM"}, kind="http", operations=(operation,)
    )
    return Target(connection=connection, operation=operation)


async def outcome_of(
    answer: httpx.Response, *, url: str = "https://crm.example.com", trusted: bool = True, path: str = "/note"
) -> Failed:
    async with httpx.AsyncClient(transport=httpx.MockTransport(lambda _: answer)) as client:
        call = OperationCall(operation="crm.note", call_id="1", input={})
        outcome = await call_http(client, Place(url=url, trusted=trusted), target(path), call)
    assert isinstance(outcome, Failed)
    return outcome


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(b"not packed")),
        httpx.Response(200, content=b"[" * 100_000),
        httpx.Response(200, content=b'{"name": "\\u0000"}'),
        httpx.Response(200, content=b"[]"),
        httpx.Response(200, content=b"<html>"),
    ],
    ids=["packed in no way", "endless nesting", "a character that can't be kept", "a list", "no JSON"],
)
async def test_what_can_not_be_read_is_a_bad_answer(answer: httpx.Response) -> None:
    assert (await outcome_of(answer)).code == "bad_answer"


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"message": "\\u0000"}', b"\x00\xff"])
async def test_a_refusal_is_told_in_a_text_that_can_be_kept(content: bytes) -> None:
    refused = await outcome_of(httpx.Response(400, content=content))
    assert refused.code == "rejected"
    assert "\0" not in f"{refused.message}{refused.payload['body']}"


@pytest.mark.parametrize(
    ("url", "path"),
    [("https://a..b", "/note"), ("https://[::1", "/note"), ("https://crm.example.com:99999", "/note"),
     ("https://8.8.8.8", "/two\nlines")],
)  # fmt: skip
async def test_what_can_not_be_sent_has_an_outcome(url: str, path: str) -> None:
    refused = await outcome_of(httpx.Response(200, content=b"{}"), url=url, trusted=False, path=path)
    assert refused.code in {"bad_request", "not_allowed"}
    assert refused.transient is False
