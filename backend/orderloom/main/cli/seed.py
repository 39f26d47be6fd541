"""`orderloom seed`."""

import click


@click.command()
@click.option("--demo", is_flag=True, help="Demo people, catalog and orders too.")
def command(demo: bool) -> None:
    """Load the shipped definitions into an empty database; run again, it changes nothing."""
    click.echo("nothing to load yet")
