"""`orderloom demo-site`."""

import asyncio

import click


@click.command()
@click.option("--port", default=8300, show_default=True, help="The port of the site.")
@click.option("--portal", "portal_url", help="Where browsers find this Orderloom; as settings say when left out.")
@click.option("--account", default="DEMO-ACME", show_default=True, help="Whose customer visits: number or foreign id.")
def command(port: int, portal_url: str | None, account: str) -> None:
    """Play somebody else's web shop, which embeds the portal: for demonstrations and tests, not for production."""
    from orderloom.main.demo_site import serve

    asyncio.run(serve(port, portal_url, account))
