"""FEEL, the one expression language: conditions, mappings and table cells (DMN 1.5, a frozen subset).

`compile_expression` and `compile_unary_tests` are the doors. A text that can't be compiled raises `FeelError` with
a position; evaluation never raises: what went wrong is null.
"""

from orderloom.language.feel.errors import FeelError
from orderloom.language.feel.expression import (
    Expression,
    UnaryTests,
    Verdict,
    compile_expression,
    compile_unary_tests,
)
from orderloom.language.feel.values import UNKNOWN, Range, YearsMonths

__all__ = [
    "UNKNOWN",
    "Expression",
    "FeelError",
    "Range",
    "UnaryTests",
    "Verdict",
    "YearsMonths",
    "compile_expression",
    "compile_unary_tests",
]
