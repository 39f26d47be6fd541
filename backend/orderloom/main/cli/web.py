"""`orderloom web`."""

import click


@click.command()
def command() -> None:
    """Serve GraphQL, REST and the workspace."""
    from orderloom.main.web import main

    main()
