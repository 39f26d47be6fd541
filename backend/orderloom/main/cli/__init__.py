"""The command line. A command is a module of this folder with a `command`; its file name is its name."""

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import cast

import click


class Folder(click.Group):
    """Finds commands by their files and imports only the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        found = pkgutil.iter_modules([str(Path(__file__).parent)])
        return sorted(module.name.replace("_", "-") for module in found if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"{__name__}.{cmd_name.replace('-', '_')}")
        return cast(click.Command, module.command)


@click.group(cls=Folder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="orderloom")
def main() -> None:
    """Orderloom: order management from capture to installed inventory."""
