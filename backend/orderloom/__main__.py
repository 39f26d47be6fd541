"""`python -m orderloom` is the command line."""

from orderloom.main.cli import main

main(prog_name="orderloom")
