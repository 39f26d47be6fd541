"""From text to tree. `parse_expression` and `parse_tests` raise `FeelError` and nothing else."""

from orderloom.language.feel.parser.grammar import parse_expression, parse_tests

__all__ = ["parse_expression", "parse_tests"]
