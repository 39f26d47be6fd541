"""`orderloom doctor`."""

import sys

import click


@click.command()
def command() -> None:
    """Say what is missing for Orderloom to run here, and what to do about it."""
    from orderloom.main.doctor import examine

    findings = examine()
    for finding in findings:
        mark = click.style("ok     ", fg="green") if finding.fine else click.style("missing", fg="red")
        click.echo(f"{mark} {finding.what}")
        if not finding.fine:
            click.echo(f"        {finding.remedy}")
    sys.exit(0 if all(finding.fine for finding in findings) else 1)
