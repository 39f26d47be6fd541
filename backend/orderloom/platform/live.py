"""Live updates between processes over Redis pub/sub: best effort, since whoever watches reads again."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Sequence
from typing import Any

import redis.asyncio as aioredis
from redis.exceptions import RedisError

from orderloom.kernel import json
from orderloom.platform import telemetry

POLL_SECONDS = 2.0
_LOOK_SECONDS = 0.1
_PREFIX = "orderloom:live:"
_log = telemetry.log(__name__)


class Live:
    """One per process and event loop. With no Redis URL, updates reach watchers in this process only."""

    def __init__(self, url: str = "") -> None:
        self._client = aioredis.Redis.from_url(url, socket_connect_timeout=1, socket_timeout=None) if url else None
        self._watchers: dict[str, set[asyncio.Queue[dict[str, Any]]]] = defaultdict(set)
        self._listener: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()
        self._closed = False

    def publish(self, messages: Sequence[tuple[str, dict[str, Any]]]) -> None:
        """Sends later, in order; never raises."""
        if self._client is None:
            for topic, payload in messages:
                self._deliver(topic, payload)
            return
        task = asyncio.get_running_loop().create_task(self._send(list(messages)))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def subscribe(self, topic: str) -> AsyncGenerator[dict[str, Any]]:
        """Messages of the topic, until this process stops.

        An empty message says "look for yourself": it comes once when the topic is heard, so that what happened
        before is not missed, and every two seconds while Redis is away.
        """
        queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue(maxsize=100)
        self._watchers[topic].add(queue)
        self._listen()
        try:
            while not self._closed:
                yield await queue.get()
        finally:
            self._watchers[topic].discard(queue)
            if not self._watchers[topic]:
                del self._watchers[topic]
            self._changed.set()

    async def close(self) -> None:
        self._closed = True
        for topic in list(self._watchers):
            self._deliver(topic, {})
        if self._listener is not None:
            self._listener.cancel()
        if self._client is not None:
            await self._client.aclose()

    def _deliver(self, topic: str, payload: dict[str, Any]) -> None:
        for queue in self._watchers.get(topic, ()):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(payload)

    async def _send(self, messages: list[tuple[str, dict[str, Any]]]) -> None:
        assert self._client is not None
        try:
            async with asyncio.timeout(2), self._client.pipeline(transaction=False) as pipe:
                for topic, payload in messages:
                    pipe.publish(_PREFIX + topic, json.dumps(payload))
                await pipe.execute()
        except (RedisError, TimeoutError, OSError) as error:
            _log.debug("live update lost", error=str(error))

    def _listen(self) -> None:
        self._changed.set()
        if self._client is not None and self._listener is None:
            self._listener = asyncio.create_task(self._run())
        elif self._client is None:
            for topic in self._watchers:
                self._deliver(topic, {})

    async def _run(self) -> None:
        while not self._closed:
            try:
                await self._receive()
            except (RedisError, OSError) as error:
                _log.warning("live updates fall back to polling", error=str(error))
            for topic in list(self._watchers):
                self._deliver(topic, {})
            await asyncio.sleep(POLL_SECONDS)

    async def _receive(self) -> None:
        """Hears the topics that someone watches, until the connection breaks."""
        assert self._client is not None
        heard: set[str] = set()
        async with self._client.pubsub() as pubsub:
            while True:
                self._changed.clear()
                wanted = set(self._watchers)
                if gone := heard - wanted:
                    await pubsub.unsubscribe(*(_PREFIX + topic for topic in gone))
                if new := wanted - heard:
                    await pubsub.subscribe(*(_PREFIX + topic for topic in new))
                    for topic in new:
                        self._deliver(topic, {})
                heard = wanted
                if not heard:
                    await self._changed.wait()
                    continue
                said: Any = await pubsub.get_message(ignore_subscribe_messages=True, timeout=_LOOK_SECONDS)
                if said is not None:
                    self._deliver(said["channel"].decode().removeprefix(_PREFIX), json.loads(said["data"]))
