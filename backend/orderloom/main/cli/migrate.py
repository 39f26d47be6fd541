"""`orderloom migrate`."""

import click


@click.command()
@click.option(
    "--to", "revision", default="head", show_default=True, help="A revision, `head`, or `base` to take all away."
)
def command(revision: str) -> None:
    """Bring the database to the schema of this version."""
    from orderloom.main.house import settled
    from orderloom.main.migrate import migrate

    migrate(settled().database_url, revision)
