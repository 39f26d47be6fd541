"""Nudges over Redis: "lane X has work". Losing one costs half a second, until the relay looks; nothing else.

Dramatiq carries them, with one actor whose only argument is a lane. It never raises, so nothing is ever retried there:
what is retried, and when, is said by the work rows in PostgreSQL.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import dramatiq
import dramatiq.worker
import redis
from dramatiq.brokers.redis import RedisBroker

from orderloom.platform import telemetry
from orderloom.platform.live import Live

QUEUE = "work"
NAMESPACE = "orderloom"
BACKLOG = 256
_log = telemetry.log(__name__)
dramatiq.worker.CONSUMER_RESTART_DELAY_SECS = 0.5


def connect(url: str) -> redis.Redis:
    return redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=1, health_check_interval=15)


def make_broker(url: str) -> RedisBroker:
    """Without middleware: no retries, results, delays, time limits or pickles."""
    return RedisBroker(client=connect(url), middleware=[], namespace=NAMESPACE, heartbeat_timeout=10_000)


class Nudger:
    """Sends nudges from a thread of its own, so that a Redis that hangs never holds up a request."""

    def __init__(self, url: str, live: Live | None = None) -> None:
        self._broker = make_broker(url)
        self._live = live
        self._lanes: set[str] = set()
        self._wanted = threading.Condition()
        self._stopped = False
        self._away = False
        self._thread = threading.Thread(target=self._run, name="nudger", daemon=True)
        self._thread.start()

    def nudge(self, lanes: Iterable[str]) -> None:
        with self._wanted:
            self._lanes.update(lanes)
            self._wanted.notify()

    def publish(self, messages: Sequence[tuple[str, dict[str, Any]]]) -> None:
        if self._live is not None:
            self._live.publish(messages)

    def stop(self) -> None:
        with self._wanted:
            self._stopped = True
            self._wanted.notify()
        self._thread.join(timeout=5)
        self._broker.client.close()

    def _run(self) -> None:
        while True:
            with self._wanted:
                self._wanted.wait_for(lambda: self._lanes or self._stopped)
                if not self._lanes:
                    return
                lanes, self._lanes = self._lanes, set()
            self._send(lanes)

    def _send(self, lanes: Iterable[str]) -> None:
        """A queue that nobody reads is not filled further: each nudge says the same as the last."""
        try:
            if int(self._broker.client.llen(f"{NAMESPACE}:{QUEUE}")) < BACKLOG:  # pyright: ignore[reportArgumentType]
                for lane in lanes:
                    self._broker.enqueue(_message(lane))
            self._away = False
        except redis.RedisError as error:
            if not self._away:
                _log.warning("Redis is away; the relay will find the work", error=str(error))
            self._away = True


def _message(lane: str) -> dramatiq.Message[None]:
    return dramatiq.Message(queue_name=QUEUE, actor_name="work", args=(lane,), kwargs={}, options={})


class Listener:
    """The receiving end: hands each lane to `wake`, which may be called from any thread."""

    def __init__(self, url: str, wake: Callable[[str], object]) -> None:
        self._broker = make_broker(url)

        @dramatiq.actor(actor_name="work", queue_name=QUEUE, broker=self._broker)
        def work(lane: str) -> None:  # pyright: ignore[reportUnusedFunction]  registered by its decorator
            wake(lane)

        self._worker = dramatiq.Worker(self._broker, worker_timeout=20, worker_threads=2)
        self._worker.queue_prefetch = 2

    def start(self) -> None:
        self._worker.start()

    def stop(self) -> None:
        """Stops listening; messages that were fetched and not handled go back."""
        try:
            self._worker.stop(timeout=3_000)
        except redis.RedisError as error:
            _log.warning("nudges were not given back", error=str(error))
        self._broker.client.close()
