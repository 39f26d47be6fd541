"""The picture of an order in a real browser: how it opens, pans and zooms with about five thousand nodes."""

import asyncio
import json
import os
import subprocess
import time
from typing import Any

from bench.house import ROOT, House, wait_until_ready
from bench.orders import customer
from bench.studio import node
from orderloom.identity.access import actor as make_actor
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.ids import new_id
from orderloom.main import wiring
from orderloom.orchestration.queries import order_sketch
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.commands.review import approve_order
from orderloom.ordering.contracts import CreateOrder, NewLine, ReviewOrder
from orderloom.platform.db import Database
from orderloom.platform.work import drain

SCRIPT = ROOT / "bench" / "studio_page" / "picture.mjs"
SITES = 357
READER = make_actor(new_id(), "bench", (Role.FULFILLMENT_MANAGER,), account_id=None, group_ids=())


async def _planned(running: House) -> tuple[str, dict[str, Any]]:
    """An SD-WAN order of so many sites, planned and waiting for people; and what reading it takes the server."""
    database = Database(running.postgres, guarded=True)
    wiring.bind(database)
    account_id, site_id = await customer(database)
    lines = [NewLine(number="1", offering="sdwan-bronze", site_id=site_id)]
    lines += [NewLine(number=str(at), parent="1", offering="sdwan-site", site_id=site_id) for at in range(2, SITES + 2)]
    wanted = CreateOrder(account_id=account_id, lines=tuple(lines), channel="bench", submit=True)
    async with database.unit_of_work(actor_label="bench") as uow:
        order = await create_order(uow, Actor.system("bench"), wanted)
    await drain(database)
    async with database.unit_of_work(actor_label="bench") as uow:
        await approve_order(uow, Actor.system("bench"), ReviewOrder(order_id=order.id))
    await drain(database)
    before, began = database.statements, time.perf_counter()
    async with database.reader() as reader:
        sketch = await order_sketch(reader, READER, order.id)
    read: dict[str, Any] = {"nodes": sketch.nodes, "statements": database.statements - before}
    read["read_ms"] = (time.perf_counter() - began) * 1000
    await database.dispose()
    return order.number, read


def measure(running: House) -> dict[str, Any]:
    number, read = asyncio.run(_planned(running))
    for name in ("web", "relay"):
        running.start(name, name)
    wait_until_ready(running)
    load = os.getloadavg()[0]
    environment = {**os.environ, "ORDERLOOM_URL": running.url, "ORDER": number}
    done = subprocess.run([node(), SCRIPT], env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"the picture could not be measured:\n{done.stdout}{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    running.stop()
    running.processes.clear()
    return {**read, "load": load, **found}
