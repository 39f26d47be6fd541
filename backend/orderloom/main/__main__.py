"""`python -m orderloom.main` is the command line."""

from orderloom.main.cli import main

main(prog_name="orderloom")
