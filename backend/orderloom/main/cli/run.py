"""`orderloom run`."""

import os
import sys

import click


@click.command()
@click.option("--demo/--no-demo", default=True, show_default=True, help="Load demo people, catalog and orders.")
def command(demo: bool) -> None:
    """Start everything, with servers of its own where none are set, and keep it running."""
    from orderloom.main.supervisor import main
    from orderloom.platform.settings import settings

    chosen = settings()
    sys.exit(main(chosen, port_is_fixed="ORDERLOOM_PORT" in os.environ, demo=demo and chosen.env != "production"))
