"""`orderloom migration`."""

import click


@click.command(hidden=True)
@click.argument("title")
def command(title: str) -> None:
    """Write the next migration by comparing our tables with an empty database brought to the newest revision."""
    import tempfile
    from pathlib import Path

    from orderloom.main.migrate import migrate, write_revision
    from orderloom.platform.embedded import start_postgres

    with tempfile.TemporaryDirectory(prefix="orderloom-migration-") as folder:
        server = start_postgres(Path(folder) / "postgres", extra={"fsync": "off"})
        try:
            migrate(server.url)
            click.echo(write_revision(server.url, title))
        finally:
            server.stop()
