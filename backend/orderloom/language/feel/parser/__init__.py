"""From text to tree. Each of these raises `FeelError` and nothing else."""

from orderloom.language.feel.parser.grammar import parse_expression, parse_range, parse_tests

__all__ = ["parse_expression", "parse_range", "parse_tests"]
