"""Whoever asks for help on the command line gets it: each file beside the commands is one."""

from click.testing import CliRunner

from orderloom.main.cli import main


def test_help_names_every_command() -> None:
    answer = CliRunner().invoke(main, ["--help"])
    assert (answer.exit_code, answer.exception) == (0, None)
    assert {"run", "orders", "flows", "token", "doctor"} <= {
        line.split()[0] for line in answer.output.splitlines() if line.startswith("  ") and line.strip()
    }
