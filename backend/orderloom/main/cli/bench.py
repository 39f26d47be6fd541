"""`orderloom bench`."""

import click


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1)
def command(arguments: tuple[str, ...]) -> None:
    """Measure speed and size as ratios to peers in one run; takes the options of bench/run.py."""
    import subprocess
    import sys

    from orderloom.main.seed.files import REPOSITORY

    script = REPOSITORY / "bench" / "run.py"
    if not script.exists():
        raise click.ClickException("The bench is part of the source tree, not of an installed package.")
    raise SystemExit(subprocess.run([sys.executable, str(script), *arguments], check=False).returncode)
