"""`orderloom mailbox`."""

import click


@click.command()
@click.option("--port", type=int, default=None, help="Where it listens on 127.0.0.1.")
def command(port: int | None) -> None:
    """Take the mail of the demonstration and keep it as files in the data folder."""
    from orderloom.main.mailbox import main

    main(port)
