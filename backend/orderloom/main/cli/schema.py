"""`orderloom schema`."""

from pathlib import Path

import click


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of printing.")
@click.option("--portal", is_flag=True, help="The schema of the portal, as it stands in portal.graphql.")
def command(out: Path | None, portal: bool) -> None:
    """Print the GraphQL schema, as it stands in schema.graphql."""
    from orderloom.graphql.portal.schema import printed as printed_portal
    from orderloom.graphql.schema import printed as printed_workspace

    printed = printed_portal if portal else printed_workspace

    if out is None:
        click.echo(printed(), nl=False)
    else:
        out.write_text(printed(), encoding="utf-8")
