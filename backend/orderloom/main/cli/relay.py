"""`orderloom relay`."""

import click


@click.command()
def command() -> None:
    """Find work that is ready, due or left behind, and nudge workers."""
    from orderloom.main.relay import main

    main()
