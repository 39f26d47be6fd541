"""`orderloom schema`."""

from pathlib import Path

import click


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of printing.")
def command(out: Path | None) -> None:
    """Print the GraphQL schema, as it stands in schema.graphql."""
    from orderloom.graphql.schema import printed

    if out is None:
        click.echo(printed(), nl=False)
    else:
        out.write_text(printed(), encoding="utf-8")
