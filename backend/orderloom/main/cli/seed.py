"""`orderloom seed`."""

import click


@click.command()
@click.option("--demo", is_flag=True, help="Demo people, accounts and catalogs too. Refused in production.")
@click.option("--orders", is_flag=True, help="Thirty demo orders too, really run by the running processes.")
def command(demo: bool, orders: bool) -> None:
    """Load the shipped definitions into an empty database; run again, it changes nothing."""
    import asyncio

    from orderloom.main.seed.load import load

    asyncio.run(load(demo=demo, orders=orders, say=click.echo))
