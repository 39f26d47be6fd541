"""`orderloom simulator`."""

import click


@click.command()
def command() -> None:
    """Play the external systems of the demonstration."""
    from orderloom.main.simulator import main

    main()
