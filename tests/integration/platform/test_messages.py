"""Nudges and live updates travel over Redis; without it, both get quiet and nothing breaks."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from orderloom.platform.embedded import start_valkey
from orderloom.platform.live import Live
from orderloom.platform.queue import BACKLOG, NAMESPACE, QUEUE, Listener, Nudger, connect


@pytest.fixture(autouse=True)
def empty_redis(redis_url: str) -> None:
    connect(redis_url).flushall()


async def test_a_nudge_wakes_a_listener_with_the_lane(redis_url: str) -> None:
    heard: asyncio.Queue[str] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    listener = Listener(redis_url, lambda lane: loop.call_soon_threadsafe(heard.put_nowait, lane))
    listener.start()
    nudger = Nudger(redis_url)
    nudger.nudge(["tasks"])
    assert await heard.get() == "tasks"
    await asyncio.to_thread(listener.stop)
    nudger.stop()


def test_nudges_that_nobody_reads_do_not_pile_up(redis_url: str) -> None:
    nudger = Nudger(redis_url)
    for _ in range(BACKLOG + 50):
        nudger._send(["orders"])  # pyright: ignore[reportPrivateUsage]
    nudger.stop()
    assert connect(redis_url).llen(f"{NAMESPACE}:{QUEUE}") == BACKLOG


def test_nudging_without_redis_neither_raises_nor_blocks(tmp_path: Path) -> None:
    server = start_valkey(tmp_path)
    nudger = Nudger(server.url)
    server.stop()
    nudger.nudge(["orders"])
    nudger.stop()


async def next_of(messages: AsyncGenerator[dict[str, Any]]) -> dict[str, Any]:
    return await anext(messages)


async def test_what_one_process_publishes_another_hears(redis_url: str) -> None:
    here, there = Live(redis_url), Live(redis_url)
    messages = there.subscribe("order:1")
    assert await next_of(messages) == {}
    here.publish([("order:2", {"n": 1}), ("order:1", {"n": 2})])
    assert await next_of(messages) == {"n": 2}
    await messages.aclose()
    await here.close()
    await there.close()


async def test_watchers_are_told_to_look_for_themselves_while_redis_is_away(tmp_path: Path) -> None:
    server = start_valkey(tmp_path)
    live = Live(server.url)
    messages = live.subscribe("tasks")
    assert await next_of(messages) == {}
    server.stop()
    live.publish([("tasks", {"n": 1})])
    assert [await next_of(messages), await next_of(messages)] == [{}, {}]
    server.revive()
    while (said := await next_of(messages)) == {}:
        live.publish([("tasks", {"n": 2})])
    assert said == {"n": 2}
    await messages.aclose()
    await live.close()


async def test_closing_ends_every_watch(redis_url: str) -> None:
    live = Live(redis_url)

    async def watch() -> int:
        return len([said async for said in live.subscribe("tasks")])

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)
    await live.close()
    assert await watching >= 0


async def test_without_redis_watchers_of_the_same_process_are_served() -> None:
    live = Live()
    messages = live.subscribe("tasks")
    first = asyncio.ensure_future(anext(messages))
    await asyncio.sleep(0)
    assert await first == {}
    live.publish([("tasks", {"n": 1})])
    assert await next_of(messages) == {"n": 1}
    await messages.aclose()
