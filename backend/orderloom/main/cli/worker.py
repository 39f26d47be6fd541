"""`orderloom worker`."""

import click


@click.command()
def command() -> None:
    """Do the work that events, people and timers ask for."""
    from orderloom.main.worker import main

    main()
