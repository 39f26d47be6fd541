"""`orderloom seed`: definitions first, then people and accounts, then orders."""

from collections.abc import Callable

import click

from orderloom.main.house import opened
from orderloom.main.seed.definitions import load_definitions
from orderloom.main.seed.people import load_people
from orderloom.platform.settings import settings


async def load(*, demo: bool, orders: bool, say: Callable[[str], None]) -> None:
    """Each part is safe to run again. Orders need running workers and the simulator."""
    if (demo or orders) and settings().env == "production":
        raise click.ClickException("Demo data is refused in production.")
    async with opened() as database:
        changed = await load_definitions(database, catalogs=demo)
        say(f"definitions: {len(changed)} loaded" if changed else "definitions: nothing new")
        if demo:
            await load_people(database)
        if orders:
            from orderloom.main.seed.orders import load_orders

            await load_orders(database, say)
