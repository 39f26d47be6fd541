"""One message to an address that somebody gave us: guarded as any call to the outside, answered or told why not."""

import asyncio
from collections.abc import Mapping

import httpx
import msgspec

from orderloom.integration.adapters.addresses import NoWay, Place, reach
from orderloom.kernel.outcome import Failed

LARGEST_ANSWER = 20 * 1024 * 1024
_PASSING = frozenset({408, 425, 429})


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    url: str
    method: str = "POST"
    content: bytes | None = None
    headers: Mapping[str, str] = {}
    seconds: float = 10.0


async def send(letter: Letter) -> bytes | Failed:
    """The body of a successful answer. A failure is transient when the same letter, sent again, may succeed."""
    try:
        reached = await reach(Place(url=letter.url, trusted=False))
        async with asyncio.timeout(letter.seconds):
            return await _sent(letter, reached.url, {**letter.headers, **reached.headers}, dict(reached.extensions))
    except NoWay as error:
        return error.failed
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        passing = status >= 500 or status in _PASSING
        return Failed(code="refused", message=f"The other side answered {status}.", transient=passing)
    except (TimeoutError, httpx.RequestError) as error:
        message = f"The other side did not answer: {type(error).__name__}."
        return Failed(code="unreachable", message=message, transient=True)
    except (httpx.InvalidURL, ValueError) as error:
        return Failed(code="bad_letter", message=f"This can't be sent, or its answer not be read: {error}.")


async def _sent(letter: Letter, url: str, headers: dict[str, str], extensions: dict[str, object]) -> bytes:
    known = {"content-type": "application/json", "accept": "application/json", **headers}
    async with httpx.AsyncClient(timeout=letter.seconds, follow_redirects=False) as client:
        request = client.build_request(letter.method, url, content=letter.content, headers=known, extensions=extensions)
        answer = await client.send(request, stream=True)
        text = bytearray()
        async for chunk in answer.aiter_bytes():
            text += chunk
            if len(text) > LARGEST_ANSWER:
                raise ValueError(f"more than {LARGEST_ANSWER} bytes")
        answer.raise_for_status()
        return bytes(text)
